/* function_new.c - a caller's own function: its inputs by the names of their laws, and what it evaluates. */
#include "chance/function.h"
#include "base/diag.h"
#include "chance/random_bits.h"

#include <stdlib.h>
#include <string.h>

/* Freed with its arena, in which it does not lie. */
typedef struct own {
  fc_function function;
  fc_arena arena;
  fc_evaluate_fn evaluate;
  void *user;
} own;

static fc_status evaluate_own(const fc_function *function, const double *const *x, size_t rows, double *const *y) {
  const own *o = function->model;
  return o->evaluate(o->user, x, rows, y);
}

static const char *keep(own *o, const char *text) {
  return text ? fc_arena_text(&o->arena, text, strlen(text)) : NULL;
}

static fc_status refuse_name(fc_ctx *ctx, const fc_variable *input, const char *what, const char *name,
                             const char *const *names, size_t n) {
  return fc_fail(ctx, FC_BAD_USAGE, "F486", NULL,
                 fc_ctx_format(ctx, "\"fiscalc list distributions\" has them%s",
                               fc_did_you_mean(ctx, fc_str_of(name), names, n)),
                 "input \"%s\": there is no %s \"%s\"", input->name, what, name ? name : "");
}

static fc_status make_law(fc_ctx *ctx, own *o, const fc_variable *input, fc_law *law) {
  const fc_distribution *distribution = fc_distribution_find(fc_str_of(input->distribution));
  fc_law_args args = {0};
  fc_law_fault fault;
  if (!distribution)
    return refuse_name(ctx, input, "distribution", input->distribution, fc_distribution_names(), fc_distributions());
  for (size_t i = 0; i < input->n; i++) {
    const fc_law_number *number = &input->numbers[i];
    size_t at = number->member ? fc_distribution_member(distribution, number->member) : FC_LAW_WHOLE;
    const char *names[FC_LAW_MEMBERS];
    size_t n = 0;
    for (; n < FC_LAW_MEMBERS && distribution->members[n].name; n++)
      names[n] = distribution->members[n].name;
    if (at == FC_LAW_WHOLE)
      return refuse_name(ctx, input, "member", number->member, names, n);
    args.member[at] = (fc_law_arg){.value = number->value, .at = number->at, .n = number->n};
  }
  fc_status status = fc_law_make(distribution, &args, &o->arena, law, &fault);
  if (status == FC_BAD_NUMBER)
    return fc_fail(ctx, status, "F486", NULL, fault.help, "input \"%s\": %s %s", input->name,
                   fault.member ? fault.member : "its numbers do not fit:", fault.what);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}

static fc_status fill(fc_ctx *ctx, own *o, const fc_variable *inputs, size_t n_inputs, const char *const *outputs,
                      size_t n_outputs) {
  fc_factor *factor = fc_arena_array(&o->arena, n_inputs + 1, sizeof *factor);
  fc_law *law = fc_arena_array(&o->arena, n_inputs + 1, sizeof *law);
  const char **output = fc_arena_array(&o->arena, n_outputs + 1, sizeof *output);
  fc_status status = factor && law && output ? FC_OK : fc_fail_memory(ctx);
  for (size_t i = 0; i < n_inputs && status == FC_OK; i++) {
    const fc_str name = fc_str_of(inputs[i].name);
    factor[i] = (fc_factor){.name = keep(o, inputs[i].name),
                            .group = keep(o, inputs[i].group),
                            .law = &law[i],
                            .stream = fc_stream(&name, 1),
                            .variable = i + 1};
    status = factor[i].name ? make_law(ctx, o, &inputs[i], &law[i]) : fc_fail_memory(ctx);
  }
  for (size_t i = 0; i < n_outputs && status == FC_OK; i++)
    if (!(output[i] = keep(o, outputs[i])))
      status = fc_fail_memory(ctx);
  o->function = (fc_function){.n_inputs = n_inputs,
                              .n_outputs = n_outputs,
                              .inputs = factor,
                              .outputs = output,
                              .evaluate = evaluate_own,
                              .model = o};
  return status;
}

fc_status fc_function_new(fc_ctx *ctx, const fc_variable *inputs, size_t n_inputs, const char *const *outputs,
                          size_t n_outputs, fc_evaluate_fn evaluate, void *user, fc_function **out) {
  *out = NULL;
  if (!inputs || !outputs || !evaluate || !n_inputs || !n_outputs)
    return FC_BAD_ARGUMENT;
  own *o = calloc(1, sizeof *o);
  if (!o)
    return fc_fail_memory(ctx);
  o->evaluate = evaluate;
  o->user = user;
  fc_status status = fill(ctx, o, inputs, n_inputs, outputs, n_outputs);
  if (status == FC_OK)
    *out = &o->function;
  else
    fc_function_free(&o->function);
  return status;
}

void fc_function_free(fc_function *function) {
  own *o = function ? function->model : NULL;
  if (!o)
    return;
  fc_arena_free(&o->arena);
  free(o);
}
