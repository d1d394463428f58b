/* tally_denominators.c - what each row is set against, and what a reader must know of it.
 *
 * The budget is that of the row's own keys as far as budgets know them (its department's, its fund's), else that of its
 * governments. A share of federal aid is given only where the selected awards lie inside the aid (SEMANTICS section 1).
 */
#include "dataset/sum.h"
#include "impact/ends.h"

/* A row in one year, while what it is set against is looked up. */
typedef struct fc_asking {
  fc_ctx *ctx;
  fc_tally *tally;
  fc_group *group;
  const fc_frame *frame;
  size_t year;  /* of the plan; n_years: the only one that is shown */
  size_t shown; /* its place among those that are shown */
  fc_members members;
  fc_row *row;
  fc_wholes found;
} fc_asking;

/* The keys of a row that budgets can be asked by. */
typedef struct fc_own_keys {
  uint32_t department;
  size_t n;
  uint32_t *column, *value;
} fc_own_keys;

static fc_status own_keys(fc_ctx *ctx, fc_tally *tally, const fc_group *group, fc_own_keys *out) {
  const fc_plan_report *report = &tally->plan->report;
  *out = (fc_own_keys){.column = fc_tally_array(ctx, tally, report->n_by, sizeof(uint32_t)),
                       .value = fc_tally_array(ctx, tally, report->n_by, sizeof(uint32_t))};
  if (!out->column || !out->value)
    return FC_NO_MEMORY;
  for (size_t i = 0; group->key && i < report->n_by; i++) {
    const fc_award_column *by = &report->by[i];
    if (by->role == FC_ROLE_department) {
      out->department = group->key[i];
      continue;
    }
    size_t part =
        fc_award_column_is_of_government(by) ? SIZE_MAX : fc_budget_part_column(tally->dataset, fc_str_of(by->name));
    if (part == SIZE_MAX || !group->key[i])
      continue;
    out->column[out->n] = (uint32_t)part;
    out->value[out->n++] = group->key[i];
  }
  return FC_OK;
}

static fc_budget_wish wish_of(const fc_tally *tally) {
  return (fc_budget_wish){.stage = FC_INTERN_NONE, .scope = tally->plan->frame.scope, .any_direction = true};
}

/* A figure over some of the governments is of what those lose, which has ends of its own where a sum is shared. Asked
 * while `has` is still that of the denominator. */
static fc_status widen_part(const fc_asking *asking, fc_denominator *of) {
  const fc_tally *tally = asking->tally;
  bool shared = tally->ranged && of->base.partial && fc_plan_shares_sums(tally->plan);
  return shared
             ? fc_shared_part_ends(asking->ctx, tally, asking->group, asking->members.has, asking->year, &of->base.part)
             : FC_OK;
}

/* Which governments have what was last asked for. */
static void note_holders(const fc_asking *asking, unsigned bit) {
  const fc_group *group = asking->group;
  size_t n = asking->members.n;
  for (size_t i = 0; group->holders && i < n; i++)
    if (asking->members.has[i])
      group->holders[asking->shown * n + i] |= (uint8_t)bit;
}

static fc_status find(const fc_asking *asking, const fc_budget_wish *wish, fc_denominator *out) {
  return fc_denominator_budget(asking->frame, &asking->members, wish, out);
}

/* All keys, then the department alone, then the whole. */
static fc_status set_budget(fc_asking *asking, const fc_own_keys *keys) {
  fc_denominator *budget = &asking->found.budget;
  fc_budget_wish wish = wish_of(asking->tally);
  wish.department = keys->department;
  wish.n_further = keys->n;
  wish.further_column = keys->column;
  wish.further_value = keys->value;
  bool own = wish.department || wish.n_further;
  fc_status status = find(asking, &wish, budget);
  if (status == FC_OK && !budget->base.present && wish.department && wish.n_further) {
    wish.n_further = 0;
    status = find(asking, &wish, budget);
  }
  asking->found.own_budget = own && budget->base.present;
  if (status == FC_OK && own && !asking->found.own_budget) {
    wish = wish_of(asking->tally);
    status = find(asking, &wish, budget);
  }
  asking->found.budget_wish = wish;
  budget->base.contained = asking->found.own_budget || fc_str_is(asking->frame->scope_text, "all_funds");
  return status;
}

