/* test_draws.c - the draw path gives what compiling anew at the drawn values gives, but for the roundings of cents: for every
 * effect and metric that can be drawn, of all awards, of each row and cut, of all years and of each. */
#include "unit/plan_case.h"

#include "chance/dependence.h"
#include "impact/draws.h"
#include "impact/tally.h"

#include <math.h>
#include <stdio.h>

static const char governments[] = "government,state,type,population,fiscal_year_start\n"
                                  "A,NY,city,1000000,07-01\nB,NY,city,5000000,10-01\nC,CA,city,700000,01-01\n";
static const char budgets[] = "government,fiscal_year,amount\nA,2018,100000\nB,2018,200000\nA,2019,110000\nB,2019,210000\n"
                              "C,2018,90000\nC,2019,91000\n";
static const char grants[] =
    "government,fiscal_year,award_id,program,amount,amount_basis,outlayed,incurred,period_end,award_year,priority,match_rate\n"
    "A,2018,1,x,1000.01,,,,,2018,high,25%\nA,2018,2,y,333.33,,,,,2018,low,\nA,2018,3,x,-20,,,,,2018,high,\n"
    "B,2018,1,x,50000,,,,,2018,high,50%\nB,2018,2,z,0.01,,,,,2018,low,\nB,2019,3,y,777.77,,,,,2019,high,10%\n"
    "A,2018,4,z,900,awarded,400,100,2020-01-01,2018,low,\nC,2018,5,z,9000,awarded,4000,1000,,2018,high,\n"
    "C,2018,6,x,1234.56,,,,,2018,low,20%\nC,2018,7,x,1234.56,,,,,2018,low,20%\nC,2018,8,y,9999,,,,,2018,,\n";

typedef struct drawn {
  answered of;
  fc_arena arena;
  fc_survey survey;
  fc_drawn_figure *figure;
  size_t n;
  fc_function function;
} drawn;

/* Every metric that can be drawn and has a value, of the total, of each row, of the years together and of each. */
static void list_figures(drawn *d) {
  size_t most = (d->survey.n_rows + 1) * d->survey.n_metrics * (d->survey.n_years + 1) + d->survey.n_cuts;
  d->figure = fc_arena_array(&d->arena, most, sizeof *d->figure);
  for (size_t scope = 0; scope <= d->survey.n_rows; scope++)
    for (size_t m = 0; m < d->survey.n_metrics; m++)
      for (size_t y = 0; y <= d->survey.n_years; y++) {
        fc_drawn_figure figure = {scope ? FC_DRAWN_ROW : FC_DRAWN_TOTAL, scope ? scope - 1 : 0,
                                  y == d->survey.n_years ? FC_DRAWN_YEARS : y, d->survey.metric[m]};
        fc_function one;
        if (y < d->survey.n_years && d->survey.n_years == 1)
          continue;
        if (fc_plan_function(ctx, d->of.plan, d->of.scenario, &figure, 1, &d->arena, &one) == FC_OK)
          d->figure[d->n++] = figure;
        for (size_t i = 0; i < fc_diag_count(ctx); i++)
          if (strcmp(fc_diag_at(ctx, i)->code, "F440") != 0)
            fail_msg("%s", fc_diag_at(ctx, i)->message);
        fc_diag_clear(ctx);
      }
  for (size_t k = 0; k < d->survey.n_cuts; k++)
    d->figure[d->n++] = (fc_drawn_figure){FC_DRAWN_CUT, k, FC_DRAWN_YEARS, fc_metric_find(FC_STR("loss"))};
}

static void print_faults(fc_status status) {
  for (size_t i = 0; status != FC_OK && i < fc_diag_count(ctx); i++)
    print_message("%s: %s\n", fc_diag_at(ctx, i)->code, fc_diag_at(ctx, i)->message);
  assert_int_equal(status, FC_OK);
}

