/* test_sides.c - scenarios side by side: which cuts are one, what each change is worth, ranges of differences. */
#include "unit/plan_case.h"

#include "impact/sides.h"
#include "impact/waterfall.h"

static const char budgets[] = "government,fiscal_year,amount\nA,2018,1000000\n";
static const char grants[] = "government,fiscal_year,award_id,program,amount,amount_basis,outlayed\n"
                             "A,2018,1,x,1000.00,,\nA,2018,2,y,500.00,,\nA,2018,3,z,200.00,awarded,\n";

/* Two scenarios over one dataset. */
typedef struct two_sides {
  answered one, other;
  fc_side side[2];
  fc_run_options options;
  fc_result *result;
  fc_status status;
} two_sides;

static void compare(two_sides *of, const char *csv, const char *one, const char *other) {
  of->options = (fc_run_options)FC_RUN_OPTIONS_INIT;
  of->one = answered_with(NULL, budgets, csv, one, &of->options);
  of->other = (answered){.dataset = of->one.dataset};
  answer(&of->other, other, &of->options);
  assert_int_equal(of->other.status, FC_OK);
  of->side[0] = (fc_side){"one", of->one.scenario, of->one.plan};
  of->side[1] = (fc_side){"other", of->other.scenario, of->other.plan};
}

/* `asked` lives as long as the result. */
static void lay_side_by_side(two_sides *of, const fc_sides_asked *asked) {
  of->status = fc_sides_compare(ctx, of->one.dataset, asked, &of->result);
  assert_int_equal(of->status, FC_OK);
}

static void forget_both(two_sides *of) {
  fc_result_free(of->result);
  of->other.dataset = NULL;
  forget(&of->other);
  forget(&of->one);
}

static void assert_in(const two_sides *of, const char *table, size_t row, const char *column, const char *expected) {
  const answered shown = {.result = of->result};
  assert_cell(&shown, table, row, column, expected);
}

#define CUT(name, program, effect) "{ 'name': '" name "', 'select': { 'program': '" program "' }, " effect " }"
#define UNNAMED(program, effect) "{ 'select': { 'program': '" program "' }, " effect " }"
#define CUTS(list) "'cuts': [ " list " ]"
#define TENTH "'effect': 'percent', 'rate': '10%'"
#define HALF "'effect': 'percent', 'rate': '50%'"
#define ENDED "'effect': 'terminate'"

static void pairs_cuts(void **state) {
  (void)state;
  two_sides of = {.result = NULL};
  compare(&of, grants, CUTS(CUT("a", "x", TENTH) ", " CUT("b", "y", TENTH) ", " UNNAMED("z", TENTH) ", " UNNAMED("x", ENDED)),
          CUTS(UNNAMED("z", "'effect': 'percent', 'rate': 0.1") ", " CUT("a", "y", ENDED) ", " CUT("c", "y", HALF)));
  const fc_scenario *const scenario[] = {of.one.scenario, of.other.scenario};
  fc_arena arena = {0};
  fc_cut_pairs pairs;
  assert_true(fc_cut_pairs_find(&arena, scenario, &pairs));
  assert_int_equal(pairs.second[0], 1); /* by name, whatever it does */
  assert_int_equal(pairs.second[1], 2); /* the same effect on the same grants */
  assert_int_equal(pairs.second[2], 0); /* alike, without a name */
  assert_int_equal(pairs.second[3], SIZE_MAX);
  assert_true(pairs.same[0]);
  assert_false(pairs.same[1]);
  assert_false(pairs.same[2]);
  fc_arena_free(&arena);
  forget_both(&of);
}

