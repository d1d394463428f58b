/* sweep.c - what-if tables: metrics at every combination of some numbers.
 *
 * Another denominator or stage is another plan; within a plan numbers are set one after the other in an order in which
 * each point differs from the one before by one step of one number, the costliest the most rarely. */
#include "impact/sweep.h"
#include "impact/metric_columns.h"
#include "impact/provenance.h"
#include "impact/variant_parts.h"

#include <stdlib.h>
#include <string.h>

/* A metric at a point: low and high stand in planes of their own, which stay unused where nothing is a range. */
typedef struct fc_sweep_figures {
  fc_ratio *plane[FC_ENDS]; /* [point][metric]; den 0: none */
  bool *ranged, *present;   /* of each metric: at some point */
} fc_sweep_figures;

typedef struct fc_sweeping {
  fc_arena arena;
  const fc_sweep *sweep;
  const fc_metric **metrics; /* that are measured; then that are shown */
  size_t n_metrics, n_left_out;
  size_t n_points;
  fc_sweep_figures figures;
  size_t *shown; /* of each shown metric its place among the measured */
  size_t n_shown;
  size_t n_failed;
  char *first_failure;
} fc_sweeping;

static void free_sweeping(void *self) {
  fc_sweeping *s = self;
  for (int end = 0; end < FC_ENDS; end++)
    free(s->figures.plane[end]);
  fc_arena_free(&s->arena);
  free(s);
}

/* One walk through the points of a plan. */
typedef struct fc_walk {
  fc_ctx *ctx, *aside; /* aside: messages of points that cannot be */
  fc_sweeping *s;
  fc_scenario *stated; /* as it is before any number is set */
  fc_variant *variant;
  size_t *order;   /* axes of numbers, the costliest first */
  size_t n_order;
  size_t *at;      /* of each axis the index of its value */
  size_t *set;     /* that was set last; SIZE_MAX: it must be read again */
  bool *backwards; /* of each of `order`: which way it goes */
} fc_walk;

/* What a change of an axis costs: the awards that its cuts meet. */
static size_t cost_of(const fc_plan *plan, const fc_axis *axis) {
  size_t cost = axis->number.in_baseline ? plan->n_touched * (plan->n_cuts + 1) : 0;
  for (size_t k = 0; k < plan->n_cuts; k++)
    cost += axis->number.in_cut[k] ? plan->cuts[k].n_touched : 0;
  return cost;
}

static void order_axes(fc_walk *walk, const fc_plan *plan) {
  const fc_sweep *sweep = walk->s->sweep;
  walk->n_order = 0;
  for (size_t i = 0; i < sweep->n_axes; i++) {
    if (sweep->axes[i].kind != FC_AXIS_NUMBER)
      continue;
    size_t to = walk->n_order++, cost = cost_of(plan, &sweep->axes[i]);
    for (; to > 0 && cost_of(plan, &sweep->axes[walk->order[to - 1]]) < cost; to--)
      walk->order[to] = walk->order[to - 1];
    walk->order[to] = i;
  }
  for (size_t i = 0; i < walk->n_order; i++) {
    walk->at[walk->order[i]] = 0;
    walk->set[walk->order[i]] = SIZE_MAX;
    walk->backwards[i] = false;
  }
}

/* The next point: the innermost axis that can go on goes on, those inside it turn round. */
static bool go_on(fc_walk *walk) {
  for (size_t i = walk->n_order; i-- > 0;) {
    size_t axis = walk->order[i], n = walk->s->sweep->axes[axis].n;
    bool last = walk->backwards[i] ? walk->at[axis] == 0 : walk->at[axis] + 1 == n;
    if (!last) {
      walk->at[axis] += walk->backwards[i] ? SIZE_MAX : 1;
      return true;
    }
    walk->backwards[i] = !walk->backwards[i];
  }
  return false;
}

static size_t point_of(const fc_walk *walk) {
  const fc_sweep *sweep = walk->s->sweep;
  size_t point = 0;
  for (size_t i = 0; i < sweep->n_axes; i++)
    point = point * sweep->axes[i].n + walk->at[i];
  return point;
}

