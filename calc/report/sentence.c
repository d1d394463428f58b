/* sentence.c - the first sentence of every text, made from table cells alone (SEMANTICS section 4); that of a run
 * stands in run_sentence.c.
 *
 * Never a share without what it is a share of; "would", not "will"; hedges of the sources are kept; "about" only where
 * digits were left out. */
#include "report/claim_page.h"
#include "report/explain_page.h"
#include "report/lines.h"
#include "report/sentence.h"
#include "report/tracker_sentence.h"

#include <string.h>

void fc_sentence_amount(fc_buf *out, fc_str hedge, const fc_reading *dollars, int most, bool start) {
  if (hedge.n) {
    if (start)
      fc_print_capital(out, hedge);
    else
      fc_print_text(out, hedge);
    fc_buf_char(out, ' ');
  }
  fc_print_money(out, dollars, most);
}

void fc_sentence_one_in(fc_buf *out, const fc_row_reader *row, int most) {
  fc_reading share = fc_row_figure(row, "share"), one_in = fc_row_figure(row, "one_in");
  if (fc_survives(&share, &fc_unit_percent, most))
    fc_print_one_in(out, &one_in, ": about $1 of every ", "$", most);
}

void fc_sentence_share(fc_buf *out, const fc_reading *share, int most) {
  fc_print_figure(out, share, &fc_unit_percent, most);
}

/* "$4.3 million is 0.0050% of $85.99 billion: about $1 of every $20,000." */
static void share_sentence(fc_buf *out, const fc_row_reader *row, int most) {
  fc_reading amount = fc_row_figure(row, "amount"), total = fc_row_figure(row, "total");
  fc_reading share = fc_row_figure(row, "share");
  fc_sentence_amount(out, fc_row_text(row, "amount_hedge"), &amount, most, true);
  fc_buf_text(out, " is ");
  fc_sentence_share(out, &share, most);
  fc_buf_text(out, " of ");
  fc_sentence_amount(out, fc_row_text(row, "total_hedge"), &total, most, false);
  fc_sentence_one_in(out, row, most);
  fc_buf_char(out, '.');
}

static bool find_first_ranked(const fc_table *table, fc_row_reader *row, const char *by_figure) {
  for (size_t i = 0; i < fc_table_rows(table); i++) {
    fc_row_read(row, i);
    if (fc_row_integer(row, "rank", 0) == 1 && fc_row_figure(row, by_figure).present)
      return true;
  }
  return false;
}

/* What the row that stands first by a figure is told for. */
static void print_first_by(fc_buf *out, const fc_row_reader *row, const char *by_figure, int most) {
  fc_reading figure = fc_row_figure(row, by_figure);
  if (strcmp(by_figure, "share") == 0) {
    fc_str words = fc_row_text(row, "denominator");
    fc_buf_text(out, " depends on it most: ");
    fc_sentence_share(out, &figure, most);
    if (words.n && fc_str_starts(words, "revenue booked"))
      fc_buf_text(out, " of the revenue booked to it");
    return;
  }
  bool each = strcmp(by_figure, "per_capita") == 0;
  fc_buf_text(out, each ? " gets the most per resident: " : " gets the most: ");
  if (each)
    fc_print_per_resident(out, &figure, most);
  else
    fc_print_money(out, &figure, most);
}

/* "; Modoc depends on it most: 28.62%", "; Los Angeles gets the most: $4.2 billion". */
static void print_first(fc_buf *out, const fc_result *result, int most) {
  const fc_table *table = fc_result_find(result, "exposure");
  const char *sort = fc_result_setting(result, "sort"), *by_figure = sort ? sort : "share";
  fc_row_reader row;
  if (!table || fc_table_rows(table) < 2 || !fc_row_open(&row, table))
    return;
  const char *by = fc_table_column_name(table, 0); /* a program or a fund depends on nothing */
  bool depends = strcmp(by, "government") == 0 || strcmp(by, "department") == 0;
  if (depends && find_first_ranked(table, &row, by_figure) && fc_row_text(&row, by).n) {
    fc_buf_text(out, "; ");
    fc_print_text(out, fc_row_text(&row, by));
    print_first_by(out, &row, by_figure, most);
  }
  fc_row_close(&row);
}

