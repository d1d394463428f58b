/* test_effects.c - the kind "effect": what every effect must bring, and its example. */
#include "unit/scenario_case.h"

static void every_effect_is_whole(void **state) {
  (void)state;
  for (size_t i = 0; i < fc_effects(); i++) {
    const fc_effect *effect = fc_effect_at(i);
    assert_string_equal(effect->name, fc_effect_names()[i]);
    assert_ptr_equal(fc_effect_find(fc_str_of(effect->name)), effect);
    assert_true(effect->summary && *effect->summary && effect->source && *effect->source);
    assert_non_null(effect->params);
    for (size_t k = 0; effect->params[k].name; k++)
      assert_true(effect->params[k].help && *effect->params[k].help);
  }
  assert_null(fc_effect_find(FC_STR("nothing")));
}

static void every_example_is_a_cut(void **state) {
  (void)state;
  for (size_t i = 0; i < fc_effects(); i++) {
    char text[512];
    fc_buf json = {0};
    fc_buf_printf(&json, "{ 'fiscalc': 1, 'cuts': [ { %s } ] }", fc_effect_at(i)->example);
    assert_true(json.n < sizeof text);
    fc_scenario *scenario = parsed(json.p);
    fc_buf_reset(&json);
    assert_ptr_equal(scenario->cuts[0].effect, fc_effect_at(i));
    assert_true(scenario->cuts[0].steps.n >= 1 && scenario->cuts[0].steps.n <= FC_STEPS_MAX);
    assert_true(*scenario->cuts[0].words);
    fc_scenario_free(scenario);
  }
}

static void words_say_what_is_cut(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"'effect': 'percent', 'rate': 0.1", "10% of"},
      {"'effect': 'percent', 'rate': '1/3'", "33.3333333% of"},
      {"'effect': 'amount', 'amount': '4.3M'", "$4.3 million of"},
      {"'effect': 'amount', 'amount': 1e9", "$1 billion of"},
      {"'effect': 'amount', 'amount': '1,234,567.89'", "$1,234,567.89 of"},
      {"'effect': 'amount', 'amount': 45000", "$45,000 of"},
      {"'effect': 'terminate'", "ended"},
      {"'effect': 'terminate', 'from': '2025-04-08'", "ended"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_buf json = {0};
    fc_buf_printf(&json, "{ 'fiscalc': 1, 'cuts': [ { %s } ] }", cases[i][0]);
    fc_scenario *scenario = parsed(json.p);
    fc_buf_reset(&json);
    assert_string_equal(scenario->cuts[0].words, cases[i][1]);
    fc_scenario_free(scenario);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(every_effect_is_whole, start, stop),
      cmocka_unit_test_setup_teardown(every_example_is_a_cut, start, stop),
      cmocka_unit_test_setup_teardown(words_say_what_is_cut, start, stop),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
