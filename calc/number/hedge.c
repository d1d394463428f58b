/* hedge.c - the word that holds for a sum of amounts with words of their own. */
#include "number/figure.h"

#define BIT(hedge) (1u << (hedge))

fc_hedge fc_hedge_of_sum(unsigned seen) {
  const unsigned above = BIT(FC_AT_LEAST) | BIT(FC_MORE_THAN), below = BIT(FC_UP_TO) | BIT(FC_LESS_THAN),
                 vague = BIT(FC_NEARLY) | BIT(FC_ABOUT);
  unsigned words = seen & (above | below | vague);
  if ((words & above) && (words & below))
    return FC_EXACTLY;
  for (int hedge = FC_NEARLY; hedge <= FC_LESS_THAN; hedge++)
    if (words == BIT(hedge))
      return (fc_hedge)hedge;
  if (words & vague)
    return FC_ABOUT;
  return words & above ? FC_AT_LEAST : words & below ? FC_UP_TO : FC_EXACTLY;
}
