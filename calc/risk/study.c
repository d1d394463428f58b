/* study.c - draws a function's inputs, and calls it in blocks. */
#include "risk/study.h"
#include "base/buf.h"
#include "chance/dependence.h"
#include "chance/random_bits.h"

#include <math.h>
#include <string.h>

#define OTHER_HALF UINT64_C(0x5851F42D4C957F2D) /* tells the streams of halves apart */

uint64_t fc_study_rows(const fc_study *study) {
  return study->options.draws / study->options.repeats;
}

static fc_status refuse(fc_ctx *ctx, const fc_study *study, size_t halves, const fc_sampling_fault *fault) {
  const fc_where where = {.field = strcmp(fault->option, "draws") == 0 ? "--draws" : "--sampler"};
  if (strcmp(fault->option, "draws") != 0)
    return fc_fail(ctx, FC_CANNOT_ANSWER, "F481", &where, fault->help,
                   "%zu inputs take %zu dimensions: %s", study->n_columns, study->n_columns * halves, fault->what);
  uint64_t rows = fc_study_rows(study), near = study->sampler->draws_for ? 1 : rows;
  while (near < rows)
    near *= 2;
  return fc_fail(ctx, FC_BAD_USAGE, "F481", &where,
                 fc_ctx_format(ctx, "take %llu draws, which are %lu repeats of %llu, or another --sampler",
                               (unsigned long long)near * study->options.repeats,
                               (unsigned long)study->options.repeats, (unsigned long long)near),
                 "%llu draws are %lu repeats of %llu: %s", (unsigned long long)study->options.draws,
                 (unsigned long)study->options.repeats, (unsigned long long)rows, fault->what);
}

fc_status fc_study_sampling(fc_ctx *ctx, const fc_study *study, size_t halves, uint64_t repeat, fc_arena *arena,
                            fc_sampling *out) {
  fc_sampling_fault fault;
  const fc_sampling_options options = {.seed = fc_mix(study->options.seed + repeat * UINT64_C(0x9E3779B97F4A7C15)),
                                       .draws = fc_study_rows(study),
                                       .dimensions = halves * study->n_columns};
  fc_status status = fc_sampling_make(study->sampler, &options, arena, out, &fault);
  if (status == FC_BAD_NUMBER)
    return refuse(ctx, study, halves, &fault);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}

/* Places alternate between the halves, so that an input more moves those of none before it. */
void fc_study_uniform(const fc_study *study, const fc_sampling *sampling, size_t halves, size_t half, uint64_t first,
                      size_t n, double *const *u) {
  for (size_t i = 0; i < study->n_columns; i++) {
    const fc_factor *factor = study->column[i];
    const fc_dimension dimension = {.stream = half ? fc_mix(factor->stream ^ half * OTHER_HALF) : factor->stream,
                                    .place = (uint32_t)(halves * i + half),
                                    .variable = factor->variable,
                                    .entity = factor->entity};
    fc_sampling_fill(sampling, &dimension, first, n, u[i]);
  }
}

void fc_study_inputs(const fc_study *study, double *const *u, size_t n, double *room) {
  const fc_function *function = study->function;
  if (function->dependence)
    fc_dependence_apply(function->dependence, u, n, room);
  for (size_t i = 0; i < function->n_inputs; i++)
    fc_law_table_draw(&study->table[i], u[i], n, u[i]);
}

/* The inputs of a row, as many as a line holds. */
static const char *tell_row(fc_ctx *ctx, const fc_study *study, const double *const *x, size_t row) {
  enum { MOST = 6 };
  fc_buf text = {0};
  size_t n = study->function->n_inputs;
  for (size_t i = 0; i < n && i < MOST; i++)
    fc_buf_printf(&text, "%s%s = %.6g", i ? ", " : "", study->function->inputs[i].name, x[i][row]);
  if (n > MOST)
    fc_buf_printf(&text, " and %zu more", n - MOST);
  const char *kept = fc_ctx_format(ctx, "its inputs are %s", text.p ? text.p : "none");
  fc_buf_reset(&text);
  return kept;
}

