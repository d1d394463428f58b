/* exposure_measure.c - what a row comes to: its amount, what that is set against, and the shares.
 *
 * A share uses the governments that have both figures: where the budgets of some are not known, the part is what the
 * others get. A share of aid takes its two ends together, for the part lies inside the whole (SEMANTICS section 2). */
#include "dataset/aid.h"
#include "dataset/sum.h"
#include "impact/exposure.h"

#include <stdlib.h>

/* The sums of a row: all, or those of governments that have something. */
static fc_span sum_of(const fc_exposure_state *state, const fc_exposed_row *row, uint32_t has) {
  fc_span span = {0};
  uint32_t scratch[FC_BY_MAX];
  for (uint32_t i = row->first; i < row->first + row->n; i++) {
    fc_exposed_entry entry = fc_exposed_entry_at(state->dataset, state->entry[i], scratch);
    if (!has || (entry.has & has))
      fc_span_add_span(&span, fc_sum_span(&state->dataset->spans, entry.sum));
  }
  fc_exposed_leave_passed(state, row, has, &span);
  return span;
}

fc_span fc_exposed_amount(const fc_exposure_state *state, const fc_exposed_row *row) {
  return sum_of(state, row, 0);
}

fc_base fc_exposed_base(const fc_budget_answer *answer) {
  return (fc_base){.present = answer->present,
                   .conflict = answer->conflict,
                   .amount = answer->amount,
                   .revenue = answer->direction == FC_REVENUE,
                   .governments = answer->present};
}

static fc_base residents(const fc_dataset *dataset, uint32_t government, int32_t year) {
  fc_population population;
  if (!fc_population_find(dataset, government, year, &population))
    return (fc_base){.present = false};
  return (fc_base){.present = true,
                   .conflict = population.conflict,
                   .governments = 1,
                   .amount = {population.low, population.value, population.high}};
}

/* A row of one government: the budget of its own part, else the government's. */
static fc_status measure_one(const fc_exposure_state *state, const fc_exposed_entry *entry, fc_exposed *out) {
  const fc_frame *frame = &state->frame;
  fc_budget_query query = {.government = entry->government,
                           .year = frame->year,
                           .stage = fc_stage_of_budget(&frame->stage, entry->government),
                           .scope = frame->scope,
                           .any_direction = true};
  const fc_budget_query whole = query;
  fc_budget_parts parts;
  fc_budget_answer answer = {.present = false};
  fc_status status = FC_OK;
  out->stage = query.stage;
  out->part_asked = fc_budget_ask_parts(state->dataset, entry->by, &parts, &query);
  if (out->part_asked)
    status = fc_exposed_find_part(state, &query, &answer, &out->stage);
  out->part = answer.present;
  if (!status && !answer.present) {
    out->stage = whole.stage;
    status = fc_budget_find(state->dataset, &whole, &answer);
  }
  out->budget = fc_exposed_base(&answer);
  out->population = residents(state->dataset, entry->government, frame->year);
  return status;
}

static bool asks_part(const fc_dataset *dataset, const uint32_t *by) {
  fc_budget_query query = {.department = 0};
  fc_budget_parts parts;
  return fc_budget_ask_parts(dataset, by, &parts, &query);
}

