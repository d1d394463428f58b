/* contingency.c - reading "contingencies": reserves and other money, how much of it there is and how it may be drawn;
 * and "reserves", which takes them from the data. */
#include "scenario/reading.h"

#include <string.h>

enum { AMOUNT, RATE, OF, KIND, ACCESS, MAX_PER_YEAR, RESTRICTED_TO, REPLENISH, SPECS };

static const fc_param specs[SPECS] = {
    [AMOUNT] = {.name = "amount",
                .type = FC_PARAM_MONEY,
                .min = "0",
                .help = "dollars that are there once (stock) or in each year (yearly)"},
    [RATE] = {.name = "rate",
              .type = FC_PARAM_RATE,
              .min = "0%",
              .max = "100%",
              .help = "a part of the loss or of the budget: \"rate\": \"20%\", \"of\": \"loss\""},
    [OF] = {.name = "of", .type = FC_PARAM_CHOICE, .choices = "loss|budget", .help = "what the rate is of"},
    [KIND] = {.name = "kind",
              .type = FC_PARAM_CHOICE,
              .choices = "stock|yearly",
              .help = "stock: drawn down; yearly: set aside anew each year"},
    [ACCESS] = {.name = "access",
                .type = FC_PARAM_CHOICE,
                .choices = "easy|moderate|somewhat_difficult|very_difficult",
                .help = "how hard it is to draw on; easy ones are drawn first"},
    [MAX_PER_YEAR] = {.name = "max_per_year",
                      .type = FC_PARAM_FIGURE,
                      .min = "0",
                      .help = "the most that may be drawn in a year: \"$200M\", or \"50%\" of the balance at its start"},
    [RESTRICTED_TO] = {.name = "restricted_to",
                       .type = FC_PARAM_SELECT,
                       .help = "conditions on the awards whose cost it may meet"},
    [REPLENISH] = {.name = "replenish",
                   .type = FC_PARAM_MONEY,
                   .min = "0",
                   .help = "dollars a year that fill a stock up again, never above its amount"},
};

const fc_param *fc_contingency_param(fc_str member) {
  for (int i = 0; i < SPECS; i++)
    if (fc_str_is(member, specs[i].name))
      return &specs[i];
  return NULL;
}

/* How FC_PARAM_CHOICE numbers the choices of `kind` and `access` is how their enums do. */
typedef struct read_members {
  const fc_json_value *at; /* the contingency */
  fc_arg arg[SPECS];       /* `value` NULL: not given */
} read_members;

static void read_each(fc_reading *reading, read_members *members) {
  for (int i = 0; i < SPECS; i++) {
    const fc_json_value *value = fc_json_get(members->at, specs[i].name);
    if (value && fc_reading_note(reading, fc_reading_arg(reading, &specs[i], value, &members->arg[i])))
      members->arg[i].value = value;
  }
}

static bool given(const read_members *members, int spec) {
  return members->arg[spec].value != NULL;
}

/* As it is written, whether or not it could be read: one fault of a member is enough. */
static bool written(const read_members *members, int spec) {
  return fc_json_get(members->at, specs[spec].name) != NULL;
}

static void read_size(fc_reading *reading, const read_members *members, fc_contingency *out) {
  static const char both[] = "write \"amount\": \"$1B\", or \"rate\": \"20%\", \"of\": \"loss\"";
  if (written(members, AMOUNT) == written(members, RATE))
    fc_reading_fault(reading, members->at, false, "F340", both, "a contingency takes either \"amount\" or \"rate\"");
  else if (written(members, RATE) != written(members, OF))
    fc_reading_fault(reading, members->at, false, "F340", both, "\"rate\" and \"of\" go together: a rate is of something");
  out->amount = members->arg[AMOUNT].money;
  out->rate = members->arg[RATE].rate;
  if (given(members, OF))
    out->of = members->arg[OF].count == 0 ? FC_OF_LOSS : FC_OF_BUDGET;
}

/* A part of the loss comes with each year's loss; anything else is a stock unless it says otherwise. */
static void read_kind(fc_reading *reading, const read_members *members, fc_contingency *out) {
  out->kind = out->of == FC_OF_LOSS ? FC_RESERVE_YEARLY : FC_RESERVE_STOCK;
  if (given(members, KIND))
    out->kind = (fc_reserve_kind)members->arg[KIND].count;
  if (out->of == FC_OF_LOSS && out->kind == FC_RESERVE_STOCK)
    fc_reading_fault(reading, members->arg[KIND].value, false, "F340",
                     "leave \"kind\" out, or give the stock an \"amount\"",
                     "a part of the loss comes with the loss of each year: it is no stock");
  if (given(members, REPLENISH) && out->kind == FC_RESERVE_YEARLY)
    fc_reading_fault(reading, members->arg[REPLENISH].value, false, "F340", "leave \"replenish\" out",
                     "a yearly reserve is set aside anew each year: there is nothing to replenish");
  out->replenish = members->arg[REPLENISH].money;
  out->access = (fc_access)members->arg[ACCESS].count;
}

