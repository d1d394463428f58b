/* explain_steps.c - table steps of an explanation: every step that met a grant behind the figure, in the order in which
 * they acted, with what was there before, what was taken, what was left, and where the money is booked. */
#include "impact/explain_parts.h"
#include "impact/metric_columns.h"

#include <stdlib.h>
#include <string.h>

/* One step on one award in one year. */
typedef struct fc_met_step {
  size_t number; /* of the award in the table of awards */
  size_t touched, place, step, year;
  const fc_plan_cut *cut;
  uint32_t order; /* of the cut, 1 for the first */
  fc_money before, taken;
} fc_met_step;

typedef struct fc_step_list {
  const fc_explaining *e;
  fc_table_builder *builder;
  fc_money *alone;             /* n_takings zeros: one taking is booked by itself */
  fc_money *left;              /* n_years, and what was received */
  fc_money *book;              /* FC_ACCOUNTS x (n_years + 1) */
  fc_buf words;
} fc_step_list;

/* "10%"; a fraction where no per cent says it to the last digit: "2/9". */
static void put_rate(fc_buf *out, fc_rate rate) {
  size_t start = out->n;
  fc_rate read;
  fc_number_fault fault;
  fc_words_rate(out, rate);
  if (!out->failed && fc_rate_parse(out->p + start, out->n - start, &read, &fault) == FC_OK &&
      (fc_i128)read.num * rate.den == (fc_i128)rate.num * read.den)
    return;
  fc_buf_cut(out, start);
  fc_buf_printf(out, "%lld/%lld", (long long)rate.num, (long long)rate.den);
}

/* "25% (phase) x 84/365 (days of the year)" */
static void put_mix(fc_buf *out, const fc_plan_mixed *mix) {
  const struct {
    fc_ratio part;
    const char *name;
  } parts[] = {{mix->phase, "phase"}, {mix->of_year, "days of the year"}, {mix->when, "condition"}};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    fc_ratio part = parts[i].part;
    if (part.num == part.den)
      continue;
    fc_buf_text(out, " x ");
    if (i == 1)
      fc_buf_printf(out, "%lld/%lld", (long long)part.num, (long long)part.den);
    else
      put_rate(out, (fc_rate){(int64_t)part.num, (int64_t)part.den});
    fc_buf_printf(out, " (%s)", parts[i].name);
  }
}

/* A rate alone, of all that was there: what is written is what was done, to the cent. */
static bool is_plain_rate(const fc_plan *plan, const fc_met_step *met) {
  const fc_step *step = &met->cut->step[met->step];
  fc_ratio mix;
  fc_i128 num, den;
  if (step->rate.kind != FC_TERM_RATE || step->amount.kind != FC_TERM_NONE || step->ceiling.kind != FC_TERM_NONE ||
      step->sharing != FC_EACH || !fc_plan_mix(plan, met->cut, step, met->touched, met->year, &mix))
    return false;
  return fc_i128_mul(met->before, step->rate.rate.num, &num) && fc_i128_mul(num, mix.num, &num) &&
         fc_i128_mul(step->rate.rate.den, mix.den, &den) && fc_i128_divide(num, den, plan->rounding) == met->taken;
}

/* What the cut says, without the "of" that leads on to its grants. */
static void put_cut(fc_buf *out, const fc_plan_cut *cut) {
  size_t n = strlen(cut->words);
  if (n > 3 && strcmp(cut->words + n - 3, " of") == 0)
    n -= 3;
  fc_buf_str(out, (fc_str){cut->words, n});
}

static void put_sharing(fc_buf *out, const fc_met_step *met) {
  const fc_step *step = &met->cut->step[met->step];
  static const char *const how[] = {[FC_SHARE_AMOUNT] = "in proportion to what is left of each",
                                    [FC_SHARE_EXCESS] = "in proportion to what is left of each",
                                    [FC_SPLIT_DUE] = "in proportion to what is due of each",
                                    [FC_SPLIT_EQUALLY] = "in equal parts"};
  if (step->sharing != FC_EACH)
    fc_buf_printf(out, ", shared by %s%zu grants %s", met->cut->grouped ? "groups of " : "", met->cut->n_touched,
                  how[step->sharing]);
}

