/* denominator.h - what the figures of a row are set against: a budget, a department's, all federal aid, the population,
 * each added over the row's governments, with what a reader must know of it. */
#ifndef FC_IMPACT_DENOMINATOR_H
#define FC_IMPACT_DENOMINATOR_H

#include "dataset/aid.h"
#include "dataset/passed_on.h"
#include "impact/frame.h"
#include "impact/metric.h"

/* The governments of a row, each with its part of the figure. */
typedef struct fc_members {
  const uint32_t *government;
  const fc_span *part;
  size_t n;
  bool *has; /* n: filled by each call below: which have what was asked for */
} fc_members;

typedef struct fc_denominator {
  fc_base base;
  uint32_t stage; /* text; FC_INTERN_NONE where the governments' differ */
  uint32_t scope, department;
  uint32_t part;       /* text: what names a part of the budget: the department, else the first further key */
  bool aid, published; /* all federal aid: a published total, or the sum of the file's rows */
  bool nothing;        /* not present since a budget, `first`, is not more than zero */
  fc_direction direction;
  size_t first, second; /* budgets: a row behind it, and the other of a conflict */
  uint32_t flag;
  int years_covered;
  bool single; /* it is one row, `first`, which may speak for it */
} fc_denominator;

/* Which budget: of the frame's stage or a given one; a department's or the whole; of any or one direction. */
typedef struct fc_budget_wish {
  uint32_t stage; /* FC_INTERN_NONE: each government's in the frame */
  uint32_t scope, department;
  size_t n_further;
  const uint32_t *further_column, *further_value; /* index into part_columns; text */
  bool any_direction;
  fc_direction direction;
} fc_budget_wish;

/* The budgets of the members that have one; `base.present` is false where none has. Members whose budgets are of
 * another direction than the first found are left out, as if they had none. O(members). */
fc_status fc_denominator_budget(const fc_frame *frame, const fc_members *members, const fc_budget_wish *wish,
                                fc_denominator *out);
/* All federal aid of the year: the published total, else the sum of the file's flow and stock rows. `outside[i]` (may
 * be NULL): a part of member i lies outside it. */
fc_status fc_denominator_aid(const fc_frame *frame, const fc_members *members, const bool *outside,
                             fc_denominator *out);
fc_status fc_denominator_population(const fc_frame *frame, const fc_members *members, fc_denominator *out);

/* The part of one government in a budget: what the data say of it, and what the scenario makes of that for the year. */
typedef struct fc_member_budget {
  bool present, conflict;
  fc_budget_answer said;
  bool set;          /* the baseline states the figure in place of the data */
  fc_span start;     /* before it grows */
  fc_span amount;    /* after so many years of growth */
  int grown;
  uint32_t stage; /* of the rows behind it */
} fc_member_budget;
/* Of the wish's one direction. `trail` (may be NULL) gets the rows. */
fc_status fc_denominator_member_budget(const fc_frame *frame, uint32_t government, const fc_budget_wish *wish,
                                     fc_budget_trail *trail, fc_member_budget *out);
/* The same of all federal aid. */
typedef struct fc_member_aid {
  fc_aid_base said; /* its amount before it grows */
  fc_span amount;
  int year, grown;                      /* of the rows behind it */
  uint32_t budget_stage, grants_stage;
} fc_member_aid;
fc_status fc_denominator_member_aid(const fc_frame *frame, uint32_t government, fc_member_aid *out);
/* Awards that one government passes on to another are in the aid of both, and once in what they have together: whether
 * one is in that of two that have some (`has`, by government), and its amount. false of the latter: overflow. */
bool fc_denominator_is_twice(const fc_frame *frame, const bool *has, const fc_passed *passed);
bool fc_denominator_passed_amount(const fc_frame *frame, const fc_passed *passed, fc_span *out);

/* An order of budget rows (size_t) that is not the file's, for qsort_r with the dataset: by scope, department, latest
 * stage, then the largest first. */
int fc_budget_row_cmp(const void *a, const void *b, void *dataset);

/* "adopted budget, all funds", "police department budget", "revenue booked to ...". */
void fc_denominator_words(fc_buf *out, const fc_frame *frame, const fc_denominator *denominator);

/* The population of the year that a frame stands for: that year's, else, where the scenario says how figures go on, the
 * latest before it, grown. */
bool fc_frame_population(const fc_frame *frame, uint32_t government, fc_population *out);

#endif
