/* tracker.c - what a tracker comes to: each row that stands is added to the sums of its status, of its estimator, of its
 * keys and of all (estimates.h: estimators of one award are never added). */
#include "impact/tracker.h"
#include "dataset/award_key.h"
#include "dataset/award_status.h"
#include "impact/column.h"
#include "impact/estimates.h"
#include "impact/metric_columns.h"
#include "impact/provenance.h"

#include <stdlib.h>
#include <string.h>

/* One way of grouping. */
typedef enum grouping_kind { BY_COLUMNS, BY_STATUS, BY_ESTIMATOR, BY_NOTHING, GROUPINGS } grouping_kind;

typedef struct grouping {
  fc_keys keys;
  fc_estimates amounts, balances; /* balances: of the items whose undrawn balance is known */
  fc_estimate_sum *amount, *balance;
  uint32_t *order; /* groups as the table shows them */
} grouping;

typedef struct tracking {
  fc_ctx *ctx;
  const fc_dataset *dataset;
  const fc_tracker_options *options;
  fc_arena arena;
  fc_award_column *by;
  fc_keys items;
  grouping of[GROUPINGS];
  uint64_t ceilings, overdrawn;
  bool several, ranged, balances; /* what the tables have columns for */
  bool named, stated;             /* some row names its estimator, its status */
  fc_result *result;
} tracking;

static bool open_groupings(tracking *t) {
  const size_t words[GROUPINGS] = {t->options->n_by ? t->options->n_by : 1, 2, 1, 1};
  bool ok = fc_keys_init(&t->items, FC_AWARD_KEY_WORDS + 2);
  for (int kind = 0; kind < GROUPINGS; kind++) {
    grouping *g = &t->of[kind];
    ok = fc_keys_init(&g->keys, words[kind]) && ok;
    ok = fc_estimates_init(&g->amounts) && ok;
    ok = fc_estimates_init(&g->balances) && ok;
  }
  return ok;
}

static void close_groupings(tracking *t) {
  for (int kind = 0; kind < GROUPINGS; kind++) {
    fc_keys_free(&t->of[kind].keys);
    fc_estimates_free(&t->of[kind].amounts);
    fc_estimates_free(&t->of[kind].balances);
  }
  fc_keys_free(&t->items);
  fc_arena_free(&t->arena);
}

static fc_status find_columns(tracking *t) {
  t->by = fc_arena_array(&t->arena, t->options->n_by + 1, sizeof *t->by);
  if (!t->by)
    return fc_fail_memory(t->ctx);
  fc_status status = FC_OK;
  for (size_t i = 0; i < t->options->n_by; i++) {
    const char *name = t->options->by[i];
    size_t n = 0;
    if (fc_award_column_find(t->dataset, name, &t->by[i]))
      continue;
    const char *const *names = fc_award_column_names(t->dataset, &t->arena, &n);
    status = fc_fail(t->ctx, FC_BAD_USAGE, "F323", &(fc_where){.field = "--by", .excerpt = fc_str_of(name)},
                     fc_ctx_format(t->ctx, "see the headers with `fiscalc columns FILE`%s",
                                   fc_did_you_mean(t->ctx, fc_str_of(name), names, n)),
                     "the rows have no column \"%s\"", name);
  }
  return status;
}

/* The award that a row is about; one that cannot be told from others is its own. */
static uint32_t item_of(tracking *t, const fc_award *award, size_t index) {
  const fc_award_facts facts = {award->government, award->award_id,   award->listing,
                                award->program,    award->award_year, award->year};
  uint32_t words[FC_AWARD_KEY_WORDS + 2];
  words[FC_AWARD_KEY_WORDS] = award->stage;
  words[FC_AWARD_KEY_WORDS + 1] = fc_award_key(&facts, words) ? 0 : (uint32_t)index + 1;
  return fc_keys_put(&t->items, words);
}

static bool group_of(tracking *t, grouping_kind kind, const fc_award *award, uint32_t *group) {
  uint32_t words[FC_BY_MAX] = {0};
  fc_award_status status = fc_award_status_of(fc_dataset_text(t->dataset, award->status));
  if (kind == BY_STATUS) {
    words[0] = status;
    words[1] = status == FC_AWARD_OTHER ? award->status : 0;
  } else if (kind == BY_ESTIMATOR) {
    words[0] = award->estimator;
  } else if (kind == BY_COLUMNS) {
    for (size_t i = 0; i < t->options->n_by; i++)
      words[i] = fc_award_column_key(t->dataset, award, &t->by[i]);
  }
  *group = fc_keys_put(&t->of[kind].keys, words);
  return *group != FC_INTERN_NONE;
}

