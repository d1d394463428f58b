/* interval.c - intervals by Student's t. */
#include "risk/interval.h"
#include "chance/beta_law.h"

#include <math.h>

fc_interval fc_exactly(double value) {
  return (fc_interval){value, value, value};
}

fc_interval fc_no_interval(void) {
  return (fc_interval){NAN, NAN, NAN};
}

/* T^2 = v (1 - X) / X where X has the beta law of v/2 and 1/2. */
double fc_student_quantile(size_t freedom, double level) {
  double x = fc_beta_quantile((double)freedom / 2, 0.5, 1 - level);
  return sqrt((double)freedom * (1 - x) / x);
}

fc_interval fc_interval_strided(const double *repeat, size_t n, size_t stride, double level) {
  double mean = 0, squares = 0;
  for (size_t i = 0; i < n; i++)
    mean += repeat[i * stride] / (double)n;
  for (size_t i = 0; i < n; i++)
    squares += (repeat[i * stride] - mean) * (repeat[i * stride] - mean);
  if (n < 2)
    return (fc_interval){mean, NAN, NAN};
  double half = fc_student_quantile(n - 1, level) * sqrt(squares / (double)(n - 1) / (double)n);
  return (fc_interval){mean, mean - half, mean + half};
}

fc_interval fc_interval_of(const double *repeat, size_t n, double level) {
  return fc_interval_strided(repeat, n, 1, level);
}
