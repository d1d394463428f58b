/* method.c - the registry of methods, read from methods.def, and how a study is set up for one. */
#include "risk/method.h"
#include "chance/dependence.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define FC_METHOD(name) extern const fc_method fc_method_##name;
#include "risk/methods.def"
#undef FC_METHOD

#define FC_METHOD(name) &fc_method_##name,
static const fc_method *const methods[] = {
#include "risk/methods.def"
};
#undef FC_METHOD

#define FC_METHOD(name) #name,
static const char *const method_names[] = {
#include "risk/methods.def"
};
#undef FC_METHOD

enum { DEFAULT_REPEATS = 8, REPEATS_MOST = 1024 };
static const double DEFAULT_LEVEL = 0.95;

/* Those whose points may be halves of one design. */
static const char *const samplers[] = {"sobol", "random", "latin_hypercube", "halton"};

size_t fc_methods(void) {
  return sizeof methods / sizeof *methods;
}

const fc_method *fc_method_at(size_t index) {
  return methods[index];
}

const fc_method *fc_method_find(fc_str name) {
  for (size_t i = 0; i < fc_methods(); i++)
    if (fc_str_is(name, methods[i]->name))
      return methods[i];
  return NULL;
}

const char *const *fc_method_names(void) {
  return method_names;
}

static fc_status unknown(fc_ctx *ctx, const char *option, const char *what, const char *name, const char *const *names,
                         size_t n) {
  const fc_where where = {.field = option};
  fc_buf list = {0};
  for (size_t i = 0; i < n; i++)
    fc_buf_printf(&list, "%s%s", i ? ", " : "", names[i]);
  fc_status status = fc_fail(ctx, FC_BAD_USAGE, "F480", &where,
                             fc_ctx_format(ctx, "there are %s%s", list.p ? list.p : "none",
                                           fc_did_you_mean(ctx, fc_str_of(name), names, n)),
                             "there is no %s \"%s\"", what, name);
  fc_buf_reset(&list);
  return status;
}

static bool within(double value, double least, double most) {
  return value >= least && value <= most;
}

static fc_status check_numbers(fc_ctx *ctx, const fc_sensitivity_options *o) {
  const fc_where repeats = {.field = "--repeats"}, draws = {.field = "--draws"}, level = {.field = "--level"};
  fc_status status = FC_OK;
  if (o->repeats < 2 || o->repeats > REPEATS_MOST)
    status = fc_fail(ctx, FC_BAD_USAGE, "F481", &repeats, "give 2 to 1,024; 8 is the default",
                     "%lu repeats: an interval takes at least two", (unsigned long)o->repeats);
  else if (o->draws < 2 * (uint64_t)o->repeats || o->draws % o->repeats)
    status = fc_fail(ctx, FC_BAD_USAGE, "F481", &draws, "give a multiple of the repeats, two draws a repeat at least",
                     "%llu draws do not make %lu repeats", (unsigned long long)o->draws, (unsigned long)o->repeats);
  if (!within(o->level, 0.5, 0.9999))
    status = fc_fail(ctx, FC_BAD_USAGE, "F481", &level, "give 0.95, or 95%", "an interval cannot have the level %g",
                     o->level);
  return status;
}

/* The sampler; of the method's unless another is asked for. */
static fc_status choose_sampler(fc_ctx *ctx, const fc_method *method, fc_study *study) {
  const char *name = study->options.sampler ? study->options.sampler : method->sampler;
  study->options.sampler = name;
  if (!name)
    return FC_OK;
  for (size_t i = 0; i < sizeof samplers / sizeof *samplers; i++)
    if (strcmp(name, samplers[i]) == 0) {
      study->sampler = fc_sampler_find(fc_str_of(name));
      return FC_OK;
    }
  return unknown(ctx, "--sampler", "sampler for this", name, samplers, sizeof samplers / sizeof *samplers);
}

