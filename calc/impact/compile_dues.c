/* compile_dues.c - how what is due of each award lies over the years: where its own year is, whether it goes on after
 * it, and the mappings of awards that state a federal year or a period instead (SEMANTICS section 1, Years). */
#include "impact/compile.h"
#include "impact/spread.h"

enum { TITLES_SHOWN = 5 };

static bool is_same_mapping(const fc_year_mapping *a, const fc_year_mapping *b) {
  bool same = a->kind == b->kind && a->n_profile == b->n_profile;
  for (size_t i = 0; same && i < a->n_profile; i++)
    same = fc_ratio_cmp((fc_ratio){a->profile[i].num, a->profile[i].den},
                        (fc_ratio){b->profile[i].num, b->profile[i].den}) == 0;
  return same;
}

/* The mapping of the first cut that states one; another that states another is refused. */
static const fc_year_mapping *mapping_of(fc_compiling *c, const fc_touched *touched) {
  const fc_year_mapping *mapping = NULL;
  for (uint32_t i = 0; i < touched->cuts; i++) {
    const fc_cut *cut = &c->scenario->cuts[touched->cut[i]];
    if (cut->mapping.kind == FC_MAP_NONE)
      continue;
    if (mapping && !is_same_mapping(mapping, &cut->mapping))
      fc_compiling_note(c, fc_fail(c->ctx, FC_BAD_SCENARIO, "F331", &cut->where, "state the same mapping in both cuts",
                                   "two cuts map %s in different ways",
                                   fc_award_title(c->ctx, c->dataset, fc_dataset_award(c->dataset, touched->award))));
    mapping = mapping ? mapping : &cut->mapping;
  }
  return mapping;
}

static void spread(fc_compiling *c, const fc_award *award, const fc_year_mapping *mapping, fc_due *due) {
  fc_day start = fc_dataset_government(c->dataset, award->government)->start;
  fc_where where = fc_dataset_where(c->dataset, award->origin);
  fc_spread parts;
  const fc_unmapped *unmapped = fc_spread_of(award, start, mapping, &parts);
  if (unmapped) {
    fc_compiling_note(c, fc_fail(c->ctx, FC_BAD_SCENARIO, "F332", &where, unmapped->mend,
                                 "%s cannot be mapped to fiscal years: %s",
                                 fc_award_title(c->ctx, c->dataset, award), unmapped->why));
    return;
  }
  int64_t *part = fc_compiling_array(c, (size_t)parts.n, sizeof *part);
  for (int i = 0; part && i < parts.n; i++)
    part[i] = parts.part[i];
  *due = (fc_due){
      .kind = FC_DUE_SPREAD, .part = part, .parts = parts.n, .part_year = parts.first_year - c->plan->first_year};
}

static fc_due yearly(const fc_compiling *c, const fc_award *award) {
  int index = award->year ? award->year - c->plan->first_year : 0;
  fc_due due = {.kind = FC_DUE_YEARLY, .year = index < 0 ? 0 : index, .grown = index < 0 ? -index : 0};
  due.carried =
      award->year ? fc_compiling_carries(c, award) : award->recurring != 0 && c->scenario->baseline.grants.stated;
  return due;
}

static void set_due(fc_compiling *c, const fc_award *award, fc_touched *touched) {
  const fc_year_mapping *mapping = mapping_of(c, touched);
  bool stock = award->basis == FC_BASIS_STOCK, inside = fc_compiling_year(c, award->year) >= 0;
  if (mapping && (stock || !award->year)) {
    spread(c, award, mapping, &touched->due);
    return;
  }
  bool year_of_its_own = award->year ? inside || fc_compiling_carries(c, award) : !award->award_year;
  if (!stock && year_of_its_own) {
    touched->due = yearly(c, award);
    return;
  }
  touched->due = (fc_due){.kind = FC_DUE_ONCE, .year = inside ? award->year - c->plan->first_year : 0};
  if (!inside && award->year)
    touched->due.own_year = award->year;
}

