/* baseline.c - reading "baseline": growth of budgets, grants and population, and figures set instead of the data's. */
#include "scenario/reading.h"

static const fc_param growth_param = {.name = "growth",
                                      .type = FC_PARAM_RATE,
                                      .min = "-100%",
                                      .help = "growth a year, such as \"2%\"; -100% is the least"};

void fc_reading_growth(fc_reading *reading, const fc_json_value *baseline, const char *member, fc_growth *out) {
  const fc_json_value *value = fc_json_get(baseline, member);
  fc_param param = growth_param;
  fc_arg arg = {0};
  param.name = member;
  if (!value || !fc_reading_note(reading, fc_reading_arg(reading, &param, value, &arg)))
    return;
  *out = (fc_growth){true, arg.rate, arg.parameter};
}

static const fc_param figure_param = {.type = FC_PARAM_MONEY, .min = "0"};

const fc_param *fc_baseline_param(fc_str member) {
  static const char *const growths[] = {"budget_growth", "grant_growth", "population_growth", "deflator"};
  static const char *const figures[] = {"budget", "grants", "population"};
  for (size_t i = 0; i < sizeof growths / sizeof *growths; i++)
    if (fc_str_is(member, growths[i]))
      return &growth_param;
  for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
    if (fc_str_is(member, figures[i]))
      return &figure_param;
  return NULL;
}

static void read_figure(fc_reading *reading, const fc_json_value *baseline, const char *member, const char *help,
                        fc_set_figure *out) {
  const fc_json_value *value = fc_json_get(baseline, member);
  fc_param param = figure_param;
  fc_arg arg = {0};
  param.name = member;
  param.help = help;
  if (!value || !fc_reading_note(reading, fc_reading_arg(reading, &param, value, &arg)))
    return;
  *out = (fc_set_figure){true, arg.money, fc_reading_where(reading, value), arg.parameter};
}

void fc_reading_baseline(fc_reading *reading, const fc_json_value *baseline) {
  static const char *const members[] = {"budget_growth", "grant_growth", "population_growth", "budget",
                                        "grants",        "population",   "deflator",          "note"};
  fc_baseline *out = &reading->to->baseline;
  out->where = fc_reading_where(reading, baseline);
  if (!fc_reading_expect(reading, baseline, FC_JSON_OBJECT))
    return;
  fc_reading_note(reading, fc_json_only(reading->ctx, reading->json, baseline, members,
                                        sizeof members / sizeof *members, FC_BAD_SCENARIO, "F301"));
  fc_reading_text(reading, baseline, "note");
  fc_reading_growth(reading, baseline, "budget_growth", &out->budget);
  fc_reading_growth(reading, baseline, "grant_growth", &out->grants);
  fc_reading_growth(reading, baseline, "population_growth", &out->population);
  read_figure(reading, baseline, "budget", "each government's budget of the first year, such as \"$85.99B\"",
              &out->set_budget);
  read_figure(reading, baseline, "grants", "all selected grants of the first year together, such as \"$4.3M\"",
              &out->set_grants);
  read_figure(reading, baseline, "population", "residents in the first year, such as 8622698", &out->set_population);
  fc_reading_deflator(reading, baseline, out);
}
