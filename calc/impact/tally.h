/* tally.h - a plan's answer while it is made: takings, the rows of the breakdown, sources; read by the tables.
 * Inside this floor only. The result owns it. */
#ifndef FC_IMPACT_TALLY_H
#define FC_IMPACT_TALLY_H

#include "impact/denominator.h"
#include "impact/plan.h"

/* The loss over all that uncertain parameters may be. */
typedef struct fc_support {
  bool present, has_mean;
  fc_i128 least, greatest;
  fc_ratio mean;
} fc_support;

/* What a government has of what a row is set against, as bits. */
enum {
  FC_HOLDS_BUDGET = 1,
  FC_HOLDS_DEPARTMENT = 2,
  FC_HOLDS_DEPARTMENT_REVENUE = 4,
  FC_HOLDS_AID = 8,
  FC_HOLDS_POPULATION = 16
};

/* A row of the breakdown: the awards that it adds up, and the governments that it is about. */
typedef struct fc_group {
  const uint32_t *key; /* n_by keys of columns; NULL: the total */
  size_t *member;      /* indexes of touched awards, in order; behind n_members those that stand in others of the group */
  size_t n_members, n_all, unknown;
  fc_members governments;
  uint32_t department; /* text: the department of all its awards; 0: none or several */
  bool own_budget;     /* the budget is that of the row's own keys, not of its governments */
  fc_row row;                /* of the years that are shown together */
  const fc_support *support; /* NULL: no parameter is uncertain */
  fc_row *in_year;           /* of each of them; NULL where only one is shown */
  fc_span *part_in_year;     /* losses of the governments in each of them: [year][government] */
  uint8_t *holders;          /* which of them has what, [year][government]; NULL: not asked for */
  fc_denominator budget, department_budget, department_revenue, aid, population; /* of the first year */
} fc_group;

/* What a row is set against, as far as tables list it without opening the row. */
typedef enum fc_shown_whole {
  FC_SHOWN_BUDGET,
  FC_SHOWN_DEPARTMENT,
  FC_SHOWN_DEPARTMENT_REVENUE,
  FC_SHOWN_AID,
  FC_SHOWN_WHOLES
} fc_shown_whole;
typedef struct fc_kept_whole {
  bool present; /* and listed: a department's figures stand once */
  uint32_t name, stage; /* numbers of tally->names: it, and its stage, in words */
  uint32_t budget;      /* 1 + a budget row behind it; 0: none */
} fc_kept_whole;

/* The row's own budget is a department's. */
static inline bool fc_group_has_department(const fc_group *group) {
  return group->own_budget && group->budget.department;
}

/* A row that is not at hand: a row with its years takes some 15 kB, and there may be 90,000 of them. Made when the tally
 * is, then packed. */
typedef struct fc_kept_group {
  const uint32_t *key;
  size_t *member, n_members, n_all; /* as of a group */
  const uint8_t *packed;            /* its figures: tally_rows.c */
  const fc_support *support;
  fc_kept_whole whole[FC_SHOWN_WHOLES];
  bool has_department;
  bool has_figure; /* that rows are sorted by */
  fc_ratio figure;
} fc_kept_group;

/* What a row is set against in one year, and how it was asked for. */
typedef struct fc_wholes {
  bool own_budget;
  fc_denominator budget, department_budget, department_revenue, aid, population;
  fc_budget_wish budget_wish, department_wish; /* of any direction: the denominator names that which was found */
  const bool *outside; /* of each government: a part of what it loses lies outside the aid */
} fc_wholes;

/* Where a figure stands; numbered in the order in which a reader meets it: awards, budgets, populations, the rest. */
typedef struct fc_source_line {
  fc_origin origin;
  uint32_t url;
  fc_str what;
} fc_source_line;
typedef struct fc_source_list {
  size_t n_placed; /* awards whose numbers are their places, in front of the list */
  fc_keys keys; /* words: source, line */
  fc_seq list;  /* of fc_source_line */
  bool failed;  /* memory was out */
} fc_source_list;

/* What a row was set against, and the number of its name. */
typedef struct fc_named_whole {
  bool any;
  fc_denominator whole;
  uint32_t name, stage;
} fc_named_whole;

