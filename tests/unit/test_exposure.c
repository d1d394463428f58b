/* What each government, department or program gets, as a share of its budget and of all federal aid. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "impact/plan.h"
#include "unit/dataset_case.h"
#include <stdio.h>

#define BY_MAX 4

typedef struct question {
  case_files files;
  const char *by[BY_MAX];
  fc_exposure_options options; /* by is filled from above */
} question;

typedef struct answer {
  fc_ctx *ctx;
  fc_dataset *dataset;
  fc_result *result;
  fc_status status;
} answer;

static answer ask(question asked) {
  answer a = {.ctx = case_ctx()};
  fc_keep keep = {
      .by = asked.by, .scope = asked.options.denominator, .stage = asked.options.stage, .year = asked.options.year};
  while (keep.n_by < BY_MAX && asked.by[keep.n_by])
    keep.n_by++;
  asked.options.by = asked.by;
  asked.options.n_by = keep.n_by;
  a.status = case_try(a.ctx, asked.files, &keep, &a.dataset);
  if (!a.status)
    a.status = fc_exposure(a.ctx, a.dataset, &asked.options, &a.result);
  return a;
}

static void done(answer a) {
  fc_result_free(a.result);
  fc_dataset_free(a.dataset);
  fc_ctx_free(a.ctx);
}

/* A table as lines of cells parted by '|': "name|amount|..." of the named columns. */
static const char *text_of(const answer *a, const char *table_name, const char *const *columns) {
  static char text[4096];
  if (a->status)
    case_show_messages(a->ctx);
  assert_int_equal(a->status, FC_OK);
  const fc_table *table = fc_result_find(a->result, table_name);
  assert_non_null(table);
  text[0] = 0;
  for (size_t row = 0; row < fc_table_rows(table); row++)
    for (size_t i = 0; columns[i]; i++) {
      size_t column = fc_table_find_column(table, columns[i]);
      assert_int_not_equal(column, SIZE_MAX);
      fc_buf *cell;
      assert_int_equal(fc_table_text(table, row, column, &cell, NULL), FC_OK);
      size_t n = strlen(text);
      snprintf(text + n, sizeof text - n, "%s%s", fc_buf_data(cell, NULL) ? fc_buf_data(cell, NULL) : "",
               columns[i + 1] ? "|" : "\n");
      fc_buf_free(cell);
    }
  return text;
}

#define COLUMNS(...) ((const char *const[]){__VA_ARGS__, NULL})

static bool has_note(const answer *a, const char *code) {
  for (size_t i = 0; i < fc_result_notes(a->result); i++)
    if (strcmp(fc_result_note(a->result, i)->code, code) == 0)
      return true;
  return false;
}

static const case_files counties = {
    .budgets = "government,fiscal_year,population,amount\nModoc,2017,100,400\nAlpine,2017,10,500\nKern,2017,1000,"
               "8000\nYolo,2016,5,7\n",
    .grants = "government,fiscal_year,program,federal_agency,amount\nModoc,2017,Roads,DOT,80\nModoc,2017,Food,USDA,40\n"
              "Alpine,2017,Roads,DOT,-5\nAlpine,2017,Food,USDA,55\nKern,2017,Roads,DOT,800\nYolo,2017,Roads,DOT,30\n"};

static void governments_are_ranked_by_share(void **state) {
  (void)state;
  answer a = ask((question){.files = counties, .by = {"government"}});
  assert_string_equal(text_of(&a, "exposure",
                              COLUMNS("rank", "government", "amount", "budget", "share", "share_of_federal_aid",
                                      "per_capita", "denominator")),
                      "1|Modoc|120.00|400.00|0.3|0.12|1.2|budget, all funds\n"
                      "2|Alpine|50.00|500.00|0.1|0.05|5|budget, all funds\n"
                      "3|Kern|800.00|8000.00|0.1|0.8|0.8|budget, all funds\n"
                      "|Yolo|30.00|||0.03||\n");
  assert_string_equal(text_of(&a, "total",
                              COLUMNS("governments", "governments_with_budget", "amount", "budget", "share",
                                      "share_of_federal_aid", "denominator")),
                      "4|3|1000.00|8900.00|0.108988764045|1|budget, all funds, over 3 of 4 governments\n");
  assert_string_equal(text_of(&a, "concentration", COLUMNS("largest", "amount", "share_of_federal_aid")),
                      "1|800.00|0.8\n5|1000.00|1\n10|1000.00|1\n");
  assert_true(has_note(&a, "N400") && has_note(&a, "N416"));
  done(a);
}

