/* audit.c - making an audit: one reading of the files in which every check sees every row, then each check's look at
 * the whole; findings leave sorted by what they are about. */
#include "dataset/audit_parts.h"
#include "dataset/load.h"

#include <stdlib.h>
#include <string.h>

#define FC_AUDIT(name) extern const fc_audit_check fc_audit_check_##name;
#include "dataset/audit.def"
#undef FC_AUDIT

#define FC_AUDIT(name) &fc_audit_check_##name,
static const fc_audit_check *const checks[] = {
#include "dataset/audit.def"
};
#undef FC_AUDIT

#define FC_AUDIT(name) #name,
static const char *const check_names[] = {
#include "dataset/audit.def"
};
#undef FC_AUDIT

size_t fc_audit_checks(void) {
  return sizeof checks / sizeof *checks;
}

const fc_audit_check *fc_audit_check_at(size_t index) {
  return checks[index];
}

const char *const *fc_audit_check_names(void) {
  return check_names;
}

static bool is_named(const char *name, const char *const *names, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (strcmp(names[i], name) == 0)
      return true;
  return n == 0;
}

static fc_status check_known(fc_ctx *ctx, const char *const *names, size_t n) {
  fc_status status = FC_OK;
  for (size_t i = 0; i < n; i++)
    if (!is_named(names[i], check_names, fc_audit_checks()))
      status = fc_fail(ctx, FC_BAD_USAGE, "F218", &(fc_where){.field = "--check", .excerpt = fc_str_of(names[i])},
                       fc_ctx_format(ctx, "\"fiscalc list audit\" lists the checks%s",
                                     fc_did_you_mean(ctx, fc_str_of(names[i]), check_names, fc_audit_checks())),
                       "an audit has no check \"%s\"", names[i]);
  return status;
}

static bool begin(fc_audit *audit, const char *const *names, size_t n) {
  fc_seq_init(&audit->findings, sizeof(fc_finding));
  audit->made = fc_arena_array(&audit->arena, fc_audit_checks(), sizeof *audit->made);
  for (size_t i = 0; audit->made && i < fc_audit_checks(); i++) {
    if (!is_named(checks[i]->name, names, n))
      continue;
    struct fc_audit_made *made = &audit->made[audit->n_made++];
    made->check = checks[i];
    made->state = fc_arena_alloc(&audit->arena, checks[i]->state ? checks[i]->state : 1);
    if (!made->state)
      return false;
    if (checks[i]->begin && !checks[i]->begin(made->state))
      return false;
  }
  return audit->made != NULL;
}

static fc_status see_row(void *self, fc_table_kind kind, uint32_t government, const fc_rows_of *rows) {
  fc_audit *audit = self;
  fc_status status = FC_OK;
  for (audit->current = 0; audit->current < audit->n_made && !status; audit->current++) {
    struct fc_audit_made *made = &audit->made[audit->current];
    if (made->check->row)
      status = made->check->row(audit, made->state, kind, government, rows);
  }
  return status;
}

static fc_status look_at_all(fc_audit *audit) {
  fc_status status = FC_OK;
  for (audit->current = 0; audit->current < audit->n_made && !status; audit->current++) {
    struct fc_audit_made *made = &audit->made[audit->current];
    if (made->check->end)
      status = fc_ctx_cancelled(audit->ctx) ? FC_CANCELLED : made->check->end(audit, made->state);
  }
  return status;
}

static int compare_governments(const fc_dataset *dataset, uint32_t a, uint32_t b) {
  if (a == b)
    return 0;
  if (a == FC_NO_GOVERNMENT || b == FC_NO_GOVERNMENT)
    return a == FC_NO_GOVERNMENT ? -1 : 1;
  return fc_dataset_compare_governments(dataset, a, b);
}

static int compare_findings(const void *a, const void *b, void *self) {
  const fc_finding *x = *(fc_finding *const *)a, *y = *(fc_finding *const *)b;
  if (x->check != y->check)
    return x->check < y->check ? -1 : 1;
  int order = compare_governments(self, x->government, y->government);
  order = order ? order : strcmp(x->subject, y->subject);
  order = order ? order : strcmp(x->value, y->value);
  if (!order && x->origin.source != y->origin.source)
    return x->origin.source < y->origin.source ? -1 : 1;
  return order ? order : x->origin.line < y->origin.line ? -1 : x->origin.line > y->origin.line;
}

static fc_status sort_findings(fc_audit *audit) {
  size_t n = audit->findings.count;
  audit->order = fc_arena_array(&audit->arena, n + 1, sizeof *audit->order);
  if (!audit->order)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < n; i++)
    audit->order[i] = fc_seq_at(&audit->findings, i);
  qsort_r(audit->order, n, sizeof *audit->order, compare_findings, audit->dataset);
  return FC_OK;
}

/* Totals among the rows are what an audit looks for: they are left out only where that was asked. */
static fc_status read_all_rows(fc_audit *audit, const fc_source *sources, size_t n, const fc_keep *keep) {
  fc_source *whole = fc_arena_array(&audit->arena, n + 1, sizeof *whole);
  if (!whole)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < n; i++) {
    whole[i] = sources[i];
    if (whole[i].rows[FC_ROWS_SUBTOTALS] == FC_ROWS_AS_USUAL)
      whole[i].rows[FC_ROWS_SUBTOTALS] = FC_ROWS_KEEP;
  }
  return fc_dataset_read(audit->ctx, whole, n, keep, &audit->dataset);
}

static fc_status make(fc_audit *audit, const fc_source *sources, size_t n, bool digest) {
  const fc_watch watch = {audit, see_row};
  const fc_keep keep = {.watch = &watch, .digest = digest};
  fc_status status = read_all_rows(audit, sources, n, &keep);
  if (!status)
    status = look_at_all(audit);
  if (!status && audit->no_memory)
    status = FC_NO_MEMORY;
  return status ? status : sort_findings(audit);
}

fc_status fc_audit_make(fc_ctx *ctx, const fc_source *sources, size_t n_sources, const char *const *names, size_t n,
                        bool digest, fc_audit **out) {
  *out = NULL;
  fc_status status = check_known(ctx, names, n);
  if (status)
    return status;
  fc_audit *audit = calloc(1, sizeof *audit);
  if (!audit)
    return fc_fail_memory(ctx);
  audit->ctx = ctx;
  status = begin(audit, names, n) ? make(audit, sources, n_sources, digest) : FC_NO_MEMORY;
  audit->ctx = NULL;
  if (status) {
    fc_audit_free(audit);
    return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
  }
  *out = audit;
  return FC_OK;
}

void fc_audit_free(fc_audit *audit) {
  if (!audit)
    return;
  for (size_t i = 0; i < audit->n_made; i++)
    if (audit->made[i].state && audit->made[i].check->release)
      audit->made[i].check->release(audit->made[i].state);
  fc_dataset_free(audit->dataset);
  fc_seq_free(&audit->findings);
  fc_arena_free(&audit->arena);
  free(audit);
}

const fc_dataset *fc_audit_dataset(const fc_audit *audit) {
  return audit->dataset;
}

size_t fc_audit_findings(const fc_audit *audit) {
  return audit->findings.count;
}

const fc_finding *fc_audit_finding(const fc_audit *audit, size_t index) {
  return audit->order[index];
}

size_t fc_audit_made(const fc_audit *audit) {
  return audit->n_made;
}

const fc_audit_check *fc_audit_made_at(const fc_audit *audit, size_t index, uint64_t *looked, uint64_t *found) {
  *looked = audit->made[index].looked;
  *found = audit->made[index].found;
  return audit->made[index].check;
}
