/* moe_penalty.c - local spending falls below a floor, and the grant with it.
 *
 * Maintenance of effort: with a floor of 100M and 95M spent, a grant of 10M loses 5M dollar for dollar, 0.5M in
 * proportion, or all of it; never more than the grant. The penalty often comes some years after the shortfall. */
#include "number/ratio.h"
#include "scenario/effect.h"

enum { DOLLAR_FOR_DOLLAR, PROPORTIONAL, ALL };

static fc_status read_floor(const fc_effect_args *args, fc_money *floor) {
  fc_rate rate;
  fc_money of;
  if (!fc_args_is_rate(args, "floor")) {
    fc_args_money(args, "floor", floor);
    return fc_args_money(args, "of", &of) ? fc_args_fail(args, "of", "\"of\" goes with a floor that is a rate") : FC_OK;
  }
  fc_args_rate(args, "floor", &rate);
  if (!fc_args_money(args, "of", &of))
    return fc_args_fail(args, "floor", "a floor that is a rate needs \"of\": the spending of the year it is a rate of");
  return fc_money_scale(of, rate, FC_HALF_AWAY, floor) == FC_OK
             ? FC_OK
             : fc_args_fail(args, "floor", "the floor is beyond the range of money");
}

static fc_status moe_penalty_translate(const fc_effect_args *args, fc_steps *out) {
  fc_step *step = fc_steps_add(out, FC_ON_ANY, FC_BOOK_FUTURE);
  fc_money floor = 0, spent = 0;
  int penalty = fc_args_choice(args, "penalty", DOLLAR_FOR_DOLLAR);
  fc_status status = read_floor(args, &floor);
  if (status != FC_OK)
    return status;
  fc_args_money(args, "spent", &spent);
  fc_args_count(args, "lag", &out->lag);
  fc_money shortfall = floor > spent ? floor - spent : 0;
  fc_rate rate = {shortfall > 0, 1};
  if (penalty == DOLLAR_FOR_DOLLAR) {
    step->amount = (fc_term){.kind = FC_TERM_MONEY, .money = shortfall};
    step->sharing = FC_SHARE_AMOUNT;
    return FC_OK;
  }
  if (penalty == PROPORTIONAL && floor > 0) {
    fc_ratio part = fc_ratio_of(shortfall, floor);
    rate = (fc_rate){(int64_t)part.num, (int64_t)part.den};
  }
  step->rate = (fc_term){.kind = FC_TERM_RATE, .rate = rate};
  return FC_OK;
}

/* The floor in dollars; a rate of "of" where it is one at its point. */
static const double *floor_of(fc_drawn_args *args) {
  size_t rows;
  const double *floor = fc_drawn_any(args, "floor", 0), *of = fc_drawn_any(args, "of", 0);
  bool is_rate = fc_args_is_rate(fc_drawn_certain(args), "floor");
  double *out = fc_drawn_room(args, &rows);
  for (size_t i = 0; i < rows; i++)
    out[i] = is_rate ? floor[i] * of[i] : floor[i];
  return out;
}

static void moe_penalty_draw(fc_drawn_args *args, fc_drawn_step *steps) {
  size_t rows;
  if (!fc_drawn(args, "floor") && !fc_drawn(args, "of") && !fc_drawn(args, "spent"))
    return;
  int penalty = fc_args_choice(fc_drawn_certain(args), "penalty", DOLLAR_FOR_DOLLAR);
  const double *floor = floor_of(args), *spent = fc_drawn_any(args, "spent", 0);
  double *out = fc_drawn_room(args, &rows);
  for (size_t i = 0; i < rows; i++) {
    double shortfall = floor[i] > spent[i] ? floor[i] - spent[i] : 0;
    bool whole = penalty == ALL || (penalty == PROPORTIONAL && floor[i] <= 0);
    out[i] = penalty == DOLLAR_FOR_DOLLAR ? shortfall : whole ? shortfall > 0 : shortfall / floor[i];
  }
  *(penalty == DOLLAR_FOR_DOLLAR ? &steps->amount : &steps->rate) = out;
}

static void moe_penalty_words(const fc_effect_args *args, fc_buf *out) {
  static const char *const penalties[] = {"dollar for dollar", "in proportion", "with all of the grant"};
  fc_money spent = 0, floor = 0;
  fc_args_money(args, "spent", &spent);
  read_floor(args, &floor);
  fc_buf_printf(out, "penalized %s for local spending of ",
                penalties[fc_args_choice(args, "penalty", DOLLAR_FOR_DOLLAR)]);
  fc_words_money(out, spent);
  fc_buf_text(out, " against a floor of ");
  fc_words_money(out, floor);
}

static const fc_param moe_penalty_params[] = {
    {.name = "floor",
     .type = FC_PARAM_FIGURE,
     .required = true,
     .value = "$100M",
     .min = "0",
     .help = "least local spending: an amount, or a rate of \"of\""},
    {.name = "of",
     .type = FC_PARAM_MONEY,
     .value = "$100M",
     .min = "0",
     .help = "spending of the year that the floor is a rate of"},
    {.name = "spent", .type = FC_PARAM_MONEY, .required = true, .value = "$95M", .min = "0", .help = "local spending"},
    {.name = "penalty",
     .type = FC_PARAM_CHOICE,
     .choices = "dollar_for_dollar|proportional|all",
     .help = "what the shortfall costs: as much, its part of the floor from each grant, or all of the grants"},
    {.name = "lag",
     .type = FC_PARAM_COUNT,
     .value = "1",
     .min = "0",
     .max = "50",
     .help = "years after which the penalty comes"},
    {0},
};

const fc_effect fc_effect_moe_penalty = {
    .name = "moe_penalty",
    .summary = "penalize local spending below its floor (maintenance of effort)",
    .params = moe_penalty_params,
    .example = "\"effect\": \"moe_penalty\", \"floor\": \"$100M\", \"spent\": \"$95M\", \"penalty\": \"proportional\"",
    .source = "maintenance of effort: ESEA section 8521 (90 % of the second year before), TANF, IDEA part B",
    .translate = moe_penalty_translate,
    .draw = moe_penalty_draw,
    .doing = "Penalizing",
    .done = "penalized",
    .words = moe_penalty_words,
};
