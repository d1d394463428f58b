/* sampler_probe.c - numbers of a sampler for an oracle: a question a line in, a line of numbers out.
 *
 * A line is sampler, plain (0 or 1), seed, draws, dimensions, stream, place, variable, entity, first, n, parted by tabs. */
#include "chance/sampler.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIELDS = 11, LINE_MOST = 4096 };

int main(void) {
  static char line[LINE_MOST];
  while (fgets(line, sizeof line, stdin)) {
    uint64_t field[FIELDS] = {0};
    char *rest = NULL, *name = strtok_r(line, "\t\n", &rest), *word;
    for (size_t i = 1; i < FIELDS && (word = strtok_r(NULL, "\t\n", &rest)); i++)
      field[i] = strtoull(word, NULL, 10);
    const fc_sampler *sampler = fc_sampler_find(fc_str_of(name));
    const fc_sampling_options options = {field[2], field[3], field[4], field[1] != 0};
    const fc_dimension dimension = {field[5], (uint32_t)field[6], field[7], field[8]};
    fc_arena arena = {0};
    fc_sampling sampling;
    fc_sampling_fault fault;
    double *u = calloc(field[10] + 1, sizeof *u);
    if (!sampler || !u || fc_sampling_make(sampler, &options, &arena, &sampling, &fault) != FC_OK)
      return 2;
    fc_sampling_fill(&sampling, &dimension, field[9], field[10], u);
    for (size_t i = 0; i < field[10]; i++)
      printf("%s%.17g", i ? " " : "", u[i]);
    printf("\n");
    free(u);
    fc_arena_free(&arena);
  }
  return 0;
}
