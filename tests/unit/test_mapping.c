/* test_mapping.c - which column holds which role: by option, name and alias, and wide stages (table/mapping*.c). */
#include "reader_case.h"

static void reads_what_a_header_brings(void **state) {
  (void)state;
  fc_source source = source_of(FC_BUDGETS, "FUND TYPE,2024 ORDINANCE (AMOUNT $)\nLOCAL,\"$11,370,347.00\"\n");
  fc_loaded l = read_first(&source);
  assert_int_equal(column(&l, "fiscal_year")->year[0], 2024);
  assert_text(&l, "stage", 0, "adopted");
  assert_text(&l, "fund_type", 0, "LOCAL");
  assert_figure(&l, "amount", 0, 1137034700, 1137034700, 1137034700);
  assert_string_equal(how(&l, "stage"), "brought");
  unload(&l);
}

static const char wide[] = "Year,Agency Name,Adopted,Modified,Actuals\n2014,Police,1,2,3\n2013,Fire,,5,6\n";

static void refuses_several_candidates(void **state) {
  (void)state;
  fc_source source = source_of(FC_BUDGETS, wide);
  fc_loaded l = load(&source);
  assert_int_equal(l.status, FC_BAD_FILE);
  assert_int_equal(fc_diag_count(l.ctx), 1);
  const fc_diag *diag = first_message(l.ctx, "F100");
  assert_has(diag->message, "3 columns could hold \"amount\": \"Adopted\", \"Modified\", \"Actuals\"");
  assert_has(diag->help, "--map 'budgets.amount=Adopted'");
  assert_has(diag->help, "--stages 'budgets.actual=Actuals'");
  unload(&l);
  source = source_of(FC_BUDGETS, "Entity Name,Total Revenues,Total Expenditures\nModoc,1,2\n");
  l = load(&source);
  assert_has(first_message(l.ctx, "F100")->message, "\"Total Revenues\", \"Total Expenditures\"");
  unload(&l);
}

static void takes_the_column_that_map_names(void **state) {
  (void)state;
  fc_source source = source_of(FC_BUDGETS, wide);
  const fc_setting map[] = {setting("amount", "adopted", false, 0), setting("amount", "ACTUALS", true, 1),
                            setting("within", "Agency Name", false, 2), setting("fund", "Nope", false, 3)};
  source.map = map;
  source.n_map = 4;
  fc_loaded l = read_first(&source);
  assert_figure(&l, "amount", 0, 300, 300, 300);
  assert_text(&l, "stage", 0, "actual");
  assert_text(&l, "Adopted", 0, "1");
  assert_string_equal(how(&l, "amount"), "option");
  assert_true(used[0] && used[1]);
  assert_false(used[2] || used[3]);
  unload(&l);
}

static void brings_the_direction_of_a_mapped_total(void **state) {
  (void)state;
  fc_source source = source_of(FC_BUDGETS, "Entity Name,Total Revenues,Total Expenditures\nModoc,1,2\n");
  const fc_setting map[] = {setting("amount", "Total Revenues", true, 0)};
  source.map = map;
  source.n_map = 1;
  fc_loaded l = read_first(&source);
  assert_text(&l, "direction", 0, "revenue");
  assert_text(&l, "Total Expenditures", 0, "2");
  unload(&l);
}

static void an_empty_map_undoes_an_alias(void **state) {
  (void)state;
  fc_source source = source_of(FC_BUDGETS, "Agency Name,amount\nPolice,1\n");
  const fc_setting map[] = {setting("department", "", true, 0)};
  source.map = map;
  source.n_map = 1;
  fc_loaded l = read_first(&source);
  assert_int_equal(fc_reader_role(l.reader, FC_ROLE_department), SIZE_MAX);
  assert_text(&l, "Agency Name", 0, "Police");
  assert_true(used[0]);
  unload(&l);
}

static void sets_constants(void **state) {
  (void)state;
  fc_source source = source_of(FC_GRANTS, "government,amount\nX,1\n");
  const fc_setting set[] = {setting("government", "New York City", false, 0), setting("fiscal_year", "FY2014", false, 1),
                            setting("direction", "revenue", false, 2), setting("fiscal_year", "2015", true, 3)};
  source.set = set;
  source.n_set = 4;
  fc_loaded l = read_first(&source);
  assert_text(&l, "government", 0, "New York City");
  assert_int_equal(column(&l, "year")->year[0], 2015);
  assert_true(used[0] && used[1] && used[3]);
  assert_false(used[2]);
  unload(&l);
}

static void turns_wide_stages_into_rows(void **state) {
  (void)state;
  fc_source source = source_of(FC_BUDGETS, wide);
  const fc_setting stages[] = {setting("adopted", "Adopted", true, 0), setting("actual", "Actuals", true, 1)};
  source.stages = stages;
  source.n_stages = 2;
  fc_loaded l = read_first(&source);
  assert_int_equal(l.batch->rows, 4);
  assert_text(&l, "stage", 0, "adopted");
  assert_text(&l, "stage", 1, "actual");
  assert_figure(&l, "amount", 1, 300, 300, 300);
  assert_false(column(&l, "amount")->present[2]);
  assert_text(&l, "department", 3, "Fire");
  assert_text(&l, "Modified", 3, "5");
  assert_int_equal(l.batch->line[3], 3);
  unload(&l);
  source = source_of(FC_BUDGETS, "Dept,FY21 Actual Expense,FY24 Adopted\nMayor,1,2\n");
  const fc_setting years[] = {setting("actual", "FY21 Actual Expense", true, 0), setting("adopted", "FY24 Adopted", true, 1)};
  source.stages = years;
  source.n_stages = 2;
  l = read_first(&source);
  assert_int_equal(column(&l, "fiscal_year")->year[0], 2021);
  assert_int_equal(column(&l, "fiscal_year")->year[1], 2024);
  unload(&l);
}

