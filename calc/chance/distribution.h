/* distribution.h - the kind "distribution": what an uncertain number may be, and how likely.
 *
 * A law is a distribution with its numbers. Everything about it is computed in double precision; what a scenario states
 * stays exact there. A quantile is the inverse of the cdf, Q(p) = the least x with P(X <= x) >= p, so that a law of
 * separate values is drawn by it as well as a continuous one, and by one uniform number alone. */
#ifndef FC_CHANCE_DISTRIBUTION_H
#define FC_CHANCE_DISTRIBUTION_H

#include "base/arena.h"
#include "base/text.h"
#include "number/ratio.h"

/* What a member of a distribution holds. */
typedef enum fc_law_form {
  FC_LAW_NUMBER,
  FC_LAW_COUNT,         /* a whole number, at least 1 */
  FC_LAW_PROBABILITY,   /* 0 to 1 */
  FC_LAW_NUMBERS,       /* a list */
  FC_LAW_PROBABILITIES, /* a list */
  FC_LAW_NAMED,         /* names, each with its probability */
  FC_LAW_QUANTILES,     /* probabilities, each with the number that is not exceeded with it */
  FC_LAW_CSV,           /* a file that holds the numbers of the first member, in the column that the next member names */
  FC_LAW_LIBRARY,       /* a SIPmath library that holds all members before; the next one names a variable of it */
  FC_LAW_WORD           /* such a name. Files and words are for who reads them: a law has no argument of these */
} fc_law_form;

typedef struct fc_law_member {
  const char *name; /* "mode"; NULL ends the list */
  fc_law_form form;
  bool required;
  const char *help;
} fc_law_member;

/* The numbers given for one member; n 0: not given. Quantiles have their probabilities in `at`. `exact`: the same numbers
 * as they were stated, or NULL. */
typedef struct fc_law_arg {
  const double *value, *at;
  size_t n;
  const fc_rate *exact;
} fc_law_arg;

enum { FC_LAW_MEMBERS = 8 };
typedef struct fc_law_args {
  fc_law_arg member[FC_LAW_MEMBERS]; /* in the order of the distribution's members */
} fc_law_args;

/* Why numbers make no law. */
typedef struct fc_law_fault {
  const char *member; /* the one to look at; NULL: several together */
  size_t item;        /* index in its list; FC_LAW_WHOLE: all of it */
  const char *what;   /* "min is above mode"; of the arena, or static */
  const char *help;
} fc_law_fault;
#define FC_LAW_WHOLE ((size_t)-1)

typedef struct fc_distribution fc_distribution;

enum { FC_LAW_NUMBERS_MAX = 8 };
typedef struct fc_law {
  const fc_distribution *distribution;
  double number[FC_LAW_NUMBERS_MAX]; /* what the distribution makes of its numbers: its own file names them */
  const double *value;               /* separate values, ascending; or coefficients */
  const double *weight, *cumulative; /* of separate values: their probabilities, and the sums of them so far */
  size_t n;
} fc_law;

struct fc_distribution {
  const char *name, *summary;
  const fc_law_member *members; /* ends with a NULL name; at most FC_LAW_MEMBERS */
  const char *example;          /* members, as JSON */
  const char *source;           /* where its formulas are from */
  bool separate;                /* its values are separate ones, each with a probability */
  fc_status (*make)(const fc_law_args *args, fc_arena *arena, fc_law *law, fc_law_fault *fault);
  double (*quantile)(const fc_law *law, double p); /* 0 < p < 1 */
  double (*cdf)(const fc_law *law, double x);      /* of a continuous one: lower < x < upper */
  double (*density)(const fc_law *law, double x);  /* NULL where values are separate */
  double (*slope)(const fc_law *law, double p);    /* dQ/dp; NULL: one over the density */
  bool costly; /* a quantile takes far longer than a density: tables step from one to the next (table_make.c) */
  double (*mean)(const fc_law *law);
  double (*variance)(const fc_law *law);
  double (*lower)(const fc_law *law);
  double (*upper)(const fc_law *law);
  double (*point)(const fc_law *law); /* the likeliest value where there is one, else the median */
  /* The mean exactly, where it is a ratio of what was stated (all given members have `exact`). NULL: it is none, or values
   * are separate. */
  bool (*exact_mean)(const fc_law_args *args, fc_rate *out);
};

size_t fc_distributions(void);
const fc_distribution *fc_distribution_at(size_t index);
const fc_distribution *fc_distribution_find(fc_str name); /* NULL: none */
const char *const *fc_distribution_names(void);
/* The index of a member; FC_LAW_WHOLE: it has none of that name. */
size_t fc_distribution_member(const fc_distribution *distribution, const char *name);

/* FC_BAD_NUMBER with *fault filled, FC_NO_MEMORY. What the law needs lies in the arena. */
fc_status fc_law_make(const fc_distribution *distribution, const fc_law_args *args, fc_arena *arena, fc_law *out,
                      fc_law_fault *fault);

/* A library holds the member: it is not written beside the others. */
bool fc_law_is_inner(const fc_distribution *distribution, size_t member);
/* A form that has no numbers. */
static inline bool fc_law_form_is_text(fc_law_form form) {
  return form == FC_LAW_CSV || form == FC_LAW_LIBRARY || form == FC_LAW_WORD;
}

double fc_law_quantile(const fc_law *law, double p); /* 0 <= p <= 1; the ends of the support at 0 and 1 */
double fc_law_cdf(const fc_law *law, double x);      /* P(X <= x) */
double fc_law_density(const fc_law *law, double x);  /* 0 outside the support, and where values are separate */
double fc_law_mean(const fc_law *law);               /* infinite where it does not exist */
double fc_law_variance(const fc_law *law);
double fc_law_lower(const fc_law *law); /* -infinity: unbounded */
double fc_law_upper(const fc_law *law);
double fc_law_point(const fc_law *law);
/* false: there is none, or it is beyond a rate. */
bool fc_law_exact_mean(const fc_law *law, const fc_law_args *args, fc_rate *out);

#endif
