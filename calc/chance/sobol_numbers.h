/* sobol_numbers.h - the direction numbers of Joe and Kuo 2008, of 2,048 dimensions. */
#ifndef FC_CHANCE_SOBOL_NUMBERS_H
#define FC_CHANCE_SOBOL_NUMBERS_H

#include <fiscalc/base.h>
#include <stdbool.h>

enum { FC_SOBOL_DIMENSIONS = 2048, FC_SOBOL_BITS = 32 };

/* direction[dimensions][FC_SOBOL_BITS]: what each bit of an index, from the lowest, adds to a point, in 2^-32. FC_INTERNAL:
 * the numbers that are part of the library are not whole. */
fc_status fc_sobol_directions(size_t dimensions, uint32_t *direction);

#endif
