/* help.c - help as text, made from the commands and their parameters: nothing is said twice. */
#include "base/buf.h"
#include "request/command.h"

#include <stdio.h>
#include <string.h>

const fc_exit_meaning fc_exit_meanings[] = {{0, "answered"},
                                            {1, "answered with a finding"},
                                            {2, "usage"},
                                            {3, "input"},
                                            {4, "nothing matched"},
                                            {5, "output not written"},
                                            {70, "a defect of fiscalc"},
                                            {130, "interrupted"},
                                            {0, NULL}};

enum { PAGE = 80, INDENT = 2, HELP_AT = 24 };

/* Words of a paragraph from column `at` on, wrapped before the page's edge, further lines indented by `indent`. */
static void put_wrapped(fc_buf *out, const char *text, size_t at, size_t indent) {
  bool first = true;
  while (*text) {
    size_t n = strcspn(text, " ");
    size_t width = fc_utf8_width((fc_str){text, n});
    if (!first && at + 1 + width > PAGE) {
      fc_buf_char(out, '\n');
      fc_buf_fill(out, ' ', indent);
      at = indent;
    } else if (!first) {
      fc_buf_char(out, ' ');
      at++;
    }
    fc_buf_add(out, text, n);
    at += width;
    text += n + (text[n] == ' ');
    first = false;
  }
  fc_buf_char(out, '\n');
}

static void put_term(fc_buf *out, fc_str term, const char *text) {
  size_t width = INDENT + fc_utf8_width(term);
  fc_buf_fill(out, ' ', INDENT);
  fc_buf_str(out, term);
  if (width + 2 > HELP_AT) {
    fc_buf_char(out, '\n');
    width = 0;
  }
  fc_buf_fill(out, ' ', HELP_AT - width);
  put_wrapped(out, text, HELP_AT, HELP_AT);
}

const char *fc_param_value_name(const fc_param *param) {
  if (param->value)
    return param->value;
  switch (param->type) {
  case FC_PARAM_FLAG:
    return NULL;
  case FC_PARAM_TEXT:
    return "TEXT";
  case FC_PARAM_FILE:
    return "FILE";
  case FC_PARAM_MONEY:
    return "AMOUNT";
  case FC_PARAM_RATE:
    return "RATE";
  case FC_PARAM_DATE:
    return "DATE";
  case FC_PARAM_COUNT:
    return "N";
  case FC_PARAM_YEAR:
    return "YEAR";
  case FC_PARAM_CHOICE:
    return param->choices;
  case FC_PARAM_FIGURE:
    return "AMOUNT|RATE";
  case FC_PARAM_SELECT:
    return "CONDITIONS";
  }
  return NULL;
}

static void put_param(fc_buf *out, const fc_param *param) {
  fc_buf term = {0};
  if (fc_param_is_positional(param)) {
    fc_buf_printf(&term, "%s%s", param->name, param->repeated ? "..." : "");
  } else {
    if (param->letter)
      fc_buf_printf(&term, "-%c, ", param->letter);
    fc_buf_printf(&term, "--%s", param->name);
    if (fc_param_value_name(param))
      fc_buf_printf(&term, " %s", fc_param_value_name(param));
  }
  size_t n;
  const char *text = fc_buf_data(&term, &n);
  put_term(out, (fc_str){text, n}, param->help);
  fc_buf_reset(&term);
}

static void put_params(fc_buf *out, const char *title, const fc_param *params, bool positional) {
  bool any = false;
  for (const fc_param *param = params; param && param->name; param++) {
    if (fc_param_is_positional(param) != positional)
      continue;
    if (!any)
      fc_buf_printf(out, "\n%s\n", title);
    any = true;
    put_param(out, param);
  }
}

static void put_exit_codes(fc_buf *out) {
  fc_buf_text(out, "\nExit codes\n");
  for (const fc_exit_meaning *meaning = fc_exit_meanings; meaning->what; meaning++) {
    char code[16];
    int n = snprintf(code, sizeof code, "%d", meaning->code);
    put_term(out, (fc_str){code, (size_t)n}, meaning->what);
  }
}

static void put_command(fc_buf *out, const fc_command *command) {
  fc_buf_printf(out, "usage: fiscalc %s\n\n", command->synopsis);
  put_wrapped(out, command->summary, 0, 0);
  if (command->about) {
    fc_buf_char(out, '\n');
    put_wrapped(out, command->about, 0, 0);
  }
  put_params(out, "Arguments", command->params, true);
  put_params(out, "Options", command->params, false);
  for (size_t i = 0; command->shared && command->shared[i]; i++)
    put_params(out, command->shared[i]->title, command->shared[i]->params, false);
  if (command->examples)
    fc_buf_printf(out, "\nExamples\n%s", command->examples);
  put_exit_codes(out);
}

static void put_overview(fc_buf *out) {
  fc_buf_text(out, "usage: fiscalc COMMAND [ARGUMENTS] [OPTIONS]\n\n");
  put_wrapped(out, "What a cut of federal grants would cost a government: exact to the cent, against its budget, with the "
                   "source of every figure.", 0, 0);
  fc_buf_text(out, "\nCommands\n");
  for (size_t i = 0; i < fc_commands(); i++) {
    const fc_command *command = fc_command_at(i);
    put_term(out, fc_str_of(command->name), command->summary);
  }
  put_term(out, FC_STR("help COMMAND"), "what a command takes, with examples");
  fc_buf_text(out, "\nOptions\n");
  put_term(out, FC_STR("-h, --help"), "this text; after a command, the help of that command");
  put_term(out, FC_STR("--version"), "the version, and those of the libraries in use");
  fc_buf_text(out, "\nExamples\n"
                   "  fiscalc share '$4.3M' '$85.99B' --population 8622698\n"
                   "  fiscalc demo\n"
                   "  fiscalc cut 10% --budgets budgets.csv --grants grants.csv\n");
  put_exit_codes(out);
}

fc_status fc_help(fc_ctx *ctx, const char *command, fc_buf **out) {
  *out = NULL;
  const fc_command *found = NULL;
  if (command && !(found = fc_command_find(fc_str_of(command)))) {
    fc_request *none; /* the message of an unknown command is made in one place */
    return fc_request_new(ctx, command, &none);
  }
  fc_buf *buf;
  if (fc_buf_new(&buf))
    return fc_fail_memory(ctx);
  if (found)
    put_command(buf, found);
  else
    put_overview(buf);
  if (fc_buf_status(buf)) {
    fc_buf_free(buf);
    return fc_fail_memory(ctx);
  }
  *out = buf;
  return FC_OK;
}
