/* test_reader.c - a source as typed batches: cells and their faults, ranges, listing numbers, `where` (table/reader*.c,
 * cells.c). */
#include "reader_case.h"

static void types_cells_by_role(void **state) {
  (void)state;
  fc_source source = source_of(FC_GRANTS, "award_id,Fiscal Year,CFDA Number,amount,is_direct,period_end,Odd One\n"
                                          "0012,FY13-14,16.738,\"$4,300,000.00\",Y,9/30/2018, x \n"
                                          ",,84.01,(5),no,,\n");
  fc_loaded l = read_first(&source);
  assert_int_equal(l.batch->rows, 2);
  assert_text(&l, "award_id", 0, "0012");
  assert_text(&l, "year", 0, "2014");
  assert_int_equal(column(&l, "fiscal_year")->year[0], 2014);
  assert_text(&l, "assistance_listing", 1, "84.010");
  assert_figure(&l, "amount", 0, 430000000, 430000000, 430000000);
  assert_figure(&l, "amount", 1, -500, -500, -500);
  assert_int_equal(column(&l, "is_direct")->year[0], 1);
  assert_int_equal(column(&l, "is_direct")->year[1], 0);
  assert_text(&l, "period_end", 0, "2018-09-30");
  assert_int_equal(column(&l, "period_end")->date[1], FC_NO_DATE);
  assert_false(column(&l, "period_end")->present[1]);
  assert_text(&l, "Odd One", 0, "x");
  assert_string_equal(how(&l, "CFDA Number"), "alias");
  assert_string_equal(how(&l, "amount"), "name");
  assert_string_equal(how(&l, "Odd One"), "header");
  assert_int_equal(l.batch->line[1], 3);
  assert_int_equal(finish(&l), FC_OK);
  assert_int_equal(fc_reader_report_of(l.reader)->restored, 1);
  assert_int_equal(strlen(fc_reader_report_of(l.reader)->sha256), 64);
  unload(&l);
}

static void keeps_ranges_of_precision_and_units(void **state) {
  (void)state;
  fc_source source = source_of(FC_BUDGETS, "amount,precision\n85990000000,rounded_10M\n5,exact\n4.3M,\n7,\n");
  fc_loaded l = read_first(&source);
  assert_figure(&l, "amount", 0, 8599000000000, 8598500000000, 8599500000000);
  assert_figure(&l, "amount", 1, 500, 500, 500);
  assert_figure(&l, "amount", 2, 430000000, 425000000, 435000000);
  assert_figure(&l, "amount", 3, 700, 700, 700);
  unload(&l);
  source = source_of(FC_GOVERNMENTS, "government,population,precision\nX,8622700,rounded_100\nY,2567.0,\nZ,,rounded_100\n");
  l = read_first(&source);
  assert_figure(&l, "population", 0, 8622700, 8622650, 8622750);
  assert_figure(&l, "population", 1, 2567, 2567, 2567);
  assert_false(column(&l, "population")->present[2]);
  unload(&l);
  source = source_of(FC_BUDGETS, "amount\n\"1,234.5\"\n");
  source.units = 1000;
  l = read_first(&source);
  assert_figure(&l, "amount", 0, 123450000, 123445000, 123455000);
  unload(&l);
}

static void keeps_the_rows_of_where(void **state) {
  (void)state;
  fc_source source = source_of(FC_GRANTS, "Year,Funding Source,Amount\n"
                                          "2014,Federal - CD,1\nFY2014,State,2\n2013,Federal - Other,bad\nFY14,Federal,4\n");
  fc_ctx *ctx = new_ctx();
  const fc_select *where[] = {where_of(ctx, "Funding Source=Federal*"), where_of(ctx, "year=2014")};
  source.where = where;
  source.n_where = 2;
  fc_loaded l = read_first(&source);
  assert_int_equal(l.batch->rows, 2);
  assert_figure(&l, "amount", 1, 400, 400, 400);
  assert_int_equal(finish(&l), FC_OK);
  assert_int_equal(fc_reader_report_of(l.reader)->left_by_where, 2);
  assert_int_equal(fc_reader_report_of(l.reader)->rows, 4);
  fc_notes notes;
  fc_notes_init(&notes, 0);
  fc_reader_notes(l.reader, &notes);
  assert_int_equal(fc_notes_count(&notes), 1);
  assert_has(fc_notes_at(&notes, 0)->message, "2 rows were left out");
  fc_notes_free(&notes);
  unload(&l);
  for (size_t i = 0; i < 2; i++)
    fc_select_free((fc_select *)(uintptr_t)where[i]);
  fc_ctx_free(ctx);
}

typedef struct fc_bad_cell {
  const char *text, *code, *says, *help;
  uint64_t line, column;
} fc_bad_cell;

