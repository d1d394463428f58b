/* sides_difference.c - how the figures of two scenarios differ, with the range that rounded inputs leave.
 *
 * A share less a share is a number of points. Where both are of the same whole, the ends are those of what is lost more
 * over that whole; else each end of one meets the other end of the other, which is never too narrow. */
#include "impact/operand.h"
#include "impact/sides_parts.h"

#include <string.h>

fc_row fc_row_without_loss(const fc_row *row) {
  fc_row out = {.budget = row->budget,
                .department = row->department,
                .department_revenue = row->department_revenue,
                .aid = row->aid,
                .population = row->population};
  fc_base *const bases[] = {&out.budget, &out.department, &out.department_revenue, &out.aid, &out.population};
  for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
    bases[i]->part = (fc_span){0};
  return out;
}

/* ---- losses, award by award ---- */

static bool is_counted(const fc_tally *tally, size_t t) {
  return !tally->plan->touched[t].unknown;
}

static fc_span loss_of(const fc_tally *tally, size_t t) {
  if (tally->award_loss)
    return tally->award_loss[t];
  return (fc_span){tally->loss[FC_LOW][t], tally->loss[FC_VALUE][t], tally->loss[FC_HIGH][t]};
}

/* Whether what is lost of an award follows its amount in a straight line: only rates take from it. */
static bool is_straight(const fc_tally *tally, size_t t) {
  const fc_touched *touched = &tally->plan->touched[t];
  for (uint32_t i = 0; i < touched->cuts; i++) {
    const fc_plan_cut *cut = &tally->plan->cuts[touched->cut[i]];
    for (size_t s = 0; s < cut->n_steps; s++)
      if (cut->step[s].sharing != FC_EACH || cut->step[s].amount.kind != FC_TERM_NONE ||
          cut->step[s].ceiling.kind != FC_TERM_NONE)
        return false;
  }
  return true;
}

static void widen(fc_span *to, fc_i128 one, fc_i128 other) {
  to->low += one < other ? one : other;
  to->high += one < other ? other : one;
}

/* Adds other - base of one award; a NULL tally takes nothing of it. */
static void add_award(const fc_tally *base, size_t of_base, const fc_tally *other, size_t of_other, fc_span *to) {
  fc_span one = {0}, two = {0};
  bool straight = true;
  if (base && is_counted(base, of_base)) {
    one = loss_of(base, of_base);
    straight = is_straight(base, of_base);
  }
  if (other && is_counted(other, of_other)) {
    two = loss_of(other, of_other);
    straight = straight && is_straight(other, of_other);
  }
  to->value += two.value - one.value;
  if (straight)
    widen(to, two.low - one.low, two.high - one.high);
  else
    widen(to, two.low - one.high, two.high - one.low);
}

static size_t award_at(const fc_tally *tally, const fc_group *group, size_t i) {
  return group && i < group->n_members ? tally->plan->touched[group->member[i]].award : SIZE_MAX;
}

static fc_span difference_by_award(const fc_difference *d) {
  fc_span out = {0};
  size_t i = 0, k = 0;
  for (;;) {
    size_t one = award_at(d->tally[0], d->group[0], i), two = award_at(d->tally[1], d->group[1], k);
    if (one == SIZE_MAX && two == SIZE_MAX)
      return out;
    bool of_base = one <= two, of_other = two <= one;
    add_award(of_base ? d->tally[0] : NULL, of_base ? d->group[0]->member[i] : 0, of_other ? d->tally[1] : NULL,
              of_other ? d->group[1]->member[k] : 0, &out);
    i += of_base;
    k += of_other;
  }
}

static fc_span less(fc_span a, fc_span b) {
  return (fc_span){a.low - b.high, a.value - b.value, a.high - b.low};
}

void fc_difference_of(const fc_tally *base, const fc_group *of_base, const fc_tally *other, const fc_group *of_other,
                      fc_difference *out) {
  *out = (fc_difference){.tally = {base, other}, .group = {of_base, of_other}};
  out->row[0] = of_base ? of_base->row : fc_row_without_loss(&of_other->row);
  out->row[1] = of_other ? of_other->row : fc_row_without_loss(&of_base->row);
  out->loss = base->ranged || other->ranged ? difference_by_award(out) : less(out->row[1].loss, out->row[0].loss);
}

