/* claims_tables.c - tables claims and readings. Figures of readings are in the unit of their claim, amounts in dollars. */
#include "base/buf.h"
#include "dataset/stage.h"
#include "report/claim_words.h"
#include "request/claims.h"

typedef struct row_filling {
  fc_cell *cells;
  size_t n;
} row_filling;

static void put(row_filling *row, fc_cell cell) {
  row->cells[row->n++] = cell;
}

static void put_text(row_filling *row, fc_str text) {
  put(row, text.n ? fc_cell_text(text) : fc_cell_none());
}

static void put_words(row_filling *row, const char *text) {
  put_text(row, fc_str_of(text));
}

static void put_made(row_filling *row, const fc_buf *text) {
  put_text(row, (fc_str){text->p, text->n});
}

static void put_holds(row_filling *row, fc_holds holds) {
  put(row, holds == FC_OPEN ? fc_cell_none() : fc_cell_bool(holds == FC_HOLDS));
}

static void put_span(row_filling *row, fc_span span, bool given, bool point) {
  put(row, given && point ? fc_cell_money(span.value) : fc_cell_none());
  put(row, given ? fc_cell_money(span.low) : fc_cell_none());
  put(row, given ? fc_cell_money(span.high) : fc_cell_none());
}

/* ---- claims ---- */

static const fc_column claim_columns[] = {{"claim", "", FC_INTEGER},
                                          {"who", "", FC_TEXT},
                                          {"says", "", FC_TEXT},
                                          {"metric", "", FC_TEXT},
                                          {"said_of", "", FC_TEXT},
                                          {"read_as", "", FC_TEXT},
                                          {"read_as_strict", "", FC_TEXT},
                                          {"lexicon", "", FC_TEXT},
                                          {"verdict", "", FC_TEXT},
                                          {"verdict_on", "", FC_TEXT},
                                          {"verdict_strict", "", FC_TEXT},
                                          {"missing", "", FC_TEXT},
                                          {"readings_hold", "", FC_INTEGER},
                                          {"readings_fail", "", FC_INTEGER},
                                          {"readings_open", "", FC_INTEGER},
                                          {"speaker_alone", "", FC_BOOL},
                                          {"governments", "", FC_INTEGER},
                                          {"whole_from", "USD", FC_MONEY},
                                          {"whole_to", "USD", FC_MONEY},
                                          {"nearest", "", FC_TEXT},
                                          {"sentence", "", FC_TEXT},
                                          {"note", "", FC_TEXT},
                                          {"source", "", FC_TEXT}};
enum { CLAIM_COLUMNS = sizeof claim_columns / sizeof *claim_columns };

enum { READ_AS, READ_AS_STRICT, LEXICON, NEAREST, SENTENCE, TEXTS };

static bool same_bound(const fc_bound *a, const fc_bound *b) {
  return a->given == b->given && (!a->given || (a->open == b->open && fc_ratio_cmp(a->at, b->at) == 0));
}

/* "tens of millions: >=10M, strictly >=20M; at minimum: >=1" */
static void print_lexicon(fc_buf *out, const fc_understood *said) {
  for (size_t i = 0; i < said->phrases; i++) {
    const fc_phrase *phrase = said->phrase[i];
    fc_buf_printf(out, "%s%s: %s", i ? "; " : "", phrase->words, phrase->loose);
    if (!fc_str_eq(fc_str_of(phrase->loose), fc_str_of(phrase->strict)))
      fc_buf_printf(out, ", strictly %s", phrase->strict);
  }
}

/* "taxes revenue, as planned: $57.294 billion, of which it is 1.33%" */
static void print_nearest(fc_buf *out, const fc_claim_answer *answer) {
  const fc_claim_reading *nearest = fc_claim_nearest_reading(answer);
  if (!nearest)
    return;
  const fc_claim_figure *figure = &nearest->figure;
  const fc_reading share = {true, figure->point, figure->value, figure->low, figure->high};
  const fc_reading whole = {true, nearest->whole_point, fc_ratio_of(nearest->whole.value, 100),
                            fc_ratio_of(nearest->whole.low, 100), fc_ratio_of(nearest->whole.high, 100)};
  fc_buf_printf(out, "%s, ", nearest->whole_words);
  fc_print_money(out, &whole, 5);
  fc_buf_text(out, ", of which it is ");
  fc_print_claimed(out, &share, fc_str_of(fc_claim_unit_name(answer->claim)), 3);
}

