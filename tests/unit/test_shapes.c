/* test_shapes.c - files as their publishers lay them out: other delimiters, lines of titles, no header, Windows-1252,
 * wide tables, listing numbers in two columns (table/csv_layout.c, csv_windows.c, mapping_wide.c, listing_joined.c). */
#include "reader_case.h"

static void assert_cell(const char *text, const char *name, const char *cell) {
  fc_source source = source_of(FC_BUDGETS, text);
  fc_loaded l = read_first(&source);
  assert_text(&l, name, 0, cell);
  assert_int_equal(finish(&l), FC_OK);
  unload(&l);
}

static void finds_the_delimiter(void **state) {
  (void)state;
  assert_cell("Agency;Amount\nPolice, City;1\nFire;2\n", "Agency", "Police, City");
  assert_cell("Agency\tAmount\nPolice, City\t1.50\n", "Amount", "1.50");
  assert_cell("Agency|Amount\r\nPolice|1.50\r\n", "Agency", "Police");
  assert_cell("Agency,Amount\nPolice; City,1.50\nFire; City,2.50\n", "Agency", "Police; City");
  assert_cell("Agency,Amount\n\"a;b;c\",1\n", "Agency", "a;b;c");
  assert_cell("Amount\n5\n", "Amount", "5");
}

static void passes_titles(void **state) {
  (void)state;
  fc_source source = source_of(FC_BUDGETS, "City of Springfield\n\nAdopted budget,\"all funds\"\n"
                                           "Department,Fund,Year,Note,Amount\nPolice,General,2018,,5\n,,,,bad\n");
  fc_loaded l = load(&source);
  assert_int_equal(finish(&l), FC_BAD_FILE);
  assert_int_equal(first_message(l.ctx, "F012")->line, 6);
  assert_int_equal(first_message(l.ctx, "F012")->row, 2);
  unload(&l);
  source =
      source_of(FC_BUDGETS, "Springfield,,,\nReport of 7/1/2018,,,\nDepartment,Fund,2018,2019\nPolice,General,1,2\n");
  l = read_first(&source);
  assert_int_equal(l.batch->rows, 2);
  assert_text(&l, "fiscal_year", 1, "2019");
  assert_int_equal(l.batch->line[1], 4);
  unload(&l);
}

/* Nothing is passed over where the first line may be a header. */
static void keeps_sparse_headers(void **state) {
  (void)state;
  assert_cell(",amount\n0,5\n1,6\n", "amount", "5");
  assert_cell("amount,,\n5,1,2\n", "amount", "5");
}

static void takes_names_and_lines(void **state) {
  (void)state;
  fc_source source = source_of(FC_BUDGETS, "Police,2018,5\nFire,2019,6\n");
  source.layout.names = "department, fiscal_year,amount";
  fc_loaded l = read_first(&source);
  assert_int_equal(l.batch->rows, 2);
  assert_text(&l, "department", 0, "Police");
  assert_int_equal(l.batch->line[0], 1);
  unload(&l);
  source = source_of(FC_BUDGETS, "1,2,3\namount,b,c\n7,8,9\n");
  source.layout.header_line = 2;
  l = read_first(&source);
  assert_figure(&l, "amount", 0, 700, 700, 700);
  unload(&l);
  source.layout.header_line = 9;
  l = load(&source);
  assert_int_equal(l.status, FC_BAD_FILE);
  assert_has(first_message(l.ctx, "F010")->message, "line 9");
  unload(&l);
  fc_csv_layout layout = {.names = NULL};
  assert_false(fc_csv_layout_header(&layout, "0"));
  assert_false(fc_csv_layout_header(&layout, ""));
  assert_true(fc_csv_layout_header(&layout, "12"));
  assert_int_equal(layout.header_line, 12);
}

static void reads_windows_1252(void **state) {
  (void)state;
  assert_cell("Agency,Amount\nCaf\xE9 \x93"
              "A\x94 \x80 \xFF,5\n",
              "Agency", "Café “A” € ÿ");
  assert_cell("Agency,Amount\nCafé,5\n", "Agency", "Café");
  fc_source source = source_of(FC_BUDGETS, "Agency,Amount\nCafé,5\nCaf\xE9,5\n");
  fc_loaded l = load(&source);
  assert_int_equal(finish(&l), FC_BAD_FILE);
  assert_has(first_message(l.ctx, "F014")->help, "this line");
  assert_int_equal(first_message(l.ctx, "F014")->line, 3);
  unload(&l);
  static const char *const no_text[] = {"Agency,Amount\n\x81,5\n", "Agency,Amount\n\xE9\x01,5\n",
                                        "Agency,Amount\n\xE9 \xC3\xA9,5\n"};
  for (size_t i = 0; i < 3; i++) {
    source = source_of(FC_BUDGETS, no_text[i]);
    l = load(&source);
    assert_int_equal(finish(&l), FC_BAD_FILE);
    first_message(l.ctx, "F014");
    unload(&l);
  }
}

