/* waterfall.c - the scenarios between two scenarios, each evaluated once: what is lost with the changes made so far.
 *
 * The practice is that of a budget's bridge from one total to the next. Cuts act one after the other on what is left, so
 * that the worth of a change depends on what was changed before it wherever cuts meet the same grants; `first` and `last`
 * say how much (the two ends of the "one at a time" orders, reference/sensitivity.md). */
#include "impact/waterfall.h"
#include "scenario/same.h"

#include <stdlib.h>
#include <string.h>

typedef struct bridge {
  fc_ctx *ctx, *aside; /* aside: messages of scenarios that no one asked for */
  fc_arena *arena;
  const fc_dataset *dataset;
  const fc_scenario *const *scenario;
  fc_run_options options;
  fc_cut_pairs pairs;
  fc_cut *list; /* the cuts of the scenario at hand */
  size_t n;
  bool *removed;        /* of each cut of the first */
  bool reordered;       /* those that stay stand in the second's order */
  bool *made;           /* of each cut of the second: its change is made */
  fc_waterfall *out;
} bridge;

/* ---- a scenario between the two ---- */

static void put(bridge *b, const fc_cut *cut) {
  fc_cut *to = &b->list[b->n];
  *to = *cut;
  for (size_t s = 0; s < to->steps.n; s++)
    to->steps.step[s].cut = (uint32_t)b->n;
  b->n++;
}

/* The cuts of the first that are not yet removed, then, once the order is the second's, those of it. */
static void put_state(bridge *b) {
  b->n = 0;
  for (size_t i = 0; i < b->scenario[0]->n_cuts && !b->reordered; i++)
    if (!b->removed[i])
      put(b, &b->scenario[0]->cuts[i]);
  for (size_t k = 0; k < b->scenario[1]->n_cuts && b->reordered; k++) {
    size_t first = b->pairs.first[k];
    if (b->made[k] || b->pairs.same[k])
      put(b, &b->scenario[1]->cuts[k]);
    else if (first != SIZE_MAX)
      put(b, &b->scenario[0]->cuts[first]);
  }
}

static fc_scenario between(const bridge *b, const fc_scenario *assumed) {
  fc_scenario out = *assumed;
  out.cuts = b->list;
  out.n_cuts = b->n;
  out.n_parameters = 0; /* the cuts stand at their points */
  out.report.metrics = NULL;
  out.report.n_metrics = out.report.n_against = 0;
  return out;
}

static fc_status evaluate(fc_ctx *ctx, const fc_plan *plan, fc_i128 *loss) {
  fc_money *taken = calloc(plan->n_takings + 1, sizeof *taken);
  uint8_t *end = malloc(plan->n_touched + 1);
  fc_status status = FC_NO_MEMORY;
  if (taken && end) {
    memset(end, FC_VALUE, plan->n_touched + 1);
    status = fc_plan_evaluate(ctx, plan, end, taken);
  }
  for (size_t t = 0; t < plan->n_touched && status == FC_OK; t++)
    if (!plan->touched[t].unknown && !plan->touched[t].left_out)
      *loss += fc_plan_loss(plan, t, taken, plan->n_years);
  free(taken);
  free(end);
  return status;
}

/* What the cuts at hand take where everything else is as a scenario says. */
static fc_status loss_under(bridge *b, const fc_scenario *assumed, fc_i128 *loss) {
  fc_plan *plan;
  *loss = 0;
  if (b->n == 0)
    return FC_OK;
  fc_scenario scenario = between(b, assumed);
  if (fc_ctx_cancelled(b->ctx))
    return FC_CANCELLED;
  fc_status status = fc_plan_compile(b->aside, b->dataset, &scenario, &b->options, &plan);
  if (status != FC_OK)
    return status;
  status = evaluate(b->aside, plan, loss);
  fc_plan_free(plan);
  return status;
}

/* No fault of either scenario: one between them that no one asked for is not allowed. */
static bool cannot_be(fc_status status) {
  return status != FC_OK && status != FC_NO_MEMORY && status != FC_CANCELLED;
}

/* ---- the steps ---- */

static fc_i128 loss_so_far(const bridge *b) {
  return b->out->n ? b->out->step[b->out->n - 1].loss : b->out->from;
}

static fc_status add_step(bridge *b, fc_change_kind kind, const fc_cut *before, const fc_cut *after, bool if_nothing) {
  fc_i128 loss, so_far = loss_so_far(b);
  put_state(b);
  fc_status status = loss_under(b, b->scenario[1], &loss);
  if (status == FC_OK && (if_nothing || loss != so_far))
    b->out->step[b->out->n++] =
        (fc_change_step){.kind = kind, .before = before, .after = after, .contribution = loss - so_far, .loss = loss};
  return status;
}

