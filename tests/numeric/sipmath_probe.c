/* sipmath_probe.c - libraries for an oracle: draws by the generator of the SIPmath standard through a metalog of each form,
 * written by -f sipmath. One argument: the table, "draws" or "metalogs". */
#include "chance/distribution.h"
#include "chance/sampler.h"
#include "risk/trials.h"
#include <fiscalc/report.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { ROWS = 1000, SIPS = 4 };
static double u[ROWS], value[SIPS][ROWS];

static fc_status put(void *payload, const char *bytes, size_t n) {
  (void)payload;
  return fwrite(bytes, 1, n, stdout) == n ? FC_OK : FC_CANNOT_WRITE;
}

/* Coefficients and bounds of each form; variable k has varId k + 1, entity 1, seeds 0. */
static const double coefficient[SIPS][3] = {{10, 2, 1}, {2, 0.3, 0.2}, {-1, 0.2, 0.1}, {-0.5, 0.6, -0.2}};
static const double lower[SIPS] = {-INFINITY, 100, -INFINITY, 0}, upper[SIPS] = {INFINITY, INFINITY, 5, 1};

static fc_law law_of(size_t k, fc_arena *arena) {
  const fc_distribution *metalog = fc_distribution_find(FC_STR("metalog"));
  fc_law_args args = {0};
  fc_law law;
  fc_law_fault fault;
  args.member[fc_distribution_member(metalog, "coefficients")] = (fc_law_arg){.value = coefficient[k], .n = 3};
  args.member[fc_distribution_member(metalog, "min")] = (fc_law_arg){.value = &lower[k], .n = isfinite(lower[k]) ? 1 : 0};
  args.member[fc_distribution_member(metalog, "max")] = (fc_law_arg){.value = &upper[k], .n = isfinite(upper[k]) ? 1 : 0};
  if (fc_law_make(metalog, &args, arena, &law, &fault))
    exit(1);
  return law;
}

static void draw(fc_arena *arena) {
  const fc_sampling_options options = {.seed = 0, .draws = ROWS, .dimensions = SIPS};
  fc_sampling sampling;
  fc_sampling_fault fault;
  if (fc_sampling_make(fc_sampler_find(FC_STR("hdr")), &options, arena, &sampling, &fault))
    exit(1);
  for (size_t k = 0; k < SIPS; k++) {
    const fc_dimension dimension = {.place = (uint32_t)k, .variable = k + 1, .entity = 1};
    fc_law law = law_of(k, arena);
    fc_sampling_fill(&sampling, &dimension, 0, ROWS, u);
    for (size_t i = 0; i < ROWS; i++)
      value[k][i] = fc_law_quantile(&law, u[i]);
  }
}

int main(int argc, char **argv) {
  static const fc_column columns[SIPS] = {
      {"unbounded", "", FC_NUMBER}, {"above", "", FC_NUMBER}, {"below", "", FC_NUMBER}, {"between", "", FC_NUMBER}};
  const double *const of[SIPS] = {value[0], value[1], value[2], value[3]};
  const fc_trials trials = {columns, of, SIPS, ROWS, 0};
  fc_report_options options = FC_REPORT_OPTIONS_INIT;
  fc_arena arena = {NULL};
  fc_ctx *ctx;
  fc_result *result;
  options.table = argc > 1 ? argv[1] : "draws";
  if (fc_ctx_new(NULL, &ctx) || fc_result_new("simulate", &result))
    return 1;
  draw(&arena);
  if (fc_result_add_draws(result, &trials) || fc_result_add_metalogs(ctx, result, &trials) ||
      fc_report_write(ctx, result, "sipmath", &options, put, NULL))
    return 1;
  fc_result_free(result);
  fc_arena_free(&arena);
  fc_ctx_free(ctx);
  return 0;
}
