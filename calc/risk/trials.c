/* trials.c - the tables "draws" and "metalogs". */
#include "risk/trials.h"
#include "chance/metalog.h"
#include "chance/metalog_fit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static fc_cell cell_of(fc_type type, double x) {
  fc_rate rate;
  if (!isfinite(x))
    return fc_cell_none();
  if (type == FC_MONEY)
    return fabs(x) < 1e16 ? fc_cell_money((fc_i128)llround(x * 100)) : fc_cell_none();
  return fc_rate_near(x, &rate) ? fc_cell_ratio(fc_ratio_of(rate.num, rate.den)) : fc_cell_none();
}

/* --- draws --- */

static void fill_draw(const void *self, size_t row, fc_cell *cells) {
  const fc_trials *trials = self;
  cells[0] = fc_cell_integer((int64_t)(trials->first + row + 1));
  for (size_t i = 0; i < trials->n_columns; i++)
    cells[i + 1] = cell_of(trials->column[i].type, trials->value[i][row]);
}

fc_status fc_result_add_draws(fc_result *result, const fc_trials *trials) {
  fc_trials *kept = malloc(sizeof *kept);
  fc_column *columns = calloc(trials->n_columns + 1, sizeof *columns);
  fc_status status = FC_NO_MEMORY;
  if (kept && columns) {
    *kept = *trials;
    columns[0] = (fc_column){"draw", "", FC_INTEGER};
    for (size_t i = 0; i < trials->n_columns; i++)
      columns[i + 1] = trials->column[i];
    status = fc_result_add_table(result, "draws", columns, trials->n_columns + 1, trials->n_rows,
                                 (fc_rows){.self = kept, .fill = fill_draw, .release = free});
  } else {
    free(kept);
  }
  free(columns);
  return status;
}

/* --- metalogs --- */

enum { VARIABLE, LOWER, UPPER, TERMS, DISTANCE, FIRST };
enum { COLUMNS = FIRST + FC_METALOG_DEFAULT };

static int by_number(const void *left, const void *right) {
  double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

/* The numbers of a column, in order; how many there are. */
static size_t sort(const double *from, size_t rows, double *to) {
  size_t n = 0;
  for (size_t i = 0; i < rows; i++)
    if (isfinite(from[i]))
      to[n++] = from[i];
  qsort(to, n, sizeof *to, by_number);
  return n;
}

static fc_status add_metalog(fc_ctx *ctx, fc_result *result, fc_table_builder *table, const fc_column *column,
                             const double *sorted, size_t n) {
  fc_arena arena = {NULL};
  fc_law law;
  fc_cell cells[COLUMNS] = {{0}};
  double distance, lower = n && sorted[0] > 0 ? 0 : -INFINITY;
  fc_status status = fc_metalog_fit(sorted, n, lower, INFINITY, FC_METALOG_DEFAULT, &arena, &law, &distance);
  if (status == FC_OK) {
    cells[VARIABLE] = fc_cell_text(fc_str_of(column->name));
    cells[LOWER] = cell_of(FC_NUMBER, lower);
    cells[TERMS] = fc_cell_integer((int64_t)law.n);
    cells[DISTANCE] = cell_of(FC_NUMBER, distance);
    for (size_t k = 0; k < law.n; k++)
      cells[FIRST + k] = cell_of(FC_NUMBER, law.value[k]);
    status = fc_table_add_row(table, cells);
  } else if (status == FC_BAD_NUMBER) {
    fc_notes_add(fc_result_notes_mutable(result), FC_NOTE, "N467", NULL, "its draws can be written out",
                 "%s has no metalog: its draws are one value, or lie where no curve does", column->name);
    status = FC_OK;
  }
  fc_arena_free(&arena);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}

fc_status fc_result_add_metalogs(fc_ctx *ctx, fc_result *result, const fc_trials *trials) {
  fc_column columns[COLUMNS] = {{"variable", "", FC_TEXT},
                                {"lower", "", FC_NUMBER},
                                {"upper", "", FC_NUMBER},
                                {"terms", "", FC_INTEGER},
                                {"distance", "standard deviations", FC_NUMBER}};
  char name[FC_METALOG_DEFAULT][8];
  for (size_t k = 0; k < FC_METALOG_DEFAULT; k++) {
    snprintf(name[k], sizeof name[k], "a%u", (unsigned)(k + 1) % 100);
    columns[FIRST + k] = (fc_column){name[k], "", FC_NUMBER};
  }
  fc_table_builder *table;
  double *sorted = calloc(trials->n_rows + 1, sizeof *sorted);
  fc_status status = sorted ? fc_result_build_table(result, "metalogs", columns, COLUMNS, &table) : FC_NO_MEMORY;
  if (status) {
    free(sorted);
    return fc_fail_memory(ctx);
  }
  for (size_t i = 0; i < trials->n_columns && !status; i++)
    status = add_metalog(ctx, result, table, &trials->column[i], sorted, sort(trials->value[i], trials->n_rows, sorted));
  free(sorted);
  return status;
}

/* Column by column of numbers: which they are, and what stands in them. */
static bool read_columns(const fc_table *table, fc_column *columns, double **value, double *room, size_t *n) {
  size_t all = fc_table_columns(table), rows = fc_table_rows(table);
  fc_cell *cells = calloc(all + 1, sizeof *cells);
  for (size_t i = 0; cells && i < all; i++) {
    const fc_column *column = fc_table_column(table, i);
    if (column->type != FC_MONEY && column->type != FC_SHARE && column->type != FC_NUMBER)
      continue;
    columns[*n] = *column;
    value[*n] = room + *n * rows;
    ++*n;
  }
  for (size_t row = 0; cells && row < rows; row++) {
    size_t at = 0;
    fc_table_row(table, row, cells);
    for (size_t i = 0; i < all && at < *n; i++) {
      fc_type type = fc_table_column(table, i)->type;
      if (type != FC_MONEY && type != FC_SHARE && type != FC_NUMBER)
        continue;
      double number = cells[i].present ? fc_ratio_double(cells[i].value) : NAN;
      value[at++][row] = type == FC_MONEY ? number / 100 : number;
    }
  }
  bool read = cells != NULL;
  free(cells);
  return read;
}

fc_status fc_result_add_metalogs_of(fc_ctx *ctx, fc_result *result, const fc_table *table) {
  size_t all = fc_table_columns(table), rows = fc_table_rows(table), n = 0;
  fc_column *columns = calloc(all + 1, sizeof *columns);
  double **value = calloc(all + 1, sizeof *value), *room = calloc(all * rows + 1, sizeof *room);
  bool read = columns && value && room && read_columns(table, columns, value, room, &n);
  const fc_trials trials = {columns, (const double *const *)value, n, rows, 0};
  fc_status status = read ? fc_result_add_metalogs(ctx, result, &trials) : fc_fail_memory(ctx);
  free(columns);
  free(value);
  free(room);
  return status;
}
