/* draws_figures.c - figures as sums of bookings, over what they are set against: from what each metric says that it is
 * made of (operands.def). */
#include "impact/draws_funds.h"
#include "impact/draws_ops.h"
#include "impact/operand.h"
#include "impact/own_cost.h"

#include <string.h>

/* A figure while it is taken apart. */
typedef struct figure_maker {
  fc_draw_path *draws;
  const fc_drawn_figure *figure;
  fc_group *group; /* the row, with its governments */
  const fc_row *row;
  const fc_draw_scope *scope; /* awards of a government alone; NULL: of the row */
  size_t first, last; /* years of the plan */
  uint8_t *holders;   /* NULL: not looked for yet */
} figure_maker;

/* Equal measures are one. */
static uint32_t put_measure(fc_draw_path *draws, const fc_draw_measure *measure) {
  size_t before = fc_intern_count(&draws->measures_known);
  uint32_t number =
      fc_intern_put(&draws->measures_known, (fc_str){(const char *)measure, sizeof *measure});
  if (number == FC_INTERN_NONE) {
    fc_draws_note(draws, FC_NO_MEMORY);
    return 0;
  }
  if (fc_intern_count(&draws->measures_known) == before)
    return number - 1;
  fc_draw_measure *slot = fc_seq_push(&draws->measure);
  if (slot)
    memcpy(slot, measure, sizeof *slot);
  else
    fc_draws_note(draws, FC_NO_MEMORY);
  return number - 1;
}

/* Of the figure's row and years; compared by its bytes. */
static void blank(const figure_maker *m, fc_draw_measure *measure) {
  memset(measure, 0, sizeof *measure);
  measure->first = m->first;
  measure->last = m->last;
  if (m->scope) {
    measure->government = m->scope->government;
    measure->whole = m->scope->whole;
    measure->kept = m->scope->kept;
    return;
  }
  measure->scope = m->figure->scope;
  measure->index = m->figure->scope == FC_DRAWN_TOTAL ? 0 : m->figure->index;
}

static void add_sum(figure_maker *m, double coefficient, uint32_t column, const fc_draw_measure *measure,
                    fc_draw_operand *to) {
  fc_draw_path *draws = m->draws;
  if (to->n == to->room) {
    size_t room = to->room ? 2 * to->room : 1;
    fc_operand_sum *more = fc_draws_array(draws, room, sizeof *more);
    if (!more)
      return;
    if (to->n)
      memcpy(more, to->sum, to->n * sizeof *more);
    to->sum = more;
    to->room = room;
  }
  to->sum[to->n++] = (fc_operand_sum){put_measure(draws, measure), column, coefficient};
}

static void add_account(figure_maker *m, fc_account account, fc_draw_operand *to) {
  fc_draw_measure measure;
  blank(m, &measure);
  measure.account[account] = 1;
  add_sum(m, 1, 0, &measure, to);
}

static void set_loss(fc_draw_measure *measure) {
  for (size_t a = 0; a < FC_LOSS_ACCOUNTS; a++)
    measure->account[a] = 1;
}

static const fc_metric *loss_metric(void) {
  return fc_metric_find(FC_STR("loss"));
}

/* Which governments of the row have what, in each year that is shown: [year][government of the dataset]. */
static uint8_t *find_holders(figure_maker *m) {
  fc_draw_path *draws = m->draws;
  size_t n = m->group->governments.n, years = fc_tally_years(draws->tally);
  uint8_t *all = fc_draws_array(draws, years * draws->n_governments, sizeof *all);
  fc_group again = *m->group;
  fc_row row = again.row, *in_year = fc_draws_array(draws, years, sizeof *in_year);
  again.holders = fc_draws_array(draws, years * n, sizeof *again.holders);
  if (!all || !in_year || !again.holders)
    return NULL;
  if (again.in_year)
    again.in_year = memcpy(in_year, again.in_year, years * sizeof *in_year);
  again.row = row;
  if (!fc_draws_note(draws, fc_group_wholes(draws->ctx, draws->tally, &again)))
    return NULL;
  for (size_t y = 0; y < years; y++)
    for (size_t i = 0; i < n; i++)
      all[y * draws->n_governments + again.governments.government[i]] = again.holders[y * n + i];
  return all;
}

