/* compile_notes.c - what a reader must know of the awards that a scenario takes. */
#include "chance/normal_correlation.h"
#include "impact/compile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NAMES_SHOWN = 5 };

/* Two cuts that take from the same awards. */
typedef struct fc_overlap {
  uint32_t cut[2];
  size_t count, example; /* awards, and one of them */
} fc_overlap;

/* By cuts, for qsort. */
static int overlap_cmp(const void *a, const void *b) {
  const fc_overlap *x = a, *y = b;
  int order = (x->cut[0] > y->cut[0]) - (x->cut[0] < y->cut[0]);
  return order ? order : (x->cut[1] > y->cut[1]) - (x->cut[1] < y->cut[1]);
}

/* All that a cut takes was received before. */
static bool takes_back(const fc_plan_cut *cut) {
  for (size_t s = 0; s < cut->n_steps; s++)
    if (!cut->step[s].received)
      return false;
  return cut->n_steps > 0;
}

/* Of a balance what was received and what is undrawn are apart; a year's amount may be both received and due. */
static bool is_apart(const fc_touched *touched, const fc_plan_cut *a, const fc_plan_cut *b) {
  return takes_back(a) != takes_back(b) && touched->stock;
}

static void note_overlap(fc_compiling *c, const fc_overlap *overlap) {
  const fc_plan_cut *first = &c->plan->cuts[overlap->cut[0]], *second = &c->plan->cuts[overlap->cut[1]];
  const fc_award *award = fc_dataset_award(c->dataset, c->plan->touched[overlap->example].award);
  const char *s = overlap->count == 1 ? "" : "s", *one = overlap->count > 1 ? ", for one" : "";
  const char *title = fc_award_title(c->ctx, c->dataset, award);
  const fc_where *where = &c->scenario->cuts[overlap->cut[1]].where;
  if (takes_back(first) != takes_back(second))
    fc_notes_add(&c->plan->notes, FC_WARNING, "N429", where,
                 "where money of one year is meant, let one of the cuts select other grants",
                 "the cuts \"%s\" and \"%s\" take %zu grant%s (%s%s) both as due and as received: one year's amount "
                 "ends, and another's is taken back",
                 first->name, second->name, overlap->count, s, title, one);
  else
    fc_notes_add(
        &c->plan->notes, FC_NOTE, "N402", where, NULL,
        "the cuts \"%s\" and \"%s\" both take from %zu grant%s (%s%s): the second takes from what the first leaves",
        first->name, second->name, overlap->count, s, title, one);
}

/* A cut whose condition does not hold takes nothing. */
static bool is_counted(const fc_touched *touched, const fc_plan_cut *a, const fc_plan_cut *b) {
  return a->timing.when.num != 0 && b->timing.when.num != 0 && !is_apart(touched, a, b);
}

static bool count_overlaps(fc_compiling *c, size_t t, fc_keys *pairs, fc_seq *overlaps) {
  const fc_touched *touched = &c->plan->touched[t];
  for (uint32_t i = 0; i < touched->cuts; i++)
    for (uint32_t k = i + 1; k < touched->cuts; k++) {
      const uint32_t pair[2] = {touched->cut[i], touched->cut[k]};
      if (!is_counted(touched, &c->plan->cuts[pair[0]], &c->plan->cuts[pair[1]]))
        continue;
      uint32_t number = fc_keys_put(pairs, pair);
      if (number == FC_INTERN_NONE || (number >= overlaps->count && !fc_seq_push(overlaps)))
        return false;
      fc_overlap *overlap = fc_seq_at(overlaps, number);
      if (overlap->count++ == 0)
        *overlap = (fc_overlap){{pair[0], pair[1]}, 1, t};
    }
  return true;
}

static bool tell_overlaps(fc_compiling *c, const fc_seq *overlaps) {
  fc_overlap *list = fc_compiling_array(c, overlaps->count, sizeof *list);
  for (size_t i = 0; list && i < overlaps->count; i++)
    list[i] = *(const fc_overlap *)fc_seq_at(overlaps, i);
  if (list)
    qsort(list, overlaps->count, sizeof *list, overlap_cmp);
  for (size_t i = 0; list && i < overlaps->count; i++)
    note_overlap(c, &list[i]);
  return list != NULL;
}

/* Awards that two cuts share, for each pair of cuts once. */
static void note_overlaps(fc_compiling *c) {
  fc_keys pairs;
  fc_seq overlaps;
  fc_seq_init(&overlaps, sizeof(fc_overlap));
  bool good = fc_keys_init(&pairs, 2);
  for (size_t t = 0; good && t < c->plan->n_touched; t++)
    good = count_overlaps(c, t, &pairs, &overlaps);
  if (!good || !tell_overlaps(c, &overlaps))
    fc_compiling_note(c, fc_fail_memory(c->ctx));
  fc_keys_free(&pairs);
  fc_seq_free(&overlaps);
}

