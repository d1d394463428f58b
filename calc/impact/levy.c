/* levy.c - what taxes bring the governments of each row: what a rise of the levy is a share of.
 *
 * The property tax where budgets have it, else all taxes, as revenue rows of one scope. Taxes are often forecast apart
 * from budgets, by a stage of their own: of a year the row of the run's stage, else of the latest, else one of a stage
 * that is known by its name alone. */
#include "dataset/budget_rows.h"
#include "dataset/sum.h"
#include "impact/levy.h"

#include <string.h>

static const char *const scopes[] = {"property_tax", "property_taxes", "tax_levy", "levy", "taxes", "all_taxes", "tax"};

static uint32_t scope_at(const fc_dataset *dataset, size_t i) {
  return fc_intern_find(&dataset->texts, fc_str_of(scopes[i]));
}

/* The only stage of rows of a scope and year that has no place in the order of stages; FC_INTERN_NONE: none. */
static uint32_t own_stage(const fc_dataset *dataset, uint32_t government, int year, uint32_t scope) {
  uint32_t next = fc_dataset_government(dataset, government)->first_budget, stage = FC_INTERN_NONE;
  while (next) {
    const fc_budget_kept *kept = fc_budget_kept_at(dataset, next - 1);
    fc_ledger ledger = fc_budget_ledger(dataset, kept);
    next = kept->next;
    if (ledger.scope == scope && ledger.year == year && ledger.direction == FC_REVENUE)
      stage = ledger.stage;
  }
  return stage;
}

static fc_status find_of_year(const fc_frame *frame, uint32_t government, int year, uint32_t scope,
                              fc_budget_trail *trail, fc_member_budget *out) {
  fc_budget_query query = {.government = government,
                           .year = year,
                           .stage = fc_stage_of_budget(&frame->stage, government),
                           .scope = scope,
                           .direction = FC_REVENUE,
                           .trail = trail};
  fc_status status = fc_budget_find_latest(frame->dataset, &query, &out->said, &out->stage);
  if (status == FC_OK && !out->said.present) {
    query.stage = out->stage = own_stage(frame->dataset, government, year, scope);
    if (query.stage != FC_INTERN_NONE)
      status = fc_budget_find(frame->dataset, &query, &out->said);
  }
  out->present = out->said.present;
  out->conflict = out->said.conflict;
  out->start = out->amount = out->said.amount;
  return status;
}

static bool grow(fc_member_budget *part, const fc_frame *frame, int years) {
  const fc_growth *growth = &frame->baseline->budget;
  fc_span *span = &part->amount;
  part->grown = years;
  return !growth->stated || (fc_grow(&span->low, growth->rate, years, FC_HALF_AWAY) &&
                             fc_grow(&span->value, growth->rate, years, FC_HALF_AWAY) &&
                             fc_grow(&span->high, growth->rate, years, FC_HALF_AWAY));
}

/* Of the year that a frame stands for; where the data end before, of its data's year, grown as budgets are. */
fc_status fc_levy_of(const fc_frame *frame, uint32_t government, uint32_t scope, fc_budget_trail *trail,
                     fc_member_budget *out) {
  int year = frame->stands_for ? frame->stands_for : frame->year;
  *out = (fc_member_budget){0};
  fc_status status = find_of_year(frame, government, year, scope, trail, out);
  if (status != FC_OK || out->present || year == frame->year || !frame->baseline || !frame->baseline->budget.stated)
    return status;
  status = find_of_year(frame, government, frame->year, scope, trail, out);
  return status == FC_OK && out->present && !grow(out, frame, year - frame->year) ? FC_OVERFLOW : status;
}

/* The first scope that some government has in the first year that is shown. */
fc_status fc_levy_scope(const fc_plan *plan, uint32_t *out) {
  *out = FC_INTERN_NONE;
  for (size_t s = 0; s < sizeof scopes / sizeof *scopes; s++) {
    uint32_t scope = scope_at(plan->frame.dataset, s);
    for (size_t i = 0; scope != FC_INTERN_NONE && i < plan->frame.n_governments; i++) {
      fc_member_budget part;
      fc_status status = fc_levy_of(&plan->frames[plan->show_from], plan->frame.governments[i], scope, NULL, &part);
      if (status != FC_OK || part.present) {
        *out = scope;
        return status;
      }
    }
  }
  return FC_OK;
}

static void add_levy(fc_base *levy, const fc_budget_answer *answer, fc_span part) {
  levy->present = true;
  levy->conflict = levy->conflict || answer->conflict;
  levy->governments++;
  fc_span_add_span(&levy->amount, answer->amount);
  fc_span_add_span(&levy->part, part);
}

/* The levy of a row over some years: of the governments that have it in all of them. */
static fc_status fill(fc_ctx *ctx, fc_tally *tally, const fc_group *group, size_t first, size_t last, uint32_t scope,
                      const fc_span *part, fc_base *levy) {
  const fc_members *members = &group->governments;
  bool *has = fc_tally_array(ctx, tally, members->n, sizeof *has);
  if (!has)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < members->n; i++) {
    fc_budget_answer sum = {.present = true};
    for (size_t y = first; y < last && sum.present; y++) {
      fc_member_budget each;
      fc_status status = fc_levy_of(&tally->plan->frames[y], members->government[i], scope, NULL, &each);
      if (status != FC_OK)
        return status;
      sum.present = each.present;
      sum.conflict = sum.conflict || each.conflict;
      fc_span_add_span(&sum.amount, each.amount);
    }
    if (sum.present)
      add_levy(levy, &sum, part[i]);
  }
  levy->partial = levy->present && levy->governments < members->n;
  levy->overlap = fc_dataset_overlap(tally->dataset, members->government, members->n);
  return FC_OK;
}

static bool is_asked(const fc_plan *plan) {
  for (size_t i = 0; plan->report.metrics_asked && i < plan->report.n_metrics; i++)
    if (strcmp(plan->report.metrics[i]->name, "levy_rise") == 0)
      return true;
  return false;
}

fc_status fc_levy_scope_asked(const fc_plan *plan, uint32_t *out) {
  *out = FC_INTERN_NONE;
  return is_asked(plan) ? fc_levy_scope(plan, out) : FC_OK;
}

fc_status fc_group_levy(fc_ctx *ctx, fc_tally *tally, fc_group *group) {
  const fc_plan *plan = tally->plan;
  uint32_t scope = tally->levy_scope;
  size_t n = group->governments.n;
  if (scope == FC_INTERN_NONE)
    return FC_OK;
  fc_status status = fill(ctx, tally, group, plan->show_from, plan->show_to, scope, group->governments.part,
                          &group->row.after.levy);
  for (size_t y = 0; group->in_year && y < fc_tally_years(tally) && status == FC_OK; y++)
    status = fill(ctx, tally, group, plan->show_from + y, plan->show_from + y + 1, scope, group->part_in_year + y * n,
                  &group->in_year[y].after.levy);
  return status == FC_OVERFLOW ? fc_fail(ctx, FC_OVERFLOW, "F402", NULL, NULL, "a levy is beyond the range of money")
         : status == FC_NO_MEMORY ? fc_fail_memory(ctx)
                                  : status;
}
