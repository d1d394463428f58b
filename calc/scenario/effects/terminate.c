/* terminate.c - a grant ends.
 *
 * A flow row (an amount of one fiscal year) loses the part of the year from a date on, by days, the date included; the
 * whole year without a date. A stock row (an award or obligation) loses its undrawn balance: what was spent and is not
 * yet paid is a loss already incurred, the rest a future one. Its outlays must be known for that; where they are not
 * the loss is unknown and is never taken to be the whole award. */
#include "scenario/effect.h"

static fc_status terminate_translate(const fc_effect_args *args, fc_steps *out) {
  fc_step *flow = fc_steps_add(out, FC_ON_FLOW, FC_BOOK_FUTURE);
  flow->rate = (fc_term){.kind = FC_TERM_RATE, .rate = {1, 1}};
  if (fc_args_date(args, "from", &flow->rate.date))
    flow->rate.kind = FC_TERM_YEAR_PART_AFTER;
  fc_step *incurred = fc_steps_add(out, FC_ON_STOCK, FC_BOOK_INCURRED);
  incurred->amount.kind = FC_TERM_INCURRED;
  fc_step *future = fc_steps_add(out, FC_ON_STOCK, FC_BOOK_FUTURE);
  future->rate = (fc_term){.kind = FC_TERM_RATE, .rate = {1, 1}};
  return FC_OK;
}

static void terminate_words(const fc_effect_args *args, fc_buf *out) {
  fc_date from;
  fc_buf_text(out, "terminated");
  if (!fc_args_date(args, "from", &from))
    return;
  char text[16];
  fc_date_format(from, text);
  fc_buf_printf(out, " from %s on", text);
}

static const fc_param terminate_params[] = {
    {.name = "from",
     .type = FC_PARAM_DATE,
     .value = "2025-04-08",
     .help = "first day without the grant; without it the whole year is lost"},
    {0},
};

const fc_effect fc_effect_terminate = {
    .name = "terminate",
    .summary = "end a grant: the rest of the year, or what is undrawn of an award",
    .params = terminate_params,
    .example = "\"effect\": \"terminate\", \"from\": \"2025-04-08\"",
    .source = "terminations under 2 CFR 200.340: costs incurred and not yet paid are kept apart",
    .needs_outlays = true,
    .translate = terminate_translate,
    .words = terminate_words,
};
