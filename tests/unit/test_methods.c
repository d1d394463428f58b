/* test_methods.c - methods of sensitivity (risk/methods/) against known answers. */
#include "unit/model_case.h"
#include "chance/dependence.h"
#include "risk/shapley_exact.h"

enum { HALVES = 14 }; /* 2^14 draws a repeat */

/* A study that answers; to be freed. */
static fc_result *study_on(const model *m, fc_sensitivity_options options, uint32_t threads) {
  fc_ctx *ctx;
  fc_result *result;
  assert_int_equal(fc_ctx_new(NULL, &ctx), FC_OK);
  fc_ctx_set_threads(ctx, threads);
  assert_int_equal(fc_result_new("sensitivity", &result), FC_OK);
  fc_status status = fc_method_run(ctx, &(const fc_subject){.function = &m->function}, &options, result);
  for (size_t i = 0; i < fc_diag_count(ctx); i++)
    print_message("%s (%s)\n", fc_diag_at(ctx, i)->message, fc_diag_at(ctx, i)->help);
  assert_int_equal(status, FC_OK);
  fc_ctx_free(ctx);
  return result;
}

static fc_result *study(const model *m, fc_sensitivity_options options) {
  return study_on(m, options, 2);
}

static fc_sensitivity_options options_of(const char *method, uint64_t draws) {
  fc_sensitivity_options options = FC_SENSITIVITY_OPTIONS_INIT;
  options.method = method;
  options.draws = draws;
  return options;
}

/* The row of an input, by its name. */
static size_t row_of(const fc_table *table, const char *input) {
  size_t column = fc_table_find_column(table, "input");
  for (size_t row = 0; row < fc_table_rows(table); row++) {
    fc_buf *text;
    int empty;
    assert_int_equal(fc_table_text(table, row, column, &text, &empty), FC_OK);
    bool same = strcmp(fc_buf_data(text, NULL), input) == 0;
    fc_buf_free(text);
    if (same)
      return row;
  }
  fail_msg("no row of %s", input);
  return 0;
}

static double figure(const fc_result *result, const char *table, const char *input, const char *column) {
  const fc_table *found = fc_result_find(result, table);
  assert_non_null(found);
  size_t at = fc_table_find_column(found, column);
  assert_true(at != SIZE_MAX);
  return fc_table_double(found, input ? row_of(found, input) : 0, at);
}

static double index_of(const fc_result *result, const char *input, const char *column) {
  return figure(result, "sensitivity", input, column);
}

/* --- references: sensitivity.md section 4 --- */

static const double ishigami_first[] = {.3139051911, .4424111448, 0};
static const double ishigami_total[] = {.5575888552, .4424111448, .2436836641};
static const double g_first[] = {.71619217, .17904804, .02367577, .00716192, .00007162};
static const double g_total[] = {.78714413, .24219819, .03431691, .01046039, .00010495};
static const double w_first[] = {.114394, .289745, .083019, .198851, .054718, .127653, .012396, .032227, .009494, .024019,
                                 .007115, .017973, .002033, .005797, .001899, .005405, .001268, .003734, .000441, .00149};
static const double w_total[] = {.114684, .290481, .08323, .199356, .054857, .127977, .012427, .032309, .009518, .02408,
                                 .007133, .018018, .002038, .005812, .001904, .005419, .001272, .003744, .000442, .001494};

static void sobol_of_ishigami(void **state) {
  (void)state;
  model *m = ishigami_model();
  fc_sensitivity_options options = options_of("sobol", 8 << HALVES);
  options.pairs = 1;
  fc_result *result = study(m, options);
  static const char *const names[] = {"x1", "x2", "x3"};
  for (size_t i = 0; i < 3; i++) {
    assert_near(index_of(result, names[i], "first_order"), ishigami_first[i], 2e-3);
    assert_near(index_of(result, names[i], "total_order"), ishigami_total[i], 2e-3);
  }
  const fc_table *pairs = fc_result_find(result, "pairs");
  size_t second = fc_table_find_column(pairs, "second_order");
  assert_near(fc_table_double(pairs, 0, second), 0, 2e-3);
  assert_near(fc_table_double(pairs, 1, second), .2436836641, 2e-3);
  assert_near(fc_table_double(pairs, 2, second), 0, 2e-3);
  assert_near(figure(result, "outputs", NULL, "mean"), 3.5, 2e-3);
  assert_near(figure(result, "outputs", NULL, "sd"), sqrt(13.8445879407), 5e-3);
  fc_result_free(result);
  free(m);
}

