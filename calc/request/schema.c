/* schema.c - a schema out of its template: what no kind says stands in schemas/NAME.json.in, what the kinds say (effects,
 * metrics, columns) takes the place of the lines @mark@ there. datasets/schema holds what comes out. */
#include "request/schema.h"
#include "embedded/schema.h"

#include <string.h>

static const fc_embedded *template_of(fc_str name) {
  static const char ending[] = ".json.in";
  for (size_t i = 0; i < fc_schema_count; i++) {
    const char *path = fc_schema_files[i].path;
    if (strncmp(path, name.p, name.n) == 0 && strcmp(path + name.n, ending) == 0)
      return &fc_schema_files[i];
  }
  return NULL;
}

/* "@effects@" alone on its line; p NULL: another line. */
static fc_str mark_of(fc_str line) {
  if (line.n < 3 || line.p[0] != '@' || line.p[line.n - 1] != '@')
    return (fc_str){0};
  return (fc_str){line.p + 1, line.n - 2};
}

/* A mark stands for the lines of the kinds, or for those of another template. */
static void put_line(fc_buf *out, fc_str line) {
  fc_str mark = mark_of(line);
  if (!mark.p) {
    fc_buf_str(out, line);
    fc_buf_char(out, '\n');
  } else if (!fc_schema_put_block(out, mark)) {
    fc_schema_put(out, mark);
  }
}

bool fc_schema_put(fc_buf *out, fc_str name) {
  const fc_embedded *file = template_of(name);
  if (!file)
    return false;
  const char *at = (const char *)file->bytes, *end = at + file->n;
  while (at < end) {
    const char *feed = memchr(at, '\n', (size_t)(end - at));
    const char *stop = feed ? feed : end;
    put_line(out, (fc_str){at, (size_t)(stop - at)});
    at = stop + 1;
  }
  return true;
}
