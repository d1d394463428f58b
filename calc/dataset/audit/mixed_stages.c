/* mixed_stages.c - figures of different stages that an answer would set side by side: a share of an adopted budget of
 * grants that are actuals; a ranking of governments of which some have adopted and some have proposed. */
#include "dataset/audit_parts.h"
#include "dataset/budget.h"
#include "dataset/stage.h"

#include <stdlib.h>

static fc_str text_of(const fc_audit *audit, uint32_t number) {
  return fc_dataset_text(audit->dataset, number);
}

static bool is_known(const fc_audit *audit, uint32_t stage) {
  return stage && fc_stage_rank(text_of(audit, stage)) > 0;
}

static bool is_whole(const fc_audit *audit, const fc_audit_whole *whole) {
  return is_known(audit, whole->stage) && fc_scope_is_whole(text_of(audit, whole->scope));
}

/* ---- grants against the budget of one government and year ---- */

/* The grants' stages of a government and year, one after the other in keys that are sorted so. */
typedef struct aid_stage {
  uint32_t government, stage;
  int32_t year;
} aid_stage;

static int compare_aid(const void *a, const void *b, void *self) {
  const aid_stage *x = a, *y = b;
  if (x->government != y->government)
    return x->government < y->government ? -1 : 1;
  if (x->year != y->year)
    return x->year < y->year ? -1 : 1;
  return fc_stage_cmp(text_of(self, x->stage), text_of(self, y->stage));
}

static bool has_stage(const aid_stage *aid, size_t n, uint32_t stage) {
  for (size_t i = 0; i < n; i++)
    if (aid[i].stage == stage)
      return true;
  return false;
}

static void check_year(fc_audit *audit, const aid_stage *aid, size_t n) {
  size_t count;
  const fc_audit_whole *wholes = fc_audit_wholes_of(audit, aid->government, &count), *latest = NULL;
  bool common = false;
  for (size_t i = 0; i < count; i++) {
    if (wholes[i].year != aid->year || !is_whole(audit, &wholes[i]))
      continue;
    latest = &wholes[i];
    common = common || has_stage(aid, n, wholes[i].stage);
  }
  fc_audit_look(audit);
  if (!latest || common || has_stage(aid, n, 0))
    return;
  fc_finding *finding = fc_audit_add(audit, FC_WARNING, aid->government, latest->origin);
  const char *budget = fc_audit_stage(audit, text_of(audit, latest->stage));
  finding->subject = fc_audit_text(audit, "grants and budget of fiscal year %d", (int)aid->year);
  finding->value = fc_audit_text(audit, "grants %s", fc_audit_stage(audit, text_of(audit, aid[n - 1].stage)));
  finding->expected = fc_audit_text(audit, "%s, as the budget", budget);
  finding->why =
      "a share would set grants of one stage against a budget of another; most federal grants are added after "
      "a budget is adopted";
  finding->mend = "add the budget of the grants' stage, or the grants of the budget's";
}

static fc_status check_aid(fc_audit *audit) {
  const fc_keys *keys = &audit->dataset->aid_keys;
  size_t n = fc_keys_count(keys);
  aid_stage *aid = calloc(n + 1, sizeof *aid);
  if (!aid)
    return FC_NO_MEMORY;
  for (uint32_t i = 0; i < n; i++) {
    const uint32_t *words = fc_keys_at(keys, i);
    aid[i] = (aid_stage){words[0], words[2], (int32_t)words[1]};
  }
  qsort_r(aid, n, sizeof *aid, compare_aid, audit);
  for (size_t i = 0; i < n;) {
    size_t end = i;
    while (end < n && aid[end].government == aid[i].government && aid[end].year == aid[i].year)
      end++;
    check_year(audit, aid + i, end - i);
    i = end;
  }
  free(aid);
  return FC_OK;
}

/* ---- governments against each other ---- */

/* What a government has of a year and scope: as many entries as it has stages. */
typedef struct staged {
  const fc_audit_whole *whole;
} staged;

static int compare_staged(const void *a, const void *b, void *self) {
  const fc_audit_whole *x = ((const staged *)a)->whole, *y = ((const staged *)b)->whole;
  if (x->year != y->year)
    return x->year < y->year ? -1 : 1;
  if (x->direction != y->direction)
    return x->direction < y->direction ? -1 : 1;
  int order = fc_stage_cmp(text_of(self, x->stage), text_of(self, y->stage));
  return order ? order : fc_dataset_compare_governments(((fc_audit *)self)->dataset, x->government, y->government);
}

