/* reserve.h - reserve rows of budgets (scope reserve): money set aside, and how it may be drawn.
 *
 * A stock is there once and is drawn down; a yearly reserve is set aside anew each year. Access says how hard it is to
 * draw on, from a general reserve that a council may release to a trust held for another purpose. */
#ifndef FC_DATASET_RESERVE_H
#define FC_DATASET_RESERVE_H

#include "dataset/model.h"

typedef enum fc_access {
  FC_ACCESS_EASY,
  FC_ACCESS_MODERATE,
  FC_ACCESS_SOMEWHAT_DIFFICULT,
  FC_ACCESS_VERY_DIFFICULT,
  FC_ACCESSES
} fc_access;

typedef enum fc_reserve_kind { FC_RESERVE_STOCK, FC_RESERVE_YEARLY, FC_RESERVE_KINDS } fc_reserve_kind;

/* Case, blanks and underscores do not count: "Somewhat difficult". false: no such word. */
bool fc_access_parse(fc_str text, fc_access *out);
bool fc_reserve_kind_parse(fc_str text, fc_reserve_kind *out);
const char *const *fc_access_names(void);       /* FC_ACCESSES of them, "somewhat_difficult" */
const char *const *fc_reserve_kind_names(void); /* FC_RESERVE_KINDS of them, "stock" */

/* One row. Where it does not say how it may be drawn it is a stock of easy access. */
struct fc_reserve_row {
  uint32_t government;
  int32_t year; /* 0: holds for any */
  uint32_t stage;
  uint32_t name;          /* text: its fund, else account, department, else "reserve" */
  uint32_t restricted_to; /* text; 0: for anything */
  uint32_t source_url;
  uint8_t access, kind;
  bool access_stated, kind_stated, limited;
  fc_money max_per_year; /* where limited */
  fc_figure amount;      /* of a yearly reserve: a year's */
  fc_origin origin;
};

/* The reserve rows of a government, by name, year, stage and place. Known where fc_keep asked for reserves. */
const fc_reserve_row *fc_dataset_reserves(const fc_dataset *dataset, uint32_t government, size_t *n);

#endif