/* Of the row's department, or of the one that all its awards name. */
static fc_status set_department(fc_asking *asking, const fc_own_keys *keys) {
  fc_budget_wish wish = wish_of(asking->tally);
  wish.department = keys->department ? keys->department : asking->group->department;
  if (!wish.department)
    return FC_OK;
  asking->found.department_wish = wish;
  wish.any_direction = false;
  wish.direction = FC_EXPENDITURE;
  fc_status status = find(asking, &wish, &asking->found.department_budget);
  if (status == FC_OK)
    status = widen_part(asking, &asking->found.department_budget);
  note_holders(asking, FC_HOLDS_DEPARTMENT);
  wish.direction = FC_REVENUE;
  if (status == FC_OK)
    status = find(asking, &wish, &asking->found.department_revenue);
  if (status == FC_OK)
    status = widen_part(asking, &asking->found.department_revenue);
  note_holders(asking, FC_HOLDS_DEPARTMENT_REVENUE);
  asking->found.department_budget.base.contained = asking->found.department_revenue.base.contained = true;
  return status;
}

/* An award outside the aid of the year: of another year or stage; of a published total also the stock of several years.
 * In one year of several an award that is due in others does not count. */
static bool is_outside(const fc_asking *asking, size_t touched, bool published) {
  const fc_frame *frame = asking->frame;
  const fc_touched *of = &asking->tally->plan->touched[touched];
  if (asking->year < asking->tally->plan->n_years && of->due.kind == FC_DUE_YEARLY)
    return !fc_frame_takes_stage(frame, of->government, of->stage);
  const fc_award *award = fc_dataset_award(asking->tally->dataset, of->award);
  if (award->year ? award->year != frame->aid_year : award->award_year != 0)
    return true;
  if (award->basis != FC_BASIS_FLOW && (published || award->basis != FC_BASIS_STOCK))
    return true;
  return !fc_frame_takes_stage(frame, of->government, of->stage);
}

static void mark_outside(const fc_asking *asking, bool published, bool *outside) {
  const fc_group *group = asking->group;
  for (size_t i = 0; i < group->n_members; i++) {
    if (is_outside(asking, group->member[i], published))
      outside[fc_group_government(asking->tally, group, group->member[i])] = true;
  }
}

/* The aid beside the row's own awards, for ends that know that both hold the same amounts. */
static fc_span rest_of_aid(const fc_asking *asking) {
  const fc_plan *plan = asking->tally->plan;
  const fc_group *group = asking->group;
  fc_span rest = asking->found.aid.base.amount;
  for (size_t i = 0; i < group->n_members; i++) {
    size_t t = group->member[i];
    if (plan->touched[t].unknown || !asking->members.has[fc_group_government(asking->tally, group, t)])
      continue;
    rest.low -= fc_plan_grant(plan, t, asking->year, FC_LOW);
    rest.value -= fc_plan_grant(plan, t, asking->year, FC_VALUE);
    rest.high -= fc_plan_grant(plan, t, asking->year, FC_HIGH);
  }
  return rest;
}

/* Ends over the inputs that the two have in common; of several years only the ends of each year apart are known. */
static fc_status set_aid_ends(fc_asking *asking) {
  fc_ctx *ctx = asking->ctx;
  if (!asking->found.aid.published && asking->year == asking->tally->plan->n_years) {
    fc_span rest = rest_of_aid(asking);
    return fc_tally_ratio_ends(ctx, asking->tally, asking->group, asking->members.has, &rest, &asking->row->aid_low,
                               &asking->row->aid_high);
  }
  /* A published total was rounded by others than the awards in it, but still holds them. */
  fc_value share = {0};
  fc_metric_quotient(asking->row->loss, &asking->found.aid.base, &share);
  if (share.present && share.high.num > share.high.den)
    asking->row->aid_high = (fc_ratio){1, 1};
  return FC_OK;
}

static fc_status set_aid(fc_asking *asking) {
  bool *outside = fc_tally_array(asking->ctx, asking->tally, asking->members.n, sizeof *outside);
  if (!outside)
    return FC_NO_MEMORY;
  asking->found.outside = outside;
  mark_outside(asking, false, outside);
  fc_status status = fc_denominator_aid(asking->frame, &asking->members, outside, &asking->found.aid);
  if (status == FC_OK && asking->found.aid.published) {
    mark_outside(asking, true, outside);
    status = fc_denominator_aid(asking->frame, &asking->members, outside, &asking->found.aid);
  }
  if (status == FC_OK)
    status = widen_part(asking, &asking->found.aid);
  note_holders(asking, FC_HOLDS_AID);
  return status == FC_OK && asking->found.aid.base.present && asking->tally->ranged ? set_aid_ends(asking) : status;
}

