/* lattice.c - sums of independent parts on equally spaced points. */
#include "risk/lattice.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FORGOTTEN 1e-14
enum { LIST_MOST = 1 << 18, MARGIN = 4 };

/* The logarithm of a bound on P(sum - least > x) for numbers between 0 and `most` with a given mean: the convex function
 * e^(tz) lies below its chord (Hoeffding 1963). */
static double log_bound(const fc_pieces *parts, size_t n, double x, double t) {
  double log_sum = -t * x;
  for (size_t i = 0; i < n; i++) {
    double range = parts[i].most - parts[i].least, mean = parts[i].mean - parts[i].least;
    if (range > 0)
      log_sum += log1p(fmax(mean, 0) / range * expm1(fmin(t * range, 600)));
  }
  return log_sum;
}

/* How far above `least` the sum may be, but for a chance of FORGOTTEN. */
static double reach(const fc_pieces *parts, size_t n, double whole, double largest) {
  double best = whole;
  for (double t = 0.01 / largest; t < 500 / largest; t *= 1.1) {
    double x = (log_bound(parts, n, 0, t) - log(FORGOTTEN)) / t;
    best = x < best ? x : best;
  }
  return best;
}

/* Eight digits, so that a multiple of it is exact. */
static double round_step(double step) {
  int exponent;
  double fraction = frexp(step, &exponent);
  return ldexp(ceil(fraction * 256) / 256, exponent);
}

static size_t enough(size_t parts, size_t points) {
  while (points < 8 * MARGIN * (parts + 1))
    points *= 2;
  return points;
}

/* Each part may take some points beyond its range, by what its values are laid on and by where its own points begin. */
double fc_lattice_step(const fc_pieces *parts, size_t n, size_t points) {
  points = enough(n, points);
  double whole = 0, largest = 0;
  for (size_t i = 0; i < n; i++) {
    double range = parts[i].most - parts[i].least;
    whole += range;
    largest = range > largest ? range : largest;
  }
  return whole > 0 ? round_step(reach(parts, n, whole, largest) / (double)(points - MARGIN * (n + 1))) : 1;
}

/* Lays a value on the points round it, so that mean, square and cube stay what they are (Lagrange's weights). */
static void lay(double *mass, size_t n, double at, double weight) {
  double whole = floor(at), t = at - whole;
  size_t i = (size_t)whole & (n - 1);
  if (t == 0) {
    mass[i] += weight;
    return;
  }
  mass[(i + n - 1) & (n - 1)] += weight * -t * (t - 1) * (t - 2) / 6;
  mass[i] += weight * (t + 1) * (t - 1) * (t - 2) / 2;
  mass[(i + 1) & (n - 1)] += weight * -(t + 1) * t * (t - 2) / 2;
  mass[(i + 2) & (n - 1)] += weight * (t + 1) * t * (t - 1) / 6;
}

/* Transforms of all of a part and of its atoms, in one: the first as real, the second as imaginary numbers. */
static void transform(const fc_fourier *fourier, const fc_pieces *part, double shift, double step, double *re, double *im) {
  size_t n = fourier->n;
  memset(re, 0, n * sizeof *re);
  memset(im, 0, n * sizeof *im);
  for (size_t i = 0; i < part->n; i++) {
    double at = (part->piece[i].value - shift) / step;
    lay(re, n, at, part->piece[i].weight);
    if (part->piece[i].atom)
      lay(im, n, at, part->piece[i].weight);
  }
  fc_fourier_forward(fourier, re, im);
}

/* What is multiplied: of all, and of atoms alone. */
typedef struct product {
  double *all_re, *all_im, *atom_re, *atom_im;
} product;

static void multiply(double *re, double *im, size_t k, double by_re, double by_im) {
  double r = re[k] * by_re - im[k] * by_im;
  im[k] = re[k] * by_im + im[k] * by_re;
  re[k] = r;
}

/* F of a + ib at k and -k gives those of a and of b. */
static void multiply_part(const product *p, const double *re, const double *im, size_t n) {
  for (size_t k = 0; k <= n / 2; k++) {
    size_t other = (n - k) & (n - 1);
    multiply(p->all_re, p->all_im, k, (re[k] + re[other]) / 2, (im[k] - im[other]) / 2);
    multiply(p->atom_re, p->atom_im, k, (im[k] + im[other]) / 2, (re[other] - re[k]) / 2);
  }
}

