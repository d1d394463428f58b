/* variant.c - keeping the takings of a plan while its numbers change: only awards that a changed cut meets are
 * evaluated anew, and sums are mended by what they were and what they are. */
#include "impact/variant.h"

#include "impact/tally.h"
#include <stdlib.h>
#include <string.h>

struct fc_variant {
  fc_plan plan; /* the original's, but for cuts, baseline and dues */
  const fc_plan *original;
  fc_arena arena;
  fc_plan_cut *cuts;
  fc_money *taken;
  uint8_t *end;
  fc_i128 *booked;      /* [account][year], n_years + 1 of them */
  bool *changed;        /* of each cut, since the last evaluation */
  bool *changed_before; /* that `anew` was made for */
  fc_anew anew;
  bool anew_made;
  fc_row row; /* of all awards; loss and accounts are the variant's */
  bool row_made;
};

static size_t books(const fc_plan *plan) {
  return FC_ACCOUNTS * (plan->n_years + 1);
}

static bool allocate(fc_variant *variant) {
  const fc_plan *plan = variant->original;
  size_t n = plan->n_touched + 1, k = plan->n_cuts + 1;
  fc_step *steps = calloc(k * FC_STEPS_MAX, sizeof *steps);
  variant->cuts = calloc(k, sizeof *variant->cuts);
  variant->taken = calloc(plan->n_takings + 1, sizeof *variant->taken);
  variant->end = malloc(n);
  variant->booked = calloc(books(plan), sizeof *variant->booked);
  variant->changed = calloc(k, sizeof *variant->changed);
  variant->changed_before = calloc(k, sizeof *variant->changed_before);
  variant->anew = (fc_anew){
      .since = malloc(n * sizeof(uint32_t)), .touched = malloc(n * sizeof(uint32_t)), .cut = calloc(k, sizeof(bool))};
  if (!steps || !variant->cuts || !variant->taken || !variant->end || !variant->booked || !variant->changed ||
      !variant->changed_before || !variant->anew.since || !variant->anew.touched || !variant->anew.cut) {
    free(steps);
    return false;
  }
  for (size_t i = 0; i < plan->n_cuts; i++) {
    variant->cuts[i] = plan->cuts[i];
    variant->cuts[i].step = &steps[i * FC_STEPS_MAX];
    memcpy(&steps[i * FC_STEPS_MAX], plan->cuts[i].step, plan->cuts[i].n_steps * sizeof *steps);
  }
  if (!plan->n_cuts)
    free(steps);
  memset(variant->end, FC_VALUE, n);
  variant->plan.cuts = variant->cuts;
  fc_frame *frames = fc_arena_array(&variant->arena, plan->n_years, sizeof *frames);
  for (size_t y = 0; frames && y < plan->n_years; y++) {
    frames[y] = plan->frames[y];
    frames[y].baseline = &variant->plan.baseline;
  }
  variant->plan.frames = frames;
  if (!fc_after_copy(&variant->arena, &plan->after, &variant->plan.after))
    return false;
  variant->plan.frame.baseline = &variant->plan.baseline;
  return frames != NULL;
}

static bool book(const fc_variant *variant, size_t touched, int sign) {
  fc_money one[FC_ACCOUNTS * (FC_YEARS_MAX + 1)];
  memset(one, 0, books(&variant->plan) * sizeof *one);
  if (variant->plan.touched[touched].unknown || variant->plan.touched[touched].left_out)
    return true;
  if (!fc_plan_book(&variant->plan, touched, variant->taken, one))
    return false;
  for (size_t i = 0; i < books(&variant->plan); i++)
    variant->booked[i] += sign * (fc_i128)one[i];
  return true;
}

static fc_status fail_overflow(fc_ctx *ctx) {
  return fc_fail(ctx, FC_OVERFLOW, "F402", NULL, NULL, "sums of this answer are beyond the range of money");
}

static fc_status evaluate_all(fc_ctx *ctx, fc_variant *variant) {
  fc_status status = fc_plan_evaluate(ctx, &variant->plan, variant->end, variant->taken);
  memset(variant->booked, 0, books(&variant->plan) * sizeof *variant->booked);
  for (size_t t = 0; t < variant->plan.n_touched && status == FC_OK; t++)
    if (!book(variant, t, 1))
      status = fail_overflow(ctx);
  return status;
}

