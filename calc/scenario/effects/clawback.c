/* clawback.c - money that was received is taken back.
 *
 * It acts once, on what was received: the outlays of an award, of a flow row without outlays its amount. It is a loss
 * in the year in which it is demanded, and cash in the year in which it is paid or offset. What is disputed stays in
 * the loss and is shown as expected back. Practice: disallowed costs and recoupment, 2 CFR 200.339 and 200.346. */
#include "scenario/effect.h"

static fc_status clawback_translate(const fc_effect_args *args, fc_steps *out) {
  fc_step *step = fc_steps_add(out, FC_ON_ANY, FC_BOOK_CLAWBACK);
  fc_rate disputed = {0, 1};
  int months = 0;
  step->received = true;
  bool rated = fc_args_rate(args, "rate", &step->rate.rate);
  if (fc_args_money(args, "amount", &step->amount.money)) {
    if (rated)
      return fc_args_fail(args, "rate", "clawback takes either a \"rate\" or an \"amount\"");
    step->amount.kind = FC_TERM_MONEY;
    step->sharing = FC_SHARE_AMOUNT;
  } else {
    step->rate = (fc_term){.kind = FC_TERM_RATE, .rate = rated ? step->rate.rate : (fc_rate){1, 1}};
  }
  fc_args_rate(args, "disputed", &disputed);
  fc_args_count(args, "paid_after", &months);
  fc_step_book(step, FC_BOOK_CASH, (fc_rate){-1, 1}, months);
  fc_step_book(step, FC_BOOK_EXPECTED_BACK, disputed, 0);
  return FC_OK;
}

static void clawback_draw(fc_drawn_args *args, fc_drawn_step *steps) {
  enum { EXPECTED_BACK = 2 }; /* its place among the bookings */
  steps->rate = fc_drawn(args, "rate");
  steps->amount = fc_drawn(args, "amount");
  steps->coefficient[EXPECTED_BACK] = fc_drawn(args, "disputed");
}

static void clawback_words(const fc_effect_args *args, fc_buf *out) {
  fc_money amount;
  fc_rate rate = {1, 1};
  if (fc_args_money(args, "amount", &amount)) {
    fc_words_money(out, amount);
  } else if (!fc_args_rate(args, "rate", &rate) || rate.num == rate.den) {
    fc_buf_text(out, "all that was received of");
    return;
  } else {
    fc_words_rate(out, rate);
  }
  fc_buf_text(out, " of what was received of");
}

static const fc_param clawback_params[] = {
    {.name = "rate",
     .type = FC_PARAM_RATE,
     .value = "50%",
     .min = "0%",
     .max = "100%",
     .help = "share of what was received; all of it without"},
    {.name = "amount",
     .type = FC_PARAM_MONEY,
     .value = "$80.5M",
     .min = "0",
     .help = "dollars taken back from all selected grants together, never more than was received"},
    {.name = "disputed",
     .type = FC_PARAM_RATE,
     .value = "25%",
     .min = "0%",
     .max = "100%",
     .help = "share of it that is expected back; the loss holds all of it"},
    {.name = "paid_after",
     .type = FC_PARAM_COUNT,
     .value = "12",
     .min = "0",
     .max = "600",
     .help = "months from the demand to the payment"},
    {0},
};

const fc_effect fc_effect_clawback = {
    .name = "clawback",
    .summary = "take back money that was received",
    .params = clawback_params,
    .example = "\"effect\": \"clawback\", \"amount\": \"$80.5M\"",
    .source = "disallowed costs and recoupment: 2 CFR 200.339, 200.346",
    .needs_outlays = true,
    .translate = clawback_translate,
    .draw = clawback_draw,
    .doing = "Taking back",
    .words = clawback_words,
};
