/* reader_listing.c - does the file keep the zeros of its Assistance Listing numbers?
 *
 * A number with lost zeros (84.01) is restored at once. That is sound where other numbers of the file have three
 * decimals; where none has, its writer may have cut more than zeros (SEMANTICS section 1), which is known at the end. */
#include "table/reader_parts.h"

#define KEPT ((size_t)100) /* restored numbers that the error at the end lists; the rest are counted */

/* Looks at every record, also those that `where` leaves out. */
void fc_reader_watch_listing(fc_reader *reader, const fc_csv_record *record) {
  const fc_slot *slot = &reader->mapping.role[FC_ROLE_assistance_listing];
  fc_listing_watch *watch = &reader->listings;
  if (watch->sound || (slot->from != FC_SLOT_CELL && slot->from != FC_SLOT_JOINED))
    return;
  char number[8];
  fc_str written = fc_slot_text(reader, slot, record, 0);
  fc_listing_form form = fc_listing_read(written, number);
  watch->sound = fc_listing_has_decimals(written, form);
}

static fc_status refuse_exponent(fc_ctx *ctx, fc_reader *reader, const fc_csv_record *record, fc_str written) {
  const fc_slot *slot = &reader->mapping.role[FC_ROLE_assistance_listing];
  size_t cell = slot->match.cell;
  fc_where where = {.file = reader->mapping.file, .line = record->line, .row = record->row};
  if (cell != SIZE_MAX)
    where = fc_csv_where(reader->csv, cell, (size_t)(written.p - record->cell[cell].p), written.n);
  where.field = slot->match.header;
  where.mark = "digits are lost";
  reader->errors++;
  return fc_fail(ctx, FC_BAD_FILE, "F027", &where,
                 "a spreadsheet turned the number into an exponent: get the file from its source and open it with this "
                 "column as text",
                 "assistance_listing is no Assistance Listing number");
}

static fc_status keep_lost(fc_ctx *ctx, fc_reader *reader, const fc_csv_record *record, fc_str written) {
  fc_listing_watch *watch = &reader->listings;
  if (watch->sound || watch->lost.count >= KEPT)
    return FC_OK;
  fc_lost_zero *lost = fc_seq_push(&watch->lost);
  const char *text = fc_arena_text(&watch->text, written.p, written.n);
  if (!lost || !text)
    return fc_fail_memory(ctx);
  *lost = (fc_lost_zero){record->line, record->row, text};
  return FC_OK;
}

/* A listing number of a row that is kept. */
fc_status fc_reader_note_listing(fc_ctx *ctx, fc_reader *reader, const fc_csv_record *record, fc_str written) {
  char number[8];
  fc_reader_report *report = &reader->report;
  fc_samples *sample = &reader->sample;
  if (!written.n)
    return FC_OK;
  switch (fc_listing_read(written, number)) {
  case FC_LISTING_WHOLE:
  case FC_LISTING_TITLED:
    return FC_OK;
  case FC_LISTING_POINTED:
    report->pointed++;
    sample->pointed = fc_reader_sample(reader, sample->pointed, written);
    return FC_OK;
  case FC_LISTING_ODD:
    report->odd_listings++;
    sample->odd = fc_reader_sample(reader, sample->odd, written);
    return FC_OK;
  case FC_LISTING_EXPONENT:
    return refuse_exponent(ctx, reader, record, written);
  case FC_LISTING_RESTORED:
    break;
  }
  report->restored++;
  sample->restored = fc_reader_sample(reader, sample->restored, written);
  return keep_lost(ctx, reader, record, written);
}

fc_status fc_reader_check_listings(fc_ctx *ctx, fc_reader *reader) {
  fc_listing_watch *watch = &reader->listings;
  fc_status status = FC_OK;
  for (size_t i = 0; i < watch->lost.count && !watch->sound; i++) {
    const fc_lost_zero *lost = fc_seq_at(&watch->lost, i);
    fc_where where = {.file = reader->mapping.file,
                      .line = lost->line,
                      .row = lost->row,
                      .field = reader->mapping.role[FC_ROLE_assistance_listing].match.header,
                      .excerpt = fc_str_of(lost->text)};
    status = fc_fail(ctx, FC_BAD_FILE, "F027", &where,
                     "a spreadsheet dropped zeros, and no number of the file shows three decimals: get the file from its "
                     "source and open it with this column as text",
                     "assistance_listing has lost digits: %s", lost->text);
  }
  return status;
}
