/* exposure.c - what federal aid each government, agency, department or program gets, as a share of its budget and of
 * all federal aid. There is no scenario: the question that comes before one. */
#include "impact/exposure.h"
#include "dataset/stage.h"
#include "impact/provenance.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fc_exposed_free(fc_exposure_state *state) {
  if (!state)
    return;
  fc_intern_free(&state->words);
  fc_keys_free(&state->whole_keys);
  fc_seq_free(&state->wholes);
  fc_seq_free(&state->stages);
  fc_arena_free(&state->arena);
  free(state);
}

static const char *nearest_column(fc_ctx *ctx, const fc_dataset *dataset, const char *name) {
  const char *nearest = fc_nearest(fc_str_of(name), fc_role_names(), FC_ROLES);
  for (size_t i = 0; i < dataset->sources.count && !nearest; i++) {
    const fc_dataset_source *source = fc_seq_at(&dataset->sources, i);
    nearest = fc_nearest(fc_str_of(name), source->headers, source->n_matches);
  }
  return nearest ? fc_ctx_format(ctx, "did you mean \"%s\"?", nearest) : "see the headers with `fiscalc columns FILE`";
}

/* The breakdown must be the one that the dataset was read for. */
static fc_status check_by(fc_ctx *ctx, const fc_dataset *dataset, const fc_exposure_options *options, bool known) {
  const fc_where where = {.field = "--by"};
  bool same = options->n_by == dataset->n_by && dataset->n_by > 0;
  for (size_t i = 0; same && i < dataset->n_by; i++)
    same = strcmp(options->by[i], dataset->by[i]) == 0;
  if (!same || dataset->awards.count)
    return fc_fail(ctx, FC_BAD_ARGUMENT, "F323", &where, NULL, "the dataset was not read for this breakdown");
  for (size_t i = 0; known && i < dataset->n_by; i++)
    if (!dataset->by_known[i])
      return fc_fail(ctx, FC_BAD_USAGE, "F323", &where, nearest_column(ctx, dataset, dataset->by[i]),
                     "the grants have no column \"%s\"", dataset->by[i]);
  return FC_OK;
}

/* Governments that get aid in the year. */
static fc_status find_governments(fc_exposure_state *state) {
  const fc_dataset *dataset = state->dataset;
  size_t all = dataset->governments.count, n = 0;
  bool *gets = calloc(all + 1, sizeof *gets);
  uint32_t *governments = fc_arena_array(&state->arena, all + 1, sizeof *governments);
  for (uint32_t i = 0; gets && i < fc_keys_count(&dataset->aid_keys); i++) {
    const uint32_t *words = fc_keys_at(&dataset->aid_keys, i);
    gets[words[0]] = gets[words[0]] || words[1] == 0 || (int32_t)words[1] == state->frame.year;
  }
  for (uint32_t i = 0; gets && governments && i < all; i++)
    if (gets[i])
      governments[n++] = i;
  bool ok = gets && governments;
  free(gets);
  if (!ok)
    return FC_NO_MEMORY;
  fc_frame_sort(dataset, governments, n);
  state->frame.governments = governments;
  state->frame.n_governments = n;
  return fc_apart_find(dataset, governments, n, &state->arena, &state->apart) ? FC_OK : FC_NO_MEMORY;
}

