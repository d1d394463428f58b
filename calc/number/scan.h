/* scan.h - reading a number's text from left to right, and saying where it goes wrong. */
#ifndef FC_NUMBER_SCAN_H
#define FC_NUMBER_SCAN_H

#include "base/text.h"
#include <fiscalc/number.h>

typedef struct fc_scan {
  fc_str text;
  size_t at;              /* bytes read */
  fc_number_fault *fault; /* NULL: nobody asks */
} fc_scan;

static inline bool fc_scan_done(const fc_scan *scan) {
  return scan->at >= scan->text.n;
}

/* The byte behind the next `further`; '\0' past the end. */
static inline char fc_scan_ahead(const fc_scan *scan, size_t further) {
  return scan->text.n - scan->at > further ? scan->text.p[scan->at + further] : '\0';
}

static inline char fc_scan_peek(const fc_scan *scan) {
  return fc_scan_ahead(scan, 0);
}

static inline bool fc_is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool fc_is_letter(char c);
bool fc_scan_blanks(fc_scan *scan);                 /* passes over blanks; was there one? */
bool fc_scan_char(fc_scan *scan, char c);           /* passes over c if it comes next */
bool fc_scan_text(fc_scan *scan, const char *text); /* these bytes, ASCII letters in either case */
bool fc_scan_word(fc_scan *scan, const char *word); /* the same, and no letter behind it */
bool fc_scan_minus(fc_scan *scan);                  /* '-' or U+2212 */
size_t fc_scan_letters(const fc_scan *scan);        /* how many ASCII letters come next */

/* Fills the fault with the place of these bytes, in characters, and answers FC_BAD_NUMBER. */
fc_status fc_scan_fault(fc_scan *scan, size_t at, size_t bytes, const char *what);

#endif
