/* provenance.c - what a result says of its origin: settings, inputs with their digests, the scenario, the command line
 * that repeats it. */
#include "table/result_parts.h"

#include <string.h>

static fc_said *said_find(const fc_result *result, const char *setting) {
  for (size_t i = 0; i < result->settings.count; i++) {
    fc_said *said = fc_seq_at(&result->settings, i);
    if (strcmp(said->name, setting) == 0)
      return said;
  }
  return NULL;
}

fc_status fc_result_set(fc_result *result, const char *setting, const char *value) {
  const char *copy;
  if (!fc_arena_copy(&result->arena, value, &copy))
    return FC_NO_MEMORY;
  fc_said *said = said_find(result, setting);
  if (!said) {
    const char *name;
    if (!fc_arena_copy(&result->arena, setting, &name))
      return FC_NO_MEMORY;
    said = fc_seq_push(&result->settings);
    if (!said)
      return FC_NO_MEMORY;
    said->name = name;
  }
  said->value = copy;
  return FC_OK;
}

const char *fc_result_setting(const fc_result *result, const char *setting) {
  const fc_said *said = said_find(result, setting);
  return said ? said->value : NULL;
}

size_t fc_result_settings(const fc_result *result) {
  return result->settings.count;
}

const char *fc_result_setting_at(const fc_result *result, size_t index, const char **value) {
  const fc_said *said = fc_seq_at(&result->settings, index);
  *value = said->value;
  return said->name;
}

static const char *const *copy_texts(fc_arena *arena, const char *const *texts, size_t n) {
  const char **copy = fc_arena_array(arena, n ? n : 1, sizeof *copy);
  for (size_t i = 0; copy && i < n; i++)
    if (!fc_arena_copy(arena, texts[i], &copy[i]))
      return NULL;
  return copy;
}

fc_status fc_result_add_input(fc_result *result, const fc_input *input) {
  fc_arena *arena = &result->arena;
  fc_input copy = *input;
  copy.roles = copy_texts(arena, input->roles, input->n_columns);
  copy.headers = copy_texts(arena, input->headers, input->n_columns);
  if (!copy.roles || !copy.headers || !fc_arena_copy(arena, input->file, &copy.file) ||
      !fc_arena_copy(arena, input->as, &copy.as) || !fc_arena_copy(arena, input->sha256, &copy.sha256))
    return FC_NO_MEMORY;
  fc_input *kept = fc_seq_push(&result->inputs);
  if (!kept)
    return FC_NO_MEMORY;
  *kept = copy;
  return FC_OK;
}

size_t fc_result_inputs(const fc_result *result) {
  return result->inputs.count;
}

const fc_input *fc_result_input(const fc_result *result, size_t index) {
  return fc_seq_at(&result->inputs, index);
}

fc_status fc_result_set_scenario(fc_result *result, const char *name, const char *file, const char *sha256) {
  fc_arena *arena = &result->arena;
  if (!fc_arena_copy(arena, name, &result->scenario_name) || !fc_arena_copy(arena, file, &result->scenario_file) ||
      !fc_arena_copy(arena, sha256, &result->scenario_sha256))
    return FC_NO_MEMORY;
  return FC_OK;
}

fc_status fc_result_add_extended(fc_result *result, const char *file, const char *sha256) {
  fc_said *said = fc_seq_push(&result->extended);
  return said && fc_arena_copy(&result->arena, file, &said->name) && fc_arena_copy(&result->arena, sha256, &said->value)
             ? FC_OK
             : FC_NO_MEMORY;
}

size_t fc_result_extended(const fc_result *result) {
  return result->extended.count;
}

const char *fc_result_extended_at(const fc_result *result, size_t index, const char **sha256) {
  const fc_said *said = fc_seq_at(&result->extended, index);
  *sha256 = said->value;
  return said->name;
}

fc_status fc_result_set_command(fc_result *result, const char *command) {
  return fc_arena_copy(&result->arena, command, &result->command) ? FC_OK : FC_NO_MEMORY;
}

fc_status fc_result_set_reproduce(fc_result *result, const char *command_line) {
  return fc_arena_copy(&result->arena, command_line, &result->reproduce) ? FC_OK : FC_NO_MEMORY;
}

void fc_result_set_finding(fc_result *result, bool finding) {
  result->finding = finding;
}

const char *fc_result_scenario_name(const fc_result *result) {
  return result->scenario_name;
}

const char *fc_result_scenario_file(const fc_result *result) {
  return result->scenario_file;
}

const char *fc_result_scenario_sha256(const fc_result *result) {
  return result->scenario_sha256;
}

const char *fc_result_reproduce(const fc_result *result) {
  return result->reproduce;
}

bool fc_result_finding(const fc_result *result) {
  return result->finding;
}
