/* evaluate.c - the normal form in exact cents:
 *
 *     take = mix * (left - clamp(left * (1 - rate) - amount, 0, ceiling))        for left >= 0
 *
 * A negative row (a correction) keeps left * (1 - rate) and is passed by amounts and ceilings. What one step takes from
 * one award in one year is rounded once, so that takings add up everywhere (SEMANTICS section 3). Cuts act in order;
 * each goes through its awards year by year. */
#include "base/parted.h"
#include "impact/plan.h"

#include <stdlib.h>
#include <string.h>

typedef struct fc_evaluating {
  fc_ctx *ctx;
  const fc_plan *plan;
  const uint8_t *end;
  fc_money *left;     /* n_touched x n_years */
  fc_money *received; /* n_touched */
  fc_money *incurred; /* n_touched: spent, not yet paid, and not yet lost */
  fc_money *taken;
  uint32_t *next;        /* n_touched: the place of the first of an award's cuts that was not run yet */
  const uint32_t *since; /* of each award the first cut that is run anew; UINT32_MAX: none; NULL: all from the first */
  /* Of the awards of one cut in one year. */
  fc_money *share;            /* what each takes of an amount that is shared, or its part of a ceiling */
  fc_money *gathered, *parts; /* the awards of one group, side by side */
  bool *shared;               /* the share is what is taken, already times mix */
  fc_money *met, *lost;       /* n_touched: what earlier steps of the cut would have taken in full, and what they took */
} fc_evaluating;

static const fc_award *award_of(const fc_plan *plan, size_t touched) {
  return fc_dataset_award(plan->frame.dataset, plan->touched[touched].award);
}

bool fc_step_acts(const fc_plan *plan, const fc_step *step, size_t touched) {
  const fc_touched *t = &plan->touched[touched];
  return !t->unknown && (step->on & (t->stock ? FC_ON_STOCK : FC_ON_FLOW)) != 0;
}

static fc_status fail_overflow(const fc_evaluating *e, size_t touched) {
  fc_where where = fc_dataset_where(e->plan->frame.dataset, award_of(e->plan, touched)->origin);
  return fc_fail(e->ctx, FC_OVERFLOW, "F402", &where, "check the amount of this row",
                 "a cut of this amount is beyond the range of money");
}

/* Which balance a step takes from in a year; NULL: it does not act in it. */
static fc_money *balance_of(const fc_evaluating *e, const fc_plan_cut *cut, const fc_step *step, size_t touched,
                            size_t year) {
  const fc_plan *plan = e->plan;
  size_t of = fc_plan_balance(plan, cut, step, touched, year);
  if (of == SIZE_MAX)
    return NULL;
  return of == plan->n_years ? &e->received[touched] : &e->left[touched * plan->n_years + of];
}

static bool grow_money(const fc_plan *plan, fc_money *money, fc_rate growth, size_t years) {
  fc_i128 grown = *money;
  return !growth.den || !growth.num ||
         (fc_grow(&grown, growth, (int)years, plan->rounding) && fc_i128_to_money(grown, money));
}

/* The first year in which something is due of an award; 0 where nothing ever is. */
static size_t first_due(const fc_evaluating *e, size_t touched) {
  for (size_t year = 0; year < e->plan->n_years; year++)
    if (fc_plan_due(e->plan, touched, year, (fc_end)e->end[touched]) != 0)
      return year;
  return 0;
}

static bool money_of(const fc_evaluating *e, const fc_term *term, size_t touched, size_t year, fc_money *out) {
  const fc_plan *plan = e->plan;
  *out = 0;
  switch (term->kind) {
  case FC_TERM_INCURRED:
    *out = e->incurred[touched];
    return true;
  case FC_TERM_MONEY:
    *out = term->money;
    return grow_money(plan, out, term->growth, year);
  case FC_TERM_FIRST_DUE: {
    size_t first = first_due(e, touched);
    *out = fc_plan_due(plan, touched, first, (fc_end)e->end[touched]);
    return grow_money(plan, out, term->growth, year > first ? year - first : 0);
  }
  default:
    return true;
  }
}

/* What is kept of left, over the rate's denominator; false: overflow. */
static bool keep(fc_money left, fc_rate rate, fc_money amount, const fc_money *ceiling, fc_i128 *kept) {
  fc_i128 part, whole;
  if (!fc_i128_mul(left, rate.den - rate.num, kept))
    return false;
  if (left < 0)
    return true;
  if (!fc_i128_mul(amount, rate.den, &part) || !fc_i128_add(*kept, -part, kept))
    return false;
  if (*kept < 0)
    *kept = 0;
  if (!ceiling)
    return true;
  if (!fc_i128_mul(*ceiling, rate.den, &whole))
    return false;
  if (*kept > whole)
    *kept = whole;
  return true;
}

