/* tally.c - from a plan to a result: the order of the parts and of the tables. */
#include "base/parted.h"
#include "impact/tally.h"
#include "impact/provenance.h"

#include <stdlib.h>
#include <string.h>

void *fc_tally_array(fc_ctx *ctx, fc_tally *tally, size_t count, size_t size) {
  void *array = fc_arena_array(tally->making ? &tally->room : &tally->arena, count ? count : 1, size);
  if (!array)
    fc_fail_memory(ctx);
  return array;
}

fc_str fc_tally_keep(fc_tally *tally, const fc_buf *text) {
  char *copy = text->failed ? NULL : fc_arena_text(&tally->arena, text->p ? text->p : "", text->n);
  return (fc_str){copy ? copy : "", copy ? text->n : 0};
}

static void free_tally(void *object) {
  fc_tally *tally = object;
  fc_notes_free(&tally->notes);
  fc_intern_free(&tally->names);
  fc_keys_free(&tally->sources.keys);
  fc_seq_free(&tally->sources.list);
  fc_arena_free(&tally->room);
  fc_arena_free(&tally->arena);
  free(tally);
}

static uint32_t accounts_of(const fc_plan *plan) {
  uint32_t accounts = 0;
  for (size_t k = 0; k < plan->n_cuts; k++)
    for (size_t s = 0; s < plan->cuts[k].n_steps; s++)
      for (size_t i = 0; i < plan->cuts[k].step[s].bookings; i++)
        accounts |= 1u << plan->cuts[k].step[s].booking[i].account;
  return accounts;
}

static fc_status new_tally(fc_ctx *ctx, const fc_plan *plan, fc_tally **out) {
  fc_tally *tally = *out = calloc(1, sizeof *tally);
  if (!tally)
    return fc_fail_memory(ctx);
  tally->plan = plan;
  tally->dataset = plan->frame.dataset;
  tally->ranged = plan->ranged;
  tally->accounts = accounts_of(plan);
  fc_notes_init(&tally->notes, 0);
  fc_seq_init(&tally->sources.list, sizeof(fc_source_line));
  if (fc_keys_init(&tally->sources.keys, 2) && fc_intern_init(&tally->names))
    return FC_OK;
  free_tally(tally);
  *out = NULL;
  return fc_fail_memory(ctx);
}

/* What each award loses, in parts at once. */
enum { AWARDS_OF_A_PART = 16384 };

typedef struct fc_summing {
  const fc_tally *tally;
  const fc_money *taken;
  fc_money *loss;
} fc_summing;

static fc_status sum_part(fc_ctx *ctx, void *self, size_t part, size_t thread) {
  const fc_summing *sum = self;
  const fc_plan *plan = sum->tally->plan;
  size_t end = (part + 1) * AWARDS_OF_A_PART;
  (void)ctx, (void)thread;
  for (size_t t = part * AWARDS_OF_A_PART; t < end && t < plan->n_touched; t++)
    sum->loss[t] = fc_plan_loss(plan, t, sum->taken, plan->n_years);
  return FC_OK;
}

static fc_status sum_losses_at(fc_ctx *ctx, fc_tally *tally, fc_end end) {
  size_t n = tally->plan->n_touched;
  fc_summing sum = {tally, tally->taken[end], fc_tally_array(ctx, tally, n, sizeof(fc_money))};
  tally->loss[end] = sum.loss;
  return sum.loss ? fc_parted_run(ctx, (n + AWARDS_OF_A_PART - 1) / AWARDS_OF_A_PART, sum_part, &sum) : FC_NO_MEMORY;
}

/* What each award loses in all years that are shown; once where nothing is a range. */
static fc_status sum_losses(fc_ctx *ctx, fc_tally *tally) {
  fc_status status = sum_losses_at(ctx, tally, FC_VALUE);
  for (int end = 0; end < FC_ENDS && status == FC_OK; end++) {
    if (end == FC_VALUE)
      continue;
    tally->loss[end] = tally->loss[FC_VALUE];
    if (tally->ranged)
      status = sum_losses_at(ctx, tally, (fc_end)end);
  }
  return status;
}

