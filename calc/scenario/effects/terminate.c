/* terminate.c - a grant ends.
 *
 * A flow row (an amount of one fiscal year) loses what is left of the year, from the day of "from" on; the whole year
 * without a date. A stock row (an award or obligation) loses its undrawn balance: what was spent and is not yet paid is
 * a loss already incurred, the rest a future one. Its outlays must be known for that; where they are not the loss is
 * unknown and is never taken to be the whole award. */
#include "scenario/effect.h"

static fc_status terminate_translate(const fc_effect_args *args, fc_steps *out) {
  (void)args;
  fc_step *flow = fc_steps_add(out, FC_ON_FLOW, FC_BOOK_FUTURE);
  flow->rate = (fc_term){.kind = FC_TERM_RATE, .rate = {1, 1}};
  fc_step *incurred = fc_steps_add(out, FC_ON_STOCK, FC_BOOK_INCURRED);
  incurred->amount.kind = FC_TERM_INCURRED;
  fc_step *future = fc_steps_add(out, FC_ON_STOCK, FC_BOOK_FUTURE);
  future->rate = (fc_term){.kind = FC_TERM_RATE, .rate = {1, 1}};
  return FC_OK;
}

static void terminate_words(const fc_effect_args *args, fc_buf *out) {
  (void)args;
  fc_buf_text(out, "ended");
}

static const fc_param terminate_params[] = {{0}};

const fc_effect fc_effect_terminate = {
    .name = "terminate",
    .summary = "end a grant: the rest of the year, or what is undrawn of an award",
    .params = terminate_params,
    .example = "\"effect\": \"terminate\", \"from\": \"2025-04-08\"",
    .source = "terminations under 2 CFR 200.340: costs incurred and not yet paid are kept apart",
    .needs_outlays = true,
    .translate = terminate_translate,
    .doing = "Ending",
    .done = "ended",
    .words = terminate_words,
};
