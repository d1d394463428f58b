/* reader_notes.c - what a reader mended, rounded or left out, as notes: nothing is changed without a count. */
#include "table/reader_parts.h"

static const char *plural(uint64_t count) {
  return count == 1 ? "" : "s";
}

static void note(const fc_reader *reader, fc_notes *notes, const char *code, fc_role role, uint64_t count, const char *what,
                 const char *sample, const char *done) {
  if (!count)
    return;
  const fc_match *match = &reader->mapping.role[role].match;
  fc_where where = {.file = reader->mapping.file, .field = match->header};
  fc_notes_add(notes, FC_NOTE, code, &where, NULL, "%llu %s%s, such as %s, %s %s", (unsigned long long)count, what,
               plural(count), sample ? sample : "", count == 1 ? "was" : "were", done);
}

void fc_reader_notes(const fc_reader *reader, fc_notes *notes) {
  const fc_reader_report *report = &reader->report;
  const fc_samples *sample = &reader->sample;
  note(reader, notes, "N001", FC_ROLE_assistance_listing, report->restored, "Assistance Listing number", sample->restored,
       "given back the zeros that a spreadsheet had dropped");
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
    fc_notes_add(notes, FC_NOTE, "N003", &where, NULL, "%llu cell%s, such as \"%s\", hold%s no Assistance Listing number",
                 (unsigned long long)report->odd_listings, plural(report->odd_listings), sample->odd ? sample->odd : "",
                 report->odd_listings == 1 ? "s" : "");
  where.field = NULL;
  if (report->left_by_where)
    fc_notes_add(notes, FC_NOTE, "N007", &where, NULL, "%llu row%s left out by --where",
                 (unsigned long long)report->left_by_where, report->left_by_where == 1 ? " was" : "s were");
}
