/* draws_sums.c - figures as sums of independent parts over a divisor: cuts that share neither awards nor parameters, and
 * budgets that none of them depends on. */
#include "impact/draws_parts.h"

#include <stdlib.h>
#include <string.h>

/* Which inputs something depends on. */
static void mark(const fc_draw_path *draws, uint32_t number, bool *inputs) {
  const fc_draw_column *column = &draws->columns[number];
  switch (column->kind) {
  case FC_COLUMN_NUMBER:
    return;
  case FC_COLUMN_INPUT:
    inputs[column->a] = true;
    return;
  case FC_COLUMN_STEP:
    for (size_t i = 0; i < FC_DRAWN_ARGS_MAX; i++)
      mark(draws, draws->acts[column->a].argument[i], inputs);
    return;
  case FC_COLUMN_PRODUCT:
    mark(draws, column->b, inputs);
    break;
  default:
    break;
  }
  mark(draws, column->a, inputs);
}

static void mark_sum(const fc_draw_path *draws, const fc_draw_sum *sum, bool *inputs) {
  for (size_t i = 0; i < sum->n; i++)
    mark(draws, sum->term[i].column, inputs);
}

static void mark_part(const fc_draw_path *draws, const fc_draw_part *part, bool *inputs) {
  for (size_t i = 0; i < part->n_ops; i++) {
    const fc_draw_op *op = &part->op[i];
    const fc_draw_class *class = &draws->classes[op->class];
    const uint32_t columns[] = {op->mix, op->rate, op->amount, op->ceiling};
    for (size_t c = 0; c < sizeof columns / sizeof *columns; c++)
      mark(draws, columns[c], inputs);
    for (size_t k = 0; k < op->n_entries; k++)
      mark(draws, draws->entries[op->entry + k].column, inputs);
    mark_sum(draws, &class->left[op->balance], inputs);
    mark_sum(draws, &class->first_due, inputs);
  }
}

/* Whether an output is a sum over a divisor that no sum is in; what the divisor depends on. */
static bool is_sum(const fc_draw_path *draws, const fc_draw_output *output, bool *divisor) {
  bool is = output->form != FC_OUTPUT_RISE && output->form != FC_OUTPUT_FUNDS && output->a.base.n == 0 && output->b.n == 0;
  for (size_t i = 0; i < output->a.n && is; i++)
    is = output->a.sum[i].column == 0 && draws->measures[output->a.sum[i].measure].start.n == 0;
  mark_sum(draws, &output->b.base, divisor);
  return is;
}

/* While inputs are put together that some group of awards depends on together. */
typedef struct sum_maker {
  fc_draw_path *draws;
  bool *inputs, *divisor;
  uint32_t *up; /* of each input another of the same part, or itself */
  uint32_t *first; /* of each group of awards: an input that it depends on, UINT32_MAX: none */
} sum_maker;

static uint32_t root_of(uint32_t *up, uint32_t i) {
  while (up[i] != i)
    i = up[i] = up[up[i]];
  return i;
}

static bool put_together(sum_maker *m) {
  const fc_draw_path *draws = m->draws;
  for (size_t p = 0; p < draws->n_parts; p++) {
    memset(m->inputs, 0, draws->n_inputs * sizeof *m->inputs);
    mark_part(draws, &draws->part[p], m->inputs);
    m->first[p] = UINT32_MAX;
    for (uint32_t i = 0; i < draws->n_inputs; i++) {
      if (!m->inputs[i])
        continue;
      if (m->divisor[i])
        return false;
      if (m->first[p] == UINT32_MAX)
        m->first[p] = i;
      m->up[root_of(m->up, i)] = root_of(m->up, m->first[p]);
    }
  }
  return true;
}

/* The number of each part; inputs of nothing are parts as well. */
static uint32_t number_parts(sum_maker *m, uint32_t *part) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < m->draws->n_inputs; i++)
    part[i] = UINT32_MAX;
  for (uint32_t i = 0; i < m->draws->n_inputs; i++) {
    uint32_t root = root_of(m->up, i);
    if (m->divisor[i])
      continue;
    if (part[root] == UINT32_MAX)
      part[root] = n++;
    part[i] = part[root];
  }
  for (uint32_t i = 0; i < m->draws->n_inputs; i++)
    part[i] = m->divisor[i] ? n : part[i];
  return n;
}

static void run_groups(fc_draw_rows *rows, size_t part) {
  const fc_draw_path *draws = rows->draws;
  const fc_draw_addends *sums = &draws->sums;
  fc_draw_rows_clear(rows);
  for (size_t i = sums->group_at[part]; i < sums->group_at[part + 1]; i++)
    fc_draw_rows_run_part(rows, &draws->part[sums->group[i]]);
}

