/* negative.c - amounts below zero where what they count cannot be: a ceiling, a request, what was paid of a positive
 * award, what was saved of it, a whole budget. A negative flow or obligation is a correction and is passed. */
#include "dataset/audit_parts.h"
#include "dataset/budget.h"
#include "dataset/stage.h"

static fc_finding *below(fc_audit *audit, uint32_t government, const fc_rows_of *rows, const char *what,
                         const char *is) {
  fc_finding *finding = fc_audit_add(audit, FC_ERROR, government, fc_rows_origin(rows));
  finding->subject = fc_audit_award(audit, rows);
  finding->value = fc_audit_text(audit, "%s %s", what, is);
  finding->expected = "0 or more";
  return finding;
}

static void check_amount(fc_audit *audit, uint32_t government, const fc_rows_of *rows, const fc_figure *amount) {
  fc_basis basis = FC_BASIS_FLOW;
  fc_basis_of(fc_rows_text(rows, FC_ROLE_amount_basis), &basis);
  if (amount->high >= 0 || (basis != FC_BASIS_CEILING && basis != FC_BASIS_REQUESTED))
    return;
  fc_finding *finding = below(audit, government, rows, "amount", fc_audit_money(audit, amount->value));
  finding->why = basis == FC_BASIS_CEILING ? "the amount is a ceiling, and a ceiling is never below zero"
                                           : "the amount was asked for, and nobody asks for less than nothing";
  finding->mend = "look the award up; if the row takes money back, its amount_basis is obligated";
}

static void check_part(fc_audit *audit, uint32_t government, const fc_rows_of *rows, fc_role role) {
  fc_figure figure;
  const char *name = fc_role_get(role)->name;
  if (!fc_rows_figure(rows, role, &figure) || figure.high >= 0)
    return;
  fc_finding *finding = below(audit, government, rows, name, fc_audit_money(audit, figure.value));
  finding->why = fc_audit_text(audit, "%s of an award whose amount is not negative", name);
  finding->mend = fc_audit_text(audit, "correct %s, or leave the cell empty where it is not known", name);
}

static void check_saved(fc_audit *audit, const fc_audit_saved *saved, uint32_t government, const fc_rows_of *rows) {
  for (size_t i = 0; i < saved->n; i++) {
    const char *header;
    fc_money is;
    if (!fc_audit_saved_at(saved, rows, i, &is, &header) || is >= 0)
      continue;
    fc_finding *finding = below(audit, government, rows, header, fc_audit_money(audit, is));
    finding->why = "less than nothing saved or lost: more was paid than the figure starts from";
    finding->mend = "leave the row out of sums of savings, or look both figures up in the award's own record";
  }
}

static fc_status negative_row(fc_audit *audit, void *state, fc_table_kind kind, uint32_t government,
                              const fc_rows_of *rows) {
  static const fc_role parts[] = {FC_ROLE_outlayed, FC_ROLE_incurred};
  fc_figure amount;
  if (kind != FC_GRANTS || !fc_rows_figure(rows, FC_ROLE_amount, &amount))
    return FC_OK;
  fc_audit_saved_of(state, rows);
  fc_audit_look(audit);
  check_amount(audit, government, rows, &amount);
  for (size_t i = 0; i < sizeof parts / sizeof *parts && amount.low >= 0; i++)
    check_part(audit, government, rows, parts[i]);
  check_saved(audit, state, government, rows);
  return FC_OK;
}

static fc_status negative_end(fc_audit *audit, void *state) {
  (void)state;
  const fc_audit_whole *wholes;
  size_t n;
  fc_status status = fc_audit_wholes(audit, &wholes, &n);
  for (size_t i = 0; i < n && !status; i++) {
    const fc_audit_whole *whole = &wholes[i];
    fc_audit_look(audit);
    if (whole->conflict || whole->amount.high >= 0 || !fc_scope_is_whole(fc_dataset_text(audit->dataset, whole->scope)))
      continue;
    fc_finding *finding = fc_audit_add(audit, FC_ERROR, whole->government, whole->origin);
    finding->subject = fc_audit_budget(audit, whole->stage, whole->scope, whole->direction, 0, whole->year);
    finding->value = fc_audit_money(audit, whole->amount.value);
    finding->expected = "more than $0";
    finding->why = "a whole budget is below zero: revenue may be written with a minus, or stand under expenditure";
    finding->mend = "give revenue its direction, --set budgets.direction=revenue, and amounts without their minus";
  }
  return status;
}

const fc_audit_check fc_audit_check_negative = {
    .name = "negative",
    .summary = "amounts below zero where they cannot be",
    .looks_at = "ceilings and requests; outlayed and incurred of awards that are not negative; columns of savings "
                "and losses; whole budgets. Negative flows and obligations are corrections and are passed",
    .state = sizeof(fc_audit_saved),
    .row = negative_row,
    .end = negative_end,
};
