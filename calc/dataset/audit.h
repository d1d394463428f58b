/* audit.h - data looked over for what is likely wrong though every cell can be read.
 *
 * A check is a kind: one file of audit/ that ends with one struct, and one line in audit.def. It sees each row as it is
 * read, or looks at the dataset once all is read, and adds findings. A finding names its rows, what is there, what
 * would be expected and why, so that a reader can judge it; what merely is unusual is no finding. */
#ifndef FC_DATASET_AUDIT_H
#define FC_DATASET_AUDIT_H

#include "dataset/rows.h"

typedef struct fc_finding {
  fc_severity severity; /* FC_ERROR: cannot be so; FC_WARNING: would mislead, or is very likely a slip */
  uint32_t government;  /* FC_NO_GOVERNMENT: of none alone */
  fc_origin origin;     /* the row that it is about */
  const char *subject, *value, *expected, *why, *mend; /* texts of the audit; never NULL */
  const char *also;                                    /* further rows, "grants.csv:7, grants.csv:9" */
  size_t check;                                        /* index among the checks that were made */
} fc_finding;

typedef struct fc_audit fc_audit;

typedef struct fc_audit_check {
  const char *name, *summary;
  const char *looks_at;       /* what it compares, and when it speaks */
  const char *remembers;      /* what it keeps while rows are read; NULL: nothing of its own */
  size_t state;               /* bytes of its own, zeroed; 0: none */
  bool (*begin)(void *state); /* NULL: zeros will do. false: no memory */
  fc_status (*row)(fc_audit *audit, void *state, fc_table_kind kind, uint32_t government, const fc_rows_of *rows);
  fc_status (*end)(fc_audit *audit, void *state);
  void (*release)(void *state); /* of what begin and row made; also where begin failed */
} fc_audit_check;

size_t fc_audit_checks(void);
const fc_audit_check *fc_audit_check_at(size_t index);
const char *const *fc_audit_check_names(void);

/* Reads the sources once, as fc_dataset_read does, and makes the checks of these names (n 0: all). Faults of the files
 * are errors of the context. F218: no check has such a name. */
fc_status fc_audit_make(fc_ctx *ctx, const fc_source *sources, size_t n_sources, const char *const *names, size_t n,
                        bool digest, fc_audit **out);
void fc_audit_free(fc_audit *audit);

const fc_dataset *fc_audit_dataset(const fc_audit *audit);
size_t fc_audit_findings(const fc_audit *audit);
const fc_finding *fc_audit_finding(const fc_audit *audit, size_t index); /* by check, government, subject, value, row */
/* The checks that were made, in the order of audit.def; what each has looked at, and found. */
size_t fc_audit_made(const fc_audit *audit);
const fc_audit_check *fc_audit_made_at(const fc_audit *audit, size_t index, uint64_t *looked, uint64_t *found);

#endif
