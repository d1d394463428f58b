/* explain_wholes.c - what a figure is set against, line by line: the rows of the data, and what the scenario makes of
 * them. The lines of one figure add up to its whole to the cent; of two totals under one key each is a line. */
#include "dataset/sum.h"
#include "impact/explain_parts.h"
#include "impact/levy.h"

/* One government in one of the years that are shown. */
typedef struct fc_asked_whole {
  fc_explaining *e;
  const fc_frame *frame;
  uint32_t government;
} fc_asked_whole;

static fc_status add_line(const fc_asked_whole *of, fc_span amount, fc_origin origin, uint32_t url, const fc_buf *what) {
  fc_whole_line *line = what->failed ? NULL : fc_seq_push(&of->e->lines);
  if (!line)
    return FC_NO_MEMORY;
  *line = (fc_whole_line){.government = of->government,
                          .year = of->frame->stands_for,
                          .what = fc_tally_keep(of->e->tally, what),
                          .amount = amount,
                          .origin = origin,
                          .url = url};
  return FC_OK;
}

/* What years of growth add, so that the lines add up to the grown figure. */
static fc_status add_growth(const fc_asked_whole *of, fc_span from, fc_span to, const fc_growth *growth, int years) {
  fc_buf what = {0};
  if (!growth->stated || years <= 0)
    return FC_OK;
  fc_buf_text(&what, "growth of ");
  fc_words_rate(&what, growth->rate);
  fc_buf_printf(&what, " a year over %d year%s", years, years == 1 ? "" : "s");
  fc_span more = {to.low - from.low, to.value - from.value, to.high - from.high};
  fc_status status = add_line(of, more, (fc_origin){0}, 0, &what);
  fc_buf_reset(&what);
  return status;
}

/* An amount of several years holds for each of them in equal parts. */
static fc_i128 a_year(fc_i128 amount, int years) {
  return years > 1 ? fc_i128_divide(amount, years, FC_HALF_AWAY) : amount;
}

/* "adopted budget, all funds, fiscal year 2018" */
static void put_row(fc_buf *what, const fc_dataset *dataset, const fc_budget *row) {
  char dollars[64];
  fc_budget_words(what, fc_dataset_text(dataset, row->stage), fc_dataset_text(dataset, row->scope),
                  (fc_direction)row->direction, fc_dataset_text(dataset, row->department));
  if (row->year)
    fc_buf_printf(what, ", fiscal year %d", row->year);
  if (row->rows > 1)
    fc_buf_printf(what, ", %u rows from this one on", row->rows);
  fc_dollars_format(row->amount.value, dollars);
  if (row->years_covered > 1)
    fc_buf_printf(what, ", one year of %s over %d", dollars, row->years_covered);
}

static fc_status add_rows(const fc_asked_whole *of, const fc_budget_trail *trail) {
  const fc_dataset *dataset = of->e->tally->dataset;
  fc_status status = FC_OK;
  for (size_t i = 0; i < trail->rows.count && status == FC_OK; i++) {
    const fc_budget row = fc_budget_at(dataset, *(const size_t *)fc_seq_at(&trail->rows, i));
    fc_buf what = {0};
    fc_span amount = {a_year(row.amount.low, row.years_covered), a_year(row.amount.value, row.years_covered),
                      a_year(row.amount.high, row.years_covered)};
    put_row(&what, dataset, &row);
    status = add_line(of, amount, row.origin, row.source_url, &what);
    fc_buf_reset(&what);
  }
  return status;
}

static fc_status add_set(const fc_asked_whole *of, fc_span amount, const char *noun) {
  fc_buf what = {0};
  fc_buf_printf(&what, "%s that the scenario's baseline states", noun);
  fc_status status = add_line(of, amount, (fc_origin){0}, 0, &what);
  fc_buf_reset(&what);
  return status;
}

/* The rows behind a part of a budget, or what the baseline states, and its growth. */
static fc_status add_part(const fc_asked_whole *of, const fc_member_budget *part, const fc_budget_trail *trail) {
  const fc_baseline *baseline = of->frame->baseline;
  fc_status status = part->set ? add_set(of, part->start, "budget") : add_rows(of, trail);
  return status == FC_OK && baseline ? add_growth(of, part->start, part->amount, &baseline->budget, part->grown) : status;
}