static fc_status ask(fc_asking *asking) {
  fc_own_keys keys;
  fc_row *row = asking->row;
  fc_status status = own_keys(asking->ctx, asking->tally, asking->group, &keys);
  if (status == FC_OK)
    status = set_budget(asking, &keys);
  if (status == FC_OK)
    status = widen_part(asking, &asking->found.budget);
  note_holders(asking, FC_HOLDS_BUDGET);
  if (status == FC_OK)
    status = set_department(asking, &keys);
  if (status == FC_OK)
    status = set_aid(asking);
  if (status == FC_OK)
    status = fc_denominator_population(asking->frame, &asking->members, &asking->found.population);
  if (status == FC_OK)
    status = widen_part(asking, &asking->found.population);
  note_holders(asking, FC_HOLDS_POPULATION);
  row->budget = asking->found.budget.base;
  row->department = asking->found.department_budget.base;
  row->department_revenue = asking->found.department_revenue.base;
  row->aid = asking->found.aid.base;
  row->population = asking->found.population.base;
  return status == FC_OVERFLOW ? fc_fail(asking->ctx, status, "F402", NULL, "check the growth of the scenario",
                                         "a figure grows beyond the range of money")
                               : status;
}

static void keep_found(fc_group *group, const fc_wholes *found) {
  group->own_budget = found->own_budget;
  group->budget = found->budget;
  group->department_budget = found->department_budget;
  group->department_revenue = found->department_revenue;
  group->aid = found->aid;
  group->population = found->population;
}

/* Years together: what each of them is set against adds up where all of them have it. */
static void add_base(fc_base *sum, const fc_base *year, bool first) {
  if (first) {
    *sum = *year;
    return;
  }
  sum->present = sum->present && year->present;
  sum->conflict = sum->conflict || year->conflict;
  sum->revenue = sum->revenue || year->revenue;
  sum->is_gap = sum->is_gap && year->is_gap;
  sum->contained = sum->contained && year->contained;
  sum->partial = sum->partial || year->partial;
  sum->overlap = sum->overlap || year->overlap;
  sum->governments = sum->governments < year->governments ? sum->governments : year->governments;
  fc_span_add_span(&sum->amount, year->amount);
  fc_span_add_span(&sum->part, year->part);
}

/* People are not added over years: a figure per resident is of those of the last. */
static void add_year(fc_row *row, const fc_row *year, bool first) {
  add_base(&row->budget, &year->budget, first);
  add_base(&row->department, &year->department, first);
  add_base(&row->department_revenue, &year->department_revenue, first);
  add_base(&row->aid, &year->aid, first);
  fc_span part = row->population.part;
  row->population = year->population;
  if (!first)
    fc_span_add_span(&row->population.part, part);
}

/* A row in the i-th of the years that are shown. */
static fc_asking asking_of(fc_ctx *ctx, fc_tally *tally, fc_group *group, size_t i) {
  const fc_plan *plan = tally->plan;
  fc_asking asking = {.ctx = ctx,
                      .tally = tally,
                      .group = group,
                      .frame = &plan->frames[plan->show_from + i],
                      .shown = i,
                      .year = group->in_year ? plan->show_from + i : plan->n_years,
                      .members = group->governments,
                      .row = group->in_year ? &group->in_year[i] : &group->row};
  if (group->in_year)
    asking.members.part = &group->part_in_year[i * group->governments.n];
  return asking;
}

fc_status fc_group_wholes(fc_ctx *ctx, fc_tally *tally, fc_group *group) {
  for (size_t i = 0; i < fc_tally_years(tally); i++) {
    fc_asking asking = asking_of(ctx, tally, group, i);
    fc_status status = ask(&asking);
    if (status != FC_OK)
      return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
    if (i == 0)
      keep_found(group, &asking.found);
    if (group->in_year)
      add_year(&group->row, &group->in_year[i], i == 0);
  }
  return FC_OK;
}

fc_status fc_tally_find_wholes(fc_ctx *ctx, fc_tally *tally, const fc_group *group, size_t year, fc_wholes *out) {
  fc_group again = *group;
  fc_row row = group->in_year ? group->in_year[year] : group->row;
  fc_asking asking = asking_of(ctx, tally, &again, year);
  asking.row = &row;
  fc_status status = ask(&asking);
  *out = asking.found;
  return status;
}

static void warn_conflict(fc_tally *tally, uint32_t government, const fc_denominator *budget) {
  const fc_budget a = fc_budget_at(tally->dataset, budget->first), b = fc_budget_at(tally->dataset, budget->second);
  fc_where first = fc_dataset_where(tally->dataset, a.origin), second = fc_dataset_where(tally->dataset, b.origin);
  char low[64], high[64];
  fc_dollars_format(a.amount.value, low);
  fc_dollars_format(b.amount.value, high);
  fc_notes_add(&tally->notes, FC_WARNING, "N401", &first, "drop one with --where, or tell them apart by scope or stage",
               "two totals for the budget of %.*s: %s here and %s in %s:%llu; the share is given from one to the other",
               FC_STR_ARG(fc_dataset_text(tally->dataset, fc_dataset_government(tally->dataset, government)->name)),
               low, high, second.file ? second.file : "", (unsigned long long)second.line);
}

