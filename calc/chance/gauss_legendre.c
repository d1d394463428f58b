/* gauss_legendre.c - integrals by 16 points (Abramowitz and Stegun 1964, table 25.4). */
#include "chance/gauss_legendre.h"

#include <stddef.h>

static const struct {
  double at, weight;
} points[] = {
    {0.98940093499164993260, 0.02715245941175409485}, {0.94457502307323257608, 0.06225352393864789286},
    {0.86563120238783174388, 0.09515851168249278481}, {0.75540440835500303390, 0.12462897125553387205},
    {0.61787624440264374845, 0.14959598881657673208}, {0.45801677765722738634, 0.16915651939500253819},
    {0.28160355077925891323, 0.18260341504492358887}, {0.09501250983763744019, 0.18945061045506849629},
};

void fc_gauss_nodes(double from, double to, double at[FC_GAUSS_POINTS], double weight[FC_GAUSS_POINTS]) {
  double half = 0.5 * (to - from), middle = from + half;
  for (size_t i = 0; i < FC_GAUSS_POINTS / 2; i++) {
    at[i] = middle - half * points[i].at;
    at[FC_GAUSS_POINTS - 1 - i] = middle + half * points[i].at;
    weight[i] = weight[FC_GAUSS_POINTS - 1 - i] = half * points[i].weight;
  }
}

double fc_gauss_integral(fc_integrand f, const void *of, double from, double to) {
  double half = 0.5 * (to - from), middle = from + half, sum = 0;
  for (size_t i = 0; i < sizeof points / sizeof *points; i++)
    sum += points[i].weight * (f(of, middle - half * points[i].at) + f(of, middle + half * points[i].at));
  return half * sum;
}

double fc_gauss_panels(fc_integrand f, const void *of, double from, double to, int panels) {
  double sum = 0, width = (to - from) / panels;
  for (int i = 0; i < panels; i++)
    sum += fc_gauss_integral(f, of, from + i * width, i + 1 < panels ? from + (i + 1) * width : to);
  return sum;
}
