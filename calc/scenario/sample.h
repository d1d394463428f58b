/* sample.h - the numbers of a distribution that a file beside the scenario holds. Inside this floor only. */
#ifndef FC_SCENARIO_SAMPLE_H
#define FC_SCENARIO_SAMPLE_H

#include "scenario/reading.h"

/* Numbers exactly, and as they are drawn by. n 0: none. */
typedef struct fc_sample {
  fc_rate *exact;
  double *value;
  size_t n;
} fc_sample;

/* The column of a CSV; NULL in `column`: its only one. false: a fault. */
bool fc_sample_from_csv(fc_reading *reading, const fc_json_value *file, const fc_json_value *column, fc_sample *out,
                        fc_parameter *parameter);

/* What a variable of a SIPmath library holds: trials (with their probabilities where these are not all alike), or the
 * coefficients of a metalog with its bounds. */
typedef struct fc_sip {
  fc_sample trials, weights, coefficients, min, max;
} fc_sip;
bool fc_sip_from_library(fc_reading *reading, const fc_json_value *library, const fc_json_value *name, fc_sip *out,
                         fc_parameter *parameter);

#endif
