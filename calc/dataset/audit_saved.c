/* audit_saved.c - columns that say how much of an award was saved, cut or lost. Trackers of ended grants hold them
 * beside the award's amount, under headers of many kinds: "savings", "Total Savings ($)", "grant loss". */
#include "dataset/audit_parts.h"

static const char *const meaning[] = {"savings", "saving", "saved", "loss", "lost", "cut"};
static const char *const filling[] = {"amount",  "total",   "estimated", "est",     "claimed", "grant", "award",
                                      "federal", "funding", "funds",     "dollars", "usd",     "of",    "in"};

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool fc_audit_header_word(fc_str *rest, char word[32], fc_str *out) {
  size_t n = 0;
  while (rest->n && !is_letter(*rest->p))
    *rest = (fc_str){rest->p + 1, rest->n - 1};
  while (n < rest->n && is_letter(rest->p[n]))
    n++;
  *out = (fc_str){word, fc_fold_header((fc_str){rest->p, n}, word, 32)};
  *rest = (fc_str){rest->p + n, rest->n - n};
  return n > 0;
}

static bool is_among(fc_str word, const char *const *words, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (fc_str_is(word, words[i]))
      return true;
  return false;
}

/* Every word must be known: "econ_loss" and "percent_cut" are something else. */
static bool says_saved(fc_str header) {
  char letters[32];
  fc_str word;
  bool means = false;
  while (fc_audit_header_word(&header, letters, &word)) {
    bool meant = is_among(word, meaning, sizeof meaning / sizeof *meaning);
    if (!meant && !is_among(word, filling, sizeof filling / sizeof *filling))
      return false;
    means = means || meant;
  }
  return means;
}

void fc_audit_saved_of(fc_audit_saved *saved, const fc_rows_of *rows) {
  if (saved->source == rows->source + 1)
    return;
  *saved = (fc_audit_saved){.source = rows->source + 1};
  for (size_t i = 0; i < fc_reader_columns(rows->reader) && saved->n < sizeof saved->column / sizeof *saved->column;
       i++) {
    const fc_match *match = fc_reader_match(rows->reader, i);
    if (match->role == FC_NO_ROLE && says_saved(fc_str_of(match->header)))
      saved->column[saved->n++] = i;
  }
}

bool fc_audit_saved_at(const fc_audit_saved *saved, const fc_rows_of *rows, size_t index, fc_money *out,
                       const char **header) {
  fc_str text = fc_rows_column(rows, saved->column[index]);
  fc_figure figure;
  fc_number_fault unused;
  *header = fc_reader_match(rows->reader, saved->column[index])->header;
  if (!text.n || fc_amount_parse(text.p, text.n, FC_AMOUNT_ROUND | FC_AMOUNT_CHOSEN, &figure, &unused) != FC_OK)
    return false;
  *out = figure.value;
  return true;
}
