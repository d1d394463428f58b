/* draws_ops.c - the steps that act on one award, and what its takings are added to. Awards of which all of this is the
 * same are one group. */
#include "impact/draws_ops.h"
#include "impact/months.h"

#include <string.h>

static double number_of(fc_ratio ratio) {
  return fc_ratio_double(ratio);
}

static double of_rate(fc_rate rate) {
  return fc_ratio_double((fc_ratio){rate.num, rate.den});
}

/* Phase, condition and part of the year; 0: the cut does not act in it. */
static uint32_t mix_of(fc_draw_path *draws, const fc_act *act, const fc_step *step, size_t touched, size_t year) {
  fc_plan_mixed mix = fc_plan_mix_parts(draws->plan, act->as, step, touched, year);
  if (!mix.in_force || mix.of_year.num == 0 || (!act->phase && mix.phase.num == 0))
    return 0;
  uint32_t phase = act->phase ? act->phase[mix.phase.num] : fc_draws_number(draws, number_of(mix.phase));
  uint32_t part = fc_draws_product(draws, phase, fc_draws_number(draws, number_of(mix.of_year)));
  return fc_draws_product(draws, act->when, part);
}

/* A number of a step: drawn, or as it is stated. */
static uint32_t number_or(fc_draw_path *draws, uint32_t act_number, uint32_t s, int which, double stated) {
  const fc_act *act = fc_seq_at(&draws->act, act_number);
  return act->drawn[s][which] ? fc_draws_step(draws, act_number, s, which) : fc_draws_number(draws, stated);
}

/* Dollars of a year; what grows by a certain rate is rounded each year, as in the exact evaluation. */
static double grown(const fc_draw_path *draws, const fc_term *term, size_t year) {
  fc_i128 cents = term->money;
  if (term->growth.den && !fc_grow(&cents, term->growth, (int)year, draws->plan->rounding))
    return (double)term->money / 100;
  return (double)cents / 100;
}

static uint32_t growth_power(fc_draw_path *draws, uint32_t act, uint32_t s, const fc_term *term, size_t years) {
  double stated = term->growth.den ? of_rate(term->growth) : 0;
  return fc_draws_power(draws, number_or(draws, act, s, FC_STEP_CEILING_GROWTH, stated), (int)years);
}

/* A ceiling in dollars of a year. */
static uint32_t ceiling_of(fc_draw_path *draws, uint32_t act_number, uint32_t s, size_t year) {
  const fc_act *act = fc_seq_at(&draws->act, act_number);
  const fc_term *term = &act->as->step[s].ceiling;
  if (!act->drawn[s][FC_STEP_CEILING] && !act->drawn[s][FC_STEP_CEILING_GROWTH])
    return fc_draws_number(draws, grown(draws, term, year));
  return fc_draws_product(draws, number_or(draws, act_number, s, FC_STEP_CEILING, (double)term->money / 100),
                          growth_power(draws, act_number, s, term, year));
}

/* The first year in which something is due of an award. */
size_t fc_draws_first_due(const fc_draw_path *draws, size_t touched) {
  for (size_t y = 0; y < draws->plan->n_years; y++)
    if (fc_plan_due(draws->plan, touched, y, FC_VALUE) != 0)
      return y;
  return 0;
}

static fc_money balance_at(const fc_plan *plan, size_t touched, size_t balance) {
  return balance == plan->n_years ? plan->received[FC_VALUE][touched] : fc_plan_due(plan, touched, balance, FC_VALUE);
}

/* What is due of an award that a cut meets in a year: of a balance all of it. */
static fc_money due_of(const fc_plan *plan, size_t touched, size_t year) {
  return fc_plan_due(plan, touched, fc_plan_is_balance(plan, touched) ? (size_t)plan->touched[touched].due.year : year,
                     FC_VALUE);
}