static fc_status settle(fc_ctx *ctx, const fc_method *method, fc_study *study) {
  fc_sensitivity_options *o = &study->options;
  o->method = method->name;
  o->draws = o->draws ? o->draws : method->draws;
  o->repeats = o->repeats ? o->repeats : DEFAULT_REPEATS;
  o->level = o->level > 0 || o->level < 0 ? o->level : DEFAULT_LEVEL;
  if (!method->sampler) {
    o->draws = o->draws ? o->draws : 2 * (uint64_t)o->repeats;
    o->sampler = NULL;
  }
  fc_status status = check_numbers(ctx, o), sampler = choose_sampler(ctx, method, study);
  return status ? status : sampler;
}

static fc_status choose_outputs(fc_ctx *ctx, fc_study *study) {
  const fc_function *function = study->function;
  size_t *list = fc_arena_array(&study->arena, function->n_outputs + 1, sizeof *list);
  if (!list)
    return fc_fail_memory(ctx);
  const char *wanted = study->options.output;
  for (size_t i = 0; i < function->n_outputs; i++)
    if (!wanted || strcmp(wanted, function->outputs[i]) == 0)
      list[study->n_outputs++] = i;
  study->output = list;
  return study->n_outputs ? FC_OK
                          : unknown(ctx, "--output", "output", wanted, function->outputs, function->n_outputs);
}

static bool same_group(const fc_factor *a, const fc_factor *b) {
  return a->group && b->group && strcmp(a->group, b->group) == 0;
}

/* Each input alone or, where groups are wanted, with those of its group, in the order of their first. */
static bool make_sets(fc_study *study, bool by_group) {
  const fc_function *function = study->function;
  size_t n = function->n_inputs;
  fc_set *set = fc_arena_array(&study->arena, n + 1, sizeof *set);
  uint32_t *member = fc_arena_array(&study->arena, n + 1, sizeof *member);
  bool *taken = fc_arena_array(&study->arena, n + 1, sizeof *taken);
  if (!set || !member || !taken)
    return false;
  for (size_t i = 0; i < n; i++) {
    const fc_factor *first = &function->inputs[i];
    if (taken[i])
      continue;
    fc_set *to = &set[study->n_sets++];
    *to = (fc_set){by_group && first->group ? first->group : first->name, member, 0};
    for (size_t j = i; j < n; j++)
      if (j == i || (by_group && !taken[j] && same_group(first, &function->inputs[j]))) {
        taken[j] = true;
        *member++ = (uint32_t)j;
        to->n++;
      }
  }
  study->set = set;
  return true;
}

static bool make_columns(fc_study *study) {
  const fc_function *function = study->function;
  size_t factors = function->dependence ? function->dependence->n_factors : 0;
  study->column = fc_arena_array(&study->arena, function->n_inputs + factors + 1, sizeof *study->column);
  if (!study->column)
    return false;
  for (size_t i = 0; i < function->n_inputs; i++)
    study->column[study->n_columns++] = &function->inputs[i];
  for (size_t i = 0; i < factors; i++)
    study->column[study->n_columns++] = &function->dependence->factors[i];
  return true;
}

static fc_status make_tables(fc_ctx *ctx, fc_study *study) {
  size_t n = study->function->n_inputs;
  fc_law_table *table = fc_arena_array(&study->arena, n + 1, sizeof *table);
  fc_status status = table ? FC_OK : FC_NO_MEMORY;
  for (size_t i = 0; i < n && status == FC_OK; i++)
    status = fc_law_table_make(study->function->inputs[i].law, &study->arena, &table[i]);
  study->table = table;
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}

static fc_status set_up(fc_ctx *ctx, const fc_method *method, fc_study *study) {
  const fc_function *function = study->function;
  if (function->n_inputs == 0)
    return fc_fail(ctx, FC_CANNOT_ANSWER, "F484", NULL, "give a parameter a distribution",
                   "nothing is uncertain: the answer depends on nothing");
  if (function->dependence && !method->dependent)
    return fc_fail(ctx, FC_CANNOT_ANSWER, "F485", NULL,
                   "shapley answers for inputs that depend on each other; so do regression and given_data",
                   "method %s takes inputs for independent, and these are not", method->name);
  fc_status status = settle(ctx, method, study), outputs = choose_outputs(ctx, study);
  if (status || outputs)
    return status ? status : outputs;
  if (!make_columns(study) || !make_sets(study, study->options.by_group && method->by_sets))
    return fc_fail_memory(ctx);
  return make_tables(ctx, study);
}

