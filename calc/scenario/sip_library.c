/* sip_library.c - a variable of a SIPmath library (JSON, SIPmath 3.0; ProbabilityManagement.org 2021).
 *
 * A variable has a "function" and "arguments": Metalog_1_0 "aCoefficients" with "lowerBound" and "upperBound", SIP_Array
 * "value", a list of trials (of "type" "array"), Lookup_Table "value", pairs of a cumulative probability and a value. Trials
 * may also stand as "values" of the variable, without a function. */
#include "base/file.h"
#include "scenario/sample.h"

#include <math.h>
#include <string.h>

typedef struct library {
  fc_reading *reading;
  fc_json *json;
  const fc_json_value *named; /* what of the scenario names the variable */
  fc_sip *out;
  const char *name;
} library;

static bool refuse(library *l, const fc_json_value *at, const char *help, const char *what) {
  fc_where where = fc_json_where(l->json, at, false);
  return fc_reading_note(l->reading, fc_fail(l->reading->ctx, FC_BAD_FILE, "F338", &where, help, "%s", what));
}

/* --- numbers --- */

enum { EXPONENT_MOST = 300 };

/* A number of JSON, which may have an exponent. Exactly where a rate holds it, else to 12 digits. */
static bool read_number(fc_str text, fc_rate *exact, double *value) {
  size_t e = 0;
  int power = 0;
  while (e < text.n && text.p[e] != 'e' && text.p[e] != 'E')
    e++;
  for (size_t i = e + 1; i < text.n && power < EXPONENT_MOST; i++)
    power = text.p[i] >= '0' && text.p[i] <= '9' ? power * 10 + (text.p[i] - '0') : power;
  bool down = e + 1 < text.n && text.p[e + 1] == '-';
  fc_rate mantissa;
  if (!fc_parameter_number((fc_str){text.p, e}, &mantissa))
    return false;
  *value = fc_ratio_double(fc_ratio_of(mantissa.num, mantissa.den)) * pow(10, down ? -power : power);
  fc_ratio scale = {1, 1}, whole;
  for (int i = 0; i < power && scale.num > 0; i++)
    if (!fc_ratio_mul(scale, fc_ratio_of(10, 1), &scale))
      scale = (fc_ratio){0, 1};
  if (power == 0)
    *exact = mantissa;
  else if (!(scale.num > 0 &&
             fc_ratio_mul(fc_ratio_of(mantissa.num, mantissa.den), down ? fc_ratio_of(1, scale.num) : scale, &whole) &&
             fc_ratio_rate(whole, exact)))
    return fc_rate_near(*value, exact);
  return true;
}

static bool reserve(library *l, size_t n, fc_sample *out) {
  out->exact = fc_reading_array(l->reading, n, sizeof *out->exact);
  out->value = fc_reading_array(l->reading, n, sizeof *out->value);
  return out->exact && out->value;
}

static bool take(library *l, const fc_json_value *value, fc_sample *out) {
  if (fc_json_kind_of(value) == FC_JSON_NUMBER &&
      read_number(fc_json_text(value), &out->exact[out->n], &out->value[out->n])) {
    out->n++;
    return true;
  }
  return refuse(l, value, "a number of a library is such as 12.5 or -1.1e-8", "expected a number that a parameter can be");
}

static bool read_numbers(library *l, const fc_json_value *at, const fc_json_value *list, fc_sample *out) {
  if (!list || fc_json_kind_of(list) != FC_JSON_ARRAY || !fc_json_count(list))
    return refuse(l, list ? list : at, "write a list of numbers", "the variable holds no list of numbers");
  bool good = reserve(l, fc_json_count(list), out);
  for (size_t i = 0; good && i < fc_json_count(list); i++)
    good = take(l, fc_json_at(list, i), out);
  return good;
}

static bool read_one(library *l, const fc_json_value *value, fc_sample *out) {
  return !value || fc_json_kind_of(value) == FC_JSON_NULL || (reserve(l, 1, out) && take(l, value, out));
}

