/* claim_quantity.c - reading the quantity of a claim.
 *
 * A number carries the rounding with which it is written, as reported amounts do (SEMANTICS section 2): "1.3 percent" is
 * 1.25 to 1.35. A bare number is refused: dollars to one reader are percent to the next. */
#include "scenario/claim_quantity.h"
#include "number/amount.h"

#include <stdio.h>
#include <string.h>

static const char no_unit[] = "a number without a unit";
static const char unit_mend[] = "write $5, 5 million, 5 percent, 5 times or one in 5";

/* A number as it stands, and the words behind it that say of what. */
typedef struct written_number {
  char figures[40];
  bool currency;
  size_t at; /* byte of the text */
} written_number;

typedef enum unit_kind { UNIT_NONE, UNIT_MONEY, UNIT_CENTS, UNIT_SHARE, UNIT_RATIO } unit_kind;

typedef struct written_unit {
  unit_kind kind;
  char scale[16]; /* "million"; empty: none */
} written_unit;

static const struct {
  const char *word, *figures;
} number_words[] = {
    {"a hundred", "100"}, {"one hundred", "100"}, {"half a", "0.5"},  {"half an", "0.5"}, {"a dozen", "12"},
    {"one", "1"},         {"two", "2"},           {"three", "3"},     {"four", "4"},      {"five", "5"},
    {"six", "6"},         {"seven", "7"},         {"eight", "8"},     {"nine", "9"},      {"ten", "10"},
    {"eleven", "11"},     {"twelve", "12"},       {"fifteen", "15"},  {"twenty", "20"},   {"thirty", "30"},
    {"forty", "40"},      {"fifty", "50"},        {"sixty", "60"},    {"seventy", "70"},  {"eighty", "80"},
    {"ninety", "90"},     {"a", "1"},             {"an", "1"},
};

static bool read_word(fc_saying_text *text, written_number *out) {
  for (size_t i = 0; i < sizeof number_words / sizeof *number_words; i++)
    if (fc_saying_words(text, number_words[i].word)) {
      snprintf(out->figures, sizeof out->figures, "%s", number_words[i].figures);
      return true;
    }
  return false;
}

/* Digits with points and commas inside; one at the end ends the sentence. */
static bool read_figures(fc_saying_text *text, written_number *out) {
  fc_scan *scan = &text->scan;
  size_t start = scan->at, n = 0;
  out->currency = fc_scan_text(scan, "US$") || fc_scan_char(scan, '$');
  fc_scan_blanks(scan);
  while (fc_is_digit(fc_scan_ahead(scan, n)) ||
         ((fc_scan_ahead(scan, n) == '.' || fc_scan_ahead(scan, n) == ',') && fc_is_digit(fc_scan_ahead(scan, n + 1))))
    n++;
  if (n == 0 || n >= sizeof out->figures) {
    scan->at = start;
    return false;
  }
  memcpy(out->figures, scan->text.p + scan->at, n);
  out->figures[n] = '\0';
  scan->at += n;
  return true;
}

static bool read_number(fc_saying_text *text, written_number *out) {
  *out = (written_number){.currency = false};
  fc_scan_blanks(&text->scan);
  out->at = text->scan.at;
  return read_figures(text, out) || read_word(text, out);
}

bool fc_quantity_begins(const fc_saying_text *text) {
  fc_saying_text ahead = *text;
  written_number number;
  return read_number(&ahead, &number);
}

static bool read_scale(fc_saying_text *text, written_unit *out) {
  fc_scan ahead = text->scan;
  fc_written written = {.scaled = false};
  ahead.fault = NULL;
  if (!fc_scan_letters(&ahead) || fc_amount_scale_word(&ahead, &written))
    return false;
  size_t n = ahead.at - text->scan.at;
  if (n >= sizeof out->scale)
    return false;
  memcpy(out->scale, text->scan.text.p + text->scan.at, n);
  out->scale[n] = '\0';
  text->scan.at = ahead.at;
  return true;
}

