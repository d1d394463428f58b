/* exposure_rows.c - the rows of a breakdown: the sums of the run's year and stage, sorted so that those of one row
 * stand side by side. */
#include "impact/exposure.h"

#include <stdlib.h>
#include <string.h>

size_t fc_exposed_entries(const fc_dataset *dataset) {
  return fc_keys_count(dataset->groups_are_aid ? &dataset->aid_keys : &dataset->group_keys);
}

static bool is_government(fc_role role) {
  return role == FC_ROLE_government || role == FC_ROLE_government_id;
}

fc_exposed_entry fc_exposed_entry_at(const fc_dataset *dataset, uint32_t number, uint32_t scratch[FC_BY_MAX]) {
  if (dataset->groups_are_aid) {
    const uint32_t *words = fc_keys_at(&dataset->aid_keys, number);
    for (size_t i = 0; i < dataset->n_by; i++)
      scratch[i] = words[0];
    return (fc_exposed_entry){scratch,  words[0], (int32_t)words[1],
                              words[2], 0,        *(const fc_sum *)fc_seq_at(&dataset->aid, number)};
  }
  const uint32_t *words = fc_keys_at(&dataset->group_keys, number), *after = words + dataset->n_by;
  fc_exposed_entry entry = {words,    UINT32_MAX, (int32_t)after[0],
                            after[1], after[2],   *(const fc_sum *)fc_seq_at(&dataset->group, number)};
  if (after[3])
    entry.government = after[3] - 1;
  for (size_t i = 0; i < dataset->n_by; i++)
    if (is_government(dataset->by_role[i]))
      entry.government = words[i];
  return entry;
}

fc_str fc_exposed_text(const fc_dataset *dataset, size_t by, uint32_t value) {
  if (dataset->by_role[by] == FC_ROLE_government)
    return fc_dataset_text(dataset, fc_dataset_government(dataset, value)->name);
  if (dataset->by_role[by] == FC_ROLE_government_id)
    return fc_dataset_text(dataset, fc_dataset_government(dataset, value)->id);
  return fc_dataset_text(dataset, value);
}

int fc_exposed_compare_keys(const fc_exposure_state *state, const fc_exposed_row *a, const fc_exposed_row *b) {
  const fc_dataset *dataset = state->dataset;
  uint32_t left[FC_BY_MAX], right[FC_BY_MAX];
  const uint32_t *x = fc_exposed_entry_at(dataset, state->entry[a->first], left).by;
  const uint32_t *y = fc_exposed_entry_at(dataset, state->entry[b->first], right).by;
  for (size_t i = 0; i < dataset->n_by; i++) {
    int order = x[i] == y[i] ? 0
                : is_government(dataset->by_role[i])
                    ? fc_dataset_compare_governments(dataset, x[i], y[i])
                    : fc_str_cmp(fc_exposed_text(dataset, i, x[i]), fc_exposed_text(dataset, i, y[i]));
    if (order)
      return order;
  }
  return 0;
}

static bool is_of_run(const fc_exposure_state *state, const fc_exposed_entry *entry) {
  bool known = entry->government != UINT32_MAX;
  if (entry->year && entry->year != state->frame.year)
    return false;
  if (!state->of_one && known && fc_is_apart(&state->apart, entry->government))
    return false;
  return !entry->stage || fc_frame_takes_stage(&state->frame, entry->government, entry->stage);
}

static int by_values(const void *p, const void *q, void *self) {
  const fc_exposure_state *state = self;
  uint32_t left[FC_BY_MAX], right[FC_BY_MAX];
  const uint32_t *x = fc_exposed_entry_at(state->dataset, *(const uint32_t *)p, left).by;
  const uint32_t *y = fc_exposed_entry_at(state->dataset, *(const uint32_t *)q, right).by;
  for (size_t i = 0; i < state->dataset->n_by; i++)
    if (x[i] != y[i])
      return x[i] < y[i] ? -1 : 1;
  return 0;
}

static size_t count_rows(fc_exposure_state *state) {
  size_t rows = state->n_entries > 0;
  for (size_t i = 1; i < state->n_entries; i++)
    rows += by_values(&state->entry[i - 1], &state->entry[i], state) != 0;
  return rows;
}

fc_status fc_exposed_make_rows(fc_exposure_state *state) {
  const fc_dataset *dataset = state->dataset;
  size_t all = fc_exposed_entries(dataset);
  uint32_t scratch[FC_BY_MAX];
  state->entry = fc_arena_array(&state->arena, all + 1, sizeof *state->entry);
  if (!state->entry)
    return FC_NO_MEMORY;
  for (uint32_t i = 0; i < all; i++) {
    fc_exposed_entry entry = fc_exposed_entry_at(dataset, i, scratch);
    if (is_of_run(state, &entry))
      state->entry[state->n_entries++] = i;
  }
  qsort_r(state->entry, state->n_entries, sizeof *state->entry, by_values, state);
  size_t n = count_rows(state);
  state->row = fc_arena_array(&state->arena, n + 1, sizeof *state->row);
  state->order = fc_arena_array(&state->arena, n + 1, sizeof *state->order);
  if (!state->row || !state->order)
    return FC_NO_MEMORY;
  for (uint32_t i = 0; i < state->n_entries; i++) {
    bool first = i == 0 || by_values(&state->entry[i - 1], &state->entry[i], state) != 0;
    if (first)
      state->row[state->n_rows++].first = i;
    state->row[state->n_rows - 1].n++;
  }
  for (uint32_t i = 0; i < state->n_rows; i++)
    state->order[i] = i;
  return FC_OK;
}