static drawn draw(const char *members) {
  drawn d = {.of = answered_with(governments, budgets, grants, members, NULL)};
  print_faults(fc_plan_survey(ctx, d.of.plan, &d.arena, &d.survey));
  list_figures(&d);
  print_faults(fc_plan_function(ctx, d.of.plan, d.of.scenario, d.figure, d.n, &d.arena, &d.function));
  return d;
}

static void drop(drawn *d) {
  forget(&d->of);
  fc_arena_free(&d->arena);
}

/* The exact answer at the values of one draw. */
typedef struct exact_answer {
  const drawn *d;
  double *value;
} exact_answer;

static fc_status take(fc_ctx *of, fc_tally *tally, const void *what, fc_result *result) {
  const exact_answer *to = what;
  (void)of;
  (void)result;
  for (size_t k = 0; k < to->d->n; k++) {
    const fc_drawn_figure *figure = &to->d->figure[k];
    fc_value value = {0};
    if (figure->scope == FC_DRAWN_CUT) {
      const fc_plan_cut *cut = &tally->plan->cuts[figure->index];
      fc_i128 loss = 0;
      for (uint32_t i = 0; i < cut->n_touched; i++)
        loss += fc_plan_loss_by(tally->plan, cut->touched[i], (uint32_t)figure->index, i, tally->taken[FC_VALUE]);
      to->value[k] = (double)loss / 100;
      continue;
    }
    fc_group group = tally->total;
    if (figure->scope == FC_DRAWN_ROW) {
      fc_tally_open_row(tally, figure->index, &group);
      if (figure->year != FC_DRAWN_YEARS)
        fc_tally_open_year(tally, figure->index, figure->year, &group.row);
    } else if (figure->year != FC_DRAWN_YEARS) {
      group.row = tally->total.in_year[figure->year];
    }
    figure->metric->compute(&group.row, &value);
    to->value[k] = value.present ? fc_ratio_double(value.value) / (figure->metric->type == FC_MONEY ? 100 : 1) : NAN;
  }
  return FC_OK;
}

static void answer_exactly(const drawn *d, const char *const *text, double *value) {
  fc_scenario *varied;
  fc_plan *plan;
  fc_result *result;
  exact_answer what = {d, value};
  const fc_where where = {0};
  print_faults(fc_scenario_vary(ctx, d->of.scenario, &varied));
  for (size_t i = 0; i < d->function.n_inputs; i++) {
    const char *name = d->of.scenario->parameters[fc_plan_inputs(&d->function)[i].parameter].name;
    print_faults(fc_scenario_set_point(ctx, varied, fc_str_of(name), fc_str_of(text[i]), &where));
  }
  print_faults(fc_scenario_retake(ctx, varied));
  print_faults(fc_plan_compile(ctx, d->of.dataset, varied, NULL, &plan));
  print_faults(fc_tally_answer(ctx, plan, take, &what, &result));
  fc_result_free(result);
  fc_plan_free(plan);
  fc_scenario_free(varied);
}

static unsigned next(unsigned *state) {
  *state = *state * 1103515245u + 12345u;
  return *state >> 16;
}

/* A value that a parameter may have, as a number and as it is written. */
static double choose(const fc_parameter *of, unsigned *state, char *text, size_t room) {
  if (of->n_outcomes) {
    size_t i = next(state) % of->n_outcomes;
    snprintf(text, room, "%s", of->outcome[i].name);
    return of->kind == FC_OUTCOMES ? (double)i : (double)of->outcome[i].value.num / (double)of->outcome[i].value.den;
  }
  double low = fc_law_quantile(&of->law, 0.01), high = fc_law_quantile(&of->law, 0.99);
  double value = round((low + (high - low) * (next(state) % 1000) / 1000) * 1e4) / 1e4;
  snprintf(text, room, "%.4f", value);
  return value;
}

enum { ROWS = 40, INPUTS = 12 };

