/* amount.c - a cut of a sum, shared by the selected grants in proportion to what is left of them.
 *
 * Shares are whole cents by largest remainder, ties in the order of the grants' keys, so that they add up to the sum.
 * Where less is left than is asked, all of it is taken and a warning says so. Corrections (negative rows) take no part.
 */
#include "number/ratio.h"
#include "scenario/effect.h"

static fc_status amount_translate(const fc_effect_args *args, fc_steps *out) {
  fc_step *step = fc_steps_add(out, FC_ON_ANY, FC_BOOK_FUTURE);
  step->amount.kind = FC_TERM_MONEY;
  step->sharing = FC_PRO_RATA;
  fc_args_money(args, "amount", &step->amount.money);
  return FC_OK;
}

/* $4.3 million where a scale word says it in three decimals or fewer, else every dollar and cent. */
static void amount_words(const fc_effect_args *args, fc_buf *out) {
  static const struct {
    const char *word;
    int power;
    fc_money unit; /* cents */
  } scale[] = {{" billion", 11, 100000000000}, {" million", 8, 100000000}};
  fc_money money = 0;
  fc_args_money(args, "amount", &money);
  fc_buf_char(out, '$');
  for (size_t i = 0; i < sizeof scale / sizeof *scale; i++) {
    if (money < scale[i].unit || money % (scale[i].unit / 1000) != 0)
      continue;
    fc_ratio_print(out, fc_ratio_of(money, scale[i].unit), 20);
    fc_buf_text(out, scale[i].word);
    fc_buf_text(out, " of");
    return;
  }
  fc_ratio_print_fixed(out, fc_ratio_of(money, 100), 0, money % 100 ? 2 : 0, true);
  fc_buf_text(out, " of");
}

static const fc_param amount_params[] = {
    {.name = "amount",
     .type = FC_PARAM_MONEY,
     .required = true,
     .value = "$4.3M",
     .min = "0",
     .help = "dollars taken from all selected grants together; a cut takes money and never adds any"},
    {0},
};

const fc_effect fc_effect_amount = {
    .name = "amount",
    .summary = "cut a sum, shared by the selected grants in proportion",
    .params = amount_params,
    .example = "\"effect\": \"amount\", \"amount\": \"$4.3M\"",
    .source = "flat cuts and rescissions of a stated sum; largest remainder (Hamilton's method)",
    .translate = amount_translate,
    .words = amount_words,
};
