/* stage_choice.c - the year that a run answers for, and one stage for all its governments where they have one in
 * common.
 *
 * Each stage is counted: in how many governments' budgets it stands, and in how many governments' grants. Governments
 * without budgets, or without grants that name a stage, do not count against it. Comparing actual grants with an
 * adopted budget would compare two kinds of figures, so that one stage is looked for in both (SEMANTICS section 1). */
#include "dataset/aid.h"
#include "dataset/budget_rows.h"
#include "dataset/stage.h"

static bool year_in(const fc_seq *years, int32_t year) {
  for (size_t i = 0; i < years->count; i++)
    if (*(const int32_t *)fc_seq_at(years, i) == year)
      return true;
  return false;
}

/* The latest of years, of those that `others` has too where it is given; 0: none. */
static int latest(const fc_seq *years, const fc_seq *others) {
  int32_t best = 0;
  for (size_t i = 0; i < years->count; i++) {
    int32_t year = *(const int32_t *)fc_seq_at(years, i);
    if (year > best && (!others || year_in(others, year)))
      best = year;
  }
  return best;
}

int fc_dataset_year(const fc_dataset *dataset) {
  int common = latest(&dataset->budget_years, &dataset->grant_years);
  if (common)
    return common;
  int grants = latest(&dataset->grant_years, NULL);
  return grants ? grants : latest(&dataset->budget_years, NULL);
}

typedef struct counter { /* of one stage */
  uint32_t stage;
  uint32_t budgets, grants; /* governments that have it */
  uint32_t budget_seen;     /* 1 + the last government counted */
  uint32_t own;             /* governments whose own stage it is */
} counter;

typedef struct chooser {
  const fc_dataset *dataset;
  const uint32_t *governments; /* NULL: all */
  size_t n;
  int32_t year;
  uint32_t scope;
  const size_t *awards; /* NULL: all aid */
  size_t n_awards;
  fc_keys stages; /* of one text, to counters */
  fc_seq counters;
  fc_keys granted;                   /* government, stage: grants of the answer that name a stage */
  uint32_t with_budget, with_grants; /* governments */
  bool budgets_staged;
} chooser;

static counter *counter_of(chooser *c, uint32_t stage) {
  uint32_t number = fc_keys_put(&c->stages, &stage);
  if (number == FC_INTERN_NONE)
    return NULL;
  counter *each = number < c->counters.count ? fc_seq_at(&c->counters, number) : fc_seq_push(&c->counters);
  if (each)
    each->stage = stage;
  return each;
}

static uint32_t member(const chooser *c, size_t at) {
  return c->governments ? c->governments[at] : (uint32_t)at;
}

static const fc_budget_kept *next_kept(const fc_dataset *dataset, uint32_t *link) {
  const fc_budget_kept *kept = *link ? fc_budget_kept_at(dataset, *link - 1) : NULL;
  *link = kept ? kept->next : 0;
  return kept;
}

/* Which of a government's rows say what stages it has: expenditure before revenue, totals before parts. */
typedef struct preference {
  bool any, expenditure, total;
} preference;

static bool of_run(const chooser *c, const fc_ledger *ledger) {
  bool year = ledger->year == 0 || (ledger->year >= c->year && ledger->year - (int32_t)ledger->years_covered < c->year);
  return ledger->scope == c->scope && year;
}

static preference prefer(const chooser *c, uint32_t government) {
  preference best = {false, false, false};
  uint32_t link = fc_dataset_government(c->dataset, government)->first_budget;
  for (const fc_budget_kept *kept; (kept = next_kept(c->dataset, &link));) {
    fc_ledger ledger = fc_budget_ledger(c->dataset, kept);
    if (!of_run(c, &ledger))
      continue;
    bool expenditure = ledger.direction == FC_EXPENDITURE, total = fc_budget_part(c->dataset, kept)[1] == 0;
    bool better = !best.any || (expenditure && !best.expenditure);
    if (better)
      best = (preference){true, expenditure, total};
    else if (expenditure == best.expenditure)
      best.total = best.total || total;
  }
  return best;
}

static bool preferred(const chooser *c, const fc_budget_kept *kept, preference best) {
  fc_ledger ledger = fc_budget_ledger(c->dataset, kept);
  return of_run(c, &ledger) && (ledger.direction == FC_EXPENDITURE) == best.expenditure &&
         (!best.total || fc_budget_part(c->dataset, kept)[1] == 0);
}