/* Roundings: half a cent for each award, step and year, and for each year of growth. */
static double allowance(const drawn *d, const fc_drawn_figure *figure, double value) {
  double cents = 0.005 * (double)(d->of.plan->n_takings + 30);
  switch (figure->metric->type) {
  case FC_MONEY:
    return figure->metric->unit[0] == 'U' && strlen(figure->metric->unit) == 3 ? cents : cents / 100000;
  default:
    return (1 + fabs(value)) * cents / (figure->metric->after_loss ? 5 : 300); /* own cost may be a few dollars */
  }
}

static void assert_same(drawn *d, unsigned seed) {
  static double x[INPUTS][ROWS];
  static char text[ROWS][INPUTS][40];
  const double *columns[INPUTS];
  size_t n = d->function.n_inputs;
  double *y = fc_arena_array(&d->arena, d->n * ROWS, sizeof *y), *value = fc_arena_array(&d->arena, d->n, sizeof *value);
  double **out = fc_arena_array(&d->arena, d->n, sizeof *out);
  assert_true(n <= INPUTS);
  for (size_t i = 0; i < n; i++) {
    columns[i] = x[i];
    for (size_t row = 0; row < ROWS; row++)
      x[i][row] = choose(&d->of.scenario->parameters[fc_plan_inputs(&d->function)[i].parameter], &seed, text[row][i],
                         sizeof text[row][i]);
  }
  for (size_t k = 0; k < d->n; k++)
    out[k] = y + k * ROWS;
  print_faults(d->function.evaluate(&d->function, columns, ROWS, out));
  for (size_t row = 0; row < ROWS; row++) {
    const char *texts[INPUTS];
    for (size_t i = 0; i < n; i++)
      texts[i] = text[row][i];
    answer_exactly(d, texts, value);
    for (size_t k = 0; k < d->n; k++) {
      bool same = isnan(value[k]) ? isnan(out[k][row]) : fabs(out[k][row] - value[k]) <= allowance(d, &d->figure[k], value[k]);
      if (!same) {
        for (size_t i = 0; i < n; i++)
          print_message("%s = %s\n", d->function.inputs[i].name, texts[i]);
        fail_msg("%s: drawn %.6f, exactly %.6f", d->function.outputs[k], out[k][row], value[k]);
      }
    }
  }
}

/* A sum of parts gives what the function gives. */
static void assert_parts(drawn *d, unsigned seed) {
  static double x[INPUTS][ROWS];
  const double *columns[INPUTS];
  double *memory = fc_arena_array(&d->arena, 3 * d->n * ROWS, sizeof *memory);
  double **y = fc_arena_array(&d->arena, 3 * d->n, sizeof *y);
  char text[40];
  for (size_t k = 0; k < 3 * d->n; k++)
    y[k] = memory + k * ROWS;
  for (size_t i = 0; i < d->function.n_inputs; i++) {
    columns[i] = x[i];
    for (size_t row = 0; row < ROWS; row++)
      x[i][row] = choose(&d->of.scenario->parameters[fc_plan_inputs(&d->function)[i].parameter], &seed, text, sizeof text);
  }
  print_faults(d->function.evaluate(&d->function, columns, ROWS, y));
  print_faults(fc_function_add_parts(&d->function, columns, ROWS, y + d->n, y + 2 * d->n));
  for (size_t k = 0; k < d->n; k++)
    for (size_t row = 0; row < ROWS; row++)
      assert_true(fabs(y[k][row] - y[d->n + k][row]) <= 1e-12 * (1 + fabs(y[k][row])));
}

#define ONE_YEAR "'years': { 'first': 2018, 'last': 2018 }, "
#define YEARS "'years': { 'first': 2018, 'last': 2021 }, 'report': { 'by': ['government'] }, "
#define RATE(name) "'" name "': { 'distribution': 'uniform', 'min': 0, 'max': 1 }"
#define COIN(name) "'" name "': { 'distribution': 'bernoulli', 'probability': 0.3 }"

