/* period.c - awards that end before they begin. */
#include "dataset/audit_parts.h"

static fc_status period_row(fc_audit *audit, void *state, fc_table_kind kind, uint32_t government,
                            const fc_rows_of *rows) {
  (void)state;
  fc_date start = kind == FC_GRANTS ? fc_rows_date(rows, FC_ROLE_period_start) : FC_NO_DATE;
  fc_date end = kind == FC_GRANTS ? fc_rows_date(rows, FC_ROLE_period_end) : FC_NO_DATE;
  char first[16], last[16];
  if (start == FC_NO_DATE || end == FC_NO_DATE)
    return FC_OK;
  fc_audit_look(audit);
  if (end >= start)
    return FC_OK;
  fc_date_format(start, first);
  fc_date_format(end, last);
  fc_finding *finding = fc_audit_add(audit, FC_ERROR, government, fc_rows_origin(rows));
  finding->subject = fc_audit_award(audit, rows);
  finding->value = fc_audit_text(audit, "period_end %s", last);
  finding->expected = fc_audit_text(audit, "%s or later", first);
  finding->why = fc_audit_text(audit, "the award ends %d day%s before its period_start", (int)(start - end),
                               start - end == 1 ? "" : "s");
  finding->mend = "set the two dates right; month and day may have changed places";
  return FC_OK;
}

const fc_audit_check fc_audit_check_period = {
    .name = "period",
    .summary = "a period that ends before it starts",
    .looks_at = "period_start and period_end of each grants row that has both",
    .row = period_row,
};