static void print_texts(const fc_claim_answer *answer, fc_buf *texts) {
  const fc_understood *said = &answer->claim->said;
  fc_claim_bounds_words(&texts[READ_AS], answer->claim, &said->loose);
  if (!same_bound(&said->loose.low, &said->strict.low) || !same_bound(&said->loose.high, &said->strict.high))
    fc_claim_bounds_words(&texts[READ_AS_STRICT], answer->claim, &said->strict);
  print_lexicon(&texts[LEXICON], said);
  print_nearest(&texts[NEAREST], answer);
  fc_claim_sentence(&texts[SENTENCE], answer);
}

static fc_cell whole_cell(bool given, fc_ratio dollars) {
  return given ? fc_cell_money(fc_i128_divide(dollars.num * 100, dollars.den, FC_HALF_AWAY)) : fc_cell_none();
}

static void fill_claim(row_filling *row, const fc_claim_answer *answer, size_t number, const fc_buf *texts) {
  const fc_claim *claim = answer->claim;
  put(row, fc_cell_integer((int64_t)number));
  put_words(row, claim->who);
  put_words(row, claim->says);
  put_words(row, fc_claim_metric_name(claim->metric));
  put_text(row, claim->said.of);
  put_made(row, &texts[READ_AS]);
  put_made(row, &texts[READ_AS_STRICT]);
  put_made(row, &texts[LEXICON]);
  put_words(row, fc_verdict_name(answer->loose));
  put_words(row, fc_claim_depends(answer));
  put_words(row, fc_verdict_name(answer->strict));
  put_words(row, answer->missing);
  for (int holds = FC_HOLDS; holds >= FC_FAILS; holds -= 2)
    put(row, fc_cell_integer((int64_t)answer->count[holds]));
  put(row, fc_cell_integer((int64_t)answer->count[FC_OPEN]));
  put(row, fc_cell_bool(answer->own_alone));
  put(row, answer->governments ? fc_cell_integer((int64_t)answer->governments) : fc_cell_none());
  put(row, whole_cell(answer->has_whole_low, answer->whole_low));
  put(row, whole_cell(answer->has_whole_high, answer->whole_high));
  put_made(row, &texts[NEAREST]);
  put_made(row, &texts[SENTENCE]);
  put_words(row, claim->note);
  put_words(row, claim->source);
}

static fc_status write_claim(fc_table_builder *table, const fc_claim_answer *answer, size_t number) {
  fc_buf texts[TEXTS] = {{0}};
  fc_cell cells[CLAIM_COLUMNS];
  row_filling row = {cells, 0};
  fc_status status = FC_OK;
  print_texts(answer, texts);
  for (size_t i = 0; i < TEXTS; i++)
    status = status ? status : fc_buf_status(&texts[i]);
  if (!status) {
    fill_claim(&row, answer, number, texts);
    status = fc_table_add_row(table, cells);
  }
  for (size_t i = 0; i < TEXTS; i++)
    fc_buf_reset(&texts[i]);
  return status;
}

/* ---- readings ---- */

static const fc_column reading_columns[] = {{"claim", "", FC_INTEGER},
                                            {"reading", "", FC_TEXT},
                                            {"holds", "", FC_BOOL},
                                            {"holds_strict", "", FC_BOOL},
                                            {"value", "", FC_NUMBER},
                                            {"value_low", "", FC_NUMBER},
                                            {"value_high", "", FC_NUMBER},
                                            {"unit", "", FC_TEXT},
                                            {"hedge", "", FC_TEXT},
                                            {"threshold", "", FC_NUMBER},
                                            {"margin", "", FC_NUMBER},
                                            {"rounds_to", "", FC_BOOL},
                                            {"estimator", "", FC_TEXT},
                                            {"independent", "", FC_BOOL},
                                            {"years", "", FC_TEXT},
                                            {"yearly", "", FC_BOOL},
                                            {"governments", "", FC_INTEGER},
                                            {"stage", "", FC_TEXT},
                                            {"stage_words", "", FC_TEXT},
                                            {"amount", "USD", FC_MONEY},
                                            {"amount_low", "USD", FC_MONEY},
                                            {"amount_high", "USD", FC_MONEY},
                                            {"denominator", "", FC_TEXT},
                                            {"denominator_stage", "", FC_TEXT},
                                            {"scope", "", FC_TEXT},
                                            {"denominator_amount", "USD", FC_MONEY},
                                            {"denominator_amount_low", "USD", FC_MONEY},
                                            {"denominator_amount_high", "USD", FC_MONEY},
                                            {"flag", "", FC_TEXT},
                                            {"note", "", FC_TEXT},
                                            {"source", "", FC_TEXT},
                                            {"denominator_source", "", FC_TEXT},
                                            {"source_url", "", FC_TEXT}};
