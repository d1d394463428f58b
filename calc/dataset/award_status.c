/* award_status.c - the status of an award as files write it, and what it comes to. */
#include "dataset/award_status.h"

#define FOLDED_MAX 64

static const struct status_word {
  const char *folded;
  fc_award_status status;
} words[] = {
#define FC_STATUS_GROUP(name)
#define FC_STATUS_WORD(word, group) {#word, FC_AWARD_##group},
#include "dataset/award_statuses.def"
#undef FC_STATUS_GROUP
#undef FC_STATUS_WORD
};

static const char *const names[] = {
#define FC_STATUS_GROUP(name) #name,
#define FC_STATUS_WORD(word, group)
#include "dataset/award_statuses.def"
#undef FC_STATUS_GROUP
#undef FC_STATUS_WORD
};

fc_award_status fc_award_status_of(fc_str written) {
  char letters[FOLDED_MAX];
  fc_str folded = {letters, fc_fold_header(written, letters, sizeof letters)};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (fc_str_is(folded, words[i].folded))
      return words[i].status;
  return folded.n ? FC_AWARD_OTHER : FC_AWARD_NOT_STATED;
}

fc_str fc_award_status_name(fc_award_status status, fc_str written) {
  return status < FC_AWARD_STATUSES ? fc_str_of(names[status]) : written;
}

bool fc_award_status_is_cut(fc_award_status status) {
  return status == FC_AWARD_paused || status == FC_AWARD_reduced || status == FC_AWARD_terminated;
}
