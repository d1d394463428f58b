/* above_award.c - more paid, spent or saved than the award holds: outlayed and incurred are parts of the amount, and
 * what is saved, cut or lost of an award is no more than the award. */
#include "dataset/audit_parts.h"

enum { DOLLAR = 100 };

/* Less than a dollar is likely the rounding of one of the two. */
static fc_finding *above(fc_audit *audit, uint32_t government, const fc_rows_of *rows, const char *what, fc_i128 is,
                         fc_i128 amount) {
  fc_finding *finding =
      fc_audit_add(audit, is - amount < DOLLAR ? FC_WARNING : FC_ERROR, government, fc_rows_origin(rows));
  const char *award = fc_audit_money(audit, amount);
  finding->subject = fc_audit_award(audit, rows);
  finding->value = fc_audit_text(audit, "%s %s", what, fc_audit_money(audit, is));
  finding->expected = fc_audit_text(audit, "at most %s", award);
  finding->why = fc_audit_text(audit, "%s: %s more than the amount of the award%s", what,
                               fc_audit_money(audit, is - amount), is - amount < DOLLAR ? ", likely by rounding" : "");
  return finding;
}

static void check_paid(fc_audit *audit, uint32_t government, const fc_rows_of *rows, const fc_figure *amount) {
  fc_figure outlayed = {0}, incurred = {0};
  bool paid = fc_rows_figure(rows, FC_ROLE_outlayed, &outlayed);
  bool spent = fc_rows_figure(rows, FC_ROLE_incurred, &incurred);
  fc_finding *finding = NULL;
  if (paid && outlayed.low > amount->high)
    finding = above(audit, government, rows, "outlayed", outlayed.value, amount->value);
  else if (spent && incurred.low > amount->high)
    finding = above(audit, government, rows, "incurred", incurred.value, amount->value);
  else if (paid && spent && (fc_i128)outlayed.low + incurred.low > amount->high)
    finding = above(audit, government, rows, "outlayed and incurred", (fc_i128)outlayed.value + incurred.value,
                    amount->value);
  if (finding)
    finding->mend = "outlayed and incurred are parts of the amount: state the amount of the whole award, or leave out "
                    "what was paid from other awards";
}

static void check_saved(fc_audit *audit, const fc_audit_saved *saved, uint32_t government, const fc_rows_of *rows,
                        const fc_figure *amount) {
  for (size_t i = 0; i < saved->n; i++) {
    const char *header;
    fc_money is;
    if (!fc_audit_saved_at(saved, rows, i, &is, &header) || is <= amount->high)
      continue;
    fc_finding *finding = above(audit, government, rows, header, is, amount->value);
    finding->mend = "no more can be saved or lost than the award holds: look both figures up in the award's own record";
  }
}

static fc_status above_award_row(fc_audit *audit, void *state, fc_table_kind kind, uint32_t government,
                                 const fc_rows_of *rows) {
  fc_figure amount;
  if (kind != FC_GRANTS || !fc_rows_figure(rows, FC_ROLE_amount, &amount) || amount.high < 0)
    return FC_OK;
  fc_audit_saved_of(state, rows);
  fc_audit_look(audit);
  check_paid(audit, government, rows, &amount);
  check_saved(audit, state, government, rows, &amount);
  return FC_OK;
}

const fc_audit_check fc_audit_check_above_award = {
    .name = "above_award",
    .summary = "more paid, spent, saved or lost than the award holds",
    .looks_at = "outlayed and incurred of each grants row, and every further column whose header says savings, saved, "
                "cut or loss, against the row's amount; corrections (negative amounts) are passed",
    .state = sizeof(fc_audit_saved),
    .row = above_award_row,
};
