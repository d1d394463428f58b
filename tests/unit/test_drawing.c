/* test_drawing.c - draws of a function's inputs (risk/drawing.c). */
#include "unit/law_case.h"
#include "chance/dependence.h"
#include "chance/random_bits.h"
#include "risk/drawing.h"

#include <string.h>

enum { ROWS = 1000 };

static fc_law laws[2];
static fc_factor inputs[2] = {{.name = "rate", .law = &laws[0]}, {.name = "delay", .law = &laws[1]}};
static fc_function function = {.n_inputs = 2, .inputs = inputs};

static fc_drawing drawing_by(const char *sampler, uint64_t draws) {
  const fc_sampling_options options = {.seed = 7, .draws = draws};
  fc_drawing drawing;
  fc_sampling_fault fault;
  assert_int_equal(fc_drawing_make(&function, fc_sampler_find(fc_str_of(sampler)), &options, &law_arena, &drawing, &fault),
                   FC_OK);
  return drawing;
}

static void set_up(void) {
  laws[0] = LAW("pert", 0.1, 0.3, 0.9);
  laws[1] = LAW("uniform", 1, 4);
  inputs[0].stream = fc_stream((const fc_str[]){FC_STR("rate")}, 1);
  inputs[1].stream = fc_stream((const fc_str[]){FC_STR("delay")}, 1);
  function.dependence = NULL;
}

/* A draw is the quantile of the sampler's number, whichever sampler that is and however rows are asked for. */
static void a_draw_is_a_quantile(void **state) {
  (void)state;
  set_up();
  for (size_t s = 0; s < fc_samplers(); s++) {
    fc_drawing drawing = drawing_by(fc_sampler_at(s)->name, 1024);
    fc_draws whole, piece;
    double u[ROWS];
    assert_int_equal(fc_draws_make(&drawing, ROWS, &law_arena, &whole), FC_OK);
    assert_int_equal(fc_draws_make(&drawing, 37, &law_arena, &piece), FC_OK);
    fc_drawing_fill(&drawing, 0, ROWS, &whole);
    for (size_t i = 0; i < 2; i++) {
      fc_sampling_fill(&drawing.sampling, &drawing.dimension[i], 0, ROWS, u);
      for (size_t row = 0; row < ROWS; row++)
        assert_near(whole.x[i][row], fc_law_quantile(&laws[i], u[row]), drawing.table[i].bound + 1e-12);
    }
    for (size_t first = 0; first < ROWS; first += 37) {
      size_t rows = ROWS - first < 37 ? ROWS - first : 37;
      fc_drawing_fill(&drawing, first, rows, &piece);
      assert_memory_equal(piece.x[1], whole.x[1] + first, rows * sizeof(double));
    }
  }
}

static void what_depends_on_another_follows_it(void **state) {
  (void)state;
  set_up();
  static const uint32_t columns[] = {0}, source[] = {0};
  static const double weight[] = {1};
  static const fc_follower follower[] = {{1, 1, columns, weight}};
  static const fc_dependence dependence = {2, 0, NULL, follower, 1, source, 1};
  function.dependence = &dependence;
  fc_drawing drawing = drawing_by("random", ROWS);
  fc_draws draws;
  assert_int_equal(fc_draws_make(&drawing, ROWS, &law_arena, &draws), FC_OK);
  fc_drawing_fill(&drawing, 0, ROWS, &draws);
  for (size_t row = 0; row < ROWS; row++)
    assert_near(draws.x[1][row], 1 + 3 * fc_law_cdf(&laws[0], draws.x[0][row]), 1e-4);
}

static void tables_serve_another_seed(void **state) {
  (void)state;
  set_up();
  fc_drawing drawing = drawing_by("random", ROWS), again;
  fc_sampling_fault fault;
  const fc_sampling_options other = {.seed = 8, .draws = ROWS}, odd = {.seed = 8, .draws = 1000};
  assert_int_equal(fc_drawing_again(&drawing, fc_sampler_find(FC_STR("random")), &other, &law_arena, &again, &fault), FC_OK);
  assert_ptr_equal(again.table, drawing.table);
  fc_draws one, two;
  assert_int_equal(fc_draws_make(&drawing, ROWS, &law_arena, &one), FC_OK);
  assert_int_equal(fc_draws_make(&drawing, ROWS, &law_arena, &two), FC_OK);
  fc_drawing_fill(&drawing, 0, ROWS, &one);
  fc_drawing_fill(&again, 0, ROWS, &two);
  assert_memory_not_equal(one.x[0], two.x[0], ROWS * sizeof(double));
  assert_int_equal(fc_drawing_again(&drawing, fc_sampler_find(FC_STR("sobol")), &odd, &law_arena, &again, &fault),
                   FC_BAD_NUMBER);
  assert_string_equal(fault.option, "draws");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_draw_is_a_quantile),
      cmocka_unit_test(what_depends_on_another_follows_it),
      cmocka_unit_test(tables_serve_another_seed),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  fc_arena_free(&law_arena);
  return failed;
}
