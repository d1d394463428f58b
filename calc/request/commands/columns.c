/* columns.c - the columns of a CSV file: which role each header was matched to, how, and what stands in it. */
#include "request/detect.h"
#include "request/sources.h"
#include "table/reader.h"

#include <stdlib.h>

static const fc_column shown[] = {{"position", "", FC_INTEGER}, {"header", "", FC_TEXT}, {"role", "", FC_TEXT},
                                  {"how", "", FC_TEXT},         {"type", "", FC_TEXT},   {"sample", "", FC_TEXT}};

static fc_cell text_or_none(fc_str text) {
  return text.n ? fc_cell_text(text) : fc_cell_none();
}

static const char *type_of(fc_role role) {
  return role == FC_NO_ROLE ? "text" : fc_role_type_name(fc_role_get(role)->type);
}

static fc_str first_sample(const fc_batch *batch, size_t column) {
  for (size_t row = 0; batch && row < batch->rows; row++)
    if (batch->column[column].text[row].n)
      return batch->column[column].text[row];
  return (fc_str){"", 0};
}

static fc_status add_match(fc_table_builder *table, const fc_match *match, fc_str sample) {
  bool constant = match->cell == SIZE_MAX, further = match->role == FC_NO_ROLE;
  const fc_cell cells[] = {
      constant ? fc_cell_none() : fc_cell_integer((int64_t)match->cell + 1),
      text_or_none(fc_str_of(match->header)),
      further ? fc_cell_none() : fc_cell_text(fc_str_of(fc_role_get(match->role)->name)),
      further ? fc_cell_none() : fc_cell_text(fc_str_of(match->how)),
      fc_cell_text(fc_str_of(type_of(match->role))),
      text_or_none(sample),
  };
  return fc_table_add_row(table, cells);
}

/* Columns in the order of the file, what was set last. */
static fc_status put_matches(fc_result *result, const fc_reader *reader, const fc_batch *batch) {
  fc_table_builder *table;
  fc_status status = fc_result_build_table(result, "columns", shown, 6, &table);
  size_t columns = fc_reader_columns(reader), headers = fc_reader_headers(reader);
  for (size_t cell = 0; cell <= headers && !status; cell++)
    for (size_t i = 0; i < columns && !status; i++) {
      const fc_match *match = fc_reader_match(reader, i);
      if (cell < headers ? match->cell == cell : match->cell == SIZE_MAX)
        status = add_match(table, match, first_sample(batch, i));
    }
  return status;
}

static fc_status show_matches(fc_ctx *ctx, const fc_source *source, fc_result *result) {
  const fc_wanted wanted = {.everything = true};
  const fc_batch *batch = NULL;
  fc_reader *reader;
  fc_status status = fc_reader_open(ctx, source, &wanted, false, &reader);
  if (status)
    return status;
  fc_status read = fc_reader_next(ctx, reader, &batch); /* a bad cell is no fault of the columns */
  if (read == FC_NO_MEMORY || read == FC_CANCELLED)
    status = read;
  else if (put_matches(result, reader, read ? NULL : batch))
    status = fc_fail_memory(ctx);
  fc_reader_free(reader);
  return status;
}

static const char *how_matched(const fc_str *names, size_t count, size_t index, fc_table_kind as) {
  fc_role role = fc_alias_of(names[index], as).role;
  for (size_t i = 0; i < count; i++)
    if (i != index && fc_alias_of(names[i], as).role == role)
      return "candidate";
  return fc_role_find(names[index]) == role ? "name" : "alias";
}

