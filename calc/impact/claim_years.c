/* claim_years.c - the money of a claim year by year, and the words for years and sources. */
#include "base/buf.h"
#include "impact/claim_parts.h"

const char *fc_claim_keep(fc_arena *arena, fc_buf *text) {
  size_t n;
  const char *made = fc_buf_data(text, &n);
  const char *kept = text->failed ? NULL : fc_arena_text(arena, made, n);
  fc_buf_reset(text);
  return kept;
}

static fc_claim_year *find_year(fc_seq *years, int year) {
  for (size_t i = 0; i < years->count; i++) {
    fc_claim_year *each = fc_seq_at(years, i);
    if (each->first == year)
      return each;
  }
  fc_claim_year *added = fc_seq_push(years);
  if (!added)
    return NULL;
  size_t at = years->count - 1;
  for (; at > 0; at--) { /* those behind it move up */
    const fc_claim_year *before = fc_seq_at(years, at - 1);
    if (before->first < year)
      break;
    *(fc_claim_year *)fc_seq_at(years, at) = *before;
  }
  added = fc_seq_at(years, at);
  *added = (fc_claim_year){.first = year, .last = year, .point = true};
  return added;
}

static void add_origin(fc_claim_year *to, fc_origin origin) {
  if (to->rows == 0 || origin.source < to->origin.source) {
    to->origin = origin;
    to->last_line = origin.line;
  } else if (origin.source == to->origin.source) {
    to->origin.line = origin.line < to->origin.line ? origin.line : to->origin.line;
    to->last_line = origin.line > to->last_line ? origin.line : to->last_line;
  }
}

bool fc_claim_add_row(fc_seq *years, int year, const fc_award *award) {
  fc_claim_year *to = find_year(years, year);
  if (!to)
    return false;
  fc_hedge hedge = award->amount.hedge;
  fc_span_add(&to->amount, award->amount);
  to->open_low = to->open_low || hedge == FC_UP_TO || hedge == FC_LESS_THAN;
  to->open_high = to->open_high || hedge == FC_AT_LEAST || hedge == FC_MORE_THAN;
  to->flag = to->rows == 0 || to->flag == award->flag ? award->flag : 0;
  to->note = to->rows == 0 || to->note == award->note ? award->note : 0;
  to->url = to->rows == 0 || to->url == award->source_url ? award->source_url : 0;
  if (to->rows == 0 || to->last_government != award->government)
    to->governments++;
  to->last_government = award->government;
  add_origin(to, award->origin);
  to->rows++;
  return true;
}

/* "-14" behind 2010, "-2003" behind 1998. */
static void put_last(fc_buf *out, int first, int last) {
  if (last == first)
    return;
  if (last / 100 == first / 100)
    fc_buf_printf(out, "-%02d", last % 100);
  else
    fc_buf_printf(out, "-%d", last);
}

const char *fc_claim_years_words(fc_arena *arena, const fc_seq *years, const bool *in, bool award_years) {
  fc_buf text = {0};
  int from = 0, to = 0;
  const char *prefix = award_years ? "FFY" : "FY";
  for (size_t i = 0; i <= years->count; i++) {
    const fc_claim_year *year = i < years->count ? fc_seq_at(years, i) : NULL;
    if (year && (!year->first || (in && !in[i])))
      continue;
    if (year && from && year->first == to + 1) {
      to = year->last;
      continue;
    }
    if (from) {
      fc_buf_printf(&text, "%s%s%d", text.n ? ", " : "", prefix, from);
      put_last(&text, from, to);
    }
    if (year) {
      from = year->first;
      to = year->last;
    }
  }
  return fc_claim_keep(arena, &text);
}

const char *fc_claim_source_words(fc_arena *arena, const fc_dataset *dataset, fc_origin origin, uint32_t last_line,
                                  size_t rows) {
  fc_buf text = {0};
  if (!origin.line)
    return "";
  fc_where where = fc_dataset_where(dataset, origin);
  fc_buf_printf(&text, "%s:%llu", where.file, (unsigned long long)where.line);
  if (last_line > origin.line)
    fc_buf_printf(&text, "-%u", last_line);
  if (last_line > origin.line && last_line - origin.line + 1 > rows)
    fc_buf_printf(&text, " (%zu rows)", rows);
  return fc_claim_keep(arena, &text);
}
