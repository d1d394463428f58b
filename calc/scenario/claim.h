/* claim.h - "claims": what was said of a loss, by whom, and what it is to be held against (SEMANTICS section 3).
 *
 * What was said becomes bounds on a figure; which money and which budget were meant is fixed by `of`, else every reading
 * that the data allow stands. */
#ifndef FC_SCENARIO_CLAIM_H
#define FC_SCENARIO_CLAIM_H

#include "base/diag.h"
#include "number/figure.h"
#include "scenario/claim_says.h"
#include "table/select.h"

typedef enum fc_claim_metric {
  FC_CLAIM_LOSS,
  FC_CLAIM_SHARE_OF_BUDGET,
  FC_CLAIM_SHARE_OF_AID,
  FC_CLAIM_PER_CAPITA,
  FC_CLAIM_METRICS
} fc_claim_metric;
const char *fc_claim_metric_name(fc_claim_metric metric); /* "loss" */

/* Which money was meant. */
typedef enum fc_claim_money {
  FC_CLAIM_ANY_MONEY,
  FC_CLAIM_OWN_LOSS,    /* what the scenario takes */
  FC_CLAIM_PROGRAM,     /* its program over the years */
  FC_CLAIM_AGENCY,      /* all grants of its agency */
  FC_CLAIM_MONEY_KINDS
} fc_claim_money;

typedef struct fc_claim_of {
  fc_claim_money money;
  fc_select *select; /* grants that were meant; NULL: not stated */
  fc_where select_where;
  const char *stage, *scope; /* of the rows that the figure is from; NULL: any */
} fc_claim_of;

typedef struct fc_claim {
  const char *who, *says, *note, *source; /* who: NULL where it is not stated */
  fc_claim_metric metric;
  fc_understood said;
  bool has_amount; /* the claim is about this amount, not about what the scenario takes */
  fc_figure amount;
  const char *const *offices; /* further names under which the speaker's own figures stand; globs */
  size_t n_offices;
  fc_claim_of of;
} fc_claim;

/* What a claim says in texts, and where each stands; who asks decides how faults are reported. */
typedef struct fc_claim_texts {
  const char *says, *metric, *amount;                 /* metric, amount: NULL where not stated */
  fc_where says_where, metric_where, amount_where;
  fc_status status; /* of a fault: FC_BAD_SCENARIO, FC_BAD_USAGE */
  bool marks;       /* the excerpt of says_where is the text itself, and is marked */
} fc_claim_texts;

/* Understands the texts: sets said, metric and amount. Every fault is recorded (F345-F347). `says` must outlive the
 * claim. */
fc_status fc_claim_settle(fc_ctx *ctx, const fc_lexicon *lexicon, const fc_claim_texts *texts, fc_claim *claim);

/* Is a figure of this estimator the speaker's own: one that begins with the speaker's name ("Mayor's office"), or one
 * of the offices? */
bool fc_claim_is_own(const fc_claim *claim, fc_str estimator);

void fc_claims_free(const fc_claim *claims, size_t n); /* what they hold beside the arena */

#endif
