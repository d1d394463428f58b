/* variant.c - keeping the takings of a plan while its numbers change: only awards that a changed cut meets are
 * evaluated anew, and sums are mended by what they were and what they are. */
#include "impact/variant_parts.h"
#include "scenario/same.h"

#include <stdlib.h>
#include <string.h>

/* Steps and phases of the variant's own: those of a scenario change beneath it. */
static bool own_cuts(fc_variant *variant) {
  const fc_plan *plan = variant->original;
  variant->cuts = fc_arena_array(&variant->arena, plan->n_cuts + 1, sizeof *variant->cuts);
  for (size_t k = 0; variant->cuts && k < plan->n_cuts; k++) {
    const fc_plan_cut *cut = &plan->cuts[k];
    fc_step *steps = fc_arena_array(&variant->arena, FC_STEPS_MAX, sizeof *steps);
    fc_rate *phase = fc_arena_array(&variant->arena, cut->timing.n_phase + 1, sizeof *phase);
    if (!steps || !phase)
      return false;
    memcpy(steps, cut->step, cut->n_steps * sizeof *steps);
    if (cut->timing.n_phase)
      memcpy(phase, cut->timing.phase, cut->timing.n_phase * sizeof *phase);
    variant->cuts[k] = *cut;
    variant->cuts[k].step = steps;
    variant->cuts[k].timing.phase = phase;
  }
  variant->plan.cuts = variant->cuts;
  return variant->cuts != NULL;
}

static bool own_wholes(fc_variant *variant) {
  const fc_plan *plan = variant->original;
  fc_frame *frames = fc_arena_array(&variant->arena, plan->n_years, sizeof *frames);
  for (size_t y = 0; frames && y < plan->n_years; y++) {
    frames[y] = plan->frames[y];
    frames[y].baseline = &variant->plan.baseline;
  }
  variant->plan.frames = frames;
  if (!fc_after_copy(&variant->arena, &plan->after, &variant->plan.after))
    return false;
  variant->plan.frame.baseline = &variant->plan.baseline;
  if (plan->price) {
    variant->plan.price = variant->price = fc_arena_array(&variant->arena, plan->n_years, sizeof *variant->price);
    if (!variant->price)
      return false;
    memcpy(variant->price, plan->price, plan->n_years * sizeof *variant->price);
  }
  return frames != NULL && fc_after_copy(&variant->arena, &plan->after, &variant->plan.after);
}

/* Large arrays have memory of their own, which is zero until it is used. */
static bool own_takings(fc_variant *variant) {
  const fc_plan *plan = variant->original;
  size_t n = plan->n_touched + 1, k = plan->n_cuts + 1;
  bool made = true;
  for (int end = 0; end < FC_ENDS; end++) {
    bool apart = end == FC_VALUE || plan->ranged;
    variant->taken[end] = apart ? calloc(plan->n_takings + 1, sizeof(fc_money)) : NULL;
    variant->end[end] = apart ? malloc(n) : NULL;
    made = made && (!apart || (variant->taken[end] && variant->end[end]));
    if (apart && variant->end[end])
      memset(variant->end[end], end, n);
  }
  for (int end = 0; end < FC_ENDS && !plan->ranged; end++)
    variant->taken[end] = variant->taken[FC_VALUE];
  variant->anew = (fc_anew){.since = malloc(n * sizeof(uint32_t)),
                            .touched = malloc(n * sizeof(uint32_t)),
                            .cut = fc_arena_array(&variant->arena, k, sizeof(bool))};
  variant->changed = fc_arena_array(&variant->arena, k, sizeof(bool));
  variant->changed_before = fc_arena_array(&variant->arena, k, sizeof(bool));
  return made && variant->anew.since && variant->anew.touched && variant->anew.cut && variant->changed &&
         variant->changed_before;
}

static fc_status fail_overflow(fc_ctx *ctx) {
  return fc_fail(ctx, FC_OVERFLOW, "F402", NULL, NULL, "sums of this answer are beyond the range of money");
}

bool fc_variant_book(fc_variant *variant, size_t touched, uint32_t since, int sign) {
  const fc_plan *plan = &variant->plan;
  fc_money one[FC_ACCOUNTS * (FC_YEARS_MAX + 1)];
  size_t books = fc_variant_books(variant), kind = variant->kind ? variant->kind[touched] : 0;
  if (plan->touched[touched].unknown || plan->touched[touched].left_out)
    return true;
  for (int end = 0; end < fc_variant_ends(variant); end++) {
    fc_end at = fc_variant_ends(variant) == 1 ? FC_VALUE : (fc_end)end;
    fc_i128 *booked = &variant->booked[((size_t)end * variant->kinds + kind) * books];
    memset(one, 0, books * sizeof *one);
    if (!fc_plan_book_since(plan, touched, since, variant->taken[at], one))
      return false;
    for (size_t i = 0; i < books; i++)
      booked[i] += sign * (fc_i128)one[i];
  }
  return true;
}

fc_status fc_variant_book_all(fc_ctx *ctx, fc_variant *variant) {
  size_t n = (size_t)fc_variant_ends(variant) * variant->kinds * fc_variant_books(variant);
  memset(variant->booked, 0, n * sizeof *variant->booked);
  for (size_t t = 0; t < variant->plan.n_touched; t++)
    if (!fc_variant_book(variant, t, 0, 1))
      return fail_overflow(ctx);
  return FC_OK;
}

static fc_status evaluate_all(fc_ctx *ctx, fc_variant *variant) {
  fc_status status = FC_OK;
  for (int end = 0; end < FC_ENDS && status == FC_OK; end++)
    if (variant->end[end])
      status = fc_plan_evaluate(ctx, &variant->plan, variant->end[end], variant->taken[end]);
  return status == FC_OK ? fc_variant_book_all(ctx, variant) : status;
}

