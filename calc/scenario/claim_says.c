/* claim_says.c - understanding what is said: modifiers, a quantity, and what stands behind it.
 *
 *     [lead] { modifier [lead] } quantity [modifier behind] [of what] ["a year"]
 *
 * The modifier next to the quantity acts first. What is not understood is an error, never a guess. */
#include "scenario/claim_quantity.h"

#include <string.h>

enum { MODIFIERS = 4 };

fc_status fc_saying_fault(fc_saying_text *text, size_t at, size_t length, const char *what, const char *mend) {
  *text->fault = (fc_claim_fault){at, length ? length : 1, what, mend, false};
  return FC_BAD_NUMBER;
}

fc_str fc_saying_rest(const fc_saying_text *text) {
  const fc_scan *scan = &text->scan;
  return (fc_str){scan->text.p + scan->at, scan->text.n - scan->at};
}

const fc_phrase *fc_saying_phrase(fc_saying_text *text, unsigned kinds) {
  size_t length;
  fc_scan_blanks(&text->scan);
  const fc_phrase *phrase = fc_lexicon_match(text->lexicon, fc_saying_rest(text), kinds, &length);
  if (!phrase)
    return NULL;
  text->scan.at += length;
  if (text->said->phrases < FC_SAID_PHRASES)
    text->said->phrase[text->said->phrases++] = phrase;
  return phrase;
}

bool fc_saying_words(fc_saying_text *text, const char *words) {
  fc_scan ahead = text->scan;
  ahead.fault = NULL;
  fc_scan_blanks(&ahead);
  for (const char *at = words; *at;) {
    char word[24];
    size_t n = strcspn(at, " ");
    memcpy(word, at, n);
    word[n] = '\0';
    if (!fc_scan_word(&ahead, word))
      return false;
    at += n + (at[n] == ' ');
    if (*at && !fc_scan_blanks(&ahead))
      return false;
  }
  text->scan.at = ahead.at;
  return true;
}

/* Words that lead up to a quantity and say nothing of it. */
static void pass_leads(fc_saying_text *text) {
  static const char *const leads[] = {"somewhere in the", "in the", "into the", "a loss of", "losses of", "a cut of",
                                      "a total of", "easily", "it is", "that is", "would be", "in", "the"};
  for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
    fc_saying_text ahead = *text;
    size_t length;
    fc_scan_blanks(&ahead.scan);
    if (fc_lexicon_match(text->lexicon, fc_saying_rest(&ahead), 1u << FC_PHRASE_SHARE, &length))
      return; /* "the majority" */
    if (fc_saying_words(text, leads[i]))
      i = SIZE_MAX; /* and from the first again */
  }
}

/* The words at the end of the text; takes them off. */
static bool ends_with(fc_str *text, const char *words) {
  size_t n = strlen(words);
  if (text->n <= n || text->p[text->n - n - 1] != ' ')
    return false;
  for (size_t i = 0; i < n; i++) {
    char c = text->p[text->n - n + i];
    if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != words[i])
      return false;
  }
  *text = fc_str_trim((fc_str){text->p, text->n - n});
  return true;
}

static bool take_any(fc_str *text, const char *const *words) {
  for (; *words; words++)
    if (ends_with(text, *words))
      return true;
  return false;
}

/* Quotes round it, a full stop, and the words that say of which time and of whom. */
static fc_str strip_ends(fc_str says, fc_understood *out) {
  static const char *const years[] = {"a year", "per year", "each year", "every year", "annually", "yearly", NULL};
  static const char *const residents[] = {"per resident", "a resident", "for each resident", "for every resident",
                                          "per person",   "a person",   "per capita",        "per head", NULL};
  static const char marks[] = "\"'.!";
  bool more = true;
  says = fc_str_trim(says);
  while (says.n && strchr("\"'", says.p[0]))
    says = fc_str_trim((fc_str){says.p + 1, says.n - 1});
  while (says.n && strchr(marks, says.p[says.n - 1]))
    says = fc_str_trim((fc_str){says.p, says.n - 1});
  while (more) {
    bool yearly = take_any(&says, years), resident = take_any(&says, residents);
    out->yearly = out->yearly || yearly;
    out->per_resident = out->per_resident || resident;
    more = yearly || resident;
  }
  return says;
}

static bool multiply(fc_bound multiple, fc_ratio of, fc_bound *out) {
  *out = multiple;
  return !multiple.given || fc_ratio_mul(multiple.at, of, &out->at);
}

/* Half a unit of the last digit that is not 0, of an amount that is written out and yet said to be about right. */
static void widen(fc_quantity *quantity) {
  fc_ratio value = quantity->value;
  fc_i128 unit = 1;
  if (!quantity->written_out || value.den != 1 || value.num == 0)
    return;
  while (value.num % (unit * 10) == 0)
    unit *= 10;
  quantity->slack = fc_ratio_of(unit, 2);
  quantity->loose.low.at = fc_ratio_of(value.num * 2 - unit, 2);
  quantity->loose.high.at = fc_ratio_of(value.num * 2 + unit, 2);
  quantity->strict = quantity->loose;
}

/* Bounds from multiples of a quantity: of its point, else of its own low end, from which "more" and "less" are told. */
static bool scale(const fc_quantity *quantity, const fc_bounds *own, const fc_bounds *multiples, fc_bounds *out) {
  bool to_point = multiples->high.given && (multiples->low.given || !multiples->high.open);
  *out = (fc_bounds){.rounding = false};
  if (!quantity->has_value && (to_point || !own->low.given))
    return false;
  fc_ratio of = quantity->has_value ? quantity->value : own->low.at;
  return multiply(multiples->low, of, &out->low) && multiply(multiples->high, of, &out->high);
}

