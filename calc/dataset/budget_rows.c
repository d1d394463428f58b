/* budget_rows.c - keeping budget rows. One entry for each (government, ledger, part); a total that differs from the one
 * that is there gets an entry of its own, numbered `nth`, for nobody may add two totals or choose between them. */
#include "dataset/budget_rows.h"
#include "dataset/budget.h"
#include "dataset/remark.h"
#include "dataset/sum.h"

#define LEDGER_WORDS 5
#define KEY_WORDS 4 /* government, ledger, part, nth */
#define NOT_A_WHOLE (FC_PART_DEPARTMENT | FC_PART_FUND | FC_PART_FUND_TYPE | FC_PART_ACCOUNT | FC_PART_OTHER)

bool fc_budget_rows_init(fc_dataset *dataset, fc_keys *index) {
  return fc_keys_init(&dataset->ledgers, LEDGER_WORDS) &&
         fc_keys_init(&dataset->parts, FC_PART_WORDS + dataset->n_part_columns) && fc_keys_init(index, KEY_WORDS);
}

const fc_budget_kept *fc_budget_kept_at(const fc_dataset *dataset, size_t at) {
  return fc_seq_at(&dataset->budgets, at);
}

fc_ledger fc_budget_ledger(const fc_dataset *dataset, const fc_budget_kept *kept) {
  const uint32_t *words = fc_keys_at(&dataset->ledgers, kept->ledger);
  return (fc_ledger){(int32_t)words[0], words[1], words[2], words[3], words[4]};
}

const uint32_t *fc_budget_part(const fc_dataset *dataset, const fc_budget_kept *kept) {
  return fc_keys_at(&dataset->parts, kept->part);
}

/* A new entry; its number is that of its key. */
static bool add_entry(fc_dataset *dataset, const fc_budget_row *row, uint32_t ledger, uint32_t part) {
  fc_budget_kept *kept = fc_seq_push(&dataset->budgets);
  fc_government *government = fc_seq_at(&dataset->governments, row->government);
  if (!kept)
    return false;
  *kept = (fc_budget_kept){.government = row->government,
                           .ledger = ledger,
                           .part = part,
                           .next = government->first_budget,
                           .remark = row->remark,
                           .origin = row->origin};
  government->first_budget = (uint32_t)dataset->budgets.count;
  return fc_sum_add(&dataset->spans, &kept->amount, row->amount);
}

static bool same_amount(const fc_dataset *dataset, const fc_budget_kept *kept, fc_figure amount) {
  fc_span span = fc_sum_span(&dataset->spans, kept->amount);
  return span.value == amount.value && span.low == amount.low && span.high == amount.high;
}

/* A total that says the same again: counted, not added. */
static bool say_again(fc_dataset *dataset, fc_budget_kept *kept, uint32_t remark) {
  kept->amount.rows += kept->amount.rows < UINT32_MAX;
  return fc_remark_common(dataset, kept->remark, remark, &kept->remark);
}

bool fc_budget_rows_keep(fc_dataset *dataset, fc_keys *index, const fc_budget_row *row) {
  const uint32_t ledger_words[LEDGER_WORDS] = {(uint32_t)row->ledger.year, row->ledger.stage, row->ledger.scope,
                                               row->ledger.direction, row->ledger.years_covered};
  uint32_t ledger = fc_keys_put(&dataset->ledgers, ledger_words);
  uint32_t part = fc_keys_put(&dataset->parts, row->part);
  bool total = !(row->part[1] & NOT_A_WHOLE);
  if (ledger == FC_INTERN_NONE || part == FC_INTERN_NONE)
    return false;
  for (uint32_t nth = 0;; nth++) {
    const uint32_t words[KEY_WORDS] = {row->government, ledger, part, nth};
    uint32_t number = fc_keys_put(index, words);
    if (number == FC_INTERN_NONE)
      return false;
    if (number == dataset->budgets.count)
      return add_entry(dataset, row, ledger, part);
    fc_budget_kept *kept = fc_seq_at(&dataset->budgets, number);
    if (total && same_amount(dataset, kept, row->amount))
      return say_again(dataset, kept, row->remark);
    if (!total)
      return fc_sum_add(&dataset->spans, &kept->amount, row->amount) &&
             fc_remark_common(dataset, kept->remark, row->remark, &kept->remark);
  }
}

