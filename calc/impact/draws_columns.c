/* draws_columns.c - numbers of each draw, each made once however many steps look at it. */
#include "impact/draws_parts.h"

#include <string.h>

/* Relations of a condition, by their numbers. */
static const char *const relations[] = {"<", "<=", ">", ">=", "!=", "="};
enum { LESS, LESS_OR_SAME, MORE, MORE_OR_SAME, OTHER, SAME };

static uint32_t put(fc_draw_path *draws, const fc_draw_column *column) {
  uint32_t number = fc_intern_put(&draws->columns_known, (fc_str){(const char *)column, sizeof *column});
  if (number == FC_INTERN_NONE) {
    fc_draws_note(draws, FC_NO_MEMORY);
    return 0;
  }
  if (number < draws->column.count)
    return number;
  fc_draw_column *slot = fc_seq_push(&draws->column);
  if (slot)
    *slot = *column;
  else
    fc_draws_note(draws, FC_NO_MEMORY);
  return slot ? number : 0;
}

/* Bytes that are no member are zero, so that equal ones are the same text. */
static fc_draw_column blank(fc_column_kind kind) {
  fc_draw_column column;
  memset(&column, 0, sizeof column);
  column.kind = kind;
  return column;
}

uint32_t fc_draws_number(fc_draw_path *draws, double number) {
  fc_draw_column column = blank(FC_COLUMN_NUMBER);
  column.number = number;
  return number > 0 || number < 0 ? put(draws, &column) : 0;
}

uint32_t fc_draws_input(fc_draw_path *draws, uint32_t input) {
  fc_draw_column column = blank(FC_COLUMN_INPUT);
  column.a = input;
  return put(draws, &column);
}

static bool is_one(const fc_draw_path *draws, uint32_t column) {
  const fc_draw_column *of = fc_draws_column(draws, column);
  return of->kind == FC_COLUMN_NUMBER && of->number >= 1 && of->number <= 1;
}

uint32_t fc_draws_product(fc_draw_path *draws, uint32_t a, uint32_t b) {
  if (a == 0 || b == 0)
    return 0;
  if (is_one(draws, a) || is_one(draws, b))
    return is_one(draws, a) ? b : a;
  if (fc_draws_is_certain(draws, a) && fc_draws_is_certain(draws, b))
    return fc_draws_number(draws, fc_draws_column(draws, a)->number * fc_draws_column(draws, b)->number);
  fc_draw_column column = blank(FC_COLUMN_PRODUCT);
  column.a = a < b ? a : b;
  column.b = a < b ? b : a;
  return put(draws, &column);
}

static double power_of(double growth, int n) {
  double power = 1, factor = 1 + growth;
  for (int i = 0; i < (n < 0 ? -n : n); i++)
    power *= factor;
  return n < 0 ? 1 / power : power;
}

uint32_t fc_draws_power(fc_draw_path *draws, uint32_t a, int n) {
  if (n == 0 || fc_draws_is_certain(draws, a))
    return fc_draws_number(draws, n ? power_of(fc_draws_column(draws, a)->number, n) : 1);
  fc_draw_column column = blank(FC_COLUMN_POWER);
  column.a = a;
  column.n = n;
  return put(draws, &column);
}

uint32_t fc_draws_rest(fc_draw_path *draws, uint32_t a) {
  if (fc_draws_is_certain(draws, a))
    return fc_draws_number(draws, 1 - fc_draws_column(draws, a)->number);
  fc_draw_column column = blank(FC_COLUMN_REST);
  column.a = a;
  return put(draws, &column);
}

uint32_t fc_draws_step(fc_draw_path *draws, uint32_t act, uint32_t step, int which) {
  fc_draw_column column = blank(FC_COLUMN_STEP);
  column.a = act;
  column.b = step;
  column.n = which;
  return put(draws, &column);
}

uint32_t fc_draws_compared(fc_draw_path *draws, uint32_t a, const char *relation, double number) {
  fc_draw_column column = blank(FC_COLUMN_COMPARED);
  column.a = a;
  column.number = number;
  while (strcmp(relations[column.n], relation) != 0)
    column.n++;
  return put(draws, &column);
}

uint32_t fc_draws_among(fc_draw_path *draws, uint32_t a, const fc_when_test *condition) {
  fc_draw_column column = blank(FC_COLUMN_AMONG);
  column.a = a;
  for (size_t i = 0; i < draws->condition.count; i++, column.n++)
    if (*(const fc_when_test **)fc_seq_at(&draws->condition, i) == condition)
      return put(draws, &column);
  const fc_when_test **slot = fc_seq_push(&draws->condition);
  if (!slot) {
    fc_draws_note(draws, FC_NO_MEMORY);
    return 0;
  }
  *slot = condition;
  return put(draws, &column);
}

