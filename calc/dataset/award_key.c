/* award_key.c - which award a row is about. */
#include "dataset/award_key.h"

bool fc_award_key(const fc_award_facts *facts, uint32_t words[FC_AWARD_KEY_WORDS]) {
  bool numbered = facts->award_id != 0;
  const uint32_t key[FC_AWARD_KEY_WORDS] = {facts->government,
                                            facts->award_id,
                                            numbered ? 0 : facts->listing,
                                            numbered ? 0 : facts->program,
                                            numbered ? 0 : (uint32_t)facts->award_year,
                                            numbered ? 0 : (uint32_t)facts->fiscal_year};
  for (int i = 0; i < FC_AWARD_KEY_WORDS; i++)
    words[i] = key[i];
  return numbered || facts->listing || facts->program;
}