static void sobol_of_g(void **state) {
  (void)state;
  model *m = g_model();
  fc_result *result = study(m, options_of("sobol", 8 << HALVES));
  for (size_t i = 0; i < 8; i++) {
    char name[8];
    size_t known = i < 5 ? i : 4;
    snprintf(name, sizeof name, "g%zu", i + 1);
    assert_near(index_of(result, name, "first_order"), g_first[known], 2e-3);
    assert_near(index_of(result, name, "total_order"), g_total[known], 2e-3);
  }
  fc_result_free(result);
  free(m);
}

/* E[1/B] and E[1/B^2] by Simpson's rule over ten standard deviations. */
static void inverse_moments(double *g1, double *g2) {
  enum { STEPS = 20000 };
  double step = 20.0 / STEPS;
  *g1 = *g2 = 0;
  for (int i = 0; i <= STEPS; i++) {
    double z = -10 + step * i, b = 1500 + 75 * z;
    double weight = (i == 0 || i == STEPS ? 1 : i % 2 ? 4 : 2) * step / 3 * exp(-z * z / 2) / sqrt(2 * acos(-1));
    *g1 += weight / b;
    *g2 += weight / (b * b);
  }
}

/* Mean and variance of a cut: section 4.4. */
static void cut_moments(size_t i, double a, double *mean, double *variance) {
  double p = 0.06 + 0.02 * (double)((7 * i) % 14), least = 0.02 + 0.01 * (double)(i % 4);
  double mode = 0.15 + 0.05 * (double)(i % 6), most = 0.70 + 0.02 * (double)(i % 16);
  double mu = (least + 4 * mode + most) / 6, v = (mu - least) * (most - mu) / 7;
  *mean = a * p * mu;
  *variance = a * a * (p * (mu * mu + v) - p * p * mu * mu);
}

static void closed_forms_of_w(void **state) {
  (void)state;
  model *m = w_model(true);
  fc_sensitivity_options options = options_of("sobol", 1 << 10);
  options.by_group = 1;
  fc_result *result = study(m, options);
  double g1, g2, mean = 0, variance = 0, v[CUTS];
  inverse_moments(&g1, &g2);
  for (size_t i = 0; i < CUTS; i++) {
    double one;
    cut_moments(i, m->number[i], &one, &v[i]);
    mean += one;
    variance += v[i];
  }
  double all = (variance + mean * mean) * g2 - mean * mean * g1 * g1;
  for (size_t i = 0; i < CUTS; i++) {
    char name[16];
    snprintf(name, sizeof name, "grant %02zu", i + 1);
    assert_near(index_of(result, name, "first_order_exact"), v[i] * g1 * g1 / all, 1e-12);
    assert_near(index_of(result, name, "total_order_exact"), v[i] * g2 / all, 1e-12);
    assert_near(index_of(result, name, "first_order_exact"), w_first[i], 5.1e-7);
    assert_near(index_of(result, name, "total_order_exact"), w_total[i], 5.1e-7);
  }
  assert_near(index_of(result, "budget", "first_order_exact"), mean * mean * (g2 - g1 * g1) / all, 1e-12);
  assert_near(index_of(result, "budget", "total_order_exact"), (variance + mean * mean) * (g2 - g1 * g1) / all, 1e-12);
  assert_near(index_of(result, "budget", "total_order_exact"), .006327, 5.1e-7);
  assert_near(figure(result, "outputs", NULL, "mean_exact"), .0173037123721, 1e-13);
  assert_near(figure(result, "outputs", NULL, "sd_exact"), .0141336774, 5.1e-11);
  fc_result_free(result);
  free(m);
}

