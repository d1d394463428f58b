/* thousands.c - amounts that are likely in thousands where dollars are meant, or the other way round.
 *
 * A government's budget does not change two hundredfold from a year or a stage to another; no state, county or city
 * lives on twenty dollars a resident; and federal aid does not exceed a budget twentyfold. */
#include "dataset/aid.h"
#include "dataset/audit_parts.h"
#include "dataset/budget.h"
#include "dataset/sum.h"

#include <stdlib.h>

enum { APART = 200, LEAST_A_HEAD_CENTS = 2000, AID_TIMES = 20 };

static const char mend[] = "say so with --units budgets.thousands, or give the file of other units a run of its own";

static fc_finding *tell(fc_audit *audit, const fc_audit_whole *whole) {
  fc_finding *finding = fc_audit_add(audit, FC_WARNING, whole->government, whole->origin);
  finding->subject = fc_audit_budget(audit, whole->stage, whole->scope, whole->direction, 0, whole->year);
  finding->value = fc_audit_money(audit, whole->amount.value);
  finding->mend = mend;
  return finding;
}

static bool is_of_all(const fc_audit *audit, const fc_audit_whole *whole) {
  return whole->complete && !whole->conflict && whole->amount.low > 0 &&
         fc_str_is(fc_dataset_text(audit->dataset, whole->scope), "all_funds");
}

/* Townships and districts may live on little. */
static bool lives_on_more(const fc_audit *audit, uint32_t government) {
  fc_str type = fc_dataset_text(audit->dataset, fc_dataset_government(audit->dataset, government)->type);
  return fc_str_is(type, "state") || fc_str_is(type, "county") || fc_str_is(type, "city") ||
         fc_str_is(type, "city_county");
}

static void check_a_head(fc_audit *audit, const fc_audit_whole *whole) {
  fc_audit_residents residents;
  if (!is_of_all(audit, whole) || !lives_on_more(audit, whole->government) ||
      !fc_audit_residents_find(audit, whole->government, whole->year, &residents) ||
      whole->amount.high >= (fc_i128)residents.low * LEAST_A_HEAD_CENTS)
    return;
  fc_i128 a_head = fc_i128_divide(whole->amount.value, residents.value, FC_HALF_AWAY);
  fc_finding *finding = tell(audit, whole);
  finding->expected = fc_audit_text(audit, "likely %s", fc_audit_money(audit, whole->amount.value * 1000));
  finding->why = fc_audit_text(audit, "the budget would be %s a resident; in thousands it would be %s",
                               fc_audit_money(audit, a_head), fc_audit_money(audit, a_head * 1000));
}

/* ---- within a government ---- */

static int compare_amounts(const void *a, const void *b) {
  const fc_audit_whole *x = *(const fc_audit_whole *const *)a, *y = *(const fc_audit_whole *const *)b;
  return x->amount.value < y->amount.value ? -1 : x->amount.value > y->amount.value;
}

/* Wholes of one scope and direction, amounts rising: those on the smaller side of a gap, or of an even split those
 * below it, are the odd ones. */
static void judge_series(fc_audit *audit, const fc_audit_whole **series, size_t n) {
  qsort(series, n, sizeof *series, compare_amounts);
  for (size_t i = 1; i < n; i++) {
    const fc_audit_whole *low = series[i - 1], *high = series[i];
    if (low->amount.high * APART > high->amount.low)
      continue;
    bool below = i <= n - i;
    for (size_t k = below ? 0 : i; k < (below ? i : n); k++) {
      fc_finding *finding = tell(audit, series[k]);
      const fc_audit_whole *other = below ? high : low;
      finding->expected = fc_audit_text(audit, "of the size of %s", fc_audit_money(audit, other->amount.value));
      finding->why = fc_audit_text(
          audit, "more than %d times %s than the %s of the same government", APART, below ? "less" : "more",
          fc_audit_budget(audit, other->stage, other->scope, other->direction, 0, other->year));
      fc_audit_also(audit, finding, audit->dataset, other->origin);
    }
    return;
  }
}

static bool in_series(const fc_audit_whole *a, const fc_audit_whole *b) {
  return a->government == b->government && a->scope == b->scope && a->direction == b->direction;
}

static int by_series(const void *a, const void *b) {
  const fc_audit_whole *x = *(const fc_audit_whole *const *)a, *y = *(const fc_audit_whole *const *)b;
  const uint32_t p[] = {x->government, x->scope, x->direction}, q[] = {y->government, y->scope, y->direction};
  for (size_t i = 0; i < 3; i++)
    if (p[i] != q[i])
      return p[i] < q[i] ? -1 : 1;
  return 0;
}

static fc_status check_series(fc_audit *audit, const fc_audit_whole *wholes, size_t n) {
  const fc_audit_whole **list = calloc(n + 1, sizeof *list);
  size_t kept = 0;
  if (!list)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < n; i++)
    if (wholes[i].complete && wholes[i].amount.low > 0 &&
        fc_scope_is_whole(fc_dataset_text(audit->dataset, wholes[i].scope)))
      list[kept++] = &wholes[i];
  qsort(list, kept, sizeof *list, by_series);
  for (size_t i = 0; i < kept;) {
    size_t end = i;
    while (end < kept && in_series(list[i], list[end]))
      end++;
    judge_series(audit, list + i, end - i);
    i = end;
  }
  free(list);
  return FC_OK;
}

/* ---- aid beside the budget ---- */

static void check_aid(fc_audit *audit, const fc_audit_whole *wholes, size_t n, uint32_t key) {
  const uint32_t *words = fc_keys_at(&audit->dataset->aid_keys, key);
  fc_span aid = fc_sum_span(&audit->dataset->spans, *(const fc_sum *)fc_seq_at(&audit->dataset->aid, key));
  const fc_audit_whole *largest = NULL;
  for (size_t i = 0; i < n; i++)
    if (wholes[i].year == (int32_t)words[1] && is_of_all(audit, &wholes[i]) &&
        (!largest || wholes[i].amount.value > largest->amount.value))
      largest = &wholes[i];
  if (!largest || aid.low <= largest->amount.high * AID_TIMES)
    return;
  fc_finding *finding = tell(audit, largest);
  finding->expected = fc_audit_text(audit, "more than %s", fc_audit_money(audit, aid.value));
  finding->why = fc_audit_text(audit,
                               "the government's federal grants of the year add up to %s, more than %d times its "
                               "budget",
                               fc_audit_money(audit, aid.value), AID_TIMES);
}

static fc_status thousands_end(fc_audit *audit, void *state) {
  (void)state;
  const fc_audit_whole *wholes;
  size_t n;
  fc_status status = fc_audit_wholes(audit, &wholes, &n);
  for (size_t i = 0; i < n && !status; i++) {
    fc_audit_look(audit);
    check_a_head(audit, &wholes[i]);
  }
  for (uint32_t key = 0; key < audit->dataset->aid.count && !status; key++) {
    size_t count;
    const fc_audit_whole *of = fc_audit_wholes_of(audit, fc_keys_at(&audit->dataset->aid_keys, key)[0], &count);
    check_aid(audit, of, count, key);
  }
  return status ? status : check_series(audit, wholes, n);
}

const fc_audit_check fc_audit_check_thousands = {
    .name = "thousands",
    .summary = "amounts that are likely in thousands where dollars are meant",
    .looks_at =
        "whole budgets: of a state, county or city with less than $20 a resident; two hundred times above or below "
        "another year or stage of the same government; less than a twentieth of its federal grants of the year",
    .end = thousands_end,
};