/* "10% of $1,000 x 25% (phase) = $25", "$4.3 million, shared by 23 grants ...: $1,000 - $100 = $900". */
static void put_words(fc_buf *out, const fc_plan *plan, const fc_met_step *met) {
  const fc_step *step = &met->cut->step[met->step];
  const fc_plan_mixed mix = fc_plan_mix_parts(plan, met->cut, step, met->touched, met->year);
  char before[64], taken[64], after[64];
  fc_dollars_format(met->before, before);
  fc_dollars_format(met->taken, taken);
  fc_dollars_format((fc_i128)met->before - met->taken, after);
  if (!mix.in_force) {
    fc_buf_text(out, "not yet in force");
    return;
  }
  if (is_plain_rate(plan, met)) {
    put_rate(out, step->rate.rate);
    fc_buf_printf(out, " of %s", before);
    put_mix(out, &mix);
    fc_buf_printf(out, " = %s", taken);
    return;
  }
  put_cut(out, met->cut);
  if (step->amount.kind == FC_TERM_INCURRED)
    fc_buf_text(out, ", what was spent and is not yet paid first");
  put_sharing(out, met);
  put_mix(out, &mix);
  fc_buf_printf(out, ": %s - %s = %s", before, taken, after);
}

/* The account's rows of one taking: the first says what was taken, the others where more of it is booked. */
static fc_status add_row(fc_step_list *list, const fc_met_step *met, bool first, fc_account account, size_t year,
                         fc_money booked) {
  const fc_plan *plan = list->e->tally->plan;
  fc_cell cells[FC_COLUMNS_MAX] = {{0}};
  fc_filling filling = {cells};
  bool told = first, any = year != SIZE_MAX;
  fc_fill_integer(&filling, (int64_t)met->number + 1);
  fc_fill_integer(&filling, met->order);
  fc_fill_text(&filling, fc_str_of(met->cut->name));
  fc_fill_integer(&filling, plan->first_year ? plan->first_year + (int)met->year : 0);
  fc_fill(&filling, told ? fc_cell_money(met->before) : fc_cell_none());
  fc_fill(&filling, told ? fc_cell_money(met->taken) : fc_cell_none());
  fc_fill(&filling, told ? fc_cell_money((fc_i128)met->before - met->taken) : fc_cell_none());
  fc_fill_text(&filling, any ? fc_str_of(fc_account_name(account)) : (fc_str){0});
  fc_fill_integer(&filling, any && plan->first_year && year < plan->n_years ? plan->first_year + (int)year : 0);
  fc_fill(&filling, any ? fc_cell_money(booked) : fc_cell_none());
  fc_fill(&filling, fc_cell_bool(any && year < plan->n_years && fc_explain_counts(list->e, met->touched, account, year)));
  fc_fill_text(&filling, told ? (fc_str){list->words.p, list->words.n} : (fc_str){0});
  return list->words.failed ? FC_NO_MEMORY : fc_table_add_row(list->builder, cells);
}

/* A step of another year is told where it reaches into one that is shown. */
static bool is_of_answer(const fc_step_list *list, const fc_met_step *met) {
  size_t years = list->e->tally->plan->n_years + 1;
  bool shown = fc_explain_shows(list->e, met->year);
  for (size_t i = 0; i < FC_ACCOUNTS * years && !shown; i++)
    shown = list->book[i] && fc_explain_shows(list->e, i % years);
  return shown;
}

