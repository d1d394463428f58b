/* csv_raw.c - the bytes of a CSV file, line by line, keeping those of the current record for messages. */
#include "table/csv_parts.h"
#include <stdlib.h>
#include <string.h>

#define CHUNK ((size_t)64 << 10)

fc_str fc_csv_raw_record(const fc_csv_raw *raw, size_t more) {
  return (fc_str){raw->p + raw->begin, raw->fed + more - raw->begin};
}

/* Room for n more bytes: what was passed is dropped, and the buffer doubles only when the record fills half of it. */
static fc_status make_room(fc_ctx *ctx, fc_csv_raw *raw, size_t n) {
  size_t kept = raw->end - raw->begin;
  if (raw->begin) {
    memmove(raw->p, raw->p + raw->begin, kept);
    raw->passed += raw->begin;
    raw->fed -= raw->begin;
    raw->end = kept;
    raw->begin = 0;
  }
  if (kept + n <= raw->cap)
    return FC_OK;
  size_t cap = raw->cap < CHUNK ? 2 * CHUNK : 2 * raw->cap;
  while (cap < kept + n)
    cap *= 2;
  char *p = realloc(raw->p, cap);
  if (!p)
    return fc_fail_memory(ctx);
  raw->p = p;
  raw->cap = cap;
  return FC_OK;
}

void fc_csv_raw_begin(fc_csv_raw *raw, uint64_t at, uint64_t line) {
  raw->begin = raw->fed = raw->end = 0;
  raw->ended = false;
  raw->passed = at;
  raw->next_line = line;
}

fc_status fc_csv_raw_put(fc_ctx *ctx, fc_csv_raw *raw, const char *p, size_t n) {
  fc_status status = make_room(ctx, raw, n);
  if (status || !n)
    return status;
  memcpy(raw->p + raw->end, p, n);
  raw->end += n;
  return FC_OK;
}

static fc_status read_more(fc_ctx *ctx, fc_csv_raw *raw) {
  fc_status status = make_room(ctx, raw, raw->windows ? FC_WINDOWS_GROWTH * CHUNK : CHUNK);
  size_t n = 0;
  size_t cap = raw->windows ? CHUNK : raw->cap - raw->end;
  if (!status && raw->chunks)
    status = fc_csv_fast_read(ctx, raw->chunks, raw->p + raw->end, cap, &n);
  else if (!status)
    status = fc_file_read(ctx, raw->file, raw->p + raw->end, cap, &n);
  if (status)
    return status;
  if (raw->digest && !raw->chunks) /* else it saw them when the chunk was read */
    fc_digest_add(raw->digest, raw->p + raw->end, n);
  raw->ended = n == 0;
  raw->end += raw->windows ? fc_csv_widen(raw->p + raw->end, n) : n;
  return FC_OK;
}

fc_status fc_csv_raw_fill(fc_ctx *ctx, fc_csv_raw *raw, size_t n) {
  fc_status status = FC_OK;
  while (!status && !raw->ended && raw->end - raw->fed < n)
    status = read_more(ctx, raw);
  return status;
}

fc_status fc_csv_raw_convert(fc_ctx *ctx, fc_csv_raw *raw) {
  size_t n = raw->end - raw->fed;
  fc_status status = make_room(ctx, raw, (FC_WINDOWS_GROWTH - 1) * n);
  if (status)
    return status;
  raw->end = raw->fed + fc_csv_widen(raw->p + raw->fed, n);
  raw->windows = true;
  return FC_OK;
}

fc_status fc_csv_raw_line(fc_ctx *ctx, fc_csv_raw *raw, size_t limit, fc_str *line) {
  size_t looked = raw->fed - raw->begin;
  for (;;) {
    size_t from = raw->begin + looked;
    const char *end = from < raw->end ? memchr(raw->p + from, '\n', raw->end - from) : NULL;
    size_t to = end ? (size_t)(end - raw->p) + 1 : raw->end;
    if (to - raw->begin > limit)
      to = raw->begin + limit + 1; /* however much was read at once, the message is the same */
    *line = (fc_str){raw->p ? raw->p + raw->fed : "", to - raw->fed};
    if (to - raw->begin > limit)
      return FC_OVERFLOW;
    if (end || raw->ended || raw->bounded)
      return FC_OK;
    looked = raw->end - raw->begin;
    fc_status status = read_more(ctx, raw);
    if (status)
      return status;
  }
}
