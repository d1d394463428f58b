/* breakeven_find.c - from runs of values on one side of a level to the values at which a metric comes to it.
 *
 * It jumps where it passes the level by more than twice of what it changes by on either side, beyond what rounding to
 * the cent can make; or where no value can be written between two. */
#include "impact/breakeven_parts.h"

static const fc_sample nothing = {.index = -1, .side = FC_NOWHERE};

/* |a - b|; false: one is none, or beyond 128 bits. */
static bool distance(const fc_sample *a, const fc_sample *b, fc_ratio *out) {
  if (!a->figure.den || !b->figure.den || !fc_ratio_minus(a->figure, b->figure, out))
    return false;
  out->num = out->num < 0 ? -out->num : out->num;
  return true;
}

static fc_status look(fc_breaking *b, int64_t index, fc_sample *out) {
  *out = nothing;
  if (index < 0 || index > b->grid.last)
    return FC_OK;
  out->index = index;
  return fc_breaking_measure(b, index, &out->figure);
}

/* What rounding to the cent can add to a step of the metric: a cent for each taking of a grant, as money or in
 * proportion to the loss. */
static fc_ratio rounding_of(const fc_breaking *b, const fc_sample *here, fc_i128 loss) {
  const fc_plan *plan = b->asked->plan;
  fc_ratio cents = fc_ratio_of((fc_i128)(plan->n_touched * plan->n_cuts * plan->n_years), 1), out = cents;
  if (b->asked->metric->type == FC_MONEY)
    return cents;
  if (b->asked->metric->type == FC_INTEGER || !loss ||
      !fc_ratio_mul(here->figure, fc_ratio_of(cents.num, loss < 0 ? -loss : loss), &out))
    return (fc_ratio){0, 1};
  out.num = out.num < 0 ? -out.num : out.num;
  return out;
}

/* Passing from `before` to its neighbor `here`. */
static fc_status find_jump(fc_breaking *b, const fc_sample *before, const fc_sample *here, bool *jumps) {
  fc_sample further[2], again;
  fc_ratio step, beside[2] = {{0, 1}, {0, 1}}, rest;
  *jumps = false;
  if (here->side == FC_AT || b->asked->axis->kind == FC_AXIS_TIMES || !distance(before, here, &step))
    return FC_OK;
  *jumps = b->asked->axis->type == FC_INTEGER || b->grid.list;
  if (*jumps || b->proved)
    return FC_OK;
  fc_status status = look(b, before->index - 1, &further[0]);
  if (status == FC_OK)
    status = look(b, here->index + 1, &further[1]);
  if (status == FC_OK)
    status = look(b, here->index, &again); /* for the loss there */
  if (status != FC_OK)
    return status;
  distance(&further[0], before, &beside[0]);
  distance(here, &further[1], &beside[1]);
  fc_ratio most = fc_ratio_cmp(beside[0], beside[1]) < 0 ? beside[1] : beside[0];
  *jumps = fc_ratio_minus(step, (fc_ratio){2 * most.num, most.den}, &rest) &&
           fc_ratio_cmp(rest, rounding_of(b, here, b->loss)) > 0;
  return FC_OK;
}

static const fc_run *run_at(const fc_breaking *b, size_t index) {
  return index < b->crossings.runs.count ? fc_seq_at(&b->crossings.runs, index) : NULL;
}

static fc_side side_of(const fc_run *run) {
  return run ? run->first.side : FC_NOWHERE;
}

/* A run at the level, between two others. */
static void stand(const fc_run *run, fc_side before, fc_side after, fc_break *out) {
  out->until = run->last.index;
  if (before == after && before != FC_NOWHERE) {
    out->arrival = FC_TOUCHES;
    return;
  }
  out->rises = before == FC_BELOW || (before == FC_NOWHERE && after == FC_ABOVE);
  out->falls = before == FC_ABOVE || (before == FC_NOWHERE && after == FC_BELOW);
}

fc_status fc_breaking_find(fc_breaking *b, fc_seq *out) {
  for (size_t i = 0; i < b->crossings.runs.count; i++) {
    const fc_run *run = run_at(b, i), *previous = i ? run_at(b, i - 1) : NULL;
    fc_side side = side_of(run), before = side_of(previous);
    bool passes = (side == FC_ABOVE && before == FC_BELOW) || (side == FC_BELOW && before == FC_ABOVE);
    if (side != FC_AT && !passes)
      continue;
    fc_break *found = fc_seq_push(out);
    if (!found)
      return fc_fail_memory(b->ctx);
    *found = (fc_break){.value = run->first,
                        .before = previous ? previous->last : nothing,
                        .until = run->first.index,
                        .rises = side == FC_ABOVE,
                        .falls = side == FC_BELOW};
    if (side == FC_AT) {
      stand(run, before, side_of(run_at(b, i + 1)), found);
      continue;
    }
    bool jumps;
    fc_status status = find_jump(b, &found->before, &found->value, &jumps);
    if (status != FC_OK)
      return status;
    found->arrival = jumps ? FC_JUMPS : FC_REACHES;
  }
  return FC_OK;
}
