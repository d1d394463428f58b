/* compare_tables.c - the tables of compare: how many awards changed in which way, each of them, and totals. */
#include "dataset/sum.h"
#include "impact/comparing.h"
#include "impact/metric_columns.h"

#include <stdlib.h>

/* What awards come to together. */
typedef struct side_sums {
  uint32_t awards[2];
  fc_span amount[2];
  fc_span net;
  fc_i128 gross;
} side_sums;

static void add_compared(side_sums *sums, const fc_compared_award *award) {
  fc_span difference = fc_compared_difference(award);
  for (int side = 0; side < 2; side++) {
    sums->awards[side] += award->change == FC_CHANGE_UNKEYED ? award->side[side].rows : award->side[side].rows > 0;
    fc_span_add_span(&sums->amount[side], award->side[side].amount);
  }
  fc_span_add_span(&sums->net, difference);
  sums->gross += difference.value < 0 ? -difference.value : difference.value;
}

static const fc_compared_award *award_at(const fc_comparing *c, size_t i) {
  return i < c->awards.count ? fc_seq_at(&c->awards, i) : &c->keyless;
}

/* Matched awards, and the rows that have no key where there are some. */
static size_t count_all(const fc_comparing *c) {
  return c->awards.count + (c->keyless.side[0].rows + c->keyless.side[1].rows > 0);
}

static bool add_sides(fc_comparing *c, fc_columns *columns) {
  return fc_columns_add_figure(columns, &c->arena, "amount_before", FC_MONEY, "USD", c->ranged) &&
         fc_columns_add_figure(columns, &c->arena, "amount_after", FC_MONEY, "USD", c->ranged);
}

static void fill_sides(const fc_comparing *c, const fc_span amount[2], const bool present[2], fc_filling *filling) {
  for (int side = 0; side < 2; side++)
    if (present[side])
      fc_fill_money(filling, amount[side], true, c->ranged);
    else
      filling->next += c->ranged ? 3 : 1;
}

/* ---- summary ---- */

static fc_status put_summary(fc_comparing *c, fc_result *result) {
  side_sums sums[FC_CHANGES] = {0};
  uint32_t awards[FC_CHANGES] = {0};
  static const bool both[] = {true, true};
  fc_columns columns = {.n = 0};
  fc_table_builder *table;
  for (size_t i = 0; i < count_all(c); i++) {
    const fc_compared_award *award = award_at(c, i);
    add_compared(&sums[award->change], award);
    awards[award->change] += award->change == FC_CHANGE_UNKEYED ? award->side[0].rows + award->side[1].rows : 1;
  }
  fc_columns_add(&columns, "change", FC_TEXT, "");
  fc_columns_add(&columns, "awards", FC_INTEGER, "");
  if (!add_sides(c, &columns) ||
      !fc_columns_add_figure(&columns, &c->arena, "difference", FC_MONEY, "USD", c->ranged))
    return FC_NO_MEMORY;
  fc_status status = fc_result_build_table(result, "summary", columns.list, columns.n, &table);
  for (int change = 0; change < FC_CHANGES && !status; change++) {
    fc_cell cells[FC_COLUMNS_MAX] = {0};
    fc_filling filling = {cells};
    if (change == FC_CHANGE_UNKEYED && !awards[change])
      continue;
    fc_fill_text(&filling, fc_str_of(fc_change_name((fc_change)change)));
    fc_fill(&filling, fc_cell_integer(awards[change]));
    fill_sides(c, sums[change].amount, both, &filling);
    fc_fill_money(&filling, sums[change].net, true, c->ranged);
    status = fc_table_add_row(table, cells);
  }
  return status;
}

/* ---- changes ---- */

static int compare_keys(const fc_comparing *c, const fc_compared_award *x, const fc_compared_award *y) {
  const fc_award *a = fc_comparing_award(c, x), *b = fc_comparing_award(c, y);
  int order = 0;
  for (size_t i = 0; i < c->n_key && !order; i++)
    order = fc_award_column_key_cmp(c->dataset, &c->key[i], fc_award_column_key(c->dataset, a, &c->key[i]),
                                    fc_award_column_key(c->dataset, b, &c->key[i]));
  return order;
}

