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
  uint32_t id, name, state, type; /* texts; id is name where the data hold no id; state as two letters where known */
  uint32_t within;                /* text: ids or names parted by ';' */
  uint32_t first_population;      /* 1 + index into populations, 0 none; linked by next */
  uint32_t first_budget;          /* 1 + index into budgets, 0 none; linked by next */
  fc_day start;                   /* month 0: not stated */
  fc_origin origin;
  bool listed;          /* by a governments table; else only named by budgets or grants */
  uint8_t named_by;     /* fc_table_kind whose rows gave the name, state and type */
  bool left_out;        /* keep->governments does not select it: nothing of it was kept */
  const uint32_t *text; /* one for each dataset->government_columns; NULL where there are none */
} fc_government;

typedef struct fc_population {
  int32_t year;  /* 0: holds for any */
  bool conflict; /* two figures for one year: value means nothing, low and high span both */
  int64_t value, low, high;
  uint32_t source_url, note;
  fc_origin origin;
} fc_population;

/* amount_basis, by what may be done with it. */
typedef enum fc_basis { FC_BASIS_FLOW, FC_BASIS_STOCK, FC_BASIS_CEILING, FC_BASIS_REQUESTED } fc_basis;

typedef enum fc_direction { FC_EXPENDITURE, FC_REVENUE } fc_direction;

/* Sums as they are kept. Most are exact and fit 64 bits; the others stand whole in dataset->spans. */
typedef struct fc_sum {
  int64_t value;
  uint32_t span; /* 1 + index into spans, 0: exactly value */
  uint32_t rows;
} fc_sum;

/* One budget row, or the sum of the rows of one key. */
typedef struct fc_budget {
  uint32_t government;
  int32_t year;          /* the last of the years covered; 0: not stated, holds for any */
  uint32_t stage, scope; /* texts; stage 0: none stated; scope never 0 (all_funds) */
  uint8_t direction;
  uint8_t years_covered;
  uint8_t hedge;       /* fc_hedge, of a single row */
  bool part;           /* has a department, fund, account or other part; else a total */
  bool finer;          /* has a fund or an account beside or instead of a department */
  uint32_t department; /* text: its name, else its number */
  fc_span amount;      /* of the years covered, before dividing */
  uint32_t rows;       /* rows added up; a second total under one key is an fc_budget of its own, never added */
  uint32_t flag, note, source_url; /* of its rows where all agree, else 0 */
  fc_origin origin;                /* of the first row */
} fc_budget;

typedef struct fc_award {
  uint32_t government;
  int32_t year, award_year; /* 0: not stated */
  uint32_t stage, basis_text;
  uint8_t basis;
  int8_t direct, recurring; /* -1 not stated */
  uint32_t stands; /* a bit for each date of dataset->as_of under which the row is the last of its award */
  uint32_t status;
  fc_date status_date;
  bool has_outlayed, has_incurred;
  uint32_t listing, program, agency, department, award_id, flag, note, source_url, via, estimator;
  fc_date period_start, period_end;
  fc_figure amount;
  fc_money outlayed, incurred;
  fc_origin origin;
  const uint32_t *text; /* one for each dataset->columns: what selectors and `by` look at */
} fc_award;

typedef struct fc_dataset_source {
  const char *file, *as;
  fc_reader_report report;
  size_t n_matches;
  const char *const *roles, *const *headers;
} fc_dataset_source;

typedef struct fc_reserve_row fc_reserve_row; /* dataset/reserve.h */

struct fc_dataset {
  fc_arena arena;
  fc_intern texts;
  fc_seq governments;    /* of fc_government */
  fc_seq populations;    /* of fc_population_kept: population.c */
  fc_seq budgets;        /* of fc_budget_kept: budget_rows.c */
  fc_keys ledgers;       /* words: year, stage, scope, direction, years covered */
  fc_keys parts;         /* words: department, finer, then a text for each of part_columns; number 0: the whole */
  size_t n_part_columns; /* columns of budget rows that are kept: of keep->by and keep->parts, as far as budgets have
                            them */
  const char *const *part_columns;
  bool *part_known;            /* whether some budgets table has it */
  const fc_reserve_row *reserves; /* sorted; kept where fc_keep asked for them */
  size_t n_reserves;
  fc_keys remarks;             /* words: flag, note, source_url, hedge; number 0: none */
  fc_seq spans;                /* of fc_span: the sums that are not exact */
  fc_seq government_of;        /* of uint32_t by text: who has it as id, else as name; link.c */
  fc_seq awards;               /* of fc_award, sorted by key: government, program, award_id, year, amount */
  fc_seq award_texts;          /* of each award: n_columns texts */
  size_t n_government_columns; /* columns of the governments table that selectors and `by` look at */
  const char *const *government_columns;
  size_t n_columns;           /* columns that kept awards carry */
  const char *const *columns; /* canonical names, or headers of further columns */
  fc_keys yearly_keys;        /* words: government, year, of yearly amounts, be they kept as awards or not */
  fc_keys aid_keys;           /* words: government, year, stage */
  fc_seq aid;                 /* of fc_sum, by aid_keys number */
  size_t n_by;                /* at most FC_BY_MAX */
  const char *const *by;
  fc_role *by_role;       /* what each is; FC_NO_ROLE: a further column */
  bool *by_of_government; /* a column of the governments table, which grants do not have */
  bool *by_known;         /* grants or governments have it, or it follows from what they have */
  size_t *by_part;        /* the part column of budgets that each is, SIZE_MAX: none (the department is a field) */
  fc_keys group_keys;  /* words: the `by` values in order (government: its index, else a text), year, stage, has, owner
                        * (1 + the government where rows state a stage, or it is a related entity, and `by` does not
                        * hold it; else 0) */
  fc_seq group;        /* of fc_sum */
  bool groups_are_aid; /* `by` holds governments alone: groups are the sums of aid */
  uint32_t scope, forced_stage;     /* of keep: what `has` of a group was asked of */
  int32_t asked_year;               /* of keep, else the latest that budgets have */
  fc_seq sources;                   /* of fc_dataset_source */
  fc_notes notes;                   /* what was left out, restored, rounded, defaulted */
  fc_seq budget_years, grant_years; /* of int32_t, each once; budgets of the run's scope where there are any */
  uint64_t left_year;               /* grants rows of years that no budget has */
  uint64_t left_basis[4];           /* rows left out of aid, by basis */
  uint64_t undated;                 /* rows with an award year only */
  fc_seq passed;                    /* of fc_passed: passed_on.h */
  bool has_indirect;                /* some row has `via` or is_direct = no */
  bool has_grants;                  /* a grants table was read */
  const fc_date *as_of;             /* dates of statuses that were asked for; the first holds where none is named */
  size_t n_as_of;
  uint64_t later_statuses;          /* rows whose status is later than all of these dates */
  bool government_implied;          /* no table names a government: all rows are one */
};

