/* asked_read.c - what was asked, in the types that the floors below take. */
#include "request/asked_read.h"
#include "number/calendar.h"
#include "report/format.h"

#include <stdlib.h>
#include <string.h>

bool fc_asked_wants_digest(const fc_asked *asked) {
  const char *format = fc_asked_value(asked, "format"), *file = fc_asked_value(asked, "output");
  const fc_format *found = format ? fc_format_find(fc_str_of(format)) : file ? fc_format_of_file(fc_str_of(file)) : NULL;
  return found && found->wants_digests && !fc_asked_flag(asked, "no-digest");
}

const char *fc_scope_of(const char *denominator) {
  return denominator && strcmp(denominator, "all") != 0 ? denominator : NULL;
}

const char *fc_asked_scope(const fc_asked *asked) {
  return fc_scope_of(fc_asked_value(asked, "denominator"));
}

int fc_asked_year(const fc_asked *asked) {
  const char *text = fc_asked_value(asked, "year");
  int year = 0;
  return text && fc_fiscal_year_parse(fc_str_of(text), &year, NULL) ? year : 0;
}

size_t fc_asked_top(const fc_asked *asked) {
  const char *text = fc_asked_value(asked, "top");
  return text ? strtoul(text, NULL, 10) : 0;
}

fc_rounding fc_asked_rounding(const fc_asked *asked) {
  const char *text = fc_asked_value(asked, "rounding");
  return text && strcmp(text, "half_even") == 0 ? FC_HALF_EVEN : FC_HALF_AWAY;
}

fc_status fc_asked_dates(fc_ctx *ctx, const fc_asked *asked, fc_arena *arena, const fc_date **dates, size_t *n) {
  size_t count = fc_asked_count(asked, "as-of");
  fc_date *list = fc_arena_array(arena, count + 1, sizeof *list);
  if (!list)
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < count; i++)
    fc_date_parse(fc_str_of(fc_asked_value_at(asked, "as-of", i)), &list[i]); /* checked when it was added */
  *dates = count ? list : NULL;
  *n = count;
  return FC_OK;
}

fc_status fc_asked_values(fc_ctx *ctx, const fc_asked *asked, const char *option, fc_arena *arena,
                          const char *const **values, size_t *n) {
  size_t count = fc_asked_count(asked, option);
  const char **list = fc_arena_array(arena, count + 1, sizeof *list);
  if (!list)
    return fc_fail_memory(ctx);
  for (size_t i = 0; i < count; i++)
    list[i] = fc_asked_value_at(asked, option, i);
  *values = count ? list : NULL;
  *n = count;
  return FC_OK;
}

