/* compile_checks.c - what must be known of a selected award before it can be cut.
 *
 * A ceiling or a request is never cut as if it were cash. A date needs to know where the fiscal year lies. An undrawn
 * balance that is not stated is unknown, and is not taken to be the whole award (SEMANTICS section 3). */
#include "impact/compile.h"

enum { TITLES_SHOWN = 5 };

static const char *no_cash_word(uint8_t basis) {
  return basis == FC_BASIS_CEILING ? "a ceiling" : "a request";
}

static void check_cash(fc_compiling *c, const fc_touched *touched) {
  const fc_award *award = fc_dataset_award(c->dataset, touched->award);
  if (award->basis != FC_BASIS_CEILING && award->basis != FC_BASIS_REQUESTED)
    return;
  fc_where where = fc_dataset_where(c->dataset, award->origin);
  fc_str basis = fc_dataset_text(c->dataset, award->basis_text);
  fc_compiling_note(
      c, fc_fail(c->ctx, FC_BAD_SCENARIO, "F321", &where,
                 fc_ctx_format(c->ctx,
                               "leave such rows out, \"select\": { \"not\": { \"amount_basis\": \"%.*s\" } }, "
                               "or state the award's cash in rows of their own",
                               FC_STR_ARG(basis)),
                 "the cut \"%s\" takes from %s, which is not cash: %s", c->plan->cuts[touched->cut[0]].name,
                 no_cash_word(award->basis), fc_award_title(c->ctx, c->dataset, award)));
}

/* Governments whose awards a dated cut meets, and of which nothing says when their fiscal years start. */
typedef struct undated {
  const fc_award *first;
  const char *names;
  size_t n;
} undated;

static void add_undated(fc_compiling *c, undated *to, const fc_award *award) {
  fc_str name = fc_dataset_text(c->dataset, fc_dataset_government(c->dataset, award->government)->name);
  to->first = to->n ? to->first : award;
  if (to->n < TITLES_SHOWN)
    to->names = fc_ctx_format(c->ctx, "%s%s%.*s", to->n ? to->names : "", to->n ? ", " : "", FC_STR_ARG(name));
  to->n++;
}

static void fail_no_start(fc_compiling *c, const fc_plan_cut *cut, const undated *of) {
  fc_where where = fc_dataset_where(c->dataset, of->first->origin);
  const char *more = of->n > TITLES_SHOWN ? fc_ctx_format(c->ctx, ", ... (%zu governments)", of->n) : "";
  fc_compiling_note(
      c, fc_fail(c->ctx, FC_BAD_SCENARIO, "F322", &where,
                 "add fiscal_year_start (07-01) to the governments table, give --set fiscal_year_start=07-01, "
                 "or leave \"from\" out",
                 "the cut \"%s\" has a date, but when the fiscal year starts is not known: %s%s", cut->name, of->names,
                 more));
}

static void check_dates(fc_compiling *c, const fc_plan_cut *cut) {
  bool *told = fc_compiling_array(c, c->dataset->governments.count, sizeof *told);
  undated of = {0};
  for (size_t i = 0; told && i < cut->n_touched; i++) {
    const fc_award *award = fc_dataset_award(c->dataset, c->plan->touched[cut->touched[i]].award);
    if (award->basis != FC_BASIS_FLOW || told[award->government])
      continue;
    bool placed = fc_dataset_government(c->dataset, award->government)->start.month != 0 && c->plan->first_year;
    told[award->government] = !placed;
    if (!placed)
      add_undated(c, &of, award);
  }
  if (of.n)
    fail_no_start(c, cut, &of);
}

/* Stock awards whose outlays are not stated: unknown where a cut needs them, else taken at their full amount. */
static void mark_unknown(fc_compiling *c, fc_touched *touched, bool needs[], size_t counts[2], const char *titles[2]) {
  const fc_award *award = fc_dataset_award(c->dataset, touched->award);
  if (award->basis != FC_BASIS_STOCK || award->has_outlayed)
    return;
  for (uint32_t i = 0; i < touched->cuts; i++)
    touched->unknown = touched->unknown || needs[touched->cut[i]];
  int which = touched->unknown ? 0 : 1;
  size_t n = ++counts[which];
  if (n <= TITLES_SHOWN)
    titles[which] =
        fc_ctx_format(c->ctx, "%s%s%s", titles[which], n > 1 ? "; " : "", fc_award_title(c->ctx, c->dataset, award));
  else if (n == TITLES_SHOWN + 1)
    titles[which] = fc_ctx_format(c->ctx, "%s; ...", titles[which]);
}

static void check_balances(fc_compiling *c, fc_touched *touched) {
  bool *needs = fc_compiling_array(c, c->plan->n_cuts, sizeof *needs);
  size_t counts[2] = {0, 0};
  const char *titles[2] = {"", ""};
  for (size_t k = 0; needs && k < c->plan->n_cuts; k++)
    needs[k] = c->scenario->cuts[k].effect->needs_outlays;
  for (size_t t = 0; needs && t < c->plan->n_touched; t++)
    mark_unknown(c, &touched[t], needs, counts, titles);
  if (counts[0])
    fc_notes_add(
        &c->plan->notes, FC_WARNING, "N404", NULL, "add the column outlayed: what has been paid of each award",
        "%zu award%s (awarded or obligated, over its whole life) would end, but what is undrawn is not known, so that "
        "the loss is not either and is in no sum: %s",
        counts[0], counts[0] == 1 ? "" : "s", titles[0]);
  if (counts[1])
    fc_notes_add(&c->plan->notes, FC_NOTE, "N404", NULL, "add the column outlayed: what has been paid of each award",
                 "%zu award%s without outlays: cut on the full amount: %s", counts[1], counts[1] == 1 ? "" : "s",
                 titles[1]);
}

void fc_compile_checks(fc_compiling *c) {
  /* The plan is still being made: what it shows as constant is ours. */
  fc_touched *touched = (fc_touched *)(uintptr_t)c->plan->touched;
  for (size_t t = 0; t < c->plan->n_touched; t++)
    check_cash(c, &touched[t]);
  for (size_t k = 0; k < c->plan->n_cuts; k++)
    if (c->plan->cuts[k].timing.from != FC_NO_DATE || c->plan->cuts[k].timing.until != FC_NO_DATE)
      check_dates(c, &c->plan->cuts[k]);
  check_balances(c, touched);
}
