/* sort.h - doubles in ascending order. */
#ifndef FC_RISK_SORT_H
#define FC_RISK_SORT_H

#include <stddef.h>

/* By their bits, eleven at a time: O(n), the same for every order that they come in. `room` holds n numbers. No NaN. */
void fc_sort_doubles(double *x, size_t n, double *room);

#endif
