/* operand.c - the operands of formulas, read from operands.def. */
#include "impact/operand.h"

#include <stddef.h>

typedef enum operand_of { AWARDS, WHOLE, PEOPLE, FUNDS } operand_of;

static const struct {
  const char *name, *what;
  operand_of of;
  size_t at; /* in fc_row: an fc_base of a whole, else an fc_span */
} operands[] = {
    {"", "", AWARDS, 0},
#define FC_OPERAND(id, name, of, field, what) {name, what, of, offsetof(fc_row, field)},
#include "impact/operands.def"
#undef FC_OPERAND
};

const char *fc_operand_name(fc_operand operand) {
  return operands[operand].name;
}

const char *fc_operand_what(fc_operand operand) {
  return operands[operand].what;
}

bool fc_operand_of_awards(fc_operand operand) {
  return operand != FC_OPERAND_NONE && operands[operand].of == AWARDS;
}

bool fc_operand_of_people(fc_operand operand) {
  return operands[operand].of == PEOPLE;
}

bool fc_operand_is_booked_to(fc_operand operand, fc_account account) {
  switch (operand) {
  case FC_OPERAND_OWN_COST:
  case FC_OPERAND_OWN_COST_ALL:
  case FC_OPERAND_SERVICE_LOSS:
  case FC_OPERAND_MATCH_FREED:
    return account < (int)FC_LOSS_ACCOUNTS || account == FC_BOOK_OWN;
  case FC_OPERAND_LOSS:
  case FC_OPERAND_LOSS_REAL:
    return account < (int)FC_LOSS_ACCOUNTS;
  case FC_OPERAND_FIRST:
  case FC_OPERAND_LAST:
  case FC_OPERAND_LAST_REAL:
    return account == FC_BOOK_FUTURE || account == FC_BOOK_INCURRED;
  default:
    return operands[operand].at == offsetof(fc_row, account) + (size_t)account * sizeof(fc_span);
  }
}

static const void *field_of(const fc_row *row, fc_operand operand) {
  return (const char *)row + operands[operand].at;
}

const fc_base *fc_operand_whole(const fc_row *row, fc_operand operand) {
  bool whole = operand != FC_OPERAND_NONE && (operands[operand].of == WHOLE || operands[operand].of == PEOPLE);
  return whole ? field_of(row, operand) : NULL;
}

fc_span fc_operand_span(const fc_row *row, fc_operand operand) {
  const fc_base *whole = fc_operand_whole(row, operand);
  if (operand == FC_OPERAND_NONE)
    return (fc_span){0};
  return whole ? whole->amount : *(const fc_span *)field_of(row, operand);
}

size_t fc_metric_operands(const fc_metric *metric) {
  size_t n = 0;
  while (n < FC_OPERANDS_MAX && metric->operand[n] != FC_OPERAND_NONE)
    n++;
  return n;
}

fc_operand fc_metric_whole(const fc_metric *metric) {
  for (size_t i = 0; i < fc_metric_operands(metric); i++)
    if (operands[metric->operand[i]].of == WHOLE || operands[metric->operand[i]].of == PEOPLE)
      return metric->operand[i];
  return FC_OPERAND_NONE;
}

fc_span fc_metric_operand(const fc_metric *metric, const fc_row *row, size_t index) {
  const fc_base *whole = fc_operand_whole(row, fc_metric_whole(metric));
  if (metric->operand[index] == FC_OPERAND_LOSS && whole && whole->partial)
    return whole->part;
  return fc_operand_span(row, metric->operand[index]);
}

static bool divide(const fc_metric *metric, const fc_i128 *operand, fc_ratio *out) {
  fc_i128 part = operand[0], whole = operand[1];
  bool people = fc_operand_of_people(metric->operand[1]);
  if (whole <= 0 || !fc_i128_mul(part, metric->times ? metric->times : 1, &part) ||
      (people && !fc_i128_mul(whole, 100, &whole)))
    return false;
  *out = fc_ratio_of(part, whole);
  return true;
}

bool fc_metric_formed(const fc_metric *metric, const fc_i128 *operand, fc_ratio *out) {
  fc_i128 sum = 0;
  switch (metric->form) {
  case FC_FORM_SUM:
    for (size_t i = 0; i < fc_metric_operands(metric); i++)
      sum += operand[i];
    *out = (fc_ratio){sum, 1};
    return true;
  case FC_FORM_QUOTIENT:
    return divide(metric, operand, out);
  case FC_FORM_RISE:
    if (operand[0] <= 0)
      return false;
    *out = fc_ratio_of(operand[1] - operand[0], operand[0]);
    return true;
  case FC_FORM_WORDS:
    break;
  }
  return false;
}