/* What of an award is not yet paid; false: not known. */
static bool balance_of(tracking *t, const fc_award *award, fc_figure *out) {
  if (!award->has_outlayed || award->basis > FC_BASIS_STOCK)
    return false;
  *out = award->amount;
  if (__builtin_sub_overflow(out->value, award->outlayed, &out->value) ||
      __builtin_sub_overflow(out->low, award->outlayed, &out->low) ||
      __builtin_sub_overflow(out->high, award->outlayed, &out->high))
    return false;
  t->overdrawn += out->value < 0;
  out->value = out->value > 0 ? out->value : 0;
  out->low = out->low > 0 ? out->low : 0;
  out->high = out->high > 0 ? out->high : 0;
  return true;
}

static bool add_award(tracking *t, size_t index) {
  const fc_award *award = fc_dataset_award(t->dataset, index);
  fc_figure balance;
  bool known = balance_of(t, award, &balance);
  uint32_t item = item_of(t, award, index);
  bool ok = item != FC_INTERN_NONE;
  t->ceilings += award->basis > FC_BASIS_STOCK;
  t->named = t->named || award->estimator;
  t->stated = t->stated || award->status;
  t->balances = t->balances || known;
  for (int kind = 0; kind < GROUPINGS && ok; kind++) {
    grouping *g = &t->of[kind];
    uint32_t group;
    ok = group_of(t, (grouping_kind)kind, award, &group) &&
         fc_estimates_add(&g->amounts, group, item, award->estimator, award->amount) &&
         (!known || fc_estimates_add(&g->balances, group, item, award->estimator, balance));
  }
  return ok;
}

/* ---- the order of rows ---- */

static int by_status(const tracking *t, const uint32_t *x, const uint32_t *y) {
  if (x[0] != y[0])
    return x[0] < y[0] ? -1 : 1;
  return fc_str_cmp(fc_dataset_text(t->dataset, x[1]), fc_dataset_text(t->dataset, y[1]));
}

/* Largest first, ties by key; the undivided groups of statuses in their own order. */
static int compare_groups(const tracking *t, grouping_kind kind, uint32_t a, uint32_t b) {
  const grouping *g = &t->of[kind];
  const uint32_t *x = fc_keys_at(&g->keys, a), *y = fc_keys_at(&g->keys, b);
  fc_i128 one = g->amount[a].highest.value, other = g->amount[b].highest.value;
  if (kind == BY_STATUS)
    return by_status(t, x, y);
  if (one != other)
    return one > other ? -1 : 1;
  if (kind == BY_ESTIMATOR)
    return fc_str_cmp(fc_dataset_text(t->dataset, x[0]), fc_dataset_text(t->dataset, y[0]));
  int order = 0;
  for (size_t i = 0; i < t->options->n_by && !order; i++)
    order = fc_award_column_key_cmp(t->dataset, &t->by[i], x[i], y[i]);
  return order;
}

typedef struct ordering {
  const tracking *tracking;
  grouping_kind kind;
} ordering;

static int compare(const void *a, const void *b, void *self) {
  const ordering *o = self;
  return compare_groups(o->tracking, o->kind, *(const uint32_t *)a, *(const uint32_t *)b);
}

static bool sum_grouping(tracking *t, grouping_kind kind) {
  grouping *g = &t->of[kind];
  ordering o = {t, kind};
  size_t n = fc_keys_count(&g->keys);
  g->amount = fc_estimates_sum(&g->amounts, t->dataset, n, &t->arena);
  g->balance = fc_estimates_sum(&g->balances, t->dataset, n, &t->arena);
  g->order = fc_arena_array(&t->arena, n + 1, sizeof *g->order);
  if (!g->amount || !g->balance || !g->order)
    return false;
  for (uint32_t i = 0; i < n; i++) {
    g->order[i] = i;
    t->several = t->several || g->amount[i].several;
    t->ranged = t->ranged || fc_span_is_ranged(g->amount[i].lowest) || fc_span_is_ranged(g->amount[i].highest);
  }
  qsort_r(g->order, n, sizeof *g->order, compare, &o);
  return true;
}

/* ---- tables ---- */

