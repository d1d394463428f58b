/* test_variant.c - a plan at other numbers is what compiling anew with them gives, to the cent, whatever was set before. */
#include "unit/plan_case.h"

#include "impact/tally.h"
#include "impact/variant.h"

static const char grants[] = "government,fiscal_year,award_id,program,amount,amount_basis,outlayed,incurred\n"
                             "A,2018,1,x,1000.01,,,\nA,2018,2,y,333.33,,,\nA,2018,3,x,-20,,,\nB,2018,1,x,50000,,,\n"
                             "B,2018,2,z,0.01,,,\nB,2019,3,y,777.77,,,\nA,2018,4,z,900,awarded,400,100\n";
static const char budgets[] = "government,fiscal_year,amount\nA,2018,100000\nB,2018,200000\nA,2019,110000\nB,2019,210000\n";
static const char scenario[] =
    "'years': { 'first': 2018, 'last': 2021 }, 'baseline': { 'grant_growth': '3%', 'budget_growth': '2%', 'deflator': '1%' },"
    "'parameters': { 's': { 'distribution': 'uniform', 'min': 0, 'max': 1 } },"
    "'cuts': [ { 'name': 'a', 'select': { 'program': 'x' }, 'effect': 'percent', 'rate': '$s' },"
    " { 'name': 'b', 'select': { 'program': 'x|y' }, 'effect': 'amount', 'amount': 500, 'phase': ['50%', '100%'] },"
    " { 'name': 'c', 'select': { 'program': 'y|z' }, 'effect': 'cap', 'level': 300 },"
    " { 'name': 'd', 'select': { 'program': 'z' }, 'effect': 'delay', 'months': 14, 'interest': '2%' },"
    " { 'name': 'e', 'select': { 'government': 'B' }, 'effect': 'amount', 'amount': 90, 'per': 'award' } ]";

static const struct {
  const char *name, *value[3];
} figures[] = {
    {"s", {"0.1", "50%", "1"}},        {"b.amount", {"0", "$1,000", "123.45"}},
    {"c.level", {"0", "100", "1M"}},   {"d.months", {"1", "12", "30"}},
    {"e.amount", {"0.01", "5", "9K"}}, {"baseline.grant_growth", {"0%", "-10%", "12.5%"}},
    {"/cuts/1/phase/0", {"0%", "25%", "100%"}}, {"baseline.deflator", {"0%", "2.5%", "-3%"}},
};
enum { FIGURES = sizeof figures / sizeof *figures };

static unsigned next(unsigned *state) {
  *state = *state * 1103515245u + 12345u;
  return *state >> 16;
}

static void assert_same(const fc_variant *variant, const fc_plan *anew) {
  const fc_plan *plan = fc_variant_plan(variant);
  fc_money *taken = calloc(anew->n_takings + 1, sizeof *taken);
  uint8_t *end = malloc(anew->n_touched + 1);
  memset(end, FC_VALUE, anew->n_touched + 1);
  assert_int_equal(plan->n_takings, anew->n_takings);
  assert_int_equal(fc_plan_evaluate(ctx, anew, end, taken), FC_OK);
  fc_i128 loss = 0;
  for (size_t t = 0; t < anew->n_touched; t++)
    loss += fc_plan_loss(anew, t, taken, anew->n_years);
  for (size_t i = 0; i < anew->n_takings; i++)
    assert_int_equal(fc_variant_takings(variant)[i], taken[i]);
  assert_true(fc_variant_loss(variant) == loss);
  free(taken);
  free(end);
}

static void assert_measures(fc_variant *variant, const fc_plan *anew) {
  fc_money *taken = calloc(anew->n_takings + 1, sizeof *taken);
  uint8_t *end = malloc(anew->n_touched + 1);
  memset(end, FC_VALUE, anew->n_touched + 1);
  assert_int_equal(fc_plan_evaluate(ctx, anew, end, taken), FC_OK);
  fc_row row;
  assert_int_equal(fc_tally_total_row(ctx, anew, (const fc_money *const[]){taken, taken, taken}, NULL, &row), FC_OK);
  for (size_t i = 0; i < fc_metrics(); i++) {
    fc_value expected = {0}, got;
    fc_metric_at(i)->compute(&row, &expected);
    assert_int_equal(fc_variant_measure(ctx, variant, fc_metric_at(i), &got), FC_OK);
    assert_int_equal(got.present, expected.present);
    if (expected.present && expected.point)
      assert_int_equal(fc_ratio_cmp(got.value, expected.value), 0);
  }
  free(taken);
  free(end);
}

