/* truncated_normal.c - a normal law of which only what lies between two ends may happen. Mean and sd are of the whole
 * normal law, before anything is cut off; the likeliest value is the mean, or the end nearer to it.
 *
 * All is reckoned in standard deviations from one end, the "near" one: that which lies nearer to the mean, so that the
 * law goes on from it towards the tail. Densities are relative to the largest that may happen, and masses in the tail are
 * by Mills' ratio, so that a law 100 standard deviations out keeps all its digits. */
#include "chance/gauss_legendre.h"
#include "chance/law.h"
#include "chance/normal.h"

#include <math.h>

enum { MEAN, SD, MIN, MAX, START, WIDTH, MIDDLE, SPREAD };
#define ROOT_TWO_PI 2.50662827463100050242
#define FAR_OUT 39.0 /* standard deviations beyond which a double holds no density */
enum { PANELS = 64, STEPS_MOST = 100 };

static const fc_law_member members[] = {
    {"mean", FC_LAW_NUMBER, true, "the mean before anything is cut off"},
    {"sd", FC_LAW_NUMBER, true, "the standard deviation before anything is cut off"},
    {"min", FC_LAW_NUMBER, false, "the least it may be"},
    {"max", FC_LAW_NUMBER, false, "the most it may be"},
    {.name = NULL},
};

/* The law as it goes on from the near end: `start` is that end (in sd from the mean), and lies nearer to 0 than the other. */
typedef struct course {
  double start, width; /* width: infinite without a far end */
} course;

static course course_of(const fc_law *law) {
  return (course){law->number[START], law->number[WIDTH]};
}

static bool from_max(const fc_law *law) {
  return law->number[MEAN] - law->number[MIN] > law->number[MAX] - law->number[MEAN];
}

/* The density at a distance from the near end, by the largest. */
static double density_at(const void *of, double t) {
  const course *c = of;
  return c->start >= 0 ? exp(-t * (c->start + 0.5 * t)) : exp(-0.5 * (c->start + t) * (c->start + t));
}

/* The integral of that density from distance u to v. */
static double mass(const course *c, double u, double v) {
  double x = c->start + u, y = c->start + v;
  if ((v - u) * fmax(1, fmax(fabs(x), fabs(y))) <= 1)
    return fc_gauss_integral(density_at, c, u, v);
  double beyond = isinf(v) ? 0 : density_at(c, v) * fc_normal_mills(fabs(y));
  if (x >= 0)
    return density_at(c, u) * fc_normal_mills(x) - beyond;
  double before = density_at(c, u) * fc_normal_mills(-x);
  return y <= 0 ? beyond - before : ROOT_TWO_PI - before - beyond;
}

static double times_t(const void *of, double t) {
  return t * density_at(of, t);
}

typedef struct around {
  course course;
  double mean;
} around;

static double squared(const void *of, double t) {
  const around *a = of;
  return (t - a->mean) * (t - a->mean) * density_at(&a->course, t);
}

static void find_moments(fc_law *law) {
  around a = {.course = course_of(law)};
  double start = a.course.start, from = fmax(0, -start - FAR_OUT);
  double to = start >= 0 ? FAR_OUT * FAR_OUT / (start + sqrt(start * start + FAR_OUT * FAR_OUT)) : FAR_OUT - start;
  to = fmin(to, a.course.width);
  double all = mass(&a.course, 0, a.course.width);
  a.mean = fc_gauss_panels(times_t, &a.course, from, to, PANELS) / all;
  law->number[MIDDLE] = a.mean;
  law->number[SPREAD] = fc_gauss_panels(squared, &a, from, to, PANELS) / all;
}

static fc_status truncated_normal_make(const fc_law_args *args, fc_arena *arena, fc_law *law, fc_law_fault *fault) {
  (void)arena;
  if (!fc_law_is_given(args, MIN) && !fc_law_is_given(args, MAX))
    return fc_law_refuse(fault, NULL, FC_LAW_WHOLE, "neither \"min\" nor \"max\" is there", "without them use normal");
  double mean = fc_law_given(args, MEAN, 0), sd = fc_law_given(args, SD, 0);
  double min = fc_law_given(args, MIN, -INFINITY), max = fc_law_given(args, MAX, INFINITY);
  if (min > max)
    return fc_law_refuse(fault, NULL, FC_LAW_WHOLE, "min is above max", "exchange them");
  if (sd < 0)
    return fc_law_refuse(fault, "sd", FC_LAW_WHOLE, "is below 0", "state how far from the mean is usual");
  if (sd == 0 || min == max)
    return fc_law_collapse(law, fmin(fmax(mean, min), max));
  law->number[MEAN] = mean;
  law->number[SD] = sd;
  law->number[MIN] = min;
  law->number[MAX] = max;
  law->number[START] = from_max(law) ? (mean - max) / sd : (min - mean) / sd;
  law->number[WIDTH] = (max - min) / sd;
  if (law->number[START] > 1e6)
    return fc_law_refuse(fault, NULL, FC_LAW_WHOLE, "all that is left lies over a million standard deviations out",
                         "let min and max hold the mean, or something near it");
  find_moments(law);
  return FC_OK;
}

