/* test_claim_judge.c - readings and verdicts over a few rows (impact/claim_*.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "unit/dataset_case.h"
#include "unit/scenario_case.h"

#include "base/buf.h"
#include "impact/claim.h"

#define BUDGETS                                                                                                          \
  "government,fiscal_year,stage,scope,direction,amount\nA,2018,adopted,all_funds,,1000\nA,2018,actual,all_funds,,2000\n"  \
  "A,2018,,taxes,revenue,500\nA,2018,,reserve,,100\nB,2018,adopted,all_funds,,3000\n"
#define GRANTS                                                                                                           \
  "government,fiscal_year,award_year,assistance_listing,program,federal_agency,estimator,stage,amount_basis,amount,"     \
  "flag\n"
#define AWARDS                                                                                                           \
  "A,,2016,16.738,JAG,DOJ,X,,allocated,10,\nA,,2017,16.738,JAG,DOJ,X,,allocated,20,\n"                                   \
  "A,,2017,16.738,JAG,DOJ,Y,,allocated,25,\nA,,2018,16.738,JAG,DOJ,X,,allocated,30,\n"                                   \
  "A,,2018,16.738,JAG,DOJ,Z,,allocated,99,conflict\nA,,2018,16.738,JAG,DOJ,X,,ceiling,500,\n"                            \
  "A,,2015,16.738,JAG,DOJ,X,,allocated,7,\n"
#define YEARS                                                                                                             \
  "A,2014,,16.1,p,DOJ,City,actual,,40,\nA,2015,,16.1,p,DOJ,City,actual,,60,\nA,2015,,16.2,q,DOJ,City,actual,,20,\n"           \
  "A,2017,,16.1,p,DOJ,City,actual,,90,\nA,2016,,16.1,p,DOJ,Mayor's office,,,70,\nA,2016,,84.1,r,ED,City,actual,,1,\n"

typedef struct judged {
  fc_dataset *dataset;
  fc_scenario *scenario;
  fc_arena arena;
  fc_claim_answer answer;
} judged;

static void forget(judged *of) {
  fc_arena_free(&of->arena);
  fc_scenario_free(of->scenario);
  fc_dataset_free(of->dataset);
}

/* The claim of a scenario that takes the award of 2016, 10 dollars give or take 1. */
static judged judge(const char *grants, const char *claim) {
  judged of = {0};
  fc_buf text = {0};
  fc_buf_printf(&text, "{ 'fiscalc': 1, 'cuts': [ { 'effect': 'terminate' } ], 'claims': [ %s ] }", claim);
  fc_diag_clear(ctx);
  of.scenario = parsed(text.p);
  fc_buf_reset(&text);
  of.dataset = case_read((case_files){NULL, BUDGETS, grants}, &(fc_keep){.everything = true});
  size_t *own = fc_arena_alloc(&of.arena, sizeof *own);
  uint32_t *government = fc_arena_alloc(&of.arena, sizeof *government);
  assert_true(own && government);
  fc_claim_ground ground = {.dataset = of.dataset,
                            .year = 2018,
                            .governments = government,
                            .n_governments = 1,
                            .stage = "adopted",
                            .scope = "all_funds",
                            .own_known = true,
                            .own = {900, 1000, 1100},
                            .own_award = own,
                            .own_words = "own"};
  for (size_t i = 0; i < of.dataset->awards.count; i++)
    if (fc_dataset_award(of.dataset, i)->award_year == 2016) {
      *own = i;
      ground.n_own = 1;
    }
  fc_status status = fc_claim_judge(ctx, &ground, &of.scenario->claims[0], &of.arena, &of.answer);
  case_show_messages(ctx);
  assert_int_equal(status, FC_OK);
  return of;
}

/* "holds X 40..60 FY2014-15": every reading in its order. */
static void print_reading(fc_buf *out, const fc_claim_reading *reading) {
  static const char *const outcomes[] = {"fails", "open", "holds"};
  fc_buf_printf(out, "%s%s %s", outcomes[reading->loose], reading->strict == FC_HOLDS ? "!" : "", reading->words);
  if (reading->estimator.n)
    fc_buf_printf(out, " %.*s", FC_STR_ARG(reading->estimator));
  fc_buf_printf(out, "%s %s ", reading->independent ? "" : " own", reading->years);
  if (reading->figure.point)
    fc_ratio_print(out, reading->figure.value, 6);
  else
    fc_buf_char(out, '?');
  if (reading->has_whole)
    fc_buf_printf(out, " of %s", reading->whole_words);
  fc_buf_char(out, '\n');
}

