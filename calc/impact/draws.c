/* draws.c - making the draw path of a plan, holding it against the exact evaluation, and calling it. */
#include "impact/draws_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_MOST = 256, ROWS_LEAST = 8, BYTES_MOST = 1 << 21 };

bool fc_draws_note(fc_draw_path *draws, fc_status status) {
  if (status != FC_OK && (draws->status == FC_OK || status == FC_NO_MEMORY))
    draws->status = status == FC_NO_MEMORY ? fc_fail_memory(draws->ctx) : status;
  return status == FC_OK;
}

void *fc_draws_array(fc_draw_path *draws, size_t count, size_t size) {
  void *array = fc_arena_array(draws->arena, count ? count : 1, size);
  if (!array)
    fc_draws_note(draws, FC_NO_MEMORY);
  return array;
}

void fc_draws_refuse(fc_draw_path *draws, const char *what, const char *why) {
  fc_draws_note(draws, fc_fail(draws->ctx, FC_BAD_SCENARIO, "F440", NULL,
                               "leave it out, or ask `fiscalc run` at points of the parameters",
                               "\"%s\" cannot be drawn: %s", what, why));
}

const char *fc_drawn_refusal(const fc_metric *metric) {
  static const struct {
    const char *name, *why;
  } refused[] = {
      {"one_in", "nothing is lost at some draws, and then it has no value: ask for share"},
      {"peak_cash", "what is waited for month by month is known of points alone"},
      {"positions", "jobs are counted award by award, of points alone"},
      {"first_gap_year", "there is no gap at some draws, and then it has no value: ask for full_years or gap"},
  };
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
    if (strcmp(metric->name, refused[i].name) == 0)
      return refused[i].why;
  return NULL;
}

/* All columns of a block together hold no more than a few caches. */
static size_t rows_for(size_t columns, size_t rows) {
  size_t most = BYTES_MOST / (columns * sizeof(double));
  most = most > ROWS_MOST ? ROWS_MOST : most < ROWS_LEAST ? ROWS_LEAST : most & ~(size_t)7;
  return rows < most ? rows : most;
}

bool fc_draw_rows_begin(const fc_draw_path *draws, const double *const *x, size_t all, fc_draw_rows *out) {
  enum { ROOM = 6 };
  size_t acts = draws->n_acts, columns = draws->n_columns, sums = draws->n_measures;
  size_t state = draws->most_classes * (draws->plan->n_years + 2);
  size_t doubles = columns + acts * FC_DRAWN_ROOM + state + sums + ROOM;
  size_t rows = rows_for(doubles, all);
  *out = (fc_draw_rows){.draws = draws, .x = x, .most = rows};
  size_t step_bytes = acts * FC_STEPS_MAX * sizeof *out->step, column_bytes = columns * sizeof *out->column;
  char *memory = out->memory = malloc(doubles * rows * sizeof(double) + step_bytes + column_bytes + acts + 1);
  if (!memory)
    return false;
  out->column_room = (double *)(void *)memory;
  out->step_room = out->column_room + columns * rows;
  out->state = out->step_room + acts * FC_DRAWN_ROOM * rows;
  out->sum = out->state + state * rows;
  out->room = out->sum + sums * rows;
  out->step = (fc_drawn_step *)(void *)(out->room + ROOM * rows);
  out->column = (double **)(void *)((char *)out->step + step_bytes);
  out->translated = (bool *)(void *)((char *)out->column + column_bytes);
  return true;
}

void fc_draw_rows_end(fc_draw_rows *rows) {
  free(rows->memory);
}

size_t fc_draw_rows_next(fc_draw_rows *rows, size_t first, size_t all) {
  rows->first = first;
  rows->rows = all - first < rows->most ? all - first : rows->most;
  memset(rows->column, 0, rows->draws->n_columns * sizeof *rows->column);
  memset(rows->translated, 0, rows->draws->n_acts);
  return rows->rows;
}

static fc_status evaluate(const fc_function *function, const double *const *x, size_t rows, double *const *y) {
  const fc_draw_path *draws = function->model;
  fc_draw_rows of;
  if (!fc_draw_rows_begin(draws, x, rows, &of))
    return FC_NO_MEMORY;
  for (size_t first = 0; first < rows; first += of.rows) {
    fc_draw_rows_next(&of, first, rows);
    fc_draw_rows_clear(&of);
    for (size_t p = 0; p < draws->n_parts; p++)
      fc_draw_rows_run_part(&of, &draws->part[p]);
    for (size_t k = 0; k < draws->n_outputs; k++)
      fc_draw_rows_output(&of, &draws->output[k], y[k] + first);
  }
  fc_draw_rows_end(&of);
  return of.failed ? FC_NO_MEMORY : FC_OK;
}

