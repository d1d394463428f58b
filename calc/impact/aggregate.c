/* aggregate.c - the rows of a breakdown: awards with the same keys, added up, each with the governments it is about.
 *
 * A row is about its own government where the breakdown holds it, about the governments of its awards where it holds
 * something that is theirs (a state), else about all governments of the run, so that shares of rows add up. */
#include "impact/tally.h"

#include <stdlib.h>
#include <string.h>

/* The group of each touched award, through its keys. */
static fc_status key_groups(fc_ctx *ctx, fc_tally *tally, fc_keys *keys, uint32_t *of) {
  const fc_plan *plan = tally->plan;
  uint32_t *words = fc_tally_array(ctx, tally, plan->report.n_by, sizeof *words);
  for (size_t t = 0; words && t < plan->n_touched; t++) {
    const fc_award *award = fc_dataset_award(tally->dataset, plan->touched[t].award);
    for (size_t i = 0; i < plan->report.n_by; i++)
      words[i] = fc_award_column_key(tally->dataset, award, &plan->report.by[i]);
    of[t] = fc_keys_put(keys, words);
    if (of[t] == FC_INTERN_NONE)
      return fc_fail_memory(ctx);
  }
  return words ? FC_OK : FC_NO_MEMORY;
}

int fc_group_cmp(const void *a, const void *b, void *payload) {
  const fc_group *x = a, *y = b;
  const fc_tally *tally = payload;
  const fc_plan_report *report = &tally->plan->report;
  for (size_t i = 0; i < report->n_by; i++) {
    int order = fc_award_column_key_cmp(tally->dataset, &report->by[i], x->key[i], y->key[i]);
    if (order)
      return order;
  }
  return 0;
}

static uint32_t government_of(const fc_tally *tally, size_t touched) {
  return tally->plan->touched[touched].government;
}

static bool is_by(const fc_tally *tally, bool (*is)(const fc_award_column *)) {
  for (size_t i = 0; i < tally->plan->report.n_by; i++)
    if (is(&tally->plan->report.by[i]))
      return true;
  return false;
}

/* Whether an award is in no sum of its group: it was passed on and stands in another of it, or it is that of an entity
 * beside a government, whose own row is the only one that it is in. */
static bool is_left_out(const fc_tally *tally, const uint32_t *of, size_t t) {
  uint32_t holder = tally->plan->touched[t].holder;
  if (holder && of[holder - 1] == of[t])
    return true;
  return fc_is_apart(&tally->plan->apart, government_of(tally, t)) && !is_by(tally, fc_award_column_is_government);
}

/* Groups of which nothing is left make no row. */
static void drop_empty(fc_tally *tally) {
  size_t kept = 0;
  for (size_t g = 0; g < tally->n_groups; g++)
    if (tally->groups[g].n_members)
      tally->groups[kept++] = tally->groups[g];
  tally->n_groups = kept;
}

static void take_member(fc_group *group, size_t t, bool counts) {
  group->member[group->n_all++] = t;
  group->n_members += counts;
}

static fc_status fill_groups(fc_ctx *ctx, fc_tally *tally, const fc_keys *keys, const uint32_t *of) {
  size_t n = fc_keys_count(keys), words = tally->plan->report.n_by, touched = tally->plan->n_touched;
  tally->groups = fc_tally_array(ctx, tally, n, sizeof(fc_group));
  size_t *room = fc_tally_array(ctx, tally, touched, sizeof *room);
  if (!tally->groups || !room)
    return FC_NO_MEMORY;
  tally->n_groups = n;
  for (size_t t = 0; t < touched; t++)
    tally->groups[of[t]].n_all++;
  for (size_t g = 0; g < n; g++) {
    fc_group *group = &tally->groups[g];
    uint32_t *key = fc_tally_array(ctx, tally, words, sizeof *key);
    if (!key)
      return FC_NO_MEMORY;
    memcpy(key, fc_keys_at(keys, (uint32_t)g), words * sizeof *key);
    group->key = key;
    group->member = room;
    room += group->n_all;
    group->n_all = 0;
  }
  for (int left_out = 0; left_out < 2; left_out++)
    for (size_t t = 0; t < touched; t++)
      if (is_left_out(tally, of, t) == (bool)left_out)
        take_member(&tally->groups[of[t]], t, !left_out);
  drop_empty(tally);
  qsort_r(tally->groups, tally->n_groups, sizeof *tally->groups, fc_group_cmp, tally);
  return FC_OK;
}

