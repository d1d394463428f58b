/* test_joint.c - correlated normal numbers (chance/joint.c, joint_spread.c, correlation_matrix.c, normal_correlation.c):
 * published matrices, closed forms, and that what is added moves nothing. */
#include "unit/law_case.h"
#include "chance/correlation_matrix.h"
#include "chance/joint.h"
#include "chance/normal_correlation.h"
#include "chance/random_bits.h"

#include <math.h>
#include <string.h>

#define PI 3.14159265358979323846

/* --- matrices --- */

static void assert_nearest(const double *matrix, const double *expected, size_t n, double distance) {
  double nearest[16], l[16], squares = 0;
  assert_int_equal(fc_correlation_nearest(matrix, n, nearest), FC_OK);
  for (size_t i = 0; i < n * n; i++) {
    assert_near(nearest[i], expected[i], 5e-5);
    squares += (nearest[i] - matrix[i]) * (nearest[i] - matrix[i]);
  }
  assert_near(sqrt(squares), distance, 5e-5);
  assert_true(fc_correlation_root(nearest, n, FC_CORRELATION_PROJECTED, l));
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < n; j++) {
      double sum = 0;
      for (size_t k = 0; k < n; k++)
        sum += l[i * n + k] * l[j * n + k];
      assert_near(sum, nearest[i * n + j], 1e-7);
    }
}

/* Higham 2002, sections 1 and 4. */
static void published_nearest_matrices(void **state) {
  (void)state;
  static const double three[] = {1, 1, 0, 1, 1, 1, 0, 1, 1};
  static const double near_three[] = {1, 0.7607, 0.1573, 0.7607, 1, 0.7607, 0.1573, 0.7607, 1};
  static const double four[] = {2, -1, 0, 0, -1, 2, -1, 0, 0, -1, 2, -1, 0, 0, -1, 2};
  static const double near_four[] = {1,      -0.8084, 0.1916,  0.1068, -0.8084, 1,      -0.6562, 0.1916,
                                     0.1916, -0.6562, 1,       -0.8084, 0.1068, 0.1916, -0.8084, 1};
  assert_nearest(three, near_three, 3, 0.5278);
  assert_nearest(four, near_four, 4, 2.1337);
}

static void a_correlation_matrix_is_its_own_nearest(void **state) {
  (void)state;
  static const double matrix[] = {1, 0.5, -0.2, 0.5, 1, 0.1, -0.2, 0.1, 1};
  double nearest[9], l[9];
  assert_int_equal(fc_correlation_nearest(matrix, 3, nearest), FC_OK);
  for (size_t i = 0; i < 9; i++)
    assert_near(nearest[i], matrix[i], 1e-12);
  assert_true(fc_correlation_root(matrix, 3, FC_CORRELATION_ROUNDING, l));
}

/* Numbers that settle one another leave nothing of their own. */
static void singular_matrices_have_a_root(void **state) {
  (void)state;
  static const double matrix[] = {1, -1, 0.6, -1, 1, -0.6, 0.6, -0.6, 1}, odd[] = {1, 1, 0.6, 1, 1, -0.6, 0.6, -0.6, 1};
  double l[9];
  assert_true(fc_correlation_root(matrix, 3, FC_CORRELATION_ROUNDING, l));
  assert_near(l[3], -1, 0);
  assert_near(l[4], 0, 0);
  assert_near(l[6], 0.6, 1e-15);
  assert_near(l[8], 0.8, 1e-15);
  assert_false(fc_correlation_root(odd, 3, FC_CORRELATION_ROUNDING, l));
}

/* --- what a correlation is of --- */

static void ranks_are_exact(void **state) {
  (void)state;
  assert_near(fc_normal_from_rank(1), 1, 1e-15);
  assert_near(fc_normal_from_rank(0.5), 0.51763809020504159, 1e-15);
  for (int i = -10; i <= 10; i++)
    assert_near(fc_rank_from_normal(fc_normal_from_rank(i / 10.0)), i / 10.0, 1e-14);
}