/* Back to probabilities: all in re, atoms in im. */
static void invert(const fc_fourier *fourier, const product *p, double *re, double *im) {
  size_t n = fourier->n;
  for (size_t k = 0; k <= n / 2; k++) {
    size_t other = (n - k) & (n - 1);
    re[k] = p->all_re[k] - p->atom_im[k];
    im[k] = p->all_im[k] + p->atom_re[k];
    re[other] = p->all_re[k] + p->atom_im[k];
    im[other] = -p->all_im[k] + p->atom_re[k];
  }
  fc_fourier_back(fourier, re, im);
}

/* Sums over the points: atoms[] and mass[] are given. */
static bool add_up(fc_lattice *l, double *atom, double *mass, fc_arena *arena) {
  size_t n = l->n;
  double *column[4];
  for (size_t i = 0; i < 4; i++)
    if (!(column[i] = fc_arena_array(arena, n, sizeof *column[i])))
      return false;
  double below = 0, above_atom = 0, above_mass = 0, edge = 0;
  for (size_t i = 0; i < n; i++) {
    column[0][i] = below += atom[i];
    edge += mass ? mass[i] : 0;
    column[2][i] = mass ? edge + ((i + 1 < n ? mass[i + 1] : 0) - mass[i]) / 24 : 0;
  }
  for (size_t i = n; i-- > 0;) {
    double step = i + 1 < n ? (l->value ? l->value[i + 1] - l->value[i] : l->step) : 0;
    column[1][i] = i + 1 < n ? column[1][i + 1] + step * above_atom : 0;
    column[3][i] = i + 1 < n ? column[3][i + 1] + step * above_mass : 0;
    above_atom += atom[i];
    above_mass += mass ? mass[i] : 0;
  }
  l->atom = atom;
  l->mass = mass;
  l->atom_sum = column[0];
  l->atom_excess = column[1];
  l->edge = column[2];
  l->mass_excess = column[3];
  return true;
}

static fc_status convolve(const fc_pieces *parts, size_t n, const fc_fourier *fourier, fc_arena *arena, fc_lattice *out) {
  size_t points = fourier->n;
  double *column[6];
  for (size_t i = 0; i < 6; i++)
    if (!(column[i] = fc_arena_array(arena, points, sizeof *column[i])))
      return FC_NO_MEMORY;
  product p = {column[0], column[1], column[2], column[3]};
  double *re = column[4], *im = column[5];
  for (size_t k = 0; k <= points / 2; k++)
    p.all_re[k] = p.atom_re[k] = 1;
  for (size_t i = 0; i < n; i++) {
    double start = (floor(parts[i].least / out->step) - 1) * out->step;
    transform(fourier, &parts[i], start, out->step, re, im);
    multiply_part(&p, re, im, points);
    out->from += start;
  }
  invert(fourier, &p, re, im);
  for (size_t k = 0; k < points; k++) {
    im[k] /= (double)points;
    re[k] = re[k] / (double)points - im[k];
  }
  return add_up(out, im, re, arena) ? FC_OK : FC_NO_MEMORY;
}

fc_status fc_lattice_sum(const fc_pieces *parts, size_t n, double fixed, size_t points, fc_arena *arena, fc_lattice *out) {
  fc_fourier fourier;
  points = enough(n, points);
  *out = (fc_lattice){.n = points, .from = fixed, .step = fc_lattice_step(parts, n, points), .least = fixed};
  for (size_t i = 0; i < n; i++)
    out->least += parts[i].least;
  return fc_fourier_make(points, arena, &fourier) ? convolve(parts, n, &fourier, arena, out) : FC_NO_MEMORY;
}

static int compare_values(const void *a, const void *b) {
  double x = ((const fc_piece *)a)->value, y = ((const fc_piece *)b)->value;
  return (x > y) - (x < y);
}

/* Values of a sum so far and one part more; equal ones are one. */
static size_t combine(fc_piece *to, const fc_piece *from, size_t n, const fc_pieces *part) {
  size_t made = 0;
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < part->n; k++)
      to[made++] = (fc_piece){from[i].value + part->piece[k].value, from[i].weight * part->piece[k].weight, true};
  qsort(to, made, sizeof *to, compare_values);
  size_t kept = 0;
  for (size_t i = 0; i < made; i++)
    if (kept && to[i].value - to[kept - 1].value <= 1e-12 * fabs(to[i].value))
      to[kept - 1].weight += to[i].weight;
    else
      to[kept++] = to[i];
  return kept;
}

