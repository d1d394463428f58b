/* population.c - populations: a list for each government, one figure a year. */
#include "dataset/budget.h"
#include "dataset/population.h"
#include "dataset/remark.h"

static fc_population_kept *kept_at(const fc_dataset *dataset, uint32_t link) {
  return link ? fc_seq_at(&dataset->populations, link - 1) : NULL;
}

static fc_span range_of(const fc_dataset *dataset, const fc_population_kept *kept) {
  if (kept->span)
    return *(const fc_span *)fc_seq_at(&dataset->spans, kept->span - 1);
  return (fc_span){kept->value, kept->value, kept->value};
}

static bool set_range(fc_dataset *dataset, fc_population_kept *kept, fc_span range) {
  if (!kept->span) {
    if (dataset->spans.count >= INT32_MAX - 1 || !fc_seq_push(&dataset->spans))
      return false;
    kept->span = (uint32_t)dataset->spans.count & INT32_MAX;
  }
  *(fc_span *)fc_seq_at(&dataset->spans, kept->span - 1) = range;
  return true;
}

/* The lesser of the two is the value that nobody reads, so that the order of rows makes no difference. */
static bool widen(fc_dataset *dataset, fc_population_kept *kept, fc_figure figure) {
  fc_span range = range_of(dataset, kept);
  if (kept->value == figure.value && range.low == figure.low && range.high == figure.high)
    return true;
  kept->conflict = 1;
  kept->value = figure.value < kept->value ? figure.value : kept->value;
  range.value = kept->value;
  range.low = figure.low < range.low ? figure.low : range.low;
  range.high = figure.high > range.high ? figure.high : range.high;
  return set_range(dataset, kept, range);
}

bool fc_population_keep(fc_dataset *dataset, uint32_t government, int32_t year, fc_figure figure, uint32_t remark,
                        fc_origin origin) {
  fc_government *owner = fc_seq_at(&dataset->governments, government);
  for (fc_population_kept *kept = kept_at(dataset, owner->first_population); kept; kept = kept_at(dataset, kept->next))
    if (kept->year == year)
      return widen(dataset, kept, figure);
  fc_population_kept *kept = dataset->populations.count < UINT32_MAX - 1 ? fc_seq_push(&dataset->populations) : NULL;
  if (!kept)
    return false;
  *kept = (fc_population_kept){
      .value = figure.value, .next = owner->first_population, .year = year, .remark = remark, .origin = origin};
  owner->first_population = (uint32_t)dataset->populations.count;
  return fc_figure_is_exact(figure) || set_range(dataset, kept, (fc_span){figure.low, figure.value, figure.high});
}

bool fc_population_find(const fc_dataset *dataset, uint32_t government, int32_t year, fc_population *out) {
  const fc_population_kept *found = NULL;
  const fc_government *owner = fc_dataset_government(dataset, government);
  for (const fc_population_kept *kept = kept_at(dataset, owner->first_population); kept;
       kept = kept_at(dataset, kept->next))
    if (kept->year == year || (kept->year == 0 && !found))
      found = kept;
  if (!found)
    return false;
  fc_remark remark = fc_remark_at(dataset, found->remark);
  fc_span range = range_of(dataset, found);
  *out = (fc_population){found->year,         found->conflict,   found->value, (int64_t)range.low,
                         (int64_t)range.high, remark.source_url, remark.note,  found->origin};
  return true;
}
