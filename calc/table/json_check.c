/* json_check.c - RFC 8259, to the letter, with a mend for what people write instead.
 *
 * cJSON accepts more than JSON (01, "2.", raw tabs, trailing text; JSONTestSuite, 31 of 188 bad texts), keeps no places
 * and makes doubles of numbers. So nothing reaches it that has not passed here, and numbers are read from the text. */
#include "table/json_check.h"
#include <string.h>

typedef struct fc_json_checker {
  fc_str text;
  size_t at;
  unsigned depth;
  fc_seq *marks;
  fc_json_fault *fault;
  bool no_memory;
} fc_json_checker;

static bool check_value(fc_json_checker *c, fc_json_mark mark);

static bool fail(fc_json_checker *c, size_t offset, size_t length, const char *what, const char *help) {
  bool ends = offset >= c->text.n;
  *c->fault = (fc_json_fault){ends ? "F041" : "F040", what, help, offset, length};
  return false;
}

static int peek(const fc_json_checker *c) {
  return c->at < c->text.n ? (unsigned char)c->text.p[c->at] : -1;
}

static void pass_blanks(fc_json_checker *c) {
  for (int next = peek(c); next == ' ' || next == '\t' || next == '\n' || next == '\r'; next = peek(c))
    c->at++;
}

static bool is_digit(int byte) {
  return byte >= '0' && byte <= '9';
}

static bool is_letter(int byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
}

