/* JSON: the envelope, its order and its numbers, and that what is written is JSON and fits the published schema (asked
 * of Python, which reads it independently). Also how any format hands on its bytes and takes a failure of the writer.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/diag.h"
#include "unit/report_case.h"

static fc_ctx *new_ctx(void) {
  fc_ctx *ctx;
  assert_int_equal(fc_ctx_new(NULL, &ctx), FC_OK);
  return ctx;
}

static fc_buf *written(const fc_result *result, const fc_report_options *options) {
  fc_ctx *ctx = new_ctx();
  fc_buf *text;
  assert_int_equal(fc_report_text(ctx, result, "json", options, &text), FC_OK);
  fc_ctx_free(ctx);
  return text;
}

/* One Python for all texts: starting it takes far longer than what it does. */
static FILE *python;

static int start_python(void **state) {
  (void)state;
  python = popen(FISCALC_PYTHON " " RESULT_CHECK " " RESULT_SCHEMA, "w");
  return python ? 0 : -1;
}

/* Hands the text to Python: it is to be read without NaN and with exact decimals, and to fit the schema. */
static void assert_fits(const fc_buf *text) {
  size_t n;
  const char *bytes = fc_buf_data(text, &n);
  assert_true(fprintf(python, "%zu\n", n) > 0);
  assert_int_equal(fwrite(bytes, 1, n, python), n);
}

static void python_reads_all_of_it(void **state) {
  (void)state;
  assert_int_equal(pclose(python), 0);
}

static void assert_has(const fc_buf *text, const char *part) {
  if (!strstr(fc_buf_data(text, NULL), part))
    print_message("not in %s\n", fc_buf_data(text, NULL));
  assert_non_null(strstr(fc_buf_data(text, NULL), part));
}

static void every_result_fits_the_schema(void **state) {
  (void)state;
  fc_result *(*const cases[])(void) = {case_story, case_share, case_counties, case_exposure, case_conflict};
  fc_report_options options = FC_REPORT_OPTIONS_INIT;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_result *result = cases[i]();
    for (options.money_as_text = 0; options.money_as_text < 2; options.money_as_text++) {
      fc_buf *text = written(result, &options);
      assert_fits(text);
      fc_buf_free(text);
    }
    fc_result_free(result);
  }
}

static void the_envelope_keeps_its_order(void **state) {
  (void)state;
  fc_result *result = case_result("run");
  const char *const roles[] = {"amount", "department"}, *const headers[] = {"Actuals \"net\"", "Agency"};
  fc_input input = {"grants.csv", "grants", NULL, 23, 2, roles, headers};
  fc_where where = {.file = "grants.csv", .line = 41, .column = 7, .row = 40, .field = "amount"};
  case_table(result, "total", "loss:money:USD|share:share|note:text", CASE_ROWS("4300000|1/3|", "||x"));
  fc_result_set(result, "year", "2018");
  fc_result_set(result, "stage", "adopted");
  fc_result_set_scenario(result, "ten percent", "ten.json", NULL);
  fc_result_add_input(result, &input);
  fc_result_set_reproduce(result, "fiscalc run ten.json");
  fc_notes_add(fc_result_notes_mutable(result), FC_WARNING, "N405", &where, "look at it", "a suspect row");
  fc_notes_add(fc_result_notes_mutable(result), FC_NOTE, "N410", NULL, NULL, "one year of several");
  fc_buf *text = written(result, NULL), *head = NULL;
  assert_int_equal(fc_buf_new(&head), FC_OK);
  assert_has(text, "{\n  \"schema\": \"fiscalc-result/1\",\n  \"fiscalc_version\": \"");
  const char *rest = strstr(fc_buf_data(text, NULL), "  \"command\"");
  assert_string_equal(
      rest, "  \"command\": \"run\",\n"
            "  \"reproduce\": \"fiscalc run ten.json\",\n"
            "  \"settings\": { \"year\": 2018, \"stage\": \"adopted\" },\n"
            "  \"scenario\": { \"name\": \"ten percent\", \"file\": \"ten.json\", \"sha256\": null },\n"
            "  \"inputs\": [\n"
            "    { \"file\": \"grants.csv\", \"as\": \"grants\", \"sha256\": null, \"rows\": 23, \"columns\": { "
            "\"amount\": \"Actuals \\\"net\\\"\", \"department\": \"Agency\" } }\n"
            "  ],\n"
            "  \"tables\": {\n"
            "    \"total\": {\n"
            "      \"columns\": [\n"
            "        { \"name\": \"loss\", \"type\": \"money\", \"unit\": \"USD\" },\n"
            "        { \"name\": \"share\", \"type\": \"share\", \"unit\": \"\" },\n"
            "        { \"name\": \"note\", \"type\": \"text\", \"unit\": \"\" }\n"
            "      ],\n"
            "      \"rows\": [\n"
            "        { \"loss\": 4300000.00, \"share\": 0.333333333333, \"note\": null },\n"
            "        { \"loss\": null, \"share\": null, \"note\": \"x\" }\n"
            "      ]\n"
            "    }\n"
            "  },\n"
            "  \"notes\": [\n"
            "    { \"code\": \"N410\", \"message\": \"one year of several\" }\n"
            "  ],\n"
            "  \"warnings\": [\n"
            "    { \"code\": \"N405\", \"message\": \"a suspect row\", \"file\": \"grants.csv\", \"line\": 41, "
            "\"column\": 7, \"row\": 40, \"field\": \"amount\", \"help\": \"look at it\" }\n"
            "  ],\n"
            "  \"errors\": []\n"
            "}\n");
  assert_fits(text);
  fc_buf_free(head);
  fc_buf_free(text);
  fc_result_free(result);
}

