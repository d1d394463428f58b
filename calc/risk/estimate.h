/* estimate.h - figures of a sample with their intervals. */
#ifndef FC_RISK_ESTIMATE_H
#define FC_RISK_ESTIMATE_H

#include "risk/figure.h"
#include "risk/sample.h"

/* The sample's options list the probability, or the threshold, of what is asked. Intervals cover with probability `level`:
 * mean by Student's t, sd by its fourth moment, quantiles by order statistics (binomial: their true coverage is given),
 * means of the worst by the spread of what lies beyond the quantile (Trindade and others 2007), probabilities by Clopper and
 * Pearson. false: a quantile was missed, see bracket.h. */
bool fc_sample_figure(const fc_sample *sample, const fc_figure_asked *asked, double level, fc_risk_figure *out);

#endif