static void estimates_of_w(void **state) {
  (void)state;
  model *m = w_model(true);
  fc_sensitivity_options options = options_of("sobol", 8 << HALVES);
  options.by_group = 1;
  options.pairs = 1;
  fc_result *result = study(m, options);
  for (size_t i = 0; i < CUTS; i++) {
    char name[16];
    snprintf(name, sizeof name, "grant %02zu", i + 1);
    assert_near(index_of(result, name, "first_order"), w_first[i], 2e-3);
    assert_near(index_of(result, name, "total_order"), w_total[i], 2e-3);
  }
  fc_result_free(result);
  free(m);
}

/* What is known to be a sum is added up of fewer parts, and comes to the same. */
static void parts_change_nothing(void **state) {
  (void)state;
  model *sum = w_model(true), *whole = w_model(false);
  fc_result *by_parts = study(sum, options_of("sobol", 1 << 11)), *at_once = study(whole, options_of("sobol", 1 << 11));
  for (size_t i = 0; i < sum->function.n_inputs; i++) {
    const char *name = sum->name[i];
    assert_near(index_of(by_parts, name, "first_order"), index_of(at_once, name, "first_order"), 1e-6);
    assert_near(index_of(by_parts, name, "total_order"), index_of(at_once, name, "total_order"), 1e-6);
  }
  fc_result_free(by_parts);
  fc_result_free(at_once);
  free(sum);
  free(whole);
}

/* A cut alone explains what its mean's part does; its severity acts only where it is cut. */
static void exact_within_a_part(void **state) {
  (void)state;
  model *m = w_model(true);
  fc_result *result = study(m, options_of("sobol", 1 << 14));
  for (size_t i = 0; i < CUTS; i++) {
    char cut[16], severity[16], *const names[] = {cut, severity};
    snprintf(cut, sizeof cut, "cut %02zu", i + 1);
    snprintf(severity, sizeof severity, "severity %02zu", i + 1);
    for (size_t k = 0; k < 2; k++) {
      assert_near(index_of(result, names[k], "first_order_exact"), index_of(result, names[k], "first_order"), 2e-2);
      assert_near(index_of(result, names[k], "total_order_exact"), index_of(result, names[k], "total_order"), 2e-2);
    }
  }
  fc_result_free(result);
  free(m);
}

static void same_text(const fc_result *a, const fc_result *b) {
  for (size_t t = 0; t < fc_result_tables(a); t++) {
    const fc_table *one = fc_result_table(a, t), *other = fc_result_table(b, t);
    assert_int_equal(fc_table_rows(one), fc_table_rows(other));
    for (size_t row = 0; row < fc_table_rows(one); row++)
      for (size_t column = 0; column < fc_table_columns(one); column++) {
        fc_buf *text, *more;
        int empty;
        assert_int_equal(fc_table_text(one, row, column, &text, &empty), FC_OK);
        assert_int_equal(fc_table_text(other, row, column, &more, &empty), FC_OK);
        assert_string_equal(fc_buf_data(text, NULL), fc_buf_data(more, NULL));
        fc_buf_free(text);
        fc_buf_free(more);
      }
  }
}

/* Every method, on any number of threads, of inputs in any order. */
static void the_same_on_any_threads(void **state) {
  (void)state;
  model *m = w_model(true);
  for (size_t i = 0; i < fc_methods(); i++) {
    fc_sensitivity_options options = options_of(fc_method_at(i)->name, 1 << 9);
    fc_result *one = study_on(m, options, 1), *three = study_on(m, options, 3), *eight = study_on(m, options, 8);
    assert_true(fc_table_rows(fc_result_find(one, "sensitivity")) > 0);
    same_text(one, three);
    same_text(one, eight);
    fc_result_free(one);
    fc_result_free(three);
    fc_result_free(eight);
  }
  free(m);
}

