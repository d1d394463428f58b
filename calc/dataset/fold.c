/* fold.c - sums of federal aid: by government, year and stage, and by the columns of a breakdown. Nothing of a row is
 * kept but what it adds to. */
#include "dataset/fold.h"
#include "dataset/budget.h"
#include "dataset/sum.h"

/* The sum of a key, made where it is new. */
static fc_sum *sum_of(fc_keys *keys, fc_seq *sums, const uint32_t *words, uint32_t *number) {
  *number = fc_keys_put(keys, words);
  if (*number == FC_INTERN_NONE)
    return NULL;
  return *number < sums->count ? fc_seq_at(sums, *number) : fc_seq_push(sums);
}

fc_status fc_fold_aid(fc_loader *loader, const fc_grant_row *row, uint32_t *number) {
  fc_dataset *dataset = loader->dataset;
  const uint32_t words[] = {row->government, (uint32_t)row->year, row->stage};
  fc_sum *sum = sum_of(&dataset->aid_keys, &dataset->aid, words, number);
  return sum && fc_sum_add(&dataset->spans, sum, row->amount) ? FC_OK : FC_NO_MEMORY;
}

/* The budget that a group's row may be set against: its government's, or that of its own parts. */
static fc_status ask_budget(const fc_dataset *dataset, const fc_grant_row *row, const uint32_t *by_words, bool own,
                            fc_budget_answer *answer) {
  int32_t year = row->year ? row->year : dataset->asked_year;
  fc_budget_query query = {.government = row->government,
                           .year = year,
                           .stage = dataset->forced_stage,
                           .scope = dataset->scope,
                           .any_stage = dataset->forced_stage == 0,
                           .any_direction = true};
  fc_budget_parts parts;
  *answer = (fc_budget_answer){.present = false};
  if (own && !fc_budget_ask_parts(dataset, by_words, &parts, &query))
    return FC_OK;
  return fc_budget_find(dataset, &query, answer);
}

/* What the row's government has, asked once for each government, year and part. */
static fc_status has_of(fc_loader *loader, const fc_grant_row *row, const uint32_t *by_words, uint32_t *has) {
  const fc_dataset *dataset = loader->dataset;
  uint32_t words[FC_BY_MAX + 2] = {row->government, (uint32_t)row->year};
  for (size_t i = 0; i < dataset->n_by; i++)
    words[2 + i] = dataset->by_role[i] == FC_ROLE_department || dataset->by_part[i] != SIZE_MAX ? by_words[i] : 0;
  uint32_t number = fc_keys_put(&loader->has_keys, words);
  if (number == FC_INTERN_NONE)
    return FC_NO_MEMORY;
  if (number < loader->has.count) {
    *has = *(const uint8_t *)fc_seq_at(&loader->has, number);
    return FC_OK;
  }
  uint8_t *kept = fc_seq_push(&loader->has);
  fc_budget_answer budget, part;
  fc_population population;
  fc_status status = kept ? ask_budget(dataset, row, by_words, false, &budget) : FC_NO_MEMORY;
  if (!status)
    status = ask_budget(dataset, row, by_words, true, &part);
  if (status)
    return status;
  *has = (budget.present ? (uint32_t)FC_HAS_BUDGET << budget.direction : 0u) |
         (part.present ? (uint32_t)FC_HAS_PART << part.direction : 0u) |
         (fc_population_find(dataset, row->government, row->year ? row->year : dataset->asked_year, &population)
              ? FC_HAS_POPULATION
              : 0u);
  *kept = (uint8_t)*has;
  return FC_OK;
}

/* by program: the listing stands for a program that is not named. */
static fc_str group_text(const fc_grant_row *row, const fc_grant_column *column, char scratch[128]) {
  fc_str text = fc_grant_text(row, column, scratch);
  return text.n || column->role != FC_ROLE_program ? text : fc_rows_text(row->rows, FC_ROLE_assistance_listing);
}

fc_status fc_fold_group(fc_loader *loader, const fc_fold *fold, const fc_grant_row *row, uint32_t *number) {
  fc_dataset *dataset = loader->dataset;
  uint32_t *words = fold->words, has = 0;
  bool of_one = false; /* every group is of one government */
  char scratch[128];
  for (size_t i = 0; i < dataset->n_by; i++) {
    bool government = dataset->by_role[i] == FC_ROLE_government || dataset->by_role[i] == FC_ROLE_government_id;
    words[i] = government ? row->government : fc_intern_put(&dataset->texts, group_text(row, &fold->by[i], scratch));
    if (words[i] == FC_INTERN_NONE)
      return FC_NO_MEMORY;
    of_one = of_one || government;
  }
  fc_status status = of_one ? FC_OK : has_of(loader, row, words, &has);
  words[dataset->n_by] = (uint32_t)row->year;
  words[dataset->n_by + 1] = row->stage;
  words[dataset->n_by + 2] = has;
  bool owned = !of_one && (row->stage || fc_dataset_is_related(dataset, row->government));
  words[dataset->n_by + 3] = owned ? row->government + 1 : 0;
  fc_sum *sum = status ? NULL : sum_of(&dataset->group_keys, &dataset->group, words, number);
  if (status || !sum)
    return status ? status : FC_NO_MEMORY;
  return fc_sum_add(&dataset->spans, sum, row->amount) ? FC_OK : FC_NO_MEMORY;
}
