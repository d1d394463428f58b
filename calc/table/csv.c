/* csv.c - records of a CSV file, parsed by libcsv.
 *
 * RFC 4180 as libcsv reads it in strict mode; its measured behavior (reference notes on libcsv 3.0.3) decides what is
 * checked before it sees a byte. A callback cannot stop libcsv, so it is fed one line at a time: a record ends with a
 * line or not at all. */
#include "base/limits.h"
#include "base/utf8.h"
#include "table/csv_parts.h"
#include <stdlib.h>
#include <string.h>

#define BLOCK ((size_t)4096)         /* by which libcsv grows its cell */
#define LOOKED_AT ((size_t)64 << 10) /* of a file, to find how it is laid out */

static int no_blank(unsigned char byte) {
  (void)byte;
  return 0;
}

static size_t larger(size_t cap, size_t needed) {
  size_t size = cap ? cap : 64;
  while (size < needed)
    size *= 2;
  return size;
}

static bool room_for_text(fc_csv *csv, size_t n) {
  if (csv->text_n + n <= csv->text_cap)
    return true;
  size_t cap = larger(csv->text_cap, csv->text_n + n);
  char *text = realloc(csv->text, cap);
  if (!text)
    return false;
  csv->text = text;
  csv->text_cap = cap;
  return true;
}

bool fc_csv_room_for_cells(fc_csv *csv, size_t n) {
  if (n <= csv->cells_cap)
    return true;
  size_t cap = larger(csv->cells_cap, n);
  size_t *end = realloc(csv->cell_end, cap * sizeof *end);
  if (end)
    csv->cell_end = end;
  fc_str *cell = end ? realloc(csv->cell, cap * sizeof *cell) : NULL;
  if (!cell)
    return false;
  csv->cell = cell;
  csv->cells_cap = cap;
  return true;
}

static void take_cell(void *text, size_t n, void *self) {
  fc_csv *csv = self;
  if (csv->cells > csv->limits.columns)
    return; /* one more than allowed is enough to know */
  if (n > csv->limits.field && !csv->too_long)
    csv->too_long = csv->cells + 1;
  if (!fc_csv_room_for_cells(csv, csv->cells + 1) || !room_for_text(csv, n)) {
    csv->no_memory = true;
    return;
  }
  if (n)
    memcpy(csv->text + csv->text_n, text, n);
  csv->text_n += n;
  csv->cell_end[csv->cells++] = csv->text_n;
}

static void end_record(int byte, void *self) {
  (void)byte;
  fc_csv *csv = self;
  csv->complete = true;
}

static fc_status check_limits(fc_ctx *ctx, const fc_csv *csv) {
  if (csv->no_memory)
    return fc_fail_memory(ctx);
  if (csv->cells > csv->limits.columns)
    return fc_csv_refuse_columns(ctx, csv);
  bool cell_grows = !csv->complete && csv->parser.entry_pos > csv->limits.field;
  return csv->too_long || cell_grows ? fc_csv_refuse_size(ctx, csv, (fc_str){"", 0}) : FC_OK;
}

static bool has_wide(fc_str line) {
  unsigned char any = 0;
  for (size_t i = 0; i < line.n; i++)
    any |= (unsigned char)line.p[i];
  return any >= 0x80;
}

/* A file that was ASCII so far may turn out to be Windows-1252: then all that follows is. */
static fc_status recognize(fc_ctx *ctx, fc_csv *csv, fc_str *line) {
  if (csv->raw.windows || csv->wide || !has_wide(*line))
    return FC_OK;
  bool windows = csv->converts && fc_csv_reads_as_windows(*line);
  csv->wide = !windows && fc_utf8_fault(line->p, line->n) == line->n;
  if (!windows)
    return FC_OK;
  csv->found.converted = csv->raw.next_line;
  fc_status status = fc_csv_raw_convert(ctx, &csv->raw);
  return status ? status : fc_csv_raw_line(ctx, &csv->raw, csv->limits.record, line);
}

static fc_status feed_line(fc_ctx *ctx, fc_csv *csv, fc_str line) {
  fc_status status = recognize(ctx, csv, &line);
  if (!status)
    status = fc_csv_check_line(ctx, csv, line);
  if (status)
    return status;
  size_t eaten = csv_parse(&csv->parser, line.p, line.n, take_cell, end_record, csv);
  if (eaten < line.n)
    return csv_error(&csv->parser) == CSV_ENOMEM ? fc_fail_memory(ctx) : fc_csv_refuse_byte(ctx, csv, line, eaten);
  csv->raw.fed += line.n;
  csv->raw.next_line++;
  return check_limits(ctx, csv);
}

/* The last record where no line end follows it. */
static fc_status end_file(fc_ctx *ctx, fc_csv *csv) {
  if (csv_fini(&csv->parser, take_cell, end_record, csv))
    return csv_error(&csv->parser) == CSV_ENOMEM ? fc_fail_memory(ctx) : fc_csv_refuse_open_quote(ctx, csv);
  return check_limits(ctx, csv);
}