static fc_status evaluate_end(fc_ctx *ctx, fc_tally *tally, fc_end end) {
  const fc_plan *plan = tally->plan;
  size_t n = plan->n_touched;
  uint8_t *ends = malloc(n ? n : 1);
  tally->taken[end] = fc_tally_array(ctx, tally, plan->n_takings, sizeof(fc_money));
  if (!ends || !tally->taken[end]) {
    free(ends);
    return fc_fail_memory(ctx);
  }
  memset(ends, (int)end, n);
  fc_status status = fc_plan_evaluate(ctx, plan, ends, tally->taken[end]);
  free(ends);
  return status;
}

fc_status fc_tally_evaluate(fc_ctx *ctx, fc_tally *tally) {
  fc_status status = evaluate_end(ctx, tally, FC_VALUE);
  for (int end = 0; end < FC_ENDS && status == FC_OK; end++) {
    if (end == FC_VALUE)
      continue;
    tally->taken[end] = tally->taken[FC_VALUE];
    if (tally->ranged)
      status = evaluate_end(ctx, tally, (fc_end)end);
  }
  return status == FC_OK ? sum_losses(ctx, tally) : status;
}

/* Less is left than a cut asks: all of it is taken. Of a cut that holds for all its grants together, all year. */
static void warn_short(const fc_tally *tally, fc_notes *notes) {
  const fc_plan *plan = tally->plan;
  for (size_t k = 0; k < plan->n_cuts; k++) {
    const fc_plan_cut *cut = &plan->cuts[k];
    const fc_step *step = &cut->step[0];
    bool partly = cut->timing.n_phase || cut->timing.when.num != cut->timing.when.den || cut->timing.from != FC_NO_DATE ||
                  cut->timing.until != FC_NO_DATE || cut->timing.lag;
    if (step->sharing != FC_SHARE_AMOUNT || cut->grouped || partly)
      continue;
    size_t last = step->received ? 1 : plan->n_years;
    for (size_t y = 0; y < last; y++) {
      fc_i128 taken = 0;
      for (size_t i = 0; i < cut->n_touched; i++)
        for (size_t of = 0; of < (step->received ? plan->n_years : 1); of++)
          taken += tally->taken[FC_VALUE][fc_plan_taking(plan, cut, i, 0) + (step->received ? of : y)];
      char asked[64], got[64];
      fc_dollars_format(step->amount.money, asked);
      fc_dollars_format(taken, got);
      if (taken >= step->amount.money)
        continue;
      fc_notes_add(notes, FC_WARNING, "N403", NULL, NULL,
                   "the cut \"%s\" asks for %s, more than is left of its grants: all of it is taken, %s", cut->name,
                   asked, got);
      break;
    }
  }
}

/* Late money that would come after the years that are answered for is in the loss, but not lost. */
static void note_later(const fc_tally *tally, fc_notes *notes) {
  fc_i128 later = -tally->total.row.later.value;
  char dollars[64];
  fc_dollars_format(later, dollars);
  if (later > 0)
    fc_notes_add(notes, FC_WARNING, "N425", NULL, "answer for more years: \"years\": { \"first\": ..., \"last\": ... }",
                 "%s of the loss would come after fiscal year %d and is late, not lost", dollars,
                 tally->plan->first_year + (int)tally->plan->n_years - 1);
}

fc_status fc_tally_total_row(fc_ctx *ctx, const fc_plan *plan, const fc_money *const taken[FC_ENDS], uint8_t *holders,
                             fc_row *out) {
  fc_tally *tally;
  fc_status status = new_tally(ctx, plan, &tally);
  if (status != FC_OK)
    return status;
  tally->total_alone = true;
  tally->total.holders = holders;
  for (int end = 0; end < FC_ENDS; end++)
    tally->taken[end] = (fc_money *)(uintptr_t)taken[end]; /* read alone */
  status = sum_losses(ctx, tally);
  if (status == FC_OK)
    status = fc_tally_group(ctx, tally);
  if (status == FC_OK)
    status = fc_tally_rows(ctx, tally);
  *out = tally->total.row;
  free_tally(tally);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}

