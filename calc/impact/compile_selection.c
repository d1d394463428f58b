/* compile_selection.c - which awards the cuts of a scenario take.
 *
 * A row of another fiscal year than the run's is taken only where its cut's selector names fiscal_year, one that states
 * an award year alone only where it names award_year, one of another stage only where it names stage. Rows without any
 * year are always in question (SEMANTICS section 1). */
#include "impact/compile.h"

/* A cut's selector over the columns of awards. */
typedef struct fc_cut_selector {
  const fc_select *select; /* NULL: every award */
  fc_award_column *column;
  fc_str *cell;
  bool names_year, names_award_year, names_stage;
  size_t other_year, award_year_only, other_stage, taken; /* rows that match its conditions, by what became of them */
  int example_year;
  uint32_t example_stage;
} fc_cut_selector;

/* One award under one cut. */
typedef struct fc_pair {
  uint32_t award, cut;
} fc_pair;

static void find_columns(fc_compiling *c, const fc_cut *cut, fc_cut_selector *selector) {
  size_t n = cut->select ? fc_select_columns(cut->select) : 0;
  selector->select = cut->select;
  selector->column = fc_compiling_array(c, n, sizeof *selector->column);
  selector->cell = fc_compiling_array(c, n, sizeof *selector->cell);
  if (!selector->column || !selector->cell || !cut->select)
    return;
  selector->names_year = fc_select_names(cut->select, "fiscal_year");
  selector->names_award_year = fc_select_names(cut->select, "award_year");
  selector->names_stage = fc_select_names(cut->select, "stage");
  for (size_t i = 0; i < n; i++) {
    fc_str name = fc_select_column(cut->select, i);
    if (fc_award_column_find(c->dataset, fc_compiling_keep(c, name), &selector->column[i]))
      continue;
    size_t known;
    const char *const *names = fc_award_column_names(c->dataset, &c->plan->arena, &known);
    fc_where where = fc_select_where(cut->select, i);
    fc_compiling_note(c, fc_fail(c->ctx, FC_BAD_SCENARIO, "F320", &where,
                                 fc_ctx_format(c->ctx, "select on a column of the grants%s",
                                               fc_did_you_mean(c->ctx, name, names, known)),
                                 "the grants have no column \"%.*s\"", FC_STR_ARG(name)));
  }
}

static bool meets(const fc_dataset *dataset, const fc_award *award, fc_cut_selector *selector) {
  if (!fc_dataset_stands(dataset, award, fc_select_as_of(selector->select)))
    return false;
  if (!selector->select)
    return true;
  for (size_t i = 0; i < fc_select_columns(selector->select); i++)
    selector->cell[i] = fc_dataset_text(dataset, fc_award_column_text(dataset, award, &selector->column[i]));
  return fc_select_match(selector->select, selector->cell);
}

static bool is_of_year(const fc_frame *frame, const fc_award *award, fc_cut_selector *selector) {
  if (selector->names_year || award->year == frame->year || (!award->year && !award->award_year))
    return true;
  if (!award->year && selector->names_award_year)
    return true;
  *(award->year ? &selector->other_year : &selector->award_year_only) += 1;
  selector->example_year = award->year ? award->year : award->award_year;
  return false;
}

