/* parameter_law.c - the distribution of a parameter: its members by what the distribution says of them (chance/), its
 * ends, its mean and its point as they were stated, exactly.
 *
 * Unless one is stated the point of a bernoulli parameter is 1, of outcomes and discrete values the likeliest (the first
 * of equals), else the mode where there is one, else the median (SEMANTICS section 3). A point that is no number of the
 * scenario is rounded to 12 digits. */
#include "scenario/parameter.h"
#include "scenario/reading.h"
#include "scenario/sample.h"

#include <math.h>

enum { COMMON_MEMBERS = 4 };
static const char *const common[COMMON_MEMBERS] = {"distribution", "point", "per", "note"};

/* What was read of a distribution. */
typedef struct law_reading {
  fc_reading *reading;
  const fc_json_value *object;
  const fc_distribution *distribution;
  const char *example;
  fc_law_args args;
  const fc_json_value *member[FC_LAW_MEMBERS]; /* NULL: not given */
  bool whole;                                  /* no fault so far */
} law_reading;

bool fc_reading_chosen(fc_reading *reading, const fc_json_value *value, fc_rate *out) {
  fc_json_kind kind = fc_json_kind_of(value);
  if ((kind == FC_JSON_NUMBER || kind == FC_JSON_TEXT) && fc_parameter_number(fc_json_text(value), out))
    return true;
  fc_reading_fault(reading, value, false, "F306", "write 0.4, \"40%\" or \"$4.3M\"",
                   "expected a number, a rate or an amount");
  *out = (fc_rate){0, 1};
  return false;
}

static bool same(double a, double b) {
  return a >= b && a <= b;
}

static double to_double(fc_rate rate) {
  return fc_ratio_double(fc_ratio_of(rate.num, rate.den));
}

static bool are_probabilities(fc_law_form form) {
  return form == FC_LAW_PROBABILITY || form == FC_LAW_PROBABILITIES || form == FC_LAW_NAMED;
}

static bool is_probability(law_reading *law, const fc_json_value *value, fc_rate rate) {
  if (rate.num >= 0 && rate.num <= rate.den)
    return true;
  fc_reading_fault(law->reading, value, false, "F305", "a probability lies between 0 and 1", "%.*s is no probability",
                   FC_STR_ARG(fc_json_text(value)));
  return false;
}

/* Probabilities add up to 1, exactly. */
static bool check_sum(law_reading *law, const fc_json_value *at, const fc_law_arg *arg) {
  fc_ratio sum = {0, 1};
  for (size_t i = 0; i < arg->n; i++)
    if (!fc_ratio_plus(sum, fc_ratio_of(arg->exact[i].num, arg->exact[i].den), &sum))
      return true; /* too fine to be added exactly: they are checked in double precision */
  if (sum.num == sum.den)
    return true;
  fc_buf text = {0};
  fc_ratio_print(&text, sum, 12);
  fc_reading_fault(law->reading, at, false, "F314", "make them add up to 1", "the probabilities add up to %s",
                   text.p ? text.p : "");
  fc_buf_reset(&text);
  return false;
}

/* "P10", or a probability. */
static bool read_place(law_reading *law, const fc_json_value *object, size_t index, double *out) {
  fc_str key = fc_json_key_at(object, index), digits = key;
  bool percent = key.n > 1 && (key.p[0] == 'P' || key.p[0] == 'p');
  if (percent)
    digits = (fc_str){key.p + 1, key.n - 1};
  fc_rate rate;
  fc_number_fault fault;
  if (fc_rate_parse(digits.p, digits.n, &rate, &fault) == FC_OK) {
    fc_ratio place = fc_ratio_of(rate.num, (fc_i128)rate.den * (percent ? 100 : 1));
    *out = fc_ratio_double(place);
    return true;
  }
  fc_reading_fault(law->reading, fc_json_at(object, index), true, "F306", "write \"P10\", \"10%\" or \"0.1\"",
                   "\"%.*s\" is no probability", FC_STR_ARG(key));
  return false;
}

static bool read_numbers(law_reading *law, const fc_law_member *member, const fc_json_value *value, bool several,
                         fc_law_arg *arg) {
  size_t n = several ? fc_json_count(value) : 1;
  fc_rate *exact = fc_reading_array(law->reading, n, sizeof *exact);
  double *numbers = fc_reading_array(law->reading, n, sizeof *numbers);
  double *places = fc_reading_array(law->reading, n, sizeof *places);
  bool good = exact && numbers && places;
  for (size_t i = 0; exact && numbers && places && i < n; i++) {
    const fc_json_value *item = several ? fc_json_at(value, i) : value;
    bool read = fc_reading_chosen(law->reading, item, &exact[i]);
    if (read && are_probabilities(member->form))
      read = is_probability(law, item, exact[i]);
    if (member->form == FC_LAW_QUANTILES)
      read = read_place(law, value, i, &places[i]) && read;
    numbers[i] = to_double(exact[i]);
    good = good && read;
  }
  *arg = (fc_law_arg){numbers, member->form == FC_LAW_QUANTILES ? places : NULL, exact && numbers && places ? n : 0, exact};
  return good;
}

