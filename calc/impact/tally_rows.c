/* tally_rows.c - the figures of every row of the breakdown, and of all awards together.
 *
 * A row is made, looked at and packed before the next one is, so that 90,000 rows of several years need no more room
 * than what is said of them. */
#include "base/parted.h"
#include "impact/after_draws.h"
#include "impact/ends.h"
#include "impact/levy.h"
#include "impact/metric_columns.h"
#include "impact/packed.h"

#include <stdlib.h>
#include <string.h>

/* What a row is set against, as it is packed. */
typedef struct packed_wholes {
  fc_denominator budget, department_budget, department_revenue, aid, population;
  int64_t own_budget;
} packed_wholes;

static fc_status make_years(fc_ctx *ctx, fc_tally *tally, fc_group *group) {
  size_t years = fc_tally_years(tally);
  group->row.several_years = years > 1;
  group->row.priced = tally->plan->price != NULL;
  if (years < 2)
    return FC_OK;
  group->in_year = fc_tally_array(ctx, tally, years, sizeof *group->in_year);
  group->part_in_year = fc_tally_array(ctx, tally, years * group->governments.n, sizeof *group->part_in_year);
  for (size_t y = 0; group->in_year && y < years; y++)
    group->in_year[y].priced = group->row.priced;
  return group->in_year && group->part_in_year ? FC_OK : FC_NO_MEMORY;
}

/* The department of all its awards. */
static void set_department(const fc_tally *tally, fc_group *group) {
  if (!tally->has_departments)
    return;
  for (size_t i = 0; i < group->n_members; i++) {
    const fc_award *award = fc_dataset_award(tally->dataset, tally->plan->touched[group->member[i]].award);
    if (i && award->department != group->department) {
      group->department = 0;
      return;
    }
    group->department = award->department;
  }
}

static fc_status make(fc_ctx *ctx, fc_tally *tally, fc_group *group) {
  static fc_status (*const parts[])(fc_ctx *, fc_tally *, fc_group *) = {
      fc_group_ends, fc_group_wholes, fc_group_after, fc_group_levy, fc_group_cash};
  fc_status status = fc_group_set_governments(ctx, tally, group);
  if (status == FC_OK)
    status = make_years(ctx, tally, group);
  set_department(tally, group);
  if (status == FC_OK)
    status = fc_group_sum(ctx, tally, group);
  for (size_t i = 0; i < sizeof parts / sizeof *parts && status == FC_OK; i++)
    status = parts[i](ctx, tally, group);
  return status;
}

static fc_group group_of(const fc_kept_group *kept) {
  return (fc_group){.key = kept->key,
                    .member = kept->member,
                    .n_members = kept->n_members,
                    .n_all = kept->n_all,
                    .support = kept->support};
}

fc_status fc_tally_make_row(fc_ctx *ctx, fc_tally *tally, const fc_kept_group *kept, fc_group *out) {
  *out = group_of(kept);
  return make(ctx, tally, out);
}

/* What the row is set against, the row of all years, then those of each. */
static uint8_t *pack_group(const fc_tally *tally, const fc_group *group, uint8_t *to) {
  const packed_wholes wholes = {.budget = group->budget,
                                .department_budget = group->department_budget,
                                .department_revenue = group->department_revenue,
                                .aid = group->aid,
                                .population = group->population,
                                .own_budget = group->own_budget};
  to = fc_pack(&wholes, sizeof wholes, to);
  to = fc_pack(&group->row, sizeof group->row, to);
  for (size_t y = 0; group->in_year && y < fc_tally_years(tally); y++)
    to = fc_pack(&group->in_year[y], sizeof group->in_year[y], to);
  return to;
}

void fc_tally_open_row(const fc_tally *tally, size_t row, fc_group *out) {
  packed_wholes wholes;
  const fc_kept_group *kept = &tally->groups[row];
  *out = group_of(kept);
  fc_unpack(fc_unpack(kept->packed, &wholes, sizeof wholes), &out->row, sizeof out->row);
  out->own_budget = wholes.own_budget != 0;
  out->budget = wholes.budget;
  out->department_budget = wholes.department_budget;
  out->department_revenue = wholes.department_revenue;
  out->aid = wholes.aid;
  out->population = wholes.population;
}

