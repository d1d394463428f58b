/* award_status.h - the status of an award as files write it, and what it comes to: canceled is terminated, frozen is
 * paused; the two are never one. */
#ifndef FC_DATASET_AWARD_STATUS_H
#define FC_DATASET_AWARD_STATUS_H

#include "base/text.h"

/* In the order of tables; words that are not known come behind, by themselves. */
typedef enum fc_award_status {
#define FC_STATUS_GROUP(name) FC_AWARD_##name,
#define FC_STATUS_WORD(word, group)
#include "dataset/award_statuses.def"
#undef FC_STATUS_GROUP
#undef FC_STATUS_WORD
  FC_AWARD_STATUSES,
  FC_AWARD_NOT_STATED = FC_AWARD_STATUSES, /* an empty cell */
  FC_AWARD_OTHER                           /* a word that is not known */
} fc_award_status;

fc_award_status fc_award_status_of(fc_str written);
/* "terminated"; what was written where the word is not known, empty where nothing was. */
fc_str fc_award_status_name(fc_award_status status, fc_str written);
/* The money does not come, or may not. */
bool fc_award_status_is_cut(fc_award_status status);

#endif
