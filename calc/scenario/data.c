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

fc_status fc_scenario_data(fc_ctx *ctx, const fc_scenario *scenario, fc_arena *arena, const char **path,
                           const char **root) {
  *path = NULL;
  const char *own = fc_path_folder(arena, scenario->file);
  const char *folder = own, *package = NULL;
  *root = own;
  for (int above = 0; folder && above <= FOLDERS_ABOVE; above++) {
    package = fc_path_join(arena, folder, "datapackage.json");
    if (!package)
      return fc_fail_memory(ctx);
    if (is_file(package)) {
      *root = folder;
      break;
    }
    package = NULL;
    folder = fc_path_join(arena, folder, "..");
  }
  if (!own || (!folder && !package))
    return fc_fail_memory(ctx);
  *path = package;
  if (scenario->data && !(*path = fc_path_join(arena, own, scenario->data)))
    return fc_fail_memory(ctx);
  return FC_OK;
}