/* x: 1000, tenth; then half across. The order of the two matters by the 5% that both take of x. */
static void adds_up(void **state) {
  (void)state;
  two_sides of = {.result = NULL};
  compare(&of, grants, CUTS(CUT("a", "x", TENTH)), CUTS(CUT("a", "x", HALF) ", { 'name': 'all', " HALF " }"));
  const fc_sides_asked asked = {.side = of.side, .n = 2, .options = &of.options};
  lay_side_by_side(&of, &asked);
  assert_in(&of, "waterfall", 0, "loss", "100.00");
  assert_in(&of, "waterfall", 1, "contribution", "400.00");
  assert_in(&of, "waterfall", 1, "first", "400.00");
  assert_in(&of, "waterfall", 1, "last", "200.00");
  assert_in(&of, "waterfall", 2, "contribution", "600.00");
  assert_in(&of, "waterfall", 2, "first", "800.00");
  assert_in(&of, "waterfall", 2, "last", "600.00");
  assert_in(&of, "waterfall", 3, "loss", "1100.00");
  assert_in(&of, "differences", 0, "loss", "1000.00");
  assert_in(&of, "differences", 0, "share", "0.001");
  forget_both(&of);
}

/* What both take alike has no range, whatever the amounts' is; what they take otherwise has that of the amount. */
static void ranges(void **state) {
  (void)state;
  static const char rounded[] = "government,fiscal_year,award_id,program,amount\nA,2018,1,x,4.3M\nA,2018,2,y,1000\n";
  two_sides of = {.result = NULL};
  compare(&of, rounded, CUTS(CUT("a", "x", TENTH)), CUTS(CUT("a", "x", TENTH) ", " CUT("b", "y", TENTH)));
  const fc_sides_asked asked = {.side = of.side, .n = 2, .options = &of.options};
  lay_side_by_side(&of, &asked);
  assert_in(&of, "compare", 0, "loss_low", "425000.00");
  assert_in(&of, "differences", 0, "loss", "100.00");
  assert_in(&of, "differences", 0, "loss_low", "?"); /* no column: no range */
  forget_both(&of);
  of = (two_sides){.result = NULL};
  compare(&of, rounded, CUTS(CUT("a", "x", TENTH)), CUTS(CUT("a", "x", "'effect': 'percent', 'rate': '12%'")));
  const fc_sides_asked more = {.side = of.side, .n = 2, .options = &of.options};
  lay_side_by_side(&of, &more);
  assert_in(&of, "differences", 0, "loss_low", "85000.00");
  assert_in(&of, "differences", 0, "loss_high", "87000.00");
  forget_both(&of);
}

/* The undrawn balance of z is not stated: what its end takes is not known. */
static void unknown_losses(void **state) {
  (void)state;
  two_sides of = {.result = NULL};
  compare(&of, grants, CUTS(CUT("a", "x", TENTH)), CUTS(CUT("b", "z", ENDED)));
  const fc_sides_asked asked = {.side = of.side, .n = 2, .options = &of.options};
  lay_side_by_side(&of, &asked);
  assert_in(&of, "compare", 1, "loss", "-");
  assert_int_equal(fc_table_rows(fc_result_find(of.result, "waterfall")), 0);
  forget_both(&of);
}

static void other_years(void **state) {
  (void)state;
  two_sides of = {.result = NULL};
  compare(&of, grants, CUTS(CUT("a", "x", TENTH)),
          "'years': { 'first': 2018, 'last': 2019 }, 'baseline': { 'grant_growth': 0, 'budget_growth': 0 }, " CUTS(
              CUT("a", "x", TENTH)));
  const fc_sides_asked asked = {.side = of.side, .n = 2, .options = &of.options};
  fc_diag_clear(ctx);
  assert_int_equal(fc_sides_compare(ctx, of.one.dataset, &asked, &of.result), FC_BAD_SCENARIO);
  assert_null(of.result);
  assert_string_equal(fc_diag_at(ctx, 0)->code, "F334");
  forget_both(&of);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(pairs_cuts, start, stop),
      cmocka_unit_test_setup_teardown(adds_up, start, stop),
      cmocka_unit_test_setup_teardown(ranges, start, stop),
      cmocka_unit_test_setup_teardown(unknown_losses, start, stop),
      cmocka_unit_test_setup_teardown(other_years, start, stop),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
