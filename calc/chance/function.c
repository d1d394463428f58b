/* function.c - a sum of parts. */
#include "chance/function.h"

fc_status fc_function_add_parts(const fc_function *function, const double *const *x, size_t rows, double *const *y,
                                double *const *room) {
  const fc_parts *parts = function->parts;
  for (size_t k = 0; k < function->n_outputs; k++)
    for (size_t i = 0; i < rows; i++) y[k][i] = parts->fixed ? parts->fixed[k] : 0;
  for (size_t part = 0; part < parts->n + parts->divided; part++) {
    fc_status status = parts->evaluate(function, part, x, rows, room);
    if (status) return status;
    for (size_t k = 0; k < function->n_outputs; k++)
      for (size_t i = 0; i < rows; i++) y[k][i] = part < parts->n ? y[k][i] + room[k][i] : y[k][i] / room[k][i];
  }
  return FC_OK;
}
