/* explain_awards.c - the grants behind a figure: what each adds to it. Of a figure over a whole that only some
 * governments have, those of the others do not count. */
#include "impact/after_draws.h"
#include "impact/explain_parts.h"
#include "impact/metric_columns.h"

#include <string.h>

/* What is left of grants is of one year, all else of every year that is shown. */
static bool is_of_year(const fc_plan *plan, fc_operand operand, size_t year) {
  if (operand == FC_OPERAND_FIRST)
    return year == plan->show_from;
  if (operand == FC_OPERAND_LAST || operand == FC_OPERAND_LAST_REAL)
    return year + 1 == plan->show_to;
  return true;
}

bool fc_explain_counts(const fc_explaining *e, size_t touched, fc_account account, size_t year) {
  const fc_plan *plan = e->tally->plan;
  size_t government = fc_group_government(e->tally, e->group, touched);
  if (!fc_explain_shows(e, year) || !e->counted[(year - plan->show_from) * e->group->governments.n + government])
    return false;
  for (size_t i = 0; i < fc_metric_operands(e->metric); i++)
    if (fc_operand_is_booked_to(e->metric->operand[i], account) && is_of_year(plan, e->metric->operand[i], year))
      return true;
  return false;
}

/* One award in one year, at the stated figures. */
typedef struct fc_award_year {
  const fc_explaining *e;
  size_t touched, year;
  const fc_money *book;
} fc_award_year;

static fc_money booked(const fc_award_year *of, fc_account account) {
  return of->book[(size_t)account * (of->e->tally->plan->n_years + 1) + of->year];
}

static fc_money loss_in(const fc_award_year *of) {
  fc_money loss = 0;
  for (size_t a = 0; a < FC_LOSS_ACCOUNTS; a++)
    loss += booked(of, (fc_account)a);
  return loss;
}

static fc_money left_in(const fc_award_year *of) {
  return fc_plan_due(of->e->tally->plan, of->touched, of->year, FC_VALUE) - booked(of, FC_BOOK_FUTURE) -
         booked(of, FC_BOOK_INCURRED);
}

/* false: beyond the range of money. */
static bool add_year(const fc_award_year *of, fc_operand operand, fc_i128 *out) {
  const fc_plan *plan = of->e->tally->plan;
  fc_money amount = 0;
  bool good = true;
  switch (operand) {
  case FC_OPERAND_LOSS:
    amount = loss_in(of);
    break;
  case FC_OPERAND_LOSS_REAL:
    amount = loss_in(of);
    good = !plan->price || fc_plan_deflate(plan, of->year, &amount);
    break;
  case FC_OPERAND_GRANT:
    amount = fc_plan_grant(plan, of->touched, of->year, FC_VALUE);
    break;
  case FC_OPERAND_FIRST:
    amount = is_of_year(plan, operand, of->year) ? left_in(of) : 0;
    break;
  case FC_OPERAND_LAST:
  case FC_OPERAND_LAST_REAL:
    amount = is_of_year(plan, operand, of->year) ? left_in(of) : 0;
    good = operand == FC_OPERAND_LAST || !plan->price || fc_plan_deflate(plan, of->year, &amount);
    break;
  default:
    for (int a = 0; a < FC_ACCOUNTS; a++)
      amount += fc_operand_is_booked_to(operand, (fc_account)a) ? booked(of, (fc_account)a) : 0;
  }
  *out += amount;
  return good;
}

static fc_status fail_range(const fc_explaining *e) {
  return fc_fail(e->ctx, FC_OVERFLOW, "F402", NULL, NULL, "sums of this answer are beyond the range of money");
}

static fc_money after_in(const fc_own_cost *cost, fc_operand operand) {
  return operand == FC_OPERAND_SERVICE_LOSS ? cost->service : operand == FC_OPERAND_MATCH_FREED ? cost->freed : cost->own;
}