struct fc_rows_of; /* rows.h */

#define FC_LATEST INT32_MAX /* a date of statuses: whatever the last of each award is */
#define FC_BY_MAX 8 /* columns of one breakdown */

/* What the government of a grants row has, in a group whose `by` does not hold government: shares are of those alone
 * that have both figures. Shifted by fc_direction: FC_HAS_BUDGET << FC_REVENUE is a budget known by its revenue alone.
 */
enum { FC_HAS_BUDGET = 1, FC_HAS_PART = 4, FC_HAS_POPULATION = 16 };

/* Sees each row of a government that is kept, as it is read, with all columns of its file. */
typedef struct fc_watch {
  void *self;
  fc_status (*row)(void *self, fc_table_kind kind, uint32_t government, const struct fc_rows_of *rows);
} fc_watch;

/* What to keep of the grants. Rows that match any of `selects` become awards; with `everything` all rows do. Where no
 * award is kept, `by` makes groups. Budgets always keep the columns of `by` that they know. */
typedef struct fc_keep {
  const fc_select *const *selects;
  size_t n_selects;
  const char *const *by;
  size_t n_by;
  const char *const *parts; /* further columns of budgets that are kept: those that report.against looks at */
  size_t n_parts;
  const char *const *further; /* further columns that kept awards carry, as far as grants have them */
  size_t n_further;
  const char *scope, *stage;    /* that groups will be set against; NULL: all_funds, any stage */
  int year;                     /* of groups and aid; 0: every year that budgets have */
  bool any_year;                /* those without budgets too */
  bool may_lack;                /* columns of `by` that the grants do not have are empty */
  const fc_select *governments; /* NULL: all; on columns of the governments table */
  const fc_date *as_of; /* only the last status of each award on or before a date (standing.h); the first is that of
                           sums; selectors may name dates of their own */
  size_t n_as_of;
  const char *const *key; /* columns that tell awards apart for their status, at most FC_STANDING_KEY_MAX; none: their
                             number, else listing, program and years */
  size_t n_key;
  bool undated;      /* grants without a column of status dates are no fault */
  bool files_apart;  /* the last status is that of each file by itself */
  bool awards_alone; /* no sums of aid are made, and nothing is said of what would be left out of them */
  bool everything;
  bool reserves; /* reserve rows of budgets are kept one by one, with how they may be drawn */
  bool digest;
  const fc_watch *watch; /* NULL: none; else files are read with all their columns */
} fc_keep;

/* Loads governments, then budgets, then grants, from all sources of each kind. */
fc_status fc_dataset_read(fc_ctx *ctx, const fc_source *sources, size_t n, const fc_keep *keep, fc_dataset **out);

fc_str fc_dataset_text(const fc_dataset *dataset, uint32_t number);
const fc_government *fc_dataset_government(const fc_dataset *dataset, uint32_t index);
uint32_t fc_dataset_find_government(const fc_dataset *dataset, fc_str id_or_name); /* UINT32_MAX: none */
const fc_award *fc_dataset_award(const fc_dataset *dataset, size_t index);         /* in the order of their keys */
/* Whether an award is the last status of its award as of a date (FC_NO_DATE: that which holds for all). */
bool fc_dataset_stands(const fc_dataset *dataset, const fc_award *award, fc_date date);
size_t fc_dataset_column(const fc_dataset *dataset, fc_str name);                  /* SIZE_MAX: none */
fc_where fc_dataset_where(const fc_dataset *dataset, fc_origin origin);            /* file and line */
/* The order of governments in every table: by name, then id. */
int fc_dataset_compare_governments(const fc_dataset *dataset, uint32_t a, uint32_t b);
/* Governments that overlap among `members` (one within another, or a state over its local governments). */
bool fc_dataset_overlap(const fc_dataset *dataset, const uint32_t *members, size_t n);
/* The government that an entity (of the type related_entity, component_unit or authority, `within` it) is related to;
 * UINT32_MAX: it is none, or is related to none that is known. */
uint32_t fc_dataset_related_to(const fc_dataset *dataset, uint32_t government);
/* It says so of itself, whether or not the other is known. */
bool fc_dataset_is_related(const fc_dataset *dataset, uint32_t government);
/* "New York", two letters or a name: the two letters, or the text itself. */
fc_str fc_state_code(fc_str state);

#endif
