/* metric.c - the registry of metrics, read from metrics.def, and the divisions that they share. */
#include "impact/metric.h"

#define FC_METRIC(name) extern const fc_metric fc_metric_##name;
#include "impact/metrics.def"
#undef FC_METRIC

#define FC_METRIC(name) &fc_metric_##name,
static const fc_metric *const metrics[] = {
#include "impact/metrics.def"
};
#undef FC_METRIC

#define FC_METRIC(name) #name,
static const char *const metric_names[] = {
#include "impact/metrics.def"
};
#undef FC_METRIC

size_t fc_metrics(void) {
  return sizeof metrics / sizeof *metrics;
}

const fc_metric *fc_metric_at(size_t index) {
  return metrics[index];
}

const fc_metric *fc_metric_find(fc_str name) {
  for (size_t i = 0; i < fc_metrics(); i++)
    if (fc_str_is(name, metrics[i]->name))
      return metrics[i];
  return NULL;
}

const char *const *fc_metric_names(void) {
  return metric_names;
}

void fc_metric_money(fc_span money, fc_value *out) {
  out->present = out->point = true;
  out->value = fc_ratio_of(money.value, 1);
  out->low = fc_ratio_of(money.low, 1);
  out->high = fc_ratio_of(money.high, 1);
}

/* The greater whole makes the lesser share, unless the part is negative. */
static fc_ratio end_of(fc_i128 part, fc_i128 if_positive, fc_i128 if_negative) {
  return fc_ratio_of(part, part >= 0 ? if_positive : if_negative);
}

void fc_metric_quotient(fc_span part, const fc_base *whole, fc_value *out) {
  if (!whole->present || whole->overlap || whole->amount.low <= 0)
    return;
  if (whole->partial)
    part = whole->part;
  out->present = true;
  out->point = !whole->conflict;
  if (out->point)
    out->value = fc_ratio_of(part.value, whole->amount.value);
  out->low = end_of(part.low, whole->amount.high, whole->amount.low);
  out->high = end_of(part.high, whole->amount.low, whole->amount.high);
}

void fc_metric_rise(fc_span from, fc_span to, fc_value *out) {
  if (from.low <= 0)
    return;
  out->present = out->point = true;
  out->value = fc_ratio_of(to.value - from.value, from.value);
  out->low = fc_ratio_of(to.low - from.high, from.high);
  out->high = fc_ratio_of(to.high - from.low, from.low);
}

void fc_metric_scale(fc_value *value, int64_t num, int64_t den) {
  fc_ratio by = fc_ratio_of(num, den);
  fc_ratio *each[] = {&value->value, &value->low, &value->high};
  for (size_t i = value->point ? 0 : 1; value->present && i < 3; i++)
    if (!fc_ratio_mul(*each[i], by, each[i]))
      value->present = false;
}
