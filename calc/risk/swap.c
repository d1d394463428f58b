/* swap.c - evaluates two samples and their mixtures, a block at a time, and adds up what indices are made of. */
#include "risk/swap.h"

#include <string.h>

/* What one part of the work needs: columns of a block. */
typedef struct block {
  const fc_swap *swap;
  fc_arena arena;
  double **a, **b;           /* inputs */
  const double **mixed;      /* inputs of a mixture: pointers into both */
  double *room;
  double **ya, **yb, **raw;  /* outputs; those of the function before a transform */
  double **yc, **yd;         /* of a mixture; [set * outputs + output] where pairs are wanted */
  double **pa, **pb, **pc;   /* addends, [addend * outputs + output], of a function that is a sum; NULL: of another */
  const double **addend;     /* those of a mixture */
  size_t *touched;           /* of each addend: how many of its inputs a set holds */
  size_t *inputs_of;         /* of each addend */
  size_t outputs;
} block;

static size_t outputs_of(const fc_swap *swap) {
  return swap->transform ? swap->transform->n_outputs : swap->study->function->n_outputs;
}

static const fc_parts *parts_of(const block *k) {
  return k->swap->study->function->parts;
}

static size_t addends_of(const fc_parts *parts) {
  return parts->n + parts->divided;
}

static bool make_room(block *k, const fc_swap *swap) {
  const fc_study *study = swap->study;
  uint64_t draws = fc_study_rows(study);
  size_t rows = draws < FC_BLOCK_ROWS ? (size_t)draws : FC_BLOCK_ROWS;
  const fc_function *function = study->function;
  size_t mixtures = swap->back ? study->n_sets : 1;
  *k = (block){.swap = swap, .outputs = outputs_of(swap)};
  k->a = fc_columns_of(&k->arena, study->n_columns, rows);
  k->b = fc_columns_of(&k->arena, study->n_columns, rows);
  k->mixed = fc_arena_array(&k->arena, function->n_inputs + 1, sizeof *k->mixed);
  k->room = fc_arena_array(&k->arena, study->n_columns * rows, sizeof *k->room);
  k->ya = fc_columns_of(&k->arena, k->outputs, rows);
  k->yb = fc_columns_of(&k->arena, k->outputs, rows);
  k->yc = fc_columns_of(&k->arena, mixtures * k->outputs, rows);
  k->yd = fc_columns_of(&k->arena, mixtures * k->outputs, rows);
  k->raw = fc_columns_of(&k->arena, function->n_outputs, rows);
  bool good = k->a && k->b && k->mixed && k->room && k->ya && k->yb && k->yc && k->yd && k->raw;
  if (!good || !function->parts)
    return good;
  size_t addends = addends_of(function->parts);
  k->pa = fc_columns_of(&k->arena, addends * function->n_outputs, rows);
  k->pb = fc_columns_of(&k->arena, addends * function->n_outputs, rows);
  k->pc = fc_columns_of(&k->arena, addends * function->n_outputs, rows);
  k->addend = fc_arena_array(&k->arena, addends * function->n_outputs, sizeof *k->addend);
  k->touched = fc_arena_array(&k->arena, addends, sizeof *k->touched);
  k->inputs_of = fc_arena_array(&k->arena, addends, sizeof *k->inputs_of);
  for (size_t i = 0; k->inputs_of && i < function->n_inputs; i++)
    k->inputs_of[function->parts->part[i]]++;
  return k->pa && k->pb && k->pc && k->addend && k->touched && k->inputs_of;
}

/* The outputs that are studied, of those of the function. */
static void transform(const block *k, double *const *raw, size_t rows, double *const *y) {
  const fc_transform *with = k->swap->transform;
  if (with)
    with->apply(with->self, (const double *const *)raw, rows, y);
  else
    for (size_t o = 0; o < k->outputs; o++)
      memcpy(y[o], raw[o], rows * sizeof **y);
}

