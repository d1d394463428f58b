/* normal.h - the standard normal law: in both tails to the last digits. */
#ifndef FC_CHANCE_NORMAL_H
#define FC_CHANCE_NORMAL_H

double fc_normal_below(double z); /* P(Z <= z) */
double fc_normal_above(double z); /* P(Z > z) */
double fc_normal_density(double z);
double fc_normal_quantile(double p); /* of 0 and 1: infinite */
/* P(Z > z) / density(z), for z >= 0: where both are too small to be told from 0 it still is not. */
double fc_normal_mills(double z);

#endif