static fc_status remove_cuts(bridge *b) {
  fc_status status = FC_OK;
  for (size_t i = 0; i < b->scenario[0]->n_cuts && status == FC_OK; i++) {
    if (b->pairs.second[i] != SIZE_MAX)
      continue;
    b->removed[i] = true;
    status = add_step(b, FC_CUT_REMOVED, &b->scenario[0]->cuts[i], NULL, true);
  }
  return status;
}

static bool keeps_order(const bridge *b) {
  size_t last = 0;
  for (size_t i = 0; i < b->scenario[0]->n_cuts; i++) {
    size_t second = b->pairs.second[i];
    if (second == SIZE_MAX)
      continue;
    if (second < last)
      return false;
    last = second;
  }
  return true;
}

static fc_status reorder(bridge *b) {
  b->reordered = true;
  return keeps_order(b) ? FC_OK : add_step(b, FC_CUTS_REORDERED, NULL, NULL, false);
}

static fc_status change_cuts(bridge *b) {
  fc_status status = FC_OK;
  for (size_t k = 0; k < b->scenario[1]->n_cuts && status == FC_OK; k++) {
    size_t first = b->pairs.first[k];
    if (b->pairs.same[k])
      continue;
    b->made[k] = true;
    status = add_step(b, first == SIZE_MAX ? FC_CUT_ADDED : FC_CUT_CHANGED,
                      first == SIZE_MAX ? NULL : &b->scenario[0]->cuts[first], &b->scenario[1]->cuts[k], true);
  }
  return status;
}

/* What grants are due, and in which years: all that a loss depends on beside the cuts. */
static bool assume_same(const fc_scenario *a, const fc_scenario *b) {
  return a->first_year == b->first_year && a->last_year == b->last_year &&
         fc_growth_same(&a->baseline.grants, &b->baseline.grants) &&
         fc_set_figure_same(&a->baseline.set_grants, &b->baseline.set_grants);
}

static fc_status make_steps(bridge *b) {
  bool same = assume_same(b->scenario[0], b->scenario[1]);
  fc_status status = same ? FC_OK : add_step(b, FC_CHANGED_ASSUMPTIONS, NULL, NULL, true);
  if (status == FC_OK)
    status = remove_cuts(b);
  if (status == FC_OK)
    status = reorder(b);
  return status == FC_OK ? change_cuts(b) : status;
}

/* ---- how far the order matters ---- */

/* The cuts of one scenario with one change of a step made (or, of the second, unmade). A cut that the list does not have
 * goes where the other scenario has it: behind the nearest cut before it that is in both. */
static void put_one_change(bridge *b, const fc_change_step *step, bool unmade) {
  const fc_scenario *of = b->scenario[unmade], *other = b->scenario[!unmade];
  const fc_cut *out = unmade ? step->after : step->before, *in = unmade ? step->before : step->after;
  const size_t *pair = unmade ? b->pairs.second : b->pairs.first; /* of a cut of `other` its place in `of` */
  size_t behind = SIZE_MAX;
  for (size_t k = 0; !out && k < other->n_cuts && &other->cuts[k] != in; k++)
    behind = pair[k] != SIZE_MAX ? pair[k] : behind;
  b->n = 0;
  if (!out && behind == SIZE_MAX)
    put(b, in);
  for (size_t i = 0; i < of->n_cuts; i++) {
    if (&of->cuts[i] != out)
      put(b, &of->cuts[i]);
    else if (in)
      put(b, in);
    if (!out && i == behind)
      put(b, in);
  }
}

static fc_status order_step(bridge *b, fc_change_step *step) {
  fc_i128 loss;
  bool of_cuts = step->kind != FC_CHANGED_ASSUMPTIONS;
  fc_status status = FC_OK;
  step->first = step->contribution;
  if (of_cuts) {
    put_one_change(b, step, false);
    status = loss_under(b, b->scenario[0], &loss);
    step->first = loss - b->out->from;
    put_one_change(b, step, true);
  } else {
    put_state(b); /* all changes of cuts are made */
  }
  if (status == FC_OK)
    status = loss_under(b, b->scenario[of_cuts], &loss);
  step->last = b->out->to - loss;
  return status;
}

/* All cuts of both, those that are unchanged once; of[]: which are one, by the first's places, then the second's. */
static void put_all(bridge *b, size_t *of) {
  size_t n = b->scenario[0]->n_cuts;
  b->n = 0;
  for (size_t i = 0; i < n; i++) {
    of[b->n] = i;
    put(b, &b->scenario[0]->cuts[i]);
  }
  for (size_t k = 0; k < b->scenario[1]->n_cuts; k++) {
    if (b->pairs.same[k])
      continue;
    of[b->n] = b->pairs.first[k] != SIZE_MAX ? b->pairs.first[k] : n + k;
    put(b, &b->scenario[1]->cuts[k]);
  }
}

/* The number of a step's cut as put_all gives it. */
static size_t number_of(const bridge *b, const fc_change_step *step) {
  return step->before ? (size_t)(step->before - b->scenario[0]->cuts)
                      : b->scenario[0]->n_cuts + (size_t)(step->after - b->scenario[1]->cuts);
}

