/* match_rate.c - the recipient's share of total cost, which must lie between nothing and all. */
#include "dataset/audit_parts.h"

static fc_status match_rate_row(fc_audit *audit, void *state, fc_table_kind kind, uint32_t government,
                                const fc_rows_of *rows) {
  (void)state;
  fc_str text = fc_rows_text(rows, FC_ROLE_match_rate);
  fc_rate rate;
  fc_number_fault unused;
  if (kind != FC_GRANTS || !text.n || fc_rate_parse(text.p, text.n, &rate, &unused) != FC_OK)
    return FC_OK;
  fc_audit_look(audit);
  if (rate.num >= 0 && rate.num < rate.den)
    return FC_OK;
  bool whole = rate.num >= rate.den && rate.den == 1 && rate.num > 1 && rate.num < 100;
  fc_finding *finding = fc_audit_add(audit, FC_ERROR, government, fc_rows_origin(rows));
  finding->subject = fc_audit_award(audit, rows);
  finding->value = fc_audit_text(audit, "%.*s", FC_STR_ARG(text));
  finding->expected = "0% or more, less than 100%";
  finding->why = rate.num < 0 ? "match_rate is the recipient's share of total cost, which is not negative"
                              : "match_rate is the recipient's share of total cost: at 100% or more nothing of it "
                                "would be federal";
  finding->mend =
      whole ? fc_audit_text(audit, "write %.*s%% if that is meant", FC_STR_ARG(text))
            : "own dollars for each federal dollar are a ratio: 1 to 1 is a match_rate of 50%, 1 to 4 one of 20%";
  return FC_OK;
}

const fc_audit_check fc_audit_check_match_rate = {
    .name = "match_rate",
    .summary = "a match rate of 100% or more, or below zero",
    .looks_at = "match_rate of each grants row",
    .row = match_rate_row,
};
