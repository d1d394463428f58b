/* draws_run.c - the steps of the normal form over columns of draws:
 *
 *     take = mix * (left - clamp(left * (1 - rate) - amount, 0, ceiling))        for left >= 0
 *
 * Rows are innermost, and every loop does the same operations in the same order whatever the compiler makes of it. */
#include "impact/draws_funds.h"

#include <string.h>

/* Columns of one group: what is left of each year and of what was received, and what was spent and is not yet paid. */
static double *state_of(const fc_draw_rows *rows, const fc_draw_class *class, size_t column) {
  return rows->state + (class->at * (rows->draws->plan->n_years + 2) + column) * rows->rows;
}

static void start_class(fc_draw_rows *rows, const fc_draw_class *class) {
  size_t columns = rows->draws->plan->n_years + 1;
  for (size_t b = 0; b < columns; b++)
    if (class->left[b].n || class->left[b].fixed > 0 || class->left[b].fixed < 0)
      fc_draw_rows_sum(rows, &class->left[b], state_of(rows, class, b));
  double *incurred = state_of(rows, class, columns);
  for (size_t i = 0; class->incurred > 0 && i < rows->rows; i++)
    incurred[i] = class->incurred;
}

static void add_entries(fc_draw_rows *rows, const fc_draw_op *op, const double *restrict taken) {
  size_t n = rows->rows;
  for (size_t k = 0; k < op->n_entries; k++) {
    const fc_draw_entry *entry = &rows->draws->entries[op->entry + k];
    double *restrict sum = rows->sum + entry->sum * n, coefficient = entry->coefficient;
    const double *column = entry->column ? fc_draw_rows_column(rows, entry->column) : NULL;
    if (column)
      for (size_t i = 0; i < n; i++)
        sum[i] += coefficient * column[i] * taken[i];
    else if (coefficient >= 1 && coefficient <= 1)
      for (size_t i = 0; i < n; i++)
        sum[i] += taken[i];
    else
      for (size_t i = 0; i < n; i++)
        sum[i] += coefficient * taken[i];
  }
}

/* What is taken in full, before mix, of what stands in `left`. */
static void take_each(fc_draw_rows *rows, const fc_draw_op *op, const fc_draw_class *class, const double *restrict left,
                      double *restrict ceiling_room, double *restrict whole) {
  size_t n = rows->rows;
  const double *rate = fc_draw_rows_column(rows, op->rate);
  if (op->negative || (!op->amount && !op->incurred && !op->is_ceiling)) {
    for (size_t i = 0; i < n; i++)
      whole[i] = rate[i] * left[i];
    return;
  }
  const double *amount = op->incurred ? state_of(rows, class, rows->draws->plan->n_years + 1)
                                      : fc_draw_rows_column(rows, op->amount);
  double times = op->incurred ? 1 : class->n;
  for (size_t i = 0; i < n; i++) {
    double kept = left[i] - rate[i] * left[i] - times * amount[i];
    whole[i] = kept > 0 ? left[i] - kept : left[i];
  }
  if (!op->is_ceiling)
    return;
  const double *ceiling = fc_draw_rows_column(rows, op->ceiling);
  if (op->of_first_due)
    fc_draw_rows_sum(rows, &class->first_due, ceiling_room);
  for (size_t i = 0; i < n; i++) {
    double most = ceiling[i] * (op->of_first_due ? ceiling_room[i] : class->n), kept = left[i] - whole[i];
    whole[i] = kept > most ? left[i] - most : whole[i];
  }
}

/* The steps of one cut on one group in one year share its mix: each is about what those before it would have left had they
 * acted in full. */
static const fc_draw_op *run_turns(fc_draw_rows *rows, const fc_draw_op *op, const fc_draw_op *end) {
  size_t n = rows->rows;
  double *restrict met = rows->room, *restrict lost = met + n, *restrict whole = lost + n, *restrict base = whole + n,
                   *room = base + n;
  const fc_draw_op *first = op;
  bool alone = op + 1 == end || !op[1].follows || op[1].class != op->class;
  for (; op == first || (op < end && op->follows && op->class == first->class); op++) {
    const fc_draw_class *class = &rows->draws->classes[op->class];
    double *restrict left = state_of(rows, class, op->balance);
    double *restrict incurred = state_of(rows, class, rows->draws->plan->n_years + 1);
    const double *mix = fc_draw_rows_column(rows, op->mix);
    for (size_t i = 0; op != first && i < n; i++)
      base[i] = left[i] + lost[i] - met[i];
    take_each(rows, op, class, op == first ? left : base, room, whole);
    for (size_t i = 0; !alone && i < n; i++)
      met[i] = op == first ? whole[i] : met[i] + whole[i];
    for (size_t i = 0; i < n; i++) {
      whole[i] *= mix[i];
      left[i] -= whole[i];
    }
    for (size_t i = 0; !alone && i < n; i++)
      lost[i] = op == first ? whole[i] : lost[i] + whole[i];
    for (size_t i = 0; op->incurred && i < n; i++)
      incurred[i] -= whole[i];
    add_entries(rows, op, whole);
  }
  return op;
}

