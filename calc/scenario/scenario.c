/* scenario.c - reading a scenario file: its head, its years, and the order in which its parts are read. */
#include "base/digest.h"
#include "number/calendar.h"
#include "scenario/reading.h"
#include "scenario/standard.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

bool fc_reading_note(fc_reading *reading, fc_status status) {
  if (status != FC_OK && (reading->status == FC_OK || status == FC_NO_MEMORY))
    reading->status = status;
  return status == FC_OK;
}

fc_where fc_reading_where(const fc_reading *reading, const fc_json_value *at) {
  return fc_json_where(reading->json, at, false);
}

void fc_reading_fault(fc_reading *reading, const fc_json_value *at, bool key, const char *code, const char *help,
                      const char *format, ...) {
  fc_where where = fc_json_where(reading->json, at, key);
  fc_buf message = {0};
  va_list list;
  va_start(list, format);
  fc_buf_print_list(&message, format, list);
  va_end(list);
  fc_reading_note(reading, message.failed ? fc_fail_memory(reading->ctx)
                                          : fc_fail(reading->ctx, FC_BAD_SCENARIO, code, &where, help, "%s",
                                                    message.p ? message.p : ""));
  fc_buf_reset(&message);
}

bool fc_reading_expect(fc_reading *reading, const fc_json_value *value, fc_json_kind kind) {
  return fc_reading_note(reading, fc_json_expect(reading->ctx, reading->json, value, kind, FC_BAD_SCENARIO, "F302"));
}

const char *fc_reading_keep(fc_reading *reading, fc_str text) {
  const char *copy = fc_arena_text(&reading->to->arena, text.p ? text.p : "", text.n);
  if (!copy)
    fc_reading_note(reading, fc_fail_memory(reading->ctx));
  return copy;
}

void *fc_reading_array(fc_reading *reading, size_t count, size_t size) {
  void *array = fc_arena_array(&reading->to->arena, count ? count : 1, size);
  if (!array)
    fc_reading_note(reading, fc_fail_memory(reading->ctx));
  return array;
}

fc_status fc_reading_own_select(fc_reading *reading, const fc_json_value *value, fc_select *select) {
  fc_read_select *slot = fc_seq_push(&reading->to->selects);
  if (!slot) {
    fc_select_free(select);
    return fc_fail_memory(reading->ctx);
  }
  *slot = (fc_read_select){value, select};
  return FC_OK;
}

const fc_select *fc_reading_known_select(const fc_reading *reading, const fc_json_value *value) {
  for (size_t i = 0; i < reading->to->selects.count; i++) {
    const fc_read_select *read = fc_seq_at(&reading->to->selects, i);
    if (read->value == value)
      return read->select;
  }
  return NULL;
}

const char *fc_reading_text(fc_reading *reading, const fc_json_value *object, const char *key) {
  const fc_json_value *value = fc_json_get(object, key);
  if (!value || !fc_reading_expect(reading, value, FC_JSON_TEXT))
    return NULL;
  return fc_reading_keep(reading, fc_json_text(value));
}

/* "fiscalc": 1 tells this file from other JSON, and its form from later ones. */
void fc_reading_version(fc_reading *reading, const fc_json_value *root) {
  const fc_json_value *version = fc_json_get(root, "fiscalc");
  if (!version)
    fc_reading_fault(reading, root, false, "F300", "add \"fiscalc\": 1 as its first member",
                     "this is no scenario of fiscalc: it does not say \"fiscalc\": 1");
  else if (fc_json_kind_of(version) != FC_JSON_NUMBER || !fc_str_is(fc_json_text(version), "1"))
    fc_reading_fault(reading, version, false, "F300", "this program reads \"fiscalc\": 1",
                     "the scenario is written in another form than this program knows");
}

