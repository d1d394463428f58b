/* dependence_probe.c - dependent draws for an oracle: three parameters with the correlations that are given, drawn by a
 * Sobol sequence; a row a line.
 *
 * Arguments: the kind (rank, linear, normal), the correlations of 1 with 2, 1 with 3 and 2 with 3, and two distributions of
 * one or two numbers each ("lognormal 1 2") besides the uniform third. */
#include "chance/joint.h"
#include "chance/normal_correlation.h"
#include "chance/random_bits.h"
#include "chance/sampler.h"
#include "chance/table.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INPUTS = 3, ROWS = 1 << 15 };
static double u[INPUTS][ROWS], x[INPUTS][ROWS], room[INPUTS * ROWS];

static fc_law law_of(const char *name, const char *first, const char *second, fc_arena *arena) {
  const double number[] = {strtod(first, NULL), strtod(second, NULL)};
  fc_law_args args = {{{.value = &number[0], .n = 1}, {.value = &number[1], .n = strcmp(name, "bernoulli") ? 1 : 0}}};
  fc_law law;
  fc_law_fault fault;
  if (fc_law_make(fc_distribution_find(fc_str_of(name)), &args, arena, &law, &fault))
    exit(1);
  return law;
}

static double normal_of(const char *kind, double r, const fc_law *a, const fc_law *b) {
  double normal = r;
  if (strcmp(kind, "rank") == 0)
    normal = fc_normal_from_rank(r);
  else if (strcmp(kind, "linear") == 0 && !fc_normal_from_linear(a, b, r, &normal))
    exit(1);
  return normal;
}

static void draw(const fc_dependence *dependence, fc_arena *arena) {
  const fc_sampling_options options = {.seed = 4, .draws = ROWS, .dimensions = INPUTS};
  double *const columns[] = {u[0], u[1], u[2]};
  fc_sampling sampling;
  fc_sampling_fault fault;
  if (fc_sampling_make(fc_sampler_find(FC_STR("sobol")), &options, arena, &sampling, &fault))
    exit(1);
  for (uint32_t i = 0; i < INPUTS; i++)
    fc_sampling_fill(&sampling, &(fc_dimension){.stream = fc_mix(i + 1), .place = i}, 0, ROWS, u[i]);
  fc_dependence_apply(dependence, columns, ROWS, room);
}

int main(int argc, char **argv) {
  static const char *const names[] = {"first", "second", "third"};
  static const uint32_t order[] = {0, 1, 2}, follows[] = {FC_JOINT_NONE, FC_JOINT_NONE, FC_JOINT_NONE};
  static const bool repeats[INPUTS];
  static const double loading[INPUTS];
  fc_arena arena = {NULL};
  if (argc < 11)
    return 2;
  const fc_law law[] = {law_of(argv[5], argv[6], argv[7], &arena), law_of(argv[8], argv[9], argv[10], &arena),
                        law_of("uniform", "0", "1", &arena)};
  fc_correlated pair[] = {{0, 1, strtod(argv[2], NULL)}, {0, 2, strtod(argv[3], NULL)}, {1, 2, strtod(argv[4], NULL)}};
  for (size_t p = 0; p < 3; p++)
    pair[p].normal = normal_of(argv[1], pair[p].normal, &law[pair[p].a], &law[pair[p].b]);
  const fc_joint_terms terms = {INPUTS, 0, names, repeats, order, follows, loading, pair, 3};
  const fc_joint_input input[] = {{0, 0}, {1, 0}, {2, 0}};
  fc_joint joint;
  fc_dependence dependence;
  if (fc_joint_make(&terms, &arena, &joint) || fc_joint_spread(&joint, input, INPUTS, &arena, &dependence))
    return 1;
  draw(&dependence, &arena);
  for (size_t i = 0; i < INPUTS; i++) {
    fc_law_table table;
    if (fc_law_table_make(&law[i], &arena, &table))
      return 1;
    fc_law_table_draw(&table, u[i], ROWS, x[i]);
  }
  for (size_t i = 0; i < ROWS; i++)
    printf("%.17g %.17g %.17g\n", x[0][i], x[1][i], x[2][i]);
  fc_arena_free(&arena);
  return 0;
}
