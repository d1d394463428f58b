/* test_extends.c - a scenario that extends others: what shows through, where messages point, what is refused
 * (scenario/extends.c, table/json_layers.c). */
#include "unit/scenario_case.h"

#include <stdio.h>

/* Files in memory, with ' for ". The first is the scenario. */
typedef struct shelf {
  fc_seq files;
  char *text[12];
  size_t n;
} shelf;

static shelf all;

static int open_shelf(void **state) {
  all.n = 0;
  fc_seq_init(&all.files, sizeof(fc_inline));
  return start(state);
}

static int close_shelf(void **state) {
  fc_seq_free(&all.files);
  while (all.n)
    free(all.text[--all.n]);
  return stop(state);
}

static void put(const char *name, const char *text) {
  char *json = all.text[all.n++] = strdup(text);
  assert_non_null(json);
  for (char *p = json; *p; p++)
    if (*p == '\'')
      *p = '"';
  fc_inline *file = fc_seq_push(&all.files);
  assert_non_null(file);
  *file = (fc_inline){.name = name, .bytes = json, .n = strlen(json)};
}

static fc_status take(fc_scenario **out) {
  fc_diag_clear(ctx);
  return fc_scenario_from(ctx, NULL, fc_seq_at(&all.files, 0), &all.files, out);
}

static fc_scenario *taken(void) {
  fc_scenario *scenario;
  fc_status status = take(&scenario);
  for (size_t i = 0; status != FC_OK && i < fc_diag_count(ctx); i++)
    print_message("%s\n", fc_diag_at(ctx, i)->message);
  assert_int_equal(status, FC_OK);
  return scenario;
}

static void refused(const char *code, const char *file, const char *pointer, const char *message, const char *help) {
  fc_scenario *scenario;
  assert_true(take(&scenario) != FC_OK);
  assert_null(scenario);
  const fc_diag *diag = fc_diag_at(ctx, 0);
  if (strcmp(diag->code, code) != 0)
    print_message("%s %s\n", diag->code, diag->message);
  assert_string_equal(diag->code, code);
  assert_string_equal(diag->file, file);
  assert_string_equal(diag->pointer ? diag->pointer : "", pointer);
  assert_true(diag->line > 0);
  assert_has(diag->message, message);
  if (help)
    assert_has(diag->help, help);
}

#define BASE                                                                                                            \
  "{ 'fiscalc': 1, 'name': 'base', 'note': 'n', 'source': 's', 'data': 'data/datapackage.json', 'years': 2018,\n"        \
  "  'governments': { 'state': 'NY' },\n"                                                                               \
  "  'cuts': [ { 'name': 'JAG', 'select': { 'assistance_listing': '16.738' }, 'effect': 'terminate' },\n"               \
  "            { 'name': 'rest', 'effect': 'percent', 'rate': '10%' } ],\n"                                             \
  "  'report': { 'by': ['program', 'state'], 'metrics': ['loss'], 'stage': 'adopted' } }"

static void own_members_stand_over_the_others(void **state) {
  (void)state;
  put("variants/own.json", "{ 'fiscalc': 1, 'extends': '../base/base.json', 'years': 2019,\n"
                           "  'report': { 'metrics': ['share', 'loss'] } }");
  put("variants/../base/base.json", BASE);
  fc_scenario *s = taken();
  assert_string_equal(s->name, "own"); /* a name is one file's own */
  assert_null(s->note);
  assert_null(s->source);
  assert_int_equal(s->first_year, 2019);
  assert_non_null(s->governments);
  assert_int_equal(s->n_cuts, 2);
  assert_string_equal(s->cuts[0].name, "JAG");
  assert_string_equal(s->cuts[0].where.file, "variants/../base/base.json");
  assert_string_equal(s->cuts[0].where.pointer, "/cuts/0");
  assert_int_equal(s->cuts[0].where.line, 3);
  assert_int_equal(s->report.n_by, 2);
  assert_string_equal(s->report.by[1].where.file, "variants/../base/base.json");
  assert_int_equal(s->report.n_metrics, 2);
  assert_string_equal(s->report.metrics[0].name, "share");
  assert_string_equal(s->report.metrics[0].where.file, "variants/own.json");
  assert_string_equal(s->report.metrics[0].where.pointer, "/report/metrics/0");
  assert_string_equal(s->report.stage.name, "adopted");
  assert_int_equal(s->n_extended, 1);
  assert_string_equal(s->extended[0].file, "variants/../base/base.json");
  assert_int_equal(strlen(s->extended[0].sha256), 64);
  assert_string_not_equal(s->extended[0].sha256, s->sha256);
  fc_scenario_free(s);
}

