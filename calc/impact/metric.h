/* metric.h - the kind "metric": one figure of a row of the answer, with the range that rounded inputs leave. */
#ifndef FC_IMPACT_METRIC_H
#define FC_IMPACT_METRIC_H

#include "number/figure.h"
#include "number/ratio.h"
#include "scenario/effect.h"
#include "table/result.h"

/* Something that a figure is set against, added over the governments of a row. */
typedef struct fc_base {
  bool present, conflict; /* conflict: two totals, value means nothing, low and high span both */
  fc_span amount;         /* cents; of a population: residents */
  bool revenue;
  bool is_gap;    /* no budget but what one is short of: its scope says so */
  bool contained; /* the part lies inside it, so that "x % of it" may be said */
  bool partial;   /* only some governments of the row have it: `part` is the loss of those */
  bool overlap;   /* the governments contain one another: amounts add, but nothing is divided by it */
  fc_span part;
  uint32_t governments; /* that have it */
} fc_base;

/* After the loss, of a row: what it leaves to pay from own money, and what can meet it. Without a stated backfill as if
 * every service ended with its grant; `_all`: as if all were kept up. */
typedef struct fc_row_after {
  bool known, stated; /* the answer holds it at all; a backfill is stated */
  bool matched;       /* some award states the match that goes with it */
  fc_span own_cost, own_cost_all, service_loss, match_freed;
  bool of_governments; /* the row is about whole governments, so that their funds are its own */
  bool has_funds;      /* contingencies or reserves are named */
  fc_span available, drawn, gap, gap_all;
  int full_years;     /* -1: not known */
  int first_gap_year; /* 0: there is none */
  bool has_positions, counts_jobs;
  fc_i128 positions;              /* hundredths, of awards that state theirs */
  fc_i128 loss_without_positions; /* of awards that do not, where some could */
  fc_i128 position_cost;          /* of one job over the years of the row */
  fc_base levy;                   /* what the taxes bring */
  bool has_cash;
  fc_span peak_cash; /* the most that is waited for at once */
} fc_row_after;

/* One row of the answer, added up. A zeroed row with a loss and the bases that are known is whole. */
typedef struct fc_row {
  bool unknown;             /* the loss of none of its awards is known */
  fc_span loss, account[FC_ACCOUNTS]; /* the accounts of a loss add up to it */
  fc_span later;                      /* of future: what comes after the years that are answered for, negative */
  fc_span first, last;                /* what is left of the grants in the first and in the last of several years */
  bool several_years, priced;         /* first and last mean something; prices are known */
  fc_span loss_real, last_real;       /* in dollars of the first year */
  fc_span grant;            /* amounts of the selected awards whose loss is known */
  fc_base budget, department, department_revenue, aid, population;
  fc_row_after after;
  fc_ratio grant_low, grant_high; /* ends of loss / grant over the inputs, worst case */
  fc_ratio aid_low, aid_high;     /* ends of loss / aid */
} fc_row;

typedef struct fc_value {
  bool present;
  bool point; /* false: two totals under one key, only low and high are known */
  fc_ratio value, low, high;
} fc_value;

/* What the formulas of metrics are made of: see operand.h. */
typedef enum fc_operand {
  FC_OPERAND_NONE,
#define FC_OPERAND(id, name, of, field, what) FC_OPERAND_##id,
#include "impact/operands.def"
#undef FC_OPERAND
  FC_OPERANDS
} fc_operand;

typedef enum fc_form {
  FC_FORM_WORDS,    /* the formula in words says all; the operands are behind it */
  FC_FORM_SUM,      /* all operands added up */
  FC_FORM_QUOTIENT, /* the first / the second * times, in dollars and residents */
  FC_FORM_RISE      /* the second / the first - 1 */
} fc_form;
enum { FC_OPERANDS_MAX = 3 }; /* of one metric */

typedef struct fc_metric {
  const char *name, *summary;
  fc_type type;
  const char *unit;    /* "USD", "days", "USD per resident", "" */
  bool by_default;     /* shown where nothing is asked and some row has it */
  bool of_budget;      /* a run that asks for it needs a budget of at least one government */
  bool own_ends;       /* its ends are searched: loss and whole hold the same amounts */
  bool needs_row;      /* it is not made of loss, accounts and bases alone: a variant adds its row up anew */
  bool after_loss;     /* about what the loss leaves to pay and what meets it */
  const char *at_both_ends[2]; /* metrics that stand in for it where no backfill is stated */
  const char *needs;   /* what to add where every row is empty; NULL: nothing in particular */
  const char *formula; /* in words: "loss / budget" */
  fc_form form;        /* how its operands make what compute makes, for those who explain it */
  fc_operand operand[FC_OPERANDS_MAX]; /* FC_OPERAND_NONE: no more */
  int times;                           /* of a quotient; 0: once */
  /* Why the metric cannot be asked of this row, NULL where it can: share_of_department of revenue rows, with its mend.
   */
  const char *(*refuse)(const fc_row *row);
  void (*compute)(const fc_row *row, fc_value *out); /* out is zeroed */
} fc_metric;

/* A sum of money as it stands. */
void fc_metric_money(fc_span money, fc_value *out);
/* part / whole for independent inputs: low ends with high ends. Absent where the whole is absent, <= 0 or overlapping;
 * where only some governments have the whole, the part is theirs. */
void fc_metric_quotient(fc_span part, const fc_base *whole, fc_value *out);
/* to / from - 1. Absent where from is not above zero. */
void fc_metric_rise(fc_span from, fc_span to, fc_value *out);
/* The ends of part / whole times num / den: 365 days, dollars of cents. */
void fc_metric_scale(fc_value *value, int64_t num, int64_t den);

/* The row's own cost is known and there may be money to meet it. */
bool fc_row_has_funds(const fc_row *row);
/* Why what reserves meet cannot be asked of a row, with the mend: it is a part of a government; or nothing is stated. */
const char *fc_row_refuse_part(const fc_row *row);
const char *fc_row_refuse_funds(const fc_row *row);

size_t fc_metrics(void);
const fc_metric *fc_metric_at(size_t index);
const fc_metric *fc_metric_find(fc_str name);
const char *const *fc_metric_names(void);

#endif
