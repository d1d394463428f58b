/* model.h - what a dataset holds: governments, budgets and awards, linked by small numbers.
 *
 * Texts are numbers of one intern table (0: empty). A government is an index into `governments`. */
#ifndef FC_DATASET_MODEL_H
#define FC_DATASET_MODEL_H

#include "base/intern.h"
#include "number/calendar.h"
#include "number/figure.h"
#include "table/reader.h"
#include "table/result.h"
#include <fiscalc/dataset.h>

typedef struct fc_origin {
  uint32_t source; /* index into dataset->sources */
  uint32_t line;
} fc_origin;

typedef struct fc_government {
  uint32_t id, name, state, type; /* texts; id is name where the data hold no id */
  uint32_t within;                /* text: ids or names parted by ';' */
  fc_day start;                   /* month 0: not stated */
  uint32_t first_population;      /* 1 + index into populations, 0 none; linked by next */
  fc_origin origin;
  const uint32_t *text; /* one for each dataset->government_columns; NULL where it is not listed */
  bool listed; /* by a governments table; else only named by budgets or grants */
} fc_government;

typedef struct fc_population {
  uint32_t government, next; /* next: 1 + index */
  int32_t year;              /* 0: holds for any */
  int64_t value, low, high;
  uint32_t source_url, note;
  fc_origin origin;
} fc_population;

/* amount_basis, by what may be done with it. */
typedef enum fc_basis { FC_BASIS_FLOW, FC_BASIS_STOCK, FC_BASIS_CEILING, FC_BASIS_REQUESTED } fc_basis;

typedef enum fc_direction { FC_EXPENDITURE, FC_REVENUE } fc_direction;

/* One budget row, or the sum of the rows of one key. */
typedef struct fc_budget {
  uint32_t government;
  int32_t year;
  uint32_t stage, scope; /* texts; stage 0: none stated; scope never 0 (all_funds) */
  uint8_t direction;
  uint8_t years_covered;
  uint8_t hedge; /* fc_hedge, of a single row */
  bool part; /* has a department, fund, account or other part; else a total */
  uint32_t department;
  uint32_t further; /* index into further_keys: what the `by` columns and part roles hold */
  fc_span amount;   /* of the years covered, before dividing */
  uint32_t rows;    /* rows added up; a second total under one key is an fc_budget of its own, never added */
  uint32_t flag, note, source_url, precision_text;
  fc_origin origin; /* of the first row */
} fc_budget;

typedef struct fc_award {
  uint32_t government;
  int32_t year, award_year; /* 0: not stated */
  uint32_t stage, basis_text;
  uint8_t basis;
  int8_t direct; /* -1 not stated */
  bool has_outlayed, has_incurred;
  uint32_t listing, program, agency, department, award_id, flag, note, source_url, via, estimator;
  fc_date period_start, period_end;
  fc_figure amount;
  fc_money outlayed, incurred;
  fc_origin origin;
  const uint32_t *text; /* one for each dataset->columns: what selectors and `by` look at */
} fc_award;

/* Federal aid added up: by government, year and stage (`aid`), and by the columns of a breakdown (`group`). Flow and
 * stock rows only; ceilings and requests are counted and left out. */
typedef struct fc_aid {
  fc_span amount;
  uint32_t rows;
} fc_aid;

typedef struct fc_dataset_source {
  const char *file, *as;
  fc_reader_report report;
  size_t n_matches;
  const char *const *roles, *const *headers;
} fc_dataset_source;

struct fc_dataset {
  fc_arena arena;
  fc_intern texts;
  fc_seq governments; /* of fc_government */
  fc_seq populations; /* of fc_population */
  fc_seq budgets;     /* of fc_budget */
  fc_seq awards;      /* of fc_award: the kept ones, sorted by key: government, program, award_id, year, amount */
  size_t n_government_columns; /* columns of the governments table that selectors and `by` look at */
  const char *const *government_columns;
  size_t n_columns;   /* columns that kept awards carry */
  const char *const *columns; /* canonical names, or headers of further columns */
  fc_keys aid_keys;   /* words: government, year, stage */
  fc_seq aid;         /* of fc_aid, by aid_keys number */
  size_t n_by;
  const char *const *by;
  fc_keys group_keys; /* words: the `by` values in order (government: its index, else a text), year, stage */
  fc_seq group;       /* of fc_aid */
  fc_seq sources;     /* of fc_dataset_source */
  fc_notes notes;     /* what was left out, restored, rounded, defaulted */
  uint64_t left_year;     /* grants rows of years that no budget has */
  uint64_t left_basis[4]; /* rows left out of aid, by basis */
  uint64_t undated;       /* rows with an award year only */
  bool has_indirect;      /* some row has `via` or is_direct = no */
  bool government_implied; /* no table names a government: all rows are one */
};

/* What to keep of the grants. Rows that match any of `selects` become awards; with `everything` all rows do. `by` makes
 * groups. Budgets always keep the columns of `by` that they know, as part keys. */
typedef struct fc_keep {
  const fc_select *const *selects;
  size_t n_selects;
  const char *const *by;
  size_t n_by;
  const fc_select *governments; /* NULL: all; on columns of the governments table */
  bool everything;
  bool digest;
} fc_keep;

/* Loads governments, then budgets, then grants, from all sources of each kind. */
fc_status fc_dataset_read(fc_ctx *ctx, const fc_source *sources, size_t n, const fc_keep *keep, fc_dataset **out);

fc_str fc_dataset_text(const fc_dataset *dataset, uint32_t number);
const fc_government *fc_dataset_government(const fc_dataset *dataset, uint32_t index);
uint32_t fc_dataset_find_government(const fc_dataset *dataset, fc_str id_or_name); /* UINT32_MAX: none */
const fc_award *fc_dataset_award(const fc_dataset *dataset, size_t index);
size_t fc_dataset_column(const fc_dataset *dataset, fc_str name); /* SIZE_MAX: none */
fc_where fc_dataset_where(const fc_dataset *dataset, fc_origin origin); /* file and line */
/* Governments that overlap among `members` (one within another, or a state over its local governments). */
bool fc_dataset_overlap(const fc_dataset *dataset, const uint32_t *members, size_t n);
/* "New York", two letters or a name: the two letters, or the text itself. */
fc_str fc_state_code(fc_str state);

#endif
