/* draws_parts.h - what the draw path is made of; seen by its own files alone. */
#ifndef FC_IMPACT_DRAWS_PARTS_H
#define FC_IMPACT_DRAWS_PARTS_H

#include "impact/draws.h"
#include "impact/reserve.h"
#include "impact/tally.h"
#include "scenario/drawn.h"

/* A number of each row: certain, drawn, or made of others. Equal ones are one. */
typedef enum fc_column_kind {
  FC_COLUMN_NUMBER,
  FC_COLUMN_INPUT,    /* a: which */
  FC_COLUMN_PRODUCT,  /* a * b */
  FC_COLUMN_POWER,    /* (1 + a) to the power n */
  FC_COLUMN_REST,     /* 1 - a */
  FC_COLUMN_COMPARED, /* 1 where a stands in relation n to number, else 0 */
  FC_COLUMN_AMONG,    /* 1 where a is an outcome that condition n names, else 0 */
  FC_COLUMN_STEP      /* of act a, step b: which = n */
} fc_column_kind;

typedef struct fc_draw_column {
  uint32_t kind, a, b;
  int32_t n;
  double number;
} fc_draw_column;

/* Numbers that a step may have drawn. */
enum { FC_STEP_RATE, FC_STEP_AMOUNT, FC_STEP_CEILING, FC_STEP_CEILING_GROWTH, FC_STEP_COEFFICIENT };

/* fixed + sum of coefficient * column */
typedef struct fc_draw_term {
  double coefficient;
  uint32_t column;
} fc_draw_term;
typedef struct fc_draw_sum {
  double fixed;
  fc_draw_term *term;
  size_t n, room;
} fc_draw_sum;

/* A cut at one set of drawn numbers: of one alternative of its counts, for one repeat of its parameters. */
typedef struct fc_act {
  uint32_t cut;
  uint32_t alternative;  /* several of one cut exclude each other */
  const fc_plan_cut *as; /* the cut with the alternative's steps */
  const fc_effect_args *args;
  uint32_t argument[FC_DRAWN_ARGS_MAX]; /* columns; 0: certain */
  uint32_t when;                        /* column of its condition, and of the alternative */
  const uint32_t *phase;                /* column of each phase; NULL: certain */
  bool drawn[FC_STEPS_MAX][FC_STEP_COEFFICIENT + FC_BOOKINGS_MAX];
} fc_act;

/* What of a taking is added to a sum. */
typedef struct fc_draw_entry {
  uint32_t sum;
  uint32_t column; /* 0: the coefficient alone */
  double coefficient;
} fc_draw_entry;

#define FC_NO_GROUP UINT32_MAX
/* A step on a group of awards in a year. */
typedef struct fc_draw_op {
  uint32_t act, step, year, balance; /* the last: index of a year, n_years: what was received */
  uint32_t mix;                      /* column */
  uint32_t sharing;                  /* number of the group that shares; FC_NO_GROUP */
  uint32_t class;
  uint32_t rate, amount, ceiling; /* columns; 0: none */
  fc_sharing how;
  bool is_ceiling;   /* there is one */
  bool of_first_due; /* the ceiling is this many times what was due first */
  bool incurred;                  /* the amount is what was spent and not yet paid */
  bool follows;                   /* a further step of the same cut in the same year */
  bool negative;                  /* of a correction */
  double weight;                  /* its part of a ceiling that is split, before it is divided by all */
  size_t entry, n_entries;
} fc_draw_op;

/* Awards that lose the same part of what they have. */
typedef struct fc_draw_class {
  size_t first_op, n_ops;
  double n;                /* awards */
  fc_draw_sum *left;       /* n_years, and what was received, at the start */
  double incurred;
  fc_draw_sum first_due;   /* for ceilings of it */
  size_t part;             /* which it is of */
  size_t at;               /* its place there */
} fc_draw_class;

