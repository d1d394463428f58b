/* budget.h - what the budget of a government, department or fund is.
 *
 * A budget for (government, year, stage, scope) is its total row where there is one, else the sum of its parts, never
 * both; expenditure unless only revenue exists. Two totals under one key are never added and none is guessed. Amounts
 * of several years are divided by the years they cover. */
#ifndef FC_DATASET_BUDGET_H
#define FC_DATASET_BUDGET_H

#include "dataset/model.h"

typedef struct fc_budget_query {
  uint32_t government;
  int32_t year;
  uint32_t stage, scope;     /* texts */
  bool any_direction;        /* expenditure, or revenue where only that exists */
  fc_direction direction;    /* else this one */
  uint32_t department;       /* 0: the whole */
  size_t n_further;          /* more parts: values of `by` columns that budgets know */
  const uint32_t *further_column, *further_value; /* index into dataset->by; text */
} fc_budget_query;

typedef struct fc_budget_answer {
  bool present;
  bool conflict;       /* two totals: value is meaningless, low and high span both */
  fc_direction direction;
  fc_span amount;      /* a year's */
  int years_covered;
  uint32_t rows;       /* rows behind it */
  size_t first, second; /* budgets behind it: the (first) row, and the other total of a conflict; SIZE_MAX: none */
  uint32_t flag;        /* of the row, where it is one */
} fc_budget_answer;

fc_status fc_budget_find(const fc_dataset *dataset, const fc_budget_query *query, fc_budget_answer *out);

/* Every whole budget of a government in a year, each (stage, scope, direction) once, latest stage first, without
 * reserves, taxes, capital and related entities: the honest denominators. */
typedef struct fc_budget_name {
  uint32_t stage, scope;
  fc_direction direction;
} fc_budget_name;
fc_status fc_budget_list(const fc_dataset *dataset, uint32_t government, int32_t year, fc_arena *arena,
                         const fc_budget_name **out, size_t *n);

/* The population for a year: of that year, else one that names no year. */
bool fc_population_find(const fc_dataset *dataset, uint32_t government, int32_t year, const fc_population **out);

#endif