static const char *const scenarios[] = {
    /* a rate, a condition */
    ONE_YEAR "'report': { 'by': ['government'] }, 'parameters': { " RATE("s") ", " COIN("c") " },"
    "'cuts': [ { 'effect': 'percent', 'rate': '$s', 'when': '$c' } ]",
    /* each effect in turn, several cuts on the same awards */
    YEARS "'baseline': { 'grant_growth': '3%', 'budget_growth': '2%', 'deflator': '1%' }, 'parameters': { " RATE("s") ", "
    "'a': { 'distribution': 'uniform', 'min': 0, 'max': 70000 } },"
    "'cuts': [ { 'select': { 'program': 'x' }, 'effect': 'percent', 'rate': '$s' },"
    " { 'select': { 'program': 'x|y' }, 'effect': 'amount', 'amount': '$a', 'phase': ['50%', '$s'] } ]",
    YEARS "'baseline': { 'grant_growth': '3%', 'budget_growth': '2%' }, 'parameters': { " RATE("s") ", "
    "'l': { 'distribution': 'uniform', 'min': 10, 'max': 2000 } , " COIN("c") "},"
    "'cuts': [ { 'effect': 'percent', 'rate': '$s', 'when': '$c' }, { 'effect': 'cap', 'level': '$l', 'growth': '2%' } ]",
    YEARS "'baseline': { 'grant_growth': '5%', 'budget_growth': '2%' }, 'parameters': { 'g': { 'distribution': 'uniform', "
    "'min': -0.1, 'max': 0.1 } }, 'cuts': [ { 'effect': 'cap', 'growth': '$g' } ]",
    ONE_YEAR "'report': { 'by': ['government'] }, 'parameters': { " RATE("s") ", " RATE("d") ", " COIN("c") " },"
    "'cuts': [ { 'effect': 'percent', 'rate': '$s', 'when': '$c' }, { 'effect': 'terminate', 'from': '2018-01-20', "
    "'when': '$s' },"
    " { 'effect': 'clawback', 'rate': '$d', 'disputed': '$s', 'paid_after': 5 } ]",
    YEARS "'baseline': { 'budget_growth': '2%', 'grant_growth': '1%' }, 'parameters': { " RATE("i") ", "
    "'m': { 'distribution': 'discrete', 'values': [3, 12, 20], 'probabilities': [0.2, 0.3, 0.5] },"
    "'court': { 'distribution': 'outcomes', 'outcomes': { 'kept': 0.5, 'lost': 0.3, 'late': 0.2 } } },"
    "'cuts': [ { 'effect': 'delay', 'months': '$m', 'interest': '$i', 'when': { 'court': ['lost', 'late'] } },"
    " { 'effect': 'percent', 'rate': '$i', 'when': '$m < 12.5' } ]",
    ONE_YEAR "'report': { 'by': ['program'] }, 'parameters': { 't': { 'distribution': 'uniform', 'min': 0.1, 'max': "
    "0.7 } },"
    "'cuts': [ { 'select': { 'program': 'x' }, 'effect': 'match_change', 'from': '75%', 'to': '$t' },"
    " { 'select': { 'program': 'y' }, 'effect': 'match_change', 'from': '75%', 'to': '$t', 'response': 'hold_local' } ],"
    "'response': { 'backfill': '$t' }",
    YEARS "'baseline': { 'budget_growth': '2%', 'grant_growth': '0%' }, 'parameters': { 'f': { 'distribution': "
    "'uniform', 'min': 900, 'max': 3000 }, 'n': "
    "{ 'distribution': 'discrete', 'values': [0, 1, 2], 'probabilities': [0.2, 0.3, 0.5] } },"
    "'cuts': [ { 'select': { 'program': 'x' }, 'effect': 'moe_penalty', 'floor': '$f', 'spent': 1500, 'lag': '$n' },"
    " { 'select': { 'program': 'y' }, 'effect': 'moe_penalty', 'floor': '$f', 'spent': 1500, 'penalty': 'proportional' },"
    " { 'select': { 'program': 'z' }, 'effect': 'moe_penalty', 'floor': '$f', 'spent': 1500, 'penalty': 'all' } ]",
    YEARS "'baseline': { 'budget_growth': '2%', 'grant_growth': '0%' }, 'parameters': { 'l': { 'distribution': "
    "'uniform', 'min': 0, 'max': 40000 }, " RATE("s") " },"
    "'cuts': [ { 'effect': 'percent', 'rate': '$s' }, { 'effect': 'block_conversion', 'level': '$l', 'growth': '2%', "
    "'per': 'government' } ]",
    YEARS "'baseline': { 'budget_growth': '2%', 'grant_growth': '0%' }, 'parameters': { 'l': { 'distribution': "
    "'uniform', 'min': 0, 'max': 40000 }, " RATE("s") " },"
    "'cuts': [ { 'effect': 'block_conversion', 'level': '$l', 'key': 'equal' }, { 'effect': 'percent', 'rate': '$s' } ]",
    YEARS "'baseline': { 'budget_growth': '2%', 'grant_growth': '0%' }, 'parameters': { 'l': { 'distribution': "
    "'uniform', 'min': 0, 'max': 9000 }, " RATE("s") " },"
    "'cuts': [ { 'effect': 'percent', 'rate': '$s', 'from': '2018-11-15' }, { 'effect': 'cap', 'level': '$l', 'per': "
    "'program' } ]",
    /* baseline and response */
    YEARS "'baseline': { 'budget_growth': '$b', 'grant_growth': '$g', 'population_growth': '$p', 'deflator': '$i' },"
    "'parameters': { 'b': { 'distribution': 'uniform', 'min': -0.1, 'max': 0.1 }, 'g': { 'distribution': 'uniform', "
    "'min': -0.1, "
    "'max': 0.1 }, 'p': { 'distribution': 'uniform', 'min': -0.1, 'max': 0.1 }, 'i': { 'distribution': 'uniform', "
    "'min': -0.01, 'max': 0.1 },"
    "'high': { 'distribution': 'uniform', 'min': 0, 'max': 1 } },"
    "'cuts': [ { 'effect': 'percent', 'rate': '40%' } ],"
    "'response': { 'backfill': { 'high': '$high', 'low': '20%', 'other': '$high' } }",
    ONE_YEAR "'report': { 'by': ['government'] }, 'baseline': { 'budget': '$b', 'grants': '$g', 'population': '$p' },"
    "'parameters': { 'b': { 'distribution': 'uniform', 'min': 50000, 'max': 100000 }, 'g': { 'distribution': "
    "'uniform', 'min': 1000, "
    "'max': 90000 }, 'p': { 'distribution': 'discrete', 'values': [100000, 2000000], 'probabilities': [0.5, 0.5] }, "
    "" RATE("s") " },"
    "'cuts': [ { 'effect': 'percent', 'rate': '$s' } ]",
    /* reserves */
    YEARS "'baseline': { 'budget_growth': '$g', 'grant_growth': '0%' }, 'parameters': { " RATE("s") ", " RATE("b") ", "
    "'r': { 'distribution': 'uniform', 'min': 0, 'max': 30000 }, 'g': { 'distribution': 'uniform', 'min': 0, 'max': 0.1 } },"
    "'cuts': [ { 'effect': 'percent', 'rate': '$s' } ], 'response': { 'backfill': '$b' },"
    "'contingencies': [ { 'amount': '$r', 'max_per_year': '50%', 'replenish': 100 }, { 'rate': '$b', 'of': 'loss' },"
    " { 'rate': '2%', 'of': 'budget', 'kind': 'yearly', 'restricted_to': { 'program': 'x' } } ]",
    YEARS "'baseline': { 'budget_growth': '1%', 'grant_growth': '0%' }, 'parameters': { " RATE("s") ", "
    "'m': { 'distribution': 'uniform', 'min': 100, 'max': 9000 } }, 'cuts': [ { 'effect': 'percent', 'rate': '$s' } ],"
    "'contingencies': [ { 'amount': 20000, 'max_per_year': '$m', 'access': 'moderate' },"
    " { 'amount': '$m', 'kind': 'yearly' } ]",
    ONE_YEAR "'report': { 'by': ['government'] }, 'parameters': { " RATE("s") " }, 'cuts': [ { 'effect': 'sequester', "
    "'rate': '$s', "
    "'mapping': 'overlap' }, { 'effect': 'clawback', 'amount': 300 } ]",
};

