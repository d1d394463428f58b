/* table_denominators.c - table denominators: everything honest that a row's loss can be set against, named.
 *
 * The chosen budget first, then every other whole budget of the year by stage, the department's, federal aid, and the
 * budget rows that the report asks for. For long breakdowns the chosen ones alone, unless all are asked for. Where there
 * are several years, the chosen budget of the first of them alone, beside what is lost in it. */
#include "impact/metric_columns.h"

#include <stdlib.h>

enum { ALL_UP_TO = 100 }; /* rows of the breakdown */

typedef struct fc_line {
  const uint32_t *key;
  bool unknown; /* of its figures: of the first year where there are several */
  fc_span loss;
  fc_ratio aid_low, aid_high;
  fc_denominator what;
  const char *kind;
  bool chosen;
} fc_line;

typedef struct fc_lines {
  fc_ctx *ctx;
  fc_tally *tally;
  fc_row row; /* of the group whose lines are being added: of the first year where there are several */
  fc_seq list; /* of fc_line */
  fc_status status;
} fc_lines;

static void add_line(fc_lines *lines, const fc_group *group, const fc_denominator *what, const char *kind,
                     bool chosen) {
  if (!what->base.present || lines->status != FC_OK)
    return;
  fc_line *line = fc_seq_push(&lines->list);
  if (line)
    *line = (fc_line){.key = group->key,
                      .unknown = lines->row.unknown,
                      .loss = lines->row.loss,
                      .aid_low = lines->row.aid_low,
                      .aid_high = lines->row.aid_high,
                      .what = *what,
                      .kind = kind,
                      .chosen = chosen};
  else
    lines->status = FC_NO_MEMORY;
}

/* Another whole budget of the row's governments than the chosen one. */
static void add_other(fc_lines *lines, const fc_group *group, const fc_budget_name *name) {
  const fc_frame *frame = &lines->tally->plan->frame;
  const fc_budget_wish wish = {.stage = name->stage, .scope = name->scope, .direction = name->direction};
  fc_denominator other;
  const fc_denominator *chosen = &group->budget;
  if (chosen->base.present && !group->own_budget && chosen->stage == name->stage && chosen->scope == name->scope &&
      chosen->direction == name->direction)
    return;
  lines->status = fc_denominator_budget(frame, &group->governments, &wish, &other);
  if (lines->status != FC_OK || other.base.partial)
    return;
  other.base.contained = fc_str_is(fc_dataset_text(lines->tally->dataset, name->scope), "all_funds");
  add_line(lines, group, &other, "budget", false);
}

static void add_others(fc_lines *lines, const fc_group *group) {
  fc_arena arena = {0};
  const fc_budget_name *names;
  size_t n = 0;
  lines->status = fc_budget_list(lines->tally->dataset, group->governments.government[0],
                                 lines->tally->plan->frame.year, &arena, &names, &n);
  for (size_t i = 0; i < n && lines->status == FC_OK; i++)
    add_other(lines, group, &names[i]);
  fc_arena_free(&arena);
}

/* A year's part of a budget row that covers several. */
static fc_i128 a_year(const fc_tally *tally, fc_i128 amount, int years) {
  return years > 1 ? fc_i128_divide(amount, years, tally->plan->rounding) : amount;
}

static fc_denominator of_row(const fc_tally *tally, const fc_group *group, size_t index) {
  const fc_budget row = fc_budget_at(tally->dataset, index);
  int years = row.years_covered ? row.years_covered : 1;
  bool reserve = fc_str_is(fc_dataset_text(tally->dataset, row.scope), "reserve");
  fc_denominator what = {.stage = row.stage,
                         .scope = row.scope,
                         .department = row.department,
                         .part = row.department,
                         .direction = (fc_direction)row.direction,
                         .first = index,
                         .second = SIZE_MAX,
                         .flag = row.flag,
                         .years_covered = years,
                         .single = true};
  what.base = (fc_base){.present = true,
                        .revenue = row.direction == FC_REVENUE,
                        .amount = {a_year(tally, row.amount.low, years), a_year(tally, row.amount.value, years),
                                   a_year(tally, row.amount.high, years)},
                        .contained = !reserve && row.department != 0 && row.department == group->department};
  return what;
}

/* The rows of report.against of the row's own government. */
static void add_against(fc_lines *lines, const fc_group *group) {
  const fc_plan_report *report = &lines->tally->plan->report;
  for (size_t i = 0; i < report->n_against && group->governments.n == 1; i++) {
    const fc_budget row = fc_budget_at(lines->tally->dataset, report->against[i]);
    if (row.government != group->governments.government[0])
      continue;
    fc_denominator what = of_row(lines->tally, group, report->against[i]);
    bool reserve = fc_str_is(fc_dataset_text(lines->tally->dataset, row.scope), "reserve");
    add_line(lines, group, &what, reserve ? "reserve" : row.department ? "department" : "budget", false);
  }
}

