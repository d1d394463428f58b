/* distribution.c - the registry of distributions, read from distributions.def, and what holds for all of them. */
#include "chance/law.h"

#include <math.h>

#define FC_DISTRIBUTION(name) extern const fc_distribution fc_distribution_##name;
#include "chance/distributions.def"
#undef FC_DISTRIBUTION

#define FC_DISTRIBUTION(name) &fc_distribution_##name,
static const fc_distribution *const distributions[] = {
#include "chance/distributions.def"
};
#undef FC_DISTRIBUTION

#define FC_DISTRIBUTION(name) #name,
static const char *const distribution_names[] = {
#include "chance/distributions.def"
};
#undef FC_DISTRIBUTION

size_t fc_distributions(void) {
  return sizeof distributions / sizeof *distributions;
}

const fc_distribution *fc_distribution_at(size_t index) {
  return distributions[index];
}

const fc_distribution *fc_distribution_find(fc_str name) {
  for (size_t i = 0; i < fc_distributions(); i++)
    if (fc_str_is(name, distributions[i]->name))
      return distributions[i];
  return NULL;
}

const char *const *fc_distribution_names(void) {
  return distribution_names;
}

size_t fc_distribution_member(const fc_distribution *distribution, const char *name) {
  for (size_t i = 0; distribution->members[i].name; i++)
    if (fc_str_is(fc_str_of(name), distribution->members[i].name))
      return i;
  return FC_LAW_WHOLE;
}

bool fc_law_is_inner(const fc_distribution *distribution, size_t member) {
  for (size_t i = member + 1; distribution->members[member].name && distribution->members[i].name; i++)
    if (distribution->members[i].form == FC_LAW_LIBRARY)
      return true;
  return false;
}

static bool holds_probabilities(fc_law_form form) {
  return form == FC_LAW_PROBABILITY || form == FC_LAW_PROBABILITIES || form == FC_LAW_NAMED;
}

static const char *wrong_number(const fc_law_member *member, double value) {
  if (!isfinite(value))
    return "is not a finite number";
  if (holds_probabilities(member->form) && (value < 0 || value > 1))
    return "is no probability";
  if (member->form == FC_LAW_COUNT && (value < 1 || value != floor(value)))
    return "is no whole number of at least 1";
  return NULL;
}

static fc_status check_member(const fc_law_member *member, const fc_law_arg *arg, fc_law_fault *fault) {
  if (fc_law_form_is_text(member->form))
    return FC_OK;
  if (arg->n == 0)
    return member->required ? fc_law_refuse(fault, member->name, FC_LAW_WHOLE, "is missing", member->help) : FC_OK;
  bool one = member->form == FC_LAW_NUMBER || member->form == FC_LAW_COUNT || member->form == FC_LAW_PROBABILITY;
  for (size_t i = 0; i < arg->n; i++) {
    const char *what = wrong_number(member, arg->value[i]);
    if (what)
      return fc_law_refuse(fault, member->name, one ? FC_LAW_WHOLE : i, what,
                           holds_probabilities(member->form) ? "a probability lies between 0 and 1" : member->help);
  }
  return FC_OK;
}

fc_status fc_law_make(const fc_distribution *distribution, const fc_law_args *args, fc_arena *arena, fc_law *out,
                      fc_law_fault *fault) {
  *out = (fc_law){.distribution = distribution};
  for (size_t i = 0; distribution->members[i].name; i++) {
    fc_status status = check_member(&distribution->members[i], &args->member[i], fault);
    if (status != FC_OK)
      return status;
  }
  return distribution->make(args, arena, out, fault);
}

double fc_law_quantile(const fc_law *law, double p) {
  if (!(p > 0))
    return p <= 0 ? fc_law_lower(law) : NAN;
  return p < 1 ? law->distribution->quantile(law, p) : fc_law_upper(law);
}

double fc_law_cdf(const fc_law *law, double x) {
  if (isnan(x))
    return NAN;
  if (x >= fc_law_upper(law))
    return 1;
  if (x < fc_law_lower(law) || (x <= fc_law_lower(law) && !law->distribution->separate))
    return 0;
  return law->distribution->cdf(law, x);
}

double fc_law_density(const fc_law *law, double x) {
  if (law->distribution->separate || !(x >= fc_law_lower(law) && x <= fc_law_upper(law)) || isinf(x))
    return 0;
  return law->distribution->density(law, x);
}

double fc_law_mean(const fc_law *law) {
  return law->distribution->mean(law);
}

double fc_law_variance(const fc_law *law) {
  return law->distribution->variance(law);
}

double fc_law_lower(const fc_law *law) {
  return law->distribution->lower(law);
}

double fc_law_upper(const fc_law *law) {
  return law->distribution->upper(law);
}

double fc_law_point(const fc_law *law) {
  return law->distribution->point(law);
}

bool fc_law_exact_mean(const fc_law *law, const fc_law_args *args, fc_rate *out) {
  return law->distribution->exact_mean && law->distribution->exact_mean(args, out);
}

fc_ratio fc_law_stated(const fc_law_args *args, size_t member, int64_t otherwise) {
  const fc_law_arg *arg = &args->member[member];
  return arg->n ? fc_ratio_of(arg->exact->num, arg->exact->den) : fc_ratio_of(otherwise, 1);
}

double fc_law_given(const fc_law_args *args, size_t member, double otherwise) {
  return args->member[member].n ? args->member[member].value[0] : otherwise;
}

bool fc_law_is_given(const fc_law_args *args, size_t member) {
  return args->member[member].n > 0;
}

fc_status fc_law_refuse(fc_law_fault *fault, const char *member, size_t item, const char *what, const char *help) {
  *fault = (fc_law_fault){.member = member, .item = item, .what = what, .help = help};
  return FC_BAD_NUMBER;
}

fc_status fc_law_collapse(fc_law *law, double value) {
  *law = (fc_law){.distribution = &fc_distribution_fixed, .number = {value}};
  return FC_OK;
}
