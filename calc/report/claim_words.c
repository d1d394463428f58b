/* claim_words.c - the figures of a claim as words. */
#include "report/claim_words.h"

#include <string.h>

static const fc_unit times = {"", " times", NULL, 0, -20, true};
static const fc_unit exact_percent = {"", "%", NULL, 2, -20, true};
static const fc_unit points = {"", " percentage points", NULL, 2, -20, false};
enum { ALL_DIGITS = 15, FEW_DIGITS = 2, END_DIGITS = 3 };

static fc_reading exactly(fc_ratio value) {
  return (fc_reading){true, true, value, value, value};
}

/* An end of a range that is a figure of its own: three digits, $35.0 million. */
static void print_end(fc_buf *out, fc_ratio value, const fc_unit *unit) {
  int exponent;
  fc_reading end = exactly(value);
  if (value.num == 0 || !fc_honest_exponent(value, value, value, unit->power, END_DIGITS, &exponent))
    fc_print_figure(out, &end, unit, END_DIGITS);
  else
    fc_print_at(out, value, unit, exponent > unit->finest ? exponent : unit->finest, false);
}

static void print_ends(fc_buf *out, const fc_reading *figure, fc_str unit) {
  const fc_reading ends[2] = {exactly(figure->low), exactly(figure->high)};
  for (size_t i = 0; i < 2; i++) {
    fc_unit of = fc_str_is(unit, FC_UNIT_SHARE)   ? fc_unit_percent
                 : fc_str_is(unit, FC_UNIT_RATIO) ? times
                                                  : fc_money_unit(&ends[i], END_DIGITS);
    fc_buf_text(out, i ? " to " : "");
    print_end(out, ends[i].value, &of);
  }
}

void fc_print_claimed(fc_buf *out, const fc_reading *figure, fc_str unit, int most) {
  if (!figure->point)
    print_ends(out, figure, unit);
  else if (fc_str_is(unit, FC_UNIT_SHARE))
    fc_print_figure(out, figure, &fc_unit_percent, most);
  else if (fc_str_is(unit, FC_UNIT_RATIO))
    fc_print_figure(out, figure, &times, most);
  else if (fc_str_is(unit, FC_UNIT_RESIDENT))
    fc_print_per_resident(out, figure, most);
  else
    fc_print_money(out, figure, most);
}

void fc_print_limit(fc_buf *out, fc_ratio value, fc_str unit) {
  const fc_reading limit = exactly(value);
  bool cents = fc_str_is(unit, FC_UNIT_RESIDENT) && fc_ratio_cmp(value, (fc_ratio){1, 1}) < 0;
  if (fc_str_is(unit, FC_UNIT_SHARE) || cents)
    fc_print_figure(out, &limit, cents ? &fc_unit_cents : &exact_percent, ALL_DIGITS);
  else
    fc_print_claimed(out, &limit, unit, ALL_DIGITS);
}

void fc_print_missed(fc_buf *out, fc_ratio margin, bool short_of, fc_str unit) {
  if (margin.num < 0)
    margin.num = -margin.num;
  const fc_reading missed = exactly(margin);
  if (fc_str_is(unit, FC_UNIT_SHARE))
    fc_print_figure(out, &missed, &points, FEW_DIGITS);
  else
    fc_print_claimed(out, &missed, unit, FEW_DIGITS);
  fc_buf_text(out, short_of ? " short" : " over");
}

void fc_abbreviate(fc_buf *out, size_t start) {
  static const char *const words[][2] = {{" million", "M"}, {" billion", "B"}, {" trillion", "tn"}};
  for (size_t i = 0; out->p && i < sizeof words / sizeof *words; i++) {
    size_t n = strlen(words[i][0]), short_n = strlen(words[i][1]);
    char *found;
    while ((found = memmem(out->p + start, out->n - start, words[i][0], n))) {
      memcpy(found, words[i][1], short_n);
      memmove(found + short_n, found + n, out->n - (size_t)(found - out->p) - n);
      fc_buf_cut(out, out->n - (n - short_n));
    }
  }
}
