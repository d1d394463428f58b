/* beta_law.h - the beta law on 0 to 1, of which pert and beta are made. Shapes: FC_BETA_LEAST to FC_BETA_MOST; the smaller
 * tail is right within 1e-12 of itself and what the last digit of x makes of it; within 2e-11 where one shape is below 10 and
 * the other above 5,000. */
#ifndef FC_CHANCE_BETA_LAW_H
#define FC_CHANCE_BETA_LAW_H

#define FC_BETA_LEAST 0.001
#define FC_BETA_MOST 100000.0

double fc_beta_below(double a, double b, double x); /* P(X <= x) */
double fc_beta_above(double a, double b, double x);
double fc_beta_log(double a, double b); /* of the beta function */
double fc_beta_density(double a, double b, double log_beta, double x); /* log_beta: fc_beta_log(a, b) */
double fc_beta_quantile(double a, double b, double p);

#endif
