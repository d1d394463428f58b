/* figure.h - a figure of a distribution, and how surely it is known. */
#ifndef FC_RISK_FIGURE_H
#define FC_RISK_FIGURE_H

#include "risk/interval.h"

/* What is asked of a distribution. */
typedef enum fc_figure_kind {
  FC_FIGURE_MEAN,
  FC_FIGURE_SD,
  FC_FIGURE_QUANTILE, /* at: a probability */
  FC_FIGURE_CVAR,     /* the mean of the worst 1 - at */
  FC_FIGURE_OVER      /* the probability of more than `at` */
} fc_figure_kind;

typedef struct fc_figure_asked {
  fc_figure_kind kind;
  double at;
} fc_figure_asked;

typedef enum fc_known {
  FC_KNOWN_NOT,       /* there is no such figure */
  FC_KNOWN_EXACTLY,   /* worked out; low and high are the bound of what numbers of the machine leave open */
  FC_KNOWN_ESTIMATED  /* of draws: the interval covers the truth with probability `coverage` */
} fc_known;

typedef struct fc_risk_figure {
  fc_interval at;
  fc_known known;
  double coverage;
} fc_risk_figure;

#endif
