/* scan.c - reading a number's text from left to right. No locale: letters and digits are ASCII's. */
#include "number/scan.h"
#include <string.h>

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool fc_is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

bool fc_scan_blanks(fc_scan *scan) {
  if (fc_scan_done(scan) || fc_is_digit(fc_scan_peek(scan)))
    return false;
  fc_str rest = {scan->text.p + scan->at, scan->text.n - scan->at};
  size_t end_blanks = rest.n;
  fc_str trimmed = fc_str_trim(rest);
  if (trimmed.n)
    end_blanks = (size_t)(trimmed.p - rest.p);
  scan->at += end_blanks;
  return end_blanks > 0;
}

bool fc_scan_char(fc_scan *scan, char c) {
  if (fc_scan_done(scan) || fc_scan_peek(scan) != c)
    return false;
  scan->at++;
  return true;
}

bool fc_scan_text(fc_scan *scan, const char *text) {
  size_t n = 0;
  for (; text[n]; n++)
    if (lower(fc_scan_ahead(scan, n)) != lower(text[n]))
      return false;
  scan->at += n;
  return true;
}

bool fc_scan_word(fc_scan *scan, const char *word) {
  if (fc_is_letter(fc_scan_ahead(scan, strlen(word))))
    return false;
  return fc_scan_text(scan, word);
}

bool fc_scan_minus(fc_scan *scan) {
  return fc_scan_char(scan, '-') || fc_scan_text(scan, "\xE2\x88\x92");
}

size_t fc_scan_letters(const fc_scan *scan) {
  size_t n = 0;
  while (fc_is_letter(fc_scan_ahead(scan, n)))
    n++;
  return n;
}

fc_status fc_scan_fault(fc_scan *scan, size_t at, size_t bytes, const char *what) {
  if (scan->fault) {
    size_t left = scan->text.n - at;
    size_t length = fc_utf8_length((fc_str){scan->text.p + at, bytes < left ? bytes : left});
    scan->fault->at = (uint32_t)fc_utf8_length((fc_str){scan->text.p, at});
    scan->fault->length = (uint32_t)(length ? length : 1);
    scan->fault->what = what;
  }
  return FC_BAD_NUMBER;
}
