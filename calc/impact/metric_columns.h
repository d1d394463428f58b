/* metric_columns.h - the columns that show metrics and other figures with their ends. Inside this floor only.
 *
 * `_low` and `_high` follow a figure's column only where some row of the table has a real range. */
#ifndef FC_IMPACT_METRIC_COLUMNS_H
#define FC_IMPACT_METRIC_COLUMNS_H

#include "impact/tally.h"

enum { FC_COLUMNS_MAX = 96 };

/* Columns as they are put together; names live in the arena. */
typedef struct fc_columns {
  fc_column list[FC_COLUMNS_MAX];
  size_t n;
} fc_columns;

void fc_columns_add(fc_columns *columns, const char *name, fc_type type, const char *unit);
/* A figure's column and, where it is ranged, its ends; false: no memory. */
bool fc_columns_add_figure(fc_columns *columns, fc_arena *arena, const char *name, fc_type type, const char *unit,
                           bool ranged);
/* The columns of the breakdown, as their roles' types. */
void fc_columns_add_by(fc_columns *columns, const fc_plan_report *report);

/* Cells are filled from left to right. */
typedef struct fc_filling {
  fc_cell *next;
} fc_filling;
void fc_fill(fc_filling *filling, fc_cell cell);
void fc_fill_text(fc_filling *filling, fc_str text); /* empty text: a missing value */
void fc_fill_number(fc_filling *filling, const fc_dataset *dataset, uint32_t text);
void fc_fill_integer(fc_filling *filling, int64_t value); /* 0: a missing value */
void fc_fill_value(fc_filling *filling, const fc_value *value, bool ranged);
void fc_fill_money(fc_filling *filling, fc_span money, bool point, bool ranged);
void fc_fill_by(fc_filling *filling, const fc_tally *tally, const uint32_t *key);

bool fc_value_is_ranged(const fc_value *value);
bool fc_span_is_ranged(fc_span span);

/* Which of the shown metrics have a range in some of n rows. */
typedef void (*fc_row_at_fn)(const fc_tally *tally, size_t index, fc_row *out);
bool *fc_metric_ranges(fc_ctx *ctx, fc_tally *tally, size_t n, fc_row_at_fn row_at);
bool fc_columns_add_metrics(fc_columns *columns, fc_tally *tally, const bool *ranged);
/* loss_min, loss_max and loss_expected, where some parameter is uncertain. */
void fc_columns_add_support(fc_columns *columns, const fc_tally *tally);
void fc_fill_support(fc_filling *filling, const fc_tally *tally, const fc_group *group);
void fc_fill_metrics_of(fc_filling *filling, const fc_tally *tally, const fc_row *row, const bool *ranged);
void fc_fill_metrics(fc_filling *filling, const fc_tally *tally, const fc_group *group, const bool *ranged);

#endif