static written_unit read_unit(fc_saying_text *text, const written_number *number) {
  written_unit unit = {.kind = number->currency ? UNIT_MONEY : UNIT_NONE};
  fc_scan_blanks(&text->scan);
  if (fc_scan_peek(&text->scan) == '-')
    fc_scan_char(&text->scan, '-');
  size_t start = text->scan.at;
  if (fc_scan_char(&text->scan, '%') || fc_saying_words(text, "percent") || fc_saying_words(text, "per cent"))
    unit.kind = UNIT_SHARE;
  else if (fc_saying_words(text, "cents") || fc_saying_words(text, "cent"))
    unit.kind = UNIT_CENTS;
  else if (fc_saying_words(text, "times") || fc_saying_words(text, "x") || fc_saying_words(text, "fold"))
    unit.kind = UNIT_RATIO;
  else if (read_scale(text, &unit))
    unit.kind = UNIT_MONEY;
  if (fc_saying_words(text, "dollars") || fc_saying_words(text, "dollar"))
    unit.kind = unit.kind == UNIT_NONE ? UNIT_MONEY : unit.kind;
  else if (text->scan.at == start && start && text->scan.text.p[start - 1] == '-')
    text->scan.at--; /* the dash of a range: 5-10 million */
  return unit;
}

static fc_ratio tenth_power(int decimals) {
  fc_i128 den = 1;
  for (int i = 0; i < decimals; i++)
    den *= 10;
  return (fc_ratio){1, den};
}

static fc_bounds from_to(fc_ratio low, fc_ratio high) {
  return (fc_bounds){.low = {true, false, low}, .high = {true, false, high}};
}

static fc_ratio sum(fc_ratio a, fc_ratio b, int sign) { /* of decimals: denominators stay small */
  return fc_ratio_of(a.num * b.den + sign * b.num * a.den, a.den * b.den);
}

static bool evaluate_amount(const written_number *number, const written_unit *unit, fc_quantity *out) {
  char whole[64];
  fc_figure figure;
  int64_t cents = unit->kind == UNIT_CENTS ? 10000 : 100;
  snprintf(whole, sizeof whole, "%s %s", number->figures, unit->scale);
  if (fc_amount_read(fc_str_of(whole), FC_AMOUNT_PLAIN, &figure, NULL, NULL))
    return false;
  if (unit->kind == UNIT_CENTS && fc_figure_is_exact(figure)) { /* to the cent, or as written */
    figure.low -= 50;
    figure.high += 50;
  }
  out->value = fc_ratio_of(figure.value, cents);
  out->slack = fc_ratio_of((fc_i128)figure.high - figure.value, cents);
  out->loose = from_to(fc_ratio_of(figure.low, cents), fc_ratio_of(figure.high, cents));
  out->written_out = fc_figure_is_exact(figure);
  return true;
}

static bool evaluate_rate(const written_number *number, const written_unit *unit, fc_quantity *out) {
  const char *point = strchr(number->figures, '.');
  int decimals = point ? (int)strlen(point + 1) : 0;
  fc_rate rate;
  if (decimals > 12 || fc_rate_parse(number->figures, strlen(number->figures), &rate, NULL))
    return false;
  fc_i128 whole = unit->kind == UNIT_SHARE ? 100 : 1;
  fc_ratio last = tenth_power(decimals);
  out->value = fc_ratio_of(rate.num, rate.den * whole);
  out->slack = fc_ratio_of(last.num, last.den * 2 * whole);
  out->loose = from_to(sum(out->value, out->slack, -1), sum(out->value, out->slack, 1));
  return true;
}

static bool evaluate(const written_number *number, const written_unit *unit, fc_quantity *out) {
  bool money = unit->kind == UNIT_MONEY || unit->kind == UNIT_CENTS;
  *out = (fc_quantity){.unit = money                        ? FC_CLAIM_MONEY
                               : unit->kind == UNIT_SHARE ? FC_CLAIM_SHARE
                                                          : FC_CLAIM_RATIO,
                       .has_value = true};
  bool ok = money ? evaluate_amount(number, unit, out) : evaluate_rate(number, unit, out);
  out->strict = out->loose;
  return ok;
}

static fc_status refuse_number(fc_saying_text *text, const written_number *number, const char *what, const char *mend) {
  return fc_saying_fault(text, number->at, text->scan.at - number->at, what, mend);
}