/* Adds up a function's addends, a column for each addend and output. */
static fc_status add_up(fc_ctx *ctx, block *k, const double *const *x, const double *const *addend, size_t rows) {
  const fc_parts *parts = parts_of(k);
  size_t outputs = k->swap->study->function->n_outputs;
  for (size_t o = 0; o < outputs; o++) {
    double *y = k->raw[o];
    for (size_t i = 0; i < rows; i++)
      y[i] = parts->fixed ? parts->fixed[o] : 0;
    for (size_t part = 0; part < parts->n; part++)
      for (size_t i = 0; i < rows; i++)
        y[i] += addend[part * outputs + o][i];
    for (size_t i = 0; parts->divided && i < rows; i++)
      y[i] /= addend[parts->n * outputs + o][i];
  }
  return fc_study_check(ctx, k->swap->study, x, rows, k->raw);
}

/* A whole sample: its outputs, and its addends where there are any. */
static fc_status evaluate(fc_ctx *ctx, block *k, double *const *x, double *const *addends, size_t rows,
                          double *const *y) {
  const fc_study *study = k->swap->study;
  const double *const *inputs = (const double *const *)x;
  fc_status status = FC_OK;
  if (!addends) {
    status = fc_study_evaluate(ctx, study, inputs, rows, k->raw);
  } else {
    const fc_parts *parts = parts_of(k);
    for (size_t part = 0; part < addends_of(parts) && status == FC_OK; part++)
      status = parts->evaluate(study->function, part, inputs, rows, addends + part * study->function->n_outputs);
    if (status == FC_OK)
      status = add_up(ctx, k, inputs, (const double *const *)addends, rows);
  }
  if (status == FC_OK)
    transform(k, k->raw, rows, y);
  return status;
}

/* How much of each addend's inputs a set holds. */
static void touch(const block *k, const fc_set *set) {
  const fc_parts *parts = parts_of(k);
  memset(k->touched, 0, addends_of(parts) * sizeof *k->touched);
  for (size_t i = 0; i < set->n; i++)
    k->touched[parts->part[set->input[i]]]++;
}

/* A sum in which some inputs are another sample's: addends that hold none of them, or them alone, are there already. */
static fc_status mix_parts(fc_ctx *ctx, block *k, const fc_set *set, double *const *own, double *const *other,
                           size_t rows) {
  const fc_study *study = k->swap->study;
  const fc_parts *parts = parts_of(k);
  size_t outputs = study->function->n_outputs;
  fc_status status = FC_OK;
  touch(k, set);
  for (size_t part = 0; part < addends_of(parts) && status == FC_OK; part++) {
    bool some = k->touched[part] && k->touched[part] < k->inputs_of[part];
    if (some)
      status = parts->evaluate(study->function, part, k->mixed, rows, k->pc + part * outputs);
    for (size_t o = part * outputs; o < (part + 1) * outputs; o++)
      k->addend[o] = some ? k->pc[o] : k->touched[part] ? other[o] : own[o];
  }
  return status ? status : add_up(ctx, k, k->mixed, k->addend, rows);
}

/* Outputs where the set's inputs are those of `other`, and the rest those of `own`. */
static fc_status mix(fc_ctx *ctx, block *k, const fc_set *set, double *const *own, double *const *other,
                     double *const *own_addends, double *const *other_addends, size_t rows, double *const *y) {
  const fc_study *study = k->swap->study;
  fc_status status;
  for (size_t i = 0; i < study->function->n_inputs; i++)
    k->mixed[i] = own[i];
  for (size_t i = 0; i < set->n; i++)
    k->mixed[set->input[i]] = other[set->input[i]];
  if (own_addends)
    status = mix_parts(ctx, k, set, own_addends, other_addends, rows);
  else
    status = fc_study_evaluate(ctx, study, k->mixed, rows, k->raw);
  if (status == FC_OK)
    transform(k, k->raw, rows, y);
  return status;
}