static fc_i128 size_of(const fc_compared_award *award) {
  fc_i128 difference = fc_compared_difference(award).value;
  return difference < 0 ? -difference : difference;
}

/* The largest difference first; of equal ones by what became of them, then by key. */
static int compare_changes(const void *p, const void *q, void *self) {
  const fc_comparing *c = self;
  const fc_compared_award *x = award_at(c, *(const uint32_t *)p), *y = award_at(c, *(const uint32_t *)q);
  fc_i128 one = size_of(x), other = size_of(y);
  if (one != other)
    return one > other ? -1 : 1;
  if (x->change != y->change)
    return x->change < y->change ? -1 : 1;
  return compare_keys(c, x, y);
}

static bool has_values(const fc_comparing *c, const fc_award_column *column) {
  for (size_t i = 0; i < c->awards.count; i++)
    if (fc_award_column_text(c->dataset, fc_comparing_award(c, award_at(c, i)), column))
      return true;
  return false;
}

static void add_column(fc_columns *columns, const fc_award_column *column) {
  bool code = column->role != FC_NO_ROLE && fc_role_get(column->role)->type == FC_ROLE_IS_CODE;
  fc_columns_add(columns, column->name, code ? FC_CODE : FC_TEXT, "");
}

static bool add_change_columns(fc_comparing *c, const bool *shown, fc_columns *columns) {
  for (size_t i = 0; i < c->n_key; i++)
    if (shown[i])
      add_column(columns, &c->key[i]);
  fc_columns_add(columns, "change", FC_TEXT, "");
  fc_columns_add(columns, "status_before", FC_TEXT, "");
  fc_columns_add(columns, "status_after", FC_TEXT, "");
  return add_sides(c, columns) &&
         fc_columns_add_figure(columns, &c->arena, "difference", FC_MONEY, "USD", c->ranged);
}

static void fill_change(const fc_comparing *c, const fc_compared_award *compared, const bool *shown,
                        fc_filling *filling) {
  const fc_award *award = fc_comparing_award(c, compared);
  const fc_span amount[] = {compared->side[0].amount, compared->side[1].amount};
  const bool present[] = {compared->side[0].rows > 0, compared->side[1].rows > 0};
  for (size_t i = 0; i < c->n_key; i++)
    if (shown[i])
      fc_fill_number(filling, c->dataset, fc_award_column_text(c->dataset, award, &c->key[i]));
  fc_fill_text(filling, fc_str_of(fc_change_name(compared->change)));
  for (int side = 0; side < 2; side++) {
    const fc_award *own = present[side] ? fc_dataset_award(c->dataset, compared->side[side].first) : NULL;
    fc_fill_text(filling, own ? fc_dataset_text(c->dataset, own->status) : (fc_str){0});
  }
  fill_sides(c, amount, present, filling);
  fc_fill_money(filling, fc_compared_difference(compared), true, c->ranged);
}

static fc_status put_changes(fc_comparing *c, fc_result *result) {
  size_t n = 0;
  bool shown[FC_COMPARED_KEY_MAX];
  fc_columns columns = {.n = 0};
  fc_table_builder *table;
  c->order = fc_arena_array(&c->arena, c->awards.count + 1, sizeof *c->order);
  for (size_t i = 0; i < c->n_key; i++)
    shown[i] = c->options->n_key || has_values(c, &c->key[i]);
  if (!c->order || !add_change_columns(c, shown, &columns))
    return FC_NO_MEMORY;
  for (uint32_t i = 0; i < c->awards.count; i++)
    if (c->options->same || award_at(c, i)->change != FC_CHANGE_SAME)
      c->order[n++] = i;
  qsort_r(c->order, n, sizeof *c->order, compare_changes, c);
  size_t most = c->options->top && c->options->top < n ? c->options->top : n;
  fc_status status = fc_result_build_table(result, "changes", columns.list, columns.n, &table);
  for (size_t i = 0; i < most && !status; i++) {
    fc_cell cells[FC_COLUMNS_MAX] = {0};
    fc_filling filling = {cells};
    fill_change(c, award_at(c, c->order[i]), shown, &filling);
    status = fc_table_add_row(table, cells);
  }
  if (!status && most < n)
    fc_notes_add(fc_result_notes_mutable(result), FC_NOTE, "N420", NULL, NULL,
                 "%zu of %zu rows are shown; totals are of all", most, n);
  return status;
}

