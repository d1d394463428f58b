/* standard.c - the standard scenarios, by name. */
#include "scenario/standard.h"
#include "embedded/standard.h"
#include "embedded/standard_titles.h"

#include <string.h>

static const char prefix[] = "standard:";

static const char *const names[] = {
#define FC_STANDARD(name, title) "standard:" name,
    FC_STANDARDS
#undef FC_STANDARD
};

static const char *const titles[] = {
#define FC_STANDARD(name, title) title,
    FC_STANDARDS
#undef FC_STANDARD
};

size_t fc_standards(void) {
  return fc_standard_count;
}

const char *fc_standard_name_at(size_t index) {
  return names[index];
}

const char *fc_standard_title_at(size_t index) {
  return titles[index];
}

bool fc_standard_is(const char *path) {
  return strncmp(path, prefix, sizeof prefix - 1) == 0;
}

fc_status fc_standard_text(fc_ctx *ctx, const char *path, const fc_where *where, fc_str *out) {
  const fc_where argument = {.file = path};
  for (size_t i = 0; i < fc_standard_count; i++)
    if (strcmp(names[i], path) == 0) {
      *out = (fc_str){(const char *)fc_standard_files[i].bytes, fc_standard_files[i].n};
      return FC_OK;
    }
  return fc_fail(ctx, FC_CANNOT_READ, "F001", where ? where : &argument,
                 fc_ctx_format(ctx, "\"fiscalc list scenarios\" lists them%s",
                               fc_did_you_mean(ctx, fc_str_of(path), names, fc_standard_count)),
                 "there is no standard scenario \"%s\"", path + sizeof prefix - 1);
}
