/* outfile.c - files that are written whole or not at all.
 *
 * The bytes go to a new file beside the old one, are brought to the disk (fsync), and only then take its name (rename),
 * as POSIX makes atomic: a reader sees the old file or the new one, and an interrupted run leaves no half of it. */
#include "base/diag.h"
#include "base/file.h"
#include <fiscalc/request.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct fc_outfile {
  int fd;
  int error;      /* errno of the first failure */
  char *shown;    /* as it was named, for messages */
  char *path;     /* what it will be called, links followed */
  char *new_path; /* NULL: written straight */
};

static void outfile_free(fc_outfile *file) {
  if (!file)
    return;
  if (file->fd >= 0)
    close(file->fd);
  free(file->shown);
  free(file->path);
  free(file->new_path);
  free(file);
}

static fc_status cannot_write(fc_ctx *ctx, const char *path, int error) {
  const char *mend = error == ENOENT || error == ENOTDIR ? "make the folder first, or name another"
                     : error == ENOSPC || error == EDQUOT || error == EFBIG ? "make room, or write elsewhere"
                                                          : "name a file in a folder that you may write to";
  return fc_fail(ctx, FC_CANNOT_WRITE, "F510", &(fc_where){.file = path}, mend, "the file cannot be written: %s",
                 fc_errno_reason(error));
}

/* A name beside the path that no file has yet; the number of the process keeps two runs apart. */
static int create_beside(fc_outfile *file, mode_t mode) {
  enum { TRIES = 100 };
  size_t room = strlen(file->path) + 40;
  const char *slash = strrchr(file->path, '/');
  int folder = slash ? (int)(slash - file->path) + 1 : 0;
  file->new_path = malloc(room);
  if (!file->new_path)
    return ENOMEM;
  for (unsigned i = 0; i < TRIES; i++) {
    snprintf(file->new_path, room, "%.*s.%s.%ld-%u", folder, file->path, file->path + folder, (long)getpid(), i);
    file->fd = open(file->new_path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (file->fd >= 0 || errno != EEXIST)
      break;
  }
  return file->fd >= 0 ? 0 : errno;
}

static int open_for(fc_outfile *file) {
  struct stat about;
  bool there = stat(file->path, &about) == 0;
  if (there && S_ISDIR(about.st_mode))
    return EISDIR;
  if (there && !S_ISREG(about.st_mode)) {
    file->fd = open(file->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    return file->fd >= 0 ? 0 : errno;
  }
  if (there && access(file->path, W_OK) != 0)
    return errno;
  int error = create_beside(file, 0666);
  if (!error && there && fchmod(file->fd, about.st_mode & 07777) != 0)
    error = errno;
  return error;
}

fc_status fc_outfile_open(fc_ctx *ctx, const char *path, fc_outfile **out) {
  *out = NULL;
  fc_outfile *file = calloc(1, sizeof *file);
  if (!file)
    return fc_fail_memory(ctx);
  file->fd = -1;
  file->path = realpath(path, NULL); /* a link stays a link: what it leads to is replaced */
  if (!file->path)
    file->path = strdup(path);
  file->shown = strdup(path);
  if (!file->path || !file->shown) {
    outfile_free(file);
    return fc_fail_memory(ctx);
  }
  int error = open_for(file);
  if (error) {
    if (file->fd >= 0 && file->new_path)
      unlink(file->new_path);
    outfile_free(file);
    return cannot_write(ctx, path, error);
  }
  *out = file;
  return FC_OK;
}

fc_status fc_outfile_write(void *payload, const char *bytes, size_t n) {
  fc_outfile *file = payload;
  while (n && !file->error) {
    ssize_t wrote = write(file->fd, bytes, n);
    if (wrote > 0) {
      bytes += wrote;
      n -= (size_t)wrote;
    } else if (wrote == 0 || errno != EINTR) {
      file->error = wrote == 0 ? EIO : errno;
    }
  }
  return file->error ? FC_CANNOT_WRITE : FC_OK;
}

fc_status fc_outfile_close(fc_ctx *ctx, fc_outfile *file, int keep) {
  if (!file)
    return FC_OK;
  if (keep && !file->error && file->new_path && fsync(file->fd) != 0)
    file->error = errno;
  if (close(file->fd) != 0 && !file->error)
    file->error = errno;
  file->fd = -1;
  bool renamed = keep && !file->error && file->new_path && rename(file->new_path, file->path) == 0;
  if (keep && !file->error && file->new_path && !renamed)
    file->error = errno;
  if (file->new_path && !renamed)
    unlink(file->new_path);
  fc_status status = keep && file->error ? cannot_write(ctx, file->shown, file->error) : FC_OK;
  outfile_free(file);
  return status;
}