/* Groups whose draws do not depend on others'. */
typedef struct fc_draw_part {
  size_t *class;
  size_t n_classes;
  fc_draw_op *op; /* in the order in which they act */
  size_t n_ops;
  bool once; /* one group that loses a rate of a certain sum, once */
} fc_draw_part;

/* A sum of bookings, of the groups of a scope. */
typedef struct fc_draw_measure {
  fc_drawn_scope scope;
  size_t index;
  double account[FC_ACCOUNTS + 1]; /* coefficient of each; the last: takings of steps that say what local money does */
  size_t first, last;              /* years of the plan; last n_years + 1: with what comes after them */
  bool real;                       /* in dollars of the first year that is shown */
  unsigned holder;                 /* governments that hold one of these alone; 0: all */
  const uint8_t *holders;          /* [year shown][government of the dataset] */
  bool due;                        /* with what is due in these years, first */
  bool matched;                    /* times the match of each award */
  uint32_t priority;               /* 1 + the priority alone; 0: all */
  uint32_t government;             /* 1 + that alone; 0: all */
  const bool *kept;                /* touched awards alone; NULL: all */
  bool whole;                      /* of the total: with awards that are in no total */
  fc_draw_sum start;               /* what is due */
} fc_draw_measure;

/* How an output is made of sums: value = a, a / b * times, b / a - 1. */
typedef enum fc_output_form { FC_OUTPUT_SUM, FC_OUTPUT_QUOTIENT, FC_OUTPUT_RISE, FC_OUTPUT_FUNDS } fc_output_form;
typedef struct fc_operand_sum {
  uint32_t measure, column; /* the sum, times a column (0: none) and a coefficient */
  double coefficient;
} fc_operand_sum;
typedef struct fc_draw_operand {
  fc_draw_sum base; /* of columns */
  fc_operand_sum *sum;
  size_t n, room;
} fc_draw_operand;
/* Figures of what reserves meet: a gap (with a figure beside it), drawn / available, available / own cost, full years. */
typedef enum fc_funds_figure { FC_FUNDS_GAP, FC_FUNDS_USED, FC_FUNDS_COVERAGE, FC_FUNDS_FULL } fc_funds_figure;
typedef struct fc_treasury_fund {
  fc_contingency_of of;
  uint32_t amount, rate, limit, replenish; /* columns; 0: certain, as the case has it */
} fc_treasury_fund;
typedef struct fc_treasury { /* of one government */
  fc_reserve_case of;        /* at the points */
  fc_treasury_fund *fund;    /* of each reserve */
  fc_draw_operand *cost;     /* [cost][year] */
  fc_draw_operand *loss;     /* [year] */
  fc_draw_sum *budget;       /* [year]; NULL: no fund is a part of it */
} fc_treasury;
typedef struct fc_draw_mask { /* awards that the same restricted funds may pay for */
  uint64_t mask;
  const bool *touched;
} fc_draw_mask;

typedef struct fc_draw_output {
  fc_output_form form;
  fc_draw_operand a, b;
  double times;
  bool may_lack;  /* b may be zero or less: there is no value there */
  double point;   /* what the exact evaluation makes of it */
  bool no_point;  /* it is not known */
  fc_funds_figure funds;
  size_t funds_year; /* of the plan; FC_DRAWN_YEARS */
  fc_treasury *treasury;
  size_t n_treasuries;
} fc_draw_output;

/* Which groups of awards make which part of a sum; behind the parts those that depend on no input. */
typedef struct fc_draw_addends {
  size_t *group;
  size_t *group_at; /* of each part; one more */
} fc_draw_addends;

/* A cut with whole numbers of months or years that are drawn: one way for each of their values. */
typedef struct fc_draw_count {
  uint32_t parameter; /* 1 + index */
  fc_rate value;
} fc_draw_count;
typedef struct fc_draw_way {
  const fc_plan_cut *as;
  uint32_t act; /* 1 + the one act where no parameter of the cut repeats; 0: none yet */
  fc_draw_count count[FC_DRAWN_ARGS_MAX];
  size_t n_counts;
} fc_draw_way;
typedef struct fc_draw_cut {
  fc_draw_way *way;
  size_t n_ways;
  uint32_t *parameter; /* 1 + index: that repeat, of all that the cut holds */
  size_t n_parameters;
  uint32_t first_sharing, n_groups; /* of its awards that share a sum: (alternative, group) from the first on */
  const uint32_t *group_of;         /* of each place; NULL: all are one group */
} fc_draw_cut;

