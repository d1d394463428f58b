/* compile_funds.c - the contingencies of a scenario as funds that each government has for itself, and which awards each
 * may pay for. */
#include "impact/compile_after.h"
#include "impact/reserve.h"

#include <string.h>

uint64_t fc_compile_fund_bit(fc_compiling *c, int *bit, const fc_where *where) {
  if (*bit < FC_RESERVES_RESTRICTED)
    return UINT64_C(1) << (*bit)++;
  fc_compiling_note(c, fc_fail(c->ctx, FC_BAD_SCENARIO, "F340", where, "put some of them together",
                               "more than %d contingencies of one government are restricted", FC_RESERVES_RESTRICTED));
  return 0;
}

static void note_idle(fc_compiling *c, const fc_contingency *from, const char *words) {
  fc_notes_add(&c->plan->notes, FC_WARNING, "N453", &from->where, NULL,
               "\"%s\" may pay for no grant of the cuts: none has %s", from->name, words);
}

/* The awards that a restricted contingency may pay for get its bit. */
static void restrict_fund(fc_compiling *c, const fc_contingency *from, fc_fund *to, int *bit, uint64_t *mask) {
  fc_award_select select = fc_award_select_find(c, from->restricted_to);
  fc_buf words = {0};
  size_t met = 0;
  if (c->status != FC_OK)
    return;
  to->pays = fc_compile_fund_bit(c, bit, &from->where);
  for (size_t t = 0; t < c->plan->n_touched; t++)
    if (fc_award_select_meets(c->dataset, fc_dataset_award(c->dataset, c->plan->touched[t].award), &select)) {
      mask[t] |= to->pays;
      met++;
    }
  fc_select_print(&words, from->restricted_to);
  to->restricted_to = fc_compiling_keep(c, (fc_str){words.p, words.n});
  fc_buf_reset(&words);
  if (!met)
    note_idle(c, from, to->restricted_to);
}

static bool knows_start(const fc_compiling *c) {
  for (size_t i = 0; i < c->plan->frame.n_governments; i++)
    if (!fc_dataset_government(c->dataset, c->plan->frame.governments[i])->start.month)
      return false;
  return true;
}

static fc_fund fund_of(fc_compiling *c, const fc_contingency *from) {
  if (from->from_date != FC_NO_DATE && !knows_start(c))
    fc_compiling_note(c, fc_fail(c->ctx, FC_BAD_SCENARIO, "F322", &from->where,
                                 "write the fiscal year, \"from\": 2020, or state fiscal_year_start in the governments",
                                 "\"%s\" is there from a date on, and when the fiscal year starts is not known",
                                 from->name));
  return (fc_fund){.name = fc_compiling_keep(c, fc_str_of(from->name)),
                   .government = UINT32_MAX,
                   .access = from->access,
                   .kind = from->kind,
                   .of = from->of,
                   .from_year = from->from_year,
                   .from_date = from->from_date,
                   .restricted_to = ""};
}

void fc_compile_funds(fc_compiling *c) {
  fc_plan_after *after = &c->plan->after;
  const fc_contingencies *from = &c->scenario->contingencies;
  size_t most = from->n + (from->from_data ? c->dataset->n_reserves : 0);
  fc_fund *funds = fc_compiling_array(c, most, sizeof *funds);
  uint64_t *mask = fc_compiling_array(c, c->plan->n_touched, sizeof *mask);
  int bit = 0;
  for (size_t i = 0; funds && mask && i < from->n; i++) {
    funds[i] = fund_of(c, &from->list[i]);
    if (from->list[i].restricted_to)
      restrict_fund(c, &from->list[i], &funds[i], &bit, mask);
  }
  if (!funds || !mask || c->status != FC_OK)
    return;
  after->n_shared = after->n_funds = from->n;
  if (from->from_data)
    after->n_funds = fc_compile_data_funds(c, funds, from->n, bit, mask);
  after->has_funds = from->n || from->from_data;
  after->funds = funds;
  after->mask = mask;
}
