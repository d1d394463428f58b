/* claim_says.h - what is said, as what it allows: "at minimum in the tens of millions" is from $10 million on, strictly
 * from $20 million. */
#ifndef FC_SCENARIO_CLAIM_SAYS_H
#define FC_SCENARIO_CLAIM_SAYS_H

#include "scenario/claim_lexicon.h"

typedef enum fc_claim_unit { FC_CLAIM_MONEY, FC_CLAIM_SHARE, FC_CLAIM_RATIO } fc_claim_unit;

enum { FC_SAID_PHRASES = 8 };

typedef struct fc_understood {
  fc_claim_unit unit;      /* bounds are in dollars, or plain numbers */
  fc_bounds loose, strict; /* at least one end of each is given */
  fc_ratio slack;          /* half a unit of the last digit that the claim states; 0/1: it states none */
  bool yearly;             /* "a year" */
  bool per_resident;
  fc_str of; /* what stands behind: "of city revenue"; it chooses nothing */
  const fc_phrase *phrase[FC_SAID_PHRASES]; /* of the lexicon, in the order of the text */
  size_t phrases;
} fc_understood;

/* What of a text was not understood. */
typedef struct fc_claim_fault {
  size_t at, length; /* bytes */
  const char *what;  /* static: "words that the lexicon does not hold" */
  const char *mend;  /* static */
  bool unknown;      /* words that a nearer spelling may mend */
} fc_claim_fault;

/* FC_BAD_NUMBER with *fault where it is not understood. Slices of *out are of `says`. No allocation. */
fc_status fc_claim_understand(const fc_lexicon *lexicon /* NULL: the program's */, fc_str says, fc_understood *out,
                              fc_claim_fault *fault);

/* The phrase of the lexicon that is nearest to what was not understood, NULL: none is near. */
const char *fc_claim_nearest(fc_str unknown);

#endif
