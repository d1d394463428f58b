/* asked.c - the values of a request, each checked against the parameter that it is for.
 *
 * A value out of its type's range is refused at once, with the place inside it, so that a command reads values that
 * are known to be good. */
#include "request/asked.h"
#include "number/calendar.h"

#include <stdlib.h>
#include <string.h>

fc_status fc_asked_init(fc_asked *asked, const fc_command *command) {
  *asked = (fc_asked){.command = command};
  fc_seq_init(&asked->given, sizeof(fc_given));
  fc_seq_init(&asked->files, sizeof(fc_inline));
  return FC_OK;
}

void fc_asked_reset(fc_asked *asked) {
  fc_seq_free(&asked->given);
  fc_seq_free(&asked->files);
  fc_arena_free(&asked->arena);
}

/* How messages call a parameter: AMOUNT, --by. */
static const char *shown_name(fc_ctx *ctx, const fc_param *param) {
  return fc_param_is_positional(param) ? param->name : fc_ctx_format(ctx, "--%s", param->name);
}

static fc_status refuse(fc_ctx *ctx, const fc_param *param, const char *value, const fc_number_fault *fault,
                        const char *expected) {
  fc_where where = {.field = shown_name(ctx, param), .excerpt = fc_str_of(value)};
  if (fault) {
    where.mark_at = fault->at;
    where.mark_length = fault->length;
    where.mark = fault->what;
  }
  return fc_fail(ctx, FC_BAD_USAGE, "F603", &where, param->help, "%s takes %s", where.field, expected);
}

static fc_status check_money(fc_ctx *ctx, const fc_param *param, const char *value) {
  fc_figure figure;
  fc_number_fault fault = {0, 1, NULL};
  fc_status status = fc_amount_parse(value, strlen(value), FC_AMOUNT_CHOSEN, &figure, &fault);
  if (status == FC_OVERFLOW)
    return refuse(ctx, param, value, NULL, "an amount below 92 quadrillion dollars");
  return status ? refuse(ctx, param, value, &fault, "an amount of dollars, such as 4.3M or 1,234.50") : FC_OK;
}

static fc_status check_rate(fc_ctx *ctx, const fc_param *param, const char *value) {
  fc_rate rate;
  fc_number_fault fault = {0, 1, NULL};
  if (fc_rate_parse(value, strlen(value), &rate, &fault))
    return refuse(ctx, param, value, &fault, "a rate, such as 10% or 0.1");
  return FC_OK;
}

static fc_status check_count(fc_ctx *ctx, const fc_param *param, const char *value) {
  size_t digits = strspn(value, "0123456789");
  if (digits == 0 || value[digits] || digits > 9)
    return refuse(ctx, param, value, NULL, "a whole number below one billion");
  if (param->min && strtoul(value, NULL, 10) < strtoul(param->min, NULL, 10))
    return refuse(ctx, param, value, NULL, fc_ctx_format(ctx, "a whole number, at least %s", param->min));
  return FC_OK;
}

static fc_status check_choice(fc_ctx *ctx, const fc_param *param, const char *value) {
  enum { MOST = 32 };
  const char *names[MOST];
  size_t count = 0;
  char *list = strdup(param->choices), *rest = NULL;
  if (!list)
    return fc_fail_memory(ctx);
  bool found = false;
  for (char *name = strtok_r(list, "|", &rest); name && count < MOST; name = strtok_r(NULL, "|", &rest)) {
    names[count++] = name;
    found = found || strcmp(name, value) == 0;
  }
  fc_status status = FC_OK;
  if (!found) {
    const char *near = fc_did_you_mean(ctx, fc_str_of(value), names, count);
    status = refuse(ctx, param, value, NULL, fc_ctx_format(ctx, "one of %s%s", param->choices, near));
  }
  free(list);
  return status;
}