void fc_draws_add(fc_draw_path *draws, fc_draw_sum *sum, double coefficient, uint32_t column) {
  if (fc_draws_is_certain(draws, column)) {
    sum->fixed += coefficient * fc_draws_column(draws, column)->number;
    return;
  }
  for (size_t i = 0; i < sum->n; i++)
    if (sum->term[i].column == column) {
      sum->term[i].coefficient += coefficient;
      return;
    }
  if (sum->n == sum->room) {
    size_t room = sum->room ? 2 * sum->room : 2;
    fc_draw_term *more = fc_draws_array(draws, room, sizeof *more);
    if (!more)
      return;
    if (sum->n)
      memcpy(more, sum->term, sum->n * sizeof *more);
    sum->term = more;
    sum->room = room;
  }
  sum->term[sum->n++] = (fc_draw_term){coefficient, column};
}

static bool stands(int relation, double x, double bound) {
  switch (relation) {
  case LESS:
    return x < bound;
  case LESS_OR_SAME:
    return x <= bound;
  case MORE:
    return x > bound;
  case MORE_OR_SAME:
    return x >= bound;
  case OTHER:
    return x < bound || x > bound;
  default:
    return x >= bound && x <= bound;
  }
}

/* All numbers of an act at once. */
static const double *translated(fc_draw_rows *rows, uint32_t act_number, uint32_t step, int which) {
  const fc_draw_path *draws = rows->draws;
  const fc_act *act = &draws->acts[act_number];
  fc_drawn_step *steps = rows->step + (size_t)act_number * FC_STEPS_MAX;
  if (!rows->translated[act_number]) {
    fc_drawn_args args = {.args = act->args,
                          .rows = rows->rows,
                          .room = rows->step_room + (size_t)act_number * FC_DRAWN_ROOM * rows->rows};
    for (size_t i = 0; i < FC_DRAWN_ARGS_MAX; i++)
      args.column[i] = act->argument[i] ? fc_draw_rows_column(rows, act->argument[i]) : NULL;
    memset(steps, 0, FC_STEPS_MAX * sizeof *steps);
    fc_drawn_translate(&args, steps);
    rows->translated[act_number] = true;
  }
  const double *const numbers[] = {steps[step].rate, steps[step].amount, steps[step].ceiling,
                                   steps[step].ceiling_growth};
  return which < FC_STEP_COEFFICIENT ? numbers[which] : steps[step].coefficient[which - FC_STEP_COEFFICIENT];
}

static void make(fc_draw_rows *rows, const fc_draw_column *column, double *out) {
  const double *a = column->kind == FC_COLUMN_NUMBER ? NULL : fc_draw_rows_column(rows, column->a);
  const double *b = column->kind == FC_COLUMN_PRODUCT ? fc_draw_rows_column(rows, column->b) : NULL;
  const fc_when_test *condition = NULL;
  if (column->kind == FC_COLUMN_AMONG)
    condition = rows->draws->conditions[column->n];
  size_t n = rows->rows;
  switch (column->kind) {
  case FC_COLUMN_NUMBER:
    for (size_t i = 0; i < n; i++)
      out[i] = column->number;
    break;
  case FC_COLUMN_PRODUCT:
    for (size_t i = 0; i < n; i++)
      out[i] = a[i] * b[i];
    break;
  case FC_COLUMN_POWER:
    for (size_t i = 0; i < n; i++)
      out[i] = power_of(a[i], column->n);
    break;
  case FC_COLUMN_REST:
    for (size_t i = 0; i < n; i++)
      out[i] = 1 - a[i];
    break;
  case FC_COLUMN_COMPARED:
    for (size_t i = 0; i < n; i++)
      out[i] = stands(column->n, a[i], column->number);
    break;
  default:
    for (size_t i = 0; i < n; i++)
      out[i] = condition->among[(size_t)a[i]];
  }
}

const double *fc_draw_rows_column(fc_draw_rows *rows, uint32_t number) {
  const fc_draw_column *column = &rows->draws->columns[number];
  if (column->kind == FC_COLUMN_INPUT)
    return rows->x[column->a] + rows->first;
  if (column->kind == FC_COLUMN_STEP)
    return translated(rows, column->a, column->b, column->n);
  if (!rows->column[number]) {
    double *out = rows->column_room + (size_t)number * rows->rows;
    make(rows, column, out);
    rows->column[number] = out;
  }
  return rows->column[number];
}

void fc_draw_rows_sum(fc_draw_rows *rows, const fc_draw_sum *sum, double *out) {
  for (size_t i = 0; i < rows->rows; i++)
    out[i] = sum->fixed;
  for (size_t k = 0; k < sum->n; k++) {
    const double *column = fc_draw_rows_column(rows, sum->term[k].column);
    double coefficient = sum->term[k].coefficient;
    for (size_t i = 0; i < rows->rows; i++)
      out[i] += coefficient * column[i];
  }
}
