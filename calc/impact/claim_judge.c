/* claim_judge.c - the readings of a claim and its verdict.
 *
 * Years of one sum that disagree on the claim are readings of their own. A verdict is of all readings: they hold, fail,
 * or it depends on which is meant; it is never said that a claim is true or false. */
#include "impact/claim_parts.h"

#include <stdlib.h>

const char *fc_verdict_name(fc_verdict verdict) {
  static const char *const names[] = {"holds", "fails", "depends", "cannot say"};
  return names[verdict];
}

static const fc_dataset *dataset_of(const fc_claiming *claiming) {
  return claiming->ground->dataset;
}

static fc_str text_of(const fc_claiming *claiming, uint32_t number) {
  return dataset_of(claiming) && number ? fc_dataset_text(dataset_of(claiming), number) : (fc_str){"", 0};
}

/* A year's figure, and what it is to the claim. */
typedef struct judged_year {
  fc_claim_figure figure;
  fc_holds loose, strict;
  bool taken;
} judged_year;

static bool agree(const judged_year *a, const judged_year *b) {
  return a->loose == b->loose && a->strict == b->strict;
}

static void widen(fc_claim_figure *to, const fc_claim_figure *by) {
  to->low = fc_ratio_cmp(by->low, to->low) < 0 ? by->low : to->low;
  to->high = fc_ratio_cmp(by->high, to->high) > 0 ? by->high : to->high;
  to->point = false;
  to->open_low = to->open_low || by->open_low;
  to->open_high = to->open_high || by->open_high;
}

/* Does the figure fail by no more than the rounding of what was said? */
static bool is_near(const fc_understood *said, const fc_claim_figure *figure) {
  fc_ratio limit, margin;
  if (said->slack.num == 0 || !fc_claim_margin(&said->loose, figure, FC_FAILS, &limit, &margin))
    return false;
  return fc_ratio_cmp((fc_ratio){-margin.num, margin.den}, said->slack) <= 0;
}

static void describe(const fc_claiming *claiming, const fc_claim_sum *sum, const fc_claim_whole *whole,
                     fc_claim_reading *to) {
  *to = (fc_claim_reading){.money = sum->money, .words = sum->words, .yearly = sum->yearly};
  to->estimator = text_of(claiming, sum->estimator);
  to->stage = text_of(claiming, sum->stage);
  to->independent = !fc_claim_is_own(claiming->claim, to->estimator);
  if (!whole)
    return;
  to->has_whole = true;
  to->of_residents = whole->residents;
  to->whole_chosen = whole->chosen;
  to->whole_words = whole->words;
  to->whole_source = whole->source;
  to->whole_stage = whole->stage;
  to->whole_scope = whole->scope;
  to->whole = whole->amount;
  to->whole_point = whole->point;
}

static void add_year(const fc_claiming *claiming, fc_claim_reading *to, const fc_claim_year *year, bool first) {
  if (first) {
    to->amount = year->amount;
    to->amount_point = year->point;
    to->flag = text_of(claiming, year->flag);
    to->note = text_of(claiming, year->note);
    to->url = text_of(claiming, year->url);
    return;
  }
  to->amount.low = year->amount.low < to->amount.low ? year->amount.low : to->amount.low;
  to->amount.high = year->amount.high > to->amount.high ? year->amount.high : to->amount.high;
  to->amount_point = false;
  fc_str *const texts[] = {&to->flag, &to->note, &to->url};
  const uint32_t of_year[] = {year->flag, year->note, year->url};
  for (size_t i = 0; i < 3; i++)
    if (!fc_str_eq(*texts[i], text_of(claiming, of_year[i])))
      *texts[i] = (fc_str){"", 0};
}

/* Each of several years is set against a budget of its own: the whole is from the least of them to the most. */
static void span_budgets(const fc_claim_ground *ground, int year, bool first, fc_claim_reading *to) {
  for (size_t i = 0; i < ground->n_own_years; i++) {
    const fc_claim_own_year *own = &ground->own_year[i];
    if (own->year != year || !own->has_budget)
      continue;
    bool same = !first && own->budget.value == to->whole.value;
    to->whole_point = first || (to->whole_point && same);
    to->whole.low = first || own->budget.low < to->whole.low ? own->budget.low : to->whole.low;
    to->whole.high = first || own->budget.high > to->whole.high ? own->budget.high : to->whole.high;
    to->whole.value = own->budget.value;
  }
}

