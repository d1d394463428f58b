/* amount_value.c - from written digits to cents and the range that their rounding leaves.
 *
 * Everything is an integer times a power of ten; nothing passes through a double. */
#include "number/amount.h"

#define SIGNIFICANT_OF_DOUBLE 15 /* decimal digits that a binary double always keeps (DBL_DIG) */

static const char too_large[] = "more than 92 quadrillion dollars, which do not fit in cents";

/* value * 10^power for power >= 0. */
static bool times_ten(fc_i128 value, int power, fc_i128 *out) {
  if (value == 0)
    power = 0;
  for (; power > 0; power--)
    if (!fc_i128_mul(value, 10, &value))
      return false;
  *out = value;
  return true;
}

/* value / 10^power for power >= 0, half away from zero; *exact: nothing was cut off. `more`: digits that are not 0
 * follow the value. */
static fc_i128 over_ten(fc_i128 value, int power, bool more, bool *exact) {
  fc_i128 den;
  *exact = !more;
  if (!times_ten(1, power, &den)) { /* beyond 38 digits nothing is left */
    *exact &= value == 0;
    return 0;
  }
  *exact &= value % den == 0;
  return fc_i128_divide(value, den, FC_HALF_AWAY);
}

/* Half of units * 10^power dollars, in whole cents: less than a cent is exact. */
static bool half_unit(int64_t units, int power, fc_i128 *half) {
  fc_i128 den;
  if (power >= 0)
    return times_ten((fc_i128)units * 50, power, half);
  *half = times_ten(1, -power, &den) ? (fc_i128)units * 50 / den : 0;
  return true;
}

/* Decimals that a cent of the cell's value needs: 2, of a file in thousands 5. */
static int decimals_of_a_cent(int64_t units) {
  int decimals = 2;
  for (; units % 10 == 0; units /= 10)
    decimals++;
  return decimals;
}

/* Are the digits below the cent those that binary arithmetic leaves behind: zeros or nines, then one or two others, at
 * the end of more digits than a double keeps? 3688368.1700000004 is 3,688,368.17. */
static bool is_binary_tail(const fc_scan *scan, const fc_written *written, int cent) {
  if (written->scaled || written->exponential || written->significant < SIGNIFICANT_OF_DOUBLE ||
      written->decimals <= cent)
    return false;
  const char *tail = scan->text.p + written->first_decimal + cent;
  int length = written->decimals - cent, run = 1;
  if (tail[0] != '0' && tail[0] != '9')
    return false;
  while (run < length && tail[run] == tail[0])
    run++;
  int least = written->significant > SIGNIFICANT_OF_DOUBLE ? 1 : 2;
  return run >= least && length >= 2 && length - run <= 2 && (length - run > 0 || tail[0] == '9');
}

/* Decimals without zeros at the end, once a tail is gone. */
static int decimals_without_tail(fc_i128 cents, int cent) {
  int decimals = cent;
  for (; decimals > 0 && cents % 10 == 0; cents /= 10)
    decimals--;
  return decimals;
}

/* Does the way it is written leave a range: a scale word, an exponent, or the units of the file. */
static bool leaves_range(const fc_scan *scan, const fc_written *written, unsigned how, int64_t units) {
  if (written->exactly || (how & FC_AMOUNT_CHOSEN))
    return false;
  if (!written->scaled)
    return written->exponential || units > 1;
  if (written->decimals < 3)
    return true;
  for (int i = 0; i < written->decimals; i++)
    if (scan->text.p[written->first_decimal + (size_t)i] != '0')
      return true;
  return false;
}

static fc_status overflow(fc_scan *scan) {
  fc_scan_fault(scan, 0, scan->text.n, too_large);
  return FC_OVERFLOW;
}

static fc_status fault_below_cent(fc_scan *scan, const fc_written *written, int cent) {
  int first = cent + written->power < 0 ? 0 : cent + written->power;
  if (written->decimals <= first) /* an exponent has moved them there */
    return fc_scan_fault(scan, 0, scan->text.n, "an amount below the cent");
  return fc_scan_fault(scan, written->first_decimal + (size_t)first, (size_t)(written->decimals - first),
                       "digits below the cent");
}

/* The value in cents, without its sign. */
static fc_status cents_of(fc_scan *scan, const fc_written *written, unsigned how, int64_t units, fc_amount_seen *seen,
                          fc_i128 *cents) {
  const int cent = decimals_of_a_cent(units), power = 2 + written->power - written->kept;
  fc_i128 value;
  if (written->too_long || !fc_i128_mul((fc_i128)written->digits, units, &value))
    return overflow(scan);
  seen->decimals = written->decimals;
  if (power >= 0 && !written->more)
    return times_ten(value, power, cents) ? FC_OK : overflow(scan);
  bool exact;
  *cents = over_ten(value, power < 0 ? -power : 0, written->more, &exact);
  if (exact)
    return FC_OK;
  if (is_binary_tail(scan, written, cent)) {
    seen->tail = true;
    seen->decimals = decimals_without_tail(*cents, cent);
  } else if (how & FC_AMOUNT_ROUND) {
    seen->subcent = true;
  } else {
    return fault_below_cent(scan, written, cent);
  }
  return FC_OK;
}

fc_status fc_amount_value(fc_scan *scan, const fc_written *written, unsigned how, int64_t units, fc_figure *out,
                          fc_amount_seen *seen) {
  if (units != 1 && written->scaled)
    return fc_scan_fault(scan, 0, scan->text.n, "a scale word, though the file's units are scaled already");
  fc_i128 cents, half = 0;
  fc_status status = cents_of(scan, written, how, units, seen, &cents);
  if (status)
    return status;
  seen->exponent = written->exponential;
  int last_digit = written->exponential || written->scaled ? written->power - written->decimals : -seen->decimals;
  if (leaves_range(scan, written, how, units) && !half_unit(units, last_digit, &half))
    return overflow(scan);
  if (written->negative)
    cents = -cents;
  fc_figure figure = {.hedge = written->hedge};
  if (!fc_i128_to_money(cents, &figure.value) || half > INT64_MAX || !fc_i128_to_money(cents - half, &figure.low) ||
      !fc_i128_to_money(cents + half, &figure.high))
    return overflow(scan);
  *out = figure;
  return FC_OK;
}
