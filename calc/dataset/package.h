/* package.h - datapackage.json: the files of a story and how to read them. */
#ifndef FC_DATASET_PACKAGE_H
#define FC_DATASET_PACKAGE_H

#include "table/source.h"

typedef struct fc_package fc_package;

/* Every fault of the package is recorded; paths stay beneath its folder. Resources without "fiscalc" whose name is
 * governments, budgets or grants are taken as that; others are passed over. */
fc_status fc_package_read(fc_ctx *ctx, const char *path, fc_package **out);
/* The same for a text in memory; the paths of its sources are relative to the folder of `name`. */
fc_status fc_package_parse(fc_ctx *ctx, const char *name, fc_str text, fc_package **out);
void fc_package_free(fc_package *package);
size_t fc_package_sources(const fc_package *package);
const fc_source *fc_package_source(const fc_package *package, size_t index);
const char *fc_package_name(const fc_package *package); /* NULL: none */

#endif
