/* digits.c - figures printed to the digits that their range supports (SEMANTICS section 2).
 *
 * The last digit printed is the smallest power of ten that is not below half the width of the range; between one and
 * four significant digits are shown (--digits for more). Where not even one survives, the ends are printed instead. */
#include "report/digits.h"

#include <limits.h>
#include <string.h>

#define MOST_DIGITS 4 /* SEMANTICS section 2 */
#define LIMIT_DIGITS 17

const fc_unit fc_unit_percent = {"", "%", NULL, 2, -20, false};
const fc_unit fc_unit_plain = {"", "", NULL, 0, -20, false};
const fc_unit fc_unit_whole = {"", "", NULL, 0, 0, false};
const fc_unit fc_unit_dollars = {"$", "", NULL, 0, -2, true};
const fc_unit fc_unit_cents = {"", " cents", " cent", 2, -4, true};

int fc_digits_most(const fc_report_options *options) {
  if (options->digits <= 0)
    return MOST_DIGITS;
  return options->digits < LIMIT_DIGITS ? options->digits : LIMIT_DIGITS;
}

/* The exponent of the leading digit of the scaled value; false for 0. Asked for by its 17th digit: asked by the first,
 * 0.99 would be 1. */
static bool leading_exponent(fc_ratio value, int power, int *exponent) {
  if (value.num == 0 || !fc_honest_exponent(value, value, value, power, LIMIT_DIGITS, exponent))
    return false;
  *exponent += LIMIT_DIGITS - 1;
  return true;
}

static int coarser(int a, int b) {
  return a > b ? a : b;
}

/* The finest digit of the unit, or a finer one where nothing but zeros would be printed: $0.30, $0.004. */
static int finest_of(fc_ratio value, const fc_unit *unit) {
  int leading;
  if (!leading_exponent(value, unit->power, &leading) || leading >= unit->finest)
    return unit->finest;
  return leading < -2 ? leading : -2;
}

/* The last digit of a figure; false where none survives. */
static bool last_digit(const fc_reading *reading, const fc_unit *unit, int most, int *exponent) {
  if (!reading->point)
    return false;
  if (reading->value.num == 0 && fc_reading_is_exact(reading)) {
    *exponent = 0;
    return true;
  }
  if (!fc_honest_exponent(reading->value, reading->low, reading->high, unit->power, most, exponent))
    return false;
  *exponent = coarser(*exponent, finest_of(reading->value, unit));
  return true;
}

/* The last digit of the ends: not coarser than a quarter of their distance, so that rounding moves neither by much;
 * within `most` digits of the larger end. */
static int end_digit(const fc_reading *reading, const fc_unit *unit, int most) {
  fc_ratio low = reading->low, high = reading->high;
  int widest = unit->finest, width = unit->finest, exponent, smallest = INT_MAX;
  const fc_ratio ends[] = {low, high};
  for (size_t i = 0; i < 2; i++)
    if (leading_exponent(ends[i], unit->power, &exponent)) {
      widest = coarser(widest, exponent - most + 1);
      smallest = exponent < smallest ? exponent : smallest;
    }
  fc_i128 left, right, den;
  if (fc_i128_mul(high.num, low.den, &left) && fc_i128_mul(low.num, high.den, &right) &&
      fc_i128_mul(low.den, high.den, &den) && fc_i128_add(left, -right, &left) && left > 0 &&
      fc_i128_mul(den, 4, &den) && leading_exponent(fc_ratio_of(left, den), unit->power, &exponent))
    width = exponent < smallest ? exponent : smallest; /* no end but zero reads 0 */
  return coarser(widest, width);
}

/* Drops the zeros behind the decimal point from `start` on, and a bare point. */
static void trim_zeros(fc_buf *out, size_t start) {
  if (!out->p || !memchr(out->p + start, '.', out->n - start))
    return;
  while (out->p[out->n - 1] == '0')
    fc_buf_cut(out, out->n - 1);
  if (out->p[out->n - 1] == '.')
    fc_buf_cut(out, out->n - 1);
}

void fc_print_at(fc_buf *out, fc_ratio value, const fc_unit *unit, int exponent, bool trim) {
  if (value.num < 0) {
    fc_buf_char(out, '-');
    value.num = -value.num;
  }
  fc_buf_text(out, unit->before);
  size_t start = out->n;
  fc_honest_print(out, value, unit->power, exponent, true);
  if (trim)
    trim_zeros(out, start);
  bool one = unit->after_one && out->n == start + 1 && out->p && out->p[start] == '1';
  fc_buf_text(out, one ? unit->after_one : unit->after);
}