static int read_year(fc_reading *reading, const fc_json_value *value) {
  int year = 0, covered = 1;
  fc_json_kind kind = fc_json_kind_of(value);
  bool readable = kind == FC_JSON_NUMBER || kind == FC_JSON_TEXT;
  bool parsed = readable && fc_fiscal_year_parse(fc_json_text(value), &year, &covered);
  if (parsed && covered == 1)
    return year;
  if (parsed) {
    fc_reading_fault(reading, value, false, "F307",
                     fc_ctx_format(reading->ctx, "several years are written { \"first\": %d, \"last\": %d }",
                                   year - covered, year),
                     "expected one fiscal year, found several");
    return 0;
  }
  fc_reading_fault(reading, value, false, "F307", "write the year in which the fiscal year ends: 2018",
                   "expected a fiscal year between 1900 and 2200");
  return 0;
}

/* A year, or { "first", "last" }. */
static void read_years(fc_reading *reading, const fc_json_value *years) {
  static const char *const members[] = {"first", "last"};
  fc_scenario *to = reading->to;
  to->years_where = fc_reading_where(reading, years);
  if (fc_json_kind_of(years) != FC_JSON_OBJECT) {
    to->first_year = to->last_year = read_year(reading, years);
    return;
  }
  fc_reading_note(reading, fc_json_only(reading->ctx, reading->json, years, members, 2, FC_BAD_SCENARIO, "F301"));
  for (int i = 0; i < 2; i++) {
    const fc_json_value *value = fc_json_get(years, members[i]);
    if (!value)
      fc_reading_fault(reading, years, false, "F303", "write a year, \"years\": 2018, or both \"first\" and \"last\"",
                       "\"years\" lacks \"%s\"", members[i]);
    else
      *(i ? &to->last_year : &to->first_year) = read_year(reading, value);
  }
  if (to->first_year && to->last_year && to->last_year < to->first_year)
    fc_reading_fault(reading, years, false, "F307", "exchange the two", "the last year, %d, lies before the first, %d",
                     to->last_year, to->first_year);
}

/* A scenario without a name is called after its file. */
static void name_scenario(fc_reading *reading, const fc_json_value *root) {
  fc_scenario *to = reading->to;
  to->name = fc_reading_text(reading, root, "name");
  if (to->name && *to->name)
    return;
  const char *slash = strrchr(to->file, '/');
  fc_str stem = fc_str_of(slash ? slash + 1 : to->file);
  if (stem.n > 5 && memcmp(stem.p + stem.n - 5, ".json", 5) == 0)
    stem.n -= 5;
  to->name = fc_reading_keep(reading, stem);
}

static void read_root(fc_reading *reading, const fc_json_value *root) {
  /* "$schema" names the published schema to an editor; it is not read. */
  static const char *const members[] = {"$schema",     "fiscalc",  "extends",    "name", "note", "source", "data", "years",
                                        "governments", "baseline", "parameters", "dependence", "cuts", "response",
                                        "contingencies", "reserves", "report", "claims", "lexicon"};
  fc_scenario *to = reading->to;
  if (!fc_reading_expect(reading, root, FC_JSON_OBJECT))
    return;
  fc_reading_note(reading, fc_json_only(reading->ctx, reading->json, root, members, sizeof members / sizeof *members,
                                        FC_BAD_SCENARIO, "F301"));
  fc_reading_version(reading, root);
  name_scenario(reading, root);
  to->note = fc_reading_text(reading, root, "note");
  to->source = fc_reading_text(reading, root, "source");
  to->data = fc_reading_text(reading, root, "data");
  if (to->data)
    to->data_file = fc_reading_where(reading, fc_json_get(root, "data")).file;
  const fc_json_value *years = fc_json_get(root, "years");
  if (years)
    read_years(reading, years);
  const fc_json_value *governments = fc_json_get(root, "governments");
  if (governments) {
    to->governments_where = fc_reading_where(reading, governments);
    fc_reading_note(reading, fc_select_from_json(reading->ctx, reading->json, governments, &to->governments));
  }
  const fc_json_value *parameters = fc_json_get(root, "parameters"), *baseline = fc_json_get(root, "baseline");
  if (parameters)
    fc_reading_parameters(reading, parameters);
  if (fc_json_get(root, "dependence"))
    fc_reading_dependence(reading, fc_json_get(root, "dependence"));
  if (baseline)
    fc_reading_baseline(reading, baseline);
  fc_reading_cuts(reading, fc_json_get(root, "cuts"));
  fc_reading_after_loss(reading, root);
  const fc_json_value *report = fc_json_get(root, "report");
  if (report)
    fc_reading_report(reading, report);
  fc_reading_lexicon(reading, fc_json_get(root, "lexicon"), NULL, &to->lexicon);
  fc_reading_claims(reading, fc_json_get(root, "claims"));
}