void fc_tally_open_year(const fc_tally *tally, size_t row, size_t year, fc_row *out) {
  const uint8_t *at = fc_packed_skip(fc_packed_skip(tally->groups[row].packed));
  for (size_t y = 0; y < year; y++)
    at = fc_packed_skip(at);
  fc_unpack(at, out, sizeof *out);
}

static bool is_exact_base(const fc_base *base) {
  return !base->conflict && !fc_span_is_ranged(base->amount) && !fc_span_is_ranged(base->part);
}

/* Figures after the loss may have ends of their own. */
static bool is_exact(const fc_row *row) {
  bool exact = !row->after.known && !row->after.levy.present && !fc_span_is_ranged(row->after.peak_cash) &&
               !fc_span_is_ranged(row->loss) && !fc_span_is_ranged(row->grant) && !fc_span_is_ranged(row->first) &&
               !fc_span_is_ranged(row->last) && !fc_span_is_ranged(row->loss_real) &&
               !fc_span_is_ranged(row->last_real) && !row->grant_low.den && !row->aid_low.den && !row->aid_high.den;
  for (size_t a = 0; a < FC_ACCOUNTS && exact; a++)
    exact = !fc_span_is_ranged(row->account[a]);
  return exact && is_exact_base(&row->budget) && is_exact_base(&row->department) &&
         is_exact_base(&row->department_revenue) && is_exact_base(&row->aid) && is_exact_base(&row->population);
}

static void look_at_metrics(fc_tally *tally, const fc_group *group) {
  const fc_plan_report *report = &tally->plan->report;
  fc_rows_seen *seen = &tally->seen;
  for (size_t i = 0; i < report->n_metrics; i++) {
    const fc_metric *metric = report->metrics[i];
    fc_value value = {0};
    if (!seen->has[i])
      metric->compute(&group->row, &value);
    seen->has[i] = seen->has[i] || value.present;
    if (group->key && !group->row.unknown && !seen->refused[i] && metric->refuse)
      seen->refused[i] = metric->refuse(&group->row);
  }
}

/* What is asked of all rows later, while one is at hand. */
static void look_at(fc_tally *tally, const fc_group *group) {
  fc_rows_seen *seen = &tally->seen;
  look_at_metrics(tally, group);
  seen->of_governments = group->key ? group->row.after.of_governments : seen->of_governments;
  seen->budget = seen->budget || group->row.budget.present;
  seen->own_budgets += group->key && group->own_budget;
  seen->other_budgets += group->key && !group->own_budget && group->budget.base.present;
  seen->exact = seen->exact && is_exact(&group->row);
  for (size_t y = 0; seen->exact && group->in_year && y < fc_tally_years(tally); y++)
    seen->exact = is_exact(&group->in_year[y]);
}

static fc_status keep(fc_ctx *ctx, fc_tally *tally, const fc_group *group, uint8_t *room, fc_kept_group *kept) {
  size_t n = (size_t)(pack_group(tally, group, room) - room);
  kept->packed = (const uint8_t *)fc_arena_text(&tally->arena, (const char *)room, n);
  kept->has_figure = fc_group_figure(tally, group, &kept->figure);
  kept->has_department = fc_group_has_department(group);
  look_at(tally, group);
  return kept->packed ? FC_OK : fc_fail_memory(ctx);
}

static fc_status make_and_keep(fc_ctx *ctx, fc_tally *tally, uint8_t *room, fc_kept_group *kept) {
  fc_group group;
  tally->making = true;
  fc_status status = fc_tally_make_row(ctx, tally, kept, &group);
  if (status == FC_OK)
    status = keep(ctx, tally, &group, room, kept);
  tally->making = false;
  fc_arena_clear(&tally->room);
  return status;
}