/* The first of "$5 to $10 million" and of "5 to 10 percent" has the unit of the second. */
static written_unit unit_of_first(const written_number *number, const written_unit *own, const written_unit *second,
                                  const fc_quantity *high) {
  fc_quantity shared;
  if (own->kind == UNIT_NONE)
    return *second;
  if (own->kind != UNIT_MONEY || own->scale[0] || second->kind != UNIT_MONEY || !evaluate(number, second, &shared))
    return *own;
  return fc_ratio_cmp(shared.value, high->value) <= 0 ? *second : *own;
}

static bool read_range_word(fc_saying_text *text, bool between) {
  fc_saying_text ahead = *text;
  fc_scan_blanks(&ahead.scan);
  bool word = fc_saying_words(&ahead, "to") || (between && fc_saying_words(&ahead, "and")) ||
              fc_scan_char(&ahead.scan, '-') || fc_scan_text(&ahead.scan, "\xE2\x80\x93");
  if (!word || !fc_quantity_begins(&ahead))
    return false;
  text->scan.at = ahead.scan.at;
  return true;
}

static fc_status read_second(fc_saying_text *text, const written_number *first, const written_unit *own,
                             fc_quantity *out) {
  written_number number;
  fc_quantity low, high;
  read_number(text, &number);
  const written_unit unit = read_unit(text, &number);
  if (unit.kind == UNIT_NONE)
    return refuse_number(text, &number, no_unit, unit_mend);
  if (!evaluate(&number, &unit, &high))
    return refuse_number(text, &number, "a number that cannot be read", unit_mend);
  const written_unit shared = unit_of_first(first, own, &unit, &high);
  if (!evaluate(first, &shared, &low))
    return refuse_number(text, first, "a number that cannot be read", unit_mend);
  if (low.unit != high.unit)
    return refuse_number(text, first, "a range between two units", "write both ends in one unit");
  if (fc_ratio_cmp(low.value, high.value) > 0)
    return refuse_number(text, first, "a range whose first end lies above the second", "exchange the two");
  *out = (fc_quantity){.unit = low.unit};
  out->loose = out->strict = from_to(low.value, high.value);
  return FC_OK;
}

static fc_status read_written(fc_saying_text *text, bool between, fc_quantity *out) {
  written_number number;
  if (!read_number(text, &number)) {
    fc_str rest = fc_saying_rest(text);
    fc_saying_fault(text, text->scan.at, rest.n, rest.n ? "words that the lexicon does not hold" : "no quantity",
                    "\"fiscalc list phrases\" lists the words that are known; \"lexicon\" of a scenario adds more");
    text->fault->unknown = true;
    return FC_BAD_NUMBER;
  }
  const written_unit unit = read_unit(text, &number);
  if (read_range_word(text, between))
    return read_second(text, &number, &unit, out);
  if (between)
    return refuse_number(text, &number, "a range without its second end", "write between $5 and $10 million");
  if (unit.kind == UNIT_NONE && (fc_saying_words(text, "percentage points") || fc_saying_words(text, "points")))
    return refuse_number(text, &number, "percentage points, which are a difference of two shares", "write percent");
  if (unit.kind == UNIT_NONE)
    return refuse_number(text, &number, no_unit, unit_mend);
  if ((unit.kind == UNIT_SHARE || unit.kind == UNIT_RATIO) && number.currency)
    return refuse_number(text, &number, "a $ before what is no amount", "leave the $ out");
  return evaluate(&number, &unit, out) ? FC_OK : refuse_number(text, &number, "a number that cannot be read", unit_mend);
}

static fc_bounds times(fc_bounds bounds, fc_ratio factor) {
  fc_bound *const ends[] = {&bounds.low, &bounds.high};
  for (size_t i = 0; i < 2; i++)
    if (ends[i]->given && !fc_ratio_mul(ends[i]->at, factor, &ends[i]->at))
      ends[i]->given = false;
  return bounds;
}

