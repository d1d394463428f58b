/* report_choice.c - "report": breakdown, metrics, and what the loss is set against.
 *
 * Names of columns and metrics are checked where the data are known; here only their form is. */
#include "scenario/reading.h"

#include <string.h>

static void read_named(fc_reading *reading, const fc_json_value *value, fc_named *out) {
  if (!fc_reading_expect(reading, value, FC_JSON_TEXT))
    return;
  out->name = fc_reading_keep(reading, fc_json_text(value));
  out->where = fc_reading_where(reading, value);
}

/* A column that stood twice would be two of one name in every table. */
static void check_once(fc_reading *reading, const fc_json_value *value, const fc_named *list, size_t i) {
  for (size_t k = 0; list[i].name && k < i; k++)
    if (list[k].name && strcmp(list[k].name, list[i].name) == 0) {
      fc_reading_fault(reading, value, false, "F311", "keep one of them", "\"%s\" stands twice", list[i].name);
      return;
    }
}

/* A list of texts, or one text alone. */
static const fc_named *read_list(fc_reading *reading, const fc_json_value *report, const char *key, size_t *n) {
  const fc_json_value *value = fc_json_get(report, key);
  *n = 0;
  if (!value)
    return NULL;
  bool alone = fc_json_kind_of(value) == FC_JSON_TEXT;
  if (!alone && !fc_reading_expect(reading, value, FC_JSON_ARRAY))
    return NULL;
  size_t count = alone ? 1 : fc_json_count(value);
  if (count == 0)
    fc_reading_fault(reading, value, true, "F309", "name at least one, or leave the member out", "\"%s\" is empty",
                     key);
  fc_named *list = fc_reading_array(reading, count, sizeof *list);
  if (!list)
    return NULL;
  for (size_t i = 0; i < count; i++) {
    const fc_json_value *at = alone ? value : fc_json_at(value, i);
    read_named(reading, at, &list[i]);
    check_once(reading, at, list, i);
  }
  *n = count;
  return list;
}

/* A list of conditions on budget rows, or one alone. */
static void read_against(fc_reading *reading, const fc_json_value *value, fc_report_choice *out) {
  bool alone = fc_json_kind_of(value) == FC_JSON_OBJECT;
  if (!alone && !fc_reading_expect(reading, value, FC_JSON_ARRAY))
    return;
  size_t count = alone ? 1 : fc_json_count(value);
  out->against = fc_reading_array(reading, count, sizeof *out->against);
  if (!out->against)
    return;
  out->n_against = count;
  for (size_t i = 0; i < count; i++)
    fc_reading_note(reading, fc_select_from_json(reading->ctx, reading->json, alone ? value : fc_json_at(value, i),
                                                 &out->against[i]));
}

void fc_reading_report(fc_reading *reading, const fc_json_value *report) {
  static const char *const members[] = {"by", "metrics", "against", "denominator", "stage"};
  if (!fc_reading_expect(reading, report, FC_JSON_OBJECT))
    return;
  fc_reading_note(reading, fc_json_only(reading->ctx, reading->json, report, members, sizeof members / sizeof *members,
                                        FC_BAD_SCENARIO, "F301"));
  fc_report_choice *choice = &reading->to->report;
  choice->by = read_list(reading, report, "by", &choice->n_by);
  choice->metrics = read_list(reading, report, "metrics", &choice->n_metrics);
  const fc_json_value *value = fc_json_get(report, "against");
  if (value)
    read_against(reading, value, choice);
  value = fc_json_get(report, "denominator");
  if (value)
    read_named(reading, value, &choice->denominator);
  value = fc_json_get(report, "stage");
  if (value)
    read_named(reading, value, &choice->stage);
}
