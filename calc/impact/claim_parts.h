/* claim_parts.h - the sums and wholes that the readings of a claim are made of. Inside this floor only. */
#ifndef FC_IMPACT_CLAIM_PARTS_H
#define FC_IMPACT_CLAIM_PARTS_H

#include "impact/claim.h"

typedef struct fc_claiming {
  fc_ctx *ctx;
  const fc_claim_ground *ground;
  const fc_claim *claim;
  fc_arena *arena;
} fc_claiming;

/* The money of one year, or of several together. */
typedef struct fc_claim_year {
  int first, last; /* 0: no year */
  bool point;      /* else two figures contradict each other: amount.value means nothing */
  fc_span amount;
  bool open_low, open_high;
  uint32_t flag, note, url; /* of its rows where all agree, else 0 */
  fc_origin origin;         /* of its first row in the file; line 0: none */
  uint32_t last_line;
  size_t rows;
  uint32_t governments, last_government; /* how many its rows are of; awards come government by government */
} fc_claim_year;

typedef struct fc_claim_sum {
  fc_claim_money money;
  const char *words;
  uint32_t estimator, stage; /* texts, 0: none or several */
  bool award_years;          /* years are federal, of the award */
  bool yearly;
  fc_seq year; /* of fc_claim_year, in their order */
} fc_claim_sum;

/* What a share is of, or a figure is divided by. */
typedef struct fc_claim_whole {
  const char *words, *source;
  fc_str stage, scope;
  bool point, chosen, residents;
  fc_span amount; /* cents; of residents: hundredths */
} fc_claim_whole;

/* Sums of fc_claim_sum and wholes of fc_claim_whole that the claim's "of" leaves. Sequences are the caller's. */
fc_status fc_claim_find_sums(const fc_claiming *claiming, fc_seq *sums);
void fc_claim_free_sums(fc_seq *sums);
fc_status fc_claim_find_wholes(const fc_claiming *claiming, fc_seq *wholes);

/* Adds a row to a year of a sum: the years stay in order. false: no memory. */
bool fc_claim_add_row(fc_seq *years, int year, const fc_award *award);
/* "FY2010-14", "FFY2016-18", "FY2010, FY2012-14"; of years that are `in` (NULL: all). NULL: no memory. */
const char *fc_claim_years_words(fc_arena *arena, const fc_seq *years, const bool *in, bool award_years);
/* "grants.csv:10-14": from the first of some rows to the last; "grants.csv:6-9 (3 rows)" where others lie between. */
const char *fc_claim_source_words(fc_arena *arena, const fc_dataset *dataset, fc_origin origin, uint32_t last_line,
                                  size_t rows);
/* What was printed, in the arena; frees the buffer. NULL: no memory. */
const char *fc_claim_keep(fc_arena *arena, fc_buf *text);

/* The figure of a sum over a whole (NULL: the sum itself), in the claim's unit. false: it cannot be formed. */
bool fc_claim_divide(const fc_claim_year *year, const fc_claim_whole *whole, bool at_most_one, fc_claim_figure *out);
fc_holds fc_claim_test(const fc_bounds *bounds, const fc_claim_figure *figure);
/* The bound that decides, and how far the figure is from it; false: none is given, or the figure is open towards it. */
bool fc_claim_margin(const fc_bounds *bounds, const fc_claim_figure *figure, fc_holds holds, fc_ratio *threshold,
                     fc_ratio *margin);

#endif