/* The number of the awards that share with one at a place of a cut. */
static uint32_t sharing_of(fc_draw_path *draws, const fc_act *act, uint32_t place) {
  const fc_draw_cut *cut = &draws->cut[act->cut];
  uint32_t group = cut->group_of ? cut->group_of[place] : 0;
  return cut->first_sharing + act->alternative * cut->n_groups + group;
}

static void set_numbers(fc_award_ops *of, uint32_t act_number, size_t place, fc_draw_op *op) {
  fc_draw_path *draws = of->draws;
  const fc_act *act = fc_seq_at(&draws->act, act_number);
  const fc_step *step = &act->as->step[op->step];
  op->rate = number_or(draws, act_number, op->step, FC_STEP_RATE,
                       step->rate.kind == FC_TERM_RATE ? of_rate(step->rate.rate) : 0);
  if (step->amount.kind == FC_TERM_MONEY || act->drawn[op->step][FC_STEP_AMOUNT])
    op->amount = number_or(draws, act_number, op->step, FC_STEP_AMOUNT, grown(draws, &step->amount, op->year));
  op->is_ceiling = step->ceiling.kind != FC_TERM_NONE;
  if (step->ceiling.kind == FC_TERM_FIRST_DUE) {
    size_t first = fc_draws_first_due(draws, of->touched);
    op->ceiling = growth_power(draws, act_number, op->step, &step->ceiling, op->year > first ? op->year - first : 0);
    op->of_first_due = true;
  } else if (op->is_ceiling) {
    op->ceiling = ceiling_of(draws, act_number, op->step, op->year);
  }
  op->how = step->sharing;
  op->sharing = step->sharing == FC_EACH ? FC_NO_GROUP : sharing_of(draws, act, (uint32_t)place);
  if (step->sharing == FC_SPLIT_DUE || step->sharing == FC_SPLIT_EQUALLY) {
    fc_money due = due_of(draws->plan, of->touched, op->year);
    op->weight = due <= 0 ? 0 : step->sharing == FC_SPLIT_DUE ? (double)due / 100 : 1;
  }
}

/* Whether a step takes the same part of each award of a group, however large they are. */
static bool takes_alike(const fc_award_ops *of, const fc_draw_op *op, const fc_step *step, bool first) {
  const fc_due *due = &of->draws->plan->touched[of->touched].due;
  if (op->incurred)
    return first && !of->draws->drawn_dues;
  if (step->ceiling.kind == FC_TERM_FIRST_DUE)
    return due->kind == FC_DUE_YEARLY && due->carried;
  if (step->sharing == FC_SPLIT_EQUALLY)
    return false;
  return step->sharing != FC_EACH || (step->ceiling.kind == FC_TERM_NONE && op->amount == 0);
}

static void add_op(fc_award_ops *of, uint32_t act_number, size_t place, uint32_t s, size_t year, bool first) {
  fc_draw_path *draws = of->draws;
  const fc_plan *plan = draws->plan;
  const fc_act *act = fc_seq_at(&draws->act, act_number);
  const fc_step *step = &act->as->step[s];
  size_t balance = fc_plan_balance(plan, act->as, step, of->touched, year);
  bool incurred = step->amount.kind == FC_TERM_INCURRED;
  if (balance == SIZE_MAX || balance_at(plan, of->touched, balance) == 0 ||
      (incurred && plan->touched[of->touched].incurred == 0))
    return;
  fc_draw_op op;
  memset(&op, 0, sizeof op); /* compared by its bytes */
  op.act = act_number;
  op.step = s;
  op.year = (uint32_t)year;
  op.balance = (uint32_t)balance;
  op.mix = mix_of(draws, act, step, of->touched, year);
  op.incurred = incurred;
  op.negative = balance_at(plan, of->touched, balance) < 0;
  if (op.mix == 0)
    return;
  set_numbers(of, act_number, place, &op);
  of->alike = of->alike && takes_alike(of, &op, step, first);
  op.follows = of->op.count > 0;
  if (op.follows) {
    const fc_draw_op *before = fc_seq_at(&of->op, of->op.count - 1);
    op.follows = before->act == act_number && before->year == year;
  }
  if (op.follows && op.sharing != FC_NO_GROUP)
    fc_draws_refuse(draws, "a cut", "several of its steps share a sum");
  fc_draw_op *slot = fc_seq_push(&of->op);
  if (slot)
    *slot = op;
  else
    fc_draws_note(draws, FC_NO_MEMORY);
}

