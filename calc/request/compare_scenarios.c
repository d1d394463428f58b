/* compare_scenarios.c - `compare` of scenarios: all are read and checked, the data once, then each is laid over them.
 *
 * Every scenario is answered under the same options. What only the scenarios say of the answer (governments, denominator,
 * stage) must be the same in all; years are compared once the plans know them. */
#include "base/file.h"
#include "dataset/model.h"
#include "impact/sides.h"
#include "request/answer.h"
#include "request/asked_read.h"
#include "request/compare_scenarios.h"
#include "request/kept.h"
#include "scenario/standard.h"

#include <stdlib.h>
#include <string.h>

/* What the result's tables read from. */
typedef struct compared_parts {
  fc_arena arena;
  size_t n, base;
  const char **path;
  const fc_scenario **scenario;
  bool *lies_somewhere;
  fc_sources *sources;
  fc_dataset *dataset;
  fc_run_options options;
  fc_plan **plan;
  fc_side *side;
  fc_sides_asked sides;
} compared_parts;

static void drop_plans(compared_parts *parts) {
  for (size_t i = 0; i < parts->n; i++) {
    fc_plan_free(parts->plan[i]);
    parts->plan[i] = NULL;
  }
}

static void release_parts(void *self) {
  compared_parts *parts = self;
  drop_plans(parts);
  fc_dataset_free(parts->dataset);
  for (size_t i = 0; i < parts->n; i++)
    fc_scenario_free((fc_scenario *)(uintptr_t)parts->scenario[i]);
  fc_sources_free(parts->sources);
  fc_arena_free(&parts->arena);
  free(parts);
}

static fc_status new_parts(fc_ctx *ctx, const fc_asked *asked, compared_parts **out) {
  compared_parts *parts = *out = calloc(1, sizeof *parts);
  size_t n = fc_asked_arguments(asked);
  if (!parts)
    return fc_fail_memory(ctx);
  parts->path = fc_arena_array(&parts->arena, n, sizeof *parts->path);
  parts->scenario = fc_arena_array(&parts->arena, n, sizeof *parts->scenario);
  parts->lies_somewhere = fc_arena_array(&parts->arena, n, sizeof(bool));
  parts->plan = fc_arena_array(&parts->arena, n, sizeof *parts->plan);
  parts->side = fc_arena_array(&parts->arena, n, sizeof *parts->side);
  if (parts->path && parts->scenario && parts->lies_somewhere && parts->plan && parts->side) {
    parts->n = n;
    return FC_OK;
  }
  release_parts(parts);
  *out = NULL;
  return fc_fail_memory(ctx);
}

/* ---- the scenarios ---- */

/* All of them, so that the faults of all are told together. */
static fc_status read_scenarios(fc_ctx *ctx, const fc_asked *asked, compared_parts *parts) {
  fc_status first = FC_OK;
  for (size_t i = 0; i < parts->n; i++) {
    fc_scenario *scenario;
    parts->path[i] = fc_asked_argument(asked, i);
    fc_status status = fc_asked_scenario(ctx, asked, parts->path[i], &scenario, &parts->lies_somewhere[i]);
    parts->scenario[i] = scenario;
    first = first ? first : status;
  }
  return first;
}

static bool is_name_of_several(const compared_parts *parts, const char *name) {
  size_t n = 0;
  for (size_t i = 0; i < parts->n; i++)
    n += strcmp(parts->scenario[i]->name, name) == 0;
  return n > 1;
}

static size_t times_before(const compared_parts *parts, size_t i) {
  size_t n = 0;
  for (size_t k = 0; k < i; k++)
    n += strcmp(parts->path[k], parts->path[i]) == 0;
  return n;
}

/* Its name; of several with one name the file, with a number where that is named again. */
static fc_status name_sides(fc_ctx *ctx, compared_parts *parts) {
  for (size_t i = 0; i < parts->n; i++) {
    const char *name = parts->scenario[i]->name;
    size_t again = 0;
    if (is_name_of_several(parts, name)) {
      name = parts->path[i];
      again = times_before(parts, i);
    }
    fc_buf text = {0};
    fc_buf_text(&text, name);
    if (again)
      fc_buf_printf(&text, " (%zu)", again + 1);
    parts->side[i] = (fc_side){.label = text.failed ? NULL : fc_arena_text(&parts->arena, text.p ? text.p : "", text.n),
                               .scenario = parts->scenario[i]};
    fc_buf_reset(&text);
    if (!parts->side[i].label)
      return fc_fail_memory(ctx);
  }
  return FC_OK;
}

