/* paths.h - paths as people write them. */
#ifndef FC_REQUEST_PATHS_H
#define FC_REQUEST_PATHS_H

#include "base/arena.h"
#include <stdbool.h>

/* Both are there and are one file. */
bool fc_same_file(const char *a, const char *b);
/* The path without "folder/..", where that leads to the same file (over a symbolic link it may not). NULL: no memory. */
const char *fc_path_short(fc_arena *arena, const char *path);

#endif
