/* test_buf.c - growing bytes and what is safe to print (base/buf.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/buf.h"

static void text_grows_and_ends_with_nul(void **state) {
  (void)state;
  fc_buf *buf;
  assert_int_equal(fc_buf_new(&buf), FC_OK);
  assert_string_equal(fc_buf_data(buf, NULL), "");
  for (int i = 0; i < 1000; i++)
    fc_buf_printf(buf, "%d,", i);
  size_t n;
  const char *data = fc_buf_data(buf, &n);
  assert_int_equal(n, 10 * 2 + 90 * 3 + 900 * 4);
  assert_int_equal(data[n], '\0');
  assert_int_equal(fc_buf_status(buf), FC_OK);
  fc_buf_clear(buf);
  assert_string_equal(fc_buf_data(buf, &n), "");
  fc_buf_fill(buf, ' ', 3);
  fc_buf_char(buf, '^');
  fc_buf_str(buf, (fc_str){NULL, 0});
  fc_buf_text(buf, "x");
  assert_string_equal(fc_buf_data(buf, &n), "   ^x");
  fc_buf_free(buf);
  fc_buf_free(NULL);
}

static void a_failure_is_remembered(void **state) {
  (void)state;
  fc_buf buf = {.p = NULL};
  fc_buf_text(&buf, "x");
  fc_buf_fill(&buf, ' ', SIZE_MAX - 1);
  assert_int_equal(fc_buf_status(&buf), FC_NO_MEMORY);
  fc_buf_text(&buf, "y");
  assert_string_equal(fc_buf_data(&buf, NULL), "x");
  fc_buf_reset(&buf);
  assert_int_equal(fc_buf_status(&buf), FC_OK);
}

static void what_could_act_on_a_terminal_is_escaped(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"plain \xC3\xA9", "plain \xC3\xA9"},
      {"\x1B[31mred", "\\x1B[31mred"},
      {"a\tb\r\n", "a\\x09b\\x0D\\x0A"},
      {"\xE2\x80\xAE"
       "evil",
       "\\xE2\\x80\\xAE"
       "evil"},
      {"bad \xFF\xC3", "bad \\xFF\\xC3"},
      {"\xC2\x9B"
       "0m",
       "\\xC2\\x9B"
       "0m"},
      {"", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_buf buf = {.p = NULL};
    fc_buf_printable(&buf, fc_str_of(cases[i][0]));
    assert_string_equal(fc_buf_data(&buf, NULL), cases[i][1]);
    fc_buf_reset(&buf);
  }
  fc_buf buf = {.p = NULL};
  fc_buf_printable(&buf, (fc_str){"a\0b", 3});
  fc_buf_printable(&buf, (fc_str){NULL, 0});
  assert_string_equal(fc_buf_data(&buf, NULL), "a\\x00b");
  fc_buf_reset(&buf);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(text_grows_and_ends_with_nul),
      cmocka_unit_test(a_failure_is_remembered),
      cmocka_unit_test(what_could_act_on_a_terminal_is_escaped),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
