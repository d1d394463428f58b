/* link_memo.h - governments by the text that rows name them with, for rows that say nothing new of them.
 *
 * Looking a government up and asking what a row adds to its description costs a dozen places in memory. Of one whose
 * description rows of this file cannot change, the short text that names it is remembered beside its number: one place. */
#ifndef FC_DATASET_LINK_MEMO_H
#define FC_DATASET_LINK_MEMO_H

#include "base/text.h"

#define FC_LINK_MEMO_TEXT ((size_t)16) /* bytes of a text that is remembered, at most */

typedef struct fc_link_remembered {
  uint64_t first, last; /* eight bytes each, which overlap in a short text */
  uint32_t n;           /* bytes of the text; 0: a free place */
  uint32_t government;
} fc_link_remembered;

typedef struct fc_link_memo {
  fc_link_remembered *place; /* open addressing */
  size_t places, count;
} fc_link_memo;

void fc_link_memo_free(fc_link_memo *memo);
/* Forgets all, as rows of the next file may say other things. */
void fc_link_memo_clear(fc_link_memo *memo);
/* A memo that cannot grow remembers no more. */
void fc_link_memo_keep(fc_link_memo *memo, fc_str text, uint32_t government);
/* For each text its government, `none` where it is not remembered. */
void fc_link_memo_find(const fc_link_memo *memo, const fc_str *text, size_t n, uint32_t none, uint32_t *government);

#endif
