/* package.c - datapackage.json (Frictionless Data Package): the files of a story and, under "fiscalc", how to read
 * them.
 *
 * Members of the standard are free; those of the extension are checked one by one. A resource without "fiscalc" is read
 * where it is called governments, budgets or grants. */
#include "dataset/package.h"
#include "table/sieve.h"

#include <stdlib.h>
#include <string.h>

struct fc_package {
  fc_arena arena;
  fc_json *json; /* the places of messages, and the texts of settings */
  const char *name, *folder;
  fc_seq sources; /* of fc_source */
  fc_seq selects; /* of fc_select *, owned */
};

typedef struct reading {
  fc_ctx *ctx;
  fc_package *package;
} reading;

static const char *const members[] = {"as",    "map",     "set",    "where",     "stages",
                                      "across", "units", "amounts", "header", "delimiter", "rows"};

static const struct unit {
  const char *name;
  int64_t factor;
} units[] = {{"dollars", 1}, {"thousands", 1000}, {"millions", 1000000}, {"billions", 1000000000},
             {"1", 1},       {"1000", 1000},      {"1000000", 1000000},  {"1000000000", 1000000000}};

static fc_status fault(const reading *r, const fc_json_value *value, const char *code, const char *help,
                       const char *message) {
  fc_where where = fc_json_where(r->package->json, value, false);
  return fc_fail(r->ctx, FC_BAD_FILE, code, &where, help, "%s", message);
}

static fc_status expect(const reading *r, const fc_json_value *value, fc_json_kind kind) {
  return fc_json_expect(r->ctx, r->package->json, value, kind, FC_BAD_FILE, "F152");
}

/* Keeps the first failure, so that all faults of the package are said in one run. */
static void join(fc_status *status, fc_status more) {
  *status = *status ? *status : more;
}

static bool is_plain(const fc_json_value *value) {
  fc_json_kind kind = fc_json_kind_of(value);
  return kind == FC_JSON_TEXT || kind == FC_JSON_NUMBER || kind == FC_JSON_BOOL;
}

/* "map", "set", "stages" and "across": an object of plain values. */
static fc_status read_settings(const reading *r, const fc_json_value *object, const fc_setting **out, size_t *n) {
  *n = 0;
  if (!object)
    return FC_OK;
  fc_status status = expect(r, object, FC_JSON_OBJECT);
  size_t count = status ? 0 : fc_json_count(object);
  fc_setting *settings = fc_arena_array(&r->package->arena, count + 1, sizeof *settings);
  bool *used = fc_arena_array(&r->package->arena, count + 1, sizeof *used);
  if (!settings || !used)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < count; i++) {
    const fc_json_value *value = fc_json_at(object, i);
    if (!is_plain(value)) {
      join(&status, fault(r, value, "F152", "write a text", "neither a text nor a number"));
      continue;
    }
    settings[(*n)++] = (fc_setting){.key = fc_json_key_at(object, i),
                                    .value = fc_json_text(value),
                                    .where = fc_json_where(r->package->json, value, false),
                                    .required = true,
                                    .used = &used[i]};
  }
  *out = settings;
  return status;
}

static fc_status read_as(const reading *r, const fc_json_value *said, fc_table_kind *out) {
  const char *const names[] = {"governments", "budgets", "grants"};
  fc_str text = fc_json_text(said);
  if (fc_json_kind_of(said) == FC_JSON_TEXT && fc_table_kind_find(text, out))
    return FC_OK;
  return fault(r, said, "F153",
               fc_ctx_format(r->ctx, "write governments, budgets or grants%s", fc_did_you_mean(r->ctx, text, names, 3)),
               "not a table");
}

static fc_status read_units(const reading *r, const fc_json_value *value, int64_t *out) {
  *out = 1;
  if (!value)
    return FC_OK;
  for (size_t i = 0; is_plain(value) && i < sizeof units / sizeof *units; i++)
    if (fc_str_is(fc_json_text(value), units[i].name)) {
      *out = units[i].factor;
      return FC_OK;
    }
  return fault(r, value, "F153", "write dollars, thousands, millions or billions", "not a unit of amounts");
}

static fc_status read_amount_word(const reading *r, const fc_json_value *value, unsigned *out) {
  fc_str text = fc_json_text(value);
  bool round = fc_json_kind_of(value) == FC_JSON_TEXT && fc_str_is(text, "round");
  bool exponent = fc_json_kind_of(value) == FC_JSON_TEXT && fc_str_is(text, "exponent");
  *out |= (round ? FC_AMOUNT_ROUND : 0u) | (exponent ? FC_AMOUNT_EXPONENT : 0u);
  return round || exponent ? FC_OK : fault(r, value, "F153", "write round or exponent", "not a way of writing amounts");
}

static fc_status read_amounts(const reading *r, const fc_json_value *value, unsigned *out) {
  fc_status status = FC_OK;
  *out = FC_AMOUNT_PLAIN;
  if (!value)
    return FC_OK;
  if (fc_json_kind_of(value) != FC_JSON_ARRAY)
    return read_amount_word(r, value, out);
  for (size_t i = 0; i < fc_json_count(value); i++)
    join(&status, read_amount_word(r, fc_json_at(value, i), out));
  return status;
}

