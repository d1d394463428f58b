/* exposure.h - the rooms of exposure: what each row of a breakdown gets, and what it is set against.
 *
 * Nothing is computed before it is read but what ranking needs: a row is a run of sums in an index, and is measured
 * again whenever a writer asks for it, so that 90,000 governments need no table of their own. */
#ifndef FC_IMPACT_EXPOSURE_H
#define FC_IMPACT_EXPOSURE_H

#include "dataset/budget.h"
#include "impact/apart.h"
#include "impact/frame.h"
#include "impact/plan.h"

/* What governments have together, for rows that are not of one government: by the values of `by` that budgets or
 * governments know. Two of each: expenditure, and revenue of governments that have only that. */
typedef struct fc_exposed_whole {
  fc_span budget[2];
  uint32_t all;            /* governments that get grants */
  uint32_t governments[2]; /* of them, with a budget */
  uint32_t words[2];       /* the budget's name, in exposure->words */
  bool conflict[2], overlap;
  fc_span population;
  uint32_t with_population;
  bool population_conflict;
} fc_exposed_whole;

typedef struct fc_exposed_row {
  uint32_t first, n; /* in exposure->entry */
  uint32_t words;    /* name of its denominator, in exposure->words */
  uint32_t stage;    /* of its budget; 0 where it has none */
  double measure;    /* what it is ranked by; NAN: nothing */
} fc_exposed_row;

/* Where the rows of a stage begin, in exposure->order. */
typedef struct fc_exposed_stage {
  uint32_t stage, first;
} fc_exposed_stage;

/* What a row comes to. */
typedef struct fc_exposed {
  fc_span amount;
  fc_base budget, population;
  uint32_t stage;  /* of the budget */
  bool part;       /* the budget is that of the row's own part: its department */
  bool part_asked; /* the row names a part */
  fc_value share, of_aid, per_capita;
} fc_exposed;

/* A figure that rounding makes a range of somewhere in the table. */
typedef enum fc_exposed_figure {
  FC_EXPOSED_AMOUNT,
  FC_EXPOSED_BUDGET,
  FC_EXPOSED_SHARE,
  FC_EXPOSED_OF_AID,
  FC_EXPOSED_PER_CAPITA,
  FC_EXPOSED_FIGURES
} fc_exposed_figure;

/* An award in two rows of the answer (or twice in one): of who gets it and of who passes it on. */
typedef struct fc_exposed_passed {
  uint32_t row, holder_row; /* in exposure->row */
  uint32_t has;             /* what both governments have */
  uint32_t government, holder;
  fc_span amount;
  uint32_t rows;
} fc_exposed_passed;

typedef struct fc_exposure_state {
  fc_arena arena;
  const fc_dataset *dataset;
  fc_frame frame;
  const fc_exposure_options *options; /* while it is built */
  bool of_one;                        /* `by` holds the government */
  fc_apart apart;                     /* of the governments of the frame */
  fc_intern words;                    /* names of denominators */
  uint32_t *entry;                    /* sums of the year and stage, those of one row side by side */
  size_t n_entries;
  fc_exposed_row *row;
  uint32_t *order; /* rows as they are ranked */
  fc_exposed_passed *passed; /* by row */
  size_t n_passed;
  fc_seq stages;   /* of fc_exposed_stage: where ranks begin anew */
  size_t n_rows;
  fc_keys whole_keys; /* kind (0: governments, 1: parts), then a word for each of `by`: 0 where it is not known */
  fc_seq wholes;      /* of fc_exposed_whole */
  fc_span aid;        /* all federal aid of the governments */
  bool aid_published, aid_conflict;
  fc_exposed total;
  uint32_t total_words, with_budget; /* governments */
  uint32_t own_missing;              /* rows whose part has no budget of its own */
  bool ranges[FC_EXPOSED_FIGURES];
  fc_status failed; /* where no call could say so: while sorting */
} fc_exposure_state;

/* A sum of the dataset: the values of `by`, and whether it is of the run. */
typedef struct fc_exposed_entry {
  const uint32_t *by;  /* n_by; of aid: its government for each */
  uint32_t government; /* UINT32_MAX: of several */
  int32_t year;
  uint32_t stage, has;
  fc_sum sum;
} fc_exposed_entry;

