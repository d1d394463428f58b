/* load_reserves.c - reserve rows of the budgets table, kept one by one beside their sums. */
#include "dataset/load_reserves.h"
#include "dataset/stage.h"

#include <stdlib.h>

static const fc_role reserve_roles[] = {FC_ROLE_access, FC_ROLE_kind, FC_ROLE_max_per_year, FC_ROLE_restricted_to};

void fc_load_want_reserves(fc_wanted *wanted) {
  for (size_t i = 0; i < sizeof reserve_roles / sizeof *reserve_roles; i++)
    wanted->roles[reserve_roles[i]] = true;
}

static fc_str name_of(const fc_rows_of *rows) {
  static const fc_role roles[] = {FC_ROLE_fund, FC_ROLE_account, FC_ROLE_department, FC_ROLE_fund_code};
  for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
    if (fc_rows_text(rows, roles[i]).n)
      return fc_rows_text(rows, roles[i]);
  return FC_STR("reserve");
}

/* Its words; false: one of them is unknown, which is reported. */
static bool read_words(const fc_rows_of *rows, fc_reserve_row *out) {
  fc_str access = fc_rows_text(rows, FC_ROLE_access), kind = fc_rows_text(rows, FC_ROLE_kind);
  fc_access accessible = FC_ACCESS_EASY;
  fc_reserve_kind drawn = FC_RESERVE_STOCK;
  out->access_stated = access.n != 0;
  out->kind_stated = kind.n != 0;
  bool ok = true;
  if (access.n && !fc_access_parse(access, &accessible)) {
    fc_rows_fault(rows, FC_ROLE_access, "F212", "easy, moderate, somewhat_difficult or very_difficult",
                  "not a way in which a reserve may be drawn");
    ok = false;
  }
  if (kind.n && !fc_reserve_kind_parse(kind, &drawn)) {
    fc_rows_fault(rows, FC_ROLE_kind, "F212", "stock (drawn down) or yearly (set aside anew each year)",
                  "neither a stock nor a yearly reserve");
    ok = false;
  }
  out->access = (uint8_t)accessible;
  out->kind = (uint8_t)drawn;
  return ok;
}

static void divide_by_years(fc_reserve_row *row, uint32_t years) {
  if (row->kind != FC_RESERVE_YEARLY || years <= 1)
    return;
  row->amount.low = (fc_money)fc_i128_divide(row->amount.low, years, FC_HALF_AWAY);
  row->amount.value = (fc_money)fc_i128_divide(row->amount.value, years, FC_HALF_AWAY);
  row->amount.high = (fc_money)fc_i128_divide(row->amount.high, years, FC_HALF_AWAY);
}

static bool is_reserve(const fc_dataset *dataset, uint32_t scope) {
  fc_str text = fc_dataset_text(dataset, scope);
  return fc_str_is(text, "reserve") || fc_str_starts(text, "reserve_");
}

fc_status fc_load_reserve(const fc_rows_of *rows, const fc_budget_row *budget, fc_seq *reserves) {
  fc_dataset *dataset = rows->dataset;
  fc_figure most;
  if (!is_reserve(dataset, budget->ledger.scope))
    return FC_OK;
  fc_reserve_row row = {.government = budget->government,
                        .year = budget->ledger.year,
                        .stage = budget->ledger.stage,
                        .amount = budget->amount,
                        .origin = budget->origin};
  if (!read_words(rows, &row))
    return FC_OK;
  if (row.amount.low < 0) {
    fc_rows_fault(rows, FC_ROLE_amount, "F213", "a reserve that is used up is 0", "a reserve below zero");
    return FC_OK;
  }
  row.limited = fc_rows_figure(rows, FC_ROLE_max_per_year, &most);
  row.max_per_year = row.limited && most.value > 0 ? most.value : 0;
  row.name = fc_intern_put(&dataset->texts, name_of(rows));
  divide_by_years(&row, budget->ledger.years_covered);
  if (row.name == FC_INTERN_NONE || !fc_rows_number(rows, FC_ROLE_restricted_to, &row.restricted_to) ||
      !fc_rows_number(rows, FC_ROLE_source_url, &row.source_url))
    return FC_NO_MEMORY;
  fc_reserve_row *kept = fc_seq_push(reserves);
  if (kept)
    *kept = row;
  return kept ? FC_OK : FC_NO_MEMORY;
}

static int compare_rows(const void *p, const void *q, void *self) {
  const fc_dataset *dataset = self;
  const fc_reserve_row *a = p, *b = q;
  if (a->government != b->government)
    return a->government < b->government ? -1 : 1;
  int order = fc_str_cmp(fc_dataset_text(dataset, a->name), fc_dataset_text(dataset, b->name));
  if (!order)
    order = (a->year > b->year) - (a->year < b->year);
  if (!order)
    order = fc_stage_cmp(fc_dataset_text(dataset, a->stage), fc_dataset_text(dataset, b->stage));
  if (!order)
    order = (a->origin.source > b->origin.source) - (a->origin.source < b->origin.source);
  return order ? order : (a->origin.line > b->origin.line) - (a->origin.line < b->origin.line);
}

fc_status fc_load_end_reserves(fc_dataset *dataset, const fc_seq *reserves) {
  size_t n = reserves->count;
  fc_reserve_row *rows = fc_arena_array(&dataset->arena, n ? n : 1, sizeof *rows);
  if (!rows)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < n; i++)
    rows[i] = *(const fc_reserve_row *)fc_seq_at(reserves, i);
  qsort_r(rows, n, sizeof *rows, compare_rows, dataset);
  dataset->reserves = rows;
  dataset->n_reserves = n;
  return FC_OK;
}
