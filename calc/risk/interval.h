/* interval.h - a number that was estimated several times over, and how near it is to the truth.
 *
 * Repeats are independent of each other (scrambles of one sequence, other random numbers); within a repeat draws are not,
 * so that only the spread of repeats says how good an estimate is (Owen 1997; L'Ecuyer and others 2023). */
#ifndef FC_RISK_INTERVAL_H
#define FC_RISK_INTERVAL_H

#include <stdbool.h>
#include <stddef.h>

typedef struct fc_interval {
  double value, low, high; /* low = high = value: exact. NaN: nothing could be said */
} fc_interval;

fc_interval fc_exactly(double value);
fc_interval fc_no_interval(void);

/* The mean of repeats with the interval of Student's t that covers the truth with probability `level`. One repeat has no
 * interval: its ends are NaN. */
fc_interval fc_interval_of(const double *repeat, size_t n, double level);
/* The same of repeats that stand `stride` apart. */
fc_interval fc_interval_strided(const double *repeat, size_t n, size_t stride, double level);

/* |T| of so many degrees of freedom is not above it with probability `level`. */
double fc_student_quantile(size_t freedom, double level);

#endif
