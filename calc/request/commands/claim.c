/* claim.c - what was said of a loss, held against every reading that the data allow. */
#include "number/figure.h"
#include "report/reading.h"
#include "request/answer.h"
#include "request/asked_read.h"
#include "request/claims.h"
#include "scenario/standard.h"

#include <string.h>

/* What the words of the command line are. */
typedef struct claim_words {
  const char *says, *scenario, *amount, *total; /* NULL: not given */
} claim_words;

typedef struct claim_asking {
  fc_ctx *ctx;
  const fc_asked *asked;
  fc_arena arena;
  claim_words words;
  fc_scenario *scenario; /* the answer's, once there is one */
  bool lies_somewhere;
  fc_result *answer;
  fc_claim own;    /* the claim of the command line */
  fc_figure total; /* the whole that stands in place of data */
} claim_asking;

static bool is_amount(const char *text) {
  fc_figure figure;
  return text && fc_amount_read(fc_str_of(text), FC_AMOUNT_PLAIN, &figure, NULL, NULL) == FC_OK;
}

static bool is_scenario(const fc_asked *asked, const char *text) {
  size_t n = strlen(text);
  return fc_asked_file(asked, text) || fc_standard_is(text) || (n > 5 && strcmp(text + n - 5, ".json") == 0);
}

static fc_status usage(claim_asking *asking, const char *message) {
  return fc_fail(asking->ctx, FC_BAD_USAGE, "F604", NULL,
                 fc_ctx_format(asking->ctx, "usage: fiscalc %s", asking->asked->command->synopsis), "%s", message);
}

/* "claim SCENARIO", "claim SAYS SCENARIO"; with --says "claim SCENARIO", "claim AMOUNT [TOTAL]". */
static fc_status sort_words(claim_asking *asking) {
  claim_words *words = &asking->words;
  const char *given[2] = {fc_asked_argument(asking->asked, 0), fc_asked_argument(asking->asked, 1)};
  words->says = fc_asked_value(asking->asked, "says");
  if (words->says && is_amount(given[0])) {
    words->amount = given[0];
    words->total = given[1];
    return FC_OK;
  }
  if (!words->says && given[0] && !is_scenario(asking->asked, given[0])) {
    words->says = given[0];
    given[0] = given[1];
    given[1] = NULL;
  }
  words->scenario = given[0];
  return given[1] ? usage(asking, "a claim is held against one scenario") : FC_OK;
}

static fc_status read_total(claim_asking *asking) {
  const char *text = asking->words.total;
  fc_number_fault fault = {0, 1, "no amount"};
  fc_status status = text ? fc_amount_parse(text, strlen(text), FC_AMOUNT_PLAIN, &asking->total, &fault) : FC_OK;
  fc_where where = {.field = "TOTAL", .excerpt = fc_str_of(text)};
  if (status) {
    where.mark_at = fault.at;
    where.mark_length = fault.length;
    where.mark = fault.what;
    return fc_fail(asking->ctx, FC_BAD_USAGE, "F607", &where, "write 85.99B, or 'nearly $86 billion'", "TOTAL is no amount");
  }
  if (text && asking->total.low <= 0)
    return fc_fail(asking->ctx, FC_BAD_USAGE, "F610", &where, "a share is of something that is more than zero",
                   "TOTAL is not more than zero");
  return FC_OK;
}

static fc_status read_scenario(claim_asking *asking) {
  const char *path = asking->words.scenario;
  bool inlined = asking->asked->scenario.name && !path;
  if (!path && !inlined)
    return asking->words.amount ? FC_OK : usage(asking, "a claim is held against a scenario, or with --says against an amount");
  fc_status status = path ? fc_asked_spare(asking->ctx, asking->asked, path) : FC_OK;
  if (!status)
    status = fc_asked_scenario(asking->ctx, asking->asked, path, &asking->scenario, &asking->lies_somewhere);
  if (status || asking->words.says || asking->scenario->n_claims)
    return status;
  return fc_fail(asking->ctx, FC_BAD_USAGE, "F604", &(fc_where){.file = asking->scenario->file},
                 "add \"claims\": [ { \"who\": \"Mayor\", \"says\": \"tens of millions\" } ], or use --says",
                 "the scenario holds no claims");
}

