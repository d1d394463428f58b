/* denominator.c - adding what figures are set against over the governments that have it.
 *
 * Totals of several governments: amounts always add; a share uses only governments that have both figures, and nothing
 * is divided where one government contains another (SEMANTICS section 1). */
#include "impact/denominator.h"

#include "dataset/sum.h"
#include "impact/plan.h"

#include <string.h>

/* One member that has it. */
static void take_member(fc_denominator *to, const fc_members *members, size_t i, fc_span amount) {
  fc_span_add_span(&to->base.amount, amount);
  fc_span_add_span(&to->base.part, members->part[i]);
  to->base.governments++;
  to->base.present = true;
}

/* Of a single member nothing is partial and nothing overlaps. */
static fc_status finish(const fc_frame *frame, const fc_members *members, fc_denominator *out) {
  out->base.partial = out->base.present && out->base.governments < members->n;
  if (out->base.governments < 2)
    return FC_OK;
  fc_arena arena = {0};
  uint32_t *with = fc_arena_array(&arena, members->n, sizeof *with);
  size_t n = 0;
  for (size_t i = 0; with && i < members->n; i++)
    if (members->has[i])
      with[n++] = members->government[i];
  out->base.overlap = with && fc_dataset_overlap(frame->dataset, with, n);
  fc_arena_free(&arena);
  return with ? FC_OK : FC_NO_MEMORY;
}

/* A figure of an earlier year, grown to the one that it stands for. */
static bool grow_span(fc_span *span, const fc_growth *growth, int years) {
  return !growth->stated || years <= 0 ||
         (fc_grow(&span->low, growth->rate, years, FC_HALF_AWAY) && fc_grow(&span->value, growth->rate, years, FC_HALF_AWAY) &&
          fc_grow(&span->high, growth->rate, years, FC_HALF_AWAY));
}

/* What the data say of a whole budget in a year, gone on to the year that it stands for, or what the scenario sets. */
static fc_status go_on(const fc_frame *frame, const fc_budget_wish *wish, fc_member_budget *part) {
  const fc_baseline *baseline = frame->baseline;
  bool whole = !wish->department && !wish->n_further && wish->stage == FC_INTERN_NONE && wish->scope == frame->scope;
  part->start = part->amount = part->said.amount;
  if (!baseline || !part->present)
    return FC_OK;
  part->set = whole && baseline->set_budget.stated;
  if (part->set) {
    fc_money set = baseline->set_budget.value;
    part->start = part->amount = (fc_span){set, set, set};
    part->conflict = false;
  }
  part->grown = part->set ? frame->since : frame->stands_for - frame->year;
  return grow_span(&part->amount, &baseline->budget, part->grown) ? FC_OK : FC_OVERFLOW;
}

static void start(fc_denominator *out, uint32_t scope, uint32_t department) {
  *out = (fc_denominator){
      .scope = scope, .department = department, .first = SIZE_MAX, .second = SIZE_MAX, .years_covered = 1};
}

static void take_budget(fc_denominator *out, const fc_members *members, size_t i, const fc_member_budget *part) {
  const fc_budget_answer *said = &part->said;
  if (!out->base.present) {
    out->stage = part->stage;
    out->first = said->first;
    out->second = said->second;
    out->flag = said->flag;
    out->years_covered = said->years_covered;
    out->single = !part->conflict && said->rows == 1;
  } else {
    out->stage = out->stage == part->stage ? part->stage : FC_INTERN_NONE;
    out->single = false;
  }
  out->base.conflict = out->base.conflict || part->conflict;
  take_member(out, members, i, part->amount);
}

/* A part of the budget is often published at other stages than the whole: where the run's has none, the latest that has
 * one stands in, and says its stage. */
static fc_status find_budget(const fc_frame *frame, uint32_t government, const fc_budget_wish *wish,
                             fc_budget_trail *trail, fc_member_budget *out) {
  bool of_run = wish->stage == FC_INTERN_NONE, part = wish->department || wish->n_further;
  const fc_budget_query query = {.government = government,
                                 .year = frame->year,
                                 .stage = of_run ? fc_stage_of_budget(&frame->stage, government) : wish->stage,
                                 .scope = wish->scope,
                                 .direction = wish->direction,
                                 .department = wish->department,
                                 .n_further = wish->n_further,
                                 .further_column = wish->further_column,
                                 .further_value = wish->further_value,
                                 .trail = trail};
  out->stage = query.stage;
  return of_run && part && !frame->stage.forced
             ? fc_budget_find_latest(frame->dataset, &query, &out->said, &out->stage)
             : fc_budget_find(frame->dataset, &query, &out->said);
}