static bool same_key(const fc_budget *a, const fc_budget *b) {
  return !a->part && !b->part && a->government == b->government && a->year == b->year && a->stage == b->stage &&
         a->scope == b->scope && a->direction == b->direction && a->years_covered == b->years_covered;
}

/* The rows of one key, from the first of them on; counts without room. */
static size_t rows_of_key(const fc_dataset *dataset, size_t first, size_t *rows) {
  const fc_budget one = fc_budget_at(dataset, first);
  size_t n = 0;
  for (size_t i = first; i < fc_budget_count(dataset); i++) {
    const fc_budget row = fc_budget_at(dataset, i);
    if (!same_key(&row, &one))
      continue;
    if (rows)
      rows[n] = i;
    n++;
  }
  return n;
}

/* Two totals under one key stand as one range, and each by itself, the largest first. */
static void add_conflicting(fc_lines *lines, const fc_group *group) {
  const fc_dataset *dataset = lines->tally->dataset;
  const fc_denominator *range = &group->budget;
  if (!range->base.conflict || group->governments.n != 1 || range->first == SIZE_MAX)
    return;
  size_t n = rows_of_key(dataset, range->first, NULL);
  size_t *rows = malloc((n ? n : 1) * sizeof *rows);
  if (!rows) {
    lines->status = FC_NO_MEMORY;
    return;
  }
  rows_of_key(dataset, range->first, rows);
  qsort_r(rows, n, sizeof *rows, fc_budget_row_cmp, (void *)(uintptr_t)dataset);
  for (size_t i = 0; i < n; i++) {
    fc_denominator what = of_row(lines->tally, group, rows[i]);
    what.base.contained = range->base.contained;
    add_line(lines, group, &what, "budget", false);
  }
  free(rows);
}

static void add_group(fc_lines *lines, const fc_group *group, bool all) {
  bool own = fc_group_has_department(group);
  add_line(lines, group, &group->budget, own ? "department" : "budget", true);
  if (fc_tally_years(lines->tally) > 1)
    return;
  if (all)
    add_conflicting(lines, group);
  if (all && lines->status == FC_OK)
    add_others(lines, group);
  if (!own)
    add_line(lines, group, &group->department_budget, "department", false);
  if (!own || !group->budget.base.revenue)
    add_line(lines, group, &group->department_revenue, "department", false);
  add_line(lines, group, &group->aid, "federal_aid", false);
  add_against(lines, group);
}

typedef struct fc_denominator_ranges {
  bool amount, share;
} fc_denominator_ranges;

static fc_value share_of(const fc_line *line) {
  fc_value share = {0};
  if (!line->unknown)
    fc_metric_quotient(line->loss, &line->what.base, &share);
  if (line->kind[0] == 'f' && line->aid_low.den)
    share.low = line->aid_low;
  if (line->kind[0] == 'f' && line->aid_high.den)
    share.high = line->aid_high;
  return share;
}

/* What its row says beside the amount. */
static void fill_row_of(fc_filling *filling, const fc_tally *tally, const fc_line *line, const char *which) {
  if (line->what.first == SIZE_MAX || (!line->what.single && which[0] != 's')) {
    fc_fill(filling, fc_cell_none());
    return;
  }
  const fc_budget row = fc_budget_at(tally->dataset, line->what.first);
  switch (which[0]) {
  case 'h':
    fc_fill_text(filling, row.rows == 1 ? fc_str_of(fc_hedge_word((fc_hedge)row.hedge)) : (fc_str){0});
    return;
  case 'n':
    fc_fill_number(filling, tally->dataset, row.note);
    return;
  default:
    fc_fill_integer(filling, fc_source_find(tally, row.origin));
  }
}

static void fill_line(fc_filling *filling, const fc_tally *tally, const fc_line *line, fc_str words, fc_str stage,
                      fc_denominator_ranges ranged) {
  const fc_denominator *what = &line->what;
  fc_value share = share_of(line);
  fc_fill_by(filling, tally, line->key);
  fc_fill_text(filling, words);
  fc_fill_text(filling, fc_str_of(line->kind));
  fc_fill_number(filling, tally->dataset, what->stage);
  fc_fill_text(filling, stage);
  fc_fill_number(filling, tally->dataset, what->scope);
  fc_fill_number(filling, tally->dataset, what->department);
  fc_fill_integer(filling, tally->plan->frame.year);
  fill_row_of(filling, tally, line, "hedge");
  fc_fill_money(filling, what->base.amount, !what->base.conflict, ranged.amount);
  fc_fill_value(filling, &share, ranged.share);
  fc_fill(filling, fc_cell_bool(what->base.contained));
  fc_fill(filling, fc_cell_bool(line->chosen));
  fc_fill_number(filling, tally->dataset, what->flag);
  fill_row_of(filling, tally, line, "note");
  fill_row_of(filling, tally, line, "source");
}

