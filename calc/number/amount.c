/* amount.c - reading an amount of dollars as people and spreadsheets write it (SEMANTICS section 1).
 *
 * One pass from left to right: a word such as "nearly" or "=", signs and currency in any order, digits, a scale word,
 * a sign or a bracket at the end. What could be read in two ways is refused with its place. */
#include "number/amount.h"

#define MOST_DIGITS 37 /* that 128 bits hold, with one to spare */
#define HIGHEST_EXPONENT 99

static const char two_signs[] = "two signs";

/* What stands round the digits, each allowed once. */
typedef struct fc_marks {
  bool sign, currency, bracket;
  size_t bracket_at;
} fc_marks;

/* A mark that may stand once: FC_BAD_NUMBER at its second coming. */
static fc_status once(fc_scan *scan, size_t at, bool *seen, const char *what) {
  if (*seen)
    return fc_scan_fault(scan, at, scan->at - at, what);
  *seen = true;
  return FC_OK;
}

static bool currency(fc_scan *scan) {
  return fc_scan_char(scan, '$') || fc_scan_text(scan, "US$") || fc_scan_word(scan, "USD");
}

static fc_status read_front(fc_scan *scan, fc_marks *marks, fc_written *written) {
  for (;;) {
    fc_scan_blanks(scan);
    size_t at = scan->at;
    fc_status status = FC_OK;
    if (fc_is_digit(fc_scan_peek(scan))) {
      return FC_OK;
    } else if (currency(scan)) {
      status = once(scan, at, &marks->currency, "two currency signs");
    } else if (fc_scan_minus(scan)) {
      status = once(scan, at, &marks->sign, two_signs);
      written->negative = true;
    } else if (fc_scan_char(scan, '+')) {
      status = once(scan, at, &marks->sign, two_signs);
    } else if (fc_scan_char(scan, '(')) {
      status = once(scan, at, &marks->sign, two_signs);
      written->negative = marks->bracket = true;
      marks->bracket_at = at;
    } else {
      return FC_OK;
    }
    if (status)
      return status;
  }
}

/* A letter that looks like a digit and stands at one. */
static const char *look_alike(char c) {
  switch (c) {
  case 'O':
    return "letter O where a digit belongs";
  case 'o':
    return "letter o where a digit belongs";
  case 'l':
    return "letter l where a digit belongs";
  case 'I':
    return "letter I where a digit belongs";
  default:
    return NULL;
  }
}

static void take_digit(fc_written *written, char c, bool decimal) {
  unsigned digit = (unsigned)(c - '0');
  if (decimal)
    written->decimals++;
  if (written->significant || digit)
    written->significant++;
  if (written->significant <= MOST_DIGITS) {
    written->digits = written->digits * 10 + digit;
    written->kept += decimal;
  } else if (decimal) {
    written->more |= digit != 0;
  } else {
    written->too_long = true;
  }
}

/* Commas part groups of three; before the first stand one to three digits, not a single 0. */
typedef struct fc_groups {
  size_t last_comma, commas, length; /* length: digits since the last comma */
  bool starts_with_zero;
} fc_groups;

static bool group_ends_well(const fc_groups *groups) {
  if (groups->commas)
    return groups->length == 3;
  return groups->length >= 1 && groups->length <= 3 && !groups->starts_with_zero;
}

static const char odd_comma[] = "a comma that does not part thousands";

static fc_status read_whole(fc_scan *scan, fc_written *written) {
  fc_groups groups = {.starts_with_zero = fc_scan_peek(scan) == '0'};
  for (;; scan->at++) {
    char c = fc_scan_peek(scan);
    if (fc_is_digit(c)) {
      take_digit(written, c, false);
      groups.length++;
    } else if (c == ',') {
      if (!group_ends_well(&groups))
        return fc_scan_fault(scan, scan->at, 1, odd_comma);
      groups.commas++;
      groups.last_comma = scan->at;
      groups.length = 0;
    } else if (look_alike(c)) {
      return fc_scan_fault(scan, scan->at, 1, look_alike(c));
    } else {
      break;
    }
  }
  if (groups.commas && groups.length != 3)
    return fc_scan_fault(scan, groups.last_comma, 1, odd_comma);
  return FC_OK;
}