/* What it leaves to pay, and what no longer is: as is stated, else as if no service were kept up. */
static fc_status add_after(const fc_explaining *e, size_t touched, size_t government, fc_operand operand, fc_i128 *out) {
  const fc_plan *plan = e->tally->plan;
  fc_money book[FC_ACCOUNTS * (FC_YEARS_MAX + 1)];
  fc_own_cost cost[FC_YEARS_MAX];
  fc_kept_up kept = plan->after.stated ? FC_KEPT_AS_STATED : FC_KEPT_NONE;
  if (operand == FC_OPERAND_OWN_COST_ALL)
    kept = FC_KEPT_ALL;
  fc_status status = fc_after_cost(e->ctx, e->tally, touched, FC_VALUE, kept, book, cost);
  for (size_t y = plan->show_from; y < plan->show_to && status == FC_OK; y++)
    if (e->counted[(y - plan->show_from) * e->group->governments.n + government])
      *out += after_in(&cost[y], operand);
  return status;
}

static bool is_after(fc_operand operand) {
  return operand == FC_OPERAND_OWN_COST || operand == FC_OPERAND_OWN_COST_ALL || operand == FC_OPERAND_SERVICE_LOSS ||
         operand == FC_OPERAND_MATCH_FREED;
}

fc_status fc_explain_award(const fc_explaining *e, size_t touched, fc_operand operand, fc_i128 *out) {
  const fc_plan *plan = e->tally->plan;
  fc_money book[FC_ACCOUNTS * (FC_YEARS_MAX + 1)];
  size_t government = fc_group_government(e->tally, e->group, touched);
  *out = 0;
  if (plan->touched[touched].unknown)
    return FC_OK;
  if (is_after(operand))
    return plan->after.wanted ? add_after(e, touched, government, operand, out) : FC_OK;
  memset(book, 0, FC_ACCOUNTS * (plan->n_years + 1) * sizeof *book);
  if (!fc_plan_book(plan, touched, e->tally->taken[FC_VALUE], book))
    return fail_range(e);
  for (size_t y = plan->show_from; y < plan->show_to; y++) {
    const fc_award_year of = {e, touched, y, book};
    if (e->counted[(y - plan->show_from) * e->group->governments.n + government] && !add_year(&of, operand, out))
      return fail_range(e);
  }
  return FC_OK;
}

static bool some_year_counts(const fc_explaining *e, size_t government) {
  for (size_t y = 0; y < fc_tally_years(e->tally); y++)
    if (e->counted[y * e->group->governments.n + government])
      return true;
  return false;
}

static void note_left_out(const fc_explaining *e, fc_notes *notes, size_t awards, fc_i128 loss) {
  char dollars[64];
  fc_dollars_format(loss, dollars);
  fc_notes_add(notes, FC_NOTE, "N442", NULL, NULL,
               "%zu of the row's grants, with a loss of %s, %s not in this figure: their governments have no %s to set "
               "it against",
               awards, dollars, awards == 1 ? "is" : "are", fc_operand_name(fc_metric_whole(e->metric)));
}

fc_status fc_explain_find_awards(fc_explaining *e, fc_notes *notes) {
  const fc_tally *tally = e->tally;
  size_t left_out = 0;
  fc_i128 loss = 0;
  bool any = false;
  e->award = fc_tally_array(e->ctx, e->tally, e->group->n_members, sizeof *e->award);
  if (!e->award)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < fc_metric_operands(e->metric); i++)
    any = any || fc_operand_of_awards(e->metric->operand[i]);
  for (size_t i = 0; any && i < e->group->n_members; i++) {
    size_t t = e->group->member[i];
    if (some_year_counts(e, fc_group_government(tally, e->group, t))) {
      e->award[e->n_awards++] = t;
      continue;
    }
    left_out++;
    loss += tally->plan->touched[t].unknown ? 0 : tally->loss[FC_VALUE][t];
  }
  if (left_out)
    note_left_out(e, notes, left_out, loss);
  return FC_OK;
}

