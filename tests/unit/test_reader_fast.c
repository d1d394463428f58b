/* test_reader_fast.c - typed rows made in bulk against rows read one by one through libcsv: the same rows, lines, messages,
 * notes and counts, whatever the chunks and threads (table/reader_bulk.c); and the amounts of number/amount_plain.c. */
#include "csv_case.h"
#include "number/amount.h"
#include "reader_case.h"

static void put_cell_of(fc_buf *out, const fc_batch_column *column, size_t row) {
  fc_buf_printf(out, " %s=%d[", column->name, column->present[row]);
  fc_buf_str(out, column->text[row]);
  fc_buf_char(out, ']');
  if (column->figure)
    fc_buf_printf(out, "%lld %lld %lld %d", (long long)column->figure[row].value, (long long)column->figure[row].low,
                  (long long)column->figure[row].high, (int)column->figure[row].hedge);
  if (column->year)
    fc_buf_printf(out, "%d", (int)column->year[row]);
  if (column->date)
    fc_buf_printf(out, "%lld", (long long)column->date[row]);
}

static void put_batch(fc_buf *out, const fc_batch *batch) {
  for (size_t row = 0; row < batch->rows; row++) {
    fc_buf_printf(out, "%llu:", (unsigned long long)batch->line[row]);
    for (size_t i = 0; i < batch->columns; i++)
      put_cell_of(out, &batch->column[i], row);
    fc_buf_char(out, '\n');
  }
}

static void put_report(fc_buf *out, const fc_reader *reader) {
  const fc_reader_report *r = fc_reader_report_of(reader);
  fc_notes notes;
  fc_notes_init(&notes, 0);
  fc_reader_notes(reader, &notes);
  for (size_t i = 0; i < fc_notes_count(&notes); i++) {
    fc_buf *text;
    assert_int_equal(fc_diag_text(fc_notes_at(&notes, i), &text), FC_OK);
    fc_buf_text(out, fc_buf_data(text, NULL));
    fc_buf_char(out, '\n');
    fc_buf_free(text);
  }
  fc_buf_printf(out, "%llu rows, %llu left, %llu negative, %lld cents of them, %s\n", (unsigned long long)r->rows,
                (unsigned long long)r->left_by_where, (unsigned long long)r->negative, (long long)r->negative_cents,
                r->sha256);
  fc_notes_free(&notes);
}

static char *read_with(fc_source source, fc_csv_way way) {
  fc_buf out = {.p = NULL};
  source.way = way;
  fc_loaded l = load(&source);
  fc_status status = l.status;
  while (!status && !(status = fc_reader_next(l.ctx, l.reader, &l.batch)) && l.batch)
    put_batch(&out, l.batch);
  put_messages(&out, l.ctx);
  fc_buf_printf(&out, "%s\n", fc_status_name(status));
  if (!status)
    put_report(&out, l.reader);
  unload(&l);
  return out.p;
}

static void assert_same(const fc_source *source) {
  static const fc_csv_way ways[] = {{.chunk = 40, .threads = 1}, {.chunk = 333, .threads = 1}, {.chunk = 700, .threads = 3}};
  char *expected = read_with(*source, (fc_csv_way){.libcsv = true});
  for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
    char *read = read_with(*source, ways[i]);
    if (strcmp(read, expected) != 0)
      fail_msg("chunks of %zu bytes:\n%s\n--- libcsv:\n%s--- fast:\n%s", ways[i].chunk, source->bytes, expected, read);
    free(read);
  }
  free(expected);
}

#define PICK(state, ...)                                                                                               \
  (((const char *const[]){__VA_ARGS__})[below(state, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))])