static bool is_other_multiple(const fc_bound *multiple) {
  return multiple->given && fc_ratio_cmp(multiple->at, (fc_ratio){1, 1}) != 0;
}

static fc_status modify(fc_saying_text *text, const fc_phrase *phrase, fc_quantity *quantity) {
  fc_bounds loose, strict, to_loose, to_strict;
  if (!fc_bounds_parse(phrase->kind, fc_str_of(phrase->loose), &loose) ||
      !fc_bounds_parse(phrase->kind, fc_str_of(phrase->strict), &strict))
    return fc_saying_fault(text, 0, text->scan.text.n, "a phrase whose bounds cannot be read", "correct the lexicon");
  if (loose.rounding || strict.rounding) {
    widen(quantity);
    return FC_OK;
  }
  if (!scale(quantity, &quantity->loose, &loose, &to_loose) || !scale(quantity, &quantity->strict, &strict, &to_strict))
    return fc_saying_fault(text, 0, text->scan.text.n, "a limit to what has none itself",
                           "name a number: up to $30 million");
  quantity->loose = to_loose;
  quantity->strict = to_strict;
  quantity->has_value = false;
  if (is_other_multiple(&loose.low) || is_other_multiple(&loose.high))
    quantity->slack = (fc_ratio){0, 1}; /* the limit is none of the digits that were said */
  return FC_OK;
}

/* "of city revenue", "in federal aid": kept, and left to "of" of the claim. */
static fc_status read_of(fc_saying_text *text, fc_claim_unit unit) {
  static const char *const opens[] = {"of", "in", "from", "the", "its", "what"};
  size_t count = unit == FC_CLAIM_RATIO ? 6 : 3;
  fc_scan_blanks(&text->scan);
  fc_str rest = fc_saying_rest(text);
  for (size_t i = 0; i < count; i++) {
    fc_saying_text ahead = *text;
    size_t length;
    if (!fc_saying_words(&ahead, opens[i]))
      continue;
    fc_scan_blanks(&ahead.scan);
    bool amount = fc_quantity_begins(&ahead) ||
                  fc_lexicon_match(text->lexicon, fc_saying_rest(&ahead), 1u << FC_PHRASE_AMOUNT, &length);
    if (amount || !fc_saying_rest(&ahead).n)
      break;
    text->said->of = rest;
    text->scan.at = text->scan.text.n;
    return FC_OK;
  }
  return fc_saying_fault(text, text->scan.at, rest.n, "words behind the quantity",
                         "leave them out, or say what the share is of: \"of the budget\"");
}

static fc_status read_behind(fc_saying_text *text, fc_quantity *quantity, const fc_phrase **behind) {
  *behind = NULL;
  if (!fc_saying_words(text, "of dollars") && !fc_saying_words(text, "dollars"))
    fc_saying_words(text, "lost");
  if (fc_scan_peek(&text->scan) == '+' && fc_scan_char(&text->scan, '+'))
    *behind = fc_lexicon_find(text->lexicon, FC_STR("or more"), FC_PHRASE_BEHIND);
  else
    *behind = fc_saying_phrase(text, 1u << FC_PHRASE_BEHIND);
  fc_scan_blanks(&text->scan);
  return fc_scan_done(&text->scan) ? FC_OK : read_of(text, quantity->unit);
}

static fc_status read_all(fc_saying_text *text) {
  const fc_phrase *modifier[MODIFIERS + 1];
  size_t n = 0;
  fc_quantity quantity;
  pass_leads(text);
  while (n < MODIFIERS && (modifier[n] = fc_saying_phrase(text, 1u << FC_PHRASE_BEFORE))) {
    n++;
    pass_leads(text);
  }
  fc_status status = fc_quantity_read(text, &quantity);
  const fc_phrase *behind = NULL;
  if (!status)
    status = read_behind(text, &quantity, &behind);
  if (!status && behind)
    status = modify(text, behind, &quantity);
  while (!status && n--)
    status = modify(text, modifier[n], &quantity);
  text->said->unit = quantity.unit;
  text->said->loose = quantity.loose;
  text->said->strict = quantity.strict;
  text->said->slack = quantity.slack;
  return status;
}

fc_status fc_claim_understand(const fc_lexicon *lexicon, fc_str says, fc_understood *out, fc_claim_fault *fault) {
  *out = (fc_understood){.slack = {0, 1}};
  *fault = (fc_claim_fault){0};
  fc_str inner = strip_ends(says, out);
  fc_saying_text text = {.scan = {.text = inner}, .lexicon = lexicon, .said = out, .fault = fault};
  fc_status status = read_all(&text);
  if (status)
    fault->at += (size_t)(inner.p - says.p);
  return status;
}

const char *fc_claim_nearest(fc_str unknown) {
  const char *near = fc_nearest(unknown, fc_phrase_names(), fc_phrases());
  for (size_t n = unknown.n; !near && n; n--) /* the words that it begins with, the most of them first */
    if (n > 1 && unknown.p[n - 1] == ' ')
      near = fc_nearest(fc_str_trim((fc_str){unknown.p, n}), fc_phrase_names(), fc_phrases());
  return near;
}