static bool all_atoms(const fc_pieces *parts, size_t n) {
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < parts[i].n; k++)
      if (!parts[i].piece[k].atom)
        return false;
  return true;
}

static fc_status keep_list(const fc_piece *piece, size_t n, fc_arena *arena, fc_lattice *out) {
  double *value = fc_arena_array(arena, n, sizeof *value), *atom = fc_arena_array(arena, n, sizeof *atom);
  if (!value || !atom)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < n; i++) {
    value[i] = piece[i].value;
    atom[i] = piece[i].weight;
  }
  *out = (fc_lattice){.n = n, .value = value};
  return add_up(out, atom, NULL, arena) ? FC_OK : FC_NO_MEMORY;
}

fc_status fc_lattice_list(const fc_pieces *parts, size_t n, double fixed, fc_arena *arena, fc_lattice *out) {
  if (!all_atoms(parts, n))
    return FC_CANNOT_ANSWER;
  fc_piece *now = malloc(LIST_MOST * sizeof *now), *next = malloc(LIST_MOST * sizeof *next);
  fc_status status = now && next ? FC_OK : FC_NO_MEMORY;
  size_t count = 1;
  if (!status)
    now[0] = (fc_piece){fixed, 1, true};
  for (size_t i = 0; i < n && !status; i++) {
    if (count > LIST_MOST / parts[i].n) {
      status = FC_CANNOT_ANSWER;
      break;
    }
    count = combine(next, now, count, &parts[i]);
    fc_piece *other = now;
    now = next;
    next = other;
  }
  if (!status)
    status = keep_list(now, count, arena, out);
  free(now);
  free(next);
  return status;
}

/* Of a list: the last index whose value is not above x; SIZE_MAX: none. */
static size_t list_place(const fc_lattice *l, double x) {
  size_t low = 0, high = l->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (l->value[middle] <= x)
      low = middle + 1;
    else
      high = middle;
  }
  return low - 1;
}

/* Through four numbers at -1, 0, 1 and 2, at 0 <= t < 1. */
static double between(const double *y, double t) {
  return y[-1] * -t * (t - 1) * (t - 2) / 6 + y[0] * (t + 1) * (t - 1) * (t - 2) / 2 - y[1] * (t + 1) * t * (t - 2) / 2 +
         y[2] * (t + 1) * t * (t - 1) / 6;
}

double fc_lattice_below(const fc_lattice *l, double x) {
  if (l->value) {
    size_t i = list_place(l, x);
    return i == SIZE_MAX ? 0 : l->atom_sum[i];
  }
  double at = (x - l->from) / l->step;
  if (!(x >= l->least) || !(at >= 0))
    return 0;
  if (at >= (double)(l->n - 1))
    return 1;
  double atoms = l->atom_sum[(size_t)at], edge = at - 0.5; /* edge i is the middle behind point i */
  if (edge < 1)
    return atoms;
  size_t i = (size_t)edge;
  if (i + 2 >= l->n)
    return 1;
  return atoms + between(l->edge + i, edge - (double)i);
}

double fc_lattice_excess(const fc_lattice *l, double x) {
  double mean_rest = 0;
  if (l->value) {
    size_t i = list_place(l, x);
    if (i == SIZE_MAX)
      return l->atom_excess[0] + (l->value[0] - x);
    if (i + 1 >= l->n)
      return 0;
    double share = (x - l->value[i]) / (l->value[i + 1] - l->value[i]);
    return l->atom_excess[i] + share * (l->atom_excess[i + 1] - l->atom_excess[i]);
  }
  double at = (x - l->from) / l->step;
  if (at < 1) { /* all lies above */
    mean_rest = (1 - at) * l->step;
    at = 1;
  }
  if (at >= (double)(l->n - 3))
    return 0;
  size_t i = (size_t)at;
  double t = at - (double)i;
  return mean_rest + l->atom_excess[i] + t * (l->atom_excess[i + 1] - l->atom_excess[i]) + between(l->mass_excess + i, t);
}

double fc_lattice_end(const fc_lattice *l) {
  return l->value ? l->value[l->n - 1] : l->from + (double)(l->n - 1) * l->step;
}
