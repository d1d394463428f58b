/* apart.h - entities beside a government (a housing authority, a hospital corporation) that is in the answer too: each
 * has a row of its own, and none is in a row or a total with others. */
#ifndef FC_IMPACT_APART_H
#define FC_IMPACT_APART_H

#include "dataset/model.h"

typedef struct fc_apart {
  const bool *is;      /* by government; NULL: none is */
  const uint32_t *one; /* those that are, in the order of the answer */
  uint32_t n;
} fc_apart;

/* Which of the governments of an answer are related to another of them. false: no memory. */
bool fc_apart_find(const fc_dataset *dataset, const uint32_t *governments, size_t n, fc_arena *arena, fc_apart *out);
bool fc_is_apart(const fc_apart *apart, uint32_t government);
/* Where sums are of one government alone, whose: the setting total_of of a result. */
fc_status fc_apart_set(const fc_apart *apart, const fc_dataset *dataset, const uint32_t *governments, size_t n,
                       fc_result *result);
/* What is left out of sums, in dollars of `what`: "of federal aid", "of loss". */
void fc_apart_note(const fc_apart *apart, const fc_dataset *dataset, fc_i128 left_out, const char *what, fc_notes *notes);

#endif
