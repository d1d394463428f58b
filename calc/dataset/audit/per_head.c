/* per_head.c - a government whose figure per resident stands far apart from those of its kind.
 *
 * Governments of one type are compared: their whole budgets of a year, scope and direction, each at its latest stage;
 * their grants of one program, year and stage. Real figures per resident differ a lot, and small governments the most;
 * but they differ along a slope. What stands apart is what lies beyond a gap: at least three times its next neighbor,
 * and at least five times the median of the others (or, of budgets, as far below); of grants also more than any
 * government with more residents gets. */
#include "dataset/audit_parts.h"
#include "dataset/budget.h"
#include "dataset/stage.h"
#include "dataset/sum.h"

#include <stdlib.h>

enum { FEWEST = 3, GAP = 3, FAR = 5, ONE_IN = 10 };

/* Grants of one government, program, year and stage. */
enum { GRANT_WORDS = 6 }; /* government, program, fiscal year, award year, stage, basis */

typedef struct per_head {
  fc_keys keys;
  fc_seq sums;  /* of grant_sum, by keys */
  fc_seq spans; /* of sums that are not exact */
} per_head;

typedef struct grant_sum {
  fc_sum sum;
  fc_origin origin;
} grant_sum;

static bool per_head_begin(void *state) {
  per_head *self = state;
  fc_seq_init(&self->sums, sizeof(grant_sum));
  fc_seq_init(&self->spans, sizeof(fc_span));
  return fc_keys_init(&self->keys, GRANT_WORDS);
}

static void per_head_release(void *state) {
  per_head *self = state;
  fc_keys_free(&self->keys);
  fc_seq_free(&self->sums);
  fc_seq_free(&self->spans);
}

static bool later(fc_origin a, fc_origin b) {
  return a.source != b.source ? a.source > b.source : a.line > b.line;
}

static fc_status per_head_row(fc_audit *audit, void *state, fc_table_kind kind, uint32_t government,
                              const fc_rows_of *rows) {
  per_head *self = state;
  fc_str listing = fc_rows_text(rows, FC_ROLE_assistance_listing), program = fc_rows_text(rows, FC_ROLE_program);
  fc_basis basis = FC_BASIS_FLOW;
  fc_figure amount;
  char word[128];
  fc_basis_of(fc_rows_text(rows, FC_ROLE_amount_basis), &basis);
  if (kind != FC_GRANTS || !(listing.n || program.n) || basis > FC_BASIS_STOCK ||
      !fc_rows_figure(rows, FC_ROLE_amount, &amount))
    return FC_OK;
  fc_audit_look(audit);
  fc_intern *texts = &rows->dataset->texts;
  const uint32_t words[GRANT_WORDS] = {
      government,
      fc_intern_put(texts, listing.n ? listing : program),
      (uint32_t)fc_rows_year(rows, FC_ROLE_fiscal_year),
      (uint32_t)fc_rows_year(rows, FC_ROLE_award_year),
      fc_intern_put(texts, fc_stage_canonical(fc_rows_text(rows, FC_ROLE_stage), word, sizeof word)),
      (uint32_t)basis};
  uint32_t number =
      words[1] == FC_INTERN_NONE || words[4] == FC_INTERN_NONE ? FC_INTERN_NONE : fc_keys_put(&self->keys, words);
  if (number == FC_INTERN_NONE)
    return FC_NO_MEMORY;
  bool fresh = number == self->sums.count;
  grant_sum *sum = fresh ? fc_seq_push(&self->sums) : fc_seq_at(&self->sums, number);
  if (!sum || !fc_sum_add(&self->spans, &sum->sum, amount))
    return FC_NO_MEMORY;
  if (fresh || later(sum->origin, fc_rows_origin(rows)))
    sum->origin = fc_rows_origin(rows);
  return FC_OK;
}

/* ---- those who are compared ---- */

typedef struct peer {
  uint32_t group, government;
  fc_i128 cents;
  fc_audit_residents residents;
  fc_origin origin;
  const uint32_t *grant;       /* words of its key; NULL: a budget */
  const fc_audit_whole *whole; /* a budget */
} peer;

typedef struct peers {
  fc_audit *audit;
  peer *peer;
  size_t n;
  fc_keys groups; /* words: type, then what is compared */
} peers;

enum { GROUP_WORDS = 7 };

/* false: no memory. Who has no residents, or no money, is not compared. */
static bool add_peer(peers *all, peer each, int32_t year, const uint32_t *words) {
  if (each.cents <= 0 || !fc_audit_residents_find(all->audit, each.government, year, &each.residents))
    return true;
  each.group = fc_keys_put(&all->groups, words);
  all->peer[all->n++] = each;
  return each.group != FC_INTERN_NONE;
}

