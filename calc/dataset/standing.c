/* standing.c - the last status of each award as of a date. */
#include "dataset/standing.h"
#include "dataset/award_key.h"
#include "dataset/stage.h"

#define NOTHING INT32_MIN       /* no row of the award on or before the date */
#define UNDATED (INT32_MIN + 1) /* rows without a status_date alone */
#define APART_WORDS 3 /* of a key: estimator, stage, file */
#define KEY_WORDS (FC_STANDING_KEY_MAX + APART_WORDS)

/* What the rows of the last date say, for the count of those that say several things. */
typedef struct fc_standing_award {
  uint32_t rows, status;
  bool differs;
} fc_standing_award;

bool fc_standing_init(fc_standing *standing) {
  *standing = (fc_standing){.n = 0};
  fc_seq_init(&standing->awards, sizeof(fc_standing_award));
  return fc_intern_init(&standing->texts);
}

bool fc_standing_key_by(fc_standing *standing, const char *const *columns, size_t n) {
  standing->key = columns;
  standing->n_key = n;
  return fc_keys_init(&standing->keys, (n ? n : FC_AWARD_KEY_WORDS) + APART_WORDS);
}

void fc_standing_free(fc_standing *standing) {
  fc_intern_free(&standing->texts);
  fc_keys_free(&standing->keys);
  fc_seq_free(&standing->last);
  fc_seq_free(&standing->awards);
}

size_t fc_standing_add(fc_standing *standing, fc_date date) {
  for (size_t i = 0; i < standing->n; i++)
    if (standing->date[i] == date)
      return i;
  if (standing->n == FC_STANDING_DATES)
    return SIZE_MAX;
  standing->date[standing->n] = date;
  fc_seq_init(&standing->last, (standing->n + 1) * sizeof(fc_date));
  return standing->n++;
}

void fc_standing_want(fc_wanted *wanted) {
  static const fc_role roles[] = {FC_ROLE_government_id, FC_ROLE_government,  FC_ROLE_award_id,
                                  FC_ROLE_program,       FC_ROLE_award_year,  FC_ROLE_assistance_listing,
                                  FC_ROLE_fiscal_year,   FC_ROLE_status_date, FC_ROLE_status,
                                  FC_ROLE_estimator,     FC_ROLE_stage};
  for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
    wanted->roles[roles[i]] = true;
}

/* A government that a table lists goes by its id; another by what the row calls it. */
static fc_str government_of(const fc_rows_of *rows) {
  fc_str id = fc_rows_text(rows, FC_ROLE_government_id);
  fc_str written = id.n ? id : fc_rows_text(rows, FC_ROLE_government);
  uint32_t known = fc_dataset_find_government(rows->dataset, written);
  if (known == UINT32_MAX || !fc_dataset_government(rows->dataset, known)->listed)
    return written;
  return fc_dataset_text(rows->dataset, fc_dataset_government(rows->dataset, known)->id);
}

static bool put(fc_standing *standing, fc_str text, uint32_t *word) {
  *word = fc_intern_put(&standing->texts, text);
  return *word != FC_INTERN_NONE;
}

/* What the award of a row is by its number, else by its listing, program and years. false: no memory. */
static bool key_by_award(fc_standing *standing, const fc_rows_of *rows, uint32_t *words, bool *keyed) {
  fc_award_facts facts = {.award_year = fc_rows_year(rows, FC_ROLE_award_year),
                          .fiscal_year = fc_rows_year(rows, FC_ROLE_fiscal_year)};
  bool ok = put(standing, government_of(rows), &facts.government) &&
            put(standing, fc_rows_text(rows, FC_ROLE_award_id), &facts.award_id) &&
            put(standing, fc_rows_text(rows, FC_ROLE_assistance_listing), &facts.listing) &&
            put(standing, fc_rows_text(rows, FC_ROLE_program), &facts.program);
  *keyed = fc_award_key(&facts, words);
  return ok;
}

/* What it is by columns that were named. */
static bool key_by_columns(fc_standing *standing, const fc_rows_of *rows, uint32_t *words, bool *keyed) {
  *keyed = false;
  for (size_t i = 0; i < standing->n_key; i++) {
    fc_str name = fc_str_of(standing->key[i]);
    bool government = fc_str_is(name, "government") || fc_str_is(name, "government_id");
    fc_str text = government ? government_of(rows) : fc_rows_column(rows, fc_reader_column(rows->reader, name));
    if (!put(standing, text, &words[i]))
      return false;
    *keyed = *keyed || text.n;
  }
  return true;
}

/* The key of a row, with what keeps rows of one award apart. false: no memory. */
static bool key_of(fc_standing *standing, const fc_rows_of *rows, uint32_t words[KEY_WORDS], bool *keyed) {
  char word[64];
  fc_str stage = fc_stage_canonical(fc_rows_text(rows, FC_ROLE_stage), word, sizeof word);
  uint32_t *apart = words + (standing->n_key ? standing->n_key : FC_AWARD_KEY_WORDS);
  apart[2] = standing->files_apart ? rows->source : 0;
  return (standing->n_key ? key_by_columns : key_by_award)(standing, rows, words, keyed) &&
         put(standing, fc_rows_text(rows, FC_ROLE_estimator), &apart[0]) && put(standing, stage, &apart[1]);
}