static bool count_budgets(chooser *c, uint32_t government) {
  preference best = prefer(c, government);
  uint32_t link = fc_dataset_government(c->dataset, government)->first_budget;
  c->with_budget += best.any;
  for (const fc_budget_kept *kept; best.any && (kept = next_kept(c->dataset, &link));) {
    if (!preferred(c, kept, best))
      continue;
    counter *each = counter_of(c, fc_budget_ledger(c->dataset, kept).stage);
    if (!each)
      return false;
    c->budgets_staged = c->budgets_staged || each->stage;
    each->budgets += each->budget_seen != government + 1;
    each->budget_seen = government + 1;
  }
  return true;
}

static bool note_grant(chooser *c, uint32_t government, uint32_t stage) {
  const uint32_t words[] = {government, stage};
  return !stage || fc_keys_put(&c->granted, words) != FC_INTERN_NONE;
}

/* The stages of the grants in question: of the awards given, or of all aid of the year. */
static bool note_grants(chooser *c) {
  bool ok = true;
  for (size_t i = 0; c->awards && ok && i < c->n_awards; i++) {
    const fc_award *award = fc_dataset_award(c->dataset, c->awards[i]);
    ok = note_grant(c, award->government, award->stage);
  }
  for (uint32_t i = 0; !c->awards && ok && i < fc_keys_count(&c->dataset->aid_keys); i++) {
    const uint32_t *words = fc_keys_at(&c->dataset->aid_keys, i);
    if ((int32_t)words[1] == c->year || words[1] == 0)
      ok = note_grant(c, words[0], words[2]);
  }
  return ok;
}

static bool has_grant(const chooser *c, uint32_t government, uint32_t stage) {
  const uint32_t words[] = {government, stage};
  return fc_keys_find(&c->granted, words) != FC_INTERN_NONE;
}

static bool count_grants(chooser *c, const uint8_t *chosen) {
  fc_keys with; /* governments */
  bool ok = fc_keys_init(&with, 1);
  for (uint32_t i = 0; ok && i < fc_keys_count(&c->granted); i++) {
    const uint32_t *words = fc_keys_at(&c->granted, i);
    if (!chosen[words[0]])
      continue;
    counter *each = counter_of(c, words[1]);
    ok = each && fc_keys_put(&with, words) != FC_INTERN_NONE;
    if (ok)
      each->grants++;
  }
  c->with_grants = (uint32_t)fc_keys_count(&with);
  fc_keys_free(&with);
  return ok;
}

/* Stages that are known by name, latest first: what is better of two; NULL is nothing. */
static bool later(const chooser *c, const counter *a, const counter *b) {
  fc_str text = fc_dataset_text(c->dataset, a->stage);
  return fc_stage_rank(text) > 0 && (!b || fc_stage_cmp(text, fc_dataset_text(c->dataset, b->stage)) > 0);
}

/* The latest stage that all governments have, in what carries stages at all; NULL: none. */
static const counter *common_stage(const chooser *c) {
  const counter *best = NULL;
  for (size_t i = 0; i < c->counters.count; i++) {
    const counter *each = fc_seq_at(&c->counters, i);
    bool in_budgets = !c->budgets_staged || each->budgets == c->with_budget;
    bool in_grants = !c->with_grants || each->grants == c->with_grants;
    if (each->stage && in_budgets && in_grants && later(c, each, best))
      best = each;
  }
  return best;
}

/* A government's own: the latest of its budgets that its grants have too where they name any, else the latest. */
static uint32_t own_budget_stage(chooser *c, uint32_t government) {
  const counter *shared = NULL, *any = NULL;
  preference best = prefer(c, government);
  uint32_t link = fc_dataset_government(c->dataset, government)->first_budget;
  for (const fc_budget_kept *kept; best.any && (kept = next_kept(c->dataset, &link));) {
    if (!preferred(c, kept, best))
      continue;
    const counter *each = counter_of(c, fc_budget_ledger(c->dataset, kept).stage);
    if (each && each->stage && later(c, each, any))
      any = each;
    if (each && each->stage && has_grant(c, government, each->stage) && later(c, each, shared))
      shared = each;
  }
  return shared ? shared->stage : any ? any->stage : 0;
}

