/* sum.c - adding figures up in little memory. A sum of exact amounts is a 64-bit number; the first amount that carries
 * a range, or that no longer fits, moves it into a span of its own. */
#include "dataset/sum.h"

static bool widen(fc_seq *spans, fc_sum *sum) {
  fc_span *span = spans->count < UINT32_MAX ? fc_seq_push(spans) : NULL;
  if (!span)
    return false;
  *span = (fc_span){sum->value, sum->value, sum->value};
  sum->span = (uint32_t)spans->count;
  return true;
}

bool fc_sum_add(fc_seq *spans, fc_sum *sum, fc_figure figure) {
  int64_t added;
  if (!sum->span && fc_figure_is_exact(figure) && !__builtin_add_overflow(sum->value, figure.value, &added)) {
    sum->value = added;
  } else {
    if (!sum->span && !widen(spans, sum))
      return false;
    fc_span_add(fc_seq_at(spans, sum->span - 1), figure);
  }
  sum->rows += sum->rows < UINT32_MAX;
  return true;
}

fc_span fc_sum_span(const fc_seq *spans, fc_sum sum) {
  if (sum.span)
    return *(const fc_span *)fc_seq_at(spans, sum.span - 1);
  return (fc_span){sum.value, sum.value, sum.value};
}

void fc_span_add_span(fc_span *to, fc_span more) {
  to->low += more.low;
  to->value += more.value;
  to->high += more.high;
}