/* A row of several: what they have together, and of the row the part that is theirs. */
static void measure_several(const fc_exposure_state *state, const fc_exposed_row *row, const fc_exposed_entry *entry,
                            fc_exposed *out) {
  const fc_exposed_whole *all = fc_exposed_find_whole(state, entry->by, false), *whole = NULL;
  out->part_asked = asks_part(state->dataset, entry->by);
  if (out->part_asked)
    whole = fc_exposed_find_whole(state, entry->by, true);
  out->part = whole != NULL;
  whole = whole ? whole : all;
  if (whole && (whole->governments[FC_EXPENDITURE] || whole->governments[FC_REVENUE])) {
    fc_direction direction = whole->governments[FC_EXPENDITURE] ? FC_EXPENDITURE : FC_REVENUE;
    uint32_t has = (uint32_t)(out->part ? FC_HAS_PART : FC_HAS_BUDGET) << direction;
    out->budget = (fc_base){.present = true,
                            .conflict = whole->conflict[direction],
                            .amount = whole->budget[direction],
                            .revenue = direction == FC_REVENUE,
                            .partial = true,
                            .overlap = whole->overlap,
                            .part = sum_of(state, row, has),
                            .governments = whole->governments[direction]};
  }
  if (all && all->with_population)
    out->population = (fc_base){.present = true,
                                .conflict = all->population_conflict,
                                .amount = all->population,
                                .partial = true,
                                .overlap = all->overlap,
                                .part = sum_of(state, row, FC_HAS_POPULATION),
                                .governments = all->with_population};
}

/* Ends of part / (part + rest) over the four corners of the two: the part lies inside the whole, so that it never
 * passes all of it. */
static void inside(fc_span part, fc_span whole, fc_value *out) {
  const fc_i128 parts[] = {part.low, part.high}, rests[] = {whole.low - part.low, whole.high - part.high};
  if (whole.low <= 0)
    return;
  out->present = out->point = true;
  out->value = fc_ratio_of(part.value, whole.value);
  out->low = out->high = out->value;
  for (int i = 0; i < 4; i++) {
    fc_i128 sum = parts[i / 2] + rests[i % 2];
    if (sum <= 0)
      continue;
    fc_ratio corner = fc_ratio_of(parts[i / 2], sum);
    if (fc_ratio_cmp(corner, out->low) < 0)
      out->low = corner;
    if (fc_ratio_cmp(corner, out->high) > 0)
      out->high = corner;
  }
}

/* A published total and the file's rows are two sources: their ends are independent, and a part that is greater than
 * the whole does not lie inside it. */
void fc_exposed_share_of_aid(const fc_exposure_state *state, fc_span amount, fc_value *out) {
  const fc_base whole = {.present = true, .conflict = state->aid_conflict, .amount = state->aid};
  const fc_ratio one = {1, 1};
  if (!state->aid_published) {
    inside(amount, state->aid, out);
    return;
  }
  if (amount.value > state->aid.value)
    return;
  fc_metric_quotient(amount, &whole, out);
  if (out->present && fc_ratio_cmp(out->high, one) > 0)
    out->high = one;
}

static void divide(const fc_exposure_state *state, bool apart, fc_exposed *out) {
  fc_metric_quotient(out->amount, &out->budget, &out->share);
  if (!apart) /* what is apart is not in the aid of all */
    fc_exposed_share_of_aid(state, out->amount, &out->of_aid);
  fc_metric_quotient(out->amount, &out->population, &out->per_capita);
  fc_metric_scale(&out->per_capita, 1, 100); /* cents to dollars */
}

fc_status fc_exposed_measure(const fc_exposure_state *state, const fc_exposed_row *row, fc_exposed *out) {
  uint32_t scratch[FC_BY_MAX];
  fc_exposed_entry entry = fc_exposed_entry_at(state->dataset, state->entry[row->first], scratch);
  fc_status status = FC_OK;
  *out = (fc_exposed){.amount = fc_exposed_amount(state, row)};
  if (state->of_one)
    status = measure_one(state, &entry, out);
  else
    measure_several(state, row, &entry, out);
  divide(state, state->of_one && fc_is_apart(&state->apart, entry.government), out);
  return status;
}

/* The total of one kind of figure: those who have it. */
typedef struct gathering {
  fc_base base[2]; /* by direction; of residents the first alone */
  uint32_t *members[2];
  uint32_t words[2];
} gathering;

static void gather(gathering *to, int kind, const fc_base *base, fc_span part, uint32_t government) {
  fc_base *sum = &to->base[kind];
  to->members[kind][sum->governments++] = government;
  sum->present = true;
  sum->conflict = sum->conflict || base->conflict;
  fc_span_add_span(&sum->amount, base->amount);
  fc_span_add_span(&sum->part, part);
}