/* --base: a scenario by its name or its file. */
static fc_status find_base(fc_ctx *ctx, const fc_asked *asked, compared_parts *parts) {
  const char *base = fc_asked_value(asked, "base");
  const char **names = fc_arena_array(&parts->arena, 2 * parts->n, sizeof *names);
  if (!names)
    return fc_fail_memory(ctx);
  if (!base)
    return FC_OK;
  for (size_t i = 0; i < parts->n; i++) {
    names[i] = parts->side[i].label;
    names[parts->n + i] = parts->path[i];
  }
  for (size_t i = 0; i < 2 * parts->n; i++)
    if (strcmp(names[i], base) == 0) {
      parts->base = i % parts->n;
      return FC_OK;
    }
  return fc_fail(ctx, FC_BAD_USAGE, "F622", &(fc_where){.field = "--base", .excerpt = fc_str_of(base)},
                 fc_ctx_format(ctx, "name one of them, or its file%s",
                               fc_did_you_mean(ctx, fc_str_of(base), names, 2 * parts->n)),
                 "none of the scenarios is called so");
}

/* ---- what they must agree on ---- */

/* One thing that scenarios say of the answer, as text; "" where they leave it open. */
typedef struct said_thing {
  const char *member, *option, *otherwise;
} said_thing;

static fc_status disagree(fc_ctx *ctx, const compared_parts *parts, size_t i, const said_thing *thing, const char *says,
                          const char *base_says, const fc_where *where) {
  const char *said = *says ? fc_ctx_format(ctx, "says %s", says) : fc_ctx_format(ctx, "says nothing (%s)", thing->otherwise);
  const char *other = *base_says ? base_says : thing->otherwise;
  const fc_where file = {.file = parts->scenario[i]->file};
  return fc_fail(ctx, FC_BAD_SCENARIO, "F335", where->file ? where : &file,
                 thing->option ? fc_ctx_format(ctx, "name one for all with %s", thing->option)
                               : "give all the same, or name the governments in the select of each cut",
                 "\"%s\" of \"%s\" %s, that of \"%s\" %s: losses and shares of different things are not compared",
                 thing->member, parts->side[i].label, said, parts->side[parts->base].label, other);
}

static const char *print_select(compared_parts *parts, const fc_select *select) {
  fc_buf text = {0};
  if (select)
    fc_select_print(&text, select);
  const char *kept = text.failed ? NULL : fc_arena_text(&parts->arena, text.p ? text.p : "", text.n);
  fc_buf_reset(&text);
  return kept;
}

static fc_status check_governments(fc_ctx *ctx, compared_parts *parts, size_t i) {
  static const said_thing thing = {"governments", NULL, "all"};
  const char *says = print_select(parts, parts->scenario[i]->governments);
  const char *base_says = print_select(parts, parts->scenario[parts->base]->governments);
  if (!says || !base_says)
    return fc_fail_memory(ctx);
  return strcmp(says, base_says) == 0
             ? FC_OK
             : disagree(ctx, parts, i, &thing, says, base_says, &parts->scenario[i]->governments_where);
}

static fc_status check_named(fc_ctx *ctx, const compared_parts *parts, size_t i, const said_thing *thing,
                             const fc_named *named, const fc_named *of_base) {
  const char *says = named->name ? named->name : "", *base_says = of_base->name ? of_base->name : "";
  const char *one = *says ? says : thing->otherwise, *other = *base_says ? base_says : thing->otherwise;
  return strcmp(one, other) == 0 ? FC_OK : disagree(ctx, parts, i, thing, says, base_says, &named->where);
}

static fc_status check_alike(fc_ctx *ctx, const fc_asked *asked, compared_parts *parts) {
  static const said_thing denominator = {"denominator", "--denominator", "all_funds"};
  static const said_thing stage = {"stage", "--stage", "the latest"};
  const fc_report_choice *base = &parts->scenario[parts->base]->report;
  fc_status first = FC_OK;
  for (size_t i = 0; i < parts->n; i++) {
    const fc_report_choice *report = &parts->scenario[i]->report;
    fc_status status = check_governments(ctx, parts, i);
    first = first ? first : status;
    if (!fc_asked_count(asked, "denominator"))
      status = check_named(ctx, parts, i, &denominator, &report->denominator, &base->denominator);
    first = first ? first : status;
    if (!fc_asked_count(asked, "stage"))
      status = check_named(ctx, parts, i, &stage, &report->stage, &base->stage);
    first = first ? first : status;
  }
  return first;
}

/* ---- the data ---- */

/* The one package of all; a scenario that has none, such as a standard one, takes that of the others. */
static fc_status find_package(fc_ctx *ctx, const fc_asked *asked, compared_parts *parts, const char **out) {
  size_t of = SIZE_MAX;
  fc_status first = FC_OK;
  *out = NULL;
  for (size_t i = 0; i < parts->n; i++) {
    const char *package;
    fc_status status = fc_answer_package(ctx, asked, parts->scenario[i], parts->lies_somewhere[i], &parts->arena, &package);
    if (!status && package && *out && strcmp(*out, package) != 0 && !fc_same_file(*out, package)) {
      const fc_where where = {.file = parts->scenario[i]->file};
      status = fc_fail(ctx, FC_BAD_USAGE, "F621", &where,
                       "name the data of all with --data PACKAGE, or with --budgets FILE --grants FILE",
                       "the data of \"%s\" are %s, those of \"%s\" %s: scenarios are compared over the same data",
                       parts->side[i].label, package, parts->side[of].label, *out);
    } else if (!status && package && !*out) {
      *out = package;
      of = i;
    }
    first = first ? first : status;
  }
  return first;
}