static bool compares(const fc_audit *audit, const fc_audit_whole *whole) {
  return whole->year && is_known(audit, whole->stage) && fc_str_is(text_of(audit, whole->scope), "all_funds");
}

/* Governments with any of these budgets; their wholes lie in stage order, so that each is counted once. */
static size_t count_governments(const fc_audit *audit, const staged *of, size_t n, bool *seen) {
  size_t count = 0;
  for (size_t i = 0; i < audit->dataset->governments.count; i++)
    seen[i] = false;
  for (size_t i = 0; i < n; i++) {
    count += !seen[of[i].whole->government];
    seen[of[i].whole->government] = true;
  }
  return count;
}

/* One year: how many governments each stage has. The most frequent stage is what the others are measured by. */
static void check_governments(fc_audit *audit, const staged *of, size_t n, bool *seen) {
  size_t governments = count_governments(audit, of, n, seen), most = 0, most_at = 0;
  fc_buf list = {0};
  for (size_t i = 0; i < n;) {
    size_t end = i;
    while (end < n && of[end].whole->stage == of[i].whole->stage)
      end++;
    fc_buf_printf(&list, "%s%zu %s", list.n ? ", " : "", end - i,
                  fc_audit_stage(audit, text_of(audit, of[i].whole->stage)));
    if (end - i >= most) {
      most = end - i;
      most_at = i;
    }
    i = end;
  }
  fc_audit_look(audit);
  if (governments > 1 && most < governments) {
    count_governments(audit, of + most_at, most, seen);
    fc_finding *finding = NULL;
    for (size_t i = 0; i < n; i++) {
      if (seen[of[i].whole->government])
        continue;
      if (!finding)
        finding = fc_audit_add(audit, FC_WARNING, FC_NO_GOVERNMENT, of[i].whole->origin);
      else
        fc_audit_also(audit, finding, audit->dataset, of[i].whole->origin);
    }
    finding->subject = fc_audit_text(audit, "budgets of %zu governments, all funds, fiscal year %d", governments,
                                     (int)of->whole->year);
    finding->value = fc_audit_text(audit, "%s", fc_buf_status(&list) ? "" : fc_buf_data(&list, NULL));
    finding->expected = "one stage that all of them have";
    finding->why =
        fc_audit_text(audit,
                      "without a budget that is %s: %zu of %zu governments; a ranking would set different "
                      "stages side by side",
                      fc_audit_stage(audit, text_of(audit, of[most_at].whole->stage)), governments - most, governments);
    finding->mend = "add the budgets that are missing, or ask for the governments of one stage with --stage";
  }
  fc_buf_reset(&list);
}

static fc_status check_all(fc_audit *audit, const fc_audit_whole *wholes, size_t n) {
  staged *list = calloc(n + 1, sizeof *list);
  bool *seen = calloc(audit->dataset->governments.count + 1, sizeof *seen);
  size_t kept = 0;
  for (size_t i = 0; list && seen && i < n; i++)
    if (compares(audit, &wholes[i]))
      list[kept++].whole = &wholes[i];
  if (kept)
    qsort_r(list, kept, sizeof *list, compare_staged, audit);
  for (size_t i = 0; i < kept;) {
    size_t end = i;
    while (end < kept && list[end].whole->year == list[i].whole->year &&
           list[end].whole->direction == list[i].whole->direction)
      end++;
    check_governments(audit, list + i, end - i, seen);
    i = end;
  }
  fc_status status = list && seen ? FC_OK : FC_NO_MEMORY;
  free(list);
  free(seen);
  return status;
}

static fc_status mixed_stages_end(fc_audit *audit, void *state) {
  (void)state;
  const fc_audit_whole *wholes;
  size_t n;
  fc_status status = fc_audit_wholes(audit, &wholes, &n);
  if (!status)
    status = check_aid(audit);
  return status ? status : check_all(audit, wholes, n);
}

const fc_audit_check fc_audit_check_mixed_stages = {
    .name = "mixed_stages",
    .summary = "figures of different stages side by side",
    .looks_at =
        "the stages of a government's grants and budgets of a year, found where they have none in common; and of "
        "the budgets of all governments of a year, all funds, found where no stage is common to all. Rows without "
        "a stage, and stages that are not known, are passed",
    .end = mixed_stages_end,
};
