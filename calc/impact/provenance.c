/* provenance.c - the inputs of a result, from the sources of its dataset. */
#include "impact/provenance.h"

fc_status fc_result_add_dataset(fc_result *result, const fc_dataset *dataset) {
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
  char date[16];
  if (dataset->n_as_of && fc_date_format(dataset->as_of[0], date)) {
    fc_status status = fc_result_set(result, "as_of", date);
    if (status != FC_OK)
      return status;
  }
  fc_notes_copy(fc_result_notes_mutable(result), &dataset->notes);
  return FC_OK;
}