/* Closed forms: uniform laws, 6 / pi asin(r / 2); medians, 2 / pi asin r; lognormal, (e^(s^2 r) - 1) / (e^(s^2) - 1); normal
 * with a yes or no, r phi(t) / sqrt(p (1 - p)); normal with uniform, r sqrt(3 / pi). */
static void linear_correlations_have_closed_forms(void **state) {
  (void)state;
  fc_law uniform = LAW("uniform", 2, 7), normal = LAW("normal", 3, 2), coin = LAW("bernoulli", 0.5);
  fc_law lognormal = LAW("lognormal", 1, 2), rare = LAW("bernoulli", 0.3);
  double height = exp(-0.5 * 0.52440051270804067 * 0.52440051270804067) / sqrt(2 * PI) / sqrt(0.21);
  for (int i = -9; i <= 9; i++) {
    double r = i / 9.0;
    assert_near(fc_linear_from_normal(&uniform, &uniform, r), 6 / PI * asin(r / 2), 1e-12);
    assert_near(fc_linear_from_normal(&coin, &coin, r), 2 / PI * asin(r), 1e-9);
    assert_near(fc_linear_from_normal(&lognormal, &lognormal, r), (pow(5, r) - 1) / 4, 1e-7);
    assert_near(fc_linear_from_normal(&normal, &rare, r), r * height, 1e-9);
    assert_near(fc_linear_from_normal(&rare, &normal, r), r * height, 1e-9);
    assert_near(fc_linear_from_normal(&normal, &uniform, r), r * sqrt(3 / PI), 1e-12);
  }
}

static void linear_correlations_are_found_again(void **state) {
  (void)state;
  const fc_law law[] = {LAW("pert", 0, 1, 5), LAW("bernoulli", 0.2), LAW("triangular", 0, 0, 1), LAW("lognormal", 1, 0.5)};
  for (size_t a = 0; a < 4; a++)
    for (size_t b = 0; b < 4; b++)
      for (int i = -3; i <= 3; i++) {
        double r = fc_linear_from_normal(&law[a], &law[b], i * 0.3), normal;
        assert_true(fc_normal_from_linear(&law[a], &law[b], r, &normal));
        assert_near(normal, i * 0.3, 1e-6);
      }
}

static void what_two_laws_cannot_have_is_told(void **state) {
  (void)state;
  fc_law rare = LAW("bernoulli", 0.1), common = LAW("bernoulli", 0.6);
  double normal, most = sqrt(0.1 * 0.4 / (0.9 * 0.6)); /* Frechet's bound: (min(p, q) - p q) / sd sd */
  assert_near(fc_linear_from_normal(&rare, &common, 1), most, 1e-12);
  assert_false(fc_normal_from_linear(&rare, &common, most + 0.01, &normal));
  assert_true(fc_normal_from_linear(&rare, &rare, 1, &normal));
  assert_near(normal, 1, 0);
}

/* --- joints --- */

enum { NODES = 5 };
static const char *const names[] = {"a", "b", "c", "d", "politics"};
static const uint32_t in_order[] = {0, 1, 2, 3, 4};
static const uint32_t none[] = {FC_JOINT_NONE, FC_JOINT_NONE, FC_JOINT_NONE, FC_JOINT_NONE, FC_JOINT_NONE};
static const bool once[NODES] = {false}, last_two[NODES] = {false, false, true, true, false};
static const double no_loading[NODES] = {0};

static fc_joint joint_of(const fc_joint_terms *terms) {
  fc_joint joint;
  assert_int_equal(fc_joint_make(terms, &law_arena, &joint), FC_OK);
  return joint;
}

