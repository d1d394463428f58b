/* reader_sieve.c - the sieve at work on a reader's records. */
#include "table/reader_parts.h"
#include <string.h>
#include <strings.h>

#define LONGEST ((size_t)128) /* of a cell that is compared */

static bool starts_with(fc_str s, const char *word) {
  size_t n = strlen(word);
  return s.n >= n && strncasecmp(s.p, word, n) == 0;
}

static bool ends_with(fc_str s, const char *word) {
  size_t n = strlen(word);
  return s.n >= n && strncasecmp(s.p + s.n - n, word, n) == 0;
}

/* "Total", "Grand Total", "Total - Police", "Police Total", "Subtotal: police"; not "Totally", nor "Subtotals of..." in
 * a longer word. */
static bool is_total(fc_str cell) {
  static const char *const words[] = {"total", "totals", "subtotal", "subtotals", "sub-total", "grand total"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    size_t n = strlen(words[i]);
    bool whole = cell.n == n || (cell.n > n && strchr(" :-,(", cell.p[n]));
    if (whole && starts_with(cell, words[i]))
      return true;
    if (cell.n > n && strchr(" -:", cell.p[cell.n - n - 1]) && ends_with(cell, words[i]))
      return true;
  }
  return false;
}

static bool has_value(const char *values, fc_str cell) {
  char lower[LONGEST];
  if (!cell.n || cell.n > LONGEST)
    return false;
  for (size_t i = 0; i < cell.n; i++)
    lower[i] = (char)(cell.p[i] >= 'A' && cell.p[i] <= 'Z' ? cell.p[i] + ('a' - 'A') : cell.p[i]);
  for (const char *value = values; *value; value += *value == '|') {
    size_t n = strcspn(value, "|");
    if (fc_str_glob((fc_str){value, n}, (fc_str){lower, cell.n}))
      return true;
    value += n;
  }
  return false;
}

static bool tells(const fc_sieve_test *test, fc_str cell) {
  bool direct;
  if (test->values)
    return has_value(test->values, cell);
  if (test->kind == FC_ROWS_PASS_THROUGH)
    return fc_flag_parse(cell, &direct) && !direct;
  return is_total(cell);
}

/* Counts the row among its kind; false: it is left out. */
static bool count(fc_reader *reader, fc_row_kind kind, fc_str cell) {
  fc_sieve *sieve = &reader->sieve;
  sieve->seen[kind]++;
  if (!sieve->sample[kind])
    sieve->sample[kind] = fc_arena_text(&sieve->text, cell.p, cell.n);
  return !fc_sieve_leaves(reader->source, kind);
}

/* ---- publications ---- */

/* Whose budget a row is of: government and year. */
static bool put_budget(fc_reader *reader, const fc_csv_record *record, uint32_t *number) {
  static const fc_role key[] = {FC_ROLE_government_id, FC_ROLE_government, FC_ROLE_fiscal_year};
  fc_buf text = {0};
  for (size_t i = 0; i < sizeof key / sizeof *key; i++) {
    fc_buf_str(&text, fc_slot_text(reader, &reader->mapping.role[key[i]], record, 0));
    fc_buf_char(&text, '\n');
  }
  *number = text.failed ? FC_INTERN_NONE : fc_intern_put(&reader->sieve.budgets, (fc_str){text.p, text.n});
  fc_buf_reset(&text);
  return *number != FC_INTERN_NONE;
}

/* < 0: a is the earlier day; days that are not dates are compared as text, as 20180614 may be. */
static int compare_days(fc_str a, fc_str b) {
  fc_date left, right;
  if (fc_date_parse(a, &left) && fc_date_parse(b, &right))
    return (left > right) - (left < right);
  return fc_str_cmp(a, b);
}

static bool note_publication(fc_reader *reader, const fc_csv_record *record) {
  fc_sieve *sieve = &reader->sieve;
  fc_str day = fc_str_trim(record->cell[sieve->published]);
  uint32_t number;
  if (!put_budget(reader, record, &number))
    return false;
  while (sieve->latest.count <= number)
    if (!fc_seq_push(&sieve->latest))
      return false;
  fc_str *latest = fc_seq_at(&sieve->latest, number);
  if (latest->n && compare_days(day, *latest) <= 0)
    return true;
  *latest = (fc_str){fc_arena_text(&sieve->text, day.p, day.n), day.n};
  return latest->p != NULL;
}

/* A column that `where` looks at is the user's to judge. */
static void spare_asked(fc_reader *reader) {
  for (size_t i = 0; i < reader->sieve.tests.count; i++) {
    fc_sieve_test *test = fc_seq_at(&reader->sieve.tests, i);
    for (size_t w = 0; w < reader->source->n_where; w++)
      for (size_t j = 0; j < fc_select_columns(reader->where[w].select); j++) {
        const fc_slot *slot = &reader->where[w].slot[j];
        if (slot->from == FC_SLOT_CELL && slot->match.cell == test->cell)
          test->values = ""; /* no cell has it */
      }
  }
}