/* The one government of an exposure, where its table names it. */
static fc_str only_government(const fc_result *result, fc_row_reader *row) {
  const fc_table *table = fc_result_find(result, "governments");
  const char *one = fc_result_setting(result, "total_of"); /* of several that the table names */
  if (one)
    return fc_str_of(one);
  if (!table || fc_table_find_column(table, "government") == SIZE_MAX)
    table = fc_result_find(result, "exposure");
  if (!fc_row_open(row, table))
    return (fc_str){"", 0};
  fc_row_read(row, 0);
  return fc_row_text(row, "government");
}

void fc_sentence_over(fc_buf *out, int64_t with, int64_t all) {
  if (with == all)
    return;
  fc_buf_text(out, " (over ");
  fc_ratio_print_fixed(out, (fc_ratio){with, 1}, 0, 0, true);
  fc_buf_text(out, " of ");
  fc_ratio_print_fixed(out, (fc_ratio){all, 1}, 0, 0, true);
  fc_buf_char(out, ')');
}

/* Of one whose rows do not name it: "Federal aid is $12,475.07, 1.040% of the budget."
 * "57 governments get $11.03 billion in federal aid, 18.71% of their budgets; Modoc depends on it most: 28.62%." */
static void exposure_sentence(fc_buf *out, const fc_result *result, const fc_row_reader *total, int most) {
  int64_t governments = fc_row_integer(total, "governments", 1);
  int64_t with_budget = fc_row_integer(total, "governments_with_budget", governments);
  fc_reading amount = fc_row_figure(total, "amount"), share = fc_row_figure(total, "share");
  const char *noun = fc_base_nouns(result);
  fc_row_reader named = {0};
  bool unnamed = false;
  if (governments > 1) {
    fc_print_count(out, governments, "government", "governments");
    fc_buf_text(out, " get ");
  } else {
    fc_str name = only_government(result, &named);
    fc_print_text(out, name.n ? name : FC_STR("Federal aid"));
    fc_buf_text(out, name.n ? " gets " : " is ");
    unnamed = !name.n;
    noun = strcmp(noun, "budgets") == 0 ? "budget" : noun;
  }
  fc_print_money(out, &amount, most);
  fc_buf_text(out, unnamed ? "" : " in federal aid");
  if (share.present) {
    fc_buf_text(out, ", ");
    fc_sentence_share(out, &share, most);
    fc_buf_printf(out, " of %s %s", governments > 1 ? "their" : unnamed ? "the" : "its", noun);
    fc_sentence_over(out, with_budget, governments);
  }
  print_first(out, result, most);
  fc_buf_char(out, '.');
  fc_row_close(&named);
}

/* "3 files checked: 2 errors, 1 warning." */
static void check_sentence(fc_buf *out, const fc_table *table) {
  fc_row_reader row;
  int64_t errors = 0, warnings = 0;
  if (!fc_row_open(&row, table))
    return;
  for (size_t i = 0; i < fc_table_rows(table); i++) {
    fc_row_read(&row, i);
    errors += fc_row_integer(&row, "errors", 0);
    warnings += fc_row_integer(&row, "warnings", 0);
  }
  fc_print_count(out, (int64_t)fc_table_rows(table), "file", "files");
  fc_buf_text(out, " checked: ");
  fc_print_count(out, errors, "error", "errors");
  fc_buf_text(out, ", ");
  fc_print_count(out, warnings, "warning", "warnings");
  fc_buf_char(out, '.');
  fc_row_close(&row);
}

/* "24 findings by 3 of 13 checks: 20 errors, 4 warnings." */
static void findings_sentence(fc_buf *out, const fc_result *result) {
  fc_row_reader row;
  int64_t errors = 0, checks = 0;
  const fc_table *findings = fc_result_find(result, "findings"), *made = fc_result_find(result, "checks");
  size_t n = fc_table_rows(findings), n_made = made ? fc_table_rows(made) : 0;
  if (!fc_row_open(&row, findings))
    return;
  for (size_t i = 0; i < n; i++) {
    fc_row_read(&row, i);
    errors += fc_str_is(fc_row_text(&row, "severity"), "error");
  }
  fc_row_close(&row);
  if (!fc_row_open(&row, made))
    return;
  for (size_t i = 0; i < n_made; i++) {
    fc_row_read(&row, i);
    checks += fc_row_integer(&row, "findings", 0) > 0;
  }
  fc_row_close(&row);
  if (!n) {
    fc_buf_text(out, "Nothing found by ");
    fc_print_count(out, (int64_t)n_made, "check.", "checks.");
    return;
  }
  fc_print_count(out, (int64_t)n, "finding", "findings");
  fc_buf_printf(out, " by %lld of ", (long long)checks);
  fc_print_count(out, (int64_t)n_made, "check: ", "checks: ");
  fc_print_count(out, errors, "error", "errors");
  fc_buf_text(out, ", ");
  fc_print_count(out, (int64_t)n - errors, "warning.", "warnings.");
}

