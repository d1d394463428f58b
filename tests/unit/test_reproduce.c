/* test_reproduce.c - the command line that repeats a request, as a shell reads it. */
#include "request_case.h"

#include "request/reproduce.h"

static void is_word(const char *word, const char *expected) {
  fc_buf out = {0};
  fc_shell_word(&out, word);
  assert_string_equal(fc_buf_data(&out, NULL), expected);
  fc_buf_reset(&out);
}

static void test_words_are_quoted_where_a_shell_needs_it(void **state) {
  (void)state;
  is_word("budgets/2018.csv", "budgets/2018.csv");
  is_word("", "''");
  is_word("New York City", "'New York City'");
  is_word("$4.3M", "'$4.3M'");
  is_word("16.*", "'16.*'");
  is_word("it's", "'it'\\''s'");
  is_word("a;b", "'a;b'");
  is_word("~", "'~'");
}

static void test_options_of_output_are_left_out(void **state) {
  (void)state;
  fc_request *request = share_request("-5", "$100");
  assert_int_equal(fc_request_add(ctx, request, "population", "8 million"), FC_OK);
  assert_int_equal(fc_request_add(ctx, request, "format", "json"), FC_OK);
  assert_int_equal(fc_request_add(ctx, request, "no-digest", NULL), FC_OK);
  assert_int_equal(fc_request_add(ctx, request, "fail-if", "share>1%"), FC_OK);
  fc_result *result;
  (void)fc_request_run(ctx, request, &result);
  assert_string_equal(fc_result_reproduce(result),
                      "fiscalc share -5 '$100' --population '8 million' --fail-if 'share>1%'");
  fc_result_free(result);
  fc_request_free(request);
}

static void test_values_that_look_like_options_stay_values(void **state) {
  (void)state;
  fc_request *request;
  assert_int_equal(fc_request_new(ctx, "columns", &request), FC_OK);
  assert_int_equal(fc_request_add(ctx, request, "", "-f.csv"), FC_OK);
  assert_int_equal(fc_request_add(ctx, request, "map", "--x=1"), FC_OK);
  fc_result *result;
  assert_int_equal(fc_result_new("columns", &result), FC_OK);
  assert_int_equal(fc_reproduce(&request->asked, result), FC_OK);
  assert_string_equal(fc_result_reproduce(result), "fiscalc columns --map='--x=1' -- -f.csv");
  fc_result_free(result);
  fc_request_free(request);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(test_words_are_quoted_where_a_shell_needs_it),
      CASE(test_options_of_output_are_left_out),
      CASE(test_values_that_look_like_options_stay_values),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
