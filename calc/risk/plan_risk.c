/* plan_risk.c - which figures of a plan are simulated, and what is asked of each. */
#include "impact/provenance.h"
#include "risk/plan_risk_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const fc_risk_row fc_risk_rows[] = {
    {"mean", {FC_FIGURE_MEAN, 0}, "the mean of all that may happen"},
    {"sd", {FC_FIGURE_SD, 0}, "the standard deviation"},
    {"p05", {FC_FIGURE_QUANTILE, .05}, "not more with 5% confidence"},
    {"p10", {FC_FIGURE_QUANTILE, .10}, "not more with 10% confidence"},
    {"p25", {FC_FIGURE_QUANTILE, .25}, "not more with 25% confidence"},
    {"p50", {FC_FIGURE_QUANTILE, .50}, "as likely more as less"},
    {"p75", {FC_FIGURE_QUANTILE, .75}, "not more with 75% confidence"},
    {"p90", {FC_FIGURE_QUANTILE, .90}, "not more with 90% confidence"},
    {"p95", {FC_FIGURE_QUANTILE, .95}, "not more with 95% confidence"},
    {"p99", {FC_FIGURE_QUANTILE, .99}, "not more with 99% confidence"},
    {"p99.9", {FC_FIGURE_QUANTILE, .999}, "not more with 99.9% confidence"},
    {"cvar95", {FC_FIGURE_CVAR, .95}, "the mean of the worst 5%"},
    {"cvar99", {FC_FIGURE_CVAR, .99}, "the mean of the worst 1%"},
};
const size_t fc_risk_n_rows = sizeof fc_risk_rows / sizeof *fc_risk_rows;

/* Shown where nothing is asked and the plan has them. */
static const char *const usual_metrics[] = {"loss", "share", "own_cost", "gap"};
enum { USUAL_METRICS = sizeof usual_metrics / sizeof *usual_metrics };

/* Losses that a reader may think of: the probability of more than these is shown, as far as they lie in the range. */
enum { LEVELS_MOST = 12 };

const fc_risk_figure *fc_best_figure(const fc_output_risk *output, size_t figure) {
  return output->exact[figure].known != FC_KNOWN_NOT ? &output->exact[figure] : &output->drawn[figure];
}

size_t fc_figure_place(const fc_output_asked *asked, fc_figure_kind kind, double at) {
  for (size_t i = 0; i < asked->n; i++)
    if (asked->figure[i].kind == kind && asked->figure[i].at == at)
      return i;
  return SIZE_MAX;
}

fc_type fc_risk_type(const fc_metric *metric) {
  return metric->type == FC_MONEY || metric->type == FC_SHARE ? metric->type : FC_NUMBER;
}

/* To a tenth of half the width, at most. */
static double to_digits(double value, double half) {
  if (!(half > 0) || !isfinite(half) || value == 0)
    return value;
  double unit = pow(10, floor(log10(half)) - 1);
  return round(value / unit) * unit;
}

fc_cell fc_risk_share_cell(double value, double half) {
  fc_rate rate;
  return isfinite(value) && fc_rate_near(to_digits(value, half), &rate) ? fc_cell_ratio(fc_ratio_of(rate.num, rate.den))
                                                                        : fc_cell_none();
}

fc_cell fc_risk_cell(const fc_metric *metric, double value, double half) {
  if (metric->type != FC_MONEY)
    return fc_risk_share_cell(value, half);
  double cents = round(to_digits(value, half) * 100);
  return fabs(cents) < 9e18 ? fc_cell_money((fc_i128)cents) : fc_cell_none();
}

double fc_risk_half(const fc_risk_figure *figure) {
  double half = (figure->at.high - figure->at.low) / 2;
  return figure->known == FC_KNOWN_EXACTLY ? 10 * half : half;
}

const char *fc_known_word(fc_known known) {
  return known == FC_KNOWN_EXACTLY ? "exact" : known == FC_KNOWN_ESTIMATED ? "estimated" : "";
}

/* Whether the metric can be drawn in this plan: what it says otherwise goes aside. */
static bool can_draw(const fc_plan_risk *risk, const fc_metric *metric) {
  fc_ctx *aside;
  if (fc_ctx_new(NULL, &aside))
    return false;
  fc_arena arena = {NULL};
  fc_function function;
  const fc_drawn_figure figure = {FC_DRAWN_TOTAL, 0, FC_DRAWN_YEARS, metric};
  fc_status status = fc_plan_function(aside, risk->plan, risk->scenario, &figure, 1, &arena, &function);
  fc_arena_free(&arena);
  fc_ctx_free(aside);
  return status == FC_OK;
}

