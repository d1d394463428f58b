/* effect.h - the kind "effect": how a cut acts, translated into steps of the normal form.
 *
 * A step acts on `left`, what remains due of each selected award in a year, or what was received of it:
 *
 *     take = mix * (left - clamp(left * (1 - rate) - amount, 0, ceiling))        for left >= 0
 *
 * A negative row keeps left * (1 - rate) and is passed by amounts and ceilings. Cents are made once a step. mix is the
 * cut's: its phase, its condition and the part of the year in which it acts (timing.h). */
#ifndef FC_SCENARIO_EFFECT_H
#define FC_SCENARIO_EFFECT_H

#include "base/buf.h"
#include "base/param.h"
#include "number/calendar.h"
#include "table/json.h"
#include "table/select.h"

/* A number of a step, which may differ from award to award and from year to year. */
typedef enum fc_term_kind {
  FC_TERM_NONE,     /* rate 0, amount 0, no ceiling */
  FC_TERM_RATE,     /* rate */
  FC_TERM_MONEY,    /* money in the first year of the horizon, grown by `growth` a year */
  FC_TERM_INCURRED, /* the award's incurred column */
  FC_TERM_FIRST_DUE /* what is due of the award in the first year of the horizon, grown by `growth` a year */
} fc_term_kind;

typedef struct fc_term {
  fc_term_kind kind;
  fc_rate rate, growth;
  fc_money money;
} fc_term;

/* What a taking is booked to. The first three add up to the loss. */
typedef enum fc_account {
  FC_BOOK_FUTURE,
  FC_BOOK_INCURRED,
  FC_BOOK_CLAWBACK,
  FC_BOOK_CASH,          /* money that comes (+) or goes (-) in a year */
  FC_BOOK_FLOAT,         /* what it costs to wait for money */
  FC_BOOK_OWN,           /* local money that takes the place of what is lost */
  FC_BOOK_EXPECTED_BACK, /* of what was taken back, what is disputed */
  FC_ACCOUNTS
} fc_account;
enum { FC_LOSS_ACCOUNTS = 3 };
const char *fc_account_name(fc_account account);

/* coefficient * take, booked so many months after the year of the taking: 12 - months % 12 twelfths months / 12 years
 * later, the rest a year after that. */
typedef struct fc_booking {
  fc_account account;
  fc_rate coefficient;
  int months;
  bool lapses; /* not for an award whose period ends before the first of the money would come */
} fc_booking;

/* Whether an amount or a ceiling holds for each award, or for a group of them together. */
typedef enum fc_sharing {
  FC_EACH,
  FC_SHARE_AMOUNT, /* one amount, in proportion to what is left of each */
  FC_SHARE_EXCESS, /* what is left of the group above one ceiling, in proportion to what is left of each */
  FC_SPLIT_DUE,    /* one ceiling, split in proportion to what is due of each */
  FC_SPLIT_EQUALLY /* one ceiling, split equally */
} fc_sharing;

enum { FC_ON_FLOW = 1, FC_ON_STOCK = 2, FC_ON_ANY = 3 };

#define FC_BOOKINGS_MAX 6 /* of one step */
typedef struct fc_step {
  uint32_t cut;
  unsigned on;   /* which awards: FC_ON_ */
  bool received; /* acts once, on what was received, instead of on what is due in each year */
  fc_term rate, amount, ceiling;
  fc_sharing sharing;
  fc_booking booking[FC_BOOKINGS_MAX];
  size_t bookings;
} fc_step;

#define FC_STEPS_MAX 4 /* of one cut */
typedef struct fc_steps {
  fc_step step[FC_STEPS_MAX];
  size_t n;
  int lag;                 /* years after which the cut acts */
  const fc_select *exempt; /* awards that are passed; NULL: none */
} fc_steps;

/* One more step of a cut, booked to an account in the year of its taking: takes nothing until a term is set. A
 * translation has at most FC_STEPS_MAX, and always as many for one effect. */
fc_step *fc_steps_add(fc_steps *steps, unsigned on, fc_account account);
/* One more booking of a step. */
void fc_step_book(fc_step *step, fc_account account, fc_rate coefficient, int months);

