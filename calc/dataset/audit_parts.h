/* audit_parts.h - what the checks of an audit share: adding a finding, its texts, whole budgets, residents. */
#ifndef FC_DATASET_AUDIT_PARTS_H
#define FC_DATASET_AUDIT_PARTS_H

#include "dataset/audit.h"

/* A whole budget, or another scope taken whole, of one government, year and stage; amounts are a year's. */
typedef struct fc_audit_whole {
  uint32_t government, stage, scope; /* texts */
  int32_t year;                      /* 0: any */
  fc_direction direction;
  bool conflict; /* two totals */
  bool complete; /* a total, or the sum of so many parts that they are likely all of it */
  fc_span amount;
  fc_origin origin;
} fc_audit_whole;

struct fc_audit {
  fc_ctx *ctx;
  fc_dataset *dataset; /* NULL while rows are read: then rows->dataset */
  fc_arena arena;
  fc_seq findings; /* of fc_finding */
  fc_finding **order;
  struct fc_audit_made {
    const fc_audit_check *check;
    void *state;
    uint64_t looked, found;
  } * made;
  size_t n_made, current;
  bool no_memory;
  fc_finding scratch;           /* stands in for one that memory did not hold */
  const fc_audit_whole *wholes; /* made when first asked for */
  size_t n_wholes;
};

/* One more thing was looked at by the check that is at work. */
void fc_audit_look(fc_audit *audit);
/* A new finding of the check that is at work; never NULL. A finding that memory does not hold fails the audit. */
fc_finding *fc_audit_add(fc_audit *audit, fc_severity severity, uint32_t government, fc_origin origin);
/* One more row that the finding is about; beyond a dozen they are counted only by the caller. */
void fc_audit_also(fc_audit *audit, fc_finding *finding, const fc_dataset *dataset, fc_origin origin);
/* Texts that live as long as the audit, never NULL. */
const char *fc_audit_text(fc_audit *audit, const char *format, ...) FC_PRINTF(2, 3);
const char *fc_audit_money(fc_audit *audit, fc_i128 cents); /* "$1,234.50" */
const char *fc_audit_stage(fc_audit *audit, fc_str stage);  /* "adopted", "as modified November 2017", "no stage" */
/* What a grants row is: "2016-DJ-BX-0001, Byrne JAG (16.738), fiscal year 2018". */
const char *fc_audit_award(fc_audit *audit, const fc_rows_of *rows);
/* "adopted budget, all funds, fiscal year 2018". */
const char *fc_audit_budget(fc_audit *audit, uint32_t stage, uint32_t scope, fc_direction direction, uint32_t part,
                            int32_t year);
const char *fc_audit_name(const fc_audit *audit, uint32_t government);

/* Every whole of every government, each (year, stage, scope, direction) once, governments side by side, years and
 * stages rising. */
fc_status fc_audit_wholes(fc_audit *audit, const fc_audit_whole **out, size_t *n);
const fc_audit_whole *fc_audit_wholes_of(const fc_audit *audit, uint32_t government, size_t *n); /* once made */

/* Residents of a government in a year: by the data; of a state that the data give none, by the Census Bureau's
 * estimate. */
typedef struct fc_audit_residents {
  int64_t low, value, high;
  bool census;
} fc_audit_residents;
bool fc_audit_residents_find(const fc_audit *audit, uint32_t government, int32_t year, fc_audit_residents *out);

/* Columns whose header says that they hold what was saved, cut or lost of an award, of the file that is being read. */
typedef struct fc_audit_saved {
  uint32_t source; /* 1 + of the file, 0: none yet */
  size_t n, column[8];
} fc_audit_saved;
void fc_audit_saved_of(fc_audit_saved *saved, const fc_rows_of *rows);
/* The index-th of them as a figure; false: empty, or no amount. */
bool fc_audit_saved_at(const fc_audit_saved *saved, const fc_rows_of *rows, size_t index, fc_money *out,
                       const char **header);
/* A header's words, folded, one after the other; false: no more. */
bool fc_audit_header_word(fc_str *rest, char word[32], fc_str *out);

#endif
