/* path.c - the folder of a path, and a path relative to a folder. Texts alone: no file is looked at. */
#include "base/file.h"
#include <string.h>

const char *fc_path_folder(fc_arena *arena, const char *path) {
  size_t n = strlen(path);
  while (n > 1 && path[n - 1] == '/')
    n--;
  while (n && path[n - 1] != '/')
    n--;
  if (!n)
    return ".";
  while (n > 1 && path[n - 1] == '/')
    n--;
  return fc_arena_text(arena, path, n);
}

const char *fc_path_join(fc_arena *arena, const char *folder, const char *path) {
  if (path[0] == '/' || !*folder || strcmp(folder, ".") == 0)
    return fc_arena_text(arena, path, strlen(path));
  size_t n = strlen(folder), m = strlen(path);
  bool slash = folder[n - 1] != '/';
  char *joined = fc_arena_alloc(arena, n + slash + m + 1);
  if (joined) {
    memcpy(joined, folder, n);
    joined[n] = '/';
    memcpy(joined + n + slash, path, m);
  }
  return joined;
}
