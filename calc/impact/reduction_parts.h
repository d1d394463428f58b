/* reduction_parts.h - what the plan and its thresholds share. */
#ifndef FC_IMPACT_REDUCTION_PARTS_H
#define FC_IMPACT_REDUCTION_PARTS_H

#include "impact/exposure.h"
#include "impact/reduction.h"

typedef enum fc_reached { FC_REACHED_NO, FC_REACHED_YES, FC_REACHED_UNKNOWN } fc_reached;

/* Federal money of a government, or of one of its departments, against its budget. */
typedef struct fc_threshold {
  uint32_t government, department; /* department a text, 0: the whole government */
  fc_span amount;
  fc_base budget;
  uint32_t words; /* the budget's name, in exposed->words */
  fc_value share;
  fc_reached reached;
} fc_threshold;

typedef struct fc_reduction_state {
  fc_exposure_state *exposed;
  fc_reduction_options options;
  size_t department; /* its column in `by`; SIZE_MAX: none */
  bool *kept;        /* of each of the exposed rows */
  uint32_t *order;   /* the rows of the plan */
  size_t n_rows, left_out;
  fc_seq thresholds; /* of fc_threshold */
  bool ranges;       /* some share is a range */
} fc_reduction_state;

/* Measures governments and departments, and marks the rows that must have a plan. `sorted`: all rows by key. */
fc_status fc_reduction_mark(fc_reduction_state *state, const uint32_t *sorted);
fc_status fc_reduction_add_thresholds(const fc_reduction_state *state, fc_result *result);
void fc_reduction_note_thresholds(const fc_reduction_state *state, fc_notes *notes);

#endif