fc_status fc_variant_new(fc_ctx *ctx, const fc_plan *plan, fc_variant **out) {
  fc_variant *variant = *out = calloc(1, sizeof *variant);
  if (!variant)
    return fc_fail_memory(ctx);
  variant->original = plan;
  variant->plan = *plan;
  variant->plan.arena = (fc_arena){0}; /* dues that a growth changes; the plan keeps its own */
  fc_status status = allocate(variant) ? evaluate_all(ctx, variant) : fc_fail_memory(ctx);
  if (status == FC_OK)
    return FC_OK;
  fc_variant_free(variant);
  *out = NULL;
  return status;
}

void fc_variant_free(fc_variant *variant) {
  if (!variant)
    return;
  if (variant->cuts && variant->original->n_cuts)
    free((void *)(uintptr_t)variant->cuts[0].step);
  free(variant->cuts);
  free(variant->taken);
  free(variant->end);
  free(variant->booked);
  free(variant->changed);
  free(variant->changed_before);
  free(variant->anew.since);
  free(variant->anew.touched);
  free(variant->anew.cut);
  free(variant->anew.room);
  fc_arena_free(&variant->plan.arena);
  fc_arena_free(&variant->arena);
  free(variant);
}

static bool same_rate(fc_rate a, fc_rate b) {
  return a.num == b.num && a.den == b.den;
}

static bool same_term(const fc_term *a, const fc_term *b) {
  return a->kind == b->kind && same_rate(a->rate, b->rate) && same_rate(a->growth, b->growth) && a->money == b->money;
}

static bool same_step(const fc_step *a, const fc_step *b) {
  bool same = same_term(&a->rate, &b->rate) && same_term(&a->amount, &b->amount) &&
              same_term(&a->ceiling, &b->ceiling) && a->sharing == b->sharing && a->bookings == b->bookings;
  for (size_t i = 0; i < a->bookings && same; i++)
    same =
        same_rate(a->booking[i].coefficient, b->booking[i].coefficient) && a->booking[i].months == b->booking[i].months;
  return same;
}

static bool same_timing(const fc_timing *a, const fc_timing *b) {
  bool same = a->from == b->from && a->until == b->until && a->n_phase == b->n_phase && a->lag == b->lag &&
              same_rate(a->when, b->when);
  for (size_t i = 0; i < a->n_phase && same; i++)
    same = same_rate(a->phase[i], b->phase[i]);
  return same;
}

/* Whether the cut differs; its numbers are taken over. */
static bool take_cut(fc_variant *variant, size_t index, const fc_cut *cut) {
  fc_plan_cut *to = &variant->cuts[index];
  fc_step *steps = (fc_step *)(uintptr_t)to->step;
  bool same = same_timing(&to->timing, &cut->timing);
  for (size_t s = 0; s < to->n_steps; s++)
    same = same && same_step(&steps[s], &cut->steps.step[s]);
  to->timing = cut->timing;
  memcpy(steps, cut->steps.step, to->n_steps * sizeof *steps);
  return !same;
}

static bool shares(const fc_plan_cut *cut) {
  for (size_t s = 0; s < cut->n_steps; s++)
    if (cut->step[s].sharing != FC_EACH)
      return true;
  return false;
}

static bool meets_one(const fc_variant *variant, const fc_plan_cut *cut) {
  for (size_t i = 0; i < cut->n_touched; i++)
    if (variant->anew.since[cut->touched[i]] != UINT32_MAX)
      return true;
  return false;
}

/* Which awards the changed cuts meet, and whom those meet in later cuts that share a sum. */
static void make_anew(fc_variant *variant) {
  fc_anew *anew = &variant->anew;
  const fc_plan *plan = &variant->plan;
  if (variant->anew_made && memcmp(variant->changed, variant->changed_before, plan->n_cuts * sizeof(bool)) == 0)
    return;
  memcpy(variant->changed_before, variant->changed, plan->n_cuts * sizeof(bool));
  variant->anew_made = true;
  memset(anew->since, 0xff, (plan->n_touched + 1) * sizeof *anew->since);
  anew->n = 0;
  for (uint32_t k = 0; k < plan->n_cuts; k++) {
    const fc_plan_cut *cut = &plan->cuts[k];
    anew->cut[k] = variant->changed[k] || (anew->n && meets_one(variant, cut));
    if (!variant->changed[k] && !(anew->cut[k] && shares(cut)))
      continue;
    for (size_t i = 0; i < cut->n_touched; i++) {
      if (anew->since[cut->touched[i]] != UINT32_MAX)
        continue;
      anew->since[cut->touched[i]] = k;
      anew->touched[anew->n++] = cut->touched[i];
    }
  }
}

