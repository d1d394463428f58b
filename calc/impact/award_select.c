/* award_select.c - conditions on awards, looked up once and then asked of each. */
#include "impact/award_select.h"

static void fail_column(fc_compiling *c, const fc_select *select, size_t index) {
  size_t known;
  fc_str name = fc_select_column(select, index);
  const char *const *names = fc_award_column_names(c->dataset, &c->plan->arena, &known);
  fc_where where = fc_select_where(select, index);
  fc_compiling_note(c, fc_fail(c->ctx, FC_BAD_SCENARIO, "F320", &where,
                               fc_ctx_format(c->ctx, "select on a column of the grants%s",
                                             fc_did_you_mean(c->ctx, name, names, known)),
                               "the grants have no column \"%.*s\"", FC_STR_ARG(name)));
}

fc_award_select fc_award_select_find(fc_compiling *c, const fc_select *select) {
  size_t n = select ? fc_select_columns(select) : 0;
  fc_award_column *column = fc_compiling_array(c, n, sizeof *column);
  for (size_t i = 0; column && i < n; i++)
    if (!fc_award_column_find(c->dataset, fc_compiling_keep(c, fc_select_column(select, i)), &column[i]))
      fail_column(c, select, i);
  return (fc_award_select){select, column, fc_compiling_array(c, n, sizeof(fc_str))};
}

bool fc_award_select_meets(const fc_dataset *dataset, const fc_award *award, const fc_award_select *select) {
  size_t n = select->select ? fc_select_columns(select->select) : 0;
  for (size_t i = 0; i < n; i++)
    select->cell[i] = fc_dataset_text(dataset, fc_award_column_text(dataset, award, &select->column[i]));
  return !select->select || fc_select_match(select->select, select->cell);
}
