/* claims_words.c - a verdict in words: how a claim is read, what it depends on, one sentence to paste.
 *
 * Claims hold or fail, or it depends; nothing is called true or false (SEMANTICS section 3). */
#include "base/buf.h"
#include "report/claim_words.h"
#include "request/claims.h"

#include <string.h>

enum { DIGITS = 4 };

const char *fc_claim_unit_name(const fc_claim *claim) {
  if (claim->metric == FC_CLAIM_PER_CAPITA)
    return FC_UNIT_RESIDENT;
  return claim->said.unit == FC_CLAIM_MONEY ? FC_UNIT_DOLLARS
         : claim->said.unit == FC_CLAIM_SHARE ? FC_UNIT_SHARE
                                              : FC_UNIT_RATIO;
}

static const char *unit_behind(const fc_claim *claim) {
  static const char *const behind[] = {[FC_CLAIM_LOSS] = " lost",
                                       [FC_CLAIM_SHARE_OF_BUDGET] = " of the whole",
                                       [FC_CLAIM_SHARE_OF_AID] = " of federal aid",
                                       [FC_CLAIM_PER_CAPITA] = " for each resident"};
  return claim->said.unit == FC_CLAIM_RATIO ? " the whole" : behind[claim->metric];
}

void fc_claim_bounds_words(fc_buf *out, const fc_claim *claim, const fc_bounds *bounds) {
  fc_str unit = fc_str_of(fc_claim_unit_name(claim));
  const fc_bound *low = &bounds->low, *high = &bounds->high;
  if (low->given && high->given && fc_ratio_cmp(low->at, high->at) == 0) {
    fc_buf_text(out, "exactly ");
  } else if (low->given && high->given) {
    fc_print_limit(out, low->at, unit);
    fc_buf_text(out, high->open ? " to less than " : " to ");
  } else if (low->given) {
    fc_buf_text(out, low->open ? "more than " : "at least ");
  } else {
    fc_buf_text(out, high->open ? "less than " : "at most ");
  }
  fc_print_limit(out, high->given ? high->at : low->at, unit);
  fc_buf_text(out, unit_behind(claim));
  fc_buf_text(out, claim->said.yearly ? " a year" : "");
}

void fc_claim_amount_words(fc_buf *out, const fc_claim *claim) {
  const fc_figure *amount = &claim->amount;
  const fc_reading dollars = {true, true, fc_ratio_of(amount->value, 100), fc_ratio_of(amount->low, 100),
                              fc_ratio_of(amount->high, 100)};
  const char *hedge = fc_hedge_word(amount->hedge);
  fc_buf_printf(out, "%s%s", hedge, *hedge ? " " : "");
  fc_print_money(out, &dollars, DIGITS);
}

static fc_reading figure_of(const fc_claim_reading *reading) {
  const fc_claim_figure *figure = &reading->figure;
  return (fc_reading){true, figure->point, figure->value, figure->low, figure->high};
}

static void put_figure(fc_buf *out, const fc_claim *claim, const fc_claim_reading *reading) {
  fc_reading figure = figure_of(reading);
  fc_buf_text(out, reading->figure.open_high ? "at least " : reading->figure.open_low ? "up to " : "");
  fc_print_claimed(out, &figure, fc_str_of(fc_claim_unit_name(claim)), DIGITS);
  if (reading->yearly && claim->metric == FC_CLAIM_LOSS)
    fc_buf_text(out, " a year");
}

/* What stands in parentheses behind the words of a reading; "; " before each part but the first. */
static void put_particulars(fc_buf *out, const fc_claim_answer *answer, const fc_claim_reading *reading) {
  const fc_claim *claim = answer->claim;
  if (!claim->has_amount || claim->metric != FC_CLAIM_LOSS) /* else the words are the figure */
    put_figure(out, claim, reading);
  if (reading->has_whole && claim->metric != FC_CLAIM_PER_CAPITA)
    fc_buf_printf(out, " of the %s", reading->whole_words);
  if (reading->estimator.n) {
    fc_buf_text(out, out->n ? "; " : "");
    fc_buf_str(out, reading->estimator);
  }
  if (*reading->years)
    fc_buf_printf(out, "%s%s", !out->n ? "" : reading->estimator.n ? ", " : "; ", reading->years);
  if (reading->loose == FC_FAILS && reading->has_threshold) {
    fc_ratio at = reading->figure.point ? reading->figure.value : reading->figure.low;
    fc_buf_text(out, out->n ? "; " : "");
    fc_print_missed(out, reading->margin, fc_ratio_cmp(at, reading->threshold) <= 0,
                    fc_str_of(fc_claim_unit_name(claim)));
  }
}

