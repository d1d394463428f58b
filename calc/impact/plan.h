/* plan.h - a compiled plan, and its evaluation in exact cents. */
#ifndef FC_IMPACT_PLAN_H
#define FC_IMPACT_PLAN_H

#include "impact/after.h"
#include "impact/apart.h"
#include "impact/column.h"
#include "impact/frame.h"
#include "impact/metric.h"
#include "scenario/scenario.h"
#include <fiscalc/impact.h>

/* How what is due of an award lies over the years of the plan. */
typedef enum fc_due_kind {
  FC_DUE_YEARLY, /* a year's amount: due in `year`, and where it is carried on in every later one */
  FC_DUE_ONCE,   /* due in `year` alone: a balance, or a row of another year than the plan's */
  FC_DUE_SPREAD  /* by a mapping: `part` of each year from the one `part_year` on */
} fc_due_kind;

typedef struct fc_due {
  fc_due_kind kind;
  int32_t year;     /* index of a year of the plan */
  int32_t grown;    /* years of growth before `year` */
  bool carried;     /* goes on after `year` */
  int32_t own_year; /* fiscal year by which its days count, where that is not the plan's; else 0 */
  const int64_t *part; /* weights of the years from index `part_year` (perhaps below 0) on */
  int32_t part_year, parts;
} fc_due;

/* An award that some cut selects. */
typedef struct fc_touched {
  size_t award;          /* index into the dataset's awards */
  const uint32_t *cut;   /* cuts that select it, in order */
  const uint32_t *place; /* its place among the awards of each of these cuts */
  uint32_t cuts;
  uint32_t government; /* the award's, its stage, and whether it is a stock row: at hand for those who go through all */
  bool stock;
  uint32_t stage;
  fc_money incurred; /* spent and not yet paid; 0: none, or not stated */
  bool unknown; /* a cut needs its undrawn balance, which is not stated: its loss is not known */
  bool suspect; /* its row is flagged so */
  bool left_out;   /* of the total: it was passed on, or is of an entity beside a government */
  uint32_t holder; /* 1 + the touched award of who passes it on, in which it stands; 0: it stands for itself */
  fc_due due;
} fc_touched;

typedef struct fc_plan_cut {
  const char *name, *effect, *words, *deed, *timing_words;
  const char *select;                         /* conditions as text, "": every grant */
  const uint32_t *touched;                    /* indexes of the awards that it selects, in order */
  size_t n_touched;
  const uint32_t *grouped, *group_at; /* where an amount or a ceiling holds for each group: the places of these by
                                       * group, and where each group begins, n_groups + 1; NULL: all are one */
  size_t n_groups;
  fc_timing timing;
  const fc_step *step;
  size_t n_steps;
  size_t taking; /* its first taking: fc_plan_taking */
} fc_plan_cut;

/* What is shown: copied from options and scenario, so that a plan outlives both. */
typedef struct fc_plan_report {
  const fc_award_column *by;
  size_t n_by;
  const fc_metric *const *metrics;
  size_t n_metrics;
  bool metrics_asked; /* else all by_default that some row has */
  bool sorted;        /* rows largest first, by sort_metric, or by awards where it is NULL */
  const fc_metric *sort_metric;
  size_t top;            /* rows shown; 0: all */
  const size_t *against; /* budget rows to set the loss against */
  size_t n_against;
} fc_plan_report;

/* At which end of an input's range it is taken. */
typedef enum fc_end { FC_LOW, FC_VALUE, FC_HIGH, FC_ENDS } fc_end;

/* The plan's numbers where uncertain parameters have other values than their points. */
typedef struct fc_plan_point {
  const fc_plan_cut *cuts;
  fc_baseline baseline;
  fc_ratio weight; /* probability of discrete values; den 0: beyond what can be reckoned */
} fc_plan_point;

enum { FC_YEARS_MAX = 60 }; /* of one plan */

/* What the scenario assumes beside its cuts, in words: "growth of budgets", "growing by 2% a year". */
typedef struct fc_assumption {
  const char *what, *how;
} fc_assumption;

struct fc_plan {
  fc_arena arena;
  fc_frame frame;         /* of the first year that is shown */
  const fc_frame *frames; /* of each year */
  int first_year;         /* 0: no row has a year */
  size_t n_years;         /* at least 1 */
  size_t show_from, show_to; /* indexes of the years that are shown: [from, to) */
  fc_baseline baseline;
  const fc_rate *price; /* what money is worth in each year, 1 in the first that is shown; NULL: not stated */
  const char *scenario_name, *scenario_file, *scenario_sha256;
  fc_rounding rounding;
  fc_plan_report report;
  const fc_plan_cut *cuts;
  size_t n_cuts;
  size_t n_takings;
  const fc_plan_point *points, *mean_points; /* for the range of the loss, and for its mean */
  size_t n_points, n_mean_points;
  const fc_touched *touched; /* in the order of the dataset's awards */
  size_t n_touched;
  const fc_money *due[FC_ENDS];      /* n_touched x n_years; equal pointers where nothing is a range */
  const fc_money *received[FC_ENDS]; /* n_touched */
  bool ranged;                       /* some amount is a range */
  fc_plan_after after;
  fc_apart apart;                    /* of the frame's governments */
  const fc_assumption *assumptions;
  size_t n_assumptions;
  fc_notes notes;
};

/* What is due of an award in a year of the plan: of a flow row its amount, of a stock row its undrawn balance (never
 * below 0 for an award that is more than drawn). */
