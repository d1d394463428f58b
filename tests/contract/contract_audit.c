/* contract_audit.c - every check of an audit against its reference cases.
 *
 * A case holds the lines of "governments", "budgets" and "grants" (each may be absent) and the "findings" that the
 * check makes of them, in order; of a finding what is given must be so: "severity", "government" (null: of none),
 * "subject", "line", "value", "expected", "also", and "why" as a part of the reason. Each check needs a case with a
 * finding and one without. */
#include "contract/contract_case.h"
#include "dataset/audit.h"

static size_t with_findings, without_findings;

static void compare(tally_of_cases *run, const fc_json_value *of, const fc_json_value *wanted, const char *key,
                    const char *got) {
  const fc_json_value *value = fc_json_get(wanted, key);
  if (value && !fc_str_is(fc_json_text(value), got))
    fault(run, of, key, fc_json_text(value).p ? fc_json_text(value).p : "nothing", got);
}

static void check_finding(tally_of_cases *run, const fc_json_value *of, const fc_json_value *wanted,
                          const fc_audit *audit, const fc_finding *finding) {
  char line[16];
  const fc_json_value *why = fc_json_get(wanted, "why");
  snprintf(line, sizeof line, "%u", finding->origin.line);
  compare(run, of, wanted, "severity", finding->severity == FC_ERROR ? "error" : "warning");
  compare(run, of, wanted, "government",
          finding->government == FC_NO_GOVERNMENT
              ? ""
              : fc_dataset_government_name(fc_audit_dataset(audit), finding->government));
  compare(run, of, wanted, "subject", finding->subject);
  compare(run, of, wanted, "line", line);
  compare(run, of, wanted, "value", finding->value);
  compare(run, of, wanted, "expected", finding->expected);
  compare(run, of, wanted, "also", finding->also);
  if (why && !strstr(finding->why, fc_json_text(why).p))
    fault(run, of, "why", fc_json_text(why).p, finding->why);
  if (!*finding->subject || !*finding->value || !*finding->expected || !*finding->why || !*finding->mend)
    fault(run, of, "texts", "a subject, a value, what is expected, why and a mend", "an empty one");
}

static void check_findings(tally_of_cases *run, const fc_json_value *of, const fc_audit *audit) {
  const fc_json_value *wanted = fc_json_get(of, "findings");
  size_t n = wanted ? fc_json_count(wanted) : 0, got = fc_audit_findings(audit);
  *(n ? &with_findings : &without_findings) += 1;
  for (size_t i = 0; i < n && i < got; i++)
    check_finding(run, of, fc_json_at(wanted, i), audit, fc_audit_finding(audit, i));
  for (size_t i = n; i < got; i++)
    fault(run, of, "finding", "no more", fc_audit_finding(audit, i)->why);
  for (size_t i = got; i < n; i++)
    fault(run, of, "finding", fc_json_text(fc_json_get(fc_json_at(wanted, i), "value")).p, "none");
}

static void check(tally_of_cases *run, const fc_json_value *of) {
  static const char *const files[] = {"governments.csv", "budgets.csv", "grants.csv"};
  char *texts[FC_TABLE_KINDS] = {NULL};
  fc_source sources[FC_TABLE_KINDS];
  fc_audit *audit;
  size_t n = 0;
  for (int kind = 0; kind < FC_TABLE_KINDS; kind++) {
    texts[kind] = lines_of(of, fc_table_kind_name((fc_table_kind)kind));
    if (texts[kind])
      sources[n++] = (fc_source){.as = (fc_table_kind)kind,
                                 .path = files[kind],
                                 .bytes = texts[kind],
                                 .n_bytes = strlen(texts[kind]),
                                 .units = 1};
  }
  if (fc_audit_make(run->ctx, sources, n, &run->kind, 1, false, &audit) != FC_OK) {
    const fc_diag *diag = fc_diag_at(run->ctx, fc_diag_count(run->ctx) - 1);
    fault(run, of, "reading", "no error", diag ? diag->message : "an error");
  } else {
    check_findings(run, of, audit);
  }
  fc_audit_free(audit);
  for (int kind = 0; kind < FC_TABLE_KINDS; kind++)
    free(texts[kind]);
}

int main(int argc, char **argv) {
  tally_of_cases run = {.folder = argc > 1 ? argv[1] : "."};
  if (fc_ctx_new(NULL, &run.ctx) != FC_OK)
    return 1;
  for (size_t i = 0; i < fc_audit_checks(); i++) {
    with_findings = without_findings = 0;
    run_cases(&run, fc_audit_check_at(i)->name, check);
    if (with_findings && without_findings)
      continue;
    printf("%s: no case %s a finding\n", run.kind, with_findings ? "without" : "with");
    run.faults++;
  }
  return finish_cases(&run);
}
