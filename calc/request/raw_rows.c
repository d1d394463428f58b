/* raw_rows.c - a CSV file read for its shape. */
#include "request/raw_rows.h"
#include "request/detect.h"
#include "request/sources.h"
#include "table/json_text.h"

static void put_record(fc_buf *out, const fc_csv_record *record) {
  fc_buf_char(out, '[');
  for (size_t i = 0; i < record->cells; i++) {
    fc_buf_text(out, i ? "," : "");
    fc_json_put_text(out, record->cell[i]);
  }
  fc_buf_text(out, "]\n");
}

static fc_status read_rows(fc_ctx *ctx, fc_csv *csv, bool names, fc_buf *rows, uint64_t *count) {
  const fc_csv_record *record = fc_csv_header(csv);
  fc_status status = names ? fc_csv_next(ctx, csv, &record) : FC_OK;
  while (!status && record) {
    ++*count;
    if (rows)
      put_record(rows, record);
    if (rows && fc_buf_status(rows))
      return fc_fail_memory(ctx);
    status = fc_csv_next(ctx, csv, &record);
  }
  *count += fc_csv_bad_records(csv);
  return !status && fc_csv_bad_records(csv) ? FC_BAD_FILE : status;
}

fc_status fc_raw_rows(fc_ctx *ctx, const fc_asked *asked, const char *path, fc_buf *rows, uint64_t *count) {
  fc_file *file;
  fc_csv *csv = NULL;
  fc_csv_layout layout;
  fc_asked_layout(asked, &layout);
  layout.as_is = true;
  layout.ragged = fc_asked_flag(asked, "ragged");
  layout.delimiter = layout.delimiter ? layout.delimiter : ',';
  layout.header_line = layout.header_line || layout.names ? layout.header_line : 1;
  *count = 0;
  fc_status status = fc_asked_open(ctx, asked, path, &file);
  if (!status)
    status = fc_csv_open_as(ctx, file, &layout, NULL, NULL, &csv);
  if (!status)
    status = read_rows(ctx, csv, layout.names != NULL, rows, count);
  fc_csv_free(csv);
  fc_file_free(file);
  return status;
}