static bool take(const fc_plan *plan, const fc_step *step, fc_ratio mix, fc_money left, fc_money amount,
                 const fc_money *ceiling, fc_money *out) {
  fc_rate rate = step->rate.kind == FC_TERM_RATE ? step->rate.rate : (fc_rate){0, 1};
  fc_i128 kept, whole, taken, den;
  if (mix.num == 0) {
    *out = 0;
    return true;
  }
  return keep(left, rate, amount, ceiling, &kept) && fc_i128_mul(left, rate.den, &whole) &&
         fc_i128_add(whole, -kept, &taken) && fc_i128_mul(taken, mix.num, &taken) &&
         fc_i128_mul(rate.den, mix.den, &den) && fc_i128_to_money(fc_i128_divide(taken, den, plan->rounding), out);
}

/* The awards of one group that a shared amount or ceiling is of. */
typedef struct fc_sharing_group {
  size_t n;        /* awards, in gathered */
  fc_i128 sum;     /* of their weights */
  fc_ratio mix;    /* of the first of them */
  bool alike;      /* all have that mix */
  size_t a_member; /* one of them, for messages and terms */
} fc_sharing_group;

/* The places of a group: from the first on. */
static size_t group_size(const fc_plan_cut *cut, size_t group) {
  return cut->grouped ? cut->group_at[group + 1] - cut->group_at[group] : cut->n_touched;
}

static size_t place_in(const fc_plan_cut *cut, size_t group, size_t i) {
  return cut->grouped ? cut->grouped[cut->group_at[group] + i] : i;
}

/* What is due of an award that a cut meets in a year: of a balance all of it, in whichever year it is met. */
static fc_money due_of(const fc_evaluating *e, size_t touched, size_t year) {
  if (fc_plan_is_balance(e->plan, touched))
    year = (size_t)e->plan->touched[touched].due.year;
  return fc_plan_due(e->plan, touched, year, (fc_end)e->end[touched]);
}

/* Weighs a group: what is left of each that is not a correction; of ceilings that are split by a key what is due, or 1
 * where something is. */
static fc_status weigh(fc_evaluating *e, const fc_plan_cut *cut, const fc_step *step, size_t year, size_t group,
                       fc_sharing_group *out) {
  *out = (fc_sharing_group){.alike = true, .mix = {0, 1}};
  for (size_t i = 0; i < group_size(cut, group); i++) {
    size_t t = cut->touched[place_in(cut, group, i)];
    const fc_money *left = balance_of(e, cut, step, t, year);
    fc_money weight = left && *left > 0 ? *left : 0;
    fc_ratio mix;
    if (!fc_plan_mix(e->plan, cut, step, t, year, &mix))
      return fail_overflow(e, t);
    if (step->sharing == FC_SPLIT_DUE || step->sharing == FC_SPLIT_EQUALLY) {
      fc_money due = left ? due_of(e, t, year) : 0;
      weight = due <= 0 ? 0 : step->sharing == FC_SPLIT_DUE ? due : 1;
    }
    if (weight && !out->sum)
      out->mix = mix;
    else if (weight && fc_ratio_cmp(mix, out->mix) != 0)
      out->alike = false;
    out->a_member = t;
    out->sum += weight;
    e->gathered[out->n++] = weight;
  }
  return FC_OK;
}

/* The amount that the group loses together, before mix. */
static bool shared_amount(const fc_evaluating *e, const fc_step *step, size_t year, const fc_sharing_group *group,
                          fc_i128 *out) {
  fc_money figure;
  bool excess = step->sharing == FC_SHARE_EXCESS;
  if (!money_of(e, excess ? &step->ceiling : &step->amount, group->a_member, year, &figure))
    return false;
  *out = figure;
  if (excess)
    *out = group->sum > figure ? group->sum - figure : 0;
  else if (*out > group->sum)
    *out = group->sum;
  return true;
}

static void scatter(fc_evaluating *e, const fc_plan_cut *cut, size_t group, bool is_taking) {
  for (size_t i = 0; i < group_size(cut, group); i++) {
    size_t place = place_in(cut, group, i);
    e->share[place] = e->parts[i];
    e->shared[place] = is_taking;
  }
}

