/* file.c - opening and reading files. */
#include "base/file.h"
#include "base/diag.h"
#include "base/file_beneath.h"
#include "base/inflate.h"
#include "base/limits.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAMES_LOOKED_AT 4096u /* of a folder, for the nearest name */

struct fc_file {
  int fd; /* -1: the bytes are in memory */
  fc_inflate *inflate; /* NULL: it is read as it is */
  uint64_t ratio;      /* of `inflate` */
  const char *bytes;
  size_t left;
  char name[];
};

const char *fc_errno_reason(int error) {
  switch (error) {
  case EACCES:
  case EPERM:
    return "permission denied";
  case ELOOP:
    return "symbolic links go round in a circle";
  case ENAMETOOLONG:
    return "the name is too long";
  case EMFILE:
  case ENFILE:
    return "too many files are open";
  case EIO:
    return "the disk reports an error";
  case ENOSPC:
  case EDQUOT:
    return "no space is left";
  case EROFS:
    return "the disk is read-only";
  case EFBIG:
    return "the file would be too large";
  case ENOENT:
  case ENOTDIR:
    return "there is no such folder";
  case EISDIR:
    return "this is a folder";
  default:
    return "the system refuses it";
  }
}

static fc_status file_new(fc_ctx *ctx, const char *name, int fd, fc_file **out) {
  size_t n = strlen(name) + 1;
  *out = calloc(1, sizeof **out + n);
  if (!*out)
    return fc_fail_memory(ctx);
  memcpy((*out)->name, name, n);
  (*out)->fd = fd;
  return FC_OK;
}

