/* result.c - a result: its tables, its notes, and what it keeps alive for them.
 *
 * Every analysis returns one (DESIGN section 4). It is built by one thread and immutable from then on. */
#include "table/result_parts.h"

#include <stdlib.h>
#include <string.h>

bool fc_arena_copy(fc_arena *arena, const char *text, const char **out) {
  *out = text ? fc_arena_text(arena, text, strlen(text)) : NULL;
  return !text || *out;
}

fc_status fc_result_new(const char *command, fc_result **out) {
  *out = NULL;
  fc_result *result = calloc(1, sizeof *result);
  if (!result)
    return FC_NO_MEMORY;
  fc_notes_init(&result->notes, 0);
  fc_seq_init(&result->tables, sizeof(fc_table_builder));
  fc_seq_init(&result->settings, sizeof(fc_said));
  fc_seq_init(&result->inputs, sizeof(fc_input));
  fc_seq_init(&result->extended, sizeof(fc_said));
  fc_seq_init(&result->owned, sizeof(fc_owned));
  if (!fc_arena_copy(&result->arena, command, &result->command)) {
    fc_result_free(result);
    return FC_NO_MEMORY;
  }
  *out = result;
  return FC_OK;
}

static fc_table *table_at(const fc_result *result, size_t index) {
  fc_table_builder *builder = fc_seq_at(&result->tables, index);
  return &builder->table;
}

void fc_result_free(fc_result *result) {
  if (!result)
    return;
  for (size_t i = 0; i < result->tables.count; i++)
    fc_table_reset(table_at(result, i));
  for (size_t i = result->owned.count; i-- > 0;) {
    const fc_owned *owned = fc_seq_at(&result->owned, i);
    owned->release(owned->object);
  }
  fc_seq_free(&result->tables);
  fc_seq_free(&result->settings);
  fc_seq_free(&result->inputs);
  fc_seq_free(&result->extended);
  fc_seq_free(&result->owned);
  fc_notes_free(&result->notes);
  fc_arena_free(&result->arena);
  free(result);
}

static fc_status new_table(fc_result *result, const char *name, const fc_column *columns, size_t n_columns,
                           fc_table_builder **out) {
  *out = fc_seq_push(&result->tables);
  if (!*out)
    return FC_NO_MEMORY;
  return fc_table_init(&(*out)->table, &result->arena, name, columns, n_columns);
}

fc_status fc_result_build_table(fc_result *result, const char *name, const fc_column *columns, size_t n_columns,
                                fc_table_builder **out) {
  fc_status status = new_table(result, name, columns, n_columns, out);
  if (status)
    *out = NULL;
  return status;
}

fc_status fc_result_add_table(fc_result *result, const char *name, const fc_column *columns, size_t n_columns,
                              size_t n_rows, fc_rows rows) {
  fc_table_builder *builder;
  fc_status status = new_table(result, name, columns, n_columns, &builder);
  if (status) {
    if (rows.release)
      rows.release(rows.self);
    return status;
  }
  builder->table.n_rows = n_rows;
  builder->table.rows = rows;
  return FC_OK;
}

fc_str fc_result_keep(fc_result *result, fc_str text) {
  const char *copy = fc_arena_text(&result->arena, text.p, text.n);
  return copy ? (fc_str){copy, text.n} : (fc_str){NULL, 0};
}

fc_status fc_result_own(fc_result *result, void *object, void (*release)(void *)) {
  fc_owned *owned = fc_seq_push(&result->owned);
  if (!owned) {
    release(object);
    return FC_NO_MEMORY;
  }
  *owned = (fc_owned){object, release};
  return FC_OK;
}

const char *fc_result_command(const fc_result *result) {
  return result->command;
}

size_t fc_result_tables(const fc_result *result) {
  return result->tables.count;
}

const fc_table *fc_result_table(const fc_result *result, size_t index) {
  return index < result->tables.count ? table_at(result, index) : NULL;
}

const fc_table *fc_result_find(const fc_result *result, const char *name) {
  for (size_t i = 0; name && i < result->tables.count; i++)
    if (strcmp(table_at(result, i)->name, name) == 0)
      return table_at(result, i);
  return NULL;
}

size_t fc_result_notes(const fc_result *result) {
  return fc_notes_count(&result->notes);
}

const fc_diag *fc_result_note(const fc_result *result, size_t index) {
  return fc_notes_at(&result->notes, index);
}

fc_notes *fc_result_notes_mutable(fc_result *result) {
  return &result->notes;
}

const fc_notes *fc_result_notes_list(const fc_result *result) {
  return &result->notes;
}

fc_status fc_result_set_document(fc_result *result, fc_str text) {
  result->document = (fc_str){fc_arena_text(&result->arena, text.p, text.n), text.n};
  return result->document.p ? FC_OK : FC_NO_MEMORY;
}

fc_str fc_result_document(const fc_result *result) {
  return result->document;
}
