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
  const fc_kept_group *x = a, *y = b;
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

static void take_member(fc_kept_group *group, size_t t, bool counts) {
  group->member[group->n_all++] = t;
  group->n_members += counts;
}

static fc_status fill_groups(fc_ctx *ctx, fc_tally *tally, const fc_keys *keys, const uint32_t *of) {
  size_t n = fc_keys_count(keys), words = tally->plan->report.n_by, touched = tally->plan->n_touched;
  tally->groups = fc_tally_array(ctx, tally, n, sizeof *tally->groups);
  size_t *room = fc_tally_array(ctx, tally, touched, sizeof *room);
  if (!tally->groups || !room)
    return FC_NO_MEMORY;
  tally->n_groups = n;
  for (size_t t = 0; t < touched; t++)
    tally->groups[of[t]].n_all++;
  for (size_t g = 0; g < n; g++) {
    fc_kept_group *group = &tally->groups[g];
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
fc_status fc_group_set_governments(fc_ctx *ctx, fc_tally *tally, fc_group *group) {
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

/* All awards: those that are in no total stand behind the others. */
static fc_status fill_total(fc_ctx *ctx, fc_tally *tally) {
  const fc_touched *touched = tally->plan->touched;
  fc_kept_group all = {0};
  size_t n = tally->plan->n_touched;
  all.member = fc_tally_array(ctx, tally, n, sizeof *all.member);
  if (!all.member)
    return FC_NO_MEMORY;
  for (int left_out = 0; left_out < 2; left_out++)
    for (size_t t = 0; t < n; t++)
      if (touched[t].left_out == (bool)left_out)
        take_member(&all, t, !left_out);
  tally->total = (fc_group){.member = all.member, .n_members = all.n_members, .n_all = all.n_all,
                            .holders = tally->total.holders};
  for (size_t i = 0; i < all.n_members; i++) {
    size_t t = all.member[i];
    if (!touched[t].suspect)
      continue;
    tally->suspects++;
    tally->suspect_loss += touched[t].unknown ? 0 : tally->loss[FC_VALUE][t];
  }
  return FC_OK;
}

fc_status fc_tally_group(fc_ctx *ctx, fc_tally *tally) {
  fc_keys keys;
  if (set_places(ctx, tally) || fill_total(ctx, tally))
    return FC_NO_MEMORY;
  if (tally->total_alone)
    return FC_OK;
  uint32_t *of = fc_tally_array(ctx, tally, tally->plan->n_touched, sizeof *of);
  if (!of)
    return FC_NO_MEMORY;
  if (!fc_keys_init(&keys, tally->plan->report.n_by))
    return fc_fail_memory(ctx);
  fc_status status = key_groups(ctx, tally, &keys, of);
  if (status == FC_OK)
    status = fill_groups(ctx, tally, &keys, of);
  fc_keys_free(&keys);
  return status;
}