/* Whether a cut with a date acts on an award in some year, be its phase or its condition nothing. */
static bool acts_on(const fc_plan *plan, const fc_plan_cut *cut, size_t touched) {
  for (size_t s = 0; s < cut->n_steps; s++)
    for (size_t y = 0; y < plan->n_years; y++) {
      const fc_step *step = &cut->step[s];
      fc_plan_mixed mix = fc_plan_mix_parts(plan, cut, step, touched, y);
      if (mix.in_force && mix.of_year.num > 0 && fc_plan_balance(plan, cut, step, touched, y) != SIZE_MAX)
        return true;
    }
  return false;
}

/* A cut whose days all lie before or behind the years that are answered for takes nothing, which is seldom meant. */
static void warn_outside(fc_compiling *c) {
  for (size_t k = 0; k < c->plan->n_cuts; k++) {
    const fc_plan_cut *cut = &c->plan->cuts[k];
    bool acts = cut->timing.from == FC_NO_DATE && cut->timing.until == FC_NO_DATE;
    for (size_t i = 0; i < cut->n_touched && !acts; i++)
      acts = c->plan->touched[cut->touched[i]].unknown || acts_on(c->plan, cut, cut->touched[i]);
    if (!acts)
      fc_notes_add(&c->plan->notes, FC_WARNING, "N448", &c->scenario->cuts[k].where,
                   "change its \"from\" or \"until\", or answer for other years: \"years\": { \"first\": ..., \"last\": "
                   "... }",
                   "the days of the cut \"%s\" lie in no year that is answered for: it takes nothing", cut->name);
  }
}

/* "suspect" warns; other flags are told. */
static void note_flag(fc_compiling *c, fc_touched *touched) {
  const fc_award *award = fc_dataset_award(c->dataset, touched->award);
  if (!award->flag)
    return;
  fc_str flag = fc_dataset_text(c->dataset, award->flag), note = fc_dataset_text(c->dataset, award->note);
  fc_where where = fc_dataset_where(c->dataset, award->origin);
  touched->suspect = fc_str_is(flag, "suspect");
  fc_notes_add(&c->plan->notes, touched->suspect ? FC_WARNING : FC_NOTE, touched->suspect ? "N405" : "N406", &where,
               NULL, "%s is flagged \"%.*s\"%s%.*s", fc_award_title(c->ctx, c->dataset, award), FC_STR_ARG(flag),
               note.n ? ": " : "", FC_STR_ARG(note));
}

/* Whole months from one day to the day before another; 0 where it is no whole number of them. */
static int months_of(const fc_award *award) {
  if (award->period_start == FC_NO_DATE || award->period_end == FC_NO_DATE || award->period_end < award->period_start)
    return 0;
  int year, month, day, end_year, end_month, end_day;
  fc_date_split(award->period_start, &year, &month, &day);
  fc_date_split(award->period_end + 1, &end_year, &end_month, &end_day);
  return day == end_day ? (end_year - year) * 12 + end_month - month : 0;
}

static void note_period(fc_compiling *c, const fc_touched *touched) {
  const fc_award *award = fc_dataset_award(c->dataset, touched->award);
  int months = months_of(award);
  fc_money even;
  if (touched->due.kind == FC_DUE_SPREAD)
    return;
  if (months <= 12 || fc_money_scale(award->amount.value, (fc_rate){12, months}, c->plan->rounding, &even) != FC_OK)
    return;
  char amount[64];
  fc_dollars_format(even, amount);
  fc_where where = fc_dataset_where(c->dataset, award->origin);
  fc_notes_add(&c->plan->notes, FC_NOTE, "N407", &where, NULL,
               "%s covers %d %s and is set against the budget of one year; spent evenly it would be %s a year",
               fc_award_title(c->ctx, c->dataset, award), months % 12 ? months : months / 12,
               months % 12 ? "months" : "years", amount);
}

/* Awards whose year is not the budget's: both years are named, each different one once. */
static void note_years(fc_compiling *c) {
  int told[16];
  size_t n = 0;
  for (size_t t = 0; t < c->plan->n_touched && n < sizeof told / sizeof *told; t++) {
    const fc_award *award = fc_dataset_award(c->dataset, c->plan->touched[t].award);
    int year = award->year ? award->year : award->award_year;
    bool known = year == 0 || c->plan->touched[t].due.kind != FC_DUE_ONCE || fc_compiling_year(c, award->year) >= 0;
    for (size_t i = 0; i < n; i++)
      known = known || told[i] == year;
    if (known)
      continue;
    told[n++] = year;
    fc_notes_add(&c->plan->notes, FC_NOTE, "N412", NULL, NULL,
                 "grants of %s year %d are %s fiscal year %d", award->year ? "fiscal" : "award", year,
                 fc_budget_count(c->dataset) ? "set against the budget of" : "answered for in", c->plan->first_year);
  }
}

