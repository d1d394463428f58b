/* contract_distributions.c - every distribution against its reference cases.
 *
 * A case holds "members", and what the law is: "mean", "variance", "lower", "upper", "point" and lists of pairs
 * "quantile" and "cdf"; or the "error" that refuses it, and the member "at" which it is. Numbers are right within 1e-12 of
 * themselves, or of the law's spread. Of every law it is also checked that cdf and quantile are each other's inverse, that
 * both rise, and that mean and variance are the integrals over its quantiles. */
#include "chance/distribution.h"
#include "contract/contract_case.h"

#include <math.h>

#define NEAR 1e-12
#define INTEGRAL_NEAR 1e-9
enum { ITEMS_MOST = 64 };

static size_t laws_made, refused;

static double number(const fc_json_value *value) {
  fc_str text = fc_json_text(value);
  if (fc_str_is(text, "infinity") || fc_str_is(text, "-infinity"))
    return *text.p == '-' ? -INFINITY : INFINITY;
  return strtod(text.p, NULL);
}

static double spread(const fc_law *law) {
  double variance = fc_law_variance(law);
  return isfinite(variance) ? sqrt(variance) : 1;
}

static void compare(tally_of_cases *run, const fc_json_value *of, const char *what, double expected, double got,
                    double scale) {
  char left[40], right[40];
  if (expected == got || fabs(expected - got) <= NEAR * fmax(fabs(expected), scale))
    return;
  snprintf(left, sizeof left, "%.17g", expected);
  snprintf(right, sizeof right, "%.17g", got);
  fault(run, of, what, left, right);
}

/* The numbers of one member, read into `store`. */
static fc_law_arg read_arg(fc_law_form form, const fc_json_value *value, double *store) {
  bool several = fc_json_kind_of(value) == FC_JSON_ARRAY || fc_json_kind_of(value) == FC_JSON_OBJECT;
  fc_law_arg arg = {.value = store, .n = several ? fc_json_count(value) : 1};
  for (size_t i = 0; i < arg.n; i++)
    store[i] = number(several ? fc_json_at(value, i) : value);
  if (form != FC_LAW_QUANTILES)
    return arg;
  arg.at = store + arg.n;
  for (size_t i = 0; i < arg.n; i++)
    store[arg.n + i] = strtod(fc_json_key_at(value, i).p, NULL);
  return arg;
}

static void check_moments(tally_of_cases *run, const fc_json_value *of, const fc_law *law) {
  double mean = 0, variance = 0, step = 1.0 / 256, whole = 0;
  for (int i = -30 * 256; i <= 30 * 256; i++) {
    double p = 1 / (1 + exp(-i * step)), weight = step * p / (1 + exp(i * step)), x = fc_law_quantile(law, p);
    whole += weight;
    mean += weight * (x - fc_law_mean(law));
    variance += weight * (x - fc_law_mean(law)) * (x - fc_law_mean(law));
  }
  if (fabs(whole - 1) > INTEGRAL_NEAR || fabs(mean) > INTEGRAL_NEAR * spread(law))
    fault(run, of, "mean", "the integral of the quantiles", "another");
  if (fabs(variance - fc_law_variance(law)) > INTEGRAL_NEAR * fc_law_variance(law))
    fault(run, of, "variance", "the integral of the squares", "another");
}

static void check_inverse(tally_of_cases *run, const fc_json_value *of, const fc_law *law) {
  double before = fc_law_lower(law);
  for (int i = 1; i < 400; i++) {
    double p = i < 30 ? pow(10, -i / 2.0) : i > 370 ? 1 - pow(10, -(400 - i) / 2.0) : i / 400.0;
    double x = fc_law_quantile(law, p), back = fc_law_cdf(law, x);
    if (!(x >= fc_law_lower(law) && x <= fc_law_upper(law)))
      fault(run, of, "quantile", "one between the ends", "one beyond them");
    /* what the last digit of x makes of its probability */
    double grain = law->distribution->separate ? 0 : fc_law_density(law, x) * fabs(x) * 4e-16;
    if (law->distribution->separate ? back < p - 1e-15 : fabs(back - p) > NEAR * fmin(p, 1 - p) + grain + 4e-16)
      compare(run, of, "cdf of a quantile", p, back, 0);
    if (i > 30 && i < 370 && x < before)
      fault(run, of, "quantile", "one that rises", "one that falls");
    before = i >= 30 ? x : before;
  }
}

