/* table_make.c - builds a table of quantiles, and finds the bound of its error.
 *
 * An octave begins with few parts; they are halved until the curve that lies in each is near enough to the quantile between
 * its ends: at the middle, where the error of such a cubic is largest (it goes with t^2 (1 - t)^2), and where a quantile costs
 * little also at the quarters, because a bend in the curve may hide at the middle. The bound is twice the largest error.
 *
 * Where a quantile costs much (pert, beta: microseconds) the values between are found by going along dx/dp = 1/density(x)
 * in steps of Runge and Kutta's fourth order from the median outwards; at the end of each octave one step of Newton on the
 * cdf puts the value right, and how far it moves says how good those before it were. */
#include "chance/table.h"

#include <math.h>
#include <string.h>

enum { FEWEST_BITS = 2, MOST_BITS = 10, MOST_STEPS = 6 };
enum { PARTS_FIRST = 1 << 10, PARTS_MOST = 1 << 14, NODES_MOST = (1 << (MOST_BITS + 1)) + 1 };

/* A cubic over half the width errs by a sixteenth where the curve is smooth, as those of laws that are stepped along are;
 * a quarter is counted on. */
#define HALVED 4
/* Where the error is so many times less than it may be, the next octave begins with half the steps. */
#define MUCH_FINER 32

typedef struct node {
  double x, slope; /* the slope by v, in octaves of v: dx / d(v / start of the octave) */
} node;

typedef struct making {
  const fc_law *law;
  fc_law_table *table;
  fc_arena passing; /* for what is needed while it is made */
  double (*part)[4];
  size_t room; /* for parts */
  double allowed, worst; /* errors */
  bool upper, costly;
  double start;      /* the least v of the octave in hand */
  node far;          /* where the octave's march begins: its greatest v */
  unsigned steps;    /* what `bits` begins with where it is stepped along: as the octave before came out */
  unsigned bits;     /* nodes are 2^-bits octave apart, from small v on */
  node *nodes;       /* [NODES_MOST] */
} making;

static double probability(const making *m, double v) {
  return m->upper ? 1 - v : v;
}

static double slope_at(const making *m, double v, double x) {
  const fc_distribution *distribution = m->law->distribution;
  double p = probability(m, v);
  double slope = distribution->slope ? distribution->slope(m->law, p) : 1 / distribution->density(m->law, x);
  return m->upper ? -slope : slope;
}

static node exact_node(const making *m, double v) {
  double x = fc_law_quantile(m->law, probability(m, v));
  return (node){x, slope_at(m, v, x) * m->start};
}

/* From a value at one v to that at another, `step` away. */
static double go(const making *m, double v, double x, double step) {
  double a = slope_at(m, v, x), b = slope_at(m, v + 0.5 * step, x + 0.5 * step * a);
  double c = slope_at(m, v + 0.5 * step, x + 0.5 * step * b), d = slope_at(m, v + step, x + step * c);
  return x + step * (a + 2 * b + 2 * c + d) / 6;
}

static node next_node(const making *m, double v, double x, double step) {
  double there = go(m, v, x, step);
  return (node){there, slope_at(m, v + step, there) * m->start};
}

/* From two nodes `step` apart to the next: Hermite's extrapolation, put right by Simpson's rule. Half the densities of
 * next_node. */
static node further_node(const making *m, const node *before, const node *here, double v, double step) {
  double in_octaves = step / m->start, a = before->slope * in_octaves, b = here->slope * in_octaves;
  double guess = 5 * before->x - 4 * here->x + 2 * a + 4 * b;
  double c = slope_at(m, v + step, guess) * step, there = before->x + (a + 4 * b + c) / 3;
  return (node){there, slope_at(m, v + step, there) * m->start};
}

