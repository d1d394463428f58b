/* same.c - cuts compared by what they do: their conditions as text, their steps as numbers. */
#include "scenario/same.h"

static bool same_rate(fc_rate a, fc_rate b) {
  return a.num == b.num && a.den == b.den;
}

static bool same_term(const fc_term *a, const fc_term *b) {
  return a->kind == b->kind && same_rate(a->rate, b->rate) && same_rate(a->growth, b->growth) && a->money == b->money;
}

static bool same_booking(const fc_booking *a, const fc_booking *b) {
  return a->account == b->account && same_rate(a->coefficient, b->coefficient) && a->months == b->months &&
         a->lapses == b->lapses;
}

bool fc_step_same(const fc_step *a, const fc_step *b) {
  bool same = same_term(&a->rate, &b->rate) && same_term(&a->amount, &b->amount) &&
              same_term(&a->ceiling, &b->ceiling) && a->sharing == b->sharing && a->bookings == b->bookings &&
              a->on == b->on && a->received == b->received;
  for (size_t i = 0; i < a->bookings && same; i++)
    same = same_booking(&a->booking[i], &b->booking[i]);
  return same;
}

bool fc_timing_same(const fc_timing *a, const fc_timing *b) {
  bool same = a->from == b->from && a->until == b->until && a->n_phase == b->n_phase && a->lag == b->lag &&
              same_rate(a->when, b->when);
  for (size_t i = 0; i < a->n_phase && same; i++)
    same = same_rate(a->phase[i], b->phase[i]);
  return same;
}

bool fc_growth_same(const fc_growth *a, const fc_growth *b) {
  return a->stated == b->stated && (!a->stated || same_rate(a->rate, b->rate));
}

bool fc_set_figure_same(const fc_set_figure *a, const fc_set_figure *b) {
  return a->stated == b->stated && (!a->stated || a->value == b->value);
}

static bool same_mapping(const fc_year_mapping *a, const fc_year_mapping *b) {
  bool same = a->kind == b->kind && a->n_profile == b->n_profile;
  for (size_t i = 0; i < a->n_profile && same; i++)
    same = same_rate(a->profile[i], b->profile[i]);
  return same;
}

static bool same_select(const fc_select *a, const fc_select *b) {
  fc_buf one = {0}, other = {0};
  if (a)
    fc_select_print(&one, a);
  if (b)
    fc_select_print(&other, b);
  bool same = !one.failed && !other.failed &&
              fc_str_eq((fc_str){one.p ? one.p : "", one.n}, (fc_str){other.p ? other.p : "", other.n});
  fc_buf_reset(&one);
  fc_buf_reset(&other);
  return same;
}

bool fc_cut_meets_same(const fc_cut *a, const fc_cut *b) {
  return same_select(a->select, b->select) && same_select(a->steps.exempt, b->steps.exempt);
}

bool fc_cut_same(const fc_cut *a, const fc_cut *b) {
  bool same = a->effect == b->effect && a->per == b->per && a->steps.n == b->steps.n && fc_cut_meets_same(a, b) &&
              fc_timing_same(&a->timing, &b->timing) && same_mapping(&a->mapping, &b->mapping);
  for (size_t i = 0; i < a->steps.n && same; i++)
    same = fc_step_same(&a->steps.step[i], &b->steps.step[i]);
  return same;
}