/* What was seen of all rows while they were at hand, and of the total. */
typedef struct fc_rows_seen {
  bool *has;            /* of each metric that may be shown: some row has it */
  const char **refused; /* the first row's reason that refuses it */
  bool budget;          /* some row has one */
  bool of_governments;  /* the rows of the breakdown are about whole governments */
  bool exact;           /* no figure of any row is a range */
  size_t own_budgets, other_budgets; /* rows of the breakdown with a budget of their own, and set against another's */
} fc_rows_seen;

typedef struct fc_tally {
  fc_arena arena;
  fc_arena room; /* of the row that is being made; forgotten with it */
  bool making;   /* fc_tally_array gives from `room` */
  const fc_plan *plan;
  const fc_dataset *dataset;
  bool total_alone;         /* no row of the breakdown is wanted */
  bool ranged;              /* some input is a range */
  fc_money *taken[FC_ENDS]; /* as fc_plan_evaluate, all inputs at one end; equal pointers where nothing is a range */
  const uint32_t *place;    /* of each government in the run, where it is of it */
  fc_money *loss[FC_ENDS];  /* of each touched award, over the years that are shown */
  fc_span *award_loss;      /* worst case of each, where a sum is shared and some input is a range; else NULL */
  uint32_t accounts;        /* that some step books to, as bits */
  fc_kept_group *groups;
  size_t n_groups, n_shown; /* --top shows the first alone */
  fc_group total;
  fc_rows_seen seen;
  bool has_departments;     /* some award names one */
  uint32_t levy_scope;      /* text; FC_INTERN_NONE: no levy is asked for, or known */
  struct fc_tally_after *after; /* NULL: not wanted */
  fc_i128 suspect_loss;
  size_t suspects;
  const fc_metric **metrics; /* that are shown */
  size_t n_metrics;
  fc_intern names; /* of what rows are set against */
  fc_named_whole named[FC_SHOWN_WHOLES]; /* the last of each kind */
  fc_source_list sources;
  fc_notes notes; /* about budgets and shares */
} fc_tally;

void *fc_tally_array(fc_ctx *ctx, fc_tally *tally, size_t count, size_t size); /* NULL: recorded on the context */
fc_str fc_tally_keep(fc_tally *tally, const fc_buf *text);                     /* empty when memory is out */

/* A result of a plan: its tally is made, then `add` gives the result, which owns it, the tables. */
typedef fc_status (*fc_tables_fn)(fc_ctx *ctx, fc_tally *tally, const void *what, fc_result *result);
fc_status fc_tally_answer(fc_ctx *ctx, const fc_plan *plan, fc_tables_fn add, const void *what, fc_result **out);

/* The parts of an tally, in the order of their making. */
fc_status fc_tally_evaluate(fc_ctx *ctx, fc_tally *tally);
fc_status fc_tally_group(fc_ctx *ctx, fc_tally *tally);        /* which awards make which row */
fc_status fc_tally_rows(fc_ctx *ctx, fc_tally *tally);         /* the figures of every row, and of the total */
fc_status fc_tally_metrics(fc_ctx *ctx, fc_tally *tally);      /* which are shown, and which are refused */
fc_status fc_tally_points(fc_ctx *ctx, fc_tally *tally);       /* over what parameters may be */
fc_status fc_tally_order(fc_ctx *ctx, fc_tally *tally);        /* largest first where that is asked for, and how many */
fc_status fc_tally_number_sources(fc_ctx *ctx, fc_tally *tally);
void fc_note_after(fc_tally *tally, const fc_metric *metric); /* of a metric that is shown */
fc_status fc_tally_note_wholes(fc_ctx *ctx, fc_tally *tally); /* what a reader must know of what rows are set against */

/* The parts of a row, in the order of their making. */
fc_status fc_group_set_governments(fc_ctx *ctx, fc_tally *tally, fc_group *group);
fc_status fc_group_sum(fc_ctx *ctx, const fc_tally *tally, fc_group *group);
fc_status fc_group_ends(fc_ctx *ctx, fc_tally *tally, fc_group *group); /* of losses and of loss / grant */
fc_status fc_group_wholes(fc_ctx *ctx, fc_tally *tally, fc_group *group);
fc_status fc_group_after(fc_ctx *ctx, fc_tally *tally, fc_group *group); /* own cost, what reserves meet of it */
fc_status fc_group_levy(fc_ctx *ctx, fc_tally *tally, fc_group *group);
fc_status fc_group_cash(fc_ctx *ctx, fc_tally *tally, fc_group *group);
/* What rows are sorted by; false: this one has none. */
bool fc_group_figure(const fc_tally *tally, const fc_group *group, fc_ratio *out);

