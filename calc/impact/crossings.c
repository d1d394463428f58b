/* crossings.c - looking for the steps at which a figure changes sides of a level. */
#include "impact/crossings.h"
#include "base/diag.h"

#include <stdlib.h>

enum {
  PEAKS_MOST = 24, /* turns that are followed */
  WITHIN_PEAK = 16 /* values that are looked at in each round of following one */
};

typedef struct fc_looking {
  fc_ctx *ctx;
  const fc_crossing_search *search;
  fc_crossings *found;
  fc_sample *sample; /* in order once they are sorted */
  size_t n, room;
} fc_looking;

static fc_side side_of(fc_ratio figure, fc_ratio level) {
  if (!figure.den)
    return FC_NOWHERE;
  int order = fc_ratio_cmp(figure, level);
  return order < 0 ? FC_BELOW : order > 0 ? FC_ABOVE : FC_AT;
}

static fc_status look(fc_looking *looking, int64_t index, fc_sample *out) {
  fc_crossings *found = looking->found;
  *out = (fc_sample){.index = index};
  fc_status status = looking->search->figure(looking->search->self, index, &out->figure);
  out->side = side_of(out->figure, looking->search->level);
  found->looked++;
  if (status != FC_OK || out->side == FC_NOWHERE)
    return status;
  int less = found->any ? fc_ratio_cmp(out->figure, found->least.figure) : -1;
  int more = found->any ? fc_ratio_cmp(out->figure, found->greatest.figure) : 1;
  if (less < 0 || (less == 0 && index < found->least.index))
    found->least = *out;
  if (more > 0 || (more == 0 && index < found->greatest.index))
    found->greatest = *out;
  found->any = true;
  return FC_OK;
}

static int compare(const void *a, const void *b) {
  const fc_sample *left = a, *right = b;
  return (left->index > right->index) - (left->index < right->index);
}

static bool is_known(const fc_looking *looking, size_t n, int64_t index) {
  fc_sample key = {.index = index};
  return n && bsearch(&key, looking->sample, n, sizeof key, compare) != NULL;
}

static fc_status add(fc_looking *looking, int64_t index) {
  if (looking->n == looking->room) {
    size_t room = looking->room ? 2 * looking->room : 64;
    fc_sample *more = realloc(looking->sample, room * sizeof *more);
    if (!more)
      return fc_fail_memory(looking->ctx);
    looking->sample = more;
    looking->room = room;
  }
  return look(looking, index, &looking->sample[looking->n++]);
}

static void sort(fc_looking *looking) {
  qsort(looking->sample, looking->n, sizeof *looking->sample, compare);
}

/* Every value, or both ends and values by equal steps between them; the stated one and its neighbors. */
static fc_status take_samples(fc_looking *looking) {
  const fc_crossing_search *search = looking->search;
  int64_t steps = search->rises ? 1 : search->values < 2 ? 1 : search->values - 1;
  steps = search->last < steps ? search->last : steps;
  looking->found->step = steps ? (search->last + steps - 1) / steps : 1;
  fc_status status = add(looking, 0);
  for (int64_t i = 1; i <= steps && status == FC_OK; i++)
    status = add(looking, (int64_t)((fc_i128)search->last * i / steps));
  size_t n = looking->n;
  for (int64_t i = search->stated - 1; search->stated >= 0 && i <= search->stated + 1 && status == FC_OK; i++)
    if (i >= 0 && i <= search->last && !is_known(looking, n, i))
      status = add(looking, i);
  if (status == FC_OK)
    sort(looking);
  return status;
}

/* Positive where a is further than b on the way from a side to the level. */
static int further(fc_side from, const fc_sample *a, const fc_sample *b) {
  int order = fc_ratio_cmp(a->figure, b->figure);
  return from == FC_BELOW ? order : -order;
}

/* Does the figure turn at a sample, on its way to the level? One at an end turns where it leads away from the level. */
static bool turns(const fc_looking *looking, size_t n, size_t i) {
  const fc_sample *here = &looking->sample[i], *before = i ? here - 1 : NULL, *after = i + 1 < n ? here + 1 : NULL;
  bool away = false;
  if (here->side == FC_AT || here->side == FC_NOWHERE)
    return false;
  for (int k = 0; k < 2; k++) {
    const fc_sample *other = k ? after : before;
    if (!other)
      continue;
    if (other->side != here->side || further(here->side, here, other) < 0)
      return false;
    away = away || further(here->side, here, other) > 0;
  }
  return away;
}

/* Follows a turn between two values down to single ones, or until it is past the level. */
static fc_status follow(fc_looking *looking, fc_sample best, int64_t low, int64_t high) {
  fc_side side = best.side;
  for (;;) {
    int64_t steps = high - low < WITHIN_PEAK ? high - low : WITHIN_PEAK, nearest = best.index;
    bool single = steps == high - low;
    for (int64_t i = 1; i < steps; i++) {
      int64_t index = low + (int64_t)((fc_i128)(high - low) * i / steps);
      fc_status status = index == best.index ? FC_OK : add(looking, index);
      if (status != FC_OK)
        return status;
      const fc_sample *last = &looking->sample[looking->n - 1];
      if (index == best.index)
        continue;
      if (last->side != side && last->side != FC_AT)
        return FC_OK;
      if (further(side, last, &best) > 0) {
        best = *last;
        nearest = index;
      }
    }
    if (single)
      return FC_OK;
    int64_t width = (high - low + steps - 1) / steps;
    low = nearest - width > low ? nearest - width : low;
    high = nearest + width < high ? nearest + width : high;
  }
}

