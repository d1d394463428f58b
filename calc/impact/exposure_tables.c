/* exposure_tables.c - the tables of exposure: the ranked rows, their total, and how concentrated the aid is. */
#include "dataset/sum.h"
#include "impact/exposure.h"

#define FIGURE_COLUMNS 3 /* a figure, and the ends of its range */
#define COLUMNS_MAX (FC_BY_MAX + FC_EXPOSED_FIGURES * FIGURE_COLUMNS + 4)

static const struct fc_exposed_name {
  const char *name, *low, *high, *unit;
  fc_type type;
} names[FC_EXPOSED_FIGURES] = {
    [FC_EXPOSED_AMOUNT] = {"amount", "amount_low", "amount_high", "USD", FC_MONEY},
    [FC_EXPOSED_BUDGET] = {"budget", "budget_low", "budget_high", "USD", FC_MONEY},
    [FC_EXPOSED_SHARE] = {"share", "share_low", "share_high", "", FC_SHARE},
    [FC_EXPOSED_OF_AID] = {"share_of_federal_aid", "share_of_federal_aid_low", "share_of_federal_aid_high", "",
                           FC_SHARE},
    [FC_EXPOSED_PER_CAPITA] = {"per_capita", "per_capita_low", "per_capita_high", "USD per resident", FC_NUMBER},
};

typedef struct column_list {
  fc_column column[COLUMNS_MAX];
  size_t n;
} column_list;

static void add_column(column_list *list, const char *name, const char *unit, fc_type type) {
  list->column[list->n++] = (fc_column){name, unit, type};
}

static void add_figure(column_list *list, const fc_exposure_state *state, fc_exposed_figure figure) {
  add_column(list, names[figure].name, names[figure].unit, names[figure].type);
  if (state->ranges[figure]) {
    add_column(list, names[figure].low, names[figure].unit, names[figure].type);
    add_column(list, names[figure].high, names[figure].unit, names[figure].type);
  }
}

/* amount, budget, denominator, share, ... in the order of the rows of cells that put_figures writes. */
static void add_figures(column_list *list, const fc_exposure_state *state) {
  add_figure(list, state, FC_EXPOSED_AMOUNT);
  add_figure(list, state, FC_EXPOSED_BUDGET);
  add_column(list, "denominator", "", FC_TEXT);
  for (int figure = FC_EXPOSED_SHARE; figure < FC_EXPOSED_FIGURES; figure++)
    add_figure(list, state, (fc_exposed_figure)figure);
}

static fc_cell *put_value(const fc_exposure_state *state, fc_exposed_figure figure, const fc_value *value,
                          fc_cell *at) {
  *at++ = value->present && value->point ? fc_cell_ratio(value->value) : fc_cell_none();
  if (!state->ranges[figure])
    return at;
  *at++ = value->present ? fc_cell_ratio(value->low) : fc_cell_none();
  *at++ = value->present ? fc_cell_ratio(value->high) : fc_cell_none();
  return at;
}

static fc_cell *put_figures(const fc_exposure_state *state, const fc_exposed *row, uint32_t words, fc_cell *at) {
  fc_value amount = {0}, budget = {0};
  fc_str name = fc_intern_text(&state->words, words);
  fc_metric_money(row->amount, &amount);
  if (row->budget.present) {
    fc_metric_money(row->budget.amount, &budget);
    budget.point = !row->budget.conflict;
  }
  at = put_value(state, FC_EXPOSED_AMOUNT, &amount, at);
  at = put_value(state, FC_EXPOSED_BUDGET, &budget, at);
  *at++ = name.n ? fc_cell_text(name) : fc_cell_none();
  at = put_value(state, FC_EXPOSED_SHARE, &row->share, at);
  at = put_value(state, FC_EXPOSED_OF_AID, &row->of_aid, at);
  return put_value(state, FC_EXPOSED_PER_CAPITA, &row->per_capita, at);
}

static void fill_row(const void *self, size_t at, fc_cell *cells) {
  const fc_exposure_state *state = self;
  const fc_dataset *dataset = state->dataset;
  const fc_exposed_row *row = &state->row[state->order[at]];
  uint32_t scratch[FC_BY_MAX];
  fc_exposed_entry entry = fc_exposed_entry_at(dataset, state->entry[row->first], scratch);
  fc_exposed measured;
  for (size_t i = 0; i < dataset->n_by; i++) {
    fc_str text = fc_exposed_text(dataset, i, entry.by[i]);
    cells[i] = text.n ? fc_cell_text(text) : fc_cell_none();
  }
  if (fc_exposed_measure(state, row, &measured))
    return; /* memory ran out: a row without figures rather than wrong ones */
  fc_cell *end = put_figures(state, &measured, row->words, cells + dataset->n_by);
  uint32_t rank = fc_exposed_rank_at(state, at);
  *end = rank ? fc_cell_integer(rank) : fc_cell_none();
}

static void release_state(void *self) {
  fc_exposed_free(self);
}