static void note_row(fc_tally *tally, uint32_t government, const fc_denominator *budget) {
  const fc_budget row = fc_budget_at(tally->dataset, budget->first);
  fc_where where = fc_dataset_where(tally->dataset, row.origin);
  fc_str name = fc_dataset_text(tally->dataset, fc_dataset_government(tally->dataset, government)->name);
  fc_str flag = fc_dataset_text(tally->dataset, budget->flag), note = fc_dataset_text(tally->dataset, row.note);
  if (flag.n)
    fc_notes_add(&tally->notes, fc_str_is(flag, "suspect") ? FC_WARNING : FC_NOTE,
                 fc_str_is(flag, "suspect") ? "N405" : "N406", &where, NULL,
                 "the budget of %.*s is flagged \"%.*s\"%s%.*s", FC_STR_ARG(name), FC_STR_ARG(flag), note.n ? ": " : "",
                 FC_STR_ARG(note));
  if (budget->years_covered > 1)
    fc_notes_add(&tally->notes, FC_NOTE, "N418", &where, NULL,
                 "the budget of %.*s covers %d years and was divided by them", FC_STR_ARG(name), budget->years_covered);
}

/* Each government's own budget: conflicts, flags, years covered. */
static fc_status check_budgets(fc_tally *tally) {
  const fc_members *all = &tally->total.governments;
  const fc_budget_wish wish = wish_of(tally);
  for (size_t i = 0; i < all->n; i++) {
    bool has;
    const fc_members one = {.government = &all->government[i], .part = &all->part[i], .n = 1, .has = &has};
    fc_denominator budget;
    fc_status status = fc_denominator_budget(&tally->plan->frame, &one, &wish, &budget);
    if (status != FC_OK)
      return status;
    if (budget.base.conflict && budget.first != SIZE_MAX && budget.second != SIZE_MAX)
      warn_conflict(tally, all->government[i], &budget);
    if (budget.nothing)
      fc_frame_warn_nothing(&tally->plan->frame, &tally->notes, all->government[i], budget.first);
    if (budget.base.present && budget.first != SIZE_MAX)
      note_row(tally, all->government[i], &budget);
  }
  return FC_OK;
}

/* Asks the totals once more for the sake of who has a budget: `has` was last filled by the population. */
static fc_status note_totals(fc_ctx *ctx, fc_tally *tally) {
  fc_group *total = &tally->total;
  const fc_budget_wish wish = wish_of(tally);
  fc_denominator again;
  fc_status status = fc_denominator_budget(&tally->plan->frame, &total->governments, &wish, &again);
  size_t all = total->governments.n, with = again.base.governments;
  if (status != FC_OK || !again.base.present)
    return status;
  fc_frame_lack lack;
  status =
      fc_frame_find_lack(ctx, &tally->plan->frame, total->governments.government, total->governments.has, all, &lack);
  if (status != FC_OK)
    return status;
  const char *over =
      again.base.overlap ? "" : fc_ctx_format(ctx, ", and shares of all together are over %zu of %zu", with, all);
  if (lack.nothing)
    fc_notes_add(&tally->notes, FC_WARNING, "N400", NULL, NULL,
                 "%zu of %zu governments %s no budget%s: %s shares are empty%s: %s", lack.nothing, all,
                 lack.nothing == 1 ? "has" : "have", fc_frame_year_words(&tally->plan->frame, "of").p,
                 lack.nothing == 1 ? "its" : "their", over, lack.nothing_names);
  if (lack.revenue && !again.base.revenue)
    fc_frame_note_revenue(&tally->notes, &lack, all);
  const char *divided = total->population.base.overlap ? "shares, days and per-capita figures" : "shares and days";
  if (again.base.overlap)
    fc_notes_add(&tally->notes, FC_NOTE, "N408", NULL, NULL,
                 "some of the governments lie in others, so that %s of all together are left empty", divided);
  if (again.base.revenue)
    fc_notes_add(
        &tally->notes, FC_NOTE, "N417", NULL, NULL,
        "only revenue is known, not spending: shares are of revenue; taxes are booked centrally, not to departments");
  return FC_OK;
}

/* Rows of a breakdown by department or fund that budgets do not know, where they know others. */
static void note_fallbacks(fc_tally *tally) {
  size_t own = tally->seen.own_budgets, other = tally->seen.other_budgets;
  if (own && other)
    fc_notes_add(&tally->notes, FC_WARNING, "N414", NULL, NULL,
                 "%zu of %zu rows have no budget of their own and are set against that of the whole government", other,
                 own + other);
}

fc_status fc_tally_note_wholes(fc_ctx *ctx, fc_tally *tally) {
  fc_status status = check_budgets(tally);
  if (status == FC_OK)
    status = note_totals(ctx, tally);
  note_fallbacks(tally);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
