/* sides_breakdown.c - table breakdown: each row of the breakdown under each scenario, long, as a pivot table takes it.
 *
 * A row that a scenario takes nothing of stands there with a loss of zero, set against what the others are. */
#include "impact/sides_parts.h"

#include <stdlib.h>

/* One row of some side, while rows are brought together. */
typedef struct found_row {
  const fc_tally *tally;
  const fc_kept_group *group;
  size_t side;
} found_row;

/* One row of the breakdown. */
typedef struct broken_row {
  size_t *of;    /* of each side its row; SIZE_MAX: it takes nothing of it */
  size_t named;  /* a side that has it */
  fc_i128 apart; /* the greatest difference of losses from the base, without sign */
  size_t number;
} broken_row;

typedef struct breakdown {
  const fc_sides *sides;
  broken_row *row;
  size_t n; /* that are shown */
  const fc_metric **metric;
  bool *ranged;
  size_t n_metrics;
  bool shares; /* share_difference is shown */
} breakdown;

static int compare_found(const void *p, const void *q) {
  const found_row *x = p, *y = q;
  int order = fc_group_cmp(x->group, y->group, (void *)(uintptr_t)x->tally);
  return order ? order : x->side < y->side ? -1 : x->side > y->side;
}

/* A side's row; false: it takes nothing of it. */
static bool open_row(const fc_sides *sides, const broken_row *row, size_t side, fc_group *out) {
  if (row->of[side] != SIZE_MAX)
    fc_tally_open_row(sides->tally[side], row->of[side], out);
  return row->of[side] != SIZE_MAX;
}

static fc_i128 loss_in(const fc_sides *sides, const broken_row *row, size_t side) {
  fc_group group;
  return open_row(sides, row, side, &group) ? group.row.loss.value : 0;
}

static void see_apart(const fc_sides *sides, broken_row *row) {
  fc_i128 of_base = loss_in(sides, row, sides->asked->base);
  for (size_t i = 0; i < sides->asked->n; i++) {
    fc_i128 more = loss_in(sides, row, i) - of_base;
    more = more < 0 ? -more : more;
    row->apart = more > row->apart ? more : row->apart;
  }
}

/* The farthest apart first, ties by key. */
static int compare_apart(const void *p, const void *q) {
  const broken_row *x = p, *y = q;
  if (x->apart != y->apart)
    return x->apart > y->apart ? -1 : 1;
  return x->number < y->number ? -1 : x->number > y->number;
}

static bool gather(fc_sides *sides, breakdown *out) {
  size_t n = sides->asked->n, total = 0, at = 0;
  for (size_t i = 0; i < n; i++)
    total += sides->tally[i]->n_groups;
  found_row *found = fc_arena_array(&sides->arena, total + 1, sizeof *found);
  size_t *of = fc_arena_array(&sides->arena, total * n + 1, sizeof *of);
  out->row = fc_arena_array(&sides->arena, total + 1, sizeof *out->row);
  if (!found || !of || !out->row)
    return false;
  for (size_t i = 0; i < n; i++)
    for (size_t g = 0; g < sides->tally[i]->n_groups; g++)
      found[at++] = (found_row){sides->tally[i], &sides->tally[i]->groups[g], i};
  for (size_t i = 0; i < total * n; i++)
    of[i] = SIZE_MAX;
  qsort(found, total, sizeof *found, compare_found);
  for (size_t f = 0; f < total; f++) {
    bool again = f && fc_group_cmp(found[f - 1].group, found[f].group, (void *)(uintptr_t)found[f].tally) == 0;
    if (!again) {
      out->row[out->n] = (broken_row){of + out->n * n, found[f].side, 0, out->n};
      out->n++;
    }
    out->row[out->n - 1].of[found[f].side] = (size_t)(found[f].group - found[f].tally->groups);
  }
  for (size_t r = 0; r < out->n; r++)
    see_apart(sides, &out->row[r]);
  return true;
}

static void keep_top(const fc_sides *sides, breakdown *out, fc_notes *notes) {
  size_t top = sides->asked->top;
  if (!top || top >= out->n)
    return;
  qsort(out->row, out->n, sizeof *out->row, compare_apart);
  fc_notes_add(notes, FC_NOTE, "N420", NULL, NULL, "%zu of %zu rows are shown; totals are of all", top, out->n);
  out->n = top;
}

static fc_row row_of(const fc_sides *sides, const broken_row *row, size_t side) {
  fc_group group;
  if (open_row(sides, row, side, &group))
    return group.row;
  open_row(sides, row, row->named, &group);
  return fc_row_without_loss(&group.row);
}

static fc_value value_in(const fc_row *of, const fc_metric *metric) {
  fc_value value = {0};
  metric->compute(of, &value);
  return value;
}