static void rows_can_be_sorted_otherwise_and_cut_off(void **state) {
  (void)state;
  answer a = ask((question){.files = counties, .by = {"government"}, .options = {.sort = "amount", .top = 2}});
  assert_string_equal(text_of(&a, "exposure", COLUMNS("rank", "government", "amount")),
                      "1|Kern|800.00\n2|Modoc|120.00\n");
  assert_string_equal(text_of(&a, "total", COLUMNS("amount")), "1000.00\n");
  done(a);
  a = ask((question){.files = counties, .by = {"government"}, .options = {.sort = "per_capita"}});
  assert_string_equal(text_of(&a, "exposure", COLUMNS("rank", "government")), "1|Alpine\n2|Modoc\n3|Kern\n|Yolo\n");
  done(a);
}

static void programs_are_set_against_all_budgets(void **state) {
  (void)state;
  answer a = ask((question){.files = counties, .by = {"program"}});
  assert_string_equal(
      text_of(&a, "exposure", COLUMNS("program", "amount", "budget", "share", "share_of_federal_aid", "denominator")),
      "Roads|905.00|8900.00|0.0983146067416|0.905|budget, all funds, over 3 of 4 governments\n"
      "Food|95.00|8900.00|0.0106741573034|0.095|budget, all funds, over 3 of 4 governments\n");
  done(a);
  a = ask((question){.files = counties, .by = {"government", "program"}});
  assert_string_equal(
      text_of(&a, "exposure", COLUMNS("government", "program", "share")),
      "Modoc|Roads|0.2\nAlpine|Food|0.11\nKern|Roads|0.1\nModoc|Food|0.1\nAlpine|Roads|-0.01\nYolo|Roads|\n");
  done(a);
}

static void departments_are_set_against_their_own_budgets(void **state) {
  (void)state;
  const case_files files = {
      .budgets = "government,fiscal_year,department,amount\nA,2018,,1000\nA,2018,Police,200\nB,2018,Police,100\n"
                 "B,2018,Parks,300\n",
      .grants = "government,fiscal_year,department,amount\nA,2018,Police,20\nA,2018,Housing,50\nB,2018,Police,10\n"};
  answer a = ask((question){.files = files, .by = {"department"}});
  assert_string_equal(text_of(&a, "exposure", COLUMNS("department", "amount", "budget", "share", "denominator")),
                      "Police|30.00|300.00|0.1|Police budget, over 2 governments\n"
                      "Housing|50.00|1400.00|0.0357142857143|budget, all funds, over 2 governments\n");
  assert_true(has_note(&a, "N414"));
  done(a);
  a = ask((question){.files = files, .by = {"government", "department"}});
  assert_string_equal(text_of(&a, "exposure", COLUMNS("government", "department", "budget", "share")),
                      "A|Police|200.00|0.1\nB|Police|100.00|0.1\nA|Housing|1000.00|0.05\n");
  done(a);
}

static void revenue_is_said_to_be_revenue(void **state) {
  (void)state;
  const case_files files = {
      .budgets = "government,fiscal_year,stage,direction,department,amount\nNYC,2014,actual,R,DSS,220\nNYC,2014,actual,"
                 "R,Finance,780\n"
                 "NYC,2014,adopted,R,DSS,200\nNYC,2014,adopted,R,Finance,600\n",
      .grants = "government,fiscal_year,stage,department,amount\nNYC,2014,actual,DSS,154\nNYC,2014,adopted,DSS,100\n"};
  answer a = ask((question){.files = files, .by = {"department"}});
  assert_string_equal(text_of(&a, "exposure", COLUMNS("department", "share", "denominator")),
                      "DSS|0.7|revenue booked to DSS (actual)\n");
  assert_string_equal(text_of(&a, "total", COLUMNS("budget", "share", "denominator")),
                      "1000.00|0.154|actual revenue, all funds\n");
  assert_true(has_note(&a, "N417"));
  done(a);
  a = ask((question){.files = files, .by = {"department"}, .options = {.stage = "adopted"}});
  assert_string_equal(text_of(&a, "exposure", COLUMNS("department", "amount", "share")), "DSS|100.00|0.5\n");
  assert_string_equal(text_of(&a, "total", COLUMNS("budget", "share")), "800.00|0.125\n");
  done(a);
}

