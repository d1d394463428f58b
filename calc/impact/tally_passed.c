/* tally_passed.c - what is said of awards that are in no total (compile_passed.c): how many, and how much loss. */
#include "impact/tally.h"

static const fc_award *award_of(const fc_tally *tally, size_t t) {
  return fc_dataset_award(tally->dataset, tally->plan->touched[t].award);
}

static void note_passed(fc_tally *tally) {
  uint64_t awards = 0;
  fc_i128 loss = 0;
  size_t first = SIZE_MAX;
  for (size_t t = 0; t < tally->plan->n_touched; t++) {
    if (!tally->plan->touched[t].holder)
      continue;
    first = first == SIZE_MAX ? t : first;
    awards++;
    loss += tally->plan->touched[t].unknown ? 0 : tally->loss[FC_VALUE][t];
  }
  if (!awards)
    return;
  char dollars[64];
  fc_dollars_format(loss, dollars);
  const fc_award *got = award_of(tally, first), *held = award_of(tally, tally->plan->touched[first].holder - 1);
  fc_str getter = fc_dataset_text(tally->dataset, fc_dataset_government(tally->dataset, got->government)->name);
  fc_str holder = fc_dataset_text(tally->dataset, fc_dataset_government(tally->dataset, held->government)->name);
  fc_notes_add(&tally->notes, FC_NOTE, "N434", NULL, NULL,
               "%llu award%s passed on by a government that has the same award among those cut (%.*s to %.*s%s): in the "
               "row of each, and once in what they have together, where %s of loss is left out",
               (unsigned long long)awards, awards == 1 ? " is" : "s are", FC_STR_ARG(holder), FC_STR_ARG(getter),
               awards > 1 ? ", for one" : "", dollars);
}

static void note_apart(fc_tally *tally) {
  const fc_plan *plan = tally->plan;
  fc_i128 loss = 0;
  for (size_t t = 0; plan->apart.n && t < plan->n_touched; t++)
    if (fc_is_apart(&plan->apart, award_of(tally, t)->government))
      loss += plan->touched[t].unknown ? 0 : tally->loss[FC_VALUE][t];
  fc_apart_note(&plan->apart, tally->dataset, loss, "of loss", &tally->notes);
}

void fc_tally_note_passed(fc_tally *tally) {
  note_apart(tally);
  note_passed(tally);
}