static void numbers_have_no_exponent(void **state) {
  (void)state;
  fc_result *result = case_result("run");
  fc_column column = {"share", "", FC_SHARE};
  fc_table_builder *builder;
  fc_cell tiny = fc_cell_ratio((fc_ratio){1, (fc_i128)1000000000000000000 * 1000000000000});
  fc_cell huge = fc_cell_ratio((fc_ratio){(fc_i128)1000000000000000000 * 1000000000000, 7});
  assert_int_equal(fc_result_build_table(result, "t", &column, 1, &builder), FC_OK);
  assert_int_equal(fc_table_add_row(builder, &tiny), FC_OK);
  assert_int_equal(fc_table_add_row(builder, &huge), FC_OK);
  fc_buf *text = written(result, NULL);
  assert_has(text, "\"share\": 0.000000000000000000000000000001 }");
  assert_has(text, "\"share\": 142857142857000000000000000000 }");
  assert_fits(text);
  fc_buf_free(text);
  fc_result_free(result);
}

static void hostile_texts_stay_json(void **state) {
  (void)state;
  fc_result *result = case_result("run\x1B");
  case_table(result, "t", "name:text",
             CASE_ROWS("a\"b\\c\n\t\r\x01\x1B[2J",
                       "\xE2\x80\xAE"
                       "1234\xE2\x81\xA6\xC2\x85\xD8\x9C",
                       "bad \xFF\xC3(", "S\xC3\xA3o \xE6\xB1\x9F \xF0\x9F\x98\x80\x7F"));
  fc_buf *text = written(result, NULL);
  assert_has(text, "\"name\": \"a\\\"b\\\\c\\n\\t\\r\\u0001\\u001b[2J\" }");
  assert_has(text, "\"name\": \"\\u202e1234\\u2066\\u0085\\u061c\" }");
  assert_has(text, "\"name\": \"bad \xEF\xBF\xBD\xEF\xBF\xBD(\" }");
  assert_has(text, "\"name\": \"S\xC3\xA3o \xE6\xB1\x9F \xF0\x9F\x98\x80\\u007f\" }");
  assert_null(strchr(fc_buf_data(text, NULL), '\x1B'));
  assert_fits(text);
  fc_buf_free(text);
  fc_result_free(result);
}

static void a_failure_is_an_envelope_too(void **state) {
  (void)state;
  fc_ctx *ctx = new_ctx();
  fc_buf *text;
  fc_where where = {.file = "s.json", .line = 3, .column = 5, .pointer = "/cuts/0/rate"};
  assert_int_equal(fc_fail(ctx, FC_BAD_SCENARIO, "F305", &where, "0% to 100%", "rate is too large"), FC_BAD_SCENARIO);
  assert_int_equal(fc_report_failure(ctx, "run", &text), FC_OK);
  assert_has(text,
             "\"reproduce\": null,\n  \"settings\": {},\n  \"scenario\": null,\n  \"inputs\": [],\n  \"tables\": {},\n"
             "  \"notes\": [],\n  \"warnings\": [],\n  \"errors\": [\n    { \"code\": \"F305\", \"message\": \"rate is "
             "too large\", \"file\": \"s.json\", \"line\": 3, \"column\": 5, \"pointer\": \"/cuts/0/rate\", \"help\": "
             "\"0% to 100%\" }\n  ]\n}\n");
  assert_fits(text);
  fc_buf_free(text);
  assert_int_equal(fc_report_failure(ctx, NULL, &text), FC_OK);
  assert_fits(text);
  fc_buf_free(text);
  fc_ctx_free(ctx);
}