/* Sets the numbers that differ from those of the point before. Messages go aside. */
static fc_status set_numbers(fc_walk *walk) {
  const fc_sweep *sweep = walk->s->sweep;
  static const fc_where where = {.field = "--vary"};
  fc_status first = FC_OK;
  for (size_t i = 0; i < sweep->n_axes; i++) {
    const fc_axis *axis = &sweep->axes[i];
    if (axis->kind == FC_AXIS_NUMBER && walk->set[i] != walk->at[i])
      first = first ? first
                    : fc_scenario_set_number(walk->aside, sweep->varied, &axis->number, axis->text[walk->at[i]], &where);
  }
  for (size_t i = 0; i < sweep->n_axes; i++) {
    const fc_axis *axis = &sweep->axes[i];
    if (axis->kind != FC_AXIS_NUMBER || walk->set[i] == walk->at[i])
      continue;
    fc_status status = fc_scenario_retake_number(walk->aside, sweep->varied, &axis->number);
    walk->set[i] = status ? SIZE_MAX : walk->at[i];
    first = first ? first : status;
  }
  return first;
}

static void fail_point(fc_walk *walk) {
  fc_sweeping *s = walk->s;
  if (!s->n_failed++ && fc_diag_count(walk->aside)) {
    const char *message = fc_diag_at(walk->aside, 0)->message;
    s->first_failure = fc_arena_text(&s->arena, message, strlen(message));
  }
  fc_diag_clear(walk->aside);
}

static void keep_value(fc_sweep_figures *figures, size_t metric, size_t at, const fc_value *value) {
  bool ranged = value->present && value->low.den && value->high.den &&
                (!value->point || fc_ratio_cmp(value->low, value->high) != 0);
  if (!value->present)
    return;
  figures->present[metric] = true;
  if (value->point)
    figures->plane[FC_VALUE][at] = value->value;
  if (!ranged)
    return;
  figures->ranged[metric] = true;
  figures->plane[FC_LOW][at] = value->low;
  figures->plane[FC_HIGH][at] = value->high;
}

static fc_status measure_point(fc_walk *walk) {
  fc_sweeping *s = walk->s;
  size_t point = point_of(walk);
  fc_status status = fc_ctx_cancelled(walk->ctx) ? FC_CANCELLED : set_numbers(walk);
  if (status == FC_BAD_SCENARIO || status == FC_BAD_USAGE) {
    fail_point(walk);
    return FC_OK;
  }
  if (status == FC_OK)
    status = fc_variant_take(walk->ctx, walk->variant, s->sweep->varied);
  for (size_t i = 0; i < s->n_metrics && status == FC_OK; i++) {
    fc_value value;
    status = fc_variant_measure(walk->ctx, walk->variant, s->metrics[i], &value);
    if (status == FC_OK)
      keep_value(&s->figures, i, point * s->n_metrics + i, &value);
  }
  return status;
}

/* Metrics that each point would have to look at every award for are left out unless they are asked for, or all that is
 * soon done. */
static void choose_metrics(fc_sweeping *s, const fc_variant *variant) {
  static const double MOST_WORK = 3e7;
  const fc_plan_report *report = &fc_variant_plan(variant)->report;
  bool soon = (double)s->n_points * (double)fc_variant_plan(variant)->n_touched <= MOST_WORK;
  for (size_t i = 0; i < report->n_metrics; i++) {
    const fc_metric *metric = report->metrics[i];
    if (!report->metrics_asked && !metric->by_default)
      continue;
    if (report->metrics_asked || soon || fc_variant_is_quick(variant, metric))
      s->metrics[s->n_metrics++] = metric;
    else
      s->n_left_out++;
  }
}

static bool make_room(fc_sweeping *s, const fc_plan *plan) {
  size_t n = plan->report.n_metrics;
  s->metrics = fc_arena_array(&s->arena, n + 1, sizeof *s->metrics);
  s->shown = fc_arena_array(&s->arena, n + 1, sizeof *s->shown);
  s->figures.ranged = fc_arena_array(&s->arena, n + 1, sizeof(bool));
  s->figures.present = fc_arena_array(&s->arena, n + 1, sizeof(bool));
  for (int end = 0; end < FC_ENDS; end++)
    s->figures.plane[end] = calloc(s->n_points * n + 1, sizeof(fc_ratio));
  return s->metrics && s->shown && s->figures.ranged && s->figures.present && s->figures.plane[FC_LOW] &&
         s->figures.plane[FC_VALUE] && s->figures.plane[FC_HIGH];
}

