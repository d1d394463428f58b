/* Loading: whose a row is, what is left out of aid and counted, and what does not depend on the order of rows. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "dataset/aid.h"
#include "unit/dataset_case.h"

static const fc_keep everything = {.everything = true};

static long long aid_of(const fc_dataset *dataset, const char *government, int year) {
  fc_span span;
  uint64_t rows;
  return fc_aid_rows(dataset, case_government(dataset, government), year, 0, &span, &rows) ? case_dollars(span) : -1;
}

static void ids_come_before_names(void **state) {
  (void)state;
  fc_dataset *dataset = case_read((case_files){.budgets = "government_id,government,fiscal_year,amount\n"
                                                          "sf1,Springfield,2018,1\nsf2,Springfield,2018,2\n",
                                               .grants = "government,fiscal_year,amount\nsf1,2018,10\nsf2,2018,20\n"},
                                  &everything);
  assert_int_equal(fc_dataset_governments(dataset), 2);
  assert_int_equal(aid_of(dataset, "sf1", 2018), 10);
  assert_int_equal(aid_of(dataset, "sf2", 2018), 20);
  assert_int_equal(fc_dataset_find_government(dataset, FC_STR("Springfield")), UINT32_MAX);
  fc_dataset_free(dataset);
}

static void an_id_is_given_to_a_known_name(void **state) {
  (void)state;
  fc_dataset *dataset =
      case_read((case_files){.budgets = "government,fiscal_year,amount\nAlameda,2018,1\n",
                             .grants = "government_id,government,fiscal_year,amount\n06001,Alameda,2018,10\n"},
                &everything);
  assert_int_equal(fc_dataset_governments(dataset), 1);
  assert_int_equal(aid_of(dataset, "06001", 2018), 10);
  assert_int_equal(aid_of(dataset, "Alameda", 2018), 10);
  fc_dataset_free(dataset);
}

static void a_government_that_is_not_listed_is_an_error_with_the_nearest(void **state) {
  (void)state;
  fc_ctx *ctx = case_ctx();
  fc_dataset *dataset;
  const case_files files = {
      "government_id,government\nnyc,New York City\n", "government,fiscal_year,amount\nNew York City,2018,5\n",
      "government,fiscal_year,amount\nNew York Cty,2018,1\nNew York Cty,2018,1\nnyc,2018,3\n,2018,1\n"};
  assert_int_equal(case_try(ctx, files, &everything, &dataset), FC_BAD_DATA);
  assert_null(dataset);
  const fc_diag *unknown = case_message(ctx, "F200"), *nameless = case_message(ctx, "F201");
  assert_non_null(unknown);
  assert_string_equal(unknown->file, "grants.csv");
  assert_int_equal(unknown->line, 2);
  assert_non_null(strstr(unknown->help, "New York City"));
  assert_non_null(nameless);
  assert_int_equal(nameless->line, 5);
  assert_int_equal(fc_diag_count(ctx), 2); /* each unknown name once */
  fc_ctx_free(ctx);
}

static void tables_without_governments_are_of_the_one_that_is_known(void **state) {
  (void)state;
  fc_dataset *dataset = case_read(
      (case_files){.budgets = "fiscal_year,amount\n2018,100\n", .grants = "fiscal_year,amount\n2018,7\n"}, &everything);
  assert_true(dataset->government_implied);
  assert_int_equal(aid_of(dataset, "the government", 2018), 7);
  assert_non_null(case_note(dataset, "N100"));
  fc_dataset_free(dataset);
  dataset = case_read((case_files){.budgets = "fiscal_year,amount\n2018,100\n",
                                   .grants = "government,fiscal_year,amount\nChicago,2018,7\nChicago,2018,1\n"},
                      &everything);
  assert_int_equal(fc_dataset_governments(dataset), 1);
  assert_int_equal(aid_of(dataset, "Chicago", 2018), 8);
  assert_non_null(fc_dataset_government(dataset, 0)->first_budget ? "" : NULL);
  fc_dataset_free(dataset);
  dataset = case_read((case_files){.budgets = "government,fiscal_year,amount\nBoston,2018,1\n",
                                   .grants = "fiscal_year,amount\n2018,7\n"},
                      &everything);
  assert_int_equal(aid_of(dataset, "Boston", 2018), 7);
  assert_non_null(case_note(dataset, "N101"));
  fc_dataset_free(dataset);
}