static void drop_doubles(fc_looking *looking) {
  size_t kept = 0;
  sort(looking);
  for (size_t i = 0; i < looking->n; i++)
    if (!kept || looking->sample[i].index != looking->sample[kept - 1].index)
      looking->sample[kept++] = looking->sample[i];
  looking->n = kept;
}

static fc_status follow_turns(fc_looking *looking) {
  size_t n = looking->n, followed = 0;
  for (size_t i = 0; i < n && followed < PEAKS_MOST; i++) {
    if (!turns(looking, n, i))
      continue;
    followed++;
    int64_t low = looking->sample[i ? i - 1 : i].index, high = looking->sample[i + 1 < n ? i + 1 : i].index;
    fc_status status = follow(looking, looking->sample[i], low, high);
    if (status != FC_OK)
      return status;
  }
  drop_doubles(looking);
  return FC_OK;
}

/* Where a straight line between two samples meets the level, rounded up; between them, else their middle. */
static int64_t guess(const fc_looking *looking, const fc_sample *low, const fc_sample *high) {
  int64_t middle = low->index + (high->index - low->index) / 2;
  fc_ratio rise, part, over, along;
  if (!low->figure.den || !high->figure.den || !fc_ratio_minus(high->figure, low->figure, &rise) || !rise.num ||
      !fc_ratio_minus(looking->search->level, low->figure, &part))
    return middle;
  over = rise.num < 0 ? (fc_ratio){-rise.den, -rise.num} : (fc_ratio){rise.den, rise.num};
  if (!fc_ratio_mul(part, over, &along) || !fc_ratio_mul(along, fc_ratio_of(high->index - low->index, 1), &along))
    return middle;
  fc_i128 index = low->index + along.num / along.den + (along.num > 0 && along.num % along.den != 0);
  return index <= low->index ? low->index + 1 : index >= high->index ? high->index - 1 : (int64_t)index;
}

/* Looks between two samples on different sides, and moves that end up which is on its side. */
static fc_status narrow(fc_looking *looking, int64_t index, fc_sample *low, fc_sample *high) {
  fc_sample between;
  if (index <= low->index || index >= high->index)
    return FC_OK;
  fc_status status = look(looking, index, &between);
  if (status == FC_OK)
    *(between.side == low->side ? low : high) = between;
  return status;
}

/* Narrows two samples on different sides to neighbors: by the straight line, the value beside what it hits, and by
 * halves, so that a line that misleads costs three times as much as halves alone. */
static fc_status find_step(fc_looking *looking, fc_sample *low, fc_sample *high) {
  fc_status status = FC_OK;
  while (high->index - low->index > 1 && status == FC_OK) {
    int64_t hit = guess(looking, low, high);
    status = narrow(looking, hit, low, high);
    if (status == FC_OK)
      status = narrow(looking, high->index == hit ? hit - 1 : hit + 1, low, high);
    if (status == FC_OK)
      status = narrow(looking, low->index + (high->index - low->index) / 2, low, high);
  }
  return status;
}

static fc_status add_run(fc_looking *looking, const fc_run *run) {
  fc_run *slot = fc_seq_push(&looking->found->runs);
  if (!slot)
    return fc_fail_memory(looking->ctx);
  *slot = *run;
  return FC_OK;
}

/* Between two samples that follow one another: one run goes on, or others begin. */
static fc_status walk(fc_looking *looking, fc_run *run, const fc_sample *to) {
  fc_status status = FC_OK;
  while (run->last.side != to->side && status == FC_OK) {
    fc_sample low = run->last, high = *to;
    status = find_step(looking, &low, &high);
    if (status != FC_OK)
      return status;
    run->last = low;
    status = add_run(looking, run);
    *run = (fc_run){high, high};
  }
  run->last = *to;
  return status;
}

static fc_status make_runs(fc_looking *looking) {
  fc_run run = {looking->sample[0], looking->sample[0]};
  fc_status status = FC_OK;
  for (size_t i = 1; i < looking->n && status == FC_OK; i++)
    status = walk(looking, &run, &looking->sample[i]);
  return status == FC_OK ? add_run(looking, &run) : status;
}

fc_status fc_crossings_find(fc_ctx *ctx, const fc_crossing_search *search, fc_crossings *out) {
  fc_looking looking = {.ctx = ctx, .search = search, .found = out};
  *out = (fc_crossings){.any = false};
  fc_seq_init(&out->runs, sizeof(fc_run));
  fc_status status = take_samples(&looking);
  if (status == FC_OK && out->step > 1 && !search->rises)
    status = follow_turns(&looking);
  if (status == FC_OK)
    status = make_runs(&looking);
  free(looking.sample);
  if (status != FC_OK)
    fc_crossings_free(out);
  return status;
}

void fc_crossings_free(fc_crossings *crossings) {
  fc_seq_free(&crossings->runs);
}
