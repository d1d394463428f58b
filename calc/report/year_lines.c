/* year_lines.c - the years of a run beneath one another: what is due, what is lost in each and so far, and the share of
 * that year's budget. The full tables are years and total_years. */
#include "report/lines.h"
#include "report/run_lines.h"

#define GAP 2

/* A column: shown where some year has its figure. */
typedef struct year_column {
  const char *name, *heading;
  bool share, shown;
  size_t width;
} year_column;

static void print_cell(fc_buf *out, const fc_answer *answer, const fc_row_reader *row, const year_column *column) {
  static const fc_unit dollars = {"$", "", NULL, 0, 0, false};
  fc_reading figure = fc_row_figure(row, column->name);
  if (!figure.present)
    fc_buf_char(out, '-');
  else if (column->share)
    fc_print_figure(out, &figure, &fc_unit_percent, answer->most);
  else
    fc_print_figure(out, &figure, &dollars, 30);
}

static void widen(year_column *column, size_t width) {
  column->width = width > column->width ? width : column->width;
}

static void measure(const fc_answer *answer, fc_row_reader *row, year_column *columns, size_t n) {
  fc_buf text = {0};
  for (size_t i = 0; i < fc_table_rows(row->table); i++) {
    fc_row_read(row, i);
    for (size_t k = 0; k < n; k++) {
      fc_buf_clear(&text);
      print_cell(&text, answer, row, &columns[k]);
      widen(&columns[k], fc_utf8_width(fc_made(&text)));
      columns[k].shown = columns[k].shown || fc_row_figure(row, columns[k].name).present;
    }
  }
  for (size_t k = 0; k < n; k++)
    widen(&columns[k], fc_utf8_width(fc_str_of(columns[k].heading)));
  fc_buf_reset(&text);
}

static void put(fc_buf *out, fc_str text, size_t width) {
  fc_buf_fill(out, ' ', GAP + width - fc_utf8_width(text));
  fc_buf_str(out, text);
}

static void put_rows(fc_buf *out, const fc_answer *answer, fc_row_reader *row, const year_column *columns, size_t n) {
  fc_buf text = {0};
  fc_buf_text(out, "\n  fiscal year");
  for (size_t k = 0; k < n; k++)
    if (columns[k].shown)
      put(out, fc_str_of(columns[k].heading), columns[k].width);
  fc_buf_char(out, '\n');
  for (size_t i = 0; i < fc_table_rows(row->table); i++) {
    fc_row_read(row, i);
    fc_buf_printf(out, "  %11lld", (long long)fc_row_integer(row, "fiscal_year", 0));
    for (size_t k = 0; k < n; k++) {
      fc_buf_clear(&text);
      print_cell(&text, answer, row, &columns[k]);
      if (columns[k].shown)
        put(out, fc_made(&text), columns[k].width);
    }
    fc_buf_char(out, '\n');
  }
  fc_buf_reset(&text);
}

static const char *heading_of_share(const fc_result *result) {
  const char *nouns = fc_base_nouns(result);
  return nouns[0] == 'b' ? "of budget" : nouns[0] == 'r' ? "of revenue" : "of spending";
}

fc_status fc_year_lines(fc_buf *out, const fc_answer *answer) {
  const fc_table *table = fc_result_find(answer->result, "total_years");
  year_column columns[] = {{.name = "grants", .heading = "grants"},
                           {.name = "loss", .heading = "loss"},
                           {.name = "loss_real", .heading = "in first year's dollars"},
                           {.name = "loss_so_far", .heading = "loss so far"},
                           {.name = "cash", .heading = "cash"},
                           {.name = "share", .heading = heading_of_share(answer->result), .share = true}};
  enum { COLUMNS = sizeof columns / sizeof *columns };
  fc_row_reader row;
  if (!table)
    return FC_OK;
  if (!fc_row_open(&row, table))
    return FC_NO_MEMORY;
  measure(answer, &row, columns, COLUMNS);
  put_rows(out, answer, &row, columns, COLUMNS);
  fc_row_close(&row);
  return fc_buf_status(out);
}
