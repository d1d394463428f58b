/* model_case.h - functions whose sensitivities are known: Ishigami's, Sobol's G, straight ones of normal inputs, and twenty
 * uncertain cuts of an uncertain budget. */
#ifndef FC_TEST_MODEL_CASE_H
#define FC_TEST_MODEL_CASE_H

#include "unit/law_case.h"
#include "chance/function.h"
#include "chance/random_bits.h"
#include "risk/method.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MODEL_INPUTS = 64, CUTS = 20 };

/* A function with room for what it is made of. */
typedef struct model {
  fc_function function;
  fc_factor factor[MODEL_INPUTS];
  fc_law law[MODEL_INPUTS];
  char name[MODEL_INPUTS][32], group[MODEL_INPUTS][32];
  double number[MODEL_INPUTS];
  uint32_t part[MODEL_INPUTS];
  fc_parts parts;
  const char *output[2];
} model;

static inline void add_input(model *m, const char *name, const char *group, fc_law law) {
  size_t i = m->function.n_inputs++;
  m->law[i] = law;
  snprintf(m->name[i], sizeof m->name[i], "%s", name);
  snprintf(m->group[i], sizeof m->group[i], "%s", group ? group : "");
  const fc_str stream = fc_str_of(m->name[i]);
  m->factor[i] = (fc_factor){.name = m->name[i],
                             .group = group ? m->group[i] : NULL,
                             .law = &m->law[i],
                             .stream = fc_stream(&stream, 1)};
}

static inline model *start_model(fc_status (*evaluate)(const fc_function *, const double *const *, size_t, double *const *)) {
  model *m = calloc(1, sizeof *m);
  assert_non_null(m);
  m->output[0] = "y";
  m->function = (fc_function){.inputs = m->factor, .n_outputs = 1, .outputs = m->output, .evaluate = evaluate, .model = m};
  return m;
}

static inline fc_status ishigami(const fc_function *f, const double *const *x, size_t rows, double *const *y) {
  (void)f;
  for (size_t i = 0; i < rows; i++) {
    double b = sin(x[1][i]), c = x[2][i] * x[2][i];
    y[0][i] = sin(x[0][i]) * (1 + 0.1 * c * c) + 7 * b * b;
  }
  return FC_OK;
}

static inline model *ishigami_model(void) {
  model *m = start_model(ishigami);
  add_input(m, "x1", NULL, LAW("uniform", -acos(-1), acos(-1)));
  add_input(m, "x2", NULL, LAW("uniform", -acos(-1), acos(-1)));
  add_input(m, "x3", NULL, LAW("uniform", -acos(-1), acos(-1)));
  return m;
}

static inline fc_status sobol_g(const fc_function *f, const double *const *x, size_t rows, double *const *y) {
  const model *m = f->model;
  for (size_t i = 0; i < rows; i++) {
    y[0][i] = 1;
    for (size_t k = 0; k < f->n_inputs; k++)
      y[0][i] *= (fabs(4 * x[k][i] - 2) + m->number[k]) / (1 + m->number[k]);
  }
  return FC_OK;
}

static inline model *g_model(void) {
  static const double a[] = {0, 1, 4.5, 9, 99, 99, 99, 99};
  model *m = start_model(sobol_g);
  for (size_t i = 0; i < 8; i++) {
    char name[8];
    snprintf(name, sizeof name, "g%zu", i + 1);
    add_input(m, name, NULL, LAW("uniform", 0, 1));
    m->number[i] = a[i];
  }
  return m;
}

/* --- workload W: loss / budget, each loss a grant times whether it is cut times how hard --- */

static inline fc_status w_part(const fc_function *f, size_t part, const double *const *x, size_t rows,
                               double *const *addend) {
  const model *m = f->model;
  for (size_t i = 0; i < rows; i++)
    addend[0][i] = part == CUTS ? x[2 * CUTS][i] : m->number[part] * x[2 * part][i] * x[2 * part + 1][i];
  return FC_OK;
}

static inline fc_status w_whole(const fc_function *f, const double *const *x, size_t rows, double *const *y) {
  const model *m = f->model;
  for (size_t i = 0; i < rows; i++) {
    double sum = 0;
    for (size_t k = 0; k < CUTS; k++)
      sum += m->number[k] * x[2 * k][i] * x[2 * k + 1][i];
    y[0][i] = sum / x[2 * CUTS][i];
  }
  return FC_OK;
}

static inline model *w_model(bool parts) {
  model *m = start_model(w_whole);
  for (size_t i = 0; i < CUTS; i++) {
    char name[32], group[32];
    snprintf(group, sizeof group, "grant %02zu", i + 1);
    snprintf(name, sizeof name, "cut %02zu", i + 1);
    add_input(m, name, group, LAW("bernoulli", 0.06 + 0.02 * (double)((7 * i) % 14)));
    snprintf(name, sizeof name, "severity %02zu", i + 1);
    add_input(m, name, group,
              LAW("pert", 0.02 + 0.01 * (double)(i % 4), 0.15 + 0.05 * (double)(i % 6), 0.70 + 0.02 * (double)(i % 16)));
    m->number[i] = 5 + 115 * exp(-0.22 * (double)i);
    m->part[2 * i] = m->part[2 * i + 1] = (uint32_t)i;
  }
  add_input(m, "budget", "budget", LAW("normal", 1500, 75));
  m->part[2 * CUTS] = CUTS;
  m->parts = (fc_parts){.n = CUTS, .divided = true, .part = m->part, .evaluate = w_part};
  if (parts)
    m->function.parts = &m->parts;
  return m;
}

#endif