fc_status fc_study_check(fc_ctx *ctx, const fc_study *study, const double *const *x, size_t rows, double *const *y) {
  for (size_t k = 0; k < study->function->n_outputs; k++)
    for (size_t i = 0; i < rows; i++)
      if (!isfinite(y[k][i]))
        return fc_fail(ctx, FC_CANNOT_ANSWER, "F482", NULL, tell_row(ctx, study, x, i),
                       "the function does not give a number for \"%s\": %s", study->function->outputs[k],
                       isnan(y[k][i]) ? "not a number" : "infinite");
  return FC_OK;
}

fc_status fc_study_evaluate(fc_ctx *ctx, const fc_study *study, const double *const *x, size_t rows, double *const *y) {
  fc_status status = study->function->evaluate(study->function, x, rows, y);
  if (status == FC_NO_MEMORY)
    return fc_fail_memory(ctx);
  if (status != FC_OK)
    return fc_ctx_errors(ctx) ? status
                              : fc_fail(ctx, status, "F483", NULL, tell_row(ctx, study, x, 0), "the function failed: %s",
                                        fc_status_text(status));
  return fc_study_check(ctx, study, x, rows, y);
}

static size_t parts_of_repeat(const fc_study *study) {
  return (size_t)((fc_study_rows(study) + FC_PART_ROWS - 1) / FC_PART_ROWS);
}

size_t fc_study_parts(const fc_study *study) {
  return parts_of_repeat(study) * study->options.repeats;
}

fc_part_rows fc_study_part(const fc_study *study, size_t part) {
  uint64_t rows = fc_study_rows(study), first = part % parts_of_repeat(study) * FC_PART_ROWS;
  return (fc_part_rows){part / parts_of_repeat(study), first,
                        (size_t)(rows - first < FC_PART_ROWS ? rows - first : FC_PART_ROWS)};
}

size_t fc_study_threads(fc_ctx *ctx, const fc_study *study) {
  return study->function->serial ? 1 : fc_ctx_threads(ctx);
}

fc_status fc_study_run(fc_ctx *ctx, const fc_study *study, size_t parts, fc_part_fn fn, void *self) {
  if (!study->function->serial)
    return fc_parted_run(ctx, parts, fn, self);
  fc_status status = FC_OK;
  for (size_t part = 0; part < parts && status == FC_OK; part++)
    status = fc_ctx_cancelled(ctx) ? FC_CANCELLED : fn(ctx, self, part, 0);
  return status;
}

double **fc_columns_of(fc_arena *arena, size_t columns, size_t rows) {
  double **list = fc_arena_array(arena, columns + 1, sizeof *list);
  double *memory = fc_arena_array(arena, columns * rows + 1, sizeof *memory);
  for (size_t i = 0; list && memory && i < columns; i++)
    list[i] = memory + i * rows;
  return memory ? list : NULL;
}

fc_status fc_study_middle(fc_ctx *ctx, const fc_study *study, double *y) {
  fc_arena arena = {0};
  const fc_function *function = study->function;
  double **x = fc_columns_of(&arena, study->n_columns, 1), **out = fc_columns_of(&arena, function->n_outputs, 1);
  double *room = fc_arena_array(&arena, study->n_columns + 1, sizeof *room);
  fc_status status = x && out && room ? FC_OK : fc_fail_memory(ctx);
  for (size_t i = 0; status == FC_OK && i < study->n_columns; i++)
    x[i][0] = 0.5;
  if (status == FC_OK) {
    fc_study_inputs(study, x, 1, room);
    status = fc_study_evaluate(ctx, study, (const double *const *)x, 1, out);
  }
  for (size_t o = 0; status == FC_OK && o < function->n_outputs; o++)
    y[o] = out[o][0];
  fc_arena_free(&arena);
  return status;
}
