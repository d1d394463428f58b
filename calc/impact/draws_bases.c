/* draws_bases.c - what figures are set against, where the scenario sets it, or says how it goes on, by a drawn number. */
#include "impact/draws_funds.h"
#include "impact/levy.h"
#include "impact/operand.h"

static bool is_drawn(const fc_draw_path *draws, uint32_t parameter) {
  return parameter && draws->first_input[parameter - 1];
}

static double rate_of(const fc_growth *growth) {
  return growth->stated ? fc_ratio_double((fc_ratio){growth->rate.num, growth->rate.den}) : 0;
}

static uint32_t growth_power(fc_draw_path *draws, const fc_growth *growth, int years) {
  uint32_t column = fc_draws_parameter(draws, growth->parameter);
  if (!column)
    column = fc_draws_number(draws, rate_of(growth));
  return fc_draws_power(draws, column, years > 0 ? years : 0);
}

static uint32_t set_column(fc_draw_path *draws, const fc_set_figure *set) {
  uint32_t column = fc_draws_parameter(draws, set->parameter);
  return column ? column : fc_draws_number(draws, (double)set->value / 100);
}

static void add_member(fc_draw_path *draws, const fc_member_budget *part, fc_draw_sum *sum) {
  const fc_baseline *baseline = &draws->plan->baseline;
  uint32_t power = growth_power(draws, &baseline->budget, part->grown);
  if (part->set)
    fc_draws_add(draws, sum, 1, fc_draws_product(draws, set_column(draws, &baseline->set_budget), power));
  else
    fc_draws_add(draws, sum, (double)part->start.value / 100, power);
}

/* The budgets of a row's governments in a year. */
static void add_budgets(fc_draw_path *draws, const fc_group *group, const fc_budget_wish *asked, fc_direction direction,
                        size_t year, fc_draw_sum *sum) {
  fc_budget_wish wish = *asked;
  wish.any_direction = false;
  wish.direction = direction;
  for (size_t i = 0; i < group->governments.n && draws->status == FC_OK; i++) {
    fc_member_budget part;
    if (fc_draws_note(draws, fc_denominator_member_budget(&draws->plan->frames[year], group->governments.government[i],
                                                          &wish, NULL, &part)) &&
        part.present)
      add_member(draws, &part, sum);
  }
}

/* Spending where there is any, else revenue, as for a contingency that is a part of the budget (after_draws.c). */
void fc_draws_add_budget_of(fc_draw_path *draws, uint32_t government, size_t year, fc_draw_sum *sum) {
  const fc_frame *frame = &draws->plan->frames[year];
  fc_budget_wish wish = {.stage = FC_INTERN_NONE, .scope = frame->scope};
  for (int revenue = 0; revenue < 2; revenue++) {
    fc_member_budget part;
    wish.direction = revenue ? FC_REVENUE : FC_EXPENDITURE;
    if (!fc_draws_note(draws, fc_denominator_member_budget(frame, government, &wish, NULL, &part)))
      return;
    if (part.present && part.conflict)
      sum->fixed += (double)part.amount.low / 100;
    else if (part.present)
      add_member(draws, &part, sum);
    if (part.present || part.said.nothing)
      return;
  }
}

static void add_levies(fc_draw_path *draws, const fc_group *group, size_t year, fc_draw_sum *sum) {
  const fc_plan *plan = draws->plan;
  for (size_t i = 0; i < group->governments.n && draws->status == FC_OK; i++) {
    fc_member_budget part;
    bool all = true;
    for (size_t y = plan->show_from; y < plan->show_to && all; y++)
      all = fc_draws_note(draws, fc_levy_of(&plan->frames[y], group->governments.government[i],
                                            draws->tally->levy_scope, NULL, &part)) &&
            part.present;
    if (all && fc_draws_note(draws, fc_levy_of(&plan->frames[year], group->governments.government[i],
                                               draws->tally->levy_scope, NULL, &part)))
      add_member(draws, &part, sum);
  }
}