bool fc_sides_take_same(const fc_tally *a, const fc_tally *b) {
  size_t i = 0, k = 0, n = a->plan->n_touched, m = b->plan->n_touched;
  while (i < n || k < m) {
    size_t one = i < n ? a->plan->touched[i].award : SIZE_MAX, two = k < m ? b->plan->touched[k].award : SIZE_MAX;
    fc_money lost = one <= two && is_counted(a, i) ? a->loss[FC_VALUE][i] : 0;
    fc_money lost_too = two <= one && is_counted(b, k) ? b->loss[FC_VALUE][k] : 0;
    if (lost != lost_too)
      return false;
    i += one <= two;
    k += two <= one;
  }
  return true;
}

/* ---- metrics ---- */

bool fc_metric_differs(const fc_metric *metric) {
  bool of_each_dollar = metric->form == FC_FORM_QUOTIENT && metric->operand[1] == FC_OPERAND_LOSS;
  return metric->type != FC_INTEGER && !of_each_dollar;
}

const char *fc_difference_unit(const fc_metric *metric) {
  return metric->type == FC_SHARE ? "points" : metric->unit;
}

static bool same_whole(const fc_base *a, const fc_base *b) {
  return a->present && b->present && !a->conflict && !b->conflict && a->partial == b->partial &&
         a->governments == b->governments && a->amount.low == b->amount.low && a->amount.value == b->amount.value &&
         a->amount.high == b->amount.high;
}

/* The loss over something that both are set against alike: what is lost more over it. */
static bool over_one_whole(const fc_difference *d, const fc_metric *metric, fc_value *out) {
  if (metric->form != FC_FORM_QUOTIENT || metric->operand[0] != FC_OPERAND_LOSS || metric->own_ends)
    return false;
  const fc_base *one = fc_operand_whole(&d->row[0], metric->operand[1]);
  const fc_base *two = fc_operand_whole(&d->row[1], metric->operand[1]);
  if (!one || !two || !same_whole(one, two))
    return false;
  fc_row row = d->row[1];
  /* fc_operand_whole points into the row that it is asked for: ours may be set. */
  fc_base *whole = (fc_base *)(uintptr_t)fc_operand_whole(&row, metric->operand[1]);
  whole->part = less(two->part, one->part);
  row.loss = d->loss;
  metric->compute(&row, out);
  return out->present;
}

static bool minus(fc_ratio a, fc_ratio b, fc_ratio *out) {
  if (!a.den || !b.den)
    return false;
  fc_i128 common = fc_i128_gcd(a.den, b.den), left, right, num, den;
  if (!fc_i128_mul(a.num, b.den / common, &left) || !fc_i128_mul(b.num, a.den / common, &right) ||
      !fc_i128_add(left, -right, &num) || !fc_i128_mul(a.den / common, b.den, &den))
    return false;
  *out = fc_ratio_of(num, den);
  return true;
}

static bool is_same(const fc_value *a, const fc_value *b) {
  return a->point && b->point && fc_ratio_cmp(a->value, b->value) == 0 && fc_ratio_cmp(a->low, b->low) == 0 &&
         fc_ratio_cmp(a->high, b->high) == 0;
}

fc_value fc_difference_in(const fc_difference *d, const fc_metric *metric) {
  fc_value of[2] = {{0}, {0}}, out = {0};
  for (int side = 0; side < 2; side++)
    metric->compute(&d->row[side], &of[side]);
  if (!of[0].present || !of[1].present)
    return out;
  if (strcmp(metric->name, "loss") == 0) {
    fc_metric_money(d->loss, &out);
    return out;
  }
  if (over_one_whole(d, metric, &out))
    return out;
  out = (fc_value){.point = of[0].point && of[1].point};
  if (is_same(&of[0], &of[1]))
    out = (fc_value){true, true, {0, 1}, {0, 1}, {0, 1}};
  else
    out.present = minus(of[1].low, of[0].high, &out.low) && minus(of[1].high, of[0].low, &out.high) &&
                  (!out.point || minus(of[1].value, of[0].value, &out.value));
  return out;
}
