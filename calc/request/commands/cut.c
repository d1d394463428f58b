/* cut.c - the question that everyone has first, without writing JSON: what would a cut of 10 % cost?
 *
 * The arguments become the scenario that they stand for, as JSON text, which goes the way of every scenario; --save keeps
 * it. */
#include "base/buf.h"
#include "base/file.h"
#include "request/answer.h"
#include "request/asked_read.h"
#include "request/reproduce.h"
#include "table/json_text.h"
#include "table/select.h"

#include <string.h>

static fc_status neither(fc_ctx *ctx, const char *text, const fc_number_fault *fault, const char *what) {
  fc_where where = {.field = "AMOUNT", .excerpt = fc_str_of(text)};
  if (fault) {
    where.mark_at = fault->at;
    where.mark_length = fault->length;
    where.mark = fault->what;
  }
  return fc_fail(ctx, FC_BAD_USAGE, "F614", &where, "write 10% for a rate, $4.3M for a sum, or terminate", "%s", what);
}

/* 10 or 0.1 alone: a rate to one reader, dollars to the next. */
static bool is_bare_small(const char *text, fc_money cents) {
  return !text[strspn(text, "0123456789.")] && cents <= 100 * 100;
}

/* The members of the cut that say how it acts. */
static fc_status put_effect(fc_ctx *ctx, fc_buf *json, const fc_asked *asked) {
  const char *text = fc_asked_argument(asked, 0), *from = fc_asked_value(asked, "from");
  fc_number_fault fault = {0, 1, NULL};
  fc_figure amount;
  if (strcmp(text, "terminate") == 0) {
    fc_buf_text(json, "\"effect\": \"terminate\"");
    if (from) {
      fc_buf_text(json, ", \"from\": ");
      fc_json_put_text(json, fc_str_of(from));
    }
    return FC_OK;
  }
  if (from)
    return neither(ctx, text, NULL, "--from is of \"cut terminate\" alone");
  bool is_rate = strpbrk(text, "%/") != NULL;
  fc_rate rate;
  if (is_rate && fc_rate_parse(text, strlen(text), &rate, &fault))
    return neither(ctx, text, &fault, "the rate of the cut cannot be read");
  if (!is_rate && fc_amount_parse(text, strlen(text), FC_AMOUNT_CHOSEN, &amount, &fault))
    return neither(ctx, text, &fault, "the cut is neither a rate, nor an amount, nor terminate");
  if (!is_rate && is_bare_small(text, amount.value))
    return neither(ctx, text, NULL, "the cut may be a rate or dollars");
  fc_buf_text(json, is_rate ? "\"effect\": \"percent\", \"rate\": " : "\"effect\": \"amount\", \"amount\": ");
  fc_json_put_text(json, fc_str_of(text));
  return FC_OK;
}

/* The conditions as members of an object. A column can stand in it only once: two conditions on one are refused. */
static fc_status put_conditions(fc_ctx *ctx, fc_buf *json, const fc_asked *asked, bool negated) {
  size_t count = fc_asked_count(asked, "select"), put = 0;
  for (size_t i = 0; i < count; i++) {
    const char *text = fc_asked_value_at(asked, "select", i);
    const fc_where where = {.field = "--select", .excerpt = fc_str_of(text)};
    fc_assignment each, other;
    if (!fc_assignment_split(fc_str_of(text), &each) || !each.header.n)
      return fc_fail(ctx, FC_BAD_USAGE, "F613", &where, "write --select COLUMN=VALUES, or != for all others",
                     "--select cannot be read");
    for (size_t before = 0; before < i; before++)
      if (fc_assignment_split(fc_str_of(fc_asked_value_at(asked, "select", before)), &other) &&
          other.negated == each.negated && fc_str_eq(other.header, each.header))
        return fc_fail(ctx, FC_BAD_USAGE, "F613", &where,
                       fc_ctx_format(ctx, "join its values: %.*s=A|B", FC_STR_ARG(each.header)),
                       "\"%.*s\" is selected on twice", FC_STR_ARG(each.header));
    if (each.negated != negated)
      continue;
    fc_buf_text(json, put++ ? ", " : "");
    fc_json_put_text(json, each.header);
    fc_buf_text(json, ": ");
    fc_json_put_text(json, each.value);
  }
  return FC_OK;
}

static bool has_negated(const fc_asked *asked, bool negated) {
  fc_assignment each;
  for (size_t i = 0; i < fc_asked_count(asked, "select"); i++)
    if (fc_assignment_split(fc_str_of(fc_asked_value_at(asked, "select", i)), &each) && each.negated == negated)
      return true;
  return false;
}

static fc_status put_select(fc_ctx *ctx, fc_buf *json, const fc_asked *asked) {
  if (!fc_asked_count(asked, "select"))
    return FC_OK;
  fc_buf_text(json, "\"select\": { ");
  fc_status status = put_conditions(ctx, json, asked, false);
  if (!status && has_negated(asked, true)) {
    fc_buf_text(json, has_negated(asked, false) ? ", \"not\": { " : "\"not\": { ");
    status = put_conditions(ctx, json, asked, true);
    fc_buf_text(json, " }");
  }
  fc_buf_text(json, " }, ");
  return status;
}