static bool set_columns(fc_columns *columns, fc_tally *tally, fc_denominator_ranges ranged) {
  fc_columns_add_by(columns, &tally->plan->report);
  fc_columns_add(columns, "denominator", FC_TEXT, "");
  fc_columns_add(columns, "kind", FC_TEXT, "");
  fc_columns_add(columns, "stage", FC_TEXT, "");
  fc_columns_add(columns, "stage_words", FC_TEXT, "");
  fc_columns_add(columns, "scope", FC_TEXT, "");
  fc_columns_add(columns, "department", FC_TEXT, "");
  fc_columns_add(columns, "fiscal_year", FC_INTEGER, "");
  fc_columns_add(columns, "hedge", FC_TEXT, "");
  bool ok = fc_columns_add_figure(columns, &tally->arena, "amount", FC_MONEY, "USD", ranged.amount) &&
            fc_columns_add_figure(columns, &tally->arena, "share", FC_SHARE, "", ranged.share);
  fc_columns_add(columns, "contained", FC_BOOL, "");
  fc_columns_add(columns, "chosen", FC_BOOL, "");
  fc_columns_add(columns, "flag", FC_TEXT, "");
  fc_columns_add(columns, "note", FC_TEXT, "");
  fc_columns_add(columns, "source", FC_INTEGER, "");
  return ok;
}

static fc_status write_line(fc_tally *tally, const fc_line *line, fc_denominator_ranges ranged,
                            fc_table_builder *builder) {
  fc_buf words = {0}, stage = {0};
  fc_cell cells[FC_COLUMNS_MAX];
  fc_filling filling = {cells};
  fc_denominator_words(&words, &tally->plan->frame, &line->what);
  if (line->what.stage && line->what.stage != FC_INTERN_NONE)
    fc_stage_words(&stage, fc_dataset_text(tally->dataset, line->what.stage));
  if (line->what.first != SIZE_MAX) {
    const fc_budget row = fc_budget_at(tally->dataset, line->what.first);
    fc_source_number(tally, row.origin, row.source_url, fc_tally_keep(tally, &words));
  }
  fill_line(&filling, tally, line, (fc_str){words.p, words.n}, (fc_str){stage.p, stage.n}, ranged);
  fc_status status =
      words.failed || stage.failed || tally->sources.failed ? FC_NO_MEMORY : fc_table_add_row(builder, cells);
  fc_buf_reset(&words);
  fc_buf_reset(&stage);
  return status;
}

static void widen_ranges(const fc_line *line, fc_denominator_ranges *ranged) {
  fc_value share = share_of(line);
  ranged->amount = ranged->amount || line->what.base.conflict || fc_span_is_ranged(line->what.base.amount);
  ranged->share = ranged->share || fc_value_is_ranged(&share);
}

static fc_status write_lines(fc_tally *tally, const fc_seq *list, fc_result *result) {
  fc_denominator_ranges ranged = {false, false};
  for (size_t i = 0; i < list->count; i++)
    widen_ranges(fc_seq_at(list, i), &ranged);
  fc_columns columns = {.n = 0};
  fc_table_builder *builder;
  if (!set_columns(&columns, tally, ranged))
    return FC_NO_MEMORY;
  fc_status status = fc_result_build_table(result, "denominators", columns.list, columns.n, &builder);
  for (size_t i = 0; i < list->count && status == FC_OK; i++)
    status = write_line(tally, fc_seq_at(list, i), ranged, builder);
  return status;
}

/* Other budgets than the chosen one are asked of a row's governments. */
static void add_row(fc_lines *lines, size_t g, bool all) {
  fc_tally *tally = lines->tally;
  fc_group group;
  lines->status = fc_tally_make_row(lines->ctx, tally, &tally->groups[g], &group);
  lines->row = group.in_year ? group.in_year[0] : group.row;
  if (lines->status == FC_OK)
    add_group(lines, &group, all);
}