/* Where the headers cannot be matched (two for one role), each is shown with the role that it could have. */
static fc_status put_candidates(fc_ctx *ctx, fc_csv *csv, fc_table_kind as, fc_result *result) {
  const fc_csv_record *header = fc_csv_header(csv), *record = NULL;
  fc_table_builder *table;
  fc_status status = fc_result_build_table(result, "columns", shown, 6, &table);
  fc_str *names = calloc(header->cells, sizeof *names);
  size_t count = header->cells;
  if (status || !names) {
    free(names);
    return fc_fail_memory(ctx);
  }
  for (size_t i = 0; i < count; i++)
    names[i] = fc_result_keep(result, header->cell[i]); /* the next record takes the place of the header */
  if (fc_csv_next(ctx, csv, &record))
    record = NULL;
  for (size_t i = 0; i < count && !status; i++) {
    const fc_match match = {.role = fc_alias_of(names[i], as).role,
                            .cell = i,
                            .header = names[i].p ? names[i].p : "",
                            .how = how_matched(names, count, i, as)};
    status = add_match(table, &match, record && i < record->cells ? record->cell[i] : (fc_str){"", 0});
  }
  free(names);
  return status ? fc_fail_memory(ctx) : FC_OK;
}

static fc_status show_candidates(fc_ctx *ctx, const fc_asked *asked, fc_table_kind as, fc_result *result) {
  fc_file *file;
  fc_csv *csv = NULL;
  fc_csv_layout layout;
  fc_asked_layout(asked, &layout);
  fc_status status = fc_asked_open(ctx, asked, fc_asked_argument(asked, 0), &file);
  if (!status)
    status = fc_csv_open_as(ctx, file, &layout, NULL, NULL, &csv);
  if (!status)
    status = put_candidates(ctx, csv, as, result);
  fc_csv_free(csv);
  fc_file_free(file);
  return status;
}

static fc_status show(fc_ctx *ctx, const fc_asked *asked, fc_result *result) {
  const char *path = fc_asked_argument(asked, 0);
  fc_table_kind as = FC_BUDGETS;
  fc_sources *sources = NULL;
  fc_status status = fc_detect_table(ctx, asked, path, &as);
  bool unmatched = status == FC_NO_MATCH; /* no header has a role: they are shown as they are */
  if (!status)
    status = fc_sources_files(ctx, asked, &path, &as, 1, &sources);
  if (status && !unmatched)
    return status;
  if (!unmatched)
    status = show_matches(ctx, fc_sources_list(sources), result);
  unmatched = unmatched || status == FC_BAD_FILE;
  if (unmatched)
    status = show_candidates(ctx, asked, as, result);
  if (unmatched && !status) {
    fc_notes_copy(fc_result_notes_mutable(result), fc_ctx_notes(ctx));
    fc_result_set_finding(result, true);
  }
  if (!status)
    status = fc_result_set(result, "as", fc_table_kind_name(as)) ? fc_fail_memory(ctx) : FC_OK;
  fc_sources_free(sources);
  return status;
}

static fc_status columns_run(fc_ctx *ctx, const fc_asked *asked, fc_result **out) {
  fc_status status = fc_result_new("columns", out);
  return status ? fc_fail_memory(ctx) : show(ctx, asked, *out);
}

static const fc_param params[] = {{.name = "FILE", .type = FC_PARAM_FILE, .required = true, .help = "a CSV file"},
                                  {.name = "as",
                                   .type = FC_PARAM_CHOICE,
                                   .value = "KIND",
                                   .choices = "budgets|grants|governments",
                                   .help = "what the rows are; without it the headers tell"},
                                  {0}};

const fc_command fc_command_columns = {
    .name = "columns",
    .summary = "which column each header of a file is read as, with its type and a sample",
    .synopsis = "columns FILE [--as KIND] [OPTIONS]",
    .about = "A header without a role is kept as text and can be selected on. Where two headers fit one role, or a needed "
             "one is missing, the roles that each header could have are shown, with the --map to give.",
    .examples = "  fiscalc columns budgets.csv\n"
                "  fiscalc columns ledger.csv --as grants --map amount=Actuals\n",
    .params = params,
    .shared = (const fc_option_group *const[]){&fc_options_reading, &fc_options_output, NULL},
    .run = columns_run,
};