static void tornado_of_w(void **state) {
  (void)state;
  model *m = w_model(false);
  fc_result *result = study(m, options_of("tornado", 0));
  /* the point of a cut is that it comes */
  double all = 0;
  for (size_t i = 0; i < CUTS; i++)
    all += m->number[i] * fc_law_point(&m->law[2 * i + 1]) / 1500;
  double low = fc_law_quantile(&m->law[3], 0.1), high = fc_law_quantile(&m->law[3], 0.9);
  assert_near(index_of(result, "severity 02", "input_p90"), high, 1e-12);
  assert_near(index_of(result, "severity 02", "swing"), m->number[1] * (high - low) / 1500, 1e-12);
  assert_near(index_of(result, "cut 02", "at_p10"), all - m->number[1] * fc_law_point(&m->law[3]) / 1500, 1e-12);
  assert_near(index_of(result, "cut 02", "at_point"), all, 1e-12);
  assert_near(index_of(result, "budget", "at_p10"), all * 1500 / fc_law_quantile(&m->law[2 * CUTS], 0.1), 1e-12);
  fc_result_free(result);
  free(m);
}

static fc_status kinked(const fc_function *f, const double *const *x, size_t rows, double *const *y) {
  (void)f;
  for (size_t i = 0; i < rows; i++)
    y[0][i] = 3 * x[0][i] + x[1][i] * x[1][i] * x[1][i] + fabs(x[2][i] - 5) * 2 + exp(x[3][i]) + x[4][i] * 7;
  return FC_OK;
}

static void local_derivatives(void **state) {
  (void)state;
  model *m = start_model(kinked);
  add_input(m, "straight", NULL, LAW("uniform", 0, 2));
  add_input(m, "cubic", NULL, LAW("triangular", 0, 2, 3));
  add_input(m, "kink", NULL, LAW("normal", 5, 1));
  add_input(m, "curve", NULL, LAW("pert", -1, 0, 4));
  add_input(m, "yes or no", NULL, LAW("bernoulli", 0.75));
  fc_result *result = study(m, options_of("local", 0));
  double y0 = 3 + 8 + 0 + 1 + 7;
  assert_near(index_of(result, "straight", "derivative"), 3, 1e-11);
  assert_near(index_of(result, "straight", "elasticity"), 3 / y0, 1e-11);
  assert_near(index_of(result, "cubic", "derivative"), 12, 1e-9);
  assert_near(index_of(result, "cubic", "elasticity"), 24 / y0, 1e-9);
  assert_true(isnan(index_of(result, "kink", "derivative")));
  assert_near(index_of(result, "kink", "derivative_below"), -2, 1e-9);
  assert_near(index_of(result, "kink", "derivative_above"), 2, 1e-9);
  assert_near(index_of(result, "curve", "derivative"), 1, 1e-9);
  assert_near(index_of(result, "yes or no", "next_value"), 0, 0);
  assert_near(index_of(result, "yes or no", "change_to_next"), -7, 1e-12);
  fc_result_free(result);
  free(m);
}

/* --- straight functions of normal inputs: section 4.3 --- */

static fc_status straight(const fc_function *f, const double *const *x, size_t rows, double *const *y) {
  const model *m = f->model;
  for (size_t i = 0; i < rows; i++) {
    y[0][i] = 0;
    for (size_t k = 0; k < f->n_inputs; k++)
      y[0][i] += m->number[k] * x[k][i];
  }
  return FC_OK;
}

/* The last input follows the one before it with correlation rho. */
static void shapley_case(const double *slope, const double *sd, size_t n, double rho, size_t first, const double *expected) {
  model *m = start_model(straight);
  const uint32_t column[] = {(uint32_t)first, (uint32_t)first + 1}, source[] = {(uint32_t)first, (uint32_t)first + 1};
  const double weight[] = {rho, sqrt(1 - rho * rho)};
  const fc_follower follower = {(uint32_t)first + 1, 2, column, weight};
  const fc_dependence dependence = {.n_inputs = n, .follower = &follower, .n_followers = 1, .source = source, .n_sources = 2};
  for (size_t i = 0; i < n; i++) {
    char name[8];
    snprintf(name, sizeof name, "x%zu", i + 1);
    add_input(m, name, NULL, LAW("normal", 1, sd[i]));
    m->number[i] = slope[i];
  }
  m->function.dependence = &dependence;
  fc_result *result = study(m, options_of("shapley", 8 << 11));
  double sum = 0;
  for (size_t i = 0; i < n; i++) {
    assert_near(index_of(result, m->name[i], "shapley_exact"), expected[i], 1e-10);
    assert_near(index_of(result, m->name[i], "shapley"), expected[i], 1e-2);
    sum += index_of(result, m->name[i], "shapley");
  }
  assert_near(sum, 1, 1e-5); /* each is printed to the digits of its own interval */
  fc_result_free(result);
  free(m);
}