static unsigned bit_of(fc_operand whole) {
  switch (whole) {
  case FC_OPERAND_BUDGET:
    return FC_HOLDS_BUDGET;
  case FC_OPERAND_DEPARTMENT:
    return FC_HOLDS_DEPARTMENT;
  case FC_OPERAND_DEPARTMENT_REVENUE:
    return FC_HOLDS_DEPARTMENT_REVENUE;
  case FC_OPERAND_AID:
    return FC_HOLDS_AID;
  case FC_OPERAND_POPULATION:
    return FC_HOLDS_POPULATION;
  default:
    return 0;
  }
}

/* A loss that is a share of what only some governments have is what those lose. */
static void add_loss(figure_maker *m, fc_draw_operand *to) {
  fc_operand whole = fc_metric_whole(m->figure->metric);
  const fc_base *base = fc_operand_whole(m->row, whole);
  fc_draw_measure measure;
  blank(m, &measure);
  set_loss(&measure);
  if (base && base->partial) {
    measure.holder = bit_of(whole);
    if (!m->holders)
      m->holders = find_holders(m);
    measure.holders = m->holders;
    if (!measure.holder || !m->holders) {
      fc_draws_refuse(m->draws, m->figure->metric->name, "only some of the governments have what it is set against");
      return;
    }
  }
  add_sum(m, 1, 0, &measure, to);
}

/* What is left of what is due in one year. */
static void add_left(figure_maker *m, size_t year, bool real, fc_draw_operand *to) {
  fc_draw_measure measure;
  blank(m, &measure);
  measure.account[FC_BOOK_FUTURE] = measure.account[FC_BOOK_INCURRED] = -1;
  measure.first = year;
  measure.last = year + 1;
  measure.real = real;
  measure.due = true;
  add_sum(m, 1, 0, &measure, to);
}

static void add_grant(figure_maker *m, fc_draw_operand *to) {
  fc_draw_path *draws = m->draws;
  if (!draws->drawn_dues) {
    to->base.fixed += (double)m->row->grant.value / 100;
    return;
  }
  for (size_t i = 0; i < m->group->n_members; i++)
    for (size_t y = m->first; y < m->last && !draws->plan->touched[m->group->member[i]].unknown; y++)
      fc_draws_add_grant(draws, m->group->member[i], y, &to->base);
}

/* Of the future loss the part for which no local money is booked, of awards of one priority; times its backfill. */
static void add_unlocal(figure_maker *m, uint32_t priority, double coefficient, uint32_t column, fc_draw_operand *to) {
  fc_draw_measure measure;
  blank(m, &measure);
  measure.account[FC_BOOK_FUTURE] = 1;
  measure.account[FC_BOOK_OWN] = -1;
  measure.priority = priority;
  add_sum(m, coefficient, column, &measure, to);
}

static void add_backfills(figure_maker *m, fc_kept_up kept, double coefficient, fc_draw_operand *to) {
  const fc_plan_after *after = &m->draws->plan->after;
  if (kept == FC_KEPT_ALL)
    add_unlocal(m, 0, coefficient, 0, to);
  for (uint32_t p = 0; kept == FC_KEPT_AS_STATED && p < after->n_backfill; p++) {
    uint32_t column = fc_draws_backfill(m->draws, p);
    double rate = fc_draws_column(m->draws, column)->number;
    if (!fc_draws_is_certain(m->draws, column))
      add_unlocal(m, p + 1, coefficient, column, to);
    else if (rate > 0)
      add_unlocal(m, p + 1, coefficient * rate, 0, to);
  }
}

static void add_own(figure_maker *m, fc_kept_up kept, fc_draw_operand *to) {
  fc_draw_measure measure;
  blank(m, &measure);
  measure.account[FC_BOOK_INCURRED] = measure.account[FC_BOOK_CLAWBACK] = measure.account[FC_BOOK_OWN] = 1;
  add_sum(m, 1, 0, &measure, to);
  add_backfills(m, kept, 1, to);
}

void fc_draws_add_loss_of(fc_draw_path *draws, const fc_draw_scope *scope, fc_draw_operand *to) {
  figure_maker m = {.draws = draws, .scope = scope, .first = scope->first, .last = scope->last};
  fc_draw_measure measure;
  blank(&m, &measure);
  set_loss(&measure);
  add_sum(&m, 1, 0, &measure, to);
}

void fc_draws_add_own_of(fc_draw_path *draws, const fc_draw_scope *scope, fc_kept_up kept, fc_draw_operand *to) {
  figure_maker m = {.draws = draws, .scope = scope, .first = scope->first, .last = scope->last};
  add_own(&m, kept, to);
}

