/* CSV: RFC 4180, codes in quotes, plain numbers, formulas guarded and counted. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/diag.h"
#include "unit/report_case.h"

/* What is written; *notes: messages that came with it. */
static fc_buf *written(const fc_result *result, const fc_report_options *options, size_t *notes) {
  fc_ctx *ctx;
  fc_buf *text;
  assert_int_equal(fc_ctx_new(NULL, &ctx), FC_OK);
  assert_int_equal(fc_report_text(ctx, result, "csv", options, &text), FC_OK);
  *notes = fc_diag_count(ctx);
  fc_ctx_free(ctx);
  return text;
}

static void assert_csv(fc_result *result, const fc_report_options *options, const char *expected,
                       size_t expected_notes) {
  size_t notes;
  fc_buf *text = written(result, options, &notes);
  assert_string_equal(fc_buf_data(text, NULL), expected);
  assert_int_equal(notes, expected_notes);
  fc_buf_free(text);
  fc_result_free(result);
}

static fc_result *mixed(void) {
  fc_result *result = case_result("run");
  case_table(
      result, "first", "name:text|listing:code|loss:money|share:share|day:date|inside:bool",
      CASE_ROWS("a \"b\", c|16.738|-5|1/8|2018-01-24|yes", "two\nlines|01||||no", " blank|10.500|0|1|2018-01-24|"));
  case_table(result, "second", "name:text", CASE_ROWS("x", ""));
  return result;
}

static void cells_are_quoted_as_rfc_4180_asks(void **state) {
  (void)state;
  assert_csv(mixed(), NULL,
             "name,listing,loss,share,day,inside\n"
             "\"a \"\"b\"\", c\",\"16.738\",-5.00,0.125,2018-01-24,true\n"
             "\"two\nlines\",\"01\",,,,false\n"
             "\" blank\",\"10.500\",0.00,1,2018-01-24,\n",
             0);
}

static void a_table_may_be_picked(void **state) {
  (void)state;
  fc_report_options options = FC_REPORT_OPTIONS_INIT;
  options.table = "second";
  assert_csv(mixed(), &options, "name\nx\n\"\"\n", 0);
}

static void excel_gets_a_bom_and_crlf(void **state) {
  (void)state;
  fc_report_options options = FC_REPORT_OPTIONS_INIT;
  options.table = "second";
  options.excel = 1;
  assert_csv(mixed(), &options, "\xEF\xBB\xBFname\r\nx\r\n\"\"\r\n", 0);
}

static fc_result *one_text(const char *text) {
  fc_result *result = case_result("run");
  fc_column columns[] = {{"label", "", FC_TEXT}, {"listing", "", FC_CODE}};
  fc_cell cells[] = {fc_cell_text(fc_str_of(text)), fc_cell_none()};
  fc_table_builder *builder;
  assert_int_equal(fc_result_build_table(result, "t", columns, 2, &builder), FC_OK);
  assert_int_equal(fc_table_add_row(builder, cells), FC_OK);
  return result;
}

static void formulas_are_guarded_and_counted(void **state) {
  (void)state;
  static const struct {
    const char *text, *line;
    bool guarded;
  } cases[] = {
      {"=1+1", "'=1+1,\n", true},
      {"@SUM(1)", "'@SUM(1),\n", true},
      {"+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0,\n", true},
      {"-2+3", "'-2+3,\n", true},
      {"\t=1", "'\t=1,\n", true},
      {"\r=1", "\"'\r=1\",\n", true},
      {"=HYPERLINK(\"http://127.0.0.1/\",\"x\")", "\"'=HYPERLINK(\"\"http://127.0.0.1/\"\",\"\"x\"\")\",\n", true},
      {"\xEF\xBC\x9D"
       "1",
       "'\xEF\xBC\x9D"
       "1,\n",
       true},
      {"-1234.56", "-1234.56,\n", false},
      {"+5", "+5,\n", false},
      {"-12%", "-12%,\n", false},
      {"\"=1+1\"", "\"\"\"=1+1\"\"\",\n", false},
      {"a=b", "a=b,\n", false},
      {"<script>alert(1)</script>", "<script>alert(1)</script>,\n", false},
      {"%1$*1000000000$d", "%1$*1000000000$d,\n", false},
  };
  fc_report_options off = FC_REPORT_OPTIONS_INIT;
  off.guard = 0;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_result *result = one_text(cases[i].text);
    size_t notes;
    fc_buf *text = written(result, NULL, &notes);
    assert_string_equal(strchr(fc_buf_data(text, NULL), '\n') + 1, cases[i].line);
    assert_int_equal(notes, cases[i].guarded);
    fc_buf_free(text);
    text = written(result, &off, &notes);
    assert_null(strstr(fc_buf_data(text, NULL), "\n'"));
    assert_int_equal(notes, 0);
    fc_buf_free(text);
    fc_result_free(result);
  }
}

/* The suite of payloads, where it stands on this machine: no cell may begin as a formula does. */
static void payloads_do_not_run(void **state) {
  (void)state;
  const char *shared = getenv("FISCALC_SHARED");
  char path[512], line[4096];
  snprintf(path, sizeof path, "%s/data/suites/csv-injection/csv-payload.txt", shared ? shared : ".");
  FILE *file = shared ? fopen(path, "r") : NULL;
  if (!file) {
    print_message("skipped: FISCALC_SHARED does not name the folder that holds the public test suites\n");
    skip();
  }
  while (fgets(line, sizeof line, file)) {
    line[strcspn(line, "\r\n")] = '\0';
    fc_result *result = one_text(line);
    size_t notes;
    fc_buf *text = written(result, NULL, &notes);
    const char *cell = strchr(fc_buf_data(text, NULL), '\n') + 1;
    cell += *cell == '"';
    if (!notes)
      assert_true(!*cell || !strchr("=+-@\t\r", *cell));
    else
      assert_int_equal(*cell, '\'');
    fc_buf_free(text);
    fc_result_free(result);
  }
  fclose(file);
}

static void headers_of_the_input_are_guarded_too(void **state) {
  (void)state;
  fc_result *result = case_result("run");
  case_table(result, "t", "=cmd():text|loss:money", CASE_ROWS("a|1"));
  assert_csv(result, NULL, "'=cmd(),loss\na,1.00\n", 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cells_are_quoted_as_rfc_4180_asks),
      cmocka_unit_test(a_table_may_be_picked),
      cmocka_unit_test(excel_gets_a_bom_and_crlf),
      cmocka_unit_test(formulas_are_guarded_and_counted),
      cmocka_unit_test(payloads_do_not_run),
      cmocka_unit_test(headers_of_the_input_are_guarded_too),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
