/* compile_after.h - what a plan keeps of the response and the contingencies. Inside this floor only. */
#ifndef FC_IMPACT_COMPILE_AFTER_H
#define FC_IMPACT_COMPILE_AFTER_H

#include "impact/award_select.h"

/* The whole, once the plan's awards are known. */
void fc_compile_after(fc_compiling *c);
/* Its funds, and which awards each may pay for. */
void fc_compile_funds(fc_compiling *c);
/* The reserve rows of the data as funds behind the first `n` of `funds`, which are the scenario's; the next bit of
 * restricted funds in *bit. Returns how many there are then. */
size_t fc_compile_data_funds(fc_compiling *c, fc_fund *funds, size_t n, int bit, uint64_t *mask);
/* One more bit of a restricted fund of one government; 0: there are too many, a fault. */
uint64_t fc_compile_fund_bit(fc_compiling *c, int *bit, const fc_where *where);

#endif
