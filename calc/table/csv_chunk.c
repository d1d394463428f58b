/* csv_chunk.c - a chunk of CSV text and the records in it. */
#include "table/csv_chunk.h"
#include "base/utf8.h"
#include <string.h>

/* Pages that no chunk fills are never touched. */
bool fc_csv_chunk_init(fc_csv_chunk *chunk, size_t size) {
  uint32_t **const arrays[] = {&chunk->split.end, &chunk->split.record, &chunk->split.odd, &chunk->split.inner};
  bool made = (chunk->text = fc_arena_alloc(&chunk->memory, size + FC_CSV_PADDING)) != NULL;
  for (size_t i = 0; i < sizeof arrays / sizeof *arrays && made; i++)
    made = (*arrays[i] = fc_arena_array(&chunk->memory, size + FC_CSV_PADDING, sizeof(uint32_t))) != NULL;
  return made;
}

void fc_csv_chunk_free(fc_csv_chunk *chunk) {
  fc_arena_free(&chunk->memory);
}

/* Line ends are ASCII: a fault in one record is none of another. */
static void check_wide(fc_csv_chunk *chunk) {
  uint32_t wide = chunk->split.first_wide;
  chunk->invalid = FC_CSV_NO_BYTE;
  if (wide >= chunk->end)
    return;
  size_t from = wide > chunk->begin ? wide : chunk->begin, n = chunk->end - from;
  size_t fault = fc_utf8_fault(chunk->text + from, n);
  if (fault < n)
    chunk->invalid = (uint32_t)(from + fault);
}

bool fc_csv_chunk_split(fc_csv_chunk *chunk, const fc_csv_shape *shape) {
  const fc_csv_split *split = &chunk->split;
  memset(chunk->text + chunk->n, 0, FC_CSV_PADDING);
  bool quoted = shape->splitter->split(chunk->text, chunk->n, shape->delimiter, chunk->quoted, &chunk->split);
  chunk->begin = chunk->end = (uint32_t)chunk->n;
  if (split->records) {
    chunk->begin = chunk->first ? 0 : split->end[split->record[0] - 1] + 1;
    chunk->end = split->end[split->record[split->records - 1] - 1] + 1;
  }
  check_wide(chunk);
  return quoted;
}

fc_str fc_csv_span_quoted(fc_str raw, char *room) {
  fc_str text = {raw.p + 1, raw.n - 2};
  const char *quote = text.n ? memchr(text.p, '"', text.n) : NULL;
  if (!quote)
    return text;
  size_t n = 0;
  for (size_t i = 0; i < text.n; i++) {
    room[n++] = text.p[i];
    i += text.p[i] == '"';
  }
  return (fc_str){room, n};
}
