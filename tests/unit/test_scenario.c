/* test_scenario.c - what a scenario file says, read (scenario/scenario.c, cut.c, report_choice.c, data.c). */
#include "unit/scenario_case.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void reads_every_member(void **state) {
  (void)state;
  fc_scenario *s = parsed(
      "{ 'fiscalc': 1, 'name': 'JAG ended', 'note': 'n', 'source': 's', 'data': '../datapackage.json',\n"
      "  'years': { 'first': 2018, 'last': 2022 }, 'governments': { 'letter': '2018-01-24' },\n"
      "  'cuts': [ { 'name': 'JAG', 'note': 'x', 'select': { 'assistance_listing': '16.738' },\n"
      "              'effect': 'percent', 'rate': '12.5%' },\n"
      "            { 'effect': 'amount', 'amount': 4300000 } ],\n"
      "  'report': { 'by': ['government', 'program'], 'metrics': ['loss'], 'against': [{ 'department': 'Police' }],\n"
      "              'denominator': 'general_fund', 'stage': 'adopted' } }");
  assert_string_equal(fc_scenario_name(s), "JAG ended");
  assert_string_equal(s->data, "../datapackage.json");
  assert_int_equal(s->first_year, 2018);
  assert_int_equal(s->last_year, 2022);
  assert_non_null(s->governments);
  assert_int_equal(s->n_cuts, 2);
  assert_string_equal(s->cuts[0].words, "12.5% of");
  assert_non_null(s->cuts[0].select);
  assert_string_equal(s->cuts[1].name, "cut 2");
  assert_string_equal(s->cuts[1].words, "$4.3 million of");
  assert_null(s->cuts[1].select);
  assert_int_equal(s->cuts[1].steps.step[0].cut, 1);
  assert_int_equal(s->report.n_by, 2);
  assert_string_equal(s->report.by[1].name, "program");
  assert_string_equal(s->report.by[1].where.pointer, "/report/by/1");
  assert_int_equal(s->report.n_against, 1);
  assert_string_equal(s->report.denominator.name, "general_fund");
  assert_string_equal(s->report.stage.name, "adopted");
  assert_int_equal(strlen(s->sha256), 64);
  fc_scenario_free(s);
}

static void least_scenario_is_named_after_its_file(void **state) {
  (void)state;
  fc_scenario *s = parsed("{ 'fiscalc': 1, 'years': 2018, 'cuts': [ { 'effect': 'terminate' } ] }");
  assert_string_equal(s->name, "s");
  assert_int_equal(s->first_year, 2018);
  assert_int_equal(s->last_year, 2018);
  assert_int_equal(s->report.n_by, 0);
  fc_scenario_free(s);
}

static void alone_stands_for_a_list(void **state) {
  (void)state;
  fc_scenario *s = parsed("{ 'fiscalc': 1, 'cuts': [ { 'effect': 'terminate' } ],\n"
                          "  'report': { 'by': 'program', 'against': { 'scope': 'reserve' } } }");
  assert_int_equal(s->report.n_by, 1);
  assert_int_equal(s->report.n_against, 1);
  fc_scenario_free(s);
}

static void years_are_read_as_files_write_them(void **state) {
  (void)state;
  fc_scenario *s = parsed("{ 'fiscalc': 1, 'years': 'FY2017-18', 'cuts': [ { 'effect': 'terminate' } ] }");
  assert_int_equal(s->first_year, 2018);
  fc_scenario_free(s);
}

static void write_file(const char *path, const char *text) {
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
}

/* The nearest package, at most two folders above, is the root. */
static void finds_its_data(void **state) {
  (void)state;
  char folder[] = "/tmp/fiscalc-scenario-XXXXXX", path[128];
  static const char text[] = "{ \"fiscalc\": 1, \"cuts\": [ { \"effect\": \"terminate\" } ] }";
  assert_non_null(mkdtemp(folder));
  const char *const folders[] = {"a", "a/b", "a/b/c"};
  for (size_t i = 0; i < 3; i++) {
    snprintf(path, sizeof path, "%s/%s", folder, folders[i]);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/%s/s.json", folder, folders[i]);
    write_file(path, text);
  }
  snprintf(path, sizeof path, "%s/datapackage.json", folder);
  write_file(path, "{}");
  for (size_t i = 0; i < 3; i++) {
    fc_scenario *s;
    fc_arena arena = {0};
    const char *data, *root;
    snprintf(path, sizeof path, "%s/%s/s.json", folder, folders[i]);
    assert_int_equal(fc_scenario_read(ctx, path, &s), FC_OK);
    assert_int_equal(fc_scenario_data(ctx, s, &arena, &data, &root), FC_OK);
    if (i < 2)
      assert_non_null(data);
    else
      assert_null(data); /* three folders above is out of reach */
    assert_non_null(root);
    fc_arena_free(&arena);
    fc_scenario_free(s);
    unlink(path);
  }
  snprintf(path, sizeof path, "%s/datapackage.json", folder);
  unlink(path);
  for (size_t i = 3; i-- > 0;) {
    snprintf(path, sizeof path, "%s/%s", folder, folders[i]);
    rmdir(path);
  }
  rmdir(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(reads_every_member, start, stop),
      cmocka_unit_test_setup_teardown(least_scenario_is_named_after_its_file, start, stop),
      cmocka_unit_test_setup_teardown(alone_stands_for_a_list, start, stop),
      cmocka_unit_test_setup_teardown(years_are_read_as_files_write_them, start, stop),
      cmocka_unit_test_setup_teardown(finds_its_data, start, stop),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
