/* reader_notes.c - what a reader mended, rounded or left out, as notes: nothing is changed without a count. */
#include "table/reader_parts.h"

static const char *plural(uint64_t count) {
  return count == 1 ? "" : "s";
}

static void note(const fc_reader *reader, fc_notes *notes, const char *code, fc_role role, uint64_t count,
                 const char *what, const char *sample, const char *done) {
  if (!count)
    return;
  const fc_match *match = &reader->mapping.role[role].match;
  fc_where where = {.file = reader->mapping.file, .field = match->header};
  fc_notes_add(notes, FC_NOTE, code, &where, NULL, "%llu %s%s, such as %s, %s %s", (unsigned long long)count, what,
               plural(count), sample ? sample : "", count == 1 ? "was" : "were", done);
}

static const char *delimiter_name(char delimiter) {
  return delimiter == ';' ? "semicolons" : delimiter == '\t' ? "tabs" : "bars";
}

/* What the file turned out to be, where it is not as RFC 4180 has it. */
static void note_layout(const fc_reader *reader, fc_notes *notes) {
  const fc_csv_found *found = fc_csv_found_of(reader->csv);
  const fc_csv_layout *said = &reader->source->layout;
  fc_where where = {.file = reader->mapping.file};
  if (found->delimiter != ',' && !said->delimiter)
    fc_notes_add(notes, FC_NOTE, "N008", &where, NULL, "its cells are parted by %s", delimiter_name(found->delimiter));
  if (found->titles && !said->header_line)
    fc_notes_add(notes, FC_NOTE, "N009", &where, "--header LINE says on which line the header stands",
                 "%llu line%s before the header, such as \"%s\", %s passed over", (unsigned long long)found->titles,
                 plural(found->titles), found->title, found->titles == 1 ? "was" : "were");
  where.line = found->converted;
  if (found->converted)
    fc_notes_add(notes, FC_NOTE, "N010", &where, "save the file as \"CSV UTF-8\" to be sure of its letters",
                 "the file is not UTF-8 from this line on and was read as Windows-1252");
}

static void note_shape(const fc_reader *reader, fc_notes *notes) {
  const fc_mapping *mapping = &reader->mapping;
  const fc_reader_report *report = &reader->report;
  fc_role held = mapping->kind == FC_GOVERNMENTS ? FC_ROLE_population : FC_ROLE_amount;
  fc_where where = {.file = mapping->file, .field = mapping->role[held].match.header};
  if (mapping->wide_found)
    fc_notes_add(notes, FC_NOTE, "N011", &where, "--map says which one is meant, --across which ones",
                 "%zu columns hold %ss of years: each row was read once for each of them", mapping->n_wide,
                 fc_role_get(held)->name);
  if (report->missing)
    fc_notes_add(notes, FC_NOTE, "N012", &where, NULL, "%llu cell%s that read%s \"%s\" or the like %s taken as empty",
                 (unsigned long long)report->missing, plural(report->missing), report->missing == 1 ? "s" : "",
                 reader->sample.missing ? reader->sample.missing : "", report->missing == 1 ? "is" : "are");
}

void fc_reader_notes(const fc_reader *reader, fc_notes *notes) {
  const fc_reader_report *report = &reader->report;
  const fc_samples *sample = &reader->sample;
  note_layout(reader, notes);
  note_shape(reader, notes);
  fc_reader_note_sieve(reader, notes);
  note(reader, notes, "N001", FC_ROLE_assistance_listing, report->restored, "Assistance Listing number",
       sample->restored, "given back the zeros that a spreadsheet had dropped");
  note(reader, notes, "N002", FC_ROLE_assistance_listing, report->pointed, "Assistance Listing number", sample->pointed,
       "given the point that it is written with");
  note(reader, notes, "N004", FC_ROLE_amount, report->tails, "amount", sample->tail,
       "rounded to the cent: a computer's fraction had left a tail of digits");
  note(reader, notes, "N005", FC_ROLE_amount, report->rounded, "amount", sample->rounded,
       "rounded to the cent, as --amounts round says");
  note(reader, notes, "N006", FC_ROLE_amount, report->exponents, "amount", sample->exponent,
       "read with the range that the digits lost to the exponent leave");
  fc_where where = {.file = reader->mapping.file,
                    .field = reader->mapping.role[FC_ROLE_assistance_listing].match.header};
  if (report->odd_listings)
    fc_notes_add(notes, FC_NOTE, "N003", &where, NULL,
                 "%llu cell%s, such as \"%s\", hold%s no Assistance Listing number",
                 (unsigned long long)report->odd_listings, plural(report->odd_listings), sample->odd ? sample->odd : "",
                 report->odd_listings == 1 ? "s" : "");
  where.field = NULL;
  if (report->left_by_where)
    fc_notes_add(notes, FC_NOTE, "N007", &where, NULL, "%llu row%s left out by --where",
                 (unsigned long long)report->left_by_where, report->left_by_where == 1 ? " was" : "s were");
}
