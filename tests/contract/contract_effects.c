/* contract_effects.c - every effect against its reference cases: what each cut takes from each award, to the cent; and,
 * where files are named behind the folder, cases of whole scenarios.
 *
 * A case holds "governments" and "grants" as lines of CSV, "cuts" as in a scenario, and what is expected: "takes", the
 * loss of each award in the order of table awards ("" where it is not known), the accounts of table total, "in_years":
 * the loss of all in each year, "words", "timing" and "deed" of the first cut, codes that "notes" must hold, or the
 * "error" that the cuts must give. "total" holds further cells of table total, "columns" whole columns of other tables,
 * "gap.drawn" for one. "years", "baseline", "parameters", "response" and "contingencies" are the scenario's; "metrics"
 * names others than those of what is lost. */
#include "contract/contract_case.h"
#include "impact/plan.h"
#include "scenario/scenario.h"
#include <fiscalc/impact.h>

static bool has_code(const tally_of_cases *run, const fc_result *result, fc_str code) {
  for (size_t i = 0; result && i < fc_result_notes(result); i++)
    if (fc_str_is(code, fc_result_note(result, i)->code))
      return true;
  for (size_t i = 0; i < fc_diag_count(run->ctx); i++)
    if (fc_str_is(code, fc_diag_at(run->ctx, i)->code))
      return true;
  return false;
}

static void check_cell(tally_of_cases *run, const fc_json_value *of, const fc_result *result, const char *table_name,
                       size_t row, const char *column, fc_str expected) {
  const fc_table *table = fc_result_find(result, table_name);
  fc_buf *text = NULL;
  int empty = 1;
  size_t at = table ? fc_table_find_column(table, column) : SIZE_MAX;
  char wanted[64];
  snprintf(wanted, sizeof wanted, "%.*s", FC_STR_ARG(expected));
  if (at == SIZE_MAX || fc_table_text(table, row, at, &text, &empty) != FC_OK)
    fault(run, of, column, wanted, "no such cell");
  else if (!fc_str_is(expected, empty ? "" : fc_buf_data(text, NULL)))
    fault(run, of, column, wanted, fc_buf_data(text, NULL));
  fc_buf_free(text);
}

/* "total": { "own_cost": "20.00" }. */
static void check_total(tally_of_cases *run, const fc_json_value *of, const fc_result *result) {
  const fc_json_value *total = fc_json_get(of, "total");
  for (size_t i = 0; total && i < fc_json_count(total); i++) {
    char column[64];
    snprintf(column, sizeof column, "%.*s", FC_STR_ARG(fc_json_key_at(total, i)));
    check_cell(run, of, result, "total", 0, column, fc_json_text(fc_json_at(total, i)));
  }
}

/* "columns": { "gap.drawn": ["850000000.00", ...] }. */
static void check_columns(tally_of_cases *run, const fc_json_value *of, const fc_result *result) {
  const fc_json_value *columns = fc_json_get(of, "columns");
  for (size_t i = 0; columns && i < fc_json_count(columns); i++) {
    const fc_json_value *list = fc_json_at(columns, i);
    char name[64];
    snprintf(name, sizeof name, "%.*s", FC_STR_ARG(fc_json_key_at(columns, i)));
    char *column = strchr(name, '.');
    if (!column) {
      fault(run, of, name, "table.column", "no dot");
      continue;
    }
    *column++ = 0;
    size_t rows = fc_table_rows(fc_result_find(result, name));
    if (rows != fc_json_count(list))
      fault(run, of, name, "as many rows as the case", "another number");
    for (size_t k = 0; k < rows && k < fc_json_count(list); k++)
      check_cell(run, of, result, name, k, column, fc_json_text(fc_json_at(list, k)));
  }
}

static void check_result(tally_of_cases *run, const fc_json_value *of, const fc_result *result) {
  static const char *const totals[] = {"loss",       "loss_future",   "loss_incurred", "loss_clawback", "cash",
                                       "float_cost", "expected_back", "loss_real",     "change",        "change_real"};
  const fc_json_value *years = fc_json_get(of, "in_years");
  const fc_json_value *takes = fc_json_get(of, "takes"), *notes = fc_json_get(of, "notes"),
                      *words = fc_json_get(of, "words"), *timing = fc_json_get(of, "timing"),
                      *deed = fc_json_get(of, "deed");
  size_t rows = fc_table_rows(fc_result_find(result, "awards"));
  if (takes && fc_json_count(takes) != rows)
    fault(run, of, "takes", "as many as awards", "another number");
  for (size_t i = 0; takes && i < fc_json_count(takes) && i < rows; i++)
    check_cell(run, of, result, "awards", i, "loss", fc_json_text(fc_json_at(takes, i)));
  for (size_t i = 0; i < sizeof totals / sizeof *totals; i++)
    if (fc_json_get(of, totals[i]))
      check_cell(run, of, result, "total", 0, totals[i], fc_json_text(fc_json_get(of, totals[i])));
  for (size_t i = 0; years && i < fc_json_count(years); i++)
    check_cell(run, of, result, "total_years", i, "loss", fc_json_text(fc_json_at(years, i)));
  if (words)
    check_cell(run, of, result, "cuts", 0, "words", fc_json_text(words));
  if (timing)
    check_cell(run, of, result, "cuts", 0, "timing", fc_json_text(timing));
  if (deed)
    check_cell(run, of, result, "cuts", 0, "deed", fc_json_text(deed));
  for (size_t i = 0; notes && i < fc_json_count(notes); i++)
    if (!has_code(run, result, fc_json_text(fc_json_at(notes, i))))
      fault(run, of, "notes", "a code", "none");
  check_total(run, of, result);
  check_columns(run, of, result);
}