static fc_status add_budget(const fc_asked_whole *of, fc_budget_wish wish, fc_direction direction, bool *has) {
  fc_budget_trail trail = {.failed = false};
  fc_member_budget part;
  wish.any_direction = false;
  wish.direction = direction;
  fc_seq_init(&trail.rows, sizeof(size_t));
  fc_status status = fc_denominator_member_budget(of->frame, of->government, &wish, &trail, &part);
  *has = status == FC_OK && part.present;
  if (*has)
    status = add_part(of, &part, &trail);
  fc_seq_free(&trail.rows);
  return status;
}

/* A levy is that of governments which have it in all years that are shown. */
static fc_status add_levy(const fc_asked_whole *of, bool *has) {
  const fc_plan *plan = of->e->tally->plan;
  fc_budget_trail trail = {.failed = false};
  fc_member_budget part;
  uint32_t scope;
  fc_status status = fc_levy_scope(plan, &scope);
  *has = scope != FC_INTERN_NONE;
  for (size_t y = plan->show_from; y < plan->show_to && *has && status == FC_OK; y++) {
    status = fc_levy_of(&plan->frames[y], of->government, scope, NULL, &part);
    *has = part.present;
  }
  if (!*has || status != FC_OK)
    return status;
  fc_seq_init(&trail.rows, sizeof(size_t));
  status = fc_levy_of(of->frame, of->government, scope, &trail, &part);
  if (status == FC_OK)
    status = add_part(of, &part, &trail);
  fc_seq_free(&trail.rows);
  return status;
}

/* A published total, else what the file's rows add up to, which are not kept one by one. */
static fc_status add_aid_rows(const fc_asked_whole *of, const fc_member_aid *part) {
  const fc_dataset *dataset = of->e->tally->dataset;
  fc_budget_trail trail = {.failed = false};
  fc_buf what = {0};
  fc_budget_answer unused;
  fc_status status;
  fc_seq_init(&trail.rows, sizeof(size_t));
  if (part->said.published) {
    fc_budget_query query = fc_aid_query(dataset, of->government, part->year, part->budget_stage);
    query.trail = &trail;
    status = fc_budget_find(dataset, &query, &unused);
    if (status == FC_OK)
      status = add_rows(of, &trail);
  } else {
    fc_span sum;
    uint64_t rows;
    fc_aid_rows(dataset, of->government, part->year, part->grants_stage, &sum, &rows);
    fc_buf_printf(&what, "%llu row%s of grants in the file", (unsigned long long)rows, rows == 1 ? "" : "s");
    if (part->year)
      fc_buf_printf(&what, ", fiscal year %d", part->year);
    status = add_line(of, sum, (fc_origin){0}, 0, &what);
  }
  fc_buf_reset(&what);
  fc_seq_free(&trail.rows);
  return status;
}

static fc_status add_aid(const fc_asked_whole *of, bool *has) {
  fc_member_aid part;
  fc_status status = fc_denominator_member_aid(of->frame, of->government, &part);
  *has = status == FC_OK && part.said.present;
  if (*has)
    status = add_aid_rows(of, &part);
  if (*has && status == FC_OK && of->frame->baseline)
    status = add_growth(of, part.said.amount, part.amount, &of->frame->baseline->grants, part.grown);
  return status;
}

static fc_span people_of(const fc_population *population) {
  return (fc_span){population->low, population->value, population->high};
}

static fc_status add_people(const fc_asked_whole *of, bool *has) {
  const fc_baseline *baseline = of->frame->baseline;
  fc_population found, said;
  *has = fc_frame_population(of->frame, of->government, &found);
  if (!*has)
    return FC_OK;
  bool set = baseline && baseline->set_population.stated;
  int year = of->frame->stands_for ? of->frame->stands_for : of->frame->year;
  fc_span start = people_of(&found);
  fc_status status;
  if (set) {
    start.low = start.value = start.high = baseline->set_population.value / 100;
    status = add_set(of, start, "population");
  } else {
    fc_buf what = {0};
    if (fc_population_find(of->e->tally->dataset, of->government, found.year ? found.year : year, &said))
      start = people_of(&said);
    fc_buf_text(&what, "population");
    if (found.year)
      fc_buf_printf(&what, ", %d", found.year);
    fc_buf_text(&what, found.conflict ? ", two figures" : "");
    status = add_line(of, start, found.origin, found.source_url, &what);
    fc_buf_reset(&what);
  }
  int years = set || !found.year ? of->frame->since : year - found.year;
  if (status == FC_OK && baseline)
    status = add_growth(of, start, people_of(&found), &baseline->population, years);
  return status;
}