fc_status fc_denominator_member_budget(const fc_frame *frame, uint32_t government, const fc_budget_wish *wish,
                                     fc_budget_trail *trail, fc_member_budget *out) {
  *out = (fc_member_budget){0};
  fc_status status = wish->scope == FC_INTERN_NONE ? FC_OK : find_budget(frame, government, wish, trail, out);
  out->present = out->said.present;
  out->conflict = out->said.conflict;
  return status == FC_OK ? go_on(frame, wish, out) : status;
}

/* "budget_gap", "gap", "out_year_gap". */
static bool is_gap(fc_str scope) {
  return scope.n >= 3 && memcmp(scope.p + scope.n - 3, "gap", 3) == 0 && (scope.n == 3 || scope.p[scope.n - 4] == '_');
}

static fc_status add_budgets(const fc_frame *frame, const fc_members *members, const fc_budget_wish *wish,
                             fc_denominator *out) {
  start(out, wish->scope, wish->department);
  out->part = wish->department || !wish->n_further ? wish->department : wish->further_value[0];
  out->direction = wish->direction;
  out->base.revenue = wish->direction == FC_REVENUE;
  out->base.is_gap = is_gap(fc_dataset_text(frame->dataset, wish->scope));
  for (size_t i = 0; i < members->n; i++) {
    fc_member_budget part;
    fc_status status = fc_denominator_member_budget(frame, members->government[i], wish, NULL, &part);
    if (status != FC_OK)
      return status;
    members->has[i] = part.present;
    if (part.present)
      take_budget(out, members, i, &part);
    else if (part.said.nothing && !out->base.present)
      out->first = part.said.first;
    out->nothing = out->nothing || part.said.nothing;
  }
  out->nothing = out->nothing && !out->base.present;
  return finish(frame, members, out);
}

fc_status fc_denominator_budget(const fc_frame *frame, const fc_members *members, const fc_budget_wish *wish,
                                fc_denominator *out) {
  fc_budget_wish one = *wish;
  if (wish->any_direction)
    one.direction = FC_EXPENDITURE;
  fc_status status = add_budgets(frame, members, &one, out);
  one.direction = FC_REVENUE;
  if (status == FC_OK && !out->base.present && !out->nothing && wish->any_direction)
    status = add_budgets(frame, members, &one, out);
  return status;
}

fc_status fc_denominator_member_aid(const fc_frame *frame, uint32_t government, fc_member_aid *out) {
  *out = (fc_member_aid){.year = frame->aid_year ? frame->aid_year : frame->year,
                       .budget_stage = fc_stage_of_budget(&frame->stage, government),
                       .grants_stage = fc_stage_of_grants(&frame->stage, government)};
  fc_status status =
      fc_aid_base_find(frame->dataset, government, out->year, out->budget_stage, out->grants_stage, &out->said);
  out->amount = out->said.amount;
  out->grown = frame->stands_for - out->year;
  if (status == FC_OK && frame->baseline && !grow_span(&out->amount, &frame->baseline->grants, out->grown))
    status = FC_OVERFLOW;
  return status;
}

/* Whether a sum of aid is of the members that have some, of the year and of the stage. */
static bool counts_in_aid(const fc_frame *frame, const bool *has, int year, uint32_t aid) {
  const uint32_t *words = fc_keys_at(&frame->dataset->aid_keys, aid);
  return has[words[0]] && (!words[1] || (int)words[1] == year) &&
         (!words[2] || words[2] == fc_stage_of_grants(&frame->stage, words[0]));
}

bool fc_denominator_is_twice(const fc_frame *frame, const bool *has, const fc_passed *passed) {
  int year = frame->aid_year ? frame->aid_year : frame->year;
  return counts_in_aid(frame, has, year, passed->aid) && counts_in_aid(frame, has, year, passed->holder_aid);
}

bool fc_denominator_passed_amount(const fc_frame *frame, const fc_passed *passed, fc_span *out) {
  int year = frame->aid_year ? frame->aid_year : frame->year;
  *out = passed->amount;
  return !frame->baseline || grow_span(out, &frame->baseline->grants, frame->stands_for - year);
}

/* Awards that one member passes on to another are in the aid of both: they count once in what they have together. */
static fc_status leave_passed(const fc_frame *frame, const fc_members *members, fc_denominator *out) {
  const fc_dataset *dataset = frame->dataset;
  if (out->base.governments < 2 || out->published || !dataset->passed.count)
    return FC_OK;
  fc_arena arena = {0};
  bool *has = fc_arena_array(&arena, dataset->governments.count, sizeof *has);
  for (size_t i = 0; has && i < members->n; i++)
    has[members->government[i]] = members->has[i];
  bool ok = has != NULL;
  for (size_t i = 0; ok && i < dataset->passed.count; i++) {
    const fc_passed *passed = fc_seq_at(&dataset->passed, i);
    fc_span amount;
    if (!fc_denominator_is_twice(frame, has, passed))
      continue;
    ok = fc_denominator_passed_amount(frame, passed, &amount);
    fc_span_add_span(&out->base.amount, (fc_span){-amount.low, -amount.value, -amount.high});
  }
  fc_arena_free(&arena);
  return ok ? FC_OK : has ? FC_OVERFLOW : FC_NO_MEMORY;
}

