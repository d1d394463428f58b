/* drawing.c - draws of a function's inputs. */
#include "risk/drawing.h"
#include "chance/dependence.h"

#include <string.h>

static size_t count_factors(const fc_function *function) {
  return function->dependence ? function->dependence->n_factors : 0;
}

static const fc_factor *factor_at(const fc_function *function, size_t column) {
  return column < function->n_inputs ? &function->inputs[column]
                                     : &function->dependence->factors[column - function->n_inputs];
}

static fc_status make_tables(const fc_function *function, fc_arena *arena, fc_drawing *out) {
  fc_law_table *table = fc_arena_array(arena, function->n_inputs + 1, sizeof *table);
  fc_dimension *dimension = fc_arena_array(arena, out->columns + 1, sizeof *dimension);
  if (!table || !dimension)
    return FC_NO_MEMORY;
  fc_status status = FC_OK;
  for (size_t i = 0; i < function->n_inputs && !status; i++)
    status = fc_law_table_make(function->inputs[i].law, arena, &table[i]);
  for (size_t i = 0; i < out->columns; i++) {
    const fc_factor *factor = factor_at(function, i);
    dimension[i] = (fc_dimension){factor->stream, (uint32_t)i, factor->variable, factor->entity};
  }
  out->table = table;
  out->dimension = dimension;
  return status;
}

fc_status fc_drawing_make(const fc_function *function, const fc_sampler *sampler, const fc_sampling_options *options,
                          fc_arena *arena, fc_drawing *out, fc_sampling_fault *fault) {
  fc_drawing made = {.function = function, .columns = function->n_inputs + count_factors(function)};
  fc_status status = fc_drawing_again(&made, sampler, options, arena, out, fault);
  return status ? status : make_tables(function, arena, out);
}

fc_status fc_drawing_again(const fc_drawing *drawing, const fc_sampler *sampler, const fc_sampling_options *options,
                           fc_arena *arena, fc_drawing *out, fc_sampling_fault *fault) {
  fc_sampling_options whole = *options;
  whole.dimensions = drawing->columns;
  *out = *drawing;
  return fc_sampling_make(sampler, &whole, arena, &out->sampling, fault);
}

static double **make_columns(fc_arena *arena, size_t columns, size_t rows) {
  double **column = fc_arena_array(arena, columns + 1, sizeof *column);
  for (size_t i = 0; column && i < columns; i++)
    if (!(column[i] = fc_arena_array(arena, rows, sizeof *column[i])))
      return NULL;
  return column;
}

fc_status fc_draws_make(const fc_drawing *drawing, size_t rows, fc_arena *arena, fc_draws *out) {
  const fc_dependence *dependence = drawing->function->dependence;
  *out = (fc_draws){.rows = rows};
  out->x = make_columns(arena, drawing->function->n_inputs, rows);
  out->u = make_columns(arena, dependence ? drawing->columns : 1, rows);
  if (dependence)
    out->dependent = fc_arena_array(arena, dependence->n_sources * rows + 1, sizeof *out->dependent);
  out->row = fc_arena_array(arena, rows + 1, sizeof *out->row);
  return out->row && out->x && out->u && (out->dependent || !dependence) ? FC_OK : FC_NO_MEMORY;
}

/* Those that open others, or are always open, before those that they open. */
static bool is_gated(const fc_drawing *drawing, size_t input, const fc_draws *draws) {
  return draws->sparse && drawing->function->inputs[input].gate;
}

/* Turns a column of uniform numbers where the input has an effect. */
static void turn(const fc_drawing *drawing, size_t input, const double *u, size_t rows, fc_draws *draws) {
  double *x = draws->x[input];
  size_t n = 0;
  if (!is_gated(drawing, input, draws)) {
    fc_law_table_draw(&drawing->table[input], u, rows, x);
    return;
  }
  const double *gate = draws->x[drawing->function->inputs[input].gate - 1];
  for (size_t i = 0; i < rows; i++) {
    uint64_t bits; /* no digit but the sign: 0 */
    memcpy(&bits, &gate[i], sizeof bits);
    draws->row[n] = (uint32_t)i;
    n += bits << 1 != 0;
  }
  fc_law_table_draw_at(&drawing->table[input], u, draws->row, n, x);
}

/* Inputs that depend on each other: all numbers are there before one of them is turned. */
static void fill_dependent(const fc_drawing *drawing, uint64_t first, size_t rows, fc_draws *draws) {
  for (size_t i = 0; i < drawing->columns; i++)
    fc_sampling_fill(&drawing->sampling, &drawing->dimension[i], first, rows, draws->u[i]);
  fc_dependence_apply(drawing->function->dependence, draws->u, rows, draws->dependent);
  for (int gated = 0; gated < 2; gated++)
    for (size_t i = 0; i < drawing->function->n_inputs; i++)
      if (is_gated(drawing, i, draws) == gated)
        turn(drawing, i, draws->u[i], rows, draws);
}

void fc_drawing_fill(const fc_drawing *drawing, uint64_t first, size_t rows, fc_draws *draws) {
  if (drawing->function->dependence) {
    fill_dependent(drawing, first, rows, draws);
    return;
  }
  for (int gated = 0; gated < 2; gated++)
    for (size_t i = 0; i < drawing->function->n_inputs; i++) {
      if (is_gated(drawing, i, draws) != gated)
        continue;
      fc_sampling_fill(&drawing->sampling, &drawing->dimension[i], first, rows, draws->u[0]);
      turn(drawing, i, draws->u[0], rows, draws);
    }
}