/* One reading of all the years that agree with year `from`. */
static fc_status add_reading(const fc_claiming *claiming, const fc_claim_sum *sum, const fc_claim_whole *whole,
                             judged_year *years, size_t from, fc_seq *readings) {
  fc_claim_reading *to = fc_seq_push(readings);
  bool *in = fc_arena_array(claiming->arena, sum->year.count, sizeof *in);
  if (!to || !in)
    return fc_fail_memory(claiming->ctx);
  describe(claiming, sum, whole, to);
  fc_origin origin = {0};
  uint32_t last_line = 0;
  size_t rows = 0;
  for (size_t i = from; i < sum->year.count; i++) {
    const fc_claim_year *year = fc_seq_at(&sum->year, i);
    if (years[i].taken || !agree(&years[from], &years[i]))
      continue;
    add_year(claiming, to, year, i == from);
    if (i == from)
      to->figure = years[i].figure;
    else
      widen(&to->figure, &years[i].figure);
    origin = i == from || year->origin.line < origin.line ? year->origin : origin;
    last_line = year->last_line > last_line ? year->last_line : last_line;
    if (to->whole_chosen && claiming->claim->metric == FC_CLAIM_SHARE_OF_BUDGET && sum->money == FC_CLAIM_OWN_LOSS &&
        !claiming->claim->has_amount && claiming->ground->n_own_years > 1)
      span_budgets(claiming->ground, year->first, i == from, to);
    rows += year->rows;
    to->governments = i == from || year->governments < to->governments ? year->governments : to->governments;
    in[i] = years[i].taken = true;
  }
  to->loose = years[from].loose;
  to->strict = years[from].strict;
  to->has_threshold = to->loose != FC_OPEN && fc_claim_margin(&claiming->claim->said.loose, &to->figure, to->loose,
                                                              &to->threshold, &to->margin);
  to->near = to->loose == FC_FAILS && is_near(&claiming->claim->said, &to->figure);
  to->years = fc_claim_years_words(claiming->arena, &sum->year, in, sum->award_years);
  to->source = dataset_of(claiming)
                   ? fc_claim_source_words(claiming->arena, dataset_of(claiming), origin, last_line, rows)
                   : "";
  return to->years && to->source ? FC_OK : fc_fail_memory(claiming->ctx);
}

/* The answer's own figure of what the scenario takes, over the budget that it chose; low.den 0: none. Its ends know that
 * the loss is a part of what it is set against, and each of several years has its own budget. */
static fc_claim_figure own_figure(const fc_claiming *claiming, int year) {
  const fc_claim_ground *ground = claiming->ground;
  fc_claim_metric metric = claiming->claim->metric;
  if (ground->n_own_years <= 1)
    return ground->own_figure[metric];
  for (size_t i = 0; i < ground->n_own_years; i++)
    if (ground->own_year[i].year == year)
      return ground->own_year[i].figure[metric];
  return (fc_claim_figure){.point = false};
}

/* A year's figure; false: there is none, as of another year over a total of the first. */
static bool figure_of_year(const fc_claiming *claiming, const fc_claim_sum *sum, const fc_claim_year *year,
                           const fc_claim_whole *whole, fc_claim_figure *out) {
  const fc_claim_ground *ground = claiming->ground;
  bool own = sum->money == FC_CLAIM_OWN_LOSS && !claiming->claim->has_amount;
  if (own && whole && whole->chosen) {
    *out = own_figure(claiming, year->first);
    if (out->low.den)
      return true;
  }
  if (own && whole && ground->n_own_years > 1 && year->first != ground->year)
    return false;
  return fc_claim_divide(year, whole, claiming->claim->metric == FC_CLAIM_SHARE_OF_AID && own, out);
}