void fc_award_lay_ops(fc_award_ops *of) {
  fc_draw_path *draws = of->draws;
  const fc_touched *touched = &draws->plan->touched[of->touched];
  for (uint32_t i = 0; i < touched->cuts; i++)
    for (size_t w = 0; w < fc_draws_alternatives(draws, touched->cut[i]); w++) {
      uint32_t number = fc_draws_act(draws, touched->cut[i], w, of->touched);
      const fc_act *act = draws->status == FC_OK ? fc_seq_at(&draws->act, number) : NULL;
      if (!act || act->when == 0)
        continue;
      for (size_t y = 0; y < draws->plan->n_years; y++)
        for (uint32_t s = 0; s < act->as->n_steps; s++)
          add_op(of, number, touched->place[i], s, y, i == 0);
    }
}

/* One part of a taking that is booked. */
typedef struct booked_part {
  size_t account, year;
  double coefficient;
  uint32_t column; /* 0: none */
} booked_part;

static void add_entry(fc_award_ops *of, size_t first, uint32_t sum, double coefficient, uint32_t column) {
  if (coefficient >= 0 && coefficient <= 0)
    return;
  for (size_t i = first; i < of->entry.count; i++) {
    fc_draw_entry *entry = fc_seq_at(&of->entry, i);
    if (entry->sum == sum && entry->column == column) {
      entry->coefficient += coefficient;
      return;
    }
  }
  fc_draw_entry *entry = fc_seq_push(&of->entry);
  if (!entry) {
    fc_draws_note(of->draws, FC_NO_MEMORY);
    return;
  }
  *entry = (fc_draw_entry){sum, column, coefficient};
}

/* 1 / what money is worth in a year of the plan, of the first that is shown. */
uint32_t fc_draws_real(fc_draw_path *draws, size_t year) {
  const fc_plan *plan = draws->plan;
  const fc_growth *inflation = &plan->baseline.inflation;
  uint32_t column = inflation->stated ? fc_draws_parameter(draws, inflation->parameter) : 0;
  if (column)
    return fc_draws_power(draws, column, (int)plan->show_from - (int)year);
  const fc_rate first = plan->price[plan->show_from], now = plan->price[year];
  return fc_draws_number(draws, of_rate(first) / of_rate(now));
}

/* Whether a measure counts what happens to an award by a cut. */
bool fc_draws_counts(const fc_draw_path *draws, const fc_draw_measure *measure, size_t touched, size_t cut) {
  const fc_touched *t = &draws->plan->touched[touched];
  if (measure->government && measure->government != t->government + 1)
    return false;
  if (measure->priority && measure->priority != draws->plan->after.priority[touched] + 1u)
    return false;
  if (measure->kept && !measure->kept[touched])
    return false;
  switch (measure->scope) {
  case FC_DRAWN_ROW:
    return draws->row_of[touched] == measure->index + 1;
  case FC_DRAWN_CUT:
    return !t->left_out && cut == measure->index;
  default:
    return measure->whole || !t->left_out;
  }
}

static double factor_of(const fc_draw_path *draws, const fc_draw_measure *measure, size_t touched, size_t year) {
  const fc_plan *plan = draws->plan;
  if (year < measure->first || year >= measure->last)
    return 0;
  if (measure->holder &&
      !(measure->holders[(year - plan->show_from) * draws->n_governments + plan->touched[touched].government] &
        measure->holder))
    return 0;
  if (!measure->matched)
    return 1;
  const fc_rate match = plan->after.match[touched];
  return match.den ? of_rate(match) : 0;
}