/* A value put right by the cdf. */
static double polish(const making *m, double v, double x) {
  double lower = fc_law_lower(m->law), upper = fc_law_upper(m->law);
  double better = x - (fc_law_cdf(m->law, x) - probability(m, v)) * fabs(slope_at(m, v, x));
  return better > lower && better < upper ? better : fc_law_quantile(m->law, probability(m, v));
}

static size_t count(const making *m) {
  return (size_t)1 << m->bits;
}

static double v_of(const making *m, size_t index) {
  return m->start * (1 + (double)index / (double)count(m));
}

/* The first nodes of an octave. false: the steps were too long. */
static bool begin(making *m, bool stepping) {
  size_t n = count(m);
  m->nodes[n] = m->far;
  double step = -m->start / (double)n;
  for (size_t i = n; i-- > 0;)
    m->nodes[i] = !stepping    ? exact_node(m, v_of(m, i))
                  : i + 1 == n ? next_node(m, v_of(m, n), m->nodes[n].x, step)
                               : further_node(m, &m->nodes[i + 2], &m->nodes[i + 1], v_of(m, i + 1), step);
  if (!stepping)
    return true;
  double right = polish(m, m->start, m->nodes[0].x), moved = fabs(right - m->nodes[0].x);
  m->nodes[0] = (node){right, slope_at(m, m->start, right) * m->start};
  if (!(moved <= 0.2 * m->allowed))
    return false;
  m->worst = fmax(m->worst, moved);
  return true;
}

/* As many nodes between. */
static void halve(making *m, bool stepping) {
  size_t n = count(m);
  for (size_t i = n + 1; i-- > 1;)
    m->nodes[2 * i] = m->nodes[i];
  m->bits++;
  double step = -m->start / (double)count(m);
  for (size_t i = 1; i < 2 * n; i += 2)
    m->nodes[i] =
        stepping ? next_node(m, v_of(m, i + 1), m->nodes[i + 1].x, step) : exact_node(m, v_of(m, i));
}

/* The cubic between two nodes, `wide` of an octave apart. */
static void cubic(const node *a, const node *b, double wide, double c[4]) {
  double rise = b->x - a->x, left = a->slope * wide, right = b->slope * wide;
  c[0] = a->x;
  c[1] = left;
  c[2] = 3 * rise - 2 * left - right;
  c[3] = left + right - 2 * rise;
}

static double at(const double c[4], double t) {
  return c[0] + t * (c[1] + t * (c[2] + t * c[3]));
}

/* How far the cubics over every second node are from what lies between. */
static double error_of(const making *m, bool stepping) {
  double worst = 0, wide = 2 / (double)count(m);
  for (size_t i = 0; i < count(m); i += 2) {
    double c[4];
    cubic(&m->nodes[i], &m->nodes[i + 2], wide, c);
    worst = fmax(worst, fabs(at(c, 0.5) - m->nodes[i + 1].x));
    for (int quarter = 1; !stepping && quarter <= 3; quarter += 2) {
      double v = v_of(m, i) + 0.25 * quarter * wide * m->start;
      worst = fmax(worst, fabs(at(c, 0.25 * quarter) - fc_law_quantile(m->law, probability(m, v))));
    }
    if (!isfinite(c[1]) || !isfinite(c[2]) || !isfinite(c[3]))
      return INFINITY;
  }
  return 2 * worst;
}

/* Room for more parts. false: there are too many, or there is no memory, and then no room. */
static bool widen(making *m) {
  double(*wider)[4] = m->room < PARTS_MOST ? fc_arena_array(&m->passing, 2 * m->room, sizeof *wider) : NULL;
  if (wider)
    memcpy(wider, m->part, m->table->parts * sizeof *wider);
  m->room = wider ? 2 * m->room : m->room < PARTS_MOST ? 0 : m->room;
  m->part = wider;
  return wider != NULL;
}