static fc_status check_value(fc_ctx *ctx, const fc_param *param, const char *value) {
  fc_date date;
  char why[FC_DATE_WHY];
  int year;
  switch (param->type) {
  case FC_PARAM_FLAG:
  case FC_PARAM_TEXT:
  case FC_PARAM_FIGURE: /* of effects alone: no command has one */
  case FC_PARAM_SELECT:
    return FC_OK;
  case FC_PARAM_FILE:
    return *value ? FC_OK : refuse(ctx, param, value, NULL, "the name of a file");
  case FC_PARAM_MONEY:
    return check_money(ctx, param, value);
  case FC_PARAM_RATE:
    return check_rate(ctx, param, value);
  case FC_PARAM_DATE:
    return fc_date_choose(fc_str_of(value), &date, why)
               ? FC_OK
               : refuse(ctx, param, value, NULL,
                        fc_ctx_format(ctx, "a date, such as 2025-04-08%s%s", why[0] ? ": " : "", why));
  case FC_PARAM_COUNT:
    return check_count(ctx, param, value);
  case FC_PARAM_YEAR:
    return fc_fiscal_year_parse(fc_str_of(value), &year, NULL)
               ? FC_OK
               : refuse(ctx, param, value, NULL, "a fiscal year, such as 2018 or FY2018");
  case FC_PARAM_CHOICE:
    return check_choice(ctx, param, value);
  }
  return FC_OK;
}

static fc_status keep(fc_ctx *ctx, fc_asked *asked, const fc_param *param, fc_str value, bool has_value) {
  fc_given given = {.param = param};
  if (has_value) {
    given.value = fc_arena_text(&asked->arena, value.p, value.n);
    if (!given.value)
      return fc_fail_memory(ctx);
    fc_status status = check_value(ctx, param, given.value);
    if (status)
      return status;
  }
  fc_given *kept = fc_seq_push(&asked->given);
  if (!kept)
    return fc_fail_memory(ctx);
  *kept = given;
  return FC_OK;
}

static bool is_given(const fc_asked *asked, const fc_param *param, fc_str value) {
  for (size_t i = 0; i < asked->given.count; i++) {
    const fc_given *given = fc_seq_at(&asked->given, i);
    if (given->param == param && fc_str_is(value, given->value))
      return true;
  }
  return false;
}

/* "government, program": each name apart, and once. */
static fc_status keep_list(fc_ctx *ctx, fc_asked *asked, const fc_param *param, const char *value) {
  fc_status status = FC_OK;
  for (const char *at = value; !status; at++) {
    size_t n = strcspn(at, ",");
    fc_str name = fc_str_trim((fc_str){at, n});
    if (name.n == 0)
      return refuse(ctx, param, value, NULL, "names parted by commas, none of them empty");
    if (is_given(asked, param, name))
      return refuse(ctx, param, value, NULL, fc_ctx_format(ctx, "each name once; \"%.*s\" stands twice", FC_STR_ARG(name)));
    status = keep(ctx, asked, param, name, true);
    at += n;
    if (!*at)
      break;
  }
  return status;
}

static fc_status add_argument(fc_ctx *ctx, fc_asked *asked, const char *value) {
  const fc_param *param = fc_command_positional(asked->command, asked->arguments);
  if (!param && asked->unknown_option) /* perhaps its value */
    return FC_BAD_USAGE;
  if (!param) {
    fc_where where = {.excerpt = fc_str_of(value)};
    return fc_fail(ctx, FC_BAD_USAGE, "F605", &where, fc_ctx_format(ctx, "usage: fiscalc %s", asked->command->synopsis),
                   "%s takes no further argument", asked->command->name);
  }
  asked->arguments++;
  return keep(ctx, asked, param, fc_str_of(value), true);
}

static size_t gather_names(const fc_param *params, const char **names, size_t count, size_t cap) {
  for (const fc_param *param = params; param && param->name && count < cap; param++)
    if (!fc_param_is_positional(param))
      names[count++] = param->name;
  return count;
}

static fc_status unknown_option(fc_ctx *ctx, const fc_command *command, const char *name) {
  enum { MOST = 64 };
  const char *names[MOST];
  size_t count = gather_names(command->params, names, 0, MOST);
  for (size_t i = 0; command->shared && command->shared[i]; i++)
    count = gather_names(command->shared[i]->params, names, count, MOST);
  const char *near = fc_nearest(fc_str_of(name), names, count);
  const char *help = near ? fc_ctx_format(ctx, "did you mean --%s? \"fiscalc help %s\" lists all", near, command->name)
                          : fc_ctx_format(ctx, "\"fiscalc help %s\" lists its options", command->name);
  return fc_fail(ctx, FC_BAD_USAGE, "F601", NULL, help, "%s has no option --%s", command->name, name);
}