static void messages_that_were_dropped_are_counted(void **state) {
  (void)state;
  fc_result *result = case_result("run");
  case_table(result, "t", "a:text", CASE_ROWS("x"));
  for (int i = 0; i < 130; i++)
    fc_notes_add(fc_result_notes_mutable(result), FC_WARNING, "N405", NULL, NULL, "row %d", i);
  fc_buf *text = written(result, NULL);
  assert_has(text, "{ \"code\": \"N500\", \"message\": \"30 more warnings of this kind were counted and not kept\" }");
  assert_fits(text);
  fc_buf_free(text);
  fc_result_free(result);
}

static void one_table_may_be_picked(void **state) {
  (void)state;
  fc_result *result = case_story();
  fc_report_options options = FC_REPORT_OPTIONS_INIT;
  options.table = "cuts";
  fc_buf *text = written(result, &options);
  assert_has(text, "\"tables\": {\n    \"cuts\": {");
  assert_null(strstr(fc_buf_data(text, NULL), "\"impact\""));
  assert_fits(text);
  fc_buf_free(text);
  fc_result_free(result);
}

static void unknown_names_get_the_nearest(void **state) {
  (void)state;
  fc_ctx *ctx = new_ctx();
  fc_result *result = case_story();
  fc_report_options options = FC_REPORT_OPTIONS_INIT;
  fc_buf *text;
  assert_int_equal(fc_report_text(ctx, result, "jsn", NULL, &text), FC_BAD_USAGE);
  assert_null(text);
  assert_non_null(strstr(fc_diag_at(ctx, 0)->help, "did you mean \"json\""));
  options.table = "impacts";
  assert_int_equal(fc_report_text(ctx, result, "json", &options, &text), FC_BAD_USAGE);
  assert_non_null(strstr(fc_diag_at(ctx, 1)->help, "did you mean \"impact\""));
  fc_result_free(result);
  fc_ctx_free(ctx);
}

/* A table of many rows, computed when read. */
static void fill_row(const void *self, size_t row, fc_cell *cells) {
  (void)self;
  cells[0] = fc_cell_integer((int64_t)row);
  cells[1] = fc_cell_text(FC_STR("New York City"));
}

static fc_result *long_result(void) {
  fc_result *result = case_result("run");
  fc_column columns[] = {{"row", "", FC_INTEGER}, {"government", "", FC_TEXT}};
  assert_int_equal(fc_result_add_table(result, "long", columns, 2, 200000, (fc_rows){NULL, fill_row, NULL}), FC_OK);
  return result;
}

typedef struct blocks {
  size_t largest, total, left; /* left: writes until one fails */
} blocks;

static fc_status count_blocks(void *payload, const char *bytes, size_t n) {
  blocks *seen = payload;
  (void)bytes;
  seen->largest = n > seen->largest ? n : seen->largest;
  seen->total += n;
  return seen->left-- == 0 ? FC_CANNOT_WRITE : FC_OK;
}

static void rows_are_handed_on_in_blocks(void **state) {
  (void)state;
  static const char *const formats[] = {"json", "csv", "text"};
  for (size_t i = 0; i < 3; i++) {
    fc_ctx *ctx = new_ctx();
    fc_result *result = long_result();
    blocks seen = {0, 0, SIZE_MAX};
    assert_int_equal(fc_report_write(ctx, result, formats[i], NULL, count_blocks, &seen), FC_OK);
    assert_true(seen.total > 3000000 && seen.largest < 100000);
    seen = (blocks){0, 0, 2}; /* the third write fails, and nothing follows it */
    assert_int_equal(fc_report_write(ctx, result, formats[i], NULL, count_blocks, &seen), FC_CANNOT_WRITE);
    assert_true(seen.total < 300000);
    fc_result_free(result);
    fc_ctx_free(ctx);
  }
}

static void writing_can_be_cancelled(void **state) {
  (void)state;
  fc_ctx *ctx = new_ctx();
  fc_result *result = long_result();
  fc_buf *text;
  fc_ctx_cancel(ctx);
  assert_int_equal(fc_report_text(ctx, result, "json", NULL, &text), FC_CANCELLED);
  assert_int_equal(fc_report_text(ctx, result, "csv", NULL, &text), FC_CANCELLED);
  assert_null(text);
  fc_result_free(result);
  fc_ctx_free(ctx);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_result_fits_the_schema), cmocka_unit_test(the_envelope_keeps_its_order),
      cmocka_unit_test(numbers_have_no_exponent),     cmocka_unit_test(hostile_texts_stay_json),
      cmocka_unit_test(a_failure_is_an_envelope_too), cmocka_unit_test(messages_that_were_dropped_are_counted),
      cmocka_unit_test(one_table_may_be_picked),      cmocka_unit_test(unknown_names_get_the_nearest),
      cmocka_unit_test(rows_are_handed_on_in_blocks), cmocka_unit_test(writing_can_be_cancelled),
      cmocka_unit_test(python_reads_all_of_it),
  };
  return cmocka_run_group_tests(tests, start_python, NULL);
}
