/* frame.c - choosing the year, scope and stage of an answer, and refusing those that the data do not hold. */
#include "impact/frame.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { YEARS_SHOWN = 8, NAMES_SHOWN = 64, LACKING_SHOWN = 5 };

/* The greatest of the years below `below` and not under `least`; 0: none. */
static int year_before(const fc_seq *years, int below, int least) {
  int best = 0;
  for (size_t i = 0; i < years->count; i++) {
    int year = *(const int32_t *)fc_seq_at(years, i);
    if (year < below && year >= least && year > best)
      best = year;
  }
  return best;
}

const char *fc_frame_years(fc_ctx *ctx, const fc_seq *years) {
  const char *text = "";
  int year = INT32_MAX;
  for (int i = 0; i < YEARS_SHOWN && (year = year_before(years, year, 1)) != 0; i++)
    text = fc_ctx_format(ctx, "%d%s%s", year, *text ? ", " : "", text);
  return text;
}

fc_year_words fc_frame_year_words(const fc_frame *frame, const char *preposition) {
  fc_year_words words = {""};
  if (frame->year)
    snprintf(words.p, sizeof words.p, " %s fiscal year %d", preposition, frame->year);
  return words;
}

const char *fc_frame_budget_years(fc_ctx *ctx, const fc_dataset *dataset) {
  return fc_frame_years(ctx, &dataset->budget_years);
}

static const char nothing_text[] = "the budget of %.*s%s is not more than zero: no share can be of it";
static const char nothing_help[] = "correct the amount, or leave the row out with --where";

void fc_frame_warn_nothing(const fc_frame *frame, fc_notes *notes, uint32_t government, size_t budget) {
  const fc_budget row = fc_budget_at(frame->dataset, budget);
  fc_where where = fc_dataset_where(frame->dataset, row.origin);
  fc_str name = fc_dataset_text(frame->dataset, fc_dataset_government(frame->dataset, government)->name);
  fc_notes_add(notes, FC_WARNING, "N422", &where, nothing_help, nothing_text, FC_STR_ARG(name),
               fc_frame_year_words(frame, "for").p);
}

/* The budget of the run, spending or revenue. */
static fc_status find_whole(const fc_frame *frame, uint32_t government, fc_budget_answer *out) {
  const fc_budget_query query = {.government = government,
                                 .year = frame->year,
                                 .stage = fc_stage_of_budget(&frame->stage, government),
                                 .scope = frame->scope,
                                 .any_direction = true};
  return fc_budget_find(frame->dataset, &query, out);
}

fc_status fc_frame_refuse_nothing(fc_ctx *ctx, const fc_frame *frame) {
  fc_status outcome = FC_OK;
  for (size_t i = 0; i < frame->n_governments; i++) {
    fc_budget_answer answer;
    fc_status status = find_whole(frame, frame->governments[i], &answer);
    if (status)
      return status;
    if (!answer.nothing)
      continue;
    const fc_budget row = fc_budget_at(frame->dataset, answer.first);
    fc_where where = fc_dataset_where(frame->dataset, row.origin);
    where.field = "amount";
    fc_str name = fc_dataset_text(frame->dataset, fc_dataset_government(frame->dataset, frame->governments[i])->name);
    outcome = fc_fail(ctx, FC_BAD_DATA, "F404", &where, nothing_help, nothing_text, FC_STR_ARG(name),
                      fc_frame_year_words(frame, "for").p);
  }
  return outcome;
}

static const char *add_name(fc_ctx *ctx, const fc_frame *frame, const char *names, size_t before, uint32_t government) {
  if (before > LACKING_SHOWN)
    return names;
  if (before == LACKING_SHOWN)
    return fc_ctx_format(ctx, "%s, ...", names);
  fc_str name = fc_dataset_text(frame->dataset, fc_dataset_government(frame->dataset, government)->name);
  return fc_ctx_format(ctx, "%s%s%.*s", names, before ? ", " : "", FC_STR_ARG(name));
}

