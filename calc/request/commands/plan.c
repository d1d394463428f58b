/* plan.c - the plan for cuts of federal money that some laws ask for, as a table to fill in. */
#include "impact/reduction.h"
#include "request/asked_read.h"
#include "request/exposed.h"

#include <string.h>

/* A part of something: above zero, at most the whole. */
static fc_status read_rate(fc_ctx *ctx, const char *field, fc_str text, const char *example, fc_rate *out) {
  fc_number_fault fault = {0, 1, NULL};
  fc_status status = fc_rate_parse(text.p, text.n, out, &fault);
  fc_where where = {.field = field, .excerpt = text};
  if (status) {
    where.mark_at = fault.at;
    where.mark_length = fault.length;
    where.mark = fault.what;
    return fc_fail(ctx, FC_BAD_USAGE, "F603", &where, fc_ctx_format(ctx, "write %s", example), "%s takes a rate", field);
  }
  if (out->num > 0 && out->num <= out->den)
    return FC_OK;
  bool percent_left_out = out->num > out->den && !memchr(text.p, '%', text.n);
  const char *help = percent_left_out ? fc_ctx_format(ctx, "did you mean \"%.*s%%\"?", FC_STR_ARG(text))
                                      : fc_ctx_format(ctx, "write a rate above 0%% and at most 100%%, such as %s", example);
  return fc_fail(ctx, FC_BAD_USAGE, "F603", &where, help, "%s takes a part, and %.*s is %s", field, FC_STR_ARG(text),
                 out->num > 0 ? "more than the whole" : "none");
}

static bool same(fc_rate a, fc_rate b) {
  return a.num == b.num && a.den == b.den;
}

static fc_status add_rate(fc_ctx *ctx, const char *text, fc_reduction_options *to) {
  fc_rate rate;
  fc_where where = {.field = "--rates", .excerpt = fc_str_of(text)};
  fc_status status = read_rate(ctx, "--rates", fc_str_of(text), "5%,25%", &rate);
  if (status)
    return status;
  for (size_t i = 0; i < to->rates; i++)
    if (same(to->rate[i], rate))
      return fc_fail(ctx, FC_BAD_USAGE, "F603", &where, "name each rate once", "the rate %s stands twice", text);
  if (to->rates == FC_REDUCTION_RATES_MAX)
    return fc_fail(ctx, FC_BAD_USAGE, "F603", &where, "make several plans", "a plan has at most %d rates",
                   FC_REDUCTION_RATES_MAX);
  to->rate[to->rates++] = rate;
  return FC_OK;
}

static fc_status read_rates(fc_ctx *ctx, const fc_asked *asked, fc_reduction_options *to) {
  static const char *const usual[] = {"5%", "25%"};
  size_t count = fc_asked_count(asked, "rates");
  fc_status status = FC_OK;
  for (size_t i = 0; i < (count ? count : 2); i++) {
    fc_status each = add_rate(ctx, count ? fc_asked_value_at(asked, "rates", i) : usual[i], to);
    status = status ? status : each;
  }
  return status;
}

/* "10%" of a government's budget, "department=33%" of a department's. */
static fc_status read_threshold(fc_ctx *ctx, const char *text, fc_reduction_options *to) {
  static const char *const whose[] = {"government", "department"};
  const char *equals = strchr(text, '=');
  fc_str name = equals ? (fc_str){text, (size_t)(equals - text)} : fc_str_of(whose[0]);
  bool department = fc_str_is(name, whose[1]);
  fc_where where = {.field = "--threshold", .excerpt = fc_str_of(text)};
  if (!department && !fc_str_is(name, whose[0]))
    return fc_fail(ctx, FC_BAD_USAGE, "F603", &where,
                   fc_ctx_format(ctx, "write 10%% for governments, department=33%% for departments%s",
                                 fc_did_you_mean(ctx, name, whose, 2)),
                   "no threshold is of \"%.*s\"", FC_STR_ARG(name));
  bool *set = department ? &to->of_departments : &to->of_governments;
  if (*set)
    return fc_fail(ctx, FC_BAD_USAGE, "F603", &where, "keep one of them", "two thresholds of %.*ss", FC_STR_ARG(name));
  *set = true;
  return read_rate(ctx, "--threshold", fc_str_of(equals ? equals + 1 : text), department ? "department=33%" : "10%",
                   department ? &to->department_threshold : &to->government_threshold);
}

static fc_status read_thresholds(fc_ctx *ctx, const fc_asked *asked, fc_reduction_options *to) {
  fc_status status = FC_OK;
  for (size_t i = 0; i < fc_asked_count(asked, "threshold"); i++) {
    fc_status each = read_threshold(ctx, fc_asked_value_at(asked, "threshold", i), to);
    status = status ? status : each;
  }
  return status;
}

static fc_status read_options(fc_ctx *ctx, const fc_asked *asked, fc_reduction_options *to) {
  *to = (fc_reduction_options){.by_stated = fc_asked_count(asked, "by") > 0, .rounding = fc_asked_rounding(asked)};
  fc_status status = read_rates(ctx, asked, to), further = read_thresholds(ctx, asked, to);
  return status ? status : further;
}

static fc_status expose(fc_ctx *ctx, const fc_asked *asked, const fc_dataset *dataset, const fc_exposure_options *options,
                        fc_result **out) {
  fc_reduction_options all;
  fc_status status = read_options(ctx, asked, &all);
  all.exposure = *options;
  return status ? status : fc_reduction(ctx, dataset, &all, out);
}

/* What is asked is read before the files are, so that no one waits for a refusal. */
static fc_status plan_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  static const char *const by[] = {"government", "department", "program", "assistance_listing"};
  fc_reduction_options options;
  fc_status status = read_options(ctx, asked, &options);
  const fc_exposed_way way = {.by = by,
                              .n_by = 4,
                              .grouped = true,
                              .may_lack = true,
                              .without_budgets = !options.of_governments && !options.of_departments,
                              .expose = expose};
  return status ? status : fc_asked_expose(ctx, asked, &way, out);
}

static const fc_param params[] = {
    {.name = "rates",
     .type = FC_PARAM_TEXT,
     .value = "RATE,...",
     .repeated = true,
     .listed = true,
     .help = "the cuts to plan for, each a column; without it 5%,25%"},
    {.name = "threshold",
     .type = FC_PARAM_TEXT,
     .value = "[department=]RATE",
     .repeated = true,
     .help = "a plan is due where federal money is at least this part of the government's budget (10%), or of the "
             "department's (department=33%); where both are given, either"},
    FC_PARAM_ROUNDING,
    {0}};

const fc_command fc_command_plan = {
    .name = "plan",
    .summary = "the 5% and 25% plan that laws ask for: each program of each agency, with room for strategy and owner",
    .synopsis = "plan --grants FILE [--budgets FILE --threshold RATE] [--rates RATE,...] [OPTIONS]",
    .about = "One row for each government, department and program with its federal money of the year and what each rate "
             "would take of it, rounded to the cent; the columns strategy and owner are left empty, to be filled in. "
             "With a threshold the table thresholds says who must have a plan, and the plan leaves out who need not.",
    .examples = "  fiscalc plan --data datapackage.json -o plan.csv\n"
                "  fiscalc plan --budgets budgets.csv --grants grants.csv --threshold 10% --excel -o plan.csv\n"
                "  fiscalc plan --data datapackage.json --rates 5%,10%,25% --threshold department=33% --table thresholds\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_files, &fc_options_reading, &fc_options_answer,
                                               &fc_options_finding, &fc_options_output, NULL},
    .run = plan_run,
};
