/* fourier.c - Cooley and Tukey's transform, radix 2, in place. GSL's may raise where memory is short. */
#include "risk/fourier.h"

#include <math.h>

#define PI 3.14159265358979323846

int fc_fourier_make(size_t n, fc_arena *arena, fc_fourier *out) {
  double *cosine = fc_arena_array(arena, n / 2 + 1, sizeof *cosine);
  double *sine = fc_arena_array(arena, n / 2 + 1, sizeof *sine);
  *out = (fc_fourier){n, cosine, sine};
  if (!cosine || !sine)
    return 0;
  size_t quarter = n / 4;
  for (size_t k = 0; k <= quarter; k++) {
    cosine[k] = cos(2 * PI * (double)k / (double)n);
    sine[quarter - k] = cosine[k];
  }
  for (size_t k = quarter + 1; k < n / 2; k++) {
    cosine[k] = -cosine[n / 2 - k];
    sine[k] = sine[n / 2 - k];
  }
  return 1;
}

static void reverse_bits(size_t n, double *re, double *im) {
  for (size_t i = 0, j = 0; i < n; i++) {
    if (i < j) {
      double other = re[i];
      re[i] = re[j];
      re[j] = other;
      other = im[i];
      im[i] = im[j];
      im[j] = other;
    }
    size_t bit = n / 2;
    for (; bit && j & bit; bit /= 2)
      j ^= bit;
    j |= bit;
  }
}

void fc_fourier_forward(const fc_fourier *fourier, double *re, double *im) {
  size_t n = fourier->n;
  reverse_bits(n, re, im);
  for (size_t half = 1; half < n; half *= 2) {
    size_t stride = n / (2 * half);
    for (size_t start = 0; start < n; start += 2 * half) {
      double *re0 = re + start, *im0 = im + start, *re1 = re0 + half, *im1 = im0 + half;
      for (size_t k = 0; k < half; k++) {
        double c = fourier->cosine[k * stride], s = fourier->sine[k * stride];
        double r = re1[k] * c + im1[k] * s, i = im1[k] * c - re1[k] * s;
        re1[k] = re0[k] - r;
        im1[k] = im0[k] - i;
        re0[k] += r;
        im0[k] += i;
      }
    }
  }
}

/* With real and imaginary parts in each other's place the transform runs backwards. */
void fc_fourier_back(const fc_fourier *fourier, double *re, double *im) {
  fc_fourier_forward(fourier, im, re);
}
