/* cap.c - a grant may not exceed a level, or may not outgrow one.
 *
 * "growth": the ceiling is what is due of the award in the first year, grown by this rate a year, to the cent each
 * year. 100M that grow by 5 % and may grow by 3 % are 11.70M short in the fifth year after the first. Practice: capped
 * allotments and per-capita caps (FFIS). */
#include "scenario/effect.h"

static fc_status cap_translate(const fc_effect_args *args, fc_steps *out) {
  fc_step *step = fc_steps_add(out, FC_ON_ANY, FC_BOOK_FUTURE);
  bool level = fc_args_money(args, "level", &step->ceiling.money);
  bool growth = fc_args_rate(args, "growth", &step->ceiling.growth);
  if (!level && !growth)
    return fc_args_fail(args, NULL, "cap takes a \"level\", a \"growth\", or both: a level that grows");
  step->ceiling.kind = level ? FC_TERM_MONEY : FC_TERM_FIRST_DUE;
  bool grouped = fc_args_per(args) == FC_PER_GOVERNMENT || fc_args_per(args) == FC_PER_PROGRAM;
  if (grouped && !level)
    return fc_args_fail(args, "growth", "a cap for each government or program takes a \"level\"");
  step->sharing = grouped ? FC_SHARE_EXCESS : FC_EACH;
  return FC_OK;
}

static void cap_words(const fc_effect_args *args, fc_buf *out) {
  fc_money level;
  fc_rate growth = {0, 1};
  fc_buf_text(out, "capped at ");
  bool levelled = fc_args_money(args, "level", &level);
  bool grown = fc_args_rate(args, "growth", &growth);
  if (!levelled) {
    fc_buf_text(out, "growth of ");
    fc_words_rate(out, growth);
    fc_buf_text(out, " a year");
    return;
  }
  fc_words_money(out, level);
  if (grown && growth.num) {
    fc_buf_char(out, ' ');
    fc_words_growth(out, growth);
  }
  fc_words_per(out, fc_args_per(args));
}

static const fc_param cap_params[] = {
    {.name = "level",
     .type = FC_PARAM_MONEY,
     .value = "$3M",
     .min = "0",
     .help = "ceiling in dollars a year: of each award, or with \"per\" of each government or program together"},
    {.name = "growth", .type = FC_PARAM_RATE, .value = "3%", .min = "-100%", .help = "growth of the ceiling a year"},
    {0},
};

const fc_effect fc_effect_cap = {
    .name = "cap",
    .summary = "hold grants at a level, or to a rate of growth",
    .params = cap_params,
    .example = "\"effect\": \"cap\", \"growth\": \"3%\"",
    .source = "capped allotments and per-capita caps: FFIS, proposals for Medicaid of 2017 and 2025",
    .translate = cap_translate,
    .doing = "Capping",
    .done = "capped",
    .words = cap_words,
};
