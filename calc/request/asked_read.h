/* asked_read.h - what was asked, in the types that the floors below take. */
#ifndef FC_REQUEST_ASKED_READ_H
#define FC_REQUEST_ASKED_READ_H

#include "base/arena.h"
#include "number/calendar.h"
#include "request/command.h"
#include <fiscalc/number.h>

/* Digests are computed for formats that carry them, unless --no-digest is given. */
bool fc_asked_wants_digest(const fc_asked *asked);
/* The year of --year, 0: not given; the N of --top, 0: all. */
int fc_asked_year(const fc_asked *asked);
size_t fc_asked_top(const fc_asked *asked);
/* The scope that a denominator asks for; NULL: none named, or "all", which lists every denominator beside the rows' own. */
const char *fc_scope_of(const char *denominator);
const char *fc_asked_scope(const fc_asked *asked); /* of --denominator; NULL: not given, or "all" */
/* --rounding; half away from zero where nothing is asked. */
fc_rounding fc_asked_rounding(const fc_asked *asked);
/* The dates of --as-of in an arena; *n = 0 and NULL where it is not given. */
fc_status fc_asked_dates(fc_ctx *ctx, const fc_asked *asked, fc_arena *arena, const fc_date **dates, size_t *n);
/* All values of an option in an arena; *n = 0 and NULL where it is not given. */
fc_status fc_asked_values(fc_ctx *ctx, const fc_asked *asked, const char *option, fc_arena *arena,
                          const char *const **values, size_t *n);

#endif
