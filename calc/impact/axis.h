/* axis.h - one thing that varies in a what-if table or a break-even, and how its values are written. */
#ifndef FC_IMPACT_AXIS_H
#define FC_IMPACT_AXIS_H

#include "scenario/scenario.h"
#include "table/result.h"

typedef enum fc_axis_kind {
  FC_AXIS_NUMBER,      /* a number of the scenario */
  FC_AXIS_DENOMINATOR, /* the scope that shares are of */
  FC_AXIS_STAGE,
  FC_AXIS_TIMES /* so many losses like that of the scenario; of break-evens alone */
} fc_axis_kind;

/* One thing that varies, and its values. */
typedef struct fc_axis {
  fc_axis_kind kind;
  const char *name; /* as it was asked for */
  fc_varied_number number;
  const char *const *text; /* n values, as a scenario would write them */
  const fc_cell *cell;     /* the same for a table, of `type` */
  size_t n;
  fc_type type;
  const char *unit;
} fc_axis;

/* A value as a cell of a column of the axis' type: cents of money. */
fc_cell fc_axis_cell(fc_type type, fc_ratio value);
/* A value as a scenario would write it: "12.5%", "4300000.5", "1/3" where no decimal says it. NULL: no memory. */
const char *fc_axis_write(fc_arena *arena, fc_ratio value, bool percent);

#endif