static int hex_digit(int byte) {
  if (is_digit(byte))
    return byte - '0';
  int lower = byte | 0x20;
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* The four digits after \u; -1 where they are not. */
static int32_t check_hex(fc_json_checker *c) {
  int32_t unit = 0;
  for (int i = 0; i < 4; i++, c->at++) {
    int digit = hex_digit(peek(c));
    if (digit < 0)
      return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

static bool is_surrogate(int32_t unit) {
  return unit >= 0xD800 && unit <= 0xDFFF;
}

/* After "\u": bytes of the character in UTF-8 are added to *decoded. A half of a surrogate pair is no character. */
static bool check_unicode(fc_json_checker *c, size_t escape, uint32_t *decoded) {
  int32_t unit = check_hex(c);
  if (unit < 0)
    return fail(c, c->at, 1, "four hexadecimal digits must follow \\u", "such as \\u00E9");
  if (!is_surrogate(unit)) {
    *decoded += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    return true;
  }
  bool low_follows = c->text.n - c->at >= 2 && memcmp(c->text.p + c->at, "\\u", 2) == 0;
  if (unit < 0xDC00 && low_follows) {
    c->at += 2;
    int32_t low = check_hex(c);
    if (low >= 0xDC00 && low <= 0xDFFF) {
      *decoded += 4;
      return true;
    }
  }
  return fail(c, escape, 6, "half of a surrogate pair is no character", "write the character itself, or both halves");
}

static bool check_escape(fc_json_checker *c, uint32_t *decoded) {
  size_t escape = c->at++;
  int byte = peek(c);
  if (byte >= 0)
    c->at++;
  if (byte == 'u')
    return check_unicode(c, escape, decoded);
  if (byte > 0 && strchr("\"\\/bfnrt", byte)) {
    ++*decoded;
    return true;
  }
  if (byte < 0)
    return fail(c, c->at, 0, "the text ends within a quoted text", "close it with a double quote");
  return fail(c, escape, 2, "not an escape of JSON", "write a backslash twice: \\\\");
}

/* At the opening quote; *decoded gets the length of the text that it stands for. */
static bool check_text(fc_json_checker *c, uint32_t *decoded) {
  size_t start = c->at++;
  *decoded = 0;
  for (int byte = peek(c); byte != '"'; byte = peek(c)) {
    if (byte < 0)
      return fail(c, c->at, 0, "a quoted text is never closed", "close it with a double quote");
    if (byte == '\n' || byte == '\r')
      return fail(c, start, c->at - start, "a quoted text runs over the end of its line",
                  "close it with a double quote, or write the line end as \\n");
    if (byte < 0x20)
      return fail(c, c->at, 1, "a control character within a quoted text", "write a tab as \\t, others as \\u00XX");
    if (byte == '\\') {
      if (!check_escape(c, decoded))
        return false;
      continue;
    }
    c->at++;
    ++*decoded;
  }
  c->at++;
  return true;
}

static bool check_digits(fc_json_checker *c, const char *what) {
  if (!is_digit(peek(c)))
    return fail(c, c->at, 1, what, "such as 0.5, -3 or 1e6");
  while (is_digit(peek(c)))
    c->at++;
  return true;
}

static bool check_number(fc_json_checker *c) {
  size_t start = c->at;
  if (peek(c) == '-')
    c->at++;
  size_t first = c->at;
  if (!check_digits(c, "a digit must follow the minus"))
    return false;
  if (c->text.p[first] == '0' && c->at - first > 1)
    return fail(c, start, c->at - start, "a number has no leading zeros", "put a code in double quotes");
  if (peek(c) == '.') {
    c->at++;
    if (!check_digits(c, "a digit must follow the point"))
      return false;
  }
  if (peek(c) == 'e' || peek(c) == 'E') {
    c->at++;
    if (peek(c) == '+' || peek(c) == '-')
      c->at++;
    if (!check_digits(c, "a digit must follow the exponent"))
      return false;
  }
  int next = peek(c);
  if (is_letter(next) || is_digit(next) || next == '.' || next == '%')
    return fail(c, start, c->at - start + 1, "not a number of JSON", "put an amount with a unit in double quotes: \"4.3M\"");
  return true;
}

static bool check_word(fc_json_checker *c, fc_json_kind *kind) {
  size_t start = c->at;
  while (is_letter(peek(c)) || is_digit(peek(c)))
    c->at++;
  fc_str word = {c->text.p + start, c->at - start};
  *kind = fc_str_is(word, "null") ? FC_JSON_NULL : FC_JSON_BOOL;
  if (fc_str_is(word, "true") || fc_str_is(word, "false") || fc_str_is(word, "null"))
    return true;
  return fail(c, start, word.n, "not a value of JSON",
              "put a text in double quotes; the words of JSON are true, false and null, in lower case");
}

static bool unexpected(fc_json_checker *c, const char *expected, const char *help) {
  size_t at = c->at;
  switch (peek(c)) {
  case '\'':
    return fail(c, at, 1, "JSON texts stand in double quotes", "write \" instead of '");
  case '/':
  case '#':
    return fail(c, at, 1, "JSON has no comments", "remove it, or keep it in a \"note\"");
  default:
    return at < c->text.n ? fail(c, at, 1, expected, help)
                          : fail(c, at, 0, expected, "the text ends here: complete it, and close every { and [");
  }
}

static bool check_key(fc_json_checker *c, fc_json_mark *member) {
  size_t start = c->at;
  if (is_letter(peek(c))) {
    while (is_letter(peek(c)) || is_digit(peek(c)))
      c->at++;
    return fail(c, start, c->at - start, "a key stands in double quotes", "write { \"name\": value }");
  }
  if (peek(c) != '"')
    return unexpected(c, "expected a key in double quotes", "write { \"name\": value }");
  if (!check_text(c, &member->key_decoded))
    return false;
  member->key_offset = (uint32_t)start;
  member->key_length = (uint32_t)(c->at - start);
  pass_blanks(c);
  if (peek(c) != ':')
    return unexpected(c, "expected ':' after the key", "write \"name\": value");
  c->at++;
  return true;
}

/* After the opening bracket: members or elements up to the closing one. */
static bool check_members(fc_json_checker *c, uint32_t self, bool object, uint32_t *count) {
  const int close = object ? '}' : ']';
  pass_blanks(c);
  for (bool first = true; peek(c) != close; first = false) {
    size_t comma = c->at;
    if (!first && peek(c) != ',')
      return unexpected(c, object ? "expected ',' or '}'" : "expected ',' or ']'", "write a comma between two of them");
    c->at += !first;
    pass_blanks(c);
    if (!first && peek(c) == close)
      return fail(c, comma, 1, "a comma stands before the closing bracket", "remove it");
    fc_json_mark member = {.parent = self};
    if (object && !check_key(c, &member))
      return false;
    if (!check_value(c, member))
      return false;
    ++*count;
    pass_blanks(c);
  }
  c->at++;
  return true;
}

static bool check_container(fc_json_checker *c, fc_json_mark *mark, uint32_t self) {
  size_t start = c->at++;
  if (++c->depth > FC_JSON_DEPTH) {
    *c->fault = (fc_json_fault){"F043", "nested more than 64 deep", "no file of fiscalc needs this", start, 1};
    return false;
  }
  bool passed = check_members(c, self, mark->kind == FC_JSON_OBJECT, &mark->count);
  c->depth--;
  return passed;
}

static bool check_scalar(fc_json_checker *c, fc_json_mark *mark) {
  int byte = peek(c);
  mark->kind = FC_JSON_NUMBER;
  if (byte == '-' || is_digit(byte))
    return check_number(c);
  if (is_letter(byte))
    return check_word(c, &mark->kind);
  mark->kind = FC_JSON_TEXT;
  if (byte == '"')
    return check_text(c, &mark->decoded);
  if (byte == '+' || byte == '.')
    return fail(c, c->at, 1, "a number begins with a digit or a minus", "such as 0.5, -3 or 1e6");
  return unexpected(c, byte < 0 ? "the text ends where a value is expected" : "expected a value",
                    "a value is an object {}, a list [], a text \"\", a number, true, false or null");
}

/* Any value; `mark` comes with its parent and key. */
static bool check_value(fc_json_checker *c, fc_json_mark mark) {
  pass_blanks(c);
  uint32_t self = (uint32_t)c->marks->count;
  if (self >= FC_JSON_VALUES) {
    *c->fault = (fc_json_fault){"F043", "more than 1,000,000 values", "keep large tables in CSV", c->at, 1};
    return false;
  }
  fc_json_mark *kept = fc_seq_push(c->marks);
  if (!kept) {
    c->no_memory = true;
    return false;
  }
  mark.offset = (uint32_t)c->at;
  int byte = peek(c);
  bool container = byte == '{' || byte == '[';
  if (container)
    mark.kind = byte == '{' ? FC_JSON_OBJECT : FC_JSON_ARRAY;
  if (!(container ? check_container(c, &mark, self) : check_scalar(c, &mark)))
    return false;
  mark.length = (uint32_t)(c->at - mark.offset);
  *kept = mark;
  return true;
}

static bool check_encoding(fc_str text, fc_json_fault *fault) {
  size_t at = fc_utf8_fault(text.p, text.n);
  if (at == text.n)
    return true;
  *fault = (fc_json_fault){"F044", text.p[at] ? "invalid UTF-8" : "a NUL byte", "save the file as UTF-8", at, 1};
  return false;
}

/* A first line that is no JSON and has commas, where a file was given in the place of another. */
static bool looks_like_csv(fc_str text, size_t at) {
  const char *end = memchr(text.p + at, '\n', text.n - at);
  size_t n = end ? (size_t)(end - text.p) - at : text.n - at;
  bool json = text.p[at] == '{' || text.p[at] == '[';
  return !json && end && memchr(text.p + at, ',', n);
}

fc_status fc_json_check(fc_str text, fc_seq *marks, fc_json_fault *fault) {
  fc_json_checker c = {.text = text, .marks = marks, .fault = fault};
  if (!check_encoding(text, fault))
    return FC_BAD_FILE;
  if (fc_str_starts(text, "\xEF\xBB\xBF"))
    c.at = 3;
  pass_blanks(&c);
  if (c.at == text.n) {
    fail(&c, c.at, 0, "the text is empty", "the smallest JSON text is {}");
    return FC_BAD_FILE;
  }
  if (looks_like_csv(text, c.at)) {
    fail(&c, c.at, 1, "this looks like a CSV, and JSON is expected",
         "a table is given by its option: --budgets FILE, --grants FILE or --governments FILE");
    return FC_BAD_FILE;
  }
  if (!check_value(&c, (fc_json_mark){.parent = 0}))
    return c.no_memory ? FC_NO_MEMORY : FC_BAD_FILE;
  pass_blanks(&c);
  if (c.at == text.n)
    return FC_OK;
  fail(&c, c.at, 1, "text after the end of the JSON value", "a bracket may be closed too early");
  return FC_BAD_FILE;
}
