/* test_standing.c - the last status of each award as of a date: what stands, what is left out, and how it is counted
 * (dataset/standing.c, load_standing.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "dataset/aid.h"
#include "unit/dataset_case.h"

#define HEADER "government,award_id,program,fiscal_year,amount,status,status_date\n"
static const char tracker[] = HEADER "A,X-1,Jobs,2025,10,active,2025-01-01\n"
                                     "A,X-1,Jobs,2025,8,terminated,2025-02-01\n"
                                     "A,X-1,Jobs,2025,9,reinstated,2025-04-01\n"
                                     "A,X-2,Roads,2025,100,terminated,2025-03-01\n"
                                     "A,X-3,Parks,2025,1000,,\n"
                                     "A,X-3,Parks,2025,2000,paused,2025-03-01\n";
static const char budgets[] = "government,fiscal_year,amount\nA,2025,1000000\n";

static fc_date on(const char *text) {
  fc_date date;
  assert_true(fc_date_parse(fc_str_of(text), &date));
  return date;
}

static fc_dataset *read_as_of(const char *grants, const char *date) {
  const fc_date as_of = on(date);
  const fc_keep keep = {.everything = true, .as_of = &as_of, .n_as_of = 1};
  return case_read((case_files){.budgets = budgets, .grants = grants}, &keep);
}

static long long aid_as_of(const char *grants, const char *date) {
  fc_dataset *dataset = read_as_of(grants, date);
  fc_span span;
  uint64_t rows;
  long long dollars = fc_aid_rows(dataset, case_government(dataset, "A"), 2025, 0, &span, &rows) ? case_dollars(span) : -1;
  fc_dataset_free(dataset);
  return dollars;
}

static void the_last_row_on_or_before_the_date_stands(void **state) {
  (void)state;
  assert_int_equal(aid_as_of(tracker, "2024-12-31"), 1000); /* what is not dated is the earliest */
  assert_int_equal(aid_as_of(tracker, "2025-01-01"), 10 + 1000);
  assert_int_equal(aid_as_of(tracker, "2025-02-01"), 8 + 1000);
  assert_int_equal(aid_as_of(tracker, "2025-03-31"), 8 + 100 + 2000);
  assert_int_equal(aid_as_of(tracker, "2025-04-01"), 9 + 100 + 2000);
}

static void what_is_left_out_is_counted(void **state) {
  (void)state;
  fc_dataset *dataset = read_as_of(tracker, "2025-03-31");
  size_t said = 0;
  for (size_t i = 0; i < fc_notes_count(&dataset->notes); i++) {
    const fc_diag *note = fc_notes_at(&dataset->notes, i);
    said += strcmp(note->message, "1 grants row of a status later than 2025-03-31: left out") == 0;
    said += strcmp(note->message, "2 grants rows of an earlier status of an award: left out") == 0;
  }
  assert_int_equal(said, 2);
  assert_int_equal(fc_dataset_awards(dataset), 3);
  fc_dataset_free(dataset);
}

static void the_order_of_rows_does_not_matter(void **state) {
  (void)state;
  const char turned[] = HEADER "A,X-3,Parks,2025,2000,paused,2025-03-01\n"
                               "A,X-2,Roads,2025,100,terminated,2025-03-01\n"
                               "A,X-1,Jobs,2025,9,reinstated,2025-04-01\n"
                               "A,X-1,Jobs,2025,8,terminated,2025-02-01\n"
                               "A,X-3,Parks,2025,1000,,\n"
                               "A,X-1,Jobs,2025,10,active,2025-01-01\n";
  assert_int_equal(aid_as_of(turned, "2025-02-28"), aid_as_of(tracker, "2025-02-28"));
  assert_int_equal(aid_as_of(turned, "2025-06-30"), aid_as_of(tracker, "2025-06-30"));
}

static void rows_of_the_last_date_all_stand(void **state) {
  (void)state;
  const char parts[] = HEADER "A,X-1,Jobs,2025,1,paused,2025-01-01\n"
                              "A,X-1,Jobs,2025,10,terminated,2025-02-01\n"
                              "A,X-1,Jobs,2025,20,terminated,2025-02-01\n"
                              "A,X-2,Jobs,2025,300,terminated,2025-02-01\n"
                              "A,X-2,Jobs,2025,400,paused,2025-02-01\n";
  fc_dataset *dataset = read_as_of(parts, "2025-02-01");
  assert_int_equal(aid_as_of(parts, "2025-02-01"), 730);
  assert_non_null(case_note(dataset, "N111"));
  assert_non_null(strstr(case_note(dataset, "N111")->message, "2 awards have several rows that are equally late (4 rows)"));
  assert_non_null(strstr(case_note(dataset, "N112")->message, "1 award has several statuses"));
  fc_dataset_free(dataset);
}

