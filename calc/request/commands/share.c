/* share.c - what share one reported amount is of another, without any file.
 *
 * Each figure carries the rounding with which it was written; the two are independent, so that the ends of the share are
 * the quotients of opposite ends (SEMANTICS section 2). Time is of a year of 365 days. */
#include "number/figure.h"
#include "request/command.h"

#include <string.h>

enum { DAYS_OF_YEAR = 365, CENTS_OF_DOLLAR = 100 };

/* A ratio with the range that rounded inputs leave; den 0: none. */
typedef struct ratio_range {
  fc_ratio value, low, high;
} ratio_range;

typedef struct share_answer {
  fc_figure amount, total, population; /* population in hundredths, as amounts are read */
  bool has_population;
  ratio_range share, one_in, per_capita, days;
} share_answer;

static fc_status read_figure(fc_ctx *ctx, const fc_param *param, const char *text, fc_figure *out) {
  fc_number_fault fault = {0, 1, NULL};
  fc_status status = fc_amount_parse(text, strlen(text), FC_AMOUNT_PLAIN, out, &fault);
  if (!status)
    return FC_OK;
  const char *field = fc_param_is_positional(param) ? param->name : fc_ctx_format(ctx, "--%s", param->name);
  fc_where where = {.field = field, .excerpt = fc_str_of(text)};
  if (status == FC_OVERFLOW)
    return fc_fail(ctx, FC_BAD_USAGE, "F607", &where, NULL, "%s is beyond 92 quadrillion", field);
  where.mark_at = fault.at;
  where.mark_length = fault.length;
  where.mark = fault.what;
  return fc_fail(ctx, FC_BAD_USAGE, "F607", &where,
                 "write 4.3M, $4.3 million, 1,234.50 or 85990000000; scale words are K, M, B and tn", "%s is no amount",
                 field);
}

static fc_status refuse_whole(fc_ctx *ctx, const fc_param *param, const char *text, const fc_figure *figure) {
  if (figure->low > 0)
    return FC_OK;
  const char *field = fc_param_is_positional(param) ? param->name : fc_ctx_format(ctx, "--%s", param->name);
  return fc_fail(ctx, FC_BAD_USAGE, "F610", &(fc_where){.field = field, .excerpt = fc_str_of(text)},
                 "a share is of something that is more than zero", "%s is %s", field,
                 figure->value == 0 ? "zero" : "not more than zero");
}

/* part / whole * factor, whole > 0. The low end of a negative part is over the low end of the whole. */
static ratio_range divide(fc_figure part, fc_figure whole, int64_t num, int64_t den) {
  fc_money low_whole = part.low < 0 ? whole.low : whole.high;
  fc_money high_whole = part.high < 0 ? whole.high : whole.low;
  return (ratio_range){
      .value = fc_ratio_of((fc_i128)part.value * num, (fc_i128)whole.value * den),
      .low = fc_ratio_of((fc_i128)part.low * num, (fc_i128)low_whole * den),
      .high = fc_ratio_of((fc_i128)part.high * num, (fc_i128)high_whole * den),
  };
}

static fc_ratio inverse(fc_ratio of) {
  return of.num > 0 ? fc_ratio_of(of.den, of.num) : (fc_ratio){0, 0};
}

static void answer_share(share_answer *to) {
  to->share = divide(to->amount, to->total, 1, 1);
  to->days = divide(to->amount, to->total, DAYS_OF_YEAR, 1);
  to->one_in = (ratio_range){inverse(to->share.value), inverse(to->share.high), inverse(to->share.low)};
  if (to->has_population) /* cents over hundredths of residents are dollars a resident */
    to->per_capita = divide(to->amount, to->population, 1, 1);
}

/* The one row, column by column; a range stands beside its figure where the figure has one. */
typedef struct row_writer {
  fc_column columns[24];
  fc_cell cells[24];
  size_t n;
} row_writer;

static void put(row_writer *row, const char *name, fc_type type, const char *unit, fc_cell cell) {
  row->columns[row->n] = (fc_column){.name = name, .type = type, .unit = unit};
  row->cells[row->n++] = cell;
}

static void put_figure(row_writer *row, const char *const names[3], fc_figure figure) {
  put(row, names[0], FC_MONEY, "USD", fc_cell_money(figure.value));
  if (fc_figure_is_exact(figure))
    return;
  put(row, names[1], FC_MONEY, "USD", fc_cell_money(figure.low));
  put(row, names[2], FC_MONEY, "USD", fc_cell_money(figure.high));
}

