/* demo.c - the story that the program carries, written into a folder and run from there. */
#include "base/buf.h"
#include "base/file.h"
#include "embedded/story.h"
#include "request/answer.h"
#include "request/folder.h"
#include "request/reproduce.h"

static const char scenario_of_story[] = "scenarios/jag.json";

static const char example[] = "fiscalc demo FOLDER";

static fc_status write_file(fc_ctx *ctx, fc_arena *arena, const char *folder, const fc_embedded *file) {
  const char *path = fc_path_join(arena, folder, file->path);
  const char *parent = path ? fc_path_folder(arena, path) : NULL;
  if (!parent)
    return fc_fail_memory(ctx);
  fc_status status = fc_folder_make(ctx, parent, example);
  return status ? status : fc_folder_put(ctx, path, (fc_str){(const char *)file->bytes, file->n});
}

static fc_status write_story(fc_ctx *ctx, fc_arena *arena, const char *folder) {
  fc_status status = fc_folder_claim(ctx, folder, example);
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
