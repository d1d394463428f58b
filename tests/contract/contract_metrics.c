/* contract_metrics.c - every metric against its reference cases.
 *
 * A case holds a "row": amounts in dollars, one text or [low, value, high]; bases as an amount or an object { amount, part,
 * revenue, gap, conflict, overlap }; and what is expected: "value", "low" and "high" as printed with 12 digits (money with
 * two decimals), "absent": true, "no_point": true, or "refused": a part of the reason. The operands of its formula make
 * the same figure. */
#include "contract/contract_case.h"
#include "impact/operand.h"
#include "scenario/effect.h"

static fc_i128 units(const fc_json_value *value, fc_i128 scale) {
  fc_figure figure = { 0 };
  fc_number_fault unused;
  fc_str text = fc_json_text(value);
  if (fc_amount_parse(text.p, text.n, FC_AMOUNT_CHOSEN, &figure, &unused) != FC_OK)
    printf("bad case: %.*s is no amount\n", FC_STR_ARG(text));
  return figure.value / scale;
}

static fc_span span_of(const fc_json_value *value, fc_i128 scale) {
  if (fc_json_kind_of(value) != FC_JSON_ARRAY)
    return (fc_span){ units(value, scale), units(value, scale), units(value, scale) };
  return (fc_span){units(fc_json_at(value, 0), scale), units(fc_json_at(value, 1), scale),
                   units(fc_json_at(value, 2), scale)};
}

static bool says(const fc_json_value *of, const char *key) {
  const fc_json_value *value = fc_json_get(of, key);
  return value && fc_json_bool(value);
}

static void read_span(const fc_json_value *row, const char *key, fc_span *out) {
  if (fc_json_get(row, key))
    *out = span_of(fc_json_get(row, key), 1);
}

static void read_base(const fc_json_value *row, const char *key, fc_i128 scale, fc_base *out) {
  const fc_json_value *value = fc_json_get(row, key);
  if (!value)
    return;
  out->present = true;
  if (fc_json_kind_of(value) != FC_JSON_OBJECT) {
    out->amount = span_of(value, scale);
    return;
  }
  out->amount = span_of(fc_json_get(value, "amount"), scale);
  out->revenue = says(value, "revenue");
  out->is_gap = says(value, "gap");
  out->conflict = says(value, "conflict");
  out->overlap = says(value, "overlap");
  out->partial = fc_json_get(value, "part") != NULL;
  read_span(value, "part", &out->part);
}

static void read_ratio(const fc_json_value *row, const char *key, fc_ratio *out) {
  const fc_json_value *value = fc_json_get(row, key);
  if (value)
    *out = fc_ratio_of(units(value, 1), 100);
}

static int whole(const fc_json_value *of, const char *key, int otherwise) {
  const fc_json_value *value = fc_json_get(of, key);
  return value ? (int)units(value, 100) : otherwise;
}

/* "after": of the row after the loss. */
static fc_row_after read_after(const fc_json_value *of) {
  fc_row_after after = { .known = of != NULL, .full_years = -1 };
  if (!of)
    return after;
  after.stated = says(of, "stated");
  after.matched = fc_json_get(of, "match_freed") != NULL;
  after.of_governments = !says(of, "part");
  after.has_funds = fc_json_get(of, "available") != NULL;
  read_span(of, "own_cost", &after.own_cost);
  read_span(of, "own_cost_all", &after.own_cost_all);
  read_span(of, "service_loss", &after.service_loss);
  read_span(of, "match_freed", &after.match_freed);
  read_span(of, "available", &after.available);
  read_span(of, "drawn", &after.drawn);
  read_span(of, "gap", &after.gap);
  read_span(of, "gap_all", &after.gap_all);
  after.full_years = whole(of, "full_years", -1);
  after.first_gap_year = whole(of, "first_gap_year", 0);
  after.has_positions = fc_json_get(of, "positions") != NULL;
  if (after.has_positions)
    after.positions = units(fc_json_get(of, "positions"), 1);
  if (fc_json_get(of, "loss_without_positions"))
    after.loss_without_positions = units(fc_json_get(of, "loss_without_positions"), 1);
  after.counts_jobs = fc_json_get(of, "position_cost") != NULL;
  if (after.counts_jobs)
    after.position_cost = units(fc_json_get(of, "position_cost"), 1);
  read_base(of, "levy", 1, &after.levy);
  after.has_cash = fc_json_get(of, "peak_cash") != NULL;
  read_span(of, "peak_cash", &after.peak_cash);
  return after;
}

