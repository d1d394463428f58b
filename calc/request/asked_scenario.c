/* asked_scenario.c - the scenario that a request names or brings along. */
#include "request/asked.h"
#include "scenario/standard.h"

#include <string.h>

/* What a scenario extends, its deflator and files of its parameters are read like itself, and never written over. */
static fc_status spare_named(fc_ctx *ctx, const fc_asked *asked, const fc_scenario *scenario) {
  const fc_price_file *prices = scenario->baseline.price_file;
  fc_status status = prices ? fc_asked_spare(ctx, asked, prices->file) : FC_OK;
  for (size_t i = 0; i < scenario->n_extended && !status; i++)
    status = fc_asked_spare(ctx, asked, scenario->extended[i].file);
  for (size_t i = 0; i < scenario->n_parameters && !status; i++)
    if (scenario->parameters[i].file)
      status = fc_asked_spare(ctx, asked, scenario->parameters[i].file->file);
  return status;
}

/* --param: other numbers than the scenario states, before anything is made of them. */
static fc_status set_figures(fc_ctx *ctx, const fc_asked *asked, fc_scenario *scenario) {
  const fc_where where = {.field = "--param"};
  fc_status first = FC_OK;
  size_t n = fc_asked_count(asked, "param");
  for (size_t i = 0; i < n; i++) {
    const char *text = fc_asked_value_at(asked, "param", i), *equals = strchr(text, '=');
    fc_status status = equals ? fc_scenario_set_figure(ctx, scenario, (fc_str){text, (size_t)(equals - text)},
                                                       fc_str_of(equals + 1), &where)
                              : fc_fail(ctx, FC_BAD_USAGE, "F601", &where, "write --param severity=0.4",
                                        "\"%s\" does not say which value: there is no =", text);
    first = first ? first : status;
  }
  return first || !n ? first : fc_scenario_retake(ctx, scenario);
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
  status = spare_named(ctx, asked, *out);
  if (!status)
    status = set_figures(ctx, asked, *out);
  if (status) {
    fc_scenario_free(*out);
    *out = NULL;
  }
  return status;
}
