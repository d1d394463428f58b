/* fourier.h - the discrete Fourier transform of 2^k points, for convolutions. */
#ifndef FC_RISK_FOURIER_H
#define FC_RISK_FOURIER_H

#include "base/arena.h"

typedef struct fc_fourier {
  size_t n; /* a power of two, 4 at least */
  const double *cosine, *sine; /* of 2 pi k / n, k < n / 2 */
} fc_fourier;

/* false: no memory. */
int fc_fourier_make(size_t n, fc_arena *arena, fc_fourier *out);
/* In place: x_k becomes the sum of x_j e^(-2 pi i jk / n) (Cooley and Tukey 1965). O(n log n) */
void fc_fourier_forward(const fc_fourier *fourier, double *re, double *im);
/* The inverse, times n. */
void fc_fourier_back(const fc_fourier *fourier, double *re, double *im);

#endif
