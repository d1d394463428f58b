/* fiscalc/scenario.h - scenarios: which grants are cut, and how. */
#ifndef FISCALC_SCENARIO_H
#define FISCALC_SCENARIO_H

#include <fiscalc/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Immutable once parsed. */
typedef struct fc_scenario fc_scenario;

/* Reads a scenario file, or a text in memory (name: for messages). Every fault is recorded with its JSON pointer, line
 * and column before it fails with FC_BAD_SCENARIO (FC_CANNOT_READ, FC_BAD_FILE for a file that is no JSON). */
FC_API fc_status fc_scenario_read(fc_ctx *ctx, const char *path, fc_scenario **out);
FC_API fc_status fc_scenario_parse(fc_ctx *ctx, const char *name, const char *json, size_t n, fc_scenario **out);
FC_API void fc_scenario_free(fc_scenario *scenario);
FC_API const char *fc_scenario_name(const fc_scenario *scenario);

#ifdef __cplusplus
}
#endif
#endif