static void without_a_number_the_program_and_the_years_are_the_award(void **state) {
  (void)state;
  const char notices[] = HEADER "A,,Jobs,2025,10,paused,2025-01-01\n"
                                "A,,Jobs,2025,11,terminated,2025-02-01\n"
                                "A,,Jobs,2026,500,terminated,2025-01-15\n" /* of another year: a notice of its own */
                                "A,,,2025,1000,terminated,2025-01-20\n"
                                "A,,,2025,2000,terminated,2025-01-25\n";
  fc_dataset *dataset = read_as_of(notices, "2025-03-01");
  assert_int_equal(aid_as_of(notices, "2025-03-01"), 11 + 3000);
  assert_int_equal(fc_dataset_awards(dataset), 4);
  assert_non_null(strstr(case_note(dataset, "N113")->message, "2 grants rows have no award number"));
  fc_dataset_free(dataset);
}

static void conditions_do_not_hide_a_later_status(void **state) {
  (void)state;
  fc_ctx *ctx = case_ctx();
  fc_select *select;
  fc_dataset *dataset;
  const fc_str condition = FC_STR("status=terminated");
  assert_int_equal(fc_select_from_options(ctx, "--where", &condition, 1, &select), FC_OK);
  const fc_select *const where[] = {select};
  const fc_date as_of = on("2025-06-30");
  const fc_keep keep = {.everything = true, .as_of = &as_of, .n_as_of = 1};
  const fc_source source = {.as = FC_GRANTS,
                            .path = "grants.csv",
                            .bytes = tracker,
                            .n_bytes = strlen(tracker),
                            .units = 1,
                            .where = where,
                            .n_where = 1};
  assert_int_equal(fc_dataset_read(ctx, &source, 1, &keep, &dataset), FC_OK);
  assert_int_equal(fc_dataset_awards(dataset), 1); /* X-1 was reinstated */
  fc_dataset_free(dataset);
  fc_select_free(select);
  fc_ctx_free(ctx);
}

static void each_date_has_rows_of_its_own(void **state) {
  (void)state;
  const fc_date dates[] = {on("2025-02-28"), on("2025-06-30")};
  const fc_keep keep = {.everything = true, .as_of = dates, .n_as_of = 2};
  fc_dataset *dataset = case_read((case_files){.budgets = budgets, .grants = tracker}, &keep);
  long long sums[2] = {0, 0};
  for (size_t i = 0; i < fc_dataset_awards(dataset); i++)
    for (int date = 0; date < 2; date++)
      if (fc_dataset_stands(dataset, fc_dataset_award(dataset, i), dates[date]))
        sums[date] += fc_dataset_award(dataset, i)->amount.value / 100;
  assert_int_equal(sums[0], 8 + 1000);
  assert_int_equal(sums[1], 9 + 100 + 2000);
  fc_dataset_free(dataset);
}

static void a_file_without_dates_of_statuses_is_refused(void **state) {
  (void)state;
  fc_ctx *ctx = case_ctx();
  fc_dataset *dataset;
  const fc_date as_of = on("2025-06-30");
  const fc_keep keep = {.everything = true, .as_of = &as_of, .n_as_of = 1};
  const case_files files = {.budgets = budgets, .grants = "government,fiscal_year,amount\nA,2025,1\n"};
  assert_int_equal(case_try(ctx, files, &keep, &dataset), FC_BAD_DATA);
  assert_non_null(case_message(ctx, "F215"));
  fc_ctx_free(ctx);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_last_row_on_or_before_the_date_stands),
      cmocka_unit_test(what_is_left_out_is_counted),
      cmocka_unit_test(the_order_of_rows_does_not_matter),
      cmocka_unit_test(rows_of_the_last_date_all_stand),
      cmocka_unit_test(without_a_number_the_program_and_the_years_are_the_award),
      cmocka_unit_test(conditions_do_not_hide_a_later_status),
      cmocka_unit_test(each_date_has_rows_of_its_own),
      cmocka_unit_test(a_file_without_dates_of_statuses_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