static bool set_columns(fc_columns *columns, const fc_explaining *e, bool ranged) {
  fc_columns_add(columns, "number", FC_INTEGER, "");
  fc_columns_add(columns, "government", FC_TEXT, "");
  fc_columns_add(columns, "program", FC_TEXT, "");
  fc_columns_add(columns, "assistance_listing", FC_CODE, "");
  fc_columns_add(columns, "award_id", FC_CODE, "");
  fc_columns_add(columns, "award_year", FC_INTEGER, "");
  fc_columns_add(columns, "fiscal_year", FC_INTEGER, "");
  fc_columns_add(columns, "amount_basis", FC_TEXT, "");
  bool good = fc_columns_add_figure(columns, &e->tally->arena, "amount", FC_MONEY, "USD", ranged);
  fc_columns_add(columns, "outlayed", FC_MONEY, "USD");
  for (size_t i = 0; i < fc_metric_operands(e->metric); i++)
    if (fc_operand_of_awards(e->metric->operand[i]))
      fc_columns_add(columns, fc_operand_name(e->metric->operand[i]), FC_MONEY, "USD");
  fc_columns_add(columns, "flag", FC_TEXT, "");
  fc_columns_add(columns, "note", FC_TEXT, "");
  fc_columns_add(columns, "source", FC_INTEGER, "");
  fc_columns_add(columns, "file", FC_TEXT, "");
  fc_columns_add(columns, "line", FC_INTEGER, "");
  return good;
}

static void fill_award(fc_filling *filling, const fc_explaining *e, size_t number, bool ranged) {
  const fc_dataset *dataset = e->tally->dataset;
  const fc_award *award = fc_dataset_award(dataset, e->tally->plan->touched[e->award[number]].award);
  fc_fill_integer(filling, (int64_t)number + 1);
  fc_fill_number(filling, dataset, fc_dataset_government(dataset, award->government)->name);
  fc_fill_number(filling, dataset, award->program);
  fc_fill_number(filling, dataset, award->listing);
  fc_fill_number(filling, dataset, award->award_id);
  fc_fill_integer(filling, award->award_year);
  fc_fill_integer(filling, award->year);
  fc_fill_number(filling, dataset, award->basis_text);
  fc_fill_money(filling, (fc_span){award->amount.low, award->amount.value, award->amount.high}, true, ranged);
  fc_fill(filling, award->has_outlayed ? fc_cell_money(award->outlayed) : fc_cell_none());
}

static fc_status fill_operands(fc_filling *filling, const fc_explaining *e, size_t touched) {
  fc_status status = FC_OK;
  for (size_t i = 0; i < fc_metric_operands(e->metric) && status == FC_OK; i++) {
    fc_i128 amount = 0;
    if (!fc_operand_of_awards(e->metric->operand[i]))
      continue;
    status = fc_explain_award(e, touched, e->metric->operand[i], &amount);
    fc_fill(filling, e->tally->plan->touched[touched].unknown ? fc_cell_none() : fc_cell_money(amount));
  }
  return status;
}

static void fill_source(fc_filling *filling, const fc_explaining *e, const fc_award *award) {
  fc_tally *tally = e->tally;
  fc_where where = fc_dataset_where(tally->dataset, award->origin);
  fc_str what = fc_dataset_text(tally->dataset, award->program ? award->program : award->listing);
  fc_fill_number(filling, tally->dataset, award->flag);
  fc_fill_number(filling, tally->dataset, award->note);
  fc_fill_integer(filling, fc_source_number(tally, award->origin, award->source_url, what));
  fc_fill_text(filling, fc_str_of(where.file));
  fc_fill_integer(filling, (int64_t)where.line);
}

static bool some_is_ranged(const fc_explaining *e) {
  for (size_t i = 0; i < e->n_awards; i++)
    if (!fc_figure_is_exact(
            fc_dataset_award(e->tally->dataset, e->tally->plan->touched[e->award[i]].award)->amount))
      return true;
  return false;
}

fc_status fc_add_table_explained_awards(const fc_explaining *e, fc_result *result) {
  fc_columns columns = {.n = 0};
  fc_table_builder *builder;
  bool ranged = some_is_ranged(e);
  if (!set_columns(&columns, e, ranged))
    return FC_NO_MEMORY;
  fc_status status = fc_result_build_table(result, "awards", columns.list, columns.n, &builder);
  for (size_t i = 0; i < e->n_awards && status == FC_OK; i++) {
    fc_cell cells[FC_COLUMNS_MAX] = {{0}};
    fc_filling filling = {cells};
    fill_award(&filling, e, i, ranged);
    status = fill_operands(&filling, e, e->award[i]);
    fill_source(&filling, e, fc_dataset_award(e->tally->dataset, e->tally->plan->touched[e->award[i]].award));
    if (status == FC_OK)
      status = fc_table_add_row(builder, cells);
  }
  return status;
}