static void shapley_of_normal_inputs(void **state) {
  (void)state;
  shapley_case((const double[]){1, 1, 1}, (const double[]){1, 1, 2}, 3, 0.9, 1,
               (const double[]){.1041666667, .4182291667, .4776041667});
  shapley_case((const double[]){3, 2, 1}, (const double[]){1, 1, 1}, 3, 0.5, 0, (const double[]){.56875, .38125, .05});
  shapley_case((const double[]){1, 2}, (const double[]){1, 1}, 2, 0.5, 0, (const double[]){.3392857143, .6607142857});
}

/* Owen and Prieur's formula for two inputs. */
static void shapley_closed_form(void **state) {
  (void)state;
  double b1 = 1.5, b2 = -0.75, s1 = 2, s2 = 3, r = 0.35;
  double cross = r * b1 * b2 * s1 * s2, v = b1 * b1 * s1 * s1 + 2 * cross + b2 * b2 * s2 * s2;
  double first = (b1 * b1 * s1 * s1 * (1 - r * r / 2) + cross + b2 * b2 * s2 * s2 * r * r / 2) / v, share[2];
  assert_true(fc_shapley_linear((const double[]){b1, b2}, (const double[]){s1, s2}, (const double[]){1, r, r, 1}, 2, share));
  assert_near(share[0], first, 1e-12);
  assert_near(share[1], 1 - first, 1e-12);
}

static void shapley_of_ishigami(void **state) {
  (void)state;
  model *m = ishigami_model();
  fc_result *result = study(m, options_of("shapley", 8 << 12));
  assert_near(index_of(result, "x1", "shapley"), .4357470232, 1e-2);
  assert_near(index_of(result, "x2", "shapley"), .4424111448, 1e-2);
  assert_near(index_of(result, "x3", "shapley"), .1218418320, 1e-2);
  assert_true(isnan(index_of(result, "x1", "shapley_exact")));
  fc_result_free(result);
  free(m);
}

/* --- a caller's own function, through the public calls --- */

static fc_status own_ishigami(void *user, const double *const *x, size_t rows, double *const *y) {
  *(int *)user = 1;
  return ishigami(NULL, x, rows, y);
}

static void public_function(void **state) {
  (void)state;
  double ends[] = {-acos(-1), acos(-1)};
  const fc_law_number numbers[] = {{"min", &ends[0], NULL, 1}, {"max", &ends[1], NULL, 1}}, wrong = {"mni", &ends[0], NULL, 1};
  fc_variable inputs[] = {{"x1", NULL, "uniform", numbers, 2}, {"x2", NULL, "uniform", numbers, 2},
                          {"x3", NULL, "uniform", numbers, 2}};
  const char *const output = "y";
  fc_sensitivity_options options = options_of("sobol", 8 << 10);
  int called = 0;
  fc_ctx *ctx;
  fc_function *function;
  fc_result *result;
  assert_int_equal(fc_ctx_new(NULL, &ctx), FC_OK);
  assert_int_equal(fc_function_new(ctx, inputs, 3, &output, 1, own_ishigami, &called, &function), FC_OK);
  assert_int_equal(fc_sensitivity(ctx, function, &options, &result), FC_OK);
  fc_function_free(function);
  assert_int_equal(called, 1);
  assert_near(index_of(result, "x2", "first_order"), ishigami_first[1], 1e-2);
  fc_result_free(result);
  inputs[1].distribution = "unifrom";
  assert_int_equal(fc_function_new(ctx, inputs, 3, &output, 1, own_ishigami, &called, &function), FC_BAD_USAGE);
  assert_null(function);
  assert_non_null(strstr(fc_diag_at(ctx, 0)->help, "uniform"));
  inputs[1] = (fc_variable){"x2", NULL, "uniform", &wrong, 1};
  assert_int_equal(fc_function_new(ctx, inputs, 3, &output, 1, own_ishigami, &called, &function), FC_BAD_USAGE);
  inputs[1] = (fc_variable){"x2", NULL, "uniform", numbers, 1};
  assert_int_equal(fc_function_new(ctx, inputs, 3, &output, 1, own_ishigami, &called, &function), FC_BAD_NUMBER);
  fc_ctx_free(ctx);
}

