/* reduction.c - the plan table: each government's programs with what a cut of each rate would take, and empty columns
 * for strategy and owner.
 *
 * The cents of a row are made once, of its sum; the total adds the rows of the plan. */
#include "impact/reduction_parts.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MAX = FC_BY_MAX + FC_REDUCTION_RATES_MAX + 4, NAME_MAX_BYTES = 32 };

static void state_free(void *self) {
  fc_reduction_state *state = self;
  if (!state)
    return;
  fc_exposed_free(state->exposed);
  fc_seq_free(&state->thresholds);
  free(state);
}

void fc_reduction_column(fc_buf *out, fc_rate rate) {
  fc_buf percent = {0};
  fc_ratio_print(&percent, fc_ratio_of((fc_i128)rate.num * 100, rate.den), 12);
  fc_buf_text(out, "cut_");
  for (size_t i = 0; i < percent.n; i++)
    fc_buf_char(out, percent.p[i] == '.' ? '_' : percent.p[i]);
  out->failed = out->failed || percent.failed;
  fc_buf_reset(&percent);
}

/* The part of an amount that a rate takes; false: beyond what can be counted. */
static bool take(const fc_reduction_state *state, fc_i128 amount, fc_rate rate, fc_i128 *out) {
  fc_i128 product;
  if (!fc_i128_mul(amount, rate.num, &product))
    return false;
  *out = fc_i128_divide(product, rate.den, state->options.rounding);
  return true;
}

/* Department and program stand in every plan; of other columns that were not asked for those that the grants have. */
static bool is_shown(const fc_reduction_state *state, size_t by) {
  const fc_dataset *dataset = state->exposed->dataset;
  return dataset->by_known[by] || state->options.by_stated || dataset->by_role[by] == FC_ROLE_department ||
         dataset->by_role[by] == FC_ROLE_program;
}

static fc_cell *put_amounts(const fc_reduction_state *state, fc_i128 amount, const fc_i128 *cuts /* NULL: of amount */,
                            fc_cell *at) {
  *at++ = fc_cell_money(amount);
  for (size_t i = 0; i < state->options.rates; i++) {
    fc_i128 cut = 0;
    bool known = cuts || take(state, amount, state->options.rate[i], &cut);
    *at++ = known ? fc_cell_money(cuts ? cuts[i] : cut) : fc_cell_none();
  }
  return at;
}

static void fill_row(const void *self, size_t at, fc_cell *cells) {
  const fc_reduction_state *state = self;
  const fc_exposure_state *exposed = state->exposed;
  const fc_exposed_row *row = &exposed->row[state->order[at]];
  uint32_t scratch[FC_BY_MAX];
  const uint32_t *by = fc_exposed_entry_at(exposed->dataset, exposed->entry[row->first], scratch).by;
  for (size_t i = 0; i < exposed->dataset->n_by; i++) {
    if (!is_shown(state, i))
      continue;
    fc_str text = fc_exposed_text(exposed->dataset, i, by[i]);
    *cells++ = text.n ? fc_cell_text(text) : fc_cell_none();
  }
  cells = put_amounts(state, fc_exposed_amount(exposed, row).value, NULL, cells);
  *cells++ = fc_cell_none();
  *cells = fc_cell_none();
}

/* Names of the rates' columns, one behind the other in `names`. */
static size_t add_amount_columns(const fc_reduction_state *state, char (*names)[NAME_MAX_BYTES], fc_column *columns) {
  size_t n = 0;
  columns[n++] = (fc_column){"amount", "USD", FC_MONEY};
  for (size_t i = 0; i < state->options.rates; i++) {
    fc_buf name = {0};
    fc_reduction_column(&name, state->options.rate[i]);
    size_t length = name.n < NAME_MAX_BYTES - 1 ? name.n : NAME_MAX_BYTES - 1;
    memcpy(names[i], name.p ? name.p : "", length);
    names[i][length] = '\0';
    columns[n++] = (fc_column){names[i], "USD", FC_MONEY};
    fc_buf_reset(&name);
  }
  return n;
}

