/* timing.h - when a cut acts, and how an award's amount falls on the recipient's years. */
#ifndef FC_SCENARIO_TIMING_H
#define FC_SCENARIO_TIMING_H

#include "number/calendar.h"

/* What "when" asks of one parameter, so that it can be asked anew at drawn values; all conditions must hold. */
typedef enum fc_condition_kind {
  FC_WHEN_PART,     /* the part itself: 1 holds, 0 does not */
  FC_WHEN_COMPARED, /* relation and bound */
  FC_WHEN_AMONG     /* one of some outcomes */
} fc_condition_kind;
typedef struct fc_when_test {
  uint32_t parameter; /* index of the scenario's */
  fc_condition_kind kind;
  const char *relation; /* "<=", ">=", "!=", "<", ">" or "=" */
  fc_rate bound;
  const bool *among; /* of each of its outcomes */
} fc_when_test;

typedef struct fc_timing {
  fc_date from, until;  /* first and last day; FC_NO_DATE: open */
  const fc_rate *phase; /* of the first year of the cut, the second, ...; the last holds on */
  size_t n_phase;       /* 0: all of it at once */
  fc_rate when;         /* what its condition leaves of it: 1 where it has none */
  int lag;              /* years after which it acts */
  const uint32_t *phase_parameter; /* of each phase 1 + the parameter that it is, 0: none; NULL: none is */
  const fc_when_test *condition;
  size_t n_conditions;
} fc_timing;

typedef enum fc_mapping_kind {
  FC_MAP_NONE,
  FC_MAP_OVERLAP,
  FC_MAP_AWARD_START,
  FC_MAP_FORWARD,
  FC_MAP_EVEN,
  FC_MAP_PROFILE
} fc_mapping_kind;

typedef struct fc_year_mapping {
  fc_mapping_kind kind;
  const fc_rate *profile;
  size_t n_profile;
} fc_year_mapping;

/* overlap, award_start, ..., in the order of fc_mapping_kind from FC_MAP_OVERLAP on, without profile. */
extern const char *const fc_year_mapping_names[];
enum { FC_YEAR_MAPPINGS = 4 };

#endif
