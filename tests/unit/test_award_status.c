/* test_award_status.c - words of a status and what they come to; which award a row is of; words before sums
 * (dataset/award_status.c, award_key.c, number/hedge.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "dataset/award_key.h"
#include "dataset/award_status.h"
#include "number/figure.h"
#include <string.h>

static void canceled_is_terminated_and_never_paused(void **state) {
  (void)state;
  assert_int_equal(fc_award_status_of(FC_STR("Cancelled")), FC_AWARD_terminated);
  assert_int_equal(fc_award_status_of(FC_STR("canceled")), FC_AWARD_terminated);
  assert_int_equal(fc_award_status_of(FC_STR("On-Hold")), FC_AWARD_paused);
  assert_int_equal(fc_award_status_of(FC_STR("Stop work order")), FC_AWARD_paused);
  assert_int_equal(fc_award_status_of(FC_STR("partially terminated")), FC_AWARD_reduced);
  assert_int_equal(fc_award_status_of(FC_STR("")), FC_AWARD_NOT_STATED);
  assert_int_equal(fc_award_status_of(FC_STR("sunset")), FC_AWARD_OTHER);
  assert_true(fc_award_status_is_cut(FC_AWARD_paused) && fc_award_status_is_cut(FC_AWARD_terminated));
  assert_false(fc_award_status_is_cut(FC_AWARD_reinstated) || fc_award_status_is_cut(FC_AWARD_at_risk));
}

static void a_word_that_is_not_known_keeps_its_name(void **state) {
  (void)state;
  assert_true(fc_str_is(fc_award_status_name(FC_AWARD_OTHER, FC_STR("sunset")), "sunset"));
  assert_true(fc_str_is(fc_award_status_name(FC_AWARD_at_risk, FC_STR("Notice received")), "at_risk"));
}

static void a_number_is_the_award_whatever_else_a_row_says(void **state) {
  (void)state;
  uint32_t one[FC_AWARD_KEY_WORDS], other[FC_AWARD_KEY_WORDS];
  assert_true(fc_award_key(&(fc_award_facts){1, 7, 3, 4, 2024, 2025}, one));
  assert_true(fc_award_key(&(fc_award_facts){1, 7, 0, 9, 0, 2026}, other));
  assert_memory_equal(one, other, sizeof one);
  assert_true(fc_award_key(&(fc_award_facts){2, 7, 3, 4, 2024, 2025}, other)); /* of another government */
  assert_memory_not_equal(one, other, sizeof one);
  assert_true(fc_award_key(&(fc_award_facts){1, 0, 3, 0, 0, 2025}, one));
  assert_true(fc_award_key(&(fc_award_facts){1, 0, 3, 0, 0, 2026}, other));
  assert_memory_not_equal(one, other, sizeof one);
  assert_false(fc_award_key(&(fc_award_facts){1, 0, 0, 0, 2024, 2025}, one));
}

static fc_hedge of_two(fc_hedge a, fc_hedge b) {
  return fc_hedge_of_sum(1u << a | 1u << b);
}

static void opposite_bounds_cancel(void **state) {
  (void)state;
  assert_int_equal(of_two(FC_EXACTLY, FC_EXACTLY), FC_EXACTLY);
  assert_int_equal(of_two(FC_EXACTLY, FC_UP_TO), FC_UP_TO);
  assert_int_equal(of_two(FC_UP_TO, FC_LESS_THAN), FC_UP_TO);
  assert_int_equal(of_two(FC_AT_LEAST, FC_MORE_THAN), FC_AT_LEAST);
  assert_int_equal(of_two(FC_AT_LEAST, FC_UP_TO), FC_EXACTLY);
  assert_int_equal(of_two(FC_NEARLY, FC_NEARLY), FC_NEARLY);
  assert_int_equal(of_two(FC_NEARLY, FC_UP_TO), FC_ABOUT);
  assert_int_equal(fc_hedge_of_sum(0), FC_EXACTLY);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(canceled_is_terminated_and_never_paused),
      cmocka_unit_test(a_word_that_is_not_known_keeps_its_name),
      cmocka_unit_test(a_number_is_the_award_whatever_else_a_row_says),
      cmocka_unit_test(opposite_bounds_cancel),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