typedef struct fc_draw_path {
  fc_ctx *ctx; /* while it is made */
  fc_arena *arena;
  const fc_plan *plan;
  const fc_scenario *scenario;
  fc_tally *tally; /* while it is made */
  fc_status status;
  fc_drawn_input *input;
  fc_factor *factor;
  size_t n_inputs;
  uint32_t *first_input; /* of each parameter: 1 + index of its first input, 0: none */
  uint32_t **repeat_of;  /* of each parameter that repeats: which of its repeats a touched award is of */
  fc_intern columns_known, measures_known;
  /* What it consists of: lists while it is made, then arrays. Column 0 is the number 0. */
  fc_seq column;    /* of fc_draw_column */
  fc_seq condition; /* of const fc_when_test * */
  const fc_draw_column *columns;
  const fc_when_test *const *conditions;
  const fc_act *acts;
  const fc_draw_class *classes;
  const fc_draw_measure *measures;
  size_t n_columns, n_acts, n_measures;
  fc_draw_cut *cut;
  fc_seq act;            /* of fc_act */
  fc_intern acts_known, classes_known;
  fc_seq act_of; /* uint32_t: of each key of acts_known */
  fc_seq class;          /* of fc_draw_class */
  fc_draw_part *part;
  size_t n_parts, most_classes;
  fc_seq op, entry;      /* of fc_draw_op, of fc_draw_entry, as they are made */
  const fc_draw_entry *entries;
  size_t n_sharings;
  size_t n_governments;   /* of the dataset */
  size_t n_rows;
  const uint32_t *row_of; /* of each touched award 1 + its row; 0: none */
  fc_seq measure;         /* of fc_draw_measure; each is a sum */
  fc_draw_output *output;
  size_t n_outputs;
  const uint32_t *treasury_of; /* of each government of the dataset, while it is made */
  fc_draw_mask *mask;
  size_t n_masks;
  const fc_drawn_figure *figure; /* while it is made */
  const char **names;
  fc_parts parts;
  fc_draw_addends sums;
  bool drawn_dues; /* what is due depends on a drawn number */
} fc_draw_path;

bool fc_draws_note(fc_draw_path *draws, fc_status status);
void *fc_draws_array(fc_draw_path *draws, size_t count, size_t size); /* NULL: no memory, noted */
/* F440 */
void fc_draws_refuse(fc_draw_path *draws, const char *what, const char *why);

/* Columns. */
uint32_t fc_draws_number(fc_draw_path *draws, double number);
uint32_t fc_draws_input(fc_draw_path *draws, uint32_t input);
uint32_t fc_draws_product(fc_draw_path *draws, uint32_t a, uint32_t b);
uint32_t fc_draws_power(fc_draw_path *draws, uint32_t a, int n);
uint32_t fc_draws_rest(fc_draw_path *draws, uint32_t a);
uint32_t fc_draws_step(fc_draw_path *draws, uint32_t act, uint32_t step, int which);
uint32_t fc_draws_compared(fc_draw_path *draws, uint32_t a, const char *relation, double number);
uint32_t fc_draws_among(fc_draw_path *draws, uint32_t a, const fc_when_test *condition);
/* The input of a parameter (1 + index) that does not repeat; or of an award, for which it does. 0: it is certain. */
uint32_t fc_draws_parameter(fc_draw_path *draws, uint32_t parameter);
uint32_t fc_draws_parameter_of(fc_draw_path *draws, uint32_t parameter, size_t touched);
static inline const fc_draw_column *fc_draws_column(const fc_draw_path *draws, uint32_t column) {
  return fc_seq_at(&draws->column, column);
}
static inline bool fc_draws_is_certain(const fc_draw_path *draws, uint32_t column) {
  return fc_draws_column(draws, column)->kind == FC_COLUMN_NUMBER;
}
/* Adds coefficient * column, once for each column. */
void fc_draws_add(fc_draw_path *draws, fc_draw_sum *sum, double coefficient, uint32_t column);

