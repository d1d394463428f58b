/* run.c - a scenario answered. */
#include "request/answer.h"
#include "request/claims.h"

static fc_status run_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  const char *path = asked->scenario.name ? NULL : fc_asked_argument(asked, 0);
  fc_scenario *scenario;
  bool lies_somewhere;
  fc_status status = fc_asked_scenario(ctx, asked, path, &scenario, &lies_somewhere);
  if (!status)
    status = fc_answer(ctx, asked, scenario, lies_somewhere, out);
  return status ? status : fc_claims_add_own(ctx, asked, scenario, lies_somewhere, *out);
}

static const fc_param params[] = {{.name = "SCENARIO", .type = FC_PARAM_FILE, .help = "a scenario, as JSON"}, {0}};

const fc_command fc_command_run = {
    .name = "run",
    .summary = "what a scenario would cost: the loss, its share of the budget, per resident, in days of spending",
    .synopsis = "run SCENARIO [--budgets FILE --grants FILE] [OPTIONS]",
    .about = "The data are those that the scenario names, else the datapackage.json beside it or at most two folders "
             "above. Options about the answer stand before what the scenario says.",
    .examples = "  fiscalc run scenarios/jag.json\n"
                "  fiscalc run scenarios/jag.json --denominator all -f json\n"
                "  fiscalc run cut.json --budgets budgets.csv --grants grants.csv --by department -o cut.csv\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_files, &fc_options_reading, &fc_options_answer,
                                               &fc_options_scenario, &fc_options_loss, &fc_options_finding,
                                               &fc_options_output, NULL},
    .run = run_run,
};