static fc_status walk_plan(fc_walk *walk, const fc_plan *plan) {
  fc_sweeping *s = walk->s;
  bool first = !s->metrics;
  if (first && !make_room(s, plan))
    return fc_fail_memory(walk->ctx);
  fc_status status = fc_variant_new(walk->ctx, plan, &walk->variant);
  if (status != FC_OK)
    return status;
  if (first)
    choose_metrics(s, walk->variant);
  order_axes(walk, plan);
  do
    status = measure_point(walk);
  while (status == FC_OK && go_on(walk));
  fc_variant_free(walk->variant);
  return status;
}

static bool varies(const fc_sweep *sweep, const char *setting) {
  for (size_t i = 0; i < sweep->n_axes; i++)
    if (sweep->axes[i].kind != FC_AXIS_NUMBER && strcmp(sweep->axes[i].name, setting) == 0)
      return true;
  return false;
}

/* Rows are no matter, and what varies is no setting. */
static bool leaves_out(const void *sweep, const char *setting) {
  return strcmp(setting, "by") == 0 || varies(sweep, setting);
}

/* The plan of the denominator and the stage at which the walk stands. */
static fc_status sweep_plan(fc_walk *walk, const fc_dataset *dataset, fc_result *result) {
  const fc_sweep *sweep = walk->s->sweep;
  fc_run_options options = *sweep->options;
  fc_plan *plan;
  for (size_t i = 0; i < sweep->n_axes; i++) {
    const char *text = sweep->axes[i].text[walk->at[i]];
    if (sweep->axes[i].kind == FC_AXIS_DENOMINATOR)
      options.denominator = text;
    if (sweep->axes[i].kind == FC_AXIS_STAGE)
      options.stage = text;
  }
  fc_status status = fc_plan_compile(walk->ctx, dataset, walk->stated, &options, &plan);
  if (status != FC_OK)
    return status;
  status = fc_result_take_answer(walk->ctx, plan, leaves_out, sweep, result);
  if (status == FC_OK)
    status = walk_plan(walk, plan);
  fc_plan_free(plan);
  return status;
}

/* The next denominator or stage. */
static bool next_plan(fc_walk *walk) {
  const fc_sweep *sweep = walk->s->sweep;
  for (size_t i = sweep->n_axes; i-- > 0;) {
    if (sweep->axes[i].kind == FC_AXIS_NUMBER)
      continue;
    if (++walk->at[i] < sweep->axes[i].n)
      return true;
    walk->at[i] = 0;
  }
  return false;
}

static fc_status walk_all(fc_ctx *ctx, const fc_dataset *dataset, fc_sweeping *s, fc_result *result) {
  size_t at[FC_SWEEP_AXES_MAX] = {0}, set[FC_SWEEP_AXES_MAX], order[FC_SWEEP_AXES_MAX];
  bool backwards[FC_SWEEP_AXES_MAX];
  fc_walk walk = {.ctx = ctx, .s = s, .order = order, .at = at, .set = set, .backwards = backwards};
  if (fc_ctx_new(NULL, &walk.aside))
    return fc_fail_memory(ctx);
  fc_status status = fc_scenario_vary(ctx, s->sweep->varied, &walk.stated);
  bool made = status == FC_OK;
  while (status == FC_OK) {
    status = sweep_plan(&walk, dataset, result);
    if (!next_plan(&walk))
      break;
  }
  if (made)
    fc_scenario_free(walk.stated);
  fc_ctx_free(walk.aside);
  return status;
}

