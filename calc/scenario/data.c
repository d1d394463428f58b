/* data.c - where the data of a scenario lie.
 *
 * Paths are relative to the file that names them and stay beneath the root: the nearest folder, at most two above the
 * scenario, that holds a datapackage.json, else the scenario's own (SEMANTICS section 3). */
#include "base/file.h"
#include "scenario/scenario.h"

#include <sys/stat.h>

enum { FOLDERS_ABOVE = 2 };

static bool is_file(const char *path) {
  struct stat about;
  return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

fc_status fc_scenario_root(fc_ctx *ctx, fc_arena *arena, const char *folder, const char **root, const char **package) {
  *root = folder;
  *package = NULL;
  for (int above = 0; above <= FOLDERS_ABOVE; above++) {
    const char *path = fc_path_join(arena, folder, "datapackage.json");
    if (path && is_file(path)) {
      *root = folder;
      *package = path;
      return FC_OK;
    }
    folder = path ? fc_path_join(arena, folder, "..") : NULL;
    if (!folder)
      return fc_fail_memory(ctx);
  }
  return FC_OK;
}

fc_status fc_scenario_data(fc_ctx *ctx, const fc_scenario *scenario, fc_arena *arena, const char **path,
                           const char **root) {
  const char *folder = fc_path_folder(arena, scenario->data ? scenario->data_file : scenario->file);
  fc_status status = folder ? fc_scenario_root(ctx, arena, folder, root, path) : fc_fail_memory(ctx);
  if (status || !scenario->data)
    return status;
  *path = fc_path_join(arena, folder, scenario->data);
  return *path ? FC_OK : fc_fail_memory(ctx);
}
