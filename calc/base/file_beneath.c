/* file_beneath.c - opening a path that must stay beneath a folder.
 *
 * openat2 with RESOLVE_BENEATH (Linux 5.6) refuses "..", absolute paths and symbolic links that would leave the folder,
 * in the same step that opens the file, so that nothing can be swapped in between. */
#include "base/file_beneath.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The path as seen from the root, where its text begins with the root's; else NULL. */
static const char *seen_from(const char *root, const char *path) {
  size_t n = strlen(root);
  while (n > 1 && root[n - 1] == '/')
    n--;
  if (n == 0 || (n == 1 && root[0] == '.'))
    return path[0] == '/' ? NULL : path;
  if (strncmp(path, root, n) != 0 || (root[n - 1] != '/' && path[n] != '/'))
    return NULL;
  path += n;
  while (*path == '/')
    path++;
  return path;
}

static int open_seen(const char *root, const char *seen) {
  int folder = open(*root ? root : ".", O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0)
    return -1;
  struct open_how how = {.flags = FC_OPEN_FLAGS, .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
  long fd = syscall(SYS_openat2, folder, *seen ? seen : ".", &how, sizeof how);
  int error = errno;
  close(folder);
  errno = error;
  return (int)fd;
}

static bool is_beneath(const char *root, const char *path) {
  size_t n = strlen(root);
  if (n == 1 && root[0] == '/')
    return true;
  return strncmp(path, root, n) == 0 && (path[n] == '/' || path[n] == '\0');
}

/* A path that does not resolve is missing; it also leaves the root where its folder does. */
static int missing(const char *root, const char *path) {
  int error = errno;
  char folder[PATH_MAX] = ".", resolved[PATH_MAX];
  const char *slash = strrchr(path, '/');
  size_t n = slash ? (size_t)(slash - path) + 1 : 0;
  if (n && n < sizeof folder) {
    memcpy(folder, path, n);
    folder[n] = '\0';
  }
  if (realpath(folder, resolved) ? !is_beneath(root, resolved) : path[0] == '/')
    error = EXDEV;
  errno = error;
  return -1;
}

int fc_open_resolved(const char *root, const char *path) {
  char root_path[PATH_MAX], file_path[PATH_MAX];
  if (!realpath(*root ? root : ".", root_path))
    return -1;
  if (!realpath(path, file_path))
    return missing(root_path, path);
  if (!is_beneath(root_path, file_path)) {
    errno = EXDEV;
    return -1;
  }
  return open(file_path, FC_OPEN_FLAGS | O_NOFOLLOW);
}

int fc_open_beneath(const char *root, const char *path) {
  const char *seen = seen_from(root, path);
  if (seen) {
    int fd = open_seen(root, seen);
    bool kernel_lacks_it = fd < 0 && (errno == ENOSYS || errno == EPERM);
    if (!kernel_lacks_it)
      return fd;
  }
  return fc_open_resolved(root, path);
}