/* More than a chunk of the reader, so that the text is converted as it is read. */
static void reads_much_windows_1252(void **state) {
  (void)state;
  enum { ROWS = 30000 };
  static const char row[] = "Qu\xE9"
                            "bec \x96 Montr\xE9"
                            "al,1\n";
  const char header[] = "Agency,Amount\n";
  char *text = malloc(sizeof header + ROWS * sizeof row), *to = text;
  assert_non_null(text);
  to = stpcpy(to, header);
  for (size_t i = 0; i < ROWS; i++)
    to = stpcpy(to, row);
  fc_source source = source_of(FC_BUDGETS, text);
  fc_loaded l = read_first(&source);
  size_t rows = 0;
  while (l.batch) {
    for (size_t i = 0; i < l.batch->rows; i++)
      assert_text(&l, "Agency", i, "Québec – Montréal");
    rows += l.batch->rows;
    assert_int_equal(fc_reader_next(l.ctx, l.reader, &l.batch), FC_OK);
  }
  assert_int_equal(rows, ROWS);
  unload(&l);
  free(text);
}

static void spreads_years(void **state) {
  (void)state;
  static const char *const headers[] = {"FY21 Actual Expense,FY22 Actual Expense", "2021,2022", "FY20-21,FY21-22",
                                        "2020-21 Budget,2021-22 Budget", "Expenditures 2021,Expenditures 2022"};
  for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
    char text[256];
    snprintf(text, sizeof text, "Dept,%s\nPolice,10,20\nFire,,#Missing\n", headers[i]);
    fc_source source = source_of(FC_BUDGETS, text);
    fc_loaded l = read_first(&source);
    assert_int_equal(l.batch->rows, 4);
    assert_text(&l, "fiscal_year", 0, "2021");
    assert_text(&l, "fiscal_year", 1, "2022");
    assert_figure(&l, "amount", 1, 2000, 2000, 2000);
    assert_false(column(&l, "amount")->present[2]);
    assert_false(column(&l, "amount")->present[3]);
    assert_int_equal(fc_reader_report_of(l.reader)->missing, 1);
    unload(&l);
  }
}

static void spreads_across(void **state) {
  (void)state;
  fc_source source = source_of(FC_BUDGETS, "Item,Year,Ohio,Iowa\nPolice,2018,5,6\n");
  const fc_setting states = setting("government", "*", true, 0), item = setting("account", "Item", true, 1);
  source.across = &states;
  source.n_across = 1;
  source.map = &item;
  source.n_map = 1;
  fc_loaded l = read_first(&source);
  assert_int_equal(l.batch->rows, 2);
  assert_text(&l, "government", 1, "Iowa");
  assert_text(&l, "account", 1, "Police");
  assert_figure(&l, "amount", 1, 600, 600, 600);
  unload(&l);
  const fc_setting none = setting("government", "State of *", true, 0);
  source.across = &none;
  l = load(&source);
  first_message(l.ctx, "F102");
  unload(&l);
  const fc_setting years = setting("fiscal_year", "LEA FY *", true, 0);
  source = source_of(FC_BUDGETS, "Unit,LEA FY 2018-19,LEA FY 2019-20,Total_FY19\nPolice,5,6,7\n");
  source.across = &years;
  source.n_across = 1;
  l = read_first(&source);
  assert_int_equal(l.batch->rows, 2);
  assert_text(&l, "fiscal_year", 1, "2020");
  assert_text(&l, "Total_FY19", 0, "7");
  unload(&l);
  const fc_setting all = setting("fiscal_year", "*", true, 0);
  source.across = &all;
  l = load(&source);
  assert_has(first_message(l.ctx, "F109")->message, "\"Unit\"");
  unload(&l);
}