/* Of the base itself nothing; of a row that neither takes from zero. */
static fc_value difference_in(const breakdown *b, const broken_row *row, size_t side, const fc_metric *metric) {
  const fc_sides *sides = b->sides;
  fc_value value = {0};
  if (side == sides->asked->base)
    return value;
  fc_group of_base, of_side;
  bool base_has = open_row(sides, row, sides->asked->base, &of_base), has = open_row(sides, row, side, &of_side);
  if (!base_has && !has) {
    fc_row nothing = row_of(sides, row, side);
    value = value_in(&nothing, metric);
    return value.present ? (fc_value){true, true, {0, 1}, {0, 1}, {0, 1}} : value;
  }
  fc_difference difference;
  fc_difference_of(fc_sides_base(sides), base_has ? &of_base : NULL, sides->tally[side], has ? &of_side : NULL,
                   &difference);
  return fc_difference_in(&difference, metric);
}

/* Which metrics some row has. */
static bool choose_metrics(fc_sides *sides, breakdown *b) {
  const fc_metric *share = fc_metric_find(FC_STR("share"));
  b->metric = fc_arena_array(&sides->arena, sides->n_metrics + 1, sizeof *b->metric);
  b->ranged = fc_arena_array(&sides->arena, sides->n_metrics + 1, sizeof *b->ranged);
  bool *present = fc_arena_array(&sides->arena, sides->n_metrics + 1, sizeof *present);
  bool *ranged = fc_arena_array(&sides->arena, sides->n_metrics + 1, sizeof *ranged);
  if (!b->metric || !b->ranged || !present || !ranged)
    return false;
  for (size_t at = 0; at < b->n * sides->asked->n; at++) {
    fc_row of = row_of(sides, &b->row[at / sides->asked->n], at % sides->asked->n);
    for (size_t m = 0; m < sides->n_metrics; m++) {
      fc_value value = value_in(&of, sides->metric[m]);
      present[m] = present[m] || value.present;
      ranged[m] = ranged[m] || fc_value_is_ranged(&value);
    }
  }
  for (size_t m = 0; m < sides->n_metrics; m++) {
    if (!present[m] && !sides->asked->options->n_metrics)
      continue;
    b->ranged[b->n_metrics] = ranged[m];
    b->metric[b->n_metrics++] = sides->metric[m];
    b->shares = b->shares || sides->metric[m] == share;
  }
  return true;
}

static void fill(const void *self, size_t at, fc_cell *cells) {
  const breakdown *b = self;
  const fc_sides *sides = b->sides;
  size_t n = sides->asked->n, side = at % n;
  const broken_row *row = &b->row[at / n];
  fc_filling filling = {cells};
  const fc_tally *named = sides->tally[row->named], *tally = sides->tally[side];
  fc_row of = row_of(sides, row, side);
  fc_fill_by(&filling, named, named->groups[row->of[row->named]].key);
  fc_fill_text(&filling, fc_str_of(sides->asked->side[side].label));
  fc_fill(&filling, fc_cell_integer(row->of[side] != SIZE_MAX ? (int64_t)tally->groups[row->of[side]].n_members : 0));
  for (size_t m = 0; m < b->n_metrics; m++) {
    fc_value value = value_in(&of, b->metric[m]);
    fc_fill_value(&filling, &value, b->ranged[m]);
  }
  fc_value loss = difference_in(b, row, side, fc_metric_find(FC_STR("loss")));
  fc_value share = difference_in(b, row, side, fc_metric_find(FC_STR("share")));
  fc_fill_value(&filling, &loss, sides->ranged);
  if (b->shares)
    fc_fill_value(&filling, &share, sides->ranged);
}

static fc_status add_table(fc_sides *sides, breakdown *b, fc_result *result) {
  fc_columns columns = {.n = 0};
  fc_columns_add_by(&columns, &fc_sides_base(sides)->plan->report);
  fc_columns_add(&columns, "scenario", FC_TEXT, "");
  fc_columns_add(&columns, "awards", FC_INTEGER, "");
  for (size_t m = 0; m < b->n_metrics; m++)
    if (!fc_columns_add_figure(&columns, &sides->arena, b->metric[m]->name, b->metric[m]->type, b->metric[m]->unit,
                               b->ranged[m]))
      return FC_NO_MEMORY;
  if (!fc_columns_add_figure(&columns, &sides->arena, "loss_difference", FC_MONEY, "USD", sides->ranged) ||
      (b->shares &&
       !fc_columns_add_figure(&columns, &sides->arena, "share_difference", FC_SHARE, "points", sides->ranged)))
    return FC_NO_MEMORY;
  return fc_result_add_table(result, "breakdown", columns.list, columns.n, b->n * sides->asked->n, (fc_rows){b, fill, NULL});
}

fc_status fc_sides_add_breakdown(fc_ctx *ctx, fc_sides *sides, fc_result *result) {
  if (!sides->asked->breakdown)
    return FC_OK;
  breakdown *b = fc_arena_array(&sides->arena, 1, sizeof *b);
  if (!b)
    return fc_fail_memory(ctx);
  b->sides = sides;
  if (!gather(sides, b))
    return fc_fail_memory(ctx);
  keep_top(sides, b, fc_result_notes_mutable(result));
  fc_status status = choose_metrics(sides, b) ? add_table(sides, b, result) : FC_NO_MEMORY;
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