static uint32_t own_grant_stage(const chooser *c, uint32_t government, uint32_t budget) {
  const counter *best = NULL;
  if (budget && has_grant(c, government, budget))
    return budget;
  for (size_t i = 0; i < c->counters.count; i++) {
    const counter *each = fc_seq_at(&c->counters, i);
    if (each->stage && has_grant(c, government, each->stage) && later(c, each, best))
      best = each;
  }
  return best ? best->stage : 0;
}

static uint32_t mixed_of(const chooser *c) {
  uint32_t total = 0, most = 0;
  for (size_t i = 0; i < c->counters.count; i++) {
    const counter *each = fc_seq_at(&c->counters, i);
    total += each->own;
    most = each->own > most ? each->own : most;
  }
  return total - most;
}

static fc_status choose_own(chooser *c, fc_arena *arena, fc_stage_choice *out) {
  size_t all = c->dataset->governments.count;
  out->of = fc_arena_array(arena, all, sizeof *out->of);
  out->grant_of = fc_arena_array(arena, all, sizeof *out->grant_of);
  if (!out->of || !out->grant_of)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < c->n; i++) {
    uint32_t government = member(c, i);
    uint32_t stage = own_budget_stage(c, government);
    out->of[government] = stage;
    out->grant_of[government] = own_grant_stage(c, government, stage);
    counter *each = prefer(c, government).any ? counter_of(c, stage) : NULL;
    if (each)
      each->own++;
  }
  out->mixed = mixed_of(c);
  return FC_OK;
}

/* Each government's grants keep a stage of their own where they do not have the forced one. */
static fc_status choose_forced(chooser *c, uint32_t stage, fc_arena *arena, fc_stage_choice *out) {
  size_t all = c->dataset->governments.count;
  out->common = out->forced = true;
  out->budget = out->grant = stage;
  out->grant_of = fc_arena_array(arena, all, sizeof *out->grant_of);
  if (!out->grant_of)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < c->n; i++)
    out->grant_of[member(c, i)] = own_grant_stage(c, member(c, i), stage);
  return FC_OK;
}

static fc_status choose(chooser *c, fc_arena *arena, const fc_str *forced, fc_stage_choice *out) {
  uint8_t *chosen = fc_arena_array(arena, c->dataset->governments.count + 1, 1);
  if (!chosen || !note_grants(c))
    return FC_NO_MEMORY;
  for (size_t i = 0; i < c->n; i++) {
    chosen[member(c, i)] = 1;
    if (!count_budgets(c, member(c, i)))
      return FC_NO_MEMORY;
  }
  if (!count_grants(c, chosen))
    return FC_NO_MEMORY;
  if (forced->n)
    return choose_forced(c, fc_intern_find(&c->dataset->texts, *forced), arena, out);
  const counter *best = common_stage(c);
  out->common = best || (!c->budgets_staged && !c->with_grants);
  if (!out->common)
    return choose_own(c, arena, out);
  out->budget = best && c->budgets_staged ? best->stage : 0;
  out->grant = best && c->with_grants ? best->stage : 0;
  return FC_OK;
}

fc_status fc_stage_choose(fc_ctx *ctx, const fc_dataset *dataset, const uint32_t *governments, size_t n, int year,
                          fc_str scope, fc_str forced, const size_t *awards, size_t n_awards, fc_arena *arena,
                          fc_stage_choice *out) {
  chooser c = {.dataset = dataset,
               .governments = governments,
               .n = governments ? n : dataset->governments.count,
               .year = year,
               .scope = fc_intern_find(&dataset->texts, scope),
               .awards = awards,
               .n_awards = n_awards};
  *out = (fc_stage_choice){0};
  fc_seq_init(&c.counters, sizeof(counter));
  bool ready = fc_keys_init(&c.stages, 1) && fc_keys_init(&c.granted, 2);
  fc_status status = ready ? choose(&c, arena, &forced, out) : FC_NO_MEMORY;
  fc_keys_free(&c.stages);
  fc_keys_free(&c.granted);
  fc_seq_free(&c.counters);
  return status ? fc_fail_memory(ctx) : FC_OK;
}

uint32_t fc_stage_of_budget(const fc_stage_choice *choice, uint32_t government) {
  return choice->of ? choice->of[government] : choice->budget;
}

uint32_t fc_stage_of_grants(const fc_stage_choice *choice, uint32_t government) {
  return choice->grant_of ? choice->grant_of[government] : choice->grant;
}