static void add_metric(fc_plan_risk *risk, const fc_metric *metric) {
  for (size_t i = 0; i < risk->n_metrics; i++)
    if (risk->metric[i] == metric)
      return;
  if (risk->n_metrics < FC_RISK_METRICS_MOST)
    risk->metric[risk->n_metrics++] = metric;
}

static void choose_metrics(fc_plan_risk *risk) {
  const fc_plan_report *report = &risk->plan->report;
  for (size_t i = 0; report->metrics_asked && i < report->n_metrics; i++)
    if (risk->options->metrics_named || can_draw(risk, report->metrics[i]))
      add_metric(risk, report->metrics[i]);
  for (size_t i = 0; !report->metrics_asked && i < USUAL_METRICS; i++) {
    const fc_metric *metric = fc_metric_find(fc_str_of(usual_metrics[i]));
    if (metric && can_draw(risk, metric))
      add_metric(risk, metric);
  }
  for (size_t i = 0; i < risk->options->n_exceeds; i++)
    add_metric(risk, risk->options->exceeds[i].metric);
  if (risk->n_metrics == 0) /* it says why not */
    add_metric(risk, fc_metric_find(FC_STR("loss")));
}

static fc_status make_function(fc_plan_risk *risk) {
  fc_drawn_figure *figure = fc_arena_array(&risk->arena, risk->n_metrics, sizeof *figure);
  if (!figure)
    return fc_fail_memory(risk->ctx);
  for (size_t i = 0; i < risk->n_metrics; i++)
    figure[i] = (fc_drawn_figure){FC_DRAWN_TOTAL, 0, FC_DRAWN_YEARS, risk->metric[i]};
  fc_status status = fc_plan_function(risk->ctx, risk->plan, risk->scenario, figure, risk->n_metrics, &risk->arena,
                                      &risk->function);
  if (status || risk->function.parts || risk->n_metrics < 2)
    return status;
  risk->alone = fc_arena_array(&risk->arena, risk->n_metrics, sizeof *risk->alone);
  for (size_t i = 0; risk->alone && i < risk->n_metrics && !status; i++)
    status = fc_plan_function(risk->ctx, risk->plan, risk->scenario, &figure[i], 1, &risk->arena, &risk->alone[i]);
  return risk->alone ? status : fc_fail_memory(risk->ctx);
}

/* 1, 2 and 5 times powers of ten up to what there is to lose. */
static size_t list_levels(const fc_plan_risk *risk, double *level) {
  double most = 0;
  for (size_t t = 0; t < risk->plan->n_touched; t++)
    for (size_t year = risk->plan->show_from; year < risk->plan->show_to; year++)
      most += fmax((double)fc_plan_due(risk->plan, t, year, FC_VALUE), 0) / 100;
  static const double steps[] = {1, 2, 5};
  size_t n = 0;
  double top = most > 0 ? floor(log10(most)) : 0;
  for (int power = -3; power <= 0; power++)
    for (size_t i = 0; i < 3 && n < LEVELS_MOST; i++) {
      double at = steps[i] * pow(10, top + power);
      if (at <= most)
        level[n++] = at;
    }
  return n;
}

static double level_of(const fc_exceeds *exceeds) {
  double level = fc_ratio_double(exceeds->level);
  return exceeds->metric->type == FC_MONEY ? level / 100 : level;
}

static fc_status ask(fc_plan_risk *risk) {
  double level[LEVELS_MOST];
  size_t levels = list_levels(risk, level);
  for (size_t k = 0; k < risk->n_metrics; k++) {
    size_t most = fc_risk_n_rows + 1 + levels + risk->options->n_exceeds;
    fc_figure_asked *figure = fc_arena_array(&risk->arena, most, sizeof *figure);
    fc_output_asked *to = &risk->asked[k];
    if (!figure)
      return fc_fail_memory(risk->ctx);
    *to = (fc_output_asked){figure, 0};
    for (size_t i = 0; i < fc_risk_n_rows; i++)
      figure[to->n++] = fc_risk_rows[i].asked;
    figure[to->n++] = (fc_figure_asked){FC_FIGURE_OVER, 0};
    for (size_t i = 0; i < levels && strcmp(risk->metric[k]->name, "loss") == 0; i++)
      figure[to->n++] = (fc_figure_asked){FC_FIGURE_OVER, level[i]};
    for (size_t i = 0; i < risk->options->n_exceeds; i++)
      if (risk->options->exceeds[i].metric == risk->metric[k] &&
          fc_figure_place(to, FC_FIGURE_OVER, level_of(&risk->options->exceeds[i])) == SIZE_MAX)
        figure[to->n++] = (fc_figure_asked){FC_FIGURE_OVER, level_of(&risk->options->exceeds[i])};
  }
  return FC_OK;
}