const fc_drawn_input *fc_plan_inputs(const fc_function *function) {
  return ((const fc_draw_path *)function->model)->input;
}

/* "loss", "share of New York City", "loss by freeze, in 2027" */
static const char *name_of(fc_draw_path *draws, const fc_survey *survey, const fc_drawn_figure *figure) {
  fc_buf name = {0};
  fc_buf_text(&name, figure->metric->name);
  if (figure->scope == FC_DRAWN_ROW)
    fc_buf_printf(&name, " of %s", survey->row[figure->index]);
  if (figure->scope == FC_DRAWN_CUT)
    fc_buf_printf(&name, " by %s", survey->cut[figure->index]);
  if (figure->year != FC_DRAWN_YEARS)
    fc_buf_printf(&name, " in %d", survey->first_year + (int)figure->year);
  const char *kept = name.failed ? NULL : fc_arena_text(draws->arena, name.p, name.n);
  fc_buf_reset(&name);
  if (!kept)
    fc_draws_note(draws, FC_NO_MEMORY);
  return kept;
}

static bool start(fc_draw_path *draws) {
  fc_seq *const lists[] = {&draws->column, &draws->condition, &draws->act,  &draws->act_of,
                           &draws->class,  &draws->op,        &draws->entry, &draws->measure};
  static const size_t sizes[] = {sizeof(fc_draw_column), sizeof(const fc_when_test *), sizeof(fc_act),
                                 sizeof(uint32_t),       sizeof(fc_draw_class),        sizeof(fc_draw_op),
                                 sizeof(fc_draw_entry),  sizeof(fc_draw_measure)};
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
    fc_seq_init(lists[i], sizes[i]);
  bool made = fc_intern_init(&draws->columns_known) && fc_intern_init(&draws->measures_known) &&
              fc_intern_init(&draws->acts_known) && fc_intern_init(&draws->classes_known);
  return made && fc_seq_push(&draws->column); /* number 0: the number 0 */
}

static void list_rows(fc_draw_path *draws) {
  const fc_tally *tally = draws->tally;
  uint32_t *row_of = fc_draws_array(draws, draws->plan->n_touched, sizeof *row_of);
  draws->n_rows = tally->n_shown;
  draws->row_of = row_of;
  for (size_t r = 0; row_of && r < tally->n_shown; r++)
    for (size_t i = 0; i < tally->groups[r].n_members; i++)
      row_of[tally->groups[r].member[i]] = (uint32_t)r + 1;
}

static void *freeze_list(fc_draw_path *draws, fc_seq *list, size_t *n) {
  char *array = fc_draws_array(draws, list->count, list->size);
  for (size_t i = 0; array && i < list->count; i++)
    memcpy(array + i * list->size, fc_seq_at(list, i), list->size);
  if (n)
    *n = list->count;
  return array;
}

static void freeze(fc_draw_path *draws) {
  draws->columns = freeze_list(draws, &draws->column, &draws->n_columns);
  draws->conditions = freeze_list(draws, &draws->condition, NULL);
  draws->acts = freeze_list(draws, &draws->act, &draws->n_acts);
  draws->classes = freeze_list(draws, &draws->class, NULL);
  draws->measures = freeze_list(draws, &draws->measure, &draws->n_measures);
}

static void forget_lists(fc_draw_path *draws) {
  fc_seq *const lists[] = {&draws->column, &draws->condition, &draws->act,  &draws->act_of,
                           &draws->class,  &draws->op,        &draws->entry, &draws->measure};
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
    fc_seq_free(lists[i]);
  fc_intern_free(&draws->columns_known);
  fc_intern_free(&draws->measures_known);
  fc_intern_free(&draws->acts_known);
  fc_intern_free(&draws->classes_known);
}

static double point_of(const fc_draw_path *draws, size_t input) {
  const fc_parameter *of = &draws->scenario->parameters[draws->input[input].parameter];
  return of->kind == FC_OUTCOMES ? (double)of->taken : fc_ratio_double((fc_ratio){of->point.num, of->point.den});
}

/* How far the roundings of cents may lead away from a sum of money: half a cent for each. */
static double cents_of(const fc_plan *plan) {
  size_t takings = plan->n_takings + plan->n_touched * plan->n_years;
  return 0.01 * (double)(takings + 1) * (double)plan->n_years;
}