static void joins_listing_numbers(void **state) {
  (void)state;
  fc_source source = source_of(FC_GRANTS, "federal_agency_prefix,federal_award_extension,amount_expended\n"
                                          "16,738,5\n84,10,6\n8,001,7\n93,RD,8\n,,9\n");
  fc_loaded l = read_first(&source);
  assert_text(&l, "assistance_listing", 0, "16.738");
  assert_text(&l, "assistance_listing", 1, "84.010");
  assert_text(&l, "assistance_listing", 2, "08.001");
  assert_text(&l, "assistance_listing", 3, "93.RD");
  assert_text(&l, "assistance_listing", 4, "");
  unload(&l);
  source =
      source_of(FC_GRANTS, "cfda_numbers_and_titles,amount\n16.738: EDWARD BYRNE; JUSTICE,5\n16.738: A; 16.812: B,6\n");
  l = read_first(&source);
  assert_text(&l, "assistance_listing", 0, "16.738");
  assert_text(&l, "assistance_listing", 1, "16.738: A; 16.812: B");
  unload(&l);
}

static void names_columns_by_place(void **state) {
  (void)state;
  fc_source source = source_of(FC_BUDGETS, ",Department,Amount\n7,Police,5\n");
  const fc_setting map = setting("department_code", "#1", true, 0);
  source.map = &map;
  source.n_map = 1;
  fc_loaded l = read_first(&source);
  assert_text(&l, "department_code", 0, "7");
  unload(&l);
}

/* Rows of a whole file that are handed over. */
static size_t rows_of(const fc_source *source) {
  fc_loaded l = load(source);
  size_t rows = 0;
  assert_int_equal(l.status, FC_OK);
  while (!fc_reader_next(l.ctx, l.reader, &l.batch) && l.batch)
    rows += l.batch->rows;
  unload(&l);
  return rows;
}

static void leaves_rows_that_count_twice(void **state) {
  (void)state;
  fc_source source =
      source_of(FC_BUDGETS, "Department,Amount\nPolice,5\nTotally Fit,1\nPolice Total,6\nTOTAL,6\nSubtotal: x,6\n");
  assert_int_equal(rows_of(&source), 2);
  source.rows[FC_ROWS_SUBTOTALS] = FC_ROWS_KEEP;
  assert_int_equal(rows_of(&source), 5);
  source = source_of(FC_BUDGETS, "Department,Amount\nTotal,5\n");
  fc_loaded l = load(&source);
  assert_int_equal(finish(&l), FC_BAD_FILE);
  assert_has(first_message(l.ctx, "F110")->help, "subtotals=keep");
  unload(&l);
  fc_ctx *ctx = new_ctx();
  const fc_select *asked = where_of(ctx, "Department=Total");
  source.where = &asked;
  source.n_where = 1;
  assert_int_equal(rows_of(&source), 1);
  fc_select_free((fc_select *)(uintptr_t)asked);
  fc_ctx_free(ctx);
  source = source_of(FC_GRANTS, "program,assistance_type_code,is_direct,amount\nA,04,Y,1\nB,07,Y,2\nC,04,N,3\n");
  assert_int_equal(rows_of(&source), 2);
  source.rows[FC_ROWS_LOANS] = FC_ROWS_KEEP;
  source.rows[FC_ROWS_PASS_THROUGH] = FC_ROWS_LEAVE;
  assert_int_equal(rows_of(&source), 2);
}

static void takes_the_latest_publication(void **state) {
  (void)state;
  fc_source source =
      source_of(FC_BUDGETS, "Year,Publication Date,Agency,Amount\n2018,2017-11-01,A,7\n2018,6/14/2017,A,5\n"
                            "2019,2018-06-14,A,9\n2018,2017-11-01,B,8\n");
  fc_loaded l = read_first(&source);
  assert_int_equal(l.batch->rows, 3);
  assert_figure(&l, "amount", 0, 700, 700, 700);
  assert_figure(&l, "amount", 2, 800, 800, 800);
  unload(&l);
  source.rows[FC_ROWS_PUBLICATIONS] = FC_ROWS_KEEP;
  assert_int_equal(rows_of(&source), 4);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finds_the_delimiter),
      cmocka_unit_test(passes_titles),
      cmocka_unit_test(keeps_sparse_headers),
      cmocka_unit_test(takes_names_and_lines),
      cmocka_unit_test(reads_windows_1252),
      cmocka_unit_test(reads_much_windows_1252),
      cmocka_unit_test(spreads_years),
      cmocka_unit_test(spreads_across),
      cmocka_unit_test(joins_listing_numbers),
      cmocka_unit_test(names_columns_by_place),
      cmocka_unit_test(leaves_rows_that_count_twice),
      cmocka_unit_test(takes_the_latest_publication),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
