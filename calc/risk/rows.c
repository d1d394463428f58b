/* rows.c - the rows of a method's table. */
#include "risk/rows.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { FURTHER_DIGITS = 4, DECIMALS_MOST = 18 };

static void add_column(fc_risk_table *table, const char *name, const char *ending, fc_type type, const char *unit) {
  if (table->n == FC_RISK_COLUMNS) {
    table->status = FC_INTERNAL;
    return;
  }
  snprintf(table->name[table->n], FC_RISK_NAME, "%s%s", name, ending);
  table->column[table->n] = (fc_column){.name = table->name[table->n], .unit = unit, .type = type};
  table->n++;
}

void fc_risk_column(fc_risk_table *table, const char *name, fc_type type, const char *unit) {
  add_column(table, name, "", type, unit);
}

void fc_risk_interval_column(fc_risk_table *table, const char *name, fc_type type, const char *unit) {
  add_column(table, name, "", type, unit);
  add_column(table, name, "_low", type, unit);
  add_column(table, name, "_high", type, unit);
}

void fc_risk_table_open(fc_risk_table *table, fc_result *result, const char *name) {
  table->result = result;
  if (table->status == FC_OK)
    table->status = fc_result_build_table(result, name, table->column, table->n, &table->table);
}

static void put(fc_risk_table *table, fc_cell cell) {
  if (table->at < table->n)
    table->cell[table->at] = cell;
  table->at++;
}

void fc_risk_text(fc_risk_table *table, const char *text) {
  put(table, text ? fc_cell_text(fc_str_of(text)) : fc_cell_none());
}

void fc_risk_integer(fc_risk_table *table, int64_t value) {
  put(table, fc_cell_integer(value));
}

/* Money is cents. */
static bool is_money(const fc_risk_table *table) {
  return table->at < table->n && table->column[table->at].type == FC_MONEY;
}

void fc_risk_number(fc_risk_table *table, double value) {
  fc_rate rate;
  if (is_money(table)) {
    put(table, fabs(value) < 9e16 ? fc_cell_money((fc_i128)llround(value * 100)) : fc_cell_none());
    return;
  }
  put(table, isfinite(value) && fc_rate_near(value, &rate) ? fc_cell_ratio(fc_ratio_of(rate.num, rate.den))
                                                           : fc_cell_none());
}

/* Rounded to so many decimals. */
static void put_rounded(fc_risk_table *table, double value, int decimals) {
  double scaled = value * pow(10, decimals);
  fc_i128 den = 1;
  for (int i = 0; i < decimals; i++)
    den *= 10;
  if (!is_money(table) && isfinite(value) && fabs(scaled) < 9e18)
    put(table, fc_cell_ratio(fc_ratio_of((fc_i128)llround(scaled), den)));
  else
    fc_risk_number(table, value);
}

void fc_risk_interval(fc_risk_table *table, fc_interval value) {
  double half = (value.high - value.low) / 2;
  int decimals = half > 0 ? FURTHER_DIGITS - 1 - (int)floor(log10(half)) : -1;
  bool rounded = decimals >= 0 && decimals <= DECIMALS_MOST;
  const double ends[] = {value.value, value.low, value.high};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    if (rounded)
      put_rounded(table, ends[i], decimals);
    else
      fc_risk_number(table, ends[i]);
  }
}

void fc_risk_row(fc_risk_table *table) {
  if (table->status == FC_OK && table->at != table->n)
    table->status = FC_INTERNAL;
  if (table->status == FC_OK)
    table->status = fc_table_add_row(table->table, table->cell);
  table->at = 0;
}

void fc_risk_constant(fc_result *result, const char *output) {
  fc_notes_add(fc_result_notes_mutable(result), FC_WARNING, "N482", NULL, NULL,
               "\"%s\" is the same in every draw: it depends on none of the inputs", output);
}

static bool before(const double *weight, const char *const *name, size_t a, size_t b) {
  bool larger = weight[a] > weight[b] || (isnan(weight[b]) && !isnan(weight[a]));
  bool smaller = weight[a] < weight[b] || (isnan(weight[a]) && !isnan(weight[b]));
  if (larger || smaller)
    return larger;
  int by_name = strcmp(name[a], name[b]);
  return by_name < 0 || (by_name == 0 && a < b);
}

void fc_risk_order(const double *weight, const char *const *name, size_t n, size_t *order) {
  for (size_t i = 0; i < n; i++) {
    size_t to = i;
    for (; to > 0 && before(weight, name, i, order[to - 1]); to--)
      order[to] = order[to - 1];
    order[to] = i;
  }
}