static uint32_t type_of(const fc_audit *audit, uint32_t government) {
  return fc_dataset_government(audit->dataset, government)->type;
}

/* Wholes of a government and year lie side by side, stages rising: the last of a scope and direction stands for it. */
static bool is_latest(const fc_audit_whole *wholes, size_t n, size_t at) {
  const fc_audit_whole *of = &wholes[at];
  for (size_t i = at + 1; i < n && wholes[i].government == of->government && wholes[i].year == of->year; i++)
    if (wholes[i].scope == of->scope && wholes[i].direction == of->direction)
      return false;
  return true;
}

static bool add_budgets(peers *all, const fc_audit_whole *wholes, size_t n) {
  bool ok = true;
  for (size_t i = 0; i < n && ok; i++) {
    const fc_audit_whole *whole = &wholes[i];
    if (!whole->complete || !fc_scope_is_whole(fc_dataset_text(all->audit->dataset, whole->scope)) ||
        !is_latest(wholes, n, i))
      continue;
    fc_audit_look(all->audit);
    const uint32_t words[GROUP_WORDS] = {type_of(all->audit, whole->government), 0, (uint32_t)whole->year, whole->scope,
                                         (uint32_t)whole->direction};
    const peer each = {.government = whole->government,
                       .cents = whole->conflict ? whole->amount.low : whole->amount.value,
                       .origin = whole->origin,
                       .whole = whole};
    ok = add_peer(all, each, whole->year, words);
  }
  return ok;
}

static bool add_grants(peers *all, const per_head *self) {
  bool ok = true;
  for (uint32_t i = 0; i < self->sums.count && ok; i++) {
    const uint32_t *key = fc_keys_at(&self->keys, i);
    const grant_sum *sum = fc_seq_at(&self->sums, i);
    const uint32_t words[GROUP_WORDS] = {type_of(all->audit, key[0]), 1, key[1], key[2], key[3], key[4], key[5]};
    const peer each = {
        .government = key[0], .cents = fc_sum_span(&self->spans, sum->sum).value, .origin = sum->origin, .grant = key};
    ok = add_peer(all, each, (int32_t)(key[2] ? key[2] : key[3]), words);
  }
  return ok;
}

/* ---- who stands apart ---- */

/* Is a at least `times` as much per resident as b? */
static bool is_times(const peer *a, const peer *b, int times) {
  fc_ratio x = fc_ratio_of(a->cents, a->residents.value), y = fc_ratio_of(b->cents * times, b->residents.value);
  return fc_ratio_cmp(x, y) >= 0;
}

static int compare_peers(const void *a, const void *b, void *self) {
  const peer *x = a, *y = b;
  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  int order = fc_ratio_cmp(fc_ratio_of(y->cents, y->residents.value), fc_ratio_of(x->cents, x->residents.value));
  return order ? order
               : fc_dataset_compare_governments(((const fc_audit *)self)->dataset, x->government, y->government);
}

static const char *a_head(fc_audit *audit, const peer *of) {
  return fc_audit_money(audit, fc_i128_divide(of->cents, of->residents.value, FC_HALF_AWAY));
}

static const char *subject_of(fc_audit *audit, const peer *of) {
  if (of->whole)
    return fc_audit_budget(audit, of->whole->stage, of->whole->scope, of->whole->direction, 0, of->whole->year);
  int32_t year = (int32_t)of->grant[2], award_year = (int32_t)of->grant[3];
  const char *program = fc_dataset_text(audit->dataset, of->grant[1]).p;
  if (!year && !award_year)
    return program;
  return fc_audit_text(audit, "%s, %s year %d", program, year ? "fiscal" : "award", (int)(year ? year : award_year));
}