/* Splits what one group shares. Where the cut acts alike on all of it, the sum is taken times mix and then split, so
 * that it is right to the cent; else each takes its part of its own share. */
static fc_status share_group(fc_evaluating *e, const fc_plan_cut *cut, const fc_step *step, size_t year, size_t group) {
  fc_sharing_group sharing;
  fc_status status = weigh(e, cut, step, year, group, &sharing);
  bool ceiling = step->sharing == FC_SPLIT_DUE || step->sharing == FC_SPLIT_EQUALLY;
  fc_i128 total;
  fc_money sum;
  if (status != FC_OK)
    return status;
  memset(e->parts, 0, sharing.n * sizeof *e->parts);
  if (sharing.sum == 0) {
    scatter(e, cut, group, false);
    return FC_OK;
  }
  if (ceiling) {
    if (!money_of(e, &step->ceiling, sharing.a_member, year, &sum))
      return fail_overflow(e, sharing.a_member);
    total = sum;
  } else if (!shared_amount(e, step, year, &sharing, &total)) {
    return fail_overflow(e, sharing.a_member);
  }
  if (!ceiling && sharing.alike) {
    if (!fc_i128_mul(total, sharing.mix.num, &total))
      return fail_overflow(e, sharing.a_member);
    total = fc_i128_divide(total, sharing.mix.den, e->plan->rounding);
  }
  if (!fc_i128_to_money(total, &sum))
    return fail_overflow(e, sharing.a_member);
  status = fc_money_allocate(sum, e->gathered, sharing.n, e->parts);
  if (status == FC_NO_MEMORY)
    return fc_fail_memory(e->ctx);
  scatter(e, cut, group, !ceiling && sharing.alike);
  return status;
}

static fc_status share_out(fc_evaluating *e, const fc_plan_cut *cut, const fc_step *step, size_t year) {
  fc_status status = FC_OK;
  for (size_t group = 0; group < (cut->grouped ? cut->n_groups : 1) && status == FC_OK; group++)
    status = share_group(e, cut, step, year, group);
  return status;
}

/* The steps of one cut share its mix: each is about what the ones before it would have left had they acted in full, and
 * what they take together is rounded once. */
static bool take_in_turn(fc_evaluating *e, const fc_step *step, fc_ratio mix, size_t touched, fc_money left,
                         fc_money amount, const fc_money *ceiling, fc_money *out) {
  fc_money whole;
  fc_i128 part;
  left += e->lost[touched] - e->met[touched];
  if (!take(e->plan, step, (fc_ratio){1, 1}, left, amount, ceiling, &whole) ||
      !fc_i128_mul((fc_i128)e->met[touched] + whole, mix.num, &part))
    return false;
  *out = (fc_money)(fc_i128_divide(part, mix.den, e->plan->rounding) - e->lost[touched]);
  e->met[touched] += whole;
  e->lost[touched] += *out;
  return true;
}

/* What one award loses by a step in a year. */
static fc_status take_one(fc_evaluating *e, const fc_plan_cut *cut, size_t s, size_t place, size_t year,
                          fc_money *out) {
  const fc_step *step = &cut->step[s];
  size_t t = cut->touched[place];
  if (e->since && e->since[t] > step->cut)
    return FC_OK;
  fc_money *left = balance_of(e, cut, step, t, year);
  if (!left || *left == 0)
    return FC_OK;
  fc_ratio mix;
  fc_money amount = 0, ceiling = 0;
  bool capped = step->ceiling.kind != FC_TERM_NONE && step->sharing != FC_SHARE_EXCESS;
  if (step->sharing != FC_EACH && e->shared[place]) {
    *out = *left > 0 ? e->share[place] : 0;
  } else {
    if (!fc_plan_mix(e->plan, cut, step, t, year, &mix) || !money_of(e, &step->amount, t, year, &amount) ||
        !money_of(e, &step->ceiling, t, year, &ceiling))
      return fail_overflow(e, t);
    if (step->sharing == FC_SHARE_AMOUNT || step->sharing == FC_SHARE_EXCESS)
      amount = e->share[place];
    else if (step->sharing != FC_EACH)
      ceiling = e->share[place];
    const fc_money *most = capped ? &ceiling : NULL;
    if (cut->n_steps > 1 ? !take_in_turn(e, step, mix, t, *left, amount, most, out)
                         : !take(e->plan, step, mix, *left, amount, most, out))
      return fail_overflow(e, t);
  }
  *left -= *out;
  e->incurred[t] -= step->amount.kind == FC_TERM_INCURRED ? *out : 0;
  return FC_OK;
}