static fc_status add_rows(fc_exposure_state *state, fc_result *result) {
  const fc_dataset *dataset = state->dataset;
  column_list list = {.n = 0};
  size_t top = state->options->top, n = top && top < state->n_rows ? top : state->n_rows;
  for (size_t i = 0; i < dataset->n_by; i++) {
    fc_role role = dataset->by_role[i];
    bool code = role != FC_NO_ROLE && fc_role_get(role)->type == FC_ROLE_IS_CODE;
    add_column(&list, dataset->by[i], "", code ? FC_CODE : FC_TEXT);
  }
  add_figures(&list, state);
  add_column(&list, "rank", "", FC_INTEGER);
  return fc_result_add_table(result, "exposure", list.column, list.n, n, (fc_rows){state, fill_row, release_state});
}

static fc_status add_total(const fc_exposure_state *state, fc_result *result) {
  column_list list = {.n = 0};
  fc_cell cells[COLUMNS_MAX] = {0};
  fc_table_builder *builder;
  add_column(&list, "governments", "", FC_INTEGER);
  add_column(&list, "governments_with_budget", "", FC_INTEGER);
  add_figures(&list, state);
  fc_status status = fc_result_build_table(result, "total", list.column, list.n, &builder);
  if (status)
    return status;
  cells[0] = fc_cell_integer((int64_t)(state->frame.n_governments - state->apart.n));
  cells[1] = fc_cell_integer(state->with_budget);
  put_figures(state, &state->total, state->total_words, cells + 2);
  return fc_table_add_row(builder, cells);
}

static bool is_apart(const fc_exposure_state *state, const fc_exposed_row *row) {
  uint32_t scratch[FC_BY_MAX];
  return state->of_one &&
         fc_is_apart(&state->apart, fc_exposed_entry_at(state->dataset, state->entry[row->first], scratch).government);
}

/* The rows of the greatest amounts, in order; ties by key. */
static size_t largest_rows(const fc_exposure_state *state, const fc_exposed_row **largest, size_t most) {
  size_t n = 0;
  for (size_t i = 0; i < state->n_rows; i++) {
    const fc_exposed_row *row = &state->row[i];
    if (is_apart(state, row))
      continue;
    fc_i128 amount = fc_exposed_amount(state, row).value;
    size_t at = n;
    for (; at > 0; at--) {
      fc_i128 other = fc_exposed_amount(state, largest[at - 1]).value;
      if (amount < other || (amount == other && fc_exposed_compare_keys(state, row, largest[at - 1]) > 0))
        break;
    }
    if (at == most)
      continue;
    n += n < most;
    for (size_t k = n - 1; k > at; k--)
      largest[k] = largest[k - 1];
    largest[at] = row;
  }
  return n;
}

enum { LARGEST_MOST = 100 };

/* What the first n of the largest rows get together. */
static fc_status add_step(const fc_exposure_state *state, fc_table_builder *builder, const fc_exposed_row **largest,
                          size_t n, size_t step) {
  fc_exposed sum = {0};
  fc_value amount = {0};
  fc_cell cells[COLUMNS_MAX] = {0};
  n = n < step ? n : step;
  for (size_t k = 0; k < n; k++)
    fc_span_add_span(&sum.amount, fc_exposed_amount(state, largest[k]));
  fc_exposed_leave_passed_between(state, largest, n, &sum.amount);
  fc_exposed_share_of_aid(state, sum.amount, &sum.of_aid);
  fc_metric_money(sum.amount, &amount);
  cells[0] = fc_cell_integer((int64_t)step);
  put_value(state, FC_EXPOSED_OF_AID, &sum.of_aid, put_value(state, FC_EXPOSED_AMOUNT, &amount, cells + 1));
  return fc_table_add_row(builder, cells);
}

/* Of the largest, of the largest few, and of as many rows as were asked for where they are not very many. */
static fc_status add_concentration(fc_exposure_state *state, fc_result *result) {
  size_t top = state->options->top <= LARGEST_MOST ? state->options->top : 0;
  size_t steps[] = {1, 5, 10, top}, n_steps = sizeof steps / sizeof *steps;
  size_t most = top > 10 ? top : 10;
  const fc_exposed_row **largest = fc_arena_array(&state->arena, most, sizeof *largest);
  if (!largest)
    return FC_NO_MEMORY;
  for (size_t i = n_steps - 1; i > 0 && steps[i] < steps[i - 1]; i--) {
    size_t step = steps[i];
    steps[i] = steps[i - 1];
    steps[i - 1] = step;
  }
  size_t n = largest_rows(state, largest, most), told = 0;
  column_list list = {.n = 0};
  fc_table_builder *builder;
  add_column(&list, "largest", "", FC_INTEGER);
  add_figure(&list, state, FC_EXPOSED_AMOUNT);
  add_figure(&list, state, FC_EXPOSED_OF_AID);
  fc_status status = fc_result_build_table(result, "concentration", list.column, list.n, &builder);
  for (size_t i = 0; i < n_steps && !status; i++) {
    if (steps[i] > told)
      status = add_step(state, builder, largest, n, steps[i]);
    told = steps[i];
  }
  return status;
}

fc_status fc_exposed_add_tables(fc_exposure_state *state, fc_result *result) {
  fc_status status = add_rows(state, result);
  if (!status)
    status = add_total(state, result);
  return status ? status : add_concentration(state, result);
}