static void every_effect(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof scenarios / sizeof *scenarios; i++) {
    drawn d = draw(scenarios[i]);
    assert_true(d.n > 3);
    assert_same(&d, (unsigned)i + 1);
    if (d.function.parts)
      assert_parts(&d, 7);
    drop(&d);
  }
}

/* What repeats goes together for the same government; what does not, with each of them. */
static void inputs_depend_on_each_other(void **state) {
  (void)state;
  drawn d = draw(ONE_YEAR "'parameters': { 'court': { 'distribution': 'uniform', 'min': 0, 'max': 1 }, "
                          "'cut': { 'distribution': 'uniform', 'min': 0, 'max': 0.5, 'per': 'government' }, "
                          "'late': { 'distribution': 'uniform', 'min': 0, 'max': 0.5, 'per': 'government' }, "
                          "'alone': { 'distribution': 'uniform', 'min': 0, 'max': 0.5 } }, "
                          "'dependence': [ { 'follow': 'court', 'loadings': { 'cut': 0.6 } }, [ 'cut', 'late', 0.5 ] ], "
                          "'cuts': [ { 'effect': 'percent', 'rate': '$cut', 'when': '$court < 0.5' }, "
                          "{ 'effect': 'percent', 'rate': '$late' }, { 'effect': 'percent', 'rate': '$alone' } ]");
  const fc_dependence *dependence = d.function.dependence;
  const fc_drawn_input *input = fc_plan_inputs(&d.function);
  assert_non_null(dependence);
  assert_int_equal(dependence->n_inputs, d.function.n_inputs);
  assert_int_equal(dependence->n_factors, 0);
  assert_int_equal(dependence->n_followers, d.function.n_inputs - 2); /* neither the court nor what stands alone */
  for (size_t f = 0; f < dependence->n_followers; f++) {
    const fc_follower *follower = &dependence->follower[f];
    for (uint32_t k = 0; k < follower->n; k++)
      if (input[follower->column[k]].of)
        assert_string_equal(input[follower->column[k]].of, input[follower->input].of);
  }
  drop(&d);
}