/* match * (what is neither local money nor settled otherwise) * (1 - backfill) */
static void add_freed(figure_maker *m, fc_draw_operand *to) {
  fc_draw_path *draws = m->draws;
  const fc_plan_after *after = &draws->plan->after;
  if (!after->match)
    return;
  for (uint32_t p = 0; p < (after->stated ? after->n_backfill : 1); p++) {
    fc_draw_measure measure;
    uint32_t rest = after->stated ? fc_draws_rest(draws, fc_draws_backfill(draws, p)) : fc_draws_number(draws, 1);
    blank(m, &measure);
    measure.account[FC_BOOK_FUTURE] = 1;
    measure.account[FC_ACCOUNTS] = -1;
    measure.matched = true;
    measure.priority = after->stated ? p + 1 : 0;
    add_sum(m, 1, rest, &measure, to);
  }
}

/* Of a loss what is neither own cost nor kept up, with the match that goes with it. */
static void add_service(figure_maker *m, fc_draw_operand *to) {
  bool stated = m->draws->plan->after.stated;
  add_unlocal(m, 0, 1, 0, to);
  add_backfills(m, stated ? FC_KEPT_AS_STATED : FC_KEPT_NONE, -1, to);
  add_freed(m, to);
}

static void add_operand(figure_maker *m, fc_operand operand, fc_draw_operand *to) {
  fc_draw_measure measure;
  switch (operand) {
  case FC_OPERAND_LOSS:
    add_loss(m, to);
    return;
  case FC_OPERAND_FUTURE:
    add_account(m, FC_BOOK_FUTURE, to);
    return;
  case FC_OPERAND_INCURRED:
    add_account(m, FC_BOOK_INCURRED, to);
    return;
  case FC_OPERAND_CLAWBACK:
    add_account(m, FC_BOOK_CLAWBACK, to);
    return;
  case FC_OPERAND_CASH:
    add_account(m, FC_BOOK_CASH, to);
    return;
  case FC_OPERAND_FLOAT:
    add_account(m, FC_BOOK_FLOAT, to);
    return;
  case FC_OPERAND_EXPECTED_BACK:
    add_account(m, FC_BOOK_EXPECTED_BACK, to);
    return;
  case FC_OPERAND_LOSS_REAL:
    blank(m, &measure);
    set_loss(&measure);
    measure.real = true;
    add_sum(m, 1, 0, &measure, to);
    return;
  case FC_OPERAND_GRANT:
    add_grant(m, to);
    return;
  case FC_OPERAND_FIRST:
    add_left(m, m->first, false, to);
    return;
  case FC_OPERAND_LAST:
  case FC_OPERAND_LAST_REAL:
    add_left(m, m->last - 1, operand == FC_OPERAND_LAST_REAL, to);
    return;
  case FC_OPERAND_OWN_COST:
    add_own(m, m->draws->plan->after.stated ? FC_KEPT_AS_STATED : FC_KEPT_NONE, to);
    return;
  case FC_OPERAND_OWN_COST_ALL:
    add_own(m, FC_KEPT_ALL, to);
    return;
  case FC_OPERAND_SERVICE_LOSS:
    add_service(m, to);
    return;
  case FC_OPERAND_MATCH_FREED:
    add_freed(m, to);
    return;
  default:
    break;
  }
  if (fc_operand_whole(m->row, operand))
    fc_draws_add_base(m->draws, m->group, m->row, operand, m->figure->year, &to->base);
  else
    fc_draws_refuse(m->draws, m->figure->metric->name, "it is no sum over awards");
}

uint32_t fc_draws_backfill(fc_draw_path *draws, uint32_t priority) {
  const fc_response *response = &draws->scenario->response;
  bool named = priority < response->n_by;
  uint32_t parameter = named ? response->by[priority].parameter : response->rate_parameter;
  uint32_t column = fc_draws_parameter(draws, parameter);
  const fc_rate rate = draws->plan->after.backfill[priority];
  return column ? column : fc_draws_number(draws, fc_ratio_double((fc_ratio){rate.num, rate.den}));
}

/* What has no sum that could be below or at zero. */
static bool is_above_zero(const fc_draw_operand *operand) {
  return operand->n == 0;
}

