/* limits.h - how much a file may hold, which a context carries to whatever opens one. */
#ifndef FC_BASE_LIMITS_H
#define FC_BASE_LIMITS_H

#include <fiscalc/base.h>

typedef struct fc_limits {
  uint64_t field, record; /* bytes of a cell and of a record of CSV: 1 MiB, 16 MiB */
  uint64_t columns;       /* of CSV: 4,096 */
  uint64_t gzip_ratio;    /* bytes of text for each of a gzip file: 200 */
  uint64_t errors;        /* messages of each severity that are kept, the others are counted: 100 */
} fc_limits;

const fc_limits *fc_ctx_limits(const fc_ctx *ctx);
void fc_ctx_set_limits(fc_ctx *ctx, const fc_limits *limits);

#endif