static fc_status read_decimals(fc_scan *scan, fc_written *written) {
  written->first_decimal = scan->at;
  for (;; scan->at++) {
    char c = fc_scan_peek(scan);
    if (fc_is_digit(c))
      take_digit(written, c, true);
    else if (c == ',')
      return fc_scan_fault(scan, scan->at, 1, "a comma behind the decimal point");
    else if (c == '.')
      return fc_scan_fault(scan, scan->at, 1, "a second decimal point");
    else if (look_alike(c))
      return fc_scan_fault(scan, scan->at, 1, look_alike(c));
    else
      return FC_OK;
  }
}

/* What stands where the digits should begin. */
static fc_status fault_instead_of_digits(fc_scan *scan) {
  size_t letters = fc_scan_letters(scan);
  char next = fc_scan_ahead(scan, 1);
  if (fc_scan_done(scan))
    return fc_scan_fault(scan, 0, scan->text.n, "no digit");
  if (look_alike(fc_scan_peek(scan)) && (fc_is_digit(next) || next == '.' || next == ','))
    return fc_scan_fault(scan, scan->at, 1, look_alike(fc_scan_peek(scan)));
  if (letters)
    return fc_scan_fault(scan, scan->at, scan->text.n - scan->at, "text where a number belongs");
  if (fc_scan_peek(scan) == ',')
    return fc_scan_fault(scan, scan->at, 1, odd_comma);
  static const char *const foreign[] = {"\xE2\x82\xAC", "\xC2\xA3", "\xC2\xA5"};
  for (size_t i = 0, at = scan->at; i < sizeof foreign / sizeof *foreign; i++)
    if (fc_scan_text(scan, foreign[i]))
      return fc_scan_fault(scan, at, scan->at - at, "a currency that is not the dollar");
  return fc_scan_fault(scan, scan->at, 1, "a mark where a number belongs");
}

static fc_status read_digits(fc_scan *scan, fc_written *written) {
  bool leading_point = fc_scan_peek(scan) == '.' && fc_is_digit(fc_scan_ahead(scan, 1));
  if (!leading_point && !fc_is_digit(fc_scan_peek(scan)))
    return fault_instead_of_digits(scan);
  fc_status status = leading_point ? FC_OK : read_whole(scan, written);
  if (!status && fc_scan_char(scan, '.'))
    status = read_decimals(scan, written);
  return status;
}

/* 1.00171E+11, which a spreadsheet writes where a column is narrow: digits are lost. */
static fc_status read_exponent(fc_scan *scan, unsigned how, fc_written *written) {
  size_t at = scan->at, digits = 1;
  char c = fc_scan_peek(scan), next = fc_scan_ahead(scan, 1);
  bool negative = next == '-';
  if (negative || next == '+')
    digits = 2;
  if ((c != 'e' && c != 'E') || !fc_is_digit(fc_scan_ahead(scan, digits)))
    return FC_OK;
  int power = 0;
  for (scan->at += digits; fc_is_digit(fc_scan_peek(scan)); scan->at++)
    power = power > HIGHEST_EXPONENT ? power : power * 10 + (fc_scan_peek(scan) - '0');
  if (!(how & FC_AMOUNT_EXPONENT))
    return fc_scan_fault(scan, at, scan->at - at, "an exponent, which a spreadsheet writes when it drops digits");
  written->exponential = true;
  written->power = negative ? -power : power;
  return FC_OK;
}

