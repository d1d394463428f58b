/* test_text.c - slices, patterns and folded headers (base/text.c, base/glob.c, base/fold.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/text.h"
#include <string.h>

static void slices_compare_by_bytes(void **state) {
  (void)state;
  assert_true(fc_str_eq(FC_STR("abc"), fc_str_of("abc")));
  assert_true(fc_str_eq((fc_str){NULL, 0}, fc_str_of(NULL)));
  assert_true(fc_str_is(FC_STR("x"), "x"));
  assert_false(fc_str_is(FC_STR("x"), "xy"));
  assert_true(fc_str_cmp(FC_STR("a"), FC_STR("ab")) < 0);
  assert_true(fc_str_cmp(FC_STR("b"), FC_STR("ab")) > 0);
  assert_int_equal(fc_str_cmp((fc_str){NULL, 0}, FC_STR("")), 0);
  assert_true(fc_str_cmp(FC_STR("z"), FC_STR("\xC3\xA9")) < 0);
  assert_true(fc_str_starts(FC_STR("grants.csv"), "grants"));
  assert_false(fc_str_starts(FC_STR("gr"), "grants"));
}

static void trim_takes_blanks_of_every_kind(void **state) {
  (void)state;
  assert_true(fc_str_is(fc_str_trim(FC_STR(" \t\xC2\xA0 a b\xE2\x80\xAF ")), "a b"));
  assert_int_equal(fc_str_trim(FC_STR(" \xC2\xA0")).n, 0);
  assert_int_equal(fc_str_trim((fc_str){NULL, 0}).n, 0);
}

static void globs(void **state) {
  (void)state;
  static const struct {
    const char *pattern, *text;
    bool match;
  } cases[] = {
      {"16.*", "16.738", true},
      {"16.*", "16", false},
      {"*", "", true},
      {"", "", true},
      {"", "a", false},
      {"?", "\xC3\xA9", true},
      {"??", "\xC3\xA9", false},
      {"a*b*c", "aXbYbZc", true},
      {"a*b*c", "aXbYbZ", false},
      {"*ice*", "Police Dept", true},
      {"A", "a", false},
      {"[a]", "[a]", true},
      {"Fed?ral*", "Federal - CD", true},
      {"a?", "a", false},
      {"***", "x", true},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_int_equal(fc_str_glob(fc_str_of(cases[i].pattern), fc_str_of(cases[i].text)), cases[i].match);
  assert_true(fc_str_has_glob(FC_STR("16.*")));
  assert_false(fc_str_has_glob(FC_STR("16.738")));
  assert_true(fc_str_glob((fc_str){NULL, 0}, (fc_str){NULL, 0}));
}

static void a_glob_of_many_stars_stays_fast(void **state) {
  (void)state;
  char text[2001];
  memset(text, 'a', 2000);
  assert_false(fc_str_glob(FC_STR("a*a*a*a*a*a*a*a*a*a*b"), (fc_str){text, 2000}));
}

static void headers_fold(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"Agency_Name", "agencyname"},
      {"2024 ORDINANCE (AMOUNT $)", "2024ordinanceamount"},
      {"\xEF\xBB\xBF\"Fiscal Year\"", "fiscalyear"},
      {"a\xE2\x80\x93z \xE2\x80\x9Cq\xE2\x80\x9D `x`", "azqx"},
      {"A\xC3\x91O", "a\xC3\xB1o"},
      {"share %", "share%"},
      {"", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char out[64];
    size_t n = fc_fold_header(fc_str_of(cases[i][0]), out, sizeof out);
    assert_true(fc_str_is((fc_str){out, n}, cases[i][1]));
  }
  char small[4];
  assert_int_equal(fc_fold_header(FC_STR("abc\xC3\xB1"), small, sizeof small), 3); /* a character is not split */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(slices_compare_by_bytes),
      cmocka_unit_test(trim_takes_blanks_of_every_kind),
      cmocka_unit_test(globs),
      cmocka_unit_test(a_glob_of_many_stars_stays_fast),
      cmocka_unit_test(headers_fold),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