static bool read_member(law_reading *law, size_t index) {
  const fc_law_member *member = &law->distribution->members[index];
  const fc_json_value *value = law->member[index] =
      fc_law_is_inner(law->distribution, index) ? NULL : fc_json_get(law->object, member->name);
  bool list = member->form == FC_LAW_NUMBERS || member->form == FC_LAW_PROBABILITIES;
  bool object = member->form == FC_LAW_NAMED || member->form == FC_LAW_QUANTILES;
  if (!value) {
    if (member->required)
      fc_reading_fault(law->reading, law->object, false, "F303", law->example, "the parameter lacks \"%s\"",
                       member->name);
    return !member->required;
  }
  if (fc_law_form_is_text(member->form))
    return true;
  if ((list || object) && !fc_reading_expect(law->reading, value, list ? FC_JSON_ARRAY : FC_JSON_OBJECT))
    return false;
  if ((list || object) && fc_json_count(value) == 0) {
    fc_reading_fault(law->reading, value, false, "F309", law->example, "there is nothing in \"%s\"", member->name);
    return false;
  }
  fc_law_arg *arg = &law->args.member[index];
  if (!read_numbers(law, member, value, list || object, arg))
    return false;
  bool adds_up = member->form == FC_LAW_PROBABILITIES || member->form == FC_LAW_NAMED;
  return !adds_up || check_sum(law, value, arg);
}

static void take(law_reading *law, size_t index, const fc_sample *sample) {
  law->args.member[index] = (fc_law_arg){.value = sample->value, .n = sample->n, .exact = sample->exact};
}

static bool read_csv(law_reading *law, size_t file, fc_parameter *parameter) {
  const fc_law_member *first = &law->distribution->members[0];
  const fc_json_value *column = law->member[file + 1];
  fc_sample sample;
  if (law->member[0] && law->member[file]) {
    fc_reading_fault(law->reading, law->member[file], true, "F314", "leave one of them out",
                     "both \"%s\" and \"%s\" are there", first->name, law->distribution->members[file].name);
    return false;
  }
  if (column && !law->member[file]) {
    fc_reading_fault(law->reading, column, true, "F303", "add the \"file\" that it is a column of",
                     "there is a column and no file");
    return false;
  }
  if (!law->member[file])
    return true;
  bool read = fc_sample_from_csv(law->reading, law->member[file], column, &sample, parameter);
  take(law, 0, &sample);
  return read;
}

static bool read_library(law_reading *law, size_t file, fc_parameter *parameter) {
  fc_sip sip;
  if (!law->member[file] || !law->member[file + 1])
    return false; /* told already */
  bool read = fc_sip_from_library(law->reading, law->member[file], law->member[file + 1], &sip, parameter);
  const fc_sample *sample[] = {&sip.trials, &sip.weights, &sip.coefficients, &sip.min, &sip.max};
  for (size_t i = 0; i < sizeof sample / sizeof *sample; i++)
    take(law, i, sample[i]);
  return read;
}

/* What a file holds, once all that stands in the scenario is read. */
static bool read_files(law_reading *law, fc_parameter *parameter) {
  for (size_t i = 0; law->distribution->members[i].name; i++)
    switch (law->distribution->members[i].form) {
    case FC_LAW_CSV:
      return read_csv(law, i, parameter);
    case FC_LAW_LIBRARY:
      return read_library(law, i, parameter);
    default:
      break;
    }
  return true;
}

/* A fault that the distribution found. */
static void tell(law_reading *law, const fc_law_fault *fault) {
  const fc_json_value *at = law->object;
  size_t index = fault->member ? fc_distribution_member(law->distribution, fault->member) : FC_LAW_WHOLE;
  if (index != FC_LAW_WHOLE && law->member[index]) {
    at = law->member[index];
    if (fault->item != FC_LAW_WHOLE && fault->item < fc_json_count(at))
      at = fc_json_at(at, fault->item);
  }
  if (fault->member && fault->item != FC_LAW_WHOLE)
    fc_reading_fault(law->reading, at, false, "F314", fault->help, "%.*s %s", FC_STR_ARG(fc_json_span(at)), fault->what);
  else if (fault->member)
    fc_reading_fault(law->reading, at, false, "F314", fault->help, "\"%s\" %s", fault->member, fault->what);
  else
    fc_reading_fault(law->reading, at, false, "F314", fault->help, "the numbers of the parameter do not fit: %s",
                     fault->what);
}