/* Who shares an amount or a ceiling: "per" of a cut. */
typedef enum fc_per { FC_PER_DEFAULT, FC_PER_GOVERNMENT, FC_PER_PROGRAM, FC_PER_AWARD } fc_per;

/* The cut's members, read by the parameter specs of its effect. false: not given. */
typedef struct fc_effect_args fc_effect_args;
bool fc_args_rate(const fc_effect_args *args, const char *name, fc_rate *out);
bool fc_args_money(const fc_effect_args *args, const char *name, fc_money *out);
bool fc_args_count(const fc_effect_args *args, const char *name, int *out);
/* The index in the spec's choices; `otherwise` where it is not given. */
int fc_args_choice(const fc_effect_args *args, const char *name, int otherwise);
bool fc_args_flag(const fc_effect_args *args, const char *name); /* given and true */
const fc_select *fc_args_select(const fc_effect_args *args, const char *name);
/* Of a spec that takes an amount or a rate: which it is. */
bool fc_args_is_rate(const fc_effect_args *args, const char *name);
fc_per fc_args_per(const fc_effect_args *args);
bool fc_args_mapped(const fc_effect_args *args); /* the cut states a mapping */
/* An error at the cut (or at one of its members). */
fc_status fc_args_fail(const fc_effect_args *args, const char *name /* NULL: the cut */, const char *format, ...)
    FC_PRINTF(3, 4);

/* The numbers of a step where arguments are drawn: a column of so many values each; NULL: as `translate` made it. Money in
 * dollars. */
typedef struct fc_drawn_step {
  const double *rate, *amount, *ceiling, *ceiling_growth;
  const double *coefficient[FC_BOOKINGS_MAX];
} fc_drawn_step;
typedef struct fc_drawn_args fc_drawn_args;
/* The column of an argument that is drawn; NULL: it is certain, or not given. */
const double *fc_drawn(const fc_drawn_args *args, const char *name);
/* A column in any case: of a certain argument its number in each row, of one that is not given `otherwise`. */
const double *fc_drawn_any(fc_drawn_args *args, const char *name, double otherwise);
/* A column to work in, and how many rows it has. A translation takes at most FC_DRAWN_ROOM of both kinds together. */
enum { FC_DRAWN_ROOM = 6 };
double *fc_drawn_room(fc_drawn_args *args, size_t *rows);
const fc_effect_args *fc_drawn_certain(const fc_drawn_args *args); /* what is no number: choices and flags */

typedef struct fc_effect {
  const char *name, *summary;
  const fc_param *params; /* ends with a NULL name */
  const char *example;    /* members of a cut, as JSON */
  const char *source;     /* practice or page it comes from */
  bool needs_outlays;     /* on stock awards: an award whose outlays are not stated is unknown, not cut whole */
  fc_status (*translate)(const fc_effect_args *args, fc_steps *out);
  /* The same translation of drawn arguments, in double; NULL: they are numbers of its one step under their own names
   * (rate, amount; level and growth of its ceiling). */
  void (*draw)(fc_drawn_args *args, fc_drawn_step *steps);
  const char *doing; /* how a sentence begins: "Capping" */
  const char *done;  /* how words begin that stand behind the grants: "capped"; NULL: they stand before them */
  void (*words)(const fc_effect_args *args, fc_buf *out); /* "10% of", "capped at $3 million" */
} fc_effect;

#define FC_DEED_GRANTS "\xE2\x80\xA6" /* an ellipsis where a sentence names the grants: "Capping ... at $3 million" */

/* For words: "10%", "$4.3 million" (a scale word where three decimals say it, else every dollar and cent). */
void fc_words_rate(fc_buf *out, fc_rate rate);
void fc_words_money(fc_buf *out, fc_money money);
/* "3 months" */
void fc_words_count(fc_buf *out, int count, const char *one);
/* "growing by 2% a year", "falling by 2% a year", "unchanged" */
void fc_words_growth(fc_buf *out, fc_rate growth);
/* Behind the grants: " for each government"; nothing without "per". */
void fc_words_per(fc_buf *out, fc_per per);

size_t fc_effects(void);
const fc_effect *fc_effect_at(size_t index);
const fc_effect *fc_effect_find(fc_str name); /* NULL: none */
const char *const *fc_effect_names(void);

#endif
