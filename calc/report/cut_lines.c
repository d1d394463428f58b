/* cut_lines.c - the cuts of a run, a line each. */
#include "report/lines.h"
#include "report/run_lines.h"

/* "grants with program = CDBG", "all grants". */
static void print_grants(fc_buf *out, const fc_row_reader *cut) {
  fc_str select = fc_row_text(cut, "select");
  if (!select.n) {
    fc_buf_text(out, "all grants");
    return;
  }
  fc_buf_text(out, "grants with ");
  fc_print_text(out, select);
}

/* "; $2 million of it is late, not lost", "; $2 million would come late, $1 million of it after fiscal year 2030". */
static void print_late(fc_buf *out, const fc_answer *answer, const fc_row_reader *cut) {
  fc_reading late = fc_row_figure(cut, "late"), after = fc_row_figure(cut, "late_after");
  if (!fc_reading_is_positive(&late))
    return;
  fc_buf_text(out, "; ");
  fc_print_money(out, &late, answer->most);
  fc_buf_text(out, " would come late");
  if (!fc_reading_is_positive(&after))
    return;
  fc_buf_text(out, ", ");
  if (fc_ratio_cmp(late.value, after.value) != 0) {
    fc_print_money(out, &after, answer->most);
    fc_buf_text(out, " of it ");
  }
  fc_buf_printf(out, "after fiscal year %lld", (long long)answer->last_year);
}

/* "Title I cut: $14.4 million. Cutting 10% of grants with program = Title I, phased 50%, then 100%" */
static void print_cut(fc_buf *out, const fc_answer *answer, const fc_row_reader *cut) {
  fc_reading loss = fc_row_figure(cut, "loss");
  fc_buf grants = {0};
  fc_print_text(out, fc_row_text(cut, "cut"));
  fc_buf_text(out, ": ");
  if (loss.present)
    fc_print_money(out, &loss, answer->most);
  else
    fc_buf_text(out, "not known");
  fc_buf_text(out, ". ");
  print_grants(&grants, cut);
  fc_cut_deed(out, cut, fc_made(&grants), false);
  print_late(out, answer, cut);
  fc_buf_reset(&grants);
}

fc_status fc_cut_lines(fc_buf *out, const fc_answer *answer, size_t tab) {
  fc_row_reader cut;
  fc_buf text = {0};
  if (!fc_row_open(&cut, answer->cut.table))
    return FC_NO_MEMORY;
  for (size_t i = 0; i < (size_t)answer->cuts; i++) {
    fc_row_read(&cut, i);
    fc_buf_clear(&text);
    print_cut(&text, answer, &cut);
    fc_lines_labeled(out, i ? "" : "cuts", tab, fc_made(&text));
  }
  fc_status status = fc_buf_status(&text);
  fc_buf_reset(&text);
  fc_row_close(&cut);
  return status;
}
