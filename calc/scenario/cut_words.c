/* cut_words.c - a cut in words: what stands before its grants or behind them, how a sentence begins with it, and when it
 * acts. Texts of results; texts of the report are made of them alone. */
#include "scenario/reading.h"

#include <string.h>

/* "Capping ... at growth of 3% a year", "Cutting 10% of ...": the mark is where the grants are named. */
static void print_deed(const fc_effect *effect, fc_str words, fc_buf *out) {
  size_t done = effect->done ? strlen(effect->done) : 0;
  fc_buf_text(out, effect->doing);
  if (!effect->done) {
    fc_buf_char(out, ' ');
    fc_buf_str(out, words);
    fc_buf_text(out, " " FC_DEED_GRANTS);
    return;
  }
  fc_buf_text(out, " " FC_DEED_GRANTS);
  fc_buf_str(out, (fc_str){words.p + done, words.n - done});
}

static void print_date(fc_buf *out, const char *before, fc_date date) {
  char text[16];
  fc_date_format(date, text);
  fc_buf_printf(out, "%s%s%s", out->n ? " " : "", before, text);
}

static void print_dates(fc_buf *out, const fc_timing *timing) {
  bool from = timing->from != FC_NO_DATE, until = timing->until != FC_NO_DATE;
  if (from)
    print_date(out, "from ", timing->from);
  if (until)
    print_date(out, from ? "to " : "until ", timing->until);
  else if (from)
    fc_buf_text(out, " on");
}

/* "phased 25%, 50%, then 100%". */
static void print_phase(fc_buf *out, const fc_timing *timing) {
  if (timing->n_phase)
    fc_buf_text(out, out->n ? ", phased " : "phased ");
  for (size_t i = 0; i < timing->n_phase; i++) {
    bool last = i + 1 == timing->n_phase;
    fc_buf_text(out, i == 0 ? "" : last ? ", then " : ", ");
    fc_words_rate(out, timing->phase[i]);
  }
}

/* "court is lost or taken back". */
static void print_outcomes(fc_buf *out, fc_str parameter, const fc_json_value *list) {
  bool alone = fc_json_kind_of(list) == FC_JSON_TEXT;
  size_t n = alone ? 1 : fc_json_kind_of(list) == FC_JSON_ARRAY ? fc_json_count(list) : 0;
  fc_buf_str(out, parameter);
  fc_buf_text(out, " is");
  for (size_t i = 0; i < n; i++) {
    fc_buf_text(out, i == 0 ? " " : i + 1 == n ? " or " : ", ");
    fc_buf_str(out, fc_json_text(alone ? list : fc_json_at(list, i)));
  }
}

/* "if p < 0.5", "times p", "if court is lost". */
static void print_condition(fc_buf *out, const fc_json_value *when) {
  const char *between = out->n ? ", " : "";
  if (fc_json_kind_of(when) == FC_JSON_TEXT) {
    fc_str text = fc_str_trim(fc_json_text(when));
    fc_str name = {text.n ? text.p + 1 : text.p, text.n ? text.n - 1 : 0};
    bool compares = name.n && (memchr(name.p, '<', name.n) || memchr(name.p, '>', name.n) || memchr(name.p, '=', name.n));
    fc_buf_printf(out, "%s%s", between, compares ? "if " : "times ");
    fc_buf_str(out, name);
    return;
  }
  for (size_t i = 0; fc_json_kind_of(when) == FC_JSON_OBJECT && i < fc_json_count(when); i++) {
    fc_buf_text(out, i ? " and " : "");
    fc_buf_printf(out, "%s", i ? "" : between);
    fc_buf_text(out, i ? "" : "if ");
    print_outcomes(out, fc_json_key_at(when, i), fc_json_at(when, i));
  }
}

static void print_timing(fc_buf *out, const fc_cut *cut) {
  const fc_json_value *when = fc_json_get(cut->value, "when");
  print_dates(out, &cut->timing);
  print_phase(out, &cut->timing);
  if (cut->timing.lag)
    fc_buf_printf(out, "%s%d year%s later", out->n ? ", " : "", cut->timing.lag, cut->timing.lag == 1 ? "" : "s");
  if (when)
    print_condition(out, when);
}

static const char *keep(fc_reading *reading, const fc_buf *text) {
  fc_reading_note(reading, text->failed ? fc_fail_memory(reading->ctx) : FC_OK);
  return fc_reading_keep(reading, (fc_str){text->p ? text->p : "", text->n});
}

void fc_reading_words(fc_reading *reading, const fc_effect_args *args, fc_cut *cut) {
  fc_buf words = {0}, deed = {0}, timing = {0};
  cut->effect->words(args, &words);
  print_deed(cut->effect, (fc_str){words.p ? words.p : "", words.n}, &deed);
  print_timing(&timing, cut);
  cut->words = keep(reading, &words);
  cut->deed = keep(reading, &deed);
  cut->timing_words = keep(reading, &timing);
  fc_buf_reset(&words);
  fc_buf_reset(&deed);
  fc_buf_reset(&timing);
}
