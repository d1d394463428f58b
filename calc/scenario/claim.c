/* claim.c - reading "claims" and "lexicon" of a scenario. */
#include "scenario/claim.h"
#include "scenario/reading.h"

#include <string.h>

static const fc_phrase *keep_phrase(fc_reading *reading, fc_phrase *to, fc_str words, const char *loose, const char *strict,
                                    fc_phrase_kind kind, const char *value) {
  *to = (fc_phrase){kind, fc_reading_keep(reading, words), value, loose, strict};
  return to->words && loose && strict ? to : NULL;
}

/* What an own phrase is of follows from how its bounds are written. */
static bool kind_of_bounds(fc_str bounds, fc_phrase_kind *out) {
  static const fc_phrase_kind kinds[] = {FC_PHRASE_SHARE, FC_PHRASE_RATIO};
  fc_bounds parsed;
  if (memchr(bounds.p, '%', bounds.n) && fc_bounds_parse(*out = kinds[0], bounds, &parsed))
    return true;
  if (!memchr(bounds.p, '$', bounds.n) && fc_bounds_parse(*out = kinds[1], bounds, &parsed))
    return true;
  return fc_bounds_parse(*out = FC_PHRASE_AMOUNT, bounds, &parsed);
}

static void fault_bounds(fc_reading *reading, const fc_json_value *at) {
  fc_reading_fault(reading, at, false, "F348",
                   "write >=$10M, <1%, <=2 or 0.95..1: dollars of an amount, percent of a share, multiples before a quantity",
                   "these are no bounds of the phrase");
}

/* "tens of millions": ">=$15M", or { "loose": ">=$10M", "strict": ">=$20M" }. */
static const fc_json_value *bounds_member(fc_reading *reading, const fc_json_value *value, const char *key) {
  static const char *const members[] = {"loose", "strict"};
  if (fc_json_kind_of(value) != FC_JSON_OBJECT)
    return fc_reading_expect(reading, value, FC_JSON_TEXT) ? value : NULL;
  if (strcmp(key, "loose") == 0)
    fc_reading_note(reading, fc_json_only(reading->ctx, reading->json, value, members, 2, FC_BAD_SCENARIO, "F301"));
  const fc_json_value *member = fc_json_get(value, key);
  if (!member && strcmp(key, "strict") == 0)
    return bounds_member(reading, value, "loose");
  if (!member) {
    fc_reading_fault(reading, value, false, "F303", "add \"loose\": \">=$10M\"", "the phrase lacks its bounds");
    return NULL;
  }
  return fc_reading_expect(reading, member, FC_JSON_TEXT) ? member : NULL;
}

/* One phrase for each kind that the words have: "at least" stands before a quantity and behind one. */
static size_t read_phrase(fc_reading *reading, fc_str words, const fc_json_value *value, fc_phrase *to) {
  const fc_json_value *loose = bounds_member(reading, value, "loose");
  const fc_json_value *strict = loose ? bounds_member(reading, value, "strict") : NULL;
  if (!loose || !strict)
    return 0;
  const char *texts[2] = {fc_reading_keep(reading, fc_json_text(loose)), fc_reading_keep(reading, fc_json_text(strict))};
  fc_bounds bounds;
  size_t n = 0;
  fc_phrase_kind kind;
  for (int k = 0; k < FC_PHRASE_KINDS; k++) {
    const fc_phrase *known = fc_lexicon_find(NULL, words, (fc_phrase_kind)k);
    if (!known)
      continue;
    if (!fc_bounds_parse(known->kind, fc_json_text(loose), &bounds))
      fault_bounds(reading, loose);
    else if (!fc_bounds_parse(known->kind, fc_json_text(strict), &bounds))
      fault_bounds(reading, strict);
    else
      n += keep_phrase(reading, &to[n], words, texts[0], texts[1], known->kind, known->value) != NULL;
    if (reading->status != FC_OK)
      return n;
  }
  if (n)
    return n;
  if (!kind_of_bounds(fc_json_text(loose), &kind))
    fault_bounds(reading, loose);
  else if (!fc_bounds_parse(kind, fc_json_text(strict), &bounds))
    fault_bounds(reading, strict);
  else
    n += keep_phrase(reading, &to[0], words, texts[0], texts[1], kind, "") != NULL;
  return n;
}

void fc_reading_lexicon(fc_reading *reading, const fc_json_value *value, const fc_lexicon *under, fc_lexicon *out) {
  *out = (fc_lexicon){.under = under};
  if (!value || !fc_reading_expect(reading, value, FC_JSON_OBJECT))
    return;
  size_t n = fc_json_count(value);
  fc_phrase *list = fc_reading_array(reading, n * FC_PHRASE_KINDS, sizeof *list);
  if (!list)
    return;
  out->phrase = list;
  for (size_t i = 0; i < n; i++)
    out->n += read_phrase(reading, fc_json_key_at(value, i), fc_json_at(value, i), &list[out->n]);
}

static const char *const money_names[] = {[FC_CLAIM_OWN_LOSS] = "scenario", [FC_CLAIM_PROGRAM] = "program",
                                          [FC_CLAIM_AGENCY] = "agency"};

