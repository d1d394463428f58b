/* nearest.c - the name that was probably meant.
 *
 * Distance is the number of letters put in, left out, changed or swapped with a neighbor (optimal string alignment:
 * Damerau 1964, in the restricted form). Case, and whether words are parted by '-', '_' or a blank, cost nothing. */
#include "base/utf8.h"
#include <string.h>
#include <utf8proc.h>

#define LONGEST 96 /* characters compared; the rest of a longer name is not looked at */

typedef struct fc_letters {
  int32_t letter[LONGEST];
  size_t n;
} fc_letters;

static fc_letters letters_of(fc_str s) {
  fc_letters letters = {.n = 0};
  size_t bytes;
  for (size_t i = 0; i < s.n && letters.n < LONGEST; i += bytes) {
    int32_t character = fc_utf8_at((fc_str){s.p + i, s.n - i}, &bytes);
    if (character == '-' || character == ' ')
      character = '_';
    letters.letter[letters.n++] = character < 0 ? character : utf8proc_tolower(character);
  }
  return letters;
}

static size_t least(size_t a, size_t b) {
  return a < b ? a : b;
}

static size_t distance(const fc_letters *a, const fc_letters *b) {
  size_t rows[3][LONGEST + 1];
  size_t *before_last = rows[0], *last = rows[1], *row = rows[2];
  for (size_t j = 0; j <= b->n; j++)
    last[j] = j;
  memcpy(before_last, last, sizeof rows[0]);
  for (size_t i = 1; i <= a->n; i++) {
    row[0] = i;
    for (size_t j = 1; j <= b->n; j++) {
      size_t changed = last[j - 1] + (a->letter[i - 1] != b->letter[j - 1]);
      row[j] = least(changed, least(last[j], row[j - 1]) + 1);
      if (i > 1 && j > 1 && a->letter[i - 1] == b->letter[j - 2] && a->letter[i - 2] == b->letter[j - 1])
        row[j] = least(row[j], before_last[j - 2] + 1);
    }
    size_t *free_row = before_last;
    before_last = last;
    last = row;
    row = free_row;
  }
  return last[b->n];
}

static bool begins_with(const fc_letters *whole, const fc_letters *start) {
  return start->n >= 3 && start->n < whole->n &&
         memcmp(whole->letter, start->letter, start->n * sizeof start->letter[0]) == 0;
}

const char *fc_nearest(fc_str written, const char *const *names, size_t count) {
  fc_letters from = letters_of(written);
  const char *nearest = NULL, *extended = NULL;
  size_t smallest = from.n / 3 + 1; /* more than a third is not near */
  for (size_t i = 0; i < count; i++) {
    if (fc_str_is(written, names[i])) /* known by name, and refused for another reason */
      continue;
    fc_letters to = letters_of(fc_str_of(names[i]));
    size_t apart = distance(&from, &to);
    if (apart < smallest) {
      smallest = apart;
      nearest = names[i];
    } else if (!extended && begins_with(&to, &from)) {
      extended = names[i];
    }
  }
  return nearest ? nearest : extended;
}
