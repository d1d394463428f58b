/* exposure_notes.c - what a reader of the shares must know: what they leave out, what they are of, what was not
 * certain. */
#include "dataset/aid.h"
#include "dataset/sum.h"
#include "impact/exposure.h"

#define CONFLICTS_NAMED 10

static fc_where where_of(const fc_exposure_state *state, size_t budget) {
  return fc_dataset_where(state->dataset, fc_budget_at(state->dataset, budget).origin);
}

static void note_conflict(const fc_exposure_state *state, fc_notes *notes, uint32_t government,
                          const fc_budget_answer *answer) {
  fc_where first = where_of(state, answer->first);
  fc_str name = fc_dataset_text(state->dataset, fc_dataset_government(state->dataset, government)->name);
  fc_where second = answer->second == SIZE_MAX ? first : where_of(state, answer->second);
  fc_notes_add(notes, FC_WARNING, "N401", &first, "drop one with --where, or tell them apart by scope or stage",
               "two budgets of %.*s for one year, stage and scope (the other: %s:%llu); shares take both as their ends",
               FC_STR_ARG(name), second.file ? second.file : "", (unsigned long long)second.line);
}

/* Conflicts and budgets of several years, government by government. */
static fc_status note_budgets(const fc_exposure_state *state, fc_notes *notes) {
  const fc_frame *frame = &state->frame;
  uint32_t conflicts = 0, nothings = 0, several_years = 0;
  for (size_t i = 0; i < frame->n_governments; i++) {
    uint32_t government = frame->governments[i];
    const fc_budget_query query = {.government = government,
                                   .year = frame->year,
                                   .scope = frame->scope,
                                   .stage = fc_stage_of_budget(&frame->stage, government),
                                   .any_direction = true};
    fc_budget_answer answer;
    fc_status status = fc_budget_find(state->dataset, &query, &answer);
    if (status)
      return status;
    several_years += answer.present && answer.years_covered > 1;
    if (answer.nothing && nothings++ < CONFLICTS_NAMED)
      fc_frame_warn_nothing(frame, notes, government, answer.first);
    if (answer.present && answer.conflict && conflicts++ < CONFLICTS_NAMED)
      note_conflict(state, notes, government, &answer);
  }
  if (conflicts > CONFLICTS_NAMED)
    fc_notes_add(notes, FC_WARNING, "N401", NULL, NULL,
                 "two budgets under one key: governments that were not named: %u", conflicts - CONFLICTS_NAMED);
  if (several_years)
    fc_notes_add(notes, FC_NOTE, "N418", NULL, NULL,
                 "budgets of several years were divided by the years that they cover: %u of %zu governments",
                 several_years, frame->n_governments);
  return FC_OK;
}

static void note_parts(const fc_exposure_state *state, fc_notes *notes) {
  if (state->own_missing)
    fc_notes_add(notes, FC_WARNING, "N414", NULL, "compare how budgets and grants write them",
                 "budgets do not know the parts that %u row%s of the table name%s: set against the whole budget",
                 state->own_missing, state->own_missing == 1 ? "" : "s", state->own_missing == 1 ? "s" : "");
}

/* Whether some row is set against revenue that was booked to a department. */
static bool books_to_parts(const fc_exposure_state *state) {
  for (size_t i = 0; i < state->dataset->n_by; i++)
    if (state->dataset->by_role[i] == FC_ROLE_department)
      return true;
  return false;
}

static fc_status note_lack(fc_ctx *ctx, const fc_exposure_state *state, fc_notes *notes) {
  const fc_frame *frame = &state->frame;
  size_t n = frame->n_governments;
  fc_frame_lack lack;
  fc_status status = fc_frame_find_lack(ctx, frame, frame->governments, NULL, n, &lack);
  if (status)
    return status;
  if (lack.nothing)
    fc_notes_add(notes, FC_WARNING, "N400", NULL, NULL,
                 "%zu of %zu governments %s no budget%s: shares leave %s out: %s", lack.nothing, n,
                 lack.nothing == 1 ? "has" : "have", fc_frame_year_words(frame, "for").p,
                 lack.nothing == 1 ? "it" : "them", lack.nothing_names);
  if (lack.revenue && !state->total.budget.revenue)
    fc_frame_note_revenue(notes, &lack, n);
  return FC_OK;
}

void fc_exposed_note_indirect(const fc_exposure_state *state, fc_notes *notes) {
  if (!state->dataset->has_indirect)
    fc_notes_add(notes, FC_NOTE, "N416", NULL, NULL,
                 "no row is marked as passed on by a state; such aid may not be in the file");
}

/* What related entities get is in no total. */
static void note_apart(const fc_exposure_state *state, fc_notes *notes) {
  fc_span sum = {0};
  for (uint32_t i = 0; i < state->apart.n; i++) {
    uint32_t government = state->apart.one[i];
    fc_span part;
    uint64_t rows;
    fc_aid_rows(state->dataset, government, state->frame.year, fc_stage_of_grants(&state->frame.stage, government),
                &part, &rows);
    fc_span_add_span(&sum, part);
  }
  fc_apart_note(&state->apart, state->dataset, sum.value, "of federal aid", notes);
}

fc_status fc_exposed_add_notes(fc_ctx *ctx, const fc_exposure_state *state, fc_notes *notes) {
  const fc_frame *frame = &state->frame;
  fc_status status = note_lack(ctx, state, notes);
  if (status)
    return status;
  if (!frame->stage.common && frame->stage.mixed)
    fc_notes_add(notes, FC_WARNING, "N411", NULL, "force one with --stage",
                 "governments have no budget stage in common: %u differ from the most frequent, and each stage is "
                 "ranked by itself",
                 frame->stage.mixed);
  if (state->total.budget.overlap || state->total.population.overlap)
    fc_notes_add(notes, FC_NOTE, "N408", NULL, NULL,
                 "some governments lie within others: amounts are added, and nothing is divided by their sum");
  if (state->total.budget.revenue)
    fc_notes_add(notes, FC_NOTE, "N417", NULL, NULL, "only revenue is known of these budgets: shares are of revenue%s",
                 books_to_parts(state) ? "; taxes are booked centrally, not to the departments that spend them" : "");
  fc_exposed_note_indirect(state, notes);
  fc_exposed_note_passed(state, notes);
  note_apart(state, notes);
  note_parts(state, notes);
  return note_budgets(state, notes);
}
