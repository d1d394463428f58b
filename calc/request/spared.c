/* spared.c - files that a request reads are never those that it writes: the answer would take the place of its data. */
#include "base/file.h"
#include "request/asked.h"

#include <string.h>

static const char *const written[] = {"output", "save"};
enum { WRITTEN = sizeof written / sizeof *written };

fc_status fc_asked_spare(fc_ctx *ctx, const fc_asked *asked, const char *input) {
  for (size_t i = 0; i < WRITTEN; i++) {
    const char *path = fc_asked_value(asked, written[i]);
    if (!path || !fc_same_file(path, input))
      continue;
    const fc_where where = {.field = fc_ctx_format(ctx, "--%s", written[i]), .excerpt = fc_str_of(path)};
    return fc_fail(ctx, FC_BAD_ARGUMENT, "F512", &where, "choose another name",
                   "--%s would replace a file that is read: %s", written[i], input);
  }
  return FC_OK;
}

static bool is_written(const fc_param *param) {
  for (size_t i = 0; i < WRITTEN; i++)
    if (strcmp(param->name, written[i]) == 0)
      return true;
  return false;
}

fc_status fc_asked_spare_all(fc_ctx *ctx, const fc_asked *asked) {
  const char *output = fc_asked_value(asked, "output"), *save = fc_asked_value(asked, "save");
  fc_status status = FC_OK;
  if (output && save && (strcmp(output, save) == 0 || fc_same_file(output, save)))
    status = fc_fail(ctx, FC_BAD_ARGUMENT, "F512", &(fc_where){.field = "--save", .excerpt = fc_str_of(save)},
                     "choose another name", "--save and --output would write one file");
  for (size_t i = 0; i < asked->given.count && !status; i++) {
    const fc_given *given = fc_seq_at(&asked->given, i);
    if (given->param->type == FC_PARAM_FILE && !is_written(given->param))
      status = fc_asked_spare(ctx, asked, given->value);
  }
  return status;
}
