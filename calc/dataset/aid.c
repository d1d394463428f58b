/* aid.c - all federal aid of a government in a year. */
#include "dataset/aid.h"
#include "dataset/sum.h"

static void add_rows(const fc_dataset *dataset, const uint32_t words[3], fc_span *out, uint64_t *rows) {
  uint32_t number = fc_keys_find(&dataset->aid_keys, words);
  if (number == FC_INTERN_NONE)
    return;
  fc_sum sum = *(const fc_sum *)fc_seq_at(&dataset->aid, number);
  fc_span_add_span(out, fc_sum_span(&dataset->spans, sum));
  *rows += sum.rows;
}

bool fc_aid_rows(const fc_dataset *dataset, uint32_t government, int32_t year, uint32_t stage, fc_span *out,
                 uint64_t *rows) {
  *out = (fc_span){0};
  *rows = 0;
  for (int dated = year ? 1 : 0; dated >= 0; dated--)
    for (int staged = stage ? 1 : 0; staged >= 0; staged--)
      add_rows(dataset, (const uint32_t[]){government, dated ? (uint32_t)year : 0, staged ? stage : 0}, out, rows);
  return *rows > 0;
}

fc_budget_query fc_aid_query(const fc_dataset *dataset, uint32_t government, int32_t year, uint32_t budget_stage) {
  return (fc_budget_query){.government = government,
                           .year = year,
                           .stage = budget_stage,
                           .scope = fc_intern_find(&dataset->texts, FC_STR("federal_aid")),
                           .direction = FC_REVENUE,
                           .any_direction = true};
}

fc_status fc_aid_base_find(const fc_dataset *dataset, uint32_t government, int32_t year, uint32_t budget_stage,
                           uint32_t grant_stage, fc_aid_base *out) {
  const fc_budget_query query = fc_aid_query(dataset, government, year, budget_stage);
  fc_budget_answer answer = {.present = false};
  uint64_t rows;
  *out = (fc_aid_base){.budget = SIZE_MAX};
  if (query.scope != FC_INTERN_NONE) {
    fc_status status = fc_budget_find(dataset, &query, &answer);
    if (status)
      return status;
  }
  if (answer.present) {
    *out = (fc_aid_base){true, true, answer.conflict, answer.amount, answer.first};
    return FC_OK;
  }
  out->present = fc_aid_rows(dataset, government, year, grant_stage, &out->amount, &rows);
  return FC_OK;
}