static void tells_every_bad_cell(void **state) {
  (void)state;
  static const fc_bad_cell cases[] = {
      {"amount\n\"12,3O0\"\n", "F012", "amount is not a number", "--where", 2, 6},
      {"amount\n NAN5 \n", "F012", "amount is not a number", "--where", 2, 2},
      {"amount\n1.0071\n", "F012", "amount is not a number", "--amounts round", 2, 0},
      {"amount\n1.00171E+11\n", "F012", "amount is not a number", "--amounts exponent", 2, 0},
      {"amount\n99999999999999999999\n", "F028", "larger", "quadrillion", 2, 1},
      {"amount,fiscal_year\n1,soon\n", "F021", "fiscal_year is not a fiscal year", "FY2018", 2, 3},
      {"amount,fiscal_year\n1,2017-2019\n", "F021", "covers several years", "years_covered", 2, 3},
      {"amount,population\n1,2.5\n", "F020", "population is not a whole number", "8622698", 2, 3},
      {"amount,population\n1,-5\n", "F020", "population is not a whole number", "8622698", 2, 3},
      {"amount,precision\n1,roughly\n", "F026", "precision is not a precision", "rounded_10M", 2, 3},
      {"amount,fiscal_year_start\n1,13-01\n", "F025", "not a day", "07-01", 2, 3},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_source source = source_of(FC_BUDGETS, cases[i].text);
    fc_loaded l = load(&source);
    assert_int_equal(finish(&l), FC_BAD_FILE);
    const fc_diag *diag = first_message(l.ctx, cases[i].code);
    assert_has(diag->message, cases[i].says);
    assert_has(diag->help, cases[i].help);
    assert_int_equal(diag->line, cases[i].line);
    assert_int_equal(diag->row, 1);
    if (cases[i].column)
      assert_int_equal(diag->column, cases[i].column);
    unload(&l);
  }
  fc_source source = source_of(FC_GRANTS, "amount,is_direct,period_end,match_rate\nx,maybe,soon,high\n1,y,2018-02-30,5%\n");
  fc_loaded l = load(&source);
  assert_int_equal(finish(&l), FC_BAD_FILE);
  assert_int_equal(fc_diag_count(l.ctx), 5);
  assert_int_equal(fc_diag_at(l.ctx, 4)->line, 3);
  assert_string_equal(fc_diag_at(l.ctx, 4)->field, "period_end");
  unload(&l);
}

static void counts_a_row_of_several_stages_once(void **state) {
  (void)state;
  fc_source source = source_of(FC_BUDGETS, "Year,Adopted,Actuals\n2013,1,2\n2014,3,4\n");
  bool seen[2] = {false, false};
  const fc_setting stages[] = {{.key = FC_STR("adopted"), .value = FC_STR("Adopted"), .used = &seen[0]},
                               {.key = FC_STR("actual"), .value = FC_STR("Actuals"), .used = &seen[1]}};
  fc_ctx *ctx = new_ctx();
  const fc_select *where[] = {where_of(ctx, "year=2014")};
  source.stages = stages;
  source.n_stages = 2;
  source.where = where;
  source.n_where = 1;
  fc_loaded l = read_first(&source);
  assert_int_equal(l.batch->rows, 2);
  assert_int_equal(finish(&l), FC_OK);
  assert_int_equal(fc_reader_report_of(l.reader)->left_by_where, 1);
  unload(&l);
  fc_select_free((fc_select *)(uintptr_t)where[0]);
  fc_ctx_free(ctx);
}

static void rounds_and_reads_exponents_by_option(void **state) {
  (void)state;
  fc_source source = source_of(FC_BUDGETS, "amount\n1.0071\n1.00171E+11\n3688368.1700000004\n");
  source.amounts = FC_AMOUNT_ROUND | FC_AMOUNT_EXPONENT;
  fc_loaded l = read_first(&source);
  assert_figure(&l, "amount", 0, 101, 101, 101);
  assert_figure(&l, "amount", 1, 10017100000000, 10017050000000, 10017150000000);
  assert_figure(&l, "amount", 2, 368836817, 368836817, 368836817);
  const fc_reader_report *report = fc_reader_report_of(l.reader);
  assert_int_equal(report->rounded, 1);
  assert_int_equal(report->exponents, 1);
  assert_int_equal(report->tails, 1);
  unload(&l);
}

static void refuses_listings_without_their_zeros(void **state) {
  (void)state;
  fc_source source = source_of(FC_GRANTS, "aln,amount\n84.01,1\n14.9,2\nNot Federal Grant,3\n");
  fc_loaded l = load(&source);
  assert_int_equal(finish(&l), FC_BAD_FILE);
  assert_int_equal(fc_diag_count(l.ctx), 2);
  const fc_diag *diag = first_message(l.ctx, "F027");
  assert_has(diag->help, "spreadsheet");
  assert_int_equal(diag->line, 2);
  unload(&l);
  source = source_of(FC_GRANTS, "aln,amount\n16.738,1\n1.00E+10,2\n");
  l = load(&source);
  assert_int_equal(finish(&l), FC_BAD_FILE);
  assert_int_equal(first_message(l.ctx, "F027")->line, 3);
  unload(&l);
}