typedef struct fc_bad_column {
  fc_table_kind as;
  const char *text, *map_key, *map_value, *set_key, *set_value, *where, *code, *says, *help;
} fc_bad_column;

static void refuses_columns_that_do_not_fit(void **state) {
  (void)state;
  static const fc_bad_column cases[] = {
      {FC_GRANTS, "program,Amout\n", NULL, NULL, NULL, NULL, NULL, "F101", "no column holds \"amount\"",
       "did you mean \"Amout\"?"},
      {FC_GOVERNMENTS, "state,population\n", NULL, NULL, NULL, NULL, NULL, "F101", "\"government\"", "--map"},
      {FC_BUDGETS, "Springfield,2018,1234.50\nShelbyville,2018,7.00\n", NULL, NULL, NULL, NULL, NULL, "F101", "\"amount\"",
       "--header 'budgets.government,amount,...'"},
      {FC_BUDGETS, "Fund,2018 Budget,2019 Budget,2019 budget\n", NULL, NULL, NULL, NULL, NULL, "F100", "3 columns", "--map"},
      {FC_GRANTS, "amount,Amount\n", NULL, NULL, NULL, NULL, NULL, "F100", "2 columns could hold \"amount\"", "--map"},
      {FC_GRANTS, "x,y,x\n", "amount", "x", NULL, NULL, NULL, "F107", "columns 1 and 3", "different names"},
      {FC_GRANTS, "amount,Actuals\n", "amount", "Actual", NULL, NULL, NULL, "F102", "no column \"Actual\"",
       "did you mean \"Actuals\"?"},
      {FC_GRANTS, "amount\n", "amuont", "amount", NULL, NULL, NULL, "F103", "no column \"amuont\"",
       "did you mean \"amount\"?"},
      {FC_GRANTS, "amount\n", "within", "amount", NULL, NULL, NULL, "F104", "grants have no column \"within\"", NULL},
      {FC_GRANTS, "amount\n", NULL, NULL, "fiscal_year", "soon", NULL, "F105", "not a fiscal year", "2018"},
      {FC_GRANTS, "Funding Source,amount\n", NULL, NULL, NULL, NULL, "Funding Sorce=x", "F106", "Funding Sorce",
       "did you mean \"Funding Source\"?"},
      {FC_GRANTS, "x,amount,x\n", NULL, NULL, NULL, NULL, "x=1", "F107", "two columns", "different names"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const fc_bad_column *c = &cases[i];
    fc_source source = source_of(c->as, c->text);
    fc_setting map = setting(c->map_key, c->map_value, true, 0), set = setting(c->set_key, c->set_value, true, 1);
    fc_ctx *ctx = new_ctx();
    const fc_select *where = c->where ? where_of(ctx, c->where) : NULL;
    source.map = &map;
    source.n_map = c->map_key != NULL;
    source.set = &set;
    source.n_set = c->set_key != NULL;
    source.where = &where;
    source.n_where = where != NULL;
    fc_loaded l = load(&source);
    assert_int_equal(l.status, FC_BAD_FILE);
    assert_null(l.reader);
    const fc_diag *diag = first_message(l.ctx, c->code);
    assert_has(diag->message, c->says);
    if (c->help)
      assert_has(diag->help, c->help);
    unload(&l);
    fc_select_free((fc_select *)(uintptr_t)where);
    fc_ctx_free(ctx);
  }
}

static void looks_at_a_file_leniently(void **state) {
  (void)state;
  fc_source source = source_of(FC_BUDGETS, "Adopted,Actuals,Dept\n1,2,x\n");
  const fc_wanted wanted = {.everything = true, .lenient = true};
  fc_loaded l = {.ctx = new_ctx()};
  assert_int_equal(fc_reader_open(l.ctx, &source, &wanted, false, &l.reader), FC_OK);
  assert_int_equal(fc_diag_count(l.ctx), 0);
  assert_int_equal(fc_reader_columns(l.reader), 3);
  assert_string_equal(how(&l, "Actuals"), "candidate");
  assert_string_equal(how(&l, "Dept"), "alias");
  unload(&l);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_what_a_header_brings),
      cmocka_unit_test(refuses_several_candidates),
      cmocka_unit_test(takes_the_column_that_map_names),
      cmocka_unit_test(brings_the_direction_of_a_mapped_total),
      cmocka_unit_test(an_empty_map_undoes_an_alias),
      cmocka_unit_test(sets_constants),
      cmocka_unit_test(turns_wide_stages_into_rows),
      cmocka_unit_test(refuses_columns_that_do_not_fit),
      cmocka_unit_test(looks_at_a_file_leniently),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