static fc_status set_settings(const fc_tally *tally, fc_result *result) {
  const fc_plan *plan = tally->plan;
  fc_buf text = {0};
  fc_status status = fc_result_set_scenario(result, plan->scenario_name, plan->scenario_file, plan->scenario_sha256);
  fc_buf_printf(&text, "%d", plan->first_year + (int)plan->show_from);
  if (fc_tally_years(tally) > 1)
    fc_buf_printf(&text, "-%d", plan->first_year + (int)plan->show_to - 1);
  if (status == FC_OK && plan->first_year)
    status = fc_result_set(result, "year", text.p ? text.p : "");
  const fc_stage_choice *stage = &plan->frame.stage;
  fc_str common = stage->common ? fc_dataset_text(tally->dataset, stage->budget) : FC_STR("each government's own");
  if (status == FC_OK)
    status = fc_result_set(result, "stage", common.n ? common.p : "");
  if (status == FC_OK)
    status = fc_result_set(result, "denominator", plan->frame.list_all ? "all" : plan->frame.scope_text.p);
  if (status == FC_OK)
    status = fc_result_set(result, "rounding", plan->rounding == FC_HALF_AWAY ? "half_away" : "half_even");
  fc_buf_clear(&text);
  for (size_t i = 0; i < plan->report.n_by; i++)
    fc_buf_printf(&text, "%s%s", i ? "," : "", plan->report.by[i].name);
  if (status == FC_OK)
    status = text.failed ? FC_NO_MEMORY : fc_result_set(result, "by", text.p ? text.p : "");
  fc_buf_reset(&text);
  return status;
}

static fc_status make(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  static fc_status (*const parts[])(fc_ctx *, fc_tally *) = {
      fc_tally_evaluate, fc_tally_group, fc_tally_rows, fc_tally_metrics, fc_tally_points, fc_tally_order,
  };
  fc_status status = FC_OK;
  for (size_t i = 0; i < sizeof parts / sizeof *parts && status == FC_OK; i++)
    status = parts[i](ctx, tally);
  if (status == FC_OK)
    status = fc_result_add_inputs(result, tally->dataset, &tally->plan->baseline);
  if (status == FC_OK)
    fc_notes_copy(fc_result_notes_mutable(result), &tally->dataset->notes);
  if (status == FC_OK) {
    fc_notes_copy(fc_result_notes_mutable(result), &tally->plan->notes);
    fc_tally_note_passed(tally);
    fc_notes_copy(fc_result_notes_mutable(result), &tally->notes);
    warn_short(tally, fc_result_notes_mutable(result));
    note_later(tally, fc_result_notes_mutable(result));
    status = set_settings(tally, result);
  }
  return status;
}

fc_status fc_tally_answer(fc_ctx *ctx, const fc_plan *plan, fc_tables_fn add, const void *what, fc_result **out) {
  fc_tally *tally;
  *out = NULL;
  fc_status status = new_tally(ctx, plan, &tally);
  if (status != FC_OK)
    return status;
  fc_result *result;
  if (fc_result_new("run", &result) != FC_OK) {
    free_tally(tally);
    return fc_fail_memory(ctx);
  }
  if (fc_result_own(result, tally, free_tally) != FC_OK) {
    fc_result_free(result);
    return fc_fail_memory(ctx);
  }
  status = make(ctx, tally, result);
  if (status == FC_OK)
    status = add(ctx, tally, what, result);
  if (status != FC_OK) {
    fc_result_free(result);
    return status;
  }
  *out = result;
  return FC_OK;
}

static fc_status add_tables(fc_ctx *ctx, fc_tally *tally, const void *unused, fc_result *result) {
  static fc_status (*const tables[])(fc_ctx *, fc_tally *, fc_result *) = {
      fc_add_table_impact,       fc_add_table_total,       fc_add_table_years,  fc_add_table_cuts,
      fc_add_table_denominators, fc_add_table_governments, fc_add_table_gap,    fc_add_table_reserves,
      fc_add_table_tiers,        fc_add_table_cash,        fc_add_table_awards, fc_add_table_steps,
      fc_add_table_sources,      fc_add_table_assumptions,
  };
  (void)unused;
  fc_status status = fc_tally_number_sources(ctx, tally);
  for (size_t i = 0; i < sizeof tables / sizeof *tables && status == FC_OK; i++)
    status = tables[i](ctx, tally, result);
  return status;
}

fc_status fc_plan_run(fc_ctx *ctx, const fc_plan *plan, fc_result **out) {
  if (ctx && plan)
    return fc_tally_answer(ctx, plan, add_tables, NULL, out);
  *out = NULL;
  return FC_BAD_ARGUMENT;
}