enum { READING_COLUMNS = sizeof reading_columns / sizeof *reading_columns };

static void fill_figure(row_filling *row, const fc_claim *claim, const fc_claim_reading *reading) {
  const fc_claim_figure *figure = &reading->figure;
  put(row, figure->point ? fc_cell_ratio(figure->value) : fc_cell_none());
  put(row, fc_cell_ratio(figure->low));
  put(row, fc_cell_ratio(figure->high));
  put_words(row, fc_claim_unit_name(claim));
  put_words(row, figure->open_high ? "at least" : figure->open_low ? "up to" : "");
  put(row, reading->has_threshold ? fc_cell_ratio(reading->threshold) : fc_cell_none());
  put(row, reading->has_threshold ? fc_cell_ratio(reading->margin) : fc_cell_none());
  put(row, fc_cell_bool(reading->near));
}

static void fill_whole(row_filling *row, const fc_claim_reading *reading) {
  put_words(row, reading->whole_words);
  put_text(row, reading->whole_stage);
  put_text(row, reading->whole_scope);
  put_span(row, reading->whole, reading->has_whole && !reading->of_residents, reading->whole_point);
}

static void fill_reading(row_filling *row, const fc_claim *claim, const fc_claim_reading *reading, size_t number,
                         const fc_buf *stage) {
  put(row, fc_cell_integer((int64_t)number));
  put_words(row, reading->words);
  put_holds(row, reading->loose);
  put_holds(row, reading->strict);
  fill_figure(row, claim, reading);
  put_text(row, reading->estimator);
  put(row, fc_cell_bool(reading->independent));
  put_words(row, reading->years);
  put(row, fc_cell_bool(reading->yearly));
  put(row, reading->governments ? fc_cell_integer((int64_t)reading->governments) : fc_cell_none());
  put_text(row, reading->stage);
  put_made(row, stage);
  put_span(row, reading->amount, true, reading->amount_point);
  fill_whole(row, reading);
  put_text(row, reading->flag);
  put_text(row, reading->note);
  put_words(row, reading->source);
  put_words(row, reading->whole_source);
  put_text(row, reading->url);
}

static fc_status write_reading(fc_table_builder *table, const fc_claim *claim, const fc_claim_reading *reading,
                               size_t number) {
  fc_buf stage = {0};
  fc_cell cells[READING_COLUMNS];
  row_filling row = {cells, 0};
  if (reading->stage.n)
    fc_stage_words(&stage, reading->stage);
  fill_reading(&row, claim, reading, number, &stage);
  fc_status status = stage.failed ? FC_NO_MEMORY : fc_table_add_row(table, cells);
  fc_buf_reset(&stage);
  return status;
}

fc_status fc_claims_write(fc_ctx *ctx, const fc_claim_answer *answers, size_t n, fc_result *result) {
  fc_table_builder *claims, *readings;
  fc_status status = fc_result_build_table(result, "claims", claim_columns, CLAIM_COLUMNS, &claims);
  for (size_t i = 0; i < n && !status; i++)
    status = write_claim(claims, &answers[i], i + 1);
  if (!status)
    status = fc_result_build_table(result, "readings", reading_columns, READING_COLUMNS, &readings);
  for (size_t i = 0; i < n && !status; i++)
    for (size_t k = 0; k < answers[i].n && !status; k++)
      status = write_reading(readings, answers[i].claim, &answers[i].reading[k], i + 1);
  return status ? fc_fail_memory(ctx) : FC_OK;
}