/* What a table has columns for, beside the amount. */
typedef struct amount_columns {
  bool several, balances;
} amount_columns;

static bool add_amounts(tracking *t, fc_columns *columns, amount_columns shown) {
  bool ok = fc_columns_add_figure(columns, &t->arena, "amount", FC_MONEY, "USD", t->ranged);
  if (shown.several) {
    ok = fc_columns_add_figure(columns, &t->arena, "lowest", FC_MONEY, "USD", t->ranged) && ok;
    fc_columns_add(columns, "lowest_by", FC_TEXT, "");
    ok = fc_columns_add_figure(columns, &t->arena, "highest", FC_MONEY, "USD", t->ranged) && ok;
    fc_columns_add(columns, "highest_by", FC_TEXT, "");
  }
  fc_columns_add(columns, "hedge", FC_TEXT, "");
  if (shown.balances) {
    fc_columns_add(columns, "balance_known", FC_INTEGER, "");
    fc_columns_add(columns, "loss_if_terminated", FC_MONEY, "USD");
  }
  return ok;
}

static void fill_amounts(const tracking *t, const grouping *g, uint32_t group, amount_columns shown,
                         fc_filling *filling) {
  const fc_estimate_sum *sum = &g->amount[group], *balance = &g->balance[group];
  bool one = !sum->several || sum->lowest.value == sum->highest.value;
  fc_fill(filling, fc_cell_integer(sum->items));
  if (one)
    fc_fill_money(filling, sum->lowest, true, t->ranged);
  else
    filling->next += t->ranged ? 3 : 1;
  if (shown.several) {
    fc_fill_money(filling, sum->lowest, true, t->ranged);
    fc_fill_text(filling, sum->lowest_by);
    fc_fill_money(filling, sum->highest, true, t->ranged);
    fc_fill_text(filling, sum->highest_by);
  }
  fc_fill_text(filling, fc_str_of(fc_hedge_word(fc_hedge_of_sum(sum->hedges))));
  if (!shown.balances)
    return;
  bool known = balance->items && balance->lowest.value == balance->highest.value;
  fc_fill(filling, fc_cell_integer(balance->items));
  fc_fill(filling, known ? fc_cell_money(balance->lowest.value) : fc_cell_none());
}

static void fill_key(const tracking *t, grouping_kind kind, uint32_t group, fc_filling *filling) {
  const uint32_t *words = fc_keys_at(&t->of[kind].keys, group);
  if (kind == BY_STATUS)
    fc_fill_text(filling, fc_award_status_name((fc_award_status)words[0], fc_dataset_text(t->dataset, words[1])));
  else if (kind == BY_ESTIMATOR)
    fc_fill_number(filling, t->dataset, words[0]);
  for (size_t i = 0; kind == BY_COLUMNS && i < t->options->n_by; i++)
    fc_fill_text(filling, fc_award_column_key_text(t->dataset, &t->by[i], words[i]));
}

static void add_key(const tracking *t, grouping_kind kind, fc_columns *columns) {
  if (kind == BY_STATUS)
    fc_columns_add(columns, "status", FC_TEXT, "");
  else if (kind == BY_ESTIMATOR)
    fc_columns_add(columns, "estimator", FC_TEXT, "");
  for (size_t i = 0; kind == BY_COLUMNS && i < t->options->n_by; i++) {
    fc_role role = t->by[i].role;
    bool code = role != FC_NO_ROLE && fc_role_get(role)->type == FC_ROLE_IS_CODE;
    fc_columns_add(columns, t->by[i].name, code ? FC_CODE : FC_TEXT, "");
  }
}

static fc_status put_table(tracking *t, grouping_kind kind, const char *name, size_t most) {
  const grouping *g = &t->of[kind];
  size_t n = fc_keys_count(&g->keys), shown = most && most < n ? most : n;
  const amount_columns figures = {t->several && kind != BY_ESTIMATOR, t->balances && kind != BY_ESTIMATOR};
  fc_columns columns = {.n = 0};
  fc_table_builder *table;
  add_key(t, kind, &columns);
  fc_columns_add(&columns, "awards", FC_INTEGER, "");
  if (!add_amounts(t, &columns, figures))
    return FC_NO_MEMORY;
  fc_status status = fc_result_build_table(t->result, name, columns.list, columns.n, &table);
  for (size_t i = 0; i < shown && !status; i++) {
    fc_cell cells[FC_COLUMNS_MAX] = {0};
    fc_filling filling = {cells};
    fill_key(t, kind, g->order[i], &filling);
    fill_amounts(t, g, g->order[i], figures, &filling);
    status = fc_table_add_row(table, cells);
  }
  if (!status && shown < n)
    fc_notes_add(fc_result_notes_mutable(t->result), FC_NOTE, "N420", NULL, NULL,
                 "%zu of %zu rows are shown; totals are of all", shown, n);
  return status;
}

