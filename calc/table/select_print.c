/* select_print.c - a selector in words. */
#include "table/select_parts.h"

static void put_values(fc_buf *out, const fc_condition *condition) {
  for (size_t i = 0; i < condition->choices; i++) {
    fc_str text = condition->choice[i].text;
    fc_buf_text(out, i ? " or " : "");
    fc_buf_str(out, text.n ? text : FC_STR("(empty)"));
  }
}

static void print_term(fc_buf *out, const fc_select *select, const fc_term *term) {
  bool together = term->negated && term->conditions > 1;
  fc_buf_text(out, together ? "not (" : "");
  for (size_t i = 0; i < term->conditions; i++) {
    fc_buf_text(out, i ? ", " : "");
    fc_buf_str(out, fc_select_column(select, term->condition[i].column));
    fc_buf_text(out, term->negated && !together ? " is not " : " = ");
    put_values(out, &term->condition[i]);
  }
  fc_buf_text(out, together ? ")" : "");
}

/* What must hold comes before what must not, whatever the order it was said in. */
void fc_select_print(fc_buf *out, const fc_select *select) {
  size_t printed = 0;
  for (int negated = 0; negated <= 1; negated++) {
    for (size_t i = 0; i < select->terms.count; i++) {
      const fc_term *term = fc_seq_at(&select->terms, i);
      if (term->negated != negated)
        continue;
      fc_buf_text(out, printed++ ? ", " : "");
      print_term(out, select, term);
    }
  }
  char date[16];
  if (fc_date_format(select->as_of, date)) {
    fc_buf_text(out, printed ? ", as of " : "as of ");
    fc_buf_text(out, date);
  }
}
