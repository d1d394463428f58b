/* package_text.h - writing a datapackage.json that says how files are read, as the command line said it. */
#ifndef FC_REQUEST_PACKAGE_TEXT_H
#define FC_REQUEST_PACKAGE_TEXT_H

#include "request/asked.h"
#include "table/source.h"

void fc_package_text_begin(fc_buf *out, const char *name);
/* A resource: `path` from the package's folder; its columns are those that the reader matches. */
fc_status fc_package_text_source(fc_ctx *ctx, fc_buf *out, const fc_source *source, const char *path,
                                 const fc_asked *asked, bool first);
void fc_package_text_end(fc_buf *out);

#endif
