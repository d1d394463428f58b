/* rate.c - exact rates: "10%", "0.1", "12.5 %", "1/3". */
#include "number/ratio.h"
#include "number/scan.h"

#define MOST_SIGNIFICANT 15
#define MOST_DECIMALS 16 /* a denominator of 10^16, of percents 10^18, fits */
#define LARGEST INT64_C(1000000000)

/* An unsigned decimal as num / 10^decimals. */
typedef struct fc_decimals {
  int64_t num, den;
  int significant, decimals;
} fc_decimals;

static bool take_digit(fc_decimals *read, char c, bool decimal) {
  if (read->significant || c != '0')
    read->significant++;
  read->decimals += decimal;
  if (read->significant > MOST_SIGNIFICANT || read->decimals > MOST_DECIMALS)
    return false;
  read->num = read->num * 10 + (c - '0');
  if (decimal)
    read->den *= 10;
  return true;
}

static fc_status read_digits(fc_scan *scan, bool point_allowed, fc_decimals *read) {
  *read = (fc_decimals){.den = 1};
  bool point = false;
  size_t start = scan->at, digits = 0;
  for (;; scan->at++) {
    char c = fc_scan_peek(scan);
    if (fc_is_digit(c)) {
      if (!take_digit(read, c, point))
        return fc_scan_fault(scan, start, scan->at + 1 - start, "more digits than a rate may have (15)");
      digits++;
    } else if (c == '.' && point_allowed && !point) {
      point = true;
    } else {
      break;
    }
  }
  if (!digits)
    return fc_scan_fault(scan, scan->at, scan->text.n - scan->at, "no digit where a rate belongs");
  return FC_OK;
}

/* Behind the first number: nothing, a percent sign, or a slash and a whole number. */
static fc_status read_behind(fc_scan *scan, bool whole, fc_i128 *den) {
  fc_scan_blanks(scan);
  size_t at = scan->at;
  fc_decimals divisor;
  if (fc_scan_char(scan, '%')) {
    *den = 100;
  } else if (fc_scan_char(scan, '/')) {
    if (!whole)
      return fc_scan_fault(scan, at, 1, "a fraction of numbers that are not whole");
    fc_scan_blanks(scan);
    at = scan->at;
    fc_status status = read_digits(scan, false, &divisor);
    if (status)
      return status;
    if (!divisor.num)
      return fc_scan_fault(scan, at, scan->at - at, "a division by zero");
    *den = divisor.num;
  }
  fc_scan_blanks(scan);
  if (!fc_scan_done(scan))
    return fc_scan_fault(scan, scan->at, scan->text.n - scan->at, "more text behind the rate");
  return FC_OK;
}

fc_status fc_rate_parse(const char *text, size_t n, fc_rate *out, fc_number_fault *fault) {
  fc_scan scan = {.text = n ? (fc_str){text, n} : FC_STR(""), .fault = fault};
  fc_i128 den = 1;
  fc_decimals read;
  *out = (fc_rate){0, 1};
  fc_scan_blanks(&scan);
  bool negative = fc_scan_minus(&scan);
  fc_status status = read_digits(&scan, true, &read);
  if (!status)
    status = read_behind(&scan, read.den == 1, &den);
  if (status)
    return status;
  fc_ratio rate = fc_ratio_of(negative ? -read.num : read.num, (fc_i128)read.den * den);
  if (fc_i128_magnitude(rate.num) > (fc_u128)rate.den * (fc_u128)LARGEST)
    return fc_scan_fault(&scan, 0, n, "a rate beyond a billion");
  *out = (fc_rate){(int64_t)rate.num, (int64_t)rate.den};
  return FC_OK;
}