static fc_status run_step(fc_evaluating *e, const fc_plan_cut *cut, size_t s, size_t year) {
  const fc_step *step = &cut->step[s];
  fc_status status = step->sharing == FC_EACH ? FC_OK : share_out(e, cut, step, year);
  for (size_t i = 0; i < cut->n_touched && status == FC_OK; i++)
    status = take_one(e, cut, s, i, year, &e->taken[fc_plan_taking(e->plan, cut, i, s) + year]);
  return status;
}

/* One award of a cut whose awards share nothing, in all its years. */
static fc_status run_award(fc_evaluating *e, const fc_plan_cut *cut, size_t place) {
  fc_status status = FC_OK;
  size_t t = cut->touched[place];
  for (size_t y = 0; y < e->plan->n_years && status == FC_OK; y++) {
    e->met[t] = e->lost[t] = 0;
    for (size_t s = 0; s < cut->n_steps && status == FC_OK; s++)
      status = take_one(e, cut, s, place, y, &e->taken[fc_plan_taking(e->plan, cut, place, s) + y]);
  }
  return status;
}

/* The awards of such a cut that are run anew; in a whole evaluation run_all goes through them. */
static fc_status run_apart(fc_evaluating *e, const fc_plan_cut *cut) {
  fc_status status = FC_OK;
  for (size_t i = 0; i < cut->n_touched && status == FC_OK; i++)
    if (e->since[cut->touched[i]] <= cut->step->cut)
      status = run_award(e, cut, i);
  return status;
}

/* The cuts of an award before one that were not run yet; none of them shares a sum. */
static fc_status catch_up(fc_evaluating *e, size_t t, size_t before) {
  const fc_touched *touched = &e->plan->touched[t];
  fc_status status = FC_OK;
  for (; e->next[t] < touched->cuts && touched->cut[e->next[t]] < before && status == FC_OK; e->next[t]++)
    status = run_award(e, &e->plan->cuts[touched->cut[e->next[t]]], touched->place[e->next[t]]);
  return status;
}

static bool shares(const fc_plan_cut *cut) {
  for (size_t s = 0; s < cut->n_steps; s++)
    if (cut->step[s].sharing != FC_EACH)
      return true;
  return false;
}

static fc_status run_cut(fc_evaluating *e, const fc_plan_cut *cut) {
  fc_status status = FC_OK;
  if (!shares(cut))
    return fc_ctx_cancelled(e->ctx) ? FC_CANCELLED : run_apart(e, cut);
  for (size_t y = 0; y < e->plan->n_years && status == FC_OK; y++) {
    for (size_t i = 0; i < cut->n_touched; i++)
      e->met[cut->touched[i]] = e->lost[cut->touched[i]] = 0;
    for (size_t s = 0; s < cut->n_steps && status == FC_OK; s++)
      status = fc_ctx_cancelled(e->ctx) ? FC_CANCELLED : run_step(e, cut, s, y);
  }
  return status;
}

/* Awards are gone through in parts at once. */
enum { AWARDS_OF_A_PART = 16384 };

static size_t parts_of(const fc_plan *plan) {
  return (plan->n_touched + AWARDS_OF_A_PART - 1) / AWARDS_OF_A_PART;
}

static size_t end_of_part(const fc_plan *plan, size_t part) {
  size_t end = (part + 1) * AWARDS_OF_A_PART;
  return end < plan->n_touched ? end : plan->n_touched;
}

static fc_status catch_up_part(fc_ctx *ctx, void *self, size_t part, size_t thread) {
  fc_evaluating own = *(const fc_evaluating *)self;
  fc_status status = FC_OK;
  (void)thread;
  own.ctx = ctx;
  for (size_t t = part * AWARDS_OF_A_PART; t < end_of_part(own.plan, part) && status == FC_OK; t++)
    status = catch_up(&own, t, SIZE_MAX);
  return status;
}

/* A cut that shares a sum looks at its awards alone: only these must have come as far. The others go through their cuts
 * one after the other, so that what is looked at lies together. The same takings as cut by cut. */
static fc_status run_all(fc_evaluating *e) {
  const fc_plan *plan = e->plan;
  fc_status status = FC_OK;
  for (size_t k = 0; k < plan->n_cuts && status == FC_OK; k++) {
    const fc_plan_cut *cut = &plan->cuts[k];
    if (!shares(cut))
      continue;
    for (size_t i = 0; i < cut->n_touched && status == FC_OK; i++) {
      status = catch_up(e, cut->touched[i], k);
      e->next[cut->touched[i]]++;
    }
    status = status == FC_OK ? run_cut(e, cut) : status;
  }
  return status == FC_OK ? fc_parted_run(e->ctx, parts_of(plan), catch_up_part, e) : status;
}

