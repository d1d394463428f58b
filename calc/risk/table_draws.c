/* table_draws.c - draws one by one, for those who audit them or reckon on: each made anew when it is read. */
#include "risk/plan_risk_parts.h"
#include "risk/simulate_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { AT_ONCE = 1024 };

/* Draws that were read last: rows are read one after the other. */
typedef struct recent {
  fc_drawing drawing;
  fc_draws draws;
  double **y;
  uint64_t first;
  size_t n;
} recent;

typedef struct listing {
  const fc_plan_risk *risk;
  fc_arena arena;
  recent *recent;
} listing;

static void release(void *self) {
  listing *l = self;
  fc_arena_free(&l->arena);
  free(l);
}

static void read_draws(const listing *l, uint64_t first) {
  recent *r = l->recent;
  const fc_function *function = &l->risk->function;
  r->first = first / AT_ONCE * AT_ONCE;
  uint64_t left = l->risk->simulated.draws - r->first;
  r->n = left < AT_ONCE ? (size_t)left : AT_ONCE;
  fc_drawing_fill(&r->drawing, r->first, r->n, &r->draws);
  if (function->evaluate(function, (const double *const *)r->draws.x, r->n, r->y) != FC_OK)
    for (size_t k = 0; k < function->n_outputs; k++)
      for (size_t i = 0; i < r->n; i++)
        r->y[k][i] = NAN;
}

static void fill(const void *self, size_t row, fc_cell *cell) {
  const listing *l = self;
  recent *r = l->recent;
  const fc_function *function = &l->risk->function;
  if (!(row >= r->first && row < r->first + r->n))
    read_draws(l, row);
  size_t at = row - (size_t)r->first, n = 0;
  cell[n++] = fc_cell_integer((int64_t)row + 1); /* as the SIPmath standard counts them */
  for (size_t k = 0; k < function->n_outputs; k++)
    cell[n++] = fc_risk_cell(l->risk->metric[k], r->y[k][at], 0);
  for (size_t i = 0; i < function->n_inputs; i++)
    cell[n++] = fc_risk_share_cell(r->draws.x[i][at], 0);
}

static fc_status make_recent(fc_plan_risk *risk, listing *l) {
  recent *r = l->recent = fc_arena_alloc(&l->arena, sizeof *r);
  if (!r)
    return FC_NO_MEMORY;
  fc_status status = fc_simulate_drawing(risk->ctx, &risk->function, &risk->options->simulate, 0, NULL, &l->arena, &r->drawing);
  if (!status)
    status = fc_draws_make(&r->drawing, AT_ONCE, &l->arena, &r->draws);
  r->y = fc_arena_array(&l->arena, risk->function.n_outputs + 1, sizeof *r->y);
  for (size_t k = 0; r->y && k < risk->function.n_outputs && !status; k++)
    status = (r->y[k] = fc_arena_array(&l->arena, AT_ONCE, sizeof **r->y)) ? FC_OK : FC_NO_MEMORY;
  return r->y ? status : FC_NO_MEMORY;
}

fc_status fc_risk_add_draws(fc_plan_risk *risk, fc_result *result) {
  uint64_t listed = risk->options->listed;
  if (!listed || !risk->simulated.draws)
    return FC_OK;
  uint64_t of_one = risk->simulated.draws / (risk->simulated.scrambles ? risk->simulated.scrambles : 1);
  listed = listed < of_one ? listed : of_one;
  size_t n = 0, most = 1 + risk->function.n_outputs + risk->function.n_inputs;
  fc_column *column = fc_arena_array(&risk->arena, most, sizeof *column);
  listing *l = calloc(1, sizeof *l);
  if (!column || !l) {
    free(l);
    return FC_NO_MEMORY;
  }
  l->risk = risk;
  fc_status status = make_recent(risk, l);
  if (status) {
    release(l);
    return status;
  }
  column[n++] = (fc_column){"draw", "", FC_INTEGER};
  for (size_t k = 0; k < risk->function.n_outputs; k++)
    column[n++] = (fc_column){risk->function.outputs[k], risk->metric[k]->unit, fc_risk_type(risk->metric[k])};
  for (size_t i = 0; i < risk->function.n_inputs; i++)
    column[n++] = (fc_column){risk->function.inputs[i].name, "", FC_NUMBER};
  return fc_result_add_table(result, "draws", column, n, (size_t)listed, (fc_rows){l, fill, release});
}
