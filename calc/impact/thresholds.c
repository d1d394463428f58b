/* thresholds.c - who must have a plan: federal money as a part of the budget of a government or of a department.
 *
 * At least the stated part is reached. Where the budget is not known, or known only as a range around it, nobody can
 * tell: such rows stay in the plan, and a warning counts them. */
#include "dataset/sum.h"
#include "impact/reduction_parts.h"

typedef struct marking {
  fc_reduction_state *state;
  const uint32_t *sorted;
} marking;

static fc_exposed_entry entry_of(const fc_exposure_state *exposed, uint32_t row, uint32_t scratch[FC_BY_MAX]) {
  return fc_exposed_entry_at(exposed->dataset, exposed->entry[exposed->row[row].first], scratch);
}

static uint32_t department_of(const fc_reduction_state *state, uint32_t row) {
  uint32_t scratch[FC_BY_MAX];
  return state->department == SIZE_MAX ? 0 : entry_of(state->exposed, row, scratch).by[state->department];
}

static uint32_t government_of(const fc_reduction_state *state, uint32_t row) {
  uint32_t scratch[FC_BY_MAX];
  return entry_of(state->exposed, row, scratch).government;
}

/* Who gets nothing reaches nothing, whatever the budget. */
static fc_reached compare(const fc_span *amount, const fc_value *share, fc_rate threshold) {
  fc_ratio limit = fc_ratio_of(threshold.num, threshold.den);
  if (!share->present)
    return amount->high <= 0 ? FC_REACHED_NO : FC_REACHED_UNKNOWN;
  if (fc_ratio_cmp(share->low, limit) >= 0)
    return FC_REACHED_YES;
  return fc_ratio_cmp(share->high, limit) < 0 ? FC_REACHED_NO : FC_REACHED_UNKNOWN;
}

static fc_status find_budget(fc_exposure_state *exposed, fc_threshold *threshold) {
  const fc_frame *frame = &exposed->frame;
  fc_budget_query query = {.government = threshold->government,
                           .year = frame->year,
                           .stage = fc_stage_of_budget(&frame->stage, threshold->government),
                           .scope = frame->scope,
                           .any_direction = true,
                           .department = threshold->department};
  fc_budget_answer answer;
  uint32_t stage = query.stage;
  fc_status status = threshold->department ? fc_exposed_find_part(exposed, &query, &answer, &stage)
                                           : fc_budget_find(exposed->dataset, &query, &answer);
  threshold->budget = fc_exposed_base(&answer);
  if (status || !answer.present)
    return status;
  return fc_exposed_put_words(exposed, stage, answer.direction, fc_dataset_text(exposed->dataset, threshold->department),
                              &threshold->words);
}

/* The rows from..to of `sorted` are those of one government, or of one of its departments. */
static fc_status measure(const marking *m, size_t from, size_t to, uint32_t department, fc_rate limit) {
  fc_reduction_state *state = m->state;
  fc_threshold *threshold = fc_seq_push(&state->thresholds);
  if (!threshold)
    return FC_NO_MEMORY;
  threshold->government = government_of(state, m->sorted[from]);
  threshold->department = department;
  for (size_t i = from; i < to; i++)
    fc_span_add_span(&threshold->amount, fc_exposed_amount(state->exposed, &state->exposed->row[m->sorted[i]]));
  fc_status status = find_budget(state->exposed, threshold);
  if (status)
    return status;
  fc_metric_quotient(threshold->amount, &threshold->budget, &threshold->share);
  threshold->reached = compare(&threshold->amount, &threshold->share, limit);
  const fc_value *share = &threshold->share;
  state->ranges = state->ranges || (share->present && fc_ratio_cmp(share->low, share->high) != 0);
  for (size_t i = from; i < to && threshold->reached != FC_REACHED_NO; i++)
    state->kept[m->sorted[i]] = true;
  return FC_OK;
}

/* Money that is booked to no department is no department's. */
static fc_status mark_departments(const marking *m, size_t from, size_t to) {
  fc_status status = FC_OK;
  for (size_t end = from; from < to && !status; from = end) {
    uint32_t department = department_of(m->state, m->sorted[from]);
    while (end < to && department_of(m->state, m->sorted[end]) == department)
      end++;
    if (department)
      status = measure(m, from, end, department, m->state->options.department_threshold);
  }
  return status;
}