/* Where to begin: the normal law's own quantile, or far out that of the exponential law that it comes close to. */
static double first_guess(const course *c, double p) {
  if (c->start > 5)
    return -log1p(p * expm1(-c->start * c->width)) / c->start;
  double above = fc_normal_above(c->start), beyond = fc_normal_above(c->start + c->width);
  return -fc_normal_quantile(above - p * (above - beyond)) - c->start;
}

/* The distance t from the near end with mass(0, t) = p of all; q = 1 - p. */
static double solve(const course *c, double p, double q) {
  double all = mass(c, 0, c->width);
  double low = fmax(0, -c->start - FAR_OUT), high = fmin(c->width, fmax(0, -c->start) + FAR_OUT);
  double t = first_guess(c, p);
  if (!(t > low && t < high))
    t = 0.5 * (low + high);
  for (int step = 0; step < STEPS_MOST; step++) {
    double off = p <= q ? p * all - mass(c, 0, t) : mass(c, t, c->width) - q * all;
    if (off > 0)
      low = t;
    else
      high = t;
    double next = t + off / density_at(c, t);
    if (!(next > low && next < high))
      next = 0.5 * (low + high);
    double moved = fabs(next - t);
    t = next;
    if (moved <= 1e-15 * t)
      break;
  }
  return t;
}

static double truncated_normal_quantile(const fc_law *law, double p) {
  course c = course_of(law);
  if (from_max(law))
    return fmax(law->number[MIN], law->number[MAX] - law->number[SD] * solve(&c, 1 - p, p));
  return fmin(law->number[MAX], law->number[MIN] + law->number[SD] * solve(&c, p, 1 - p));
}

static double truncated_normal_cdf(const fc_law *law, double x) {
  course c = course_of(law);
  double all = mass(&c, 0, c.width);
  if (from_max(law))
    return mass(&c, (law->number[MAX] - x) / law->number[SD], c.width) / all;
  return mass(&c, 0, (x - law->number[MIN]) / law->number[SD]) / all;
}

static double truncated_normal_density(const fc_law *law, double x) {
  course c = course_of(law);
  double t = (from_max(law) ? law->number[MAX] - x : x - law->number[MIN]) / law->number[SD];
  return density_at(&c, t) / (mass(&c, 0, c.width) * law->number[SD]);
}

static double truncated_normal_mean(const fc_law *law) {
  double above = law->number[SD] * law->number[MIDDLE];
  return from_max(law) ? law->number[MAX] - above : law->number[MIN] + above;
}

static double truncated_normal_variance(const fc_law *law) {
  return law->number[SD] * law->number[SD] * law->number[SPREAD];
}

static double truncated_normal_lower(const fc_law *law) {
  return law->number[MIN];
}

static double truncated_normal_upper(const fc_law *law) {
  return law->number[MAX];
}

static double truncated_normal_mode(const fc_law *law) {
  return fmin(fmax(law->number[MEAN], law->number[MIN]), law->number[MAX]);
}

const fc_distribution fc_distribution_truncated_normal = {
    .name = "truncated_normal",
    .summary = "a normal law between ends",
    .members = members,
    .example = "\"mean\": \"20%\", \"sd\": \"15%\", \"min\": 0, \"max\": 1",
    .source = "Johnson, Kotz and Balakrishnan 1994, chapter 13; Mills 1926 in the tails",
    .make = truncated_normal_make,
    .quantile = truncated_normal_quantile,
    .cdf = truncated_normal_cdf,
    .density = truncated_normal_density,
    .costly = true,
    .mean = truncated_normal_mean,
    .variance = truncated_normal_variance,
    .lower = truncated_normal_lower,
    .upper = truncated_normal_upper,
    .point = truncated_normal_mode,
};
