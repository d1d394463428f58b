/* cells.c - reading a cell as money, count, year, date, yes or no, rate, day, precision; and saying what is wrong with
 * one that is none. */
#include "table/cells.h"
#include "base/utf8.h"
#include "table/canonical.h"
#include <string.h>
#include <strings.h>

static bool refuse(fc_cell_fault *fault, fc_str text, const char *code, const char *is, const char *help) {
  *fault = (fc_cell_fault){code, is, NULL, help, 0, text.n};
  return false;
}

/* The mark of a number's fault, in bytes. */
static void set_mark(fc_cell_fault *fault, fc_str text, const fc_number_fault *number) {
  size_t start = fc_utf8_offset(text, number->at);
  size_t end = fc_utf8_offset(text, (size_t)number->at + (number->length ? number->length : 1));
  fault->at = start;
  fault->length = end - start;
  fault->mark = number->what;
}

/* The words of pandas, R, Hyperion, spreadsheets and budget books. */
bool fc_cell_is_missing(fc_role role, fc_str text) {
  fc_role_type type = fc_role_get(role)->type;
  if (type != FC_ROLE_IS_MONEY && type != FC_ROLE_IS_COUNT)
    return false;
  static const char *const words[] = {"na",   "n/a", "#n/a", "nan", "null", "none", "-",       "--",
                                      "\xE2\x80\x93", "\xE2\x80\x94", ".",    "?",   "tbd",  "n.a.", "#missing", "missing"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strlen(words[i]) == text.n && strncasecmp(words[i], text.p, text.n) == 0)
      return true;
  return false;
}

static bool reads_with(fc_str text, unsigned how) {
  fc_figure figure;
  return fc_amount_read(text, how, &figure, NULL, NULL) == FC_OK;
}

static const char *money_help(fc_str text, unsigned how) {
  if (reads_with(text, how | FC_AMOUNT_ROUND))
    return "--amounts round rounds it to the cent and counts it";
  if (reads_with(text, how | FC_AMOUNT_EXPONENT | FC_AMOUNT_ROUND))
    return "a spreadsheet cut its digits: --amounts exponent reads it with the range that they leave";
  return "amounts may hold digits , . $ ( ); fix the cell, or leave the row out with --where";
}

static bool read_money(fc_str text, const fc_cell_rules *rules, fc_cell_typed *out, fc_cell_fault *fault) {
  fc_number_fault number = {.what = NULL};
  fc_status status = fc_amount_read_units(text, rules->amounts, rules->units > 1 ? rules->units : 1, &out->figure,
                                          &out->seen, &number);
  if (!status)
    return true;
  if (status == FC_OVERFLOW)
    return refuse(fault, text, "F028", "is larger than fiscalc can hold", "amounts reach 92 quadrillion dollars either way");
  refuse(fault, text, "F012", "is not a number", money_help(text, rules->amounts));
  if (number.what)
    set_mark(fault, text, &number);
  return false;
}

/* Whole units, which the reader of amounts gives as hundredths. */
static bool read_count(fc_str text, fc_figure *out, fc_cell_fault *fault) {
  static const char help[] = "a count is a whole number, such as 8622698 or 8,622,698; an unknown one is an empty cell";
  fc_number_fault number = {.what = NULL};
  fc_figure figure;
  bool read = !memchr(text.p, '$', text.n) && !fc_amount_read(text, FC_AMOUNT_PLAIN, &figure, NULL, &number);
  if (!read || figure.value < 0 || figure.value % 100) {
    refuse(fault, text, "F020", "is not a whole number", help);
    if (!read && number.what)
      set_mark(fault, text, &number);
    return false;
  }
  *out = (fc_figure){figure.value / 100, (figure.low + 99) / 100, figure.high / 100, figure.hedge};
  return true;
}

static bool read_year(fc_str text, const fc_cell_rules *rules, int32_t *out, fc_cell_fault *fault) {
  int year, covered;
  if (!fc_fiscal_year_parse(text, &year, &covered))
    return refuse(fault, text, "F021", "is not a fiscal year", "write 2018, FY2018, FY17-18 or 2017-18");
  *out = year;
  return covered == 1 || rules->many_years ||
         refuse(fault, text, "F021", "covers several years",
                "say how many in a column years_covered, or with --set years_covered=2");
}

static bool read_flag(fc_str text, int32_t *out, fc_cell_fault *fault) {
  bool flag;
  if (!fc_flag_parse(text, &flag))
    return refuse(fault, text, "F023", "is neither yes nor no", "write yes or no, Y or N, true or false, 1 or 0");
  *out = flag;
  return true;
}

static bool read_rate(fc_str text, fc_cell_fault *fault) {
  fc_rate rate;
  fc_number_fault number = {.what = NULL};
  if (!fc_rate_parse(text.p, text.n, &rate, &number))
    return true;
  refuse(fault, text, "F024", "is not a rate", "write 25%, 0.25 or 1/4");
  if (number.what)
    set_mark(fault, text, &number);
  return false;
}

bool fc_cell_read(fc_role role, fc_str text, const fc_cell_rules *rules, fc_cell_typed *out, fc_cell_fault *fault) {
  fc_day day;
  fc_money unit;
  *out = (fc_cell_typed){.date = FC_NO_DATE};
  switch (fc_role_get(role)->type) {
  case FC_ROLE_IS_TEXT:
  case FC_ROLE_IS_CODE:
    return true;
  case FC_ROLE_IS_MONEY:
    return read_money(text, rules, out, fault);
  case FC_ROLE_IS_COUNT:
    return read_count(text, &out->figure, fault);
  case FC_ROLE_IS_YEAR:
    return read_year(text, rules, &out->year, fault);
  case FC_ROLE_IS_FLAG:
    return read_flag(text, &out->year, fault);
  case FC_ROLE_IS_RATE:
    return read_rate(text, fault);
  case FC_ROLE_IS_DATE:
    return fc_date_parse(text, &out->date) ||
           refuse(fault, text, "F022", "is not a date", "write 2018-01-24, or 1/24/2018 with the month first");
  case FC_ROLE_IS_DAY:
    return fc_day_parse(text, &day) || refuse(fault, text, "F025", "is not a day of the year", "write month and day, 07-01");
  case FC_ROLE_IS_PRECISION:
    return !fc_precision_parse(text, &unit) ||
           refuse(fault, text, "F026", "is not a precision", "write exact, or what the figure was rounded to: rounded_10M");
  }
  return true;
}

bool fc_cell_set_precision(fc_role role, fc_str precision, fc_figure *figure) {
  if (fc_role_get(role)->type == FC_ROLE_IS_MONEY)
    return fc_figure_set_precision(figure, precision) == FC_OK;
  /* A count is in whole units and the precision in hundredths. */
  fc_money unit;
  if (fc_precision_parse(precision, &unit))
    return false;
  fc_money half = unit / 200;
  figure->low = figure->value > half ? figure->value - half : 0;
  figure->high = figure->value + half;
  return true;
}
