/* amount_words.c - the words round a number: "nearly", "at least", "million".
 *
 * Scale words are those of American public finance. MM (a thousand thousands) and T (thousand or trillion) mean
 * different things to different readers and are refused. */
#include "number/amount.h"

typedef struct fc_hedge_spelling {
  const char *word;
  fc_hedge hedge;
} fc_hedge_spelling;

/* The first spelling of each hedge is the one that is printed. */
static const fc_hedge_spelling hedges[] = {
    {"nearly", FC_NEARLY},     {"almost", FC_NEARLY},       {"about", FC_ABOUT},    {"around", FC_ABOUT},
    {"roughly", FC_ABOUT},     {"approximately", FC_ABOUT}, {"up to", FC_UP_TO},    {"at most", FC_UP_TO},
    {"at least", FC_AT_LEAST}, {"more than", FC_MORE_THAN}, {"over", FC_MORE_THAN}, {"less than", FC_LESS_THAN},
    {"under", FC_LESS_THAN},
};

fc_hedge fc_amount_hedge(fc_scan *scan) {
  if (!fc_is_letter(fc_scan_peek(scan)))
    return FC_EXACTLY;
  for (size_t i = 0; i < sizeof hedges / sizeof *hedges; i++)
    if (fc_scan_word(scan, hedges[i].word))
      return hedges[i].hedge;
  return FC_EXACTLY;
}

const char *fc_hedge_word(fc_hedge hedge) {
  for (size_t i = 0; i < sizeof hedges / sizeof *hedges; i++)
    if (hedges[i].hedge == hedge)
      return hedges[i].word;
  return "";
}

typedef struct fc_scale_spelling {
  const char *word;
  int power; /* 0: refused */
  const char *refusal;
} fc_scale_spelling;

static const fc_scale_spelling scales[] = {
    {"k", 3, NULL},
    {"thousand", 3, NULL},
    {"m", 6, NULL},
    {"mn", 6, NULL},
    {"million", 6, NULL},
    {"b", 9, NULL},
    {"bn", 9, NULL},
    {"billion", 9, NULL},
    {"tn", 12, NULL},
    {"trillion", 12, NULL},
    {"mm", 0, "MM, which means different things; write M or million"},
    {"t", 0, "T, which means different things; write thousand or tn"},
};

fc_status fc_amount_scale_word(fc_scan *scan, fc_written *written) {
  size_t letters = fc_scan_letters(scan), at = scan->at;
  for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
    if (!fc_scan_word(scan, scales[i].word))
      continue;
    if (!scales[i].power)
      return fc_scan_fault(scan, at, letters, scales[i].refusal);
    written->scaled = true;
    written->power = scales[i].power;
    return FC_OK;
  }
  return fc_scan_fault(scan, at, letters,
                       "a word that is no scale (K, M, B, thousand, million, billion, tn, trillion)");
}
