/* select_print.c - selectors in words. */
#include "table/select_parts.h"

static void print_condition(fc_buf *out, const fc_select *select, const fc_condition *condition, bool negated) {
  fc_buf_printable(out, fc_select_column(select, condition->column));
  fc_buf_text(out, condition->negated != negated ? " is not " : " = ");
  for (size_t i = 0; i < condition->values; i++) {
    if (i)
      fc_buf_text(out, " or ");
    fc_buf_printable(out, condition->value[i]);
  }
}

void fc_select_print(fc_buf *out, const fc_select *select) {
  const char *between = "";
  for (size_t g = 0; g < select->groups; g++) {
    const fc_conditions *group = &select->group[g];
    bool several = group->negated && group->n > 1; /* not (a and b) is not (not a and not b) */
    fc_buf_text(out, several ? between : "");
    fc_buf_text(out, several ? "not (" : "");
    for (size_t i = 0; i < group->n; i++) {
      fc_buf_text(out, several && i == 0 ? "" : between);
      print_condition(out, select, &group->each[i], group->negated && !several);
      between = ", ";
    }
    fc_buf_text(out, several ? ")" : "");
  }
}
