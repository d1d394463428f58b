/* test_request_files.c - requests that bring their files: which are read, how options are laid over them, and what is
 * refused. */
#include "request_case.h"

#include <stdio.h>

#define BUDGETS \
  "\"budgets.csv\": \"government,fiscal_year,amount,Kind\\nModoc,2017,1000,a\\nAlpine,2017,4000,a\\nAlpine,2016,9,b\\n\""
#define GRANTS \
  "\"grants.csv\": \"government,fiscal_year,program,amount,Source\\nModoc,2017,Roads,100,Federal\\n" \
  "Alpine,2017,Roads,40,Federal\\nAlpine,2017,Parks,60,State\\n\""
#define FILES "\"files\": {" BUDGETS "," GRANTS "}"
#define BOTH "\"budgets\": \"budgets.csv\", \"grants\": \"grants.csv\""

static char answer[1 << 17];

static fc_status ask(const char *request) {
  fc_buf *out;
  fc_status status = fc_run_json(ctx, request, strlen(request), &out);
  assert_non_null(out);
  size_t n;
  const char *text = fc_buf_data(out, &n);
  assert_true(n < sizeof answer);
  memcpy(answer, text, n + 1);
  fc_buf_free(out);
  return status;
}

static void holds(const char *text) {
  if (!strstr(answer, text))
    fail_msg("\"%s\" is not in: %s", text, answer);
}

static void lacks(const char *text) {
  if (strstr(answer, text))
    fail_msg("\"%s\" is in: %s", text, answer);
}

/* A command on the two files, with further options. */
static fc_status ask_both(const char *command, const char *arguments, const char *options) {
  char request[4096];
  snprintf(request, sizeof request, "{\"command\": \"%s\", \"arguments\": [%s], \"options\": {%s%s}, %s}", command, arguments,
           BOTH, options, FILES);
  return ask(request);
}

static void test_exposure(void **state) {
  (void)state;
  assert_int_equal(ask_both("exposure", "", ""), FC_OK);
  holds("\"government\": \"Modoc\", \"amount\": 100.00, \"budget\": 1000.00");
  holds("\"reproduce\": null"); /* no command line repeats files that came with the request */
}

static void test_where_is_for_the_tables_that_have_the_column(void **state) {
  (void)state;
  assert_int_equal(ask_both("exposure", "", ", \"where\": \"Source=Federal\", \"format\": \"csv\""), FC_OK);
  holds("Alpine,40.00,4000.00");
  assert_int_equal(ask_both("exposure", "", ", \"where\": [\"grants.Source=Federal\", \"Kind=a\"]"), FC_OK);
  assert_int_equal(ask_both("exposure", "", ", \"where\": \"Sorce=Federal\""), FC_BAD_USAGE);
  holds("F612");
  holds("did you mean \\\"Source\\\"");
  assert_int_equal(ask_both("exposure", "", ", \"where\": \"governments.state=CA\""), FC_BAD_USAGE);
  holds("no file is read as governments");
}

static void test_settings_are_checked_and_used(void **state) {
  (void)state;
  assert_int_equal(ask_both("exposure", "", ", \"set\": \"grants.amount_basis=expended\""), FC_OK);
  assert_int_equal(ask_both("exposure", "", ", \"map\": \"amont=amount\""), FC_BAD_USAGE);
  holds("did you mean \\\"amount\\\"");
  assert_int_equal(ask_both("exposure", "", ", \"map\": \"amount\""), FC_BAD_USAGE);
  holds("F613");
  assert_int_equal(ask_both("exposure", "", ", \"map\": \"estimator=Nobody\""), FC_BAD_USAGE); /* no file has the header */
  assert_int_equal(ask_both("exposure", "", ", \"units\": \"budgets.thousands\", \"format\": \"csv\""), FC_OK);
  holds("Alpine,100.00,4000000.00");
  assert_int_equal(ask_both("exposure", "", ", \"units\": \"tousands\""), FC_BAD_USAGE);
  holds("did you mean \\\"thousands\\\"");
}

static void test_cut(void **state) {
  (void)state;
  assert_int_equal(ask_both("cut", "\"10%\"", ", \"format\": \"csv\", \"table\": \"total\""), FC_OK);
  holds("20.00,5000.00");
  assert_int_equal(ask_both("cut", "\"$50\"", ", \"select\": [\"program=Roads\", \"government!=Modoc\"], \"format\": \"csv\""),
                   FC_OK);
  holds("Alpine,1,40.00");
  lacks("Modoc");
  assert_int_equal(ask_both("cut", "\"terminate\"", ", \"select\": [\"program=Roads\", \"program=Parks\"]"), FC_BAD_USAGE);
  holds("program=A|B");
  assert_int_equal(ask_both("cut", "\"terminate\"", ", \"select\": \"program=Rods\""), FC_NO_MATCH);
  holds("Roads");
  assert_int_equal(ask_both("cut", "\"10\"", ""), FC_BAD_USAGE);
  holds("F614");
}

