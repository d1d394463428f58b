/* test_samplers.c - random bits and samplers (chance/random_bits.c, samplers/): known answers, and what each design is. */
#include "unit/law_case.h"
#include "chance/random_bits.h"
#include "chance/sampler.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Random123's kat_vectors: philox4x32, 10 rounds. */
static void philox_known_answers(void **state) {
  (void)state;
  static const struct {
    uint32_t counter[4], key[2], out[4];
  } known[] = {
      {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
      {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
       {0xffffffff, 0xffffffff},
       {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
      {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
       {0xa4093822, 0x299f31d0},
       {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
  };
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    uint32_t out[4];
    fc_philox(known[i].counter, known[i].key, out);
    assert_memory_equal(out, known[i].out, sizeof out);
  }
}

static void streams_are_told_apart(void **state) {
  (void)state;
  const fc_str names[] = {FC_STR("severity"), FC_STR("New York City"), FC_STR("severityNew"), FC_STR(" York City")};
  assert_true(fc_stream(names, 1) != fc_stream(names, 2));
  assert_true(fc_stream(names, 2) != fc_stream(names + 2, 2));
  assert_true(fc_stream(names, 1) == fc_stream(&FC_STR("severity"), 1));
}

static fc_sampling sampling_of(const char *name, uint64_t seed, uint64_t draws, size_t dimensions, bool plain) {
  fc_sampling sampling;
  fc_sampling_fault fault;
  const fc_sampling_options options = {seed, draws, dimensions, plain};
  const fc_sampler *sampler = fc_sampler_find(fc_str_of(name));
  assert_non_null(sampler);
  assert_int_equal(fc_sampling_make(sampler, &options, &law_arena, &sampling, &fault), FC_OK);
  return sampling;
}

static fc_dimension dimension_of(uint32_t place) {
  return (fc_dimension){.stream = fc_mix(place + 77), .place = place, .variable = place + 1, .entity = 1};
}

/* Computed apart, by the formula of the standard. */
static void hdr_known_answers(void **state) {
  (void)state;
  static const struct {
    uint64_t index, variable, entity, seed3, seed4;
    double integer;
  } known[] = {
      {1, 0, 0, 0, 0, 1288520064},       {2, 0, 0, 0, 0, 2899084558},       {1000, 0, 0, 0, 0, 3072966007},
      {1000000, 0, 0, 0, 0, 3126419491}, {99999999, 0, 0, 0, 0, 3898807018}, {1, 2, 1, 3, 4, 3119511895},
      {2, 2, 1, 3, 4, 2691994432},       {10, 2, 1, 3, 4, 2996739337},
  };
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    fc_sampling sampling = sampling_of("hdr", known[i].seed4 << 32 | known[i].seed3, 100000000, 1, false);
    fc_dimension dimension = {.variable = known[i].variable, .entity = known[i].entity};
    double u;
    fc_sampling_fill(&sampling, &dimension, known[i].index - 1, 1, &u);
    assert_near(u, (known[i].integer + 0.5) / 4294967296.0, 0);
  }
}

enum { DRAWS = 1024 };

/* In any pieces the same numbers, all of them between 0 and 1. */
static void a_number_is_a_function_of_its_index(void **state) {
  (void)state;
  static double whole[DRAWS], part[DRAWS];
  for (size_t s = 0; s < fc_samplers(); s++) {
    fc_sampling sampling = sampling_of(fc_sampler_at(s)->name, 9, DRAWS, 5, false);
    for (uint32_t place = 0; place < 5; place++) {
      fc_dimension dimension = dimension_of(place);
      fc_sampling_fill(&sampling, &dimension, 0, DRAWS, whole);
      for (size_t first = 0, size = 1; first < DRAWS; first += size, size = size * 5 % 37 + 1) {
        size_t n = size < DRAWS - first ? size : DRAWS - first;
        fc_sampling_fill(&sampling, &dimension, first, n, part + first);
      }
      assert_memory_equal(whole, part, sizeof whole);
      for (size_t i = 0; i < DRAWS; i++)
        assert_true(whole[i] > 0 && whole[i] < 1);
    }
  }
}

/* Another dimension, and another number of draws where the design allows it, moves nothing. */
static void another_dimension_moves_no_draw(void **state) {
  (void)state;
  static double few[DRAWS], more[DRAWS];
  for (size_t s = 0; s < fc_samplers(); s++) {
    const char *name = fc_sampler_at(s)->name;
    if (strcmp(name, "grid") == 0)
      continue;
    fc_sampling five = sampling_of(name, 9, DRAWS, 5, false), nine = sampling_of(name, 9, DRAWS, 9, false);
    fc_dimension dimension = dimension_of(4);
    fc_sampling_fill(&five, &dimension, 0, DRAWS, few);
    fc_sampling_fill(&nine, &dimension, 0, DRAWS, more);
    assert_memory_equal(few, more, sizeof few);
  }
  fc_sampling once = sampling_of("random", 9, DRAWS, 5, false), twice = sampling_of("random", 9, 2 * DRAWS, 5, false);
  fc_dimension dimension = dimension_of(0);
  fc_sampling_fill(&once, &dimension, 0, DRAWS, few);
  fc_sampling_fill(&twice, &dimension, 0, DRAWS, more);
  assert_memory_equal(few, more, sizeof few);
}

static int by_size(const void *left, const void *right) {
  const double *a = left, *b = right;
  return (*a > *b) - (*a < *b);
}

/* One number in each of DRAWS equal parts. */
static void assert_stratified(const fc_sampling *sampling, uint32_t place) {
  static double u[DRAWS];
  fc_dimension dimension = dimension_of(place);
  fc_sampling_fill(sampling, &dimension, 0, DRAWS, u);
  qsort(u, DRAWS, sizeof *u, by_size);
  for (size_t i = 0; i < DRAWS; i++)
    assert_int_equal((size_t)(u[i] * DRAWS), i);
}

static void one_draw_from_each_stratum(void **state) {
  (void)state;
  fc_sampling hypercube = sampling_of("latin_hypercube", 3, DRAWS, 2, false);
  fc_sampling plain = sampling_of("sobol", 3, DRAWS, 2048, true), sobol = sampling_of("sobol", 3, DRAWS, 2048, false);
  assert_stratified(&hypercube, 0);
  assert_stratified(&hypercube, 1);
  for (uint32_t place = 0; place < 2048; place++) {
    assert_stratified(&plain, place);
    assert_stratified(&sobol, place);
  }
}

/* Every elementary rectangle of area 1/DRAWS of the first two dimensions holds one point, scrambled or not. */
static void the_first_two_dimensions_are_a_net(void **state) {
  (void)state;
  static double x[DRAWS], y[DRAWS];
  for (int plain = 0; plain <= 1; plain++) {
    fc_sampling sobol = sampling_of("sobol", 5, DRAWS, 2, plain);
    fc_dimension first = dimension_of(0), second = dimension_of(1);
    fc_sampling_fill(&sobol, &first, 0, DRAWS, x);
    fc_sampling_fill(&sobol, &second, 0, DRAWS, y);
    for (size_t wide = 1; wide <= DRAWS; wide *= 2) {
      bool taken[DRAWS] = {false};
      for (size_t i = 0; i < DRAWS; i++) {
        size_t cell = (size_t)(x[i] * (double)wide) * (DRAWS / wide) + (size_t)(y[i] * (double)(DRAWS / wide));
        assert_false(taken[cell]);
        taken[cell] = true;
      }
    }
  }
}

static uint32_t word_of(double u) {
  return (uint32_t)(u * 4294967296.0);
}

/* Numbers that agree in k bits do so after the scramble, and differ in the next: Owen's scramble, at any depth. */
static void the_scramble_is_nested(void **state) {
  (void)state;
  static double plain[DRAWS], mixed[DRAWS];
  fc_sampling as_published = sampling_of("sobol", 1, DRAWS, 7, true), scrambled = sampling_of("sobol", 1, DRAWS, 7, false);
  fc_dimension dimension = dimension_of(6);
  fc_sampling_fill(&as_published, &dimension, 0, DRAWS, plain);
  fc_sampling_fill(&scrambled, &dimension, 0, DRAWS, mixed);
  for (size_t i = 0; i < DRAWS; i++)
    for (size_t j = 0; j < i; j++) {
      uint32_t before = word_of(plain[i]) ^ word_of(plain[j]), after = word_of(mixed[i]) ^ word_of(mixed[j]);
      assert_int_equal(__builtin_clz(before), __builtin_clz(after));
    }
}

/* Over many scrambles a point is uniform, and independent of its neighbor in the last bits. */
static void scrambles_are_uniform(void **state) {
  (void)state;
  enum { SEEDS = 4000 };
  double sum = 0, square = 0, product = 0;
  for (uint64_t seed = 0; seed < SEEDS; seed++) {
    fc_sampling sobol = sampling_of("sobol", seed, 64, 3, false);
    fc_dimension dimension = dimension_of(2);
    double u[2];
    fc_sampling_fill(&sobol, &dimension, 5, 2, u);
    double a = fmod(u[0] * 64, 1) - 0.5, b = fmod(u[1] * 64, 1) - 0.5;
    sum += u[0] - 0.5;
    square += (u[0] - 0.5) * (u[0] - 0.5);
    product += a * b;
  }
  assert_near(sum / SEEDS, 0, 4 * sqrt(1.0 / 12 / SEEDS));
  assert_near(square / SEEDS, 1.0 / 12, 4 * sqrt(1.0 / 180 / SEEDS));
  assert_near(product / SEEDS, 0, 4.0 / 12 / sqrt(SEEDS));
}

/* GSL's Sobol generator gives zeros, and no error, beyond 40 dimensions. */
static void many_dimensions_are_no_zeros(void **state) {
  (void)state;
  static double u[DRAWS];
  static const char *const names[] = {"sobol", "halton"};
  for (size_t s = 0; s < 2; s++) {
    fc_sampling sampling = sampling_of(names[s], 2, DRAWS, 2048, false);
    for (uint32_t place = 0; place < 2048; place += 89) {
      fc_dimension dimension = dimension_of(place);
      double sum = 0;
      fc_sampling_fill(&sampling, &dimension, 0, DRAWS, u);
      for (size_t i = 0; i < DRAWS; i++)
        sum += u[i];
      assert_near(sum / DRAWS, 0.5, 0.05);
    }
  }
}

/* The integral of x y over the unit square to far better than a random sample's 0.007. */
static void sequences_integrate_better_than_chance(void **state) {
  (void)state;
  static double x[DRAWS], y[DRAWS];
  static const char *const names[] = {"sobol", "halton", "grid"};
  for (size_t s = 0; s < 3; s++) {
    fc_sampling sampling = sampling_of(names[s], 11, DRAWS, 2, false);
    fc_dimension first = dimension_of(0), second = dimension_of(1);
    fc_sampling_fill(&sampling, &first, 0, DRAWS, x);
    fc_sampling_fill(&sampling, &second, 0, DRAWS, y);
    double sum = 0;
    for (size_t i = 0; i < DRAWS; i++)
      sum += x[i] * y[i];
    assert_near(sum / DRAWS, 0.25, 1e-3);
  }
}

static void refused(const char *name, uint64_t draws, size_t dimensions, const char *option, const char *what,
                    const char *help) {
  fc_sampling sampling;
  fc_sampling_fault fault;
  const fc_sampling_options options = {1, draws, dimensions, false};
  assert_int_equal(fc_sampling_make(fc_sampler_find(fc_str_of(name)), &options, &law_arena, &sampling, &fault),
                   FC_BAD_NUMBER);
  assert_string_equal(fault.option, option);
  assert_string_equal(fault.what, what);
  assert_string_equal(fault.help, help);
}

static void what_cannot_be_drawn_is_refused(void **state) {
  (void)state;
  refused("random", 0, 3, "draws", "there is no draw", "ask for at least one");
  refused("random", 5, 0, "dimensions", "nothing is uncertain", "give a parameter a distribution");
  refused("sobol", 1000, 3, "draws", "sobol does not make that many draws", "sobol could make 1024");
  refused("sobol", 1024, 2049, "dimensions", "sobol has no more than 2048 dimensions", "take random, or latin_hypercube");
  refused("halton", 1024, 2049, "dimensions", "halton has no more than 2048 dimensions", "take random, or latin_hypercube");
  refused("sobol", UINT64_C(1) << 32, 3, "draws", "sobol makes no more than 2147483648 draws", "take random for more");
  refused("grid", 1000, 2, "draws", "grid does not make that many draws", "grid could make 1024");
  refused("grid", 1000, 300, "draws", "grid does not make that many draws", "take fewer, or random");
}

static void every_sampler_says_what_it_is(void **state) {
  (void)state;
  for (size_t i = 0; i < fc_samplers(); i++) {
    const fc_sampler *sampler = fc_sampler_at(i);
    assert_string_equal(sampler->name, fc_sampler_names()[i]);
    assert_ptr_equal(fc_sampler_find(fc_str_of(sampler->name)), sampler);
    assert_true(*sampler->summary && *sampler->source && sampler->fill);
  }
  assert_null(fc_sampler_find(FC_STR("sobel")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(philox_known_answers),
      cmocka_unit_test(streams_are_told_apart),
      cmocka_unit_test(hdr_known_answers),
      cmocka_unit_test(a_number_is_a_function_of_its_index),
      cmocka_unit_test(another_dimension_moves_no_draw),
      cmocka_unit_test(one_draw_from_each_stratum),
      cmocka_unit_test(the_first_two_dimensions_are_a_net),
      cmocka_unit_test(the_scramble_is_nested),
      cmocka_unit_test(scrambles_are_uniform),
      cmocka_unit_test(many_dimensions_are_no_zeros),
      cmocka_unit_test(sequences_integrate_better_than_chance),
      cmocka_unit_test(what_cannot_be_drawn_is_refused),
      cmocka_unit_test(every_sampler_says_what_it_is),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  fc_arena_free(&law_arena);
  return failed;
}