static void a_table_without_governments_beside_several_is_refused(void **state) {
  (void)state;
  fc_ctx *ctx = case_ctx();
  fc_dataset *dataset;
  const case_files budgets = {.budgets = "fiscal_year,amount\n2018,1\n",
                              .grants = "government,amount\nA,1\nB,1\nC,1\n"};
  assert_int_equal(case_try(ctx, budgets, &everything, &dataset), FC_BAD_DATA);
  assert_non_null(case_message(ctx, "F203"));
  assert_int_equal(fc_diag_count(ctx), 1);
  fc_diag_clear(ctx);
  const case_files grants = {.budgets = "government,fiscal_year,amount\nA,2018,1\nB,2018,1\n",
                             .grants = "fiscal_year,amount\n2018,1\n"};
  assert_int_equal(case_try(ctx, grants, &everything, &dataset), FC_BAD_DATA);
  assert_non_null(case_message(ctx, "F203"));
  fc_ctx_free(ctx);
}

static void what_is_no_cash_of_a_year_is_left_out_and_counted(void **state) {
  (void)state;
  fc_dataset *dataset =
      case_read((case_files){.budgets = "government,fiscal_year,amount\nA,2018,100\nA,2017,90\n",
                             .grants = "government,fiscal_year,award_year,amount_basis,amount\n"
                                       "A,2018,,received,10\nA,2018,,awarded,5\nA,2018,,,-2\nA,,,,1\n"
                                       "A,2018,,ceiling,1000\nA,2018,,requested,500\nA,,2016,allocated,77\n"
                                       "A,2011,,received,3\nA,2018,,received,\n"},
                &everything);
  assert_int_equal(aid_of(dataset, "A", 2018), 14);
  assert_int_equal(aid_of(dataset, "A", 2017), 1);
  assert_int_equal(dataset->left_basis[FC_BASIS_CEILING], 1);
  assert_int_equal(dataset->left_basis[FC_BASIS_REQUESTED], 1);
  assert_int_equal(dataset->undated, 1);
  assert_int_equal(dataset->left_year, 1);
  assert_non_null(case_note(dataset, "N102"));
  assert_non_null(case_note(dataset, "N103"));
  assert_non_null(case_note(dataset, "N104"));
  assert_non_null(case_note(dataset, "N105"));
  assert_int_equal(fc_dataset_awards(dataset), 8);
  fc_dataset_free(dataset);
}

static void a_published_total_is_the_base_of_aid(void **state) {
  (void)state;
  fc_dataset *dataset =
      case_read((case_files){.budgets = "government,fiscal_year,stage,scope,direction,amount\n"
                                        "A,2018,adopted,all_funds,,100\nA,2018,adopted,federal_aid,revenue,30\n"
                                        "B,2018,adopted,all_funds,,50\n",
                             .grants = "government,fiscal_year,amount\nA,2018,10\nB,2018,4\n"},
                &everything);
  fc_aid_base base;
  uint32_t adopted = case_text(dataset, "adopted");
  fc_aid_base_find(dataset, case_government(dataset, "A"), 2018, adopted, 0, &base);
  assert_true(base.present && base.published && case_dollars(base.amount) == 30);
  fc_aid_base_find(dataset, case_government(dataset, "B"), 2018, adopted, 0, &base);
  assert_true(base.present && !base.published && case_dollars(base.amount) == 4);
  fc_dataset_free(dataset);
}

