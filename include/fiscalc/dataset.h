/* fiscalc/dataset.h - governments, budgets and awards, loaded and linked. */
#ifndef FISCALC_DATASET_H
#define FISCALC_DATASET_H

#include <fiscalc/number.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Immutable once loaded; shared freely between threads. */
typedef struct fc_dataset fc_dataset;

/* Loads the files that a datapackage.json names, keeping every award and every column. All faults of all files are
 * recorded on the context before it fails (FC_CANNOT_READ, FC_BAD_FILE, FC_BAD_DATA). O(rows). */
FC_API fc_status fc_dataset_load(fc_ctx *ctx, const char *package_path, fc_dataset **out);

/* The same for CSV texts in memory. */
typedef struct fc_csv_text {
  const char *as;   /* "governments", "budgets" or "grants" */
  const char *name; /* for messages */
  const char *bytes;
  size_t n;
} fc_csv_text;
FC_API fc_status fc_dataset_build(fc_ctx *ctx, const fc_csv_text *texts, size_t n, fc_dataset **out);

FC_API void fc_dataset_free(fc_dataset *dataset);

FC_API size_t fc_dataset_governments(const fc_dataset *dataset);
FC_API const char *fc_dataset_government_name(const fc_dataset *dataset, size_t index);
FC_API size_t fc_dataset_awards(const fc_dataset *dataset);

#ifdef __cplusplus
}
#endif
#endif
