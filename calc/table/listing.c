/* listing.c - reading Assistance Listing numbers, and putting back what a spreadsheet took from them. */
#include "table/listing.h"
#include <stdio.h>
#include <string.h>

static size_t digits_at(fc_str s, size_t at) {
  size_t n = 0;
  while (at + n < s.n && s.p[at + n] >= '0' && s.p[at + n] <= '9')
    n++;
  return n;
}

/* RD, RD1, U01 behind the point. */
static bool is_lettered(fc_str rest) {
  if (fc_str_starts(rest, "RD"))
    return rest.n == 2 || (rest.n == 3 && digits_at(rest, 2) == 1);
  return fc_str_starts(rest, "U") && rest.n == 3 && digits_at(rest, 1) == 2;
}

static bool is_exponent(fc_str s) {
  size_t at = digits_at(s, 0);
  if (!at)
    return false;
  if (at < s.n && s.p[at] == '.')
    at += 1 + digits_at(s, at + 1);
  if (at >= s.n || (s.p[at] != 'E' && s.p[at] != 'e'))
    return false;
  at++;
  if (at < s.n && (s.p[at] == '+' || s.p[at] == '-'))
    at++;
  size_t n = digits_at(s, at);
  return n && at + n == s.n;
}

static fc_listing_form put_point(fc_str agency, fc_str program, char out[8]) {
  snprintf(out, 8, "%.*s.%.*s", FC_STR_ARG(agency), FC_STR_ARG(program));
  return FC_LISTING_POINTED;
}

static fc_listing_form restore(fc_str agency, fc_str program, char out[8]) {
  memcpy(out, "00.000", 7);
  memcpy(out + 2 - agency.n, agency.p, agency.n);
  memcpy(out + 3, program.p, program.n);
  return FC_LISTING_RESTORED;
}

/* One whole number, a colon and a title; several are parted by ';', and none of them is the row's. */
static bool is_titled(fc_str cell, char out[8]) {
  bool one = cell.n > 7 && cell.p[6] == ':' && digits_at(cell, 0) == 2 && cell.p[2] == '.' && digits_at(cell, 3) == 3;
  for (size_t i = 7; one && i + 6 < cell.n; i++)
    one = cell.p[i] != ';' || digits_at(cell, i + 2) != 2 || cell.p[i + 4] != '.';
  if (one)
    snprintf(out, 8, "%.6s", cell.p);
  return one;
}

fc_listing_form fc_listing_read(fc_str cell, char out[8]) {
  size_t before = digits_at(cell, 0);
  if (is_titled(cell, out))
    return FC_LISTING_TITLED;
  if (before == 5 && cell.n == 5)
    return put_point((fc_str){cell.p, 2}, (fc_str){cell.p + 2, 3}, out);
  if (is_exponent(cell))
    return FC_LISTING_EXPONENT;
  if (before < 1 || before > 2 || before == cell.n)
    return FC_LISTING_ODD;
  fc_str agency = {cell.p, before}, rest = {cell.p + before + 1, cell.n - before - 1};
  char mark = cell.p[before];
  size_t after = digits_at(rest, 0);
  if ((mark == '-' || mark == ' ') && before == 2 && after == 3 && rest.n == 3)
    return put_point(agency, rest, out);
  if (mark != '.')
    return FC_LISTING_ODD;
  if (before == 2 && ((after == 3 && rest.n == 3) || is_lettered(rest)))
    return FC_LISTING_WHOLE;
  return after >= 1 && after <= 3 && after == rest.n ? restore(agency, rest, out) : FC_LISTING_ODD;
}

bool fc_listing_has_decimals(fc_str cell, fc_listing_form form) {
  bool kept_last = form == FC_LISTING_RESTORED && cell.n == 5 && cell.p[1] == '.'; /* 8.001 lost its first zero alone */
  bool numbered = (form == FC_LISTING_WHOLE || form == FC_LISTING_TITLED) && digits_at(cell, 3) == 3;
  return numbered || form == FC_LISTING_POINTED || kept_last;
}
