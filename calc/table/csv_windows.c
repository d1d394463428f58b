/* csv_windows.c - text in Windows-1252, which spreadsheets write as "CSV", as UTF-8.
 *
 * The bytes 80 to 9F as in the WHATWG Encoding Standard (index-windows-1252): the five that the code page leaves open
 * stand for control characters. All other bytes are those of Latin-1. */
#include "base/utf8.h"
#include "table/csv_parts.h"

#define OPEN_FIRST 0x80
#define OPEN_LAST 0x9F

static const uint16_t upper[OPEN_LAST - OPEN_FIRST + 1] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

static uint16_t character_of(unsigned char byte) {
  return byte >= OPEN_FIRST && byte <= OPEN_LAST ? upper[byte - OPEN_FIRST] : byte;
}

static size_t length_of(uint16_t character) {
  return character < 0x80 ? 1 : character < 0x800 ? 2 : 3;
}

/* Control characters, and bytes without a character, are no text of a spreadsheet. */
static bool is_text(unsigned char byte) {
  if (byte < 0x20)
    return byte == '\t' || byte == '\n' || byte == '\r';
  return byte != 0x7F && !(byte >= OPEN_FIRST && byte <= OPEN_LAST && upper[byte - OPEN_FIRST] == byte);
}

/* A line that holds a whole sequence of UTF-8 as well is of two encodings, and no one can tell which. */
static bool holds_sequence(fc_str line) {
  for (size_t i = 0; i < line.n; i++) {
    size_t bytes = 0;
    bool wide = (unsigned char)line.p[i] >= 0x80;
    if (wide && fc_utf8_at((fc_str){line.p + i, line.n - i}, &bytes) >= 0)
      return true;
  }
  return false;
}

bool fc_csv_reads_as_windows(fc_str line) {
  if (fc_utf8_fault(line.p, line.n) == line.n)
    return false;
  for (size_t i = 0; i < line.n; i++)
    if (!is_text((unsigned char)line.p[i]))
      return false;
  return !holds_sequence(line);
}

size_t fc_csv_widen(char *text, size_t n) {
  size_t length = 0;
  for (size_t i = 0; i < n; i++)
    length += length_of(character_of((unsigned char)text[i]));
  char *to = text + length;
  for (size_t i = n; i-- > 0 && to != text + i + 1;) {
    uint16_t character = character_of((unsigned char)text[i]);
    size_t bytes = length_of(character);
    to -= bytes;
    if (bytes == 1) {
      *to = (char)character;
    } else if (bytes == 2) {
      to[0] = (char)(0xC0 | character >> 6);
      to[1] = (char)(0x80 | (character & 0x3F));
    } else {
      to[0] = (char)(0xE0 | character >> 12);
      to[1] = (char)(0x80 | (character >> 6 & 0x3F));
      to[2] = (char)(0x80 | (character & 0x3F));
    }
  }
  return length;
}
