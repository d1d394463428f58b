/* duplicates.c - one award in two rows: it would count twice.
 *
 * Rows with an award number are the same award where every canonical column but remarks agrees, and every further
 * column that dates or numbers a transaction. Rows without one are the same only where all their cells are. What is
 * kept of a row is a digest of 128 bits, its line, and a digest of the whole row. */
#include "base/hash.h"
#include "dataset/audit_parts.h"

#include <stdlib.h>

enum { KEY_WORDS = 4, DIGEST_WORDS = 2 };

/* Rows without a number that are the same may be receipts of one day. They are found where they are rare in a file, or
 * where they are nearly all of it, so that it was put together twice. */
enum { RARE = 3, RARE_ONE_IN = 200, NEARLY_ALL_NUM = 9, NEARLY_ALL_DEN = 10 };

/* Of the rows of one key: the first. */
typedef struct first_row {
  fc_origin origin;
  uint64_t whole;
  uint32_t repeated; /* 1 + index, 0: not */
} first_row;

typedef struct repeat {
  fc_finding finding; /* as it will be added */
  fc_money amount;
  uint64_t rows;
  bool numbered, same_in_all;
} repeat;

/* The rows without a number of one file. */
typedef struct unnumbered {
  uint64_t rows, again, groups;
} unnumbered;

typedef struct duplicates {
  fc_keys keys;
  fc_seq rows;     /* of first_row, by keys */
  fc_seq repeated; /* of repeat */
  fc_seq files;    /* of unnumbered, by source */
  fc_buf key, whole;
  uint32_t source; /* 1 + of the file whose columns are known */
  bool *in_key, *in_whole;
  size_t room;
} duplicates;

static bool duplicates_begin(void *state) {
  duplicates *self = state;
  fc_seq_init(&self->rows, sizeof(first_row));
  fc_seq_init(&self->repeated, sizeof(repeat));
  fc_seq_init(&self->files, sizeof(unnumbered));
  return fc_keys_init(&self->keys, KEY_WORDS);
}

static void duplicates_release(void *state) {
  duplicates *self = state;
  fc_keys_free(&self->keys);
  fc_seq_free(&self->rows);
  fc_seq_free(&self->repeated);
  fc_seq_free(&self->files);
  fc_buf_reset(&self->key);
  fc_buf_reset(&self->whole);
  free(self->in_key);
  free(self->in_whole);
}

/* Which columns make a transaction another one. */
static bool tells_apart(fc_str header) {
  static const char *const words[] = {"date",     "modification", "mod",    "transaction", "sequence", "action",
                                      "revision", "reference",    "number", "no",          "id",       "key"};
  char letters[32];
  fc_str word;
  while (fc_audit_header_word(&header, letters, &word))
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
      if (fc_str_is(word, words[i]))
        return true;
  return false;
}

static bool is_remark(fc_role role) {
  return role == FC_ROLE_note || role == FC_ROLE_flag || role == FC_ROLE_source_url || role == FC_ROLE_precision ||
         role == FC_ROLE_conditions || role == FC_ROLE_positions;
}

/* A column without a header numbers the rows of the file. */
static bool know_columns(duplicates *self, const fc_rows_of *rows) {
  size_t n = fc_reader_columns(rows->reader);
  if (self->source == rows->source + 1)
    return true;
  if (n > self->room) {
    free(self->in_key);
    free(self->in_whole);
    self->in_key = calloc(n, sizeof *self->in_key);
    self->in_whole = calloc(n, sizeof *self->in_whole);
    self->room = self->in_key && self->in_whole ? n : 0;
    if (!self->room)
      return false;
  }
  for (size_t i = 0; i < n; i++) {
    const fc_match *match = fc_reader_match(rows->reader, i);
    bool further = match->role == FC_NO_ROLE;
    self->in_whole[i] = match->header && *match->header;
    self->in_key[i] = further ? self->in_whole[i] && tells_apart(fc_str_of(match->header)) : !is_remark(match->role);
  }
  self->source = rows->source + 1;
  return true;
}

static void put_cells(fc_buf *buf, const fc_rows_of *rows, const bool *chosen, uint32_t government) {
  fc_buf_clear(buf);
  fc_buf_add(buf, (const char *)&government, sizeof government);
  for (size_t i = 0; i < rows->batch->columns; i++) {
    const fc_batch_column *column = &rows->batch->column[i];
    if (!chosen[i])
      continue;
    fc_buf_text(buf, column->name);
    fc_buf_char(buf, 0);
    fc_buf_str(buf, column->text[rows->row]);
    fc_buf_char(buf, 0);
  }
}

/* Two digests of 64 bits that differ by what stands before the text. */
static void digest_words(fc_buf *buf, uint32_t words[KEY_WORDS]) {
  for (size_t i = 0; i < DIGEST_WORDS; i++) {
    fc_buf_char(buf, (char)('a' + i));
    uint64_t digest = fc_hash(buf->p, buf->n);
    words[2 * i] = (uint32_t)digest;
    words[2 * i + 1] = (uint32_t)(digest >> 32);
  }
}

static unnumbered *file_of(duplicates *self, uint32_t source) {
  while (self->files.count <= source)
    if (!fc_seq_push(&self->files))
      return NULL;
  return fc_seq_at(&self->files, source);
}

/* What is known of a row before it is compared. */
typedef struct seen_row {
  const fc_rows_of *rows;
  uint32_t government;
  fc_money amount;
  uint64_t whole;
  bool numbered;
} seen_row;

