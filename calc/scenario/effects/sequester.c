/* sequester.c - a rate on federal-year amounts, with exempt programs.
 *
 * The amounts are of federal fiscal years (award_year); "mapping" says how they fall on the recipient's years. Programs
 * that the law exempts are passed. 10 % of 100M of federal year 2026 is, for a government whose years begin in July, by
 * overlap 7.5M in fiscal year 2026 and 2.5M in 2027. Practice: the sequester of 2013, footnotes of FFIS. */
#include "scenario/effect.h"

static fc_status sequester_translate(const fc_effect_args *args, fc_steps *out) {
  fc_step *step = fc_steps_add(out, FC_ON_ANY, FC_BOOK_FUTURE);
  step->rate.kind = FC_TERM_RATE;
  fc_args_rate(args, "rate", &step->rate.rate);
  out->exempt = fc_args_select(args, "exempt");
  if (!fc_args_mapped(args))
    return fc_args_fail(args, NULL,
                        "a sequester is of federal fiscal years: \"mapping\" must say how they fall on the "
                        "recipient's years: overlap, forward, award_start or even");
  return FC_OK;
}

static void sequester_words(const fc_effect_args *args, fc_buf *out) {
  fc_rate rate = {0, 1};
  fc_args_rate(args, "rate", &rate);
  fc_words_rate(out, rate);
  fc_buf_text(out, " of");
}

static const fc_param sequester_params[] = {
    {.name = "rate",
     .type = FC_PARAM_RATE,
     .required = true,
     .value = "5%",
     .min = "0%",
     .max = "100%",
     .help = "share of each federal-year amount"},
    {.name = "exempt",
     .type = FC_PARAM_SELECT,
     .value = "{ \"assistance_listing\": \"93.778|10.*\" }",
     .help = "awards that the law exempts"},
    {0},
};

const fc_effect fc_effect_sequester = {
    .name = "sequester",
    .summary = "cut federal-year amounts by a rate, with exempt programs",
    .params = sequester_params,
    .example = "\"effect\": \"sequester\", \"rate\": \"5%\", \"mapping\": \"forward\"",
    .source = "Balanced Budget and Emergency Deficit Control Act, sections 251A and 255; the sequester of 2013",
    .translate = sequester_translate,
    .doing = "Sequestering",
    .words = sequester_words,
};