static void add_base(const block *k, size_t rows, fc_swap_base *sums) {
  for (size_t o = 0; o < k->outputs; o++) {
    double centre = k->swap->centre[o];
    fc_swap_base s = sums[o];
    for (size_t i = 0; i < rows; i++) {
      double a = k->ya[o][i] - centre, b = k->yb[o][i] - centre;
      s.a += a;
      s.b += b;
      s.aa += a * a;
      s.bb += b * b;
      s.ab += a * b;
    }
    sums[o] = s;
  }
}

static void add_set(const block *k, double *const *yc, double *const *yd, size_t rows, fc_swap_set *sums) {
  for (size_t o = 0; o < k->outputs; o++) {
    double centre = k->swap->centre[o];
    fc_swap_set s = sums[o];
    const double *ya = k->ya[o], *yb = k->yb[o];
    for (size_t i = 0; i < rows; i++) {
      double ca = yc[o][i] - ya[i];
      s.c += yc[o][i] - centre;
      s.b_ca += (yb[i] - centre) * ca;
      s.ca_ca += ca * ca;
    }
    for (size_t i = 0; yd && i < rows; i++) {
      double db = yd[o][i] - yb[i];
      s.d += yd[o][i] - centre;
      s.a_db += (ya[i] - centre) * db;
      s.db_db += db * db;
    }
    sums[o] = s;
  }
}

static void add_pairs(const block *k, size_t rows, double *sums) {
  size_t sets = k->swap->study->n_sets;
  for (size_t i = 0; i < sets; i++)
    for (size_t j = i + 1; j < sets; j++)
      for (size_t o = 0; o < k->outputs; o++) {
        const double *c = k->yc[i * k->outputs + o], *d = k->yd[j * k->outputs + o];
        double centre = k->swap->centre[o], sum = 0;
        for (size_t row = 0; row < rows; row++)
          sum += (c[row] - centre) * (d[row] - centre);
        *sums++ += sum;
      }
}

/* The sums of one part of the work. */
typedef struct work {
  const fc_swap *swap;
  const fc_sampling *sampling; /* of each repeat */
  fc_swap_sums *parts;         /* laid out as those of repeats, by part */
  block *room;                 /* of each thread */
} work;

static fc_status do_block(fc_ctx *ctx, block *k, const work *w, size_t part, uint64_t first, size_t rows) {
  const fc_study *study = k->swap->study;
  const fc_sampling *sampling = &w->sampling[fc_study_part(study, part).repeat];
  const fc_swap_sums *sums = w->parts;
  fc_study_uniform(study, sampling, 2, 0, first, rows, k->a);
  fc_study_uniform(study, sampling, 2, 1, first, rows, k->b);
  fc_study_inputs(study, k->a, rows, k->room);
  fc_study_inputs(study, k->b, rows, k->room);
  fc_status status = evaluate(ctx, k, k->a, k->pa, rows, k->ya);
  if (status == FC_OK)
    status = evaluate(ctx, k, k->b, k->pb, rows, k->yb);
  if (status == FC_OK)
    add_base(k, rows, sums->base + part * k->outputs);
  for (size_t s = 0; s < study->n_sets && status == FC_OK; s++) {
    size_t at = k->swap->back ? s * k->outputs : 0;
    status = mix(ctx, k, &study->set[s], k->a, k->b, k->pa, k->pb, rows, k->yc + at);
    if (status == FC_OK && k->swap->back)
      status = mix(ctx, k, &study->set[s], k->b, k->a, k->pb, k->pa, rows, k->yd + at);
    if (status == FC_OK)
      add_set(k, k->yc + at, k->swap->back ? k->yd + at : NULL, rows,
              sums->set + (part * study->n_sets + s) * k->outputs);
  }
  if (status == FC_OK && k->swap->back)
    add_pairs(k, rows, sums->pair + part * sums->n_pairs * k->outputs);
  return status;
}

