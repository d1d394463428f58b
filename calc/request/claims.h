/* claims.h - claims answered: held against an answer and the data round it, as tables claims and readings. */
#ifndef FC_REQUEST_CLAIMS_H
#define FC_REQUEST_CLAIMS_H

#include "impact/claim.h"
#include "request/asked.h"

/* What claims are held against, and who asks. */
typedef struct fc_claims_asked {
  const fc_asked *asked;
  const fc_claim *claim;
  size_t n;
  const fc_scenario *scenario; /* NULL: amounts are given */
  bool lies_somewhere;
  const fc_result *answer; /* of the scenario, NULL: none */
  const fc_figure *total;  /* the whole that is given in place of data, NULL: none */
} fc_claims_asked;

/* Adds tables claims and readings to a result; a claim that fails is a finding where `finding` is set. The data are read
 * once more, with every grant that could be meant. */
fc_status fc_claims_add(fc_ctx *ctx, const fc_claims_asked *claims, bool finding, fc_result *result);
/* Of a scenario that holds claims, to its answer. */
fc_status fc_claims_add_own(fc_ctx *ctx, const fc_asked *asked, const fc_scenario *scenario, bool lies_somewhere,
                            fc_result *answer);

/* The tables, written from the verdicts. */
fc_status fc_claims_write(fc_ctx *ctx, const fc_claim_answer *answers, size_t n, fc_result *result);

/* "at least $10 million lost", "0.0049% to 0.0051% of the budget". */
void fc_claim_bounds_words(fc_buf *out, const fc_claim *claim, const fc_bounds *bounds);
/* "$760 million", of a claim that is about an amount of its own. */
void fc_claim_amount_words(fc_buf *out, const fc_claim *claim);
/* What it depends on: "on which money is meant"; nothing for another verdict. */
const char *fc_claim_depends(const fc_claim_answer *answer);
/* "Byrne JAG, the scenario's own loss ($4.3 million)". */
void fc_claim_reading_words(fc_buf *out, const fc_claim_answer *answer, const fc_claim_reading *reading);
/* The reading of the claim's own money that stands nearest to what was said; NULL: none. */
const fc_claim_reading *fc_claim_nearest_reading(const fc_claim_answer *answer);
/* One sentence, to be pasted. */
void fc_claim_sentence(fc_buf *out, const fc_claim_answer *answer);
const char *fc_claim_unit_name(const fc_claim *claim); /* "USD", "share", "ratio", "USD per resident" */

#endif
