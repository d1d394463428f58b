/* cuts.c - how long a large scenario takes once its data are loaded: 50 cuts, each of about 2 % of 1,000,000 awards of
 * 90,000 governments, over five years; and a point of a sweep over two of them. Prints times, memory and ratios; the
 * data are made here, the same on every machine. */
#include "dataset/model.h"
#include "impact/variant.h"
#include <fiscalc/impact.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { AWARDS = 1000000, GOVERNMENTS = 90000, CUTS = 50, POINTS = 100 };

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static double peak_mb(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (double)usage.ru_maxrss / 1024;
}

static unsigned long next(unsigned long *state) {
  *state = *state * 6364136223846793005ul + 1442695040888963407ul;
  return *state >> 33;
}

static fc_buf grants(void) {
  fc_buf text = {0};
  unsigned long random = 1;
  fc_buf_text(&text, "government,fiscal_year,award_id,assistance_listing,amount\n");
  for (int i = 0; i < AWARDS; i++)
    fc_buf_printf(&text, "G%05lu,2024,%d,16.%03lu,%lu.%02lu\n", next(&random) % GOVERNMENTS, i,
                  100 + next(&random) % CUTS, next(&random) % 1000000, next(&random) % 100);
  return text;
}

static fc_buf budgets(void) {
  fc_buf text = {0};
  fc_buf_text(&text, "government,fiscal_year,amount,population\n");
  for (int i = 0; i < GOVERNMENTS; i++)
    fc_buf_printf(&text, "G%05d,2024,%d,%d\n", i, 1000000 + i * 37, 100 + i);
  return text;
}

static fc_buf scenario(void) {
  static const char *const effects[] = {
      "\"effect\": \"percent\", \"rate\": \"10%\"", "\"effect\": \"terminate\", \"phase\": [\"25%\", \"50%\", 1]",
      "\"effect\": \"amount\", \"amount\": 100000000", "\"effect\": \"cap\", \"growth\": \"1%\"",
      "\"effect\": \"delay\", \"months\": 18, \"interest\": \"2%\""};
  fc_buf text = {0};
  fc_buf_text(&text, "{\"fiscalc\": 1, \"years\": {\"first\": 2024, \"last\": 2028}, \"baseline\": {\"grant_growth\": "
                     "\"3%\", \"budget_growth\": \"2%\"}, \"cuts\": [");
  for (int k = 0; k < CUTS; k++)
    fc_buf_printf(&text, "%s{\"name\": \"c%d\", \"select\": {\"assistance_listing\": \"16.%03d\"}, %s}", k ? "," : "",
                  k, 100 + k, effects[k % 5]);
  fc_buf_text(&text, "]}");
  return text;
}

static int fail(fc_ctx *ctx, const char *what) {
  fprintf(stderr, "%s: %s\n", what, fc_diag_count(ctx) ? fc_diag_at(ctx, 0)->message : "no message");
  return 1;
}

/* 100 points over the rates of two cuts. */
static int sweep(fc_ctx *ctx, const fc_plan *plan, const fc_scenario *stated, double first) {
  fc_scenario *varied;
  fc_variant *variant;
  const fc_metric *share = fc_metric_find(FC_STR("share"));
  const fc_where where = {.field = "bench"};
  fc_value value;
  if (fc_scenario_vary(ctx, stated, &varied) || fc_variant_new(ctx, plan, &variant) ||
      fc_variant_measure(ctx, variant, share, &value))
    return fail(ctx, "variant");
  double start = now();
  for (int i = 0; i < POINTS; i++) {
    char text[16];
    snprintf(text, sizeof text, "%d%%", i);
    const char *name = i % 2 ? "c0.rate" : "c5.rate";
    if (fc_scenario_set_figure(ctx, varied, fc_str_of(name), fc_str_of(text), &where) ||
        fc_scenario_retake(ctx, varied) || fc_variant_take(ctx, variant, varied) ||
        fc_variant_measure(ctx, variant, share, &value))
      return fail(ctx, "point");
  }
  double point = (now() - start) / POINTS;
  printf("  a point of a sweep      %9.2f ms, %.2f %% of the first run (%s at most 1 %%)\n", point, 100 * point / first,
         point < first / 100 ? "ok  " : "OVER");
  fc_variant_free(variant);
  fc_scenario_free(varied);
  return 0;
}

/* How many threads to work on: the first argument, or all processors. */
int main(int argc, char **argv) {
  fc_ctx *ctx;
  fc_ctx_options asked = FC_CTX_OPTIONS_INIT;
  fc_dataset *dataset;
  fc_scenario *stated;
  fc_plan *plan;
  fc_result *result;
  fc_run_options options = FC_RUN_OPTIONS_INIT;
  fc_buf texts[] = {budgets(), grants(), scenario()};
  const fc_csv_text given[] = {{"budgets", "budgets.csv", texts[0].p, texts[0].n},
                               {"grants", "grants.csv", texts[1].p, texts[1].n}};
  asked.threads = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 0;
  if (fc_ctx_new(&asked, &ctx))
    return 1;
  double start = now();
  if (fc_dataset_build(ctx, given, 2, &dataset) || fc_scenario_parse(ctx, "cuts.json", texts[2].p, texts[2].n, &stated))
    return fail(ctx, "loading");
  double loaded = now(), before = peak_mb();
  if (fc_plan_compile(ctx, dataset, stated, &options, &plan))
    return fail(ctx, "compiling");
  double compiled = now();
  if (fc_plan_run(ctx, plan, &result))
    return fail(ctx, "running");
  double done = now();
  printf("%d cuts of %d awards of %d governments, 5 years\n", CUTS, AWARDS, GOVERNMENTS);
  printf("  loading                 %9.0f ms, %.0f MB\n", loaded - start, before);
  printf("  compiling               %9.0f ms\n  running                 %9.0f ms\n", compiled - loaded,
         done - compiled);
  printf("  after loading           %9.0f ms (%s at most 1000 ms), %.0f bytes more for each award\n", done - loaded,
         done - loaded < 1000 ? "ok  " : "OVER", (peak_mb() - before) * 1048576 / AWARDS);
  int code = sweep(ctx, plan, stated, done - start);
  fc_result_free(result);
  fc_plan_free(plan);
  fc_scenario_free(stated);
  fc_dataset_free(dataset);
  fc_ctx_free(ctx);
  for (size_t i = 0; i < 3; i++)
    fc_buf_reset(&texts[i]);
  return code;
}
