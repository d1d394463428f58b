/* compile_selection.c - which awards the cuts of a scenario take.
 *
 * A row of another fiscal year than the run's is taken only where its cut's selector names fiscal_year, where it is of
 * the last year that its government has and stands for later ones, or where it is a balance that the cut maps; one that
 * states an award year alone only where the selector names award_year or the cut maps it; one of another stage only
 * where it names stage. Rows without any year are always in question (SEMANTICS section 1). */
#include "impact/award_select.h"
#include "impact/selecting.h"

#include <string.h>

/* A cut's selector over the columns of awards. */
typedef struct fc_cut_selector {
  fc_award_select meets, exempt; /* exempt: awards that the effect passes; its select NULL: none */
  bool names_year, names_award_year, names_stage, maps;
  size_t other_year, award_year_only, other_stage, taken; /* rows that match its conditions, by what became of them */
  int example_year;
  uint32_t example_stage;
} fc_cut_selector;

/* One award under one cut. */
typedef struct fc_pair {
  uint32_t award, cut;
} fc_pair;

static void find_columns(fc_compiling *c, const fc_cut *cut, fc_cut_selector *selector) {
  selector->meets = fc_award_select_find(c, cut->select);
  selector->exempt = fc_award_select_find(c, cut->steps.exempt);
  selector->maps = selector->names_award_year = cut->mapping.kind != FC_MAP_NONE;
  if (!cut->select)
    return;
  selector->names_year = fc_select_names(cut->select, "fiscal_year");
  selector->names_award_year = selector->names_award_year || fc_select_names(cut->select, "award_year");
  selector->names_stage = fc_select_names(cut->select, "stage");
}

static bool meets(const fc_dataset *dataset, const fc_award *award, const fc_cut_selector *selector) {
  return fc_award_select_meets(dataset, award, &selector->meets) &&
         (!selector->exempt.select || !fc_award_select_meets(dataset, award, &selector->exempt));
}

static bool is_of_year(const fc_compiling *c, const fc_award *award, fc_cut_selector *selector) {
  if (selector->names_year || (!award->year && !award->award_year))
    return true;
  if (selector->maps && award->basis == FC_BASIS_STOCK) /* falls on years by its span */
    return true;
  if (award->year && (fc_compiling_year(c, award->year) >= 0 || fc_compiling_carries(c, award)))
    return true;
  if (!award->year && selector->names_award_year)
    return true;
  *(award->year ? &selector->other_year : &selector->award_year_only) += 1;
  selector->example_year = award->year ? award->year : award->award_year;
  return false;
}

/* Which cuts look at one column, and which must be asked award by award. */
typedef struct fc_gathering {
  fc_selecting *selecting;
  uint32_t *met, *asked; /* room for all cuts; those that are asked, in order */
  size_t n_asked;
} fc_gathering;

static bool start_gathering(fc_compiling *c, fc_cut_selector *selectors, fc_gathering *g) {
  size_t n = c->scenario->n_cuts;
  *g = (fc_gathering){.selecting = fc_selecting_new(c->dataset, n),
                      .met = fc_compiling_array(c, n, sizeof *g->met),
                      .asked = fc_compiling_array(c, n, sizeof *g->asked)};
  bool good = g->selecting && g->met && g->asked;
  for (size_t k = 0; k < n && good; k++) {
    const fc_award_select *meets = &selectors[k].meets;
    if (meets->select && fc_select_columns(meets->select) == 1 && !selectors[k].exempt.select)
      good = fc_selecting_add(g->selecting, (uint32_t)k, meets->select, &meets->column[0]);
    else
      g->asked[g->n_asked++] = (uint32_t)k;
  }
  return good;
}

/* Awards that meet a cut's conditions in a year in question, whatever their stage. */
static bool gather_pair(fc_compiling *c, size_t index, uint32_t cut, fc_cut_selector *selector, fc_seq *pairs) {
  const fc_award *award = fc_dataset_award(c->dataset, index);
  if (!fc_dataset_stands(c->dataset, award, fc_select_as_of(selector->meets.select)) || !is_of_year(c, award, selector))
    return true;
  fc_pair *pair = fc_seq_push(pairs);
  if (!pair)
    return false;
  *pair = (fc_pair){(uint32_t)index, cut};
  return true;
}