size_t fc_budget_count(const fc_dataset *dataset) {
  return dataset->budgets.count;
}

fc_budget fc_budget_at(const fc_dataset *dataset, size_t index) {
  const fc_budget_kept *kept = fc_budget_kept_at(dataset, index);
  const uint32_t *part = fc_budget_part(dataset, kept);
  fc_ledger ledger = fc_budget_ledger(dataset, kept);
  fc_remark remark = fc_remark_at(dataset, kept->remark);
  return (fc_budget){.government = kept->government,
                     .year = ledger.year,
                     .stage = ledger.stage,
                     .scope = ledger.scope,
                     .direction = (uint8_t)ledger.direction,
                     .years_covered = (uint8_t)ledger.years_covered,
                     .hedge = (uint8_t)remark.hedge,
                     .part = (part[1] & NOT_A_WHOLE) != 0,
                     .finer = (part[1] & (FC_PART_FUND | FC_PART_FUND_TYPE | FC_PART_ACCOUNT)) != 0,
                     .department = part[0],
                     .amount = fc_sum_span(&dataset->spans, kept->amount),
                     .rows = kept->amount.rows,
                     .flag = remark.flag,
                     .note = remark.note,
                     .source_url = remark.source_url,
                     .origin = kept->origin};
}

size_t fc_budget_part_column(const fc_dataset *dataset, fc_str name) {
  for (size_t i = 0; i < dataset->n_part_columns; i++)
    if (fc_str_is(name, dataset->part_columns[i]))
      return i;
  return SIZE_MAX;
}

static fc_str year_text(int32_t year, char *out, size_t cap) {
  size_t n = 0;
  for (int32_t rest = year; rest > 0 && n + 1 < cap; rest /= 10)
    n++;
  for (size_t i = n; i-- > 0; year /= 10)
    out[i] = (char)('0' + year % 10);
  return (fc_str){out, n};
}

bool fc_budget_text(const fc_dataset *dataset, size_t index, fc_str column, char *scratch, size_t cap, fc_str *out) {
  const fc_budget budget = fc_budget_at(dataset, index);
  const fc_government *government = fc_dataset_government(dataset, budget.government);
  fc_role role = fc_role_find(column);
  size_t part = fc_budget_part_column(dataset, column);
  if (role == FC_ROLE_fiscal_year)
    *out = year_text(budget.year, scratch, cap);
  else if (role == FC_ROLE_direction)
    *out = budget.direction == FC_REVENUE ? FC_STR("revenue") : FC_STR("expenditure");
  else if (role == FC_ROLE_stage)
    *out = fc_dataset_text(dataset, budget.stage);
  else if (role == FC_ROLE_scope)
    *out = fc_dataset_text(dataset, budget.scope);
  else if (role == FC_ROLE_department)
    *out = fc_dataset_text(dataset, budget.department);
  else if (role == FC_ROLE_government)
    *out = fc_dataset_text(dataset, government->name);
  else if (role == FC_ROLE_government_id)
    *out = fc_dataset_text(dataset, government->id);
  else if (role == FC_ROLE_state)
    *out = fc_dataset_text(dataset, government->state);
  else if (role == FC_ROLE_flag)
    *out = fc_dataset_text(dataset, budget.flag);
  else if (part != SIZE_MAX)
    *out = fc_dataset_text(dataset,
                           fc_keys_at(&dataset->parts, fc_budget_kept_at(dataset, index)->part)[FC_PART_WORDS + part]);
  else
    return false;
  return true;
}