/* ---- totals ---- */

static bool add_sum_columns(fc_comparing *c, fc_columns *columns) {
  fc_columns_add(columns, "awards_before", FC_INTEGER, "");
  fc_columns_add(columns, "awards_after", FC_INTEGER, "");
  bool ok = add_sides(c, columns) && fc_columns_add_figure(columns, &c->arena, "net", FC_MONEY, "USD", c->ranged);
  fc_columns_add(columns, "gross", FC_MONEY, "USD");
  return ok;
}

static void fill_sums(const fc_comparing *c, const side_sums *sums, fc_filling *filling) {
  static const bool both[] = {true, true};
  fc_fill(filling, fc_cell_integer(sums->awards[0]));
  fc_fill(filling, fc_cell_integer(sums->awards[1]));
  fill_sides(c, sums->amount, both, filling);
  fc_fill_money(filling, sums->net, true, c->ranged);
  fc_fill(filling, fc_cell_money(sums->gross));
}

/* The totals of one breakdown while they are added up. */
typedef struct breakdown {
  const fc_comparing *comparing;
  fc_keys keys;
  fc_seq sums; /* of side_sums */
} breakdown;

static bool add_to_breakdown(breakdown *b, const fc_compared_award *award) {
  const fc_comparing *c = b->comparing;
  uint32_t words[FC_BY_MAX] = {0};
  for (size_t i = 0; i < c->n_by; i++)
    words[i] = fc_award_column_key(c->dataset, fc_comparing_award(c, award), &c->by[i]);
  uint32_t number = fc_keys_put(&b->keys, words);
  side_sums *sums = number == FC_INTERN_NONE       ? NULL
                    : number < b->sums.count ? fc_seq_at(&b->sums, number)
                                             : fc_seq_push(&b->sums);
  if (sums)
    add_compared(sums, award);
  return sums != NULL;
}

/* The greatest gross change first, ties by key. */
static int compare_breakdowns(const void *p, const void *q, void *self) {
  const breakdown *b = self;
  uint32_t x = *(const uint32_t *)p, y = *(const uint32_t *)q;
  fc_i128 one = ((const side_sums *)fc_seq_at(&b->sums, x))->gross,
          other = ((const side_sums *)fc_seq_at(&b->sums, y))->gross;
  if (one != other)
    return one > other ? -1 : 1;
  int order = 0;
  for (size_t i = 0; i < b->comparing->n_by && !order; i++)
    order = fc_award_column_key_cmp(b->comparing->dataset, &b->comparing->by[i], fc_keys_at(&b->keys, x)[i],
                                    fc_keys_at(&b->keys, y)[i]);
  return order;
}

static fc_status put_breakdown(fc_comparing *c, breakdown *b, fc_result *result) {
  size_t n = b->sums.count;
  uint32_t *order = fc_arena_array(&c->arena, n + 1, sizeof *order);
  fc_columns columns = {.n = 0};
  fc_table_builder *table;
  for (size_t i = 0; i < c->n_by; i++)
    add_column(&columns, &c->by[i]);
  if (!order || !add_sum_columns(c, &columns))
    return FC_NO_MEMORY;
  for (uint32_t i = 0; i < n; i++)
    order[i] = i;
  qsort_r(order, n, sizeof *order, compare_breakdowns, b);
  fc_status status = fc_result_build_table(result, "totals", columns.list, columns.n, &table);
  for (size_t i = 0; i < n && !status; i++) {
    fc_cell cells[FC_COLUMNS_MAX] = {0};
    fc_filling filling = {cells};
    for (size_t k = 0; k < c->n_by; k++)
      fc_fill_text(&filling, fc_award_column_key_text(c->dataset, &c->by[k], fc_keys_at(&b->keys, order[i])[k]));
    fill_sums(c, fc_seq_at(&b->sums, order[i]), &filling);
    status = fc_table_add_row(table, cells);
  }
  return status;
}