static bool repeat_row(fc_audit *audit, duplicates *self, first_row *first, const seen_row *row) {
  bool fresh = !first->repeated;
  repeat *again = fresh ? fc_seq_push(&self->repeated) : fc_seq_at(&self->repeated, first->repeated - 1);
  if (!again)
    return false;
  if (fresh) {
    first->repeated = (uint32_t)self->repeated.count;
    *again = (repeat){.amount = row->amount, .rows = 1, .numbered = row->numbered, .same_in_all = true};
    again->finding = (fc_finding){.government = row->government, .origin = first->origin, .also = ""};
    again->finding.subject = fc_audit_award(audit, row->rows);
  }
  again->rows++;
  again->same_in_all = again->same_in_all && row->whole == first->whole;
  fc_audit_also(audit, &again->finding, row->rows->dataset, fc_rows_origin(row->rows));
  unnumbered *file = row->numbered ? NULL : file_of(self, first->origin.source);
  if (file) {
    file->again++;
    file->groups += fresh;
  }
  return row->numbered || file;
}

static bool compare_row(fc_audit *audit, duplicates *self, const seen_row *row) {
  uint32_t words[KEY_WORDS];
  fc_buf *key = row->numbered ? &self->key : &self->whole;
  unnumbered *file = file_of(self, row->rows->source);
  digest_words(key, words);
  uint32_t number = fc_buf_status(key) || !file ? FC_INTERN_NONE : fc_keys_put(&self->keys, words);
  if (number == FC_INTERN_NONE)
    return false;
  file->rows += !row->numbered;
  if (number < self->rows.count)
    return repeat_row(audit, self, fc_seq_at(&self->rows, number), row);
  first_row *first = fc_seq_push(&self->rows);
  if (first)
    *first = (first_row){fc_rows_origin(row->rows), row->whole, 0};
  return first != NULL;
}

static fc_status duplicates_row(fc_audit *audit, void *state, fc_table_kind kind, uint32_t government,
                                const fc_rows_of *rows) {
  duplicates *self = state;
  fc_figure amount;
  if (kind != FC_GRANTS || !fc_rows_figure(rows, FC_ROLE_amount, &amount) || !amount.value)
    return FC_OK;
  fc_audit_look(audit);
  if (!know_columns(self, rows))
    return FC_NO_MEMORY;
  seen_row row = {rows, government, amount.value, 0, fc_rows_text(rows, FC_ROLE_award_id).n > 0};
  put_cells(&self->whole, rows, self->in_whole, government);
  put_cells(&self->key, rows, self->in_key, government);
  if (fc_buf_status(&self->key) || fc_buf_status(&self->whole))
    return FC_NO_MEMORY;
  row.whole = fc_hash(self->whole.p, self->whole.n);
  return compare_row(audit, self, &row) ? FC_OK : FC_NO_MEMORY;
}

static void tell(fc_audit *audit, const repeat *again) {
  fc_finding *finding = fc_audit_add(audit, FC_WARNING, again->finding.government, again->finding.origin);
  finding->subject = again->finding.subject;
  finding->also = again->finding.also;
  finding->value =
      fc_audit_text(audit, "%llu rows of %s", (unsigned long long)again->rows, fc_audit_money(audit, again->amount));
  finding->expected = "one row";
  finding->why = fc_audit_text(audit, "the rows are the same in %s: added up they would be %s",
                               again->same_in_all ? "every cell"
                                                  : "every column that tells awards apart, though not in every cell",
                               fc_audit_money(audit, (fc_i128)again->amount * (fc_i128)again->rows));
  finding->mend = "keep one row, or give each what tells it from the other: its award_id, dates or department";
}

/* A file of which nearly every row stands more than once. */
static bool is_doubled(const unnumbered *file) {
  return file->groups > RARE && (file->again + file->groups) * NEARLY_ALL_DEN >= file->rows * NEARLY_ALL_NUM;
}

static bool is_rare(const unnumbered *file) {
  return file->groups <= RARE || file->groups <= file->rows / RARE_ONE_IN;
}

static void tell_doubled(fc_audit *audit, const unnumbered *file, uint32_t source) {
  fc_finding *finding = fc_audit_add(audit, FC_ERROR, FC_NO_GOVERNMENT, (fc_origin){source, 0});
  finding->subject = "the whole file";
  finding->value = fc_audit_text(audit, "%llu of %llu rows repeat another", (unsigned long long)file->again,
                                 (unsigned long long)file->rows);
  finding->expected = "each row once";
  finding->why = "nearly every row stands more than once, the same in every cell: the file may have been put together "
                 "twice, and every sum of it is too large";
  finding->mend = "keep each row once";
}

static fc_status duplicates_end(fc_audit *audit, void *state) {
  duplicates *self = state;
  for (size_t i = 0; i < self->repeated.count; i++) {
    const repeat *again = fc_seq_at(&self->repeated, i);
    const unnumbered *file = fc_seq_at(&self->files, again->finding.origin.source);
    if (again->numbered || (is_rare(file) && !is_doubled(file)))
      tell(audit, again);
  }
  for (uint32_t i = 0; i < self->files.count; i++)
    if (is_doubled(fc_seq_at(&self->files, i)))
      tell_doubled(audit, fc_seq_at(&self->files, i), i);
  return FC_OK;
}

const fc_audit_check fc_audit_check_duplicates = {
    .name = "duplicates",
    .summary = "an award that stands in several rows",
    .looks_at =
        "grants rows of one government: with an award_id found where every canonical column but remarks agrees "
        "(award, listing, years, stage, amount, status, ...) and every column of dates and numbers; without one "
        "where all cells do and such rows are rare in the file, or nearly all of it. Amounts of 0 are passed",
    .remembers = "about 50 bytes for each grants row",
    .state = sizeof(duplicates),
    .begin = duplicates_begin,
    .row = duplicates_row,
    .end = duplicates_end,
    .release = duplicates_release,
};