static fc_status list_lines(fc_ctx *ctx, fc_tally *tally, bool all, fc_result *result) {
  fc_lines lines = {.ctx = ctx, .tally = tally};
  fc_seq_init(&lines.list, sizeof(fc_line));
  for (size_t g = 0; g < tally->n_shown && lines.status == FC_OK; g++)
    add_row(&lines, g, all);
  if (lines.status == FC_OK)
    lines.status = write_lines(tally, &lines.list, result);
  fc_seq_free(&lines.list);
  return lines.status;
}

/* The lines of a long breakdown are made when they are read. */
typedef struct fc_chosen_line {
  uint32_t row;
  fc_shown_whole which;
} fc_chosen_line;

typedef struct fc_chosen_lines {
  const fc_tally *tally;
  const fc_chosen_line *line;
  size_t n;
  fc_denominator_ranges ranged;
} fc_chosen_lines;

static fc_line open_line(const fc_tally *tally, fc_chosen_line at) {
  static const char *const kinds[FC_SHOWN_WHOLES] = {"budget", "department", "department", "federal_aid"};
  fc_group group;
  fc_tally_open_row(tally, at.row, &group);
  const fc_denominator *const wholes[FC_SHOWN_WHOLES] = {&group.budget, &group.department_budget,
                                                         &group.department_revenue, &group.aid};
  bool chosen = at.which == FC_SHOWN_BUDGET, department = fc_group_has_department(&group);
  if (fc_tally_years(tally) > 1)
    fc_tally_open_year(tally, at.row, 0, &group.row);
  return (fc_line){.key = group.key,
                   .unknown = group.row.unknown,
                   .loss = group.row.loss,
                   .aid_low = group.row.aid_low,
                   .aid_high = group.row.aid_high,
                   .what = *wholes[at.which],
                   .kind = chosen && department ? "department" : kinds[at.which],
                   .chosen = chosen};
}

static void fill_chosen(const void *self, size_t index, fc_cell *cells) {
  const fc_chosen_lines *lines = self;
  const fc_tally *tally = lines->tally;
  fc_chosen_line at = lines->line[index];
  const fc_kept_whole *kept = &tally->groups[at.row].whole[at.which];
  fc_line line = open_line(tally, at);
  fc_filling filling = {cells};
  fill_line(&filling, tally, &line, fc_intern_text(&tally->names, kept->name),
            fc_intern_text(&tally->names, kept->stage), lines->ranged);
}

/* Of one year all that a row is set against, of several the budget of the first alone; counts without room. */
static size_t choose_lines(const fc_tally *tally, fc_chosen_line *out) {
  size_t n = 0;
  for (size_t g = 0; g < tally->n_shown; g++)
    for (int which = 0; which < (fc_tally_years(tally) > 1 ? 1 : FC_SHOWN_WHOLES); which++) {
      if (!tally->groups[g].whole[which].present)
        continue;
      if (out)
        out[n] = (fc_chosen_line){(uint32_t)g, (fc_shown_whole)which};
      n++;
    }
  return n;
}

/* Their sources, and whether some of their figures are ranges. */
static void look_through(fc_tally *tally, fc_chosen_lines *lines) {
  for (size_t i = 0; i < lines->n; i++) {
    const fc_kept_whole *kept = &tally->groups[lines->line[i].row].whole[lines->line[i].which];
    if (kept->budget) {
      const fc_budget row = fc_budget_at(tally->dataset, kept->budget - 1);
      fc_source_number(tally, row.origin, row.source_url, fc_intern_text(&tally->names, kept->name));
    }
    if (tally->seen.exact)
      continue;
    fc_line line = open_line(tally, lines->line[i]);
    widen_ranges(&line, &lines->ranged);
  }
}

static fc_status choose(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  fc_columns columns = {.n = 0};
  size_t n = choose_lines(tally, NULL);
  fc_chosen_lines *lines = fc_tally_array(ctx, tally, 1, sizeof *lines);
  fc_chosen_line *line = fc_tally_array(ctx, tally, n, sizeof *line);
  if (!lines || !line)
    return FC_NO_MEMORY;
  choose_lines(tally, line);
  *lines = (fc_chosen_lines){.tally = tally, .line = line, .n = n};
  look_through(tally, lines);
  if (tally->sources.failed || !set_columns(&columns, tally, lines->ranged))
    return FC_NO_MEMORY;
  return fc_result_add_table(result, "denominators", columns.list, columns.n, n, (fc_rows){lines, fill_chosen, NULL});
}

fc_status fc_add_table_denominators(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  bool all = tally->plan->frame.list_all || tally->n_shown <= ALL_UP_TO;
  fc_status status = all || tally->plan->report.n_against ? list_lines(ctx, tally, all, result)
                                                          : choose(ctx, tally, result);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
