/* exposure_wholes.c - what governments have together. A row that is not of one government is set against the budgets of
 * all that get grants: those of its state where it is of a state, those of its department where budgets know it. */
#include "dataset/aid.h"
#include "dataset/budget_rows.h"
#include "dataset/sum.h"
#include "impact/exposure.h"

#include <stdlib.h>

enum { OF_GOVERNMENTS, OF_PARTS };

/* Whether a column of `by` is something that governments have. */
static bool of_government(const fc_dataset *dataset, size_t by) {
  fc_role role = dataset->by_role[by];
  return role == FC_ROLE_state || role == FC_ROLE_type || dataset->by_of_government[by];
}

static bool of_part(const fc_dataset *dataset, size_t by) {
  return dataset->by_role[by] == FC_ROLE_department || dataset->by_part[by] != SIZE_MAX;
}

/* What a government has in a column of `by`. */
static uint32_t attribute(const fc_dataset *dataset, uint32_t government, size_t by) {
  const fc_government *of = fc_dataset_government(dataset, government);
  if (dataset->by_role[by] == FC_ROLE_state)
    return of->state;
  if (dataset->by_role[by] == FC_ROLE_type)
    return of->type;
  for (size_t i = 0; of->text && i < dataset->n_government_columns; i++)
    if (fc_str_is(fc_str_of(dataset->by[by]), dataset->government_columns[i]))
      return of->text[i];
  return 0;
}

static void key_of_row(const fc_dataset *dataset, const uint32_t *by, bool part, uint32_t words[1 + FC_BY_MAX]) {
  words[0] = part ? OF_PARTS : OF_GOVERNMENTS;
  for (size_t i = 0; i < FC_BY_MAX; i++)
    words[1 + i] = i < dataset->n_by && (of_government(dataset, i) || (part && of_part(dataset, i))) ? by[i] : 0;
}

const fc_exposed_whole *fc_exposed_find_whole(const fc_exposure_state *state, const uint32_t *by, bool part) {
  uint32_t words[1 + FC_BY_MAX];
  key_of_row(state->dataset, by, part, words);
  uint32_t number = fc_keys_find(&state->whole_keys, words);
  return number == FC_INTERN_NONE ? NULL : fc_seq_at(&state->wholes, number);
}

/* The whole of a government, or of one of its parts (by: the values, of which the government's own are set here). */
static fc_exposed_whole *whole_of(fc_exposure_state *state, uint32_t government, uint32_t *by, bool part,
                                  uint32_t *number) {
  uint32_t words[1 + FC_BY_MAX];
  for (size_t i = 0; i < state->dataset->n_by; i++)
    if (of_government(state->dataset, i))
      by[i] = attribute(state->dataset, government, i);
  key_of_row(state->dataset, by, part, words);
  *number = fc_keys_put(&state->whole_keys, words);
  if (*number == FC_INTERN_NONE)
    return NULL;
  return *number < state->wholes.count ? fc_seq_at(&state->wholes, *number) : fc_seq_push(&state->wholes);
}

fc_status fc_exposed_put_words(fc_exposure_state *state, uint32_t stage, fc_direction direction, fc_str part,
                               uint32_t *number) {
  const fc_dataset *dataset = state->dataset;
  fc_buf text = {0};
  fc_budget_words(&text, fc_dataset_text(dataset, stage), state->frame.scope_text, direction, part);
  fc_status status = fc_buf_status(&text);
  *number = status ? 0 : fc_intern_put(&state->words, (fc_str){text.p, text.n});
  fc_buf_reset(&text);
  return status || *number == FC_INTERN_NONE ? FC_NO_MEMORY : FC_OK;
}

fc_status fc_exposed_put_over(fc_exposure_state *state, uint32_t words, uint32_t with, uint32_t all, uint32_t *number) {
  fc_str name = fc_intern_text(&state->words, words);
  fc_buf text = {0};
  *number = words;
  if (all < 2 || !name.n)
    return FC_OK;
  fc_buf_str(&text, name);
  if (with < all)
    fc_buf_printf(&text, ", over %u of %u governments", with, all);
  else
    fc_buf_printf(&text, ", over %u governments", all);
  fc_status status = fc_buf_status(&text);
  *number = status ? 0 : fc_intern_put(&state->words, (fc_str){text.p, text.n});
  fc_buf_reset(&text);
  return status || *number == FC_INTERN_NONE ? FC_NO_MEMORY : FC_OK;
}

