/* fail_if.c - conditions on the answer, compared exactly: the figure as a ratio with the value as written. */
#include "request/fail_if.h"
#include "base/buf.h"
#include "number/figure.h"

#include <stdlib.h>
#include <string.h>

bool fc_condition_split(fc_str text, fc_condition *out) {
  size_t at = 0;
  while (at < text.n && !strchr("<>=!", text.p[at]))
    at++;
  size_t end = at + 1;
  if (at == text.n || (text.p[at] == '!' && (end == text.n || text.p[end] != '=')))
    return false;
  bool with_equal = end < text.n && text.p[end] == '=';
  end += with_equal;
  switch (text.p[at]) {
  case '>':
    out->comparison = with_equal ? FC_NOT_LESS : FC_MORE;
    break;
  case '<':
    out->comparison = with_equal ? FC_NOT_MORE : FC_LESS;
    break;
  default:
    out->comparison = text.p[at] == '!' ? FC_UNEQUAL : FC_EQUAL;
  }
  out->column = fc_str_trim((fc_str){text.p, at});
  out->value = fc_str_trim((fc_str){text.p + end, text.n - end});
  return out->column.n && out->value.n;
}

static bool holds(fc_ratio figure, fc_comparison comparison, fc_ratio value) {
  int order = fc_ratio_cmp(figure, value);
  switch (comparison) {
  case FC_MORE:
    return order > 0;
  case FC_NOT_LESS:
    return order >= 0;
  case FC_LESS:
    return order < 0;
  case FC_NOT_MORE:
    return order <= 0;
  case FC_EQUAL:
    return order == 0;
  case FC_UNEQUAL:
    return order != 0;
  }
  return false;
}

fc_status fc_condition_value(fc_ctx *ctx, const fc_condition *condition, fc_type type, const char *option, fc_str text,
                             const char *help, fc_ratio *out) {
  fc_number_fault fault = {0, 1, NULL};
  fc_figure figure;
  fc_rate rate;
  fc_str value = condition->value;
  fc_status status;
  if (type == FC_SHARE) {
    status = fc_rate_parse(value.p, value.n, &rate, &fault);
    if (!status)
      *out = fc_ratio_of(rate.num, rate.den);
  } else {
    status = fc_amount_parse(value.p, value.n, FC_AMOUNT_CHOSEN, &figure, &fault);
    if (!status)
      *out = fc_ratio_of(figure.value, type == FC_MONEY ? 1 : 100);
  }
  if (!status)
    return FC_OK;
  fc_where where = {.field = option, .excerpt = text, .mark = fault.what, .mark_length = fault.length};
  where.mark_at = (uint32_t)fc_utf8_length((fc_str){text.p, (size_t)(value.p - text.p)}) + fault.at;
  return fc_fail(ctx, FC_BAD_USAGE, "F609", &where, help, "%.*s is compared with %s", FC_STR_ARG(condition->column),
                 type == FC_SHARE ? "a rate, such as 1% or 0.01" : "a number, such as 4.3M or 250");
}

static bool holds_number(fc_type type) {
  return type == FC_INTEGER || type == FC_MONEY || type == FC_SHARE || type == FC_NUMBER;
}

static size_t find_column(const fc_table *table, fc_str name) {
  for (size_t i = 0; table && i < fc_table_columns(table); i++) {
    const fc_column *column = fc_table_column(table, i);
    if (fc_str_is(name, column->name) && holds_number(column->type))
      return i;
  }
  return SIZE_MAX;
}

/* The figure's column and those of its ends, which alone are filled where two totals contradict each other. */
typedef struct judged_columns {
  size_t value, low, high;
} judged_columns;

static size_t find_end(const fc_table *table, fc_str name, const char *end) {
  fc_buf whole = {0};
  fc_buf_str(&whole, name);
  fc_buf_text(&whole, end);
  size_t column = whole.failed ? SIZE_MAX : find_column(table, (fc_str){whole.p, whole.n});
  fc_buf_reset(&whole);
  return column;
}

/* The cell that decides: the figure, else the end at which the condition holds wherever in the range the truth lies. */
static size_t deciding(const fc_cell *cells, const judged_columns *columns, fc_comparison comparison) {
  if (cells[columns->value].present)
    return columns->value;
  size_t end = comparison == FC_MORE || comparison == FC_NOT_LESS   ? columns->low
               : comparison == FC_LESS || comparison == FC_NOT_MORE ? columns->high
                                                                    : SIZE_MAX;
  return end != SIZE_MAX && cells[end].present ? end : SIZE_MAX;
}

/* The column that meets the condition in the first row that does, whose cells are left in `cells`; SIZE_MAX: none.
 * *judged: some row had a figure. */
static size_t find_row(const fc_table *table, const judged_columns *columns, fc_comparison comparison, fc_ratio value,
                       fc_cell *cells, bool *judged) {
  for (size_t row = 0; row < fc_table_rows(table); row++) {
    fc_table_row(table, row, cells);
    size_t column = deciding(cells, columns, comparison);
    if (column == SIZE_MAX)
      continue;
    *judged = true;
    if (holds(cells[column].value, comparison, value))
      return column;
  }
  return SIZE_MAX;
}

/* The tables that a condition is on: the total, then the answer's own. The others say how it came about, and a figure of
 * theirs is another one by the same name: the share of each denominator. NULL: there is none. */