static bool is_of_cut(const fc_change_step *step) {
  return step->before || step->after;
}

/* Marks the steps whose cut meets a grant that another cut meets, too. */
static void mark_shared(bridge *b, const fc_plan *plan, const size_t *of) {
  for (size_t t = 0; t < plan->n_touched; t++) {
    const fc_touched *touched = &plan->touched[t];
    bool several = false, differs = false;
    for (uint32_t i = 1; i < touched->cuts; i++)
      several = several || of[touched->cut[i]] != of[touched->cut[0]];
    for (size_t s = 0; s < b->out->n && several; s++) {
      fc_change_step *step = &b->out->step[s];
      for (uint32_t i = 0; i < touched->cuts && is_of_cut(step); i++) {
        bool meets = of[touched->cut[i]] == number_of(b, step);
        step->ordered = step->ordered || meets;
        differs = differs || meets;
      }
    }
    b->out->shared += differs;
  }
}

static fc_status find_shared(bridge *b) {
  size_t *of = fc_arena_array(b->arena, b->scenario[0]->n_cuts + b->scenario[1]->n_cuts + 1, sizeof *of);
  fc_plan *plan;
  if (!of)
    return FC_NO_MEMORY;
  put_all(b, of);
  if (b->n == 0)
    return FC_OK;
  fc_scenario scenario = between(b, b->scenario[1]);
  fc_status status = fc_plan_compile(b->aside, b->dataset, &scenario, &b->options, &plan);
  if (status != FC_OK)
    return status;
  mark_shared(b, plan, of);
  fc_plan_free(plan);
  return FC_OK;
}

/* A stated total of grants is that of whichever grants the cuts select. */
static bool sets_grants(const bridge *b) {
  return b->scenario[0]->baseline.set_grants.stated || b->scenario[1]->baseline.set_grants.stated;
}

/* Of several changes: those of a cut that shares grants with another; all, where what is assumed changes as well. */
static fc_status find_orders(bridge *b) {
  fc_status status = b->out->n > 1 ? find_shared(b) : FC_OK;
  bool all = b->out->n > 1 && (b->out->step[0].kind == FC_CHANGED_ASSUMPTIONS || sets_grants(b));
  bool not_known = cannot_be(status);
  status = not_known ? FC_OK : status;
  for (size_t i = 0; i < b->out->n && status == FC_OK; i++) {
    fc_change_step *step = &b->out->step[i];
    step->ordered = step->kind != FC_CUTS_REORDERED && (step->ordered || all || not_known);
    if (step->ordered)
      status = order_step(b, step);
    step->unknown = cannot_be(status);
    status = step->unknown ? FC_OK : status;
    step->ordered = step->ordered && (step->unknown || step->first != step->contribution || step->last != step->contribution);
  }
  return status;
}

/* ---- all of it ---- */

static bool make_room(bridge *b) {
  size_t n = b->scenario[0]->n_cuts, m = b->scenario[1]->n_cuts;
  b->list = fc_arena_array(b->arena, n + m + 1, sizeof *b->list);
  b->removed = fc_arena_array(b->arena, n + 1, sizeof *b->removed);
  b->made = fc_arena_array(b->arena, m + 1, sizeof *b->made);
  b->out->step = fc_arena_array(b->arena, n + m + 2, sizeof *b->out->step);
  return b->list && b->removed && b->made && b->out->step && fc_cut_pairs_find(b->arena, b->scenario, &b->pairs);
}

/* Some scenario on the way cannot be: the difference stands as one. */
static fc_status give_up(bridge *b) {
  const char *message = fc_diag_count(b->aside) ? fc_diag_at(b->aside, 0)->message : NULL;
  b->out->whole = false;
  b->out->why = message ? fc_arena_text(b->arena, message, strlen(message)) : NULL;
  return message && !b->out->why ? FC_NO_MEMORY : FC_OK;
}

fc_status fc_waterfall_make(fc_ctx *ctx, fc_arena *arena, const fc_dataset *dataset, const fc_scenario *const scenario[2],
                            const fc_i128 loss[2], const fc_run_options *options, fc_waterfall *out) {
  static const char *const metrics[] = {"loss"};
  bridge b = {.ctx = ctx, .arena = arena, .dataset = dataset, .scenario = scenario, .out = out};
  *out = (fc_waterfall){.from = loss[0], .to = loss[1], .whole = true};
  b.options = *options;
  b.options.metrics = metrics;
  b.options.n_metrics = 1;
  if (fc_ctx_new(NULL, &b.aside))
    return fc_fail_memory(ctx);
  fc_status status = make_room(&b) ? make_steps(&b) : FC_NO_MEMORY;
  if (cannot_be(status) || (status == FC_OK && loss_so_far(&b) != out->to))
    status = give_up(&b);
  else if (status == FC_OK)
    status = find_orders(&b);
  fc_ctx_free(b.aside);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