fc_status fc_asked_add(fc_ctx *ctx, fc_asked *asked, const char *name, const char *value) {
  size_t length = value ? strlen(value) : 0;
  if (value && fc_utf8_fault(value, length) != length)
    return fc_fail(ctx, FC_BAD_USAGE, "F606", &(fc_where){.excerpt = {value, length}}, NULL,
                   "an argument is not valid UTF-8");
  if (!*name)
    return value ? add_argument(ctx, asked, value) : FC_BAD_ARGUMENT;
  const fc_param *param = fc_command_option(asked->command, name, 0);
  if (!param) {
    asked->unknown_option = true;
    return unknown_option(ctx, asked->command, name);
  }
  bool flag = param->type == FC_PARAM_FLAG;
  if (flag && value)
    return fc_fail(ctx, FC_BAD_USAGE, "F602", NULL, param->help, "--%s takes no value", name);
  if (!flag && !value)
    return fc_fail(ctx, FC_BAD_USAGE, "F602", NULL, param->help, "--%s needs a value", name);
  if (param->type == FC_PARAM_TEXT && !length)
    return fc_fail(ctx, FC_BAD_USAGE, "F602", NULL, fc_ctx_format(ctx, "leave it out, or give %s", param->help),
                   "the value of --%s is empty", name);
  return param->listed ? keep_list(ctx, asked, param, value)
                       : keep(ctx, asked, param, fc_str_of(value), !flag);
}

static fc_status missing_among(fc_ctx *ctx, const fc_asked *asked, const fc_param *params) {
  fc_status status = FC_OK;
  for (const fc_param *param = params; param && param->name; param++) {
    if (!param->required || fc_asked_count(asked, param->name))
      continue;
    status = fc_fail(ctx, FC_BAD_USAGE, "F604", NULL,
                     fc_ctx_format(ctx, "usage: fiscalc %s", asked->command->synopsis), "%s is missing: %s",
                     shown_name(ctx, param), param->help);
  }
  return status;
}

fc_status fc_asked_complete(fc_ctx *ctx, const fc_asked *asked) {
  fc_status status = missing_among(ctx, asked, asked->command->params);
  for (size_t i = 0; asked->command->shared && asked->command->shared[i]; i++) {
    fc_status further = missing_among(ctx, asked, asked->command->shared[i]->params);
    status = status ? status : further;
  }
  return status;
}

const fc_inline *fc_asked_file(const fc_asked *asked, const char *name) {
  return fc_inline_find(&asked->files, name);
}

size_t fc_asked_arguments(const fc_asked *asked) {
  return asked->arguments;
}

const char *fc_asked_argument(const fc_asked *asked, size_t index) {
  for (size_t i = 0; i < asked->given.count; i++) {
    const fc_given *given = fc_seq_at(&asked->given, i);
    if (fc_param_is_positional(given->param) && index-- == 0)
      return given->value;
  }
  return NULL;
}

static const fc_given *given_at(const fc_asked *asked, const char *option, size_t index) {
  for (size_t i = 0; i < asked->given.count; i++) {
    const fc_given *given = fc_seq_at(&asked->given, i);
    if (strcmp(given->param->name, option) == 0 && index-- == 0)
      return given;
  }
  return NULL;
}

size_t fc_asked_count(const fc_asked *asked, const char *option) {
  size_t count = 0;
  while (given_at(asked, option, count))
    count++;
  return count;
}

const char *fc_asked_value_at(const fc_asked *asked, const char *option, size_t index) {
  const fc_given *given = given_at(asked, option, index);
  return given ? given->value : NULL;
}

const char *fc_asked_value(const fc_asked *asked, const char *option) {
  size_t count = fc_asked_count(asked, option);
  return count ? fc_asked_value_at(asked, option, count - 1) : NULL;
}

bool fc_asked_flag(const fc_asked *asked, const char *option) {
  return given_at(asked, option, 0) != NULL;
}