/* "1 award has", "3 awards have". */
static void note_awards(tracking *t, const char *code, const char *help, uint64_t awards, const char *one,
                        const char *several) {
  if (awards)
    fc_notes_add(fc_result_notes_mutable(t->result), FC_NOTE, code, NULL, help, "%llu %s", (unsigned long long)awards,
                 awards == 1 ? one : several);
}

static void add_notes(tracking *t) {
  const grouping *all = &t->of[BY_NOTHING], *status = &t->of[BY_STATUS];
  uint64_t unknown = 0, several = fc_keys_count(&all->keys) ? all->amount[0].several : 0;
  for (uint32_t i = 0; i < fc_keys_count(&status->keys); i++)
    if (fc_keys_at(&status->keys, i)[0] == FC_AWARD_OTHER)
      unknown += status->amount[i].items;
  note_awards(t, "N430", NULL, several, "award has several estimators: their amounts are the ends of its range, never added",
              "awards have several estimators: their amounts are the ends of each range, never added");
  note_awards(t, "N431", "\"terminated\", \"paused\", \"reinstated\", \"active\" and their like are known", unknown,
              "award has a status of another word: kept under that word",
              "awards have a status of another word: kept under that word");
  note_awards(t, "N432", NULL, t->ceilings, "row is a ceiling or a request, no money of an award: it has no balance",
              "rows are ceilings or requests, no money of an award: they have no balance");
  note_awards(t, "N433", NULL, t->overdrawn, "row was paid more than its amount: its balance is taken as 0",
              "rows were paid more than their amount: their balances are taken as 0");
}

static fc_status put_tables(tracking *t) {
  fc_status status = put_table(t, BY_COLUMNS, "at_risk", t->options->top);
  if (!status && t->stated)
    status = put_table(t, BY_STATUS, "status", 0);
  if (!status && t->named)
    status = put_table(t, BY_ESTIMATOR, "estimators", 0);
  if (!status)
    status = put_table(t, BY_NOTHING, "total", 0);
  if (!status)
    status = fc_result_add_dataset(t->result, t->dataset);
  if (!status)
    add_notes(t);
  return status;
}

static fc_status fail_empty(const tracking *t) {
  char date[16] = "";
  if (!t->dataset->later_statuses)
    return fc_fail(t->ctx, FC_NO_MATCH, "F403", NULL, "see what a column holds with `fiscalc columns FILE`",
                   "no row with an amount is left");
  fc_date_format(t->dataset->as_of[0], date);
  return fc_fail(t->ctx, FC_NO_MATCH, "F403", &(fc_where){.field = "--as-of", .excerpt = fc_str_of(date)},
                 "name a later date; see the dates of statuses with `fiscalc columns FILE`",
                 "no status is of %s or before: %llu row%s of a later one", date,
                 (unsigned long long)t->dataset->later_statuses, t->dataset->later_statuses == 1 ? " is" : "s are");
}

static fc_status sum(tracking *t) {
  fc_status status = find_columns(t);
  if (status)
    return status;
  if (!t->dataset->awards.count)
    return fail_empty(t);
  bool ok = open_groupings(t);
  for (size_t i = 0; i < t->dataset->awards.count && ok; i++)
    ok = !(fc_dataset_award(t->dataset, i)->stands & 1) || add_award(t, i);
  for (int kind = 0; kind < GROUPINGS && ok; kind++)
    ok = sum_grouping(t, (grouping_kind)kind);
  return ok ? put_tables(t) : FC_NO_MEMORY;
}

fc_status fc_tracker_sum(fc_ctx *ctx, const fc_dataset *dataset, const fc_tracker_options *options, fc_result **out) {
  tracking t = {.ctx = ctx, .dataset = dataset, .options = options};
  *out = NULL;
  fc_status status = fc_result_new("tracker", &t.result);
  if (!status)
    status = sum(&t);
  close_groupings(&t);
  if (status) {
    fc_result_free(t.result);
    return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
  }
  *out = t.result;
  return FC_OK;
}