fc_status fc_frame_find_lack(fc_ctx *ctx, const fc_frame *frame, const uint32_t *governments, const bool *has, size_t n,
                             fc_frame_lack *out) {
  *out = (fc_frame_lack){.revenue_names = "", .nothing_names = ""};
  for (size_t i = 0; i < n; i++) {
    if (has && has[i])
      continue;
    fc_budget_answer answer;
    fc_status status = find_whole(frame, governments[i], &answer);
    if (status)
      return status;
    if (answer.present && answer.direction == FC_EXPENDITURE)
      continue;
    if (answer.present)
      out->revenue_names = add_name(ctx, frame, out->revenue_names, out->revenue++, governments[i]);
    else
      out->nothing_names = add_name(ctx, frame, out->nothing_names, out->nothing++, governments[i]);
  }
  return FC_OK;
}

void fc_frame_note_revenue(fc_notes *notes, const fc_frame_lack *lack, size_t n) {
  fc_notes_add(notes, FC_WARNING, "N417", NULL, NULL,
               "of %zu of %zu governments only revenue is known: their shares are of revenue, which is not added to the "
               "spending of the others: %s",
               lack->revenue, n, lack->revenue_names);
}

const char *fc_frame_names_differ(fc_ctx *ctx, const fc_frame *frame) {
  const fc_dataset *dataset = frame->dataset;
  size_t other = SIZE_MAX;
  for (size_t i = 0; i < fc_budget_count(dataset); i++) {
    const fc_budget row = fc_budget_at(dataset, i);
    for (size_t k = 0; k < frame->n_governments; k++)
      if (frame->governments[k] == row.government)
        return NULL;
    if (other == SIZE_MAX && (!row.year || row.year == frame->year) && row.scope == frame->scope)
      other = i;
  }
  if (other == SIZE_MAX || !frame->n_governments)
    return NULL;
  const fc_budget row = fc_budget_at(dataset, other);
  fc_str theirs = fc_dataset_text(dataset, fc_dataset_government(dataset, row.government)->name);
  fc_str ours = fc_dataset_text(dataset, fc_dataset_government(dataset, frame->governments[0])->name);
  return fc_ctx_format(ctx,
                       "budgets of the year are of other governments, such as \"%.*s\", where grants name \"%.*s\"; names "
                       "are compared letter by letter: write them alike, or map a column that both files share",
                       FC_STR_ARG(theirs), FC_STR_ARG(ours));
}

static fc_status fail_year(fc_ctx *ctx, const fc_dataset *dataset, int first, int last, const fc_where *where) {
  const char *years = fc_frame_budget_years(ctx, dataset);
  const char *help =
      *years ? fc_ctx_format(ctx, "budgets have %s", years) : "no row of the budgets states a fiscal year";
  return first == last ? fc_fail(ctx, FC_BAD_DATA, "F327", where, help, "the data have no fiscal year %d", first)
                       : fc_fail(ctx, FC_BAD_DATA, "F327", where, help,
                                 "the data have no budget of a fiscal year from %d to %d", first, last);
}

fc_status fc_frame_set_year(fc_ctx *ctx, fc_frame *frame, int first, int last, const fc_where *where) {
  const fc_dataset *dataset = frame->dataset;
  if (!first) {
    frame->year = fc_dataset_year(dataset);
    frame->year_how = frame->year ? "the latest that budgets and grants have" : "no row states a fiscal year";
    return FC_OK;
  }
  frame->year = year_before(&dataset->budget_years, last + 1, first);
  if (!frame->year)
    frame->year = year_before(&dataset->grant_years, last + 1, first);
  frame->year_how = first == last ? "asked for" : "the latest of the years asked for that budgets have";
  if (frame->year)
    return FC_OK;
  /* Rows that state no year hold for any. */
  frame->year = last;
  bool undated = dataset->budget_years.count == 0 && dataset->grant_years.count == 0;
  return undated ? FC_OK : fail_year(ctx, dataset, first, last, where);
}

