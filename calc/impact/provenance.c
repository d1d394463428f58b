/* provenance.c - the inputs of a result, from the sources of its dataset. */
#include "impact/provenance.h"

/* As of which date the statuses of awards are. */
static fc_status set_dates(fc_result *result, const fc_dataset *dataset) {
  fc_buf text = {0};
  for (size_t i = 0; i < dataset->n_as_of; i++) {
    char date[16];
    fc_buf_text(&text, i ? "," : "");
    if (dataset->as_of[i] == FC_LATEST)
      fc_buf_text(&text, "latest");
    else if (fc_date_format(dataset->as_of[i], date))
      fc_buf_text(&text, date);
  }
  fc_status status = fc_buf_status(&text);
  if (!status && text.n)
    status = fc_result_set(result, "as_of", text.p);
  fc_buf_reset(&text);
  return status;
}

static fc_status add_sources(fc_result *result, const fc_dataset *dataset) {
  for (size_t i = 0; i < dataset->sources.count; i++) {
    const fc_dataset_source *source = fc_seq_at(&dataset->sources, i);
    const fc_input input = {.file = source->file,
                            .as = source->as,
                            .sha256 = source->report.sha256[0] ? source->report.sha256 : NULL,
                            .rows = source->report.rows,
                            .n_columns = source->n_matches,
                            .roles = source->roles,
                            .headers = source->headers};
    fc_status status = fc_result_add_input(result, &input);
    if (status != FC_OK)
      return status;
  }
  return set_dates(result, dataset);
}

fc_status fc_result_add_dataset(fc_result *result, const fc_dataset *dataset) {
  fc_status status = add_sources(result, dataset);
  if (status == FC_OK)
    fc_notes_copy(fc_result_notes_mutable(result), &dataset->notes);
  return status;
}

fc_status fc_result_add_inputs(fc_result *result, const fc_dataset *dataset, const fc_baseline *baseline) {
  static const char *const roles[] = {"fiscal_year", "index"};
  const fc_price_file *prices = baseline->price_file;
  fc_status status = add_sources(result, dataset);
  if (status != FC_OK || !prices)
    return status;
  const fc_input input = {.file = prices->file,
                          .as = "deflator",
                          .sha256 = prices->sha256,
                          .rows = prices->rows,
                          .n_columns = sizeof roles / sizeof *roles,
                          .roles = roles,
                          .headers = prices->header};
  return fc_result_add_input(result, &input);
}

fc_status fc_result_take_answer(fc_ctx *ctx, const fc_plan *plan, bool (*leaves_out)(const void *self, const char *setting),
                                const void *self, fc_result *to) {
  fc_result *run;
  fc_status status = fc_plan_run(ctx, plan, &run);
  if (status != FC_OK)
    return status;
  fc_notes_merge_but(fc_result_notes_mutable(to), fc_result_notes_list(run), leaves_out, self);
  for (size_t i = 0; i < fc_result_settings(run) && status == FC_OK; i++) {
    const char *value, *name = fc_result_setting_at(run, i, &value);
    if (!leaves_out(self, name))
      status = fc_result_set(to, name, value);
  }
  fc_result_free(run);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