/* What nobody asked for, and no row has, makes no table. */
static fc_status put_totals(fc_comparing *c, fc_result *result) {
  if (!c->options->n_by && !has_values(c, &c->by[0]))
    return FC_OK;
  breakdown b = {.comparing = c};
  fc_seq_init(&b.sums, sizeof(side_sums));
  bool ok = fc_keys_init(&b.keys, FC_BY_MAX);
  for (size_t i = 0; i < c->awards.count && ok; i++)
    ok = add_to_breakdown(&b, award_at(c, i));
  fc_status status = ok ? put_breakdown(c, &b, result) : FC_NO_MEMORY;
  fc_keys_free(&b.keys);
  fc_seq_free(&b.sums);
  return status;
}

static fc_status put_total(fc_comparing *c, fc_result *result) {
  side_sums sums = {0};
  fc_cell cells[FC_COLUMNS_MAX] = {0};
  fc_filling filling = {cells};
  fc_columns columns = {.n = 0};
  fc_table_builder *table;
  for (size_t i = 0; i < count_all(c); i++)
    add_compared(&sums, award_at(c, i));
  if (!add_sum_columns(c, &columns))
    return FC_NO_MEMORY;
  fill_sums(c, &sums, &filling);
  fc_status status = fc_result_build_table(result, "total", columns.list, columns.n, &table);
  return status ? status : fc_table_add_row(table, cells);
}

fc_status fc_comparing_put_tables(fc_comparing *c, fc_result *result) {
  for (size_t i = 0; i < count_all(c) && !c->ranged; i++)
    c->ranged = fc_span_is_ranged(award_at(c, i)->side[0].amount) || fc_span_is_ranged(award_at(c, i)->side[1].amount);
  fc_status status = put_summary(c, result);
  if (!status)
    status = put_changes(c, result);
  if (!status)
    status = put_totals(c, result);
  return status ? status : put_total(c, result);
}

static void note_side(const fc_comparing *c, int side, fc_notes *notes) {
  uint64_t awards = 0, rows = 0, repeats = 0;
  for (size_t i = 0; i < c->awards.count; i++) {
    const fc_compared_rows *of = &award_at(c, i)->side[side];
    awards += of->rows > 1;
    rows += of->rows > 1 ? of->rows : 0;
    repeats += of->repeats;
  }
  if (awards)
    fc_notes_add(notes, repeats ? FC_WARNING : FC_NOTE, "N435", NULL,
                 repeats ? "where they are duplicates, drop them; where they are not, tell them apart with --key" : NULL,
                 "%s: %llu key%s several rows (%llu), which are added; %llu of them repeat%s another's amount, status "
                 "and date",
                 c->options->side[side].name, (unsigned long long)awards, awards == 1 ? " has" : "s have",
                 (unsigned long long)rows, (unsigned long long)repeats, repeats == 1 ? "s" : "");
}

void fc_comparing_put_notes(const fc_comparing *c, fc_notes *notes) {
  uint64_t gone = 0;
  for (int side = 0; side < 2; side++)
    note_side(c, side, notes);
  for (size_t i = 0; i < c->awards.count; i++)
    gone += award_at(c, i)->change == FC_CHANGE_GONE;
  if (gone && c->options->side[0].source != c->options->side[1].source)
    fc_notes_add(notes, FC_NOTE, "N436", NULL, NULL,
                 "%llu award%s gone from the later file: it does not say whether %s reinstated or only left off the list",
                 (unsigned long long)gone, gone == 1 ? " is" : "s are", gone == 1 ? "it was" : "they were");
  uint64_t keyless = (uint64_t)c->keyless.side[0].rows + c->keyless.side[1].rows;
  if (keyless)
    fc_notes_add(notes, FC_NOTE, "N437", NULL, "say which columns tell them apart with --key COLUMN,...",
                 "%llu row%s nothing to be matched by: counted in the total, and in no change",
                 (unsigned long long)keyless, keyless == 1 ? " has" : "s have");
}