/* A separate value, as it is written. */
static const char *name_of(const law_reading *law, size_t index) {
  if (law->member[0])
    return fc_reading_keep(law->reading, fc_json_text(fc_json_at(law->member[0], index)));
  fc_rate rate = law->args.member[0].exact[index];
  fc_buf text = {0};
  fc_ratio_print(&text, fc_ratio_of(rate.num, rate.den), 12);
  const char *name = fc_reading_keep(law->reading, (fc_str){text.p ? text.p : "", text.n});
  fc_buf_reset(&text);
  return name;
}

/* The list of separate values: their names, numbers and probabilities. Also of those that make no law, so that a
 * condition that names one is not at fault as well. */
static void list_outcomes(law_reading *law, fc_parameter *parameter) {
  const fc_law_arg *first = &law->args.member[0], *second = &law->args.member[1];
  bool yes_or_no = parameter->kind == FC_BERNOULLI, named = parameter->kind == FC_OUTCOMES;
  size_t n = yes_or_no ? 2 : first->n;
  fc_outcome *outcomes = fc_reading_array(law->reading, n, sizeof *outcomes);
  for (size_t i = 0; outcomes && i < n; i++) {
    if (named)
      outcomes[i] = (fc_outcome){fc_reading_keep(law->reading, fc_json_key_at(law->member[0], i)), {0, 1}, first->exact[i]};
    else if (!yes_or_no)
      outcomes[i] = (fc_outcome){name_of(law, i),
                                 first->exact[i],
                                 i < second->n ? second->exact[i] : (fc_rate){1, (int64_t)n}};
  }
  if (outcomes && yes_or_no) {
    fc_rate p = first->exact[0];
    outcomes[0] = (fc_outcome){"1", {1, 1}, p};
    outcomes[1] = (fc_outcome){"0", {0, 1}, {p.den - p.num, p.den}};
  }
  parameter->outcome = outcomes;
  parameter->n_outcomes = outcomes ? n : 0;
}

/* The likeliest, the first of equals; without probabilities the one at the law's point. */
static void choose_outcome(const law_reading *law, fc_parameter *parameter) {
  bool weighted = parameter->kind == FC_OUTCOMES || law->args.member[1].n > 0;
  parameter->taken = 0;
  for (size_t i = 1; parameter->kind != FC_BERNOULLI && i < parameter->n_outcomes; i++) {
    fc_rate best = parameter->outcome[parameter->taken].probability, p = parameter->outcome[i].probability;
    if (weighted ? fc_ratio_cmp(fc_ratio_of(p.num, p.den), fc_ratio_of(best.num, best.den)) > 0
                 : same(to_double(parameter->outcome[i].value), fc_law_point(&parameter->law)))
      parameter->taken = i;
  }
  if (parameter->n_outcomes)
    parameter->point = parameter->outcome[parameter->taken].value;
}

/* A number of the law as it was stated: of the members the one that it is. */
static bool stated(const law_reading *law, double x, fc_rate *out) {
  for (size_t i = 0; law->distribution->members[i].name; i++) {
    const fc_law_arg *arg = &law->args.member[i];
    if (law->distribution->members[i].form != FC_LAW_NUMBER || arg->n == 0 || !same(arg->value[0], x))
      continue;
    *out = arg->exact[0];
    return true;
  }
  return false;
}

static bool as_rate(const law_reading *law, double x, fc_rate *out) {
  return stated(law, x, out) || fc_rate_near(x, out);
}

static void describe_range(law_reading *law, fc_parameter *parameter) {
  double lower = fc_law_lower(&parameter->law), upper = fc_law_upper(&parameter->law);
  double point = fc_law_point(&parameter->law);
  parameter->has_mean = fc_law_exact_mean(&parameter->law, &law->args, &parameter->mean);
  parameter->has_min = isfinite(lower) && as_rate(law, lower, &parameter->min);
  parameter->has_max = isfinite(upper) && as_rate(law, upper, &parameter->max);
  if (parameter->has_mean && same(point, fc_law_mean(&parameter->law)) && !stated(law, point, &parameter->point))
    parameter->point = parameter->mean;
  else if (!as_rate(law, point, &parameter->point))
    fc_reading_fault(law->reading, law->object, false, "F305", "state a \"point\", or smaller numbers",
                     "the point of the parameter is too large");
}

