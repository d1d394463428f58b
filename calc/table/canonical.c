/* canonical.c - texts of years, dates and listing numbers in their one form. */
#include "table/canonical.h"
#include "number/calendar.h"
#include "table/listing.h"
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* What nearly every cell is: four digits, which are a year in its one form or none at all. */
static bool is_four_digits(fc_str text) {
  bool digits = text.n == 4;
  for (size_t i = 0; i < 4 && digits; i++)
    digits = text.p[i] >= '0' && text.p[i] <= '9';
  return digits;
}

static fc_str year_text(fc_str text, char out[FC_CANONICAL_LENGTH]) {
  int year, covered;
  if (is_four_digits(text) || !fc_fiscal_year_parse(text, &year, &covered) || covered != 1)
    return text;
  snprintf(out, FC_CANONICAL_LENGTH, "%d", year);
  return fc_str_of(out);
}

static fc_str date_text(fc_str text, char out[FC_CANONICAL_LENGTH]) {
  fc_date date;
  return fc_date_parse(text, &date) ? (fc_str){out, fc_date_format(date, out)} : text;
}

static fc_str listing_text(fc_str text, char out[FC_CANONICAL_LENGTH]) {
  fc_listing_form form = fc_listing_read(text, out);
  bool written = form == FC_LISTING_RESTORED || form == FC_LISTING_POINTED || form == FC_LISTING_TITLED;
  return written ? fc_str_of(out) : text;
}

fc_str fc_canonical(fc_role role, fc_str text, char out[FC_CANONICAL_LENGTH]) {
  if (role == FC_ROLE_assistance_listing)
    return listing_text(text, out);
  if (role == FC_NO_ROLE || !text.n)
    return text;
  switch (fc_role_get(role)->type) {
  case FC_ROLE_IS_YEAR:
    return year_text(text, out);
  case FC_ROLE_IS_DATE:
    return date_text(text, out);
  default:
    return text;
  }
}

bool fc_flag_parse(fc_str text, bool *out) {
  static const char *const words[] = {"yes", "y", "true", "t", "1", "no", "n", "false", "f", "0"};
  const size_t count = sizeof words / sizeof *words;
  for (size_t i = 0; i < count; i++) {
    if (strlen(words[i]) != text.n || strncasecmp(words[i], text.p, text.n) != 0)
      continue;
    *out = i < count / 2;
    return true;
  }
  return false;
}