/* --- functions --- */

static bool read_metalog(library *l, const fc_json_value *sip, const fc_json_value *arguments) {
  return read_numbers(l, sip, fc_json_get(arguments, "aCoefficients"), &l->out->coefficients) &&
         read_one(l, fc_json_get(arguments, "lowerBound"), &l->out->min) &&
         read_one(l, fc_json_get(arguments, "upperBound"), &l->out->max);
}

static bool read_array(library *l, const fc_json_value *sip, const fc_json_value *arguments) {
  const fc_json_value *type = fc_json_get(arguments, "type");
  if (type && !fc_str_is(fc_json_text(type), "array"))
    return refuse(l, type, "put the trials into the library, as a list of \"type\" \"array\"",
                  "the trials lie in another file than the library");
  return read_numbers(l, sip, fc_json_get(arguments, "value"), &l->out->trials);
}

/* The probability of a value is what its cumulative one adds; the last is 1 but for the digits that it has lost. */
static bool read_table(library *l, const fc_json_value *sip, const fc_json_value *arguments) {
  const fc_json_value *pairs = fc_json_get(arguments, "value");
  size_t n = pairs && fc_json_kind_of(pairs) == FC_JSON_ARRAY ? fc_json_count(pairs) : 0;
  fc_sample below = {0}, *value = &l->out->trials, *weight = &l->out->weights;
  if (!n)
    return refuse(l, pairs ? pairs : sip, "write [[0.6, 0], [1, 1]]", "the variable holds no table");
  if (!reserve(l, n, &below) || !reserve(l, n, value) || !reserve(l, n, weight))
    return false;
  for (size_t i = 0; i < n; i++) {
    const fc_json_value *pair = fc_json_at(pairs, i);
    if (fc_json_kind_of(pair) != FC_JSON_ARRAY || fc_json_count(pair) != 2)
      return refuse(l, pair, "write [0.6, 0]", "expected a cumulative probability and a value");
    if (!take(l, fc_json_at(pair, 0), &below) || !take(l, fc_json_at(pair, 1), value))
      return false;
    fc_ratio before = i ? fc_ratio_of(below.exact[i - 1].num, below.exact[i - 1].den) : fc_ratio_of(0, 1), step;
    fc_ratio now = i + 1 < n ? fc_ratio_of(below.exact[i].num, below.exact[i].den) : fc_ratio_of(1, 1);
    if (!fc_ratio_minus(now, before, &step) || !fc_ratio_rate(step, &weight->exact[i]) || weight->exact[i].num < 0 ||
        below.value[i] > 1 || (i + 1 == n && below.value[i] < 1 - 1e-6))
      return refuse(l, pair, "they rise, and the last is 1", "the cumulative probabilities of the table do not rise to 1");
    weight->value[i] = fc_ratio_double(step);
    weight->n++;
  }
  return true;
}

/* A variable of SIPmath 2.0 has its trials and no function. */
static bool read_sip(library *l, const fc_json_value *sip) {
  static const struct {
    const char *name;
    bool (*read)(library *l, const fc_json_value *sip, const fc_json_value *arguments);
  } functions[] = {{"Metalog_1_0", read_metalog}, {"SIP_Array", read_array}, {"Lookup_Table", read_table}};
  const fc_json_value *function = fc_json_get(sip, "function"), *arguments = fc_json_get(sip, "arguments");
  if (!function)
    return read_numbers(l, sip, fc_json_get(sip, "values"), &l->out->trials);
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
    if (fc_str_is(fc_json_text(function), functions[i].name))
      return arguments && fc_json_kind_of(arguments) == FC_JSON_OBJECT
                 ? functions[i].read(l, sip, arguments)
                 : refuse(l, sip, "add \"arguments\"", "the variable has no arguments");
  return refuse(l, function, "variables of Metalog_1_0, SIP_Array and Lookup_Table are read",
                fc_ctx_format(l->reading->ctx, "the function %.*s of the variable is not known",
                              FC_STR_ARG(fc_json_span(function))));
}