fc_status fc_denominator_aid(const fc_frame *frame, const fc_members *members, const bool *outside,
                             fc_denominator *out) {
  start(out, fc_intern_find(&frame->dataset->texts, FC_STR("federal_aid")), 0);
  out->direction = FC_REVENUE;
  out->base.contained = true;
  out->aid = true;
  for (size_t i = 0; i < members->n; i++) {
    fc_member_aid part;
    members->has[i] = false;
    if (outside && outside[i])
      continue;
    fc_status status = fc_denominator_member_aid(frame, members->government[i], &part);
    if (status != FC_OK)
      return status;
    members->has[i] = part.said.present;
    if (!part.said.present)
      continue;
    if (!out->base.present) {
      out->stage = part.budget_stage;
      out->first = part.said.budget;
    }
    out->published = out->published || part.said.published;
    out->base.conflict = out->base.conflict || part.said.conflict;
    take_member(out, members, i, part.amount);
  }
  fc_status status = leave_passed(frame, members, out);
  if (status != FC_OK)
    return status;
  return finish(frame, members, out);
}

bool fc_frame_population(const fc_frame *frame, uint32_t government, fc_population *out) {
  const fc_baseline *baseline = frame->baseline;
  int year = frame->stands_for ? frame->stands_for : frame->year, back = 0;
  bool goes_on = baseline && (baseline->population.stated || baseline->budget.stated);
  bool found = fc_population_find(frame->dataset, government, year, out);
  while (!found && goes_on && back < FC_YEARS_MAX)
    found = fc_population_find(frame->dataset, government, year - ++back, out);
  if (!found)
    return false;
  fc_span people = {out->low, out->value, out->high};
  if (baseline && baseline->set_population.stated) {
    fc_i128 set = baseline->set_population.value / 100;
    people = (fc_span){set, set, set};
    out->conflict = false;
  }
  if (!out->year || (baseline && baseline->set_population.stated)) /* those of the first year */
    back = frame->since;
  if (baseline && !grow_span(&people, &baseline->population, back))
    return false;
  out->low = (int64_t)people.low;
  out->value = (int64_t)people.value;
  out->high = (int64_t)people.high;
  return true;
}

fc_status fc_denominator_population(const fc_frame *frame, const fc_members *members, fc_denominator *out) {
  start(out, 0, 0);
  for (size_t i = 0; i < members->n; i++) {
    fc_population population;
    members->has[i] = fc_frame_population(frame, members->government[i], &population);
    if (!members->has[i])
      continue;
    out->base.conflict = out->base.conflict || population.conflict;
    take_member(out, members, i, (fc_span){population.low, population.value, population.high});
  }
  return finish(frame, members, out);
}

int fc_budget_row_cmp(const void *a, const void *b, void *payload) {
  const fc_dataset *dataset = payload;
  const fc_budget x = fc_budget_at(dataset, *(const size_t *)a), y = fc_budget_at(dataset, *(const size_t *)b);
  int order = fc_str_cmp(fc_dataset_text(dataset, x.scope), fc_dataset_text(dataset, y.scope));
  if (!order)
    order = fc_str_cmp(fc_dataset_text(dataset, x.department), fc_dataset_text(dataset, y.department));
  if (!order)
    order = fc_stage_cmp(fc_dataset_text(dataset, y.stage), fc_dataset_text(dataset, x.stage));
  if (!order)
    order = (x.amount.value < y.amount.value) - (x.amount.value > y.amount.value);
  return order ? order : fc_str_cmp(fc_dataset_text(dataset, x.note), fc_dataset_text(dataset, y.note));
}

void fc_denominator_words(fc_buf *out, const fc_frame *frame, const fc_denominator *denominator) {
  const fc_dataset *dataset = frame->dataset;
  if (denominator->aid && !denominator->published) {
    fc_buf_text(out, "federal aid in the file");
    return;
  }
  fc_str stage = denominator->stage == FC_INTERN_NONE ? (fc_str){0} : fc_dataset_text(dataset, denominator->stage);
  fc_str scope =
      denominator->scope == FC_INTERN_NONE ? frame->scope_text : fc_dataset_text(dataset, denominator->scope);
  if (denominator->aid) {
    fc_buf_text(out, "federal aid");
    fc_buf_text(out, stage.n ? ", " : "");
    if (stage.n)
      fc_stage_words(out, stage);
    return;
  }
  fc_budget_words(out, stage, scope, denominator->direction, fc_dataset_text(dataset, denominator->part));
}
