/* sheet_column.c - the columns of a sheet.
 *
 * Columns x_low and x_high are the range of x: they are folded into its digits, or stand as "0.018% to 0.023%" where x
 * has no point value. A money column shows cents only where all its amounts are small. */
#include "base/diag.h"
#include "report/sentence.h"
#include "report/sheet_column.h"

#include <stdlib.h>
#include <string.h>

#define CELL_WIDTH 80      /* longer texts are cut, but for the last column */
#define CENTS_BELOW 100000 /* cents: columns whose amounts are all below 1,000 dollars show cents */

/* Columns that may be said once where they are the same in every row. */
static const char *const foldable[] = {"fiscal_year", "stage", "contained", "denominator", "scope",
                                        "budget_year", "first_year", "last_year", "same_budgets"};

static const char *heading_of(const char *name) {
  static const struct {
    const char *name, *heading;
  } headings[] = {
#define FC_HEADING(column, words) {#column, words},
#include "report/headings.def"
#undef FC_HEADING
  };
  for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
    if (strcmp(name, headings[i].name) == 0)
      return headings[i].heading;
  return NULL;
}

static bool ends_with(const char *name, const char *end, size_t *stem) {
  size_t length = strlen(name), tail = strlen(end);
  *stem = length - tail;
  return length > tail && strcmp(name + *stem, end) == 0;
}

/* Is the column an end of another one's range? */
static bool is_end(const fc_table *table, const char *name) {
  size_t stem;
  if (!ends_with(name, "_low", &stem) && !ends_with(name, "_high", &stem))
    return false;
  for (size_t i = 0; i < fc_table_columns(table); i++) {
    const char *other = fc_table_column_name(table, i);
    if (strlen(other) == stem && strncmp(other, name, stem) == 0)
      return true;
  }
  return false;
}

/* Is it how two figures differ? Table differences holds nothing else. */
static bool is_difference(const fc_table *table, const fc_column *column) {
  size_t stem;
  return strcmp(fc_table_name(table), "differences") == 0 || ends_with(column->name, "_difference", &stem) ||
         strcmp(column->name, "contribution") == 0 || strcmp(column->unit, "points") == 0;
}

static fc_unit unit_of(const fc_column *column) {
  if (strcmp(column->unit, "points") == 0)
    return (fc_unit){"", " points", NULL, 2, -20, false};
  if (column->type == FC_SHARE)
    return fc_unit_percent;
  if (column->type == FC_MONEY || fc_str_starts(fc_str_of(column->unit), "USD"))
    return (fc_unit){"$", "", NULL, 0, column->type == FC_MONEY ? 0 : -2, false};
  return fc_unit_plain;
}

static void start_column(const fc_sheet *sheet, size_t at, fc_sheet_column *out) {
  const fc_column *column = fc_table_column(sheet->table, at);
  bool text = column->type == FC_TEXT || column->type == FC_CODE || column->type == FC_DATE || column->type == FC_BOOL;
  *out = (fc_sheet_column){.at = at,
                           .low = text ? SIZE_MAX : fc_table_find_end(sheet->table, column->name, "_low"),
                           .high = text ? SIZE_MAX : fc_table_find_end(sheet->table, column->name, "_high"),
                           .type = column->type,
                           .name = column->name,
                           .unit = column->unit,
                           .heading = heading_of(column->name),
                           .figure = unit_of(column),
                           .end = is_end(sheet->table, column->name),
                           .right = !text,
                           .sign = !text && is_difference(sheet->table, column),
                           .same = true};
  out->shown = !out->end;
}

static bool same_cell(const fc_column *column, const fc_cell *a, const fc_cell *b) {
  if (a->present != b->present)
    return false;
  if (column->type == FC_TEXT || column->type == FC_CODE || column->type == FC_DATE)
    return fc_str_eq(a->text, b->text);
  return !a->present || (a->value.num == b->value.num && a->value.den == b->value.den);
}

static bool is_empty(fc_type type, const fc_cell *cell) {
  bool text = type == FC_TEXT || type == FC_CODE || type == FC_DATE;
  return !cell->present || (text && cell->text.n == 0);
}

/* Whether a money column needs cents, and can show them. */
typedef struct money_seen {
  bool cents, large;
} money_seen;

static void see_row(const fc_sheet *sheet, const fc_cell *first, const fc_row_reader *row, fc_sheet_column *columns,
                    money_seen *money) {
  for (size_t i = 0; i < fc_table_columns(sheet->table); i++) {
    const fc_cell *cell = &row->cells[i];
    fc_sheet_column *column = &columns[i];
    column->same = column->same && same_cell(fc_table_column(sheet->table, i), &first[i], cell);
    bool ends = column->low != SIZE_MAX && row->cells[column->low].present;
    column->any = column->any || ends || !is_empty(column->type, cell);
    column->no = column->no || (column->type == FC_BOOL && cell->present && cell->value.num == 0);
    if (column->type == FC_MONEY && cell->present) {
      money[i].cents = money[i].cents || cell->value.num % 100 != 0;
      money[i].large = money[i].large || cell->value.num >= CENTS_BELOW || cell->value.num <= -CENTS_BELOW;
    }
  }
}

static bool is_foldable(const char *name) {
  for (size_t i = 0; i < sizeof foldable / sizeof *foldable; i++)
    if (strcmp(name, foldable[i]) == 0)
      return true;
  return false;
}

