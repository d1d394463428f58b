/* claim.h - claims held against the figures that there are: readings, and a verdict for each claim.
 *
 * A reading is one sum of money, over one whole where the claim is of a share. Sums: what the scenario takes; its program
 * over several award years; all grants of its agency, by who counted them and at which stage. Figures of one estimator and
 * stage are a range over the years in which they agree on the claim; those of several estimators are never added. */
#ifndef FC_IMPACT_CLAIM_H
#define FC_IMPACT_CLAIM_H

#include "dataset/model.h"
#include "scenario/claim.h"

/* A figure in the unit of its claim: dollars, a plain number, dollars a resident. */
typedef struct fc_claim_figure {
  bool point; /* else only the ends are known */
  fc_ratio value, low, high;
  bool open_low, open_high; /* said to be "up to", "at least" */
} fc_claim_figure;

/* What the scenario takes in one year of several, and the answer's own figures of it over that year's budget. */
typedef struct fc_claim_own_year {
  int year;
  fc_span loss, budget;
  bool has_budget;
  fc_claim_figure figure[FC_CLAIM_METRICS]; /* low.den 0: none */
} fc_claim_own_year;

/* What claims are held against. Texts and lists are the caller's. */
typedef struct fc_claim_ground {
  const fc_dataset *dataset; /* awards: all that could be meant. NULL: amounts alone are given */
  int year;                  /* of the budgets */
  const uint32_t *governments;
  size_t n_governments;
  const char *stage, *scope; /* of the budget that the answer chose; scope NULL: none was */
  bool own_known;            /* the scenario's loss has a figure */
  fc_span own;               /* in cents */
  fc_claim_figure own_figure[FC_CLAIM_METRICS]; /* the answer's own over the budget it chose; low.den 0: none */
  const fc_claim_own_year *own_year; /* of a scenario of several years; `own` is all of them together */
  size_t n_own_years;
  const size_t *own_award;   /* indexes into the dataset's awards */
  size_t n_own;
  const char *own_words; /* of the loss, or of the amount that the claim is about */
  const fc_figure *total; /* the one whole of a claim without data; NULL: none */
} fc_claim_ground;

typedef enum fc_holds { FC_FAILS, FC_OPEN, FC_HOLDS } fc_holds; /* OPEN: the range of the figure holds both */

typedef struct fc_claim_reading {
  fc_claim_money money;
  const char *words, *years;
  fc_str estimator, stage, flag, note, url;
  const char *source;   /* file and lines, NULL: none */
  bool yearly;          /* a year's money */
  size_t governments;   /* that its rows are of; fewer than the answer's are not all of them */
  bool independent;     /* not the speaker's own figure */
  fc_span amount;
  bool amount_point;
  bool has_whole, of_residents; /* residents: the whole is a count, not money */
  bool whole_chosen; /* the one that the answer's own shares are of */
  const char *whole_words, *whole_source;
  fc_str whole_stage, whole_scope;
  fc_span whole;
  bool whole_point;
  fc_claim_figure figure;
  fc_holds loose, strict;
  bool has_threshold;
  fc_ratio threshold, margin; /* margin: what is left of it, negative what is short */
  bool near;                  /* it fails, yet equals what was said when rounded alike */
} fc_claim_reading;

typedef enum fc_verdict { FC_VERDICT_HOLDS, FC_VERDICT_FAILS, FC_VERDICT_DEPENDS, FC_VERDICT_CANNOT_SAY } fc_verdict;
const char *fc_verdict_name(fc_verdict verdict); /* "holds" */

typedef struct fc_claim_answer {
  const fc_claim *claim;
  const fc_claim_reading *reading; /* those that hold first */
  size_t n;
  size_t count[3]; /* by fc_holds */
  fc_verdict loose, strict;
  const char *missing; /* what is missing where nothing can be said */
  size_t governments;  /* that the claim is about; 0: none, amounts are given */
  bool own_alone;      /* every reading that holds is the speaker's own figure */
  bool has_whole_low, has_whole_high; /* of a share: the wholes over which the claim's own money would hold it */
  fc_ratio whole_low, whole_high;
} fc_claim_answer;

/* O(awards + budgets). Everything in *out is the arena's or the dataset's. */
fc_status fc_claim_judge(fc_ctx *ctx, const fc_claim_ground *ground, const fc_claim *claim, fc_arena *arena,
                         fc_claim_answer *out);

#endif
