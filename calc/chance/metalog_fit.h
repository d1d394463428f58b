/* metalog_fit.h - the metalog that is nearest to a sample: for who wants a curve in the place of many trials. */
#ifndef FC_CHANCE_METALOG_FIT_H
#define FC_CHANCE_METALOG_FIT_H

#include "chance/distribution.h"

/* Of 2 to `terms_most` terms (at most FC_METALOG_TERMS) the curve that lies nearest to the sample, the shorter where two lie
 * as near. sorted[n] rises; -INFINITY and INFINITY are no bounds. *distance is how far the curve lies from the sample on the
 * average, in standard deviations of it. FC_BAD_NUMBER: there is none, as of a sample that is one value or reaches a bound;
 * FC_NO_MEMORY. */
fc_status fc_metalog_fit(const double *sorted, size_t n, double lower, double upper, size_t terms_most, fc_arena *arena,
                         fc_law *out, double *distance);

#endif
