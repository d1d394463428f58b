/* amount_plain.c - the amounts that fill files, read in one pass: 2500, 2500.5, -2500.00, $1,234,567.89, ($2,500.00).
 *
 * What this refuses may still be an amount: amount.c decides. What it takes amount.c reads as the same cents, exactly; a test
 * holds the two together. */
#include "number/amount.h"

#define MOST_DIGITS 15 /* of whole dollars: in cents they fit */

/* Digits, in groups of three where there are commas. */
static const char *read_whole(const char *p, const char *end, int64_t *out) {
  const char *begin = p, *group = p;
  int64_t value = 0;
  bool commas = false;
  int digits = 0;
  for (; p < end; p++) {
    unsigned digit = (unsigned)(unsigned char)*p - '0';
    if (digit < 10) {
      value = value * 10 + (int64_t)digit;
      if (++digits > MOST_DIGITS)
        return NULL;
    } else if (*p == ',') {
      bool sound = commas ? p - group == 3 : p - begin >= 1 && p - begin <= 3 && *begin != '0';
      if (!sound)
        return NULL;
      commas = true;
      group = p + 1;
    } else {
      break;
    }
  }
  if (!digits || (commas && p - group != 3))
    return NULL;
  *out = value;
  return p;
}

bool fc_amount_plain(fc_str text, fc_money *cents) {
  const char *p = text.p, *end = text.p + text.n;
  bool bracket = p < end && *p == '(', negative = bracket || (p < end && *p == '-');
  int64_t value = 0;
  p += negative;
  p += p < end && *p == '$';
  if (bracket && *--end != ')')
    return false;
  p = read_whole(p, end, &value);
  if (!p)
    return false;
  value *= 100;
  if (p < end && *p == '.') {
    unsigned tenths = end - p > 1 ? (unsigned)(unsigned char)p[1] - '0' : 10;
    unsigned hundredths = end - p > 2 ? (unsigned)(unsigned char)p[2] - '0' : 0;
    if (tenths > 9 || hundredths > 9 || end - p > 3)
      return false;
    value += (int64_t)(tenths * 10 + hundredths);
    p = end;
  }
  *cents = negative ? -value : value;
  return p == end;
}