/* "header": names parted by commas, or the line on which it stands; "delimiter": the character. */
static fc_status read_layout(const reading *r, const fc_json_value *said, fc_csv_layout *out) {
  const fc_json_value *header = fc_json_get(said, "header"), *delimiter = fc_json_get(said, "delimiter");
  fc_status status = FC_OK;
  fc_str written = header ? fc_json_text(header) : FC_STR("");
  const char *kept = fc_arena_text(&r->package->arena, written.p, written.n);
  if (!kept)
    return FC_NO_MEMORY;
  if (header && !(is_plain(header) && fc_csv_layout_header(out, kept)))
    join(&status, fault(r, header, "F153", "write the names of all columns, parted by commas, or the number of a line",
                        "not a header"));
  if (!delimiter)
    return status;
  fc_str mark = fc_json_text(delimiter);
  bool known = fc_json_kind_of(delimiter) == FC_JSON_TEXT && mark.n == 1 && memchr(",;\t|", mark.p[0], 4);
  if (!known)
    join(&status, fault(r, delimiter, "F153", "write one of , ; | or a tab (\\t)", "not a delimiter"));
  out->delimiter = known ? mark.p[0] : 0;
  return status;
}

/* "rows": { "subtotals": "keep" } */
static fc_status read_rows(const reading *r, const fc_json_value *object, fc_row_choice out[FC_ROW_KINDS]) {
  fc_status status = object ? expect(r, object, FC_JSON_OBJECT) : FC_OK;
  for (size_t i = 0; object && !status && i < fc_json_count(object); i++) {
    const fc_json_value *value = fc_json_at(object, i);
    fc_str word = fc_json_kind_of(value) == FC_JSON_TEXT ? fc_json_text(value) : FC_STR("");
    fc_row_choice choice = fc_str_is(word, "keep") ? FC_ROWS_KEEP : fc_str_is(word, "leave") ? FC_ROWS_LEAVE : FC_ROWS_AS_USUAL;
    int kind = 0;
    while (kind < FC_ROW_KINDS && !fc_str_is(fc_json_key_at(object, i), fc_row_kind_name((fc_row_kind)kind)))
      kind++;
    if (kind == FC_ROW_KINDS || choice == FC_ROWS_AS_USUAL)
      join(&status, fault(r, value, "F153", "write keep or leave for subtotals, loans, pass_through or publications",
                          "not a choice of rows"));
    else
      out[kind] = choice;
  }
  return status;
}

static fc_status read_where(const reading *r, const fc_json_value *value, fc_source *out) {
  if (!value)
    return FC_OK;
  fc_select **kept = fc_seq_push(&r->package->selects);
  if (!kept)
    return FC_NO_MEMORY;
  fc_status status = fc_select_from_json(r->ctx, r->package->json, value, kept);
  if (status) {
    *kept = NULL;
    return status;
  }
  const fc_select **list = fc_arena_array(&r->package->arena, 1, sizeof *list);
  if (!list)
    return FC_NO_MEMORY;
  list[0] = *kept;
  out->where = list;
  out->n_where = 1;
  return FC_OK;
}

static fc_status read_extension(const reading *r, const fc_json_value *said, bool named, fc_source *out) {
  fc_status status = expect(r, said, FC_JSON_OBJECT);
  if (status)
    return status;
  status = fc_json_only(r->ctx, r->package->json, said, members, sizeof members / sizeof *members, FC_BAD_FILE, "F151");
  const fc_json_value *as = fc_json_get(said, "as");
  if (as)
    join(&status, read_as(r, as, &out->as));
  else if (!named)
    join(&status, fault(r, said, "F154", "add \"as\": \"budgets\", \"grants\" or \"governments\"",
                        "which table it is is not said"));
  join(&status, read_settings(r, fc_json_get(said, "map"), &out->map, &out->n_map));
  join(&status, read_settings(r, fc_json_get(said, "set"), &out->set, &out->n_set));
  join(&status, read_settings(r, fc_json_get(said, "stages"), &out->stages, &out->n_stages));
  join(&status, read_settings(r, fc_json_get(said, "across"), &out->across, &out->n_across));
  join(&status, read_rows(r, fc_json_get(said, "rows"), out->rows));
  join(&status, read_layout(r, said, &out->layout));
  join(&status, read_where(r, fc_json_get(said, "where"), out));
  join(&status, read_units(r, fc_json_get(said, "units"), &out->units));
  join(&status, read_amounts(r, fc_json_get(said, "amounts"), &out->amounts));
  return status;
}

