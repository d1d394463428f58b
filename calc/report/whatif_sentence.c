/* whatif_sentence.c - the sentence of a what-if table: from where to where its figures go. */
#include "report/lines.h"
#include "report/sentence.h"
#include "report/words.h"

/* The rows with the least and the greatest figure of a column. */
typedef struct fc_extremes {
  bool present;
  fc_reading least, greatest;
} fc_extremes;

static bool is_less(const fc_reading *a, const fc_reading *b) {
  return fc_ratio_cmp(a->point ? a->value : a->low, b->point ? b->value : b->low) < 0;
}

static fc_extremes find_extremes(fc_row_reader *row, const fc_table *table, const char *column) {
  fc_extremes found = {.present = false};
  for (size_t i = 0; i < fc_table_rows(table); i++) {
    fc_row_read(row, i);
    fc_reading each = fc_row_figure(row, column);
    if (!each.present)
      continue;
    if (!found.present || is_less(&each, &found.least))
      found.least = each;
    if (!found.present || is_less(&found.greatest, &each))
      found.greatest = each;
    found.present = true;
  }
  return found;
}

/* "At 11 points the loss would be $0 to $7.4 billion, 0% to 6.401% of the budget." */
fc_status fc_sweep_sentence(fc_buf *out, const fc_result *result, int most) {
  const fc_table *table = fc_result_find(result, "sweep");
  fc_row_reader row;
  if (!fc_row_open(&row, table))
    return FC_NO_MEMORY;
  fc_extremes loss = find_extremes(&row, table, "loss"), share = find_extremes(&row, table, "share");
  bool moves = loss.present && fc_ratio_cmp(loss.least.value, loss.greatest.value) != 0;
  fc_buf_text(out, "At ");
  fc_print_count(out, (int64_t)fc_table_rows(table), "point", "points");
  if (loss.present) {
    fc_buf_text(out, " the loss would be ");
    fc_print_money(out, &loss.least, most);
    fc_buf_text(out, moves ? " to " : "");
    if (moves)
      fc_print_money(out, &loss.greatest, most);
  } else {
    fc_buf_text(out, ": what table sweep shows");
  }
  if (loss.present && share.present) {
    bool apart = fc_ratio_cmp(share.least.value, share.greatest.value) != 0;
    fc_buf_text(out, ", ");
    fc_print_figure(out, &share.least, &fc_unit_percent, most);
    fc_buf_text(out, apart ? " to " : "");
    if (apart)
      fc_print_figure(out, &share.greatest, &fc_unit_percent, most);
    fc_buf_text(out, " of the budget");
  }
  fc_buf_char(out, '.');
  fc_row_close(&row);
  return fc_buf_status(out);
}
