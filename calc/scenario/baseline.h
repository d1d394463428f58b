/* baseline.h - "baseline": how budgets, grants and people go on where the data end, and what money is worth. */
#ifndef FC_SCENARIO_BASELINE_H
#define FC_SCENARIO_BASELINE_H

#include "base/diag.h"
#include <fiscalc/number.h>

typedef struct fc_growth {
  bool stated;
  fc_rate rate;
  uint32_t parameter; /* 1 + the parameter that it is, 0: none */
} fc_growth;

/* An amount, or a number of people, instead of the data's. */
typedef struct fc_set_figure {
  bool stated;
  fc_money value; /* cents; of a population 100 for each resident */
  fc_where where;
  uint32_t parameter; /* as of a growth */
} fc_set_figure;

typedef struct fc_price {
  int year;
  fc_rate index;
} fc_price;

/* A CSV that holds the index of each year. */
typedef struct fc_price_file {
  const char *file, *sha256;
  uint64_t rows;
  const char *header[2]; /* of the fiscal year, of the index */
} fc_price_file;

typedef struct fc_baseline {
  fc_growth budget, grants, population;
  fc_set_figure set_budget, set_grants, set_population;
  fc_growth inflation;   /* a deflator as a rate a year */
  const fc_price *price; /* a deflator as an index of years */
  size_t n_prices;
  const fc_price_file *price_file; /* NULL: the scenario itself holds the index */
  fc_where where, price_where;
} fc_baseline;

#endif