/* Awards that meet a cut's conditions in a year in question, whatever their stage. */
static size_t gather(fc_compiling *c, const bool *governments, fc_cut_selector *selectors, fc_seq *pairs) {
  const fc_dataset *dataset = c->dataset;
  for (size_t i = 0; i < dataset->awards.count; i++) {
    const fc_award *award = fc_dataset_award(dataset, i);
    if (!governments[award->government])
      continue;
    for (size_t k = 0; k < c->scenario->n_cuts; k++) {
      if (!meets(dataset, award, &selectors[k]) || !is_of_year(&c->plan->frame, award, &selectors[k]))
        continue;
      fc_pair *pair = fc_seq_push(pairs);
      if (!pair) {
        fc_compiling_note(c, fc_fail_memory(c->ctx));
        return 0;
      }
      *pair = (fc_pair){(uint32_t)i, (uint32_t)k};
    }
  }
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

static void set_touched(fc_compiling *c, const fc_pair *pairs, size_t n) {
  fc_touched *touched = fc_compiling_array(c, n, sizeof *touched);
  uint32_t *cuts = fc_compiling_array(c, n, sizeof *cuts);
  size_t count = 0;
  for (size_t i = 0; touched && cuts && i < n; i++) {
    cuts[i] = pairs[i].cut;
    if (count == 0 || touched[count - 1].award != pairs[i].award)
      touched[count++] = (fc_touched){.award = pairs[i].award, .cut = &cuts[i]};
    touched[count - 1].cuts++;
  }
  c->plan->touched = touched;
  c->plan->n_touched = count;
}

static void set_cuts(fc_compiling *c, const fc_cut_selector *selectors) {
  fc_plan_cut *cuts = fc_compiling_array(c, c->scenario->n_cuts, sizeof *cuts);
  for (size_t k = 0; cuts && k < c->scenario->n_cuts; k++) {
    const fc_cut *cut = &c->scenario->cuts[k];
    fc_buf select = {0};
    if (cut->select)
      fc_select_print(&select, cut->select);
    uint32_t *list = fc_compiling_array(c, selectors[k].taken, sizeof *list);
    cuts[k] = (fc_plan_cut){.name = fc_compiling_keep(c, fc_str_of(cut->name)),
                            .effect = cut->effect->name,
                            .words = fc_compiling_keep(c, fc_str_of(cut->words)),
                            .select = fc_compiling_keep(c, (fc_str){select.p, select.n}),
                            .touched = list};
    fc_buf_reset(&select);
    for (size_t t = 0; list && t < c->plan->n_touched; t++)
      for (uint32_t i = 0; i < c->plan->touched[t].cuts; i++)
        if (c->plan->touched[t].cut[i] == k)
          list[cuts[k].n_touched++] = (uint32_t)t;
  }
  c->plan->cuts = cuts;
  c->plan->n_cuts = cuts ? c->scenario->n_cuts : 0;
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
  for (size_t i = 0; i < fc_select_columns(selector->select); i++) {
    fc_str asked = fc_select_value(selector->select, i);
    bool there = asked.n == 0;
    n = values_of(c, &selector->column[i], values);
    for (size_t k = 0; k < n && !there; k++)
      there = fc_str_is(asked, values[k]);
    column = i;
    if (!there)
      break;
  }
  for (size_t k = 0; k < n && k < VALUES_SHOWN; k++)
    list = fc_ctx_format(c->ctx, "%s%s%s", list, *list ? ", " : "", values[k]);
  fc_str name = fc_select_column(selector->select, column);
  if (!*list)
    return fc_ctx_format(c->ctx, "no grants row with such a %.*s was found", FC_STR_ARG(name));
  return fc_ctx_format(c->ctx, "values of %.*s are %s%s%s", FC_STR_ARG(name), list, n > VALUES_SHOWN ? ", ..." : "",
                       fc_did_you_mean(c->ctx, fc_select_value(selector->select, column), values, n));
}

static const char *why_empty(fc_compiling *c, const fc_cut_selector *selector) {
  int year = c->plan->frame.year;
  if (selector->other_year)
    return fc_ctx_format(
        c->ctx,
        "%zu rows match but are of other fiscal years than %d (%d, for one): choose the year with --year, "
        "or name \"fiscal_year\" in the select",
        selector->other_year, year, selector->example_year);
  if (selector->award_year_only)
    return fc_ctx_format(
        c->ctx,
        "%zu rows match but state an award year alone (%d, for one): name \"award_year\" in the select "
        "to set them against the budget of fiscal year %d",
        selector->award_year_only, selector->example_year, year);
  if (selector->other_stage)
    return fc_ctx_format(
        c->ctx,
        "%zu rows match but are of another stage than the run's (\"%.*s\", for one): choose it with --stage, "
        "or name \"stage\" in the select",
        selector->other_stage, FC_STR_ARG(fc_dataset_text(c->dataset, selector->example_stage)));
  if (!selector->select || !fc_select_columns(selector->select))
    return "the grants hold no row";
  return existing_values(c, selector);
}

static void check_empty(fc_compiling *c, const fc_cut_selector *selectors) {
  for (size_t k = 0; k < c->scenario->n_cuts; k++) {
    if (selectors[k].taken)
      continue;
    const fc_cut *cut = &c->scenario->cuts[k];
    fc_compiling_note(c, fc_fail(c->ctx, FC_NO_MATCH, "F328", &cut->select_where, why_empty(c, &selectors[k]),
                                 "the cut \"%s\" selects no grant", cut->name));
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
