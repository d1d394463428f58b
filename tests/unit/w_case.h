/* w_case.h - workload W: twenty grants that may be cut, their loss as a share of an uncertain budget.
 *
 * a_i = 5 + 115 exp(-.22 i) million, cut with p_i = .06 + .02 (7i mod 14), by pert(.02 + .01 (i mod 4), .15 + .05 (i mod 6),
 * .70 + .02 (i mod 16)) of it; a budget of 1,500 million, normal with sd 75. Its moments, indices and quantiles are known
 * (closed forms; convolution on 2^20 points). */
#ifndef FC_TEST_W_CASE_H
#define FC_TEST_W_CASE_H

#include "unit/law_case.h"
#include "chance/function.h"
#include "chance/random_bits.h"

#include <math.h>
#include <stdio.h>

enum { W_GRANTS = 20, W_INPUTS = 2 * W_GRANTS + 1 };

#define W_MEAN .0173037123721
#define W_SD .0141336774
#define W_NONE .057833358 /* P(Y = 0) */
#define W_P50 .0144256576
#define W_P95 .0444741688
#define W_P99 .0599920263
#define W_CVAR50 .0283527826
#define W_CVAR95 .0540311389
#define W_CVAR99 .0684493670

static double w_amount[W_GRANTS];
static fc_law w_law[W_INPUTS];
static char w_name[W_INPUTS][24];
static fc_factor w_input[W_INPUTS];
static const char *const w_output[] = {"share"};
static uint32_t w_part[W_INPUTS];

/* Inputs 2i and 2i + 1: whether grant i is cut, and by how much. */
static inline fc_status w_share(const fc_function *function, const double *const *x, size_t rows, double *const *y) {
  (void)function;
  for (size_t row = 0; row < rows; row++) {
    double loss = 0;
    for (size_t i = 0; i < W_GRANTS; i++)
      loss += w_amount[i] * x[2 * i][row] * x[2 * i + 1][row];
    y[0][row] = loss / x[2 * W_GRANTS][row];
  }
  return FC_OK;
}

static inline fc_status w_addend(const fc_function *function, size_t part, const double *const *x, size_t rows,
                                 double *const *addend) {
  (void)function;
  for (size_t row = 0; row < rows; row++)
    addend[0][row] = part < W_GRANTS ? w_amount[part] * x[2 * part][row] * x[2 * part + 1][row] : x[2 * W_GRANTS][row];
  return FC_OK;
}

static fc_parts w_parts = {.n = W_GRANTS, .divided = true, .part = w_part, .evaluate = w_addend};
static fc_function w = {
    .n_inputs = W_INPUTS, .n_outputs = 1, .inputs = w_input, .outputs = w_output, .evaluate = w_share, .parts = &w_parts};

static inline void w_make(void) {
  for (size_t k = 0; k < W_INPUTS; k++) {
    size_t i = k / 2;
    snprintf(w_name[k], sizeof w_name[k], "%s %zu", k == W_INPUTS - 1 ? "budget" : k % 2 ? "severity" : "cut", i);
    double odd = (double)((7 * i) % 14);
    if (k == W_INPUTS - 1)
      w_law[k] = LAW("normal", 1500, 75);
    else if (k % 2)
      w_law[k] = LAW("pert", .02 + .01 * (double)(i % 4), .15 + .05 * (double)(i % 6), .70 + .02 * (double)(i % 16));
    else
      w_law[k] = LAW("bernoulli", .06 + .02 * odd);
    if (i < W_GRANTS)
      w_amount[i] = 5 + 115 * exp(-0.22 * (double)i);
    w_part[k] = (uint32_t)i;
    w_input[k] = (fc_factor){.name = w_name[k], .law = &w_law[k], .variable = k + 1, .entity = 1};
    w_input[k].stream = fc_stream((const fc_str[]){fc_str_of(w_name[k])}, 1);
  }
}

#endif
