/* claim_page.c - claims as blocks of text (SEMANTICS section 3, Claims). */
#include "report/claim_page.h"
#include "base/diag.h"
#include "report/claim_words.h"
#include "report/closing.h"
#include "report/page.h"

#define TAB 12       /* where the texts of labeled lines start */
#define OUTCOME 10   /* width of "holds(*)" and its blanks */
#define NARROWEST 16 /* of the column of readings */
#define WIDEST 42
#define VALUE_WIDEST 26    /* of the column of figures */
#define FARTHEST 66        /* where details may start in the line of their figure; else they stand below it */
#define LARGEST_SOURCES 26 /* told by a letter, since numbers are those of the answer's own sources */

/* The places that readings name, each once, in the order in which they are printed. */
typedef struct cited_place {
  fc_buf rows, url;
} cited_place;

typedef struct cited_places {
  cited_place place[LARGEST_SOURCES];
  size_t n;
} cited_places;

typedef struct claim_block {
  const fc_row_reader *claim;
  fc_row_reader reading;
  cited_places *cited;
  size_t width, value_width;
  int most;
} claim_block;

/* The letter's number of a reading's place; 0: it names none, or the letters have run out. */
static size_t cite(cited_places *cited, const fc_row_reader *reading) {
  fc_str rows = fc_row_text(reading, "source"), url = fc_row_text(reading, "source_url");
  for (size_t i = 0; rows.n && i < cited->n; i++)
    if (fc_str_eq(fc_made(&cited->place[i].rows), rows) && fc_str_eq(fc_made(&cited->place[i].url), url))
      return i + 1;
  if (!rows.n || cited->n == LARGEST_SOURCES)
    return 0;
  fc_buf_str(&cited->place[cited->n].rows, rows);
  fc_buf_str(&cited->place[cited->n].url, url);
  return ++cited->n;
}

static void put_value(fc_buf *out, const claim_block *block) {
  fc_reading value = fc_row_figure(&block->reading, "value");
  fc_str hedge = fc_row_text(&block->reading, "hedge");
  fc_str unit = fc_row_text(&block->reading, "unit");
  size_t start = out->n;
  fc_print_text(out, hedge);
  fc_buf_text(out, hedge.n ? " " : "");
  fc_print_claimed(out, &value, unit, block->most);
  fc_abbreviate(out, start);
  if (fc_row_is(&block->reading, "yearly") && fc_str_is(unit, FC_UNIT_DOLLARS))
    fc_buf_text(out, " a year");
}

/* Is a yes or no there, and which? */
static const char *outcome(const fc_row_reader *reading) {
  size_t column = fc_table_find_column(reading->table, "holds");
  if (!reading->cells[column].present)
    return "open";
  if (!fc_row_is(reading, "holds"))
    return "fails";
  return fc_row_is(reading, "holds_strict") ? "holds" : "holds(*)";
}

static void put_part(fc_buf *out, const char *before, fc_str text) {
  if (!text.n)
    return;
  fc_buf_text(out, out->n ? before : "");
  fc_print_text(out, text);
}

/* "of the adopted budget, all funds; City accounts, actual, FY2010-14; $5.7M short" */
static void put_details(fc_buf *out, const claim_block *block) {
  const fc_row_reader *reading = &block->reading;
  fc_str whole = fc_row_text(reading, "denominator");
  if (whole.n && !fc_str_is(fc_row_text(reading, "unit"), FC_UNIT_RESIDENT)) {
    fc_reading amount = fc_row_figure(reading, "denominator_amount");
    fc_buf_text(out, "of ");
    size_t start = out->n;
    fc_print_money(out, &amount, block->most);
    fc_abbreviate(out, start);
    fc_buf_text(out, ", ");
    fc_print_text(out, whole);
  }
  put_part(out, "; ", fc_row_text(reading, "estimator"));
  put_part(out, ", ", fc_row_text(reading, "stage_words"));
  put_part(out, ", ", fc_row_text(reading, "years"));
  int64_t governments = fc_row_integer(reading, "governments", 0), of = fc_row_integer(block->claim, "governments", 0);
  if (governments && governments < of)
    fc_buf_printf(out, "%s%lld of %lld governments", out->n ? ", " : "", (long long)governments, (long long)of);
  if (fc_row_text(reading, "flag").n)
    put_part(out, "; ", fc_row_text(reading, "note"));
}

