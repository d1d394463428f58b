/* kept.c - which rows and columns of the data scenarios look at. */
#include "request/kept.h"
#include "impact/metric.h"
#include "request/asked_read.h"

#include <string.h>

/* Names as they are gathered; there is room for all of them. */
typedef struct name_list {
  const char **name;
  size_t n;
} name_list;

static fc_status make_room(fc_ctx *ctx, fc_arena *arena, size_t most, name_list *out) {
  *out = (name_list){.name = fc_arena_array(arena, most + 1, sizeof *out->name)};
  return out->name ? FC_OK : fc_fail_memory(ctx);
}

/* Adds the columns that conditions look at. */
static fc_status add_columns(fc_ctx *ctx, fc_arena *arena, const fc_select *select, name_list *list) {
  for (size_t i = 0; select && i < fc_select_columns(select); i++) {
    fc_str column = fc_select_column(select, i);
    list->name[list->n] = fc_arena_text(arena, column.p, column.n);
    if (!list->name[list->n++])
      return fc_fail_memory(ctx);
  }
  return FC_OK;
}

static size_t columns_of(const fc_select *select) {
  return select ? fc_select_columns(select) : 0;
}

bool fc_scenarios_break_alike(const fc_scenario *const *scenario, size_t n) {
  for (size_t s = 1; s < n; s++) {
    const fc_report_choice *first = &scenario[0]->report, *other = &scenario[s]->report;
    if (first->n_by != other->n_by)
      return false;
    for (size_t i = 0; i < first->n_by; i++)
      if (strcmp(first->by[i].name, other->by[i].name) != 0)
        return false;
  }
  return true;
}

/* The breakdown: of the options, else of the scenarios where they agree. */
static fc_status list_by(fc_ctx *ctx, const fc_kept_for *kept_for, fc_arena *arena, fc_keep *keep) {
  const fc_report_choice *report = &kept_for->scenario[0]->report;
  fc_status status = fc_asked_values(ctx, kept_for->asked, "by", arena, &keep->by, &keep->n_by);
  if (status || keep->n_by || !report->n_by || !fc_scenarios_break_alike(kept_for->scenario, kept_for->n))
    return status;
  name_list list;
  status = make_room(ctx, arena, report->n_by, &list);
  for (size_t i = 0; i < report->n_by && !status; i++)
    list.name[list.n++] = report->by[i].name;
  keep->by = list.name;
  keep->n_by = list.n;
  return status;
}

/* Columns of budgets that losses are set against. */
static fc_status list_parts(fc_ctx *ctx, const fc_kept_for *kept_for, fc_arena *arena, fc_keep *keep) {
  size_t most = 0;
  for (size_t s = 0; s < kept_for->n; s++)
    for (size_t i = 0; i < kept_for->scenario[s]->report.n_against; i++)
      most += columns_of(kept_for->scenario[s]->report.against[i]);
  name_list list;
  fc_status status = make_room(ctx, arena, most, &list);
  for (size_t s = 0; s < kept_for->n; s++)
    for (size_t i = 0; i < kept_for->scenario[s]->report.n_against && !status; i++)
      status = add_columns(ctx, arena, kept_for->scenario[s]->report.against[i], &list);
  keep->parts = list.name;
  keep->n_parts = list.n;
  return status;
}

static fc_status list_selects(fc_ctx *ctx, const fc_kept_for *kept_for, fc_arena *arena, fc_keep *keep) {
  size_t most = 0;
  for (size_t s = 0; s < kept_for->n; s++)
    most += kept_for->scenario[s]->n_cuts;
  const fc_select **list = fc_arena_array(arena, most + 1, sizeof(void *));
  if (!list)
    return fc_fail_memory(ctx);
  for (size_t s = 0; s < kept_for->n; s++) {
    const fc_scenario *scenario = kept_for->scenario[s];
    for (size_t i = 0; i < scenario->n_cuts; i++) {
      if (scenario->cuts[i].select)
        list[keep->n_selects++] = scenario->cuts[i].select;
      else
        keep->everything = true;
    }
  }
  keep->selects = list;
  return FC_OK;
}

