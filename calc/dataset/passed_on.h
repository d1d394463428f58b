/* passed_on.h - awards that one government passes on to another, and that both have in their rows.
 *
 * A row with `via` names who passes it on. Where that government is loaded too and has the award in its own rows of the
 * same year (the same award_id, else a row without a number of the same listing or program), both rows are the same
 * money: it counts in the row of either government, and once in what both have together. Only files with a column `via`
 * are looked at; then each award is remembered, about 100 bytes. */
#ifndef FC_DATASET_PASSED_ON_H
#define FC_DATASET_PASSED_ON_H

#include "base/intern.h"
#include "number/figure.h"

/* Two sums of the dataset that hold the same money: that of who gets it, and that of who passes it on. */
typedef struct fc_passed {
  uint32_t aid, holder_aid;     /* numbers of aid_keys */
  uint32_t group, holder_group; /* numbers of group_keys; FC_INTERN_NONE where no groups are made */
  fc_span amount;
  uint32_t rows;
} fc_passed;

/* Where a row stands in the sums. */
typedef struct fc_passed_place {
  uint32_t aid, group;
} fc_passed_place;

/* What a row says of itself; numbers of the dataset's texts. */
typedef struct fc_passed_facts {
  uint32_t government, award_id, listing, program, via;
  int32_t year; /* its fiscal year, else its award year */
  fc_figure amount;
} fc_passed_facts;

/* While rows are read. */
typedef struct fc_passing {
  fc_keys keys;  /* words: government, award_id, listing, program, year */
  fc_seq first;  /* of uint32_t by key: 1 + index into places, which are linked */
  fc_seq places; /* where the rows of a key stand, each place once */
  fc_seq rows;   /* of rows with `via` */
} fc_passing;

bool fc_passing_init(fc_passing *passing);
void fc_passing_free(fc_passing *passing);
bool fc_passing_note(fc_passing *passing, const fc_passed_facts *facts, fc_passed_place place); /* false: no memory */

/* What the pairs are told by. */
typedef struct fc_passing_ways {
  const void *self;
  uint32_t (*find)(const void *self, uint32_t text); /* the government that a text names; UINT32_MAX: none */
  /* Which of two places of who passes it on comes first for a row; < 0: a. */
  int (*compare)(const void *self, fc_passed_place row, fc_passed_place a, fc_passed_place b);
} fc_passing_ways;
/* The pairs, into a sequence of fc_passed, each pair once. false: no memory. */
bool fc_passing_end(const fc_passing *passing, const fc_passing_ways *ways, fc_seq *passed);

#endif
