/* explain_terms.c - tables explained, terms and budget_rows: the figure, each name of its formula, and the rows of the
 * data behind what it is set against. */
#include "impact/explain_parts.h"
#include "impact/metric_columns.h"

fc_status fc_add_table_explained(const fc_explaining *e, fc_result *result) {
  fc_columns columns = {.n = 0};
  fc_table_builder *builder;
  fc_cell cells[FC_COLUMNS_MAX] = {{0}};
  fc_filling filling = {cells};
  fc_buf words = {0};
  bool ranged = fc_value_is_ranged(&e->value);
  fc_explain_words(&words, e);
  fc_columns_add(&columns, "row", FC_TEXT, "");
  fc_columns_add(&columns, "metric", FC_TEXT, "");
  fc_columns_add(&columns, "what", FC_TEXT, "");
  if (!fc_columns_add_figure(&columns, &e->tally->arena, "value", e->metric->type, e->metric->unit, ranged))
    words.failed = true;
  fc_columns_add(&columns, "formula", FC_TEXT, "");
  fc_columns_add(&columns, "words", FC_TEXT, "");
  fc_fill_text(&filling, e->row);
  fc_fill_text(&filling, fc_str_of(e->metric->name));
  fc_fill_text(&filling, fc_str_of(e->metric->summary));
  fc_fill_value(&filling, &e->value, ranged);
  fc_fill_text(&filling, fc_str_of(e->metric->formula));
  fc_fill_text(&filling, (fc_str){words.p, words.n});
  fc_status status = words.failed ? FC_NO_MEMORY
                                  : fc_result_build_table(result, "explained", columns.list, columns.n, &builder);
  if (status == FC_OK)
    status = fc_table_add_row(builder, cells);
  fc_buf_reset(&words);
  return status;
}

static const fc_denominator *denominator_of(const fc_group *group, fc_operand operand) {
  switch (operand) {
  case FC_OPERAND_BUDGET:
    return &group->budget;
  case FC_OPERAND_DEPARTMENT:
    return &group->department_budget;
  case FC_OPERAND_DEPARTMENT_REVENUE:
    return &group->department_revenue;
  case FC_OPERAND_AID:
    return &group->aid;
  default:
    return NULL;
  }
}

/* "modified budget, all funds", "residents, of 16 of 23 governments". */
static void put_what(fc_buf *out, const fc_explaining *e, fc_operand operand) {
  const fc_denominator *denominator = denominator_of(e->group, operand);
  const fc_base *whole = fc_operand_whole(&e->group->row, operand);
  const fc_base *over = fc_operand_whole(&e->group->row, fc_metric_whole(e->metric));
  if (denominator && denominator->base.present)
    fc_denominator_words(out, &e->tally->plan->frame, denominator);
  else
    fc_buf_text(out, fc_operand_what(operand));
  if (over && over->partial && (whole == over || operand == FC_OPERAND_LOSS))
    fc_buf_printf(out, ", of the %u of %zu governments that have a %s", over->governments,
                  e->group->governments.n, fc_operand_name(fc_metric_whole(e->metric)));
}

/* A figure of cents, or of residents. */
static void fill_either(fc_filling *filling, fc_span amount, bool known, bool point, bool ranged) {
  fc_value value = {.present = known,
                    .point = point,
                    .value = {amount.value, 1},
                    .low = {amount.low, 1},
                    .high = {amount.high, 1}};
  fc_fill_value(filling, &value, ranged);
}

typedef struct fc_either {
  bool people, ranged; /* some row counts residents; some amount is a range */
} fc_either;

static bool add_either(fc_columns *columns, const fc_explaining *e, fc_either either) {
  return fc_columns_add_figure(columns, &e->tally->arena, "amount", FC_MONEY, "USD", either.ranged) &&
         (!either.people || fc_columns_add_figure(columns, &e->tally->arena, "count", FC_INTEGER, "", either.ranged));
}

/* The amount stands in one of the two columns, the other is empty. */
static void fill_amount(fc_filling *filling, fc_span amount, bool of_people, bool known, bool point, fc_either either) {
  fill_either(filling, amount, known && !of_people, point, either.ranged);
  if (either.people)
    fill_either(filling, amount, known && of_people, point, either.ranged);
}