static void pairs_are_correlated_as_stated(void **state) {
  (void)state;
  const fc_correlated pair[] = {{0, 1, 0.5}, {1, 2, -0.4}, {0, 2, 0.2}};
  fc_joint joint = joint_of(&(fc_joint_terms){4, 1, names, once, in_order, none, no_loading, pair, 3});
  for (size_t p = 0; p < 3; p++)
    assert_near(fc_joint_correlation(&joint, pair[p].a, pair[p].b), pair[p].normal, 1e-14);
  assert_near(fc_joint_correlation(&joint, 0, 3), 0, 0);
  assert_int_equal(joint.n_rows, 2); /* a is its own, d is independent */
  assert_int_equal(joint.repair.changed, 0);
  assert_true(fc_joint_binds(&joint, 0) && fc_joint_binds(&joint, 2) && !fc_joint_binds(&joint, 3));
}

/* b and c follow politics, d follows c: correlations are products on the way. */
static void loadings_multiply(void **state) {
  (void)state;
  const uint32_t follows[] = {FC_JOINT_NONE, 4, 4, 2, FC_JOINT_NONE};
  const double loading[] = {0, 0.6, -0.8, 0.5, 0};
  const fc_correlated pair[] = {{0, 1, 0.3}};
  fc_joint joint = joint_of(&(fc_joint_terms){4, 1, names, once, in_order, follows, loading, pair, 1});
  assert_near(fc_joint_correlation(&joint, 1, 4), 0.6, 1e-14);
  assert_near(fc_joint_correlation(&joint, 1, 2), -0.48, 1e-14);
  assert_near(fc_joint_correlation(&joint, 1, 3), -0.24, 1e-14);
  assert_near(fc_joint_correlation(&joint, 3, 4), -0.4, 1e-14);
  assert_near(fc_joint_correlation(&joint, 0, 1), 0.3, 1e-14);
  assert_near(fc_joint_correlation(&joint, 0, 4), 0, 1e-14);
}

static void what_cannot_hold_is_repaired_and_told(void **state) {
  (void)state;
  const fc_correlated pair[] = {{0, 1, -0.9}, {1, 2, -0.9}, {0, 2, -0.9}};
  fc_joint joint = joint_of(&(fc_joint_terms){4, 1, names, once, in_order, none, no_loading, pair, 3});
  for (size_t p = 0; p < 3; p++)
    assert_near(fc_joint_correlation(&joint, pair[p].a, pair[p].b), -0.5, 1e-7);
  assert_int_equal(joint.repair.changed, 3);
  assert_near(joint.repair.stated.normal, -0.9, 0);
  assert_near(joint.repair.taken.normal, -0.5, 1e-7);
  assert_near(joint.repair.distance, 0.4 * sqrt(3), 1e-6);
}

static void too_many_are_refused(void **state) {
  (void)state;
  enum { MANY = FC_JOINT_MOST + 1 };
  static uint32_t order[MANY], follows[MANY];
  static fc_correlated pair[MANY];
  static const char *many[MANY];
  static bool repeats[MANY];
  static double loading[MANY];
  for (uint32_t i = 0; i < MANY; i++) {
    order[i] = i;
    follows[i] = FC_JOINT_NONE;
    pair[i] = (fc_correlated){i, (i + 1) % MANY, 0.1};
    many[i] = "x";
  }
  fc_joint joint;
  fc_joint_terms terms = {MANY, 0, many, repeats, order, follows, loading, pair, MANY - 1};
  assert_int_equal(fc_joint_make(&terms, &law_arena, &joint), FC_BAD_NUMBER);
  for (uint32_t i = 1; i < MANY; i++) { /* followers need no matrix */
    follows[i] = i - 1;
    loading[i] = 0.9;
  }
  terms.n_pairs = 0;
  assert_int_equal(fc_joint_make(&terms, &law_arena, &joint), FC_OK);
  assert_near(fc_joint_correlation(&joint, 0, 10), pow(0.9, 10), 1e-14);
}

/* --- spread over inputs --- */

