/* stage.h - stages of a budget, in order: proposed < preliminary < executive < recommended < adopted = enacted <
 * modified < actual. A suffix (modified_nov_2017) sorts after its stage; an unknown stage is used only when named. */
#ifndef FC_DATASET_STAGE_H
#define FC_DATASET_STAGE_H

#include "dataset/model.h"

/* Canonical text of a stage as files write it ("Adopted Budget" -> adopted, "Actuals" -> actual, "enacted" -> adopted,
 * its equal). cap 64 suffices for what is changed; anything else comes back as it is. */
fc_str fc_stage_canonical(fc_str written, char *out, size_t cap);
int fc_stage_rank(fc_str stage); /* 10, 20, ...; +1 with a suffix; 0 for an unknown one */
int fc_stage_cmp(fc_str a, fc_str b);
void fc_stage_words(fc_buf *out, fc_str stage); /* "as modified November 2017", "adopted" */

/* The same for a budget's scope ("All Funds" -> all_funds; empty -> all_funds) and direction (false: not one). */
fc_str fc_scope_canonical(fc_str written, char *out, size_t cap);
bool fc_direction_of(fc_str written, fc_direction *out);
/* amount_basis: by what may be done with it; empty is a flow. false: an unknown word (taken as a flow). */
bool fc_basis_of(fc_str written, fc_basis *out);

/* The year that a run answers for, where none is asked: the latest with budgets and grants; where they share none, the
 * latest that grants have. 0: no row has a year. */
int fc_dataset_year(const fc_dataset *dataset);

/* One stage for a run: the latest that every selected government has for the year, in budgets (of the scope; of its
 * totals where it has any) and in grants where both carry one. Where none is common, each government has its own. Which
 * grants: those that are answered about, so that a row that no cut selects does not move the budget. */
typedef struct fc_stage_choice {
  bool common;             /* one stage for all */
  uint32_t budget, grant;  /* texts, where common; 0: rows without a stage */
  uint32_t *of, *grant_of; /* where not common: the stages of each government (dataset->governments of them) */
  uint32_t mixed;          /* governments whose stage differs from the most frequent */
  bool forced;
} fc_stage_choice;
uint32_t fc_stage_of_budget(const fc_stage_choice *choice, uint32_t government);
uint32_t fc_stage_of_grants(const fc_stage_choice *choice, uint32_t government);
fc_status fc_stage_choose(fc_ctx *ctx, const fc_dataset *dataset, const uint32_t *governments, size_t n, int year,
                          fc_str scope, fc_str forced /* empty: none */,
                          const size_t *awards /* NULL: all aid of the year */, size_t n_awards, fc_arena *arena,
                          fc_stage_choice *out);

#endif
