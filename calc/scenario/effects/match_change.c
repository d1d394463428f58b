/* match_change.c - the federal share of a program changes.
 *
 * With "maintain" the program keeps its size and the recipient pays what the federal share no longer does. With
 * "hold_local" the recipient's money stays as it is and the program shrinks to what that money now matches. A program
 * of 400 at 75 % (300 federal) that falls to 70 %: maintain loses 20 and costs 20; hold_local loses 66.67, of 333.33.
 */
#include "number/ratio.h"
#include "scenario/effect.h"

enum { MAINTAIN, HOLD_LOCAL };

/* 1 - (1 - from) / from * to / (1 - to) = (from - to) / (from * (1 - to)), and (from - to) / from. */
static fc_ratio part_lost(fc_rate from, fc_rate to, int response) {
  fc_ratio fall = fc_ratio_of((fc_i128)from.num * to.den - (fc_i128)to.num * from.den, (fc_i128)from.num * to.den);
  return response == MAINTAIN ? fall : fc_ratio_of(fall.num * to.den, fall.den * (to.den - to.num));
}

static fc_status match_change_translate(const fc_effect_args *args, fc_steps *out) {
  fc_step *step = fc_steps_add(out, FC_ON_ANY, FC_BOOK_FUTURE);
  fc_rate from = {1, 1}, to = {0, 1};
  int response = fc_args_choice(args, "response", MAINTAIN);
  fc_args_rate(args, "from", &from);
  fc_args_rate(args, "to", &to);
  if (from.num <= 0)
    return fc_args_fail(args, "from", "the federal share before must be above 0%%");
  if ((fc_i128)to.num * from.den > (fc_i128)from.num * to.den)
    return fc_args_fail(args, "to", "the federal share would rise: a cut takes money and never adds any");
  if (response == HOLD_LOCAL && from.num >= from.den)
    return fc_args_fail(args, "from", "a program that is all federal has no local money to hold");
  fc_ratio lost = part_lost(from, to, response);
  if (lost.num > INT64_MAX || lost.den > INT64_MAX)
    return fc_args_fail(args, "from", "the shares have more digits than can be reckoned with");
  step->rate = (fc_term){.kind = FC_TERM_RATE, .rate = {(int64_t)lost.num, (int64_t)lost.den}};
  fc_step_book(step, FC_BOOK_OWN, (fc_rate){response == MAINTAIN, 1}, 0);
  return FC_OK;
}

/* A share that would rise takes nothing. */
static void match_change_draw(fc_drawn_args *args, fc_drawn_step *steps) {
  size_t rows;
  if (!fc_drawn(args, "from") && !fc_drawn(args, "to"))
    return;
  const double *from = fc_drawn_any(args, "from", 1), *to = fc_drawn_any(args, "to", 0);
  double *rate = fc_drawn_room(args, &rows);
  bool holds = fc_args_choice(fc_drawn_certain(args), "response", MAINTAIN) == HOLD_LOCAL;
  for (size_t i = 0; i < rows; i++) {
    double fall = from[i] > to[i] ? (from[i] - to[i]) / from[i] : 0;
    rate[i] = holds && fall > 0 ? fall / (1 - to[i]) : fall;
  }
  steps->rate = rate;
}

static void match_change_words(const fc_effect_args *args, fc_buf *out) {
  fc_rate from = {1, 1}, to = {0, 1};
  fc_args_rate(args, "from", &from);
  fc_args_rate(args, "to", &to);
  fc_buf_text(out, "federal share lowered from ");
  fc_words_rate(out, from);
  fc_buf_text(out, " to ");
  fc_words_rate(out, to);
}

static const fc_param match_change_params[] = {
    {.name = "from",
     .type = FC_PARAM_RATE,
     .required = true,
     .value = "75%",
     .min = "0%",
     .max = "100%",
     .help = "federal share of the program's cost before"},
    {.name = "to",
     .type = FC_PARAM_RATE,
     .required = true,
     .value = "70%",
     .min = "0%",
     .max = "100%",
     .help = "federal share after"},
    {.name = "response",
     .type = FC_PARAM_CHOICE,
     .choices = "maintain|hold_local",
     .help = "maintain: the program keeps its size; hold_local: the recipient's money stays and the program shrinks"},
    {0},
};

const fc_effect fc_effect_match_change = {
    .name = "match_change",
    .summary = "change the federal share of a program",
    .params = match_change_params,
    .example = "\"effect\": \"match_change\", \"from\": \"75%\", \"to\": \"70%\", \"response\": \"maintain\"",
    .source = "matching rates such as the FMAP: CRS R43847; cost sharing, 2 CFR 200.306",
    .translate = match_change_translate,
    .draw = match_change_draw,
    .doing = "Lowering the federal share of",
    .done = "federal share lowered",
    .words = match_change_words,
};