/* "24 columns, 9 of them matched to a role." */
static void columns_sentence(fc_buf *out, const fc_table *table) {
  fc_row_reader row;
  int64_t matched = 0;
  if (!fc_row_open(&row, table))
    return;
  for (size_t i = 0; i < fc_table_rows(table); i++) {
    fc_row_read(&row, i);
    matched += fc_row_text(&row, "role").n > 0 && !fc_str_is(fc_row_text(&row, "how"), "candidate");
  }
  fc_print_count(out, (int64_t)fc_table_rows(table), "column", "columns");
  fc_buf_text(out, ", ");
  fc_print_integer(out, matched);
  fc_buf_text(out, " matched to a role.");
  fc_row_close(&row);
}

static void other_sentence(fc_buf *out, const fc_result *result) {
  const fc_table *table = fc_result_find(result, "checked");
  if (table) {
    check_sentence(out, table);
    return;
  }
  if (fc_result_find(result, "findings")) {
    findings_sentence(out, result);
    return;
  }
  table = fc_result_find(result, "columns");
  if (table) {
    columns_sentence(out, table);
    return;
  }
  table = fc_result_table(result, 0);
  fc_print_count(out, table ? (int64_t)fc_table_rows(table) : 0, "entry", "entries");
  fc_buf_char(out, '.');
}

bool fc_sentence_tells(const fc_result *result) {
  static const char *const told[] = {"share", "impact",    "claims",  "exposure", "plan",
                                     "sweep", "searched", "sensitivity", "compare", "explained", "checked", "findings",
                                     "columns", "risk"};
  for (size_t i = 0; i < sizeof told / sizeof *told; i++)
    if (fc_result_find(result, told[i]))
      return true;
  return fc_tracker_tells(result);
}

fc_status fc_sentence(fc_buf *out, const fc_result *result, int most) {
  fc_row_reader row = {0};
  fc_status status = FC_OK;
  if (fc_result_rows(result, "share") > 0) {
    status = fc_result_first_row(result, "share", &row) ? FC_OK : FC_NO_MEMORY;
    if (!status)
      share_sentence(out, &row, most);
  } else if (fc_result_find(result, "impact")) {
    fc_answer answer;
    status = fc_answer_open(&answer, result, most);
    if (!status)
      fc_run_sentence(out, &answer);
    fc_answer_close(&answer);
  } else if (fc_result_rows(result, "claims") > 0) {
    status = fc_print_claim_sentences(out, result);
  } else if (fc_result_find(result, "exposure")) {
    status = fc_result_first_row(result, "total", &row) ? FC_OK : FC_NO_MEMORY;
    if (!status)
      exposure_sentence(out, result, &row, most);
  } else if (fc_explain_page_fits(result)) {
    status = fc_explain_sentence(out, result);
  } else if (fc_result_find(result, "plan")) {
    status = fc_plan_sentence(out, result, most);
  } else if (fc_result_rows(result, "sweep") > 0) {
    status = fc_sweep_sentence(out, result, most);
  } else if (fc_result_rows(result, "risk") > 0) {
    status = fc_risk_sentence(out, result, most);
  } else if (fc_result_rows(result, "searched") > 0) {
    status = fc_breakeven_sentence(out, result, most);
  } else if (fc_result_find(result, "sensitivity")) {
    status = fc_sensitivity_sentence(out, result, most);
  } else if (fc_result_find(result, "compare")) {
    status = fc_compare_sentence(out, result, most);
  } else if (fc_tracker_tells(result)) {
    status = fc_tracker_sentence(out, result, most) ? FC_OK : FC_NO_MEMORY;
  } else {
    other_sentence(out, result);
  }
  fc_row_close(&row);
  return status ? status : fc_buf_status(out);
}