/* Governments that the scenario names and no cut takes from. */
static void note_untouched(fc_compiling *c, const bool *governments) {
  const fc_frame *frame = &c->plan->frame;
  const char *names = "";
  size_t n = 0;
  if (!c->scenario->governments)
    return;
  for (uint32_t i = 0; i < c->dataset->governments.count; i++) {
    bool touched = !governments[i];
    for (size_t k = 0; k < frame->n_governments && !touched; k++)
      touched = frame->governments[k] == i;
    if (touched)
      continue;
    if (n++ < NAMES_SHOWN)
      names = fc_ctx_format(c->ctx, "%s%s%.*s", names, *names ? ", " : "",
                            FC_STR_ARG(fc_dataset_text(c->dataset, fc_dataset_government(c->dataset, i)->name)));
  }
  if (n)
    fc_notes_add(&c->plan->notes, FC_NOTE, "N415", &c->scenario->governments_where, NULL,
                 "%zu government%s of the scenario ha%s no grant that a cut takes from: %s%s", n, n == 1 ? "" : "s",
                 n == 1 ? "s" : "ve", names, n > NAMES_SHOWN ? ", ..." : "");
}

/* Years whose figures are those of an earlier one. */
static void note_growth(fc_compiling *c) {
  const fc_plan *plan = c->plan;
  const fc_frame *last = &plan->frames[plan->n_years - 1];
  fc_buf words = {0};
  size_t carried = 0;
  if (last->stands_for != last->year && c->dataset->budget_years.count) {
    fc_buf_printf(&words, "budgets after fiscal year %d are those of that year, ", last->year);
    fc_words_growth(&words, plan->baseline.budget.rate);
  }
  for (size_t t = 0; t < plan->n_touched; t++) {
    const fc_due *due = &plan->touched[t].due;
    carried += due->kind == FC_DUE_YEARLY && (due->grown || (due->carried && (size_t)due->year + 1 < plan->n_years));
  }
  if (carried) {
    fc_buf_printf(&words, "%s%zu grant%s go%s on after the last year of the data, ", words.n ? "; " : "", carried,
                  carried == 1 ? "" : "s", carried == 1 ? "es" : "");
    fc_words_growth(&words, plan->baseline.grants.rate);
  }
  if (words.n)
    fc_notes_add(&c->plan->notes, FC_NOTE, "N424", &plan->baseline.where, NULL, "%s", words.p);
  fc_buf_reset(&words);
}

/* Parameters that change nothing: perhaps a "$name" was meant and not written. */
static void note_unused(fc_compiling *c) {
  for (size_t i = 0; i < c->scenario->n_parameters; i++) {
    const fc_parameter *parameter = &c->scenario->parameters[i];
    if (!parameter->uses && !parameter->varied)
      fc_notes_add(&c->plan->notes, FC_NOTE, "N449", &parameter->where,
                   fc_ctx_format(c->ctx, "write \"$%s\" where it belongs, or leave it out", parameter->name),
                   "nothing of the scenario uses its parameter \"%s\"", parameter->name);
  }
}

/* The points at which parameters were taken. */
static void note_points(fc_compiling *c) {
  for (size_t i = 0; i < c->scenario->n_parameters; i++) {
    const fc_parameter *parameter = &c->scenario->parameters[i];
    fc_buf point = {0};
    if (parameter->kind == FC_CERTAIN || parameter->varied || !parameter->uses)
      continue;
    if (parameter->kind == FC_OUTCOMES)
      fc_buf_text(&point, parameter->outcome[parameter->taken].name);
    else
      fc_ratio_print(&point, fc_ratio_of(parameter->point.num, parameter->point.den), 12);
    fc_notes_add(&c->plan->notes, FC_NOTE, "N426", &parameter->where, "choose another with --param",
                 "%s (%s) is taken at its point, %s", parameter->name, parameter->distribution, point.p ? point.p : "");
    fc_buf_reset(&point);
  }
}

/* A correlation to two digits. */
static void put_correlation(fc_buf *out, double normal) {
  fc_rate rate;
  if (fc_rate_near(round(fc_rank_from_normal(normal) * 100) / 100, &rate))
    fc_ratio_print(out, fc_ratio_of(rate.num, rate.den), 2);
}

