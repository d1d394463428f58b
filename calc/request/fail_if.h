/* fail_if.h - conditions on the answer that make it a finding: --fail-if 'share>1%'. */
#ifndef FC_REQUEST_FAIL_IF_H
#define FC_REQUEST_FAIL_IF_H

#include "request/command.h"

typedef enum fc_comparison { FC_MORE, FC_NOT_LESS, FC_LESS, FC_NOT_MORE, FC_EQUAL, FC_UNEQUAL } fc_comparison;

/* "share>1%" in parts. false: no comparison stands in it. */
typedef struct fc_condition {
  fc_str column, value;
  fc_comparison comparison;
} fc_condition;
bool fc_condition_split(fc_str text, fc_condition *out);
/* Its value in the unit in which cells of a column stand: cents, fractions, plain numbers. FC_BAD_USAGE, pointing into
 * the option's text, where it does not fit; `help` may be NULL. */
fc_status fc_condition_value(fc_ctx *ctx, const fc_condition *condition, fc_type type, const char *option, fc_str text,
                             const char *help, fc_ratio *out);

/* Every --fail-if of the request on the result: one that holds makes it a finding and is noted, one that cannot be
 * judged is a warning. The table `total` is looked at where it has the column and a figure in it, else any row of the
 * first table that has it. FC_BAD_USAGE for an unknown column or a value that does not fit it. */
fc_status fc_fail_if(fc_ctx *ctx, const fc_asked *asked, fc_result *result);

/* Every --fail-on of the request: a claim that fails, a warning that the answer carries. FC_BAD_USAGE where the answer has
 * no claims. */
fc_status fc_fail_on(fc_ctx *ctx, const fc_asked *asked, fc_result *result);

#endif
