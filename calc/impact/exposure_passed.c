/* exposure_passed.c - awards that one government of the answer passes on to another: the same money in two rows, which
 * counts once in what several governments have together (dataset/passed_on.h). */
#include "dataset/passed_on.h"
#include "dataset/sum.h"
#include "impact/exposure.h"

#include <stdlib.h>

static bool in_answer(const fc_exposure_state *state, uint32_t aid) {
  const uint32_t *words = fc_keys_at(&state->dataset->aid_keys, aid);
  bool of_year = words[1] == 0 || (int32_t)words[1] == state->frame.year;
  return of_year && !fc_is_apart(&state->apart, words[0]) &&
         (!words[2] || fc_frame_takes_stage(&state->frame, words[0], words[2]));
}

static void take_pair(const fc_exposure_state *state, const fc_passed *pair, const uint32_t *row_of,
                      fc_exposed_passed *out) {
  const fc_dataset *dataset = state->dataset;
  uint32_t scratch[FC_BY_MAX];
  uint32_t own = dataset->groups_are_aid ? pair->aid : pair->group;
  uint32_t other = dataset->groups_are_aid ? pair->holder_aid : pair->holder_group;
  *out = (fc_exposed_passed){.row = row_of[own],
                             .holder_row = row_of[other],
                             .government = fc_keys_at(&dataset->aid_keys, pair->aid)[0],
                             .holder = fc_keys_at(&dataset->aid_keys, pair->holder_aid)[0],
                             .has = fc_exposed_entry_at(dataset, own, scratch).has &
                                    fc_exposed_entry_at(dataset, other, scratch).has,
                             .amount = pair->amount,
                             .rows = pair->rows};
}

static int by_row(const void *a, const void *b) {
  const fc_exposed_passed *x = a, *y = b;
  const uint32_t words[][2] = {{x->row, y->row}, {x->government, y->government}, {x->holder, y->holder}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (words[i][0] != words[i][1])
      return words[i][0] < words[i][1] ? -1 : 1;
  return 0;
}

fc_status fc_exposed_make_passed(fc_exposure_state *state) {
  const fc_dataset *dataset = state->dataset;
  size_t n = dataset->passed.count;
  if (!n)
    return FC_OK;
  uint32_t *row_of = calloc(fc_exposed_entries(dataset) + 1, sizeof *row_of);
  state->passed = fc_arena_array(&state->arena, n, sizeof *state->passed);
  if (!row_of || !state->passed) {
    free(row_of);
    return FC_NO_MEMORY;
  }
  for (uint32_t row = 0; row < state->n_rows; row++)
    for (uint32_t i = 0; i < state->row[row].n; i++)
      row_of[state->entry[state->row[row].first + i]] = row;
  for (size_t i = 0; i < n; i++) {
    const fc_passed *pair = fc_seq_at(&dataset->passed, i);
    if (in_answer(state, pair->aid) && in_answer(state, pair->holder_aid))
      take_pair(state, pair, row_of, &state->passed[state->n_passed++]);
  }
  free(row_of);
  qsort(state->passed, state->n_passed, sizeof *state->passed, by_row);
  return FC_OK;
}

static void take_off(fc_span *from, fc_span less) {
  fc_span_add_span(from, (fc_span){-less.low, -less.value, -less.high});
}

/* The first that a row gets, or where it would stand. */
static size_t first_of(const fc_exposure_state *state, uint32_t row) {
  size_t low = 0, high = state->n_passed;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (state->passed[middle].row < row)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

void fc_exposed_leave_passed(const fc_exposure_state *state, const fc_exposed_row *row, uint32_t has, fc_span *sum) {
  uint32_t number = (uint32_t)(row - state->row);
  for (size_t i = first_of(state, number); i < state->n_passed && state->passed[i].row == number; i++)
    if (state->passed[i].holder_row == number && (!has || (state->passed[i].has & has)))
      take_off(sum, state->passed[i].amount);
}

static bool is_among(const fc_exposure_state *state, uint32_t row, const fc_exposed_row *const *rows, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (rows[i] == &state->row[row])
      return true;
  return false;
}

void fc_exposed_leave_passed_between(const fc_exposure_state *state, const fc_exposed_row *const *rows, size_t n,
                                     fc_span *sum) {
  for (size_t i = 0; i < state->n_passed; i++) {
    const fc_exposed_passed *passed = &state->passed[i];
    if (passed->row != passed->holder_row && is_among(state, passed->row, rows, n) &&
        is_among(state, passed->holder_row, rows, n))
      take_off(sum, passed->amount);
  }
}

fc_status fc_exposed_leave_passed_among(const fc_exposure_state *state, const uint32_t *governments, size_t n,
                                        fc_span *sum) {
  if (!state->n_passed)
    return FC_OK;
  bool *among = calloc(state->dataset->governments.count + 1, sizeof *among);
  if (!among)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < n; i++)
    among[governments[i]] = true;
  for (size_t i = 0; i < state->n_passed; i++)
    if (among[state->passed[i].government] && among[state->passed[i].holder])
      take_off(sum, state->passed[i].amount);
  free(among);
  return FC_OK;
}

void fc_exposed_note_passed(const fc_exposure_state *state, fc_notes *notes) {
  fc_span sum = {0};
  uint64_t rows = 0;
  for (size_t i = 0; i < state->n_passed; i++) {
    fc_span_add_span(&sum, state->passed[i].amount);
    rows += state->passed[i].rows;
  }
  if (!rows)
    return;
  const fc_exposed_passed *first = &state->passed[0];
  fc_str holder = fc_dataset_text(state->dataset, fc_dataset_government(state->dataset, first->holder)->name);
  fc_str getter = fc_dataset_text(state->dataset, fc_dataset_government(state->dataset, first->government)->name);
  char dollars[64];
  fc_dollars_format(sum.value, dollars);
  fc_notes_add(notes, FC_NOTE, "N434", NULL, NULL,
               "%s in %llu row%s passed on by a government that has the award in its own rows (%.*s to %.*s%s): counted "
               "in the row of each, and once in what they have together",
               dollars, (unsigned long long)rows, rows == 1 ? " is" : "s is", FC_STR_ARG(holder), FC_STR_ARG(getter),
               state->n_passed > 1 ? ", for one" : "");
}
