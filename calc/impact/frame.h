/* frame.h - what an answer is for: one year, one scope of budgets, and a stage, common to the governments or each its
 * own. An answer over several years has a frame for each. */
#ifndef FC_IMPACT_FRAME_H
#define FC_IMPACT_FRAME_H

#include "dataset/budget.h"
#include "dataset/stage.h"
#include "scenario/baseline.h"

typedef struct fc_frame {
  const fc_dataset *dataset;
  int year;             /* whose data are used; 0: no row has a year */
  int stands_for;       /* the year that is answered: `year`, or a later one that the data do not hold */
  int aid_year;         /* whose grants are the aid of stands_for */
  int since;            /* years from the first one that is answered to stands_for */
  const fc_baseline *baseline; /* how figures go on to stands_for; NULL: they do not */
  const char *year_how; /* "asked for", "the latest with budgets and grants" */
  uint32_t scope;       /* text */
  fc_str scope_text;
  bool list_all; /* every honest denominator is asked for */
  fc_stage_choice stage;
  const uint32_t *governments; /* sorted by name and id */
  size_t n_governments;
} fc_frame;

/* A value that was asked for, and where, for the message that refuses it. */
typedef struct fc_wish {
  const char *text; /* NULL: nothing asked */
  fc_where where;
} fc_wish;

/* Sets year, scope and, for governments that are already set, the stage; each refuses what the data do not hold, with
 * the nearest that they do. `first` and `last` bound the year (0: the data decide). Texts live in the arena. */
fc_status fc_frame_set_year(fc_ctx *ctx, fc_frame *frame, int first, int last, const fc_where *where);
fc_status fc_frame_set_scope(fc_ctx *ctx, fc_frame *frame, const fc_wish *denominator);
fc_status fc_frame_set_stage(fc_ctx *ctx, fc_frame *frame, const size_t *awards /* NULL: all aid of the year */,
                             size_t n_awards, const fc_wish *stage, fc_arena *arena);
/* Sorts governments by name and id. */
void fc_frame_sort(const fc_dataset *dataset, uint32_t *governments, size_t n);

/* Whether a grants row of this stage is of the run: it is the government's, or states none. */
bool fc_frame_takes_stage(const fc_frame *frame, uint32_t government, uint32_t stage);
/* "2016, 2017, 2018": years that the budgets, or the grants, have: at most the last eight. */
const char *fc_frame_years(fc_ctx *ctx, const fc_seq *years);
/* " of fiscal year 2018", with another word in the place of "of"; nothing where no row has a year. */
typedef struct fc_year_words {
  char p[40];
} fc_year_words;
fc_year_words fc_frame_year_words(const fc_frame *frame, const char *preposition);
const char *fc_frame_budget_years(fc_ctx *ctx, const fc_dataset *dataset);
/* Of governments whose budgets are not in a sum of spending (has: those that are; NULL: none is known to be): how many
 * have revenue alone, which is never added to spending, and how many have nothing. `names`: the first of either. */
typedef struct fc_frame_lack {
  size_t revenue, nothing;
  const char *revenue_names, *nothing_names;
} fc_frame_lack;
fc_status fc_frame_find_lack(fc_ctx *ctx, const fc_frame *frame, const uint32_t *governments, const bool *has, size_t n,
                             fc_frame_lack *out);
/* Says of those with revenue alone that their shares are of it. */
void fc_frame_note_revenue(fc_notes *notes, const fc_frame_lack *lack, size_t n);
/* Warns of a government's budget that is not more than zero. */
void fc_frame_warn_nothing(const fc_frame *frame, fc_notes *notes, uint32_t government, size_t budget);
/* Where no budget names any of the governments, though others have one for the year: the mend, since files may write
 * names in different ways. NULL: that is not why. */
const char *fc_frame_names_differ(fc_ctx *ctx, const fc_frame *frame);
/* Where no government has a budget: refuses each that is not more than zero. FC_OK: there is none. */
fc_status fc_frame_refuse_nothing(fc_ctx *ctx, const fc_frame *frame);

#endif