/* Years of growth before the year of a frame, of the latest count of residents; fc_frame_population finds the same. */
static void add_people(fc_draw_path *draws, const fc_frame *frame, uint32_t government, fc_draw_sum *sum) {
  const fc_baseline *baseline = &draws->plan->baseline;
  int year = frame->stands_for ? frame->stands_for : frame->year, back = 0;
  fc_population people;
  bool found = fc_population_find(frame->dataset, government, year, &people);
  for (; !found && back < FC_YEARS_MAX; found = fc_population_find(frame->dataset, government, year - back, &people))
    back++;
  if (!found)
    return;
  bool set = baseline->set_population.stated;
  uint32_t power = growth_power(draws, &baseline->population, set || !people.year ? frame->since : back);
  if (set)
    fc_draws_add(draws, sum, 1, fc_draws_product(draws, set_column(draws, &baseline->set_population), power));
  else
    fc_draws_add(draws, sum, (double)people.value, power);
}

static void add_population(fc_draw_path *draws, const fc_group *group, size_t year, fc_draw_sum *sum) {
  for (size_t i = 0; i < group->governments.n; i++) {
    fc_population people;
    const fc_frame *frame = &draws->plan->frames[year];
    if (fc_frame_population(frame, group->governments.government[i], &people))
      add_people(draws, frame, group->governments.government[i], sum);
  }
}

static void add_aid(fc_draw_path *draws, const fc_group *group, const bool *outside, size_t year, fc_draw_sum *sum) {
  if (draws->plan->frame.dataset->passed.count)
    fc_draws_refuse(draws, "share_of_federal_aid", "aid that is passed on counts once, and its growth is drawn");
  for (size_t i = 0; i < group->governments.n && draws->status == FC_OK; i++) {
    fc_member_aid part;
    if (outside[i] || !fc_draws_note(draws, fc_denominator_member_aid(&draws->plan->frames[year],
                                                                      group->governments.government[i], &part)))
      continue;
    if (part.said.present)
      fc_draws_add(draws, sum, (double)part.said.amount.value / 100,
                   growth_power(draws, &draws->plan->baseline.grants, part.grown));
  }
}

static void add_year(fc_draw_path *draws, fc_group *group, fc_operand operand, size_t year, fc_draw_sum *sum) {
  fc_wholes wholes;
  size_t shown = year - draws->plan->show_from;
  if (operand == FC_OPERAND_POPULATION) {
    add_population(draws, group, year, sum);
    return;
  }
  if (operand == FC_OPERAND_LEVY) {
    add_levies(draws, group, year, sum);
    return;
  }
  if (!fc_draws_note(draws, fc_tally_find_wholes(draws->ctx, draws->tally, group, shown, &wholes)))
    return;
  if (operand == FC_OPERAND_BUDGET)
    add_budgets(draws, group, &wholes.budget_wish, wholes.budget.direction, year, sum);
  else if (operand == FC_OPERAND_AID)
    add_aid(draws, group, wholes.outside, year, sum);
  else
    add_budgets(draws, group, &wholes.department_wish,
                operand == FC_OPERAND_DEPARTMENT ? FC_EXPENDITURE : FC_REVENUE, year, sum);
}

/* Whether a drawn number changes it at all. */
static bool depends(const fc_draw_path *draws, fc_operand operand) {
  const fc_baseline *baseline = &draws->plan->baseline;
  switch (operand) {
  case FC_OPERAND_POPULATION:
    return is_drawn(draws, baseline->population.parameter) || is_drawn(draws, baseline->set_population.parameter);
  case FC_OPERAND_AID:
    return is_drawn(draws, baseline->grants.parameter);
  default:
    return is_drawn(draws, baseline->budget.parameter) ||
           (operand != FC_OPERAND_LEVY && is_drawn(draws, baseline->set_budget.parameter));
  }
}

void fc_draws_add_base(fc_draw_path *draws, fc_group *group, const fc_row *row, fc_operand operand, size_t year,
                       fc_draw_sum *sum) {
  const fc_plan *plan = draws->plan;
  bool people = fc_operand_of_people(operand);
  if (!depends(draws, operand)) {
    sum->fixed += (double)fc_operand_span(row, operand).value / (people ? 1 : 100);
    return;
  }
  size_t first = year == FC_DRAWN_YEARS ? plan->show_from : plan->show_from + year;
  size_t last = year == FC_DRAWN_YEARS ? plan->show_to : first + 1;
  for (size_t y = people ? last - 1 : first; y < last && draws->status == FC_OK; y++)
    add_year(draws, group, operand, y, sum);
}
