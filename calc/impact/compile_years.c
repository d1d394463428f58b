/* compile_years.c - the years of a plan, and what stands for those that the data do not hold.
 *
 * A year without a budget is that of the latest one before it, grown, where the scenario says how budgets go on; else
 * it is refused. In the same way the rows of a government's last year with grants stand for later years. */
#include "impact/compile.h"

/* The latest of some years that is not after `year`; 0: none. */
static int latest(const fc_seq *years, int year) {
  int best = 0;
  for (size_t i = 0; i < years->count; i++) {
    int one = *(const int32_t *)fc_seq_at(years, i);
    if (one <= year && one > best)
      best = one;
  }
  return best;
}

static bool is_asked(const fc_compiling *c) {
  return c->options->year != 0;
}

/* One year, as the data have it. */
static void one_year(fc_compiling *c, int year) {
  fc_where option = {.field = "--year"};
  fc_frame *frame = &c->plan->frame;
  const fc_where *where = is_asked(c) ? &option : &c->scenario->years_where;
  bool goes_on = year && c->scenario->baseline.budget.stated && latest(&c->dataset->budget_years, year);
  if (goes_on) {
    frame->year = latest(&c->dataset->budget_years, year);
    frame->year_how = "asked for";
  } else if (!fc_compiling_note(c, fc_frame_set_year(c->ctx, frame, year, year, where))) {
    return;
  }
  c->plan->first_year = year ? year : frame->year;
  c->plan->n_years = 1;
  c->plan->show_to = 1;
}

static void several_years(fc_compiling *c, int first, int last) {
  fc_plan *plan = c->plan;
  if (last - first >= FC_YEARS_MAX) {
    fc_compiling_note(c, fc_fail(c->ctx, FC_BAD_SCENARIO, "F307", &c->scenario->years_where,
                                 fc_ctx_format(c->ctx, "answer for %d years at most", FC_YEARS_MAX),
                                 "the years %d to %d are more than %d", first, last, FC_YEARS_MAX));
    return;
  }
  plan->first_year = first;
  plan->n_years = (size_t)(last - first + 1);
  plan->show_to = plan->n_years;
  plan->frame.year_how = "asked for";
  if (is_asked(c)) {
    plan->show_from = (size_t)(c->options->year - first);
    plan->show_to = plan->show_from + 1;
  }
}

static int earliest(const fc_seq *years) {
  int best = 0;
  for (size_t i = 0; i < years->count; i++) {
    int year = *(const int32_t *)fc_seq_at(years, i);
    best = !best || year < best ? year : best;
  }
  return best;
}

/* A growth leads from the data on, never back. */
static const char *mend_of_budgets(const fc_compiling *c) {
  const fc_seq *years = &c->dataset->budget_years;
  const char *known = fc_frame_budget_years(c->ctx, c->dataset);
  if (c->plan->first_year < earliest(years))
    return fc_ctx_format(c->ctx, "budgets have %s: write \"first\": %d", known, earliest(years));
  return fc_ctx_format(c->ctx,
                       "budgets have %s; say how they go on, \"baseline\": { \"budget_growth\": \"2%%\", "
                       "\"grant_growth\": \"2%%\" }, or answer for other years",
                       known);
}

/* Years whose budgets are neither in the data nor stated by a growth. */
static void check_budgets(fc_compiling *c) {
  const fc_seq *years = &c->dataset->budget_years;
  const char *missing = "";
  size_t n = 0;
  for (size_t y = 0; years->count && y < c->plan->n_years; y++) {
    int year = c->plan->first_year + (int)y, data = latest(years, year);
    if (data == year || (data && c->scenario->baseline.budget.stated))
      continue;
    missing = fc_ctx_format(c->ctx, "%s%s%d", missing, n++ ? ", " : "", year);
  }
  if (n)
    fc_compiling_note(c, fc_fail(c->ctx, FC_BAD_SCENARIO, "F329", &c->scenario->years_where, mend_of_budgets(c),
                                 "the data have no budget of fiscal year%s %s", n == 1 ? "" : "s", missing));
}

/* The latest year of each government's yearly grants that is not after the plan's last one. */
static void find_last_years(fc_compiling *c) {
  int last = c->plan->first_year + (int)c->plan->n_years - 1;
  c->last_year = fc_compiling_array(c, c->dataset->governments.count, sizeof *c->last_year);
  for (uint32_t i = 0; c->last_year && i < fc_keys_count(&c->dataset->yearly_keys); i++) {
    const uint32_t *words = fc_keys_at(&c->dataset->yearly_keys, i);
    int32_t year = (int32_t)words[1];
    if (year <= last && year > c->last_year[words[0]])
      c->last_year[words[0]] = year;
  }
}