static void book(fc_award_ops *of, const fc_draw_op *op, size_t first, const booked_part *part) {
  fc_draw_path *draws = of->draws;
  size_t cut = ((const fc_act *)fc_seq_at(&draws->act, op->act))->cut;
  for (size_t i = 0; i < of->n_measures; i++) {
    const fc_draw_measure *measure = fc_seq_at(&draws->measure, of->measure[i]);
    double coefficient = measure->account[part->account] * part->coefficient *
                         factor_of(draws, measure, of->touched, part->year);
    uint32_t column = part->column;
    if ((coefficient >= 0 && coefficient <= 0) || !fc_draws_counts(draws, measure, of->touched, cut))
      continue;
    if (measure->real) {
      uint32_t real = fc_draws_real(draws, part->year);
      if (fc_draws_is_certain(draws, real))
        coefficient *= fc_draws_column(draws, real)->number;
      else
        column = column ? fc_draws_product(draws, column, real) : real;
    }
    add_entry(of, first, of->measure[i], coefficient, column);
  }
}

static double part_of_months(const fc_month_weights *weights, int months) {
  int64_t part = 0, all = 0;
  for (int m = 0; m < FC_MONTHS; m++) {
    part += m < months ? weights->month[m] : 0;
    all += weights->month[m];
  }
  return (double)part / (double)all;
}

static void book_one(fc_award_ops *of, const fc_draw_op *op, size_t first, const fc_booking *booking, uint32_t column) {
  const fc_plan *plan = of->draws->plan;
  const fc_act *act = fc_seq_at(&of->draws->act, op->act);
  const fc_step *step = &act->as->step[op->step];
  size_t later = op->year + (size_t)booking->months / FC_MONTHS;
  int months = FC_MONTHS - booking->months % FC_MONTHS;
  double coefficient = column ? 1 : of_rate(booking->coefficient), part = 1;
  if (months != FC_MONTHS) {
    fc_month_weights weights = fc_plan_months(plan, act->as, step, of->touched, op->year);
    part = part_of_months(&weights, months);
  }
  booked_part booked = {booking->account, later < plan->n_years ? later : plan->n_years, coefficient * part, column};
  book(of, op, first, &booked);
  booked.year = later + 1 < plan->n_years ? later + 1 : plan->n_years;
  booked.coefficient = coefficient * (1 - part);
  if (months != FC_MONTHS)
    book(of, op, first, &booked);
}

static bool says_what_local_money_does(const fc_step *step) {
  for (size_t i = 0; i < step->bookings; i++)
    if (step->booking[i].account == FC_BOOK_OWN)
      return true;
  return false;
}

void fc_award_lay_entries(fc_award_ops *of) {
  fc_draw_path *draws = of->draws;
  for (size_t k = 0; k < of->op.count && draws->status == FC_OK; k++) {
    fc_draw_op *op = fc_seq_at(&of->op, k);
    const fc_act *act = fc_seq_at(&draws->act, op->act);
    const fc_step *step = &act->as->step[op->step];
    op->entry = of->entry.count;
    for (size_t i = 0; i < step->bookings; i++) {
      int which = FC_STEP_COEFFICIENT + (int)i;
      uint32_t column = act->drawn[op->step][which] ? fc_draws_step(draws, op->act, op->step, which) : 0;
      if (fc_booking_holds(draws->plan, of->touched, step, &step->booking[i], op->year))
        book_one(of, op, op->entry, &step->booking[i], column);
    }
    const booked_part settled = {FC_ACCOUNTS, op->year, 1, 0};
    if (says_what_local_money_does(step))
      book(of, op, op->entry, &settled);
    op->n_entries = of->entry.count - op->entry;
  }
}
