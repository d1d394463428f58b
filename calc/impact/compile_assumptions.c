/* compile_assumptions.c - what a scenario assumes beside its cuts, in words: how figures go on, what money is worth, when
 * cuts act, how awards fall on years, at which points parameters are taken. Table assumptions shows them. */
#include "impact/compile.h"

enum { FIXED = 8 }; /* beside those of each cut and parameter */

typedef struct fc_listing {
  fc_compiling *c;
  fc_assumption *list;
  size_t n, room;
} fc_listing;

static void list(fc_listing *to, const char *what, const fc_buf *how) {
  if (!to->list || to->n == to->room || !how->n)
    return;
  to->list[to->n++] = (fc_assumption){fc_compiling_keep(to->c, fc_str_of(what)),
                                      fc_compiling_keep(to->c, (fc_str){how->p, how->n})};
}

static void list_growth(fc_listing *to, const char *what, const fc_growth *growth) {
  fc_buf how = {0};
  if (growth->stated)
    fc_words_growth(&how, growth->rate);
  if (growth->stated)
    fc_buf_text(&how, " after the last year of the data");
  list(to, what, &how);
  fc_buf_reset(&how);
}

static void list_baseline(fc_listing *to) {
  const fc_baseline *baseline = &to->c->plan->baseline;
  const struct {
    const char *what;
    const fc_set_figure *figure;
    const char *after;
  } set[] = {{"budget of the first year", &baseline->set_budget, ", set by the scenario"},
             {"grants of the first year", &baseline->set_grants, " together, set by the scenario"}};
  list_growth(to, "growth of budgets", &baseline->budget);
  list_growth(to, "growth of grants", &baseline->grants);
  list_growth(to, "growth of the population", &baseline->population);
  for (size_t i = 0; i < sizeof set / sizeof *set; i++) {
    fc_buf how = {0};
    if (set[i].figure->stated) {
      fc_words_money(&how, set[i].figure->value);
      fc_buf_text(&how, set[i].after);
    }
    list(to, set[i].what, &how);
    fc_buf_reset(&how);
  }
  fc_buf how = {0};
  if (baseline->inflation.stated) {
    fc_words_rate(&how, baseline->inflation.rate);
    fc_buf_text(&how, " a year");
  } else if (baseline->n_prices) {
    fc_buf_text(&how, "by an index of the years");
    if (baseline->price_file)
      fc_buf_printf(&how, ", column \"%s\" of %s", baseline->price_file->header[1], baseline->price_file->file);
  }
  if (how.n)
    fc_buf_printf(&how, "; real amounts are in dollars of %d", to->c->plan->first_year + (int)to->c->plan->show_from);
  list(to, "inflation", &how);
  fc_buf_reset(&how);
}

static void print_mapping(fc_buf *out, const fc_year_mapping *mapping) {
  static const char *const words[] = {
      [FC_MAP_OVERLAP] = "to fiscal years by the months of their period in each",
      [FC_MAP_AWARD_START] = "to the fiscal year in which their period begins",
      [FC_MAP_FORWARD] = "to the fiscal year that begins in the federal year's last quarter",
      [FC_MAP_EVEN] = "in equal parts to the fiscal years of their period",
      [FC_MAP_PROFILE] = "to fiscal years from the start of their period by ",
  };
  if (mapping->kind == FC_MAP_NONE)
    return;
  fc_buf_printf(out, "%sawards fall %s", out->n ? "; " : "", words[mapping->kind]);
  for (size_t i = 0; i < mapping->n_profile; i++) {
    fc_buf_text(out, i ? ", " : "");
    fc_words_rate(out, mapping->profile[i]);
  }
}

static void list_cut(fc_listing *to, const fc_cut *cut) {
  fc_buf what = {0}, how = {0};
  fc_buf_printf(&what, "cut \"%s\"", cut->name);
  fc_buf_text(&how, cut->timing_words ? cut->timing_words : "");
  print_mapping(&how, &cut->mapping);
  list(to, what.p ? what.p : "", &how);
  fc_buf_reset(&what);
  fc_buf_reset(&how);
}

static void list_parameter(fc_listing *to, const fc_parameter *parameter) {
  fc_buf what = {0}, how = {0};
  fc_buf_printf(&what, "parameter \"%s\"", parameter->name);
  if (parameter->kind != FC_CERTAIN)
    fc_buf_printf(&how, "%s, taken at its point, ", parameter->distribution);
  if (parameter->kind == FC_OUTCOMES)
    fc_buf_text(&how, parameter->outcome[parameter->taken].name);
  else
    fc_ratio_print(&how, fc_ratio_of(parameter->point.num, parameter->point.den), 12);
  list(to, what.p ? what.p : "", &how);
  fc_buf_reset(&what);
  fc_buf_reset(&how);
}

void fc_compile_assumptions(fc_compiling *c) {
  const fc_scenario *scenario = c->scenario;
  size_t room = FIXED + scenario->n_cuts + scenario->n_parameters;
  fc_listing to = {c, fc_compiling_array(c, room, sizeof(fc_assumption)), 0, room};
  list_baseline(&to);
  for (size_t i = 0; i < scenario->n_parameters; i++)
    list_parameter(&to, &scenario->parameters[i]);
  for (size_t i = 0; i < scenario->n_cuts; i++)
    list_cut(&to, &scenario->cuts[i]);
  c->plan->assumptions = to.list;
  c->plan->n_assumptions = to.n;
}
