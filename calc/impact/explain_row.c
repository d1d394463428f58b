/* explain_row.c - the row of a breakdown by the values of its columns, as a user writes them. */
#include "impact/explain_parts.h"

#include <string.h>

/* "New York City, Byrne JAG" */
static fc_str name_of(fc_tally *tally, const fc_kept_group *group, const char *comma) {
  fc_buf name = {0};
  for (size_t i = 0; i < tally->plan->report.n_by; i++) {
    fc_buf_text(&name, i ? comma : "");
    fc_buf_str(&name, fc_award_column_key_text(tally->dataset, &tally->plan->report.by[i], group->key[i]));
  }
  fc_str kept = fc_tally_keep(tally, &name);
  fc_buf_reset(&name);
  return kept;
}

/* The columns by which a row is named: "government,program". */
static const char *columns_of(fc_ctx *ctx, const fc_tally *tally) {
  const char *text = "";
  for (size_t i = 0; i < tally->plan->report.n_by; i++)
    text = fc_ctx_format(ctx, "%s%s%s", text, i ? "," : "", tally->plan->report.by[i].name);
  return text;
}

static const char *const total_name = "total";

static fc_status refuse(fc_ctx *ctx, const fc_tally *tally, const char *key, const char *const *names, bool twice) {
  const fc_where where = {.field = "--row", .excerpt = fc_str_of(key)};
  if (twice)
    return fc_fail(ctx, FC_BAD_USAGE, "F405", &where, "tell them apart with --by government_id",
                   "several rows are named \"%s\"", key);
  return fc_fail(ctx, FC_BAD_USAGE, "F405", &where,
                 fc_ctx_format(ctx, "a row is named by its %s%s, all together by total%s", columns_of(ctx, tally),
                               tally->plan->report.n_by > 1 ? ", parted by commas" : "",
                               fc_did_you_mean(ctx, fc_str_of(key), names, tally->n_groups + 1)),
                 "there is no row \"%s\"", key);
}

static fc_status take_row(fc_explaining *e, const fc_kept_group *kept) {
  e->group = &e->made;
  return fc_tally_make_row(e->ctx, e->tally, kept, &e->made);
}

/* Looks through the rows by name; none is the total's. */
static fc_status find_named(fc_explaining *e, const char *key) {
  fc_tally *tally = e->tally;
  const char **names = fc_tally_array(e->ctx, tally, tally->n_groups + 1, sizeof *names);
  const fc_kept_group *found = NULL;
  size_t n = 0;
  if (!names)
    return FC_NO_MEMORY;
  for (size_t g = 0; g < tally->n_groups; g++) {
    fc_str each = name_of(tally, &tally->groups[g], ", ");
    names[g] = each.p;
    if (!fc_str_is(each, key) && !fc_str_is(name_of(tally, &tally->groups[g], ","), key))
      continue;
    found = &tally->groups[g];
    e->row = each;
    n++;
  }
  names[tally->n_groups] = total_name;
  if (n > 1 || (!n && strcmp(key, total_name) != 0))
    return refuse(e->ctx, tally, key, names, n > 1);
  return n ? take_row(e, found) : FC_OK;
}

fc_status fc_explain_find_row(fc_explaining *e, const char *key) {
  e->group = &e->tally->total;
  e->row = fc_str_of(total_name);
  if (key)
    return find_named(e, key);
  if (e->tally->n_shown == 1) {
    e->row = name_of(e->tally, &e->tally->groups[0], ", ");
    return take_row(e, &e->tally->groups[0]);
  }
  return FC_OK;
}
