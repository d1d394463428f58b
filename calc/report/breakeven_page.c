/* breakeven_page.c - a break-even as text: the sentence, then each value to its last digit with the figure at it and
 * just below, and how the values were looked through. */
#include "report/breakeven_page.h"
#include "report/account.h"
#include "report/closing.h"
#include "report/sentence.h"

#define TAB 13
enum { DIGITS = 12 }; /* of figures beside one another; a number itself is printed whole */

bool fc_breakeven_page_fits(const fc_result *result) {
  return fc_result_rows(result, "searched") == 1;
}

/* A cell to its last digit. */
static void put_exact(fc_buf *out, const fc_row_reader *row, const char *column) {
  const fc_column *of = fc_table_column(row->table, fc_table_find_column(row->table, column));
  fc_ratio value = fc_row_figure(row, column).value;
  if (of->type == FC_MONEY) {
    fc_account_print(out, value, false);
    return;
  }
  bool dollars = of->type != FC_SHARE && fc_str_starts(fc_str_of(of->unit), "USD");
  fc_buf_text(out, dollars ? "$" : "");
  fc_ratio_print(out, of->type == FC_SHARE ? fc_ratio_of(value.num * 100, value.den) : value, DIGITS);
  fc_buf_text(out, of->type == FC_SHARE ? "%" : "");
}

/* "rate 15.621622%: share 1.00000003%" */
static void put_pair(fc_buf *text, const fc_row_reader *searched, const fc_row_reader *row, const char *value,
                     const char *figure) {
  fc_print_text(text, fc_row_text(searched, "number"));
  fc_buf_char(text, ' ');
  put_exact(text, row, value);
  if (!fc_row_has(row, figure))
    return;
  fc_buf_text(text, ": ");
  fc_print_text(text, fc_row_text(searched, "metric"));
  fc_buf_char(text, ' ');
  put_exact(text, row, figure);
}

static const char *label_of(const fc_row_reader *found) {
  fc_str how = fc_row_text(found, "how"), direction = fc_row_text(found, "direction");
  if (fc_str_is(how, "touches"))
    return "touches";
  if (!fc_row_has(found, "value_below"))
    return "equal from";
  bool falls = fc_str_is(direction, "falls");
  return fc_str_is(how, "jumps") ? (falls ? "drops at" : "jumps at") : falls ? "falls at" : "rises at";
}

static void put_break(fc_buf *out, const fc_row_reader *searched, const fc_row_reader *found, fc_buf *text) {
  put_pair(text, searched, found, "value", "at");
  if (fc_row_has(found, "until")) {
    fc_buf_text(text, ", the same up to ");
    put_exact(text, found, "until");
  }
  if (fc_row_has(found, "value_below")) {
    fc_buf_text(text, "; just below, at ");
    put_exact(text, found, "value_below");
    if (fc_row_has(found, "just_below")) {
      fc_buf_text(text, ": ");
      put_exact(text, found, "just_below");
    } else {
      fc_buf_text(text, ", there is no figure");
    }
  }
  fc_lines_labeled(out, label_of(found), TAB, fc_made(text));
  fc_buf_clear(text);
}

/* By which values, and what follows from it. */
static void put_method(fc_buf *text, const fc_row_reader *searched) {
  fc_str method = fc_row_text(searched, "method");
  put_exact(text, searched, "from");
  fc_buf_text(text, " to ");
  put_exact(text, searched, "to");
  if (fc_row_has(searched, "step")) {
    fc_buf_text(text, " in steps of ");
    put_exact(text, searched, "step");
  }
  if (fc_str_is(method, "every value")) {
    fc_buf_text(text, ", every value");
  } else if (fc_str_is(method, "proof")) {
    fc_buf_text(text, "; more of it never means less of the figure, so that no other value is a break-even");
  } else {
    fc_buf_text(text, ": about every ");
    put_exact(text, searched, "scanned_step");
    fc_buf_text(text,
                ", and all that lies where the figure changes sides or turns; a way over the level and back between "
                "two values would not be seen");
  }
}

static void put_searched(fc_buf *out, const fc_row_reader *searched, fc_buf *text) {
  if (fc_row_has(searched, "stated")) {
    put_pair(text, searched, searched, "stated", "at_stated");
    fc_lines_labeled(out, "as stated", TAB, fc_made(text));
    fc_buf_clear(text);
  }
  put_method(text, searched);
  fc_lines_labeled(out, "looked at", TAB, fc_made(text));
  fc_buf_clear(text);
  fc_print_text(text, fc_row_text(searched, "metric"));
  fc_buf_char(text, ' ');
  put_exact(text, searched, "least");
  fc_buf_text(text, " at ");
  put_exact(text, searched, "least_at");
  fc_buf_text(text, " and ");
  put_exact(text, searched, "greatest");
  fc_buf_text(text, " at ");
  put_exact(text, searched, "greatest_at");
  fc_lines_labeled(out, "between", TAB, fc_made(text));
  fc_buf_clear(text);
}

static fc_status put_lines(fc_buf *out, const fc_result *result) {
  fc_row_reader searched, found;
  fc_buf text = {0};
  if (!fc_result_first_row(result, "searched", &searched))
    return FC_NO_MEMORY;
  if (!fc_row_open(&found, fc_result_find(result, "breakeven"))) {
    fc_row_close(&searched);
    return FC_NO_MEMORY;
  }
  for (size_t i = 0; i < fc_result_rows(result, "breakeven"); i++) {
    fc_row_read(&found, i);
    put_break(out, &searched, &found, &text);
  }
  put_searched(out, &searched, &text);
  fc_status status = fc_buf_status(&text);
  fc_buf_reset(&text);
  fc_row_close(&searched);
  fc_row_close(&found);
  return status;
}

fc_status fc_breakeven_page(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink) {
  fc_buf *out = fc_sink_buf(sink);
  fc_status status = fc_sentence(out, result, fc_digits_most(options));
  fc_buf_text(out, "\n\n");
  if (!status)
    status = put_lines(out, result);
  if (!status) {
    fc_closing_notes(out, result, FC_STR(""));
    status = fc_closing_sources(out, result);
    fc_closing_again(out, result);
  }
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