/* Correlations that no numbers can have, and what was taken in their place. */
static void note_repair(fc_compiling *c) {
  const fc_joint *joint = &c->scenario->joint;
  const fc_joint_repair *repair = &joint->repair;
  if (!repair->changed)
    return;
  fc_buf stated = {0}, taken = {0};
  put_correlation(&stated, repair->stated.normal);
  put_correlation(&taken, repair->taken.normal);
  fc_notes_add(&c->plan->notes, FC_WARNING, "N465", &c->scenario->dependence_where, "state correlations that can hold together",
               "no numbers can have all the correlations that are stated; the nearest that some can have were taken: "
               "%zu moved, most that of ranks of %s and %s, from %s to %s",
               repair->changed, joint->name[repair->stated.a], joint->name[repair->stated.b], stated.p ? stated.p : "",
               taken.p ? taken.p : "");
  fc_buf_reset(&stated);
  fc_buf_reset(&taken);
}

static bool holds_trials(const fc_parameter *parameter) {
  return parameter->uses && parameter->file && strcmp(parameter->file->as, "library") == 0 &&
         strcmp(parameter->law.distribution->name, "empirical") == 0;
}

/* Trials of one library perhaps went together; here they are drawn apart. The first two of each library are named. */
static void note_libraries(fc_compiling *c) {
  const fc_scenario *scenario = c->scenario;
  for (uint32_t i = 0; i < scenario->n_parameters; i++) {
    const fc_parameter *one = &scenario->parameters[i], *other = NULL;
    bool told = false;
    for (uint32_t k = 0; k < scenario->n_parameters && holds_trials(one) && !fc_joint_binds(&scenario->joint, i); k++) {
      const fc_parameter *second = &scenario->parameters[k];
      bool same = k != i && holds_trials(second) && strcmp(second->file->file, one->file->file) == 0;
      told = told || (same && k < i);
      other = same && k > i && !other ? second : other;
    }
    if (other && !told)
      fc_notes_add(&c->plan->notes, FC_NOTE, "N468", &one->where, "say in \"dependence\" how they go together",
                   "%s and %s are trials of one library, and are drawn independently", one->name, other->name);
  }
}

static void note_stages(fc_compiling *c) {
  const fc_frame *frame = &c->plan->frame;
  if (!frame->stage.common && frame->n_governments > 1)
    fc_notes_add(&c->plan->notes, FC_WARNING, "N411", NULL, "force one with --stage",
                 "no stage%s is common to all %zu governments: each row shows its own (%u differ from the most "
                 "frequent)",
                 fc_frame_year_words(frame, "of").p, frame->n_governments, frame->stage.mixed);
}

/* The stage that all budgets of a year have; 0: they have several. */
static uint32_t stage_of_year(const fc_frame *frame) {
  if (frame->n_governments == 1)
    return fc_stage_of_budget(&frame->stage, frame->governments[0]);
  return frame->stage.common ? frame->stage.budget : 0;
}

/* "adopted in 2025, preliminary in 2026": where the stage of the budgets changes with the years. */
static void note_stages_of_years(fc_compiling *c) {
  const fc_plan *plan = c->plan;
  fc_buf text = {0};
  size_t changes = 0;
  uint32_t last = 0;
  for (size_t y = plan->show_from; y < plan->show_to; y++) {
    const fc_frame *frame = &plan->frames[y];
    uint32_t stage = stage_of_year(frame);
    if (!stage || stage == last)
      continue;
    fc_buf_text(&text, changes++ ? ", " : "");
    fc_stage_words(&text, fc_dataset_text(c->dataset, stage));
    fc_buf_printf(&text, " in %d", frame->year);
    last = stage;
  }
  if (changes > 1)
    fc_notes_add(&c->plan->notes, FC_WARNING, "N447", NULL, "force one with --stage",
                 "budgets of different stages follow one another: %s", text.p ? text.p : "");
  fc_buf_reset(&text);
}

void fc_compile_notes(fc_compiling *c, const bool *governments) {
  /* The plan is still being made: what it shows as constant is ours. */
  fc_touched *touched = (fc_touched *)(uintptr_t)c->plan->touched;
  note_stages(c);
  note_stages_of_years(c);
  note_growth(c);
  note_points(c);
  note_unused(c);
  note_repair(c);
  note_libraries(c);
  note_years(c);
  warn_outside(c);
  note_overlaps(c);
  for (size_t t = 0; t < c->plan->n_touched; t++) {
    note_flag(c, &touched[t]);
    note_period(c, &touched[t]);
  }
  note_untouched(c, governments);
  if (!c->dataset->has_indirect)
    fc_notes_add(&c->plan->notes, FC_NOTE, "N416", NULL, NULL,
                 "no row of the grants is marked as passed on by a state: aid that comes through the state may not be "
                 "in the file");
}