/* The table takes the state over, also where the call fails. */
static fc_status add_plan(fc_reduction_state *state, fc_result *result) {
  const fc_dataset *dataset = state->exposed->dataset;
  char names[FC_REDUCTION_RATES_MAX][NAME_MAX_BYTES];
  fc_column columns[COLUMNS_MAX];
  size_t n = 0, top = state->options.exposure.top;
  for (size_t i = 0; i < dataset->n_by; i++) {
    fc_role role = dataset->by_role[i];
    bool code = role != FC_NO_ROLE && fc_role_get(role)->type == FC_ROLE_IS_CODE;
    if (is_shown(state, i))
      columns[n++] = (fc_column){dataset->by[i], "", code ? FC_CODE : FC_TEXT};
  }
  n += add_amount_columns(state, names, columns + n);
  columns[n++] = (fc_column){"strategy", "", FC_TEXT};
  columns[n++] = (fc_column){"owner", "", FC_TEXT};
  return fc_result_add_table(result, "plan", columns, n, top && top < state->n_rows ? top : state->n_rows,
                             (fc_rows){state, fill_row, state_free});
}

/* Of the rows of the plan, also those that --top does not show. */
static fc_status add_total(fc_ctx *ctx, const fc_reduction_state *state, fc_result *result) {
  char names[FC_REDUCTION_RATES_MAX][NAME_MAX_BYTES];
  fc_column columns[COLUMNS_MAX] = {{"governments", "", FC_INTEGER}, {"rows", "", FC_INTEGER}};
  fc_i128 amount = 0, cuts[FC_REDUCTION_RATES_MAX] = {0};
  uint32_t scratch[FC_BY_MAX];
  int64_t governments = 0;
  bool *seen = calloc(state->exposed->dataset->governments.count + 1, sizeof *seen), fits = true;
  if (!seen)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < state->n_rows; i++) {
    const fc_exposed_row *row = &state->exposed->row[state->order[i]];
    uint32_t government =
        fc_exposed_entry_at(state->exposed->dataset, state->exposed->entry[row->first], scratch).government;
    fc_i128 of_row = fc_exposed_amount(state->exposed, row).value, cut = 0;
    governments += !seen[government];
    seen[government] = true;
    fits = fits && fc_i128_add(amount, of_row, &amount);
    for (size_t k = 0; k < state->options.rates; k++)
      fits = fits && take(state, of_row, state->options.rate[k], &cut) && fc_i128_add(cuts[k], cut, &cuts[k]);
  }
  free(seen);
  if (!fits)
    return fc_fail(ctx, FC_OVERFLOW, "F402", NULL, NULL, "the amounts of the plan are too large to be added up");
  fc_cell cells[COLUMNS_MAX] = {fc_cell_integer(governments), fc_cell_integer((int64_t)state->n_rows)};
  put_amounts(state, amount, cuts, cells + 2);
  fc_table_builder *table;
  size_t n = 2 + add_amount_columns(state, names, columns + 2);
  fc_status status = fc_result_build_table(result, "total", columns, n, &table);
  return status ? status : fc_table_add_row(table, cells);
}

static int by_key(const void *a, const void *b, void *self) {
  const fc_exposure_state *exposed = self;
  return fc_exposed_compare_keys(exposed, &exposed->row[*(const uint32_t *)a], &exposed->row[*(const uint32_t *)b]);
}

/* Which rows, in which order. */
static fc_status choose_rows(fc_reduction_state *state) {
  fc_exposure_state *exposed = state->exposed;
  size_t n = exposed->n_rows;
  uint32_t *sorted = fc_arena_array(&exposed->arena, n + 1, sizeof *sorted);
  state->order = fc_arena_array(&exposed->arena, n + 1, sizeof *state->order);
  state->kept = fc_arena_array(&exposed->arena, n + 1, sizeof *state->kept);
  if (!sorted || !state->order || !state->kept)
    return FC_NO_MEMORY;
  memcpy(sorted, exposed->order, n * sizeof *sorted);
  qsort_r(sorted, n, sizeof *sorted, by_key, exposed);
  fc_status status = fc_reduction_mark(state, sorted);
  const uint32_t *order = state->options.exposure.sort ? exposed->order : sorted;
  for (size_t i = 0; i < n && !status; i++) {
    if (state->kept[order[i]])
      state->order[state->n_rows++] = order[i];
    else
      state->left_out++;
  }
  return status;
}