/* Reads the file once before, for the last publication of each budget. Faults are told when it is read for its rows. */
fc_status fc_reader_survey(fc_ctx *ctx, fc_reader *reader) {
  const fc_source *source = reader->source;
  spare_asked(reader);
  if (reader->sieve.published == SIZE_MAX || !fc_sieve_leaves(source, FC_ROWS_PUBLICATIONS))
    return FC_OK;
  fc_ctx *aside;
  fc_file *file = NULL;
  fc_csv *csv = NULL;
  const fc_csv_record *record = NULL;
  if (fc_ctx_new(NULL, &aside))
    return fc_fail_memory(ctx);
  fc_status status = source->bytes ? fc_file_memory(aside, source->path, source->bytes, source->n_bytes, &file)
                                   : fc_file_open(aside, source->path, source->root, &file);
  if (!status)
    status = fc_csv_open_as(aside, file, &source->layout, NULL, NULL, &csv);
  bool room = true;
  while (!status && room && !(status = fc_csv_next(aside, csv, &record)) && record)
    room = !fc_reader_keeps(reader, record, 0) || note_publication(reader, record);
  fc_csv_free(csv);
  fc_file_free(file);
  fc_ctx_free(aside);
  return room && status != FC_NO_MEMORY ? FC_OK : fc_fail_memory(ctx);
}

static bool is_latest(fc_reader *reader, const fc_csv_record *record, bool *room) {
  const fc_sieve *sieve = &reader->sieve;
  uint32_t number;
  *room = put_budget(reader, record, &number);
  if (!*room || number >= sieve->latest.count)
    return true;
  return fc_str_eq(fc_str_trim(record->cell[sieve->published]), *(const fc_str *)fc_seq_at(&sieve->latest, number));
}

/* ---- */

fc_status fc_reader_sift(fc_ctx *ctx, fc_reader *reader, const fc_csv_record *record, bool *kept) {
  fc_sieve *sieve = &reader->sieve;
  bool room = true;
  *kept = true;
  for (size_t i = 0; i < sieve->tests.count && *kept; i++) {
    const fc_sieve_test *test = fc_seq_at(&sieve->tests, i);
    fc_str cell = fc_str_trim(record->cell[test->cell]);
    if (tells(test, cell))
      *kept = count(reader, test->kind, cell);
  }
  if (*kept && sieve->latest.count && !is_latest(reader, record, &room))
    *kept = count(reader, FC_ROWS_PUBLICATIONS, fc_str_trim(record->cell[sieve->published]));
  sieve->kept += *kept;
  return room ? FC_OK : fc_fail_memory(ctx);
}

fc_status fc_reader_check_sieve(fc_ctx *ctx, const fc_reader *reader) {
  const fc_sieve *sieve = &reader->sieve;
  fc_where where = {.file = reader->mapping.file};
  if (sieve->kept || !sieve->seen[FC_ROWS_SUBTOTALS] || !fc_sieve_leaves(reader->source, FC_ROWS_SUBTOTALS))
    return FC_OK;
  return fc_fail(ctx, FC_BAD_FILE, "F110", &where,
                 "where they are all that the file holds, read them with --rows subtotals=keep",
                 "every row is a total, such as \"%s\", and none is left", sieve->sample[FC_ROWS_SUBTOTALS]);
}

void fc_reader_note_sieve(const fc_reader *reader, fc_notes *notes) {
  static const struct {
    const char *code, *what;
  } said[FC_ROW_KINDS] = {[FC_ROWS_SUBTOTALS] = {"N013", "a total of other rows"},
                          [FC_ROWS_LOANS] = {"N014", "a loan"},
                          [FC_ROWS_PASS_THROUGH] = {"N015", "aid passed through by another government"},
                          [FC_ROWS_PUBLICATIONS] = {"N016", "of an earlier publication of its budget"}};
  for (int kind = 0; kind < FC_ROW_KINDS; kind++) {
    unsigned long long seen = reader->sieve.seen[kind];
    bool left = fc_sieve_leaves(reader->source, (fc_row_kind)kind);
    const char *sample = reader->sieve.sample[kind];
    fc_where where = {.file = reader->mapping.file};
    if (seen)
      fc_notes_add(notes, FC_NOTE, said[kind].code, &where,
                   left ? "--rows KIND=keep counts such rows: subtotals, loans, pass_through, publications"
                        : "--rows KIND=leave leaves such rows out: subtotals, loans, pass_through, publications",
                   "%llu row%s, told by \"%s\", %s %s and %s %s", seen, seen == 1 ? "" : "s", sample ? sample : "",
                   seen == 1 ? "is" : "are each", said[kind].what, seen == 1 ? "was" : "were",
                   left ? "left out" : "counted");
  }
}