static void put_judgment(fc_buf *out, const claim_block *block) {
  const fc_row_reader *reading = &block->reading;
  fc_reading margin = fc_row_figure(reading, "margin"), value = fc_row_figure(reading, "value");
  fc_reading limit = fc_row_figure(reading, "threshold");
  fc_str unit = fc_row_text(reading, "unit");
  fc_str what = fc_str_of(outcome(reading));
  if (fc_str_is(what, "holds(*)"))
    put_part(out, "; ", FC_STR("not strictly"));
  if (fc_str_is(what, "open"))
    put_part(out, "; ", FC_STR("its range holds both"));
  if (fc_str_is(what, "fails") && margin.present && limit.present) {
    fc_buf_text(out, out->n ? "; " : "");
    size_t start = out->n;
    fc_ratio at = value.point ? value.value : value.low;
    fc_print_missed(out, margin.value, fc_ratio_cmp(at, limit.value) <= 0, unit);
    fc_abbreviate(out, start);
  }
  if (fc_row_is(reading, "rounds_to"))
    put_part(out, "; ", FC_STR("rounds to what was said"));
  if (!fc_row_is(reading, "independent"))
    fc_buf_text(out, out->n ? " (the speaker's own figure)" : "the speaker's own figure");
}

static void put_reading(fc_buf *out, const claim_block *block) {
  const fc_row_reader *reading = &block->reading;
  fc_buf text = {0};
  const char *what = outcome(reading);
  size_t indent = 4 + OUTCOME + block->width + 2 + block->value_width + 2, column = indent;
  bool below = indent > FARTHEST;
  fc_buf_printf(out, "    %s", what);
  fc_buf_fill(out, ' ', OUTCOME - fc_utf8_width(fc_str_of(what)));
  fc_print_text(&text, fc_row_text(reading, "reading"));
  size_t width = fc_utf8_width(fc_made(&text));
  fc_buf_str(out, fc_made(&text));
  if (width > block->width) {
    fc_buf_char(out, '\n');
    width = 0;
    fc_buf_fill(out, ' ', 4 + OUTCOME);
  }
  fc_buf_fill(out, ' ', block->width - width + 2);
  fc_buf_clear(&text);
  put_value(&text, block);
  fc_buf_str(out, fc_made(&text));
  width = fc_utf8_width(fc_made(&text));
  if (below) {
    column = indent = 4 + OUTCOME + 2;
    fc_buf_char(out, '\n');
    fc_buf_fill(out, ' ', indent);
  } else {
    column += width > block->value_width ? width - block->value_width : 0;
    fc_buf_fill(out, ' ', width < block->value_width ? block->value_width - width + 2 : 2);
  }
  fc_buf_clear(&text);
  put_details(&text, block);
  put_judgment(&text, block);
  size_t number = cite(block->cited, reading);
  if (number)
    fc_buf_printf(&text, " [%c]", (char)('a' + number - 1));
  while (!text.n && out->n && out->p[out->n - 1] == ' ')
    fc_buf_cut(out, out->n - 1);
  if (!text.n && out->n && out->p[out->n - 1] == '\n') /* nothing to stand below */
    fc_buf_cut(out, out->n - 1);
  fc_lines_wrap(out, fc_made(&text), column, indent);
  fc_buf_reset(&text);
}

static bool is_of(const claim_block *block) {
  return fc_row_integer(&block->reading, "claim", 0) == fc_row_integer(block->claim, "claim", 0);
}

