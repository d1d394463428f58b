/* anova.c - the parts of a sum gone through exactly. */
#include "risk/anova.h"
#include "chance/normal.h"

#include <math.h>
#include <string.h>

/* The trapezoid rule: steps of the normal number, from -END to END. */
enum { STEPS_PER_UNIT = 8, END = 8, NODES = 2 * END * STEPS_PER_UNIT + 1, INPUTS_MOST = 12, VALUES_MOST = 1 << 17 };
static const double STRAIGHT = 1e-12, SMOOTH = 1e-8;

/* How an input is gone through. */
typedef struct nodes {
  const double *x, *weight;
  size_t n;
  bool halves; /* every second node is a rule of its own: how far apart they are tells the error */
} nodes;

/* A part: what it makes of every combination of its inputs' nodes, the first input slowest. */
typedef struct part {
  size_t n_inputs;
  uint32_t input[INPUTS_MOST];
  nodes nodes[INPUTS_MOST];
  size_t n_values;
  double **value; /* [output][n_values] */
} part;

struct fc_anova {
  const fc_function *function;
  fc_arena *arena;
  const part *parts; /* the last is the divisor's, of 1 / D, where there is one */
  double *room;      /* for conditional means: VALUES_MOST numbers, of one call */
};

static bool divided(const fc_anova *a) {
  return a->function->parts->divided;
}

/* --- nodes --- */

static bool two_nodes(fc_arena *arena, const fc_law *law, nodes *out) {
  double *x = fc_arena_array(arena, 2, sizeof *x), *weight = fc_arena_array(arena, 2, sizeof *weight);
  if (!x || !weight)
    return false;
  double mean = fc_law_mean(law), sd = sqrt(fc_law_variance(law));
  x[0] = mean - sd;
  x[1] = mean + sd;
  weight[0] = weight[1] = 0.5;
  *out = (nodes){x, weight, 2, false};
  return true;
}

static bool many_nodes(fc_arena *arena, const fc_law *law, nodes *out) {
  double *x = fc_arena_array(arena, NODES, sizeof *x), *weight = fc_arena_array(arena, NODES, sizeof *weight), sum = 0;
  if (!x || !weight)
    return false;
  for (int i = 0; i < NODES; i++) {
    double z = (double)(i - END * STEPS_PER_UNIT) / STEPS_PER_UNIT, p = fc_normal_below(z);
    x[i] = fc_law_quantile(law, p < 1 ? p : nextafter(1, 0));
    weight[i] = fc_normal_density(z);
    sum += weight[i];
  }
  for (int i = 0; i < NODES; i++)
    weight[i] /= sum;
  *out = (nodes){x, weight, NODES, true};
  return true;
}

static nodes separate_nodes(const fc_law *law) {
  static const double certainly = 1;
  return law->n ? (nodes){law->value, law->weight, law->n, false} : (nodes){law->number, &certainly, 1, false};
}

/* --- values --- */

static fc_status evaluate(const fc_function *function, size_t index, const part *p, size_t rows, double *const *x,
                          double **value) {
  fc_arena arena = {0};
  const double **columns = fc_arena_array(&arena, function->n_inputs + 1, sizeof *columns);
  if (!columns)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < p->n_inputs; i++)
    columns[p->input[i]] = x[i];
  fc_status status = function->parts->evaluate(function, index, columns, rows, value);
  fc_arena_free(&arena);
  return status;
}

/* Fills the columns of a part's inputs with every combination. */
static void combine(const part *p, double *const *x) {
  size_t repeat = p->n_values;
  for (size_t i = 0; i < p->n_inputs; i++) {
    repeat /= p->nodes[i].n;
    for (size_t row = 0; row < p->n_values; row++)
      x[i][row] = p->nodes[i].x[row / repeat % p->nodes[i].n];
  }
}

static bool count_values(part *p) {
  p->n_values = 1;
  for (size_t i = 0; i < p->n_inputs; i++) {
    if (p->nodes[i].n > VALUES_MOST / p->n_values)
      return false;
    p->n_values *= p->nodes[i].n;
  }
  return true;
}

/* FC_CANNOT_ANSWER: a value is no number. */
static fc_status fill_values(fc_arena *arena, const fc_function *function, size_t index, part *p, bool inverted) {
  double **x = fc_columns_of(arena, p->n_inputs, p->n_values);
  p->value = fc_columns_of(arena, function->n_outputs, p->n_values);
  if (!x || !p->value)
    return FC_NO_MEMORY;
  combine(p, x);
  fc_status status = evaluate(function, index, p, p->n_values, x, p->value);
  for (size_t o = 0; o < function->n_outputs && status == FC_OK; o++)
    for (size_t i = 0; i < p->n_values && status == FC_OK; i++) {
      if (inverted)
        p->value[o][i] = 1 / p->value[o][i];
      status = isfinite(p->value[o][i]) ? FC_OK : FC_CANNOT_ANSWER;
    }
  return status;
}

