/* standing.h - the last status of each award as of a date: which rows of a tracker stand.
 *
 * Of the rows of one award (award_key.h; rows of other stages and estimators are apart) those of the latest status_date
 * on or before the date stand. Rows without a status_date are the earliest. Several rows of that last date all stand:
 * they may be parts of the award. Rows that cannot be told apart stand each by itself. Only where a date is asked for is
 * anything remembered: about 100 bytes for each award, and every grants file is read twice. */
#ifndef FC_DATASET_STANDING_H
#define FC_DATASET_STANDING_H

#include "dataset/rows.h"

enum {
  FC_STANDING_DATES = 32,  /* different dates of one run */
  FC_STANDING_KEY_MAX = 16 /* columns that tell awards apart */
};

typedef struct fc_standing {
  fc_date date[FC_STANDING_DATES];
  size_t n;
  const char *const *key; /* columns that tell awards apart; none: award_key.h */
  size_t n_key;
  fc_intern texts;
  fc_keys keys;
  fc_seq last;   /* of fc_date, n for each key */
  fc_seq awards; /* of fc_standing_award, by key */
  bool files_apart; /* the award of one file is not that of another */
  bool dated;    /* some table has a status_date */
  uint64_t later, behind, keyless;
} fc_standing;

bool fc_standing_init(fc_standing *standing);
/* By which columns; before any row. At most FC_STANDING_KEY_MAX. false: no memory. */
bool fc_standing_key_by(fc_standing *standing, const char *const *columns, size_t n);
void fc_standing_free(fc_standing *standing);
/* The number of a date, added where it is new; SIZE_MAX: there is no room for more. */
size_t fc_standing_add(fc_standing *standing, fc_date date);
/* The roles that are read for it. */
void fc_standing_want(fc_wanted *wanted);
/* First reading: remembers the date of a row. false: no memory. */
bool fc_standing_note(fc_standing *standing, const fc_rows_of *rows);
/* Second reading: under which dates the row stands, as bits. Counts what stands under none. */
uint32_t fc_standing_of(fc_standing *standing, const fc_rows_of *rows);
/* What was left out, as notes. */
void fc_standing_notes(const fc_standing *standing, fc_notes *notes);

#endif