static void put_row(fc_buf *out, uint64_t *seed, bool wild) {
  bool odd = wild && below(seed, 12) == 0;
  fc_buf_text(out, PICK(seed, "0101", "\"NY, City\"", "Springfield", " Dover ", "\"a \"\"b\"\"\"", "S\xC3\xA3o", ""));
  fc_buf_text(out, PICK(seed, ",2024,", ",2024,", ",2018,", ",FY2019,", ",\"2018\",", ",,"));
  fc_buf_text(out, odd ? PICK(seed, "12,3O0", "\"1,23\"", "N/A", "1e5", "3.141", "3688368.1700000004", "about $5")
                       : PICK(seed, "2500", "-3.5", "\"$1,234,567\"", "\"(2,500.00)\"", "0.07", "", "$12", "1000.10", " 7 "));
  fc_buf_text(out, odd ? PICK(seed, ",84.01", ",16738", ",1E+10", ",several") : PICK(seed, ",16.738", ",93.RD", ","));
  fc_buf_text(out, PICK(seed, ",JAG,", ",\"Part \"\"B\"\"\",", ",,", ",\"two\nlines\","));
  fc_buf_text(out, odd ? PICK(seed, "2018-02-30", "maybe") : PICK(seed, "2018-01-24", "1/24/2018", ""));
  fc_buf_text(out, PICK(seed, ",yes\n", ",N\r\n", ",\n", ",true\n"));
}

static void random_tables(void **state) {
  uint64_t seed = 86;
  (void)state;
  fc_ctx *ctx = new_ctx();
  fc_select *select;
  const fc_str condition = FC_STR("program!=JAG");
  assert_int_equal(fc_select_from_options(ctx, "--where", &condition, 1, &select), FC_OK);
  const fc_select *const where[] = {select};
  for (size_t i = 0; i < 300; i++) {
    fc_buf text = {.p = NULL};
    fc_buf_text(&text, "government,fiscal_year,amount,assistance_listing,program,period_start,is_direct\n");
    for (uint32_t k = below(&seed, 60); k > 0; k--)
      put_row(&text, &seed, i % 2);
    fc_source source = source_of(FC_GRANTS, text.p);
    const fc_setting set = setting("stage", "adopted", true, 0);
    source.set = &set;
    source.n_set = i % 3 == 0;
    source.where = where;
    source.n_where = i % 5 == 0;
    source.units = i % 7 == 0 ? 1000 : 1;
    source.amounts = i % 11 == 0 ? FC_AMOUNT_ROUND : 0;
    assert_same(&source);
    fc_buf_reset(&text);
  }
  fc_select_free(select);
  fc_ctx_free(ctx);
}

static void plain_amounts(void **state) {
  static const char pieces[] = "0123456789,,..-$() 5";
  uint64_t seed = 4300000;
  size_t plain = 0;
  (void)state;
  for (size_t i = 0; i < 300000; i++) {
    char text[24];
    size_t n = below(&seed, 14);
    for (size_t k = 0; k < n; k++)
      text[k] = pieces[below(&seed, sizeof pieces - 1)];
    fc_money cents;
    fc_figure figure;
    fc_amount_seen seen;
    if (!fc_amount_plain((fc_str){text, n}, &cents))
      continue;
    plain++;
    fc_status status = fc_amount_read((fc_str){text, n}, 0, &figure, &seen, NULL);
    if (status || figure.value != cents || figure.low != cents || figure.high != cents || figure.hedge != FC_EXACTLY ||
        seen.tail || seen.subcent || seen.exponent)
      fail_msg("\"%.*s\" is read as %lld cents", (int)n, text, (long long)cents);
  }
  assert_true(plain > 1000);
}

static void usual_amounts(void **state) {
  static const struct {
    const char *text;
    fc_money cents;
  } amounts[] = {{"2500", 250000}, {"-3.5", -350}, {"$1,234,567", 123456700}, {"($2,500.01)", -250001}, {"0", 0},
                 {"999999999999999.99", INT64_C(99999999999999999)}, {"-$7", -700}};
  fc_money cents;
  (void)state;
  for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) {
    assert_true(fc_amount_plain(fc_str_of(amounts[i].text), &cents));
    assert_int_equal(cents, amounts[i].cents);
  }
  assert_false(fc_amount_plain(FC_STR(""), &cents));
  assert_false(fc_amount_plain(FC_STR("("), &cents));
  assert_false(fc_amount_plain(FC_STR("1000000000000000000000"), &cents));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(random_tables), cmocka_unit_test(plain_amounts),
                                     cmocka_unit_test(usual_amounts)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