/* Every second node ends a part, or each. */
static bool keep(making *m, size_t octave, size_t every) {
  size_t parts = count(m) / every;
  while (m->table->parts + parts > m->room)
    if (!widen(m))
      return false;
  fc_table_half *half = &m->table->half[m->upper];
  half->first[octave] = (uint32_t)m->table->parts;
  half->bits[octave] = m->bits - (every == 2);
  for (size_t i = 0; i < parts; i++)
    cubic(&m->nodes[every * i], &m->nodes[every * (i + 1)], 1 / (double)parts, m->part[m->table->parts++]);
  return true;
}

static bool make_octave(making *m, size_t octave, bool stepping) {
  m->bits = stepping ? m->steps : FEWEST_BITS;
  while (stepping && !begin(m, true))
    stepping = m->bits++ < MOST_STEPS;
  if (!stepping) {
    m->bits = FEWEST_BITS;
    begin(m, false);
    halve(m, false);
  }
  double error = error_of(m, stepping), most = 0.5 * m->allowed;
  while (!(error <= most || (stepping && error / HALVED <= most))) {
    if (m->bits > MOST_BITS)
      return false;
    halve(m, stepping);
    error = error_of(m, stepping);
  }
  m->steps = error > most / MUCH_FINER ? m->steps : m->steps > FEWEST_BITS ? m->steps - 1 : FEWEST_BITS;
  m->worst = fmax(m->worst, error <= most ? error : error / HALVED);
  return keep(m, octave, error <= most ? 2 : 1);
}

static bool make_half(making *m, bool upper) {
  m->upper = upper;
  m->start = 0.25;
  m->steps = FEWEST_BITS + 1;
  double median = fc_law_quantile(m->law, 0.5);
  m->far = (node){median, slope_at(m, 0.5, median) * m->start};
  for (size_t octave = 0; octave < FC_TABLE_OCTAVES; octave++) {
    if (!make_octave(m, octave, m->costly))
      return false;
    m->far = m->nodes[0];
    m->far.slope *= 0.5; /* octaves below are half as wide */
    m->start *= 0.5;
  }
  return true;
}

double fc_table_scale(const fc_law *law) {
  double variance = fc_law_variance(law);
  return isfinite(variance) ? sqrt(variance) : fc_law_quantile(law, 0.75) - fc_law_quantile(law, 0.25);
}

static fc_status make_guide(const fc_law *law, fc_arena *arena, fc_law_table *out) {
  size_t guides = 1;
  while (guides < law->n && guides < 4096)
    guides *= 2;
  uint32_t *guide = fc_arena_array(arena, guides, sizeof *guide);
  if (!guide)
    return FC_NO_MEMORY;
  uint32_t value = 0;
  for (size_t i = 0; i < guides; i++) {
    while (law->cumulative[value] < (double)i / (double)guides)
      value++;
    guide[i] = value;
  }
  out->guide = guide;
  out->guides = guides;
  return FC_OK;
}

fc_status fc_law_table_make(const fc_law *law, fc_arena *arena, fc_law_table *out) {
  *out = (fc_law_table){.law = law};
  if (law->distribution->separate)
    return law->n ? make_guide(law, arena, out) : FC_OK;
  making m = {.law = law,
              .table = out,
              .room = PARTS_FIRST,
              .allowed = FC_TABLE_ERROR * fc_table_scale(law),
              .costly = law->distribution->costly};
  m.part = fc_arena_array(&m.passing, PARTS_FIRST, sizeof *m.part);
  m.nodes = fc_arena_array(&m.passing, NODES_MOST, sizeof *m.nodes);
  if (!m.part || !m.nodes)
    m.room = 0;
  bool made = m.room && make_half(&m, false) && make_half(&m, true);
  double(*part)[4] = made ? fc_arena_array(arena, out->parts, sizeof *part) : NULL;
  if (part)
    memcpy(part, m.part, out->parts * sizeof *part);
  out->part = (const double(*)[4])part;
  out->bound = part ? m.worst : 0;
  fc_arena_free(&m.passing);
  return m.room && (part || !made) ? FC_OK : FC_NO_MEMORY;
}
