/* source_options.c - what --map, --set, --stages, --across and --where say of the files; words of a file as a whole
 * (--units, --header, ...) are laid over them by source_words.c.
 *
 * Grammar: [TABLE.]HEADER=VALUE (table/select.h). An option without a table is for every table that has the column; a
 * later one wins, since it stands later in the list; one that nothing used is an error. */
#include "request/sources_parts.h"
#include "table/reader.h"

#include <stdlib.h>
#include <string.h>

typedef enum setting_kind { MAP, SET, STAGES, ACROSS } setting_kind;

static const struct {
  const char *name, *field, *form;
} settings[] = {[MAP] = {"map", "--map", "[TABLE.]COLUMN=HEADER"},
                [SET] = {"set", "--set", "[TABLE.]COLUMN=VALUE"},
                [STAGES] = {"stages", "--stages", "[TABLE.]STAGE=HEADER"},
                [ACROSS] = {"across", "--across", "[TABLE.]COLUMN=HEADERS"}};

static fc_where where_of(fc_ctx *ctx, const char *option, const char *text) {
  return (fc_where){.field = fc_ctx_format(ctx, "--%s", option), .excerpt = fc_str_of(text)};
}

static fc_status malformed(fc_ctx *ctx, const char *option, const char *text, const char *form) {
  fc_where where = where_of(ctx, option, text);
  return fc_fail(ctx, FC_BAD_USAGE, "F613", &where, fc_ctx_format(ctx, "write --%s %s", option, form),
                 "--%s cannot be read", option);
}

fc_status fc_sources_no_table(fc_ctx *ctx, const char *option, const char *text, fc_table_kind kind) {
  fc_where where = where_of(ctx, option, text);
  const char *name = fc_table_kind_name(kind);
  return fc_fail(ctx, FC_BAD_USAGE, "F612", &where,
                 fc_ctx_format(ctx, "name a file with --%s, or leave the option out", name), "no file is read as %s",
                 name);
}

static bool is_for(const fc_source *source, int table, fc_role role) {
  if (table)
    return source->as == (fc_table_kind)(table - 1);
  return role == FC_NO_ROLE || fc_role_get(role)->in[source->as];
}

/* One more setting at the end of a source's list; lists are copied, since a package's are not ours to change. */
static fc_status append(fc_ctx *ctx, fc_sources *sources, const fc_setting **list, size_t *n, const fc_setting *one) {
  fc_setting *longer = fc_arena_array(&sources->arena, *n + 1, sizeof *longer);
  if (!longer)
    return fc_fail_memory(ctx);
  if (*n)
    memcpy(longer, *list, *n * sizeof *longer);
  longer[*n] = *one;
  *list = longer;
  ++*n;
  return FC_OK;
}

static fc_status append_to(fc_ctx *ctx, fc_sources *sources, fc_source *source, setting_kind kind,
                           const fc_setting *setting) {
  switch (kind) {
  case MAP:
    return append(ctx, sources, &source->map, &source->n_map, setting);
  case SET:
    return append(ctx, sources, &source->set, &source->n_set, setting);
  case STAGES:
    return append(ctx, sources, &source->stages, &source->n_stages, setting);
  case ACROSS:
    return append(ctx, sources, &source->across, &source->n_across, setting);
  }
  return FC_INTERNAL;
}

static fc_status spread(fc_ctx *ctx, fc_sources *sources, setting_kind kind, const char *text, int table, fc_role role,
                        const fc_setting *setting) {
  fc_status status = FC_OK;
  bool any = false;
  for (size_t i = 0; i < sources->n && !status; i++) {
    if (!is_for(&sources->source[i], table, role))
      continue;
    any = true;
    status = append_to(ctx, sources, &sources->source[i], kind, setting);
  }
  if (status || any)
    return status;
  if (table)
    return fc_sources_no_table(ctx, settings[kind].name, text, (fc_table_kind)(table - 1));
  return fc_fail(ctx, FC_BAD_USAGE, "F612", &setting->where, NULL, "no file of the request has a column \"%.*s\"",
                 FC_STR_ARG(setting->key));
}

static fc_status remember(fc_ctx *ctx, fc_sources *sources, const fc_setting *setting) {
  const fc_setting **said = fc_arena_array(&sources->arena, sources->n_said + 1, sizeof(void *));
  fc_setting *kept = fc_arena_alloc(&sources->arena, sizeof *kept);
  if (!said || !kept)
    return fc_fail_memory(ctx);
  *kept = *setting;
  if (sources->n_said)
    memcpy((void *)said, sources->said, sources->n_said * sizeof(void *));
  said[sources->n_said++] = kept;
  sources->said = said;
  return FC_OK;
}