static void states_gather_their_governments(void **state) {
  (void)state;
  const case_files files = {.governments = "government,state,population\nA,Ohio,10\nB,OH,30\nC,NY,5\n",
                            .budgets = "government,fiscal_year,amount\nA,2018,100\nC,2018,50\n",
                            .grants = "government,fiscal_year,amount\nA,2018,10\nB,2018,30\nC,2018,20\n"};
  answer a = ask((question){.files = files, .by = {"state"}});
  assert_string_equal(
      text_of(&a, "exposure", COLUMNS("state", "amount", "budget", "share", "per_capita", "denominator")),
      "NY|20.00|50.00|0.4|4|budget, all funds\n"
      "OH|40.00|100.00|0.1|1|budget, all funds, over 1 of 2 governments\n");
  done(a);
}

static void rounded_figures_carry_their_range(void **state) {
  (void)state;
  const case_files files = {.budgets =
                                "government,fiscal_year,amount,precision\nA,2018,1000,rounded_100\nB,2018,2000,\n",
                            .grants = "government,fiscal_year,amount,precision\nA,2018,100,rounded_10\nB,2018,10,\n"};
  answer a = ask((question){.files = files, .by = {"government"}});
  assert_string_equal(
      text_of(&a, "exposure", COLUMNS("government", "amount_low", "amount_high", "share_low", "share", "share_high")),
      "A|95.00|105.00|0.0904761904762|0.1|0.110526315789\nB|10.00|10.00|0.005|0.005|0.005\n");
  assert_string_equal(
      text_of(&a, "total", COLUMNS("share_of_federal_aid_low", "share_of_federal_aid", "share_of_federal_aid_high")),
      "1|1|1\n");
  assert_string_equal(
      text_of(&a, "concentration", COLUMNS("largest", "share_of_federal_aid_low", "share_of_federal_aid_high")),
      "1|0.904761904762|0.913043478261\n5|1|1\n10|1|1\n");
  done(a);
}

static void two_totals_leave_no_point(void **state) {
  (void)state;
  const case_files files = {
      .budgets = "government,fiscal_year,amount\nBurlington,2018,211\nBurlington,2018,190\nOther,2018,100\n",
      .grants = "government,fiscal_year,amount\nBurlington,2018,19\nOther,2018,1\n"};
  answer a = ask((question){.files = files, .by = {"government"}});
  assert_string_equal(
      text_of(&a, "exposure",
              COLUMNS("rank", "government", "budget", "budget_low", "budget_high", "share", "share_low", "share_high")),
      "1|Other|100.00|100.00|100.00|0.01|0.01|0.01\n"
      "|Burlington||190.00|211.00||0.0900473933649|0.1\n");
  assert_true(has_note(&a, "N401"));
  done(a);
}

static void stages_that_differ_are_ranked_apart(void **state) {
  (void)state;
  const case_files files = {
      .budgets = "government,fiscal_year,stage,amount\nA,2018,adopted,100\nB,2018,proposed,100\nC,2018,adopted,100\n",
      .grants = "government,fiscal_year,amount\nA,2018,5\nB,2018,50\nC,2018,9\n"};
  answer a = ask((question){.files = files, .by = {"government"}});
  assert_string_equal(
      text_of(&a, "exposure", COLUMNS("rank", "government", "share", "denominator")),
      "1|C|0.09|adopted budget, all funds\n2|A|0.05|adopted budget, all funds\n1|B|0.5|proposed budget, all funds\n");
  assert_string_equal(text_of(&a, "total", COLUMNS("denominator")), "budget, all funds, over 3 governments\n");
  assert_true(has_note(&a, "N411"));
  done(a);
}

