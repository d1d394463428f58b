/* exposed.h - what the commands share that ask for federal money by government, department or program, without a
 * scenario. Inside this floor. */
#ifndef FC_REQUEST_EXPOSED_H
#define FC_REQUEST_EXPOSED_H

#include "impact/plan.h"
#include "request/command.h"

/* Makes the answer of the options that the dataset was read for. */
typedef fc_status (*fc_expose)(fc_ctx *ctx, const fc_asked *asked, const fc_dataset *dataset,
                               const fc_exposure_options *options, fc_result **out);

typedef struct fc_exposed_way {
  const char *const *by; /* the breakdown where --by is not given */
  size_t n_by;
  bool grouped;         /* government and department stand first in it, wherever --by names them; the government always */
  bool may_lack;        /* columns of `by` that the grants do not have are empty; one of --by is still refused */
  bool without_budgets; /* nothing is set against a budget */
  fc_expose expose;
} fc_exposed_way;

/* Reads options and data, which the result then owns. */
fc_status fc_asked_expose(fc_ctx *ctx, const fc_asked *asked, const fc_exposed_way *way, fc_result **out);

#endif