/* A setting whose texts live as long as the sources. */
static fc_status make_setting(fc_ctx *ctx, fc_sources *sources, setting_kind kind, const char *text, int *table,
                              fc_setting *out) {
  const char *kept = fc_arena_text(&sources->arena, text, strlen(text));
  bool *used = fc_arena_alloc(&sources->arena, sizeof *used);
  fc_assignment parts;
  if (!kept || !used)
    return fc_fail_memory(ctx);
  if (!fc_assignment_split(fc_str_of(kept), &parts) || parts.negated || !parts.header.n || !parts.value.n)
    return malformed(ctx, settings[kind].name, text, settings[kind].form);
  *table = parts.table;
  *out = (fc_setting){.key = parts.header, .value = parts.value, .required = parts.table != 0, .used = used};
  out->where = (fc_where){.field = settings[kind].field, .excerpt = fc_str_of(kept)};
  return FC_OK;
}

static fc_status unknown_role(fc_ctx *ctx, const fc_setting *setting) {
  return fc_fail(ctx, FC_BAD_USAGE, "F613", &setting->where,
                 fc_ctx_format(ctx, "\"fiscalc list columns\" lists them%s",
                               fc_did_you_mean(ctx, setting->key, fc_role_names(), FC_ROLES)),
                 "there is no column \"%.*s\"", FC_STR_ARG(setting->key));
}

static fc_status apply_setting(fc_ctx *ctx, fc_sources *sources, setting_kind kind, const char *text) {
  int table = 0;
  fc_setting setting;
  fc_status status = make_setting(ctx, sources, kind, text, &table, &setting);
  if (status)
    return status;
  /* A column of a stage is for the tables that have stages. */
  fc_role role = kind == STAGES ? FC_ROLE_stage : fc_role_find(setting.key);
  if (role == FC_NO_ROLE)
    return unknown_role(ctx, &setting);
  status = spread(ctx, sources, kind, text, table, role, &setting);
  return status ? status : remember(ctx, sources, &setting);
}

/* ---- --where ---- */

/* Whether the file has the column, under its header or its canonical name. A file that cannot be opened is taken to
 * have it: what is wrong with it is told when it is read. The messages of this look go nowhere. */
static bool has_column(const fc_source *source, fc_str name, fc_ctx *aside) {
  fc_source bare = *source;
  bare.n_where = 0;
  const char *names[1] = {name.p};
  fc_wanted wanted = {.further = names, .n_further = 1};
  fc_reader *reader;
  if (fc_reader_open(aside, &bare, &wanted, false, &reader))
    return true;
  bool found = fc_reader_column(reader, name) != SIZE_MAX;
  fc_reader_free(reader);
  return found;
}

static fc_status add_where(fc_ctx *ctx, fc_sources *sources, fc_source *source, const fc_select *select) {
  const fc_select **longer = fc_arena_array(&sources->arena, source->n_where + 1, sizeof(void *));
  if (!longer)
    return fc_fail_memory(ctx);
  if (source->n_where)
    memcpy((void *)longer, source->where, source->n_where * sizeof(void *));
  longer[source->n_where++] = select;
  source->where = longer;
  return FC_OK;
}

static fc_status no_such_header(fc_ctx *ctx, const fc_sources *sources, const char *text, fc_str header,
                                fc_ctx *aside) {
  enum { MOST = 512 };
  const char *names[MOST];
  size_t count = 0;
  fc_arena arena = {0};
  for (size_t i = 0; i < sources->n; i++) {
    fc_source bare = sources->source[i];
    fc_wanted wanted = {.n_further = 0};
    fc_reader *reader;
    bare.n_where = 0;
    if (fc_reader_open(aside, &bare, &wanted, false, &reader))
      continue;
    for (size_t h = 0; h < fc_reader_headers(reader) && count < MOST; h++) {
      fc_str name = fc_reader_header(reader, h);
      names[count] = fc_arena_text(&arena, name.p, name.n);
      count += names[count] != NULL;
    }
    fc_reader_free(reader);
  }
  fc_where where = where_of(ctx, "where", text);
  const char *near = fc_did_you_mean(ctx, header, names, count);
  fc_status status = fc_fail(ctx, FC_BAD_USAGE, "F612", &where,
                             fc_ctx_format(ctx, "\"fiscalc columns FILE\" lists the columns of a file%s", near),
                             "no file has a column \"%.*s\"", FC_STR_ARG(header));
  fc_arena_free(&arena);
  return status;
}