enum { METRICS_MOST = 16 };

/* The metrics that a case names, as texts in `room`. */
static size_t metrics_of(const fc_json_value *of, char room[METRICS_MOST][32], const char *names[METRICS_MOST]) {
  const fc_json_value *list = fc_json_get(of, "metrics");
  size_t n = 0;
  for (; list && n < fc_json_count(list) && n < METRICS_MOST; n++) {
    snprintf(room[n], sizeof room[n], "%.*s", FC_STR_ARG(fc_json_text(fc_json_at(list, n))));
    names[n] = room[n];
  }
  return n;
}

static fc_status load(tally_of_cases *run, const fc_json_value *of, fc_dataset **out) {
  fc_csv_text texts[2];
  size_t n = 0;
  char *governments = lines_of(of, "governments"), *grants = lines_of(of, "grants");
  if (governments)
    texts[n++] = (fc_csv_text){"governments", "governments.csv", governments, strlen(governments)};
  if (grants)
    texts[n++] = (fc_csv_text){"grants", "grants.csv", grants, strlen(grants)};
  fc_status status = fc_dataset_build(run->ctx, texts, n, out);
  free(governments);
  free(grants);
  return status;
}

static fc_status run_scenario(tally_of_cases *run, const fc_json_value *of, const fc_dataset *dataset, fc_plan **plan,
                              fc_result **result) {
  static const char *const metrics[] = {"loss",       "loss_future",   "loss_incurred", "loss_clawback", "cash",
                                        "float_cost", "expected_back", "loss_real",     "change",        "change_real"};
  static const char *const members[] = {"years", "baseline", "parameters", "response", "contingencies"};
  fc_run_options options = FC_RUN_OPTIONS_INIT;
  options.metrics = metrics;
  options.n_metrics = sizeof metrics / sizeof *metrics;
  char room[METRICS_MOST][32];
  const char *own[METRICS_MOST];
  size_t n_own = metrics_of(of, room, own);
  if (n_own) {
    options.metrics = own;
    options.n_metrics = n_own;
  }
  const fc_json_value *rounding = fc_json_get(of, "rounding");
  if (rounding && fc_str_is(fc_json_text(rounding), "half_even"))
    options.rounding = FC_HALF_EVEN;
  fc_buf text = {0};
  fc_scenario *scenario;
  fc_buf_text(&text, "{ \"fiscalc\": 1, ");
  for (size_t i = 0; i < sizeof members / sizeof *members; i++)
    if (fc_json_get(of, members[i])) {
      fc_buf_printf(&text, "\"%s\": ", members[i]);
      fc_buf_str(&text, fc_json_span(fc_json_get(of, members[i])));
      fc_buf_text(&text, ", ");
    }
  fc_buf_text(&text, "\"cuts\": ");
  fc_buf_str(&text, fc_json_span(fc_json_get(of, "cuts")));
  fc_buf_text(&text, " }");
  fc_status status = fc_scenario_parse(run->ctx, "case.json", text.p, text.n, &scenario);
  fc_buf_reset(&text);
  if (status == FC_OK)
    status = fc_plan_compile(run->ctx, dataset, scenario, &options, plan);
  fc_scenario_free(scenario);
  return status == FC_OK ? fc_plan_run(run->ctx, *plan, result) : status;
}

static void check(tally_of_cases *run, const fc_json_value *of) {
  fc_dataset *dataset = NULL;
  fc_plan *plan = NULL;
  fc_result *result = NULL;
  const fc_json_value *error = fc_json_get(of, "error");
  fc_diag_clear(run->ctx);
  fc_status status = load(run, of, &dataset);
  if (status == FC_OK)
    status = run_scenario(run, of, dataset, &plan, &result);
  if (error && (status == FC_OK || !has_code(run, NULL, fc_json_text(error))))
    fault(run, of, "error", "the error", status == FC_OK ? "none" : fc_diag_at(run->ctx, 0)->message);
  else if (!error && status != FC_OK)
    fault(run, of, "status", "FC_OK",
          fc_diag_count(run->ctx) ? fc_diag_at(run->ctx, 0)->message : fc_status_name(status));
  else if (!error)
    check_result(run, of, result);
  fc_result_free(result);
  fc_plan_free(plan);
  fc_dataset_free(dataset);
}

int main(int argc, char **argv) {
  tally_of_cases run = {.folder = argc > 1 ? argv[1] : "."};
  if (fc_ctx_new(NULL, &run.ctx) != FC_OK)
    return 1;
  for (size_t i = 0; i < fc_effects() && argc <= 2; i++)
    run_cases(&run, fc_effect_at(i)->name, check);
  for (int i = 2; i < argc; i++)
    run_cases(&run, argv[i], check);
  return finish_cases(&run);
}