/* The pairs of one award, by cut. */
static bool gather_award(fc_compiling *c, const fc_gathering *g, size_t index, fc_cut_selector *selectors,
                         fc_seq *pairs) {
  const fc_award *award = fc_dataset_award(c->dataset, index);
  size_t n, i = 0, a = 0;
  bool good = fc_selecting_meet(g->selecting, award, g->met, &n);
  while (good && (i < n || a < g->n_asked)) {
    bool asks = i == n || (a < g->n_asked && g->asked[a] < g->met[i]);
    uint32_t cut = asks ? g->asked[a++] : g->met[i++];
    if (!asks || meets(c->dataset, award, &selectors[cut]))
      good = gather_pair(c, index, cut, &selectors[cut], pairs);
  }
  return good;
}

static size_t gather(fc_compiling *c, const bool *governments, fc_cut_selector *selectors, fc_seq *pairs) {
  fc_gathering g;
  bool good = start_gathering(c, selectors, &g);
  for (size_t i = 0; i < c->dataset->awards.count && good; i++)
    if (governments[fc_dataset_award(c->dataset, i)->government])
      good = gather_award(c, &g, i, selectors, pairs);
  fc_selecting_free(g.selecting);
  if (!good)
    fc_compiling_note(c, fc_fail_memory(c->ctx));
  return pairs->count;
}

static void choose_stage(fc_compiling *c, const fc_seq *pairs) {
  size_t *awards = fc_compiling_array(c, pairs->count, sizeof *awards), n = 0;
  for (size_t i = 0; awards && i < pairs->count; i++) {
    size_t award = ((const fc_pair *)fc_seq_at(pairs, i))->award;
    if (n == 0 || awards[n - 1] != award)
      awards[n++] = award;
  }
  fc_wish stage = {.text = c->options->stage, .where = {.field = "--stage"}};
  if (!stage.text)
    stage = (fc_wish){c->scenario->report.stage.name, c->scenario->report.stage.where};
  if (n)
    fc_compiling_note(c, fc_frame_set_stage(c->ctx, &c->plan->frame, awards, n, &stage, &c->plan->arena));
}

/* The governments of the pairs are those of the run. */
static void frame_governments(fc_compiling *c, const fc_seq *pairs) {
  bool *has = fc_compiling_array(c, c->dataset->governments.count, sizeof *has);
  uint32_t *list = fc_compiling_array(c, c->dataset->governments.count, sizeof *list);
  size_t n = 0;
  if (!has || !list)
    return;
  for (size_t i = 0; i < pairs->count; i++)
    has[fc_dataset_award(c->dataset, ((const fc_pair *)fc_seq_at(pairs, i))->award)->government] = true;
  for (size_t i = 0; i < c->dataset->governments.count; i++)
    if (has[i])
      list[n++] = (uint32_t)i;
  fc_frame_sort(c->dataset, list, n);
  c->plan->frame.governments = list;
  c->plan->frame.n_governments = n;
}

/* Drops the pairs whose award is of another stage than its government's. */
static size_t keep_stage(fc_compiling *c, fc_cut_selector *selectors, const fc_seq *pairs, fc_pair *kept) {
  size_t n = 0;
  for (size_t i = 0; i < pairs->count; i++) {
    fc_pair pair = *(const fc_pair *)fc_seq_at(pairs, i);
    const fc_award *award = fc_dataset_award(c->dataset, pair.award);
    fc_cut_selector *selector = &selectors[pair.cut];
    if (selector->names_stage || fc_frame_takes_stage(&c->plan->frame, award->government, award->stage)) {
      selector->taken++;
      kept[n++] = pair;
    } else {
      selector->other_stage++;
      selector->example_stage = award->stage;
    }
  }
  return n;
}

