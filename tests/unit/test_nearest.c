/* test_nearest.c - the name that was probably meant (base/nearest.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/text.h"
#include <string.h>

static const char *const names[] = {"percent", "amount", "terminate", "Police Department", "fiscal_year", "by"};

static const char *nearest(const char *written) {
  return fc_nearest(fc_str_of(written), names, sizeof names / sizeof *names);
}

static void slips_are_recognized(void **state) {
  (void)state;
  assert_string_equal(nearest("precent"), "percent"); /* swapped */
  assert_string_equal(nearest("amuont"), "amount");
  assert_string_equal(nearest("terminated"), "terminate");
  assert_string_equal(nearest("percentage"), "percent");
  assert_string_equal(nearest("Fiscal Year"), "fiscal_year");
  assert_string_equal(nearest("fiscal-year"), "fiscal_year");
  assert_string_equal(nearest("BY"), "by");
}

static void a_beginning_is_recognized(void **state) {
  (void)state;
  assert_string_equal(nearest("Police"), "Police Department");
  assert_null(nearest("Po"));
}

static void what_is_far_is_not_guessed(void **state) {
  (void)state;
  assert_null(nearest("xyz"));
  assert_null(nearest("cap"));
  assert_null(nearest(""));
  assert_null(fc_nearest(FC_STR("x"), NULL, 0));
}

static void long_and_broken_names_are_survived(void **state) {
  (void)state;
  char text[5000];
  memset(text, 'a', sizeof text);
  assert_null(fc_nearest((fc_str){text, sizeof text}, names, 6));
  assert_null(fc_nearest(FC_STR("\xFF\xFF\xFF"), names, 6));
}

static void of_two_the_first_is_named(void **state) {
  (void)state;
  const char *const twins[] = {"cat1", "cat2"};
  assert_string_equal(fc_nearest(FC_STR("cat3"), twins, 2), "cat1");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(slips_are_recognized),       cmocka_unit_test(a_beginning_is_recognized),
      cmocka_unit_test(what_is_far_is_not_guessed), cmocka_unit_test(long_and_broken_names_are_survived),
      cmocka_unit_test(of_two_the_first_is_named),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
