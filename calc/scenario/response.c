/* response.c - reading "response": a backfill, one rate or rates by priority, and the cost of a position. */
#include "scenario/reading.h"

static const fc_param backfill_param = {.name = "backfill",
                                        .type = FC_PARAM_RATE,
                                        .min = "0%",
                                        .max = "100%",
                                        .help = "the part of the lost money that own money takes the place of: \"50%\", "
                                                "or by priority: { \"mandatory\": 1, \"high\": \"50%\", \"other\": 0 }"};

static const fc_param position_param = {.name = "position_cost",
                                        .type = FC_PARAM_MONEY,
                                        .min = "0.01",
                                        .help = "what one job costs for a year, such as \"$151,855\""};

const fc_param *fc_response_param(fc_str member) {
  return fc_str_is(member, "backfill") ? &backfill_param : fc_str_is(member, "position_cost") ? &position_param : NULL;
}

static void read_priorities(fc_reading *reading, const fc_json_value *value, fc_response *out) {
  size_t n = fc_json_count(value);
  fc_backfill *list = fc_reading_array(reading, n, sizeof *list);
  if (n == 0)
    fc_reading_fault(reading, value, false, "F309", backfill_param.help, "\"backfill\" names no priority");
  for (size_t i = 0; list && i < n; i++) {
    fc_arg arg = {0};
    fc_param param = backfill_param;
    param.name = list[i].priority = fc_reading_keep(reading, fc_json_key_at(value, i));
    if (!param.name || !fc_reading_note(reading, fc_reading_arg(reading, &param, fc_json_at(value, i), &arg)))
      continue;
    list[i].rate = arg.rate;
    list[i].parameter = arg.parameter;
    if (!fc_str_is(fc_json_key_at(value, i), "other"))
      continue;
    out->rate = arg.rate;
    out->rate_parameter = arg.parameter;
  }
  out->by = list;
  out->n_by = list ? n : 0;
}

void fc_reading_response(fc_reading *reading, const fc_json_value *response) {
  static const char *const members[] = {"backfill", "position_cost", "note"};
  fc_response *out = &reading->to->response;
  *out = (fc_response){.rate = {0, 1}, .where = fc_reading_where(reading, response)};
  if (!fc_reading_expect(reading, response, FC_JSON_OBJECT))
    return;
  fc_reading_note(reading, fc_json_only(reading->ctx, reading->json, response, members,
                                        sizeof members / sizeof *members, FC_BAD_SCENARIO, "F301"));
  const fc_json_value *backfill = fc_json_get(response, "backfill"), *cost = fc_json_get(response, "position_cost");
  fc_arg arg = {0}, position = {0};
  out->stated = backfill != NULL;
  if (backfill && fc_json_kind_of(backfill) == FC_JSON_OBJECT)
    read_priorities(reading, backfill, out);
  else if (backfill && fc_reading_note(reading, fc_reading_arg(reading, &backfill_param, backfill, &arg)))
    out->rate = arg.rate;
  if (backfill && fc_json_kind_of(backfill) != FC_JSON_OBJECT)
    out->rate_parameter = arg.parameter;
  if (cost && fc_reading_note(reading, fc_reading_arg(reading, &position_param, cost, &position)))
    out->position_cost = position.money;
  out->position_cost_parameter = position.parameter;
  out->counts_jobs = cost != NULL;
}