enum { JUDGED = 2 };
static const fc_table *judged_table(const fc_result *result, size_t index) {
  return index == 0 ? fc_result_find(result, "total") : fc_result_tables(result) ? fc_result_table(result, 0) : NULL;
}

static fc_status unknown_column(fc_ctx *ctx, const fc_result *result, const fc_condition *condition, fc_str text) {
  enum { MOST = 128 };
  const char *names[MOST];
  size_t count = 0;
  for (size_t t = 0; t < JUDGED; t++) {
    const fc_table *table = judged_table(result, t);
    for (size_t i = 0; table && i < fc_table_columns(table) && count < MOST; i++)
      if (holds_number(fc_table_column(table, i)->type))
        names[count++] = fc_table_column_name(table, i);
  }
  const char *near = fc_did_you_mean(ctx, condition->column, names, count);
  fc_where where = {.field = "--fail-if", .excerpt = text};
  return fc_fail(ctx, FC_BAD_USAGE, "F609", &where, fc_ctx_format(ctx, "conditions are like 'share>1%%'%s", near),
                 "the answer has no figure \"%.*s\"", FC_STR_ARG(condition->column));
}

enum { SHARE_DIGITS = 4 };

/* A share in the digits that its ends leave, an amount in dollars, others as CSV prints them. */
static void print_figure(fc_buf *out, const fc_table *table, const judged_columns *columns, size_t column,
                         const fc_cell *cells) {
  const fc_column *about = fc_table_column(table, column);
  const fc_cell *low = columns->low == SIZE_MAX ? &cells[column] : &cells[columns->low];
  const fc_cell *high = columns->high == SIZE_MAX ? &cells[column] : &cells[columns->high];
  fc_ratio value = cells[column].value;
  char dollars[64];
  int exponent;
  if (about->type == FC_MONEY) {
    fc_dollars_format(value.num, dollars);
    fc_buf_text(out, dollars);
  } else if (about->type != FC_SHARE) {
    fc_cell_print(out, about, &cells[column]);
  } else {
    bool ends = low->present && high->present;
    if (fc_honest_exponent(value, ends ? low->value : value, ends ? high->value : value, 2, SHARE_DIGITS, &exponent))
      fc_honest_print(out, value, 2, exponent, true);
    else
      fc_ratio_print_fixed(out, value, 2, SHARE_DIGITS, true);
    fc_buf_char(out, '%');
  }
}

/* What met it, for the note: the row's first text, and the figure. */
static void note_finding(fc_result *result, const fc_table *table, const judged_columns *columns, size_t column,
                         const fc_cell *cells, fc_str text) {
  fc_buf said = {0};
  for (size_t i = 0; i < fc_table_columns(table) && fc_table_rows(table) > 1; i++) {
    if (fc_table_column(table, i)->type != FC_TEXT || !cells[i].present)
      continue;
    fc_buf_str(&said, cells[i].text);
    fc_buf_text(&said, ": ");
    break;
  }
  fc_buf_printf(&said, "%s is ", fc_table_column_name(table, column));
  print_figure(&said, table, columns, column, cells);
  fc_notes_add(fc_result_notes_mutable(result), FC_WARNING, "N600", NULL, NULL, "finding: --fail-if '%.*s' holds (%s)",
               FC_STR_ARG(text), fc_buf_data(&said, NULL));
  fc_buf_reset(&said);
}

static fc_status judge(fc_ctx *ctx, fc_result *result, const fc_condition *condition, fc_str text) {
  bool known = false, judged = false;
  for (size_t t = 0; t < JUDGED && !judged; t++) {
    const fc_table *table = judged_table(result, t);
    const judged_columns columns = {find_column(table, condition->column), find_end(table, condition->column, "_low"),
                                    find_end(table, condition->column, "_high")};
    fc_ratio value;
    if (columns.value == SIZE_MAX)
      continue;
    known = true;
    fc_type type = fc_table_column(table, columns.value)->type;
    fc_status status = fc_condition_value(ctx, condition, type, "--fail-if", text, NULL, &value);
    if (status)
      return status;
    fc_cell *cells = calloc(fc_table_columns(table), sizeof *cells);
    if (!cells)
      return fc_fail_memory(ctx);
    size_t column = find_row(table, &columns, condition->comparison, value, cells, &judged);
    if (column != SIZE_MAX) {
      fc_result_set_finding(result, true);
      note_finding(result, table, &columns, column, cells, text);
    }
    free(cells);
  }
  if (!known)
    return unknown_column(ctx, result, condition, text);
  if (!judged)
    fc_notes_add(fc_result_notes_mutable(result), FC_WARNING, "N601", NULL, NULL,
                 "--fail-if '%.*s' cannot be judged: no row has the figure", FC_STR_ARG(text));
  return FC_OK;
}

fc_status fc_fail_if(fc_ctx *ctx, const fc_asked *asked, fc_result *result) {
  fc_status status = FC_OK;
  size_t count = fc_asked_count(asked, "fail-if");
  for (size_t i = 0; i < count && !status; i++) {
    fc_str text = fc_str_of(fc_asked_value_at(asked, "fail-if", i));
    fc_condition condition;
    if (fc_condition_split(text, &condition))
      status = judge(ctx, result, &condition, text);
    else
      status = fc_fail(ctx, FC_BAD_USAGE, "F609", &(fc_where){.field = "--fail-if", .excerpt = text},
                       "a condition is a figure, one of > >= < <= = != and a value: 'share>1%'",
                       "--fail-if does not hold a condition");
  }
  return status;
}
