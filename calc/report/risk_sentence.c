/* risk_sentence.c - the sentence of a distribution: what a loss would not pass with 95 percent confidence. */
#include "report/sentence.h"
#include "report/words.h"

/* The row of table risk with a name; the reader stays open. */
static bool find_row(fc_row_reader *row, const char *figure) {
  for (size_t i = 0; i < fc_table_rows(row->table); i++) {
    fc_row_read(row, i);
    if (fc_str_is(fc_row_text(row, "figure"), figure))
      return true;
  }
  return false;
}

static void put_share(fc_buf *out, fc_row_reader *row, int most) {
  fc_reading share = fc_row_figure(row, "share");
  if (!fc_reading_is_positive(&share))
    return;
  fc_buf_text(out, ", ");
  fc_print_figure(out, &share, &fc_unit_percent, most);
  fc_buf_text(out, " of the budget");
}

static void put_chance(fc_buf *out, const fc_result *result, int most) {
  fc_row_reader row;
  if (!fc_result_first_row(result, "probabilities", &row))
    return;
  fc_reading chance = fc_row_figure(&row, "probability");
  if (chance.present && fc_str_is(fc_row_text(&row, "metric"), "loss")) {
    fc_buf_text(out, "; the chance that anything is lost is ");
    fc_print_figure(out, &chance, &fc_unit_percent, most);
  }
  fc_row_close(&row);
}

/* "With 95% confidence the loss would be at most $8.3 million, 0.0018% of the budget; on average it would be $1.69 million;
 * the chance that anything is lost is 30%." */
fc_status fc_risk_sentence(fc_buf *out, const fc_result *result, int most) {
  fc_row_reader row;
  if (!fc_row_open(&row, fc_result_find(result, "risk")))
    return FC_NO_MEMORY;
  if (find_row(&row, "p95") && fc_row_has(&row, "loss")) {
    fc_reading loss = fc_row_figure(&row, "loss");
    fc_buf_text(out, "With 95% confidence the loss would be at most ");
    fc_print_money(out, &loss, most);
    put_share(out, &row, most);
    if (find_row(&row, "mean")) {
      fc_reading mean = fc_row_figure(&row, "loss");
      fc_buf_text(out, "; on average it would be ");
      fc_print_money(out, &mean, most);
    }
    put_chance(out, result, most);
  } else {
    fc_buf_text(out, "Table risk shows how surely each figure is known");
  }
  fc_buf_char(out, '.');
  fc_row_close(&row);
  return fc_buf_status(out);
}