static fc_base gathered(const fc_exposure_state *state, const gathering *from, int kind, size_t all) {
  fc_base base = from->base[kind];
  base.partial = base.governments < all;
  base.overlap = fc_dataset_overlap(state->dataset, from->members[kind], base.governments);
  return base;
}

/* What is passed on among the governments of a figure counts once. */
static fc_status leave_passed(fc_exposure_state *state, gathering *budgets, gathering *populations) {
  const fc_frame *frame = &state->frame;
  fc_status status =
      fc_exposed_leave_passed_among(state, frame->governments, frame->n_governments, &state->total.amount);
  for (int kind = 0; kind < 2 && !status; kind++)
    status = fc_exposed_leave_passed_among(state, budgets->members[kind], budgets->base[kind].governments,
                                           &budgets->base[kind].part);
  if (!status)
    status = fc_exposed_leave_passed_among(state, populations->members[0], populations->base[0].governments,
                                           &populations->base[0].part);
  return status;
}

/* The name loses its stage where governments differ in it. */
static fc_status name_budget(fc_exposure_state *state, gathering *budgets, int kind, uint32_t stage) {
  uint32_t words;
  fc_status status = fc_exposed_put_words(state, stage, (fc_direction)kind, FC_STR(""), &words);
  if (!status && budgets->base[kind].governments && words != budgets->words[kind])
    status = fc_exposed_put_words(state, 0, (fc_direction)kind, FC_STR(""), &words);
  budgets->words[kind] = words;
  return status;
}

static fc_status gather_all(fc_exposure_state *state, gathering *budgets, gathering *populations) {
  const fc_frame *frame = &state->frame;
  for (size_t i = 0; i < frame->n_governments; i++) {
    uint32_t government = frame->governments[i], stage = fc_stage_of_budget(&frame->stage, government);
    const fc_budget_query query = {
        .government = government, .year = frame->year, .stage = stage, .scope = frame->scope, .any_direction = true};
    fc_budget_answer answer;
    fc_span part;
    uint64_t rows;
    if (fc_is_apart(&state->apart, government))
      continue;
    fc_status status = fc_budget_find(state->dataset, &query, &answer);
    if (status)
      return status;
    fc_aid_rows(state->dataset, government, frame->year, fc_stage_of_grants(&frame->stage, government), &part, &rows);
    fc_span_add_span(&state->total.amount, part);
    const fc_base budget = fc_exposed_base(&answer), people = residents(state->dataset, government, frame->year);
    int kind = answer.direction == FC_REVENUE;
    if (budget.present) {
      status = name_budget(state, budgets, kind, stage);
      gather(budgets, kind, &budget, part, government);
    }
    if (people.present)
      gather(populations, 0, &people, part, government);
    if (status)
      return status;
  }
  return FC_OK;
}

fc_status fc_exposed_make_total(fc_exposure_state *state) {
  size_t n = state->frame.n_governments - state->apart.n;
  uint32_t *members = calloc(3 * n + 1, sizeof *members);
  gathering budgets = {.members = {members, members + n}}, populations = {.members = {members + 2 * n, NULL}};
  fc_status status = members ? gather_all(state, &budgets, &populations) : FC_NO_MEMORY;
  if (!status)
    status = leave_passed(state, &budgets, &populations);
  if (!status) {
    int kind = budgets.base[FC_EXPENDITURE].governments ? FC_EXPENDITURE : FC_REVENUE;
    state->total.budget = gathered(state, &budgets, kind, n);
    state->total.budget.revenue = kind == FC_REVENUE;
    state->total.population = gathered(state, &populations, 0, n);
    state->with_budget = state->total.budget.governments;
    divide(state, false, &state->total);
    status = fc_exposed_put_over(state, budgets.words[kind], state->with_budget, (uint32_t)n, &state->total_words);
  }
  free(members);
  return status;
}
