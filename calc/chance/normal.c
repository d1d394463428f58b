/* normal.c - the standard normal law.
 *
 * The cdf is the error function of the C library; its inverse GSL's gsl_cdf_ugaussian_Pinv (Wichura 1988, AS 241), which
 * cannot raise. Beyond z = 3 Mills' ratio is Laplace's continued fraction 1/(z + 1/(z + 2/(z + 3/...))). */
#include "chance/normal.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#define ROOT_HALF 0.70710678118654752440
#define ROOT_TWO_PI 2.50662827463100050242
enum { MILLS_TERMS = 60 };

double fc_normal_below(double z) {
  return 0.5 * erfc(-z * ROOT_HALF);
}

double fc_normal_above(double z) {
  return 0.5 * erfc(z * ROOT_HALF);
}

double fc_normal_density(double z) {
  return exp(-0.5 * z * z) / ROOT_TWO_PI;
}

double fc_normal_quantile(double p) {
  return gsl_cdf_ugaussian_Pinv(p);
}

double fc_normal_mills(double z) {
  if (z < 3)
    return fc_normal_above(z) / fc_normal_density(z);
  double below = z;
  for (int k = MILLS_TERMS; k >= 1; k--)
    below = z + k / below;
  return 1 / below;
}