/* Governments of a row stand in the order of the run: found by halving. */
size_t fc_group_government(const fc_tally *tally, const fc_group *group, size_t touched) {
  const uint32_t *of = group->governments.government, *place = tally->place;
  uint32_t wanted = place[government_of(tally, touched)];
  size_t low = 0, high = group->governments.n;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (place[of[middle]] <= wanted)
      low = middle;
    else
      high = middle;
  }
  return low;
}

/* The place of each government in the run. */
static fc_status set_places(fc_ctx *ctx, fc_tally *tally) {
  const fc_frame *frame = &tally->plan->frame;
  uint32_t *place = fc_tally_array(ctx, tally, tally->dataset->governments.count, sizeof *place);
  for (size_t i = 0; place && i < frame->n_governments; i++)
    place[frame->governments[i]] = (uint32_t)i;
  tally->place = place;
  return place ? FC_OK : FC_NO_MEMORY;
}

/* Which governments the row is about, in the order of the run. */
static fc_status set_governments(fc_ctx *ctx, fc_tally *tally, fc_group *group) {
  const fc_frame *frame = &tally->plan->frame;
  bool own = group->key && is_by(tally, fc_award_column_is_of_government);
  size_t n = own && is_by(tally, fc_award_column_is_government) ? 1 : frame->n_governments, kept = 0;
  bool *in = own && n > 1 ? fc_tally_array(ctx, tally, tally->dataset->governments.count, sizeof *in) : NULL;
  uint32_t *list = fc_tally_array(ctx, tally, n, sizeof *list);
  fc_span *part = fc_tally_array(ctx, tally, n, sizeof *part);
  group->governments =
      (fc_members){.government = list, .part = part, .has = fc_tally_array(ctx, tally, n, sizeof(bool))};
  if ((own && n > 1 && !in) || !list || !part || !group->governments.has)
    return FC_NO_MEMORY;
  if (n == 1) {
    list[kept++] = government_of(tally, group->member[0]);
  } else {
    for (size_t i = 0; own && i < group->n_all; i++)
      in[government_of(tally, group->member[i])] = true;
    for (size_t i = 0; i < frame->n_governments; i++)
      if ((!own || in[frame->governments[i]]) && !fc_is_apart(&tally->plan->apart, frame->governments[i]))
        list[kept++] = frame->governments[i];
  }
  group->governments.n = kept;
  return FC_OK;
}

/* What is booked of one award at each end of the inputs. */
typedef struct fc_award_books {
  fc_money *book[FC_ENDS]; /* [account][year], the years of the plan and one for all after them */
  size_t years;            /* n_years + 1 */
} fc_award_books;

static void add_to(fc_span *to, fc_money low, fc_money value, fc_money high) {
  to->low += low;
  to->value += value;
  to->high += high;
}

/* What goes out (cash) is least where the inputs are highest. */
static void order_ends(fc_row *row) {
  fc_span *const each[] = {&row->account[FC_BOOK_CASH], &row->later};
  for (size_t i = 0; i < sizeof each / sizeof *each; i++)
    if (each[i]->low > each[i]->high)
      *each[i] = (fc_span){each[i]->high, each[i]->value, each[i]->low};
}

static void add_booked(const fc_award_books *books, fc_account account, size_t year, fc_span *to) {
  size_t at = (size_t)account * books->years + year;
  add_to(to, books->book[FC_LOW][at], books->book[FC_VALUE][at], books->book[FC_HIGH][at]);
}

static fc_money loss_in(const fc_award_books *books, size_t year, fc_end end) {
  fc_money loss = 0;
  for (size_t a = 0; a < FC_LOSS_ACCOUNTS; a++)
    loss += books->book[end][a * books->years + year];
  return loss;
}

/* What is left of what was due in a year: what was taken back was due in another. */
static fc_money left_in(const fc_plan *plan, const fc_award_books *books, size_t t, size_t year, fc_end end) {
  const fc_money *book = books->book[end];
  return fc_plan_due(plan, t, year, end) - book[FC_BOOK_FUTURE * books->years + year] -
         book[FC_BOOK_INCURRED * books->years + year];
}