/* "one in" has been read: N follows. */
static fc_status read_one_in(fc_saying_text *text, const fc_phrase *phrase, fc_quantity *out) {
  written_number number;
  fc_ratio count;
  fc_bounds loose, strict;
  fc_saying_words(text, "every");
  if (!read_number(text, &number) || number.currency)
    return fc_saying_fault(text, text->scan.at, fc_saying_rest(text).n, "no count behind \"one in\"", "write one in five");
  written_unit unit = {.kind = UNIT_MONEY};
  fc_scan_blanks(&text->scan);
  read_scale(text, &unit); /* one in 20 thousand */
  fc_quantity counted;
  if (!evaluate(&number, &unit, &counted) || counted.value.num <= 0 ||
      !fc_bounds_parse(phrase->kind, fc_str_of(phrase->loose), &loose) ||
      !fc_bounds_parse(phrase->kind, fc_str_of(phrase->strict), &strict))
    return refuse_number(text, &number, "a count that is none", "write one in five");
  count = (fc_ratio){counted.value.den, counted.value.num};
  *out = (fc_quantity){.unit = FC_CLAIM_SHARE, .has_value = true, .value = count, .slack = {0, 1}};
  out->loose = times(loose, count);
  out->strict = times(strict, count);
  return FC_OK;
}

static fc_status read_phrase(fc_saying_text *text, const fc_phrase *phrase, fc_quantity *out) {
  static const fc_claim_unit units[] = {
      [FC_PHRASE_AMOUNT] = FC_CLAIM_MONEY, [FC_PHRASE_SHARE] = FC_CLAIM_SHARE, [FC_PHRASE_RATIO] = FC_CLAIM_RATIO};
  *out = (fc_quantity){.unit = units[phrase->kind], .value = {0, 1}, .slack = {0, 1}};
  out->has_value = *phrase->value && fc_bound_number(phrase->kind, fc_str_of(phrase->value), &out->value);
  if (fc_bounds_parse(phrase->kind, fc_str_of(phrase->loose), &out->loose) &&
      fc_bounds_parse(phrase->kind, fc_str_of(phrase->strict), &out->strict))
    return FC_OK;
  return fc_saying_fault(text, 0, text->scan.text.n, "a phrase whose bounds cannot be read", "correct the lexicon");
}

/* "half a billion" and "half a percent" are numbers; "half" alone is a share. */
static bool is_half_of_unit(const fc_saying_text *text) {
  fc_saying_text ahead = *text;
  const written_number number = {.currency = false};
  return fc_saying_words(&ahead, "half a") && read_unit(&ahead, &number).kind != UNIT_NONE;
}

/* "a tenth of one percent": the phrase is of the number behind it. */
static fc_status read_part_of(fc_saying_text *text, fc_quantity *part) {
  fc_saying_text ahead = *text;
  fc_quantity whole;
  if (!part->has_value || part->unit != FC_CLAIM_SHARE || !fc_saying_words(&ahead, "of") || !fc_quantity_begins(&ahead))
    return FC_OK;
  *text = ahead;
  fc_status status = read_written(text, false, &whole);
  if (status || !whole.has_value)
    return status ? status : fc_saying_fault(text, 0, text->scan.text.n, "a part of a range", "name one number");
  part->unit = whole.unit;
  part->loose = times(part->loose, whole.value);
  part->strict = times(part->strict, whole.value);
  part->has_value = fc_ratio_mul(part->value, whole.value, &part->value);
  return FC_OK;
}

fc_status fc_quantity_read(fc_saying_text *text, fc_quantity *out) {
  enum { ONE_IN = 1u << FC_PHRASE_ONE_IN };
  enum { WHOLE = 1u << FC_PHRASE_AMOUNT | 1u << FC_PHRASE_SHARE | 1u << FC_PHRASE_RATIO };
  *out = (fc_quantity){.slack = {0, 1}};
  fc_scan_blanks(&text->scan);
  bool between = fc_saying_words(text, "between") || fc_saying_words(text, "from");
  const fc_phrase *phrase = between ? NULL : fc_saying_phrase(text, ONE_IN);
  if (phrase)
    return read_one_in(text, phrase, out);
  if (!between && !is_half_of_unit(text))
    phrase = fc_saying_phrase(text, WHOLE);
  if (!phrase)
    return read_written(text, between, out);
  fc_status status = read_phrase(text, phrase, out);
  return status ? status : read_part_of(text, out);
}