/* "report": what the answer is about, so that a saved scenario answers the same. */
static void put_list(fc_buf *json, const fc_asked *asked, const char *option) {
  size_t count = fc_asked_count(asked, option);
  fc_buf_printf(json, "\"%s\": [", option);
  for (size_t i = 0; i < count; i++) {
    fc_buf_text(json, i ? ", " : "");
    fc_json_put_text(json, fc_str_of(fc_asked_value_at(asked, option, i)));
  }
  fc_buf_char(json, ']');
}

static void put_report(fc_buf *json, const fc_asked *asked) {
  static const struct {
    const char *option;
    bool list;
  } members[] = {{"by", true}, {"metrics", true}, {"stage", false}, {"denominator", false}};
  bool any = false;
  for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
    const char *option = members[i].option;
    if (!fc_asked_count(asked, option))
      continue;
    fc_buf_text(json, any ? ", " : ",\n  \"report\": { ");
    any = true;
    if (members[i].list) {
      put_list(json, asked, option);
    } else {
      fc_buf_printf(json, "\"%s\": ", option);
      fc_json_put_text(json, fc_str_of(fc_asked_value(asked, option)));
    }
  }
  fc_buf_text(json, any ? " }" : "");
}

/* "response": what is kept up, and what a job costs. */
static void put_response(fc_buf *json, const fc_asked *asked) {
  static const char *const options[][2] = {{"backfill", "backfill"}, {"position-cost", "position_cost"}};
  bool any = false;
  for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
    if (!fc_asked_count(asked, options[i][0]))
      continue;
    fc_buf_printf(json, "%s\"%s\": ", any ? ", " : ",\n  \"response\": { ", options[i][1]);
    fc_json_put_text(json, fc_str_of(fc_asked_value(asked, options[i][0])));
    any = true;
  }
  fc_buf_text(json, any ? " }" : "");
}

/* "NAME=$1B", "$1B", or "5%" of the budget. */
static void put_contingency(fc_buf *json, fc_str text) {
  const char *sign = memchr(text.p, '=', text.n);
  fc_str value = text;
  if (sign && sign > text.p) {
    fc_buf_text(json, "\"name\": ");
    fc_json_put_text(json, (fc_str){text.p, (size_t)(sign - text.p)});
    fc_buf_text(json, ", ");
    value = (fc_str){sign + 1, text.n - (size_t)(sign + 1 - text.p)};
  }
  bool rate = memchr(value.p, '%', value.n) != NULL;
  fc_buf_text(json, rate ? "\"rate\": " : "\"amount\": ");
  fc_json_put_text(json, value);
  fc_buf_text(json, rate ? ", \"of\": \"budget\"" : ", \"kind\": \"stock\"");
}

static void put_contingencies(fc_buf *json, const fc_asked *asked) {
  size_t count = fc_asked_count(asked, "reserve");
  for (size_t i = 0; i < count; i++) {
    fc_buf_text(json, i ? ", { " : ",\n  \"contingencies\": [ { ");
    put_contingency(json, fc_str_of(fc_asked_value_at(asked, "reserve", i)));
    fc_buf_text(json, i + 1 < count ? " }" : " } ]");
  }
  if (fc_asked_flag(asked, "reserves"))
    fc_buf_text(json, ",\n  \"reserves\": \"data\"");
}

static void put_name(fc_buf *json, const fc_asked *asked) {
  fc_buf name = {0};
  fc_buf_text(&name, strcmp(fc_asked_argument(asked, 0), "terminate") == 0 ? "Terminated" : "Cut of ");
  if (strcmp(fc_asked_argument(asked, 0), "terminate") != 0)
    fc_buf_text(&name, fc_asked_argument(asked, 0));
  for (size_t i = 0; i < fc_asked_count(asked, "select"); i++)
    fc_buf_printf(&name, "%s%s", i ? ", " : ": ", fc_asked_value_at(asked, "select", i));
  size_t n;
  const char *text = fc_buf_data(&name, &n);
  fc_json_put_text(json, (fc_str){text, n});
  fc_buf_reset(&name);
}

/* The package as a scenario saved there names it: beside it or at most two folders above, which is as far as a scenario
 * may reach (SEMANTICS section 3). NULL: it lies elsewhere. */
static const char *data_from(fc_arena *arena, const char *saved, const char *package) {
  static const char *const up[] = {"", "../", "../../"};
  const char *slash = strrchr(package, '/');
  const char *name = slash ? slash + 1 : package, *folder = fc_path_folder(arena, saved);
  for (size_t i = 0; folder && i < sizeof up / sizeof *up; i++) {
    const char *data = fc_path_join(arena, up[i], name);
    const char *path = data ? fc_path_join(arena, folder, data) : NULL;
    if (path && fc_same_file(path, package))
      return data;
  }
  return NULL;
}

