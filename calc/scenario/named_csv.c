/* named_csv.c - reading such a file, and saying what is wrong with it. */
#include "scenario/named_csv.h"

static bool keep_names(fc_named_csv *of) {
  const fc_csv_record *head = fc_csv_header(of->csv);
  of->names = fc_reading_array(of->reading, head->cells, sizeof *of->names);
  for (; of->names && of->n_names < head->cells; of->n_names++)
    if (!(of->names[of->n_names] = fc_reading_keep(of->reading, fc_str_trim(head->cell[of->n_names]))))
      return false;
  return of->names != NULL;
}

bool fc_named_csv_open(fc_reading *reading, const fc_json_value *at, fc_named_csv *out) {
  fc_named_file named;
  *out = (fc_named_csv){.reading = reading};
  const char *written = fc_reading_keep(reading, fc_json_text(at));
  if (!written || !fc_reading_named_file(reading, at, written, &named))
    return false;
  out->sha = fc_digest_new();
  fc_status status = !out->sha     ? fc_fail_memory(reading->ctx)
                     : named.given ? fc_file_memory(reading->ctx, named.path, named.given->bytes, named.given->n, &out->file)
                                   : fc_file_open(reading->ctx, named.path, named.root, &out->file);
  return fc_reading_note(reading, status) &&
         fc_reading_note(reading, fc_csv_open(reading->ctx, out->file, NULL, out->sha, &out->csv)) && keep_names(out);
}

void fc_named_csv_close(fc_named_csv *of) {
  fc_csv_free(of->csv);
  fc_file_free(of->file);
  fc_digest_free(of->sha);
}

const fc_csv_record *fc_named_csv_next(fc_named_csv *of) {
  const fc_csv_record *record = NULL;
  if (!fc_reading_note(of->reading, fc_csv_next(of->reading->ctx, of->csv, &record)))
    return NULL;
  if (record)
    of->rows = record->row;
  else if (fc_csv_bad_records(of->csv))
    fc_reading_note(of->reading, FC_BAD_FILE);
  return record;
}

const char *fc_named_csv_columns(const fc_named_csv *of, fc_str said) {
  fc_ctx *ctx = of->reading->ctx;
  const char *list = "";
  for (size_t i = 0; i < of->n_names; i++)
    list = fc_ctx_format(ctx, "%s%s\"%s\"", list, i ? ", " : "", of->names[i]);
  return fc_ctx_format(ctx, "its columns are %s%s", list, said.n ? fc_did_you_mean(ctx, said, of->names, of->n_names) : "");
}

bool fc_named_csv_refuse(fc_named_csv *of, size_t cell, size_t length, const char *code, const char *help, const char *is) {
  fc_where where = fc_csv_where(of->csv, cell, 0, length);
  where.field = of->names[cell];
  return fc_reading_note(of->reading, fc_fail(of->reading->ctx, FC_BAD_FILE, code, &where, help, "%s", is));
}

const char *fc_named_csv_digest(fc_named_csv *of) {
  char hex[65];
  fc_digest_hex(of->sha, hex);
  return fc_reading_keep(of->reading, fc_str_of(hex));
}