static fc_status do_part(fc_ctx *ctx, void *self, size_t part, size_t thread) {
  const work *w = self;
  block *k = &w->room[thread];
  fc_part_rows rows = fc_study_part(w->swap->study, part);
  fc_status status = k->swap || make_room(k, w->swap) ? FC_OK : fc_fail_memory(ctx);
  for (size_t done = 0; done < rows.n && status == FC_OK; done += FC_BLOCK_ROWS)
    status = do_block(ctx, k, w, part, rows.first + done,
                      rows.n - done < FC_BLOCK_ROWS ? rows.n - done : FC_BLOCK_ROWS);
  return status == FC_NO_MEMORY && !fc_ctx_errors(ctx) ? fc_fail_memory(ctx) : status;
}

static bool make_sums(fc_arena *arena, const fc_swap *swap, size_t n, fc_swap_sums *out) {
  const fc_study *study = swap->study;
  size_t outputs = outputs_of(swap), sets = study->n_sets;
  *out = (fc_swap_sums){.n_outputs = outputs,
                        .n_sets = sets,
                        .n_pairs = swap->back ? sets * (sets - 1) / 2 : 0,
                        .repeats = study->options.repeats,
                        .rows = (double)fc_study_rows(study)};
  out->base = fc_arena_array(arena, n * outputs + 1, sizeof *out->base);
  out->set = fc_arena_array(arena, n * outputs * sets + 1, sizeof *out->set);
  out->pair = fc_arena_array(arena, n * outputs * out->n_pairs + 1, sizeof *out->pair);
  return out->base && out->set && out->pair;
}

static void add_numbers(double *to, const double *from, size_t n) {
  for (size_t i = 0; i < n; i++)
    to[i] += from[i];
}

/* Parts in their order, whoever did them. */
static void put_together(const fc_study *study, const fc_swap_sums *parts, fc_swap_sums *out) {
  size_t base = out->n_outputs, set = base * out->n_sets, pair = base * out->n_pairs;
  for (size_t part = 0; part < fc_study_parts(study); part++) {
    uint64_t r = fc_study_part(study, part).repeat;
    add_numbers((double *)(out->base + r * base), (const double *)(parts->base + part * base),
                base * (sizeof *out->base / sizeof(double)));
    add_numbers((double *)(out->set + r * set), (const double *)(parts->set + part * set),
                set * (sizeof *out->set / sizeof(double)));
    add_numbers(out->pair + r * pair, parts->pair + part * pair, pair);
  }
}

fc_status fc_swap_run(fc_ctx *ctx, const fc_swap *swap, fc_arena *arena, fc_swap_sums *out) {
  const fc_study *study = swap->study;
  fc_arena inside = {0};
  fc_swap_sums parts;
  fc_sampling *sampling = fc_arena_array(&inside, study->options.repeats, sizeof *sampling);
  bool good = sampling && make_sums(&inside, swap, fc_study_parts(study), &parts) &&
              make_sums(arena, swap, study->options.repeats, out);
  fc_status status = good ? FC_OK : fc_fail_memory(ctx);
  for (uint64_t r = 0; r < study->options.repeats && status == FC_OK; r++)
    status = fc_study_sampling(ctx, study, 2, r, &inside, &sampling[r]);
  size_t threads = fc_study_threads(ctx, study);
  work w = {swap, sampling, &parts, fc_arena_array(&inside, threads, sizeof *w.room)};
  if (!w.room)
    status = fc_fail_memory(ctx);
  if (status == FC_OK)
    status = fc_study_run(ctx, study, fc_study_parts(study), do_part, &w);
  for (size_t i = 0; w.room && i < threads; i++)
    fc_arena_free(&w.room[i].arena);
  if (status == FC_OK)
    put_together(study, &parts, out);
  fc_arena_free(&inside);
  return status;
}
