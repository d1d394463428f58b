/* test_passed_on.c - awards that one government passes on to another: which pairs are the same money
 * (dataset/passed_on.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "dataset/passed_on.h"
#include "unit/dataset_case.h"

#define HEADER "government,fiscal_year,award_id,program,amount,via\n"
static const char budgets[] = "government,fiscal_year,amount\nOhio,2025,1000\nLima,2025,1000\n";

static fc_dataset *read_by_program(const char *grants) {
  static const char *const by[] = {"program"};
  const fc_keep keep = {.by = by, .n_by = 1};
  return case_read((case_files){.budgets = budgets, .grants = grants}, &keep);
}

/* Dollars that are in the rows of two governments. */
static long long twice(const char *grants) {
  fc_dataset *dataset = read_by_program(grants);
  long long sum = 0;
  for (size_t i = 0; i < dataset->passed.count; i++)
    sum += case_dollars(((const fc_passed *)fc_seq_at(&dataset->passed, i))->amount);
  fc_dataset_free(dataset);
  return sum;
}

static void an_award_of_one_number_is_the_same(void **state) {
  (void)state;
  assert_int_equal(twice(HEADER "Ohio,2025,X-1,CDBG,100,\nLima,2025,X-1,CDBG,30,Ohio\n"), 30);
  assert_int_equal(twice(HEADER "Lima,2025,X-1,CDBG,30,Ohio\nOhio,2025,X-1,CDBG,100,\n"), 30);
  assert_int_equal(twice(HEADER "Ohio,2025,X-2,CDBG,100,\nLima,2025,X-1,CDBG,30,Ohio\n"), 0);
}

static void without_a_number_the_program_of_the_year_is_the_same(void **state) {
  (void)state;
  assert_int_equal(twice(HEADER "Ohio,2025,,CDBG,100,\nLima,2025,X-1,CDBG,30,Ohio\nLima,2025,,CDBG,5,Ohio\n"), 35);
  assert_int_equal(twice(HEADER "Ohio,2025,,HOME,100,\nLima,2025,,CDBG,30,Ohio\n"), 0);
  assert_int_equal(twice(HEADER "Ohio,2024,,CDBG,100,\nOhio,2025,,HOME,100,\nLima,2025,,CDBG,30,Ohio\n"), 0);
}

static void who_is_not_in_the_run_or_the_same_passes_nothing_on(void **state) {
  (void)state;
  assert_int_equal(twice(HEADER "Ohio,2025,,CDBG,100,\nLima,2025,,CDBG,30,Indiana\n"), 0);
  assert_int_equal(twice(HEADER "Lima,2025,,CDBG,30,Lima\n"), 0);
}

static void a_file_without_via_remembers_nothing(void **state) {
  (void)state;
  fc_dataset *dataset = read_by_program("government,fiscal_year,award_id,program,amount\nOhio,2025,X-1,CDBG,100\n");
  assert_int_equal(dataset->passed.count, 0);
  assert_int_equal(fc_intern_find(&dataset->texts, FC_STR("X-1")), FC_INTERN_NONE);
  fc_dataset_free(dataset);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_award_of_one_number_is_the_same),
      cmocka_unit_test(without_a_number_the_program_of_the_year_is_the_same),
      cmocka_unit_test(who_is_not_in_the_run_or_the_same_passes_nothing_on),
      cmocka_unit_test(a_file_without_via_remembers_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
