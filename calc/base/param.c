/* param.c - the types of parameters in words. */
#include "base/param.h"

const char *fc_param_type_name(fc_param_type type) {
  switch (type) {
  case FC_PARAM_FLAG:
    return "flag";
  case FC_PARAM_TEXT:
    return "text";
  case FC_PARAM_FILE:
    return "file";
  case FC_PARAM_MONEY:
    return "amount";
  case FC_PARAM_RATE:
    return "rate";
  case FC_PARAM_DATE:
    return "date";
  case FC_PARAM_COUNT:
    return "whole number";
  case FC_PARAM_YEAR:
    return "year";
  case FC_PARAM_CHOICE:
    return "choice";
  case FC_PARAM_FIGURE:
    return "amount or rate";
  case FC_PARAM_SELECT:
    return "conditions";
  }
  return "text";
}