/* Each figure at the points is what the exact evaluation makes of it: else a number would be wrong in silence. */
static void check_outputs(fc_draw_path *draws, fc_draw_rows *rows) {
  double cents = cents_of(draws->plan);
  for (size_t k = 0; k < draws->n_outputs; k++) {
    const fc_draw_output *output = &draws->output[k];
    double value, whole = 1;
    fc_draw_rows_output(rows, output, &value);
    if (output->form == FC_OUTPUT_QUOTIENT || output->form == FC_OUTPUT_RISE)
      fc_draw_rows_operand(rows, &output->b, &whole);
    double within = (1 + fabs(output->point)) * (cents * (output->times > 1 ? output->times : 1) / whole + 1e-9);
    if (output->form == FC_OUTPUT_SUM || output->form == FC_OUTPUT_FUNDS)
      within = cents + 1e-9 * fabs(output->point);
    if (!output->no_point && !(fabs(value - output->point) <= within))
      fc_draws_note(draws, fc_fail(draws->ctx, FC_INTERNAL, "F442", NULL, "please report it",
                                   "the draws of \"%s\" do not agree with its exact answer at the points of the "
                                   "parameters",
                                   draws->figure[k].metric->name));
  }
}

static void check(fc_draw_path *draws) {
  double *point = fc_draws_array(draws, draws->n_inputs, sizeof *point);
  const double **x = fc_draws_array(draws, draws->n_inputs, sizeof *x);
  fc_draw_rows rows;
  if (!point || !x)
    return;
  for (size_t i = 0; i < draws->n_inputs; i++) {
    point[i] = point_of(draws, i);
    x[i] = &point[i];
  }
  if (!fc_draw_rows_begin(draws, x, 1, &rows)) {
    fc_draws_note(draws, FC_NO_MEMORY);
    return;
  }
  fc_draw_rows_next(&rows, 0, 1);
  fc_draw_rows_clear(&rows);
  for (size_t p = 0; p < draws->n_parts; p++)
    fc_draw_rows_run_part(&rows, &draws->part[p]);
  check_outputs(draws, &rows);
  fc_draw_rows_end(&rows);
}

/* What stands beside cuts, and may be drawn. */
static void check_laws(fc_draw_path *draws) {
  static const fc_param growth = {.name = "growth", .min = "-100%"}, amount = {.name = "amount", .min = "0"},
                        part = {.name = "backfill", .min = "0%", .max = "100%"};
  const fc_baseline *baseline = &draws->plan->baseline;
  const fc_response *response = &draws->scenario->response;
  const uint32_t growths[] = {baseline->budget.parameter, baseline->grants.parameter, baseline->population.parameter,
                              baseline->inflation.parameter};
  const uint32_t amounts[] = {baseline->set_budget.parameter, baseline->set_grants.parameter,
                              baseline->set_population.parameter};
  for (size_t i = 0; i < sizeof growths / sizeof *growths; i++)
    fc_draws_check(draws, growths[i], &growth);
  for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
    fc_draws_check(draws, amounts[i], &amount);
  for (size_t i = 0; i < response->n_by; i++)
    fc_draws_check(draws, response->by[i].parameter, &part);
  fc_draws_check(draws, response->rate_parameter, &part);
  for (size_t i = 0; i < draws->scenario->contingencies.n; i++) {
    const fc_contingency *fund = &draws->scenario->contingencies.list[i];
    fc_draws_check(draws, fund->amount_parameter, &amount);
    fc_draws_check(draws, fund->rate_parameter, &part);
    fc_draws_check(draws, fund->limit_parameter, fund->limit.den ? &part : &amount);
    fc_draws_check(draws, fund->replenish_parameter, &amount);
  }
}

static fc_status make(fc_ctx *ctx, fc_tally *tally, const void *what, fc_result *result) {
  fc_draw_path *draws = (fc_draw_path *)(uintptr_t)what;
  (void)result;
  draws->ctx = ctx;
  draws->tally = tally;
  list_rows(draws);
  draws->drawn_dues = fc_draws_has_drawn_dues(draws);
  check_laws(draws);
  if (draws->status == FC_OK)
    fc_draws_make_cuts(draws);
  if (draws->status == FC_OK)
    fc_draws_make_outputs(draws, draws->figure, draws->n_outputs);
  if (draws->status == FC_OK)
    fc_draws_make_classes(draws);
  if (draws->status == FC_OK)
    freeze(draws);
  if (draws->status == FC_OK)
    check(draws);
  return draws->status;
}

