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

/* Why an award cannot be mapped, and what would help. */
typedef struct fc_unmapped {
  const char *why, *mend;
} fc_unmapped;

/* The award's span is its period, else the federal year of its award_year. NULL, or why it cannot be mapped. */
const fc_unmapped *fc_spread_of(const fc_award *award, fc_day start, const fc_year_mapping *mapping, fc_spread *out);

#endif
