/* test_contingency.c - "response", "contingencies" and "reserves" of a scenario, and what is refused of them. */
#include "unit/scenario_case.h"
#include <stdio.h>

#define WITH(members) "{ 'fiscalc': 1, 'cuts': [ { 'effect': 'terminate' } ], " members " }"

static bool is_rate(fc_rate rate, int64_t num, int64_t den) {
  return rate.num == num && rate.den == den;
}

static void one_backfill_is_of_every_award(void **state) {
  (void)state;
  fc_scenario *s = parsed(WITH("'response': { 'backfill': '50%', 'position_cost': '$151,855' }"));
  assert_true(s->response.stated);
  assert_int_equal(s->response.n_by, 0);
  assert_true(is_rate(s->response.rate, 1, 2));
  assert_true(s->response.counts_jobs);
  assert_int_equal(s->response.position_cost, 15185500);
  fc_scenario_free(s);
  s = parsed(WITH("'response': { 'position_cost': 100000 }"));
  assert_false(s->response.stated);
  fc_scenario_free(s);
}

static void backfill_goes_by_priority(void **state) {
  (void)state;
  fc_scenario *s = parsed(WITH("'parameters': { 'part': '30%' }, "
                               "'response': { 'backfill': { 'mandatory': 1, 'high': '$part', 'other': '10%' } }"));
  assert_int_equal(s->response.n_by, 3);
  assert_string_equal(s->response.by[1].priority, "high");
  assert_true(is_rate(s->response.by[0].rate, 1, 1));
  assert_true(is_rate(s->response.by[1].rate, 3, 10));
  assert_true(is_rate(s->response.rate, 1, 10));
  fc_scenario_free(s);
  s = parsed(WITH("'response': { 'backfill': { 'mandatory': 1 } }"));
  assert_true(is_rate(s->response.rate, 0, 1));
  fc_scenario_free(s);
}

static void numbers_are_read_again_at_other_points(void **state) {
  (void)state;
  fc_scenario *s = parsed(WITH("'parameters': { 'part': '30%' }, 'response': { 'backfill': '$part' }, "
                               "'contingencies': [ { 'name': 'fund', 'amount': 5 } ]")),
              *other;
  const fc_where where = {.field = "--vary"};
  assert_int_equal(fc_scenario_vary(ctx, s, &other), FC_OK);
  assert_int_equal(fc_scenario_set_figure(ctx, other, FC_STR("part"), FC_STR("40%"), &where), FC_OK);
  assert_int_equal(fc_scenario_set_figure(ctx, other, FC_STR("fund.amount"), FC_STR("$7"), &where), FC_OK);
  assert_int_equal(fc_scenario_retake(ctx, other), FC_OK);
  assert_true(is_rate(other->response.rate, 2, 5));
  assert_int_equal(other->contingencies.list[0].amount, 700);
  assert_int_equal(s->contingencies.list[0].amount, 500);
  fc_scenario_free(other);
  fc_scenario_free(s);
}

static void contingencies_say_how_much_and_how_it_may_be_drawn(void **state) {
  (void)state;
  fc_scenario *s = parsed(WITH("'reserves': 'data', 'contingencies': [\n"
                               "{ 'name': 'general reserve', 'amount': '$1B', 'kind': 'yearly', 'access': 'easy' },\n"
                               "{ 'rate': '20%', 'of': 'loss', 'access': 'moderate' },\n"
                               "{ 'name': 'policy', 'rate': '5%', 'of': 'budget', 'max_per_year': '50%' },\n"
                               "{ 'name': 'trust', 'amount': 4000000, 'max_per_year': 250000, 'from': 2020,\n"
                               "  'access': 'very_difficult', 'replenish': '$10,000',\n"
                               "  'restricted_to': { 'department': 'Health' } },\n"
                               "{ 'name': 'later', 'amount': 5, 'from': '2019-07-01' } ]"));
  const fc_contingencies *c = &s->contingencies;
  assert_true(c->from_data);
  assert_int_equal(c->n, 5);
  assert_string_equal(c->list[0].name, "general reserve");
  assert_int_equal(c->list[0].amount, INT64_C(100000000000));
  assert_int_equal(c->list[0].kind, FC_RESERVE_YEARLY);
  assert_string_equal(c->list[1].name, "contingency 2");
  assert_int_equal(c->list[1].of, FC_OF_LOSS);
  assert_int_equal(c->list[1].kind, FC_RESERVE_YEARLY);
  assert_int_equal(c->list[1].access, FC_ACCESS_MODERATE);
  assert_int_equal(c->list[2].of, FC_OF_BUDGET);
  assert_int_equal(c->list[2].kind, FC_RESERVE_STOCK);
  assert_true(is_rate(c->list[2].limit, 1, 2));
  assert_int_equal(c->list[3].access, FC_ACCESS_VERY_DIFFICULT);
  assert_int_equal(c->list[3].limit.den, 0);
  assert_int_equal(c->list[3].limit_sum, 25000000);
  assert_int_equal(c->list[3].from_year, 2020);
  assert_int_equal(c->list[3].replenish, 1000000);
  assert_non_null(c->list[3].restricted_to);
  assert_int_equal(c->list[4].from_date, fc_date_of(2019, 7, 1));
  assert_int_equal(c->list[4].from_year, 0);
  assert_int_equal(c->list[4].where.line, 8);
  fc_scenario_free(s);
}