/* Built and ranked: settings, inputs and the remark on the year are told by fc_exposed_describe. `known`: every column
 * of `by` must be one that the grants have, else its values are empty. */
fc_status fc_exposed_new(fc_ctx *ctx, const fc_dataset *dataset, const fc_exposure_options *options, bool known,
                         fc_exposure_state **out);
fc_status fc_exposed_describe(const fc_exposure_state *state, const fc_exposure_options *options, fc_result *result);
fc_base fc_exposed_base(const fc_budget_answer *answer);

size_t fc_exposed_entries(const fc_dataset *dataset);
fc_exposed_entry fc_exposed_entry_at(const fc_dataset *dataset, uint32_t number, uint32_t scratch[FC_BY_MAX]);
fc_str fc_exposed_text(const fc_dataset *dataset, size_t by, uint32_t value);
int fc_exposed_compare_keys(const fc_exposure_state *state, const fc_exposed_row *a, const fc_exposed_row *b);

fc_status fc_exposed_make_rows(fc_exposure_state *state);   /* entry, row, of the frame's year and stage */
fc_status fc_exposed_make_wholes(fc_exposure_state *state); /* whole_keys, wholes, aid */
const fc_exposed_whole *fc_exposed_find_whole(const fc_exposure_state *state, const uint32_t *by, bool part);

/* Awards that are passed on: what is counted twice is taken off sums. `passed` needs entry and row. */
fc_status fc_exposed_make_passed(fc_exposure_state *state);
/* Of one row (has: of governments that have something), */
void fc_exposed_leave_passed(const fc_exposure_state *state, const fc_exposed_row *row, uint32_t has, fc_span *sum);
/* of rows that were added, and */
void fc_exposed_leave_passed_between(const fc_exposure_state *state, const fc_exposed_row *const *rows, size_t n,
                                     fc_span *sum);
/* of governments that were added. */
fc_status fc_exposed_leave_passed_among(const fc_exposure_state *state, const uint32_t *governments, size_t n,
                                        fc_span *sum);
void fc_exposed_note_passed(const fc_exposure_state *state, fc_notes *notes);

/* The budget of a part: of the run's stage, else of the latest that it has. */
fc_status fc_exposed_find_part(const fc_exposure_state *state, const fc_budget_query *query, fc_budget_answer *answer,
                               uint32_t *stage);
fc_str fc_exposed_part_name(const fc_dataset *dataset, const uint32_t *by, fc_buf *out);
fc_status fc_exposed_put_words(fc_exposure_state *state, uint32_t stage, fc_direction direction, fc_str part,
                               uint32_t *number);

/* Reading only: no allocation but what finding a budget takes. */
/* "..., over 16 of 23 governments", made of a name. */
fc_status fc_exposed_put_over(fc_exposure_state *state, uint32_t words, uint32_t with, uint32_t all, uint32_t *number);

fc_status fc_exposed_measure(const fc_exposure_state *state, const fc_exposed_row *row, fc_exposed *out);
fc_span fc_exposed_amount(const fc_exposure_state *state, const fc_exposed_row *row);
fc_status fc_exposed_make_total(fc_exposure_state *state);
/* An amount of the file as a share of all federal aid. */
void fc_exposed_share_of_aid(const fc_exposure_state *state, fc_span amount, fc_value *out);
/* Orders the rows, and notes which figures are ranges somewhere. */
fc_status fc_exposed_rank(fc_exposure_state *state);
/* The number of the row at a place of the order; 0: it has nothing to be ranked by. */
uint32_t fc_exposed_rank_at(const fc_exposure_state *state, size_t at);

/* The state becomes the result's, also where the call fails. */
fc_status fc_exposed_add_tables(fc_exposure_state *state, fc_result *result);
fc_status fc_exposed_add_notes(fc_ctx *ctx, const fc_exposure_state *state, fc_notes *notes);
void fc_exposed_note_indirect(const fc_exposure_state *state, fc_notes *notes);
void fc_exposed_free(fc_exposure_state *state);

#endif