static void begin_record(fc_csv *csv) {
  csv->raw.begin = csv->raw.fed;
  csv->raw.line = csv->raw.next_line;
  csv->cells = csv->text_n = 0;
  csv->complete = false;
}

static bool is_blank(fc_str line) {
  return line.p[0] == '\n' || (line.n == 2 && line.p[0] == '\r' && line.p[1] == '\n');
}

fc_status fc_csv_parse_record(fc_ctx *ctx, fc_csv *csv) {
  begin_record(csv);
  return fc_csv_parse_on(ctx, csv);
}

fc_status fc_csv_parse_on(fc_ctx *ctx, fc_csv *csv) {
  while (!csv->complete) {
    fc_str line;
    fc_status status = fc_csv_raw_line(ctx, &csv->raw, csv->limits.record, &line);
    if (status == FC_OVERFLOW)
      return fc_csv_refuse_size(ctx, csv, line);
    if (!status && !line.n)
      return csv->raw.bounded ? FC_OK : end_file(ctx, csv);
    bool blank = !status && csv->raw.begin == csv->raw.fed && is_blank(line);
    if (!status)
      status = feed_line(ctx, csv, line);
    if (status)
      return status;
    if (blank)
      begin_record(csv);
  }
  return FC_OK;
}

static void point_cells(fc_csv *csv) {
  size_t start = 0;
  for (size_t i = 0; i < csv->cells; i++) {
    csv->cell[i] = (fc_str){csv->text ? csv->text + start : "", csv->cell_end[i] - start};
    start = csv->cell_end[i];
  }
  csv->record.cell = csv->cell;
  csv->record.cells = csv->cells;
  csv->record.line = csv->raw.line;
}

static fc_status keep_header(fc_ctx *ctx, fc_csv *csv) {
  fc_str *cell = fc_arena_array(&csv->header_text, csv->cells, sizeof *cell);
  for (size_t i = 0; cell && i < csv->cells; i++) {
    cell[i] = (fc_str){fc_arena_text(&csv->header_text, csv->cell[i].p, csv->cell[i].n), csv->cell[i].n};
    if (!cell[i].p)
      cell = NULL;
  }
  if (!cell)
    return fc_fail_memory(ctx);
  csv->header = (fc_csv_record){cell, csv->cells, csv->record.line, 0};
  return FC_OK;
}

/* ---- the header ---- */

static fc_status keep_title(fc_ctx *ctx, fc_csv *csv) {
  point_cells(csv);
  csv->found.titles++;
  for (size_t i = 0; i < csv->cells && !*csv->found.title; i++) {
    fc_str text = fc_str_trim(csv->cell[i]);
    csv->found.title = fc_arena_text(&csv->header_text, text.p, text.n);
    if (!csv->found.title)
      return fc_fail_memory(ctx);
  }
  return FC_OK;
}

/* Does a record before the header stand here? `before`: how many were found to. */
static bool is_title(const fc_csv *csv, const fc_csv_layout *layout, size_t before) {
  return layout && layout->header_line ? csv->raw.line < layout->header_line : csv->found.titles < before;
}

static fc_status read_header(fc_ctx *ctx, fc_csv *csv, const fc_csv_layout *layout, size_t before) {
  fc_status status = fc_csv_parse_record(ctx, csv);
  while (!status && csv->complete && is_title(csv, layout, before)) {
    status = keep_title(ctx, csv);
    if (!status)
      status = fc_csv_parse_record(ctx, csv);
  }
  if (status)
    return status;
  fc_where where = {.file = fc_file_name(csv->raw.file)};
  if (!csv->complete && csv->found.titles)
    return fc_fail(ctx, FC_BAD_FILE, "F010", &where, "name the line of the column names with --header LINE",
                   "the file ends before line %llu", (unsigned long long)(layout ? layout->header_line : 0));
  if (!csv->complete)
    return fc_fail(ctx, FC_BAD_FILE, "F010", &where, "a table begins with a line of column names",
                   "the file holds no header, only blank lines");
  point_cells(csv);
  return keep_header(ctx, csv);
}

/* Names that the caller gave: the first record is a row already. */
static fc_status take_names(fc_ctx *ctx, fc_csv *csv, fc_str names) {
  size_t count = 1;
  for (size_t i = 0; i < names.n; i++)
    count += names.p[i] == ',';
  fc_str *cell = fc_arena_array(&csv->header_text, count, sizeof *cell);
  const char *kept = fc_arena_text(&csv->header_text, names.p, names.n);
  if (!cell || !kept)
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < count; i++) {
    size_t n = strcspn(kept, ",");
    cell[i] = fc_str_trim((fc_str){kept, n});
    kept += n + (kept[n] == ',');
  }
  csv->header = (fc_csv_record){cell, count, 0, 0};
  return FC_OK;
}

