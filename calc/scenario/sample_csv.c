/* sample_csv.c - values that were seen, in a column of a CSV: past losses, trials of another model. An empty cell is no
 * value. */
#include "scenario/named_csv.h"
#include "scenario/sample.h"

typedef struct seen_rate {
  fc_rate rate;
} seen_rate;

static bool find_column(fc_named_csv *of, const fc_json_value *file, const fc_json_value *column, size_t *out) {
  fc_reading *reading = of->reading;
  fc_str name = column ? fc_json_text(column) : FC_STR("");
  if (column && !fc_reading_expect(reading, column, FC_JSON_TEXT))
    return false;
  *out = 0;
  if (!column && of->n_names == 1)
    return true;
  for (size_t i = 0; column && i < of->n_names; i++)
    if (fc_str_is(name, of->names[i])) {
      *out = i;
      return true;
    }
  if (column)
    fc_reading_fault(reading, column, false, "F338", fc_named_csv_columns(of, name), "the file has no column \"%.*s\"",
                     FC_STR_ARG(name));
  else
    fc_reading_fault(reading, file, false, "F303",
                     fc_ctx_format(reading->ctx, "%s: add \"column\": \"%s\"", fc_named_csv_columns(of, name), of->names[0]),
                     "the parameter does not say in which \"column\" of the file its values stand");
  return false;
}

static bool read_rows(fc_named_csv *of, size_t cell, fc_seq *seen) {
  const fc_csv_record *record;
  bool good = true;
  while ((record = fc_named_csv_next(of))) {
    fc_str text = fc_str_trim(record->cell[cell]);
    fc_rate rate;
    if (!text.n)
      continue;
    if (!fc_parameter_number(text, &rate)) {
      good = fc_named_csv_refuse(of, cell, text.n, "F306", "write 0.4, 40% or $4.3M, or leave the cell empty",
                                 "expected a number, a rate or an amount");
      continue;
    }
    seen_rate *slot = fc_seq_push(seen);
    if (!slot)
      return fc_reading_note(of->reading, fc_fail_memory(of->reading->ctx));
    slot->rate = rate;
  }
  return good && of->reading->status != FC_NO_MEMORY;
}

static bool keep(fc_named_csv *of, const fc_seq *seen, size_t cell, fc_sample *out, fc_parameter *parameter) {
  fc_reading *reading = of->reading;
  out->n = seen->count;
  out->exact = fc_reading_array(reading, seen->count, sizeof *out->exact);
  out->value = fc_reading_array(reading, seen->count, sizeof *out->value);
  fc_parameter_file *kept = fc_reading_array(reading, 1, sizeof *kept);
  if (!out->exact || !out->value || !kept)
    return false;
  for (size_t i = 0; i < seen->count; i++) {
    out->exact[i] = ((const seen_rate *)fc_seq_at(seen, i))->rate;
    out->value[i] = fc_ratio_double(fc_ratio_of(out->exact[i].num, out->exact[i].den));
  }
  *kept = (fc_parameter_file){.file = fc_reading_keep(reading, fc_str_of(fc_file_name(of->file))),
                              .as = "sample",
                              .sha256 = fc_named_csv_digest(of),
                              .rows = of->rows,
                              .role = "values",
                              .header = of->names[cell]};
  parameter->file = kept;
  return true;
}

bool fc_sample_from_csv(fc_reading *reading, const fc_json_value *file, const fc_json_value *column, fc_sample *out,
                        fc_parameter *parameter) {
  *out = (fc_sample){0};
  if (!fc_reading_expect(reading, file, FC_JSON_TEXT))
    return false;
  if (!fc_json_text(file).n) {
    fc_reading_fault(reading, file, false, "F306", "\"file\": \"losses.csv\", \"column\": \"loss\"", "\"file\" names no file");
    return false;
  }
  fc_named_csv of;
  fc_seq seen;
  size_t cell;
  fc_seq_init(&seen, sizeof(seen_rate));
  bool good = fc_named_csv_open(reading, file, &of) && find_column(&of, file, column, &cell) && read_rows(&of, cell, &seen);
  if (good && !seen.count) {
    fc_reading_fault(reading, column ? column : file, false, "F338", "name a file that holds some",
                     "the file holds no value of the parameter");
    good = false;
  }
  good = good && keep(&of, &seen, cell, out, parameter);
  fc_seq_free(&seen);
  fc_named_csv_close(&of);
  return good;
}