static void fill(const void *self, size_t row, fc_cell *cells) {
  const fc_sweeping *s = self;
  const fc_sweep_figures *figures = &s->figures;
  size_t rest = row;
  for (size_t i = s->sweep->n_axes; i-- > 0;) {
    const fc_axis *axis = &s->sweep->axes[i];
    cells[i] = axis->cell[rest % axis->n];
    rest /= axis->n;
  }
  fc_cell *next = cells + s->sweep->n_axes;
  for (size_t i = 0; i < s->n_shown; i++) {
    size_t at = row * s->n_metrics + s->shown[i];
    *next++ = fc_cell_ratio(figures->plane[FC_VALUE][at]);
    for (int end = 0; end < FC_ENDS && figures->ranged[s->shown[i]]; end++)
      if (end != FC_VALUE)
        *next++ = fc_cell_ratio(figures->plane[figures->plane[end][at].den ? end : FC_VALUE][at]);
  }
}

/* A column must not pass for a metric that is called the same. */
static const char *column_of(fc_sweeping *s, const char *name) {
  fc_buf text = {0};
  if (!fc_metric_find(fc_str_of(name)))
    return name;
  fc_buf_printf(&text, "%s (varied)", name);
  const char *kept = text.failed ? name : fc_arena_text(&s->arena, text.p, text.n);
  fc_buf_reset(&text);
  return kept ? kept : name;
}

static fc_status add_table(fc_sweeping *s, fc_result *result) {
  fc_columns columns = {.n = 0};
  bool asked = s->sweep->options->n_metrics || s->sweep->varied->report.n_metrics;
  for (size_t i = 0; i < s->sweep->n_axes; i++)
    fc_columns_add(&columns, column_of(s, s->sweep->axes[i].name), s->sweep->axes[i].type, s->sweep->axes[i].unit);
  for (size_t i = 0; i < s->n_metrics; i++) {
    const fc_metric *metric = s->metrics[i];
    if (!asked && !s->figures.present[i])
      continue;
    s->shown[s->n_shown++] = i;
    if (!fc_columns_add_figure(&columns, &s->arena, metric->name, metric->type, metric->unit, s->figures.ranged[i]))
      return FC_NO_MEMORY;
  }
  return fc_result_add_table(result, "sweep", columns.list, columns.n, s->n_points, (fc_rows){s, fill, NULL});
}

static void add_notes(const fc_sweeping *s, fc_result *result) {
  if (s->n_failed)
    fc_notes_add(fc_result_notes_mutable(result), FC_WARNING, "N444", NULL, "vary one of the numbers over less",
                 "%zu of %zu points cannot be and are empty; the first: %s", s->n_failed, s->n_points,
                 s->first_failure ? s->first_failure : "the scenario does not allow it");
  if (s->n_left_out)
    fc_notes_add(fc_result_notes_mutable(result), FC_NOTE, "N445", NULL, "name them with --metrics",
                 "%zu metrics are left out that take long at each of %zu points", s->n_left_out, s->n_points);
}

static fc_status fill_result(fc_ctx *ctx, const fc_dataset *dataset, fc_sweeping *s, fc_result *result) {
  fc_status status = walk_all(ctx, dataset, s, result);
  if (status == FC_OK && s->n_failed == s->n_points)
    return fc_fail(ctx, FC_BAD_SCENARIO, "F310", NULL, "vary the numbers over other values",
                   "none of the points can be: %s", s->first_failure ? s->first_failure : "");
  if (status != FC_OK)
    return status;
  add_notes(s, result);
  status = fc_result_add_inputs(result, dataset, &s->sweep->varied->baseline);
  if (status == FC_OK)
    status = add_table(s, result);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}

fc_status fc_sweep_run(fc_ctx *ctx, const fc_dataset *dataset, const fc_sweep *sweep, fc_result **out) {
  fc_sweeping *s = calloc(1, sizeof *s);
  *out = NULL;
  if (!s)
    return fc_fail_memory(ctx);
  s->sweep = sweep;
  s->n_points = 1;
  for (size_t i = 0; i < sweep->n_axes; i++)
    s->n_points *= sweep->axes[i].n;
  fc_result *result;
  if (fc_result_new("sweep", &result) != FC_OK) {
    free_sweeping(s);
    return fc_fail_memory(ctx);
  }
  fc_status status = fc_result_own(result, s, free_sweeping) == FC_OK ? fill_result(ctx, dataset, s, result)
                                                                     : fc_fail_memory(ctx);
  if (status != FC_OK)
    fc_result_free(result);
  else
    *out = result;
  return status;
}
