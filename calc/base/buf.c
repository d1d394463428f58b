/* buf.c - a growing run of bytes. */
#include "base/buf.h"
#include "base/utf8.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

fc_status fc_buf_new(fc_buf **out) {
  *out = calloc(1, sizeof **out);
  return *out ? FC_OK : FC_NO_MEMORY;
}

/* Room for `more` bytes and the NUL. */
static bool reserve(fc_buf *buf, size_t more) {
  if (buf->failed)
    return false;
  if (buf->cap - buf->n > more)
    return true;
  size_t want = buf->cap ? buf->cap : 64, least;
  if (!__builtin_add_overflow(buf->n + 1, more, &least) && least <= SIZE_MAX / 2) {
    while (want < least)
      want *= 2;
    char *grown = realloc(buf->p, want);
    if (grown) {
      buf->p = grown;
      buf->cap = want;
      return true;
    }
  }
  buf->failed = true;
  return false;
}

void fc_buf_add(fc_buf *buf, const char *p, size_t n) {
  if (!reserve(buf, n))
    return;
  if (n)
    memcpy(buf->p + buf->n, p, n);
  buf->n += n;
  buf->p[buf->n] = '\0';
}

void fc_buf_str(fc_buf *buf, fc_str s) {
  fc_buf_add(buf, s.p, s.n);
}

void fc_buf_text(fc_buf *buf, const char *text) {
  fc_buf_add(buf, text, strlen(text));
}

void fc_buf_char(fc_buf *buf, char c) {
  fc_buf_add(buf, &c, 1);
}

void fc_buf_fill(fc_buf *buf, char c, size_t count) {
  if (!reserve(buf, count))
    return;
  memset(buf->p + buf->n, c, count);
  buf->n += count;
  buf->p[buf->n] = '\0';
}

void fc_buf_print_list(fc_buf *buf, const char *format, va_list values) {
  va_list again;
  va_copy(again, values);
  int n = vsnprintf(NULL, 0, format, values);
  if (n < 0) {
    buf->failed = true;
  } else if (reserve(buf, (size_t)n)) {
    vsnprintf(buf->p + buf->n, (size_t)n + 1, format, again);
    buf->n += (size_t)n;
  }
  va_end(again);
}

void fc_buf_printf(fc_buf *buf, const char *format, ...) {
  va_list values;
  va_start(values, format);
  fc_buf_print_list(buf, format, values);
  va_end(values);
}

static void escaped(fc_buf *buf, fc_str bytes) {
  for (size_t i = 0; i < bytes.n; i++) {
    unsigned char byte = (unsigned char)bytes.p[i];
    char hex[4] = {'\\', 'x', "0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
    fc_buf_add(buf, hex, sizeof hex);
  }
}

void fc_buf_printable(fc_buf *buf, fc_str s) {
  size_t bytes, plain = 0; /* where the run that needs no escape begins */
  for (size_t i = 0; i < s.n; i += bytes) {
    bytes = 1;
    if (s.p[i] >= ' ' && s.p[i] < 0x7F)
      continue;
    int32_t character = fc_utf8_at((fc_str){s.p + i, s.n - i}, &bytes);
    if (character >= 0 && !fc_utf8_hidden(character))
      continue;
    fc_buf_add(buf, s.p + plain, i - plain);
    escaped(buf, (fc_str){s.p + i, bytes});
    plain = i + bytes;
  }
  if (plain < s.n)
    fc_buf_add(buf, s.p + plain, s.n - plain);
}

void fc_buf_cut(fc_buf *buf, size_t length) {
  if (length >= buf->n)
    return;
  buf->n = length;
  buf->p[length] = '\0';
}

void fc_buf_clear(fc_buf *buf) {
  buf->n = 0;
  if (buf->p)
    buf->p[0] = '\0';
}

void fc_buf_reset(fc_buf *buf) {
  free(buf->p);
  *buf = (fc_buf){.p = NULL};
}

fc_status fc_buf_status(const fc_buf *buf) {
  return buf->failed ? FC_NO_MEMORY : FC_OK;
}

const char *fc_buf_data(const fc_buf *buf, size_t *length) {
  if (length)
    *length = buf ? buf->n : 0;
  return buf && buf->p ? buf->p : "";
}

void fc_buf_free(fc_buf *buf) {
  if (buf)
    free(buf->p);
  free(buf);
}