/* The stage is left out of the name where governments differ in it. */
static fc_status add_budget(fc_exposure_state *state, fc_exposed_whole *whole, const fc_budget_answer *answer,
                            uint32_t stage, fc_str part) {
  fc_direction direction = answer->direction;
  uint32_t words;
  fc_status status = fc_exposed_put_words(state, stage, direction, part, &words);
  if (!status && whole->governments[direction] && whole->words[direction] != words)
    status = fc_exposed_put_words(state, 0, direction, part, &words);
  if (status)
    return status;
  whole->words[direction] = words;
  whole->governments[direction]++;
  whole->conflict[direction] = whole->conflict[direction] || answer->conflict;
  fc_span_add_span(&whole->budget[direction], answer->amount);
  return FC_OK;
}

static fc_status add_government(fc_exposure_state *state, uint32_t government, uint32_t *number) {
  uint32_t by[FC_BY_MAX] = {0}, stage = fc_stage_of_budget(&state->frame.stage, government);
  const fc_budget_query query = {.government = government,
                                 .year = state->frame.year,
                                 .stage = stage,
                                 .scope = state->frame.scope,
                                 .any_direction = true};
  fc_budget_answer answer;
  fc_population population;
  fc_exposed_whole *whole = whole_of(state, government, by, false, number);
  fc_status status = whole ? fc_budget_find(state->dataset, &query, &answer) : FC_NO_MEMORY;
  if (status)
    return status;
  whole->all++;
  if (answer.present)
    status = add_budget(state, whole, &answer, stage, FC_STR(""));
  if (status || !fc_population_find(state->dataset, government, state->frame.year, &population))
    return status;
  whole->with_population++;
  whole->population_conflict = whole->population_conflict || population.conflict;
  fc_span_add_span(&whole->population, (fc_span){population.low, population.value, population.high});
  return FC_OK;
}

/* The values that a budget row has in the columns of `by`; false: it is no part by them. */
static bool values_of_row(const fc_dataset *dataset, const fc_budget_kept *kept, uint32_t *by) {
  const uint32_t *part = fc_budget_part(dataset, kept);
  for (size_t i = 0; i < dataset->n_by; i++) {
    if (!of_part(dataset, i))
      continue;
    by[i] = dataset->by_role[i] == FC_ROLE_department ? part[0] : part[FC_PART_WORDS + dataset->by_part[i]];
    if (!by[i])
      return false;
  }
  return true;
}

/* "Police Department", or several values side by side. */
fc_str fc_exposed_part_name(const fc_dataset *dataset, const uint32_t *by, fc_buf *out) {
  fc_buf_clear(out);
  for (size_t i = 0; i < dataset->n_by; i++) {
    if (!of_part(dataset, i))
      continue;
    fc_buf_text(out, out->n ? " / " : "");
    fc_buf_str(out, fc_exposed_text(dataset, i, by[i]));
  }
  return (fc_str){out->p, out->n};
}

static fc_status add_part(fc_exposure_state *state, uint32_t government, uint32_t *by, fc_buf *name) {
  fc_budget_query query = {.government = government,
                           .year = state->frame.year,
                           .stage = fc_stage_of_budget(&state->frame.stage, government),
                           .scope = state->frame.scope,
                           .any_direction = true};
  fc_budget_parts parts;
  fc_budget_answer answer;
  uint32_t stage, number;
  if (!fc_budget_ask_parts(state->dataset, by, &parts, &query))
    return FC_OK;
  fc_status status = fc_exposed_find_part(state, &query, &answer, &stage);
  if (status || !answer.present)
    return status;
  fc_exposed_whole *whole = whole_of(state, government, by, true, &number);
  fc_str part = fc_exposed_part_name(state->dataset, by, name);
  return whole && part.p ? add_budget(state, whole, &answer, stage, part) : FC_NO_MEMORY;
}

/* Each part of a government's budgets once. */
static fc_status add_parts(fc_exposure_state *state, uint32_t government) {
  const fc_dataset *dataset = state->dataset;
  uint32_t link = fc_dataset_government(dataset, government)->first_budget;
  fc_keys seen;
  fc_buf name = {0};
  fc_status status = fc_keys_init(&seen, FC_BY_MAX) ? FC_OK : FC_NO_MEMORY;
  while (link && !status) {
    const fc_budget_kept *kept = fc_budget_kept_at(dataset, link - 1);
    uint32_t by[FC_BY_MAX] = {0};
    size_t known = fc_keys_count(&seen);
    link = kept->next;
    if (!values_of_row(dataset, kept, by))
      continue;
    if (fc_keys_put(&seen, by) == FC_INTERN_NONE)
      status = FC_NO_MEMORY;
    else if (fc_keys_count(&seen) > known)
      status = add_part(state, government, by, &name);
  }
  fc_keys_free(&seen);
  fc_buf_reset(&name);
  return status;
}

