/* words.c - figures and names as a sentence holds them. */
#include "report/words.h"
#include "number/calendar.h"

#include <string.h>

/* A figure that follows "about" needs two digits; three from 100 on, where two would be coarser than a reader expects.
 */
static int spoken_digits(const fc_reading *reading, int most) {
  double value = fc_ratio_double(reading->point ? reading->value : reading->high);
  int digits = value >= 100 || value <= -100 ? 3 : 2;
  return most > 4 || most < digits ? most : digits;
}

void fc_print_text(fc_buf *out, fc_str text) {
  fc_buf_printable(out, text);
}

void fc_print_name(fc_buf *out, fc_str text) {
  size_t start = out->n;
  fc_buf_printable(out, text);
  for (size_t i = start; i < out->n; i++)
    if (out->p[i] == '_')
      out->p[i] = ' ';
}

void fc_print_capital(fc_buf *out, fc_str text) {
  size_t start = out->n;
  fc_buf_printable(out, text);
  if (out->n > start && out->p[start] >= 'a' && out->p[start] <= 'z')
    out->p[start] = (char)(out->p[start] - 'a' + 'A');
}

void fc_print_in_parentheses(fc_buf *out, fc_str text) {
  if (!text.n)
    return;
  fc_buf_text(out, " (");
  fc_print_text(out, text);
  fc_buf_char(out, ')');
}

void fc_print_possessive(fc_buf *out, fc_str name) {
  fc_print_text(out, name);
  fc_buf_text(out, name.n && name.p[name.n - 1] == 's' ? "'" : "'s");
}

void fc_print_month(fc_buf *out, fc_str iso) {
  fc_print_month_after(out, iso, 0);
}

void fc_print_month_after(fc_buf *out, fc_str iso, int years) {
  static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};
  fc_date date;
  if (!fc_date_parse(iso, &date)) {
    fc_print_text(out, iso);
    return;
  }
  int year, month, day;
  fc_date_split(date, &year, &month, &day);
  fc_buf_printf(out, "%s %d", months[month - 1], year + years);
}

void fc_print_integer(fc_buf *out, int64_t value) {
  if (value > -10000 && value < 10000)
    fc_buf_printf(out, "%lld", (long long)value);
  else
    fc_ratio_print_fixed(out, (fc_ratio){value, 1}, 0, 0, true);
}

void fc_print_count(fc_buf *out, int64_t count, const char *one, const char *many) {
  fc_ratio_print_fixed(out, (fc_ratio){count, 1}, 0, 0, true);
  fc_buf_printf(out, " %s", count == 1 ? one : many);
}

void fc_print_time(fc_buf *out, const fc_reading *days, int most) {
  static const struct {
    int64_t per_day;
    fc_unit unit;
  } clock[] = {
      {1, {"", " days", " day", 0, -20, true}},
      {24, {"", " hours", " hour", 0, -20, true}},
      {1440, {"", " minutes", " minute", 0, -20, true}},
      {86400, {"", " seconds", " second", 0, -20, true}},
  };
  size_t last = sizeof clock / sizeof *clock - 1;
  for (size_t i = 0; i <= last; i++) {
    fc_reading scaled = fc_reading_times(*days, (fc_ratio){clock[i].per_day, 1});
    double value = fc_ratio_double(scaled.point ? scaled.value : scaled.high);
    if (!scaled.present || (i < last && value < 1 && value > -1))
      continue;
    fc_print_figure(out, &scaled, &clock[i].unit, spoken_digits(&scaled, most));
    return;
  }
}

void fc_print_per_resident(fc_buf *out, const fc_reading *dollars, int most) {
  static const fc_unit dollars_and_cents = {"$", "", NULL, 0, -2, false};
  static const fc_unit whole_cents = {"", " cents", " cent", 2, 0, false};
  double value = fc_ratio_double(dollars->point ? dollars->value : dollars->high);
  double size = value < 0 ? -value : value;
  const fc_unit *unit = size >= 0.995 ? &dollars_and_cents : size >= 0.01 ? &whole_cents : &fc_unit_cents;
  if (size >= 1e6) {
    fc_print_money(out, dollars, most);
    return;
  }
  size_t start = out->n;
  fc_print_figure(out, dollars, unit, most);
  if (out->n >= start + 2 && out->p[out->n - 2] == '.') /* $5.0: nobody writes an amount so */
    fc_buf_char(out, '0');
}

void fc_print_people(fc_buf *out, const fc_reading *count) {
  static const fc_unit millions = {"", " million", NULL, -6, -6, true};
  bool many = fc_ratio_cmp(count->high, (fc_ratio){1000000, 1}) >= 0;
  fc_print_figure(out, count, many ? &millions : &fc_unit_whole, many ? 3 : 17);
}

bool fc_print_one_in(fc_buf *out, const fc_reading *one_in, const char *before, const char *each, int most) {
  int digits = most > 4 || most < 2 ? most : 2;
  if (!one_in->point || fc_ratio_cmp(one_in->value, (fc_ratio){2, 1}) < 0)
    return false;
  fc_unit unit = fc_money_unit(one_in, digits);
  unit.before = each;
  if (unit.power == 0)
    unit.finest = -1;
  if (!fc_survives(one_in, &unit, digits))
    return false;
  fc_buf_text(out, before);
  size_t start = out->n;
  fc_print_figure(out, one_in, &unit, digits);
  if (unit.power == 0 && out->n >= start + 2 && memcmp(out->p + out->n - 2, ".0", 2) == 0) /* every $5.0 */
    fc_buf_cut(out, out->n - 2);
  else if (unit.power == 0 && *each && digits <= 4 && out->n >= start + 2 && out->p[out->n - 2] == '.') /* every $5.9 */
    fc_buf_char(out, '0');
  return true;
}

fc_reading fc_years_between(fc_str first, fc_str last) {
  fc_date start, end;
  if (!fc_date_parse(first, &start) || !fc_date_parse(last, &end) || end - start < 366)
    return (fc_reading){0};
  int from_year, from_month, from_day, to_year, to_month, to_day;
  fc_date_split(start, &from_year, &from_month, &from_day);
  fc_date_split(end + 1, &to_year, &to_month, &to_day);
  fc_ratio years = fc_ratio_of(end + 1 - start, 365);
  if (from_month == to_month && from_day == to_day)
    years = (fc_ratio){to_year - from_year, 1};
  else if (from_day == to_day)
    years = fc_ratio_of((to_year - from_year) * 12 + to_month - from_month, 12);
  return (fc_reading){.present = true, .point = true, .value = years, .low = years, .high = years};
}

void fc_print_years(fc_buf *out, const fc_reading *years) {
  static const char *const small[] = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
  static const fc_unit unit = {"", "", NULL, 0, -1, true};
  fc_ratio value = years->value;
  if (value.den == 1 && value.num >= 2 && value.num <= 10)
    fc_buf_text(out, small[value.num - 2]);
  else
    fc_print_figure(out, years, &unit, 3);
}