/* An option that would do nothing is refused: some are about the claim of the command line, some about a scenario. */
static fc_status refuse_idle(claim_asking *asking) {
  static const struct {
    const char *name;
    bool of_words, of_scenario;
  } options[] = {{"who", true, false},         {"office", true, false},   {"metric", true, false},
                 {"denominator", true, false}, {"select", true, true},    {"stage", false, true},
                 {"param", false, true},       {"grants", false, true}};
  fc_status status = FC_OK;
  for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
    bool idle = (options[i].of_words && !asking->words.says) || (options[i].of_scenario && asking->words.amount);
    if (!idle || !fc_asked_count(asking->asked, options[i].name))
      continue;
    const fc_where where = {.field = fc_ctx_format(asking->ctx, "--%s", options[i].name)};
    status = fc_fail(asking->ctx, FC_BAD_USAGE, "F603", &where, "leave it out",
                     asking->words.amount ? "--%s is about a scenario, and an amount is given"
                                          : "--%s is about a claim of the command line, and the scenario's own are answered",
                     options[i].name);
  }
  return status;
}

static fc_status read_select(claim_asking *asking) {
  size_t n = fc_asked_count(asking->asked, "select");
  fc_str *texts = fc_arena_array(&asking->arena, n + 1, sizeof *texts);
  if (!texts)
    return fc_fail_memory(asking->ctx);
  for (size_t i = 0; i < n; i++)
    texts[i] = fc_str_of(fc_asked_value_at(asking->asked, "select", i));
  asking->own.of.select_where = (fc_where){.field = "--select", .excerpt = n ? texts[0] : (fc_str){"", 0}};
  return n ? fc_select_from_options(asking->ctx, "--select", texts, n, &asking->own.of.select) : FC_OK;
}

static fc_status read_own(claim_asking *asking) {
  const fc_asked *asked = asking->asked;
  const char *metric = fc_asked_value(asked, "metric");
  const char *field = fc_asked_count(asked, "says") ? "--says" : "CLAIM";
  const fc_claim_texts texts = {.says = asking->words.says,
                                .metric = metric,
                                .amount = asking->words.amount,
                                .says_where = {.field = field, .excerpt = fc_str_of(asking->words.says)},
                                .metric_where = {.field = "--metric", .excerpt = fc_str_of(metric)},
                                .amount_where = {.field = "AMOUNT", .excerpt = fc_str_of(asking->words.amount)},
                                .status = FC_BAD_USAGE,
                                .marks = true};
  asking->own.who = fc_asked_value(asked, "who");
  asking->own.of.scope = fc_asked_scope(asked);
  fc_status status = fc_asked_values(asking->ctx, asked, "office", &asking->arena, &asking->own.offices,
                                     &asking->own.n_offices);
  if (!status)
    status = read_select(asking);
  if (!status)
    status = fc_claim_settle(asking->ctx, asking->scenario ? &asking->scenario->lexicon : NULL, &texts, &asking->own);
  return status;
}

/* What the answer to the scenario says beside its tables: inputs, settings, notes, which scenario. */
static fc_status copy_head(const fc_result *from, fc_result *to) {
  fc_status status = fc_result_set_scenario(to, fc_result_scenario_name(from), fc_result_scenario_file(from),
                                            fc_result_scenario_sha256(from));
  for (size_t i = 0; i < fc_result_extended(from) && !status; i++) {
    const char *sha256, *file = fc_result_extended_at(from, i, &sha256);
    status = fc_result_add_extended(to, file, sha256);
  }
  for (size_t i = 0; i < fc_result_inputs(from) && !status; i++)
    status = fc_result_add_input(to, fc_result_input(from, i));
  for (size_t i = 0; i < fc_result_settings(from) && !status; i++) {
    const char *value, *setting = fc_result_setting_at(from, i, &value);
    status = fc_result_set(to, setting, value);
  }
  fc_notes_copy(fc_result_notes_mutable(to), fc_result_notes_list(from));
  return status;
}

/* The answer takes the scenario, whose claims live on as long as it. */
static fc_status answer_scenario(claim_asking *asking, fc_result *out) {
  fc_scenario *scenario = asking->scenario;
  fc_status status = fc_answer(asking->ctx, asking->asked, scenario, asking->lies_somewhere, &asking->answer);
  if (status) {
    asking->scenario = NULL;
    return status;
  }
  return copy_head(asking->answer, out) ? fc_fail_memory(asking->ctx) : FC_OK;
}

