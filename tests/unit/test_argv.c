/* test_argv.c - the command line read into a request. */
#include "request_case.h"

#include "cli/argv.h"

static invocation read;

static fc_status read_words(int argc, char **argv) {
  fc_request_free(read.request);
  return invocation_read(ctx, argc, argv, &read);
}

/* fiscalc with these words. */
#define READ(...) \
  read_words((int)(sizeof((char *[]){"fiscalc", __VA_ARGS__}) / sizeof(char *)), (char *[]){"fiscalc", __VA_ARGS__, NULL})

static int forget(void **state) {
  fc_request_free(read.request);
  read = (invocation){.kind = INVOKE_NOTHING};
  return stop(state);
}

static const char *value(const char *option) {
  return fc_asked_value(&read.request->asked, option);
}

static const char *argument(size_t index) {
  return fc_asked_argument(&read.request->asked, index);
}

static void test_forms_of_an_option(void **state) {
  (void)state;
  assert_int_equal(READ("share", "1", "2", "--population", "5", "--format=csv", "-o", "out.csv"), FC_OK);
  assert_int_equal(read.kind, INVOKE_RUN);
  assert_string_equal(value("population"), "5");
  assert_string_equal(value("format"), "csv");
  assert_string_equal(value("output"), "out.csv");
  assert_int_equal(READ("share", "-fjson", "1", "2"), FC_OK);
  assert_string_equal(value("format"), "json");
  assert_int_equal(READ("share", "--fail-if=share=1", "1", "2"), FC_OK);
  assert_string_equal(value("fail-if"), "share=1");
  assert_int_equal(READ("share", "--excel", "1", "2"), FC_OK);
  assert_string_equal(argument(0), "1");
}

static void test_negative_amounts_are_arguments(void **state) {
  (void)state;
  assert_int_equal(READ("share", "-5", "-$4.3M"), FC_OK);
  assert_string_equal(argument(0), "-5");
  assert_string_equal(argument(1), "-$4.3M");
  assert_int_equal(READ("share", "-.5", "(1,234.50)"), FC_OK);
  assert_string_equal(argument(0), "-.5");
  assert_int_equal(READ("share", "--population", "-5", "1", "2"), FC_OK);
  assert_string_equal(value("population"), "-5");
}

static void test_two_dashes_end_the_options(void **state) {
  (void)state;
  assert_int_equal(READ("share", "--", "--population", "-f"), FC_OK);
  assert_string_equal(argument(0), "--population");
  assert_string_equal(argument(1), "-f");
}

static void test_a_forgotten_value_is_told(void **state) {
  (void)state;
  assert_int_equal(READ("exposure", "--by", "--year", "2018"), FC_BAD_USAGE);
  assert_string_equal(last_code(), "F602");
  assert_string_equal(value("year"), "2018");
  assert_int_equal(READ("share", "1", "2", "-f"), FC_BAD_USAGE);
}

static void test_all_faults_are_told(void **state) {
  (void)state;
  assert_int_equal(READ("share", "1", "2", "3", "--one", "-x"), FC_BAD_USAGE);
  assert_int_equal(fc_diag_count(ctx), 3);
  assert_int_equal(READ("share", "1", "2", "--one", "3"), FC_BAD_USAGE); /* perhaps its value */
  assert_int_equal(fc_diag_count(ctx), 4);
  assert_int_equal(READ("shrae", "1"), FC_BAD_USAGE);
  assert_null(read.request);
}

static void test_help_and_version(void **state) {
  (void)state;
  assert_int_equal(read_words(1, (char *[]){"fiscalc", NULL}), FC_OK);
  assert_int_equal(read.kind, INVOKE_NOTHING);
  assert_int_equal(READ("--version"), FC_OK);
  assert_int_equal(read.kind, INVOKE_VERSION);
  assert_int_equal(READ("help"), FC_OK);
  assert_int_equal(read.kind, INVOKE_HELP);
  assert_null(read.command);
  assert_int_equal(READ("--help", "share"), FC_OK);
  assert_string_equal(read.command, "share");
  assert_int_equal(READ("share", "1", "-h"), FC_OK);
  assert_int_equal(read.kind, INVOKE_HELP);
  assert_string_equal(read.command, "share");
  assert_int_equal(READ("share", "--unknown", "--help"), FC_OK); /* who asks for help gets it */
  assert_int_equal(read.kind, INVOKE_HELP);
}

static void test_json_is_asked_for_in_every_form(void **state) {
  (void)state;
  assert_true(invocation_asks_for_json(3, (char *[]){"fiscalc", "-f", "json", NULL}));
  assert_true(invocation_asks_for_json(2, (char *[]){"fiscalc", "-fjson", NULL}));
  assert_true(invocation_asks_for_json(2, (char *[]){"fiscalc", "--format=json", NULL}));
  assert_true(invocation_asks_for_json(3, (char *[]){"fiscalc", "--format", "json", NULL}));
  assert_false(invocation_asks_for_json(3, (char *[]){"fiscalc", "-f", "csv", NULL}));
  assert_false(invocation_asks_for_json(2, (char *[]){"fiscalc", "-f", NULL}));
}

#define ARGV_CASE(name) cmocka_unit_test_setup_teardown(name, start, forget)

int main(void) {
  const struct CMUnitTest tests[] = {
      ARGV_CASE(test_forms_of_an_option),
      ARGV_CASE(test_negative_amounts_are_arguments),
      ARGV_CASE(test_two_dashes_end_the_options),
      ARGV_CASE(test_a_forgotten_value_is_told),
      ARGV_CASE(test_all_faults_are_told),
      ARGV_CASE(test_help_and_version),
      ARGV_CASE(test_json_is_asked_for_in_every_form),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