static void read_limit(fc_reading *reading, const read_members *members, fc_contingency *out) {
  const fc_arg *arg = &members->arg[MAX_PER_YEAR];
  out->limited = given(members, MAX_PER_YEAR);
  if (!out->limited)
    return;
  if (!arg->is_rate) {
    out->limit_sum = arg->money;
    if (fc_json_kind_of(arg->value) == FC_JSON_NUMBER && arg->money > 0 && arg->money < 100)
      fc_reading_fault(reading, arg->value, false, "F305", "a rate is written with a percent sign, \"50%\"",
                       "\"max_per_year\" is less than one dollar");
    return;
  }
  out->limit = arg->rate;
  if (arg->rate.num > arg->rate.den)
    fc_reading_fault(reading, arg->value, false, "F305", specs[MAX_PER_YEAR].help,
                     "\"max_per_year\" is more than all of the balance");
}

/* A date, or a fiscal year. */
static void read_from(fc_reading *reading, const fc_json_value *value, fc_contingency *out) {
  int covered = 1;
  fc_json_kind kind = fc_json_kind_of(value);
  fc_str text = fc_json_text(value);
  char why[FC_DATE_WHY] = "";
  if (kind == FC_JSON_TEXT && fc_date_choose(text, &out->from_date, why))
    return;
  out->from_date = FC_NO_DATE;
  if ((kind == FC_JSON_TEXT || kind == FC_JSON_NUMBER) && fc_fiscal_year_parse(text, &out->from_year, &covered) &&
      covered == 1)
    return;
  fc_reading_fault(reading, value, false, "F306", "write a date, \"2019-07-01\", or a fiscal year, 2020",
                   "\"from\" is neither a date nor a fiscal year%s%s", why[0] ? ": " : "", why);
}

static void read_name(fc_reading *reading, const fc_json_value *value, const fc_contingency *list, size_t index,
                      fc_contingency *out) {
  out->name = fc_reading_text(reading, value, "name");
  if (!out->name || !*out->name) {
    fc_buf number = {0};
    fc_buf_printf(&number, "contingency %zu", index + 1);
    out->name = fc_reading_keep(reading, (fc_str){number.p, number.n});
    fc_buf_reset(&number);
    return;
  }
  for (size_t i = 0; i < index; i++)
    if (list[i].name && strcmp(list[i].name, out->name) == 0)
      fc_reading_fault(reading, fc_json_get(value, "name"), false, "F311", "give each contingency a name of its own",
                       "two contingencies are called \"%s\": numbers %zu and %zu", out->name, i + 1, index + 1);
}

static void read_contingency(fc_reading *reading, const fc_json_value *value, fc_contingency *out) {
  static const char *const further[] = {"name", "note", "source", "from"};
  const char *names[SPECS + sizeof further / sizeof *further];
  size_t n = 0;
  for (int i = 0; i < SPECS; i++)
    names[n++] = specs[i].name;
  for (size_t i = 0; i < sizeof further / sizeof *further; i++)
    names[n++] = further[i];
  fc_reading_note(reading, fc_json_only(reading->ctx, reading->json, value, names, n, FC_BAD_SCENARIO, "F301"));
  fc_reading_text(reading, value, "note");
  fc_reading_text(reading, value, "source");
  read_members members = {.at = value};
  read_each(reading, &members);
  read_size(reading, &members, out);
  read_kind(reading, &members, out);
  read_limit(reading, &members, out);
  out->restricted_to = members.arg[RESTRICTED_TO].select;
  out->amount_parameter = members.arg[AMOUNT].parameter;
  out->rate_parameter = members.arg[RATE].parameter;
  out->limit_parameter = members.arg[MAX_PER_YEAR].parameter;
  out->replenish_parameter = members.arg[REPLENISH].parameter;
  const fc_json_value *from = fc_json_get(value, "from");
  if (from)
    read_from(reading, from, out);
}

/* An empty list is none: what a scenario that extends another writes over its. */
static void read_contingencies(fc_reading *reading, const fc_json_value *contingencies) {
  fc_contingencies *to = &reading->to->contingencies;
  if (!fc_reading_expect(reading, contingencies, FC_JSON_ARRAY))
    return;
  size_t n = fc_json_count(contingencies);
  fc_contingency *list = fc_reading_array(reading, n, sizeof *list);
  for (size_t i = 0; list && i < n; i++) {
    const fc_json_value *value = fc_json_at(contingencies, i);
    list[i] = (fc_contingency){.from_date = FC_NO_DATE, .where = fc_reading_where(reading, value)};
    if (!fc_reading_expect(reading, value, FC_JSON_OBJECT))
      continue;
    read_name(reading, value, list, i, &list[i]);
    read_contingency(reading, value, &list[i]);
  }
  to->list = list;
  to->n = list ? n : 0;
}

static void read_reserves(fc_reading *reading, const fc_json_value *reserves) {
  fc_contingencies *to = &reading->to->contingencies;
  to->data_where = fc_reading_where(reading, reserves);
  to->from_data = fc_json_kind_of(reserves) == FC_JSON_TEXT && fc_str_is(fc_json_text(reserves), "data");
  if (!to->from_data)
    fc_reading_fault(reading, reserves, false, "F306",
                     "write \"reserves\": \"data\" for the reserve rows of the budgets, and other money under "
                     "\"contingencies\"",
                     "\"reserves\" takes \"data\"");
}

void fc_reading_after_loss(fc_reading *reading, const fc_json_value *root) {
  const fc_json_value *response = fc_json_get(root, "response"), *reserves = fc_json_get(root, "reserves");
  const fc_json_value *contingencies = fc_json_get(root, "contingencies");
  if (response)
    fc_reading_response(reading, response);
  if (contingencies)
    read_contingencies(reading, contingencies);
  if (reserves)
    read_reserves(reading, reserves);
}
