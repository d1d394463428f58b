/* comparing.h - the rooms of compare: the awards of two sides matched by their keys. Inside this floor only. */
#ifndef FC_IMPACT_COMPARING_H
#define FC_IMPACT_COMPARING_H

#include "dataset/award_status.h"
#include "dataset/standing.h"
#include "impact/column.h"
#include "impact/compare.h"

enum { FC_COMPARED_KEY_MAX = FC_STANDING_KEY_MAX };

/* In the order of tables. UNKEYED: rows that have nothing to be matched by. */
typedef enum fc_change {
  FC_CHANGE_NEW,
  FC_CHANGE_REINSTATED,
  FC_CHANGE_CHANGED,
  FC_CHANGE_GONE,
  FC_CHANGE_SAME,
  FC_CHANGE_UNKEYED,
  FC_CHANGES
} fc_change;

/* The rows of one key on one side. */
typedef struct fc_compared_rows {
  fc_span amount;
  uint32_t rows, first; /* first: an award's place in the dataset's order */
  uint32_t repeats;     /* rows with the amount, status and date of another */
} fc_compared_rows;

typedef struct fc_compared_award {
  fc_compared_rows side[2];
  fc_change change;
} fc_compared_award;

typedef struct fc_comparing {
  fc_ctx *ctx;
  const fc_dataset *dataset;
  const fc_compare_options *options;
  fc_arena arena;
  fc_award_column key[FC_COMPARED_KEY_MAX]; /* shown, and what --key names */
  size_t n_key;
  fc_award_column by[FC_BY_MAX];
  size_t n_by;
  fc_keys keys;
  fc_seq awards;            /* of fc_compared_award, by key */
  fc_compared_award keyless; /* rows without a key */
  uint32_t *order;          /* the changes as they are listed */
  bool ranged;
} fc_comparing;

/* Matches the rows of both sides, and says what became of each award. */
fc_status fc_comparing_match(fc_comparing *comparing);
/* The award that stands for a compared one: that of the later side, else of the earlier. */
const fc_award *fc_comparing_award(const fc_comparing *comparing, const fc_compared_award *compared);
fc_span fc_compared_difference(const fc_compared_award *compared);
const char *fc_change_name(fc_change change);

fc_status fc_comparing_put_tables(fc_comparing *comparing, fc_result *result);
void fc_comparing_put_notes(const fc_comparing *comparing, fc_notes *notes);

#endif