fc_status fc_variant_new(fc_ctx *ctx, const fc_plan *plan, fc_variant **out) {
  fc_variant *variant = *out = calloc(1, sizeof *variant);
  if (!variant)
    return fc_fail_memory(ctx);
  variant->original = plan;
  variant->plan = *plan;
  variant->plan.arena = (fc_arena){0}; /* dues that a growth changes; the plan keeps its own */
  variant->kinds = 1;
  bool made = own_cuts(variant) && own_wholes(variant) && own_takings(variant);
  if (made)
    variant->booked =
        calloc((size_t)fc_variant_ends(variant) * fc_variant_books(variant), sizeof *variant->booked);
  fc_status status = made && variant->booked ? evaluate_all(ctx, variant) : fc_fail_memory(ctx);
  if (status == FC_OK)
    return FC_OK;
  fc_variant_free(variant);
  *out = NULL;
  return status;
}

void fc_variant_free(fc_variant *variant) {
  if (!variant)
    return;
  for (int end = 0; end < FC_ENDS; end++) {
    if (variant->end[end] || end == FC_VALUE)
      free(variant->taken[end]);
    free(variant->end[end]);
  }
  free(variant->anew.since);
  free(variant->anew.touched);
  free(variant->anew.room);
  free(variant->booked);
  free(variant->kind);
  fc_arena_free(&variant->plan.arena);
  fc_arena_free(&variant->arena);
  free(variant);
}

static bool same_cut(const fc_plan_cut *a, const fc_cut *b) {
  bool same = fc_timing_same(&a->timing, &b->timing);
  for (size_t s = 0; s < a->n_steps; s++)
    same = same && fc_step_same(&a->step[s], &b->steps.step[s]);
  return same;
}

static void take_cut(fc_variant *variant, size_t index, const fc_cut *cut) {
  fc_plan_cut *to = &variant->cuts[index];
  fc_step *steps = (fc_step *)(uintptr_t)to->step;
  fc_rate *phase = (fc_rate *)(uintptr_t)to->timing.phase;
  to->timing = cut->timing;
  to->timing.phase = phase;
  if (cut->timing.n_phase)
    memcpy(phase, cut->timing.phase, cut->timing.n_phase * sizeof *phase);
  memcpy(steps, cut->steps.step, to->n_steps * sizeof *steps);
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

static fc_status book_changed(fc_ctx *ctx, fc_variant *variant, int sign) {
  const fc_anew *anew = &variant->anew;
  for (size_t i = 0; i < anew->n; i++)
    if (!fc_variant_book(variant, anew->touched[i], anew->since[anew->touched[i]], sign))
      return fail_overflow(ctx);
  return FC_OK;
}

/* What was booked is taken away by the numbers that it was booked by. */
static fc_status evaluate_changed(fc_ctx *ctx, fc_variant *variant, const fc_scenario *scenario) {
  make_anew(variant);
  fc_status status = book_changed(ctx, variant, -1);
  for (size_t k = 0; k < variant->plan.n_cuts; k++)
    if (variant->changed[k])
      take_cut(variant, k, &scenario->cuts[k]);
  for (int end = 0; end < FC_ENDS && status == FC_OK; end++)
    if (variant->end[end])
      status = fc_plan_evaluate_anew(ctx, &variant->plan, variant->end[end], &variant->anew, variant->taken[end]);
  return status == FC_OK ? book_changed(ctx, variant, 1) : status;
}

/* Whether money is worth something else in some year. */
static bool take_prices(fc_variant *variant, const fc_baseline *baseline) {
  bool changed = false;
  for (size_t y = 0; variant->price && y < variant->plan.n_years; y++) {
    fc_rate price = variant->price[y];
    fc_plan_price(&variant->plan, baseline, y, &price);
    changed = changed || price.num != variant->price[y].num || price.den != variant->price[y].den;
    variant->price[y] = price;
  }
  return changed;
}

/* Grants that grow otherwise are due otherwise, all of them. */
static fc_status take_baseline(fc_ctx *ctx, fc_variant *variant, const fc_baseline *baseline, bool *dues) {
  fc_baseline *to = &variant->plan.baseline;
  *dues = !fc_growth_same(&to->grants, &baseline->grants) || !fc_set_figure_same(&to->set_grants, &baseline->set_grants);
  bool wholes = !fc_growth_same(&to->budget, &baseline->budget) || !fc_growth_same(&to->population, &baseline->population) ||
                !fc_set_figure_same(&to->set_budget, &baseline->set_budget) ||
                !fc_set_figure_same(&to->set_population, &baseline->set_population);
  wholes = take_prices(variant, baseline) || wholes;
  variant->row_made = variant->row_made && !wholes && !*dues;
  variant->row_current = variant->row_current && variant->row_made;
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
    variant->changed[k] = !same_cut(&variant->cuts[k], &scenario->cuts[k]);
    some = some || variant->changed[k];
  }
  fc_after_take(&variant->plan.after, &scenario->response, &scenario->contingencies);
  variant->row_current = false;
  if (status != FC_OK || (!dues && !some))
    return status;
  if (!dues)
    return evaluate_changed(ctx, variant, scenario);
  for (size_t k = 0; k < variant->plan.n_cuts; k++)
    take_cut(variant, k, &scenario->cuts[k]);
  return evaluate_all(ctx, variant);
}

const fc_plan *fc_variant_plan(const fc_variant *variant) {
  return &variant->plan;
}

const fc_money *fc_variant_takings(const fc_variant *variant) {
  return variant->taken[FC_VALUE];
}