static void governments_within_others_have_no_common_share(void **state) {
  (void)state;
  const case_files files = {.governments = "government,within,population\nCook,,50\nChicago,Cook,20\n",
                            .budgets = "government,fiscal_year,amount\nCook,2018,100\nChicago,2018,60\n",
                            .grants = "government,fiscal_year,program,amount\nCook,2018,x,5\nChicago,2018,x,6\n"};
  answer a = ask((question){.files = files, .by = {"program"}});
  assert_string_equal(text_of(&a, "exposure", COLUMNS("amount", "share", "share_of_federal_aid", "per_capita")),
                      "11.00||1|\n");
  assert_string_equal(text_of(&a, "total", COLUMNS("amount", "share", "per_capita")), "11.00||\n");
  assert_true(has_note(&a, "N408"));
  done(a);
}

static void what_cannot_be_answered_is_an_error(void **state) {
  (void)state;
  answer a = ask((question){.files = counties, .by = {"programme"}});
  assert_int_not_equal(a.status, FC_OK);
  assert_non_null(case_message(a.ctx, "F323"));
  assert_non_null(strstr(case_message(a.ctx, "F323")->help, "program"));
  done(a);
  const case_files other_year = {.budgets = "government,fiscal_year,amount\nA,2018,1\n",
                                 .grants = "government,fiscal_year,amount\nA,2019,1\n"};
  a = ask((question){.files = other_year, .by = {"government"}});
  assert_int_equal(a.status, FC_NO_MATCH);
  done(a);
  const case_files no_budget = {.budgets = "government,fiscal_year,amount\nA,2018,1\n",
                                .grants = "government,fiscal_year,amount\nB,2018,1\n"};
  a = ask((question){.files = no_budget, .by = {"government"}});
  assert_int_equal(a.status, FC_BAD_DATA);
  assert_non_null(case_message(a.ctx, "F400"));
  done(a);
}

/* Tables do not depend on the order of rows, and rows add up to the total. */
static void order_of_rows_makes_no_difference(void **state) {
  (void)state;
  static const char *const bys[][3] = {{"government"}, {"program"}, {"federal_agency"}, {"government", "program"}};
  char reversed[1024] = "government,fiscal_year,program,federal_agency,amount\n";
  const char *lines[16];
  size_t n = 0;
  for (const char *at = strchr(counties.grants, '\n') + 1; *at; at = strchr(at, '\n') + 1)
    lines[n++] = at;
  while (n-- > 0)
    strncat(reversed, lines[n], (size_t)(strchr(lines[n], '\n') + 1 - lines[n]));
  const case_files reversed_files = {.budgets = counties.budgets, .grants = reversed};
  for (size_t i = 0; i < sizeof bys / sizeof *bys; i++) {
    question forward = {.files = counties}, backward = {.files = reversed_files};
    memcpy(forward.by, bys[i], sizeof bys[i]);
    memcpy(backward.by, bys[i], sizeof bys[i]);
    answer a = ask(forward), b = ask(backward);
    char first[4096];
    strcpy(first,
           text_of(&a, "exposure", COLUMNS("rank", bys[i][0], "amount", "budget", "share", "share_of_federal_aid")));
    assert_string_equal(
        first,
        text_of(&b, "exposure", COLUMNS("rank", bys[i][0], "amount", "budget", "share", "share_of_federal_aid")));
    const fc_table *table = fc_result_find(a.result, "exposure");
    fc_money sum = 0, each;
    for (size_t row = 0; row < fc_table_rows(table); row++) {
      assert_int_equal(fc_table_money(table, row, fc_table_find_column(table, "amount"), &each), FC_OK);
      sum += each;
    }
    assert_true(sum == 100000);
    done(a);
    done(b);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(governments_are_ranked_by_share),
      cmocka_unit_test(rows_can_be_sorted_otherwise_and_cut_off),
      cmocka_unit_test(programs_are_set_against_all_budgets),
      cmocka_unit_test(departments_are_set_against_their_own_budgets),
      cmocka_unit_test(revenue_is_said_to_be_revenue),
      cmocka_unit_test(states_gather_their_governments),
      cmocka_unit_test(rounded_figures_carry_their_range),
      cmocka_unit_test(two_totals_leave_no_point),
      cmocka_unit_test(stages_that_differ_are_ranked_apart),
      cmocka_unit_test(governments_within_others_have_no_common_share),
      cmocka_unit_test(what_cannot_be_answered_is_an_error),
      cmocka_unit_test(order_of_rows_makes_no_difference),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
