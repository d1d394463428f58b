/* gauss_legendre.h - the integral of a smooth function over a short range. */
#ifndef FC_CHANCE_GAUSS_LEGENDRE_H
#define FC_CHANCE_GAUSS_LEGENDRE_H

enum { FC_GAUSS_POINTS = 16 };
/* Where a function is looked at from one number to another, and what each look counts. */
void fc_gauss_nodes(double from, double to, double at[FC_GAUSS_POINTS], double weight[FC_GAUSS_POINTS]);

typedef double (*fc_integrand)(const void *of, double x);

/* By 16 points: exact for polynomials of degree 31. */
double fc_gauss_integral(fc_integrand f, const void *of, double from, double to);
/* The sum of so many such integrals, of equal parts of the range. */
double fc_gauss_panels(fc_integrand f, const void *of, double from, double to, int panels);

#endif
