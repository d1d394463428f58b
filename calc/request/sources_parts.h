/* sources_parts.h - what the files of a request are made of; seen by sources.c, source_options.c and source_words.c
 * alone. */
#ifndef FC_REQUEST_SOURCES_PARTS_H
#define FC_REQUEST_SOURCES_PARTS_H

#include "request/sources.h"

struct fc_sources {
  fc_arena arena;
  fc_package *package; /* NULL: none */
  fc_source *source;
  size_t n, cap;
  const fc_setting **said; /* one of each option, to ask whether it was used */
  size_t n_said;
  fc_select **select; /* of --where */
  size_t n_select;
};

/* source_words.c: what is said of a file as a whole. */
fc_status fc_sources_apply_words(fc_ctx *ctx, fc_sources *sources, const fc_asked *asked);
/* The table is named, and no file of the request is one. */
fc_status fc_sources_no_table(fc_ctx *ctx, const char *option, const char *text, fc_table_kind kind);
/* Lays the options over the files, once all are there. */
fc_status fc_sources_apply(fc_ctx *ctx, fc_sources *sources, const fc_asked *asked);

#endif