/* Whether a part, at each combination of its other inputs, is straight in one: seen at five of its quantiles. */
static fc_status is_straight(fc_arena *arena, const fc_function *function, size_t index, const part *p, size_t at,
                             bool *out) {
  static const double places[] = {0.0005, 0.25, 0.5, 0.8, 0.9995};
  enum { PLACES = sizeof places / sizeof *places };
  double x[PLACES], even[PLACES] = {0};
  part probe = *p;
  for (int i = 0; i < PLACES; i++)
    x[i] = fc_law_quantile(function->inputs[p->input[at]].law, places[i]);
  probe.nodes[at] = (nodes){x, even, PLACES, false};
  *out = false;
  if (!count_values(&probe))
    return FC_OK;
  fc_status status = fill_values(arena, function, index, &probe, false);
  if (status == FC_CANNOT_ANSWER)
    return FC_OK;
  size_t stride = 1;
  for (size_t i = at + 1; i < p->n_inputs; i++)
    stride *= probe.nodes[i].n;
  *out = status == FC_OK;
  for (size_t o = 0; o < function->n_outputs && *out; o++)
    for (size_t row = 0; row < probe.n_values && *out; row++) {
      const double *y = probe.value[o] + row;
      if (row / stride % PLACES != 0)
        continue;
      double slope = (y[(PLACES - 1) * stride] - y[0]) / (x[PLACES - 1] - x[0]);
      double size = fabs(y[0]) + fabs(y[(PLACES - 1) * stride]);
      for (size_t i = 1; i + 1 < PLACES; i++)
        *out = *out && fabs(y[i * stride] - y[0] - slope * (x[i] - x[0])) <= STRAIGHT * size;
    }
  return status;
}

/* --- conditional means --- */

/* The mean of one output of a part, and the variance of its mean given the inputs that are held. */
typedef struct moments {
  double mean, variance;
} moments;

static moments conditional(const fc_anova *a, const part *p, size_t output, const bool *held, int step) {
  size_t kept = 1;
  double *mean = a->room, total = 0, variance = 0;
  bool keep[INPUTS_MOST];
  for (size_t i = 0; i < p->n_inputs; i++) {
    keep[i] = !held || held[p->input[i]];
    kept *= keep[i] ? p->nodes[i].n : 1;
  }
  double *weight = a->room + kept;
  memset(mean, 0, 2 * kept * sizeof *mean);
  for (size_t row = 0; row < p->n_values; row++) {
    size_t rest = row, to = 0, stride = 1;
    double w = 1;
    for (size_t i = p->n_inputs; i-- > 0;) {
      const nodes *n = &p->nodes[i];
      size_t node = rest % n->n;
      rest /= n->n;
      w *= n->halves && step == 2 ? (node % 2 ? 0 : 2 * n->weight[node]) : n->weight[node];
      to += keep[i] ? node * stride : 0;
      stride *= keep[i] ? n->n : 1;
    }
    mean[to] += w * p->value[output][row];
    weight[to] += w;
  }
  for (size_t i = 0; i < kept; i++)
    total += mean[i];
  for (size_t i = 0; i < kept; i++)
    if (weight[i] > 0) {
      double off = mean[i] / weight[i] - total;
      variance += weight[i] * off * off;
    }
  return (moments){total, kept > 1 ? variance : 0};
}

static bool touches(const part *p, const bool *held) {
  for (size_t i = 0; i < p->n_inputs; i++)
    if (held[p->input[i]])
      return true;
  return false;
}

/* --- making --- */

static bool is_smooth(const fc_anova *a, const part *p) {
  for (size_t o = 0; o < a->function->n_outputs; o++) {
    moments all = conditional(a, p, o, NULL, 1), half = conditional(a, p, o, NULL, 2);
    double sd = sqrt(all.variance);
    if (!(fabs(all.mean - half.mean) <= SMOOTH * (fabs(all.mean) + sd)) ||
        !(fabs(all.variance - half.variance) <= SMOOTH * all.variance + 1e-300))
      return false;
  }
  return true;
}

/* *good false: it cannot be gone through exactly. */
static fc_status make_part(const fc_anova *a, size_t index, part *p, bool *good) {
  const fc_function *function = a->function;
  bool inverse = divided(a) && index == function->parts->n, rough = false;
  *good = false;
  for (size_t i = 0; i < function->n_inputs; i++) {
    if (function->parts->part[i] != index)
      continue;
    if (p->n_inputs == INPUTS_MOST)
      return FC_OK;
    p->input[p->n_inputs++] = (uint32_t)i;
  }
  for (size_t i = 0; i < p->n_inputs; i++) {
    const fc_law *law = function->inputs[p->input[i]].law;
    if (law->distribution->separate)
      p->nodes[i] = separate_nodes(law);
    else if (!isfinite(fc_law_mean(law)) || !isfinite(fc_law_variance(law)))
      return FC_OK;
    else if (!two_nodes(a->arena, law, &p->nodes[i]))
      return FC_NO_MEMORY;
  }
  for (size_t i = 0; i < p->n_inputs; i++) {
    const fc_law *law = function->inputs[p->input[i]].law;
    bool straight = law->distribution->separate;
    fc_status status = straight || inverse ? FC_OK : is_straight(a->arena, function, index, p, i, &straight);
    if (status != FC_OK)
      return status;
    if (straight)
      continue;
    rough = true;
    if (!many_nodes(a->arena, law, &p->nodes[i]))
      return FC_NO_MEMORY;
  }
  if (!count_values(p))
    return FC_OK;
  fc_status status = fill_values(a->arena, function, index, p, inverse);
  *good = status == FC_OK && (!rough || is_smooth(a, p));
  return status == FC_CANNOT_ANSWER ? FC_OK : status;
}