static size_t input_of(const drawn *d, const char *name) {
  for (size_t i = 0; i < d->function.n_inputs; i++)
    if (strcmp(d->function.inputs[i].name, name) == 0)
      return i;
  fail_msg("there is no input %s", name);
  return 0;
}

/* Awards that meet the same steps are one group, however many they are, unless their numbers are drawn apart. */
static void repeats_a_parameter(void **state) {
  (void)state;
  drawn d = {.of = answered_with(governments, budgets, grants,
                                 ONE_YEAR "'report': { 'by': ['government'] }, 'parameters': { "
                                          "'s': { 'distribution': 'uniform', 'min': 0, 'max': 1, 'per': 'government' }, "
                                          "'c': { 'distribution': 'bernoulli', 'probability': 0.3, 'per': 'government' } }, "
                                          "'cuts': [ { 'select': { 'program': 'x|y' }, 'effect': 'percent', 'rate': '$s', "
                                          "'when': '$c' } ]",
                                 NULL)};
  const fc_metric *loss = fc_metric_find(FC_STR("loss"));
  const fc_drawn_figure figure[] = {{FC_DRAWN_TOTAL, 0, FC_DRAWN_YEARS, loss}, {FC_DRAWN_ROW, 0, FC_DRAWN_YEARS, loss},
                                    {FC_DRAWN_ROW, 1, FC_DRAWN_YEARS, loss}, {FC_DRAWN_ROW, 2, FC_DRAWN_YEARS, loss}};
  print_faults(fc_plan_function(ctx, d.of.plan, d.of.scenario, figure, 4, &d.arena, &d.function));
  assert_int_equal(d.function.n_inputs, 6);
  const double rate[] = {0.5, 0.25, 1}, hit[] = {1, 1, 0};
  const double *x[6];
  static const char *const names[] = {"A", "B", "C"};
  for (size_t i = 0; i < 3; i++) {
    char name[32];
    snprintf(name, sizeof name, "s (%s)", names[i]);
    size_t s = input_of(&d, name);
    x[s] = &rate[i];
    snprintf(name, sizeof name, "c (%s)", names[i]);
    x[input_of(&d, name)] = &hit[i];
    assert_int_equal(d.function.inputs[s].gate, 1 + input_of(&d, name));
    assert_string_equal(fc_plan_inputs(&d.function)[s].of, names[i]);
  }
  double y[4];
  double *out[] = {&y[0], &y[1], &y[2], &y[3]};
  print_faults(d.function.evaluate(&d.function, x, 1, out));
  const double a = 0.5 * (1000.01 + 333.33 - 20), b = 0.25 * 50000;
  assert_true(fabs(y[1] - a) < 1e-9 && fabs(y[2] - b) < 1e-9 && fabs(y[3]) < 1e-9 && fabs(y[0] - a - b) < 1e-9);
  assert_non_null(d.function.parts);
  assert_int_equal(d.function.parts->n, 3);
  drop(&d);
}