/* Why there is nothing to show, and what the data have instead. */
static fc_status no_aid(fc_ctx *ctx, const fc_exposure_state *state) {
  const fc_dataset *dataset = state->dataset;
  const char *budgets = fc_frame_years(ctx, &dataset->budget_years),
             *grants = fc_frame_years(ctx, &dataset->grant_years);
  if (!dataset->has_grants)
    return fc_fail(ctx, FC_NO_MATCH, "F403", NULL, "name a file of grants with --grants", "there are no grants");
  if (*grants && !*budgets)
    return fc_fail(ctx, FC_BAD_DATA, "F400", NULL,
                   fc_ctx_format(ctx, "name a file of budgets with --budgets; grants have %s", grants),
                   "no budget to set the grants against");
  if (*grants && *budgets)
    return fc_fail(
        ctx, FC_NO_MATCH, "F403", NULL,
        fc_ctx_format(ctx, "grants have %s, budgets %s; ask for a year that both have with --year", grants, budgets),
        "no grants of fiscal year %d have a budget beside them", state->frame.year);
  if (dataset->undated)
    return fc_fail(
        ctx, FC_NO_MATCH, "F403", NULL,
        "say in which fiscal years they fall with --map grants.fiscal_year=HEADER or --set grants.fiscal_year=YEAR; "
        "a cut can select them by award_year as they are",
        "grants name award years and no fiscal year");
  bool left = dataset->left_basis[FC_BASIS_CEILING] || dataset->left_basis[FC_BASIS_REQUESTED];
  return fc_fail(ctx, FC_NO_MATCH, "F403", NULL,
                 left ? "ceilings and requests are not money of a year"
                      : "no row with an amount is left; see what a column holds with `fiscalc columns FILE`",
                 "no grants%s", fc_frame_year_words(&state->frame, "of").p);
}

static fc_status set_frame(fc_ctx *ctx, fc_exposure_state *state, const fc_exposure_options *options) {
  const fc_where year = {.field = "--year"};
  const fc_wish scope = {options->denominator, {.field = "--denominator"}},
                stage = {options->stage, {.field = "--stage"}};
  fc_status status = fc_frame_set_year(ctx, &state->frame, options->year, options->year, &year);
  if (!status)
    status = fc_frame_set_scope(ctx, &state->frame, &scope);
  if (!status)
    status = find_governments(state);
  if (!status && !state->frame.n_governments)
    return no_aid(ctx, state);
  if (!status)
    status = fc_frame_set_stage(ctx, &state->frame, NULL, 0, &stage, &state->arena);
  if (!status && !state->of_one && state->frame.scope != state->dataset->scope)
    return fc_fail(ctx, FC_BAD_ARGUMENT, "F326", &scope.where, NULL, "the dataset was not read for this denominator");
  return status;
}

static fc_status no_budget(fc_ctx *ctx, const fc_exposure_state *state) {
  const fc_frame *frame = &state->frame;
  fc_status status = fc_frame_refuse_nothing(ctx, frame);
  if (status)
    return status;
  const char *years = fc_frame_years(ctx, &state->dataset->budget_years), *help = fc_frame_names_differ(ctx, frame);
  if (!help && *years)
    help = fc_ctx_format(
        ctx, "budgets have fiscal years %s; choose one with --year, or another --denominator or --stage", years);
  return fc_fail(ctx, FC_BAD_DATA, "F400", NULL, help ? help : "name a file of budgets with --budgets",
                 "none of %zu government%s has a budget (%.*s)%s", frame->n_governments,
                 frame->n_governments == 1 ? "" : "s", FC_STR_ARG(frame->scope_text),
                 fc_frame_year_words(frame, "for").p);
}

static fc_status build(fc_ctx *ctx, fc_exposure_state *state, const fc_exposure_options *options) {
  const fc_dataset *dataset = state->dataset;
  for (size_t i = 0; i < dataset->n_by; i++)
    state->of_one =
        state->of_one || dataset->by_role[i] == FC_ROLE_government || dataset->by_role[i] == FC_ROLE_government_id;
  fc_status status = set_frame(ctx, state, options);
  if (!status)
    status = fc_exposed_make_rows(state);
  if (!status)
    status = fc_exposed_make_passed(state);
  if (!status)
    status = fc_exposed_make_wholes(state);
  if (!status)
    status = fc_exposed_make_total(state);
  if (!status && !state->with_budget && !options->without_budgets)
    return no_budget(ctx, state);
  return status ? status : fc_exposed_rank(state);
}