static bool is_named_alike(const fc_denominator *a, const fc_denominator *b) {
  return a->stage == b->stage && a->scope == b->scope && a->direction == b->direction && a->part == b->part &&
         a->aid == b->aid && a->published == b->published;
}

static uint32_t put_name(fc_tally *tally, fc_buf *words) {
  uint32_t number = words->failed ? FC_INTERN_NONE : fc_intern_put(&tally->names, (fc_str){words->p, words->n});
  fc_buf_reset(words);
  return number;
}

static fc_named_whole name_whole(fc_tally *tally, const fc_denominator *whole) {
  fc_buf words = {0}, stage = {0};
  fc_denominator_words(&words, &tally->plan->frame, whole);
  if (whole->stage && whole->stage != FC_INTERN_NONE)
    fc_stage_words(&stage, fc_dataset_text(tally->dataset, whole->stage));
  fc_named_whole named = {.whole = *whole, .name = put_name(tally, &words), .stage = put_name(tally, &stage)};
  named.any = named.name != FC_INTERN_NONE && named.stage != FC_INTERN_NONE;
  return named;
}

/* Most rows are set against things of one name: words are only put together for another than the last. */
static bool keep_whole(fc_tally *tally, const fc_denominator *whole, fc_shown_whole which, fc_kept_whole *out) {
  fc_named_whole *last = &tally->named[which];
  *out = (fc_kept_whole){.present = whole->base.present};
  if (!whole->base.present)
    return true;
  if (!last->any || !is_named_alike(&last->whole, whole))
    *last = name_whole(tally, whole);
  out->budget = whole->first == SIZE_MAX ? 0 : (uint32_t)whole->first + 1;
  out->name = last->name;
  out->stage = last->stage;
  return last->any;
}

/* Row by row, so that names have the same numbers whoever made the rows. */
static fc_status name_wholes(fc_ctx *ctx, fc_tally *tally, size_t row) {
  fc_kept_group *kept = &tally->groups[row];
  packed_wholes of;
  fc_unpack(kept->packed, &of, sizeof of);
  const fc_denominator *const wholes[FC_SHOWN_WHOLES] = {&of.budget, &of.department_budget, &of.department_revenue,
                                                         &of.aid};
  for (int i = 0; i < FC_SHOWN_WHOLES; i++)
    if (!keep_whole(tally, wholes[i], (fc_shown_whole)i, &kept->whole[i]))
      return fc_fail_memory(ctx);
  if (kept->has_department) {
    kept->whole[FC_SHOWN_DEPARTMENT].present = false;
    kept->whole[FC_SHOWN_DEPARTMENT_REVENUE].present &= !of.budget.base.revenue;
  }
  return FC_OK;
}

/* Rows are made in parts at once, each with what it was seen to hold; the row of all awards is the first part, as it takes
 * longest. */
enum { ROWS_OF_A_PART = 1024, AWARDS_WORTH_THREADS = 4096 };

typedef struct making_rows {
  fc_tally *tally;
  fc_tally *part; /* the tally as each part sees it: with room and memory of its own */
  size_t parts;
} making_rows;

static fc_status make_some(fc_ctx *ctx, fc_tally *own, size_t from, size_t to) {
  size_t rows = fc_tally_years(own) + 1;
  uint8_t *room = malloc(fc_packed_most(sizeof(packed_wholes)) + rows * fc_packed_most(sizeof(fc_row)));
  fc_status status = room ? FC_OK : fc_fail_memory(ctx);
  for (size_t g = from; g < to && status == FC_OK; g++)
    status = fc_ctx_cancelled(ctx) ? FC_CANCELLED : make_and_keep(ctx, own, room, &own->groups[g]);
  free(room);
  return status;
}