void fc_claim_reading_words(fc_buf *out, const fc_claim_answer *answer, const fc_claim_reading *reading) {
  fc_buf inner = {0};
  put_particulars(&inner, answer, reading);
  fc_buf_text(out, reading->words);
  if (inner.n)
    fc_buf_printf(out, " (%s)", fc_buf_data(&inner, NULL));
  fc_buf_reset(&inner);
}

static bool same_money(const fc_claim_reading *a, const fc_claim_reading *b) {
  return strcmp(a->words, b->words) == 0 && fc_str_eq(a->estimator, b->estimator) && fc_str_eq(a->stage, b->stage);
}

static bool same_whole(const fc_claim_reading *a, const fc_claim_reading *b) {
  return a->has_whole == b->has_whole && (!a->has_whole || strcmp(a->whole_words, b->whole_words) == 0);
}

const char *fc_claim_depends(const fc_claim_answer *answer) {
  bool money = false, whole = false, year = false;
  if (answer->loose != FC_VERDICT_DEPENDS)
    return "";
  for (size_t i = 1; i < answer->n; i++) {
    const fc_claim_reading *first = &answer->reading[0], *each = &answer->reading[i];
    if (each->loose == first->loose)
      continue;
    money = money || !same_money(first, each);
    whole = whole || !same_whole(first, each);
    year = year || (same_money(first, each) && same_whole(first, each));
  }
  return money && whole ? "on which money and which total are meant"
         : money        ? "on which money is meant"
         : whole        ? "on which total is meant"
         : year         ? "on which year is meant"
                        : "on digits that the figures do not have";
}

static const fc_claim_reading *first_of(const fc_claim_answer *answer, fc_holds holds) {
  for (size_t i = 0; i < answer->n; i++)
    if (answer->reading[i].loose == holds)
      return &answer->reading[i];
  return NULL;
}

static fc_ratio distance(const fc_claim_reading *reading) {
  fc_ratio margin = reading->margin;
  return (fc_ratio){margin.num < 0 ? -margin.num : margin.num, margin.den};
}

const fc_claim_reading *fc_claim_nearest_reading(const fc_claim_answer *answer) {
  const fc_claim_reading *nearest = NULL;
  for (size_t i = 0; i < answer->n; i++) {
    const fc_claim_reading *each = &answer->reading[i];
    if (each->money != FC_CLAIM_OWN_LOSS || !each->has_whole || !each->has_threshold)
      continue;
    if (!nearest || fc_ratio_cmp(distance(each), distance(nearest)) < 0)
      nearest = each;
  }
  return nearest;
}

static void put_claim(fc_buf *out, const fc_claim *claim) {
  fc_buf_printf(out, "\"%s\"", claim->says);
  if (claim->who)
    fc_buf_printf(out, " (%s)", claim->who);
}

/* "holds of every reading", "fails of the one reading that there is". */
static void put_alike(fc_buf *out, const fc_claim_answer *answer, const char *verb) {
  fc_buf_printf(out, " %s", verb);
  if (answer->n > 1)
    fc_buf_printf(out, " in each of %zu readings, among them", answer->n);
  else
    fc_buf_text(out, " of");
  fc_buf_char(out, ' ');
  fc_claim_reading_words(out, answer, &answer->reading[0]);
}

static void put_depends(fc_buf *out, const fc_claim_answer *answer) {
  const fc_claim_reading *holds = first_of(answer, FC_HOLDS), *fails = first_of(answer, FC_FAILS);
  const fc_claim_reading *open = first_of(answer, FC_OPEN);
  fc_buf_printf(out, " depends %s: it", fc_claim_depends(answer));
  if (holds) {
    fc_buf_text(out, answer->own_alone ? " holds by the speaker's own figure alone, of " : " holds of ");
    fc_claim_reading_words(out, answer, holds);
  }
  if (open && !(holds && fails)) {
    fc_buf_text(out, holds ? " and may or may not hold of " : " may or may not hold of ");
    fc_claim_reading_words(out, answer, open);
  }
  if (fails) {
    fc_buf_text(out, holds || open ? " and fails of " : " fails of ");
    fc_claim_reading_words(out, answer, fails);
  }
}

void fc_claim_sentence(fc_buf *out, const fc_claim_answer *answer) {
  put_claim(out, answer->claim);
  switch (answer->loose) {
  case FC_VERDICT_HOLDS:
    put_alike(out, answer, "holds");
    if (answer->strict != FC_VERDICT_HOLDS)
      fc_buf_text(out, ", though not strictly in all");
    break;
  case FC_VERDICT_FAILS:
    put_alike(out, answer, "fails");
    break;
  case FC_VERDICT_DEPENDS:
    put_depends(out, answer);
    break;
  case FC_VERDICT_CANNOT_SAY:
    fc_buf_printf(out, " cannot be judged: this would need %s", answer->missing);
    break;
  }
  fc_buf_char(out, '.');
}
