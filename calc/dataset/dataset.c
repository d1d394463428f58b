/* dataset.c - the public doors: a dataset from a package, or from texts in memory. */
#include "dataset/package.h"
#include "dataset/model.h"

#include <stdlib.h>

fc_status fc_dataset_load(fc_ctx *ctx, const char *package_path, fc_dataset **out) {
  const fc_keep keep = {.everything = true, .reserves = true};
  fc_package *package;
  *out = NULL;
  fc_status status = fc_package_read(ctx, package_path, &package);
  if (status)
    return status;
  size_t n = fc_package_sources(package);
  fc_source *sources = calloc(n + 1, sizeof *sources);
  for (size_t i = 0; sources && i < n; i++)
    sources[i] = *fc_package_source(package, i);
  status = sources ? fc_dataset_read(ctx, sources, n, &keep, out) : fc_fail_memory(ctx);
  free(sources);
  fc_package_free(package);
  return status;
}

fc_status fc_dataset_build(fc_ctx *ctx, const fc_csv_text *texts, size_t n, fc_dataset **out) {
  const fc_keep keep = {.everything = true, .reserves = true};
  fc_source *sources = calloc(n + 1, sizeof *sources);
  fc_status status = sources ? FC_OK : fc_fail_memory(ctx);
  *out = NULL;
  for (size_t i = 0; i < n && !status; i++) {
    sources[i] = (fc_source){.path = texts[i].name ? texts[i].name : texts[i].as,
                             .bytes = texts[i].bytes,
                             .n_bytes = texts[i].n,
                             .units = 1};
    if (!fc_table_kind_find(fc_str_of(texts[i].as), &sources[i].as))
      status = fc_fail(ctx, FC_BAD_ARGUMENT, "F211", NULL, "write governments, budgets or grants",
                       "\"%s\" is not a table", texts[i].as ? texts[i].as : "");
  }
  if (!status)
    status = fc_dataset_read(ctx, sources, n, &keep, out);
  free(sources);
  return status;
}