static fc_status set_number(fc_result *result, const char *setting, uint64_t value) {
  char text[32];
  snprintf(text, sizeof text, "%llu", (unsigned long long)value);
  return fc_result_set(result, setting, value ? text : "0");
}

/* That a parameter is taken at its point holds for a run alone. */
static bool leaves_out(const void *self, const char *setting_or_code) {
  (void)self;
  return strcmp(setting_or_code, "N426") == 0;
}

static const char *const way_names[] = {"auto", "exact", "montecarlo", "sobol"};

static fc_status describe(fc_plan_risk *risk, fc_result *result) {
  const fc_simulated *simulated = &risk->simulated;
  const fc_simulate_options *options = &risk->options->simulate;
  fc_status status = fc_result_take_answer(risk->ctx, risk->plan, leaves_out, NULL, result);
  if (!status)
    status = fc_result_set(result, "method", way_names[options->way]);
  if (!status && simulated->draws)
    status = set_number(result, "seed", options->seed);
  if (!status && simulated->draws)
    status = set_number(result, "draws", simulated->draws);
  if (!status && simulated->scrambles)
    status = set_number(result, "scrambles", simulated->scrambles);
  if (!status)
    status = set_number(result, "uncertain_numbers", risk->function.n_inputs);
  return status == FC_NO_MEMORY ? fc_fail_memory(risk->ctx) : status;
}

static void say_how_far(const fc_plan_risk *risk, fc_result *result) {
  const fc_simulated *simulated = &risk->simulated;
  double target = risk->options->simulate.target;
  if (!(target > 0) || !simulated->draws)
    return;
  unsigned long long draws = simulated->draws;
  if (simulated->converged)
    fc_notes_add(fc_result_notes_mutable(result), FC_NOTE, "N470", NULL, NULL,
                 "after %llu draws half the width of every interval is at most %g%% of its figure", draws, target * 100);
  else
    fc_notes_add(fc_result_notes_mutable(result), FC_WARNING, "N471", NULL,
                 "allow more draws with --draws, or a wider --target-error",
                 "not converged: after %llu draws half the width of some interval is %.3g%% of its figure, more than %g%%",
                 draws, simulated->widest * target * 100, target * 100);
  fc_result_set_finding(result, !simulated->converged);
}

static fc_status add_tables(fc_plan_risk *risk, fc_result *result) {
  static fc_status (*const tables[])(fc_plan_risk *, fc_result *) = {
      fc_risk_add_figures, fc_risk_add_probabilities, fc_risk_add_reserve, fc_risk_add_allocation, fc_risk_add_histogram,
      fc_risk_add_rows,    fc_risk_add_draws};
  fc_status status = FC_OK;
  for (size_t i = 0; i < sizeof tables / sizeof *tables && !status; i++)
    status = tables[i](risk, result);
  return status == FC_NO_MEMORY ? fc_fail_memory(risk->ctx) : status;
}

static void release(void *self) {
  fc_plan_risk *risk = self;
  fc_arena_free(&risk->arena);
  free(risk);
}

static fc_status run(fc_plan_risk *risk) {
  fc_status status = fc_plan_survey(risk->ctx, risk->plan, &risk->arena, &risk->survey);
  if (!status) {
    choose_metrics(risk);
    status = make_function(risk);
  }
  if (!status)
    status = ask(risk);
  return status ? status
                : fc_simulate(risk->ctx, &risk->function, risk->alone, risk->asked, &risk->options->simulate, &risk->arena,
                              &risk->simulated);
}

fc_status fc_risk_run(fc_ctx *ctx, const fc_plan *plan, const fc_scenario *scenario, const fc_risk_options *options,
                      fc_result **out) {
  *out = NULL;
  fc_plan_risk *risk = calloc(1, sizeof *risk);
  if (!risk)
    return fc_fail_memory(ctx);
  risk->ctx = ctx;
  risk->plan = plan;
  risk->scenario = scenario;
  risk->options = options;
  fc_status status = run(risk);
  fc_result *result = NULL;
  if (!status && fc_result_new("simulate", &result))
    status = fc_fail_memory(ctx);
  if (!status)
    status = describe(risk, result);
  if (!status)
    status = add_tables(risk, result);
  if (!status)
    say_how_far(risk, result);
  if (status) {
    fc_result_free(result);
    release(risk);
    return status;
  }
  if (fc_result_own(result, risk, release)) {
    fc_result_free(result);
    return fc_fail_memory(ctx);
  }
  *out = result;
  return FC_OK;
}