/* Different texts of a field of the budgets, for the nearest one and for lists. */
static size_t budget_names(const fc_dataset *dataset, uint32_t (*field)(fc_budget), const char *names[NAMES_SHOWN]) {
  size_t n = 0;
  for (size_t i = 0; i < fc_budget_count(dataset) && n < NAMES_SHOWN; i++) {
    const char *name = fc_dataset_text(dataset, field(fc_budget_at(dataset, i))).p;
    bool known = !name || !*name;
    for (size_t k = 0; k < n && !known; k++)
      known = strcmp(names[k], name) == 0;
    if (!known)
      names[n++] = name;
  }
  return n;
}

static uint32_t scope_of(fc_budget budget) {
  return budget.scope;
}

static uint32_t stage_of(fc_budget budget) {
  return budget.stage;
}

static fc_status fail_name(fc_ctx *ctx, const fc_dataset *dataset, const char *what, const fc_wish *wish,
                           uint32_t (*field)(fc_budget)) {
  const char *names[NAMES_SHOWN], *list = "";
  size_t n = budget_names(dataset, field, names);
  for (size_t i = 0; i < n; i++)
    list = fc_ctx_format(ctx, "%s%s%s", list, *list ? ", " : "", names[i]);
  return fc_fail(ctx, FC_BAD_SCENARIO, "F326", &wish->where,
                 fc_ctx_format(ctx, "%s %s%s", *list ? "budgets have" : "budgets state none", list,
                               fc_did_you_mean(ctx, fc_str_of(wish->text), names, n)),
                 "no budget has the %s \"%s\"", what, wish->text);
}

fc_status fc_frame_set_scope(fc_ctx *ctx, fc_frame *frame, const fc_wish *denominator) {
  const fc_dataset *dataset = frame->dataset;
  frame->list_all = denominator->text && strcmp(denominator->text, "all") == 0;
  bool named = denominator->text && !frame->list_all;
  char canonical[128];
  fc_str scope =
      named ? fc_scope_canonical(fc_str_of(denominator->text), canonical, sizeof canonical) : FC_STR("all_funds");
  frame->scope = fc_intern_find(&dataset->texts, scope);
  frame->scope_text = frame->scope == FC_INTERN_NONE ? FC_STR("all_funds") : fc_dataset_text(dataset, frame->scope);
  if (!named)
    return FC_OK;
  for (size_t i = 0; i < fc_budget_count(dataset); i++)
    if (fc_budget_at(dataset, i).scope == frame->scope)
      return FC_OK;
  return fail_name(ctx, dataset, "scope", denominator, scope_of);
}

static bool stage_known(const fc_dataset *dataset, uint32_t stage) {
  for (size_t i = 0; i < fc_budget_count(dataset); i++)
    if (fc_budget_at(dataset, i).stage == stage)
      return true;
  for (size_t i = 0; i < dataset->awards.count; i++)
    if (fc_dataset_award(dataset, i)->stage == stage)
      return true;
  return false;
}

fc_status fc_frame_set_stage(fc_ctx *ctx, fc_frame *frame, const size_t *awards, size_t n_awards, const fc_wish *stage,
                             fc_arena *arena) {
  const fc_dataset *dataset = frame->dataset;
  fc_str forced = {0};
  char canonical[128];
  if (stage->text && *stage->text) {
    fc_str known = fc_stage_canonical(fc_str_of(stage->text), canonical, sizeof canonical);
    uint32_t number = fc_intern_find(&dataset->texts, known);
    if (number == FC_INTERN_NONE || !stage_known(dataset, number))
      return fail_name(ctx, dataset, "stage", stage, stage_of);
    forced = fc_dataset_text(dataset, number);
  }
  return fc_stage_choose(ctx, dataset, frame->governments, frame->n_governments, frame->year, frame->scope_text, forced,
                         awards, n_awards, arena, &frame->stage);
}

bool fc_frame_takes_stage(const fc_frame *frame, uint32_t government, uint32_t stage) {
  return !stage || stage == fc_stage_of_grants(&frame->stage, government);
}

static int government_cmp(const void *a, const void *b, void *dataset) {
  return fc_dataset_compare_governments(dataset, *(const uint32_t *)a, *(const uint32_t *)b);
}

void fc_frame_sort(const fc_dataset *dataset, uint32_t *governments, size_t n) {
  qsort_r(governments, n, sizeof *governments, government_cmp, (void *)(uintptr_t)dataset);
}