static void read_money(fc_reading *reading, const fc_json_value *value, fc_claim_of *out) {
  if (!fc_reading_expect(reading, value, FC_JSON_TEXT))
    return;
  for (int i = FC_CLAIM_OWN_LOSS; i < FC_CLAIM_MONEY_KINDS; i++)
    if (fc_str_is(fc_json_text(value), money_names[i])) {
      out->money = (fc_claim_money)i;
      return;
    }
  fc_reading_fault(reading, value, false, "F349",
                   fc_ctx_format(reading->ctx, "scenario: its own loss; program: over the years; agency: all its grants%s",
                                 fc_did_you_mean(reading->ctx, fc_json_text(value), money_names + 1, 3)),
                   "no money is called \"%.*s\"", FC_STR_ARG(fc_json_text(value)));
}

/* "of": which money and which budget were meant. */
static void read_of(fc_reading *reading, const fc_json_value *value, fc_claim_of *out) {
  static const char *const members[] = {"money", "select", "stage", "scope"};
  if (!fc_reading_expect(reading, value, FC_JSON_OBJECT))
    return;
  fc_reading_note(reading, fc_json_only(reading->ctx, reading->json, value, members, sizeof members / sizeof *members,
                                        FC_BAD_SCENARIO, "F301"));
  const fc_json_value *money = fc_json_get(value, "money"), *select = fc_json_get(value, "select");
  if (money)
    read_money(reading, money, out);
  if (select) {
    out->select_where = fc_reading_where(reading, select);
    fc_reading_note(reading, fc_select_from_json(reading->ctx, reading->json, select, &out->select));
  }
  if (money && select)
    fc_reading_fault(reading, select, true, "F349", "keep one of the two", "\"of\" names its money twice");
  out->stage = fc_reading_text(reading, value, "stage");
  out->scope = fc_reading_text(reading, value, "scope");
}

/* A text, or a list of them. */
static void read_offices(fc_reading *reading, const fc_json_value *value, fc_claim *claim) {
  bool alone = fc_json_kind_of(value) == FC_JSON_TEXT;
  if (!alone && !fc_reading_expect(reading, value, FC_JSON_ARRAY))
    return;
  size_t n = alone ? 1 : fc_json_count(value);
  const char **list = fc_reading_array(reading, n, sizeof *list);
  for (size_t i = 0; list && i < n; i++) {
    const fc_json_value *at = alone ? value : fc_json_at(value, i);
    if (fc_reading_expect(reading, at, FC_JSON_TEXT))
      list[claim->n_offices++] = fc_reading_keep(reading, fc_json_text(at));
  }
  claim->offices = list;
}

/* A number of dollars, or a text; kept as text, for the rounding with which it is written. */
static const char *read_amount(fc_reading *reading, const fc_json_value *value) {
  fc_json_kind kind = fc_json_kind_of(value);
  if (kind != FC_JSON_NUMBER && !fc_reading_expect(reading, value, FC_JSON_TEXT))
    return NULL;
  return fc_reading_keep(reading, fc_json_text(value));
}

static void settle(fc_reading *reading, const fc_json_value *value, const fc_lexicon *lexicon, fc_claim *claim) {
  const fc_json_value *says = fc_json_get(value, "says"), *metric = fc_json_get(value, "metric");
  const fc_json_value *amount = fc_json_get(value, "amount");
  if (!says) {
    fc_reading_fault(reading, value, false, "F303", "add \"says\": \"at least in the tens of millions\"",
                     "the claim does not hold what was said");
    return;
  }
  fc_claim_texts texts = {.status = FC_BAD_SCENARIO};
  texts.says = fc_reading_text(reading, value, "says");
  texts.metric = fc_reading_text(reading, value, "metric");
  texts.amount = amount ? read_amount(reading, amount) : NULL;
  texts.says_where = fc_reading_where(reading, says);
  texts.metric_where = metric ? fc_reading_where(reading, metric) : texts.says_where;
  if (amount)
    texts.amount_where = fc_reading_where(reading, amount);
  if (texts.says && reading->status != FC_NO_MEMORY)
    fc_reading_note(reading, fc_claim_settle(reading->ctx, lexicon, &texts, claim));
}

static void read_claim(fc_reading *reading, const fc_json_value *value, fc_claim *claim) {
  static const char *const members[] = {"who", "says", "metric", "amount", "of", "office", "lexicon", "note", "source"};
  if (!fc_reading_expect(reading, value, FC_JSON_OBJECT))
    return;
  fc_reading_note(reading, fc_json_only(reading->ctx, reading->json, value, members, sizeof members / sizeof *members,
                                        FC_BAD_SCENARIO, "F301"));
  claim->who = fc_reading_text(reading, value, "who");
  claim->note = fc_reading_text(reading, value, "note");
  claim->source = fc_reading_text(reading, value, "source");
  const fc_json_value *office = fc_json_get(value, "office"), *of = fc_json_get(value, "of");
  if (office)
    read_offices(reading, office, claim);
  if (of)
    read_of(reading, of, &claim->of);
  fc_lexicon *own = fc_reading_array(reading, 1, sizeof *own);
  if (!own)
    return;
  fc_reading_lexicon(reading, fc_json_get(value, "lexicon"), &reading->to->lexicon, own);
  settle(reading, value, own, claim);
}

void fc_reading_claims(fc_reading *reading, const fc_json_value *claims) {
  if (!claims || !fc_reading_expect(reading, claims, FC_JSON_ARRAY))
    return;
  size_t n = fc_json_count(claims);
  fc_claim *list = fc_reading_array(reading, n, sizeof *list);
  if (n == 0)
    fc_reading_fault(reading, claims, false, "F309", "write one, or leave the member out", "\"claims\" is empty");
  if (!list)
    return;
  reading->to->claims = list;
  reading->to->n_claims = n;
  for (size_t i = 0; i < n; i++)
    read_claim(reading, fc_json_at(claims, i), &list[i]);
}