const char *fc_reading_digest(fc_reading *reading, const fc_json *json) {
  fc_str source = fc_json_source(json);
  char hex[65];
  fc_digest *sha = fc_digest_new();
  if (!sha) {
    fc_reading_note(reading, fc_fail_memory(reading->ctx));
    return NULL;
  }
  fc_digest_add(sha, source.p, source.n);
  fc_digest_hex(sha, hex);
  fc_digest_free(sha);
  return fc_reading_keep(reading, fc_str_of(hex));
}

/* Takes the document over. */
static fc_status build(fc_ctx *ctx, fc_json *json, const fc_seq *files, fc_scenario **out) {
  fc_scenario *scenario = calloc(1, sizeof *scenario);
  if (!scenario) {
    fc_json_free(json);
    return fc_fail_memory(ctx);
  }
  scenario->json = json;
  fc_seq_init(&scenario->selects, sizeof(fc_read_select));
  fc_reading reading = {.ctx = ctx, .json = json, .to = scenario, .files = files};
  scenario->file = fc_reading_keep(&reading, fc_str_of(fc_json_name(json)));
  scenario->sha256 = fc_reading_digest(&reading, json);
  fc_reading_note(&reading, fc_json_refuse_nul(ctx, json, fc_json_root(json)));
  if (reading.status == FC_OK && fc_reading_extend(&reading))
    read_root(&reading, fc_json_root(reading.json));
  if (reading.status != FC_OK) {
    fc_scenario_free(scenario);
    return reading.status;
  }
  *out = scenario;
  return FC_OK;
}

fc_status fc_scenario_from(fc_ctx *ctx, const char *path, const fc_inline *given, const fc_seq *files, fc_scenario **out) {
  fc_json *json;
  *out = NULL;
  fc_str text;
  fc_status status;
  if (given)
    status = fc_json_parse(ctx, given->name, given->bytes, given->n, &json);
  else if (!fc_standard_is(path))
    status = fc_json_read(ctx, path, NULL, &json);
  else if (!(status = fc_standard_text(ctx, path, NULL, &text)))
    status = fc_json_parse(ctx, path, text.p, text.n, &json);
  return status == FC_OK ? build(ctx, json, files, out) : status;
}

fc_status fc_scenario_read(fc_ctx *ctx, const char *path, fc_scenario **out) {
  return fc_scenario_from(ctx, path, NULL, NULL, out);
}

fc_status fc_scenario_parse(fc_ctx *ctx, const char *name, const char *text, size_t n, fc_scenario **out) {
  return fc_scenario_from(ctx, name, &(fc_inline){.name = name, .bytes = text, .n = n}, NULL, out);
}

void fc_scenario_free(fc_scenario *scenario) {
  if (!scenario)
    return;
  for (size_t i = 0; i < scenario->n_cuts && !scenario->varied; i++)
    fc_select_free(scenario->cuts[i].select);
  for (size_t i = 0; i < scenario->report.n_against && !scenario->varied; i++)
    fc_select_free(scenario->report.against[i]);
  if (!scenario->varied) {
    fc_claims_free(scenario->claims, scenario->n_claims);
    fc_select_free(scenario->governments);
  }
  for (size_t i = 0; i < scenario->selects.count && !scenario->varied; i++)
    fc_select_free(((fc_read_select *)fc_seq_at(&scenario->selects, i))->select);
  fc_seq_free(&scenario->selects);
  if (!scenario->varied)
    fc_json_free(scenario->json);
  fc_arena_free(&scenario->arena);
  free(scenario);
}

const char *fc_scenario_name(const fc_scenario *scenario) {
  return scenario->name;
}