static void notes_what_it_mended(void **state) {
  (void)state;
  fc_source source = source_of(FC_GRANTS, "aln,amount\n84.01,1.1000000000000001\n93224,2\nNot Federal Grant,3\n");
  fc_loaded l = read_first(&source);
  assert_int_equal(finish(&l), FC_OK);
  fc_notes notes;
  fc_notes_init(&notes, 0);
  fc_reader_notes(l.reader, &notes);
  static const char *const expected[] = {"1 Assistance Listing number, such as 84.01, was given back",
                                         "1 Assistance Listing number, such as 93224, was given the point",
                                         "1 amount, such as 1.1000000000000001, was rounded",
                                         "1 cell, such as \"Not Federal Grant\", holds no"};
  assert_int_equal(fc_notes_count(&notes), 4);
  for (size_t i = 0; i < 4; i++)
    assert_has(fc_notes_at(&notes, i)->message, expected[i]);
  fc_notes_free(&notes);
  unload(&l);
}

static void hands_over_only_what_is_wanted(void **state) {
  (void)state;
  fc_source source = source_of(FC_GRANTS, "amount,program,fiscal_year,x,y\n1,p,bad,u,v\n");
  static const char *const further[] = {"Y", "program", "nowhere", "year"};
  fc_wanted wanted = {.further = further, .n_further = 3};
  wanted.roles[FC_ROLE_amount] = true;
  fc_loaded l = {.ctx = new_ctx()};
  assert_int_equal(fc_reader_open(l.ctx, &source, &wanted, false, &l.reader), FC_OK);
  assert_int_equal(fc_reader_columns(l.reader), 3);
  assert_int_equal(fc_reader_next(l.ctx, l.reader, &l.batch), FC_OK);
  assert_text(&l, "y", 0, "v");
  assert_int_equal(fc_reader_column(l.reader, FC_STR("fiscal_year")), SIZE_MAX);
  unload(&l);
}

/* Property: batches add up to the file, whatever its size. */
static void reads_many_batches(void **state) {
  (void)state;
  enum { ROWS = 5000 };
  fc_buf text = {.p = NULL};
  fc_buf_text(&text, "amount,note\n");
  for (int i = 0; i < ROWS; i++) {
    fc_buf_printf(&text, "%d.25,", i);
    fc_buf_fill(&text, 'x', i == 2500 ? 400000 : (size_t)(i % 700));
    fc_buf_char(&text, '\n');
  }
  fc_source source = {.as = FC_GRANTS, .path = "many.csv", .bytes = text.p, .n_bytes = text.n, .units = 1};
  fc_loaded l = load(&source);
  size_t rows = 0;
  int64_t sum = 0;
  while (!fc_reader_next(l.ctx, l.reader, &l.batch) && l.batch) {
    for (size_t i = 0; i < l.batch->rows; i++, rows++) {
      sum += column(&l, "amount")->figure[i].value;
      assert_int_equal(column(&l, "note")->text[i].n, rows == 2500 ? 400000 : rows % 700);
      assert_int_equal(l.batch->line[i], rows + 2);
    }
  }
  assert_int_equal(rows, ROWS);
  assert_int_equal(sum, (int64_t)ROWS * (ROWS - 1) / 2 * 100 + 25 * ROWS);
  unload(&l);
  fc_buf_reset(&text);
}

static void reads_a_header_alone(void **state) {
  (void)state;
  fc_source source = source_of(FC_GRANTS, "amount,program\n");
  fc_loaded l = load(&source);
  assert_int_equal(l.status, FC_OK);
  assert_int_equal(fc_reader_next(l.ctx, l.reader, &l.batch), FC_OK);
  assert_null(l.batch);
  assert_int_equal(fc_reader_next(l.ctx, l.reader, &l.batch), FC_OK);
  assert_int_equal(fc_reader_report_of(l.reader)->rows, 0);
  unload(&l);
}

static void tells_ragged_and_malformed_files(void **state) {
  (void)state;
  fc_source source = source_of(FC_GRANTS, "amount,program\n1,a\n2\n3,c\n");
  fc_loaded l = load(&source);
  assert_int_equal(finish(&l), FC_BAD_FILE);
  assert_int_equal(first_message(l.ctx, "F011")->line, 3);
  unload(&l);
  source = source_of(FC_GRANTS, "amount,program\n1,\"a\n");
  l = load(&source);
  assert_int_equal(finish(&l), FC_BAD_FILE);
  first_message(l.ctx, "F013");
  unload(&l);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(types_cells_by_role),
      cmocka_unit_test(keeps_ranges_of_precision_and_units),
      cmocka_unit_test(keeps_the_rows_of_where),
      cmocka_unit_test(counts_a_row_of_several_stages_once),
      cmocka_unit_test(tells_every_bad_cell),
      cmocka_unit_test(rounds_and_reads_exponents_by_option),
      cmocka_unit_test(refuses_listings_without_their_zeros),
      cmocka_unit_test(notes_what_it_mended),
      cmocka_unit_test(hands_over_only_what_is_wanted),
      cmocka_unit_test(reads_many_batches),
      cmocka_unit_test(reads_a_header_alone),
      cmocka_unit_test(tells_ragged_and_malformed_files),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
