/* compare_tables.c - `compare` of CSV tables: which rows are before, which after. */
#include "request/compare_tables.h"
#include "impact/compare.h"
#include "request/asked_read.h"
#include "request/sources.h"

#include <stdlib.h>

/* What the result's tables read from. */
typedef struct compared_parts {
  fc_arena arena;
  fc_sources *sources;
  fc_dataset *dataset;
} compared_parts;

static void release_parts(void *self) {
  compared_parts *parts = self;
  fc_dataset_free(parts->dataset);
  fc_sources_free(parts->sources);
  fc_arena_free(&parts->arena);
  free(parts);
}

/* Two files, or one file two of whose dates, stages or estimators are named. */
static fc_status check_sides(fc_ctx *ctx, const fc_asked *asked) {
  static const char *const options[] = {"as-of", "stage", "estimator"};
  size_t files = fc_asked_arguments(asked), pairs = 0;
  fc_status status = FC_OK;
  for (int i = 0; i < 3; i++) {
    size_t n = fc_asked_count(asked, options[i]);
    pairs += n == 2;
    if (n > 2)
      status = fc_fail(ctx, FC_BAD_USAGE, "F602",
                       &(fc_where){.field = fc_ctx_format(ctx, "--%s", options[i]),
                                   .excerpt = fc_str_of(fc_asked_value_at(asked, options[i], 2))},
                       "one value is for both sides, two are before and after", "--%s is given %zu times", options[i], n);
  }
  if (status || (files == 2 ? pairs <= 1 : pairs == 1))
    return status;
  return fc_fail(ctx, FC_BAD_USAGE, "F604", NULL,
                 "name a second file, or give --as-of, --stage or --estimator twice: before and after",
                 files == 2 ? "two files differ in more than one thing besides" : "one file has nothing to be compared with");
}

static fc_status open_files(fc_ctx *ctx, const fc_asked *asked, compared_parts *parts) {
  static const fc_table_kind as[] = {FC_GRANTS, FC_GRANTS};
  const char *paths[] = {fc_asked_argument(asked, 0), NULL};
  size_t n = fc_asked_arguments(asked);
  if (n == 2)
    paths[1] = fc_asked_argument(asked, 1);
  return fc_sources_files(ctx, asked, paths, as, n, &parts->sources);
}

/* The value of an option for a side: its own, or that of both. */
static const char *value_of(const fc_asked *asked, const char *option, size_t side) {
  size_t n = fc_asked_count(asked, option);
  return n ? fc_asked_value_at(asked, option, n == 2 ? side : 0) : NULL;
}

/* "tracker.csv", "tracker.csv as of 2025-03-30", "budgets.csv, stage adopted". */
static fc_status name_side(fc_ctx *ctx, const fc_asked *asked, compared_parts *parts, size_t number,
                           fc_compared_side *side) {
  size_t file = fc_asked_arguments(asked) == 2 ? number : 0;
  const char *as_of = value_of(asked, "as-of", number);
  fc_buf text = {0};
  fc_buf_text(&text, fc_asked_argument(asked, file));
  if (as_of)
    fc_buf_printf(&text, " as of %s", as_of);
  if (side->stage)
    fc_buf_printf(&text, ", stage %s", side->stage);
  if (side->estimator)
    fc_buf_printf(&text, ", estimator %s", side->estimator);
  side->name = fc_buf_status(&text) ? NULL : fc_arena_text(&parts->arena, text.p, text.n);
  fc_buf_reset(&text);
  return side->name ? FC_OK : fc_fail_memory(ctx);
}

static fc_status read_rows(fc_ctx *ctx, const fc_asked *asked, compared_parts *parts, fc_compare_options *options) {
  static const fc_select *const every_row[] = {NULL};
  static const fc_date latest[] = {FC_LATEST};
  size_t n_names = options->n_key + options->n_by, two_files = fc_asked_arguments(asked) == 2;
  const char **names = fc_arena_array(&parts->arena, n_names + 1, sizeof *names);
  fc_keep keep = {.selects = every_row,
                  .n_selects = 1,
                  .awards_alone = true,
                  .files_apart = true,
                  .digest = fc_asked_wants_digest(asked)};
  fc_status status = names ? fc_asked_dates(ctx, asked, &parts->arena, &keep.as_of, &keep.n_as_of) : fc_fail_memory(ctx);
  if (status)
    return status;
  for (size_t i = 0; i < options->n_key; i++)
    names[i] = options->key[i];
  for (size_t i = 0; i < options->n_by; i++)
    names[options->n_key + i] = options->by[i];
  keep.further = names;
  keep.n_further = n_names;
  keep.key = options->key;
  keep.n_key = options->n_key;
  if (!keep.n_as_of) {
    keep.as_of = latest;
    keep.n_as_of = 1;
    keep.undated = true;
  }
  for (size_t i = 0; i < 2; i++) {
    fc_compared_side *side = &options->side[i];
    *side = (fc_compared_side){.source = two_files ? (uint32_t)i : UINT32_MAX,
                               .as_of = keep.as_of[keep.n_as_of == 2 ? i : 0],
                               .stage = value_of(asked, "stage", i),
                               .estimator = value_of(asked, "estimator", i)};
    status = status ? status : name_side(ctx, asked, parts, i, side);
  }
  if (!status)
    status = fc_dataset_read(ctx, fc_sources_list(parts->sources), fc_sources_count(parts->sources), &keep,
                             &parts->dataset);
  return status ? status : fc_sources_check_used(ctx, parts->sources);
}

static fc_status answer(fc_ctx *ctx, const fc_asked *asked, compared_parts *parts, fc_result **out) {
  fc_compare_options options = {.top = fc_asked_top(asked), .same = fc_asked_flag(asked, "same")};
  fc_status status = fc_asked_values(ctx, asked, "by", &parts->arena, &options.by, &options.n_by);
  if (!status)
    status = fc_asked_values(ctx, asked, "key", &parts->arena, &options.key, &options.n_key);
  if (!status)
    status = open_files(ctx, asked, parts);
  if (!status)
    status = read_rows(ctx, asked, parts, &options);
  return status ? status : fc_compare(ctx, parts->dataset, &options, out);
}

fc_status fc_compare_csv(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  fc_status status = check_sides(ctx, asked);
  if (status)
    return status;
  compared_parts *parts = calloc(1, sizeof *parts);
  if (!parts)
    return fc_fail_memory(ctx);
  status = answer(ctx, asked, parts, out);
  if (status) {
    release_parts(parts);
    return status;
  }
  return fc_result_own(*out, parts, release_parts) ? fc_fail_memory(ctx) : FC_OK;
}