/* A threshold of departments needs to know whose the grants are. */
static fc_status find_department(fc_ctx *ctx, fc_reduction_state *state) {
  const fc_dataset *dataset = state->exposed->dataset;
  state->department = SIZE_MAX;
  for (size_t i = 0; i < dataset->n_by; i++)
    if (dataset->by_role[i] == FC_ROLE_department && dataset->by_known[i])
      state->department = i;
  if (!state->options.of_departments || state->department != SIZE_MAX)
    return FC_OK;
  return fc_fail(ctx, FC_BAD_USAGE, "F323", &(fc_where){.field = "--threshold"},
                 "say which header holds the departments with --map department=HEADER, and keep department in --by",
                 "a threshold of departments, and the grants name none");
}

static fc_status set_rate(fc_result *result, const char *setting, fc_rate rate) {
  fc_buf text = {0};
  fc_ratio_print(&text, fc_ratio_of((fc_i128)rate.num * 100, rate.den), 12);
  fc_buf_char(&text, '%');
  fc_status status = fc_buf_status(&text);
  if (!status)
    status = fc_result_set(result, setting, text.p);
  fc_buf_reset(&text);
  return status;
}

static fc_status set_settings(const fc_reduction_state *state, fc_result *result) {
  const fc_reduction_options *options = &state->options;
  fc_buf rates = {0};
  for (size_t i = 0; i < options->rates; i++) {
    fc_buf_text(&rates, i ? "," : "");
    fc_ratio_print(&rates, fc_ratio_of((fc_i128)options->rate[i].num * 100, options->rate[i].den), 12);
    fc_buf_char(&rates, '%');
  }
  fc_status status = fc_buf_status(&rates);
  if (!status)
    status = fc_result_set(result, "rates", rates.p ? rates.p : "");
  if (!status && options->of_governments)
    status = set_rate(result, "threshold", options->government_threshold);
  if (!status && options->of_departments)
    status = set_rate(result, "department_threshold", options->department_threshold);
  if (!status)
    status = fc_result_set(result, "rounding", options->rounding == FC_HALF_EVEN ? "half_even" : "half_away");
  if (!status && options->exposure.sort)
    status = fc_result_set(result, "sort", options->exposure.sort);
  fc_buf_reset(&rates);
  return status;
}

/* Shares of rows are not shown: what would be said of them is left out. */
static fc_status add_notes(fc_ctx *ctx, fc_reduction_state *state, fc_notes *notes) {
  fc_status status = FC_OK;
  state->exposed->own_missing = 0;
  if (state->options.of_governments)
    status = fc_exposed_add_notes(ctx, state->exposed, notes);
  else
    fc_exposed_note_indirect(state->exposed, notes);
  fc_reduction_note_thresholds(state, notes);
  return status;
}

static fc_status fill(fc_ctx *ctx, fc_reduction_state *state, fc_result *result) {
  fc_status status = find_department(ctx, state);
  if (!status)
    status = choose_rows(state);
  if (!status)
    status = fc_exposed_describe(state->exposed, &state->options.exposure, result);
  if (!status)
    status = set_settings(state, result);
  if (!status)
    status = add_notes(ctx, state, fc_result_notes_mutable(result));
  return status;
}

/* The plan comes first; its table owns the state, so that the others must not fail before. */
static fc_status add_tables(fc_ctx *ctx, fc_reduction_state *state, fc_result *result) {
  fc_status status = add_plan(state, result);
  if (!status)
    status = fc_reduction_add_thresholds(state, result);
  return status ? status : add_total(ctx, state, result);
}

fc_status fc_reduction(fc_ctx *ctx, const fc_dataset *dataset, const fc_reduction_options *options, fc_result **out) {
  *out = NULL;
  fc_reduction_state *state = calloc(1, sizeof *state);
  if (!state)
    return fc_fail_memory(ctx);
  fc_seq_init(&state->thresholds, sizeof(fc_threshold));
  state->options = *options;
  fc_status status = fc_exposed_new(ctx, dataset, &state->options.exposure, options->by_stated, &state->exposed);
  if (!status)
    status = fc_result_new("plan", out);
  if (!status)
    status = fill(ctx, state, *out);
  if (status)
    state_free(state);
  else
    status = add_tables(ctx, state, *out);
  if (!status)
    return FC_OK;
  fc_result_free(*out);
  *out = NULL;
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