static void check_pairs(tally_of_cases *run, const fc_json_value *of, const char *what, const fc_law *law,
                        double (*function)(const fc_law *, double), double scale) {
  const fc_json_value *list = fc_json_get(fc_json_get(of, "is"), what);
  for (size_t i = 0; list && i < fc_json_count(list); i++) {
    const fc_json_value *pair = fc_json_at(list, i);
    compare(run, of, what, number(fc_json_at(pair, 1)), function(law, number(fc_json_at(pair, 0))), scale);
  }
}

static void check_law(tally_of_cases *run, const fc_json_value *of, const fc_law *law) {
  static const struct {
    const char *name;
    double (*of)(const fc_law *);
  } figures[] = {{"mean", fc_law_mean}, {"lower", fc_law_lower}, {"upper", fc_law_upper}, {"point", fc_law_point}};
  const fc_json_value *is = fc_json_get(of, "is"), *variance = fc_json_get(is, "variance");
  for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
    const fc_json_value *value = fc_json_get(is, figures[i].name);
    if (value)
      compare(run, of, figures[i].name, number(value), figures[i].of(law), spread(law));
  }
  if (variance)
    compare(run, of, "variance", number(variance), fc_law_variance(law), 0);
  check_pairs(run, of, "quantile", law, fc_law_quantile, spread(law));
  check_pairs(run, of, "cdf", law, fc_law_cdf, 0);
  check_inverse(run, of, law);
  if (!law->distribution->separate && isfinite(fc_law_variance(law)) && !fc_json_get(of, "heavy"))
    check_moments(run, of, law);
}

static void check(tally_of_cases *run, const fc_json_value *of) {
  const fc_distribution *distribution = fc_distribution_find(fc_str_of(run->kind));
  const fc_json_value *members = fc_json_get(of, "members"), *error = fc_json_get(of, "error");
  fc_law_args args = {0};
  double store[FC_LAW_MEMBERS][2 * ITEMS_MOST];
  fc_arena arena = {0};
  fc_law law;
  fc_law_fault why = {0};
  for (size_t i = 0; i < fc_json_count(members); i++) {
    size_t member = fc_distribution_member(distribution, fc_json_key_at(members, i).p);
    const fc_json_value *value = fc_json_at(members, i);
    if (member == FC_LAW_WHOLE || fc_json_count(value) > ITEMS_MOST)
      fault(run, of, "members", "known ones", "another");
    else
      args.member[member] = read_arg(distribution->members[member].form, value, store[member]);
  }
  fc_status status = fc_law_make(distribution, &args, &arena, &law, &why);
  laws_made += status == FC_OK;
  refused += status == FC_BAD_NUMBER;
  if (status == FC_OK && !error)
    check_law(run, of, &law);
  else if (status == FC_OK)
    fault(run, of, "error", fc_json_text(error).p, "a law");
  else if (!error || !strstr(why.what, fc_json_text(error).p))
    fault(run, of, "error", error ? fc_json_text(error).p : "a law", why.what);
  else if (fc_json_get(of, "at") && (!why.member || !fc_str_is(fc_json_text(fc_json_get(of, "at")), why.member)))
    fault(run, of, "at", fc_json_text(fc_json_get(of, "at")).p, why.member ? why.member : "nothing");
  fc_arena_free(&arena);
}

int main(int argc, char **argv) {
  tally_of_cases run = {.folder = argc > 1 ? argv[1] : "."};
  if (fc_ctx_new(NULL, &run.ctx) != FC_OK)
    return 1;
  for (size_t i = 0; i < fc_distributions(); i++) {
    laws_made = refused = 0;
    run_cases(&run, fc_distribution_at(i)->name, check);
    if (laws_made && refused)
      continue;
    printf("%s: no case that is %s\n", run.kind, laws_made ? "refused" : "a law");
    run.faults++;
  }
  return finish_cases(&run);
}
