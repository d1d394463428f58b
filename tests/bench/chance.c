/* chance.c - what drawing costs: tables of the twenty pert laws of workload W, and each sampler's numbers.
 *
 * W is that of the programs that simulate it: min .02 + .01 (i mod 4), mode .15 + .05 (i mod 6), max .70 + .02 (i mod 16). */
#include "chance/sampler.h"
#include "chance/table.h"
#include <stdio.h>
#include <time.h>

enum { LAWS = 20, RUNS = 20, BLOCK = 4096, BLOCKS = 256 };

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static bool make(fc_arena *arena, fc_law *laws, fc_law_table *tables) {
  for (int i = 0; i < LAWS; i++) {
    const double number[] = {.02 + .01 * (i % 4), .15 + .05 * (i % 6), .70 + .02 * (i % 16)};
    fc_law_args args = {0};
    fc_law_fault fault;
    for (size_t k = 0; k < 3; k++)
      args.member[k] = (fc_law_arg){.value = &number[k], .n = 1};
    if (fc_law_make(fc_distribution_find(FC_STR("pert")), &args, arena, &laws[i], &fault) != FC_OK ||
        fc_law_table_make(&laws[i], arena, &tables[i]) != FC_OK)
      return false;
  }
  return true;
}

int main(void) {
  static double u[BLOCK], x[BLOCK];
  static fc_law laws[LAWS];
  static fc_law_table tables[LAWS];
  fc_arena arena = {NULL};
  double least = 1;
  size_t parts = 0;
  for (int run = 0; run < RUNS; run++) {
    double start = now();
    if (!make(&arena, laws, tables))
      return 1;
    least = now() - start < least ? now() - start : least;
  }
  for (int i = 0; i < LAWS; i++)
    parts += tables[i].parts;
  printf("tables of %d pert laws: %.2f ms, %zu bytes each\n", LAWS, 1e3 * least, parts / LAWS * sizeof *tables[0].part);
  for (size_t s = 0; s < fc_samplers(); s++) {
    const fc_sampling_options options = {1, (uint64_t)BLOCK * BLOCKS, 4, false};
    const fc_dimension dimension = {.stream = 77, .place = 3};
    fc_sampling sampling;
    fc_sampling_fault fault;
    if (fc_sampling_make(fc_sampler_at(s), &options, &arena, &sampling, &fault) != FC_OK)
      continue;
    double start = now();
    for (uint64_t block = 0; block < BLOCKS; block++)
      fc_sampling_fill(&sampling, &dimension, block * BLOCK, BLOCK, u);
    printf("%s: %.2f ns a number\n", fc_sampler_at(s)->name, 1e9 * (now() - start) / BLOCK / BLOCKS);
  }
  double start = now();
  for (int block = 0; block < BLOCKS; block++)
    fc_law_table_draw(&tables[block % LAWS], u, BLOCK, x);
  printf("draws from the tables: %.2f ns each\n", 1e9 * (now() - start) / BLOCK / BLOCKS);
  fc_arena_free(&arena);
  return 0;
}
