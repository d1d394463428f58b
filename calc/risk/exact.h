/* exact.h - the distribution of a sum of independent parts, worked out instead of drawn.
 *
 * Each part becomes probabilities on equally spaced points, every value laid on the four nearest ones so that its first
 * three moments stay what they are; the parts' Fourier transforms are multiplied (convolution). Sums that can have few
 * values are listed with the probability of each. A divisor is integrated over. The same on points twice as far apart says
 * how good that is. */
#ifndef FC_RISK_EXACT_H
#define FC_RISK_EXACT_H

#include "risk/figure.h"
#include "risk/pieces.h"

typedef struct fc_exact fc_exact; /* in the arena it was made in */

/* Tables of all inputs, as of fc_drawing. FC_CANNOT_ANSWER without a message where there is no such answer: the function is
 * not known to be a sum, inputs depend on each other, a part has too many inputs. */
fc_status fc_exact_make(fc_ctx *ctx, const fc_function *function, const fc_law_table *table, size_t output,
                        fc_arena *arena, fc_exact **out);

/* Low and high are as far from the value as it is from that of the coarser points. */
void fc_exact_figure(const fc_exact *exact, const fc_figure_asked *asked, fc_risk_figure *out);
/* P(Y <= y) */
double fc_exact_below(const fc_exact *exact, double y);

#endif
