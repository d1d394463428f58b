/* path_short.c - paths as people write them: scenarios/../grants.csv is grants.csv. */
#include "base/file.h"

#include <string.h>
#include <sys/stat.h>

bool fc_same_file(const char *a, const char *b) {
  struct stat one, other;
  return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* Where the folder before "/../" begins; NULL: there is none that could be left out. */
static char *folder_before(char *path, const char *up) {
  char *start = path;
  for (char *at = path; at < up; at++)
    if (*at == '/')
      start = at + 1;
  size_t n = (size_t)(up - start);
  return n && strncmp(start, "..", n) != 0 && strncmp(start, ".", n) != 0 ? start : NULL;
}

const char *fc_path_short(fc_arena *arena, const char *path) {
  char *shorter = fc_arena_text(arena, path, strlen(path));
  char *from = shorter;
  while (from && (from = strstr(from, "/../"))) {
    char *folder = folder_before(shorter, from);
    if (!folder) {
      from++;
      continue;
    }
    memmove(folder, from + 4, strlen(from + 4) + 1);
    from = shorter;
  }
  return !shorter || fc_same_file(path, shorter) ? shorter : path;
}
