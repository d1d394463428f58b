/* json_text.c - writing a text as a JSON string (RFC 8259 section 7). */
#include "table/json_text.h"

/* Two bytes starting at p are a C1 control (U+0080..U+009F) or the Arabic letter mark U+061C. */
static bool acts_2(const unsigned char *p) {
  return (p[0] == 0xC2 && p[1] < 0xA0) || (p[0] == 0xD8 && p[1] == 0x9C);
}

/* Three bytes are a mark of direction (U+200E, U+200F, U+202A..U+202E, U+2066..U+2069) or a line separator (U+2028,
 * U+2029, which older readers of JavaScript take for the end of a line). */
static bool acts_3(const unsigned char *p) {
  if (p[0] != 0xE2)
    return false;
  return (p[1] == 0x80 && (p[2] == 0x8E || p[2] == 0x8F || (p[2] >= 0xA8 && p[2] <= 0xAE))) ||
         (p[1] == 0x81 && p[2] >= 0xA6 && p[2] <= 0xA9);
}

/* How many bytes at p are one character that is escaped by its number; 0: none. */
static size_t escaped(const unsigned char *p, size_t left, unsigned *character) {
  if (*p < 0x20 || *p == 0x7F) {
    *character = *p;
    return 1;
  }
  if (left >= 2 && acts_2(p)) {
    *character = (unsigned)(p[0] & 0x1F) << 6 | (p[1] & 0x3Fu);
    return 2;
  }
  if (left >= 3 && acts_3(p)) {
    *character = (unsigned)(p[0] & 0x0F) << 12 | (unsigned)(p[1] & 0x3F) << 6 | (p[2] & 0x3Fu);
    return 3;
  }
  return 0;
}

static const char *short_escape(unsigned char c) {
  switch (c) {
  case '"':
    return "\\\"";
  case '\\':
    return "\\\\";
  case '\n':
    return "\\n";
  case '\r':
    return "\\r";
  case '\t':
    return "\\t";
  default:
    return NULL;
  }
}

/* Text that is known to be UTF-8. */
static void put_valid(fc_buf *out, fc_str text) {
  const unsigned char *p = (const unsigned char *)text.p;
  size_t plain = 0; /* start of what needs no escape */
  for (size_t i = 0; i < text.n;) {
    unsigned character = 0;
    const char *replacement = short_escape(p[i]);
    size_t length = replacement ? 1 : escaped(p + i, text.n - i, &character);
    if (length == 0) {
      i++;
      continue;
    }
    fc_buf_add(out, text.p + plain, i - plain);
    if (replacement)
      fc_buf_text(out, replacement);
    else
      fc_buf_printf(out, "\\u%04x", character);
    i += length;
    plain = i;
  }
  fc_buf_add(out, text.p + plain, text.n - plain);
}

void fc_json_put_text(fc_buf *out, fc_str text) {
  fc_buf_char(out, '"');
  while (text.n) {
    size_t good = fc_utf8_fault(text.p, text.n);
    bool nul = good < text.n && text.p[good] == '\0'; /* not valid in our texts, valid in JSON */
    put_valid(out, (fc_str){text.p, good});
    if (good == text.n)
      break;
    fc_buf_text(out, nul ? "\\u0000" : "\xEF\xBF\xBD");
    text = (fc_str){text.p + good + 1, text.n - good - 1};
  }
  fc_buf_char(out, '"');
}