/* A path of the standard: beneath the package's folder, never an address. */
static fc_status add_path(const reading *r, const fc_json_value *value, fc_source source) {
  fc_str path = fc_json_text(value);
  if (fc_json_kind_of(value) != FC_JSON_TEXT || !path.n)
    return fault(r, value, "F152", "write the path of a file in the package's folder", "not a path");
  if (fc_str_starts(path, "http://") || fc_str_starts(path, "https://") || fc_str_starts(path, "ftp://"))
    return fault(r, value, "F155", "download the file into the package's folder and name it there",
                 "a package names files, not addresses");
  const char *copy = fc_arena_text(&r->package->arena, path.p, path.n);
  fc_source *kept = copy ? fc_seq_push(&r->package->sources) : NULL;
  if (!kept)
    return FC_NO_MEMORY;
  *kept = source;
  kept->path = fc_path_join(&r->package->arena, r->package->folder, copy);
  kept->root = r->package->folder;
  return kept->path ? FC_OK : FC_NO_MEMORY;
}

static fc_status read_resource(const reading *r, const fc_json_value *resource) {
  fc_source source = {.units = 1};
  fc_status status = expect(r, resource, FC_JSON_OBJECT);
  if (status)
    return status;
  const fc_json_value *said = fc_json_get(resource, "fiscalc"), *name = fc_json_get(resource, "name");
  const fc_json_value *path = fc_json_get(resource, "path");
  bool named = name && fc_json_kind_of(name) == FC_JSON_TEXT && fc_table_kind_find(fc_json_text(name), &source.as);
  if (!said && !named)
    return FC_OK;
  if (said)
    status = read_extension(r, said, named, &source);
  if (!path)
    join(&status, fault(r, resource, "F154", "add \"path\": \"file.csv\"", "a resource without a path"));
  bool several = path && fc_json_kind_of(path) == FC_JSON_ARRAY;
  for (size_t i = 0; several && i < fc_json_count(path); i++)
    join(&status, add_path(r, fc_json_at(path, i), source));
  if (path && !several)
    join(&status, add_path(r, path, source));
  return status;
}

static fc_status read_package(const reading *r) {
  fc_package *package = r->package;
  const fc_json_value *root = fc_json_root(package->json);
  fc_status status = expect(r, root, FC_JSON_OBJECT);
  if (status)
    return status;
  const fc_json_value *name = fc_json_get(root, "name"), *resources = fc_json_get(root, "resources");
  if (name && fc_json_kind_of(name) == FC_JSON_TEXT)
    package->name = fc_arena_text(&package->arena, fc_json_text(name).p, fc_json_text(name).n);
  if (!resources)
    return fault(r, root, "F150", "a datapackage.json lists its files under \"resources\"", "no list of resources");
  status = expect(r, resources, FC_JSON_ARRAY);
  for (size_t i = 0; !status && i < fc_json_count(resources); i++) {
    fc_status each = read_resource(r, fc_json_at(resources, i));
    if (each == FC_NO_MEMORY || each == FC_CANCELLED)
      return each; /* other faults are on the context, and the next resource may have more */
  }
  if (!status && !package->sources.count)
    return fault(r, resources, "F150", "call a resource budgets or grants, or say \"fiscalc\": { \"as\": \"budgets\" }",
                 "no resource is a table of governments, budgets or grants");
  return status;
}

/* text NULL: the file. */
static fc_status package_open(fc_ctx *ctx, const char *path, const fc_str *text, fc_package **out) {
  uint64_t errors = fc_ctx_errors(ctx);
  fc_package *package = calloc(1, sizeof *package);
  *out = NULL;
  if (!package)
    return fc_fail_memory(ctx);
  fc_seq_init(&package->sources, sizeof(fc_source));
  fc_seq_init(&package->selects, sizeof(fc_select *));
  package->folder = fc_path_folder(&package->arena, path);
  fc_status status = FC_NO_MEMORY;
  if (package->folder)
    status = text ? fc_json_parse(ctx, path, text->p, text->n, &package->json) : fc_json_read(ctx, path, NULL, &package->json);
  if (!status)
    status = fc_json_refuse_nul(ctx, package->json, fc_json_root(package->json));
  if (!status)
    status = read_package(&(reading){ctx, package});
  if (!status && fc_ctx_errors(ctx) > errors)
    status = FC_BAD_FILE;
  if (status) {
    fc_package_free(package);
    return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
  }
  *out = package;
  return FC_OK;
}

fc_status fc_package_read(fc_ctx *ctx, const char *path, fc_package **out) {
  return package_open(ctx, path, NULL, out);
}

fc_status fc_package_parse(fc_ctx *ctx, const char *name, fc_str text, fc_package **out) {
  return package_open(ctx, name, &text, out);
}

void fc_package_free(fc_package *package) {
  if (!package)
    return;
  for (size_t i = 0; i < package->selects.count; i++)
    fc_select_free(*(fc_select **)fc_seq_at(&package->selects, i));
  fc_seq_free(&package->selects);
  fc_seq_free(&package->sources);
  fc_json_free(package->json);
  fc_arena_free(&package->arena);
  free(package);
}

size_t fc_package_sources(const fc_package *package) {
  return package->sources.count;
}

const fc_source *fc_package_source(const fc_package *package, size_t index) {
  return fc_seq_at(&package->sources, index);
}

const char *fc_package_name(const fc_package *package) {
  return package->name;
}