static fc_status set_settings(const fc_exposure_state *state, const fc_exposure_options *options, fc_result *result) {
  const fc_stage_choice *stage = &state->frame.stage;
  fc_str text = stage->common ? fc_dataset_text(state->dataset, stage->budget) : FC_STR("each government's latest");
  fc_buf by = {0};
  char year[16];
  snprintf(year, sizeof year, "%d", state->frame.year);
  for (size_t i = 0; i < options->n_by; i++) {
    fc_buf_text(&by, i ? "," : "");
    fc_buf_text(&by, options->by[i]);
  }
  fc_status status = fc_buf_status(&by);
  if (!status && state->frame.year)
    status = fc_result_set(result, "year", year);
  if (!status && text.n)
    status = fc_result_set(result, "stage", text.p);
  if (!status)
    status = fc_result_set(result, "denominator", state->frame.scope_text.p);
  if (!status)
    status = fc_result_set(result, "by", by.p ? by.p : "");
  if (!status)
    status = fc_apart_set(&state->apart, state->dataset, state->frame.governments, state->frame.n_governments, result);
  fc_buf_reset(&by);
  return status;
}

/* Years that budgets and grants both have: which one is answered for must be said. */
static void note_year(const fc_exposure_state *state, const fc_exposure_options *options, fc_notes *notes) {
  const fc_dataset *dataset = state->dataset;
  size_t common = 0;
  for (size_t i = 0; i < dataset->budget_years.count; i++)
    for (size_t k = 0; k < dataset->grant_years.count; k++)
      common += *(const int32_t *)fc_seq_at(&dataset->budget_years, i) ==
                *(const int32_t *)fc_seq_at(&dataset->grant_years, k);
  if (!options->year && common > 1)
    fc_notes_add(notes, FC_NOTE, "N410", NULL, "ask for another with --year",
                 "the figures are of fiscal year %d, the latest of %zu that budgets and grants have", state->frame.year,
                 common);
}

fc_status fc_exposed_new(fc_ctx *ctx, const fc_dataset *dataset, const fc_exposure_options *options, bool known,
                         fc_exposure_state **out) {
  *out = NULL;
  fc_status status = check_by(ctx, dataset, options, known);
  if (status)
    return status;
  fc_exposure_state *state = calloc(1, sizeof *state);
  if (!state)
    return FC_NO_MEMORY;
  state->dataset = state->frame.dataset = dataset;
  state->options = options;
  fc_seq_init(&state->wholes, sizeof(fc_exposed_whole));
  fc_seq_init(&state->stages, sizeof(fc_exposed_stage));
  bool ready = fc_intern_init(&state->words) && fc_keys_init(&state->whole_keys, 1 + FC_BY_MAX);
  status = ready ? build(ctx, state, options) : FC_NO_MEMORY;
  if (status)
    fc_exposed_free(state);
  else
    *out = state;
  return status;
}

fc_status fc_exposed_describe(const fc_exposure_state *state, const fc_exposure_options *options, fc_result *result) {
  fc_status status = set_settings(state, options, result);
  if (!status)
    status = fc_result_add_dataset(result, state->dataset);
  if (!status)
    note_year(state, options, fc_result_notes_mutable(result));
  return status;
}

static fc_status answer(fc_ctx *ctx, fc_exposure_state *state, const fc_exposure_options *options, fc_result *result) {
  fc_status status = fc_exposed_describe(state, options, result);
  if (!status)
    status = fc_result_set(result, "sort", options->sort ? options->sort : "share");
  if (!status)
    status = fc_exposed_add_notes(ctx, state, fc_result_notes_mutable(result));
  if (!status)
    return fc_exposed_add_tables(state, result);
  fc_exposed_free(state);
  return status;
}

fc_status fc_exposure(fc_ctx *ctx, const fc_dataset *dataset, const fc_exposure_options *options, fc_result **out) {
  fc_exposure_state *state;
  *out = NULL;
  fc_status status = fc_exposed_new(ctx, dataset, options, true, &state);
  if (status)
    return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
  status = fc_result_new("exposure", out);
  if (status)
    fc_exposed_free(state);
  else
    status = answer(ctx, state, options, *out);
  if (status) {
    fc_result_free(*out);
    *out = NULL;
    return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
  }
  state->options = NULL;
  return FC_OK;
}
