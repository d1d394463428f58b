/* spread.h - how an award over its span falls on the recipient's fiscal years. Inside this floor only. */
#ifndef FC_IMPACT_SPREAD_H
#define FC_IMPACT_SPREAD_H

#include "dataset/model.h"
#include "scenario/timing.h"

enum { FC_SPREAD_MAX = 64 };
typedef struct fc_spread {
  int first_year, n; /* fiscal years */
  int64_t part[FC_SPREAD_MAX];
} fc_spread;

/* The award's span is its period, else the federal year of its award_year. NULL, or why it cannot be mapped. */
const char *fc_spread_of(const fc_award *award, fc_day start, const fc_year_mapping *mapping, fc_spread *out);

#endif
