/* test_run_json.c - requests as JSON: answered, and refused with the envelope of a failure. */
#include "request_case.h"

static char answer[1 << 16];

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

static void test_json_is_the_default(void **state) {
  (void)state;
  assert_int_equal(ask("{\"command\": \"share\", \"arguments\": [\"4.3M\", \"85.99B\"]}"), FC_OK);
  holds("\"schema\": \"fiscalc-result/1\"");
  holds("\"reproduce\": \"fiscalc share 4.3M 85.99B\"");
}

static void test_options_are_texts_numbers_lists_and_flags(void **state) {
  (void)state;
  assert_int_equal(ask("{\"command\": \"share\", \"arguments\": [\"1\", 4], \"options\": {\"format\": \"csv\","
                       " \"population\": 2, \"excel\": true, \"no-guard\": false, \"fail-if\": [\"share>1\", \"share>2\"]}}"),
                   FC_OK);
  holds("\r\n");
  holds("0.25");
}

static void test_a_finding_is_answered_and_told(void **state) {
  (void)state;
  assert_int_equal(ask("{\"command\": \"share\", \"arguments\": [1, 2], \"options\": {\"fail-if\": \"share>1%\"}}"),
                   FC_FINDING);
  holds("\"share\": 0.5");
  holds("N600");
}

static void test_help_is_an_answer(void **state) {
  (void)state;
  assert_int_equal(ask("{\"command\": \"share\", \"options\": {\"help\": true}}"), FC_OK);
  holds("usage: fiscalc share");
}

static void fails(const char *request, fc_status status, const char *code) {
  assert_int_equal(ask(request), status);
  holds("\"schema\": \"fiscalc-result/1\"");
  holds(code);
}

static void test_failures_are_envelopes(void **state) {
  (void)state;
  fails("", FC_BAD_USAGE, "\"errors\": [\n");
  fails("[]", FC_BAD_USAGE, "F617");
  fails("{}", FC_BAD_USAGE, "\\\"command\\\" is missing");
  fails("{\"command\": 1}", FC_BAD_USAGE, "F617");
  fails("{\"command\": \"shrae\"}", FC_BAD_USAGE, "F600");
  fails("{\"command\": \"share\", \"argument\": []}", FC_BAD_USAGE, "arguments");
  fails("{\"command\": \"share\", \"arguments\": [\"1\", {}]}", FC_BAD_USAGE, "F617");
  fails("{\"command\": \"share\", \"options\": {\"nothing\": 1}}", FC_BAD_USAGE, "F601");
  fails("{\"command\": \"share\", \"arguments\": [\"1\", \"0\"]}", FC_BAD_USAGE, "F610");
  fails("{\"command\": \"share\", \"files\": {\"a.csv\": 1}}", FC_BAD_USAGE, "F617");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(test_json_is_the_default),
      CASE(test_options_are_texts_numbers_lists_and_flags),
      CASE(test_a_finding_is_answered_and_told),
      CASE(test_help_is_an_answer),
      CASE(test_failures_are_envelopes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
