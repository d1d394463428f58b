/* stage.c - stages of a budget: how files write them, their order, and how a sentence says them. */
#include "dataset/stage.h"

#define FOLDED_MAX 64

typedef struct fc_stage_word {
  const char *folded, *stage;
} fc_stage_word;

static const fc_stage_word words[] = {
#define FC_STAGE_WORD(folded, stage) {folded, stage},
#include "dataset/words.def"
};

/* Earliest first: the place makes the rank. Enacted is written adopted, its equal. */
static const char *const order[] = {"proposed", "preliminary", "executive", "recommended",
                                    "adopted",  "modified",    "actual"};

static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};

static const char *stage_of_word(fc_str written) {
  char letters[FOLDED_MAX];
  fc_str folded = {letters, fc_fold_header(written, letters, sizeof letters)};
  for (size_t i = 0; folded.n && i < sizeof words / sizeof *words; i++)
    if (fc_str_is(folded, words[i].folded))
      return words[i].stage;
  return NULL;
}

/* Splits "modified_nov_2017" at its first underscore. */
static fc_str stem_of(fc_str stage, fc_str *suffix) {
  size_t n = 0;
  while (n < stage.n && stage.p[n] != '_')
    n++;
  *suffix = n < stage.n ? (fc_str){stage.p + n + 1, stage.n - n - 1} : (fc_str){"", 0};
  return (fc_str){stage.p, n};
}

/* "modified" and "nov_2017" into out; what does not fit is left as it was written. */
static fc_str joined(const char *stem, fc_str suffix, fc_str written, char *out, size_t cap) {
  fc_str first = fc_str_of(stem);
  if (first.n + 1 + suffix.n > cap)
    return written;
  size_t n = 0;
  for (size_t i = 0; i < first.n; i++)
    out[n++] = first.p[i];
  out[n++] = '_';
  for (size_t i = 0; i < suffix.n; i++)
    out[n++] = suffix.p[i];
  return (fc_str){out, n};
}

fc_str fc_stage_canonical(fc_str written, char *out, size_t cap) {
  fc_str suffix;
  const char *stage = stage_of_word(written);
  if (stage)
    return fc_str_of(stage);
  fc_str stem = stem_of(written, &suffix);
  stage = suffix.n ? stage_of_word(stem) : NULL;
  return stage ? joined(stage, suffix, written, out, cap) : written;
}

int fc_stage_rank(fc_str stage) {
  fc_str suffix, stem = stem_of(stage, &suffix);
  for (size_t i = 0; i < sizeof order / sizeof *order; i++)
    if (fc_str_is(stem, order[i]))
      return (int)(i + 1) * 10 + (suffix.n ? 1 : 0);
  return 0;
}

/* The next piece of "nov_2017_b", which is left without it. */
static fc_str next_piece(fc_str *rest) {
  fc_str after, piece = stem_of(*rest, &after);
  *rest = after;
  return piece;
}

/* 1 to 12 for "nov" or "november", else 0. */
static int month_of(fc_str piece) {
  char letters[FOLDED_MAX], name[FOLDED_MAX];
  fc_str folded = {letters, fc_fold_header(piece, letters, sizeof letters)};
  for (int month = 0; month < 12; month++) {
    fc_str whole = {name, fc_fold_header(fc_str_of(months[month]), name, sizeof name)};
    if (fc_str_eq(folded, whole) || fc_str_eq(folded, (fc_str){name, 3}))
      return month + 1;
  }
  return 0;
}

static int year_of(fc_str piece) {
  int year = 0;
  if (piece.n != 4)
    return 0;
  for (size_t i = 0; i < piece.n; i++) {
    if (piece.p[i] < '0' || piece.p[i] > '9')
      return 0;
    year = year * 10 + (piece.p[i] - '0');
  }
  return year;
}

/* When a suffix says that the stage was reached, as a count of months; 0 where it says nothing. */
static int suffix_months(fc_str stage) {
  fc_str rest;
  int year = 0, month = 0;
  stem_of(stage, &rest);
  while (rest.n) {
    fc_str piece = next_piece(&rest);
    year = year_of(piece) ? year_of(piece) : year;
    month = month_of(piece) ? month_of(piece) : month;
  }
  return year * 12 + month;
}

int fc_stage_cmp(fc_str a, fc_str b) {
  int rank_a = fc_stage_rank(a), rank_b = fc_stage_rank(b);
  if (rank_a != rank_b)
    return rank_a < rank_b ? -1 : 1;
  int when_a = suffix_months(a), when_b = suffix_months(b);
  if (when_a != when_b)
    return when_a < when_b ? -1 : 1;
  return fc_str_cmp(a, b);
}

void fc_stage_words(fc_buf *out, fc_str stage) {
  fc_str rest, stem = stem_of(stage, &rest);
  if (fc_str_is(stem, "modified"))
    fc_buf_text(out, "as ");
  fc_buf_str(out, stem);
  while (rest.n) {
    fc_str piece = next_piece(&rest);
    int month = month_of(piece);
    fc_buf_char(out, ' ');
    fc_buf_str(out, month ? fc_str_of(months[month - 1]) : piece);
  }
}
