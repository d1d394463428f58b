/* compare_page.c - scenarios side by side as text: the figures of each, how they differ from the base, and the steps from
 * the base to each, with what every change is worth. */
#include "base/diag.h"
#include "report/closing.h"
#include "report/lines.h"
#include "report/page.h"
#include "report/sentence.h"
#include "report/sheet.h"

#include <string.h>

enum { EXACT = 30 }; /* digits of amounts that add up */

bool fc_compare_page_fits(const fc_result *result) {
  return fc_result_find(result, "compare") && fc_result_find(result, "waterfall");
}

static fc_status put_sheet(fc_ctx *ctx, const fc_result *result, const char *name, int most, fc_sink *sink) {
  const fc_table *table = fc_result_find(result, name);
  fc_sheet sheet = {result, table, NULL, most, true};
  fc_sink_text(sink, "\n");
  return fc_sheet_print(ctx, &sheet, sink);
}

static void print_amount(fc_buf *out, const fc_reading *amount, bool is_change) {
  if (is_change && fc_reading_is_positive(amount))
    fc_buf_char(out, '+');
  fc_print_figure(out, amount, &fc_unit_dollars, EXACT);
}

/* What stands in the column of amounts: of a change what it is worth, of a scenario its loss. */
static void print_row_amount(fc_buf *out, const fc_row_reader *step) {
  fc_reading worth = fc_row_figure(step, "contribution"), loss = fc_row_figure(step, "loss");
  print_amount(out, worth.present ? &worth : &loss, worth.present);
}

/* "Cutting 10% of grants with program = CDBG": the mark of a deed gives way to its grants. */
static void print_deed(fc_buf *out, fc_str deed, fc_str select, bool again) {
  static const char mark[] = "\xE2\x80\xA6";
  const char *at = memmem(deed.p, deed.n, mark, sizeof mark - 1);
  if (!at) {
    fc_print_text(out, deed);
    return;
  }
  fc_print_text(out, (fc_str){deed.p, (size_t)(at - deed.p)});
  fc_buf_text(out, again ? "them" : select.n ? "grants with " : "all grants");
  if (!again)
    fc_print_text(out, select);
  at += sizeof mark - 1;
  fc_print_text(out, (fc_str){at, deed.n - (size_t)(at - deed.p)});
}

/* "; as the first change +$243, as the last +$302" where the order matters to it. */
static void print_order(fc_buf *out, const fc_row_reader *step) {
  fc_reading first = fc_row_figure(step, "first"), last = fc_row_figure(step, "last"),
             worth = fc_row_figure(step, "contribution");
  if (!first.present || !last.present ||
      (fc_ratio_cmp(first.value, worth.value) == 0 && fc_ratio_cmp(last.value, worth.value) == 0))
    return;
  fc_buf_text(out, "; as the first change ");
  print_amount(out, &first, true);
  fc_buf_text(out, ", as the last ");
  print_amount(out, &last, true);
}

/* "Title I changed: Cutting 25% of grants with program = Title I; before: Cutting 10% of them". */
static void print_step(fc_buf *out, const fc_row_reader *step, int most) {
  fc_str change = fc_row_text(step, "change"), cut = fc_row_text(step, "cut"), select = fc_row_text(step, "select");
  fc_str before = fc_row_text(step, "before"), after = fc_row_text(step, "after");
  fc_reading share = fc_row_figure(step, "share");
  fc_buf_text(out, fc_change_words(change));
  fc_print_text(out, cut);
  if (before.n || after.n) {
    fc_buf_char(out, ' ');
    fc_print_text(out, change);
    fc_buf_text(out, ": ");
    print_deed(out, after.n ? after : before, select, false);
  }
  if (before.n && after.n) {
    fc_buf_text(out, "; before: ");
    print_deed(out, before, select, true);
  }
  if (share.present && share.value.num) {
    fc_buf_text(out, " (");
    fc_print_points(out, &share, " points", most);
    fc_buf_char(out, ')');
  }
  print_order(out, step);
}

static size_t amount_width(fc_row_reader *step, fc_buf *text) {
  size_t widest = 0;
  for (size_t i = 0; i < fc_table_rows(step->table); i++) {
    fc_row_read(step, i);
    fc_buf_clear(text);
    print_row_amount(text, step);
    size_t width = fc_utf8_width(fc_made(text));
    widest = width > widest ? width : widest;
  }
  return widest;
}

/* The base, what is worth what, and what the other scenario comes to; a scenario that changes nothing has no lines. */
static fc_status put_steps(fc_buf *out, const fc_result *result, int most) {
  fc_row_reader step;
  fc_buf text = {0};
  if (!fc_row_open(&step, fc_result_find(result, "waterfall")))
    return FC_NO_MEMORY;
  size_t width = amount_width(&step, &text), indent = 4 + width + 2;
  for (size_t i = 0; i < fc_table_rows(step.table); i++) {
    fc_row_read(&step, i);
    fc_buf_text(out, fc_row_integer(&step, "step", 0) == 0 ? "\n" : "");
    fc_buf_clear(&text);
    print_row_amount(&text, &step);
    size_t used = fc_utf8_width(fc_made(&text));
    fc_buf_fill(out, ' ', 4 + (width > used ? width - used : 0));
    fc_buf_str(out, fc_made(&text));
    fc_buf_text(out, "  ");
    fc_buf_clear(&text);
    print_step(&text, &step, most);
    fc_lines_wrap(out, fc_made(&text), indent, indent);
  }
  fc_status status = fc_buf_status(&text);
  fc_buf_reset(&text);
  fc_row_close(&step);
  return status;
}

fc_status fc_compare_page(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink) {
  int most = fc_digits_most(options);
  fc_buf text = {0};
  fc_status status = fc_compare_sentence(&text, result, most);
  fc_lines_wrap(fc_sink_buf(sink), fc_made(&text), 0, 0);
  fc_buf_reset(&text);
  if (!status)
    status = put_sheet(ctx, result, "compare", most, sink);
  if (!status)
    status = put_sheet(ctx, result, "differences", most, sink);
  if (!status)
    status = put_steps(fc_sink_buf(sink), result, most);
  if (!status && fc_result_find(result, "breakdown"))
    status = put_sheet(ctx, result, "breakdown", most, sink);
  fc_buf *out = fc_sink_buf(sink);
  fc_closing_notes(out, result, FC_STR(""));
  fc_closing_again(out, result);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
