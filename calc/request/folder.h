/* folder.h - a folder that a command writes into: new or empty, so that what a user has there is never written over. */
#ifndef FC_REQUEST_FOLDER_H
#define FC_REQUEST_FOLDER_H

#include "base/diag.h"
#include "base/text.h"

/* Makes it, or takes one that is empty. F510, F511; `example` is the line that the help gives. */
fc_status fc_folder_claim(fc_ctx *ctx, const char *folder, const char *example);
/* A folder that may be there already. */
fc_status fc_folder_make(fc_ctx *ctx, const char *folder, const char *example);
/* A file of these bytes, whole or not at all. */
fc_status fc_folder_put(fc_ctx *ctx, const char *path, fc_str bytes);
/* The same where no file of that name is there yet. F511. */
fc_status fc_folder_put_new(fc_ctx *ctx, const char *path, const char *example, fc_str bytes);

#endif