static void measure(claim_block *block) {
  fc_buf text = {0};
  block->width = NARROWEST;
  block->value_width = 0;
  for (size_t i = 0; i < fc_table_rows(block->reading.table); i++) {
    fc_row_read(&block->reading, i);
    if (!is_of(block))
      continue;
    size_t width = fc_utf8_width(fc_row_text(&block->reading, "reading"));
    if (width > block->width && width <= WIDEST)
      block->width = width;
    fc_buf_clear(&text);
    put_value(&text, block);
    width = fc_utf8_width(fc_made(&text));
    if (width > block->value_width && width <= VALUE_WIDEST)
      block->value_width = width;
  }
  fc_buf_reset(&text);
}

/* "at least $10 million lost (*: strictly, at least $20 million)" */
static void put_read_as(fc_buf *out, const fc_row_reader *claim, fc_buf *text) {
  fc_str strict = fc_row_text(claim, "read_as_strict");
  fc_print_text(text, fc_row_text(claim, "read_as"));
  if (strict.n) {
    fc_buf_text(text, " (*: strictly, ");
    fc_print_text(text, strict);
    fc_buf_char(text, ')');
  }
  fc_lines_labeled(out, "READ AS", TAB, fc_made(text));
}

static void put_verdict(fc_buf *out, const fc_row_reader *claim, fc_buf *text) {
  fc_str verdict = fc_row_text(claim, "verdict"), on = fc_row_text(claim, "verdict_on");
  for (size_t i = 0; i < verdict.n; i++)
    fc_buf_char(text, verdict.p[i] >= 'a' && verdict.p[i] <= 'z' ? (char)(verdict.p[i] - 'a' + 'A') : verdict.p[i]);
  put_part(text, " ", on);
  if (fc_row_text(claim, "missing").n)
    put_part(text, ": this would need ", fc_row_text(claim, "missing"));
  fc_lines_labeled(out, "VERDICT", TAB, fc_made(text));
}

static void put_head(fc_buf *out, const fc_row_reader *claim) {
  fc_buf text = {0};
  fc_buf_char(&text, '"');
  fc_print_text(&text, fc_row_text(claim, "says"));
  fc_buf_char(&text, '"');
  fc_print_in_parentheses(&text, fc_row_text(claim, "who"));
  fc_lines_labeled(out, "CLAIM", TAB, fc_made(&text));
  fc_buf_clear(&text);
  put_read_as(out, claim, &text);
  fc_buf_clear(&text);
  put_verdict(out, claim, &text);
  fc_buf_reset(&text);
}

/* "It would hold of a whole of $58.5 billion or more. Nearest here: ..." */
static void put_implied(fc_buf *out, const claim_block *block) {
  fc_reading from = fc_row_figure(block->claim, "whole_from"), to = fc_row_figure(block->claim, "whole_to");
  fc_str nearest = fc_row_text(block->claim, "nearest");
  fc_buf text = {0};
  fc_str verdict = fc_row_text(block->claim, "verdict");
  if ((!from.present && !to.present) || fc_str_is(verdict, "holds") || fc_str_is(verdict, "cannot say"))
    return;
  fc_buf_text(&text, "It would hold of a whole of ");
  if (from.present && to.present && fc_ratio_cmp(from.value, to.value) != 0) {
    const fc_reading both = {true, false, {0, 1}, from.value, to.value};
    fc_print_money(&text, &both, 3);
  } else {
    fc_print_money(&text, from.present ? &from : &to, 3);
    fc_buf_text(&text, !to.present ? " or more" : !from.present ? " or less" : "");
  }
  if (nearest.n) {
    fc_buf_text(&text, "; nearest to that stands ");
    fc_print_text(&text, nearest);
  }
  fc_buf_char(&text, '.');
  fc_buf_text(out, "\n    ");
  fc_lines_wrap(out, fc_made(&text), 4, 4);
  fc_buf_reset(&text);
}

static void put_claim(fc_buf *out, claim_block *block) {
  put_head(out, block->claim);
  measure(block);
  bool any = false;
  for (size_t i = 0; i < fc_table_rows(block->reading.table); i++) {
    fc_row_read(&block->reading, i);
    if (!is_of(block))
      continue;
    fc_buf_text(out, any ? "" : "\n");
    any = true;
    put_reading(out, block);
  }
  put_implied(out, block);
}

