/* compare_sentence.c - the sentence of scenarios side by side: how much more or less than the base each would cost, and
 * by which changes. */
#include "report/sentence.h"
#include "report/words.h"

#include <string.h>

enum { CHANGES_TOLD = 4 };

static void print_quoted(fc_buf *out, fc_str name) {
  fc_buf_char(out, '"');
  fc_print_text(out, name);
  fc_buf_char(out, '"');
}

static bool is_zero(const fc_reading *figure) {
  return figure->point && figure->value.num == 0 && fc_reading_is_exact(figure);
}

/* +1, -1, or 0 where it is zero or its sign is not known. */
static int sign_of(const fc_reading *figure) {
  if (!figure->present || fc_ratio_cmp(figure->low, (fc_ratio){0, 1}) > 0)
    return figure->present;
  return fc_ratio_cmp(figure->high, (fc_ratio){0, 1}) < 0 ? -1 : 0;
}

static void print_signed_money(fc_buf *out, const fc_reading *dollars, int most) {
  fc_buf_text(out, sign_of(dollars) > 0 ? "+" : "");
  fc_print_money(out, dollars, most);
}

void fc_print_points(fc_buf *out, const fc_reading *share, const char *unit, int most) {
  const fc_unit points = {"", unit, NULL, 2, -20, false};
  fc_buf_text(out, sign_of(share) > 0 ? "+" : "");
  fc_print_figure(out, share, &points, most);
}

/* " (+0.0037 percentage points of the budget)" */
static void print_share(fc_buf *out, const fc_row_reader *difference, fc_str denominator, int most) {
  fc_reading share = fc_row_figure(difference, "share");
  if (!share.present || is_zero(&share) || !fc_row_is(difference, "same_budgets"))
    return;
  fc_buf_text(out, " (");
  fc_print_points(out, &share, " percentage points", most);
  fc_buf_printf(out, " of the %s)", fc_base_noun(denominator));
}

/* "$3.2 million more than "A"", "the same as "A"". */
static void print_more(fc_buf *out, const fc_row_reader *difference, bool first, int most) {
  static const fc_ratio minus_one = {-1, 1};
  fc_reading loss = fc_row_figure(difference, "loss");
  int sign = sign_of(&loss);
  if (is_zero(&loss)) {
    fc_buf_text(out, "the same");
  } else if (sign == 0) {
    fc_print_money(out, &loss, most);
    fc_buf_text(out, " more or less");
  } else {
    fc_reading size = sign > 0 ? loss : fc_reading_times(loss, minus_one);
    fc_print_money(out, &size, most);
    fc_buf_text(out, sign > 0 ? " more" : " less");
  }
  if (!first)
    return;
  fc_buf_text(out, is_zero(&loss) ? " as " : " than ");
  print_quoted(out, fc_row_text(difference, "base"));
}

static fc_str denominator_of(fc_row_reader *compare, fc_str scenario, fc_reading *loss) {
  for (size_t i = 0; i < fc_table_rows(compare->table); i++) {
    fc_row_read(compare, i);
    if (!fc_str_eq(fc_row_text(compare, "scenario"), scenario))
      continue;
    *loss = fc_row_figure(compare, "loss");
    return fc_row_text(compare, "denominator");
  }
  return (fc_str){"", 0};
}

/* " in fiscal year 2018", " over fiscal years 2018 to 2022". */
static void print_years(fc_buf *out, const fc_result *result) {
  const char *years = fc_result_setting(result, "year"), *dash = years ? strchr(years, '-') : NULL;
  if (dash)
    fc_buf_printf(out, " over fiscal years %.*s to %s", (int)(dash - years), years, dash + 1);
  else if (years)
    fc_buf_printf(out, " in fiscal year %s", years);
}

const char *fc_change_words(fc_str change) {
  if (fc_str_is(change, "assumptions"))
    return "what is assumed beside the cuts";
  if (fc_str_is(change, "reordered"))
    return "the cuts that stay, in another order";
  return fc_str_is(change, "together") ? "all changes together" : "";
}

/* ": CDBG gone removed, -$2 billion; Title I changed, +$810 million", where the changes are few. */
static void print_changes(fc_buf *out, fc_row_reader *step, int most) {
  size_t rows = fc_table_rows(step->table), told = 0;
  if (rows > CHANGES_TOLD + 2)
    return;
  for (size_t i = 0; i < rows; i++) {
    fc_row_read(step, i);
    fc_reading worth = fc_row_figure(step, "contribution");
    fc_str cut = fc_row_text(step, "cut"), change = fc_row_text(step, "change");
    if (!worth.present || fc_str_is(change, "together"))
      continue;
    fc_buf_text(out, told++ ? "; " : ": ");
    fc_buf_text(out, fc_change_words(change));
    if (cut.n) {
      print_quoted(out, cut);
      fc_buf_char(out, ' ');
      fc_print_text(out, change);
    }
    fc_buf_text(out, ", ");
    print_signed_money(out, &worth, most);
  }
}

static bool open_all(const fc_result *result, fc_row_reader *difference, fc_row_reader *compare, fc_row_reader *step) {
  bool ok = fc_row_open(difference, fc_result_find(result, "differences"));
  ok = fc_row_open(compare, fc_result_find(result, "compare")) && ok;
  return fc_row_open(step, fc_result_find(result, "waterfall")) && ok;
}

/* "Senate" would cost $1.65 billion in fiscal year 2026, $887.5 million less than "House" (-0.7678 percentage points of
 * the budget): ... */
static void tell(fc_buf *out, const fc_result *result, fc_row_reader *difference, fc_row_reader *compare, int most) {
  for (size_t i = 0; i < fc_table_rows(difference->table); i++) {
    fc_reading loss = {.present = false};
    fc_row_read(difference, i);
    fc_str scenario = fc_row_text(difference, "scenario");
    fc_str denominator = denominator_of(compare, scenario, &loss);
    fc_buf_text(out, i ? "; " : "");
    print_quoted(out, scenario);
    fc_buf_text(out, i ? " " : " would cost ");
    fc_print_money(out, &loss, most);
    if (!i)
      print_years(out, result);
    fc_buf_text(out, ", ");
    print_more(out, difference, i == 0, most);
    print_share(out, difference, denominator, most);
  }
}

fc_status fc_compare_sentence(fc_buf *out, const fc_result *result, int most) {
  fc_row_reader difference, compare, step;
  bool ok = open_all(result, &difference, &compare, &step);
  size_t others = ok ? fc_table_rows(difference.table) : 0;
  if (ok && fc_table_find_column(difference.table, "loss") != SIZE_MAX) {
    tell(out, result, &difference, &compare, most);
    if (others == 1)
      print_changes(out, &step, most);
  } else if (ok) {
    fc_print_count(out, (int64_t)others + 1, "scenario", "scenarios");
    fc_buf_text(out, " side by side: what tables compare and differences show");
  }
  fc_buf_char(out, '.');
  fc_row_close(&difference);
  fc_row_close(&compare);
  fc_row_close(&step);
  return ok ? fc_buf_status(out) : FC_NO_MEMORY;
}