static bool is_after_loss(const char *name) {
  const fc_metric *metric = fc_metric_find(fc_str_of(name));
  return metric && metric->after_loss;
}

static bool asks_after(const fc_scenario *scenario, const fc_run_options *options) {
  for (size_t i = 0; i < options->n_metrics; i++)
    if (is_after_loss(options->metrics[i]))
      return true;
  for (size_t i = 0; i < scenario->report.n_metrics; i++)
    if (is_after_loss(scenario->report.metrics[i].name))
      return true;
  return scenario->response.stated || scenario->response.counts_jobs || scenario->contingencies.n ||
         scenario->contingencies.from_data;
}

/* Columns of grants that metrics after the loss look at, where something of it is asked. */
static const char *const after_columns[] = {"priority", "positions", "match_rate"};
enum { AFTER_COLUMNS = sizeof after_columns / sizeof *after_columns };

static size_t further_columns(const fc_scenario *scenario) {
  const fc_contingencies *contingencies = &scenario->contingencies;
  size_t n = AFTER_COLUMNS;
  for (size_t i = 0; i < scenario->n_cuts; i++)
    n += columns_of(scenario->cuts[i].steps.exempt);
  for (size_t i = 0; i < contingencies->n; i++)
    n += columns_of(contingencies->list[i].restricted_to);
  return n;
}

/* Columns of grants that effects and contingencies look at beside the selection. */
static fc_status list_further(fc_ctx *ctx, const fc_kept_for *kept_for, fc_arena *arena, fc_keep *keep) {
  size_t most = 0;
  name_list list;
  for (size_t s = 0; s < kept_for->n; s++)
    most += further_columns(kept_for->scenario[s]);
  fc_status status = make_room(ctx, arena, most, &list);
  for (size_t s = 0; s < kept_for->n && !status; s++) {
    const fc_scenario *scenario = kept_for->scenario[s];
    const fc_contingencies *contingencies = &scenario->contingencies;
    for (size_t i = 0; i < scenario->n_cuts && !status; i++)
      status = add_columns(ctx, arena, scenario->cuts[i].steps.exempt, &list);
    for (size_t i = 0; i < contingencies->n && !status; i++)
      status = add_columns(ctx, arena, contingencies->list[i].restricted_to, &list);
    for (size_t i = 0; i < AFTER_COLUMNS && !status && asks_after(scenario, kept_for->options); i++)
      list.name[list.n++] = after_columns[i];
    keep->reserves = keep->reserves || contingencies->from_data;
  }
  keep->further = list.name;
  keep->n_further = list.n;
  return status;
}

fc_status fc_keep_for(fc_ctx *ctx, const fc_kept_for *kept_for, fc_arena *arena, fc_keep *out) {
  const fc_asked *asked = kept_for->asked;
  const fc_scenario *first = kept_for->scenario[0];
  const char *stage = fc_asked_value(asked, "stage");
  *out = (fc_keep){.governments = first->governments,
                   .everything = kept_for->everything,
                   .digest = fc_asked_wants_digest(asked),
                   .stage = stage ? stage : first->report.stage.name,
                   .scope = fc_asked_scope(asked)};
  if (!fc_asked_count(asked, "denominator"))
    out->scope = fc_scope_of(first->report.denominator.name);
  static fc_status (*const lists[])(fc_ctx *, const fc_kept_for *, fc_arena *, fc_keep *) = {
      list_by, list_parts, list_selects, list_further};
  fc_status status = fc_asked_dates(ctx, asked, arena, &out->as_of, &out->n_as_of);
  for (size_t i = 0; i < sizeof lists / sizeof *lists && !status; i++)
    status = lists[i](ctx, kept_for, arena, out);
  return status;
}
