/* award_key.h - which award a row is about: its number where it has one, else its listing, program and years.
 *
 * Rows with one key are the same award of the same government, stated again: a later status, another estimate. Words are
 * numbers of whatever text table the caller keeps; government may be a text or an index. */
#ifndef FC_DATASET_AWARD_KEY_H
#define FC_DATASET_AWARD_KEY_H

#include <stdbool.h>
#include <stdint.h>

enum { FC_AWARD_KEY_WORDS = 6 };

typedef struct fc_award_facts {
  uint32_t government, award_id, listing, program; /* texts: 0 where empty */
  int32_t award_year, fiscal_year;                 /* 0: not stated */
} fc_award_facts;

/* false: the row has neither number, listing nor program, so that it cannot be told from others. */
bool fc_award_key(const fc_award_facts *facts, uint32_t words[FC_AWARD_KEY_WORDS]);

#endif