/* The room that an evaluation works in: left and six more of each award, the next cut, and a flag. */
static size_t room_of(const fc_plan *plan) {
  return (plan->n_touched + 1) * ((plan->n_years + 7) * sizeof(fc_money) + sizeof(uint32_t) + sizeof(bool));
}

static bool start(fc_evaluating *e, void **kept) {
  size_t n = e->plan->n_touched + 1, years = e->plan->n_years;
  if (!*kept && !(*kept = malloc(room_of(e->plan))))
    return false;
  e->left = *kept;
  e->next = (uint32_t *)(e->left + n * (years + 7));
  e->shared = (bool *)(e->next + n);
  e->received = e->left + n * years;
  e->share = e->received + n;
  e->gathered = e->share + n;
  e->parts = e->gathered + n;
  e->met = e->parts + n;
  e->lost = e->met + n;
  e->incurred = e->lost + n;
  return true;
}

/* All of an award, as it is before the first cut. */
static void fill_up(fc_evaluating *e, size_t t) {
  const fc_plan *plan = e->plan;
  e->received[t] = plan->received[e->end[t]][t];
  e->incurred[t] = plan->touched[t].incurred;
  for (size_t y = 0; y < plan->n_years; y++)
    e->left[t * plan->n_years + y] = fc_plan_due(plan, t, y, (fc_end)e->end[t]);
}

static fc_status fill_part(fc_ctx *ctx, void *self, size_t part, size_t thread) {
  fc_evaluating *e = self;
  size_t n = e->plan->n_takings, parts = parts_of(e->plan), from = n / parts * part;
  (void)ctx, (void)thread;
  memset(e->taken + from, 0, ((part + 1 == parts ? n : n / parts * (part + 1)) - from) * sizeof *e->taken);
  for (size_t t = part * AWARDS_OF_A_PART; t < end_of_part(e->plan, part); t++) {
    fill_up(e, t);
    e->next[t] = 0;
  }
  return FC_OK;
}

/* What the cuts before `since` left of an award; takings of the others are forgotten. */
static void fill_since(fc_evaluating *e, size_t t, uint32_t since) {
  const fc_plan *plan = e->plan;
  const fc_touched *touched = &plan->touched[t];
  fill_up(e, t);
  for (uint32_t i = 0; i < touched->cuts; i++) {
    const fc_plan_cut *cut = &plan->cuts[touched->cut[i]];
    for (size_t s = 0; s < cut->n_steps; s++) {
      fc_money *taken = e->taken + fc_plan_taking(plan, cut, touched->place[i], s);
      for (size_t y = 0; y < plan->n_years; y++) {
        if (touched->cut[i] >= since) {
          taken[y] = 0;
          continue;
        }
        fc_money *left = taken[y] ? balance_of(e, cut, &cut->step[s], t, y) : NULL;
        if (left)
          *left -= taken[y];
        if (cut->step[s].amount.kind == FC_TERM_INCURRED)
          e->incurred[t] -= taken[y];
      }
    }
  }
}

fc_status fc_plan_evaluate(fc_ctx *ctx, const fc_plan *plan, const uint8_t *end, fc_money *taken) {
  fc_evaluating e = {.ctx = ctx, .plan = plan, .end = end, .taken = taken};
  void *room = NULL;
  fc_status status = start(&e, &room) ? FC_OK : fc_fail_memory(ctx);
  if (status == FC_OK)
    status = fc_parted_run(ctx, parts_of(plan), fill_part, &e);
  if (status == FC_OK)
    status = run_all(&e);
  free(room);
  return status;
}

fc_status fc_plan_evaluate_anew(fc_ctx *ctx, const fc_plan *plan, const uint8_t *end, fc_anew *anew, fc_money *taken) {
  fc_evaluating e = {.ctx = ctx, .plan = plan, .end = end, .taken = taken, .since = anew->since};
  fc_status status = start(&e, &anew->room) ? FC_OK : fc_fail_memory(ctx);
  for (size_t i = 0; i < anew->n && status == FC_OK; i++)
    fill_since(&e, anew->touched[i], anew->since[anew->touched[i]]);
  for (size_t k = 0; k < plan->n_cuts && status == FC_OK; k++)
    if (anew->cut[k])
      status = run_cut(&e, &plan->cuts[k]);
  return status;
}