fc_status fc_anova_make(fc_ctx *ctx, const fc_study *study, fc_arena *arena, const fc_anova **out) {
  const fc_function *function = study->function;
  *out = NULL;
  if (!function->parts || function->dependence)
    return FC_OK;
  size_t n = function->parts->n + function->parts->divided;
  fc_anova *a = fc_arena_alloc(arena, sizeof *a);
  part *parts = fc_arena_array(arena, n + 1, sizeof *parts);
  double *room = fc_arena_array(arena, 2 * VALUES_MOST, sizeof *room);
  if (!a || !parts || !room)
    return fc_fail_memory(ctx);
  *a = (fc_anova){function, arena, parts, room};
  bool good = true;
  fc_status status = FC_OK;
  for (size_t i = 0; i < n && good && status == FC_OK; i++)
    status = make_part(a, i, &parts[i], &good);
  if (status == FC_OK && good)
    *out = a;
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}

/* --- answers --- */

const char *fc_anova_form(const fc_anova *a) {
  return divided(a) ? "ratio" : "sum";
}

/* Of the sum: its mean and variance; of 1 / D: its mean and variance. */
typedef struct whole {
  moments sum, inverse;
} whole;

static whole whole_of(const fc_anova *a, size_t output, const bool *held) {
  const fc_parts *parts = a->function->parts;
  whole w = {.sum = {parts->fixed ? parts->fixed[output] : 0, 0}, .inverse = {1, 0}};
  for (size_t i = 0; i < parts->n; i++) {
    moments m = conditional(a, &a->parts[i], output, held, 1);
    w.sum.mean += m.mean;
    w.sum.variance += m.variance;
  }
  if (divided(a))
    w.inverse = conditional(a, &a->parts[parts->n], output, held, 1);
  return w;
}

/* (V + M^2) E[q^2] - M^2 E[q]^2, where E[q^2] = E[q]^2 + Var q. */
static double product_variance(moments sum, moments inverse) {
  double second = inverse.mean * inverse.mean + inverse.variance;
  return sum.variance * second + sum.mean * sum.mean * inverse.variance;
}

double fc_anova_mean(const fc_anova *a, size_t output) {
  whole w = whole_of(a, output, NULL);
  return w.sum.mean * w.inverse.mean;
}

double fc_anova_variance(const fc_anova *a, size_t output) {
  whole w = whole_of(a, output, NULL);
  return product_variance(w.sum, w.inverse);
}

double fc_anova_closed(const fc_anova *a, size_t output, const bool *held) {
  whole w = whole_of(a, output, held);
  double variance = fc_anova_variance(a, output);
  return variance > 0 ? product_variance(w.sum, w.inverse) / variance : NAN;
}

/* Var Y - Var E[Y | others], term by term: parts without an input of the set cancel. */
double fc_anova_total(const fc_anova *a, size_t output, const bool *held) {
  const fc_parts *parts = a->function->parts;
  fc_arena arena = {0};
  bool *others = fc_arena_array(&arena, a->function->n_inputs + 1, sizeof *others);
  if (!others)
    return NAN;
  for (size_t i = 0; i < a->function->n_inputs; i++)
    others[i] = !held[i];
  whole all = whole_of(a, output, NULL);
  double left = 0, kept = 0; /* of the sum's variance: what the others leave, and what they explain */
  for (size_t i = 0; i < parts->n; i++) {
    double variance = conditional(a, &a->parts[i], output, NULL, 1).variance;
    double given = touches(&a->parts[i], held) ? conditional(a, &a->parts[i], output, others, 1).variance : variance;
    left += touches(&a->parts[i], held) ? variance - given : 0;
    kept += given;
  }
  double spread = 0; /* of the inverse's variance what the others leave */
  if (divided(a) && touches(&a->parts[parts->n], held))
    spread = all.inverse.variance - conditional(a, &a->parts[parts->n], output, others, 1).variance;
  double second = all.inverse.mean * all.inverse.mean + all.inverse.variance;
  double variance = product_variance(all.sum, all.inverse);
  double total = left * second + (kept + all.sum.mean * all.sum.mean) * spread;
  fc_arena_free(&arena);
  return variance > 0 ? total / variance : NAN;
}
