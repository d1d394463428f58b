/* sources.h - the files of a request and how they are read: a package, files named by options, and what --map, --where,
 * --set, --units, --stages and --amounts say of them. An option that names a table without a file, an unknown column or
 * a header that no file has is an error (F612, F613). */
#ifndef FC_REQUEST_SOURCES_H
#define FC_REQUEST_SOURCES_H

#include "dataset/package.h"
#include "request/asked.h"

/* How --header and --delimiter say that a file is laid out, before it is known which table it is. */
void fc_asked_layout(const fc_asked *asked, fc_csv_layout *out);

/* Texts of its sources, and thus the file names of messages, live as long as it does. */
typedef struct fc_sources fc_sources;

/* Every file of the package (NULL: none) but for those of a kind that --budgets, --grants or --governments names, and
 * the files that these name. */
fc_status fc_sources_collect(fc_ctx *ctx, const fc_asked *asked, const char *package, fc_sources **out);
/* These files alone, in their order. */
fc_status fc_sources_files(fc_ctx *ctx, const fc_asked *asked, const char *const *paths, const fc_table_kind *as,
                           size_t n, fc_sources **out);
/* F611 where no file is one of grants. */
fc_status fc_sources_need_grants(fc_ctx *ctx, const fc_sources *sources);
void fc_sources_free(fc_sources *sources);

/* After the files were read: an option that none of them used is an error. */
fc_status fc_sources_check_used(fc_ctx *ctx, const fc_sources *sources);

size_t fc_sources_count(const fc_sources *sources);
const fc_source *fc_sources_list(const fc_sources *sources);

#endif
