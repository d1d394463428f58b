/* exact.c - quantiles, means of the worst and probabilities of a sum over a divisor. */
#include "risk/exact.h"
#include "chance/gauss_legendre.h"
#include "risk/lattice.h"

#include <math.h>
#include <string.h>

enum { POINTS = 1 << 13, POINTS_MOST = 1 << 17, PANELS = 24, DIVISORS = 512, STEPS_MOST = 200 };
enum { MIDDLES_FIRST = 64, MIDDLES_LEAST = 1024, MIDDLES_MOST = 1 << 16 }; /* of a part */
#define STEPS_TO_SD 160.0 /* points to a standard deviation, at least */
#define BEYOND 1e-16      /* probability beyond the ends of what a divisor is integrated over */
#define ROUNDING 1e-12    /* what additions of so many numbers leave open */

/* A value of the divisor, with its share of the probability. */
typedef struct node {
  double at, weight;
} node;

/* The sum on points of one width, and its divisor. */
typedef struct level {
  fc_lattice sum;
  node *divisor;
  size_t nodes;
  double mean, sd;
} level;

struct fc_exact {
  level fine, coarse;
};

static double below(const level *l, double y) {
  double sum = 0;
  for (size_t i = 0; i < l->nodes; i++)
    sum += l->divisor[i].weight * fc_lattice_below(&l->sum, y * l->divisor[i].at);
  return sum;
}

/* E max(Y - y, 0) */
static double excess(const level *l, double y) {
  double sum = 0;
  for (size_t i = 0; i < l->nodes; i++)
    sum += l->divisor[i].weight / l->divisor[i].at * fc_lattice_excess(&l->sum, y * l->divisor[i].at);
  return sum;
}

/* The ends of Y: of the sum over the divisor that makes it largest. */
static void ends_of(const level *l, double *low, double *high) {
  double from = l->sum.value ? l->sum.value[0] : l->sum.from, to = fc_lattice_end(&l->sum);
  *low = INFINITY;
  *high = -INFINITY;
  for (size_t i = 0; i < l->nodes; i++) {
    *low = fmin(*low, fmin(from / l->divisor[i].at, to / l->divisor[i].at));
    *high = fmax(*high, fmax(from / l->divisor[i].at, to / l->divisor[i].at));
  }
}

/* The least y with P(Y <= y) >= p: of jumps the place where it jumps, be it that probabilities added up fall short of p by a
 * rounding. Bisection with steps of the secant in between. */
static double quantile(const level *l, double p) {
  double low, high;
  p -= ROUNDING;
  ends_of(l, &low, &high);
  double at_low = below(l, low) - p, at_high = below(l, high) - p;
  if (at_low >= 0)
    return low;
  for (int step = 0; step < STEPS_MOST && high - low > 1e-15 * fmax(fabs(high), fabs(low)); step++) {
    bool halve = step % 3 == 2 || !(at_high > at_low);
    double y = low + (high - low) * (halve ? 0.5 : -at_low / (at_high - at_low));
    if (!(y > low && y < high))
      y = low + (high - low) / 2;
    if (!(y > low && y < high))
      break;
    double there = below(l, y) - p;
    if (there >= 0) {
      high = y;
      at_high = there;
    } else {
      low = y;
      at_low = there;
    }
  }
  return high;
}

static double level_figure(const level *l, const fc_figure_asked *asked) {
  double q;
  switch (asked->kind) {
    case FC_FIGURE_MEAN:
      return l->mean;
    case FC_FIGURE_SD:
      return l->sd;
    case FC_FIGURE_QUANTILE:
      return quantile(l, asked->at);
    case FC_FIGURE_CVAR:
      q = quantile(l, asked->at);
      return q + excess(l, q) / (1 - asked->at);
    case FC_FIGURE_OVER:
      return 1 - below(l, asked->at);
  }
  return NAN;
}

double fc_exact_below(const fc_exact *e, double y) {
  return below(&e->fine, y);
}

void fc_exact_figure(const fc_exact *e, const fc_figure_asked *asked, fc_risk_figure *out) {
  double fine = level_figure(&e->fine, asked);
  double off = ROUNDING * fabs(fine) + fabs(fine - level_figure(&e->coarse, asked));
  *out = (fc_risk_figure){{fine, fine - off, fine + off}, FC_KNOWN_EXACTLY, 1};
  if (asked->kind == FC_FIGURE_OVER) {
    out->at.value = fmin(fmax(fine, 0), 1);
    out->at.low = fmin(fmax(out->at.low, 0), 1);
    out->at.high = fmin(fmax(out->at.high, 0), 1);
  }
}

/* How fine a level is. */
typedef struct grain {
  size_t points;
  double middles; /* of a part to a step */
  size_t panels, divisors;
} grain;

/* A divisor that is a line of one continuous number: what is integrated is smooth. */
static fc_status smooth_nodes(const fc_pieces *divisor, size_t panels, fc_arena *arena, level *l) {
  l->divisor = fc_arena_array(arena, panels * FC_GAUSS_POINTS, sizeof *l->divisor);
  if (!l->divisor)
    return FC_NO_MEMORY;
  double low = fc_law_quantile(divisor->line, BEYOND), high = fc_law_quantile(divisor->line, 1 - BEYOND), all = 0;
  for (size_t panel = 0; panel < panels; panel++) {
    double width = (high - low) / (double)panels, at[FC_GAUSS_POINTS], weight[FC_GAUSS_POINTS];
    fc_gauss_nodes(low + width * (double)panel, low + width * (double)(panel + 1), at, weight);
    for (size_t i = 0; i < FC_GAUSS_POINTS; i++) {
      double share = weight[i] * fc_law_density(divisor->line, at[i]);
      l->divisor[l->nodes++] = (node){divisor->start + divisor->slope * at[i], share};
      all += share;
    }
  }
  for (size_t i = 0; i < l->nodes; i++)
    l->divisor[i].weight /= all;
  return FC_OK;
}