typedef struct fault {
  const char *members, *code, *pointer, *message, *help;
} fault;

static const fault faults[] = {
    {"'response': []", "F302", "/response", "an object", NULL},
    {"'response': { 'backfil': 1 }", "F301", "/response/backfil", "backfil", "backfill"},
    {"'response': { 'backfill': '150%' }", "F305", "/response/backfill", "above 100%", "by priority"},
    {"'response': { 'backfill': {} }", "F309", "/response/backfill", "names no priority", "mandatory"},
    {"'response': { 'backfill': { 'high': 'half' } }", "F306", "/response/backfill/high", "rate", NULL},
    {"'response': { 'backfill': { 'high': -1 } }", "F305", "/response/backfill/high", "below 0%", NULL},
    {"'response': { 'position_cost': 0 }", "F305", "/response/position_cost", "below 0.01", "$151,855"},
    {"'contingencies': {}", "F302", "/contingencies", "a list", NULL},
    {"'contingencies': [ 5 ]", "F302", "/contingencies/0", "an object", NULL},
    {"'contingencies': [ {} ]", "F340", "/contingencies/0", "either", "$1B"},
    {"'contingencies': [ { 'amount': 1, 'rate': '5%', 'of': 'loss' } ]", "F340", "/contingencies/0", "either", NULL},
    {"'contingencies': [ { 'rate': '5%' } ]", "F340", "/contingencies/0", "go together", "\"of\": \"loss\""},
    {"'contingencies': [ { 'rate': '5%', 'of': 'taxes' } ]", "F306", "/contingencies/0/of", "\"loss\" or \"budget\"", NULL},
    {"'contingencies': [ { 'amount': -1 } ]", "F305", "/contingencies/0/amount", "below 0", NULL},
    {"'contingencies': [ { 'amount': 1, 'kind': 'weekly' } ]", "F306", "/contingencies/0/kind", "\"stock\" or \"yearly\"",
     "set aside anew"},
    {"'contingencies': [ { 'amount': 1, 'acess': 'easy' } ]", "F301", "/contingencies/0/acess", "acess", "access"},
    {"'contingencies': [ { 'rate': '5%', 'of': 'loss', 'kind': 'stock' } ]", "F340", "/contingencies/0/kind",
     "no stock", "amount"},
    {"'contingencies': [ { 'amount': 1, 'kind': 'yearly', 'replenish': 1 } ]", "F340", "/contingencies/0/replenish",
     "nothing to replenish", NULL},
    {"'contingencies': [ { 'amount': 1, 'max_per_year': '150%' } ]", "F305", "/contingencies/0/max_per_year",
     "more than all", NULL},
    {"'contingencies': [ { 'amount': 1, 'max_per_year': 0.5 } ]", "F305", "/contingencies/0/max_per_year",
     "less than one dollar", "50%"},
    {"'contingencies': [ { 'amount': 1, 'from': 'soon' } ]", "F306", "/contingencies/0/from", "neither", "2019-07-01"},
    {"'contingencies': [ { 'amount': 1, 'restricted_to': 'Health' } ]", "F306", "/contingencies/0/restricted_to",
     "conditions", NULL},
    {"'contingencies': [ { 'name': 'a', 'amount': 1 }, { 'name': 'a', 'amount': 2 } ]", "F311",
     "/contingencies/1/name", "numbers 1 and 2", NULL},
    {"'reserves': 'file'", "F306", "/reserves", "\"data\"", "contingencies"},
    {"'reserves': true", "F306", "/reserves", "\"data\"", NULL},
};

static void each_fault_names_its_place_and_mend(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
    char text[512];
    fc_scenario *scenario;
    snprintf(text, sizeof text, WITH("%s"), faults[i].members);
    fc_diag_clear(ctx);
    fc_status status = parse(text, &scenario);
    if (status != FC_BAD_SCENARIO)
      print_message("%s: %s\n", text, fc_status_name(status));
    assert_int_equal(status, FC_BAD_SCENARIO);
    const fc_diag *diag = fc_diag_at(ctx, 0);
    if (strcmp(diag->code, faults[i].code) != 0 || fc_diag_count(ctx) != 1)
      print_message("%s: %s %s (%zu)\n", text, diag->code, diag->message, fc_diag_count(ctx));
    assert_string_equal(diag->code, faults[i].code);
    assert_int_equal(fc_diag_count(ctx), 1);
    assert_string_equal(diag->pointer ? diag->pointer : "", faults[i].pointer);
    assert_has(diag->message, faults[i].message);
    if (faults[i].help)
      assert_has(diag->help, faults[i].help);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(one_backfill_is_of_every_award, start, stop),
      cmocka_unit_test_setup_teardown(backfill_goes_by_priority, start, stop),
      cmocka_unit_test_setup_teardown(numbers_are_read_again_at_other_points, start, stop),
      cmocka_unit_test_setup_teardown(contingencies_say_how_much_and_how_it_may_be_drawn, start, stop),
      cmocka_unit_test_setup_teardown(each_fault_names_its_place_and_mend, start, stop),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
