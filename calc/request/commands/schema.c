/* schema.c - the published JSON Schemas, as this program has them: for editors and for who writes such files. */
#include "request/command.h"
#include "request/schema.h"

static fc_status schema_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  fc_buf text = {0};
  fc_schema_put(&text, fc_str_of(fc_asked_argument(asked, 0)));
  fc_status status = fc_buf_status(&text);
  if (!status)
    status = fc_result_new("schema", out);
  if (!status)
    status = fc_result_set_document(*out, (fc_str){text.p, text.n});
  fc_buf_reset(&text);
  return status ? fc_fail_memory(ctx) : FC_OK;
}

static const fc_param params[] = {{.name = "KIND",
                                   .type = FC_PARAM_CHOICE,
                                   .required = true,
                                   .choices = "scenario|package|result",
                                   .help = "of what: a scenario, a datapackage.json, or what -f json answers"},
                                  {0}};

const fc_command fc_command_schema = {
    .name = "schema",
    .summary = "the JSON Schema of a scenario, of a package, or of a result",
    .synopsis = "schema scenario|package|result",
    .about = "Draft 2020-12, whole in one file. An editor that is given the schema of scenarios names their members, "
             "effects and metrics as one types; what only the data can tell is left to fiscalc check.",
    .examples = "  fiscalc schema scenario -o scenario.schema.json\n"
                "  fiscalc schema result | less\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_output, NULL},
    .run = schema_run,
};