static void equals_a_plan_compiled_anew(void **state) {
  (void)state;
  answered of = answered_with(NULL, budgets, grants, scenario, NULL);
  fc_scenario *varied;
  fc_variant *variant;
  unsigned random = 1;
  assert_int_equal(fc_scenario_vary(ctx, of.scenario, &varied), FC_OK);
  assert_int_equal(fc_variant_new(ctx, of.plan, &variant), FC_OK);
  assert_same(variant, of.plan);
  for (int round = 0; round < 200; round++) {
    for (unsigned i = next(&random) % 3 + 1; i > 0; i--) {
      unsigned which = next(&random) % FIGURES;
      const char *value = figures[which].value[next(&random) % 3];
      assert_int_equal(
          fc_scenario_set_figure(ctx, varied, fc_str_of(figures[which].name), fc_str_of(value), &(fc_where){0}), FC_OK);
    }
    fc_plan *anew;
    assert_int_equal(fc_scenario_retake(ctx, varied), FC_OK);
    assert_int_equal(fc_variant_take(ctx, variant, varied), FC_OK);
    assert_int_equal(fc_plan_compile(ctx, of.dataset, varied, NULL, &anew), FC_OK);
    assert_same(variant, anew);
    assert_measures(variant, anew);
    fc_plan_free(anew);
  }
  fc_variant_free(variant);
  fc_scenario_free(varied);
  forget(&of);
}

/* What `run` shows of the total, with the ends that rounded amounts leave, where some governments lack a budget, people
 * or aid, over years that not all of them have. */
static const char rounded[] =
    "government,fiscal_year,award_id,program,department,amount,precision\nA,2018,1,x,d,1000000,rounded_100K\n"
    "B,2018,1,x,d,50000,exact\nB,2018,2,y,d,7.77,exact\nC,2018,1,x,d,333333.33,exact\nC,2018,2,y,d,-12,exact\n";
static const char some_budgets[] = "government,fiscal_year,department,amount\nA,2018,,100000000\nB,2018,,2000000\n"
                                   "A,2018,d,9000000\n";
static const char some_people[] = "government,population,fiscal_year_start\nA,8000,07-01\nC,500,07-01\nB,,07-01\n";
static const char two_cuts[] =
    "'years': { 'first': 2018, 'last': 2019 }, 'baseline': { 'grant_growth': '3%', 'budget_growth': '2%', 'deflator': '2%' },"
    "'cuts': [ { 'name': 'a', 'effect': 'percent', 'rate': '10%' },"
    " { 'name': 'b', 'select': { 'program': 'x' }, 'effect': 'percent', 'rate': '30%', 'phase': ['50%', '100%'] } ]";

static void assert_total(fc_variant *variant, const fc_plan *anew) {
  fc_result *result;
  fc_cell cells[128];
  assert_int_equal(fc_plan_run(ctx, anew, &result), FC_OK);
  const fc_table *total = fc_result_find(result, "total");
  assert_true(fc_table_columns(total) <= 128);
  fc_table_row(total, 0, cells);
  for (size_t i = 0; i < fc_metrics(); i++) {
    const fc_metric *metric = fc_metric_at(i);
    size_t at = fc_table_find_column(total, metric->name);
    fc_value got;
    assert_int_equal(fc_variant_measure(ctx, variant, metric, &got), FC_OK);
    if (at == SIZE_MAX)
      continue;
    assert_int_equal(cells[at].present, got.present && got.point);
    if (cells[at].present)
      assert_int_equal(fc_ratio_cmp(cells[at].value, got.value), 0);
    bool ranged = at + 1 < fc_table_columns(total) && strstr(fc_table_column_name(total, at + 1), "_low") != NULL &&
                  strncmp(fc_table_column_name(total, at + 1), metric->name, strlen(metric->name)) == 0;
    if (!ranged || !cells[at + 1].present)
      continue;
    assert_int_equal(fc_ratio_cmp(cells[at + 1].value, got.low), 0);
    assert_int_equal(fc_ratio_cmp(cells[at + 2].value, got.high), 0);
  }
  fc_result_free(result);
}