/* Of a department: of the run's stage, else of the latest that it has. A stage that was asked for is held to. */
fc_status fc_exposed_find_part(const fc_exposure_state *state, const fc_budget_query *query, fc_budget_answer *answer,
                               uint32_t *stage) {
  *stage = query->stage;
  return state->frame.stage.forced ? fc_budget_find(state->dataset, query, answer)
                                   : fc_budget_find_latest(state->dataset, query, answer, stage);
}

static fc_status add_aid(fc_exposure_state *state, uint32_t government) {
  fc_aid_base base;
  fc_status status = fc_aid_base_find(state->dataset, government, state->frame.year,
                                      fc_stage_of_budget(&state->frame.stage, government),
                                      fc_stage_of_grants(&state->frame.stage, government), &base);
  if (!status && base.present) {
    fc_span_add_span(&state->aid, base.amount);
    state->aid_published = state->aid_published || base.published;
    state->aid_conflict = state->aid_conflict || base.conflict;
  }
  return status;
}

typedef struct placed {
  uint32_t whole, government;
} placed;

static int by_whole(const void *a, const void *b) {
  const placed *x = a, *y = b;
  return x->whole != y->whole ? (x->whole < y->whole ? -1 : 1)
                              : (x->government > y->government) - (x->government < y->government);
}

/* Marks the wholes whose governments contain one another. */
static fc_status mark_overlaps(fc_exposure_state *state, placed *places, size_t n) {
  uint32_t *members = calloc(n + 1, sizeof *members);
  if (!members)
    return FC_NO_MEMORY;
  qsort(places, n, sizeof *places, by_whole);
  for (size_t i = 0; i < n;) {
    size_t end = i, count = 0;
    for (; end < n && places[end].whole == places[i].whole; end++)
      members[count++] = places[end].government;
    fc_exposed_whole *whole = fc_seq_at(&state->wholes, places[i].whole);
    whole->overlap = fc_dataset_overlap(state->dataset, members, count);
    i = end;
  }
  free(members);
  return FC_OK;
}

/* A part's governments are among those of the government's whole: where those overlap, so may these. */
static void spread_overlaps(fc_exposure_state *state) {
  const fc_dataset *dataset = state->dataset;
  for (uint32_t i = 0; i < state->wholes.count; i++) {
    uint32_t words[1 + FC_BY_MAX] = {0};
    const uint32_t *key = fc_keys_at(&state->whole_keys, i);
    fc_exposed_whole *whole = fc_seq_at(&state->wholes, i);
    if (key[0] != OF_PARTS || whole->governments[0] + whole->governments[1] < 2)
      continue;
    for (size_t k = 0; k < dataset->n_by; k++)
      words[1 + k] = of_government(dataset, k) ? key[1 + k] : 0;
    uint32_t number = fc_keys_find(&state->whole_keys, words);
    if (number != FC_INTERN_NONE)
      whole->overlap = ((const fc_exposed_whole *)fc_seq_at(&state->wholes, number))->overlap;
  }
}

fc_status fc_exposed_make_wholes(fc_exposure_state *state) {
  const fc_frame *frame = &state->frame;
  placed *places = calloc(state->of_one ? 1 : frame->n_governments + 1, sizeof *places);
  fc_status status = places ? FC_OK : FC_NO_MEMORY;
  bool parts = false;
  size_t n = 0;
  for (size_t i = 0; i < state->dataset->n_by; i++)
    parts = parts || of_part(state->dataset, i);
  for (size_t i = 0; i < frame->n_governments && !status; i++) {
    uint32_t government = frame->governments[i];
    if (fc_is_apart(&state->apart, government))
      continue;
    status = add_aid(state, government);
    if (status || state->of_one)
      continue;
    places[n].government = government;
    status = add_government(state, government, &places[n++].whole);
    if (!status && parts)
      status = add_parts(state, government);
  }
  if (!status && !state->aid_published)
    status = fc_exposed_leave_passed_among(state, frame->governments, frame->n_governments, &state->aid);
  if (!status && !state->of_one) {
    status = mark_overlaps(state, places, n);
    spread_overlaps(state);
  }
  free(places);
  return status;
}