static fc_touched touch(const fc_dataset *dataset, size_t index, const uint32_t *cut, const uint32_t *place) {
  const fc_award *award = fc_dataset_award(dataset, index);
  return (fc_touched){.award = index,
                      .cut = cut,
                      .place = place,
                      .government = award->government,
                      .stock = award->basis == FC_BASIS_STOCK,
                      .stage = award->stage,
                      .incurred = award->has_incurred && award->incurred > 0 ? award->incurred : 0};
}

static void set_touched(fc_compiling *c, const fc_pair *pairs, size_t n) {
  fc_touched *touched = fc_compiling_array(c, n, sizeof *touched);
  uint32_t *cuts = fc_compiling_array(c, n, sizeof *cuts), *places = fc_compiling_array(c, n, sizeof *places);
  uint32_t *next = fc_compiling_array(c, c->scenario->n_cuts, sizeof *next);
  size_t count = 0;
  for (size_t i = 0; touched && cuts && places && next && i < n; i++) {
    cuts[i] = pairs[i].cut;
    places[i] = next[pairs[i].cut]++;
    if (count == 0 || touched[count - 1].award != pairs[i].award)
      touched[count++] = touch(c->dataset, pairs[i].award, &cuts[i], &places[i]);
    touched[count - 1].cuts++;
  }
  c->plan->touched = touched;
  c->plan->n_touched = count;
}

/* "per": the key of an award's group. */
static uint32_t group_key(const fc_compiling *c, fc_per per, size_t touched) {
  const fc_award *award = fc_dataset_award(c->dataset, c->plan->touched[touched].award);
  if (per == FC_PER_GOVERNMENT)
    return award->government;
  return per == FC_PER_PROGRAM ? (award->program ? award->program : award->listing) : (uint32_t)touched;
}

/* The places of a cut's awards by group, in the order in which the groups are met. */
static void set_groups(fc_compiling *c, fc_per per, fc_plan_cut *cut) {
  uint32_t *of = fc_compiling_array(c, cut->n_touched, sizeof *of);
  uint32_t *grouped = fc_compiling_array(c, cut->n_touched, sizeof *grouped);
  fc_keys keys;
  if (!of || !grouped || !fc_keys_init(&keys, 1)) {
    fc_compiling_note(c, fc_fail_memory(c->ctx));
    return;
  }
  for (size_t i = 0; i < cut->n_touched; i++) {
    const uint32_t key = group_key(c, per, cut->touched[i]);
    of[i] = fc_keys_put(&keys, &key);
    if (of[i] == FC_INTERN_NONE)
      fc_compiling_note(c, fc_fail_memory(c->ctx));
  }
  cut->n_groups = fc_keys_count(&keys);
  fc_keys_free(&keys);
  uint32_t *at = fc_compiling_array(c, cut->n_groups + 2, sizeof *at);
  if (!at || c->status != FC_OK)
    return;
  for (size_t i = 0; i < cut->n_touched; i++)
    at[of[i] + 2]++;
  for (size_t g = 2; g < cut->n_groups + 2; g++)
    at[g] += at[g - 1];
  for (size_t i = 0; i < cut->n_touched; i++)
    grouped[at[of[i] + 1]++] = (uint32_t)i;
  cut->grouped = grouped;
  cut->group_at = at;
}

static const fc_rate *keep_rates(fc_compiling *c, const fc_rate *rates, size_t n) {
  fc_rate *copy = fc_compiling_array(c, n, sizeof *copy);
  if (copy && n)
    memcpy(copy, rates, n * sizeof *copy);
  return copy;
}

static void set_cut(fc_compiling *c, const fc_cut *cut, size_t n_touched, fc_plan_cut *out) {
  fc_buf select = {0};
  if (cut->select)
    fc_select_print(&select, cut->select);
  fc_step *steps = fc_compiling_array(c, cut->steps.n, sizeof *steps);
  if (steps)
    memcpy(steps, cut->steps.step, cut->steps.n * sizeof *steps);
  *out = (fc_plan_cut){.name = fc_compiling_keep(c, fc_str_of(cut->name)),
                       .effect = cut->effect->name,
                       .words = fc_compiling_keep(c, fc_str_of(cut->words)),
                       .deed = fc_compiling_keep(c, fc_str_of(cut->deed)),
                       .timing_words = fc_compiling_keep(c, fc_str_of(cut->timing_words)),
                       .select = fc_compiling_keep(c, (fc_str){select.p, select.n}),
                       .touched = fc_compiling_array(c, n_touched, sizeof *out->touched),
                       .timing = cut->timing,
                       .step = steps,
                       .n_steps = steps ? cut->steps.n : 0};
  out->timing.phase = keep_rates(c, cut->timing.phase, cut->timing.n_phase);
  fc_buf_reset(&select);
}