static fc_status read_sum(const fc_claiming *claiming, const fc_claim_sum *sum, const fc_claim_whole *whole,
                          fc_seq *readings) {
  size_t n = sum->year.count;
  const fc_understood *said = &claiming->claim->said;
  judged_year *years = fc_arena_array(claiming->arena, n, sizeof *years);
  fc_status status = years || !n ? FC_OK : fc_fail_memory(claiming->ctx);
  for (size_t i = 0; i < n && !status; i++) {
    years[i].taken = !figure_of_year(claiming, sum, fc_seq_at(&sum->year, i), whole, &years[i].figure);
    if (years[i].taken)
      continue;
    years[i].loose = fc_claim_test(&said->loose, &years[i].figure);
    years[i].strict = fc_claim_test(&said->strict, &years[i].figure);
  }
  for (size_t i = 0; i < n && !status; i++)
    if (!years[i].taken)
      status = add_reading(claiming, sum, whole, years, i, readings);
  return status;
}

static const fc_claim_whole *chosen_whole(const fc_seq *wholes) {
  for (size_t i = 0; i < wholes->count; i++) {
    const fc_claim_whole *each = fc_seq_at(wholes, i);
    if (each->chosen || wholes->count == 1)
      return each;
  }
  return NULL;
}

/* The claim's own money over every whole, other money over the one that the answer chose. */
static fc_status read_all(const fc_claiming *claiming, const fc_seq *sums, const fc_seq *wholes, fc_seq *readings) {
  const fc_claim_whole *chosen = chosen_whole(wholes);
  bool of_whole = claiming->claim->metric != FC_CLAIM_LOSS;
  fc_status status = FC_OK;
  for (size_t s = 0; s < sums->count && !status; s++) {
    const fc_claim_sum *sum = fc_seq_at(sums, s);
    bool every = sum->money == FC_CLAIM_OWN_LOSS || !chosen;
    if (!of_whole)
      status = read_sum(claiming, sum, NULL, readings);
    for (size_t w = 0; of_whole && w < wholes->count && !status; w++) {
      const fc_claim_whole *whole = fc_seq_at(wholes, w);
      if (every || whole == chosen)
        status = read_sum(claiming, sum, whole, readings);
    }
  }
  return status;
}

static int by_number(int64_t a, int64_t b) {
  return (a > b) - (a < b);
}

/* Those that hold strictly, that hold, that hold in part, that fail; in each the independent ones first, then by which
 * money, of the chosen whole before others, the largest first, and by all that tells them apart. */
static int compare(const void *p, const void *q) {
  const fc_claim_reading *a = p, *b = q;
  int order = by_number(b->loose, a->loose);
  order = order ? order : by_number(b->strict, a->strict);
  order = order ? order : by_number(b->independent, a->independent);
  order = order ? order : by_number(a->money, b->money);
  order = order ? order : by_number(b->whole_chosen, a->whole_chosen);
  order = order ? order : fc_ratio_cmp(b->figure.high, a->figure.high);
  order = order ? order : fc_ratio_cmp(b->figure.low, a->figure.low);
  const fc_str texts[][2] = {{fc_str_of(a->words), fc_str_of(b->words)},
                             {a->estimator, b->estimator},
                             {a->stage, b->stage},
                             {fc_str_of(a->years), fc_str_of(b->years)},
                             {fc_str_of(a->whole_words), fc_str_of(b->whole_words)}};
  for (size_t i = 0; !order && i < sizeof texts / sizeof *texts; i++)
    order = fc_str_cmp(texts[i][0], texts[i][1]);
  return order;
}

static fc_verdict verdict_of(const size_t *count) {
  if (count[FC_HOLDS] + count[FC_FAILS] == 0)
    return FC_VERDICT_CANNOT_SAY;
  if (count[FC_OPEN] == 0 && count[FC_FAILS] == 0)
    return FC_VERDICT_HOLDS;
  return count[FC_OPEN] == 0 && count[FC_HOLDS] == 0 ? FC_VERDICT_FAILS : FC_VERDICT_DEPENDS;
}