static void assert_refused(const char *members, const char *metric, const char *code, const char *words) {
  drawn d = {.of = answered_with(governments, budgets, grants, members, NULL)};
  const fc_drawn_figure figure = {FC_DRAWN_TOTAL, 0, FC_DRAWN_YEARS, fc_metric_find(fc_str_of(metric))};
  fc_diag_clear(ctx);
  assert_int_not_equal(fc_plan_function(ctx, d.of.plan, d.of.scenario, &figure, 1, &d.arena, &d.function), FC_OK);
  assert_true(fc_diag_count(ctx) > 0);
  assert_string_equal(fc_diag_at(ctx, 0)->code, code);
  if (!strstr(fc_diag_at(ctx, 0)->message, words))
    fail_msg("%s", fc_diag_at(ctx, 0)->message);
  drop(&d);
}

static void says_what_it_cannot_draw(void **state) {
  (void)state;
  assert_refused(ONE_YEAR "'parameters': { " RATE("s") " }, 'cuts': [ { 'effect': 'percent', 'rate': '$s' } ]", "change",
                 "F440", "no value at the points");
  assert_refused(ONE_YEAR "'parameters': { 's': { 'distribution': 'normal', 'mean': 0.5, 'sd': 0.3 } },"
                          "'cuts': [ { 'effect': 'percent', 'rate': '$s' } ]",
                 "loss", "F441", "\"s\" may be below 0%, and \"rate\" may not");
  assert_refused(YEARS "'baseline': { 'budget_growth': '2%', 'grant_growth': '0%' }, 'parameters': { 'm': { 'distribution': "
                       "'uniform', 'min': 1, 'max': 11, 'point': 6 } }, 'cuts': [ { 'effect': 'delay', 'months': '$m' } ]",
                 "loss", "F440", "make it discrete");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(every_effect, start, stop),
                                     cmocka_unit_test_setup_teardown(inputs_depend_on_each_other, start, stop),
                                     cmocka_unit_test_setup_teardown(repeats_a_parameter, start, stop),
                                     cmocka_unit_test_setup_teardown(says_what_it_cannot_draw, start, stop)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