static fc_status set_settings(const fc_study *study, fc_result *result) {
  const fc_sensitivity_options *o = &study->options;
  char text[32];
  fc_status status = fc_result_set(result, "method", o->method);
  if (status || !study->sampler)
    return status;
  snprintf(text, sizeof text, "%llu", (unsigned long long)o->draws);
  status = fc_result_set(result, "draws", text);
  snprintf(text, sizeof text, "%lu", (unsigned long)o->repeats);
  status = status ? status : fc_result_set(result, "repeats", text);
  snprintf(text, sizeof text, "%llu", (unsigned long long)o->seed);
  status = status ? status : fc_result_set(result, "seed", text);
  status = status ? status : fc_result_set(result, "sampler", o->sampler);
  snprintf(text, sizeof text, "%g", o->level);
  return status ? status : fc_result_set(result, "level", text);
}

fc_type fc_method_type(const fc_study *study) {
  for (size_t k = 0; study->type && k < study->n_outputs; k++)
    if (study->type[study->output[k]] != study->type[study->output[0]])
      return FC_NUMBER;
  return study->type ? study->type[study->output[0]] : FC_NUMBER;
}

static bool make_points(fc_study *study, const double *stated) {
  size_t n = study->function->n_inputs;
  double *point = fc_arena_array(&study->arena, n + 1, sizeof *point);
  for (size_t i = 0; point && i < n; i++)
    point[i] = stated ? stated[i] : fc_law_point(study->function->inputs[i].law);
  study->point = point;
  return point;
}

static fc_status find_method(fc_ctx *ctx, const fc_sensitivity_options *options, const fc_method **out) {
  const char *name = options->method ? options->method : "sobol";
  *out = fc_method_find(fc_str_of(name));
  return *out ? FC_OK : unknown(ctx, "--method", "method", name, method_names, fc_methods());
}

fc_status fc_method_check(fc_ctx *ctx, const fc_sensitivity_options *options) {
  fc_study study = {.options = *options};
  const fc_method *method;
  fc_status status = find_method(ctx, options, &method);
  return status ? status : settle(ctx, method, &study);
}

fc_status fc_method_run(fc_ctx *ctx, const fc_subject *subject, const fc_sensitivity_options *options,
                        fc_result *result) {
  const fc_method *method;
  fc_status found = find_method(ctx, options, &method);
  if (found)
    return found;
  fc_study study = {.function = subject->function, .type = subject->type, .options = *options};
  fc_status status = make_points(&study, subject->point) ? set_up(ctx, method, &study) : fc_fail_memory(ctx);
  if (status == FC_OK)
    status = set_settings(&study, result);
  if (status == FC_OK)
    status = method->run(ctx, &study, result);
  fc_arena_free(&study.arena);
  return status == FC_NO_MEMORY && !fc_ctx_errors(ctx) ? fc_fail_memory(ctx) : status;
}

fc_status fc_sensitivity(fc_ctx *ctx, const fc_function *function, const fc_sensitivity_options *options,
                         fc_result **out) {
  const fc_sensitivity_options usual = FC_SENSITIVITY_OPTIONS_INIT;
  const fc_subject subject = {.function = function};
  fc_result *result;
  *out = NULL;
  if (!function)
    return FC_BAD_ARGUMENT;
  if (fc_result_new("sensitivity", &result) != FC_OK)
    return fc_fail_memory(ctx);
  fc_status status = fc_method_run(ctx, &subject, options ? options : &usual, result);
  if (status == FC_OK)
    *out = result;
  else
    fc_result_free(result);
  return status;
}
