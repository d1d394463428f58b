/* two_totals.c - one vote, two totals: budget rows without department and fund that say different things of the same
 * government, year, stage, scope and direction. Answers take both as the ends of a range; one of them is wrong, or is
 * of something else. */
#include "dataset/audit_parts.h"
#include "dataset/budget.h"
#include "dataset/budget_rows.h"

enum { KEY_WORDS = 2 }; /* government, ledger */

/* The totals of one key, as they are met. */
typedef struct totals {
  fc_finding *finding; /* NULL: they agree so far */
  size_t first;
} totals;

static bool agree(fc_span a, fc_span b) {
  return a.low <= b.high && b.low <= a.high;
}

static void begin_finding(fc_audit *audit, totals *of, size_t at) {
  fc_budget first = fc_budget_at(audit->dataset, of->first), other = fc_budget_at(audit->dataset, at);
  bool greater = first.amount.value >= other.amount.value;
  const fc_budget *high = greater ? &first : &other, *low = greater ? &other : &first;
  fc_finding *finding = fc_audit_add(audit, FC_ERROR, high->government, high->origin);
  finding->subject = fc_audit_budget(audit, high->stage, high->scope, (fc_direction)high->direction, 0, high->year);
  finding->value = fc_audit_money(audit, high->amount.value);
  finding->expected = fc_audit_money(audit, low->amount.value);
  finding->why = fc_audit_text(audit, "one budget has two totals, %s apart; shares are given as the range between them",
                               fc_audit_money(audit, high->amount.value - low->amount.value));
  finding->mend = "keep the row of the better source, or give one of them a stage or scope of its own";
  fc_audit_also(audit, finding, audit->dataset, low->origin);
  of->finding = finding;
}

static fc_status compare_total(fc_audit *audit, fc_keys *keys, fc_seq *list, size_t at) {
  const fc_budget_kept *kept = fc_budget_kept_at(audit->dataset, at);
  const uint32_t words[KEY_WORDS] = {kept->government, kept->ledger};
  uint32_t number = fc_keys_put(keys, words);
  if (number == FC_INTERN_NONE)
    return FC_NO_MEMORY;
  if (number == list->count) {
    totals *fresh = fc_seq_push(list);
    if (fresh)
      fresh->first = at;
    return fresh ? FC_OK : FC_NO_MEMORY;
  }
  totals *of = fc_seq_at(list, number);
  fc_budget first = fc_budget_at(audit->dataset, of->first), other = fc_budget_at(audit->dataset, at);
  if (of->finding)
    fc_audit_also(audit, of->finding, audit->dataset, other.origin);
  else if (!agree(first.amount, other.amount))
    begin_finding(audit, of, at);
  return FC_OK;
}

static fc_status two_totals_end(fc_audit *audit, void *state) {
  (void)state;
  fc_keys keys;
  fc_seq list;
  fc_seq_init(&list, sizeof(totals));
  fc_status status = fc_keys_init(&keys, KEY_WORDS) ? FC_OK : FC_NO_MEMORY;
  for (size_t i = 0; i < fc_budget_count(audit->dataset) && !status; i++) {
    if (fc_budget_at(audit->dataset, i).part)
      continue;
    fc_audit_look(audit);
    status = compare_total(audit, &keys, &list, i);
  }
  fc_seq_free(&list);
  fc_keys_free(&keys);
  return status;
}

const fc_audit_check fc_audit_check_two_totals = {
    .name = "two_totals",
    .summary = "two totals for one vote",
    .looks_at =
        "budget rows without department and fund that share government, year, stage, scope and direction: found "
        "where their amounts differ by more than their rounding",
    .end = two_totals_end,
};