static fc_row read_row(const fc_json_value *of) {
  fc_row row = { .unknown = says(of, "unknown"), .several_years = says(of, "several_years"), .priced = says(of, "priced") };
  read_span(of, "loss", &row.loss);
  read_span(of, "future", &row.account[FC_BOOK_FUTURE]);
  read_span(of, "incurred", &row.account[FC_BOOK_INCURRED]);
  read_span(of, "clawback", &row.account[FC_BOOK_CLAWBACK]);
  read_span(of, "cash", &row.account[FC_BOOK_CASH]);
  read_span(of, "float", &row.account[FC_BOOK_FLOAT]);
  read_span(of, "expected_back", &row.account[FC_BOOK_EXPECTED_BACK]);
  read_span(of, "first", &row.first);
  read_span(of, "last", &row.last);
  read_span(of, "last_real", &row.last_real);
  read_span(of, "loss_real", &row.loss_real);
  read_span(of, "grant", &row.grant);
  row.after = read_after(fc_json_get(of, "after"));
  read_base(of, "budget", 1, &row.budget);
  read_base(of, "department", 1, &row.department);
  read_base(of, "department_revenue", 1, &row.department_revenue);
  read_base(of, "aid", 1, &row.aid);
  read_base(of, "population", 100, &row.population); /* residents, not cents */
  read_ratio(of, "grant_low", &row.grant_low);
  read_ratio(of, "grant_high", &row.grant_high);
  read_ratio(of, "aid_low", &row.aid_low);
  read_ratio(of, "aid_high", &row.aid_high);
  return row;
}

static void check_figure(tally_of_cases *run, const fc_json_value *of, const fc_metric *metric, const char *key, fc_ratio got) {
  const fc_json_value *value = fc_json_get(of, key);
  fc_buf text = { 0 };
  if (!value)
    return;
  if (metric->type == FC_MONEY) {
    char cents[48];
    fc_cents_format(got.num, cents);
    fc_buf_text(&text, cents);
  } else {
    fc_ratio_print(&text, got, 12);
  }
  if (!fc_str_is(fc_json_text(value), text.p)) {
    char wanted[64];
    snprintf(wanted, sizeof wanted, "%.*s", FC_STR_ARG(fc_json_text(value)));
    fault(run, of, key, wanted, text.p);
  }
  fc_buf_reset(&text);
}

/* Those who explain a figure make it of its operands: the same to the last digit. */
static void check_form(tally_of_cases *run, const fc_json_value *of, const fc_metric *metric, const fc_row *row,
                       const fc_value *value) {
  fc_i128 operand[FC_OPERANDS_MAX] = { 0 };
  fc_ratio formed = { 0, 1 };
  if (metric->form == FC_FORM_WORDS || !value->present || !value->point)
    return;
  for (size_t i = 0; i < fc_metric_operands(metric); i++)
    operand[i] = fc_metric_operand(metric, row, i).value;
  if (!fc_metric_operands(metric) || !fc_metric_formed(metric, operand, &formed) || fc_ratio_cmp(formed, value->value) != 0)
    fault(run, of, "form of its operands", "the figure", "another");
}

static void check(tally_of_cases *run, const fc_json_value *of) {
  const fc_metric *metric = fc_metric_find(fc_str_of(run->kind));
  fc_row row = read_row(fc_json_get(of, "row"));
  fc_value value = { 0 };
  metric->compute(&row, &value);
  if (value.present == says(of, "absent"))
    fault(run, of, "presence", value.present ? "absent" : "present", value.present ? "present" : "absent");
  if (value.present && value.point == says(of, "no_point"))
    fault(run, of, "point", value.point ? "none" : "one", value.point ? "one" : "none");
  if (value.present && value.point)
    check_figure(run, of, metric, "value", value.value);
  check_form(run, of, metric, &row, &value);
  check_figure(run, of, metric, "low", value.low);
  check_figure(run, of, metric, "high", value.high);
  const fc_json_value *refused = fc_json_get(of, "refused");
  const char *why = metric->refuse ? metric->refuse(&row) : NULL;
  if (refused && !(why && strstr(why, fc_json_text(refused).p)))
    fault(run, of, "refusal", fc_json_text(refused).p, why ? why : "none");
  if (!refused && why)
    fault(run, of, "refusal", "none", why);
}

int main(int argc, char **argv) {
  tally_of_cases run = { .folder = argc > 1 ? argv[1] : "." };
  if (fc_ctx_new(NULL, &run.ctx) != FC_OK)
    return 1;
  for (size_t i = 0; i < fc_metrics(); i++)
    run_cases(&run, fc_metric_at(i)->name, check);
  return finish_cases(&run);
}