/* What is booked of one taking: the books of that taking alone. */
static fc_status add_bookings(fc_step_list *list, const fc_met_step *met) {
  const fc_plan *plan = list->e->tally->plan;
  size_t taking = fc_plan_taking(plan, met->cut, met->place, met->step) + met->year, years = plan->n_years + 1;
  bool first = true;
  fc_status status = FC_OK;
  memset(list->book, 0, FC_ACCOUNTS * years * sizeof *list->book);
  list->alone[taking] = met->taken;
  fc_plan_book(plan, met->touched, list->alone, list->book); /* what all takings are booked to fits, one does */
  list->alone[taking] = 0;
  if (!is_of_answer(list, met))
    return FC_OK;
  fc_buf_clear(&list->words);
  put_words(&list->words, plan, met);
  for (size_t a = 0; a < FC_ACCOUNTS; a++)
    for (size_t y = 0; y < years && status == FC_OK; y++) {
      fc_money booked = list->book[a * years + y];
      if (!booked)
        continue;
      status = add_row(list, met, first, (fc_account)a, y, booked);
      first = false;
    }
  return first && status == FC_OK ? add_row(list, met, true, FC_BOOK_FUTURE, SIZE_MAX, 0) : status;
}

/* A step's turn on an award in a year: nothing is told where nothing is left. */
static fc_status meet(fc_step_list *list, fc_met_step *met) {
  const fc_plan *plan = list->e->tally->plan;
  size_t balance = fc_plan_balance(plan, met->cut, &met->cut->step[met->step], met->touched, met->year);
  if (balance == SIZE_MAX || !list->left[balance])
    return FC_OK;
  met->before = list->left[balance];
  met->taken = list->e->tally->taken[FC_VALUE][fc_plan_taking(plan, met->cut, met->place, met->step) + met->year];
  list->left[balance] -= met->taken;
  return add_bookings(list, met);
}

static fc_status add_award(fc_step_list *list, size_t number) {
  const fc_plan *plan = list->e->tally->plan;
  size_t t = list->e->award[number];
  const fc_touched *touched = &plan->touched[t];
  fc_status status = FC_OK;
  for (size_t y = 0; y < plan->n_years; y++)
    list->left[y] = fc_plan_due(plan, t, y, FC_VALUE);
  list->left[plan->n_years] = plan->received[FC_VALUE][t];
  for (uint32_t k = 0; k < touched->cuts; k++) {
    const fc_plan_cut *cut = &plan->cuts[touched->cut[k]];
    for (size_t y = 0; y < plan->n_years; y++)
      for (size_t s = 0; s < cut->n_steps && status == FC_OK; s++) {
        fc_met_step met = {.number = number,
                           .touched = t,
                           .place = touched->place[k],
                           .step = s,
                           .year = y,
                           .cut = cut,
                           .order = touched->cut[k] + 1};
        status = meet(list, &met);
      }
  }
  return status;
}

fc_status fc_add_table_explained_steps(const fc_explaining *e, fc_result *result) {
  static const fc_column columns[] = {{"award", "", FC_INTEGER},     {"order", "", FC_INTEGER},
                                      {"cut", "", FC_TEXT},          {"fiscal_year", "", FC_INTEGER},
                                      {"before", "USD", FC_MONEY},   {"taken", "USD", FC_MONEY},
                                      {"after", "USD", FC_MONEY},    {"account", "", FC_TEXT},
                                      {"booked_year", "", FC_INTEGER}, {"booked", "USD", FC_MONEY},
                                      {"counted", "", FC_BOOL},      {"words", "", FC_TEXT}};
  const fc_plan *plan = e->tally->plan;
  fc_step_list list = {.e = e,
                       .alone = fc_tally_array(e->ctx, e->tally, plan->n_takings, sizeof(fc_money)),
                       .left = fc_tally_array(e->ctx, e->tally, plan->n_years + 1, sizeof(fc_money)),
                       .book = fc_tally_array(e->ctx, e->tally, FC_ACCOUNTS * (plan->n_years + 1), sizeof(fc_money))};
  if (!list.alone || !list.left || !list.book)
    return FC_NO_MEMORY;
  fc_status status =
      fc_result_build_table(result, "steps", columns, sizeof columns / sizeof *columns, &list.builder);
  for (size_t i = 0; i < e->n_awards && status == FC_OK; i++)
    if (!plan->touched[e->award[i]].unknown)
      status = add_award(&list, i);
  fc_buf_reset(&list.words);
  return status;
}
