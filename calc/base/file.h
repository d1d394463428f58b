/* file.h - opening and reading files: regular files only, beneath a root where one is given. Of a gzip file its text is
 * read. */
#ifndef FC_BASE_FILE_H
#define FC_BASE_FILE_H

#include "base/arena.h"
#include "base/buf.h"
#include <fiscalc/base.h>

typedef struct fc_file fc_file;

/* Opens for reading. `root` (may be NULL) is a folder that the path must stay beneath, symbolic links included; the
 * path itself is not relative to it. A missing file, a folder, a device or a path that leaves the root is an error on
 * the context (F001 to F004) with its mend (nearest name in the folder where there is one). */
fc_status fc_file_open(fc_ctx *ctx, const char *path, const char *root, fc_file **out);
/* The same for bytes in memory, which stay the caller's. */
fc_status fc_file_memory(fc_ctx *ctx, const char *name, const char *bytes, size_t n, fc_file **out);
void fc_file_free(fc_file *file);
const char *fc_file_name(const fc_file *file);
/* Up to cap bytes; *n = 0 at the end. EINTR is retried; an I/O error is an error on the context. */
fc_status fc_file_read(fc_ctx *ctx, fc_file *file, char *to, size_t cap, size_t *n);
/* The same without a context, for threads that have none: 0 where all went well; and the error of another answer. */
int fc_file_bytes(fc_file *file, char *to, size_t cap, size_t *n);
fc_status fc_file_fail_read(fc_ctx *ctx, const fc_file *file, int error);
/* The whole file, at most limit bytes (more is FC_BAD_FILE, F006). */
fc_status fc_file_all(fc_ctx *ctx, fc_file *file, size_t limit, fc_buf **out);

/* What an errno of opening, reading or writing means, in words that no locale changes. */
const char *fc_errno_reason(int error);

/* Paths: folder of a path ("." where it has none) and a path relative to a folder, in an arena. NULL: no memory. */
const char *fc_path_folder(fc_arena *arena, const char *path);
const char *fc_path_join(fc_arena *arena, const char *folder, const char *path /* absolute: itself */);
/* Both are there and are one file. */
bool fc_same_file(const char *a, const char *b);
/* The path without "folder/..", where that leads to the same file (over a symbolic link it may not). NULL: no memory. */
const char *fc_path_short(fc_arena *arena, const char *path);

/* A file that came with a request instead of lying on disk. */
typedef struct fc_inline {
  const char *name, *bytes;
  size_t n;
} fc_inline;

/* Among a sequence of fc_inline by its name; NULL: none. */
const fc_inline *fc_inline_find(const fc_seq *files, const char *name);

#endif
