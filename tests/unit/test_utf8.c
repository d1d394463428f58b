/* test_utf8.c - what UTF-8 is, its length and its width (base/utf8.c). Cases: Unicode 3.9, table 3-7. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/utf8.h"
#include <string.h>

static size_t fault(const char *text, size_t n) {
  return fc_utf8_fault(text, n);
}

static void well_formed_text_has_no_fault(void **state) {
  (void)state;
  const char *text =
      "plain ascii text of some length, \xC3\xA9\xE2\x82\xAC\xF0\x9F\x92\xB0 \xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF";
  assert_int_equal(fault(text, strlen(text)), strlen(text));
  assert_int_equal(fault("", 0), 0);
  assert_int_equal(fault(NULL, 0), 0);
}

static void faults_are_found_where_they_begin(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t at;
  } cases[] = {
      {"12345678901\xFF", 11}, {"\x80", 0},         {"ab\xC0\x80", 2},           {"\xC1\xBF", 0},
      {"\xE0\x9F\xBF", 0},     {"\xED\xA0\x80", 0}, {"\xF0\x8F\xBF\xBF", 0},     {"\xF4\x90\x80\x80", 0},
      {"\xF5\x80\x80\x80", 0}, {"abc\xE2\x82", 3},  {"caf\xE9 au lait \xE9", 3}, {"\xC3", 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_int_equal(fault(cases[i].text, strlen(cases[i].text)), cases[i].at);
  for (size_t at = 0; at < 20; at++) { /* NUL, in every place of the fast path */
    char text[20];
    memset(text, 'x', sizeof text);
    text[at] = '\0';
    assert_int_equal(fault(text, sizeof text), at);
  }
}

static void length_and_width(void **state) {
  (void)state;
  assert_int_equal(fc_utf8_length(FC_STR("a\xC3\xA9\xE6\x97\xA5")), 3);
  assert_int_equal(fc_utf8_width(FC_STR("a\xC3\xA9\xE6\x97\xA5")), 4);
  assert_int_equal(fc_utf8_width(FC_STR("e\xCC\x81")), 1); /* combining accent */
  assert_int_equal(fc_utf8_length(FC_STR("\xFF\xFE")), 2);
  assert_int_equal(fc_utf8_width(FC_STR("\xFF\xFE")), 2);
}

static void characters_one_at_a_time(void **state) {
  (void)state;
  size_t bytes;
  assert_int_equal(fc_utf8_at(FC_STR("\xE2\x88\x92"), &bytes), 0x2212);
  assert_int_equal(bytes, 3);
  assert_int_equal(fc_utf8_at(FC_STR("\x88"), &bytes), -1);
  assert_int_equal(bytes, 1);
  assert_int_equal(fc_utf8_offset(FC_STR("\xC3\xA9\xC3\xA9z"), 2), 4);
  assert_int_equal(fc_utf8_offset(FC_STR("ab"), 9), 2);
  assert_true(fc_utf8_hidden(0x202E));
  assert_true(fc_utf8_hidden(0x1B));
  assert_true(fc_utf8_hidden(0x2028));
  assert_false(fc_utf8_hidden(0x200D));
  assert_false(fc_utf8_hidden('a'));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(well_formed_text_has_no_fault),
      cmocka_unit_test(faults_are_found_where_they_begin),
      cmocka_unit_test(length_and_width),
      cmocka_unit_test(characters_one_at_a_time),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