static fc_status mark_all(const marking *m) {
  const fc_reduction_options *options = &m->state->options;
  size_t n = m->state->exposed->n_rows;
  fc_status status = FC_OK;
  for (size_t from = 0, end = 0; from < n && !status; from = end) {
    uint32_t government = government_of(m->state, m->sorted[from]);
    while (end < n && government_of(m->state, m->sorted[end]) == government)
      end++;
    if (options->of_governments)
      status = measure(m, from, end, 0, options->government_threshold);
    if (!status && options->of_departments)
      status = mark_departments(m, from, end);
  }
  return status;
}

fc_status fc_reduction_mark(fc_reduction_state *state, const uint32_t *sorted) {
  const marking m = {state, sorted};
  bool any = state->options.of_governments || state->options.of_departments;
  for (size_t i = 0; i < state->exposed->n_rows; i++)
    state->kept[i] = !any;
  return any ? mark_all(&m) : FC_OK;
}

static fc_cell text_of(fc_str text) {
  return text.n ? fc_cell_text(text) : fc_cell_none();
}

static fc_status add_row(const fc_reduction_state *state, fc_table_builder *table, const fc_threshold *threshold) {
  const fc_dataset *dataset = state->exposed->dataset;
  const fc_value *share = &threshold->share;
  fc_rate limit = threshold->department ? state->options.department_threshold : state->options.government_threshold;
  fc_cell cells[11];
  size_t n = 0;
  cells[n++] = text_of(fc_dataset_text(dataset, fc_dataset_government(dataset, threshold->government)->name));
  if (state->options.of_departments)
    cells[n++] = text_of(fc_dataset_text(dataset, threshold->department));
  cells[n++] = fc_cell_money(threshold->amount.value);
  bool known = threshold->budget.present && !threshold->budget.conflict;
  cells[n++] = known ? fc_cell_money(threshold->budget.amount.value) : fc_cell_none();
  cells[n++] = text_of(fc_intern_text(&state->exposed->words, threshold->words));
  cells[n++] = share->present && share->point ? fc_cell_ratio(share->value) : fc_cell_none();
  if (state->ranges) {
    cells[n++] = share->present ? fc_cell_ratio(share->low) : fc_cell_none();
    cells[n++] = share->present ? fc_cell_ratio(share->high) : fc_cell_none();
  }
  cells[n++] = fc_cell_ratio(fc_ratio_of(limit.num, limit.den));
  cells[n++] = threshold->reached == FC_REACHED_UNKNOWN ? fc_cell_none()
                                                        : fc_cell_bool(threshold->reached == FC_REACHED_YES);
  return fc_table_add_row(table, cells);
}

fc_status fc_reduction_add_thresholds(const fc_reduction_state *state, fc_result *result) {
  fc_column columns[11];
  size_t n = 0;
  if (!state->options.of_governments && !state->options.of_departments)
    return FC_OK;
  columns[n++] = (fc_column){"government", "", FC_TEXT};
  if (state->options.of_departments)
    columns[n++] = (fc_column){"department", "", FC_TEXT};
  columns[n++] = (fc_column){"amount", "USD", FC_MONEY};
  columns[n++] = (fc_column){"budget", "USD", FC_MONEY};
  columns[n++] = (fc_column){"denominator", "", FC_TEXT};
  columns[n++] = (fc_column){"share", "", FC_SHARE};
  if (state->ranges) {
    columns[n++] = (fc_column){"share_low", "", FC_SHARE};
    columns[n++] = (fc_column){"share_high", "", FC_SHARE};
  }
  columns[n++] = (fc_column){"threshold", "", FC_SHARE};
  columns[n++] = (fc_column){"reached", "", FC_BOOL};
  fc_table_builder *table;
  fc_status status = fc_result_build_table(result, "thresholds", columns, n, &table);
  for (size_t i = 0; i < state->thresholds.count && !status; i++)
    status = add_row(state, table, fc_seq_at(&state->thresholds, i));
  return status;
}

void fc_reduction_note_thresholds(const fc_reduction_state *state, fc_notes *notes) {
  size_t unknown = 0;
  for (size_t i = 0; i < state->thresholds.count; i++)
    unknown += ((const fc_threshold *)fc_seq_at(&state->thresholds, i))->reached == FC_REACHED_UNKNOWN;
  if (unknown)
    fc_notes_add(notes, FC_WARNING, "N440", NULL, "see the table thresholds; name a budget for each with --budgets",
                 "whether the threshold is reached cannot be told of %zu of %zu: their rows stay in the plan", unknown,
                 state->thresholds.count);
  if (state->left_out)
    fc_notes_add(notes, FC_NOTE, "N441", NULL, NULL,
                 "%zu row%s below the threshold %s left out of the plan; the table thresholds says whose", state->left_out,
                 state->left_out == 1 ? "" : "s", state->left_out == 1 ? "is" : "are");
}
