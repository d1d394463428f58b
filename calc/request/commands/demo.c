/* demo.c - the story that the program carries, written into a folder and run from there. */
#include "base/buf.h"
#include "base/file.h"
#include "embedded/story.h"
#include "request/answer.h"
#include "request/reproduce.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static const char scenario_of_story[] = "scenarios/jag.json";

static fc_status cannot_make(fc_ctx *ctx, const char *folder, int error) {
  return fc_fail(ctx, FC_CANNOT_WRITE, "F510", &(fc_where){.file = folder}, "name another folder: fiscalc demo FOLDER",
                 "the folder cannot be made: %s", fc_errno_reason(error));
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

static fc_status make_folder(fc_ctx *ctx, const char *folder) {
  return mkdir(folder, 0777) == 0 || errno == EEXIST ? FC_OK : cannot_make(ctx, folder, errno);
}

/* A folder of its own: what a user has there already is never written over. */
static fc_status claim(fc_ctx *ctx, const char *folder) {
  if (mkdir(folder, 0777) == 0)
    return FC_OK;
  if (errno != EEXIST)
    return cannot_make(ctx, folder, errno);
  if (is_empty(folder))
    return FC_OK;
  return fc_fail(ctx, FC_CANNOT_WRITE, "F511", &(fc_where){.file = folder}, "name another folder: fiscalc demo FOLDER",
                 "there is something of that name already, and it is no empty folder");
}

static fc_status write_file(fc_ctx *ctx, fc_arena *arena, const char *folder, const fc_embedded *file) {
  const char *path = fc_path_join(arena, folder, file->path);
  const char *parent = path ? fc_path_folder(arena, path) : NULL;
  if (!parent)
    return fc_fail_memory(ctx);
  fc_outfile *to;
  fc_status status = make_folder(ctx, parent);
  if (!status)
    status = fc_outfile_open(ctx, path, &to);
  if (status)
    return status;
  fc_outfile_write(to, (const char *)file->bytes, file->n); /* what fails is told by the close */
  return fc_outfile_close(ctx, to, 1);
}

static fc_status write_story(fc_ctx *ctx, fc_arena *arena, const char *folder) {
  fc_status status = claim(ctx, folder);
  for (size_t i = 0; i < fc_story_count && !status; i++)
    status = write_file(ctx, arena, folder, &fc_story_files[i]);
  return status;
}

static fc_status tell(fc_ctx *ctx, const char *folder, const char *path, fc_result *result) {
  fc_buf again = {0};
  fc_buf_text(&again, "fiscalc run ");
  fc_shell_word(&again, path);
  fc_status status = fc_buf_status(&again);
  if (!status)
    status = fc_result_set_reproduce(result, fc_buf_data(&again, NULL));
  fc_buf_reset(&again);
  if (status)
    return fc_fail_memory(ctx);
  fc_notes_add(fc_result_notes_mutable(result), FC_NOTE, "N602", NULL, NULL,
               "the story is written into the folder %s: budgets, grants, scenarios and where each figure comes from",
               folder);
  return FC_OK;
}

static fc_status demo_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  const char *folder = fc_asked_argument(asked, 0);
  fc_arena arena = {0};
  fc_scenario *scenario;
  if (!folder)
    folder = "fiscalc-demo";
  fc_status status = write_story(ctx, &arena, folder);
  const char *path = fc_path_join(&arena, folder, scenario_of_story);
  if (!status && !path)
    status = fc_fail_memory(ctx);
  if (!status)
    status = fc_scenario_read(ctx, path, &scenario);
  if (!status)
    status = fc_answer(ctx, asked, scenario, true, out);
  if (!status)
    status = tell(ctx, folder, path, *out);
  fc_arena_free(&arena);
  return status;
}

static const fc_param params[] = {
    {.name = "FOLDER", .type = FC_PARAM_FILE, .help = "a new or empty folder; fiscalc-demo without it"}, {0}};

const fc_command fc_command_demo = {
    .name = "demo",
    .summary = "write an example into a folder and run it: a federal grant held back from New York City in 2018",
    .synopsis = "demo [FOLDER]",
    .examples = "  fiscalc demo\n"
                "  fiscalc run fiscalc-demo/scenarios/doj-all.json\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_output, NULL},
    .run = demo_run,
};