static fc_status answer_claims(claim_asking *asking, fc_result *out) {
  fc_status status = asking->scenario ? answer_scenario(asking, out) : FC_OK;
  if (status)
    return status;
  const fc_scenario *scenario = asking->scenario;
  bool own = asking->words.says != NULL;
  const fc_claims_asked claims = {.asked = asking->asked,
                                  .claim = own ? &asking->own : scenario->claims,
                                  .n = own ? 1 : scenario->n_claims,
                                  .scenario = scenario,
                                  .lies_somewhere = asking->lies_somewhere,
                                  .answer = asking->answer,
                                  .total = asking->words.total ? &asking->total : NULL};
  return fc_claims_add(asking->ctx, &claims, true, out);
}

static fc_status ask(claim_asking *asking, fc_result **out) {
  fc_status status = sort_words(asking);
  if (!status)
    status = refuse_idle(asking);
  if (!status)
    status = read_scenario(asking);
  if (!status && asking->words.says) {
    fc_status further = read_total(asking);
    status = read_own(asking);
    status = status ? status : further;
  }
  if (!status && fc_result_new("claim", out))
    status = fc_fail_memory(asking->ctx);
  return status ? status : answer_claims(asking, *out);
}

static fc_status claim_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  claim_asking asking = {.ctx = ctx, .asked = asked};
  fc_status status = ask(&asking, out);
  if (!asking.answer)
    fc_scenario_free(asking.scenario);
  fc_result_free(asking.answer);
  fc_claims_free(&asking.own, 1);
  fc_arena_free(&asking.arena);
  return status;
}

static const fc_param params[] = {
    {.name = "CLAIM",
     .type = FC_PARAM_TEXT,
     .help = "what was said, \"at minimum in the tens of millions\"; or a scenario that holds claims; with --says an amount"},
    {.name = "SCENARIO",
     .type = FC_PARAM_TEXT,
     .help = "the scenario that the claim is about; behind an amount the total that it is a share of"},
    {.name = "says", .type = FC_PARAM_TEXT, .value = "WORDS", .help = "what was said, of the scenario or amount that is named"},
    {.name = "who",
     .type = FC_PARAM_TEXT,
     .value = "NAME",
     .help = "who said it: figures by the same name are the speaker's own"},
    {.name = "office",
     .type = FC_PARAM_TEXT,
     .value = "NAME",
     .repeated = true,
     .help = "a further estimator whose figures are the speaker's own; * and ? match any text; may be repeated"},
    {.name = "metric",
     .type = FC_PARAM_TEXT,
     .value = "METRIC",
     .help = "loss, share, share_of_federal_aid or per_capita; without it as the words say"},
    {.name = "select",
     .type = FC_PARAM_TEXT,
     .value = "COLUMN=VALUES",
     .repeated = true,
     .help = "the grants that were meant: federal_agency=Department of Justice, fiscal_year=2014; != for all others"},
    {.name = "year", .type = FC_PARAM_YEAR, .help = "the fiscal year, named by the year in which it ends"},
    {.name = "stage",
     .type = FC_PARAM_TEXT,
     .value = "STAGE",
     .help = "the stage of the budget that the scenario is answered by"},
    {.name = "denominator",
     .type = FC_PARAM_TEXT,
     .value = "SCOPE",
     .help = "the total that was meant: all_funds, taxes, ...; without it every total of the year is a reading"},
    {0}};

const fc_command fc_command_claim = {
    .name = "claim",
    .summary = "whether what was said of a loss holds, fails, or depends on what is meant",
    .synopsis = "claim CLAIM [SCENARIO] [--who NAME] [OPTIONS]",
    .about = "The words become bounds (\"fiscalc list phrases\"), loose and strict, and are held against every reading that "
             "the data allow: what the scenario takes, its program over several award years, all grants of its agency by who "
             "counted them; of a share also against every total of the year. Figures of the speaker are marked as such. A "
             "claim holds, fails, depends on what is meant, or cannot be judged; one that fails ends with exit code 1. "
             "Without a scenario, --says is held against an AMOUNT and a TOTAL, or against the totals of --budgets.",
    .examples = "  fiscalc claim 'at minimum in the tens of millions' scenarios/jag.json --who Mayor\n"
                "  fiscalc claim scenarios/claims.json\n"
                "  fiscalc claim 4.3M 85.99B --says 'far less than one percent'\n"
                "  fiscalc claim 760M --says 'at most 1.3 percent of city revenue' --budgets budgets.csv --year 2018\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_files, &fc_options_reading, &fc_options_scenario,
                                               &fc_options_finding, &fc_options_output, NULL},
    .run = claim_run,
};