static void repeats_belong_together_by_their_key(void **state) {
  (void)state;
  const fc_correlated pair[] = {{0, 2, 0.5}, {2, 3, 0.4}};
  fc_joint joint = joint_of(&(fc_joint_terms){4, 1, names, last_two, in_order, none, no_loading, pair, 2});
  const fc_joint_input input[] = {{0, 0}, {2, 77}, {3, 77}, {2, 88}, {3, 88}, {FC_JOINT_NONE, 0}};
  fc_dependence made;
  assert_int_equal(fc_joint_spread(&joint, input, 6, &law_arena, &made), FC_OK);
  assert_int_equal(made.n_followers, 4);
  assert_int_equal(made.n_factors, 0);
  for (size_t f = 0; f < 4; f++) {
    const fc_follower *follower = &made.follower[f];
    assert_int_equal(follower->input, f + 1);
    for (uint32_t k = 0; k < follower->n; k++)
      assert_true(follower->column[k] == 0 || input[follower->column[k]].key == input[follower->input].key);
  }
  assert_int_equal(made.n_sources, 5);
}

/* A parameter that is no input, but that inputs follow, is drawn all the same, by its own stream. */
static void what_is_no_input_becomes_a_factor(void **state) {
  (void)state;
  const uint32_t follows[] = {FC_JOINT_NONE, 0, 4, FC_JOINT_NONE, FC_JOINT_NONE};
  const double loading[] = {0, 0.6, 0.8, 0, 0};
  fc_joint joint = joint_of(&(fc_joint_terms){4, 1, names, once, in_order, follows, loading, NULL, 0});
  const fc_joint_input input[] = {{1, 0}, {2, 0}};
  fc_dependence made;
  assert_int_equal(fc_joint_spread(&joint, input, 2, &law_arena, &made), FC_OK);
  assert_int_equal(made.n_factors, 2);
  assert_string_equal(made.factors[0].name, "a");
  assert_true(made.factors[0].stream == fc_stream(&FC_STR("a"), 1));
  assert_string_equal(made.factors[1].name, "politics");
  assert_true(made.factors[1].stream != fc_stream(&FC_STR("politics"), 1));
  assert_int_equal(made.follower[0].column[0], 2);
  assert_int_equal(made.follower[1].column[0], 3);
}

static void one_more_at_the_end_moves_no_weight(void **state) {
  (void)state;
  const fc_correlated pair[] = {{0, 1, 0.5}, {1, 2, -0.4}, {0, 3, 0.6}, {2, 3, 0.1}};
  fc_joint few = joint_of(&(fc_joint_terms){4, 1, names, once, in_order, none, no_loading, pair, 2});
  fc_joint more = joint_of(&(fc_joint_terms){4, 1, names, once, in_order, none, no_loading, pair, 4});
  assert_int_equal(few.n_rows + 1, more.n_rows);
  for (size_t r = 0; r < few.n_rows; r++) {
    assert_int_equal(few.row[r].n, more.row[r].n);
    assert_memory_equal(few.row[r].weight, more.row[r].weight, few.row[r].n * sizeof(double));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(published_nearest_matrices),
      cmocka_unit_test(a_correlation_matrix_is_its_own_nearest),
      cmocka_unit_test(singular_matrices_have_a_root),
      cmocka_unit_test(ranks_are_exact),
      cmocka_unit_test(linear_correlations_have_closed_forms),
      cmocka_unit_test(linear_correlations_are_found_again),
      cmocka_unit_test(what_two_laws_cannot_have_is_told),
      cmocka_unit_test(pairs_are_correlated_as_stated),
      cmocka_unit_test(loadings_multiply),
      cmocka_unit_test(what_cannot_hold_is_repaired_and_told),
      cmocka_unit_test(too_many_are_refused),
      cmocka_unit_test(repeats_belong_together_by_their_key),
      cmocka_unit_test(what_is_no_input_becomes_a_factor),
      cmocka_unit_test(one_more_at_the_end_moves_no_weight),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  fc_arena_free(&law_arena);
  return failed;
}
