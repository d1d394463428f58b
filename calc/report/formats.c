/* formats.c - the registry of the kind "format". */
#include "report/format.h"

#include <string.h>

#define FC_FORMAT(name) extern const fc_format fc_format_##name;
#include "report/formats.def"
#undef FC_FORMAT

static const fc_format *const formats[] = {
#define FC_FORMAT(name) &fc_format_##name,
#include "report/formats.def"
#undef FC_FORMAT
};

static const char *const names[] = {
#define FC_FORMAT(name) #name,
#include "report/formats.def"
#undef FC_FORMAT
};

size_t fc_formats(void) {
  return sizeof formats / sizeof *formats;
}

const fc_format *fc_format_at(size_t index) {
  return index < fc_formats() ? formats[index] : NULL;
}

const fc_format *fc_format_find(fc_str name) {
  for (size_t i = 0; i < fc_formats(); i++)
    if (fc_str_is(name, formats[i]->name))
      return formats[i];
  return NULL;
}

/* `ending` is one of `endings`, parted by |. */
static bool among(const char *endings, fc_str ending) {
  while (*endings) {
    size_t n = strcspn(endings, "|");
    if (fc_str_eq(ending, (fc_str){endings, n}))
      return true;
    endings += n + (endings[n] == '|');
  }
  return false;
}

const fc_format *fc_format_of_file(fc_str path) {
  size_t at = path.n;
  while (at > 0 && path.p[at - 1] != '.' && path.p[at - 1] != '/')
    at--;
  if (at == 0 || path.p[at - 1] == '/')
    return NULL;
  fc_str ending = {path.p + at, path.n - at};
  for (size_t i = 0; i < fc_formats(); i++)
    if (among(formats[i]->endings, ending))
      return formats[i];
  return NULL;
}

const char *const *fc_format_names(void) {
  return names;
}
