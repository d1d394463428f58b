/* draws_dues.c - what is due of awards where the growth of grants, or what all of them come to, is drawn. */
#include "impact/draws_parts.h"

static double dollars(fc_money cents) {
  return (double)cents / 100;
}

bool fc_draws_has_drawn_dues(const fc_draw_path *draws) {
  const fc_baseline *baseline = &draws->plan->baseline;
  uint32_t growth = baseline->grants.parameter, set = baseline->set_grants.parameter;
  return (growth && draws->first_input[growth - 1]) || (set && draws->first_input[set - 1]);
}

static uint32_t growth_of(fc_draw_path *draws) {
  const fc_growth *growth = &draws->plan->baseline.grants;
  uint32_t column = fc_draws_parameter(draws, growth->parameter);
  return column          ? column
         : growth->stated ? fc_draws_number(draws, fc_ratio_double((fc_ratio){growth->rate.num, growth->rate.den}))
                          : 0;
}

/* Its part of what all grants are set to in the first year, as it is at the point. */
static double part_of(fc_draw_path *draws, size_t touched) {
  const fc_set_figure *set = &draws->plan->baseline.set_grants;
  if (set->value == 0) {
    fc_draws_refuse(draws, "grants", "all of them are set to nothing at the points: no award's part of them is known");
    return 0;
  }
  return (double)fc_plan_due(draws->plan, touched, 0, FC_VALUE) / (double)set->value;
}

static void add_set(fc_draw_path *draws, size_t touched, size_t year, fc_draw_sum *sum) {
  const fc_set_figure *set = &draws->plan->baseline.set_grants;
  uint32_t column = fc_draws_parameter(draws, set->parameter);
  if (!column)
    column = fc_draws_number(draws, dollars(set->value));
  fc_draws_add(draws, sum, part_of(draws, touched),
               fc_draws_product(draws, column, fc_draws_power(draws, growth_of(draws), (int)year)));
}

void fc_draws_add_due(fc_draw_path *draws, size_t touched, size_t year, fc_draw_sum *sum) {
  const fc_plan *plan = draws->plan;
  const fc_due *due = &plan->touched[touched].due;
  if (year == plan->n_years) {
    sum->fixed += dollars(plan->received[FC_VALUE][touched]);
    return;
  }
  fc_money stated = fc_plan_due(plan, touched, year, FC_VALUE);
  bool is_set = plan->baseline.set_grants.stated && fc_plan_due(plan, touched, 0, FC_VALUE) != 0;
  bool follows = due->kind == FC_DUE_YEARLY && due->carried;
  if (!draws->drawn_dues || stated == 0 || (!is_set && due->kind != FC_DUE_YEARLY))
    sum->fixed += dollars(stated);
  else if (is_set && (year == 0 || follows))
    add_set(draws, touched, year, sum);
  else if (is_set)
    sum->fixed += dollars(stated);
  else
    fc_draws_add(draws, sum, dollars(fc_plan_base(plan, touched, FC_VALUE)),
                 fc_draws_power(draws, growth_of(draws), due->grown + (int)year - due->year));
}

void fc_draws_add_grant(fc_draw_path *draws, size_t touched, size_t year, fc_draw_sum *sum) {
  const fc_plan *plan = draws->plan;
  bool once = plan->touched[touched].due.kind == FC_DUE_ONCE && !plan->baseline.set_grants.stated;
  if (once)
    sum->fixed += dollars(fc_plan_grant(plan, touched, year, FC_VALUE));
  else
    fc_draws_add_due(draws, touched, year, sum);
}
