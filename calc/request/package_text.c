/* package_text.c - the "fiscalc" member of a resource (DESIGN section 3): the table, the header of each role that an
 * alias found, and what options said of the file. */
#include "request/package_text.h"
#include "table/json_text.h"
#include "table/reader.h"
#include "table/sieve.h"

#include <string.h>

static void put_pair(fc_buf *out, fc_str key, fc_str value, bool first) {
  fc_buf_text(out, first ? " " : ", ");
  fc_json_put_text(out, key);
  fc_buf_text(out, ": ");
  fc_json_put_text(out, value);
}

static void begin_member(fc_buf *out, const char *name) {
  fc_buf_text(out, ",\n        ");
  fc_json_put_text(out, fc_str_of(name));
  fc_buf_text(out, ": ");
}

/* A later setting of one key wins; only what the file used is written. */
static bool is_last(const fc_setting *settings, size_t n, size_t index) {
  for (size_t i = index + 1; i < n; i++)
    if (fc_str_eq(settings[i].key, settings[index].key))
      return false;
  return true;
}

static void put_settings(fc_buf *out, const char *name, const fc_setting *settings, size_t n) {
  bool first = true;
  for (size_t i = 0; i < n; i++) {
    if (!is_last(settings, n, i) || !*settings[i].used)
      continue;
    if (first) {
      begin_member(out, name);
      fc_buf_char(out, '{');
    }
    put_pair(out, settings[i].key, settings[i].value, first);
    first = false;
  }
  fc_buf_text(out, first ? "" : " }");
}

/* Roles that were told by an alias or an option: with their headers said, nothing is left to find. */
static void put_map(fc_buf *out, const fc_reader *reader) {
  bool first = true;
  for (size_t i = 0; i < fc_reader_columns(reader); i++) {
    const fc_match *match = fc_reader_match(reader, i);
    bool said = match->role != FC_NO_ROLE && (strcmp(match->how, "alias") == 0 || strcmp(match->how, "option") == 0);
    if (!said || match->cell == SIZE_MAX)
      continue;
    if (first) {
      begin_member(out, "map");
      fc_buf_char(out, '{');
    }
    put_pair(out, fc_str_of(fc_role_get(match->role)->name), fc_str_of(match->header), first);
    first = false;
  }
  fc_buf_text(out, first ? "" : " }");
}

static void put_conditions(fc_buf *out, const fc_asked *asked, fc_table_kind as, bool negated, bool *first) {
  for (size_t i = 0; i < fc_asked_count(asked, "where"); i++) {
    fc_assignment parts;
    bool split = fc_assignment_split(fc_str_of(fc_asked_value_at(asked, "where", i)), &parts);
    if (!split || parts.negated != negated || (parts.table && parts.table != 1 + (int)as))
      continue;
    put_pair(out, parts.header, parts.value, *first);
    *first = false;
  }
}

static void put_where(fc_buf *out, const fc_asked *asked, const fc_source *source) {
  fc_buf held = {0}, denied = {0};
  bool first = true, first_denied = true;
  put_conditions(&held, asked, source->as, false, &first);
  put_conditions(&denied, asked, source->as, true, &first_denied);
  if (source->n_where) {
    begin_member(out, "where");
    fc_buf_char(out, '{');
    fc_buf_str(out, (fc_str){held.p ? held.p : "", held.n});
    if (denied.n) {
      fc_buf_text(out, first ? " \"not\": {" : ", \"not\": {");
      fc_buf_str(out, (fc_str){denied.p, denied.n});
      fc_buf_text(out, " }");
    }
    fc_buf_text(out, " }");
  }
  out->failed |= held.failed || denied.failed;
  fc_buf_reset(&held);
  fc_buf_reset(&denied);
}

static void put_rows(fc_buf *out, const fc_source *source) {
  bool first = true;
  for (int kind = 0; kind < FC_ROW_KINDS; kind++) {
    if (source->rows[kind] == FC_ROWS_AS_USUAL)
      continue;
    if (first) {
      begin_member(out, "rows");
      fc_buf_char(out, '{');
    }
    put_pair(out, fc_str_of(fc_row_kind_name((fc_row_kind)kind)),
             fc_str_of(source->rows[kind] == FC_ROWS_KEEP ? "keep" : "leave"), first);
    first = false;
  }
  fc_buf_text(out, first ? "" : " }");
}

static void put_words(fc_buf *out, const fc_source *source) {
  const fc_csv_layout *layout = &source->layout;
  if (source->units > 1) {
    begin_member(out, "units");
    fc_json_put_text(out, fc_str_of(source->units == 1000      ? "thousands"
                                    : source->units == 1000000 ? "millions"
                                                               : "billions"));
  }
  if (source->amounts & (FC_AMOUNT_ROUND | FC_AMOUNT_EXPONENT)) {
    begin_member(out, "amounts");
    bool round = source->amounts & FC_AMOUNT_ROUND, exponent = source->amounts & FC_AMOUNT_EXPONENT;
    fc_buf_text(out, round && exponent ? "[\"round\", \"exponent\"]" : round ? "\"round\"" : "\"exponent\"");
  }
  if (layout->delimiter) {
    begin_member(out, "delimiter");
    fc_json_put_text(out, (fc_str){&layout->delimiter, 1});
  }
  if (layout->names || layout->header_line)
    begin_member(out, "header");
  if (layout->names)
    fc_json_put_text(out, fc_str_of(layout->names));
  else if (layout->header_line)
    fc_buf_printf(out, "%llu", (unsigned long long)layout->header_line);
}

void fc_package_text_begin(fc_buf *out, const char *name) {
  fc_buf_text(out, "{\n  \"name\": ");
  fc_json_put_text(out, fc_str_of(name));
  fc_buf_text(out, ",\n  \"resources\": [");
}

fc_status fc_package_text_source(fc_ctx *ctx, fc_buf *out, const fc_source *source, const char *path,
                                 const fc_asked *asked, bool first) {
  const fc_wanted wanted = {.everything = true};
  fc_reader *reader;
  fc_status status = fc_reader_open(ctx, source, &wanted, false, &reader);
  if (status)
    return status;
  fc_buf_text(out, first ? "\n    {\n      \"name\": " : ",\n    {\n      \"name\": ");
  fc_json_put_text(out, fc_str_of(fc_table_kind_name(source->as)));
  fc_buf_text(out, ",\n      \"path\": ");
  fc_json_put_text(out, fc_str_of(path));
  fc_buf_text(out, ",\n      \"fiscalc\": {\n        \"as\": ");
  fc_json_put_text(out, fc_str_of(fc_table_kind_name(source->as)));
  put_map(out, reader);
  put_settings(out, "set", source->set, source->n_set);
  put_settings(out, "stages", source->stages, source->n_stages);
  put_settings(out, "across", source->across, source->n_across);
  put_where(out, asked, source);
  put_rows(out, source);
  put_words(out, source);
  fc_buf_text(out, "\n      }\n    }");
  fc_reader_free(reader);
  return FC_OK;
}

void fc_package_text_end(fc_buf *out) {
  fc_buf_text(out, "\n  ]\n}\n");
}