static fc_status start_seen(fc_ctx *ctx, fc_tally *tally) {
  size_t n = tally->plan->report.n_metrics;
  tally->seen = (fc_rows_seen){.has = fc_tally_array(ctx, tally, n, sizeof(bool)),
                               .refused = fc_tally_array(ctx, tally, n, sizeof(const char *)),
                               .exact = true};
  return tally->seen.has && tally->seen.refused ? FC_OK : FC_NO_MEMORY;
}

static fc_status make_part(fc_ctx *ctx, void *self, size_t part, size_t thread) {
  making_rows *work = self;
  fc_tally *own = &work->part[part];
  (void)thread;
  if (part == 0)
    return make(ctx, own, &work->tally->total);
  size_t from = (part - 1) * ROWS_OF_A_PART, to = from + ROWS_OF_A_PART;
  fc_status status = start_seen(ctx, own);
  if (status == FC_OK)
    status = make_some(ctx, own, from, to < own->n_groups ? to : own->n_groups);
  fc_arena_free(&own->room);
  return status;
}

/* What was seen of the rows of a part. */
static void add_seen(fc_rows_seen *to, const fc_rows_seen *from, size_t metrics) {
  for (size_t i = 0; i < metrics; i++) {
    to->has[i] = to->has[i] || from->has[i];
    to->refused[i] = to->refused[i] ? to->refused[i] : from->refused[i];
  }
  to->budget = to->budget || from->budget;
  to->of_governments = from->of_governments;
  to->exact = to->exact && from->exact;
  to->own_budgets += from->own_budgets;
  to->other_budgets += from->other_budgets;
}

static fc_status make_rows(fc_ctx *ctx, fc_tally *tally) {
  size_t groups = tally->total_alone ? 0 : tally->n_groups;
  making_rows work = {.tally = tally, .parts = 1 + (groups + ROWS_OF_A_PART - 1) / ROWS_OF_A_PART};
  work.part = calloc(work.parts, sizeof *work.part);
  for (size_t i = 0; work.part && i < work.parts; i++) { /* before the first part writes the row of all awards */
    work.part[i] = *tally;
    work.part[i].arena = work.part[i].room = (fc_arena){0};
  }
  fc_status (*run)(fc_ctx *, size_t, fc_part_fn, void *) =
      tally->plan->n_touched < AWARDS_WORTH_THREADS ? fc_parted_in_order : fc_parted_run;
  fc_status status = work.part ? run(ctx, work.parts, make_part, &work) : fc_fail_memory(ctx);
  for (size_t i = 0; work.part && i < work.parts; i++) {
    if (i && status == FC_OK)
      add_seen(&tally->seen, &work.part[i].seen, tally->plan->report.n_metrics);
    fc_arena_join(&tally->arena, &work.part[i].arena);
  }
  free(work.part);
  for (size_t g = 0; g < groups && status == FC_OK; g++)
    status = name_wholes(ctx, tally, g);
  return status;
}

static bool some_department(const fc_tally *tally) {
  const fc_plan *plan = tally->plan;
  for (size_t t = 0; t < plan->n_touched; t++)
    if (fc_dataset_award(tally->dataset, plan->touched[t].award)->department)
      return true;
  return false;
}

static fc_status start(fc_ctx *ctx, fc_tally *tally) {
  if (start_seen(ctx, tally))
    return FC_NO_MEMORY;
  tally->has_departments = some_department(tally);
  fc_status status = fc_levy_scope_asked(tally->plan, &tally->levy_scope);
  if (status == FC_OK && tally->ranged && !tally->total_alone && fc_plan_shares_sums(tally->plan))
    status = fc_shared_award_ends(ctx, tally);
  return status == FC_OK && tally->plan->after.wanted ? fc_after_draw(ctx, tally) : status;
}

fc_status fc_tally_rows(fc_ctx *ctx, fc_tally *tally) {
  fc_status status = start(ctx, tally);
  if (status == FC_OK)
    status = make_rows(ctx, tally);
  if (status != FC_OK || tally->total_alone)
    return status;
  look_at(tally, &tally->total);
  return fc_tally_note_wholes(ctx, tally);
}
