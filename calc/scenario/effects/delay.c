/* delay.c - money comes later.
 *
 * All that is left of a year's grant goes in that year and comes in later ones, so that over enough years nothing is
 * lost; waiting costs its simple interest, which is kept apart. An award whose period ends before the money would come
 * may lapse instead. 4.3M held for 48 months at 2 % cost 344,000. Practice: holds, pauses, late reimbursement. */
#include "number/ratio.h"
#include "scenario/effect.h"

static fc_status delay_translate(const fc_effect_args *args, fc_steps *out) {
  fc_step *step = fc_steps_add(out, FC_ON_ANY, FC_BOOK_FUTURE);
  fc_rate interest = {0, 1};
  int months = 0;
  step->rate = (fc_term){.kind = FC_TERM_RATE, .rate = {1, 1}};
  fc_args_count(args, "months", &months);
  fc_args_rate(args, "interest", &interest);
  fc_ratio cost = fc_ratio_of((fc_i128)interest.num * months, (fc_i128)interest.den * 12);
  if (cost.num > INT64_MAX || cost.den > INT64_MAX)
    return fc_args_fail(args, "interest", "the interest has more digits than can be reckoned with");
  fc_step_book(step, FC_BOOK_FUTURE, (fc_rate){-1, 1}, months);
  fc_step_book(step, FC_BOOK_CASH, (fc_rate){-1, 1}, 0);
  fc_step_book(step, FC_BOOK_CASH, (fc_rate){1, 1}, months);
  fc_step_book(step, FC_BOOK_FLOAT, (fc_rate){(int64_t)cost.num, (int64_t)cost.den}, 0);
  for (size_t i = 1; i < step->bookings && fc_args_flag(args, "lapses"); i++)
    step->booking[i].lapses = step->booking[i].account != FC_BOOK_CASH || step->booking[i].months > 0;
  return FC_OK;
}

static void delay_draw(fc_drawn_args *args, fc_drawn_step *steps) {
  enum { FLOAT = 4 }; /* its place among the bookings */
  const double *interest = fc_drawn(args, "interest");
  int months = 0;
  size_t rows;
  if (!interest)
    return;
  fc_args_count(fc_drawn_certain(args), "months", &months);
  double *cost = fc_drawn_room(args, &rows);
  for (size_t i = 0; i < rows; i++)
    cost[i] = interest[i] * months / 12;
  steps->coefficient[FLOAT] = cost;
}

static void delay_words(const fc_effect_args *args, fc_buf *out) {
  int months = 0;
  fc_args_count(args, "months", &months);
  fc_buf_text(out, "delayed by ");
  fc_words_count(out, months, "month");
}

static const fc_param delay_params[] = {
    {.name = "months",
     .type = FC_PARAM_COUNT,
     .required = true,
     .value = "48",
     .min = "1",
     .max = "600",
     .help = "by how many months the money comes later"},
    {.name = "interest",
     .type = FC_PARAM_RATE,
     .value = "2%",
     .min = "0%",
     .max = "100%",
     .help = "simple interest a year on money that is waited for"},
    {.name = "lapses",
     .type = FC_PARAM_FLAG,
     .help = "true: an award whose period ends before its money would come is not paid at all"},
    {0},
};

const fc_effect fc_effect_delay = {
    .name = "delay",
    .summary = "pay later: minus in the year due, plus in the years paid, with the cost of waiting",
    .params = delay_params,
    .example = "\"effect\": \"delay\", \"months\": 48, \"interest\": \"2%\"",
    .source = "holds and pauses of grants; the Byrne JAG awards of 2017 came about four years late",
    .translate = delay_translate,
    .draw = delay_draw,
    .doing = "Delaying",
    .done = "delayed",
    .words = delay_words,
};
