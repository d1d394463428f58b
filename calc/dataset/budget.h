/* budget.h - what the budget of a government, department or fund is.
 *
 * A budget for (government, year, stage, scope) is its total row where there is one, else the sum of its parts, never
 * both; expenditure unless only revenue exists. A department's row beats its finer rows. Two totals under one key are
 * never added and none is guessed. Amounts of several years are divided by the years they cover and hold for each of
 * them; rows that name no year hold for any (SEMANTICS section 1). */
#ifndef FC_DATASET_BUDGET_H
#define FC_DATASET_BUDGET_H

#include "dataset/model.h"

/* The rows as they are kept, in the order of their first row in the files. */
size_t fc_budget_count(const fc_dataset *dataset);
fc_budget fc_budget_at(const fc_dataset *dataset, size_t index);
/* What a budget row has in one of the dataset's part_columns, or in one of its own fields (stage, scope, department,
 * fiscal_year, direction, government, government_id, state, flag). A year is written into `scratch` (16 suffice).
 * false: no such column was kept. */
bool fc_budget_text(const fc_dataset *dataset, size_t index, fc_str column, char *scratch, size_t cap, fc_str *out);

/* The rows behind an answer, as fc_budget_at numbers them; of a conflict those of either side. */
typedef struct fc_budget_trail {
  fc_seq rows; /* of size_t */
  bool failed; /* memory was out */
} fc_budget_trail;

typedef struct fc_budget_query {
  uint32_t government;
  int32_t year;
  uint32_t stage, scope;  /* texts */
  bool any_stage;         /* whichever stage that is known by name, or none: is there a budget at all? */
  bool any_direction;     /* expenditure, or revenue where only that exists */
  fc_direction direction; /* else this one */
  uint32_t department;    /* 0: the whole */
  size_t n_further;       /* more parts: values of further columns that budgets know */
  const uint32_t *further_column, *further_value; /* index into dataset->part_columns; text */
  fc_budget_trail *trail;                         /* is filled anew; NULL: not wanted */
} fc_budget_query;

typedef struct fc_budget_answer {
  bool present;
  bool conflict; /* two totals: value is meaningless, low and high span both */
  bool nothing;  /* a whole that is not more than zero: no share can be of it, so it is not present; `first` has it */
  fc_direction direction;
  fc_span amount;       /* a year's */
  int years_covered;    /* the most that a row behind it covers */
  uint32_t rows;        /* rows behind it */
  size_t first, second; /* budgets behind it: the (first) row, and the other total of a conflict; SIZE_MAX: none */
  uint32_t flag;        /* of the row, where it is one */
} fc_budget_answer;

/* O(budgets of the government). */
fc_status fc_budget_find(const fc_dataset *dataset, const fc_budget_query *query, fc_budget_answer *out);
/* The same for the latest stage that has an answer, `query->stage` first; *stage is the one that was taken. */
fc_status fc_budget_find_latest(const fc_dataset *dataset, const fc_budget_query *query, fc_budget_answer *out,
                                uint32_t *stage);
/* Asks a query for the parts that a group's `by` values name, as far as budgets know their columns. `parts` must live
 * as long as the query. false: they name none, or one of them is empty. */
typedef struct fc_budget_parts {
  uint32_t column[FC_BY_MAX], value[FC_BY_MAX];
} fc_budget_parts;
bool fc_budget_ask_parts(const fc_dataset *dataset, const uint32_t *by_values, fc_budget_parts *parts,
                         fc_budget_query *query);
/* Whether budgets have a column, so that its values may be asked of them: SIZE_MAX or an index into part_columns. The
 * department is a field of its own. */
size_t fc_budget_part_column(const fc_dataset *dataset, fc_str name);

/* Every whole budget of a government in a year, each (stage, scope, direction) once, latest stage first, without
 * reserves, taxes, capital and related entities: the honest denominators. */
typedef struct fc_budget_name {
  uint32_t stage, scope;
  fc_direction direction;
} fc_budget_name;
fc_status fc_budget_list(const fc_dataset *dataset, uint32_t government, int32_t year, fc_arena *arena,
                         const fc_budget_name **out, size_t *n);

/* Whether a scope may stand under a share: not a reserve, a tax, capital, a related entity or federal aid itself. */
bool fc_scope_is_whole(fc_str scope);
/* "all funds" for all_funds, "general fund" for general_fund, ... */
void fc_scope_words(fc_buf *out, fc_str scope);
/* Names of budgets as texts give them: "adopted budget, all funds"; of a department "police department budget
 * (adopted)"; from revenue rows "adopted revenue, all funds" and "revenue booked to the police department". */
void fc_budget_words(fc_buf *out, fc_str stage, fc_str scope, fc_direction direction, fc_str part);

/* The population for a year: of that year, else one that names no year. */
bool fc_population_find(const fc_dataset *dataset, uint32_t government, int32_t year, fc_population *out);

#endif