static void measures_what_run_shows(void **state) {
  (void)state;
  static const char *const values[] = {"0", "50%", "0.07%", "100%"};
  answered of = answered_with(some_people, some_budgets, rounded, two_cuts, NULL);
  fc_scenario *varied;
  fc_variant *variant;
  fc_varied_number rates[2];
  const fc_where where = {.field = "--vary"};
  assert_int_equal(fc_scenario_vary(ctx, of.scenario, &varied), FC_OK);
  assert_int_equal(fc_variant_new(ctx, of.plan, &variant), FC_OK);
  assert_int_equal(fc_scenario_find_number(ctx, varied, FC_STR("a.rate"), &where, &rates[0]), FC_OK);
  assert_int_equal(fc_scenario_find_number(ctx, varied, FC_STR("/cuts/1/phase/0"), &where, &rates[1]), FC_OK);
  for (int i = 0; i < 16; i++) {
    fc_plan *anew;
    for (int k = 0; k < 2; k++) {
      assert_int_equal(fc_scenario_set_number(ctx, varied, &rates[k], values[k ? i % 4 : i / 4], &where), FC_OK);
      assert_int_equal(fc_scenario_retake_number(ctx, varied, &rates[k]), FC_OK);
    }
    assert_int_equal(fc_variant_take(ctx, variant, varied), FC_OK);
    assert_int_equal(fc_plan_compile(ctx, of.dataset, varied, NULL, &anew), FC_OK);
    assert_total(variant, anew);
    fc_plan_free(anew);
  }
  fc_variant_free(variant);
  fc_scenario_free(varied);
  forget(&of);
}

static void names_the_numbers_that_there_are(void **state) {
  (void)state;
  answered of = answered_with(NULL, budgets, grants, scenario, NULL);
  fc_scenario *varied;
  const fc_where where = {.field = "--vary"};
  static const struct {
    const char *name, *message, *help;
  } wrong[] = {{"amount", "several cuts", "b.amount"},
               {"b.amont", "no number", "b.amount"},
               {"/cuts/9/rate", "no number", "a.rate"},
               {"", "no number", "s"}};
  assert_int_equal(fc_scenario_vary(ctx, of.scenario, &varied), FC_OK);
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    fc_diag_clear(ctx);
    assert_int_equal(fc_scenario_set_figure(ctx, varied, fc_str_of(wrong[i].name), FC_STR("1"), &where), FC_BAD_USAGE);
    assert_has(fc_diag_at(ctx, 0)->message, wrong[i].message);
    assert_has(fc_diag_at(ctx, 0)->help, wrong[i].help);
  }
  fc_scenario_free(varied);
  forget(&of);
}

static void ranges_over_what_parameters_may_be(void **state) {
  (void)state;
  answered of = answered_with(
      NULL, budgets, "government,fiscal_year,award_id,amount\nA,2018,1,4300000\n",
      "'years': { 'first': 2018, 'last': 2022 }, 'baseline': { 'grant_growth': 0, 'budget_growth': 0 },"
      "'parameters': { 'court': { 'distribution': 'outcomes', 'outcomes': { 'late': 0.7, 'lost': 0.2, 'back': 0.1 } } },"
      "'cuts': [ { 'name': 'l', 'effect': 'terminate', 'phase': [1, 0], 'when': { 'court': ['lost', 'back'] } },"
      " { 'name': 'd', 'effect': 'delay', 'months': 48, 'phase': [1, 0], 'when': { 'court': 'late' } },"
      " { 'name': 'b', 'effect': 'clawback', 'when': { 'court': ['back'] } } ]",
      NULL);
  assert_cell(&of, "total", 0, "loss", "0.00");
  assert_cell(&of, "total", 0, "loss_min", "0.00");
  assert_cell(&of, "total", 0, "loss_max", "8600000.00");
  assert_cell(&of, "total", 0, "loss_expected", "1720000.00");
  forget(&of);
  of = answered_with(NULL, budgets, "government,fiscal_year,award_id,amount\nA,2018,1,1000\n",
                     "'parameters': { 'r': { 'distribution': 'pert', 'min': 0.1, 'mode': 0.2, 'max': 0.9 } },"
                     "'cuts': [ { 'effect': 'percent', 'rate': '$r' } ]",
                     NULL);
  assert_cell(&of, "impact", 0, "loss", "200.00");
  assert_cell(&of, "impact", 0, "loss_min", "100.00");
  assert_cell(&of, "impact", 0, "loss_max", "900.00");
  assert_cell(&of, "impact", 0, "loss_expected", "300.00");
  forget(&of);
  /* Not linear in the level: no mean in closed form. */
  of = answered_with(NULL, budgets, "government,fiscal_year,award_id,amount\nA,2018,1,1000\n",
                     "'parameters': { 'l': { 'distribution': 'uniform', 'min': 500, 'max': 1500 } },"
                     "'cuts': [ { 'effect': 'cap', 'level': '$l' } ]",
                     NULL);
  assert_cell(&of, "impact", 0, "loss_max", "500.00");
  assert_cell(&of, "impact", 0, "loss_expected", "?");
  forget(&of);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(equals_a_plan_compiled_anew, start, stop),
      cmocka_unit_test_setup_teardown(measures_what_run_shows, start, stop),
      cmocka_unit_test_setup_teardown(names_the_numbers_that_there_are, start, stop),
      cmocka_unit_test_setup_teardown(ranges_over_what_parameters_may_be, start, stop),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