static void set_cuts(fc_compiling *c, const fc_cut_selector *selectors) {
  fc_plan *plan = c->plan;
  fc_plan_cut *cuts = fc_compiling_array(c, c->scenario->n_cuts, sizeof *cuts);
  for (size_t k = 0; cuts && k < c->scenario->n_cuts; k++)
    set_cut(c, &c->scenario->cuts[k], selectors[k].taken, &cuts[k]);
  if (!cuts || c->status != FC_OK)
    return;
  for (size_t t = 0; t < plan->n_touched; t++)
    for (uint32_t i = 0; i < plan->touched[t].cuts; i++) {
      fc_plan_cut *cut = &cuts[plan->touched[t].cut[i]];
      /* The plan is still being made: what it shows as constant is ours. */
      ((uint32_t *)(uintptr_t)cut->touched)[cut->n_touched++] = (uint32_t)t;
    }
  for (size_t k = 0; k < c->scenario->n_cuts; k++) {
    cuts[k].taking = plan->n_takings;
    plan->n_takings += cuts[k].n_touched * cuts[k].n_steps * plan->n_years;
    if (c->scenario->cuts[k].per != FC_PER_DEFAULT)
      set_groups(c, c->scenario->cuts[k].per, &cuts[k]);
  }
  plan->cuts = cuts;
  plan->n_cuts = c->scenario->n_cuts;
}

enum { VALUES_SHOWN = 6, VALUES_LOOKED_AT = 256 };

/* The different values of a column of awards, as far as there is room. */
static size_t values_of(fc_compiling *c, const fc_award_column *column, const char *values[VALUES_LOOKED_AT]) {
  uint32_t seen[VALUES_LOOKED_AT];
  size_t n = 0;
  for (size_t i = 0; i < c->dataset->awards.count && n < VALUES_LOOKED_AT; i++) {
    uint32_t value = fc_award_column_text(c->dataset, fc_dataset_award(c->dataset, i), column);
    bool known = value == 0;
    for (size_t k = 0; k < n; k++)
      known = known || seen[k] == value;
    if (known)
      continue;
    seen[n] = value;
    values[n++] = fc_dataset_text(c->dataset, value).p;
  }
  return n;
}

/* What the data hold where a condition finds nothing: of the first column without the value asked for. */
static const char *existing_values(fc_compiling *c, const fc_cut_selector *selector) {
  const char *values[VALUES_LOOKED_AT], *list = "";
  size_t column = 0, n = 0;
  for (size_t i = 0; i < fc_select_columns(selector->meets.select); i++) {
    fc_str asked = fc_select_value(selector->meets.select, i);
    bool there = asked.n == 0;
    n = values_of(c, &selector->meets.column[i], values);
    for (size_t k = 0; k < n && !there; k++)
      there = fc_str_is(asked, values[k]);
    column = i;
    if (!there)
      break;
  }
  for (size_t k = 0; k < n && k < VALUES_SHOWN; k++)
    list = fc_ctx_format(c->ctx, "%s%s%s", list, *list ? ", " : "", values[k]);
  fc_str name = fc_select_column(selector->meets.select, column);
  if (!*list)
    return fc_ctx_format(c->ctx, "no grants row with such a %.*s was found", FC_STR_ARG(name));
  return fc_ctx_format(c->ctx, "values of %.*s are %s%s%s", FC_STR_ARG(name), list, n > VALUES_SHOWN ? ", ..." : "",
                       fc_did_you_mean(c->ctx, fc_select_value(selector->meets.select, column), values, n));
}

