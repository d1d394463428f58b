/* sum.h - adding figures up in little memory: 16 bytes a sum, and a whole span only where one is needed. */
#ifndef FC_DATASET_SUM_H
#define FC_DATASET_SUM_H

#include "dataset/model.h"

bool fc_sum_add(fc_seq *spans, fc_sum *sum, fc_figure figure); /* false: no memory */
fc_span fc_sum_span(const fc_seq *spans, fc_sum sum);
/* Adds a span to a span: sums of sums. */
void fc_span_add_span(fc_span *to, fc_span more);

#endif
