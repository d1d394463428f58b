/* compile_report.c - what is shown: breakdown, metrics, and the budget rows that a report sets the loss against. */
#include "impact/compile.h"
#include "impact/denominator.h"

#include <stdlib.h>
#include <string.h>

enum { BY_MAX = 16 };

/* The names asked for: of an option, else of the scenario. */
typedef struct fc_names {
  const char *const *option;
  const fc_named *scenario;
  size_t n;
  const char *option_name;
} fc_names;

static fc_named name_at(const fc_names *names, size_t i) {
  if (names->option)
    return (fc_named){names->option[i], {.field = names->option_name}};
  return names->scenario[i];
}

static fc_names names_of(const char *const *option, size_t n_option, const fc_named *scenario, size_t n_scenario,
                         const char *option_name) {
  return n_option ? (fc_names){option, NULL, n_option, option_name}
                  : (fc_names){NULL, scenario, n_scenario, option_name};
}

/* A name of an option is bad usage, one of the scenario a fault of that file. */
static fc_status bad_name(const fc_named *name) {
  return name->where.field ? FC_BAD_USAGE : FC_BAD_SCENARIO;
}

static void fail_by(fc_compiling *c, const fc_named *by) {
  size_t n;
  const char *const *names = fc_award_column_names(c->dataset, &c->plan->arena, &n);
  fc_compiling_note(c, fc_fail(c->ctx, bad_name(by), "F323", &by->where,
                               fc_ctx_format(c->ctx, "a breakdown is a column of the grants, or of the governments%s",
                                             fc_did_you_mean(c->ctx, fc_str_of(by->name), names, n)),
                               "no column holds \"%s\"", by->name));
}

static void choose_by(fc_compiling *c) {
  static const fc_named government = {"government", {0}};
  fc_names names = names_of(c->options->by, c->options->n_by, c->scenario->report.by, c->scenario->report.n_by, "--by");
  if (!names.n)
    names = (fc_names){NULL, &government, 1, NULL};
  if (names.n > BY_MAX) {
    fc_named beyond = name_at(&names, BY_MAX);
    fc_compiling_note(c, fc_fail(c->ctx, bad_name(&beyond), "F323", &beyond.where, "drop some",
                                 "a breakdown holds at most %d columns", BY_MAX));
    return;
  }
  fc_award_column *by = fc_compiling_array(c, names.n, sizeof *by);
  for (size_t i = 0; by && i < names.n; i++) {
    fc_named name = name_at(&names, i);
    if (!fc_award_column_find(c->dataset, fc_compiling_keep(c, fc_str_of(name.name)), &by[i]))
      fail_by(c, &name);
  }
  c->plan->report.by = by;
  c->plan->report.n_by = names.n;
}

static void fail_metric(fc_compiling *c, const fc_named *metric) {
  const char *list = "";
  for (size_t i = 0; i < fc_metrics(); i++)
    list = fc_ctx_format(c->ctx, "%s%s%s", list, *list ? ", " : "", fc_metric_at(i)->name);
  fc_compiling_note(
      c, fc_fail(c->ctx, bad_name(metric), "F324", &metric->where,
                 fc_ctx_format(c->ctx, "metrics are %s%s", list,
                               fc_did_you_mean(c->ctx, fc_str_of(metric->name), fc_metric_names(), fc_metrics())),
                 "there is no metric \"%s\"", metric->name));
}

static void choose_metrics(fc_compiling *c) {
  fc_names names = names_of(c->options->metrics, c->options->n_metrics, c->scenario->report.metrics,
                            c->scenario->report.n_metrics, "--metrics");
  size_t n = names.n ? names.n : fc_metrics(), kept = 0;
  const fc_metric **metrics = fc_compiling_array(c, n, sizeof *metrics);
  for (size_t i = 0; metrics && i < n; i++) {
    const fc_metric *metric = names.n ? fc_metric_find(fc_str_of(name_at(&names, i).name)) : fc_metric_at(i);
    bool again = false;
    for (size_t k = 0; k < kept; k++)
      again = again || metrics[k] == metric;
    if (metric && !again)
      metrics[kept++] = metric;
    if (metric)
      continue;
    fc_named name = name_at(&names, i);
    fail_metric(c, &name);
  }
  c->plan->report.metrics = metrics;
  c->plan->report.n_metrics = kept;
  c->plan->report.metrics_asked = names.n != 0;
}

