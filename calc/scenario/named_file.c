/* named_file.c - a file that a scenario names: its path is seen from the file that names it and stays beneath the root
 * (SEMANTICS section 3). */
#include "scenario/reading.h"

/* A file that is not there is a fault of the line that names it. */
static bool can_open(fc_reading *reading, const fc_json_value *at, const char *path, const char *root) {
  fc_ctx *ctx = reading->ctx, *aside;
  fc_file *file;
  if (fc_ctx_new(NULL, &aside))
    return fc_reading_note(reading, fc_fail_memory(ctx));
  fc_status status = fc_file_open(aside, path, root, &file);
  const fc_diag *said = fc_diag_count(aside) ? fc_diag_at(aside, 0) : NULL;
  if (status && said) {
    fc_where where = fc_reading_where(reading, at);
    fc_fail(ctx, status, said->code, &where, said->help, "%s: %s", path, said->message);
  }
  fc_file_free(file);
  fc_ctx_free(aside);
  return fc_reading_note(reading, status);
}

static bool find_on_disk(fc_reading *reading, const fc_json_value *at, const char *folder, fc_named_file *out) {
  const char *package;
  fc_status status = fc_scenario_root(reading->ctx, &reading->to->arena, folder, &out->root, &package);
  if (!fc_reading_note(reading, status) || !can_open(reading, at, out->path, out->root))
    return false;
  out->path = fc_path_short(&reading->to->arena, out->path);
  return out->path || fc_reading_note(reading, fc_fail_memory(reading->ctx));
}

bool fc_reading_named_file(fc_reading *reading, const fc_json_value *at, const char *written, fc_named_file *out) {
  const char *folder = fc_path_folder(&reading->to->arena, fc_reading_where(reading, at).file);
  *out = (fc_named_file){.path = folder ? fc_path_join(&reading->to->arena, folder, written) : NULL};
  if (!out->path)
    return fc_reading_note(reading, fc_fail_memory(reading->ctx));
  const fc_seq *files = reading->files;
  out->given = files ? fc_inline_find(files, out->path) : NULL;
  if (!out->given && files)
    out->given = fc_inline_find(files, written);
  if (!out->given)
    return find_on_disk(reading, at, folder, out);
  out->path = out->given->name;
  return true;
}