static fc_status evaluate_changed(fc_ctx *ctx, fc_variant *variant) {
  make_anew(variant);
  for (size_t i = 0; i < variant->anew.n; i++)
    if (!book(variant, variant->anew.touched[i], -1))
      return fail_overflow(ctx);
  fc_status status = fc_plan_evaluate_anew(ctx, &variant->plan, variant->end, &variant->anew, variant->taken);
  for (size_t i = 0; i < variant->anew.n && status == FC_OK; i++)
    if (!book(variant, variant->anew.touched[i], 1))
      status = fail_overflow(ctx);
  return status;
}

static bool same_growth(const fc_growth *a, const fc_growth *b) {
  return a->stated == b->stated && (!a->stated || same_rate(a->rate, b->rate));
}

static bool same_figure(const fc_set_figure *a, const fc_set_figure *b) {
  return a->stated == b->stated && (!a->stated || a->value == b->value);
}

/* Grants that grow otherwise are due otherwise, all of them. */
static fc_status take_baseline(fc_ctx *ctx, fc_variant *variant, const fc_baseline *baseline, bool *dues) {
  fc_baseline *to = &variant->plan.baseline;
  *dues = !same_growth(&to->grants, &baseline->grants) || !same_figure(&to->set_grants, &baseline->set_grants);
  bool wholes = !same_growth(&to->budget, &baseline->budget) || !same_growth(&to->population, &baseline->population) ||
                !same_figure(&to->set_budget, &baseline->set_budget) ||
                !same_figure(&to->set_population, &baseline->set_population);
  variant->row_made = variant->row_made && !wholes && !*dues;
  *to = *baseline;
  if (!*dues)
    return FC_OK;
  fc_arena_free(&variant->plan.arena);
  variant->plan.arena = (fc_arena){0};
  return fc_plan_set_dues(ctx, &variant->plan);
}

fc_status fc_variant_take(fc_ctx *ctx, fc_variant *variant, const fc_scenario *scenario) {
  bool dues, some = false;
  fc_status status = take_baseline(ctx, variant, &scenario->baseline, &dues);
  for (size_t k = 0; k < variant->plan.n_cuts; k++) {
    variant->changed[k] = take_cut(variant, k, &scenario->cuts[k]);
    some = some || variant->changed[k];
  }
  fc_after_take(&variant->plan.after, &scenario->response, &scenario->contingencies);
  if (status != FC_OK)
    return status;
  if (dues)
    return evaluate_all(ctx, variant);
  return some ? evaluate_changed(ctx, variant) : FC_OK;
}

const fc_plan *fc_variant_plan(const fc_variant *variant) {
  return &variant->plan;
}

const fc_money *fc_variant_takings(const fc_variant *variant) {
  return variant->taken;
}

fc_i128 fc_variant_booked(const fc_variant *variant, fc_account account, size_t year) {
  return variant->booked[(size_t)account * (variant->plan.n_years + 1) + year];
}

fc_i128 fc_variant_loss(const fc_variant *variant) {
  fc_i128 loss = 0;
  for (int a = 0; a < FC_LOSS_ACCOUNTS; a++)
    for (size_t y = variant->plan.show_from; y < variant->plan.show_to; y++)
      loss += fc_variant_booked(variant, (fc_account)a, y);
  return loss;
}

/* A figure over some of the governments alone, or in real terms, is not made of the sums. */
static bool needs_tally(const fc_row *row) {
  return row->priced || row->budget.partial || row->department.partial || row->department_revenue.partial ||
         row->aid.partial || row->population.partial;
}

static fc_span exactly(fc_i128 value) {
  return (fc_span){value, value, value};
}

/* The row of all awards with the variant's sums in it. */
static void mend_row(const fc_variant *variant, fc_row *row) {
  const fc_plan *plan = &variant->plan;
  for (int a = 0; a < FC_ACCOUNTS; a++) {
    fc_i128 sum = 0;
    for (size_t y = plan->show_from; y < plan->show_to; y++)
      sum += fc_variant_booked(variant, (fc_account)a, y);
    row->account[a] = exactly(sum);
  }
  row->loss = exactly(fc_variant_loss(variant));
  row->grant_low = row->grant_high = row->aid_low = row->aid_high = (fc_ratio){0, 0};
}

fc_status fc_variant_measure(fc_ctx *ctx, fc_variant *variant, const fc_metric *metric, fc_value *out) {
  bool whole = !variant->row_made || needs_tally(&variant->row) || metric->needs_row;
  *out = (fc_value){0};
  if (whole) {
    fc_status status = fc_tally_total_row(ctx, &variant->plan, variant->taken, &variant->row);
    if (status != FC_OK)
      return status;
    variant->row_made = true;
    metric->compute(&variant->row, out);
    return FC_OK;
  }
  fc_row row = variant->row;
  mend_row(variant, &row);
  metric->compute(&row, out);
  return FC_OK;
}
