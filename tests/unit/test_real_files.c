/* test_real_files.c - published files, read with nothing but options, add up to the cent (table/reader*.c, mapping*.c,
 * aliases.def). The sums were taken with Python's decimal module from the same files, half a cent away from zero. */
#include "reader_case.h"

typedef struct fc_real_file {
  const char *path;
  fc_table_kind as;
  const char *map[2], *set[2]; /* role, and header or constant; NULL: none */
  const char *where[2];
  unsigned amounts;
  uint64_t rows; /* kept */
  int64_t cents;
} fc_real_file;

static const char counties[] = "data/real/ca_counties/derived_ca_counties_2017_summary.csv";
static const char county_grants[] = "data/real/ca_counties/derived_ca_counties_2017_federal_by_program.csv";
static const char new_york[] = "data/real/nyc/derived_cafr_all_sources_fy2010-2014.csv";
static const char chicago[] = "data/real/chicago/Budget_-_2024_Budget_Ordinance_-_Appropriations_20260417.csv";
static const char boston[] = "data/real/boston/fy24-adopted-operating-budget.csv";
static const char philadelphia[] =
    "data/real/philadelphia/op_FY18_AppropActivity_OriginalApprop_Fund_Dept_Char_Sobj_OpenData.csv";

static const fc_real_file files[] = {
    {counties, FC_BUDGETS, {"amount", "Total Expenditures"}, {NULL}, {NULL}, 0, 57, 5893798980300},
    {counties, FC_BUDGETS, {"amount", "total revenues"}, {NULL}, {NULL}, 0, 57, 6119968429700},
    {county_grants, FC_GRANTS, {NULL}, {NULL}, {NULL}, 0, 699, 1102924790200},
    {new_york,
     FC_BUDGETS,
     {"amount", "Actuals"},
     {"direction", "revenue"},
     {"year=2014", NULL},
     0,
     1228,
     7395566121200},
    {new_york,
     FC_GRANTS,
     {"amount", "Actuals"},
     {NULL},
     {"year=2014", "Funding Source=Federal*"},
     0,
     532,
     711372853200},
    {new_york, FC_GRANTS, {"amount", "Actuals"}, {NULL}, {"Year=2014", "assistance_listing=16.*"}, 0, 88, 3504358300},
    {new_york, FC_BUDGETS, {"amount", "Adopted"}, {NULL}, {"Year=2014", NULL}, 0, 1228, 6938128239700},
    {chicago, FC_BUDGETS, {NULL}, {NULL}, {"stage=adopted", "fiscal_year=2024"}, 0, 3584, 1834110500000},
    {boston,
     FC_BUDGETS,
     {"amount", "FY24 Adopted"},
     {NULL},
     {"FY24 Adopted!=#Missing", NULL},
     FC_AMOUNT_ROUND,
     812,
     427986171783},
    {philadelphia, FC_BUDGETS, {"amount", "Original Appn Balance"}, {NULL}, {NULL}, 0, 5177, 913095400000},
    {"data/real/oakland/FY19-20__adopted.csv",
     FC_BUDGETS,
     {NULL},
     {NULL},
     {"direction=Expense", "fiscal_year=2020"},
     0,
     18601,
     165622265100},
    {"data/real/sacramento/City_of_Sacramento_Approved_Budgets_1322.csv",
     FC_BUDGETS,
     {NULL},
     {NULL},
     {"Fiscal_Year=2018", NULL},
     0,
     511,
     194537213400},
    {"data/real/san_antonio/all_funds_revenue.csv",
     FC_BUDGETS,
     {NULL},
     {NULL},
     {"is_total_row=False", "stage=adopted"},
     0,
     1321,
     5056013734600},
    {"data/real/sf/SFdep_budgets_1999-2017.csv",
     FC_BUDGETS,
     {"amount", "1999"},
     {"fiscal_year", "1999"},
     {NULL},
     0,
     60,
     1135189568335},
    {"data/real/fac/derived_federal_awards.csv",
     FC_GRANTS,
     {NULL},
     {NULL},
     {"amount_basis=expended", NULL},
     0,
     37,
     4906048000},
};

static void check_file(const fc_real_file *file) {
  char *path = shared_path(file->path);
  SKIP_WITHOUT(path);
  fc_ctx *ctx = new_ctx();
  fc_source source = {.as = file->as, .path = path, .units = 1, .amounts = file->amounts};
  const fc_setting map = setting(file->map[0], file->map[1], true, 0),
                   set = setting(file->set[0], file->set[1], true, 1);
  const fc_select *where[2];
  source.map = &map;
  source.n_map = file->map[0] != NULL;
  source.set = &set;
  source.n_set = file->set[0] != NULL;
  source.where = where;
  while (source.n_where < 2 && file->where[source.n_where]) {
    where[source.n_where] = where_of(ctx, file->where[source.n_where]);
    source.n_where++;
  }
  fc_loaded l = load(&source);
  uint64_t rows = 0;
  int64_t cents = 0;
  while (l.reader && !(l.status = fc_reader_next(l.ctx, l.reader, &l.batch)) && l.batch) {
    for (size_t i = 0; i < l.batch->rows; i++)
      cents += column(&l, "amount")->figure[i].value;
    rows += l.batch->rows;
  }
  print_messages(l.ctx);
  if (l.status || rows != file->rows || cents != file->cents)
    fail_msg("%s: %s, %llu rows, %lld cents", file->path, fc_status_name(l.status), (unsigned long long)rows,
             (long long)cents);
  unload(&l);
  for (size_t i = 0; i < source.n_where; i++)
    fc_select_free((fc_select *)(uintptr_t)where[i]);
  fc_ctx_free(ctx);
  free(path);
}

static void published_files_add_up(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    check_file(&files[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(published_files_add_up)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