/* --- the library --- */

static const fc_json_value *find(library *l) {
  const fc_json_value *root = fc_json_root(l->json), *sips = NULL;
  fc_reading *reading = l->reading;
  const char *names[64];
  size_t n = 0;
  if (fc_json_kind_of(root) == FC_JSON_OBJECT)
    sips = fc_json_get(root, "sips");
  if (!sips || fc_json_kind_of(sips) != FC_JSON_ARRAY) {
    refuse(l, root, "a library has a list \"sips\"", "this is no SIPmath library");
    return NULL;
  }
  for (size_t i = 0; i < fc_json_count(sips); i++) {
    const fc_json_value *sip = fc_json_at(sips, i);
    const fc_json_value *name = fc_json_kind_of(sip) == FC_JSON_OBJECT ? fc_json_get(sip, "name") : NULL;
    if (!name || fc_json_kind_of(name) != FC_JSON_TEXT)
      continue;
    if (fc_str_eq(fc_json_text(name), fc_json_text(l->named)))
      return sip;
    if (n < sizeof names / sizeof *names && (names[n] = fc_reading_keep(reading, fc_json_text(name))))
      n++;
  }
  const char *list = "";
  for (size_t i = 0; i < n; i++)
    list = fc_ctx_format(reading->ctx, "%s%s\"%s\"", list, i ? ", " : "", names[i]);
  fc_reading_fault(reading, l->named, false, "F338",
                   fc_ctx_format(reading->ctx, "its variables are %s%s", list,
                                 fc_did_you_mean(reading->ctx, fc_json_text(l->named), names, n)),
                   "the library has no variable \"%.*s\"", FC_STR_ARG(fc_json_text(l->named)));
  return NULL;
}

static bool keep_file(library *l, fc_parameter *parameter) {
  fc_parameter_file *kept = fc_reading_array(l->reading, 1, sizeof *kept);
  if (!kept)
    return false;
  *kept = (fc_parameter_file){.file = fc_reading_keep(l->reading, fc_str_of(fc_json_name(l->json))),
                              .as = "library",
                              .sha256 = fc_reading_digest(l->reading, l->json),
                              .rows = fc_json_count(fc_json_get(fc_json_root(l->json), "sips")),
                              .role = "sip",
                              .header = fc_reading_keep(l->reading, fc_json_text(l->named))};
  parameter->file = kept;
  return kept->file && kept->sha256 && kept->header;
}

static bool open_library(library *l, const fc_json_value *at) {
  fc_named_file named;
  const char *written = fc_reading_keep(l->reading, fc_json_text(at));
  if (!written || !fc_reading_named_file(l->reading, at, written, &named))
    return false;
  return fc_reading_note(l->reading, named.given ? fc_json_parse(l->reading->ctx, named.path, named.given->bytes,
                                                                 named.given->n, &l->json)
                                                 : fc_json_read(l->reading->ctx, named.path, named.root, &l->json));
}

bool fc_sip_from_library(fc_reading *reading, const fc_json_value *file, const fc_json_value *name, fc_sip *out,
                         fc_parameter *parameter) {
  library l = {.reading = reading, .named = name, .out = out};
  *out = (fc_sip){.trials.n = 0};
  if (!fc_reading_expect(reading, file, FC_JSON_TEXT) || !fc_reading_expect(reading, name, FC_JSON_TEXT))
    return false;
  if (!fc_json_text(file).n) {
    fc_reading_fault(reading, file, false, "F306", "\"library\": \"demand.SIPmath\"", "\"library\" names no file");
    return false;
  }
  const fc_json_value *sip = open_library(&l, file) ? find(&l) : NULL;
  bool good = sip && read_sip(&l, sip) && keep_file(&l, parameter);
  fc_json_free(l.json);
  return good;
}
