/* bracket.c - draws on either side of a quantile counted, those near it kept. */
#include "risk/bracket.h"
#include "risk/sort.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define USUAL_REACH 7.0
enum { MARGIN = 16, ROOM_FIRST = 256 };

void fc_bracket_free(fc_bracket *bracket) {
  free(bracket->kept);
  *bracket = (fc_bracket){.kept = NULL};
}

static fc_status make_room(double **kept, size_t *room, size_t wanted) {
  if (wanted <= *room)
    return FC_OK;
  size_t more = *room ? *room : ROOM_FIRST;
  while (more < wanted)
    more *= 2;
  double *grown = realloc(*kept, more * sizeof *grown);
  if (!grown)
    return FC_NO_MEMORY;
  *kept = grown;
  *room = more;
  return FC_OK;
}

/* How far from its rank a quantile of all draws may be among n of them. */
static double distance(const fc_bracket *bracket, double n) {
  return bracket->reach * sqrt(n * bracket->p * (1 - bracket->p)) + MARGIN;
}

static size_t count_below(const double *sorted, size_t n, double x, bool or_at) {
  size_t low = 0, high = n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (sorted[middle] < x || (or_at && sorted[middle] == x))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void add_upper(fc_bracket *bracket, const double *x, size_t n) {
  fc_moments more = fc_moments_of(x, n);
  fc_moments_merge(&bracket->upper, &more);
}

fc_status fc_bracket_open(fc_bracket *bracket, double p, double reach, const double *sorted, size_t n) {
  *bracket = (fc_bracket){.p = p, .reach = reach > 0 ? reach : USUAL_REACH};
  double at = ceil((double)n * p), off = distance(bracket, (double)n);
  bracket->low = at - off >= 1 ? sorted[(size_t)(at - off) - 1] : -INFINITY;
  bracket->high = at + off <= (double)n ? sorted[(size_t)(at + off) - 1] : INFINITY;
  size_t low = count_below(sorted, n, bracket->low, false), low_end = count_below(sorted, n, bracket->low, true);
  size_t high = count_below(sorted, n, bracket->high, false), high_end = count_below(sorted, n, bracket->high, true);
  if (bracket->low == bracket->high)
    high = high_end = low_end;
  bracket->below = low;
  bracket->at_low = low_end - low;
  bracket->at_high = high_end - high;
  bracket->above = n - high_end;
  add_upper(bracket, sorted + high_end, n - high_end);
  fc_status status = make_room(&bracket->kept, &bracket->room, high - low_end);
  if (!status && high > low_end)
    memcpy(bracket->kept, sorted + low_end, (high - low_end) * sizeof *sorted);
  bracket->n_kept = status ? 0 : high - low_end;
  return status;
}

fc_status fc_bracket_look(const fc_bracket *bracket, const double *x, size_t rows, fc_bracket_find *find, double *upper,
                          size_t *n_upper) {
  double low = bracket->low, high = bracket->high;
  fc_status status = make_room(&find->kept, &find->room, find->n_kept + rows);
  if (status)
    return status;
  uint64_t not_above_low = 0, below = 0, above = 0;
  for (size_t i = 0; i < rows; i++) {
    below += x[i] < low;
    not_above_low += x[i] <= low;
    above += x[i] > high;
  }
  size_t kept = find->n_kept;
  double *to = find->kept;
  for (size_t i = 0; i < rows; i++) {
    to[kept] = x[i];
    kept += (size_t)((x[i] > low) & (x[i] < high));
  }
  uint64_t between = kept - find->n_kept;
  find->n_kept = kept;
  find->below += below;
  find->at_low += not_above_low - below;
  find->at_high += rows - not_above_low - above - between;
  find->above += above;
  if (!upper)
    return FC_OK;
  size_t n = 0;
  for (size_t i = 0; i < rows; i++)
    if (x[i] > high)
      upper[n++] = x[i];
  *n_upper = n;
  return FC_OK;
}

fc_status fc_bracket_take(fc_bracket *bracket, fc_bracket_find *find) {
  fc_status status = make_room(&bracket->kept, &bracket->room, bracket->n_kept + find->n_kept);
  if (status)
    return status;
  if (find->n_kept)
    memcpy(bracket->kept + bracket->n_kept, find->kept, find->n_kept * sizeof *find->kept);
  bracket->n_kept += find->n_kept;
  bracket->below += find->below;
  bracket->at_low += find->at_low;
  bracket->at_high += find->at_high;
  bracket->above += find->above;
  find->below = find->at_low = find->at_high = find->above = 0;
  find->n_kept = 0;
  return FC_OK;
}

uint64_t fc_bracket_count(const fc_bracket *bracket) {
  return bracket->below + bracket->at_low + bracket->n_kept + bracket->at_high + bracket->above;
}

static void raise_low(fc_bracket *bracket, double low) {
  size_t below = count_below(bracket->kept, bracket->n_kept, low, false);
  size_t end = count_below(bracket->kept, bracket->n_kept, low, true);
  bracket->below += bracket->at_low + below;
  bracket->at_low = end - below;
  bracket->low = low;
  bracket->n_kept -= end;
  memmove(bracket->kept, bracket->kept + end, bracket->n_kept * sizeof *bracket->kept);
}

static void lower_high(fc_bracket *bracket, double high) {
  size_t below = count_below(bracket->kept, bracket->n_kept, high, false);
  size_t end = count_below(bracket->kept, bracket->n_kept, high, true);
  fc_moments ties = {.n = (double)bracket->at_high, .least = bracket->high, .most = bracket->high};
  ties.sum = ties.n * bracket->high;
  if (bracket->at_high)
    fc_moments_merge(&bracket->upper, &ties);
  add_upper(bracket, bracket->kept + end, bracket->n_kept - end);
  bracket->above += bracket->at_high + (bracket->n_kept - end);
  bracket->at_high = end - below;
  bracket->high = high;
  bracket->n_kept = below;
}

void fc_bracket_settle(fc_bracket *bracket, double *room) {
  fc_sort_doubles(bracket->kept, bracket->n_kept, room);
  double n = (double)fc_bracket_count(bracket), at = ceil(n * bracket->p), off = distance(bracket, n);
  if (!(bracket->reach < INFINITY) || (double)bracket->n_kept < 3 * off)
    return;
  double high;
  if (fc_bracket_rank(bracket, (uint64_t)fmin(at + off, n), &high) && high < bracket->high && at + off <= n)
    lower_high(bracket, high);
  double low;
  if (at - off >= 1 && fc_bracket_rank(bracket, (uint64_t)(at - off), &low) && low > bracket->low && low < bracket->high)
    raise_low(bracket, low);
}

bool fc_bracket_rank(const fc_bracket *bracket, uint64_t rank, double *out) {
  if (rank <= bracket->below || rank > fc_bracket_count(bracket) - bracket->above)
    return false;
  uint64_t at = rank - bracket->below;
  *out = bracket->low;
  if (at <= bracket->at_low)
    return true;
  at -= bracket->at_low;
  *out = at <= bracket->n_kept ? bracket->kept[at - 1] : bracket->high;
  return true;
}

void fc_bracket_excess(const fc_bracket *bracket, double x, double *sum, double *squares) {
  const fc_moments *upper = &bracket->upper;
  double off = upper->n > 0 ? fc_moments_mean(upper) - x : 0;
  *sum = upper->n * off;
  *squares = upper->square + upper->n * off * off;
  double high = bracket->high - x;
  if (bracket->at_high && high > 0) {
    *sum += (double)bracket->at_high * high;
    *squares += (double)bracket->at_high * high * high;
  }
  for (size_t i = count_below(bracket->kept, bracket->n_kept, x, true); i < bracket->n_kept; i++) {
    double d = bracket->kept[i] - x;
    *sum += d;
    *squares += d * d;
  }
}