static void assert_judged(const char *grants, const char *claim, fc_verdict verdict, const char *expected) {
  judged of = judge(grants, claim);
  fc_buf text = {0};
  for (size_t i = 0; i < of.answer.n; i++)
    print_reading(&text, &of.answer.reading[i]);
  if (strcmp(fc_buf_data(&text, NULL), expected) != 0)
    fail_msg("%s\nexpected\n%sgot\n%s", claim, expected, fc_buf_data(&text, NULL));
  assert_string_equal(fc_verdict_name(of.answer.loose), fc_verdict_name(verdict));
  fc_buf_reset(&text);
  forget(&of);
}

static void award_years_add_up_and_estimators_do_not(void **state) {
  (void)state;
  /* 10 of its own, 20 to 25 of 2017, 30 of 2018 without the row in conflict, the ceiling and the year before. */
  assert_judged(GRANTS AWARDS, "{ 'says': 'at least $62' }", FC_VERDICT_DEPENDS,
                "open JAG, three award years together FFY2016-18 ?\nfails own X FFY2016 10\n");
  assert_judged(GRANTS AWARDS, "{ 'says': 'at least $60' }", FC_VERDICT_DEPENDS,
                "holds! JAG, three award years together FFY2016-18 ?\nfails own X FFY2016 10\n");
  assert_judged(GRANTS AWARDS, "{ 'says': 'at least $60 a year' }", FC_VERDICT_FAILS, "fails own X FFY2016 10\n");
  assert_judged(GRANTS AWARDS, "{ 'says': 'at least $60', 'of': { 'money': 'program' } }", FC_VERDICT_HOLDS,
                "holds! JAG, three award years together FFY2016-18 ?\n");
}

static void years_that_disagree_stand_apart(void **state) {
  (void)state;
  static const char grants[] = GRANTS "A,,2016,16.738,JAG,DOJ,X,,allocated,10,\n" YEARS;
  assert_judged(grants, "{ 'who': 'Mayor', 'says': 'more than $50' }", FC_VERDICT_DEPENDS,
                "holds! all grants of DOJ City FY2015, FY2017 ?\nholds! p Mayor's office own FY2016 70\n"
                "fails own X FFY2016 10\nfails all grants of DOJ City FY2014 40\n");
  assert_judged(grants, "{ 'who': 'Comptroller', 'office': 'C?ty', 'says': 'more than $30', 'of': { 'money': 'agency' } }",
                FC_VERDICT_HOLDS, "holds! p Mayor's office FY2016 70\nholds! all grants of DOJ City own FY2014-15, FY2017 ?\n");
  assert_judged(grants, "{ 'says': 'more than $50', 'of': { 'money': 'agency', 'stage': 'actual' } }", FC_VERDICT_DEPENDS,
                "holds! all grants of DOJ City FY2015, FY2017 ?\nfails all grants of DOJ City FY2014 40\n");
  assert_judged(grants, "{ 'says': 'more than $50', 'of': { 'select': { 'assistance_listing': '16.1' } } }",
                FC_VERDICT_DEPENDS,
                "holds! p City FY2015, FY2017 ?\nholds! p Mayor's office FY2016 70\nfails p City FY2014 40\n");
}

