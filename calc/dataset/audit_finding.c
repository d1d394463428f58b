/* audit_finding.c - findings and their texts. */
#include "dataset/audit_parts.h"
#include "dataset/budget.h"
#include "dataset/stage.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { ALSO_MOST = 400 }; /* bytes of further rows that are named */

void fc_audit_look(fc_audit *audit) {
  audit->made[audit->current].looked++;
}

fc_finding *fc_audit_add(fc_audit *audit, fc_severity severity, uint32_t government, fc_origin origin) {
  fc_finding *finding = fc_seq_push(&audit->findings);
  audit->no_memory = audit->no_memory || !finding;
  finding = finding ? finding : &audit->scratch;
  *finding = (fc_finding){.severity = severity,
                          .government = government,
                          .origin = origin,
                          .subject = "",
                          .value = "",
                          .expected = "",
                          .why = "",
                          .mend = "",
                          .also = "",
                          .check = audit->current};
  audit->made[audit->current].found++;
  return finding;
}

static const char *keep(fc_audit *audit, const char *text, size_t n) {
  const char *kept = text ? fc_arena_text(&audit->arena, text, n) : NULL;
  audit->no_memory = audit->no_memory || !kept;
  return kept ? kept : "";
}

static const char *keep_buf(fc_audit *audit, fc_buf *buf) {
  size_t n;
  const char *text = fc_buf_data(buf, &n);
  const char *kept = keep(audit, fc_buf_status(buf) ? NULL : text, n);
  fc_buf_reset(buf);
  return kept;
}

const char *fc_audit_text(fc_audit *audit, const char *format, ...) {
  fc_buf buf = {0};
  va_list values;
  va_start(values, format);
  fc_buf_print_list(&buf, format, values);
  va_end(values);
  return keep_buf(audit, &buf);
}

void fc_audit_also(fc_audit *audit, fc_finding *finding, const fc_dataset *dataset, fc_origin origin) {
  fc_where where = fc_dataset_where(dataset, origin);
  if (strlen(finding->also) < ALSO_MOST)
    finding->also = fc_audit_text(audit, "%s%s%s:%llu", finding->also, *finding->also ? ", " : "", where.file,
                                  (unsigned long long)where.line);
}

const char *fc_audit_money(fc_audit *audit, fc_i128 cents) {
  char text[64];
  return keep(audit, text, fc_dollars_format(cents, text));
}

const char *fc_audit_stage(fc_audit *audit, fc_str stage) {
  fc_buf buf = {0};
  if (stage.n)
    fc_stage_words(&buf, stage);
  else
    fc_buf_text(&buf, "no stage");
  return keep_buf(audit, &buf);
}

static void put_part(fc_buf *buf, fc_str text) {
  fc_buf_text(buf, text.n && buf->n ? ", " : "");
  fc_buf_printable(buf, text);
}

const char *fc_audit_award(fc_audit *audit, const fc_rows_of *rows) {
  fc_buf buf = {0};
  fc_str listing = fc_rows_text(rows, FC_ROLE_assistance_listing), program = fc_rows_text(rows, FC_ROLE_program);
  int32_t year = fc_rows_year(rows, FC_ROLE_fiscal_year), award_year = fc_rows_year(rows, FC_ROLE_award_year);
  put_part(&buf, fc_rows_text(rows, FC_ROLE_award_id));
  put_part(&buf, program.n ? program : listing);
  if (program.n && listing.n)
    fc_buf_printf(&buf, " (%.*s)", FC_STR_ARG(listing));
  put_part(&buf, fc_rows_text(rows, FC_ROLE_department));
  if (year || award_year)
    fc_buf_printf(&buf, "%s%s year %d", buf.n ? ", " : "", year ? "fiscal" : "award", (int)(year ? year : award_year));
  if (!buf.n)
    fc_buf_text(&buf, "award without a number");
  return keep_buf(audit, &buf);
}

const char *fc_audit_budget(fc_audit *audit, uint32_t stage, uint32_t scope, fc_direction direction, uint32_t part,
                            int32_t year) {
  const fc_dataset *dataset = audit->dataset;
  fc_buf buf = {0};
  fc_budget_words(&buf, fc_dataset_text(dataset, stage), fc_dataset_text(dataset, scope), direction,
                  fc_dataset_text(dataset, part));
  if (year)
    fc_buf_printf(&buf, ", fiscal year %d", (int)year);
  return keep_buf(audit, &buf);
}

const char *fc_audit_name(const fc_audit *audit, uint32_t government) {
  return fc_dataset_text(audit->dataset, fc_dataset_government(audit->dataset, government)->name).p;
}
