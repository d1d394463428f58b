/* percent.c - a cut of a rate: every selected grant loses the same share of what is left of it.
 *
 * The across-the-board cut of a budget office. On a stock award it acts on the undrawn balance, which is all that can
 * still be withheld. A negative row (a correction) is cut like any other, so that the cut of a sum is the sum of cuts.
 */
#include "scenario/effect.h"

static fc_status percent_translate(const fc_effect_args *args, fc_steps *out) {
  fc_step *step = fc_steps_add(out, FC_ON_ANY, FC_BOOK_FUTURE);
  step->rate.kind = FC_TERM_RATE;
  fc_args_rate(args, "rate", &step->rate.rate);
  return FC_OK;
}

static void percent_words(const fc_effect_args *args, fc_buf *out) {
  fc_rate rate = {0, 1};
  fc_args_rate(args, "rate", &rate);
  fc_words_rate(out, rate);
  fc_buf_text(out, " of");
}

static const fc_param percent_params[] = {
    {.name = "rate",
     .type = FC_PARAM_RATE,
     .required = true,
     .value = "10%",
     .min = "0%",
     .max = "100%",
     .help = "share of what is left of each grant, from 0% to 100%; a cut takes money and never adds any"},
    {0},
};

const fc_effect fc_effect_percent = {
    .name = "percent",
    .summary = "cut every grant by a rate",
    .params = percent_params,
    .example = "\"effect\": \"percent\", \"rate\": \"10%\"",
    .source = "across-the-board cuts: budget office practice, the sequester of 2013",
    .translate = percent_translate,
    .doing = "Cutting",
    .words = percent_words,
};