static bool add_real(const fc_plan *plan, const fc_award_books *books, size_t t, size_t year, fc_row *row) {
  fc_money loss[FC_ENDS], left[FC_ENDS];
  for (int end = 0; end < FC_ENDS; end++) {
    loss[end] = loss_in(books, year, (fc_end)end);
    left[end] = left_in(plan, books, t, year, (fc_end)end);
    if (!fc_plan_deflate(plan, year, &loss[end]) || !fc_plan_deflate(plan, year, &left[end]))
      return false;
  }
  add_to(&row->loss_real, loss[FC_LOW], loss[FC_VALUE], loss[FC_HIGH]);
  if (year + 1 == plan->show_to)
    add_to(&row->last_real, left[FC_LOW], left[FC_VALUE], left[FC_HIGH]);
  return true;
}

/* One award in one year. */
static bool add_year(const fc_plan *plan, const fc_award_books *books, size_t t, size_t year, fc_row *row,
                     fc_span *part) {
  fc_money loss[FC_ENDS], left[FC_ENDS];
  for (int end = 0; end < FC_ENDS; end++) {
    loss[end] = loss_in(books, year, (fc_end)end);
    left[end] = left_in(plan, books, t, year, (fc_end)end);
  }
  add_to(&row->loss, loss[FC_LOW], loss[FC_VALUE], loss[FC_HIGH]);
  add_to(part, loss[FC_LOW], loss[FC_VALUE], loss[FC_HIGH]);
  add_to(&row->grant, fc_plan_grant(plan, t, year, FC_LOW), fc_plan_grant(plan, t, year, FC_VALUE),
         fc_plan_grant(plan, t, year, FC_HIGH));
  for (size_t a = 0; a < FC_ACCOUNTS; a++)
    add_booked(books, (fc_account)a, year, &row->account[a]);
  if (year == plan->show_from)
    add_to(&row->first, left[FC_LOW], left[FC_VALUE], left[FC_HIGH]);
  if (year + 1 == plan->show_to)
    add_to(&row->last, left[FC_LOW], left[FC_VALUE], left[FC_HIGH]);
  return !plan->price || add_real(plan, books, t, year, row);
}

static fc_status book_award(fc_ctx *ctx, const fc_tally *tally, size_t t, fc_award_books *books) {
  const fc_plan *plan = tally->plan;
  for (int end = 0; end < FC_ENDS; end++) {
    if (end != FC_VALUE && !tally->ranged)
      continue;
    memset(books->book[end], 0, FC_ACCOUNTS * books->years * sizeof(fc_money));
    if (fc_plan_book(plan, t, tally->taken[end], books->book[end]))
      continue;
    fc_where where = fc_dataset_where(tally->dataset, fc_dataset_award(tally->dataset, plan->touched[t].award)->origin);
    return fc_fail(ctx, FC_OVERFLOW, "F402", &where, "check the amount of this row",
                   "what is booked of this amount is beyond the range of money");
  }
  return FC_OK;
}

static fc_status add_award(fc_ctx *ctx, const fc_tally *tally, fc_group *group, size_t t, size_t at,
                           fc_award_books *books) {
  const fc_plan *plan = tally->plan;
  fc_span *part = (fc_span *)(uintptr_t)group->governments.part;
  fc_status status = book_award(ctx, tally, t, books);
  for (size_t y = plan->show_from; y < plan->show_to && status == FC_OK; y++) {
    size_t i = y - plan->show_from;
    bool good = add_year(plan, books, t, y, &group->row, &part[at]);
    if (good && group->in_year)
      good = add_year(plan, books, t, y, &group->in_year[i], &group->part_in_year[i * group->governments.n + at]);
    if (!good)
      status = fc_fail(ctx, FC_OVERFLOW, "F402", NULL, NULL, "sums of this answer are beyond the range of money");
  }
  if (status == FC_OK)
    add_booked(books, FC_BOOK_FUTURE, plan->n_years, &group->row.later);
  return status;
}

static fc_status make_years(fc_ctx *ctx, fc_tally *tally, fc_group *group) {
  size_t years = fc_tally_years(tally);
  group->row.several_years = years > 1;
  group->row.priced = tally->plan->price != NULL;
  if (years < 2)
    return FC_OK;
  group->in_year = fc_tally_array(ctx, tally, years, sizeof *group->in_year);
  group->part_in_year = fc_tally_array(ctx, tally, years * group->governments.n, sizeof *group->part_in_year);
  for (size_t y = 0; group->in_year && y < years; y++)
    group->in_year[y].priced = group->row.priced;
  return group->in_year && group->part_in_year ? FC_OK : FC_NO_MEMORY;
}