static const char *missing(const fc_claiming *claiming, const fc_seq *sums, const fc_seq *wholes, size_t readings) {
  const fc_claim *claim = claiming->claim;
  bool narrowed = claim->of.scope || claim->of.stage;
  if (readings)
    return "figures whose ranges lie on one side of what is said";
  if (!sums->count && claim->of.money <= FC_CLAIM_OWN_LOSS && !claim->of.select && !claim->of.stage)
    return "what the scenario takes: what was paid out of its awards so far (outlayed) is not stated";
  if (!sums->count)
    return "grants that the claim's \"of\" names";
  if (claim->metric == FC_CLAIM_PER_CAPITA)
    return "the number of residents";
  if (claim->metric == FC_CLAIM_SHARE_OF_AID)
    return "all federal aid of the year";
  return wholes->count ? "a whole that is more than zero"
         : narrowed    ? "a total of the scope and stage that the claim's \"of\" names, for every government"
                       : "a total to set the amount against, for every government";
}

/* The wholes over which the claim's own money would be what is said: 1.3 percent at most of $760 million is of $58.5
 * billion or more. */
static void imply_wholes(fc_claim_answer *to, const fc_seq *sums) {
  const fc_bounds *said = &to->claim->said.loose;
  if (to->claim->metric != FC_CLAIM_SHARE_OF_BUDGET && to->claim->metric != FC_CLAIM_SHARE_OF_AID)
    return;
  for (size_t i = 0; i < sums->count; i++) {
    const fc_claim_sum *sum = fc_seq_at(sums, i);
    if (sum->money != FC_CLAIM_OWN_LOSS || !sum->year.count)
      continue;
    fc_ratio own = fc_ratio_of(((const fc_claim_year *)fc_seq_at(&sum->year, 0))->amount.value, 100);
    if (own.num <= 0)
      return;
    if (said->high.given && said->high.at.num > 0)
      to->has_whole_low = fc_ratio_mul(own, (fc_ratio){said->high.at.den, said->high.at.num}, &to->whole_low);
    if (said->low.given && said->low.at.num > 0)
      to->has_whole_high = fc_ratio_mul(own, (fc_ratio){said->low.at.den, said->low.at.num}, &to->whole_high);
    return;
  }
}

static fc_status conclude(const fc_claiming *claiming, const fc_seq *sums, const fc_seq *wholes, const fc_seq *readings,
                          fc_claim_answer *out) {
  size_t strict[3] = {0}, holding_own = 0;
  fc_claim_reading *list = fc_arena_array(claiming->arena, readings->count + 1, sizeof *list);
  if (!list)
    return fc_fail_memory(claiming->ctx);
  *out = (fc_claim_answer){.claim = claiming->claim,
                           .reading = list,
                           .n = readings->count,
                           .governments = claiming->ground->n_governments};
  for (size_t i = 0; i < readings->count; i++) {
    list[i] = *(const fc_claim_reading *)fc_seq_at(readings, i);
    out->count[list[i].loose]++;
    strict[list[i].strict]++;
    holding_own += list[i].loose == FC_HOLDS && !list[i].independent;
  }
  qsort(list, out->n, sizeof *list, compare);
  out->loose = verdict_of(out->count);
  out->strict = verdict_of(strict);
  out->own_alone = holding_own > 0 && holding_own == out->count[FC_HOLDS];
  if (out->loose == FC_VERDICT_CANNOT_SAY)
    out->missing = missing(claiming, sums, wholes, out->n);
  imply_wholes(out, sums);
  return FC_OK;
}

fc_status fc_claim_judge(fc_ctx *ctx, const fc_claim_ground *ground, const fc_claim *claim, fc_arena *arena,
                         fc_claim_answer *out) {
  const fc_claiming claiming = {ctx, ground, claim, arena};
  fc_seq sums, wholes, readings;
  fc_seq_init(&sums, sizeof(fc_claim_sum));
  fc_seq_init(&wholes, sizeof(fc_claim_whole));
  fc_seq_init(&readings, sizeof(fc_claim_reading));
  fc_status status = fc_claim_find_sums(&claiming, &sums);
  if (!status)
    status = fc_claim_find_wholes(&claiming, &wholes);
  if (!status)
    status = read_all(&claiming, &sums, &wholes, &readings);
  if (!status)
    status = conclude(&claiming, &sums, &wholes, &readings, out);
  fc_claim_free_sums(&sums);
  fc_seq_free(&wholes);
  fc_seq_free(&readings);
  return status;
}