static void populations_are_of_a_year_or_of_any(void **state) {
  (void)state;
  fc_dataset *dataset =
      case_read((case_files){.governments = "government,fiscal_year,population,precision,fiscal_year_start\n"
                                            "A,2017,1000,,07-01\nA,2018,1100,,07-01\nB,,8622700,rounded_100,\n"
                                            "C,2018,5,,\nC,2018,7,,\n"},
                &everything);
  fc_population population;
  assert_true(fc_population_find(dataset, case_government(dataset, "A"), 2018, &population) &&
              population.value == 1100);
  assert_false(fc_population_find(dataset, case_government(dataset, "A"), 2016, &population));
  assert_true(fc_population_find(dataset, case_government(dataset, "B"), 1999, &population));
  assert_true(population.value == 8622700 && population.low == 8622650 && population.high == 8622750);
  assert_true(fc_population_find(dataset, case_government(dataset, "C"), 2018, &population) && population.conflict);
  assert_true(population.low == 5 && population.high == 7);
  assert_int_equal(fc_dataset_government(dataset, case_government(dataset, "A"))->start.month, 7);
  fc_dataset_free(dataset);
}

static void governments_within_one_another_overlap(void **state) {
  (void)state;
  fc_dataset *dataset = case_read(
      (case_files){.governments = "government_id,government,state,type,within\n"
                                  "chi,Chicago,Illinois,city,cook; il\ncook,Cook County,IL,county,il\n"
                                  "ny,New York City,NY,city,\nil,Illinois,IL,state,\nca,California,CA,state,\n"},
      &everything);
  const uint32_t chi = case_government(dataset, "chi"), cook = case_government(dataset, "cook"),
                 ny = case_government(dataset, "ny"), il = case_government(dataset, "il"),
                 ca = case_government(dataset, "ca");
  assert_true(fc_dataset_overlap(dataset, (const uint32_t[]){ny, chi, cook}, 3));
  assert_true(fc_dataset_overlap(dataset, (const uint32_t[]){il, chi}, 2));
  assert_false(fc_dataset_overlap(dataset, (const uint32_t[]){ny, chi, ca}, 3));
  assert_false(fc_dataset_overlap(dataset, &chi, 1));
  fc_dataset_free(dataset);
}

static void faults_of_all_rows_are_said_in_one_run(void **state) {
  (void)state;
  fc_ctx *ctx = case_ctx();
  fc_dataset *dataset;
  const case_files files = {.budgets = "government,fiscal_year,direction,years_covered,fiscal_year_start,amount\n"
                                       "A,2018,,,07-01,1\nA,2018,sideways,,,1\nA,2018,,0,,1\nA,2018,,,10-01,1\n"};
  assert_int_equal(case_try(ctx, files, &everything, &dataset), FC_BAD_DATA);
  const char *const codes[] = {"F204", "F205", "F208"};
  for (size_t i = 0; i < 3; i++) {
    const fc_diag *diag = case_message(ctx, codes[i]);
    assert_non_null(diag);
    assert_int_equal(diag->line, i + 3);
    assert_non_null(diag->help);
  }
  fc_ctx_free(ctx);
}

static void awards_do_not_depend_on_the_order_of_rows(void **state) {
  (void)state;
  static const char header[] = "government,program,award_id,fiscal_year,amount,Cabinet,assistance_listing\n";
  static const char *const rows[] = {"B,JAG,1,2018,5,x,16.738\n", "A,CDBG,2,2018,7,y,14.218\n",
                                     "A,CDBG,1,2018,7,z,14.218\n"};
  char forward[512] = "", backward[512] = "";
  strcat(forward, header);
  strcat(backward, header);
  for (size_t i = 0; i < 3; i++) {
    strcat(forward, rows[i]);
    strcat(backward, rows[2 - i]);
  }
  fc_dataset *a = case_read((case_files){.grants = forward}, &everything);
  fc_dataset *b = case_read((case_files){.grants = backward}, &everything);
  size_t cabinet = fc_dataset_column(a, FC_STR("Cabinet"));
  assert_int_not_equal(cabinet, SIZE_MAX);
  for (size_t i = 0; i < 3; i++) {
    fc_str left = fc_dataset_text(a, fc_dataset_award(a, i)->text[cabinet]);
    fc_str right = fc_dataset_text(b, fc_dataset_award(b, i)->text[fc_dataset_column(b, FC_STR("Cabinet"))]);
    assert_true(fc_str_eq(left, right));
  }
  assert_true(fc_str_is(fc_dataset_text(a, fc_dataset_award(a, 0)->text[cabinet]), "z"));
  assert_true(fc_str_is(fc_dataset_text(a, fc_dataset_award(a, 2)->agency), "Department of Justice"));
  assert_non_null(case_note(a, "N106"));
  fc_dataset_free(a);
  fc_dataset_free(b);
}

