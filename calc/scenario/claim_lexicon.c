/* claim_lexicon.c - the phrases of claims, and reading their bounds. */
#include "scenario/claim_lexicon.h"
#include "number/figure.h"

#include <string.h>

static const fc_phrase phrases[] = {
#define FC_PHRASE(kind, words, value, loose, strict) {FC_PHRASE_##kind, words, value, loose, strict},
#include "scenario/claim_phrases.def"
#undef FC_PHRASE
};

static const char *const names[] = {
#define FC_PHRASE(kind, words, value, loose, strict) words,
#include "scenario/claim_phrases.def"
#undef FC_PHRASE
};

size_t fc_phrases(void) {
  return sizeof phrases / sizeof *phrases;
}

const fc_phrase *fc_phrase_at(size_t index) {
  return index < fc_phrases() ? &phrases[index] : NULL;
}

const char *const *fc_phrase_names(void) {
  return names;
}

const char *fc_phrase_kind_name(fc_phrase_kind kind) {
  static const char *const kinds[FC_PHRASE_KINDS] = {"amount",           "share",           "ratio",
                                                     "before a quantity", "behind a quantity", "before a count"};
  return kinds[kind];
}

static bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool goes_on(char c) { /* a letter or a byte of one, or a digit: no word ends before it */
  return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* The bytes of the text that are the phrase's words, 0 where it does not begin with them. */
static size_t match(fc_str text, const char *words) {
  size_t at = 0;
  for (const char *w = words; *w; w++) {
    if (*w == ' ') {
      size_t start = at;
      while (at < text.n && (is_blank(text.p[at]) || (at == start && text.p[at] == '-')))
        at++;
      if (at == start)
        return 0;
    } else if (at < text.n && lower(text.p[at]) == lower(*w)) {
      at++;
    } else {
      return 0;
    }
  }
  return at < text.n && goes_on(text.p[at]) ? 0 : at;
}

/* The layers from the uppermost on, then the phrases of the program. */
static bool next_layer(const fc_lexicon **lexicon, bool *built_in, const fc_phrase **list, size_t *n) {
  if (*lexicon) {
    *list = (*lexicon)->phrase;
    *n = (*lexicon)->n;
    *lexicon = (*lexicon)->under;
    return true;
  }
  if (*built_in)
    return false;
  *built_in = true;
  *list = phrases;
  *n = fc_phrases();
  return true;
}

const fc_phrase *fc_lexicon_match(const fc_lexicon *lexicon, fc_str text, unsigned kinds, size_t *length) {
  const fc_phrase *found = NULL, *list;
  bool built_in = false;
  size_t n;
  *length = 0;
  while (next_layer(&lexicon, &built_in, &list, &n))
    for (size_t i = 0; i < n; i++) {
      size_t bytes = kinds & 1u << list[i].kind ? match(text, list[i].words) : 0;
      if (bytes > *length) {
        found = &list[i];
        *length = bytes;
      }
    }
  return found;
}

const fc_phrase *fc_lexicon_find(const fc_lexicon *lexicon, fc_str words, fc_phrase_kind kind) {
  const fc_phrase *list;
  bool built_in = false;
  size_t n;
  while (next_layer(&lexicon, &built_in, &list, &n))
    for (size_t i = 0; i < n; i++)
      if (list[i].kind == kind && match(words, list[i].words) == words.n && words.n)
        return &list[i];
  return NULL;
}

bool fc_bound_number(fc_phrase_kind kind, fc_str text, fc_ratio *out) {
  fc_figure figure;
  fc_rate rate;
  if (kind == FC_PHRASE_AMOUNT) {
    if (fc_amount_read(text, FC_AMOUNT_CHOSEN, &figure, NULL, NULL) != FC_OK)
      return false;
    *out = fc_ratio_of(figure.value, 100);
    return true;
  }
  if (fc_rate_parse(text.p, text.n, &rate, NULL) != FC_OK)
    return false;
  *out = (fc_ratio){rate.num, rate.den};
  return true;
}

/* ">=X" and its like. */
static bool read_one_end(fc_phrase_kind kind, fc_str text, fc_bounds *out) {
  fc_bound *end = text.p[0] == '>' ? &out->low : &out->high;
  bool closed = text.n > 1 && text.p[1] == '=';
  size_t sign = closed ? 2 : 1;
  *end = (fc_bound){.given = true, .open = !closed};
  return fc_bound_number(kind, fc_str_trim((fc_str){text.p + sign, text.n - sign}), &end->at);
}

bool fc_bounds_parse(fc_phrase_kind kind, fc_str text, fc_bounds *out) {
  *out = (fc_bounds){.rounding = false};
  text = fc_str_trim(text);
  if (fc_str_is(text, "rounding")) {
    out->rounding = kind == FC_PHRASE_BEFORE || kind == FC_PHRASE_BEHIND;
    return out->rounding;
  }
  if (text.n && (text.p[0] == '>' || text.p[0] == '<'))
    return read_one_end(kind, text, out);
  const char *dots = memmem(text.p, text.n, "..", 2);
  if (!dots)
    return false;
  fc_str low = fc_str_trim((fc_str){text.p, (size_t)(dots - text.p)});
  fc_str high = fc_str_trim((fc_str){dots + 2, text.n - (size_t)(dots - text.p) - 2});
  bool open = high.n && high.p[0] == '<';
  if (open)
    high = fc_str_trim((fc_str){high.p + 1, high.n - 1});
  out->low.given = out->high.given = true;
  out->high.open = open;
  return fc_bound_number(kind, low, &out->low.at) && fc_bound_number(kind, high, &out->high.at) &&
         fc_ratio_cmp(out->low.at, out->high.at) <= 0;
}
