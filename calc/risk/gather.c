/* gather.c - draws a sample and keeps it. */
#include "risk/gather.h"

/* What parts write to: columns of a repeat begin where the part's rows do. */
typedef struct work {
  const fc_study *study;
  const fc_sampling *sampling;
  fc_gathered *to;
  fc_arena *room; /* of each thread: pointers into the columns */
} work;

static fc_status do_block(fc_ctx *ctx, const work *w, fc_part_rows rows, fc_arena *room) {
  const fc_study *study = w->study;
  const fc_function *function = study->function;
  const fc_gathered *to = &w->to[rows.repeat];
  double **u = fc_columns_of(room, study->n_columns, rows.n), **y = fc_arena_array(room, function->n_outputs + 1, sizeof *y);
  double *scratch = fc_arena_array(room, (study->n_columns + 1) * rows.n, sizeof *scratch);
  if (!u || !y || !scratch)
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < function->n_inputs; i++)
    u[i] = to->x[i] + rows.first;
  for (size_t o = 0; o < function->n_outputs; o++)
    y[o] = to->y[o] + rows.first;
  fc_study_uniform(study, &w->sampling[rows.repeat], 1, 0, rows.first, rows.n, u);
  fc_study_inputs(study, u, rows.n, scratch);
  return fc_study_evaluate(ctx, study, (const double *const *)u, rows.n, y);
}

static fc_status do_part(fc_ctx *ctx, void *self, size_t part, size_t thread) {
  const work *w = self;
  fc_part_rows rows = fc_study_part(w->study, part), block = rows;
  fc_status status = FC_OK;
  for (size_t done = 0; done < rows.n && status == FC_OK; done += FC_BLOCK_ROWS) {
    block.first = rows.first + done;
    block.n = rows.n - done < FC_BLOCK_ROWS ? rows.n - done : FC_BLOCK_ROWS;
    fc_arena_clear(&w->room[thread]);
    status = do_block(ctx, w, block, &w->room[thread]);
  }
  return status;
}

fc_status fc_gather(fc_ctx *ctx, const fc_study *study, fc_arena *arena, fc_gathered **out) {
  size_t repeats = study->options.repeats, rows = (size_t)fc_study_rows(study), threads = fc_study_threads(ctx, study);
  fc_gathered *to = fc_arena_array(arena, repeats, sizeof *to);
  fc_sampling *sampling = fc_arena_array(arena, repeats, sizeof *sampling);
  fc_arena *room = fc_arena_array(arena, threads, sizeof *room);
  fc_status status = to && sampling && room ? FC_OK : fc_fail_memory(ctx);
  for (size_t r = 0; r < repeats && status == FC_OK; r++) {
    to[r] = (fc_gathered){rows, fc_columns_of(arena, study->function->n_inputs, rows),
                          fc_columns_of(arena, study->function->n_outputs, rows)};
    status = to[r].x && to[r].y ? fc_study_sampling(ctx, study, 1, r, arena, &sampling[r]) : fc_fail_memory(ctx);
  }
  work w = {study, sampling, to, room};
  if (status == FC_OK)
    status = fc_study_run(ctx, study, fc_study_parts(study), do_part, &w);
  for (size_t i = 0; room && i < threads; i++)
    fc_arena_free(&room[i]);
  *out = to;
  return status;
}