/* The names of rows and cuts, of a tally. */
static fc_status survey(fc_ctx *ctx, const fc_tally *tally, fc_arena *arena, fc_survey *out) {
  const fc_plan *plan = tally->plan;
  const char **row = fc_arena_array(arena, tally->n_shown + 1, sizeof *row);
  const char **cut = fc_arena_array(arena, plan->n_cuts + 1, sizeof *cut);
  const fc_metric **metric = fc_arena_array(arena, tally->n_metrics + 1, sizeof *metric);
  if (!row || !cut || !metric)
    return fc_fail_memory(ctx);
  *out = (fc_survey){.row = row, .n_rows = tally->n_shown, .metric = metric, .cut = cut, .n_cuts = plan->n_cuts,
                     .n_years = fc_tally_years(tally), .first_year = plan->first_year + (int)plan->show_from};
  for (size_t r = 0; r < tally->n_shown; r++) {
    fc_buf name = {0};
    for (size_t i = 0; i < plan->report.n_by; i++)
      fc_buf_printf(&name, "%s%.*s", i ? ", " : "",
                    FC_STR_ARG(fc_award_column_key_text(tally->dataset, &plan->report.by[i], tally->groups[r].key[i])));
    row[r] = name.failed ? NULL : fc_arena_text(arena, name.p ? name.p : "", name.n);
    fc_buf_reset(&name);
    if (!row[r])
      return fc_fail_memory(ctx);
  }
  for (size_t k = 0; k < plan->n_cuts; k++)
    cut[k] = plan->cuts[k].name;
  for (size_t i = 0; i < tally->n_metrics; i++) {
    fc_value value = {0};
    tally->metrics[i]->compute(&tally->total.row, &value);
    if (!fc_drawn_refusal(tally->metrics[i]) && value.present && value.point)
      metric[out->n_metrics++] = tally->metrics[i];
  }
  return FC_OK;
}

typedef struct surveying {
  fc_arena *arena;
  fc_survey *to;
} surveying;

static fc_status make_survey(fc_ctx *ctx, fc_tally *tally, const void *what, fc_result *result) {
  const surveying *of = what;
  (void)result;
  return survey(ctx, tally, of->arena, of->to);
}

fc_status fc_plan_survey(fc_ctx *ctx, const fc_plan *plan, fc_arena *arena, fc_survey *out) {
  const surveying of = {arena, out};
  fc_result *result;
  fc_status status = fc_tally_answer(ctx, plan, make_survey, &of, &result);
  fc_result_free(result);
  return status;
}

static fc_status make_function(fc_ctx *ctx, fc_tally *tally, const void *what, fc_result *result) {
  fc_draw_path *draws = (fc_draw_path *)(uintptr_t)what;
  fc_survey names;
  fc_status status = survey(ctx, tally, draws->arena, &names);
  const char **outputs = fc_draws_array(draws, draws->n_outputs, sizeof *outputs);
  if (status == FC_OK)
    status = outputs ? make(ctx, tally, what, result) : FC_NO_MEMORY;
  for (size_t k = 0; status == FC_OK && k < draws->n_outputs; k++)
    outputs[k] = name_of(draws, &names, &draws->figure[k]);
  draws->names = outputs;
  return status == FC_OK ? draws->status : status;
}

fc_status fc_plan_function(fc_ctx *ctx, const fc_plan *plan, const fc_scenario *scenario, const fc_drawn_figure *figures,
                           size_t n, fc_arena *arena, fc_function *out) {
  fc_draw_path *draws = fc_arena_alloc(arena, sizeof *draws);
  fc_result *result = NULL;
  *out = (fc_function){0};
  if (!draws)
    return fc_fail_memory(ctx);
  *draws = (fc_draw_path){.ctx = ctx, .arena = arena, .plan = plan, .scenario = scenario, .figure = figures, .n_outputs = n};
  draws->n_governments = plan->frame.dataset->governments.count;
  if (start(draws)) {
    fc_draws_make_inputs(draws);
    if (draws->status == FC_OK)
      draws->status = fc_tally_answer(ctx, plan, make_function, draws, &result);
  } else {
    fc_draws_note(draws, FC_NO_MEMORY);
  }
  fc_result_free(result);
  forget_lists(draws);
  draws->tally = NULL;
  draws->ctx = NULL;
  if (draws->status != FC_OK)
    return draws->status;
  *out = (fc_function){.n_inputs = draws->n_inputs,
                       .n_outputs = n,
                       .inputs = draws->factor,
                       .outputs = draws->names,
                       .evaluate = evaluate,
                       .model = draws};
  fc_draws_make_sums(draws, out);
  fc_draws_bind_inputs(draws, out);
  return draws->status;
}
