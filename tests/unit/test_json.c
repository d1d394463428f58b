/* test_json.c - JSON with the place of every value (table/json*.c). */
#include "table_case.h"
#include "table/json.h"
#include <dirent.h>

static fc_json *parse(fc_ctx *ctx, const char *text) {
  fc_json *json;
  assert_int_equal(fc_json_parse(ctx, "jag.json", text, strlen(text), &json), FC_OK);
  return json;
}

static void assert_text(fc_str s, const char *text) {
  assert_int_equal(s.n, strlen(text));
  assert_memory_equal(s.p, text, s.n);
}

static void reads_values_as_written(void **state) {
  (void)state;
  fc_ctx *ctx = new_ctx();
  fc_json *json = parse(
      ctx, "\xEF\xBB\xBF{ \"a\": [1.10, 9007199254740993, true], \"n\\u00e9\": \"x\\n\\ud83d\\ude00\", \"z\": null }");
  const fc_json_value *root = fc_json_root(json);
  assert_int_equal(fc_json_kind_of(root), FC_JSON_OBJECT);
  assert_int_equal(fc_json_count(root), 3);
  const fc_json_value *list = fc_json_get(root, "a");
  assert_text(fc_json_text(fc_json_at(list, 0)), "1.10");
  assert_text(fc_json_text(fc_json_at(list, 1)), "9007199254740993");
  assert_true(fc_json_bool(fc_json_at(list, 2)));
  assert_null(fc_json_at(list, 3));
  assert_null(fc_json_get(root, "A"));
  assert_text(fc_json_key_at(root, 1), "n\xC3\xA9");
  assert_text(fc_json_text(fc_json_at(root, 1)), "x\n\xF0\x9F\x98\x80");
  assert_int_equal(fc_json_kind_of(fc_json_get(root, "z")), FC_JSON_NULL);
  fc_json_free(json);
  fc_ctx_free(ctx);
}

static void keeps_zero_bytes_of_escapes(void **state) {
  (void)state;
  fc_ctx *ctx = new_ctx();
  fc_json *json = parse(ctx, "{\"k\\u0000a\": \"x\\u0000y\", \"k\\u0000b\": 1}");
  fc_str text = fc_json_text(fc_json_at(fc_json_root(json), 0));
  assert_int_equal(text.n, 3);
  assert_memory_equal(text.p, "x\0y", 3);
  fc_json_free(json);
  fc_ctx_free(ctx);
}

static void knows_places(void **state) {
  (void)state;
  fc_ctx *ctx = new_ctx();
  fc_json *json = parse(ctx, "{\n  \"cuts\": [\n    { \"a/b~c\": \"\xC3\xA9\", \"rate\": 10 } ] }");
  const fc_json_value *cut = fc_json_at(fc_json_get(fc_json_root(json), "cuts"), 0);
  const fc_json_value *rate = fc_json_get(cut, "rate");
  fc_where where = fc_json_where(json, rate, false);
  assert_string_equal(where.pointer, "/cuts/0/rate");
  assert_int_equal(where.line, 3);
  assert_int_equal(where.column, 29);
  assert_int_equal(where.mark_length, 2);
  where = fc_json_where(json, rate, true);
  assert_int_equal(where.column, 21);
  assert_int_equal(where.mark_length, 6);
  where = fc_json_where(json, fc_json_at(cut, 0), false);
  assert_string_equal(where.pointer, "/cuts/0/a~1b~0c");
  where = fc_json_where(json, fc_json_root(json), false);
  assert_string_equal(where.pointer, "");
  fc_json_free(json);
  fc_ctx_free(ctx);
}