/* --- what is refused --- */

static void refused(const model *m, fc_sensitivity_options options, const char *what, const char *mend) {
  fc_ctx *ctx;
  fc_result *result;
  assert_int_equal(fc_ctx_new(NULL, &ctx), FC_OK);
  assert_int_equal(fc_result_new("sensitivity", &result), FC_OK);
  assert_true(fc_method_run(ctx, &(const fc_subject){.function = &m->function}, &options, result) != FC_OK);
  assert_true(fc_diag_count(ctx) > 0);
  const fc_diag *diag = fc_diag_at(ctx, 0);
  if (!strstr(diag->message, what) || !strstr(diag->help, mend))
    fail_msg("%s (%s)", diag->message, diag->help);
  fc_result_free(result);
  fc_ctx_free(ctx);
}

static fc_status no_number(const fc_function *f, const double *const *x, size_t rows, double *const *y) {
  (void)f;
  for (size_t i = 0; i < rows; i++)
    y[0][i] = sqrt(x[0][i]);
  return FC_OK;
}

static fc_status failing(const fc_function *f, const double *const *x, size_t rows, double *const *y) {
  (void)f, (void)x, (void)rows, (void)y;
  return FC_CANNOT_ANSWER;
}

static void bad_input(void **state) {
  (void)state;
  model *m = ishigami_model(), *none = start_model(ishigami);
  fc_sensitivity_options options = options_of("sobl", 0);
  refused(m, options, "no method \"sobl\"", "did you mean \"sobol\"");
  options = options_of("sobol", 1000);
  refused(m, options, "8 repeats of 125", "take 1024 draws");
  options.sampler = "sobal";
  refused(m, options, "\"sobal\"", "did you mean \"sobol\"");
  options = options_of("sobol", 3);
  refused(m, options, "3 draws do not make 8 repeats", "multiple");
  options = options_of("sobol", 1 << 10);
  options.repeats = 1;
  refused(m, options, "at least two", "8 is the default");
  options.repeats = 0;
  options.level = 1;
  refused(m, options, "level", "0.95");
  options.level = 0;
  options.output = "z";
  refused(m, options, "no output \"z\"", "there are y");
  refused(none, options_of("sobol", 1 << 10), "nothing is uncertain", "distribution");
  m->function.evaluate = failing;
  refused(m, options_of("sobol", 1 << 10), "the function failed", "its inputs are x1 = ");
  m->function.evaluate = no_number;
  refused(m, options_of("sobol", 1 << 10), "does not give a number for \"y\"", "its inputs are x1 = -");
  free(m);
  free(none);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sobol_of_ishigami),      cmocka_unit_test(sobol_of_g),       cmocka_unit_test(closed_forms_of_w),
      cmocka_unit_test(estimates_of_w),         cmocka_unit_test(parts_change_nothing),
      cmocka_unit_test(exact_within_a_part),    cmocka_unit_test(tornado_of_w),
      cmocka_unit_test(local_derivatives),      cmocka_unit_test(bad_input),
      cmocka_unit_test(shapley_of_normal_inputs), cmocka_unit_test(shapley_closed_form),
      cmocka_unit_test(shapley_of_ishigami),    cmocka_unit_test(public_function),
      cmocka_unit_test(the_same_on_any_threads),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  fc_arena_free(&law_arena);
  return failed;
}
