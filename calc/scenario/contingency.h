/* contingency.h - "contingencies" and "reserves": the money that can meet what a loss leaves to pay. */
#ifndef FC_SCENARIO_CONTINGENCY_H
#define FC_SCENARIO_CONTINGENCY_H

#include "base/diag.h"
#include "dataset/reserve.h"
#include "number/calendar.h"
#include "table/select.h"

typedef enum fc_contingency_of { FC_OF_SUM, FC_OF_LOSS, FC_OF_BUDGET } fc_contingency_of;

/* Each government has it for itself. */
typedef struct fc_contingency {
  const char *name; /* "contingency 1" where none is given */
  fc_access access;
  fc_reserve_kind kind;
  fc_contingency_of of;
  fc_money amount; /* FC_OF_SUM */
  fc_rate rate;    /* else: of the loss of each year, or of the budget */
  bool limited;
  fc_rate limit;      /* of the balance at the start of a year, where limit.den is not 0 */
  fc_money limit_sum; /* else a sum */
  fc_money replenish;
  uint32_t amount_parameter, rate_parameter, limit_parameter, replenish_parameter; /* 1 + which, 0: none */
  int from_year;     /* 0: not stated */
  fc_date from_date; /* FC_NO_DATE: not stated */
  const fc_select *restricted_to; /* conditions on awards; NULL: for anything */
  fc_where where;
} fc_contingency;

typedef struct fc_contingencies {
  const fc_contingency *list; /* in file order */
  size_t n;
  bool from_data; /* "reserves": "data": the reserve rows of the budgets as well */
  fc_where data_where;
} fc_contingencies;

#endif
