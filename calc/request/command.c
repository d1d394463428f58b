/* command.c - the registry of the kind "command", and finding a parameter of one. */
#include "request/command.h"

#include <string.h>

#define FC_COMMAND(name) extern const fc_command fc_command_##name;
#include "request/commands.def"
#undef FC_COMMAND

static const fc_command *const commands[] = {
#define FC_COMMAND(name) &fc_command_##name,
#include "request/commands.def"
#undef FC_COMMAND
};

static const char *const names[] = {
#define FC_COMMAND(name) #name,
#include "request/commands.def"
#undef FC_COMMAND
};

size_t fc_commands(void) {
  return sizeof commands / sizeof *commands;
}

const fc_command *fc_command_at(size_t index) {
  return index < fc_commands() ? commands[index] : NULL;
}

const fc_command *fc_command_find(fc_str name) {
  for (size_t i = 0; i < fc_commands(); i++)
    if (fc_str_is(name, commands[i]->name))
      return commands[i];
  return NULL;
}

const char *const *fc_command_names(void) {
  return names;
}

bool fc_param_is_positional(const fc_param *param) {
  return param->name[0] >= 'A' && param->name[0] <= 'Z';
}

static const fc_param *option_among(const fc_param *params, const char *name, char letter) {
  for (const fc_param *param = params; param && param->name; param++) {
    if (fc_param_is_positional(param))
      continue;
    if (name ? strcmp(param->name, name) == 0 : letter && param->letter == letter)
      return param;
  }
  return NULL;
}

const fc_param *fc_command_option(const fc_command *command, const char *name, char letter) {
  const fc_param *found = option_among(command->params, name, letter);
  for (size_t i = 0; !found && command->shared && command->shared[i]; i++)
    found = option_among(command->shared[i]->params, name, letter);
  return found;
}

const fc_param *fc_command_positional(const fc_command *command, size_t index) {
  const fc_param *last = NULL;
  for (const fc_param *param = command->params; param && param->name; param++) {
    if (!fc_param_is_positional(param))
      continue;
    last = param;
    if (index-- == 0)
      return param;
  }
  return last && last->repeated ? last : NULL;
}