/* Which part of what is left of each goes of a sum that all of a group of awards share. */
static void find_part(fc_draw_rows *rows, const fc_draw_op *first, const fc_draw_op *end, double *restrict part) {
  size_t n = rows->rows;
  for (size_t i = 0; i < n; i++)
    part[i] = 0;
  for (const fc_draw_op *op = first; op < end; op++) {
    const double *left = state_of(rows, &rows->draws->classes[op->class], op->balance);
    for (size_t i = 0; !op->negative && i < n; i++)
      part[i] += left[i];
  }
  const double *figure = fc_draw_rows_column(rows, first->how == FC_SHARE_EXCESS ? first->ceiling : first->amount);
  if (first->how == FC_SHARE_EXCESS)
    for (size_t i = 0; i < n; i++)
      part[i] = part[i] > figure[i] ? (part[i] - figure[i]) / part[i] : 0;
  else
    for (size_t i = 0; i < n; i++)
      part[i] = part[i] > figure[i] ? figure[i] / part[i] : part[i] > 0;
}

static double weight_of(const fc_draw_op *first, const fc_draw_op *end) {
  double sum = 0;
  for (const fc_draw_op *op = first; op < end; op++)
    sum += op->weight;
  return sum;
}

static bool is_split(const fc_draw_op *op) {
  return op->how == FC_SPLIT_DUE || op->how == FC_SPLIT_EQUALLY;
}

static const fc_draw_op *run_shared(fc_draw_rows *rows, const fc_draw_op *first, const fc_draw_op *limit) {
  size_t n = rows->rows;
  double *restrict part = rows->room, *restrict taken = part + n;
  const fc_draw_op *end = first;
  while (end < limit && end->sharing == first->sharing && end->year == first->year)
    end++;
  double weight = is_split(first) ? weight_of(first, end) : 0;
  if (!is_split(first))
    find_part(rows, first, end, part);
  for (const fc_draw_op *op = first; op < end; op++) {
    if (op->negative)
      continue;
    double *restrict left = state_of(rows, &rows->draws->classes[op->class], op->balance);
    const double *mix = fc_draw_rows_column(rows, op->mix);
    if (is_split(op)) {
      const double *figure = fc_draw_rows_column(rows, op->ceiling);
      double share = weight > 0 ? op->weight / weight : 0;
      for (size_t i = 0; i < n; i++) {
        double most = figure[i] * share;
        taken[i] = left[i] > most ? mix[i] * (left[i] - most) : 0;
      }
    } else {
      for (size_t i = 0; i < n; i++)
        taken[i] = mix[i] * (part[i] * left[i]);
    }
    for (size_t i = 0; i < n; i++)
      left[i] -= taken[i];
    add_entries(rows, op, taken);
  }
  return end;
}

/* The same numbers as run_turns makes of it. */
static void run_once(fc_draw_rows *rows, const fc_draw_op *op) {
  size_t n = rows->rows;
  double left = rows->draws->classes[op->class].left[op->balance].fixed, *restrict taken = rows->room;
  const double *rate = fc_draw_rows_column(rows, op->rate), *mix = fc_draw_rows_column(rows, op->mix);
  for (size_t i = 0; i < n; i++)
    taken[i] = rate[i] * left * mix[i];
  add_entries(rows, op, taken);
}

void fc_draw_rows_run_part(fc_draw_rows *rows, const fc_draw_part *part) {
  const fc_draw_op *end = part->op + part->n_ops;
  if (part->once) {
    run_once(rows, part->op);
    return;
  }
  for (size_t c = 0; c < part->n_classes; c++)
    start_class(rows, &rows->draws->classes[part->class[c]]);
  for (const fc_draw_op *op = part->op; op < end;)
    op = op->sharing == FC_NO_GROUP ? run_turns(rows, op, end) : run_shared(rows, op, end);
}

void fc_draw_rows_clear(fc_draw_rows *rows) {
  memset(rows->sum, 0, rows->draws->n_measures * rows->rows * sizeof *rows->sum);
}

void fc_draw_rows_operand(fc_draw_rows *rows, const fc_draw_operand *operand, double *restrict out) {
  size_t n = rows->rows;
  fc_draw_rows_sum(rows, &operand->base, out);
  for (size_t k = 0; k < operand->n; k++) {
    const fc_operand_sum *each = &operand->sum[k];
    const double *sum = rows->sum + each->measure * n, *column = each->column ? fc_draw_rows_column(rows, each->column) : NULL;
    const fc_draw_measure *measure = &rows->draws->measures[each->measure];
    double coefficient = each->coefficient, *restrict start = rows->room;
    if (measure->due) {
      fc_draw_rows_sum(rows, &measure->start, start);
      for (size_t i = 0; i < n; i++)
        out[i] += coefficient * start[i];
    }
    if (column)
      for (size_t i = 0; i < n; i++)
        out[i] += coefficient * (column[i] * sum[i]);
    else
      for (size_t i = 0; i < n; i++)
        out[i] += coefficient * sum[i];
  }
}

void fc_draw_rows_output(fc_draw_rows *rows, const fc_draw_output *output, double *restrict out) {
  size_t n = rows->rows;
  double *restrict b = rows->room + n, times = output->times;
  if (output->form == FC_OUTPUT_FUNDS) {
    fc_draw_rows_funds(rows, output, out);
    return;
  }
  fc_draw_rows_operand(rows, &output->a, out);
  if (output->form == FC_OUTPUT_SUM) {
    for (size_t i = 0; times < 1 && i < n; i++)
      out[i] *= times;
    return;
  }
  fc_draw_rows_operand(rows, &output->b, b);
  for (size_t i = 0; i < n; i++) {
    double quotient = b[i] > 0 ? out[i] / b[i] : __builtin_nan("");
    out[i] = output->form == FC_OUTPUT_RISE ? quotient - 1 : quotient * times;
  }
}
