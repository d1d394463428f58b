/* envelope.c - the JSON envelope: what was asked, of which files, with which settings, and what is to be said of it.
 *
 * Keys and their order are those of DESIGN section 4; datasets/schema/ holds the schema. */
#include "report/envelope.h"
#include "table/json_text.h"

#include <string.h>

static void put(fc_buf *out, const char *text) {
  fc_json_put_text(out, fc_str_of(text));
}

static void put_or_null(fc_buf *out, const char *text) {
  if (text)
    put(out, text);
  else
    fc_buf_text(out, "null");
}

/* A setting that is a whole number, written as such ("2018", "-1"; not "007"), is one in JSON too. */
static bool is_whole(const char *text) {
  size_t sign = text[0] == '-';
  size_t digits = strspn(text + sign, "0123456789");
  if (digits == 0 || digits > 15 || text[sign + digits])
    return false;
  return text[sign] != '0' || (digits == 1 && !sign);
}

static void put_settings(fc_buf *out, const fc_result *result) {
  size_t count = result ? fc_result_settings(result) : 0;
  fc_buf_text(out, "  \"settings\": {");
  for (size_t i = 0; i < count; i++) {
    const char *value;
    const char *name = fc_result_setting_at(result, i, &value);
    fc_buf_text(out, i ? ", " : " ");
    put(out, name);
    fc_buf_text(out, ": ");
    if (value && is_whole(value))
      fc_buf_text(out, value);
    else
      put_or_null(out, value);
  }
  fc_buf_text(out, count ? " },\n" : "},\n");
}

static void put_extended(fc_buf *out, const fc_result *result) {
  size_t count = result ? fc_result_extended(result) : 0;
  for (size_t i = 0; i < count; i++) {
    const char *sha256, *file = fc_result_extended_at(result, i, &sha256);
    fc_buf_text(out, i ? ", { \"file\": " : ", \"extends\": [{ \"file\": ");
    put(out, file);
    fc_buf_text(out, ", \"sha256\": ");
    put_or_null(out, sha256);
    fc_buf_text(out, i + 1 < count ? " }" : " }]");
  }
}

static void put_scenario(fc_buf *out, const fc_result *result) {
  const char *name = result ? fc_result_scenario_name(result) : NULL;
  const char *file = result ? fc_result_scenario_file(result) : NULL;
  if (!name && !file) {
    fc_buf_text(out, "  \"scenario\": null,\n");
    return;
  }
  fc_buf_text(out, "  \"scenario\": { \"name\": ");
  put_or_null(out, name);
  fc_buf_text(out, ", \"file\": ");
  put_or_null(out, file);
  fc_buf_text(out, ", \"sha256\": ");
  put_or_null(out, fc_result_scenario_sha256(result));
  put_extended(out, result);
  fc_buf_text(out, " },\n");
}

static void put_input(fc_buf *out, const fc_input *input) {
  fc_buf_text(out, "{ \"file\": ");
  put_or_null(out, input->file);
  fc_buf_text(out, ", \"as\": ");
  put_or_null(out, input->as);
  fc_buf_text(out, ", \"sha256\": ");
  put_or_null(out, input->sha256);
  fc_buf_printf(out, ", \"rows\": %llu, \"columns\": {", (unsigned long long)input->rows);
  for (size_t i = 0; i < input->n_columns; i++) {
    fc_buf_text(out, i ? ", " : " ");
    put(out, input->roles[i]);
    fc_buf_text(out, ": ");
    put_or_null(out, input->headers[i]);
  }
  fc_buf_text(out, input->n_columns ? " } }" : "} }");
}

static void put_inputs(fc_buf *out, const fc_result *result) {
  size_t count = result ? fc_result_inputs(result) : 0;
  fc_buf_text(out, "  \"inputs\": [");
  for (size_t i = 0; i < count; i++) {
    fc_buf_text(out, i ? ",\n    " : "\n    ");
    put_input(out, fc_result_input(result, i));
  }
  fc_buf_text(out, count ? "\n  ],\n" : "],\n");
}

void fc_envelope_head(fc_buf *out, const char *command, const fc_result *result) {
  fc_buf_text(out, "{\n  \"schema\": \"fiscalc-result/1\",\n  \"fiscalc_version\": ");
  put(out, fc_version());
  fc_buf_text(out, ",\n  \"command\": ");
  put_or_null(out, command);
  fc_buf_text(out, ",\n  \"reproduce\": ");
  put_or_null(out, result ? fc_result_reproduce(result) : NULL);
  fc_buf_text(out, ",\n");
  put_settings(out, result);
  put_scenario(out, result);
  put_inputs(out, result);
}

static void put_member(fc_buf *out, const char *name, const char *value) {
  if (!value || !*value)
    return;
  fc_buf_printf(out, ", \"%s\": ", name);
  put(out, value);
}

static void put_count(fc_buf *out, const char *name, uint64_t value) {
  if (value)
    fc_buf_printf(out, ", \"%s\": %llu", name, (unsigned long long)value);
}

static void put_message(fc_buf *out, const fc_diag *diag) {
  fc_buf_text(out, "{ \"code\": ");
  put(out, diag->code ? diag->code : "");
  fc_buf_text(out, ", \"message\": ");
  put(out, diag->message ? diag->message : "");
  put_member(out, "file", diag->file);
  put_count(out, "line", diag->line);
  put_count(out, "column", diag->column);
  put_count(out, "row", diag->row);
  put_member(out, "field", diag->field);
  put_member(out, "pointer", diag->pointer);
  put_member(out, "help", diag->help);
  fc_buf_text(out, " }");
}

/* Messages of one severity, and one that counts those that were not kept. */
static void put_messages(fc_buf *out, const fc_notes *notes, fc_severity severity, const char *name, const char *end) {
  uint64_t shown = 0;
  fc_buf_printf(out, "  \"%s\": [", name);
  for (size_t i = 0; i < fc_notes_count(notes); i++) {
    const fc_diag *diag = fc_notes_at(notes, i);
    if (diag->severity != severity)
      continue;
    fc_buf_text(out, shown++ ? ",\n    " : "\n    ");
    put_message(out, diag);
  }
  if (notes->counted[severity] > shown) {
    unsigned long long left = (unsigned long long)(notes->counted[severity] - shown);
    fc_buf_printf(out, "%s{ \"code\": \"N500\", \"message\": \"%llu more %s of this kind were counted and not kept\" }",
                  shown ? ",\n    " : "\n    ", left, name);
    shown++;
  }
  fc_buf_printf(out, "%s]%s", shown ? "\n  " : "", end);
}

void fc_envelope_tail(fc_buf *out, const fc_notes *notes) {
  put_messages(out, notes, FC_NOTE, "notes", ",\n");
  put_messages(out, notes, FC_WARNING, "warnings", ",\n");
  put_messages(out, notes, FC_ERROR, "errors", "\n}\n");
}