/* "0.018% to 0.023%", "$5 million to $6 million", but "0.9 to 3.3 days". */
static void print_ends(fc_buf *out, const fc_reading *reading, const fc_unit *unit, int exponent) {
  fc_unit first = *unit;
  if (!*unit->before && *unit->after == ' ')
    first.after = first.after_one = "";
  fc_print_at(out, reading->low, &first, exponent, false);
  fc_buf_text(out, " to ");
  fc_print_at(out, reading->high, unit, exponent, false);
}

/* Is it a whole number of the unit, so that zeros behind it say nothing: 100%, 8,622,698 residents? */
static bool is_whole(const fc_reading *reading, const fc_unit *unit) {
  fc_i128 num = reading->value.num;
  for (int i = 0; i < unit->power; i++)
    if (!fc_i128_mul(num, 10, &num))
      return false;
  return unit->power >= 0 && unit->finest < -2 && num % reading->value.den == 0;
}

void fc_print_figure(fc_buf *out, const fc_reading *reading, const fc_unit *unit, int most) {
  int exponent;
  if (!reading->present)
    return;
  if (last_digit(reading, unit, most, &exponent))
    fc_print_at(out, reading->value, unit, exponent,
                fc_reading_is_exact(reading) && (unit->trim || is_whole(reading, unit)));
  else
    print_ends(out, reading, unit, end_digit(reading, unit, most));
}

bool fc_print_range(fc_buf *out, const fc_reading *reading, const fc_unit *unit, int most) {
  int exponent;
  if (!reading->present || fc_ratio_cmp(reading->low, reading->high) == 0)
    return false;
  size_t start = out->n;
  if (!last_digit(reading, unit, most, &exponent))
    exponent = end_digit(reading, unit, most);
  fc_print_at(out, reading->low, unit, exponent, false);
  size_t middle = out->n;
  fc_buf_text(out, " to ");
  size_t second = out->n;
  fc_print_at(out, reading->high, unit, exponent, false);
  if (!out->p || (middle - start == out->n - second && memcmp(out->p + start, out->p + second, middle - start) == 0)) {
    fc_buf_cut(out, start);
    return false;
  }
  return true;
}

bool fc_survives(const fc_reading *reading, const fc_unit *unit, int most) {
  int exponent;
  return last_digit(reading, unit, most, &exponent);
}

/* Amounts from a million on are written with a word; below, exact dollars are short enough to be read. */
static const fc_unit money_words[] = {
    {"$", "", NULL, 0, -2, true},
    {"$", " million", NULL, -6, -6, true},
    {"$", " billion", NULL, -9, -9, true},
    {"$", " trillion", NULL, -12, -12, true},
};
#define MONEY_WORDS (sizeof money_words / sizeof *money_words)

/* Does the figure, rounded as it will be printed, reach 1 in this unit (999.96 million is $1 billion)? */
static bool reaches(const fc_reading *reading, const fc_unit *unit, int most) {
  fc_ratio value = reading->point ? reading->value : reading->high;
  fc_ratio low = reading->low;
  if (!reading->point && fc_ratio_cmp((fc_ratio){-low.num, low.den}, value) > 0)
    value = low;
  int leading, exponent;
  if (!leading_exponent(value, unit->power, &leading))
    return false;
  if (leading >= 0)
    return true;
  if (leading < -1 || !last_digit(reading, unit, most, &exponent))
    return false;
  fc_buf text = {0};
  fc_honest_print(&text, (fc_ratio){value.num < 0 ? -value.num : value.num, value.den}, unit->power, exponent, false);
  bool one = text.p && text.p[0] == '1';
  fc_buf_reset(&text);
  return one;
}

fc_unit fc_money_unit(const fc_reading *dollars, int most) {
  size_t at = MONEY_WORDS - 1;
  while (at > 0 && !reaches(dollars, &money_words[at], most))
    at--;
  return money_words[at];
}

/* Exact dollars below a million are printed whole: 4 digits of $423,861 would only hide two. */
static int money_digits(const fc_unit *unit, int most) {
  return unit->power == 0 ? LIMIT_DIGITS : most;
}

void fc_print_money(fc_buf *out, const fc_reading *dollars, int most) {
  fc_unit unit = fc_money_unit(dollars, most);
  bool whole = fc_reading_is_exact(dollars) && unit.power == 0 && dollars->value.den != 1;
  if (whole) /* cents are two digits or none: $0.50, not $0.5 */
    unit.trim = false;
  fc_print_figure(out, dollars, &unit, money_digits(&unit, most));
}

bool fc_print_money_range(fc_buf *out, const fc_reading *dollars, int most) {
  fc_unit unit = fc_money_unit(dollars, most);
  return fc_print_range(out, dollars, &unit, money_digits(&unit, most));
}
