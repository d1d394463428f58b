/* test_plan_faults.c - what a scenario may not ask of its data: the message, its place and its mend. */
#include "unit/plan_case.h"

typedef struct fault {
  const char *members, *code, *pointer, *help;
  fc_status status;
} fault;

static const char governments[] = "government_id,government,state,letter\na,Ayton,NY,yes\nb,Beeton,CA,\n";
static const char budgets[] = "government_id,fiscal_year,stage,scope,amount\na,2018,adopted,all_funds,100\n"
                              "b,2018,adopted,general_fund,100\n";
static const char grants[] = "government_id,fiscal_year,award_year,award_id,assistance_listing,amount,amount_basis\n"
                             "a,2018,,1,16.738,10,budgeted\nb,2018,,2,84.010,10,budgeted\na,2018,,3,93.778,10,ceiling\n"
                             "a,2017,,4,20.507,10,budgeted\na,,2016,5,10.551,10,awarded\n";

#define CUT(select) "'cuts': [ { 'select': { " select " }, 'effect': 'percent', 'rate': '10%' } ]"
#define ONE CUT("'award_id': '1'")

static const fault faults[] = {
    {CUT("'asistance_listing': '16.*'"), "F320", "/cuts/0/select/asistance_listing", "assistance_listing",
     FC_BAD_SCENARIO},
    {CUT("'assistance_listing': '16.783'"), "F328", "/cuts/0/select", "did you mean \"16.738\"", FC_NO_MATCH},
    {CUT("'assistance_listing': '20.507'"), "F328", "/cuts/0/select", "2017", FC_NO_MATCH},
    {CUT("'assistance_listing': '10.551'"), "F328", "/cuts/0/select", "award_year", FC_NO_MATCH},
    {CUT("'assistance_listing': '93.778'"), "F321", NULL, "amount_basis", FC_BAD_SCENARIO},
    {ONE ", 'governments': { 'leter': 'yes' }", "F320", "/governments/leter", "letter", FC_BAD_SCENARIO},
    {ONE ", 'governments': { 'letter': 'no' }", "F325", "/governments", NULL, FC_NO_MATCH},
    {ONE ", 'years': 2031", "F327", "/years", "2018", FC_BAD_DATA},
    {ONE ", 'report': { 'by': 'goverment' }", "F323", "/report/by", "did you mean \"government\"", FC_BAD_SCENARIO},
    {ONE ", 'report': { 'metrics': [ 'los' ] }", "F324", "/report/metrics/0", "did you mean \"loss\"", FC_BAD_SCENARIO},
    {ONE ", 'report': { 'denominator': 'general_fnd' }", "F326", "/report/denominator", "general_fund",
     FC_BAD_SCENARIO},
    {ONE ", 'report': { 'stage': 'adoptd' }", "F326", "/report/stage", "adopted", FC_BAD_SCENARIO},
    {ONE ", 'report': { 'denominator': 'general_fund' }", "F400", NULL, "--denominator", FC_BAD_DATA},
    {"'cuts': [ { 'select': { 'award_id': '1' }, 'effect': 'terminate', 'from': '2018-01-01' } ]", "F322", NULL,
     "fiscal_year_start", FC_BAD_SCENARIO},
    {ONE ", 'report': { 'metrics': [ 'share_of_department' ] }", "F401", NULL, "--by department", FC_CANNOT_ANSWER},
};

static void each_fault_names_its_place_and_mend(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
    answered of = {0};
    fc_diag_clear(ctx);
    load(&of, governments, budgets, grants);
    answer(&of, faults[i].members, NULL);
    if (of.status != faults[i].status)
      print_message("%s: %s\n", faults[i].members, fc_status_name(of.status));
    assert_int_equal(of.status, faults[i].status);
    const fc_diag *diag = fc_diag_at(ctx, 0);
    if (strcmp(diag->code, faults[i].code) != 0)
      print_message("%s: %s %s\n", faults[i].members, diag->code, diag->message);
    assert_string_equal(diag->code, faults[i].code);
    if (faults[i].pointer)
      assert_string_equal(diag->pointer, faults[i].pointer);
    if (faults[i].help)
      assert_has(diag->help, faults[i].help);
    forget(&of);
  }
}

static void all_faults_come_in_one_run(void **state) {
  (void)state;
  answered of = {0};
  load(&of, governments, budgets, grants);
  answer(&of, CUT("'award_id': '1'") ", 'years': 2031, 'report': { 'by': 'x', 'metrics': 'y', 'denominator': 'z' }",
         NULL);
  assert_int_equal(fc_diag_count(ctx), 4);
  forget(&of);
}

/* Dollars alone need no budget. */
static void dollars_need_no_budget(void **state) {
  (void)state;
  static const char *const metrics[] = {"loss"};
  fc_run_options options = FC_RUN_OPTIONS_INIT;
  options.metrics = metrics;
  options.n_metrics = 1;
  answered of = answered_with(NULL, NULL, "government,fiscal_year,amount\nA,2018,10\n", TERMINATE, &options);
  assert_cell(&of, "total", 0, "loss", "10.00");
  forget(&of);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(each_fault_names_its_place_and_mend, start, stop),
      cmocka_unit_test_setup_teardown(all_faults_come_in_one_run, start, stop),
      cmocka_unit_test_setup_teardown(dollars_need_no_budget, start, stop),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
