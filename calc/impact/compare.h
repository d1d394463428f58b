/* compare.h - two states of a tracker side by side: two files, two dates, two stages or two estimators of one. Each award
 * is new, reinstated, changed, gone or the same. */
#ifndef FC_IMPACT_COMPARE_H
#define FC_IMPACT_COMPARE_H

#include "dataset/model.h"

/* Which rows of the dataset are a side. */
typedef struct fc_compared_side {
  const char *name;      /* for the settings of the result */
  uint32_t source;       /* the number of its file; UINT32_MAX: any */
  fc_date as_of;         /* one of the dataset's dates */
  const char *stage;     /* NULL: any */
  const char *estimator; /* NULL: any */
} fc_compared_side;

typedef struct fc_compare_options {
  fc_compared_side side[2]; /* before, after */
  const char *const *key;   /* columns that tell awards apart; none: number, else listing, program and years */
  size_t n_key;
  const char *const *by;    /* columns of the table totals; none: government where there are several, else program */
  size_t n_by;
  size_t top;               /* rows of changes; 0: all */
  bool same;                /* list what is the same, too */
} fc_compare_options;

/* Tables summary, changes, totals (where a row has what they are by) and total. The dataset must outlive the result. */
fc_status fc_compare(fc_ctx *ctx, const fc_dataset *dataset, const fc_compare_options *options, fc_result **out);

#endif