static void choose_order(fc_compiling *c) {
  const char *sort = c->options->sort;
  fc_plan_report *report = &c->plan->report;
  report->top = c->options->top;
  report->sorted = sort != NULL;
  report->sort_metric = sort ? fc_metric_find(fc_str_of(sort)) : NULL;
  if (!sort || report->sort_metric || strcmp(sort, "awards") == 0)
    return;
  fc_named name = {sort, {.field = "--sort"}};
  fail_metric(c, &name);
}

void fc_compile_report(fc_compiling *c) {
  choose_by(c);
  choose_metrics(c);
  choose_order(c);
}

static bool of_the_run(const fc_frame *frame, const fc_budget *budget, const fc_select *select) {
  for (size_t i = 0; i < frame->n_governments; i++)
    if (frame->governments[i] == budget->government)
      return budget->year == 0 || budget->year == frame->year || fc_select_names(select, "fiscal_year");
  return false;
}

/* Numbers that a row holds are written into room of their own. */
typedef struct fc_cell_room {
  char text[32];
} fc_cell_room;

static bool matches(fc_compiling *c, size_t budget, const fc_select *select, fc_str *cells, fc_cell_room *room) {
  for (size_t i = 0; i < fc_select_columns(select); i++)
    if (!fc_budget_text(c->dataset, budget, fc_select_column(select, i), room[i].text, sizeof room[i].text, &cells[i]))
      cells[i] = (fc_str){0};
  return fc_select_match(select, cells);
}

/* A column that no budget row has. */
static bool check_columns(fc_compiling *c, const fc_select *select) {
  bool known = true;
  for (size_t i = 0; i < fc_select_columns(select); i++) {
    fc_cell_room room;
    fc_str unused, column = fc_select_column(select, i);
    size_t part = fc_budget_part_column(c->dataset, column); /* named here; a file need not have it */
    bool held = part == SIZE_MAX || c->dataset->part_known[part];
    if (fc_budget_count(c->dataset) == 0 ||
        (held && fc_budget_text(c->dataset, 0, column, room.text, sizeof room.text, &unused)))
      continue;
    fc_where where = fc_select_where(select, i);
    known = fc_compiling_note(c, fc_fail(c->ctx, FC_BAD_SCENARIO, "F320", &where,
                                         fc_ctx_format(c->ctx, "name a column of the budgets%s",
                                                       fc_did_you_mean(c->ctx, column, fc_role_names(), FC_ROLES)),
                                         "the budgets have no column \"%.*s\"", FC_STR_ARG(column)));
  }
  return known;
}

static size_t add_against(fc_compiling *c, const fc_select *select, size_t *rows, size_t n) {
  fc_str *cells = fc_compiling_array(c, fc_select_columns(select), sizeof *cells);
  fc_cell_room *room = fc_compiling_array(c, fc_select_columns(select), sizeof *room);
  size_t before = n;
  for (size_t i = 0; cells && room && i < fc_budget_count(c->dataset); i++) {
    const fc_budget budget = fc_budget_at(c->dataset, i);
    if (of_the_run(&c->plan->frame, &budget, select) && matches(c, i, select, cells, room))
      rows[n++] = i;
  }
  if (n > before) {
    qsort_r(rows + before, n - before, sizeof *rows, fc_budget_row_cmp, (void *)(uintptr_t)c->dataset);
    return n;
  }
  fc_buf text = {0};
  fc_select_print(&text, select);
  fc_where where = fc_select_columns(select) ? fc_select_where(select, 0) : (fc_where){0};
  fc_notes_add(&c->plan->notes, FC_WARNING, "N413", &where, NULL, "no budget row%s matches \"against\": %s",
               fc_frame_year_words(&c->plan->frame, "of").p, text.p ? text.p : "");
  fc_buf_reset(&text);
  return n;
}

void fc_compile_against(fc_compiling *c) {
  const fc_report_choice *report = &c->scenario->report;
  if (!report->n_against)
    return;
  size_t *rows = fc_compiling_array(c, fc_budget_count(c->dataset) * report->n_against, sizeof *rows);
  size_t n = 0;
  for (size_t i = 0; rows && i < report->n_against; i++)
    if (check_columns(c, report->against[i]))
      n = add_against(c, report->against[i], rows, n);
  c->plan->report.against = rows;
  c->plan->report.n_against = n;
}
