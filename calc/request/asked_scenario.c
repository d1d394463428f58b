/* asked_scenario.c - the scenario that a request names or brings along. */
#include "request/asked.h"
#include "scenario/standard.h"

/* What a scenario extends is read like itself, and never written over. */
static fc_status spare_extended(fc_ctx *ctx, const fc_asked *asked, const fc_scenario *scenario) {
  fc_status status = FC_OK;
  for (size_t i = 0; i < scenario->n_extended && !status; i++)
    status = fc_asked_spare(ctx, asked, scenario->extended[i].file);
  return status;
}

fc_status fc_asked_scenario(fc_ctx *ctx, const fc_asked *asked, const char *path, fc_scenario **out,
                            bool *lies_somewhere) {
  *out = NULL;
  if (!path && !asked->scenario.name)
    return fc_fail(ctx, FC_BAD_USAGE, "F604", NULL, fc_ctx_format(ctx, "usage: fiscalc %s SCENARIO", asked->command->name),
                   "SCENARIO is missing");
  const fc_inline *given = path ? fc_asked_file(asked, path) : &asked->scenario;
  fc_status status = fc_scenario_from(ctx, path, given, &asked->files, out);
  if (lies_somewhere)
    *lies_somewhere = !given && !fc_standard_is(path);
  if (status)
    return status;
  status = spare_extended(ctx, asked, *out);
  if (status) {
    fc_scenario_free(*out);
    *out = NULL;
  }
  return status;
}
