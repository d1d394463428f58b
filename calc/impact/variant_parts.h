/* variant_parts.h - what a variant is made of; seen by its own files alone. */
#ifndef FC_IMPACT_VARIANT_PARTS_H
#define FC_IMPACT_VARIANT_PARTS_H

#include "impact/tally.h"
#include "impact/variant.h"

struct fc_variant {
  fc_plan plan; /* the original's, but for cuts, baseline and dues */
  const fc_plan *original;
  fc_arena arena;
  fc_plan_cut *cuts; /* with steps and phases of their own */
  fc_rate *price;    /* of each year; NULL: as the plan, which states none */
  fc_money *taken[FC_ENDS]; /* at each end of the inputs; equal pointers where nothing is a range */
  uint8_t *end[FC_ENDS];
  bool *changed;        /* of each cut, since the last evaluation */
  bool *changed_before; /* that `anew` was made for */
  fc_anew anew;
  bool anew_made;
  /* What is booked, apart for each kind of governments: those that have the same of what a row is set against. */
  uint32_t *kind; /* of each touched award; NULL: all are of one */
  uint32_t kinds;
  const uint8_t *const *holds; /* of each kind its bits in each year that is shown (fc_group.holders) */
  fc_i128 *booked;             /* [end][kind][account][year], n_years + 1 years */
  fc_row row; /* of all awards, as it last was added up */
  bool row_made, row_current;
};

static inline size_t fc_variant_books(const fc_variant *variant) {
  return FC_ACCOUNTS * (variant->plan.n_years + 1);
}
static inline int fc_variant_ends(const fc_variant *variant) {
  return variant->taken[FC_LOW] == variant->taken[FC_VALUE] ? 1 : FC_ENDS;
}
/* Books all awards anew: what is set against them, or how they are told apart, is another. */
fc_status fc_variant_book_all(fc_ctx *ctx, fc_variant *variant);
/* Adds (sign 1) or takes away (-1) what is booked of an award by its cuts from `since` on. false: overflow. */
bool fc_variant_book(fc_variant *variant, size_t touched, uint32_t since, int sign);

#endif