static fc_status add_whole(const fc_asked_whole *of, fc_operand whole, const fc_wholes *wholes, bool outside, bool *has) {
  *has = false;
  switch (whole) {
  case FC_OPERAND_BUDGET:
    return add_budget(of, wholes->budget_wish, wholes->budget.direction, has);
  case FC_OPERAND_DEPARTMENT:
    return wholes->department_wish.department ? add_budget(of, wholes->department_wish, FC_EXPENDITURE, has) : FC_OK;
  case FC_OPERAND_DEPARTMENT_REVENUE:
    return wholes->department_wish.department ? add_budget(of, wholes->department_wish, FC_REVENUE, has) : FC_OK;
  case FC_OPERAND_LEVY:
    return add_levy(of, has);
  case FC_OPERAND_AID:
    return outside ? FC_OK : add_aid(of, has);
  default:
    return add_people(of, has);
  }
}

/* What one government passes on to another is in the lines of both, and counts once. */
static fc_status take_passed(fc_explaining *e, const fc_frame *frame, const bool *counted) {
  const fc_dataset *dataset = e->tally->dataset;
  const fc_members *members = &e->group->governments;
  bool *has = fc_tally_array(e->ctx, e->tally, dataset->governments.count, sizeof *has);
  fc_status status = has ? FC_OK : FC_NO_MEMORY;
  for (size_t i = 0; has && i < members->n; i++)
    has[members->government[i]] = counted[i];
  for (size_t i = 0; i < dataset->passed.count && status == FC_OK; i++) {
    const fc_passed *passed = fc_seq_at(&dataset->passed, i);
    if (!fc_denominator_is_twice(frame, has, passed))
      continue;
    const fc_asked_whole of = {e, frame, fc_keys_at(&dataset->aid_keys, passed->aid)[0]};
    fc_span amount;
    fc_buf what = {0};
    fc_buf_text(&what, "passed on by another government of the row: counts once");
    status = fc_denominator_passed_amount(frame, passed, &amount) ? FC_OK : FC_OVERFLOW;
    if (status == FC_OK)
      status = add_line(&of, (fc_span){-amount.low, -amount.value, -amount.high}, (fc_origin){0}, 0, &what);
    fc_buf_reset(&what);
  }
  return status;
}

/* People are not added over years: a figure per resident is of those of the last. */
static bool is_of_year(const fc_explaining *e, fc_operand whole, size_t year) {
  return !fc_operand_of_people(whole) || year + 1 == fc_tally_years(e->tally);
}

static fc_status add_year(fc_explaining *e, fc_operand whole, size_t year) {
  const fc_plan *plan = e->tally->plan;
  const fc_members *members = &e->group->governments;
  size_t before = e->lines.count;
  fc_wholes wholes;
  fc_status status = fc_tally_find_wholes(e->ctx, e->tally, e->group, year, &wholes);
  for (size_t i = 0; i < members->n && status == FC_OK; i++) {
    const fc_asked_whole of = {e, &plan->frames[plan->show_from + year], members->government[i]};
    status = add_whole(&of, whole, &wholes, wholes.outside[i], &e->counted[year * members->n + i]);
  }
  bool twice = whole == FC_OPERAND_AID && wholes.aid.base.governments > 1 && !wholes.aid.published;
  if (twice && status == FC_OK)
    status = take_passed(e, &plan->frames[plan->show_from + year], &e->counted[year * members->n]);
  if (!is_of_year(e, whole, year))
    e->lines.count = before;
  return status;
}

fc_status fc_explain_wholes(fc_explaining *e) {
  size_t years = fc_tally_years(e->tally), n = e->group->governments.n;
  fc_operand whole = fc_metric_whole(e->metric);
  fc_status status = FC_OK;
  e->counted = fc_tally_array(e->ctx, e->tally, years * n, sizeof *e->counted);
  if (!e->counted)
    return FC_NO_MEMORY;
  for (size_t y = 0; y < years && status == FC_OK && whole != FC_OPERAND_NONE; y++)
    status = add_year(e, whole, y);
  const fc_base *base = fc_operand_whole(&e->group->row, whole);
  for (size_t i = 0; i < years * n && !(base && base->partial); i++)
    e->counted[i] = true;
  return status;
}
