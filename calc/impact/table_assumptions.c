/* table_assumptions.c - table assumptions: what was chosen for the reader, and how, so that it can be chosen otherwise.
 */
#include "impact/metric_columns.h"

#include <stdarg.h>

typedef struct fc_said {
  fc_table_builder *builder;
  fc_status status;
} fc_said;

static void say(fc_said *said, const char *assumption, const char *format, ...) FC_PRINTF(3, 4);

static void say(fc_said *said, const char *assumption, const char *format, ...) {
  fc_buf text = {0};
  va_list values;
  va_start(values, format);
  fc_buf_print_list(&text, format, values);
  va_end(values);
  const fc_cell cells[] = {fc_cell_text(fc_str_of(assumption)), fc_cell_text((fc_str){text.p, text.n})};
  if (said->status == FC_OK)
    said->status = text.failed ? FC_NO_MEMORY : fc_table_add_row(said->builder, cells);
  fc_buf_reset(&text);
}

static void say_stage(fc_said *said, const fc_tally *tally) {
  const fc_stage_choice *stage = &tally->plan->frame.stage;
  fc_str budget = fc_dataset_text(tally->dataset, stage->budget);
  if (!stage->common)
    say(said, "stage", "each government's own: none is common to all");
  else if (!budget.n)
    say(said, "stage", "none: the budgets used state no stage");
  else
    say(said, "stage", "%.*s, %s", FC_STR_ARG(budget),
        stage->forced ? "asked for" : "the latest that all governments have");
}

static const char *aid_words(const fc_tally *tally) {
  if (!tally->total.aid.base.present)
    return "not known, or the grants lie outside it";
  return tally->total.aid.published ? "the published total" : "the sum of the grants in the file";
}

fc_status fc_add_table_assumptions(fc_ctx *ctx, fc_tally *tally, fc_result *result) {
  static const fc_column columns[] = {{"assumption", "", FC_TEXT}, {"value", "", FC_TEXT}};
  const fc_frame *frame = &tally->plan->frame;
  fc_said said = {.status = FC_OK};
  said.status = fc_result_build_table(result, "assumptions", columns, 2, &said.builder);
  size_t years = fc_tally_years(tally);
  if (years > 1)
    say(&said, "fiscal years", "%d to %d, %s", frame->stands_for, frame->stands_for + (int)years - 1, frame->year_how);
  else if (frame->year)
    say(&said, "fiscal year", "%d, %s", frame->year, frame->year_how);
  else
    say(&said, "fiscal year", "none: %s", frame->year_how);
  say_stage(&said, tally);
  say(&said, "budget", "%.*s%s", FC_STR_ARG(frame->scope_text),
      tally->total.row.budget.revenue ? ", from revenue rows" : "");
  say(&said, "federal aid", "%s", aid_words(tally));
  for (size_t i = 0; i < tally->plan->n_assumptions; i++)
    say(&said, tally->plan->assumptions[i].what, "%s", tally->plan->assumptions[i].how);
  say(&said, "days", "a year has 365");
  say(&said, "cuts", "act in the order of the scenario, each on what the ones before it leave");
  say(&said, "rounding", "to the cent at each cut, %s",
      tally->plan->rounding == FC_HALF_AWAY ? "half away from zero" : "half to even");
  say(&said, "ranges", "from the rounding of the inputs alone, at their worst");
  say(&said, "replacement", "none: what is lost is not made up from other money");
  return said.status == FC_NO_MEMORY ? fc_fail_memory(ctx) : said.status;
}
