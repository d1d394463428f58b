/* exposure.c - what each government, agency, department or program gets of federal money, without a scenario. */
#include "request/exposed.h"

static fc_status expose(fc_ctx *ctx, const fc_asked *asked, const fc_dataset *dataset, const fc_exposure_options *options,
                        fc_result **out) {
  (void)asked;
  return fc_exposure(ctx, dataset, options, out);
}

static fc_status exposure_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  static const char *const by[] = {"government"};
  const fc_exposed_way way = {.by = by, .n_by = 1, .expose = expose};
  return fc_asked_expose(ctx, asked, &way, out);
}

const fc_command fc_command_exposure = {
    .name = "exposure",
    .summary = "what each government, agency, department or program gets, as a share of its budget",
    .synopsis = "exposure --budgets FILE --grants FILE [--by COLUMN,...] [OPTIONS]",
    .about = "Federal money of one fiscal year, ranked by its share of the budget of the row's own keys: a department's "
             "where the rows hold departments, else the government's. The concentration of the largest rows stands "
             "beside it.",
    .examples = "  fiscalc exposure --data datapackage.json\n"
                "  fiscalc exposure --budgets budgets.csv --grants grants.csv --by department --year 2018 --top 10\n"
                "  fiscalc exposure --budgets ledger.csv --grants ledger.csv --where 'grants.Funding Source=Federal*' \\\n"
                "      --set 'government=New York City' --by federal_agency -f csv\n",
    .shared = (const fc_option_group *const[]){&fc_options_files, &fc_options_reading, &fc_options_answer,
                                               &fc_options_finding, &fc_options_output, NULL},
    .run = exposure_run,
};