/* "1 row matches but is", "3 rows match but are" */
static const char *they_match(fc_compiling *c, size_t n, const char *one, const char *several) {
  return fc_ctx_format(c->ctx, "%zu row%s match%s but %s", n, n == 1 ? "" : "s", n == 1 ? "es" : "",
                       n == 1 ? one : several);
}

static const char *why_empty(fc_compiling *c, const fc_cut_selector *selector) {
  int year = c->plan->frame.year ? c->plan->frame.year : c->plan->first_year;
  if (selector->other_year)
    return fc_ctx_format(
        c->ctx,
        "%s of other fiscal years than %d (%d, for one): choose the year with --year, "
        "or name \"fiscal_year\" in the select",
        they_match(c, selector->other_year, "is", "are"), year, selector->example_year);
  if (selector->award_year_only)
    return fc_ctx_format(
        c->ctx,
        "%s an award year alone (%d, for one): name \"award_year\" in the select "
        "to set %s against the budget of fiscal year %d",
        they_match(c, selector->award_year_only, "states", "state"), selector->example_year,
        selector->award_year_only == 1 ? "it" : "them", year);
  if (selector->other_stage)
    return fc_ctx_format(
        c->ctx,
        "%s of another stage than the run's (\"%.*s\", for one): choose it with --stage, "
        "or name \"stage\" in the select",
        they_match(c, selector->other_stage, "is", "are"), FC_STR_ARG(fc_dataset_text(c->dataset, selector->example_stage)));
  if (!selector->meets.select || !fc_select_columns(selector->meets.select))
    return "the grants hold no row";
  return existing_values(c, selector);
}

static bool select_alike(const fc_cut_selector *a, const fc_cut_selector *b) {
  fc_buf one = {0}, other = {0};
  bool alike = a->meets.select && b->meets.select;
  if (alike) {
    fc_select_print(&one, a->meets.select);
    fc_select_print(&other, b->meets.select);
    alike = !one.failed && !other.failed && fc_str_eq((fc_str){one.p, one.n}, (fc_str){other.p, other.n});
  }
  fc_buf_reset(&one);
  fc_buf_reset(&other);
  return alike;
}

/* Cuts of one grant name it alike: what is wrong with it is said of the first, and the others are named. */
static void check_empty(fc_compiling *c, const fc_cut_selector *selectors) {
  size_t n = c->scenario->n_cuts;
  bool *said = fc_compiling_array(c, n, sizeof *said);
  for (size_t k = 0; said && k < n; k++) {
    const fc_cut *cut = &c->scenario->cuts[k];
    const char *others = "";
    if (selectors[k].taken || said[k])
      continue;
    for (size_t i = k + 1; i < n; i++)
      if (!selectors[i].taken && !said[i] && select_alike(&selectors[k], &selectors[i])) {
        said[i] = true;
        others = fc_ctx_format(c->ctx, "%s, nor does \"%s\"", others, c->scenario->cuts[i].name);
      }
    fc_compiling_note(c, fc_fail(c->ctx, FC_NO_MATCH, "F328", &cut->select_where, why_empty(c, &selectors[k]),
                                 "the cut \"%s\" selects no grant%s", cut->name, others));
  }
}

void fc_compile_selection(fc_compiling *c, const bool *governments) {
  fc_cut_selector *selectors = fc_compiling_array(c, c->scenario->n_cuts, sizeof *selectors);
  for (size_t k = 0; selectors && k < c->scenario->n_cuts; k++)
    find_columns(c, &c->scenario->cuts[k], &selectors[k]);
  if (c->status != FC_OK)
    return;
  fc_seq pairs;
  fc_seq_init(&pairs, sizeof(fc_pair));
  size_t n = gather(c, governments, selectors, &pairs);
  frame_governments(c, &pairs);
  choose_stage(c, &pairs);
  fc_pair *kept = fc_compiling_array(c, n, sizeof *kept);
  if (c->status == FC_OK && kept) {
    n = keep_stage(c, selectors, &pairs, kept);
    set_touched(c, kept, n);
    set_cuts(c, selectors);
    check_empty(c, selectors);
  }
  fc_seq_free(&pairs);
}
