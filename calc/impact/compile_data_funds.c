/* compile_data_funds.c - the reserve rows of the budgets as funds.
 *
 * A reserve is the rows of one name of one government. For a year of the plan its row is that of the year, else the
 * latest before it, else one that names no year, else the first after it, from whose year on the reserve is there; of
 * its rows of one year that of the run's stage, else of the latest stage. A contingency of the scenario takes the place
 * of a reserve of its name. What a reserve is restricted to in words ("capital and debt") no column of the grants can be
 * held against: it is shown and not drawn. */
#include "impact/compile_after.h"
#include "dataset/stage.h"

#include <string.h>

typedef struct funds_of_data {
  fc_compiling *c;
  fc_fund *funds;
  size_t n, n_shared;
  uint64_t *mask;
  size_t of_words, of_other_rows, unsaid; /* restricted in words; of another year or stage; access or kind not said */
  const char *a_words, *an_unsaid;        /* one of each */
  const fc_reserve_row *another;
} funds_of_data;

static fc_str text_of(const funds_of_data *f, uint32_t number) {
  return fc_dataset_text(f->c->dataset, number);
}

/* The year whose rows stand for a year: INT32_MAX where there are none. */
static int32_t year_for(const fc_reserve_row *rows, size_t n, int32_t year) {
  int32_t before = 0, after = INT32_MAX;
  bool undated = false;
  for (size_t i = 0; i < n; i++) {
    int32_t own = rows[i].year;
    undated = undated || own == 0;
    if (own > before && own <= year)
      before = own;
    if (own > year && own < after)
      after = own;
  }
  return before ? before : undated ? 0 : after;
}

static bool same_amount(const fc_reserve_row *a, const fc_reserve_row *b) {
  return a->amount.value == b->amount.value && a->amount.low == b->amount.low && a->amount.high == b->amount.high;
}

static void fail_two(const funds_of_data *f, const fc_reserve_row *a, const fc_reserve_row *b) {
  fc_where where = fc_dataset_where(f->c->dataset, b->origin);
  fc_compiling_note(f->c, fc_fail(f->c->ctx, FC_BAD_DATA, "F216", &where, "keep one of them, or name the two differently",
                                  "the reserve \"%.*s\" has another amount in line %u of the same year and stage",
                                  FC_STR_ARG(text_of(f, b->name)), a->origin.line));
}

/* The row of a year. Rows are sorted by year and stage. */
static const fc_reserve_row *row_for(const funds_of_data *f, const fc_reserve_row *rows, size_t n, int32_t year) {
  int32_t own = year_for(rows, n, year);
  uint32_t stage = fc_stage_of_budget(&f->c->plan->frame.stage, rows->government);
  const fc_reserve_row *best = NULL;
  for (size_t i = 0; i < n; i++) {
    if (rows[i].year != own || (best && best->stage == stage && rows[i].stage != stage))
      continue;
    if (best && best->stage == rows[i].stage && !same_amount(best, &rows[i]))
      fail_two(f, best, &rows[i]);
    best = &rows[i];
  }
  return best;
}

static bool taken_by_scenario(const funds_of_data *f, fc_str name) {
  for (size_t i = 0; i < f->n_shared; i++)
    if (fc_str_is(name, f->funds[i].name))
      return true;
  return false;
}

/* "department=Health" is a condition on awards; other words are none. */
static void restrict_to(funds_of_data *f, const fc_reserve_row *row, fc_fund *fund, int *bit) {
  fc_str words = text_of(f, row->restricted_to);
  fc_where where = fc_dataset_where(f->c->dataset, row->origin);
  fc_select *select;
  fund->restricted_to = fc_compiling_keep(f->c, words);
  fund->pays = fc_compile_fund_bit(f->c, bit, &where);
  if (!memchr(words.p, '=', words.n)) {
    f->a_words = f->of_words++ ? f->a_words : fund->name;
    return;
  }
  if (!fc_compiling_note(f->c, fc_select_from_options(f->c->ctx, "restricted_to", &words, 1, &select)))
    return;
  fc_award_select meets = fc_award_select_find(f->c, select);
  for (size_t t = 0; f->c->status == FC_OK && t < f->c->plan->n_touched; t++) {
    const fc_award *award = fc_dataset_award(f->c->dataset, f->c->plan->touched[t].award);
    if (award->government == row->government && fc_award_select_meets(f->c->dataset, award, &meets))
      f->mask[t] |= fund->pays;
  }
  fc_select_free(select);
}