static fc_status sum_group(fc_ctx *ctx, fc_tally *tally, fc_group *group) {
  fc_award_books books = {.years = tally->plan->n_years + 1};
  fc_money room[FC_ENDS][FC_ACCOUNTS * (FC_YEARS_MAX + 1)];
  fc_status status = set_governments(ctx, tally, group);
  if (status == FC_OK)
    status = make_years(ctx, tally, group);
  for (int end = 0; end < FC_ENDS; end++)
    books.book[end] = room[tally->ranged ? end : FC_VALUE];
  /* The place of each government in the row, so that adding is one pass. */
  uint32_t previous = UINT32_MAX;
  size_t at = 0;
  for (size_t i = 0; i < group->n_members && status == FC_OK; i++) {
    size_t t = group->member[i];
    const fc_award *award = fc_dataset_award(tally->dataset, tally->plan->touched[t].award);
    group->department = i == 0 || group->department == award->department ? award->department : 0;
    if (award->government != previous)
      at = fc_group_government(tally, group, t);
    previous = award->government;
    if (tally->plan->touched[t].unknown)
      group->unknown++;
    else
      status = add_award(ctx, tally, group, t, at, &books);
  }
  group->row.unknown = group->unknown == group->n_members;
  order_ends(&group->row);
  for (size_t y = 0; group->in_year && y < fc_tally_years(tally); y++) {
    group->in_year[y].unknown = group->row.unknown;
    order_ends(&group->in_year[y]);
  }
  return status;
}

static fc_status sum_total(fc_ctx *ctx, fc_tally *tally) {
  fc_group *total = &tally->total;
  size_t n = tally->plan->n_touched;
  total->member = fc_tally_array(ctx, tally, n, sizeof *total->member);
  if (!total->member)
    return FC_NO_MEMORY;
  for (int left_out = 0; left_out < 2; left_out++)
    for (size_t t = 0; t < n; t++)
      if (tally->plan->touched[t].left_out == (bool)left_out)
        take_member(total, t, !left_out);
  for (size_t i = 0; i < total->n_members; i++) {
    size_t t = total->member[i];
    if (!tally->plan->touched[t].suspect)
      continue;
    tally->suspects++;
    tally->suspect_loss += tally->plan->touched[t].unknown ? 0 : tally->loss[FC_VALUE][t];
  }
  return sum_group(ctx, tally, total);
}

fc_status fc_tally_aggregate(fc_ctx *ctx, fc_tally *tally) {
  fc_keys keys;
  if (set_places(ctx, tally))
    return FC_NO_MEMORY;
  uint32_t *of = fc_tally_array(ctx, tally, tally->plan->n_touched, sizeof *of);
  if (!of)
    return FC_NO_MEMORY;
  if (!fc_keys_init(&keys, tally->plan->report.n_by))
    return fc_fail_memory(ctx);
  fc_status status = key_groups(ctx, tally, &keys, of);
  if (status == FC_OK)
    status = fill_groups(ctx, tally, &keys, of);
  for (size_t g = 0; g < tally->n_groups && status == FC_OK; g++)
    status = sum_group(ctx, tally, &tally->groups[g]);
  fc_keys_free(&keys);
  return status == FC_OK ? sum_total(ctx, tally) : status;
}

static fc_status sum_losses(fc_ctx *ctx, fc_tally *tally, fc_end end) {
  size_t n = tally->plan->n_touched;
  fc_money *loss = tally->loss[end] = fc_tally_array(ctx, tally, n, sizeof *loss);
  for (size_t t = 0; loss && t < n; t++)
    loss[t] = fc_plan_loss(tally->plan, t, tally->taken[end], tally->plan->n_years);
  return loss ? FC_OK : FC_NO_MEMORY;
}

fc_status fc_tally_total(fc_ctx *ctx, fc_tally *tally) {
  fc_status status = set_places(ctx, tally);
  if (status == FC_OK)
    status = sum_losses(ctx, tally, FC_VALUE);
  for (int end = 0; end < FC_ENDS && status == FC_OK; end++) {
    if (tally->ranged && end != FC_VALUE)
      status = sum_losses(ctx, tally, (fc_end)end);
    else
      tally->loss[end] = tally->loss[FC_VALUE];
  }
  if (status == FC_OK)
    status = sum_total(ctx, tally);
  if (status == FC_OK)
    status = fc_tally_ends(ctx, tally);
  return status == FC_OK ? fc_tally_set_wholes(ctx, tally, &tally->total) : status;
}
