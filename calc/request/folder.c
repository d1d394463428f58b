/* folder.c - making the folder that a command writes into, and files in it. */
#include "request/folder.h"
#include "base/file.h"
#include <fiscalc/request.h>

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static fc_status cannot_make(fc_ctx *ctx, const char *folder, const char *example, int error) {
  return fc_fail(ctx, FC_CANNOT_WRITE, "F510", &(fc_where){.file = folder},
                 fc_ctx_format(ctx, "name another folder: %s", example), "the folder cannot be made: %s",
                 fc_errno_reason(error));
}

static bool is_empty(const char *folder) {
  DIR *open = opendir(folder);
  if (!open)
    return false;
  const struct dirent *entry;
  size_t entries = 0;
  while ((entry = readdir(open)))
    entries += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
  closedir(open);
  return entries == 0;
}

fc_status fc_folder_make(fc_ctx *ctx, const char *folder, const char *example) {
  return mkdir(folder, 0777) == 0 || errno == EEXIST ? FC_OK : cannot_make(ctx, folder, example, errno);
}

fc_status fc_folder_claim(fc_ctx *ctx, const char *folder, const char *example) {
  if (mkdir(folder, 0777) == 0)
    return FC_OK;
  if (errno != EEXIST)
    return cannot_make(ctx, folder, example, errno);
  if (is_empty(folder))
    return FC_OK;
  return fc_fail(ctx, FC_CANNOT_WRITE, "F511", &(fc_where){.file = folder},
                 fc_ctx_format(ctx, "name another folder: %s", example),
                 "there is something of that name already, and it is no empty folder");
}

fc_status fc_folder_put(fc_ctx *ctx, const char *path, fc_str bytes) {
  fc_outfile *to;
  fc_status status = fc_outfile_open(ctx, path, &to);
  if (status)
    return status;
  fc_outfile_write(to, bytes.p, bytes.n); /* what fails is told by the close */
  return fc_outfile_close(ctx, to, 1);
}

fc_status fc_folder_put_new(fc_ctx *ctx, const char *path, const char *example, fc_str bytes) {
  struct stat there;
  if (lstat(path, &there) == 0)
    return fc_fail(ctx, FC_CANNOT_WRITE, "F511", &(fc_where){.file = path},
                   fc_ctx_format(ctx, "move it away first, or edit it; %s writes over nothing", example),
                   "there is a file of that name already");
  return fc_folder_put(ctx, path, bytes);
}