/* Of a gzip file the text is read. `start`: its first bytes. */
static fc_status unpack(fc_ctx *ctx, fc_file **out, const char *start, size_t n) {
  if (!fc_is_gzip(start, n))
    return FC_OK;
  (*out)->ratio = fc_ctx_limits(ctx)->gzip_ratio;
  (*out)->inflate = fc_inflate_new((*out)->ratio);
  if ((*out)->inflate)
    return FC_OK;
  fc_file_free(*out);
  *out = NULL;
  return fc_fail_memory(ctx);
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names in a folder, sorted, so that the nearest does not depend on the disk's order. */
static const char **names_of(fc_arena *arena, DIR *folder, size_t *count) {
  const char **names = fc_arena_array(arena, NAMES_LOOKED_AT, sizeof *names);
  *count = 0;
  for (struct dirent *entry; names && *count < NAMES_LOOKED_AT && (entry = readdir(folder));) {
    if (entry->d_name[0] == '.')
      continue;
    const char *name = fc_arena_text(arena, entry->d_name, strlen(entry->d_name));
    if (name)
      names[(*count)++] = name;
  }
  if (names)
    qsort(names, *count, sizeof *names, by_name);
  return names;
}

static const char *help_for_missing(fc_ctx *ctx, fc_arena *arena, const char *path) {
  const char *folder_path = fc_path_folder(arena, path);
  DIR *folder = folder_path ? opendir(folder_path) : NULL;
  if (!folder)
    return fc_ctx_format(ctx, "the folder \"%s\" does not exist or cannot be read", folder_path ? folder_path : "");
  size_t count;
  const char **names = names_of(arena, folder, &count);
  closedir(folder);
  const char *slash = strrchr(path, '/');
  const char *nearest = fc_nearest(fc_str_of(slash ? slash + 1 : path), names, count);
  if (!nearest)
    return fc_ctx_format(ctx, "the folder \"%s\" holds no file of a similar name", folder_path);
  const char *meant = fc_path_join(arena, folder_path, nearest);
  return fc_ctx_format(ctx, "did you mean \"%s\"?", meant ? meant : nearest);
}

static fc_status fail_open(fc_ctx *ctx, const char *path, const char *root, int error) {
  const fc_where where = {.file = path};
  if (error == ENOENT || error == ENOTDIR) {
    fc_arena arena = {NULL};
    const char *help = *path ? help_for_missing(ctx, &arena, path) : "name the file";
    fc_fail(ctx, FC_CANNOT_READ, "F001", &where, help, *path ? "file not found" : "the name of a file is empty");
    fc_arena_free(&arena);
    return FC_CANNOT_READ;
  }
  if (error == EXDEV)
    return fc_fail(ctx, FC_CANNOT_READ, "F004", &where,
                   fc_ctx_format(ctx, "paths must stay beneath \"%s\", symbolic links included; copy the file there",
                                 root && *root ? root : "."),
                   "the path leaves its folder");
  if (error == ENXIO) /* a socket, or a device that is not there */
    return fc_fail(ctx, FC_CANNOT_READ, "F002", &where, "write what it holds to a file first", "not a regular file");
  return fc_fail(ctx, FC_CANNOT_READ, "F003", &where, NULL, "the file cannot be opened: %s", fc_errno_reason(error));
}

static fc_status refuse_irregular(fc_ctx *ctx, const char *path, mode_t mode) {
  const fc_where where = {.file = path};
  if (S_ISDIR(mode))
    return fc_fail(ctx, FC_CANNOT_READ, "F002", &where, "name a file in it", "this is a folder, not a file");
  return fc_fail(ctx, FC_CANNOT_READ, "F002", &where, "write what it holds to a file first",
                 S_ISFIFO(mode) ? "this is a pipe, not a regular file" : "this is a device, not a regular file");
}

fc_status fc_file_open(fc_ctx *ctx, const char *path, const char *root, fc_file **out) {
  *out = NULL;
  int fd = root ? fc_open_beneath(root, path) : open(path, FC_OPEN_FLAGS);
  if (fd < 0)
    return fail_open(ctx, path, root, errno);
  struct stat about;
  fc_status status = FC_OK;
  if (fstat(fd, &about) != 0)
    status = fail_open(ctx, path, root, errno);
  else if (!S_ISREG(about.st_mode))
    status = refuse_irregular(ctx, path, about.st_mode);
  else
    status = file_new(ctx, path, fd, out);
  if (status) {
    close(fd);
    return status;
  }
  char start[2];
  ssize_t n = pread(fd, start, sizeof start, 0);
  return unpack(ctx, out, start, n < 0 ? 0 : (size_t)n);
}

fc_status fc_file_memory(fc_ctx *ctx, const char *name, const char *bytes, size_t n, fc_file **out) {
  *out = NULL;
  fc_status status = file_new(ctx, name, -1, out);
  if (status)
    return status;
  (*out)->bytes = bytes;
  (*out)->left = n;
  return unpack(ctx, out, bytes, n);
}

const fc_inline *fc_inline_find(const fc_seq *files, const char *name) {
  for (size_t i = 0; i < files->count; i++) {
    const fc_inline *file = fc_seq_at(files, i);
    if (strcmp(file->name, name) == 0)
      return file;
  }
  return NULL;
}

void fc_file_free(fc_file *file) {
  if (!file)
    return;
  if (file->fd >= 0)
    close(file->fd);
  fc_inflate_free(file->inflate);
  free(file);
}

const char *fc_file_name(const fc_file *file) {
  return file->name;
}

static size_t read_memory(fc_file *file, char *to, size_t cap) {
  size_t n = file->left < cap ? file->left : cap;
  if (n) {
    memcpy(to, file->bytes, n);
    file->bytes += n;
    file->left -= n;
  }
  return n;
}

/* Its own bytes, packed or not: an errno. */
static int read_own(fc_file *file, char *to, size_t cap, size_t *n) {
  if (file->fd < 0) {
    *n = read_memory(file, to, cap);
    return 0;
  }
  ssize_t got;
  do
    got = read(file->fd, to, cap);
  while (got < 0 && errno == EINTR);
  *n = got < 0 ? 0 : (size_t)got;
  return got < 0 ? errno : 0;
}

/* What is wrong with a gzip file stands below zero, where no errno is. */
static int read_unpacked(fc_file *file, char *to, size_t cap, size_t *n) {
  for (bool ended = false;;) {
    fc_inflated code = fc_inflate_take(file->inflate, to, cap, n);
    if (code || *n || ended)
      return -(int)code;
    size_t room, got;
    char *block = fc_inflate_room(file->inflate, &room);
    int error = read_own(file, block, room, &got);
    if (error)
      return error;
    fc_inflate_put(file->inflate, got);
    ended = got == 0;
  }
}

int fc_file_bytes(fc_file *file, char *to, size_t cap, size_t *n) {
  *n = 0;
  return file->inflate ? read_unpacked(file, to, cap, n) : read_own(file, to, cap, n);
}

static fc_status fail_unpack(fc_ctx *ctx, const fc_file *file, fc_inflated code) {
  const fc_where where = {.file = file->name};
  if (code == FC_INFLATE_BOMB)
    return fc_fail(ctx, FC_BAD_FILE, "F008", &where,
                   "if the file is what it should be, unpack it with gunzip, or allow more with --limit gzip-ratio=N",
                   "the gzip file unpacks to more than %llu times its size", (unsigned long long)file->ratio);
  return fc_fail(ctx, FC_BAD_FILE, "F007", &where, "get the file again from its source",
                 code == FC_INFLATE_CUT ? "the gzip file ends before its text does" : "the gzip file is damaged");
}

fc_status fc_file_fail_read(fc_ctx *ctx, const fc_file *file, int error) {
  if (error < 0)
    return fail_unpack(ctx, file, (fc_inflated)-error);
  return fc_fail(ctx, FC_CANNOT_READ, "F005", &(fc_where){.file = file->name}, NULL,
                 "the file cannot be read to its end: %s", fc_errno_reason(error));
}

fc_status fc_file_read(fc_ctx *ctx, fc_file *file, char *to, size_t cap, size_t *n) {
  *n = 0;
  if (fc_ctx_cancelled(ctx))
    return FC_CANCELLED;
  int error = fc_file_bytes(file, to, cap, n);
  return error ? fc_file_fail_read(ctx, file, error) : FC_OK;
}

static fc_status read_all(fc_ctx *ctx, fc_file *file, size_t limit, fc_buf *to) {
  char block[16384];
  size_t n;
  do {
    fc_status status = fc_file_read(ctx, file, block, sizeof block, &n);
    if (status)
      return status;
    if (n > limit - to->n)
      return fc_fail(ctx, FC_BAD_FILE, "F006", &(fc_where){.file = file->name}, NULL,
                     "the file holds more than %zu bytes", limit);
    fc_buf_add(to, block, n);
    if (fc_buf_status(to))
      return fc_fail_memory(ctx);
  } while (n);
  return FC_OK;
}

fc_status fc_file_all(fc_ctx *ctx, fc_file *file, size_t limit, fc_buf **out) {
  *out = NULL;
  fc_buf *all;
  if (fc_buf_new(&all))
    return fc_fail_memory(ctx);
  fc_status status = read_all(ctx, file, limit, all);
  if (status)
    fc_buf_free(all);
  else
    *out = all;
  return status;
}
