/* test_asked.c - what a request takes, and what it refuses. */
#include "request_case.h"

static void test_unknown_command_names_the_nearest(void **state) {
  (void)state;
  fc_request *request;
  assert_int_equal(fc_request_new(ctx, "shrae", &request), FC_BAD_USAGE);
  assert_null(request);
  assert_string_equal(last_code(), "F600");
  assert_non_null(strstr(fc_diag_at(ctx, 0)->help, "\"share\""));
}

static void test_arguments_and_options_stand_in_order(void **state) {
  (void)state;
  fc_request *request = share_request("4.3M", "85.99B");
  assert_int_equal(fc_request_add(ctx, request, "population", "8622698"), FC_OK);
  const fc_asked *asked = &request->asked;
  assert_int_equal(fc_asked_arguments(asked), 2);
  assert_string_equal(fc_asked_argument(asked, 1), "85.99B");
  assert_null(fc_asked_argument(asked, 2));
  assert_string_equal(fc_asked_value(asked, "population"), "8622698");
  assert_int_equal(fc_request_add(ctx, request, "", "5"), FC_BAD_USAGE);
  assert_string_equal(last_code(), "F605");
  fc_request_free(request);
}

static void test_lists_are_split_and_gathered(void **state) {
  (void)state;
  fc_request *request = new_request("exposure");
  assert_int_equal(fc_request_add(ctx, request, "by", "department, program"), FC_OK);
  assert_int_equal(fc_request_add(ctx, request, "by", "state"), FC_OK);
  assert_int_equal(fc_asked_count(&request->asked, "by"), 3);
  assert_string_equal(fc_asked_value_at(&request->asked, "by", 1), "program");
  assert_string_equal(fc_asked_value(&request->asked, "by"), "state");
  assert_int_equal(fc_request_add(ctx, request, "by", "a,,b"), FC_BAD_USAGE);
  fc_request_free(request);
}

static void test_the_last_value_of_an_option_holds(void **state) {
  (void)state;
  fc_request *request = new_request("exposure");
  assert_int_equal(fc_request_add(ctx, request, "year", "2017"), FC_OK);
  assert_int_equal(fc_request_add(ctx, request, "year", "FY2018"), FC_OK);
  assert_string_equal(fc_asked_value(&request->asked, "year"), "FY2018");
  fc_request_free(request);
}

static void refuses(const char *command, const char *option, const char *value, const char *code) {
  fc_request *request = new_request(command);
  assert_int_equal(fc_request_add(ctx, request, option, value), FC_BAD_USAGE);
  assert_string_equal(last_code(), code);
  fc_request_free(request);
}

static void test_values_out_of_range_are_refused(void **state) {
  (void)state;
  refuses("exposure", "year", "soon", "F603");
  refuses("exposure", "top", "-1", "F603");
  refuses("exposure", "top", "1.5", "F603");
  refuses("share", "money", "text", "F603");
  refuses("cut", "from", "2025-13-01", "F603");
  refuses("run", "budgets", "", "F603");
}

static void test_options_are_known_and_have_the_value_they_need(void **state) {
  (void)state;
  refuses("exposure", "yaer", "2018", "F601");
  assert_non_null(strstr(fc_diag_at(ctx, 0)->help, "--year"));
  refuses("share", "population", NULL, "F602");
  refuses("share", "excel", "yes", "F602");
  refuses("share", "population", "\xff", "F606");
}

static void test_what_is_missing_is_named(void **state) {
  (void)state;
  fc_request *request = new_request("share");
  fc_result *result;
  assert_int_equal(fc_request_run(ctx, request, &result), FC_BAD_USAGE);
  assert_null(result);
  assert_int_equal(fc_diag_count(ctx), 2); /* AMOUNT and TOTAL */
  assert_string_equal(last_code(), "F604");
  fc_request_free(request);
}

static void test_format_follows_the_ending(void **state) {
  (void)state;
  fc_request *request = share_request("1", "2");
  assert_string_equal(fc_request_format(request), "text");
  assert_int_equal(fc_request_add(ctx, request, "output", "out.csv"), FC_OK);
  assert_string_equal(fc_request_format(request), "csv");
  assert_int_equal(fc_request_add(ctx, request, "format", "json"), FC_OK);
  assert_string_equal(fc_request_format(request), "json");
  assert_string_equal(fc_request_output(request), "out.csv");
  assert_int_equal(fc_request_add(ctx, request, "output", "-"), FC_OK);
  assert_null(fc_request_output(request));
  fc_request_free(request);
}

static void test_an_ending_without_a_format_is_refused_before_any_work(void **state) {
  (void)state;
  fc_request *request = share_request("1", "2");
  fc_result *result;
  assert_int_equal(fc_request_add(ctx, request, "output", "out.docx"), FC_OK);
  assert_int_equal(fc_request_run(ctx, request, &result), FC_BAD_USAGE);
  assert_string_equal(last_code(), "F608");
  fc_request_free(request);
}

static void test_exit_codes(void **state) {
  (void)state;
  assert_int_equal(fc_exit_code(FC_OK), 0);
  assert_int_equal(fc_exit_code(FC_FINDING), 1);
  assert_int_equal(fc_exit_code(FC_BAD_USAGE), 2);
  assert_int_equal(fc_exit_code(FC_BAD_DATA), 3);
  assert_int_equal(fc_exit_code(FC_NO_MATCH), 4);
  assert_int_equal(fc_exit_code(FC_CANNOT_WRITE), 5);
  assert_int_equal(fc_exit_code(FC_INTERNAL), 70);
  assert_int_equal(fc_exit_code(FC_CANCELLED), 130);
}

static void test_help_is_there_for_every_command(void **state) {
  (void)state;
  for (size_t i = 0; i < fc_registry_count("commands"); i++) {
    const fc_command *command = fc_command_at(i);
    assert_string_equal(command->name, fc_registry_name("commands", i));
    fc_buf *text;
    assert_int_equal(fc_help(ctx, command->name, &text), FC_OK);
    assert_non_null(strstr(fc_buf_data(text, NULL), command->synopsis));
    fc_buf_free(text);
  }
  fc_buf *text;
  assert_int_equal(fc_help(ctx, "nothing", &text), FC_BAD_USAGE);
  assert_null(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(test_unknown_command_names_the_nearest),
      CASE(test_arguments_and_options_stand_in_order),
      CASE(test_lists_are_split_and_gathered),
      CASE(test_the_last_value_of_an_option_holds),
      CASE(test_values_out_of_range_are_refused),
      CASE(test_options_are_known_and_have_the_value_they_need),
      CASE(test_what_is_missing_is_named),
      CASE(test_format_follows_the_ending),
      CASE(test_an_ending_without_a_format_is_refused_before_any_work),
      CASE(test_exit_codes),
      CASE(test_help_is_there_for_every_command),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