/* Governments whose yearly grants end before the plan does, though nothing says how they go on. */
static void check_ends(fc_compiling *c) {
  const char *titles = "";
  size_t n = 0;
  bool stated = c->scenario->baseline.grants.stated;
  int last = c->plan->first_year + (int)c->plan->n_years - 1;
  for (size_t t = 0; !stated && c->plan->n_years > 1 && t < c->plan->n_touched; t++) {
    const fc_award *award = fc_dataset_award(c->dataset, c->plan->touched[t].award);
    bool ends = award->year && c->last_year[award->government] < last;
    if (c->plan->touched[t].due.kind != FC_DUE_YEARLY || award->recurring == 0 || (award->year && !ends))
      continue;
    if (n++ < TITLES_SHOWN)
      titles = fc_ctx_format(c->ctx, "%s%s%s", titles, *titles ? "; " : "", fc_award_title(c->ctx, c->dataset, award));
  }
  if (n)
    fc_compiling_note(
        c, fc_fail(c->ctx, FC_BAD_SCENARIO, "F329", &c->scenario->years_where,
                   "say how grants go on, \"baseline\": { \"grant_growth\": 0 }, mark those that do not with "
                   "recurring = no, or answer for other years",
                   "%zu grant%s before fiscal year %d, and nothing says how %s on: %s%s", n, n == 1 ? " ends" : "s end",
                   last, n == 1 ? "it goes" : "they go", titles, n > TITLES_SHOWN ? "; ..." : ""));
}

/* A phase needs amounts of years. */
static void check_phases(fc_compiling *c) {
  for (size_t k = 0; k < c->plan->n_cuts; k++) {
    const fc_plan_cut *cut = &c->plan->cuts[k];
    for (size_t i = 0; cut->timing.n_phase > 1 && i < cut->n_touched; i++) {
      const fc_touched *touched = &c->plan->touched[cut->touched[i]];
      const fc_award *award = fc_dataset_award(c->dataset, touched->award);
      if (touched->due.kind != FC_DUE_ONCE || award->basis != FC_BASIS_STOCK)
        continue;
      fc_where where = fc_dataset_where(c->dataset, award->origin);
      fc_compiling_note(c, fc_fail(c->ctx, FC_BAD_SCENARIO, "F333", &where,
                                   "add a \"mapping\" that spreads awards over years, or leave the phase out",
                                   "the cut \"%s\" is phased, but %s is one amount over its whole life", cut->name,
                                   fc_award_title(c->ctx, c->dataset, award)));
      break;
    }
  }
}

/* What a mapping leaves outside of the plan's years. */
static void note_outside(fc_compiling *c) {
  size_t n = 0;
  for (size_t t = 0; t < c->plan->n_touched; t++) {
    const fc_due *due = &c->plan->touched[t].due;
    bool outside = false;
    for (int32_t i = 0; due->kind == FC_DUE_SPREAD && i < due->parts; i++) {
      int32_t year = due->part_year + i;
      outside = outside || (due->part[i] && (year < 0 || (size_t)year >= c->plan->n_years));
    }
    n += outside;
  }
  if (n)
    fc_notes_add(&c->plan->notes, FC_NOTE, "N423", NULL, "answer for more years",
                 "part of %zu grant%s falls, by its mapping, on years that are not answered for", n, n == 1 ? "" : "s");
}

void fc_compile_dues(fc_compiling *c) {
  /* The plan is still being made: what it shows as constant is ours. */
  fc_touched *touched = (fc_touched *)(uintptr_t)c->plan->touched;
  for (size_t t = 0; t < c->plan->n_touched; t++)
    set_due(c, fc_dataset_award(c->dataset, touched[t].award), &touched[t]);
  check_ends(c);
  check_phases(c);
  note_outside(c);
}