static fc_status find_layout(fc_ctx *ctx, fc_csv *csv, const fc_csv_layout *layout, size_t *before) {
  fc_status status = fc_csv_raw_fill(ctx, &csv->raw, LOOKED_AT);
  if (status)
    return status;
  fc_str text = {csv->raw.p + csv->raw.fed, csv->raw.end - csv->raw.fed};
  csv->found.delimiter = layout->delimiter ? layout->delimiter : fc_csv_find_delimiter(text, csv->raw.ended);
  csv_set_delim(&csv->parser, (unsigned char)csv->found.delimiter);
  if (!layout->names && !layout->header_line)
    *before = fc_csv_find_header(text, csv->raw.ended, csv->found.delimiter);
  return FC_OK;
}

static fc_status begin_file(fc_ctx *ctx, fc_csv *csv, const fc_csv_layout *layout) {
  fc_str line;
  size_t before = 0;
  fc_status status = fc_csv_raw_line(ctx, &csv->raw, csv->limits.record, &line);
  if (!status || status == FC_OVERFLOW)
    status = fc_csv_check_start(ctx, csv);
  if (!status && layout)
    status = find_layout(ctx, csv, layout, &before);
  if (status)
    return status;
  return layout && layout->names ? take_names(ctx, csv, fc_str_of(layout->names))
                                 : read_header(ctx, csv, layout, before);
}

fc_status fc_csv_open(fc_ctx *ctx, fc_file *file, const fc_csv_limits *limits, fc_digest *digest, fc_csv **out) {
  return fc_csv_open_as(ctx, file, NULL, limits, digest, out);
}

static fc_csv_limits limits_of(const fc_ctx *ctx) {
  const fc_limits *limits = fc_ctx_limits(ctx);
  return (fc_csv_limits){(size_t)limits->field, (size_t)limits->columns, (size_t)limits->record};
}

fc_status fc_csv_open_as(fc_ctx *ctx, fc_file *file, const fc_csv_layout *layout, const fc_csv_limits *limits,
                         fc_digest *digest, fc_csv **out) {
  *out = NULL;
  fc_csv *csv = calloc(1, sizeof *csv);
  if (!csv)
    return fc_fail_memory(ctx);
  csv->raw.file = file;
  csv->raw.digest = digest;
  csv->raw.next_line = 1;
  csv->converts = layout && !layout->as_is;
  csv->ragged = layout && layout->ragged;
  csv->found = (fc_csv_found){.delimiter = ',', .title = ""};
  csv->limits = limits ? *limits : limits_of(ctx);
  fc_status status = FC_OK;
  if (csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI))
    status = fc_fail_memory(ctx);
  csv->has_parser = !status;
  if (!status) {
    csv_set_space_func(&csv->parser, no_blank);
    csv_set_blk_size(&csv->parser, BLOCK);
    status = begin_file(ctx, csv, layout);
  }
  if (status) {
    fc_csv_free(csv);
    return status;
  }
  *out = csv;
  return FC_OK;
}

void fc_csv_free(fc_csv *csv) {
  if (!csv)
    return;
  fc_csv_fast_free(csv->fast);
  if (csv->has_parser)
    csv_free(&csv->parser);
  fc_arena_free(&csv->header_text);
  free(csv->raw.p);
  free(csv->text);
  free(csv->cell_end);
  free(csv->cell);
  free(csv);
}

const fc_csv_found *fc_csv_found_of(const fc_csv *csv) {
  return &csv->found;
}

const fc_csv_record *fc_csv_header(const fc_csv *csv) {
  return &csv->header;
}

bool fc_csv_take_record(fc_ctx *ctx, fc_csv *csv) {
  csv->rows++;
  if (csv->cells != csv->header.cells && !csv->ragged) {
    fc_csv_tell_ragged(ctx, csv);
    csv->bad++;
    return false;
  }
  point_cells(csv);
  return true;
}

static fc_status next_by_libcsv(fc_ctx *ctx, fc_csv *csv, const fc_csv_record **out) {
  do {
    csv->record.row = csv->rows + 1;
    fc_status status = fc_ctx_cancelled(ctx) ? FC_CANCELLED : fc_csv_parse_record(ctx, csv);
    if (status || !csv->complete)
      return status;
  } while (!fc_csv_take_record(ctx, csv));
  *out = &csv->record;
  return FC_OK;
}

fc_status fc_csv_next_part(fc_ctx *ctx, fc_csv *csv, fc_csv_part *part) {
  *part = (fc_csv_part){.record = NULL};
  return csv->fast ? fc_csv_fast_next(ctx, csv, part) : next_by_libcsv(ctx, csv, &part->record);
}

fc_status fc_csv_next(fc_ctx *ctx, fc_csv *csv, const fc_csv_record **out) {
  fc_csv_part part;
  fc_status status = fc_csv_next_part(ctx, csv, &part);
  *out = part.record;
  return status;
}

uint64_t fc_csv_bad_records(const fc_csv *csv) {
  return csv->bad;
}