static void count_for_notes(funds_of_data *f, const fc_reserve_row *row, const fc_fund *fund) {
  const fc_plan *plan = f->c->plan;
  uint32_t stage = fc_stage_of_budget(&plan->frame.stage, row->government);
  if ((row->year && plan->first_year && row->year != plan->first_year) || row->stage != stage)
    f->another = f->of_other_rows++ ? f->another : row;
  if (!row->access_stated || !row->kind_stated)
    f->an_unsaid = f->unsaid++ ? f->an_unsaid : fund->name;
}

static void add_fund(funds_of_data *f, const fc_reserve_row *rows, size_t n, int *bit) {
  const fc_plan *plan = f->c->plan;
  fc_figure *in_year = fc_compiling_array(f->c, plan->n_years, sizeof *in_year);
  const fc_reserve_row *first = row_for(f, rows, n, plan->first_year);
  if (!in_year || f->c->status != FC_OK)
    return;
  for (size_t y = 0; y < plan->n_years; y++)
    in_year[y] = row_for(f, rows, n, plan->first_year ? plan->first_year + (int)y : 0)->amount;
  fc_fund *fund = &f->funds[f->n++];
  *fund = (fc_fund){.name = fc_compiling_keep(f->c, text_of(f, first->name)),
                    .government = first->government,
                    .access = (fc_access)first->access,
                    .kind = (fc_reserve_kind)first->kind,
                    .in_year = in_year,
                    .limited = first->limited,
                    .limit_sum = first->max_per_year,
                    .from_year = plan->first_year && first->year > plan->first_year ? first->year : 0,
                    .from_date = FC_NO_DATE,
                    .restricted_to = "",
                    .row = first};
  if (first->restricted_to)
    restrict_to(f, first, fund, bit);
  count_for_notes(f, first, fund);
}

static void note_other_rows(const funds_of_data *f) {
  const fc_reserve_row *row = f->another;
  fc_str stage = text_of(f, row->stage);
  fc_notes_add(&f->c->plan->notes, FC_NOTE, "N454", NULL, NULL,
               "%zu reserve%s of another year or stage than the budget%s, such as \"%.*s\" of fiscal year %d%s%.*s",
               f->of_other_rows, f->of_other_rows == 1 ? " is" : "s are", f->of_other_rows == 1 ? "" : "s",
               FC_STR_ARG(text_of(f, row->name)), row->year, stage.n ? ", " : "", FC_STR_ARG(stage));
}

static void add_notes(const funds_of_data *f) {
  fc_notes *notes = &f->c->plan->notes;
  if (f->of_words)
    fc_notes_add(notes, FC_WARNING, "N455", &f->c->scenario->contingencies.data_where,
                 "where it may pay, give it under \"contingencies\" by the same name; or write the row's restricted_to as "
                 "a condition on the grants, department=Health",
                 "%zu reserve%s not drawn: what %s restricted to, such as that of \"%s\", is no condition on the grants",
                 f->of_words, f->of_words == 1 ? " is" : "s are", f->of_words == 1 ? "it is" : "they are", f->a_words);
  if (f->of_other_rows)
    note_other_rows(f);
  if (f->unsaid)
    fc_notes_add(notes, FC_NOTE, "N456", NULL, "fill access and kind in the rows",
                 "%zu reserve%s not say how %s may be drawn, such as \"%s\": taken as a stock, drawn down, of easy access "
                 "where nothing else is said",
                 f->unsaid, f->unsaid == 1 ? " does" : "s do", f->unsaid == 1 ? "it" : "they", f->an_unsaid);
}

size_t fc_compile_data_funds(fc_compiling *c, fc_fund *funds, size_t n, int bit, uint64_t *mask) {
  funds_of_data f = {.c = c, .funds = funds, .n = n, .n_shared = n, .mask = mask};
  const fc_frame *frame = &c->plan->frame;
  for (size_t i = 0; i < frame->n_governments; i++) {
    size_t rows;
    const fc_reserve_row *row = fc_dataset_reserves(c->dataset, frame->governments[i], &rows);
    int own_bit = bit;
    for (size_t at = 0, end; at < rows; at = end) {
      for (end = at; end < rows && row[end].name == row[at].name; end++)
        continue;
      if (!taken_by_scenario(&f, text_of(&f, row[at].name)))
        add_fund(&f, row + at, end - at, &own_bit);
    }
  }
  if (f.n == 0 && c->status == FC_OK)
    fc_compiling_note(c, fc_fail(c->ctx, FC_BAD_SCENARIO, "F341", &c->scenario->contingencies.data_where,
                                 "add budget rows of scope reserve, or state the money under \"contingencies\"",
                                 "the budgets have no reserve of these governments"));
  add_notes(&f);
  return f.n;
}
