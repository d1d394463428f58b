/* fiscalc/chance.h - uncertain numbers, and functions of them. */
#ifndef FISCALC_CHANCE_H
#define FISCALC_CHANCE_H

#include <fiscalc/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* y = f(x) with uncertain inputs, evaluated many rows at a time. Immutable. */
typedef struct fc_function fc_function;

#ifdef __cplusplus
}
#endif
#endif