/* "data" is seen from the file that says it. */
static void data_stay_beside_the_file_that_names_them(void **state) {
  (void)state;
  put("variants/own.json", "{ 'fiscalc': 1, 'extends': 'base/base.json' }");
  put("variants/base/base.json", BASE);
  fc_scenario *s = taken();
  fc_arena arena = {0};
  const char *path, *root;
  assert_int_equal(fc_scenario_data(ctx, s, &arena, &path, &root), FC_OK);
  assert_string_equal(path, "variants/base/data/datapackage.json");
  assert_string_equal(root, "variants/base");
  fc_arena_free(&arena);
  fc_scenario_free(s);
}

static void lists_are_replaced_and_may_take_over_by_name(void **state) {
  (void)state;
  put("own.json", "{ 'fiscalc': 1, 'extends': 'base.json',\n"
                  "  'cuts': [ { 'name': 'first', 'effect': 'percent', 'rate': '1%' }, 'JAG' ] }");
  put("base.json", BASE);
  fc_scenario *s = taken();
  assert_int_equal(s->n_cuts, 2);
  assert_string_equal(s->cuts[0].name, "first");
  assert_string_equal(s->cuts[1].name, "JAG");
  assert_string_equal(s->cuts[1].where.file, "base.json");
  assert_string_equal(s->cuts[1].where.pointer, "/cuts/0");
  assert_int_equal(s->cuts[1].steps.step[0].cut, 1);
  fc_scenario_free(s);
}

static void a_chain_is_laid_from_its_end(void **state) {
  (void)state;
  put("a.json", "{ 'fiscalc': 1, 'extends': 'b.json', 'cuts': ['two', 'one'] }");
  put("b.json", "{ 'fiscalc': 1, 'extends': 'c.json', 'years': 2020,\n"
                "  'cuts': ['one', { 'name': 'two', 'effect': 'terminate' }],\n"
                "  'report': { 'stage': 'actual' } }");
  put("c.json", "{ 'fiscalc': 1, 'years': 2018, 'cuts': [{ 'name': 'one', 'effect': 'percent', 'rate': '5%' }],\n"
                "  'report': { 'by': 'program', 'stage': 'adopted' } }");
  fc_scenario *s = taken();
  assert_int_equal(s->first_year, 2020);
  assert_int_equal(s->n_cuts, 2);
  assert_string_equal(s->cuts[0].name, "two");
  assert_string_equal(s->cuts[0].where.file, "b.json");
  assert_string_equal(s->cuts[1].where.file, "c.json");
  assert_string_equal(s->report.stage.name, "actual");
  assert_string_equal(s->report.by[0].where.file, "c.json");
  assert_int_equal(s->n_extended, 2);
  assert_string_equal(s->extended[1].file, "c.json");
  fc_scenario_free(s);
}

static void faults_point_into_the_file_that_holds_them(void **state) {
  (void)state;
  fc_scenario *scenario;
  put("own.json", "{ 'fiscalc': 1, 'extends': 'base.json', 'yeers': 2018,\n'report': { 'by': [] } }");
  put("base.json", "{ 'fiscalc': 1, 'anem': 'x',\n\n"
                   "'cuts': [ { 'effect': 'percent', 'rate': '200%' } ], 'report': { 'bye': 1 } }");
  assert_int_equal(take(&scenario), FC_BAD_SCENARIO);
  static const struct {
    const char *code, *file, *pointer;
    uint64_t line;
  } expected[] = {{"F301", "own.json", "/yeers", 1},
                  {"F301", "base.json", "/anem", 1},
                  {"F305", "base.json", "/cuts/0/rate", 3},
                  {"F301", "base.json", "/report/bye", 3},
                  {"F309", "own.json", "/report/by", 2}};
  assert_int_equal(fc_diag_count(ctx), 5);
  for (size_t i = 0; i < 5; i++) {
    const fc_diag *diag = fc_diag_at(ctx, i);
    assert_string_equal(diag->code, expected[i].code);
    assert_string_equal(diag->file, expected[i].file);
    assert_string_equal(diag->pointer, expected[i].pointer);
    assert_int_equal(diag->line, expected[i].line);
  }
}

static void a_text_must_name_what_is_there(void **state) {
  (void)state;
  put("own.json", "{ 'fiscalc': 1, 'extends': 'base.json', 'cuts': ['JAGG', 'rest', 'rest'] }");
  put("base.json", BASE);
  refused("F313", "own.json", "/cuts/0", "no \"JAGG\" is among the \"cuts\" of base.json", "did you mean \"JAG\"");
  assert_int_equal(fc_diag_count(ctx), 2);
  assert_has(fc_diag_at(ctx, 1)->message, "\"rest\" is taken over twice");
  assert_string_equal(fc_diag_at(ctx, 1)->pointer, "/cuts/2");
}

