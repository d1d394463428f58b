/* reading.h - what the parts of the scenario parser share. Inside this floor only.
 *
 * Every function records all faults that it finds and goes on; fc_reading_ok tells whether there were any. */
#ifndef FC_SCENARIO_READING_H
#define FC_SCENARIO_READING_H

#include "scenario/scenario.h"

typedef struct fc_reading {
  fc_ctx *ctx;
  const fc_json *json;
  fc_scenario *to;
  fc_status status; /* the first fault; FC_NO_MEMORY goes before others */
} fc_reading;

/* Keeps a status that is not FC_OK. Returns whether this one is. */
bool fc_reading_note(fc_reading *reading, fc_status status);
/* Records an error at a value (at its key where `key` is set). */
void fc_reading_fault(fc_reading *reading, const fc_json_value *at, bool key, const char *code, const char *help,
                      const char *format, ...) FC_PRINTF(6, 7);
fc_where fc_reading_where(const fc_reading *reading, const fc_json_value *at);

/* The text of a member, or NULL where there is none or it is no text (a fault). */
const char *fc_reading_text(fc_reading *reading, const fc_json_value *object, const char *key);
/* The value is of the kind, or a fault. */
bool fc_reading_expect(fc_reading *reading, const fc_json_value *value, fc_json_kind kind);
/* A copy in the scenario's memory; NULL: no memory (noted). */
const char *fc_reading_keep(fc_reading *reading, fc_str text);
void *fc_reading_array(fc_reading *reading, size_t count, size_t size);

/* "fiscalc": 1 stands in the root. */
void fc_reading_version(fc_reading *reading, const fc_json_value *root);
/* Follows "extends": the document is then one of layers. False: there is no telling what the scenario says. */
bool fc_reading_extend(fc_reading *reading, const fc_seq *files /* of fc_inline */);
/* SHA-256 of a document's text, kept. */
const char *fc_reading_digest(fc_reading *reading, const fc_json *json);

void fc_reading_cuts(fc_reading *reading, const fc_json_value *cuts /* NULL: missing */);
void fc_reading_report(fc_reading *reading, const fc_json_value *report);

/* The members of a cut that are its effect's parameters, each checked against its spec. */
enum { FC_EFFECT_PARAMS_MAX = 12 };
typedef struct fc_arg {
  const fc_json_value *value; /* NULL: not given */
  fc_rate rate;
  fc_money money;
  fc_date date;
} fc_arg;
struct fc_effect_args {
  fc_ctx *ctx;
  const fc_json *json;
  const fc_json_value *cut;
  const fc_effect *effect;
  fc_arg arg[FC_EFFECT_PARAMS_MAX];
};
fc_status fc_args_read(fc_ctx *ctx, const fc_json *json, const fc_json_value *cut, const fc_effect *effect,
                       fc_effect_args *out);

#endif