static void only_selected_rows_become_awards(void **state) {
  (void)state;
  fc_ctx *ctx = case_ctx();
  fc_select *select;
  fc_dataset *dataset;
  const fc_str conditions[] = {FC_STR("assistance_listing=16.*"), FC_STR("federal_agency=Department of Justice"),
                               FC_STR("state=NY")};
  assert_int_equal(fc_select_from_options(ctx, "--select", conditions, 3, &select), FC_OK);
  const fc_select *selects[] = {select};
  const fc_keep keep = {.selects = selects, .n_selects = 1};
  const case_files files = {
      .governments = "government,state\nA,New York\nB,CA\n",
      .grants =
          "government,fiscal_year,assistance_listing,amount\nA,2018,16.738,1\nA,2018,14.218,2\nB,2018,16.738,4\n"};
  assert_int_equal(case_try(ctx, files, &keep, &dataset), FC_OK);
  assert_int_equal(fc_dataset_awards(dataset), 1);
  assert_true(fc_dataset_award(dataset, 0)->amount.value == 100);
  fc_dataset_free(dataset);
  fc_select_free(select);
  fc_ctx_free(ctx);
}

static void governments_can_be_selected(void **state) {
  (void)state;
  fc_ctx *ctx = case_ctx();
  fc_select *select;
  fc_dataset *dataset;
  const fc_str condition = FC_STR("letter=2018-01-24");
  assert_int_equal(fc_select_from_options(ctx, "governments", &condition, 1, &select), FC_OK);
  const fc_keep keep = {.governments = select, .everything = true};
  const case_files files = {.governments = "government,letter\nA,2018-01-24\nB,\n",
                            .budgets = "government,fiscal_year,amount\nA,2018,1\nB,2018,1\n",
                            .grants = "government,fiscal_year,amount\nA,2018,1\nB,2018,2\n"};
  assert_int_equal(case_try(ctx, files, &keep, &dataset), FC_OK);
  assert_int_equal(fc_dataset_awards(dataset), 1);
  assert_int_equal(fc_budget_count(dataset), 1);
  fc_dataset_free(dataset);
  fc_select_free(select);
  fc_ctx_free(ctx);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ids_come_before_names),
      cmocka_unit_test(an_id_is_given_to_a_known_name),
      cmocka_unit_test(a_government_that_is_not_listed_is_an_error_with_the_nearest),
      cmocka_unit_test(tables_without_governments_are_of_the_one_that_is_known),
      cmocka_unit_test(a_table_without_governments_beside_several_is_refused),
      cmocka_unit_test(what_is_no_cash_of_a_year_is_left_out_and_counted),
      cmocka_unit_test(a_published_total_is_the_base_of_aid),
      cmocka_unit_test(populations_are_of_a_year_or_of_any),
      cmocka_unit_test(governments_within_one_another_overlap),
      cmocka_unit_test(faults_of_all_rows_are_said_in_one_run),
      cmocka_unit_test(awards_do_not_depend_on_the_order_of_rows),
      cmocka_unit_test(only_selected_rows_become_awards),
      cmocka_unit_test(governments_can_be_selected),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
