/* output.c - a temporary file beside the asked one, synced and renamed, so that a reader sees the old file or the whole
 * new one. */
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static fc_status failed(output *to) {
  if (!to->fault)
    to->fault = errno ? errno : EIO;
  return FC_CANNOT_WRITE;
}

/* A device or a pipe named as output (/dev/full, /dev/stdout) is written in place: there is nothing to replace. */
static int is_special(const char *file) {
  struct stat about;
  return stat(file, &about) == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
}

fc_status output_open(output *to, const char *file) {
  *to = (output){.file = file, .descriptor = STDOUT_FILENO};
  if (!file)
    return FC_OK;
  if (is_special(file)) {
    to->descriptor = open(file, O_WRONLY | O_CLOEXEC);
    return to->descriptor < 0 ? failed(to) : FC_OK;
  }
  size_t n = strlen(file) + sizeof ".XXXXXX";
  to->temporary = malloc(n);
  if (!to->temporary)
    return FC_NO_MEMORY;
  snprintf(to->temporary, n, "%s.XXXXXX", file);
  to->descriptor = mkostemp(to->temporary, O_CLOEXEC);
  return to->descriptor < 0 ? failed(to) : FC_OK;
}

fc_status output_write(void *payload, const char *bytes, size_t n) {
  output *to = payload;
  while (n) {
    ssize_t written = write(to->descriptor, bytes, n);
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return failed(to);
    bytes += written;
    n -= (size_t)written;
  }
  return FC_OK;
}

/* What mkostemp made is for its owner alone; a result is as readable as any new file. */
static int publish(output *to) {
  mode_t mask = umask(0);
  umask(mask);
  return fchmod(to->descriptor, 0666 & ~mask) == 0 && fsync(to->descriptor) == 0 && close(to->descriptor) == 0 &&
         rename(to->temporary, to->file) == 0;
}

fc_status output_close(output *to, int keep) {
  if (to->temporary && to->descriptor >= 0) {
    if (!keep || to->fault || !publish(to)) {
      if (keep)
        failed(to);
      unlink(to->temporary);
    }
  } else if (to->file && to->descriptor >= 0 && close(to->descriptor) != 0) {
    failed(to);
  }
  free(to->temporary);
  to->temporary = NULL;
  return to->fault ? FC_CANNOT_WRITE : FC_OK;
}
