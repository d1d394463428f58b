/* lattice.h - a distribution on equally spaced points, or on a list of values: how much lies below a value, and how far
 * above it. */
#ifndef FC_RISK_LATTICE_H
#define FC_RISK_LATTICE_H

#include "risk/fourier.h"
#include "risk/pieces.h"

typedef struct fc_lattice {
  double from, step; /* step 0: a list */
  double least; /* nothing is below it */
  size_t n;
  const double *value;     /* of a list, ascending */
  const double *atom;      /* probability of each point itself */
  const double *atom_sum;  /* of it and those before */
  const double *atom_excess; /* the mean distance by which atoms are above it */
  const double *mass;      /* of what is continuous, round about each point; NULL: nothing is */
  const double *edge;      /* how much of it lies below the middle between it and the next */
  const double *mass_excess;
} fc_lattice;

/* A sum of independent parts. `points`: a power of two; the step is such that all that may be is on them but for a chance of
 * 1e-14. */
fc_status fc_lattice_sum(const fc_pieces *parts, size_t n, double fixed, size_t points, fc_arena *arena, fc_lattice *out);
/* How far apart its points are. */
double fc_lattice_step(const fc_pieces *parts, size_t n, size_t points);
/* The same by every combination of their values. FC_CANNOT_ANSWER: they are too many, or some are continuous. */
fc_status fc_lattice_list(const fc_pieces *parts, size_t n, double fixed, fc_arena *arena, fc_lattice *out);

double fc_lattice_below(const fc_lattice *lattice, double x);  /* P(S <= x) */
double fc_lattice_excess(const fc_lattice *lattice, double x); /* E max(S - x, 0) */
double fc_lattice_end(const fc_lattice *lattice);              /* the last point */

#endif