static void shares_are_of_every_total_but_reserves(void **state) {
  (void)state;
  static const char grants[] = GRANTS "A,,2016,16.738,JAG,DOJ,X,,allocated,10,\n";
  assert_judged(grants, "{ 'says': 'less than 1.5 percent' }", FC_VERDICT_DEPENDS,
                "holds! own X FFY2016 0.01 of adopted budget, all funds\n"
                "holds! own X FFY2016 0.005 of actual spending, all funds\n"
                "fails own X FFY2016 0.02 of revenue, taxes\n");
  assert_judged(grants, "{ 'says': 'less than 1.5 percent', 'of': { 'scope': 'all_funds', 'stage': 'actual' } }",
                FC_VERDICT_HOLDS, "holds! own X FFY2016 0.005 of actual spending, all funds\n");
  assert_judged(grants, "{ 'says': 'a tenth', 'of': { 'scope': 'taxes' }, 'amount': '=50' }", FC_VERDICT_HOLDS,
                "holds! own  0.1 of revenue, taxes\n");
  assert_judged(grants, "{ 'says': 'less than one percent', 'of': { 'scope': 'general_fund' } }", FC_VERDICT_CANNOT_SAY, "");
  assert_judged(grants, "{ 'says': '5 cents per resident' }", FC_VERDICT_CANNOT_SAY, "");
}

static void a_range_that_holds_both_is_open(void **state) {
  (void)state;
  static const char grants[] = GRANTS "A,,2016,16.738,JAG,DOJ,X,,allocated,10,\n";
  assert_judged(grants, "{ 'says': 'at least $9' }", FC_VERDICT_HOLDS, "holds! own X FFY2016 10\n");
  assert_judged(grants, "{ 'says': 'more than $9' }", FC_VERDICT_CANNOT_SAY, "open own X FFY2016 10\n");
  assert_judged(grants, "{ 'says': 'more than $10' }", FC_VERDICT_CANNOT_SAY, "open own X FFY2016 10\n");
  assert_judged(grants, "{ 'says': 'more than $11' }", FC_VERDICT_FAILS, "fails own X FFY2016 10\n");
  assert_judged(grants, "{ 'says': 'less than $11' }", FC_VERDICT_CANNOT_SAY, "open own X FFY2016 10\n");
  assert_judged(grants, "{ 'says': 'at most $11' }", FC_VERDICT_HOLDS, "holds! own X FFY2016 10\n");
  assert_judged(grants, "{ 'says': 'at least $1', 'amount': 'up to $5M' }", FC_VERDICT_CANNOT_SAY, "open own  5000000\n");
  assert_judged(grants, "{ 'says': 'at most $6 million', 'amount': 'up to $5M' }", FC_VERDICT_HOLDS, "holds! own  5000000\n");
}

static void margins_and_implied_wholes_are_exact(void **state) {
  (void)state;
  static const char grants[] = GRANTS "A,,2016,16.738,JAG,DOJ,X,,allocated,10,\n";
  judged of = judge(grants, "{ 'says': 'at least $15.25' }");
  assert_int_equal(of.answer.reading[0].margin.num * 4, -21 * of.answer.reading[0].margin.den);
  assert_int_equal(of.answer.reading[0].threshold.num * 4, 61 * of.answer.reading[0].threshold.den);
  forget(&of);
  of = judge(grants, "{ 'says': '1.3 to 2 percent' }");
  assert_true(of.answer.has_whole_low && of.answer.has_whole_high);
  assert_int_equal(of.answer.whole_low.num, 500 * of.answer.whole_low.den);
  assert_int_equal(of.answer.whole_high.num * 13, 10000 * of.answer.whole_high.den);
  forget(&of);
  of = judge(grants, "{ 'says': 'at most 1.97%', 'of': { 'scope': 'taxes' } }"); /* 2 % rounds to no 1.97 */
  assert_false(of.answer.reading[0].near);
  forget(&of);
  of = judge(grants, "{ 'says': 'at most 0.97%', 'amount': '=$9.71', 'of': { 'scope': 'all_funds', 'stage': 'adopted' } }");
  assert_int_equal(of.answer.reading[0].loose, FC_FAILS);
  assert_true(of.answer.reading[0].near);
  forget(&of);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(award_years_add_up_and_estimators_do_not, start, stop),
      cmocka_unit_test_setup_teardown(years_that_disagree_stand_apart, start, stop),
      cmocka_unit_test_setup_teardown(shares_are_of_every_total_but_reserves, start, stop),
      cmocka_unit_test_setup_teardown(a_range_that_holds_both_is_open, start, stop),
      cmocka_unit_test_setup_teardown(margins_and_implied_wholes_are_exact, start, stop),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