/* Which columns stay, once all rows were seen. */
static void settle(const fc_sheet *sheet, fc_sheet_column *columns, const money_seen *money) {
  size_t rows = fc_table_rows(sheet->table);
  for (size_t i = 0; i < fc_table_columns(sheet->table); i++) {
    fc_sheet_column *column = &columns[i];
    if (column->type == FC_MONEY && money[i].cents && !money[i].large)
      column->figure.finest = -2;
    bool lies_inside = strcmp(column->name, "contained") == 0 && !column->no; /* nothing to be warned of */
    if (sheet->fold && rows && (!column->any || lies_inside || (column->same && is_foldable(column->name))))
      column->shown = false;
  }
}

/* What shares of this sheet are of, where it is no budget. */
static void head_share(const fc_sheet *sheet, fc_sheet_column *columns) {
  const char *nouns = fc_base_nouns(sheet->result);
  for (size_t i = 0; i < fc_table_columns(sheet->table); i++)
    if (strcmp(columns[i].name, "share") == 0 && strcmp(nouns, "budgets") != 0)
      columns[i].heading = strcmp(nouns, "revenue") == 0 ? "share of revenue" : "share of spending";
}

fc_status fc_sheet_columns(fc_ctx *ctx, const fc_sheet *sheet, fc_sheet_column *columns) {
  size_t count = fc_table_columns(sheet->table);
  money_seen *money = calloc(count + 1, sizeof *money);
  fc_cell *first = calloc(count + 1, sizeof *first);
  fc_row_reader row = {0};
  fc_status status = FC_OK;
  if (!money || !first || !fc_row_open(&row, sheet->table)) {
    status = fc_fail_memory(ctx);
  } else {
    for (size_t i = 0; i < count; i++)
      start_column(sheet, i, &columns[i]);
    fc_table_row(sheet->table, 0, first);
    for (size_t i = 0; i < fc_table_rows(sheet->table); i++) {
      fc_row_read(&row, i);
      see_row(sheet, first, &row, columns, money);
    }
    settle(sheet, columns, money);
    head_share(sheet, columns);
  }
  fc_row_close(&row);
  free(first);
  free(money);
  return status;
}

void fc_sheet_heading(fc_buf *out, const fc_sheet_column *column) {
  if (column->heading) {
    fc_buf_text(out, column->heading);
    return;
  }
  if (fc_plan_heading(out, column->name))
    return;
  fc_print_name(out, fc_str_of(column->name));
  bool dollars = fc_str_starts(fc_str_of(column->unit), "USD");
  if (*column->unit && !dollars)
    fc_buf_printf(out, " (%s)", column->unit);
}

/* Cuts what was printed from `start` on to a width, at a whole character. */
static void cut(fc_buf *out, size_t start, size_t width) {
  size_t used = 0, at = start;
  if (!out->p || fc_utf8_width((fc_str){out->p + start, out->n - start}) <= width)
    return;
  while (at < out->n) {
    size_t next = at + 1;
    while (next < out->n && ((unsigned char)out->p[next] & 0xC0) == 0x80)
      next++;
    used += fc_utf8_width((fc_str){out->p + at, next - at});
    if (used > width - 1)
      break;
    at = next;
  }
  fc_buf_cut(out, at);
  fc_buf_text(out, "\xE2\x80\xA6");
}

/* Years and lines are names more than counts: no thousands marks. */
static bool is_label(const char *name) {
  size_t stem;
  return strcmp(name, "year") == 0 || strcmp(name, "line") == 0 || ends_with(name, "_year", &stem);
}

static void print_number(fc_buf *out, const fc_sheet *sheet, const fc_sheet_column *column, const fc_reading *figure) {
  if (column->type == FC_INTEGER && fc_reading_is_exact(figure)) {
    int64_t value = (int64_t)figure->value.num;
    if (is_label(column->name))
      fc_buf_printf(out, "%lld", (long long)value);
    else
      fc_print_integer(out, value);
    return;
  }
  if (column->sign && fc_reading_is_positive(figure))
    fc_buf_char(out, '+');
  bool exact_kind = column->type == FC_MONEY || column->type == FC_INTEGER;
  fc_print_figure(out, figure, &column->figure, exact_kind ? 30 : sheet->most);
}

void fc_sheet_cell(fc_buf *out, const fc_sheet *sheet, const fc_sheet_column *column, const fc_row_reader *row) {
  const fc_cell *cell = &row->cells[column->at];
  size_t start = out->n;
  switch (column->type) {
  case FC_TEXT:
  case FC_CODE:
  case FC_DATE:
    fc_print_text(out, cell->present ? cell->text : FC_STR(""));
    if (!column->last)
      cut(out, start, CELL_WIDTH);
    break;
  case FC_BOOL:
    fc_buf_text(out, !cell->present ? "" : cell->value.num ? "yes" : "no");
    break;
  case FC_INTEGER:
  case FC_MONEY:
  case FC_SHARE:
  case FC_NUMBER: {
    fc_reading figure = fc_row_figure_at(row, column->at, column->low, column->high);
    if (figure.present)
      print_number(out, sheet, column, &figure);
    break;
  }
  }
  if (out->n == start)
    fc_buf_char(out, '-');
}
