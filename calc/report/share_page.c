/* share_page.c - a share asked for without files: its range, and what it comes to for each resident and in time. */
#include "base/diag.h"
#include "report/closing.h"
#include "report/lines.h"
#include "report/page.h"
#include "report/sentence.h"

#define TAB 17

bool fc_share_page_fits(const fc_result *result) {
  return fc_result_rows(result, "share") > 0;
}

void fc_print_mend(fc_buf *out, const fc_reading *share, int most, size_t tab) {
  if (share->present && share->point && !fc_survives(share, &fc_unit_percent, most))
    fc_lines_labeled(out, "mend", tab,
                     FC_STR("the figures are rounded too coarsely for one digit of the share: state them with more "
                            "digits (4.30M), or mark them exact (=4M, or precision exact in a file)"));
  else if (share->present && !share->point)
    fc_lines_labeled(out, "mend", tab,
                     FC_STR("the data hold two totals for this budget, so the share has no single value: leave one "
                            "out with --where, or pick a stage with --stage or a scope with --denominator"));
}

static void put_share(fc_buf *out, const fc_row_reader *row, int most, fc_buf *text) {
  fc_reading share = fc_row_figure(row, "share"), one_in = fc_row_figure(row, "one_in");
  fc_print_figure(text, &share, &fc_unit_percent, most);
  if (fc_survives(&share, &fc_unit_percent, most))
    fc_print_one_in(text, &one_in, ", about 1 in ", "", most);
  fc_lines_labeled(out, "share", TAB, fc_made(text));
  fc_buf_clear(text);
  if (fc_survives(&share, &fc_unit_percent, most) && fc_print_range(text, &share, &fc_unit_percent, most)) {
    fc_buf_text(text, ", from the rounding of these two figures alone");
    fc_lines_labeled(out, "range", TAB, fc_made(text));
  }
  fc_print_mend(out, &share, most, TAB);
}

static void put_resident(fc_buf *out, const fc_row_reader *row, int most, fc_buf *text) {
  static const fc_unit dollars_and_cents = {"$", "", NULL, 0, -2, false};
  fc_reading resident = fc_row_figure(row, "per_capita"), people = fc_row_figure(row, "population");
  if (!resident.present)
    return;
  fc_buf_clear(text);
  if (fc_ratio_cmp(resident.high, (fc_ratio){1, 100}) < 0)
    fc_print_per_resident(text, &resident, most);
  else
    fc_print_figure(text, &resident, &dollars_and_cents, most);
  if (people.present) {
    fc_buf_text(text, " (");
    fc_print_figure(text, &people, &fc_unit_whole, 17);
    fc_buf_text(text, " residents)");
  }
  fc_lines_labeled(out, "per resident", TAB, fc_made(text));
}

static void put_time(fc_buf *out, const fc_row_reader *row, int most, fc_buf *text) {
  fc_reading days = fc_row_figure(row, "days_of_spending");
  if (!days.present)
    return;
  fc_buf_clear(text);
  fc_print_time(text, &days, most);
  fc_buf_text(text, " of spending, if the total is a year's");
  fc_lines_labeled(out, "time", TAB, fc_made(text));
}

fc_status fc_share_page(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink) {
  fc_row_reader row;
  fc_buf *out = fc_sink_buf(sink), text = {0};
  int most = fc_digits_most(options);
  if (!fc_result_first_row(result, "share", &row))
    return fc_fail_memory(ctx);
  fc_status status = fc_sentence(out, result, most);
  fc_buf_text(out, "\n\n");
  put_share(out, &row, most, &text);
  put_resident(out, &row, most, &text);
  put_time(out, &row, most, &text);
  fc_closing_notes(out, result, FC_STR(""));
  fc_closing_again(out, result);
  if (!status)
    status = fc_buf_status(&text);
  fc_buf_reset(&text);
  fc_row_close(&row);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
