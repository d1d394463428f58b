/* audit_wholes.c - what several checks compare: whole budgets, and residents. */
#include "dataset/audit_parts.h"
#include "dataset/budget.h"
#include "dataset/budget_rows.h"
#include "dataset/codes.h"
#include "dataset/stage.h"

#include <stdlib.h>

enum { WHOLE_WORDS = 5 }; /* government, year, stage, scope, direction */
enum { MANY_PARTS = 20 }; /* fewer without a total may be a selection of departments */

static int compare_wholes(const void *a, const void *b, void *self) {
  const fc_audit_whole *x = a, *y = b;
  const fc_dataset *dataset = self;
  if (x->government != y->government)
    return x->government < y->government ? -1 : 1;
  if (x->year != y->year)
    return x->year < y->year ? -1 : 1;
  int order = fc_stage_cmp(fc_dataset_text(dataset, x->stage), fc_dataset_text(dataset, y->stage));
  order = order ? order : fc_str_cmp(fc_dataset_text(dataset, x->scope), fc_dataset_text(dataset, y->scope));
  return order ? order : (int)x->direction - (int)y->direction;
}

static fc_status find_whole(const fc_dataset *dataset, const uint32_t *words, fc_audit_whole *whole, bool *present) {
  const fc_budget_query query = {.government = words[0],
                                 .year = (int32_t)words[1],
                                 .stage = words[2],
                                 .scope = words[3],
                                 .direction = (fc_direction)words[4]};
  fc_budget_answer answer;
  fc_status status = fc_budget_find(dataset, &query, &answer);
  *present = !status && (answer.present || answer.nothing);
  if (!*present)
    return status;
  *whole = (fc_audit_whole){.government = query.government,
                            .stage = query.stage,
                            .scope = query.scope,
                            .year = query.year,
                            .direction = query.direction,
                            .conflict = answer.conflict,
                            .complete = !fc_budget_at(dataset, answer.first).part || answer.rows >= MANY_PARTS,
                            .amount = answer.amount,
                            .origin = fc_budget_kept_at(dataset, answer.first)->origin};
  return FC_OK;
}

static fc_status collect(fc_audit *audit, fc_keys *keys) {
  const fc_dataset *dataset = audit->dataset;
  for (size_t i = 0; i < fc_budget_count(dataset); i++) {
    fc_budget row = fc_budget_at(dataset, i);
    const uint32_t words[WHOLE_WORDS] = {row.government, (uint32_t)row.year, row.stage, row.scope, row.direction};
    if (fc_keys_put(keys, words) == FC_INTERN_NONE)
      return FC_NO_MEMORY;
  }
  size_t n = fc_keys_count(keys);
  fc_audit_whole *wholes = fc_arena_array(&audit->arena, n + 1, sizeof *wholes);
  fc_status status = wholes ? FC_OK : FC_NO_MEMORY;
  for (size_t i = 0; i < n && !status; i++) {
    bool present;
    status = find_whole(dataset, fc_keys_at(keys, (uint32_t)i), &wholes[audit->n_wholes], &present);
    audit->n_wholes += present;
  }
  if (!status)
    qsort_r(wholes, audit->n_wholes, sizeof *wholes, compare_wholes, audit->dataset);
  audit->wholes = wholes;
  return status;
}

fc_status fc_audit_wholes(fc_audit *audit, const fc_audit_whole **out, size_t *n) {
  fc_status status = FC_OK;
  if (!audit->wholes) {
    fc_keys keys;
    status = fc_keys_init(&keys, WHOLE_WORDS) ? collect(audit, &keys) : FC_NO_MEMORY;
    fc_keys_free(&keys);
  }
  *out = audit->wholes;
  *n = audit->n_wholes;
  return status;
}

const fc_audit_whole *fc_audit_wholes_of(const fc_audit *audit, uint32_t government, size_t *n) {
  size_t low = 0, high = audit->n_wholes;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (audit->wholes[middle].government < government)
      low = middle + 1;
    else
      high = middle;
  }
  *n = 0;
  while (low + *n < audit->n_wholes && audit->wholes[low + *n].government == government)
    ++*n;
  return audit->wholes + low;
}

bool fc_audit_residents_find(const fc_audit *audit, uint32_t government, int32_t year, fc_audit_residents *out) {
  const fc_dataset *dataset = audit->dataset;
  const fc_government *owner = fc_dataset_government(dataset, government);
  fc_population found;
  if (fc_population_find(dataset, government, year, &found)) {
    *out = (fc_audit_residents){found.low, found.value, found.high, false};
    return found.low > 0;
  }
  int64_t census = fc_state_residents(fc_dataset_text(dataset, owner->state));
  *out = (fc_audit_residents){census, census, census, true};
  return census > 0 && fc_str_is(fc_dataset_text(dataset, owner->type), "state");
}