/* What the sums make of an output: a divisor that is certain goes with its addends. */
static void addends(fc_draw_rows *rows, const fc_draw_output *output, double *out) {
  fc_draw_operand operand = output->a;
  operand.base.fixed = 0;
  fc_draw_rows_operand(rows, &operand, out);
  double by = output->form == FC_OUTPUT_SUM ? output->times : output->times / (output->b.base.n ? 1 : output->b.base.fixed);
  for (size_t i = 0; i < rows->rows; i++)
    out[i] *= by;
}

static fc_status evaluate_part(const fc_function *function, size_t part, const double *const *x, size_t rows,
                               double *const *addend) {
  const fc_draw_path *draws = function->model;
  fc_draw_rows of;
  if (!fc_draw_rows_begin(draws, x, rows, &of))
    return FC_NO_MEMORY;
  for (size_t first = 0; first < rows; first += of.rows) {
    fc_draw_rows_next(&of, first, rows);
    if (part < draws->parts.n)
      run_groups(&of, part);
    for (size_t k = 0; k < draws->n_outputs; k++) {
      const fc_draw_output *output = &draws->output[k];
      if (part < draws->parts.n)
        addends(&of, output, addend[k] + first);
      else if (output->b.base.n)
        fc_draw_rows_sum(&of, &output->b.base, addend[k] + first);
      else
        for (size_t i = 0; i < of.rows; i++)
          addend[k][first + i] = 1;
    }
  }
  fc_draw_rows_end(&of);
  return FC_OK;
}

/* The groups of each part, and behind them those that depend on nothing. */
static bool list_groups(sum_maker *m, const uint32_t *part, uint32_t n) {
  fc_draw_path *draws = m->draws;
  fc_draw_addends *sums = &draws->sums;
  sums->group = fc_draws_array(draws, draws->n_parts, sizeof *sums->group);
  sums->group_at = fc_draws_array(draws, n + 3, sizeof *sums->group_at);
  if (!sums->group || !sums->group_at)
    return false;
  for (size_t p = 0; p < draws->n_parts; p++)
    sums->group_at[(m->first[p] == UINT32_MAX ? n : part[m->first[p]]) + 2]++;
  for (size_t i = 2; i < n + 3; i++)
    sums->group_at[i] += sums->group_at[i - 1];
  for (size_t p = 0; p < draws->n_parts; p++)
    sums->group[sums->group_at[(m->first[p] == UINT32_MAX ? n : part[m->first[p]]) + 1]++] = p;
  return true;
}

/* What is lost whatever is drawn. */
static bool find_fixed(fc_draw_path *draws, size_t n, double *fixed) {
  fc_draw_rows rows;
  if (!fc_draw_rows_begin(draws, NULL, 1, &rows))
    return false;
  fc_draw_rows_next(&rows, 0, 1);
  run_groups(&rows, n);
  for (size_t k = 0; k < draws->n_outputs; k++) {
    const fc_draw_output *output = &draws->output[k];
    double by = output->times / (output->b.base.n || output->form == FC_OUTPUT_SUM ? 1 : output->b.base.fixed);
    addends(&rows, output, &fixed[k]);
    fixed[k] += output->a.base.fixed * by;
    for (size_t i = 0; i < output->a.n; i++)
      fixed[k] += by * output->a.sum[i].coefficient * draws->measures[output->a.sum[i].measure].start.fixed;
  }
  fc_draw_rows_end(&rows);
  return true;
}

void fc_draws_make_sums(fc_draw_path *draws, fc_function *function) {
  size_t n = draws->n_inputs;
  sum_maker m = {.draws = draws,
                 .inputs = calloc(n + 1, sizeof *m.inputs),
                 .divisor = calloc(n + 1, sizeof *m.divisor),
                 .up = malloc((n + 1) * sizeof *m.up),
                 .first = malloc((draws->n_parts + 1) * sizeof *m.first)};
  uint32_t *part = fc_arena_array(draws->arena, n + 1, sizeof *part);
  double *fixed = fc_arena_array(draws->arena, draws->n_outputs + 1, sizeof *fixed);
  bool is = m.inputs && m.divisor && m.up && m.first && part && fixed, divided = false;
  for (uint32_t i = 0; is && i < n; i++)
    m.up[i] = i;
  for (size_t k = 0; is && k < draws->n_outputs; k++) {
    is = is_sum(draws, &draws->output[k], m.divisor);
    divided = divided || draws->output[k].b.base.n;
  }
  if (is && put_together(&m)) {
    uint32_t parts = number_parts(&m, part);
    if (list_groups(&m, part, parts) && find_fixed(draws, parts, fixed)) {
      draws->parts = (fc_parts){parts, divided, part, fixed, evaluate_part};
      function->parts = &draws->parts;
    }
  }
  free(m.inputs);
  free(m.divisor);
  free(m.up);
  free(m.first);
}