static void fill_term(fc_filling *filling, const fc_explaining *e, size_t i, fc_str what, fc_either either) {
  fc_operand operand = e->metric->operand[i];
  const fc_base *whole = fc_operand_whole(&e->group->row, operand);
  bool known = whole ? whole->present : !e->group->row.unknown;
  fc_fill_text(filling, fc_str_of(fc_operand_name(operand)));
  fc_fill_text(filling, what);
  fill_amount(filling, fc_metric_operand(e->metric, &e->group->row, i), fc_operand_of_people(operand), known,
              !whole || !whole->conflict, either);
  fc_fill_integer(filling, (int64_t)(whole ? e->lines.count : e->n_awards));
}

fc_status fc_add_table_terms(const fc_explaining *e, fc_result *result) {
  fc_columns columns = {.n = 0};
  fc_table_builder *builder;
  fc_either either = {false, false};
  for (size_t i = 0; i < fc_metric_operands(e->metric); i++) {
    const fc_base *whole = fc_operand_whole(&e->group->row, e->metric->operand[i]);
    either.people = either.people || fc_operand_of_people(e->metric->operand[i]);
    either.ranged = either.ranged || fc_span_is_ranged(fc_metric_operand(e->metric, &e->group->row, i)) ||
                    (whole && whole->conflict);
  }
  fc_columns_add(&columns, "term", FC_TEXT, "");
  fc_columns_add(&columns, "what", FC_TEXT, "");
  if (!add_either(&columns, e, either))
    return FC_NO_MEMORY;
  fc_columns_add(&columns, "rows", FC_INTEGER, "");
  fc_status status = fc_result_build_table(result, "terms", columns.list, columns.n, &builder);
  for (size_t i = 0; i < fc_metric_operands(e->metric) && status == FC_OK; i++) {
    fc_cell cells[FC_COLUMNS_MAX] = {{0}};
    fc_filling filling = {cells};
    fc_buf what = {0};
    put_what(&what, e, e->metric->operand[i]);
    fill_term(&filling, e, i, (fc_str){what.p, what.n}, either);
    status = what.failed ? FC_NO_MEMORY : fc_table_add_row(builder, cells);
    fc_buf_reset(&what);
  }
  return status;
}

static void fill_line(fc_filling *filling, const fc_explaining *e, const fc_whole_line *line, fc_either either) {
  fc_tally *tally = e->tally;
  fc_operand operand = fc_metric_whole(e->metric);
  bool in_file = line->origin.line != 0;
  fc_where where = in_file ? fc_dataset_where(tally->dataset, line->origin) : (fc_where){0};
  fc_fill_text(filling, fc_str_of(fc_operand_name(operand)));
  fc_fill_number(filling, tally->dataset, fc_dataset_government(tally->dataset, line->government)->name);
  fc_fill_integer(filling, line->year);
  fc_fill_text(filling, line->what);
  fill_amount(filling, line->amount, fc_operand_of_people(operand), true, true, either);
  fc_fill_integer(filling, in_file ? fc_source_number(tally, line->origin, line->url, line->what) : 0);
  fc_fill_text(filling, fc_str_of(where.file));
  fc_fill_integer(filling, (int64_t)where.line);
}

fc_status fc_add_table_budget_rows(const fc_explaining *e, fc_result *result) {
  fc_columns columns = {.n = 0};
  fc_table_builder *builder;
  fc_either either = {fc_operand_of_people(fc_metric_whole(e->metric)), false};
  for (size_t i = 0; i < e->lines.count && !either.ranged; i++)
    either.ranged = fc_span_is_ranged(((const fc_whole_line *)fc_seq_at(&e->lines, i))->amount);
  fc_columns_add(&columns, "term", FC_TEXT, "");
  fc_columns_add(&columns, "government", FC_TEXT, "");
  fc_columns_add(&columns, "fiscal_year", FC_INTEGER, "");
  fc_columns_add(&columns, "what", FC_TEXT, "");
  if (!add_either(&columns, e, either))
    return FC_NO_MEMORY;
  fc_columns_add(&columns, "source", FC_INTEGER, "");
  fc_columns_add(&columns, "file", FC_TEXT, "");
  fc_columns_add(&columns, "line", FC_INTEGER, "");
  fc_status status = fc_result_build_table(result, "budget_rows", columns.list, columns.n, &builder);
  for (size_t i = 0; i < e->lines.count && status == FC_OK; i++) {
    fc_cell cells[FC_COLUMNS_MAX] = {{0}};
    fc_filling filling = {cells};
    fill_line(&filling, e, fc_seq_at(&e->lines, i), either);
    status = fc_table_add_row(builder, cells);
  }
  return status;
}