static fc_status put_scenario(fc_ctx *ctx, fc_buf *json, const fc_asked *asked, const char *data) {
  fc_buf_text(json, "{\n  \"fiscalc\": 1,\n  \"name\": ");
  put_name(json, asked);
  if (data) {
    fc_buf_text(json, ",\n  \"data\": ");
    fc_json_put_text(json, fc_str_of(data));
  }
  if (fc_asked_year(asked))
    fc_buf_printf(json, ",\n  \"years\": %d", fc_asked_year(asked));
  fc_buf_text(json, ",\n  \"cuts\": [\n    { ");
  fc_status status = put_select(ctx, json, asked);
  fc_status further = put_effect(ctx, json, asked);
  fc_buf_text(json, " }\n  ]");
  put_response(json, asked);
  put_contingencies(json, asked);
  put_report(json, asked);
  fc_buf_text(json, "\n}\n");
  return status ? status : further ? further : fc_buf_status(json);
}

static fc_status write_whole(fc_ctx *ctx, const char *path, const fc_buf *json) {
  fc_outfile *file;
  fc_status status = fc_outfile_open(ctx, path, &file);
  if (status)
    return status;
  size_t n;
  const char *text = fc_buf_data(json, &n);
  fc_outfile_write(file, text, n); /* what fails is told by the close */
  return fc_outfile_close(ctx, file, 1);
}

static fc_status save(fc_ctx *ctx, const fc_asked *asked, const char *path, fc_result *result) {
  const char *package = fc_asked_value(asked, "data");
  fc_arena arena = {0};
  fc_buf json = {0}, again = {0};
  const char *data = package ? data_from(&arena, path, package) : NULL;
  fc_status status = put_scenario(ctx, &json, asked, data);
  if (!status)
    status = write_whole(ctx, path, &json);
  fc_buf_text(&again, "fiscalc run ");
  fc_shell_word(&again, path);
  if (!data)
    fc_reproduce_group(&again, asked, &fc_options_files);
  fc_reproduce_group(&again, asked, &fc_options_reading);
  if (!status)
    fc_notes_add(fc_result_notes_mutable(result), FC_NOTE, "N602", NULL, NULL,
                 "the scenario is saved as %s; to run it again: %s", path, fc_buf_data(&again, NULL));
  fc_buf_reset(&json);
  fc_buf_reset(&again);
  fc_arena_free(&arena);
  return status;
}

static fc_status cut_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  const char *path = fc_asked_value(asked, "save");
  fc_buf json = {0};
  fc_scenario *scenario = NULL;
  fc_status status = put_scenario(ctx, &json, asked, NULL);
  if (!status) {
    size_t n;
    const char *text = fc_buf_data(&json, &n);
    status = fc_scenario_parse(ctx, "the scenario of this cut", text, n, &scenario);
  }
  fc_buf_reset(&json);
  if (!status)
    status = fc_answer(ctx, asked, scenario, false, out);
  return !status && path ? save(ctx, asked, path, *out) : status;
}

static const fc_param params[] = {
    {.name = "AMOUNT",
     .type = FC_PARAM_TEXT,
     .required = true,
     .help = "10% of every grant; $4.3M of all of them together, shared in proportion; terminate: all that is left"},
    {.name = "select",
     .type = FC_PARAM_TEXT,
     .value = "COLUMN=VALUES",
     .repeated = true,
     .help = "only these grants: assistance_listing=16.*, program=A|B, award_year=2016..2018; != for all others"},
    {.name = "from", .type = FC_PARAM_DATE, .help = "of terminate: the first day without the grant"},
    {.name = "backfill",
     .type = FC_PARAM_RATE,
     .min = "0%",
     .max = "100%",
     .help = "the part of the lost money that own money takes the place of; without it both ends are shown"},
    {.name = "reserve",
     .type = FC_PARAM_TEXT,
     .value = "[NAME=]AMOUNT",
     .repeated = true,
     .help = "money of each government that can meet what is kept up: \"Rainy day fund=$1B\", or 5% of the budget"},
    {.name = "reserves", .type = FC_PARAM_FLAG, .help = "the reserve rows of the budgets as well"},
    {.name = "position-cost",
     .type = FC_PARAM_MONEY,
     .value = "$151,855",
     .help = "what one job costs for a year, to count the jobs that the lost money pays"},
    {.name = "save", .type = FC_PARAM_FILE, .help = "write the scenario that this cut stands for"},
    {0}};

const fc_command fc_command_cut = {
    .name = "cut",
    .summary = "what one cut would cost, without writing a scenario",
    .synopsis = "cut AMOUNT --budgets FILE --grants FILE [--select COLUMN=VALUES]... [OPTIONS]",
    .about = "The same answer as \"run\" gives for a scenario of this one cut. Several conditions must all hold.",
    .examples = "  fiscalc cut 10% --budgets budgets.csv --grants grants.csv\n"
                "  fiscalc cut terminate --data datapackage.json --select 'assistance_listing=16.*' --by program\n"
                "  fiscalc cut 25% --data datapackage.json --backfill 100% --reserve 5%\n"
                "  fiscalc cut '$4.3M' --budgets budgets.csv --grants grants.csv --year 2018 --save cut.json\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_files, &fc_options_reading, &fc_options_answer,
                                               &fc_options_loss, &fc_options_finding, &fc_options_output, NULL},
    .run = cut_run,
};