static void tell(fc_audit *audit, const peer *of, const peer *next, const peer *median, size_t others, bool high) {
  fc_finding *finding = fc_audit_add(audit, FC_WARNING, of->government, of->origin);
  fc_str type = fc_dataset_text(audit->dataset, type_of(audit, of->government));
  fc_buf times = {0};
  const peer *more = high ? of : next, *less = high ? next : of;
  fc_ratio ratio = fc_ratio_of(more->cents * less->residents.value, less->cents * more->residents.value);
  fc_ratio_print_fixed(&times, ratio, 0, 1, true);
  finding->subject = subject_of(audit, of);
  finding->value = fc_audit_text(audit, "%s a head (%s)", a_head(audit, of), fc_audit_money(audit, of->cents));
  finding->expected = fc_audit_text(audit, "about %s a head", a_head(audit, median));
  finding->why = fc_audit_text(
      audit, "%s%s %s %s times as much a head as %s (%s); the median of %zu other%s (%.*s) is %s%s",
      high ? "" : "the next of its kind, ", fc_audit_name(audit, more->government), high ? "would have" : "has",
      fc_buf_status(&times) ? "" : fc_buf_data(&times, NULL),
      high ? fc_audit_text(audit, "the next of its kind, %s", fc_audit_name(audit, next->government)) : "this",
      a_head(audit, next), others, others == 1 ? "" : "s", FC_STR_ARG(type.n ? type : FC_STR("type not stated")),
      a_head(audit, median),
      of->residents.census ? "; residents by the Census Bureau's estimate of 2017, as the data give none" : "");
  finding->mend = "compare the amount with its source, and the population; it may belong to another government";
  fc_audit_also(audit, finding, audit->dataset, next->origin);
  fc_buf_reset(&times);
}

/* How many of the first stand apart from those behind them; `rising`: the last, from those before them. */
static size_t count_apart(const peer *group, size_t n, bool rising) {
  size_t most = n / ONE_IN > 1 ? n / ONE_IN : 1, apart = 0;
  for (size_t k = 1; k <= most && n - k >= FEWEST - 1; k++) {
    const peer *inner = rising ? &group[n - k - 1] : &group[k], *outer = rising ? &group[n - k] : &group[k - 1];
    const peer *median = rising ? &group[(n - k - 1) / 2] : &group[k + (n - k) / 2];
    bool gap = rising ? is_times(inner, outer, GAP) : is_times(outer, inner, GAP);
    bool far = rising ? is_times(median, outer, FAR) : is_times(outer, median, FAR);
    apart = gap && far ? k : apart;
  }
  return apart;
}

/* Grants have floors, and come in lumps: a small government may get far more a resident. That it gets more than any
 * larger one is another matter. */
static bool is_most_of_all(const peer *group, size_t n, const peer *of) {
  for (size_t i = 0; i < n; i++)
    if (group[i].residents.value > of->residents.value && group[i].cents >= of->cents)
      return false;
  return true;
}

static void judge(fc_audit *audit, const peer *group, size_t n) {
  if (n < FEWEST)
    return;
  size_t above = count_apart(group, n, false);
  for (size_t i = 0; i < above; i++)
    if (group->whole || is_most_of_all(group, n, &group[i]))
      tell(audit, &group[i], &group[above], &group[above + (n - above) / 2], n - above, true);
  size_t below = group->whole && !above ? count_apart(group, n, true) : 0;
  for (size_t i = 0; i < below; i++)
    tell(audit, &group[n - 1 - i], &group[n - below - 1], &group[(n - below - 1) / 2], n - below, false);
}

static fc_status per_head_end(fc_audit *audit, void *state) {
  per_head *self = state;
  const fc_audit_whole *wholes;
  size_t n;
  peers all = {.audit = audit};
  fc_status status = fc_audit_wholes(audit, &wholes, &n);
  if (status)
    return status;
  all.peer = calloc(n + self->sums.count + 1, sizeof *all.peer);
  bool ok =
      all.peer && fc_keys_init(&all.groups, GROUP_WORDS) && add_budgets(&all, wholes, n) && add_grants(&all, self);
  if (ok)
    qsort_r(all.peer, all.n, sizeof *all.peer, compare_peers, audit);
  for (size_t i = 0; ok && i < all.n;) {
    size_t end = i;
    while (end < all.n && all.peer[end].group == all.peer[i].group)
      end++;
    judge(audit, &all.peer[i], end - i);
    i = end;
  }
  free(all.peer);
  fc_keys_free(&all.groups);
  return ok ? FC_OK : FC_NO_MEMORY;
}

const fc_audit_check fc_audit_check_per_head = {
    .name = "per_head",
    .summary = "figures per resident that stand apart",
    .looks_at =
        "whole budgets, and grants by program, year and stage, per resident among three or more governments of one "
        "type: found where one is three times its next neighbor and five times the median of the others, and of "
        "grants more than any larger government gets, or a budget as far below. States without a population "
        "are taken at the Census Bureau's estimate of 2017",
    .remembers = "a sum for each government, program, year and stage of grants",
    .state = sizeof(per_head),
    .begin = per_head_begin,
    .row = per_head_row,
    .end = per_head_end,
    .release = per_head_release,
};