static fc_status plain_nodes(const fc_pieces *divisor, fc_arena *arena, level *l) {
  l->divisor = fc_arena_array(arena, divisor->n, sizeof *l->divisor);
  if (!l->divisor)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < divisor->n; i++)
    l->divisor[l->nodes++] = (node){divisor->piece[i].value, divisor->piece[i].weight};
  return FC_OK;
}

/* A divisor that may be 0 or below has no place here. */
static fc_status lay_divisor(const fc_pieces *divisor, const grain *g, fc_arena *arena, level *l) {
  fc_status status = divisor->line ? smooth_nodes(divisor, g->panels, arena, l) : plain_nodes(divisor, arena, l);
  for (size_t i = 0; i < l->nodes && !status; i++)
    if (!(l->divisor[i].at > 0))
      status = FC_CANNOT_ANSWER;
  return status;
}

/* Of S / B, S and B independent. */
static void find_moments(level *l, const fc_pieces *parts, size_t n, double fixed) {
  double mean = fixed, variance = 0, once = 0, twice = 0;
  for (size_t i = 0; i < n; i++) {
    mean += parts[i].mean;
    variance += parts[i].variance;
  }
  for (size_t i = 0; i < l->nodes; i++) {
    once += l->divisor[i].weight / l->divisor[i].at;
    twice += l->divisor[i].weight / (l->divisor[i].at * l->divisor[i].at);
  }
  l->mean = mean * once;
  double spread = 0; /* of 1 / B, taken around its mean */
  for (size_t i = 0; i < l->nodes; i++)
    spread += l->divisor[i].weight * (1 / l->divisor[i].at - once) * (1 / l->divisor[i].at - once);
  l->sd = sqrt(variance * twice + mean * mean * spread);
}

/* So many points that the standard deviation is a fair number of steps, where some part is far wider. */
static size_t points_for(const fc_pieces *parts, size_t n, size_t points) {
  double variance = 0;
  for (size_t i = 0; i < n; i++)
    variance += parts[i].variance;
  while (points < POINTS_MOST && sqrt(variance) < STEPS_TO_SD * fc_lattice_step(parts, n, points))
    points *= 2;
  return points;
}

/* Parts with so many middles that each step has its own: a first look says how wide each is. */
static fc_status cut_parts(const fc_function *function, const fc_law_table *table, size_t output, const grain *g,
                           fc_arena *arena, fc_pieces *pieces, size_t *points) {
  size_t n = function->parts->n;
  fc_status status = FC_OK;
  for (size_t i = 0; i < n && !status; i++)
    status = fc_pieces_of(function, table, i, output, MIDDLES_FIRST, arena, &pieces[i]);
  if (status)
    return status;
  *points = points_for(pieces, n, g->points);
  double step = fc_lattice_step(pieces, n, *points);
  for (size_t i = 0; i < n && !status; i++) {
    double wanted = g->middles * (pieces[i].most - pieces[i].least) / step;
    size_t middles = wanted < MIDDLES_LEAST ? MIDDLES_LEAST : wanted > MIDDLES_MOST ? MIDDLES_MOST : (size_t)wanted;
    status = fc_pieces_of(function, table, i, output, middles, arena, &pieces[i]);
  }
  return status;
}

static fc_status make_level(const fc_function *function, const fc_law_table *table, size_t output, const grain *g,
                            fc_arena *arena, level *l) {
  const fc_parts *parts = function->parts;
  fc_pieces *pieces = fc_arena_array(arena, parts->n + 1, sizeof *pieces);
  if (!pieces)
    return FC_NO_MEMORY;
  size_t points = 0;
  fc_status status = cut_parts(function, table, output, g, arena, pieces, &points);
  fc_piece one = {1, 1, true};
  fc_pieces divisor = {.piece = &one, .n = 1};
  if (!status && parts->divided)
    status = fc_pieces_of(function, table, parts->n, output, g->divisors, arena, &divisor);
  if (!status)
    status = lay_divisor(&divisor, g, arena, l);
  if (status)
    return status;
  double fixed = parts->fixed ? parts->fixed[output] : 0;
  find_moments(l, pieces, parts->n, fixed);
  status = fc_lattice_list(pieces, parts->n, fixed, arena, &l->sum);
  if (status == FC_CANNOT_ANSWER)
    status = fc_lattice_sum(pieces, parts->n, fixed, points, arena, &l->sum);
  return status;
}

fc_status fc_exact_make(fc_ctx *ctx, const fc_function *function, const fc_law_table *table, size_t output,
                        fc_arena *arena, fc_exact **out) {
  static const grain fine = {POINTS, 16, PANELS, DIVISORS}, coarse = {POINTS / 2, 10, PANELS / 2, DIVISORS / 2};
  *out = NULL;
  if (!function->parts || function->dependence)
    return FC_CANNOT_ANSWER;
  fc_exact *e = fc_arena_alloc(arena, sizeof *e);
  if (!e)
    return fc_fail_memory(ctx);
  fc_status status = make_level(function, table, output, &fine, arena, &e->fine);
  if (!status)
    status = make_level(function, table, output, &coarse, arena, &e->coarse);
  if (status == FC_NO_MEMORY)
    fc_fail_memory(ctx);
  if (!status)
    *out = e;
  return status;
}
