/* limits.c - --limit NAME=NUMBER: how much a file may hold, and how many messages are listed. */
#include "request/limits.h"
#include "base/limits.h"

#include <stddef.h>
#include <string.h>

#define LARGEST UINT64_C(1000000000) /* chunks and messages count in 32 bits */

static const char *const names[] = {"field", "record", "columns", "gzip-ratio", "errors"};
static const size_t places[] = {offsetof(fc_limits, field), offsetof(fc_limits, record), offsetof(fc_limits, columns),
                                offsetof(fc_limits, gzip_ratio), offsetof(fc_limits, errors)};
enum { LIMITS = sizeof names / sizeof *names };

static bool read_number(const char *text, uint64_t *out) {
  *out = 0;
  for (; *text >= '0' && *text <= '9' && *out <= LARGEST; text++)
    *out = *out * 10 + (uint64_t)(*text - '0');
  return !*text && *out >= 1 && *out <= LARGEST;
}

static fc_status unknown(fc_ctx *ctx, const char *text, fc_str name) {
  const fc_where where = {.field = "--limit", .excerpt = fc_str_of(text)};
  return fc_fail(ctx, FC_BAD_USAGE, "F613", &where,
                 fc_ctx_format(ctx, "write NAME=NUMBER; the names are field, record, columns, gzip-ratio and errors%s",
                               fc_did_you_mean(ctx, name, names, LIMITS)),
                 "--limit cannot be read");
}

static fc_status take(fc_ctx *ctx, const char *text, fc_limits *limits) {
  size_t n = strcspn(text, "="), found = 0;
  uint64_t number;
  while (found < LIMITS && !fc_str_is((fc_str){text, n}, names[found]))
    found++;
  if (found == LIMITS || !text[n] || !read_number(text + n + 1, &number))
    return unknown(ctx, text, (fc_str){text, n});
  memcpy((char *)limits + places[found], &number, sizeof number);
  return FC_OK;
}

fc_status fc_asked_limit(fc_ctx *ctx, const fc_asked *asked) {
  fc_limits limits = *fc_ctx_limits(ctx);
  fc_status status = FC_OK;
  for (size_t i = 0; i < fc_asked_count(asked, "limit"); i++) {
    fc_status one = take(ctx, fc_asked_value_at(asked, "limit", i), &limits);
    status = status ? status : one;
  }
  fc_ctx_set_limits(ctx, &limits);
  return status;
}