/* What is left behind an amount; `ended`: something stood between it and the digits. */
static fc_status fault_behind(fc_scan *scan, bool ended) {
  char c = fc_scan_peek(scan);
  if (c == '%')
    return fc_scan_fault(scan, scan->at, 1, "a percent sign in an amount");
  if (fc_is_digit(c) && !ended)
    return fc_scan_fault(scan, scan->at, 1, "a blank inside the number");
  if (c == ')')
    return fc_scan_fault(scan, scan->at, 1, "a bracket that was not opened");
  return fc_scan_fault(scan, scan->at, scan->text.n - scan->at, "more text behind the amount");
}

/* A scale word, a sign, a bracket, the name of the currency: the scale word first. */
static fc_status read_back(fc_scan *scan, fc_marks *marks, fc_written *written) {
  bool closed = false, named = false, ended = written->exponential;
  for (;; ended = true) {
    fc_status status = FC_OK;
    fc_scan_blanks(scan);
    size_t at = scan->at;
    if (fc_scan_done(scan))
      break;
    if (fc_scan_word(scan, "dollars") || fc_scan_word(scan, "USD")) {
      status = once(scan, at, &named, "two names of the currency");
    } else if (fc_scan_minus(scan)) {
      status = once(scan, at, &marks->sign, two_signs);
      written->negative = true;
    } else if (marks->bracket && fc_scan_char(scan, ')')) {
      status = once(scan, at, &closed, "a bracket that was closed before");
    } else if (!ended && fc_scan_letters(scan)) {
      status = fc_amount_scale_word(scan, written);
    } else {
      return fault_behind(scan, ended);
    }
    if (status)
      return status;
  }
  if (marks->bracket && !closed)
    return fc_scan_fault(scan, marks->bracket_at, 1, "a bracket that is not closed");
  return FC_OK;
}

static fc_status read_written(fc_scan *scan, unsigned how, fc_written *written) {
  fc_marks marks = {.sign = false};
  fc_scan_blanks(scan);
  if (fc_scan_done(scan))
    return fc_scan_fault(scan, 0, scan->text.n, "nothing; a missing amount is not zero");
  size_t at = scan->at;
  written->hedge = fc_amount_hedge(scan);
  if (written->hedge != FC_EXACTLY && (how & FC_AMOUNT_CHOSEN))
    return fc_scan_fault(scan, at, scan->at - at, "a word that makes a chosen amount vague");
  fc_scan_blanks(scan);
  written->exactly = fc_scan_char(scan, '=');
  fc_status status = read_front(scan, &marks, written);
  if (!status && fc_scan_peek(scan) == '0' && (fc_scan_ahead(scan, 1) == 'x' || fc_scan_ahead(scan, 1) == 'X'))
    return fc_scan_fault(scan, scan->at + 1, 1, "a hexadecimal number");
  if (!status)
    status = read_digits(scan, written);
  if (!status)
    status = read_exponent(scan, how, written);
  if (status)
    return status;
  return read_back(scan, &marks, written);
}

fc_status fc_amount_read_units(fc_str text, unsigned how, int64_t units, fc_figure *out, fc_amount_seen *seen,
                               fc_number_fault *fault) {
  fc_amount_seen unasked;
  fc_scan scan = {.text = text.n ? text : FC_STR(""), .fault = fault};
  fc_written written = {.hedge = FC_EXACTLY};
  *out = (fc_figure){0};
  if (!seen)
    seen = &unasked;
  *seen = (fc_amount_seen){0};
  if (units < 1)
    return FC_BAD_ARGUMENT;
  fc_status status = read_written(&scan, how, &written);
  return status ? status : fc_amount_value(&scan, &written, how, units, out, seen);
}

fc_status fc_amount_read(fc_str text, unsigned how, fc_figure *out, fc_amount_seen *seen, fc_number_fault *fault) {
  return fc_amount_read_units(text, how, 1, out, seen, fault);
}

fc_status fc_amount_parse(const char *text, size_t n, unsigned how, fc_figure *out, fc_number_fault *fault) {
  return fc_amount_read((fc_str){text, n}, how, out, NULL, fault);
}
