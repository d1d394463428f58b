/* chance_probe.c - the chance floor for an oracle: a question a line in, an answer a line out.
 *
 * A line is the name of a distribution, its members as name=number,number (of quantiles probability:number), then what is
 * asked (quantile, cdf, density, mean, variance, point) and its value, all parted by tabs. */
#include "chance/distribution.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ITEMS_MOST = 64, LINE_MOST = 4096 };

typedef struct store {
  double value[FC_LAW_MEMBERS][ITEMS_MOST], at[FC_LAW_MEMBERS][ITEMS_MOST];
} store;

static void read_member(const fc_distribution *distribution, char *text, store *s, fc_law_args *args) {
  char *equals = strchr(text, '=');
  *equals = '\0';
  size_t member = fc_distribution_member(distribution, text);
  if (member == FC_LAW_WHOLE)
    exit(2);
  fc_law_arg *arg = &args->member[member];
  *arg = (fc_law_arg){.value = s->value[member], .at = s->at[member]};
  for (char *p = equals + 1; *p && arg->n < ITEMS_MOST; arg->n++) {
    double number = strtod(p, &p);
    if (*p == ':') {
      s->at[member][arg->n] = number;
      number = strtod(p + 1, &p);
    }
    s->value[member][arg->n] = number;
    p += *p == ',';
  }
}

static void answer(const fc_law *law, const char *what, double x) {
  double is = !strcmp(what, "quantile")   ? fc_law_quantile(law, x)
              : !strcmp(what, "cdf")      ? fc_law_cdf(law, x)
              : !strcmp(what, "density")  ? fc_law_density(law, x)
              : !strcmp(what, "mean")     ? fc_law_mean(law)
              : !strcmp(what, "variance") ? fc_law_variance(law)
                                          : fc_law_point(law);
  printf("%.17g\n", is);
}

int main(void) {
  static char line[LINE_MOST];
  static store s;
  while (fgets(line, sizeof line, stdin)) {
    char *rest = NULL, *word = strtok_r(line, "\t\n", &rest);
    const fc_distribution *distribution = fc_distribution_find(fc_str_of(word));
    fc_law_args args = {0};
    fc_arena arena = {0};
    fc_law law;
    fc_law_fault fault;
    if (!distribution)
      return 2;
    while ((word = strtok_r(NULL, "\t\n", &rest)) && strchr(word, '='))
      read_member(distribution, word, &s, &args);
    const char *x = strtok_r(NULL, "\t\n", &rest);
    if (fc_law_make(distribution, &args, &arena, &law, &fault) == FC_OK)
      answer(&law, word, x ? strtod(x, NULL) : 0);
    else
      printf("%s: %s\n", fault.member ? fault.member : "", fault.what);
    fc_arena_free(&arena);
  }
  return 0;
}
