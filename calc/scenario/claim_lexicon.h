/* claim_lexicon.h - what the words of a claim mean: phrases with a loose and a strict reading, each a line of
 * claim_phrases.def, over which a scenario or a claim may lay its own. */
#ifndef FC_SCENARIO_CLAIM_LEXICON_H
#define FC_SCENARIO_CLAIM_LEXICON_H

#include "base/text.h"
#include "number/ratio.h"

typedef enum fc_phrase_kind {
  FC_PHRASE_AMOUNT, /* bounds in dollars */
  FC_PHRASE_SHARE,
  FC_PHRASE_RATIO,
  FC_PHRASE_BEFORE, /* bounds are multiples of the quantity behind it */
  FC_PHRASE_BEHIND, /* ... before it */
  FC_PHRASE_ONE_IN, /* ... of 1/N */
  FC_PHRASE_KINDS
} fc_phrase_kind;

typedef struct fc_phrase {
  fc_phrase_kind kind;
  const char *words;
  const char *value;          /* the point that the words name, "": none */
  const char *loose, *strict; /* bounds, as they are written */
} fc_phrase;

/* One end of what a claim allows. */
typedef struct fc_bound {
  bool given, open; /* open: the end itself is not allowed */
  fc_ratio at;
} fc_bound;

typedef struct fc_bounds {
  fc_bound low, high;
  bool rounding; /* in their place: the rounding of the quantity itself */
} fc_bounds;

/* The phrases of one place, and those that it is laid over (NULL: those of claim_phrases.def alone). */
typedef struct fc_lexicon fc_lexicon;
struct fc_lexicon {
  const fc_phrase *phrase;
  size_t n;
  const fc_lexicon *under;
};

size_t fc_phrases(void); /* of claim_phrases.def, in its order */
const fc_phrase *fc_phrase_at(size_t index);
const char *const *fc_phrase_names(void);
const char *fc_phrase_kind_name(fc_phrase_kind kind); /* "amount" */

/* The longest phrase that the text begins with among `kinds` (1 << kind, added), words parted by any blanks or a hyphen,
 * in either case; *length: bytes of the text. NULL: none. */
const fc_phrase *fc_lexicon_match(const fc_lexicon *lexicon, fc_str text, unsigned kinds, size_t *length);
/* The phrase of exactly these words and kind as it is laid down last; NULL: none. */
const fc_phrase *fc_lexicon_find(const fc_lexicon *lexicon, fc_str words, fc_phrase_kind kind);

/* ">=10M", ">1/2", "<=1", "<1/10", "0.95..1", "0.95..<1", "rounding". Dollars of an AMOUNT, else numbers and rates.
 * false: no bounds. */
bool fc_bounds_parse(fc_phrase_kind kind, fc_str text, fc_bounds *out);
/* The same of one number. */
bool fc_bound_number(fc_phrase_kind kind, fc_str text, fc_ratio *out);

#endif
