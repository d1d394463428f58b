/* block_conversion.c - several programs become one sum.
 *
 * The selected grants (with "per" those of each government) share one ceiling that grows at a stated rate, split by
 * what is due of each or equally; what an award has above its part is lost. Practice: block grants for categorical
 * ones. */
#include "scenario/effect.h"

static fc_status block_conversion_translate(const fc_effect_args *args, fc_steps *out) {
  fc_step *step = fc_steps_add(out, FC_ON_ANY, FC_BOOK_FUTURE);
  step->ceiling.kind = FC_TERM_MONEY;
  fc_args_money(args, "level", &step->ceiling.money);
  fc_args_rate(args, "growth", &step->ceiling.growth);
  step->sharing = fc_args_choice(args, "key", 0) ? FC_SPLIT_EQUALLY : FC_SPLIT_DUE;
  if (fc_args_per(args) == FC_PER_AWARD)
    return fc_args_fail(args, NULL, "one sum for each award alone is a cap: write \"effect\": \"cap\"");
  return FC_OK;
}

static void block_conversion_words(const fc_effect_args *args, fc_buf *out) {
  fc_money level = 0;
  fc_rate growth;
  fc_args_money(args, "level", &level);
  fc_buf_text(out, "turned into one sum of ");
  fc_words_money(out, level);
  if (fc_args_rate(args, "growth", &growth) && growth.num) {
    fc_buf_char(out, ' ');
    fc_words_growth(out, growth);
  }
  fc_words_per(out, fc_args_per(args));
}

static const fc_param block_conversion_params[] = {
    {.name = "level",
     .type = FC_PARAM_MONEY,
     .required = true,
     .value = "$50M",
     .min = "0",
     .help = "the sum in the first year, of all selected grants together"},
    {.name = "growth", .type = FC_PARAM_RATE, .value = "2%", .min = "-100%", .help = "growth of the sum a year"},
    {.name = "key",
     .type = FC_PARAM_CHOICE,
     .choices = "amount|equal",
     .help = "how the sum is split over the grants: by what is due of each (amount), or equally"},
    {0},
};

const fc_effect fc_effect_block_conversion = {
    .name = "block_conversion",
    .summary = "turn several grants into one sum",
    .params = block_conversion_params,
    .example = "\"effect\": \"block_conversion\", \"level\": \"$50M\", \"growth\": \"2%\"",
    .source = "block grants in place of categorical ones: CRS R40486",
    .translate = block_conversion_translate,
    .doing = "Turning",
    .done = "turned",
    .words = block_conversion_words,
};
