/* tally_metrics.c - which metrics are shown, and which are refused with what would mend it. */
#include "impact/tally.h"

/* Late money comes and goes: over all years together it may leave nothing to show. */
static bool some_year_has(const fc_tally *tally, const fc_metric *metric) {
  for (size_t y = 0; tally->total.in_year && y < fc_tally_years(tally); y++) {
    fc_value value = {0};
    metric->compute(&tally->total.in_year[y], &value);
    if (value.present)
      return true;
  }
  return false;
}

static fc_status fail_no_budget(fc_ctx *ctx, const fc_tally *tally) {
  const fc_frame *frame = &tally->plan->frame;
  const char *years = fc_frame_budget_years(ctx, tally->dataset);
  fc_str stage = frame->stage.common ? fc_dataset_text(tally->dataset, frame->stage.budget) : (fc_str){0};
  fc_status status = fc_frame_refuse_nothing(ctx, frame);
  if (status)
    return status;
  const char *help = "give a budget with --budgets, or ask for dollars alone with --metrics loss";
  if (*years)
    help = fc_ctx_format(
        ctx,
        "budgets have fiscal years %s, of these governments or of others: choose one with --year, another "
        "scope with --denominator, or ask for dollars alone with --metrics loss",
        years);
  const char *names = fc_frame_names_differ(ctx, frame);
  help = names ? names : help;
  return fc_fail(ctx, FC_BAD_DATA, "F400", NULL, help, "none of the governments has a budget%s (%.*s%s%.*s)",
                 fc_frame_year_words(frame, "for").p, FC_STR_ARG(stage), stage.n ? ", " : "",
                 FC_STR_ARG(frame->scope_text));
}

/* What the total's figure of a metric leaves out, or is made of, where its name would let a reader think otherwise. */
static void note_shown(fc_tally *tally, const fc_metric *metric) {
  const fc_group *total = &tally->total;
  const fc_base *people = &total->population.base, *aid = &total->aid.base;
  if (fc_str_is(fc_str_of(metric->name), "per_capita") && people->partial && !people->overlap)
    fc_notes_add(&tally->notes, FC_NOTE, "N409", NULL, NULL,
                 "the figure per resident of all together is over the %u of %zu governments whose population is known",
                 people->governments, total->governments.n);
  if (fc_str_is(fc_str_of(metric->name), "share_of_federal_aid") && aid->present && !total->aid.published) {
    char dollars[64];
    fc_dollars_format(aid->amount.value, dollars);
    fc_notes_add(
        &tally->notes, FC_NOTE, "N419", NULL,
        "where the whole is published, add it to the budgets with scope federal_aid",
        "federal aid is the sum of the grants in the file, %s: shares of it are right where the file holds all",
        dollars);
  }
  fc_note_after(tally, metric);
}

fc_status fc_tally_metrics(fc_ctx *ctx, fc_tally *tally) {
  const fc_plan_report *report = &tally->plan->report;
  bool of_budget = false;
  fc_status first = FC_OK;
  tally->metrics = fc_tally_array(ctx, tally, report->n_metrics, sizeof *tally->metrics);
  if (!tally->metrics)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < report->n_metrics; i++) {
    const fc_metric *metric = report->metrics[i];
    bool has = tally->seen.has[i];
    const char *why = report->metrics_asked && !has ? tally->seen.refused[i] : NULL;
    of_budget = of_budget || metric->of_budget;
    if (why) {
      fc_status status = fc_fail(ctx, FC_CANNOT_ANSWER, "F401", NULL, why, "%s cannot be given", metric->name);
      first = first ? first : status;
    } else if (report->metrics_asked || (metric->by_default && has)) {
      tally->metrics[tally->n_metrics++] = metric;
      note_shown(tally, metric);
      if (!has && !some_year_has(tally, metric))
        fc_notes_add(&tally->notes, FC_WARNING, "N421", NULL, metric->needs,
                     "%s is empty in every row: the data do not hold what it needs (%s)", metric->name,
                     metric->formula);
    }
  }
  return first == FC_OK && of_budget && !tally->seen.budget ? fail_no_budget(ctx, tally) : first;
}