/* F441 where a drawn parameter (1 + index) may be what the number that it stands for may not. */
void fc_draws_check(fc_draw_path *draws, uint32_t parameter, const fc_param *spec);

/* The parts of its making, in order. */
void fc_draws_make_cuts(fc_draw_path *draws);
void fc_draws_make_inputs(fc_draw_path *draws);
void fc_draws_make_outputs(fc_draw_path *draws, const fc_drawn_figure *figures, size_t n);
void fc_draws_make_classes(fc_draw_path *draws);
void fc_draws_make_parts(fc_draw_path *draws); /* of fc_draws_make_classes */
void fc_draws_bind_inputs(fc_draw_path *draws, fc_function *function); /* its dependence, where there is any */
void fc_draws_make_sums(fc_draw_path *draws, fc_function *function); /* fc_parts, where there are any */

/* How many alternatives a cut has, and the act of one of them on an award. */
size_t fc_draws_alternatives(const fc_draw_path *draws, size_t cut);
uint32_t fc_draws_act(fc_draw_path *draws, size_t cut, size_t alternative, size_t touched);
/* What is due of an award in a year (n_years: what was received) as a sum, added. */
void fc_draws_add_due(fc_draw_path *draws, size_t touched, size_t year, fc_draw_sum *sum);
/* The amount of its grant, as fc_plan_grant. */
void fc_draws_add_grant(fc_draw_path *draws, size_t touched, size_t year, fc_draw_sum *sum);
bool fc_draws_has_drawn_dues(const fc_draw_path *draws);
/* What a figure of a row is set against, in a year that is shown or (FC_DRAWN_YEARS) in all. */
void fc_draws_add_base(fc_draw_path *draws, fc_group *group, const fc_row *row, fc_operand operand, size_t year,
                       fc_draw_sum *sum);

/* The part of future loss that is kept up of awards of a priority, as a column. */
uint32_t fc_draws_backfill(fc_draw_path *draws, uint32_t priority);

/* While rows are evaluated. */
typedef struct fc_draw_rows {
  const fc_draw_path *draws;
  const double *const *x;
  size_t rows, first; /* of x */
  size_t most;
  void *memory;
  double **column;    /* NULL: not made yet */
  double *column_room;
  fc_drawn_step *step; /* of each act x FC_STEPS_MAX */
  bool *translated;    /* of each act */
  double *step_room;   /* of each act */
  double *state;       /* of the classes of a part: n_years + 2 columns each */
  double *room;        /* columns to work in */
  double *sum;         /* of each measure */
  bool failed;         /* memory was out */
} fc_draw_rows;
const double *fc_draw_rows_column(fc_draw_rows *rows, uint32_t column);
void fc_draw_rows_sum(fc_draw_rows *rows, const fc_draw_sum *sum, double *out);
/* Empties the sums, to add to them part by part. */
void fc_draw_rows_clear(fc_draw_rows *rows);
void fc_draw_rows_run_part(fc_draw_rows *rows, const fc_draw_part *part);
void fc_draw_rows_output(fc_draw_rows *rows, const fc_draw_output *output, double *out);
void fc_draw_rows_operand(fc_draw_rows *rows, const fc_draw_operand *operand, double *out);

/* Memory for a few hundred rows, and the next of them; false: no memory. */
bool fc_draw_rows_begin(const fc_draw_path *draws, const double *const *x, size_t rows, fc_draw_rows *out);
void fc_draw_rows_end(fc_draw_rows *rows);
/* Those from `first` on, at most rows->most of `all`; returns how many. */
size_t fc_draw_rows_next(fc_draw_rows *rows, size_t first, size_t all);

#endif