static void put_range(row_writer *row, const char *const names[3], fc_type type, const char *unit, ratio_range range,
                      bool exact) {
  put(row, names[0], type, unit, fc_cell_ratio(range.value));
  if (exact)
    return;
  put(row, names[1], type, unit, fc_cell_ratio(range.low));
  put(row, names[2], type, unit, fc_cell_ratio(range.high));
}

#define NAMES(name) ((const char *const[3]){name, name "_low", name "_high"})

static void put_row(row_writer *row, const share_answer *answer, const char *amount, const char *total) {
  bool exact = fc_figure_is_exact(answer->amount) && fc_figure_is_exact(answer->total);
  put_figure(row, NAMES("amount"), answer->amount);
  put(row, "amount_hedge", FC_TEXT, "", fc_cell_text(fc_str_of(fc_hedge_word(answer->amount.hedge))));
  put(row, "amount_written", FC_TEXT, "", fc_cell_text(fc_str_of(amount)));
  put_figure(row, NAMES("total"), answer->total);
  put(row, "total_hedge", FC_TEXT, "", fc_cell_text(fc_str_of(fc_hedge_word(answer->total.hedge))));
  put(row, "total_written", FC_TEXT, "", fc_cell_text(fc_str_of(total)));
  put_range(row, NAMES("share"), FC_SHARE, "", answer->share, exact);
  put_range(row, NAMES("one_in"), FC_NUMBER, "", answer->one_in, exact);
  if (answer->has_population)
    put_range(row, NAMES("per_capita"), FC_NUMBER, "USD per resident", answer->per_capita,
              fc_figure_is_exact(answer->amount) && fc_figure_is_exact(answer->population));
  put_range(row, NAMES("days_of_spending"), FC_NUMBER, "days", answer->days, exact);
  if (answer->has_population)
    put(row, "population", FC_INTEGER, "residents", fc_cell_integer(answer->population.value / CENTS_OF_DOLLAR));
}

static fc_status build(const share_answer *answer, const char *amount, const char *total, fc_result *result) {
  row_writer row = {.n = 0};
  put_row(&row, answer, amount, total);
  fc_table_builder *table;
  fc_status status = fc_result_build_table(result, "share", row.columns, row.n, &table);
  return status ? status : fc_table_add_row(table, row.cells);
}

static const fc_param params[] = {
    {.name = "AMOUNT", .type = FC_PARAM_TEXT, .required = true, .help = "the part: 4.3M, '$4.3 million', 4,120,447"},
    {.name = "TOTAL",
     .type = FC_PARAM_TEXT,
     .required = true,
     .help = "the whole: 85.99B, 'nearly $86 billion', =1B where every digit is meant"},
    {.name = "population", .type = FC_PARAM_TEXT, .value = "N", .help = "residents: the amount for each of them too"},
    {0}};

static fc_status read_figures(fc_ctx *ctx, const fc_asked *asked, share_answer *to) {
  const char *const texts[3] = {fc_asked_argument(asked, 0), fc_asked_argument(asked, 1),
                                fc_asked_value(asked, "population")};
  fc_figure *const figures[3] = {&to->amount, &to->total, &to->population};
  fc_status status = FC_OK;
  for (size_t i = 0; i < 3; i++) {
    if (!texts[i])
      continue;
    fc_status each = read_figure(ctx, &params[i], texts[i], figures[i]);
    if (!each && i > 0)
      each = refuse_whole(ctx, &params[i], texts[i], figures[i]);
    status = status ? status : each;
  }
  to->has_population = texts[2] != NULL;
  return status;
}

static fc_status share_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  share_answer answer = {.has_population = false};
  fc_status status = read_figures(ctx, asked, &answer);
  if (status)
    return status;
  answer_share(&answer);
  status = fc_result_new("share", out);
  if (!status)
    status = build(&answer, fc_asked_argument(asked, 0), fc_asked_argument(asked, 1), *out);
  return status ? fc_fail_memory(ctx) : FC_OK;
}

const fc_command fc_command_share = {
    .name = "share",
    .summary = "what share one amount is of another, with the digits that both support",
    .synopsis = "share AMOUNT TOTAL [--population N]",
    .about = "Amounts are taken as reported: 4.3M stands for 4.25 to 4.35 million, a number written out is exact to the "
             "cent, and = before a number makes it exact. The share is printed with as many digits as that leaves, and "
             "its range beside it. Of the total spent in a year of 365 days the amount is also given as time.",
    .examples = "  fiscalc share '$4.3M' '$85.99B' --population 8622698\n"
                "  fiscalc share 4,120,447 'nearly $86 billion'\n"
                "  fiscalc share =1B 85.99B --fail-if 'share>1%'\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_finding, &fc_options_output, NULL},
    .run = share_run,
};