static fc_status collect_sources(fc_ctx *ctx, const fc_asked *asked, compared_parts *parts) {
  const char *package = fc_asked_value(asked, "data");
  fc_status status = FC_OK;
  if (!package && !(fc_asked_count(asked, "budgets") && fc_asked_count(asked, "grants")))
    status = find_package(ctx, asked, parts, &package);
  if (!status)
    status = fc_sources_collect(ctx, asked, package, &parts->sources);
  return status ? status : fc_sources_need_grants(ctx, parts->sources);
}

static fc_status read_dataset(fc_ctx *ctx, const fc_asked *asked, compared_parts *parts, bool everything) {
  const fc_kept_for kept_for = {asked, parts->scenario, parts->n, &parts->options, everything};
  fc_keep keep;
  fc_status status = fc_keep_for(ctx, &kept_for, &parts->arena, &keep);
  if (!status)
    status = fc_dataset_read(ctx, fc_sources_list(parts->sources), fc_sources_count(parts->sources), &keep,
                             &parts->dataset);
  return status ? status : fc_sources_check_used(ctx, parts->sources);
}

/* ---- the plans ---- */

/* The same rows for all: those of --by, else those that all of them report, else governments, which are not shown. */
static fc_status set_options(fc_ctx *ctx, const fc_asked *asked, compared_parts *parts) {
  static const char *const governments[] = {"government"};
  fc_status status = fc_answer_options(ctx, asked, &parts->arena, &parts->options);
  bool alike = fc_scenarios_break_alike(parts->scenario, parts->n);
  parts->sides = (fc_sides_asked){.side = parts->side,
                                  .n = parts->n,
                                  .base = parts->base,
                                  .options = &parts->options,
                                  .breakdown = parts->options.n_by || (alike && parts->scenario[0]->report.n_by),
                                  .top = parts->options.top};
  parts->options.top = 0;
  if (parts->options.n_by || alike)
    return status;
  parts->options.by = governments;
  parts->options.n_by = 1;
  return status;
}

static fc_status compile_all(fc_ctx *ctx, compared_parts *parts, bool *no_match) {
  fc_status first = FC_OK;
  *no_match = false;
  for (size_t i = 0; i < parts->n; i++) {
    fc_status status = fc_plan_compile(ctx, parts->dataset, parts->scenario[i], &parts->options, &parts->plan[i]);
    *no_match = *no_match || status == FC_NO_MATCH;
    first = first ? first : status;
    parts->side[i].plan = parts->plan[i];
  }
  return first;
}

/* A selector that matches nothing is answered with the nearest values that there are: only then all rows are read. */
static fc_status lay_over(fc_ctx *ctx, const fc_asked *asked, compared_parts *parts) {
  fc_ctx *aside;
  bool no_match;
  if (fc_ctx_new(NULL, &aside))
    return fc_fail_memory(ctx);
  fc_status status = compile_all(aside, parts, &no_match);
  if (no_match) {
    drop_plans(parts);
    fc_dataset_free(parts->dataset);
    parts->dataset = NULL;
    status = read_dataset(aside, asked, parts, true);
    if (!status)
      status = compile_all(ctx, parts, &no_match);
  } else {
    fc_notes_copy(fc_ctx_notes(ctx), fc_ctx_notes(aside));
  }
  fc_ctx_free(aside);
  return status;
}

static fc_status answer(fc_ctx *ctx, const fc_asked *asked, compared_parts *parts, fc_result **out) {
  fc_status status = read_scenarios(ctx, asked, parts);
  if (!status)
    status = name_sides(ctx, parts);
  if (!status)
    status = find_base(ctx, asked, parts);
  if (!status)
    status = check_alike(ctx, asked, parts);
  if (!status)
    status = collect_sources(ctx, asked, parts);
  if (!status)
    status = set_options(ctx, asked, parts);
  if (!status)
    status = read_dataset(ctx, asked, parts, false);
  if (!status)
    status = lay_over(ctx, asked, parts);
  return status ? status : fc_sides_compare(ctx, parts->dataset, &parts->sides, out);
}

fc_status fc_compare_scenarios(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  compared_parts *parts;
  if (fc_asked_arguments(asked) < 2)
    return fc_fail(ctx, FC_BAD_USAGE, "F604", &(fc_where){.file = fc_asked_argument(asked, 0)},
                   "name a second one: another file, or one of \"fiscalc list scenarios\", such as standard:cut-10",
                   "one scenario has nothing to be compared with");
  fc_status status = new_parts(ctx, asked, &parts);
  if (status)
    return status;
  status = answer(ctx, asked, parts, out);
  if (status) {
    release_parts(parts);
    return status;
  }
  return fc_result_own(*out, parts, release_parts) ? fc_fail_memory(ctx) : FC_OK;
}