/* (1 + inflation)^years, to twelve decimals: a price need not be finer than the rate that is stated. */
static fc_rate inflate(fc_rate inflation, size_t years) {
  const int64_t unit = INT64_C(1000000000000);
  fc_i128 price = unit;
  if (!fc_grow(&price, inflation, (int)years, FC_HALF_AWAY) || price <= 0 || price > INT64_MAX)
    return (fc_rate){1, 1};
  return (fc_rate){(int64_t)price, unit};
}

static bool find_price(const fc_baseline *baseline, int year, fc_rate *out) {
  for (size_t i = 0; i < baseline->n_prices; i++)
    if (baseline->price[i].year == year) {
      *out = baseline->price[i].index;
      return true;
    }
  return false;
}

bool fc_plan_price(const fc_plan *plan, const fc_baseline *baseline, size_t year, fc_rate *out) {
  if (!baseline->inflation.stated)
    return find_price(baseline, plan->first_year + (int)year, out);
  *out = inflate(baseline->inflation.rate, year);
  return true;
}

/* What money is worth in each year. */
static void set_prices(fc_compiling *c) {
  const fc_baseline *baseline = &c->scenario->baseline;
  if (!baseline->inflation.stated && !baseline->n_prices)
    return;
  fc_rate *prices = fc_compiling_array(c, c->plan->n_years, sizeof *prices);
  const char *missing = "";
  for (size_t y = 0; prices && y < c->plan->n_years; y++)
    if (!fc_plan_price(c->plan, baseline, y, &prices[y]))
      missing = fc_ctx_format(c->ctx, "%s%s%d", missing, *missing ? ", " : "", c->plan->first_year + (int)y);
  if (*missing)
    fc_compiling_note(c, fc_fail(c->ctx, FC_BAD_SCENARIO, "F329", &baseline->price_where, "add the index of each year",
                                 "the deflator has no index of fiscal year %s", missing));
  c->plan->price = prices;
}

void fc_compile_years(fc_compiling *c) {
  int first = c->scenario->first_year, last = c->scenario->last_year, asked = c->options->year;
  c->plan->show_from = 0;
  if (first != last && (!asked || (asked >= first && asked <= last)))
    several_years(c, first, last);
  else
    one_year(c, asked ? asked : last);
  if (c->status != FC_OK)
    return;
  if (c->plan->n_years > 1)
    check_budgets(c);
  set_prices(c);
  find_last_years(c);
}

int fc_compiling_year(const fc_compiling *c, int fiscal_year) {
  int index = fiscal_year - c->plan->first_year;
  return index >= 0 && (size_t)index < c->plan->n_years ? index : -1;
}

bool fc_compiling_carries(const fc_compiling *c, const fc_award *award) {
  return c->scenario->baseline.grants.stated && award->basis == FC_BASIS_FLOW && award->recurring != 0 && award->year &&
         award->year <= c->plan->first_year + (int)c->plan->n_years - 1 &&
         award->year == c->last_year[award->government];
}

static void frame_year(fc_compiling *c, size_t index, const fc_wish *stage, fc_frame *frame) {
  fc_plan *plan = c->plan;
  int year = plan->first_year + (int)index, data = latest(&c->dataset->budget_years, year);
  int aid = latest(&c->dataset->grant_years, year);
  *frame = plan->frame;
  frame->stands_for = year;
  frame->since = (int)index;
  frame->year = data ? data : year;
  frame->aid_year = aid ? aid : frame->year;
  frame->baseline = &plan->baseline;
  size_t *awards = fc_compiling_array(c, plan->n_touched, sizeof *awards);
  for (size_t t = 0; awards && t < plan->n_touched; t++)
    awards[t] = plan->touched[t].award;
  if (awards && plan->n_touched)
    fc_compiling_note(c, fc_frame_set_stage(c->ctx, frame, awards, plan->n_touched, stage, &plan->arena));
}

void fc_compile_frames(fc_compiling *c) {
  fc_plan *plan = c->plan;
  fc_frame *frames = fc_compiling_array(c, plan->n_years, sizeof *frames);
  fc_wish stage = {.text = c->options->stage, .where = {.field = "--stage"}};
  if (!stage.text)
    stage = (fc_wish){c->scenario->report.stage.name, c->scenario->report.stage.where};
  if (!frames)
    return;
  if (plan->n_years == 1) {
    plan->frame.stands_for = plan->first_year;
    plan->frame.aid_year = plan->frame.year;
    plan->frame.baseline = &plan->baseline;
    int aid = latest(&c->dataset->grant_years, plan->first_year);
    if (plan->frame.stands_for != plan->frame.year && aid)
      plan->frame.aid_year = aid;
    frames[0] = plan->frame;
  }
  for (size_t y = 0; plan->n_years > 1 && y < plan->n_years && c->status == FC_OK; y++)
    frame_year(c, y, &stage, &frames[y]);
  plan->frames = frames;
  plan->frame = frames[plan->show_from];
}
