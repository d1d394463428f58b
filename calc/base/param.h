/* param.h - what a kind takes: the one description from which parsing, help, schema and reference pages are made. */
#ifndef FC_BASE_PARAM_H
#define FC_BASE_PARAM_H

#include <stdbool.h>

typedef enum fc_param_type {
  FC_PARAM_FLAG,   /* no value */
  FC_PARAM_TEXT,
  FC_PARAM_FILE,   /* a path */
  FC_PARAM_MONEY,  /* a chosen amount */
  FC_PARAM_RATE,
  FC_PARAM_DATE,
  FC_PARAM_COUNT,  /* a whole number >= 0 */
  FC_PARAM_YEAR,
  FC_PARAM_CHOICE, /* one of `choices`, parted by | */
  FC_PARAM_FIGURE, /* an amount, or a rate where it ends in a percent sign */
  FC_PARAM_SELECT  /* conditions on columns */
} fc_param_type;

typedef struct fc_param {
  const char *name; /* "rate"; of a command's positional argument: "FILE" in capitals */
  fc_param_type type;
  const char *help;
  const char *value;   /* how help names the value: "FILE", "10%"; NULL: by type */
  const char *min, *max; /* of rates and money, min of counts too, as text; NULL: none */
  const char *choices; /* "text|json|csv" */
  bool required, repeated;
  bool listed; /* several values may also stand in one text, parted by commas */
  char letter; /* short option, 0: none */
} fc_param;

const char *fc_param_type_name(fc_param_type type);

#endif
