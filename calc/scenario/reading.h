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
  const fc_seq *files; /* of fc_inline, that came with the request; NULL: none */
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
/* A number as it is written, or as it was set in its place (vary.c). */
fc_str fc_reading_number(const fc_reading *reading, const fc_json_value *value);
/* The value is of the kind, or a fault. */
bool fc_reading_expect(fc_reading *reading, const fc_json_value *value, fc_json_kind kind);
/* A copy in the scenario's memory; NULL: no memory (noted). */
const char *fc_reading_keep(fc_reading *reading, fc_str text);
void *fc_reading_array(fc_reading *reading, size_t count, size_t size);

/* "fiscalc": 1 stands in the root. */
void fc_reading_version(fc_reading *reading, const fc_json_value *root);
/* Follows "extends": the document is then one of layers. False: there is no telling what the scenario says. */
bool fc_reading_extend(fc_reading *reading);

/* A file that the scenario names, as seen from the one that names it: of the request, else on disk beneath the root. */
typedef struct fc_named_file {
  const fc_inline *given; /* NULL: on disk */
  const char *path, *root;
} fc_named_file;
/* false: a fault of the line that names it. */
bool fc_reading_named_file(fc_reading *reading, const fc_json_value *at, const char *written, fc_named_file *out);
/* SHA-256 of a document's text, kept. */
const char *fc_reading_digest(fc_reading *reading, const fc_json *json);

void fc_reading_cuts(fc_reading *reading, const fc_json_value *cuts /* NULL: missing */);
/* The words of a cut whose effect and timing were read. */
void fc_reading_words(fc_reading *reading, const fc_effect_args *args, fc_cut *cut);
/* What each cut does, anew at the numbers that are set. */
void fc_reading_take_cuts(fc_reading *reading);
void fc_reading_take_cut(fc_reading *reading, size_t index);
void fc_reading_report(fc_reading *reading, const fc_json_value *report);
void fc_reading_parameters(fc_reading *reading, const fc_json_value *parameters);
/* After the parameters. */
void fc_reading_dependence(fc_reading *reading, const fc_json_value *dependence);
void fc_reading_baseline(fc_reading *reading, const fc_json_value *baseline);
void fc_reading_growth(fc_reading *reading, const fc_json_value *baseline, const char *member, fc_growth *out);
void fc_reading_deflator(fc_reading *reading, const fc_json_value *baseline, fc_baseline *out);
void fc_reading_response(fc_reading *reading, const fc_json_value *response);
/* "response", "contingencies" and "reserves", at the points of the parameters that are now set. */
void fc_reading_after_loss(fc_reading *reading, const fc_json_value *root);
void fc_reading_lexicon(fc_reading *reading, const fc_json_value *lexicon /* NULL: none */, const fc_lexicon *under,
                        fc_lexicon *out);
void fc_reading_claims(fc_reading *reading, const fc_json_value *claims /* NULL: none */);

/* The distribution of a parameter, with its numbers and its point. */
void fc_reading_law(fc_reading *reading, const fc_json_value *object, fc_parameter *parameter);
/* A number, a rate or an amount; 0 and false with a fault where it is none. */
bool fc_reading_chosen(fc_reading *reading, const fc_json_value *value, fc_rate *out);
/* Why a value cannot be the point; NULL: it is set. */
const char *fc_parameter_set_point(fc_parameter *parameter, fc_str text);
/* What the point may be: "it may be 0.1 to 0.4", "its outcomes are \"won\", \"lost\"", with the nearest. */
const char *fc_parameter_mend(fc_ctx *ctx, const fc_parameter *parameter, fc_str written);

/* The parameter of a name; NULL: none, a fault. */
fc_parameter *fc_reading_named_parameter(fc_reading *reading, const fc_json_value *at, fc_str name);
/* The same, counted as used. */
fc_parameter *fc_reading_find_parameter(fc_reading *reading, const fc_json_value *at, fc_str name);
/* Frees a selector with the scenario. */
fc_status fc_reading_own_select(fc_reading *reading, const fc_json_value *value, fc_select *select);
/* The conditions that were read of a value before; NULL: none. */
const fc_select *fc_reading_known_select(const fc_reading *reading, const fc_json_value *value);

/* One value by the spec of a parameter. `parameter`: 1 + index of the scenario's parameter that it names, else 0. */
typedef struct fc_arg {
  const fc_json_value *value; /* NULL: not given */
  fc_rate rate;
  fc_money money;
  fc_date date;
  int count; /* also a flag, and the index of a choice */
  bool is_rate;
  const fc_select *select;
  uint32_t parameter;
} fc_arg;
/* What is wrong with the value is recorded; FC_BAD_SCENARIO. */
fc_status fc_reading_arg(fc_reading *reading, const fc_param *param, const fc_json_value *value, fc_arg *arg);

/* What a member of "baseline", of the response, of a contingency or of every cut may be; NULL: it holds no number. */
const fc_param *fc_baseline_param(fc_str member);
const fc_param *fc_response_param(fc_str member);
const fc_param *fc_contingency_param(fc_str member);
const fc_param *fc_timing_param(fc_str member);

/* What every cut may say of when it acts. `dated`: "from" is a date (an effect may have a member of that name). */
void fc_reading_timing(fc_reading *reading, const fc_json_value *cut, bool dated, fc_timing *out);
/* "per" of an object; `who`: "a cut cannot hold" per something else. */
fc_per fc_reading_per(fc_reading *reading, const fc_json_value *object, const char *who);
void fc_reading_mapping(fc_reading *reading, const fc_json_value *cut, fc_year_mapping *out);

/* The members of a cut that are its effect's parameters, each checked against its spec. */
enum { FC_EFFECT_PARAMS_MAX = 12 };
struct fc_effect_args {
  fc_ctx *ctx;
  const fc_json *json;
  const fc_json_value *cut;
  const fc_effect *effect;
  fc_per per;
  bool mapped;
  fc_arg arg[FC_EFFECT_PARAMS_MAX];
};
fc_status fc_args_read(fc_reading *reading, const fc_json_value *cut, const fc_effect *effect, fc_effect_args *out);

#endif
