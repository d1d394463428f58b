/* exposed.c - the data and the options of questions about federal money that have no scenario. */
#include "request/exposed.h"
#include "dataset/model.h"
#include "request/asked_read.h"
#include "request/sources.h"

#include <stdlib.h>
#include <string.h>

/* What the result's tables read from. */
typedef struct exposed_parts {
  fc_arena arena;
  fc_sources *sources;
  fc_dataset *dataset;
} exposed_parts;

static void release_parts(void *self) {
  exposed_parts *parts = self;
  fc_dataset_free(parts->dataset);
  fc_sources_free(parts->sources);
  fc_arena_free(&parts->arena);
  free(parts);
}

static bool is_among(const char *name, const char *const *names, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (strcmp(name, names[i]) == 0)
      return true;
  return false;
}

/* The same columns, government and department first; a government that is not among them is added. */
static fc_status group(fc_ctx *ctx, fc_arena *arena, fc_exposure_options *options) {
  static const char *const first[] = {"government", "government_id", "department"};
  const char **by = fc_arena_array(arena, options->n_by + 1, sizeof *by);
  size_t n = 0;
  if (!by)
    return fc_fail_memory(ctx);
  if (!is_among(first[0], options->by, options->n_by) && !is_among(first[1], options->by, options->n_by))
    by[n++] = first[0];
  for (size_t i = 0; i < 3; i++)
    if (is_among(first[i], options->by, options->n_by))
      by[n++] = first[i];
  for (size_t i = 0; i < options->n_by; i++)
    if (!is_among(options->by[i], first, 3))
      by[n++] = options->by[i];
  options->by = by;
  options->n_by = n;
  return FC_OK;
}

static fc_status read_options(fc_ctx *ctx, const fc_asked *asked, const fc_exposed_way *way, fc_arena *arena,
                              fc_exposure_options *out) {
  *out = (fc_exposure_options){.year = fc_asked_year(asked),
                               .stage = fc_asked_value(asked, "stage"),
                               .denominator = fc_asked_value(asked, "denominator"),
                               .sort = fc_asked_value(asked, "sort"),
                               .top = fc_asked_top(asked),
                               .without_budgets = way->without_budgets};
  fc_status status = fc_asked_values(ctx, asked, "by", arena, &out->by, &out->n_by);
  if (!status && !out->n_by) {
    out->by = way->by;
    out->n_by = way->n_by;
  }
  return status || !way->grouped ? status : group(ctx, arena, out);
}

static fc_status read_dataset(fc_ctx *ctx, const fc_asked *asked, const fc_exposed_way *way,
                              const fc_exposure_options *options, exposed_parts *parts) {
  const fc_date *as_of;
  size_t n_as_of;
  fc_status status = fc_asked_dates(ctx, asked, &parts->arena, &as_of, &n_as_of);
  if (status)
    return status;
  const fc_keep keep = {.by = options->by,
                        .n_by = options->n_by,
                        .scope = fc_asked_scope(asked),
                        .stage = options->stage,
                        .year = options->year,
                        .any_year = way->without_budgets,
                        .may_lack = way->may_lack && !fc_asked_count(asked, "by"),
                        .as_of = as_of,
                        .n_as_of = n_as_of,
                        .digest = fc_asked_wants_digest(asked)};
  status = fc_dataset_read(ctx, fc_sources_list(parts->sources), fc_sources_count(parts->sources), &keep,
                           &parts->dataset);
  return status ? status : fc_sources_check_used(ctx, parts->sources);
}

/* The figures that rows may be ranked by. */
static fc_status check_sort(fc_ctx *ctx, const fc_asked *asked) {
  static const char *const figures[] = {"share", "amount", "per_capita"};
  const char *sort = fc_asked_value(asked, "sort");
  for (size_t i = 0; sort && i < 3; i++)
    if (strcmp(sort, figures[i]) == 0)
      return FC_OK;
  if (!sort)
    return FC_OK;
  return fc_fail(ctx, FC_BAD_USAGE, "F603", &(fc_where){.field = "--sort", .excerpt = fc_str_of(sort)},
                 fc_ctx_format(ctx, "rows are ranked by share, amount or per_capita%s",
                               fc_did_you_mean(ctx, fc_str_of(sort), figures, 3)),
                 "exposure is not sorted by \"%s\"", sort);
}

/* Rows are set against one budget. */
static fc_status check_denominator(fc_ctx *ctx, const fc_asked *asked) {
  const char *scope = fc_asked_value(asked, "denominator");
  if (!scope || strcmp(scope, "all") != 0)
    return FC_OK;
  return fc_fail(ctx, FC_BAD_USAGE, "F603", &(fc_where){.field = "--denominator", .excerpt = fc_str_of(scope)},
                 "name one, such as all_funds; \"run\" and \"cut\" list every one with all",
                 "exposure is ranked by shares of one budget");
}

static fc_status answer(fc_ctx *ctx, const fc_asked *asked, const fc_exposed_way *way,
                        const fc_exposure_options *options, exposed_parts *parts, fc_result **out) {
  fc_status status = fc_sources_collect(ctx, asked, fc_asked_value(asked, "data"), &parts->sources);
  if (!status)
    status = fc_sources_need_grants(ctx, parts->sources);
  if (!status)
    status = read_dataset(ctx, asked, way, options, parts);
  return status ? status : way->expose(ctx, asked, parts->dataset, options, out);
}

fc_status fc_asked_expose(fc_ctx *ctx, const fc_asked *asked, const fc_exposed_way *way, fc_result **out) {
  fc_exposure_options options;
  fc_status status = check_sort(ctx, asked), further = check_denominator(ctx, asked);
  status = status ? status : further;
  if (status)
    return status;
  exposed_parts *parts = calloc(1, sizeof *parts);
  if (!parts)
    return fc_fail_memory(ctx);
  status = read_options(ctx, asked, way, &parts->arena, &options);
  if (!status)
    status = answer(ctx, asked, way, &options, parts, out);
  if (status) {
    release_parts(parts);
    return status;
  }
  return fc_result_own(*out, parts, release_parts) ? fc_fail_memory(ctx) : FC_OK;
}