static fc_date rank_of(const fc_rows_of *rows) {
  fc_date date = fc_rows_date(rows, FC_ROLE_status_date);
  return date == FC_NO_DATE ? UNDATED : date;
}

/* The last dates of a key, made where it is new; NULL: no memory. */
static fc_date *last_of(fc_standing *standing, const uint32_t *words) {
  uint32_t number = fc_keys_put(&standing->keys, words);
  if (number == FC_INTERN_NONE)
    return NULL;
  if (number < standing->last.count)
    return fc_seq_at(&standing->last, number);
  fc_date *last = fc_seq_push(&standing->last);
  for (size_t i = 0; last && i < standing->n; i++)
    last[i] = NOTHING;
  return fc_seq_push(&standing->awards) ? last : NULL;
}

bool fc_standing_note(fc_standing *standing, const fc_rows_of *rows) {
  uint32_t words[KEY_WORDS];
  bool keyed;
  if (!key_of(standing, rows, words, &keyed))
    return false;
  fc_date rank = rank_of(rows), *last = keyed ? last_of(standing, words) : NULL;
  standing->dated = standing->dated || rows->column[FC_ROLE_status_date] != SIZE_MAX;
  if (!last)
    return !keyed;
  for (size_t i = 0; i < standing->n; i++)
    if (rank <= standing->date[i] && rank > last[i])
      last[i] = rank;
  return true;
}

/* One more row of an award's last date. */
static void count(fc_standing *standing, uint32_t number, uint32_t status) {
  fc_standing_award *award = fc_seq_at(&standing->awards, number);
  award->differs = award->differs || (award->rows && award->status != status);
  award->status = status;
  award->rows++;
}

static fc_date latest(const fc_standing *standing) {
  fc_date date = standing->date[0];
  for (size_t i = 1; i < standing->n; i++)
    date = standing->date[i] > date ? standing->date[i] : date;
  return date;
}

uint32_t fc_standing_of(fc_standing *standing, const fc_rows_of *rows) {
  uint32_t words[KEY_WORDS], number = FC_INTERN_NONE, stands = 0;
  bool keyed = false;
  fc_date rank = rank_of(rows);
  if (key_of(standing, rows, words, &keyed) && keyed)
    number = fc_keys_find(&standing->keys, words);
  const fc_date *last = number == FC_INTERN_NONE ? NULL : fc_seq_at(&standing->last, number);
  for (size_t i = 0; i < standing->n; i++)
    if (rank <= standing->date[i] && (!last || rank == last[i]))
      stands |= UINT32_C(1) << i;
  standing->keyless += !keyed;
  if (!stands)
    *(rank > latest(standing) ? &standing->later : &standing->behind) += 1;
  if ((stands & 1) && last)
    count(standing, number, fc_intern_put(&standing->texts, fc_rows_text(rows, FC_ROLE_status)));
  return stands;
}

/* "1 grants row", "3 grants rows". */
static const char *rows_word(uint64_t rows) {
  return rows == 1 ? "grants row" : "grants rows";
}

static void note_ties(const fc_standing *standing, fc_notes *notes) {
  uint64_t tied = 0, rows = 0, differ = 0;
  for (size_t i = 0; i < standing->awards.count; i++) {
    const fc_standing_award *award = fc_seq_at(&standing->awards, i);
    tied += award->rows > 1;
    rows += award->rows > 1 ? award->rows : 0;
    differ += award->differs;
  }
  if (tied && !standing->files_apart) /* rows of one key are counted where files are compared */
    fc_notes_add(notes, FC_NOTE, "N111", NULL, NULL,
                 "%llu award%s several rows that are equally late (%llu rows): each row counts, as a part of the award",
                 (unsigned long long)tied, tied == 1 ? " has" : "s have", (unsigned long long)rows);
  if (differ)
    fc_notes_add(notes, FC_WARNING, "N112", NULL, "keep the row that holds, or give each its status_date",
                 "%llu award%s several statuses that are equally late: rows count under each of them",
                 (unsigned long long)differ, differ == 1 ? " has" : "s have");
}

void fc_standing_notes(const fc_standing *standing, fc_notes *notes) {
  char date[16];
  fc_date_format(latest(standing), date);
  if (standing->later)
    fc_notes_add(notes, FC_NOTE, "N110", NULL, NULL, "%llu %s of a status later than %s: left out",
                 (unsigned long long)standing->later, rows_word(standing->later), date);
  if (standing->behind)
    fc_notes_add(notes, FC_NOTE, "N110", NULL, NULL, "%llu %s of an earlier status of an award: left out",
                 (unsigned long long)standing->behind, rows_word(standing->behind));
  if (standing->keyless && !standing->files_apart)
    fc_notes_add(notes, FC_NOTE, "N113", NULL, "say which column is the number with --map grants.award_id=HEADER",
                 "%llu %s no award number, listing or program: each stands by itself",
                 (unsigned long long)standing->keyless, standing->keyless == 1 ? "grants row has" : "grants rows have");
  note_ties(standing, notes);
}
