/* claim_settle.c - a claim's texts as bounds, metric and amount; and whose figures are the speaker's own. */
#include "scenario/claim.h"

#include <string.h>

static const char *const metric_names[] = {[FC_CLAIM_LOSS] = "loss",
                                           [FC_CLAIM_SHARE_OF_BUDGET] = "share",
                                           [FC_CLAIM_SHARE_OF_AID] = "share_of_federal_aid",
                                           [FC_CLAIM_PER_CAPITA] = "per_capita"};

const char *fc_claim_metric_name(fc_claim_metric metric) {
  return metric_names[metric];
}

static fc_status fail_says(fc_ctx *ctx, const fc_claim_texts *texts, const fc_claim_fault *fault) {
  fc_str says = fc_str_of(texts->says);
  fc_str unknown = {says.p + fault->at, fault->at + fault->length <= says.n ? fault->length : says.n - fault->at};
  const char *near = fault->unknown ? fc_claim_nearest(unknown) : NULL;
  const char *mend = near ? fc_ctx_format(ctx, "did you mean \"%s\"? %s", near, fault->mend) : fault->mend;
  fc_where where = texts->says_where;
  if (texts->marks) {
    where.mark_at = (uint32_t)fc_utf8_length((fc_str){says.p, fault->at});
    where.mark_length = (uint32_t)fc_utf8_length(unknown);
    where.mark = fault->what;
  }
  return fc_fail(ctx, texts->status, "F345", &where, mend, "what is said is not understood: %s: \"%.*s\"", fault->what,
                 FC_STR_ARG(unknown));
}

/* The metric that the words are of. */
static fc_claim_metric metric_of_words(const fc_understood *said) {
  if (said->unit != FC_CLAIM_MONEY)
    return FC_CLAIM_SHARE_OF_BUDGET;
  return said->per_resident ? FC_CLAIM_PER_CAPITA : FC_CLAIM_LOSS;
}

static bool is_of_money(fc_claim_metric metric) {
  return metric == FC_CLAIM_LOSS || metric == FC_CLAIM_PER_CAPITA;
}

static fc_status settle_metric(fc_ctx *ctx, const fc_claim_texts *texts, fc_claim *claim) {
  claim->metric = metric_of_words(&claim->said);
  if (!texts->metric)
    return FC_OK;
  size_t i = 0;
  while (i < FC_CLAIM_METRICS && strcmp(metric_names[i], texts->metric) != 0)
    i++;
  if (i == FC_CLAIM_METRICS)
    return fc_fail(ctx, texts->status, "F346", &texts->metric_where,
                   fc_ctx_format(ctx, "claims are about loss, share, share_of_federal_aid or per_capita%s",
                                 fc_did_you_mean(ctx, fc_str_of(texts->metric), metric_names, FC_CLAIM_METRICS)),
                   "no claim is about \"%s\"", texts->metric);
  claim->metric = (fc_claim_metric)i;
  if (is_of_money(claim->metric) == (claim->said.unit == FC_CLAIM_MONEY))
    return FC_OK;
  return fc_fail(ctx, texts->status, "F346", &texts->metric_where,
                 is_of_money(claim->metric) ? "name the metric share, or say an amount"
                                            : "name the metric loss or per_capita, or say a share",
                 "the metric \"%s\" is not in %s, which is what is said", texts->metric,
                 claim->said.unit == FC_CLAIM_MONEY ? "dollars" : "shares");
}

static fc_status settle_amount(fc_ctx *ctx, const fc_claim_texts *texts, fc_claim *claim) {
  fc_number_fault fault = {0, 1, NULL};
  if (!texts->amount)
    return FC_OK;
  claim->has_amount = true;
  if (!fc_amount_parse(texts->amount, strlen(texts->amount), FC_AMOUNT_PLAIN, &claim->amount, &fault))
    return FC_OK;
  fc_where where = texts->amount_where;
  if (texts->marks) {
    where.mark_at = fault.at;
    where.mark_length = fault.length;
    where.mark = fault.what;
  }
  return fc_fail(ctx, texts->status, "F347", &where, "write 4.3M, $4.3 million or 4,120,447",
                 "the amount that the claim is about cannot be read%s%s", fault.what ? ": " : "",
                 fault.what ? fault.what : "");
}

fc_status fc_claim_settle(fc_ctx *ctx, const fc_lexicon *lexicon, const fc_claim_texts *texts, fc_claim *claim) {
  fc_claim_fault fault;
  claim->says = texts->says;
  fc_status status = settle_amount(ctx, texts, claim);
  if (fc_claim_understand(lexicon, fc_str_of(texts->says), &claim->said, &fault))
    return fail_says(ctx, texts, &fault);
  fc_status further = settle_metric(ctx, texts, claim);
  return status ? status : further;
}

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool begins_with_name(fc_str estimator, fc_str name) {
  if (!name.n || estimator.n < name.n)
    return false;
  for (size_t i = 0; i < name.n; i++)
    if (lower(estimator.p[i]) != lower(name.p[i]))
      return false;
  if (estimator.n == name.n)
    return true;
  char next = lower(estimator.p[name.n]);
  return !(next >= 'a' && next <= 'z') && (unsigned char)next < 0x80;
}

bool fc_claim_is_own(const fc_claim *claim, fc_str estimator) {
  if (!estimator.n)
    return false;
  if (claim->who && begins_with_name(estimator, fc_str_of(claim->who)))
    return true;
  for (size_t i = 0; i < claim->n_offices; i++)
    if (fc_str_glob(fc_str_of(claim->offices[i]), estimator))
      return true;
  return false;
}

void fc_claims_free(const fc_claim *claims, size_t n) {
  for (size_t i = 0; i < n; i++)
    fc_select_free(claims[i].of.select);
}