static void nothing_to_take_over_is_said(void **state) {
  (void)state;
  put("own.json", "{ 'fiscalc': 1, 'extends': 'base.json', 'cuts': ['JAG', { 'effect': 'terminate' }] }");
  put("base.json", "{ 'fiscalc': 1, 'cuts': [{ 'effect': 'terminate' }] }");
  refused("F313", "own.json", "/cuts/0", "\"JAG\"", "it names none");
}

static void without_extends_a_text_is_no_cut(void **state) {
  (void)state;
  put("own.json", "{ 'fiscalc': 1, 'cuts': ['JAG'] }");
  refused("F302", "own.json", "/cuts/0", "expected an object, found a text", NULL);
}

static void circles_are_named(void **state) {
  (void)state;
  put("a.json", "{ 'fiscalc': 1, 'extends': 'b.json' }");
  put("b.json", "{ 'fiscalc': 1,\n  'extends': 'c.json' }");
  put("c.json", "{ 'fiscalc': 1,\n  'extends': 'b.json' }");
  refused("F312", "c.json", "/extends", "a.json extends b.json, which extends c.json, which extends b.json",
          "one of these files");
}

static void itself_is_the_smallest_circle(void **state) {
  (void)state;
  put("a.json", "{ 'fiscalc': 1, 'extends': 'a.json' }");
  refused("F312", "a.json", "/extends", "a.json extends a.json", NULL);
}

static void chains_are_not_long(void **state) {
  (void)state;
  static const char *const names[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};
  for (size_t i = 0; i < 8; i++) {
    char text[64];
    snprintf(text, sizeof text, "{ 'fiscalc': 1, 'extends': '%s' }", names[i + 1]);
    put(names[i], text);
  }
  put("9", "{ 'fiscalc': 1, 'cuts': [{ 'effect': 'terminate' }] }");
  refused("F312", "8", "/extends", "7 others at most", "fewer files");
}

static void what_is_extended_is_a_scenario(void **state) {
  (void)state;
  put("a.json", "{ 'fiscalc': 1, 'extends': 'b.json', 'cuts': [{ 'effect': 'terminate' }] }");
  put("b.json", "{ 'years': 2018 }");
  refused("F300", "b.json", "", "\"fiscalc\": 1", "first member");
}

static void a_list_is_no_scenario(void **state) {
  (void)state;
  put("a.json", "{ 'fiscalc': 1, 'extends': 'b.json', 'cuts': [{ 'effect': 'terminate' }] }");
  put("b.json", "[]");
  refused("F302", "b.json", "", "an object", NULL);
}

static void broken_json_points_into_its_file(void **state) {
  (void)state;
  put("a.json", "{ 'fiscalc': 1, 'extends': 'b.json' }");
  put("b.json", "{ 'fiscalc': 1\n 'years': 2018 }");
  fc_scenario *scenario;
  assert_int_equal(take(&scenario), FC_BAD_FILE);
  assert_string_equal(fc_diag_at(ctx, 0)->file, "b.json");
  assert_int_equal(fc_diag_at(ctx, 0)->line, 2);
}

static void the_member_names_one_file(void **state) {
  (void)state;
  put("a.json", "{ 'fiscalc': 1, 'extends': ['b.json'] }");
  refused("F302", "a.json", "/extends", "expected a text, found a list", NULL);
}

static void the_name_is_not_empty(void **state) {
  (void)state;
  put("a.json", "{ 'fiscalc': 1, 'extends': '' }");
  refused("F306", "a.json", "/extends", "names no file", "leave the member out");
}

static void a_file_that_is_not_there_is_a_fault_of_the_line(void **state) {
  (void)state;
  put("a.json", "{ 'fiscalc': 1,\n'extends': 'nonexistent/b.json' }");
  refused("F001", "a.json", "/extends", "nonexistent/b.json: file not found", "does not exist");
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, open_shelf, close_shelf)
  const struct CMUnitTest tests[] = {
      CASE(own_members_stand_over_the_others),
      CASE(data_stay_beside_the_file_that_names_them),
      CASE(lists_are_replaced_and_may_take_over_by_name),
      CASE(a_chain_is_laid_from_its_end),
      CASE(faults_point_into_the_file_that_holds_them),
      CASE(a_text_must_name_what_is_there),
      CASE(nothing_to_take_over_is_said),
      CASE(without_extends_a_text_is_no_cut),
      CASE(circles_are_named),
      CASE(itself_is_the_smallest_circle),
      CASE(chains_are_not_long),
      CASE(what_is_extended_is_a_scenario),
      CASE(a_list_is_no_scenario),
      CASE(broken_json_points_into_its_file),
      CASE(the_member_names_one_file),
      CASE(the_name_is_not_empty),
      CASE(a_file_that_is_not_there_is_a_fault_of_the_line),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