/* The first of the places with the address of place `i`. */
static size_t first_with(const cited_places *cited, size_t i) {
  size_t first = 0;
  while (!fc_str_eq(fc_made(&cited->place[first].url), fc_made(&cited->place[i].url)))
    first++;
  return first;
}

/* "[a] grants.csv:10-14 https://...", "[b] grants.csv:18-21, the address of [a]" */
static void put_sources(fc_buf *out, const cited_places *cited) {
  fc_buf text = {0};
  for (size_t i = 0; i < cited->n; i++) {
    fc_str url = fc_made(&cited->place[i].url);
    size_t first = first_with(cited, i);
    fc_buf_clear(&text);
    fc_buf_printf(&text, "[%c] ", (char)('a' + i));
    fc_print_text(&text, fc_made(&cited->place[i].rows));
    if (url.n && first < i)
      fc_buf_printf(&text, ", the address of [%c]", (char)('a' + first));
    else
      put_part(&text, " ", url);
    fc_buf_text(out, i ? "" : "\n");
    fc_lines_labeled(out, i ? "" : "readings", TAB + 1, fc_made(&text));
  }
  fc_buf_reset(&text);
}

fc_status fc_print_claims(fc_buf *out, const fc_result *result, int most) {
  const fc_table *claims = fc_result_find(result, "claims");
  fc_row_reader claim = {0};
  cited_places cited = {.n = 0};
  if (!claims || !fc_table_rows(claims))
    return FC_OK;
  claim_block block = {.claim = &claim, .cited = &cited, .most = most};
  fc_status status = FC_NO_MEMORY;
  if (fc_row_open(&claim, claims) && fc_row_open(&block.reading, fc_result_find(result, "readings"))) {
    for (size_t i = 0; i < fc_table_rows(claims); i++) {
      fc_row_read(&claim, i);
      fc_buf_char(out, '\n');
      put_claim(out, &block);
    }
    put_sources(out, &cited);
    status = fc_buf_status(out);
  }
  for (size_t i = 0; i < cited.n; i++) {
    fc_buf_reset(&cited.place[i].rows);
    fc_buf_reset(&cited.place[i].url);
  }
  fc_row_close(&block.reading);
  fc_row_close(&claim);
  return status;
}

fc_status fc_print_claim_sentences(fc_buf *out, const fc_result *result) {
  const fc_table *claims = fc_result_find(result, "claims");
  fc_row_reader claim;
  if (!fc_row_open(&claim, claims))
    return FC_NO_MEMORY;
  for (size_t i = 0; claims && i < fc_table_rows(claims); i++) {
    fc_row_read(&claim, i);
    fc_buf_text(out, i ? "\n" : "");
    fc_print_text(out, fc_row_text(&claim, "sentence"));
  }
  fc_row_close(&claim);
  return fc_buf_status(out);
}

bool fc_claim_page_fits(const fc_result *result) {
  return fc_result_rows(result, "claims") > 0 && !fc_result_find(result, "impact");
}

/* The sentences as paragraphs, the blocks, then what must be known of the data. */
static fc_status put_sentences(fc_buf *out, const fc_result *result) {
  fc_buf text = {0};
  fc_status status = fc_print_claim_sentences(&text, result);
  for (fc_str rest = fc_made(&text); rest.n;) {
    size_t n = 0;
    while (n < rest.n && rest.p[n] != '\n')
      n++;
    fc_lines_wrap(out, (fc_str){rest.p, n}, 0, 0);
    n += n < rest.n;
    rest = (fc_str){rest.p + n, rest.n - n};
  }
  fc_buf_reset(&text);
  return status;
}

fc_status fc_claim_page(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink) {
  fc_buf *out = fc_sink_buf(sink);
  fc_status status = put_sentences(out, result);
  if (!status)
    status = fc_print_claims(out, result, fc_digits_most(options));
  if (!status) {
    fc_closing_notes(out, result, FC_STR(""));
    fc_closing_again(out, result);
  }
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