static void test_a_scenario_in_the_request(void **state) {
  (void)state;
  assert_int_equal(ask("{\"command\": \"run\", \"options\": {" BOTH "}, " FILES ", \"scenario\": {\"fiscalc\": 1,"
                       "\"name\": \"s\", \"cuts\": [{\"effect\": \"percent\", \"rate\": \"50%\"}]}}"),
                   FC_OK);
  holds("\"command\": \"run\"");
  holds("\"scenario\": { \"name\": \"s\", \"file\": null");
  assert_int_equal(ask("{\"command\": \"run\", " FILES ", \"scenario\": {\"fiscalc\": 1, \"name\": \"s\","
                       "\"cuts\": [{\"effect\": \"percent\", \"rate\": \"50%\"}]}}"),
                   FC_BAD_USAGE);
  holds("F611");
}

static void test_a_scenario_extends_a_file_of_the_request(void **state) {
  (void)state;
  static const char base[] = ", \"bases/half.json\": \"{\\\"fiscalc\\\": 1, \\\"cuts\\\": [{\\\"effect\\\":"
                             " \\\"percent\\\", \\\"rate\\\": \\\"50%\\\"}]}\"";
  char request[4096];
  for (int i = 0; i < 2; i++) {
    snprintf(request, sizeof request,
             "{\"command\": \"run\", \"options\": {" BOTH "}, \"files\": {" BUDGETS "," GRANTS "%s},"
             "\"scenario\": {\"fiscalc\": 1, \"name\": \"s\", \"extends\": \"%s\"}}",
             base, i ? "bases/halb.json" : "bases/half.json");
    assert_int_equal(ask(request), i ? FC_CANNOT_READ : FC_OK);
    holds(i ? "\"pointer\": \"/extends\"" : "\"extends\": [{ \"file\": \"bases/half.json\"");
  }
}

static void test_a_package_in_the_request(void **state) {
  (void)state;
  assert_int_equal(ask("{\"command\": \"exposure\", \"options\": {\"data\": \"datapackage.json\"}, \"files\": {" BUDGETS
                       "," GRANTS
                       ", \"datapackage.json\": \"{\\\"resources\\\": [{\\\"name\\\": \\\"budgets\\\", \\\"path\\\":"
                       " \\\"budgets.csv\\\"}, {\\\"name\\\": \\\"grants\\\", \\\"path\\\": \\\"grants.csv\\\"}]}\"}}"),
                   FC_OK);
  holds("\"government\": \"Modoc\", \"amount\": 100.00");
}

static void test_check_counts_faults_by_file(void **state) {
  (void)state;
  assert_int_equal(ask("{\"command\": \"check\", \"arguments\": [\"a.csv\", \"grants.csv\"], \"files\": {" GRANTS
                       ", \"a.csv\": \"government,amount\\nModoc,1O0\\nAlpine,x\\n\"}}"),
                   FC_FINDING);
  holds("\"file\": \"a.csv\", \"kind\": \"budgets\", \"rows\": 2, \"errors\": 2");
  holds("\"file\": \"grants.csv\", \"kind\": \"grants\", \"rows\": 3, \"errors\": 0");
  holds("F012");
  assert_int_equal(ask("{\"command\": \"check\", \"arguments\": [\"no/such.csv\"]}"), FC_CANNOT_READ);
}

static void test_columns_show_what_headers_are(void **state) {
  (void)state;
  assert_int_equal(ask("{\"command\": \"columns\", \"arguments\": [\"grants.csv\"], \"options\": {\"format\": \"csv\"},"
                       "\"files\": {" GRANTS "}}"),
                   FC_OK);
  holds("4,amount,amount,name,money,100");
  holds("5,Source,,,text,Federal");
  assert_int_equal(ask("{\"command\": \"columns\", \"arguments\": [\"a.csv\"], \"files\": {\"a.csv\":"
                       "\"County,Total Revenues,Total Expenditures\\nModoc,1,2\\n\"}}"),
                   FC_FINDING);
  holds("\"how\": \"candidate\"");
  holds("Total Expenditures");
}

static void test_a_schema_is_answered_as_it_is(void **state) {
  (void)state;
  assert_int_equal(ask("{\"command\": \"schema\", \"arguments\": [\"result\"]}"), FC_OK);
  assert_int_equal(strncmp(answer, "{\n  \"$schema\":", 14), 0);
  lacks("@");
  assert_int_equal(ask("{\"command\": \"schema\", \"arguments\": [\"result\"], \"options\": {\"format\": \"csv\"}}"),
                   FC_BAD_USAGE);
  holds("F500");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(test_exposure),
      CASE(test_where_is_for_the_tables_that_have_the_column),
      CASE(test_settings_are_checked_and_used),
      CASE(test_cut),
      CASE(test_a_scenario_in_the_request),
      CASE(test_a_scenario_extends_a_file_of_the_request),
      CASE(test_a_package_in_the_request),
      CASE(test_check_counts_faults_by_file),
      CASE(test_columns_show_what_headers_are),
      CASE(test_a_schema_is_answered_as_it_is),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
