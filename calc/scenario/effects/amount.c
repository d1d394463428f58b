/* amount.c - a cut of a sum, shared by the selected grants in proportion to what is left of them.
 *
 * Shares are whole cents by largest remainder, ties in the order of the grants' keys, so that they add up to the sum.
 * Where less is left than is asked, all of it is taken and a warning says so. Corrections (negative rows) take no part.
 */
#include "scenario/effect.h"

static fc_status amount_translate(const fc_effect_args *args, fc_steps *out) {
  fc_step *step = fc_steps_add(out, FC_ON_ANY, FC_BOOK_FUTURE);
  step->amount.kind = FC_TERM_MONEY;
  step->sharing = FC_SHARE_AMOUNT;
  fc_args_money(args, "amount", &step->amount.money);
  return FC_OK;
}

static void amount_words(const fc_effect_args *args, fc_buf *out) {
  static const char *const from[] = {
      [FC_PER_DEFAULT] = " of",
      [FC_PER_GOVERNMENT] = " of each government's",
      [FC_PER_PROGRAM] = " of each program of",
      [FC_PER_AWARD] = " of each award of",
  };
  fc_money money = 0;
  fc_args_money(args, "amount", &money);
  fc_words_money(out, money);
  fc_buf_text(out, from[fc_args_per(args)]);
}

static const fc_param amount_params[] = {
    {.name = "amount",
     .type = FC_PARAM_MONEY,
     .required = true,
     .value = "$4.3M",
     .min = "0",
     .help = "dollars a year taken from all selected grants together (with \"per\" from each government, program or "
             "award); a cut takes money and never adds any"},
    {0},
};

const fc_effect fc_effect_amount = {
    .name = "amount",
    .summary = "cut a sum, shared by the selected grants in proportion",
    .params = amount_params,
    .example = "\"effect\": \"amount\", \"amount\": \"$4.3M\"",
    .source = "flat cuts and rescissions of a stated sum; largest remainder (Hamilton's method)",
    .translate = amount_translate,
    .doing = "Cutting",
    .words = amount_words,
};