/* A row with all that it is made of, once more; it lives as long as the tally. */
fc_status fc_tally_make_row(fc_ctx *ctx, fc_tally *tally, const fc_kept_group *kept, fc_group *out);
/* A row's figures of all years together and what it is set against, without its governments and years. */
void fc_tally_open_row(const fc_tally *tally, size_t row, fc_group *out);
/* Its figures in the year-th of several that are shown. */
void fc_tally_open_year(const fc_tally *tally, size_t row, size_t year, fc_row *out);

/* The row of all awards alone, of takings at each end of the inputs, with what it is set against. */
fc_status fc_tally_total_row(fc_ctx *ctx, const fc_plan *plan, const fc_money *const taken[FC_ENDS],
                             uint8_t *holders /* [year shown][government of the run], or NULL */, fc_row *out);
/* What is in no total, and why. */
void fc_tally_note_passed(fc_tally *tally);
/* The wholes of a row in the year-th of those that are shown, once more. */
fc_status fc_tally_find_wholes(fc_ctx *ctx, fc_tally *tally, const fc_group *group, size_t year, fc_wholes *out);

/* The order of kept rows by their keys, for qsort_r with the tally. */
int fc_group_cmp(const void *a, const void *b, void *tally);
/* Years that are shown. */
static inline size_t fc_tally_years(const fc_tally *tally) {
  return tally->plan->show_to - tally->plan->show_from;
}
/* The ends of loss / (amount + rest) over the inputs of a row's awards of the governments in `in` (NULL: all):
 * correlated, as both hold the same amounts. den 0: none. */
fc_status fc_tally_ratio_ends(fc_ctx *ctx, const fc_tally *tally, const fc_group *group, const bool *in,
                              const fc_span *rest, fc_ratio *low, fc_ratio *high);
/* The place of an award's government among those of a row. */
size_t fc_group_government(const fc_tally *tally, const fc_group *group, size_t touched);

/* The number of a source, 1 for the first; 0: the row states no place. */
uint32_t fc_source_number(fc_tally *tally, fc_origin origin, uint32_t url, fc_str what);
uint32_t fc_source_find(const fc_tally *tally, fc_origin origin);
uint32_t fc_source_of_award(const fc_tally *tally, size_t touched);
size_t fc_sources(const fc_tally *tally);
fc_source_line fc_source_at(const fc_tally *tally, size_t index);

/* The tables, in the order of the result. */
fc_status fc_add_table_impact(fc_ctx *ctx, fc_tally *tally, fc_result *result);
fc_status fc_add_table_years(fc_ctx *ctx, fc_tally *tally, fc_result *result);
fc_status fc_add_table_total(fc_ctx *ctx, fc_tally *tally, fc_result *result);
fc_status fc_add_table_cuts(fc_ctx *ctx, fc_tally *tally, fc_result *result);
fc_status fc_add_table_denominators(fc_ctx *ctx, fc_tally *tally, fc_result *result);
fc_status fc_add_table_governments(fc_ctx *ctx, fc_tally *tally, fc_result *result);
fc_status fc_add_table_gap(fc_ctx *ctx, fc_tally *tally, fc_result *result); /* these four only where they say something */
fc_status fc_add_table_reserves(fc_ctx *ctx, fc_tally *tally, fc_result *result);
fc_status fc_add_table_tiers(fc_ctx *ctx, fc_tally *tally, fc_result *result);
fc_status fc_add_table_cash(fc_ctx *ctx, fc_tally *tally, fc_result *result);
/* Of one row. */
fc_status fc_add_table_cash_of(fc_ctx *ctx, fc_tally *tally, const fc_group *group, fc_result *result);
fc_status fc_add_table_awards(fc_ctx *ctx, fc_tally *tally, fc_result *result);
fc_status fc_add_table_steps(fc_ctx *ctx, fc_tally *tally, fc_result *result);
fc_status fc_add_table_sources(fc_ctx *ctx, fc_tally *tally, fc_result *result);
fc_status fc_add_table_assumptions(fc_ctx *ctx, fc_tally *tally, fc_result *result);

#endif
