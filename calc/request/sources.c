/* sources.c - which files a request reads. */
#include "base/file.h"
#include "request/sources_parts.h"

#include <stdlib.h>
#include <string.h>

void fc_sources_free(fc_sources *sources) {
  if (!sources)
    return;
  for (size_t i = 0; i < sources->n_select; i++)
    fc_select_free(sources->select[i]);
  fc_package_free(sources->package);
  free((void *)sources->select);
  free(sources->source);
  fc_arena_free(&sources->arena);
  free(sources);
}

static fc_status add(fc_ctx *ctx, fc_sources *sources, const fc_source *source) {
  if (sources->n == sources->cap) {
    size_t cap = sources->cap ? 2 * sources->cap : 4;
    fc_source *grown = realloc(sources->source, cap * sizeof *grown);
    if (!grown)
      return fc_fail_memory(ctx);
    sources->source = grown;
    sources->cap = cap;
  }
  sources->source[sources->n++] = *source;
  return FC_OK;
}

/* The bytes of a file that came with the request. */
static void take_bytes(const fc_asked *asked, fc_source *source) {
  const fc_inline *file = fc_asked_file(asked, source->path);
  if (file) {
    source->bytes = file->bytes;
    source->n_bytes = file->n;
  }
}

static fc_status add_package(fc_ctx *ctx, fc_sources *sources, const fc_asked *asked, const char *path) {
  const fc_inline *given = fc_asked_file(asked, path);
  fc_status status = given ? fc_package_parse(ctx, path, (fc_str){given->bytes, given->n}, &sources->package)
                           : fc_package_read(ctx, path, &sources->package);
  if (!status)
    status = fc_asked_spare(ctx, asked, path);
  if (status)
    return status;
  for (size_t i = 0; i < fc_package_sources(sources->package) && !status; i++) {
    fc_source source = *fc_package_source(sources->package, i);
    take_bytes(asked, &source);
    status = fc_asked_spare(ctx, asked, source.path);
    if (!status && !fc_asked_count(asked, fc_table_kind_name(source.as)))
      status = add(ctx, sources, &source);
  }
  return status;
}

static fc_status add_file(fc_ctx *ctx, fc_sources *sources, const fc_asked *asked, const char *path, fc_table_kind as) {
  fc_source source = {.as = as, .units = 1};
  source.path = fc_arena_text(&sources->arena, path, strlen(path));
  if (!source.path)
    return fc_fail_memory(ctx);
  take_bytes(asked, &source);
  return add(ctx, sources, &source);
}

/* The rows of a file that is named twice would count twice. */
static fc_status check_once(fc_ctx *ctx, const fc_asked *asked, const char *option, size_t i) {
  const char *path = fc_asked_value_at(asked, option, i);
  for (size_t k = 0; k < i; k++) {
    const char *before = fc_asked_value_at(asked, option, k);
    if (strcmp(before, path) == 0 || fc_same_file(before, path))
      return fc_fail(ctx, FC_BAD_USAGE, "F602",
                     &(fc_where){.field = fc_ctx_format(ctx, "--%s", option), .excerpt = fc_str_of(path)},
                     "its rows would count twice: name each file once", "--%s names one file twice", option);
  }
  return FC_OK;
}

static fc_status add_options(fc_ctx *ctx, fc_sources *sources, const fc_asked *asked) {
  fc_status status = FC_OK;
  for (int kind = 0; kind < FC_TABLE_KINDS; kind++) {
    const char *option = fc_table_kind_name((fc_table_kind)kind);
    size_t count = fc_asked_count(asked, option);
    for (size_t i = 0; i < count && !status; i++) {
      status = check_once(ctx, asked, option, i);
      if (!status)
        status = add_file(ctx, sources, asked, fc_asked_value_at(asked, option, i), (fc_table_kind)kind);
    }
  }
  return status;
}

fc_status fc_sources_need_grants(fc_ctx *ctx, const fc_sources *sources) {
  for (size_t i = 0; i < sources->n; i++)
    if (sources->source[i].as == FC_GRANTS)
      return FC_OK;
  return fc_fail(ctx, FC_BAD_USAGE, "F611", NULL, "name them with --data PACKAGE, or with --budgets FILE --grants FILE",
                 sources->n ? "no grants among the data" : "no data named");
}

static fc_status collect(fc_ctx *ctx, fc_sources *sources, const fc_asked *asked, const char *package) {
  fc_status status = package ? add_package(ctx, sources, asked, package) : FC_OK;
  if (!status)
    status = add_options(ctx, sources, asked);
  return status ? status : fc_sources_apply(ctx, sources, asked);
}

static fc_status hand_over(fc_sources *sources, fc_status status, fc_sources **out) {
  if (status)
    fc_sources_free(sources);
  *out = status ? NULL : sources;
  return status;
}

fc_status fc_sources_collect(fc_ctx *ctx, const fc_asked *asked, const char *package, fc_sources **out) {
  fc_sources *sources = calloc(1, sizeof *sources);
  return hand_over(sources, sources ? collect(ctx, sources, asked, package) : fc_fail_memory(ctx), out);
}

fc_status fc_sources_files(fc_ctx *ctx, const fc_asked *asked, const char *const *paths, const fc_table_kind *as,
                           size_t n, fc_sources **out) {
  fc_sources *sources = calloc(1, sizeof *sources);
  fc_status status = sources ? FC_OK : fc_fail_memory(ctx);
  for (size_t i = 0; i < n && !status; i++)
    status = add_file(ctx, sources, asked, paths[i], as[i]);
  if (!status)
    status = fc_sources_apply(ctx, sources, asked);
  return hand_over(sources, status, out);
}

size_t fc_sources_count(const fc_sources *sources) {
  return sources->n;
}

const fc_source *fc_sources_list(const fc_sources *sources) {
  return sources->source;
}