static void refuses_with_place_and_mend(void **state) {
  (void)state;
  static const struct {
    const char *text, *code, *says;
    uint64_t line, column;
  } cases[] = {
      {"", "F041", "empty", 1, 1},
      {"{\n\"a\": 1,\n}", "F040", "comma", 2, 7},
      {"{'a': 1}", "F040", "double quotes", 1, 2},
      {"{a: 1}", "F040", "double quotes", 1, 2},
      {"{\"a\": 1 \"b\": 2}", "F040", "expected ',' or '}'", 1, 9},
      {"{\"a\": 007}", "F040", "leading zeros", 1, 7},
      {"{\"a\": 4.3M}", "F040", "not a number", 1, 7},
      {"{\"a\": True}", "F040", "not a value", 1, 7},
      {"{\"a\": \"x\ny\"}", "F040", "end of its line", 1, 7},
      {"{\"a\": \"\\x\"}", "F040", "escape", 1, 8},
      {"{\"a\": \"\\ud800\"}", "F040", "surrogate", 1, 8},
      {"{\"a\": // no\n 1}", "F040", "no comments", 1, 7},
      {"{\"a\": [1, 2", "F041", "expected ',' or ']'", 1, 12},
      {"{\"a\": 1} x", "F040", "after the end", 1, 10},
      {"{\"a\": \"\xC3\"}", "F044", "UTF-8", 1, 8},
      {"{\"a\": 1,\n \"b\": {\"x\": 1, \"\\u0078\": 2}}", "F042", "first on line 2", 2, 16},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_ctx *ctx = new_ctx();
    fc_json *json;
    assert_int_equal(fc_json_parse(ctx, "s.json", cases[i].text, strlen(cases[i].text), &json), FC_BAD_FILE);
    assert_null(json);
    const fc_diag *diag = first_message(ctx, cases[i].code);
    assert_has(diag->message, cases[i].says);
    assert_int_equal(diag->line, cases[i].line);
    assert_int_equal(diag->column, cases[i].column);
    fc_ctx_free(ctx);
  }
}

static void refuses_deep_nesting(void **state) {
  (void)state;
  for (size_t depth = 64; depth <= 65; depth++) {
    char text[131] = "";
    memset(text, '[', depth);
    memset(text + depth, ']', depth);
    fc_ctx *ctx = new_ctx();
    fc_json *json;
    assert_int_equal(fc_json_parse(ctx, "s.json", text, 2 * depth, &json), depth == 64 ? FC_OK : FC_BAD_FILE);
    if (depth == 65)
      first_message(ctx, "F043");
    fc_json_free(json);
    fc_ctx_free(ctx);
  }
}

static void reports_unknown_keys_and_kinds(void **state) {
  (void)state;
  static const char *const names[] = {"name", "cuts"};
  fc_ctx *ctx = new_ctx();
  fc_json *json = parse(ctx, "{\"nmae\": 1, \"cuts\": {}, \"x\": 2}");
  const fc_json_value *root = fc_json_root(json);
  assert_int_equal(fc_json_only(ctx, json, root, names, 2, FC_BAD_SCENARIO, "F301"), FC_BAD_SCENARIO);
  assert_int_equal(fc_diag_count(ctx), 2);
  assert_has(first_message(ctx, "F301")->help, "did you mean \"name\"?");
  fc_diag_clear(ctx);
  assert_int_equal(fc_json_expect(ctx, json, fc_json_get(root, "cuts"), FC_JSON_ARRAY, FC_BAD_SCENARIO, "F302"),
                   FC_BAD_SCENARIO);
  assert_has(first_message(ctx, "F302")->message, "expected a list, found an object");
  fc_json_free(json);
  fc_ctx_free(ctx);
}

/* y_ must be accepted, n_ refused with a place; i_ either. */
static void agrees_with_the_test_suite(void **state) {
  (void)state;
  char *folder = shared_path("data/suites/JSONTestSuite/test_parsing");
  SKIP_WITHOUT(folder);
  DIR *files = opendir(folder);
  assert_non_null(files);
  size_t checked = 0;
  for (struct dirent *entry = readdir(files); entry; entry = readdir(files)) {
    char path[4096];
    if (entry->d_name[0] == '.')
      continue;
    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    fc_ctx *ctx = new_ctx();
    fc_json *json;
    fc_status status = fc_json_read(ctx, path, NULL, &json);
    bool is_twin = strstr(entry->d_name, "duplicated_key") != NULL; /* refused by design, though JSON allows it */
    bool accepts = entry->d_name[0] == 'y' && !is_twin, refuses = entry->d_name[0] == 'n';
    bool placed = status == FC_BAD_FILE && fc_diag_at(ctx, 0)->line > 0;
    if ((accepts && status) || (refuses && !placed))
      fail_msg("%s: %s", entry->d_name, fc_status_name(status));
    fc_json_free(json);
    fc_ctx_free(ctx);
    checked++;
  }
  closedir(files);
  free(folder);
  assert_true(checked > 40);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_values_as_written),
      cmocka_unit_test(keeps_zero_bytes_of_escapes),
      cmocka_unit_test(knows_places),
      cmocka_unit_test(refuses_with_place_and_mend),
      cmocka_unit_test(refuses_deep_nesting),
      cmocka_unit_test(reports_unknown_keys_and_kinds),
      cmocka_unit_test(agrees_with_the_test_suite),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
