/* iman_conover.h - samples whose values are put in another order, so that their ranks are correlated as asked. */
#ifndef FC_CHANCE_IMAN_CONOVER_H
#define FC_CHANCE_IMAN_CONOVER_H

#include <fiscalc/base.h>

#include <stddef.h>

/* x[columns][rows]: samples that are independent of each other or nearly so. rank[columns * columns]: a correlation matrix.
 * No value changes, only its row; the first column stays as it is. Where a column holds a value several times these are told
 * apart by their rows. FC_BAD_NUMBER: the matrix has a negative eigenvalue, or a column of the samples follows from others (so
 * also with no more rows than columns); nothing is moved then. FC_NO_MEMORY. Takes columns * rows * (log rows + columns)
 * steps. */
fc_status fc_iman_conover(double *const *x, size_t columns, size_t rows, const double *rank);

#endif