static void take_apart(figure_maker *m, fc_draw_output *out) {
  const fc_metric *metric = m->figure->metric;
  out->times = metric->times ? metric->times : 1;
  if (fc_draws_is_of_funds(metric, &out->funds)) {
    out->form = FC_OUTPUT_FUNDS;
    out->funds_year = m->figure->year == FC_DRAWN_YEARS ? FC_DRAWN_YEARS : m->first;
    if (out->funds == FC_FUNDS_COVERAGE)
      add_operand(m, FC_OPERAND_OWN_COST, &out->a);
    if (strcmp(metric->name, "new_gap") == 0)
      add_operand(m, FC_OPERAND_BUDGET, &out->a);
    fc_draws_make_funds(m->draws, m->group, metric, out);
    return;
  }
  switch (metric->form) {
  case FC_FORM_SUM:
    for (size_t i = 0; i < fc_metric_operands(metric); i++)
      add_operand(m, metric->operand[i], &out->a);
    return;
  case FC_FORM_QUOTIENT: /* of other things than funds */
    out->form = FC_OUTPUT_QUOTIENT;
    add_operand(m, metric->operand[0], &out->a);
    add_operand(m, metric->operand[1], &out->b);
    break;
  case FC_FORM_RISE:
    out->form = FC_OUTPUT_RISE;
    add_operand(m, metric->operand[1], &out->a);
    add_operand(m, metric->operand[0], &out->b);
    break;
  case FC_FORM_WORDS:
    if (strcmp(metric->name, "two_month_floor") == 0) {
      out->times = 1.0 / 6;
      add_operand(m, metric->operand[0], &out->a);
      return;
    }
    fc_draws_refuse(m->draws, metric->name, fc_drawn_refusal(metric));
  }
  out->may_lack = !is_above_zero(&out->b);
}

/* Of one year the row of that year; its figure at the points. */
static void make_output(fc_draw_path *draws, const fc_drawn_figure *figure, fc_group *group, fc_draw_output *out) {
  const fc_plan *plan = draws->plan;
  bool all = figure->year == FC_DRAWN_YEARS;
  figure_maker m = {.draws = draws, .figure = figure, .group = group};
  m.first = all ? plan->show_from : plan->show_from + figure->year;
  m.last = all ? plan->show_to : m.first + 1;
  m.row = all || !group->in_year ? &group->row : &group->in_year[figure->year];
  fc_value value = {0};
  figure->metric->compute(m.row, &value);
  const char *why = figure->metric->refuse ? figure->metric->refuse(m.row) : NULL;
  if (!value.present || !value.point) {
    fc_draws_refuse(draws, figure->metric->name,
                    value.present ? "the budgets have two totals under one key"
                    : why         ? why
                                  : "it has no value at the points of the parameters");
    return;
  }
  out->point = fc_ratio_double(value.value);
  if (figure->metric->type == FC_MONEY)
    out->point /= 100;
  take_apart(&m, out);
}

/* The loss by one cut; the only figure of it. */
static void make_cut(fc_draw_path *draws, const fc_drawn_figure *figure, fc_draw_output *out) {
  const fc_plan *plan = draws->plan;
  bool all = figure->year == FC_DRAWN_YEARS;
  figure_maker m = {.draws = draws, .figure = figure};
  m.first = all ? plan->show_from : plan->show_from + figure->year;
  m.last = all ? plan->show_to : m.first + 1;
  fc_draw_measure measure;
  blank(&m, &measure);
  set_loss(&measure);
  if (figure->metric != loss_metric() || figure->index >= plan->n_cuts)
    fc_draws_refuse(draws, figure->metric->name, "of a cut the loss alone is known");
  else
    add_sum(&m, 1, 0, &measure, &out->a);
  out->times = 1;
  out->no_point = true;
}

/* Figures of one row follow each other, so that a row is made once. */
void fc_draws_make_outputs(fc_draw_path *draws, const fc_drawn_figure *figures, size_t n) {
  fc_group group;
  size_t made = SIZE_MAX;
  draws->output = fc_draws_array(draws, n, sizeof *draws->output);
  draws->n_outputs = n;
  for (size_t i = 0; draws->output && i < n && draws->status == FC_OK; i++) {
    const fc_drawn_figure *figure = &figures[i];
    if (figure->scope == FC_DRAWN_CUT) {
      make_cut(draws, figure, &draws->output[i]);
      continue;
    }
    if (figure->scope == FC_DRAWN_TOTAL) {
      group = draws->tally->total;
      made = SIZE_MAX;
    } else if (figure->index >= draws->n_rows) {
      fc_draws_refuse(draws, figure->metric->name, "there is no such row");
      return;
    } else if (figure->index != made) {
      made = figure->index;
      fc_draws_note(draws, fc_tally_make_row(draws->ctx, draws->tally, &draws->tally->groups[made], &group));
    }
    if (draws->status == FC_OK)
      make_output(draws, figure, &group, &draws->output[i]);
  }
}
