/* effect.h - the kind "effect": how a cut acts, translated into steps of the normal form.
 *
 * A step acts on `left`, what remains of each selected award (of a stock award: its undrawn balance):
 *
 *     take = mix * (left - clamp(left * (1 - rate) - amount, 0, ceiling))        for left >= 0
 *
 * A negative row keeps left * (1 - rate) and is passed by amounts and ceilings. Cents are made once a step. */
#ifndef FC_SCENARIO_EFFECT_H
#define FC_SCENARIO_EFFECT_H

#include "base/buf.h"
#include "base/param.h"
#include "number/calendar.h"
#include "table/json.h"

/* A number of a step, which may differ from award to award. */
typedef enum fc_term_kind {
  FC_TERM_NONE,           /* rate 0, amount 0, no ceiling */
  FC_TERM_RATE,           /* rate */
  FC_TERM_MONEY,          /* money */
  FC_TERM_INCURRED,       /* the award's incurred column */
  FC_TERM_YEAR_PART_AFTER /* the part of the award's fiscal year from a date on, by days: a rate */
} fc_term_kind;

typedef struct fc_term {
  fc_term_kind kind;
  fc_rate rate;
  fc_money money;
  fc_date date;
} fc_term;

typedef enum fc_account { FC_BOOK_FUTURE, FC_BOOK_INCURRED, FC_BOOK_CLAWBACK, FC_ACCOUNTS } fc_account;

typedef enum fc_sharing { FC_EACH, FC_PRO_RATA } fc_sharing; /* an amount holds for each award, or is shared */

enum { FC_ON_FLOW = 1, FC_ON_STOCK = 2, FC_ON_ANY = 3 };

typedef struct fc_step {
  uint32_t cut;
  unsigned on; /* which awards: FC_ON_ */
  fc_rate mix;
  fc_term rate, amount, ceiling;
  fc_sharing sharing;
  fc_account account;
} fc_step;

#define FC_STEPS_MAX 8 /* of one cut */
typedef struct fc_steps {
  fc_step step[FC_STEPS_MAX];
  size_t n;
} fc_steps;

/* One more step of a cut: takes nothing until a term is set, mix 1. A translation has at most FC_STEPS_MAX. */
fc_step *fc_steps_add(fc_steps *steps, unsigned on, fc_account account);

/* The cut's members, read by the parameter specs of its effect. */
typedef struct fc_effect_args fc_effect_args;
bool fc_args_rate(const fc_effect_args *args, const char *name, fc_rate *out); /* false: not given */
bool fc_args_money(const fc_effect_args *args, const char *name, fc_money *out);
bool fc_args_date(const fc_effect_args *args, const char *name, fc_date *out);
/* An error at the cut (or at one of its members). */
fc_status fc_args_fail(const fc_effect_args *args, const char *name /* NULL: the cut */, const char *format, ...)
    FC_PRINTF(3, 4);

typedef struct fc_effect {
  const char *name, *summary;
  const fc_param *params; /* ends with a NULL name */
  const char *example;    /* members of a cut, as JSON */
  const char *source;     /* practice or page it comes from */
  bool needs_outlays;     /* on stock awards: an award whose outlays are not stated is unknown, not cut whole */
  fc_status (*translate)(const fc_effect_args *args, fc_steps *out);
  void (*words)(const fc_effect_args *args, fc_buf *out); /* what stands before the grants: "10% of", "terminated" */
} fc_effect;

size_t fc_effects(void);
const fc_effect *fc_effect_at(size_t index);
const fc_effect *fc_effect_find(fc_str name); /* NULL: none */
const char *const *fc_effect_names(void);

#endif