static fc_parameter_kind kind_of(const law_reading *law) {
  const fc_distribution *distribution = law->distribution;
  if (!distribution->separate || (fc_law_is_inner(distribution, 0) && !law->args.member[0].n))
    return FC_CONTINUOUS;
  switch (distribution->members[0].form) {
  case FC_LAW_NAMED:
    return FC_OUTCOMES;
  case FC_LAW_PROBABILITY:
    return FC_BERNOULLI;
  case FC_LAW_NUMBERS:
    return FC_SEPARATE;
  default:
    return FC_CERTAIN;
  }
}

static void read_point(law_reading *law, fc_parameter *parameter) {
  const fc_json_value *value = fc_json_get(law->object, "point");
  if (!value)
    return;
  const char *why = fc_parameter_set_point(parameter, fc_json_text(value));
  if (why)
    fc_reading_fault(law->reading, value, false, "F306",
                     fc_parameter_mend(law->reading->ctx, parameter, fc_json_text(value)),
                     "\"%.*s\" cannot be the point of \"%s\": %s", FC_STR_ARG(fc_json_text(value)), parameter->name,
                     why);
}

static const fc_distribution *find(fc_reading *reading, const fc_json_value *object) {
  const fc_json_value *value = fc_json_get(object, "distribution");
  if (!value) {
    fc_reading_fault(reading, object, false, "F303", "{ \"distribution\": \"uniform\", \"min\": 0, \"max\": 0.5 }",
                     "the parameter does not say its distribution");
    return NULL;
  }
  if (!fc_reading_expect(reading, value, FC_JSON_TEXT))
    return NULL;
  const fc_distribution *found = fc_distribution_find(fc_json_text(value));
  if (found)
    return found;
  fc_buf names = {0};
  for (size_t i = 0; i < fc_distributions(); i++)
    fc_buf_printf(&names, "%s%s", i == 0 ? "" : i + 1 < fc_distributions() ? ", " : " and ", fc_distribution_at(i)->name);
  fc_reading_fault(reading, value, false, "F315",
                   fc_ctx_format(reading->ctx, "distributions are %s%s", names.p ? names.p : "",
                                 fc_did_you_mean(reading->ctx, fc_json_text(value), fc_distribution_names(),
                                                 fc_distributions())),
                   "there is no distribution \"%.*s\"", FC_STR_ARG(fc_json_text(value)));
  fc_buf_reset(&names);
  return NULL;
}

static bool make(law_reading *law, fc_parameter *parameter) {
  fc_law_fault fault;
  if (!law->whole)
    return false;
  fc_status status =
      fc_law_make(law->distribution, &law->args, &law->reading->to->arena, &parameter->law, &fault);
  if (status == FC_BAD_NUMBER)
    tell(law, &fault);
  else if (status != FC_OK)
    fc_reading_note(law->reading, fc_fail_memory(law->reading->ctx));
  return status == FC_OK;
}

void fc_reading_law(fc_reading *reading, const fc_json_value *object, fc_parameter *parameter) {
  law_reading law = {.reading = reading, .object = object, .distribution = find(reading, object), .whole = true};
  if (!law.distribution)
    return;
  const char *names[COMMON_MEMBERS + FC_LAW_MEMBERS];
  size_t n = 0;
  for (; n < COMMON_MEMBERS; n++)
    names[n] = common[n];
  for (size_t i = 0; law.distribution->members[i].name; i++)
    if (!fc_law_is_inner(law.distribution, i))
      names[n++] = law.distribution->members[i].name;
  fc_reading_note(reading, fc_json_only(reading->ctx, reading->json, object, names, n, FC_BAD_SCENARIO, "F301"));
  law.example = fc_ctx_format(reading->ctx, "{ \"distribution\": \"%s\", %s }", law.distribution->name,
                              law.distribution->example);
  for (size_t i = 0; law.distribution->members[i].name; i++)
    law.whole = read_member(&law, i) && law.whole;
  law.whole = read_files(&law, parameter) && law.whole;
  parameter->per = fc_reading_per(reading, object, "a parameter cannot repeat");
  parameter->kind = kind_of(&law);
  parameter->distribution = law.distribution->name;
  if (law.args.member[0].n && parameter->kind != FC_CERTAIN && parameter->kind != FC_CONTINUOUS)
    list_outcomes(&law, parameter);
  if (!make(&law, parameter))
    return;
  if (parameter->kind == FC_CERTAIN)
    parameter->point = law.args.member[0].exact[0];
  else if (parameter->kind == FC_CONTINUOUS)
    describe_range(&law, parameter);
  else
    choose_outcome(&law, parameter);
  read_point(&law, parameter);
}