fc_money fc_plan_due(const fc_plan *plan, size_t touched, size_t year, fc_end end);
/* The same before it grows, or is spread over years. */
fc_money fc_plan_base(const fc_plan *plan, size_t touched, fc_end end);
/* What a loss is a share of: the grant itself, in one year or (year = n_years) in all that are shown. */
fc_money fc_plan_grant(const fc_plan *plan, size_t touched, size_t year, fc_end end);
/* Lays out what is due of each award; F402 with the row. */
fc_status fc_plan_set_dues(fc_ctx *ctx, fc_plan *plan);

/* Whether a step acts on an award of its cut. */
bool fc_step_acts(const fc_plan *plan, const fc_step *step, size_t touched);
/* Which balance of an award a step takes from in a year: of what is due in which year, or (n_years) of what was
 * received. A balance that is due once, and what was received, are met in one year, perhaps another than that in which
 * they are due. SIZE_MAX: the step does not act in that year. */
size_t fc_plan_balance(const fc_plan *plan, const fc_plan_cut *cut, const fc_step *step, size_t touched, size_t year);
/* What of a cut acts on an award in a year, part by part. */
typedef struct fc_plan_mixed {
  bool in_force; /* false: the cut begins in a later year */
  fc_ratio when, phase, of_year;
} fc_plan_mixed;
fc_plan_mixed fc_plan_mix_parts(const fc_plan *plan, const fc_plan_cut *cut, const fc_step *step, size_t touched, size_t year);
/* What of a cut acts on an award in a year: phase, condition, part of the year. false: beyond what can be reckoned. */
bool fc_plan_mix(const fc_plan *plan, const fc_plan_cut *cut, const fc_step *step, size_t touched, size_t year,
                 fc_ratio *out);
/* Whether an award is one balance over its life, which a cut meets once, in whichever year that is. */
bool fc_plan_is_balance(const fc_plan *plan, size_t touched);
/* The year in which a cut acts on an award that it meets once; n_years: none. */
size_t fc_plan_once(const fc_plan *plan, const fc_plan_cut *cut, size_t touched);

/* The first of n_years takings of a step from the award at a place of its cut. */
static inline size_t fc_plan_taking(const fc_plan *plan, const fc_plan_cut *cut, size_t place, size_t step) {
  return cut->taking + (place * cut->n_steps + step) * plan->n_years;
}

/* taken[n_takings]: what each step takes from each award in each year, where the amount of touched award t is taken at
 * end[t]. No award loses more than it has. Sums that are shared are split by largest remainder, ties by the awards'
 * keys. O(takings). */
fc_status fc_plan_evaluate(fc_ctx *ctx, const fc_plan *plan, const uint8_t *end /* of fc_end, n_touched */,
                           fc_money *taken);

/* Which part of a plan is to be evaluated anew: every award that a changed cut meets, from that cut on, and the other
 * awards of later cuts that share a sum with them. */
typedef struct fc_anew {
  uint32_t *since;   /* of each touched award; UINT32_MAX: not at all */
  uint32_t *touched; /* those that are */
  size_t n;
  bool *cut;  /* cuts that meet one of them from then on */
  void *room; /* that evaluations work in, kept from one to the next; NULL: none yet; freed by free() */
} fc_anew;
/* The same takings as a whole evaluation, where those of all other awards stand already. O(takings of the cuts). */
fc_status fc_plan_evaluate_anew(fc_ctx *ctx, const fc_plan *plan, const uint8_t *end, fc_anew *anew, fc_money *taken);

/* What takings from an award are booked to: book[account * (n_years + 1) + year], the last year standing for all after
 * the plan's. Added to what is there. false: overflow. */
bool fc_plan_book(const fc_plan *plan, size_t touched, const fc_money *taken, fc_money *book);
/* The same of its cuts from one on. */
bool fc_plan_book_since(const fc_plan *plan, size_t touched, uint32_t since, const fc_money *taken, fc_money *book);
/* What an award loses in a year, or (year = n_years) in all that are shown. */
fc_money fc_plan_loss(const fc_plan *plan, size_t touched, const fc_money *taken, size_t year);

/* What it loses by one of its cuts, at its place of that cut, in all years that are shown. */
fc_money fc_plan_loss_by(const fc_plan *plan, size_t touched, uint32_t cut, uint32_t place, const fc_money *taken);

/* What one of its cuts makes late of it in the years that are shown: all that comes later than it is due, and
 * of that what comes after the last of these. */
typedef struct fc_late {
  fc_money all, after;
} fc_late;
bool fc_plan_makes_late(const fc_plan_cut *cut); /* it may make some late at all */
fc_late fc_plan_late_by(const fc_plan *plan, size_t touched, uint32_t cut, uint32_t place, const fc_money *taken);

/* What money is worth in a year by a deflator. false: it does not say. */
bool fc_plan_price(const fc_plan *plan, const fc_baseline *baseline, size_t year, fc_rate *out);
/* Cents of a year in dollars of the first year that is shown, rounded to the cent. false: overflow. */
bool fc_plan_deflate(const fc_plan *plan, size_t year, fc_money *cents);

/* Span or money after n years of growth, rounded to the cent each year. false: overflow. */
bool fc_grow(fc_i128 *amount, fc_rate growth, int years, fc_rounding rounding);

/* What federal aid each breakdown row gets, without a scenario: tables exposure, total, concentration. */
typedef struct fc_exposure_options {
  const char *const *by;
  size_t n_by;
  int year;
  const char *stage, *denominator, *sort; /* sort: share (default), amount, per_capita */
  size_t top;                             /* 0: all */
  bool without_budgets;                   /* shares are not asked for: no budget need be known */
} fc_exposure_options;
fc_status fc_exposure(fc_ctx *ctx, const fc_dataset *dataset /* outlives the result */,
                      const fc_exposure_options *options, fc_result **out);

#endif
