/* test_sipmath.c - draws as a SIPmath library (report/formats/sipmath.c) and the tables it is made of (risk/trials.c), and
 * that what is written is read again: the same trials, the same curve. */
#include "unit/scenario_case.h"
#include "base/buf.h"
#include "chance/metalog_fit.h"
#include "chance/sampler.h"
#include "risk/trials.h"
#include "scenario/scenario.h"
#include <fiscalc/report.h>

#include <math.h>
#include <stdio.h>

enum { ROWS = 2000 };
static double loss[ROWS], share[ROWS], steady[ROWS];
static const double *const values[] = {loss, share, steady};
static const fc_column columns[] = {{"loss", "USD", FC_MONEY}, {"share", "", FC_SHARE}, {"steady", "", FC_NUMBER}};
static const fc_trials trials = {columns, values, 3, ROWS, 0};

/* The middles of the parts of a logistic law, and of a uniform one. */
static void draw(void) {
  for (size_t i = 0; i < ROWS; i++) {
    double p = ((double)((i * 7) % ROWS) + 0.5) / ROWS;
    loss[i] = 100 * p * p + 0.004;
    share[i] = 3 + 2 * log(p / (1 - p));
    steady[i] = 7;
  }
}

static fc_result *make(void) {
  fc_result *result;
  draw();
  assert_int_equal(fc_result_new("simulate", &result), FC_OK);
  assert_int_equal(fc_result_set_scenario(result, "court \"case\"", NULL, NULL), FC_OK);
  assert_int_equal(fc_result_add_draws(result, &trials), FC_OK);
  assert_int_equal(fc_result_add_metalogs_of(ctx, result, fc_result_find(result, "draws")), FC_OK);
  return result;
}

static fc_buf *written(const fc_result *result, const char *table) {
  fc_report_options options = FC_REPORT_OPTIONS_INIT;
  fc_buf *text;
  options.table = table;
  assert_int_equal(fc_report_text(ctx, result, "sipmath", &options, &text), FC_OK);
  return text;
}

/* A scenario whose one parameter is a variable of a library. */
static fc_scenario *with(const fc_buf *library, const char *sip) {
  fc_scenario *scenario;
  fc_seq files;
  fc_seq_init(&files, sizeof(fc_inline));
  *(fc_inline *)fc_seq_push(&files) = (fc_inline){.name = "own.SIPmath", .bytes = library->p, .n = library->n};
  char text[400];
  snprintf(text, sizeof text,
           "{\"fiscalc\": 1, \"parameters\": {\"p\": {\"distribution\": \"sip\", \"library\": \"own.SIPmath\", \"sip\": "
           "\"%s\"}}, \"cuts\": [{\"effect\": \"percent\", \"rate\": 0.1}]}",
           sip);
  const fc_inline given = {.name = "s.json", .bytes = text, .n = strlen(text)};
  fc_status status = fc_scenario_from(ctx, "s.json", &given, &files, &scenario);
  for (size_t i = 0; i < fc_diag_count(ctx); i++)
    print_message("%s\n", fc_diag_at(ctx, i)->message);
  assert_int_equal(status, FC_OK);
  fc_seq_free(&files);
  return scenario;
}

static void trials_come_back(void **state) {
  (void)state;
  fc_result *result = make();
  fc_buf *text = written(result, NULL);
  fc_scenario *scenario = with(text, "loss");
  const fc_law *law = &scenario->parameters[0].law;
  assert_int_equal(law->n, ROWS);
  for (size_t i = 0; i < ROWS; i++) { /* to the cent */
    double p = ((double)i + 0.5) / ROWS;
    assert_true(fabs(law->value[i] - (100 * p * p + 0.004)) <= 0.005001);
  }
  assert_has(text->p, "\"function\": \"SIP_Array\"");
  assert_has(text->p, "\"name\": \"court \\\"case\\\"\"");
  fc_scenario_free(scenario);
  fc_buf_free(text);
  fc_result_free(result);
}

static void a_curve_comes_back(void **state) {
  (void)state;
  fc_result *result = make();
  fc_buf *text = written(result, "metalogs");
  fc_scenario *scenario = with(text, "share");
  const fc_law *law = &scenario->parameters[0].law;
  for (int i = 1; i < 100; i++) { /* the draws are of a logistic law, which is a metalog of two terms */
    double p = i / 100.0;
    assert_true(fabs(fc_law_quantile(law, p) - (3 + 2 * log(p / (1 - p)))) < 0.02);
  }
  assert_null(strstr(text->p, "steady")); /* of one value there is no metalog */
  assert_has(text->p, "\"name\": \"loss\"");
  fc_scenario_free(scenario);
  fc_buf_free(text);
  fc_result_free(result);
}

static void what_is_missing_is_left_out(void **state) {
  (void)state;
  fc_result *result = make();
  loss[17] = NAN;
  fc_buf *text = written(result, "draws");
  assert_null(strstr(text->p, "\"name\": \"loss\""));
  assert_has(text->p, "\"name\": \"share\"");
  assert_string_equal(fc_diag_at(ctx, fc_diag_count(ctx) - 1)->code, "N502");
  fc_buf_free(text);
  fc_result_free(result);
}

static void an_answer_without_draws_is_refused(void **state) {
  (void)state;
  fc_result *result;
  fc_buf *text;
  assert_int_equal(fc_result_new("run", &result), FC_OK);
  assert_int_equal(fc_report_text(ctx, result, "sipmath", NULL, &text), FC_BAD_USAGE);
  assert_string_equal(fc_diag_at(ctx, fc_diag_count(ctx) - 1)->code, "F513");
  fc_result_free(result);
}

/* --- the fit --- */

static void a_metalog_is_found_again(void **state) {
  (void)state;
  static double sorted[ROWS];
  fc_arena arena = {NULL};
  fc_law law;
  double distance;
  for (size_t i = 0; i < ROWS; i++) {
    double p = ((double)i + 0.5) / ROWS, m = 1 + 0.3 * log(p / (1 - p)) + 0.1 * (p - 0.5) * log(p / (1 - p));
    sorted[i] = exp(m);
  }
  assert_int_equal(fc_metalog_fit(sorted, ROWS, 0, INFINITY, 5, &arena, &law, &distance), FC_OK);
  assert_int_equal(law.n, 3);
  assert_true(fabs(law.value[0] - 1) < 0.01 && fabs(law.value[1] - 0.3) < 0.01 && fabs(law.value[2] - 0.1) < 0.02);
  assert_true(distance < 0.01);
  assert_int_equal(fc_metalog_fit(sorted, ROWS, sorted[0], INFINITY, 5, &arena, &law, &distance), FC_BAD_NUMBER);
  assert_int_equal(fc_metalog_fit(sorted, 1, 0, INFINITY, 5, &arena, &law, &distance), FC_BAD_NUMBER);
  fc_arena_free(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(trials_come_back, start, stop),
      cmocka_unit_test_setup_teardown(a_curve_comes_back, start, stop),
      cmocka_unit_test_setup_teardown(what_is_missing_is_left_out, start, stop),
      cmocka_unit_test_setup_teardown(an_answer_without_draws_is_refused, start, stop),
      cmocka_unit_test_setup_teardown(a_metalog_is_found_again, start, stop),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