static fc_status spread_where(fc_ctx *ctx, fc_sources *sources, const char *text, const fc_assignment *parts,
                              const fc_select *select, fc_ctx *aside) {
  const char *header = fc_arena_text(&sources->arena, parts->header.p, parts->header.n);
  if (!header)
    return fc_fail_memory(ctx);
  fc_status status = FC_OK;
  bool any = false;
  for (size_t i = 0; i < sources->n && !status; i++) {
    fc_source *source = &sources->source[i];
    bool wanted =
        parts->table ? is_for(source, parts->table, FC_NO_ROLE) : has_column(source, fc_str_of(header), aside);
    if (!wanted)
      continue;
    any = true;
    status = add_where(ctx, sources, source, select);
  }
  if (status || any)
    return status;
  return parts->table ? fc_sources_no_table(ctx, "where", text, (fc_table_kind)(parts->table - 1))
                      : no_such_header(ctx, sources, text, parts->header, aside);
}

static fc_status apply_where(fc_ctx *ctx, fc_sources *sources, const char *text, fc_ctx *aside) {
  fc_assignment parts;
  if (!fc_assignment_split(fc_str_of(text), &parts) || !parts.header.n)
    return malformed(ctx, "where", text, "[TABLE.]HEADER=VALUES, or != for all others");
  const char *rest = parts.table ? strchr(text, '.') + 1 : text;
  const fc_str condition = fc_str_of(rest);
  fc_select **longer = realloc((void *)sources->select, (sources->n_select + 1) * sizeof(void *));
  if (!longer)
    return fc_fail_memory(ctx);
  sources->select = longer;
  fc_select *select;
  fc_status status = fc_select_from_options(ctx, "--where", &condition, 1, &select);
  if (status)
    return status;
  sources->select[sources->n_select++] = select;
  return spread_where(ctx, sources, text, &parts, select, aside);
}

/* ---- */

typedef fc_status (*apply_fn)(fc_ctx *ctx, fc_sources *sources, const char *text, fc_ctx *aside);

static fc_status apply_map(fc_ctx *ctx, fc_sources *sources, const char *text, fc_ctx *aside) {
  (void)aside;
  return apply_setting(ctx, sources, MAP, text);
}

static fc_status apply_set(fc_ctx *ctx, fc_sources *sources, const char *text, fc_ctx *aside) {
  (void)aside;
  return apply_setting(ctx, sources, SET, text);
}

static fc_status apply_stages(fc_ctx *ctx, fc_sources *sources, const char *text, fc_ctx *aside) {
  (void)aside;
  return apply_setting(ctx, sources, STAGES, text);
}

static fc_status apply_across(fc_ctx *ctx, fc_sources *sources, const char *text, fc_ctx *aside) {
  (void)aside;
  return apply_setting(ctx, sources, ACROSS, text);
}

/* --where comes last: whether a file has its column may hang on the others. */
static const struct {
  const char *name;
  apply_fn apply;
} options[] = {
    {"map", apply_map}, {"set", apply_set}, {"stages", apply_stages}, {"across", apply_across}, {"where", apply_where}};

fc_status fc_sources_apply(fc_ctx *ctx, fc_sources *sources, const fc_asked *asked) {
  fc_ctx *aside;
  fc_status status = fc_sources_apply_words(ctx, sources, asked);
  if (fc_ctx_new(NULL, &aside))
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
    size_t count = fc_asked_count(asked, options[i].name);
    for (size_t each = 0; each < count; each++) {
      fc_status one = options[i].apply(ctx, sources, fc_asked_value_at(asked, options[i].name, each), aside);
      status = status ? status : one;
    }
  }
  fc_ctx_free(aside);
  return status;
}

fc_status fc_sources_check_used(fc_ctx *ctx, const fc_sources *sources) {
  fc_status status = FC_OK;
  for (size_t i = 0; i < sources->n_said; i++) {
    const fc_setting *setting = sources->said[i];
    if (*setting->used)
      continue;
    status =
        fc_fail(ctx, FC_BAD_USAGE, "F612", &setting->where,
                "\"fiscalc columns FILE\" shows what a file holds; leave the option out or name the table it is for",
                "no file used %s \"%.*s\"", setting->where.field, FC_STR_ARG(setting->where.excerpt));
  }
  return status;
}
