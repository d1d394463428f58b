/* claim_sums.c - which money a claim may have meant: what the scenario takes, its program over the award years from its
 * own on, all grants of its agency, or the grants that "of" selects.
 *
 * Ceilings and requests are no money. Rows flagged "conflict" stand for a figure that another row states; they count only
 * where the scenario takes them itself. */
#include "base/buf.h"
#include "impact/claim_parts.h"
#include "impact/column.h"

/* Rows of one estimator and stage. */
typedef struct claim_group {
  fc_claim_sum sum;
  uint32_t program; /* of all rows, FC_INTERN_NONE where they differ */
  bool all_own;     /* every row is one that the scenario takes */
} claim_group;

typedef struct sum_search {
  const fc_claiming *claiming;
  const fc_dataset *dataset;
  const bool *own;        /* by award */
  const bool *government; /* by government: in question */
  fc_seq *sums;
} sum_search;

static const fc_award *own_at(const sum_search *search, size_t index) {
  return fc_dataset_award(search->dataset, search->claiming->ground->own_award[index]);
}

/* What all awards of the scenario share; 0: nothing. */
static uint32_t own_common(const sum_search *search, uint32_t (*of)(const fc_award *)) {
  size_t n = search->claiming->ground->n_own;
  uint32_t common = n ? of(own_at(search, 0)) : 0;
  for (size_t i = 1; i < n && common; i++)
    if (of(own_at(search, i)) != common)
      common = 0;
  return common;
}

static uint32_t listing_of(const fc_award *award) {
  return award->listing;
}
static uint32_t program_of(const fc_award *award) {
  return award->program;
}
static uint32_t agency_of(const fc_award *award) {
  return award->agency;
}
static uint32_t estimator_of(const fc_award *award) {
  return award->estimator;
}
static uint32_t stage_of(const fc_award *award) {
  return award->stage;
}

static bool is_money(const sum_search *search, const fc_award *award) {
  return search->government[award->government] && (award->basis == FC_BASIS_FLOW || award->basis == FC_BASIS_STOCK);
}

static bool is_conflict(const sum_search *search, const fc_award *award) {
  return fc_str_is(fc_dataset_text(search->dataset, award->flag), "conflict");
}

/* Takes the sum's years. */
static fc_status push(const sum_search *search, fc_claim_sum *sum) {
  fc_claim_sum *to = sum->words ? fc_seq_push(search->sums) : NULL;
  if (!to) {
    fc_seq_free(&sum->year);
    return fc_fail_memory(search->claiming->ctx);
  }
  *to = *sum;
  return FC_OK;
}

/* ---- what the scenario takes ---- */

static void describe_own(const sum_search *search, fc_claim_sum *sum, fc_claim_year *year) {
  fc_seq rows;
  fc_seq_init(&rows, sizeof(fc_claim_year));
  bool flow = true, federal = true, recipient = true;
  for (size_t i = 0; i < search->claiming->ground->n_own; i++) {
    const fc_award *award = own_at(search, i);
    fc_claim_add_row(&rows, 0, award); /* for what its rows say; the amount is the loss, not theirs */
    flow = flow && award->basis == FC_BASIS_FLOW && !award->award_year;
    federal = federal && !award->year && award->award_year;
    recipient = recipient && award->year;
    int of = federal ? award->award_year : award->year;
    year->first = i == 0 || of < year->first ? of : year->first;
    year->last = of > year->last ? of : year->last;
  }
  if (!federal && !recipient)
    year->first = year->last = 0;
  if (rows.count) {
    const fc_claim_year *said = fc_seq_at(&rows, 0);
    year->flag = said->flag;
    year->note = said->note;
    year->url = said->url;
    year->origin = said->origin;
    year->last_line = said->last_line;
    year->rows = said->rows;
    year->governments = said->governments;
  }
  fc_seq_free(&rows);
  sum->award_years = federal;
  sum->yearly = flow && recipient;
  sum->estimator = own_common(search, estimator_of);
  sum->stage = own_common(search, stage_of);
}

static fc_claim_year own_amount(const fc_claiming *claiming, fc_claim_sum *sum, const sum_search *search) {
  const fc_claim *claim = claiming->claim;
  fc_claim_year year = {.point = true, .governments = (uint32_t)claiming->ground->n_governments};
  fc_hedge hedge = claim->amount.hedge;
  if (!claim->has_amount) {
    year.amount = claiming->ground->own;
    describe_own(search, sum, &year);
    return year;
  }
  year.amount = (fc_span){claim->amount.low, claim->amount.value, claim->amount.high};
  year.open_low = hedge == FC_UP_TO || hedge == FC_LESS_THAN;
  year.open_high = hedge == FC_AT_LEAST || hedge == FC_MORE_THAN;
  return year;
}

static fc_status push_one(const sum_search *search, fc_claim_sum *sum, const fc_claim_year *only) {
  fc_seq_init(&sum->year, sizeof(fc_claim_year));
  fc_claim_year *year = fc_seq_push(&sum->year);
  if (!year)
    return fc_fail_memory(search->claiming->ctx);
  *year = *only;
  return push(search, sum);
}

/* Of several years: each of them, and all together where no yearly sum was said. */
static fc_status add_own_years(const sum_search *search, fc_claim_sum *sum, fc_claim_year of) {
  const fc_claiming *claiming = search->claiming;
  const fc_claim_ground *ground = claiming->ground;
  size_t n = ground->n_own_years;
  fc_claim_sum together = *sum, yearly = *sum;
  together.award_years = together.yearly = yearly.award_years = false;
  yearly.yearly = true;
  fc_seq_init(&yearly.year, sizeof(fc_claim_year));
  for (size_t i = 0; i < n; i++) {
    fc_claim_year *year = fc_seq_push(&yearly.year);
    if (!year) {
      fc_seq_free(&yearly.year);
      return fc_fail_memory(claiming->ctx);
    }
    *year = of;
    year->first = year->last = ground->own_year[i].year;
    year->amount = ground->own_year[i].loss;
  }
  fc_status status = push(search, &yearly);
  if (status || claiming->claim->metric != FC_CLAIM_LOSS || claiming->claim->said.yearly)
    return status;
  fc_buf words = {0};
  fc_buf_printf(&words, "%s, %zu years together", ground->own_words, n);
  together.words = fc_claim_keep(claiming->arena, &words);
  of.first = ground->own_year[0].year;
  of.last = ground->own_year[n - 1].year;
  return push_one(search, &together, &of);
}

static fc_status add_own(const sum_search *search) {
  const fc_claiming *claiming = search->claiming;
  if (!claiming->claim->has_amount && !claiming->ground->own_known)
    return FC_OK;
  fc_claim_sum sum = {.money = FC_CLAIM_OWN_LOSS, .words = claiming->ground->own_words};
  const fc_claim_year year = own_amount(claiming, &sum, search);
  if (claiming->ground->n_own_years > 1 && !claiming->claim->has_amount)
    return add_own_years(search, &sum, year);
  return push_one(search, &sum, &year);
}

/* ---- its program over several award years ---- */

/* What one estimator says of one award year. */
typedef struct stated_year {
  uint32_t estimator;
  fc_seq year; /* of one fc_claim_year */
} stated_year;

static bool add_stated(fc_seq *stated, const fc_award *award) {
  for (size_t i = 0; i < stated->count; i++) {
    stated_year *each = fc_seq_at(stated, i);
    const fc_claim_year *year = fc_seq_at(&each->year, 0);
    if (each->estimator == award->estimator && year->first == award->award_year)
      return fc_claim_add_row(&each->year, award->award_year, award);
  }
  stated_year *added = fc_seq_push(stated);
  if (!added)
    return false;
  added->estimator = award->estimator;
  fc_seq_init(&added->year, sizeof(fc_claim_year));
  return fc_claim_add_row(&added->year, award->award_year, award);
}

/* The figures that several give for one year are its ends; the years add up. */
static size_t add_years(const fc_seq *stated, int first, int last, fc_claim_year *sum) {
  size_t years = 0;
  for (int year = first; year <= last; year++) {
    size_t figures = 0;
    uint32_t governments = 0;
    fc_span span = {0, 0, 0};
    for (size_t i = 0; i < stated->count; i++) {
      const fc_claim_year *each = fc_seq_at(&((const stated_year *)fc_seq_at(stated, i))->year, 0);
      if (each->first != year)
        continue;
      span.low = figures == 0 || each->amount.low < span.low ? each->amount.low : span.low;
      span.high = figures == 0 || each->amount.high > span.high ? each->amount.high : span.high;
      span.value = each->amount.value;
      sum->open_low = sum->open_low || each->open_low;
      sum->open_high = sum->open_high || each->open_high;
      sum->origin = sum->rows == 0 || each->origin.line < sum->origin.line ? each->origin : sum->origin;
      sum->last_line = each->last_line > sum->last_line ? each->last_line : sum->last_line;
      sum->rows += each->rows;
      governments = each->governments > governments ? each->governments : governments;
      figures++;
    }
    sum->governments = years == 0 || governments < sum->governments ? governments : sum->governments;
    sum->point = sum->point && figures <= 1;
    sum->amount.low += span.low;
    sum->amount.value += span.value;
    sum->amount.high += span.high;
    years += figures > 0;
  }
  return years;
}

static const char *together_words(const sum_search *search, uint32_t program, uint32_t listing, size_t years) {
  static const char *const numbers[] = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
  fc_buf text = {0};
  fc_buf_str(&text, fc_dataset_text(search->dataset, program ? program : listing));
  if (years >= 2 && years <= 10)
    fc_buf_printf(&text, ", %s award years together", numbers[years - 2]);
  else
    fc_buf_printf(&text, ", %zu award years together", years);
  return fc_claim_keep(search->claiming->arena, &text);
}

/* From the scenario's own award year on. What it takes of a year stands for all of that year. */
static bool gather_program(const sum_search *search, uint32_t listing, uint32_t program, int first, int own_last,
                           fc_seq *stated, int *last) {
  for (size_t i = 0; i < search->dataset->awards.count; i++) {
    const fc_award *award = fc_dataset_award(search->dataset, i);
    bool same = listing ? award->listing == listing : award->program == program;
    if (!same || !is_money(search, award) || award->award_year < first)
      continue;
    bool own_year = award->award_year <= own_last;
    if (own_year ? !search->own[i] : is_conflict(search, award))
      continue;
    if (!add_stated(stated, award))
      return false;
    *last = award->award_year > *last ? award->award_year : *last;
  }
  return true;
}

static fc_status add_program(const sum_search *search) {
  const fc_claim_ground *ground = search->claiming->ground;
  uint32_t listing = own_common(search, listing_of), program = own_common(search, program_of);
  int first = 0, own_last = 0, last = 0;
  if ((!listing && !program) || search->claiming->claim->said.yearly)
    return FC_OK;
  for (size_t i = 0; i < ground->n_own; i++) {
    int year = own_at(search, i)->award_year;
    if (!year)
      return FC_OK;
    first = first == 0 || year < first ? year : first;
    own_last = year > own_last ? year : own_last;
  }
  fc_seq stated;
  fc_seq_init(&stated, sizeof(stated_year));
  bool ok = gather_program(search, listing, program, first, own_last, &stated, &last);
  fc_claim_sum sum = {.money = FC_CLAIM_PROGRAM, .award_years = true};
  fc_seq_init(&sum.year, sizeof(fc_claim_year));
  fc_claim_year *year = ok ? fc_seq_push(&sum.year) : NULL;
  fc_status status = year ? FC_OK : fc_fail_memory(search->claiming->ctx);
  if (!status) {
    *year = (fc_claim_year){.first = first, .last = last, .point = true};
    size_t years = add_years(&stated, first, last, year);
    sum.words = together_words(search, program, listing, years);
    if (years >= 2 && last > own_last)
      status = push(search, &sum);
    else
      fc_seq_free(&sum.year);
  }
  for (size_t i = 0; i < stated.count; i++)
    fc_seq_free(&((stated_year *)fc_seq_at(&stated, i))->year);
  fc_seq_free(&stated);
  return status;
}

/* ---- groups of rows by estimator and stage ---- */

static claim_group *group_of(fc_seq *groups, const fc_award *award, fc_claim_money money, bool award_years) {
  for (size_t i = 0; i < groups->count; i++) {
    claim_group *each = fc_seq_at(groups, i);
    if (each->sum.estimator == award->estimator && each->sum.stage == award->stage &&
        each->sum.award_years == award_years)
      return each;
  }
  claim_group *added = fc_seq_push(groups);
  if (!added)
    return NULL;
  *added = (claim_group){.program = award->program, .all_own = true};
  added->sum = (fc_claim_sum){.money = money,
                              .estimator = award->estimator,
                              .stage = award->stage,
                              .award_years = award_years,
                              .yearly = !award_years && award->basis == FC_BASIS_FLOW};
  fc_seq_init(&added->sum.year, sizeof(fc_claim_year));
  return added;
}

static bool add_to_group(const sum_search *search, fc_seq *groups, size_t index, fc_claim_money money) {
  const fc_award *award = fc_dataset_award(search->dataset, index);
  bool award_years = !award->year && award->award_year;
  claim_group *group = group_of(groups, award, money, award_years);
  if (!group)
    return false;
  if (group->program != award->program)
    group->program = FC_INTERN_NONE;
  group->all_own = group->all_own && search->own[index];
  return fc_claim_add_row(&group->sum.year, award_years ? award->award_year : award->year, award);
}

static const char *group_words(const sum_search *search, const claim_group *group, uint32_t agency) {
  fc_buf text = {0};
  if (group->program && group->program != FC_INTERN_NONE) {
    fc_buf_str(&text, fc_dataset_text(search->dataset, group->program));
  } else if (agency) {
    fc_buf_text(&text, "all grants of ");
    fc_buf_str(&text, fc_dataset_text(search->dataset, agency));
  } else {
    fc_buf_text(&text, "the grants that the claim selects");
  }
  return fc_claim_keep(search->claiming->arena, &text);
}

static fc_status push_groups(const sum_search *search, fc_seq *groups, uint32_t agency) {
  fc_status status = FC_OK;
  for (size_t i = 0; i < groups->count; i++) {
    claim_group *group = fc_seq_at(groups, i);
    group->sum.words = group_words(search, group, agency);
    bool wanted = !status && !(agency && group->all_own);
    if (wanted)
      status = push(search, &group->sum);
    else
      fc_seq_free(&group->sum.year);
  }
  return status;
}

static fc_status add_agency(const sum_search *search) {
  uint32_t agency = own_common(search, agency_of);
  fc_seq groups;
  fc_status status = FC_OK;
  fc_seq_init(&groups, sizeof(claim_group));
  for (size_t i = 0; agency && i < search->dataset->awards.count && !status; i++) {
    const fc_award *award = fc_dataset_award(search->dataset, i);
    if (award->agency != agency || !award->year || !is_money(search, award) || is_conflict(search, award))
      continue;
    if (!add_to_group(search, &groups, i, FC_CLAIM_AGENCY))
      status = fc_fail_memory(search->claiming->ctx);
  }
  fc_status pushed = push_groups(search, &groups, agency);
  fc_seq_free(&groups);
  return status ? status : pushed;
}

/* ---- the grants that "of" selects ---- */

static fc_status find_columns(const sum_search *search, const fc_select *select, fc_award_column *columns) {
  const fc_claiming *claiming = search->claiming;
  fc_status status = FC_OK;
  for (size_t i = 0; i < fc_select_columns(select); i++) {
    fc_str name = fc_select_column(select, i);
    const char *kept = fc_arena_text(claiming->arena, name.p, name.n);
    if (!kept)
      return fc_fail_memory(claiming->ctx);
    if (fc_award_column_find(search->dataset, kept, &columns[i]))
      continue;
    size_t known;
    const char *const *names = fc_award_column_names(search->dataset, claiming->arena, &known);
    fc_where where = fc_select_where(select, i);
    status = fc_fail(claiming->ctx, FC_BAD_SCENARIO, "F320", &where,
                     fc_ctx_format(claiming->ctx, "select on a column of the grants%s",
                                   fc_did_you_mean(claiming->ctx, name, names, known)),
                     "the grants have no column \"%s\"", kept);
  }
  return status;
}

static fc_status add_selected(const sum_search *search, const fc_select *select) {
  const fc_claiming *claiming = search->claiming;
  size_t n = fc_select_columns(select);
  fc_award_column *columns = fc_arena_array(claiming->arena, n + 1, sizeof *columns);
  fc_str *cells = fc_arena_array(claiming->arena, n + 1, sizeof *cells);
  if (!columns || !cells)
    return fc_fail_memory(claiming->ctx);
  fc_status status = find_columns(search, select, columns);
  fc_seq groups;
  fc_seq_init(&groups, sizeof(claim_group));
  for (size_t i = 0; i < search->dataset->awards.count && !status; i++) {
    const fc_award *award = fc_dataset_award(search->dataset, i);
    for (size_t k = 0; k < n; k++)
      cells[k] = fc_dataset_text(search->dataset, fc_award_column_text(search->dataset, award, &columns[k]));
    if (!is_money(search, award) || !fc_select_match(select, cells))
      continue;
    if (!add_to_group(search, &groups, i, FC_CLAIM_ANY_MONEY))
      status = fc_fail_memory(claiming->ctx);
  }
  if (!status && !groups.count)
    status = fc_fail(claiming->ctx, FC_NO_MATCH, "F328", &claiming->claim->of.select_where,
                     "\"fiscalc columns\" shows the columns of a file and what they hold",
                     "the claim selects no grant");
  fc_status pushed = push_groups(search, &groups, 0);
  fc_seq_free(&groups);
  return status ? status : pushed;
}

/* ---- all of them ---- */

static fc_status prepare(sum_search *search) {
  const fc_claim_ground *ground = search->claiming->ground;
  fc_arena *arena = search->claiming->arena;
  size_t awards = search->dataset ? search->dataset->awards.count : 0;
  bool *own = fc_arena_array(arena, awards + 1, sizeof *own);
  bool *government = fc_arena_array(arena, (search->dataset ? search->dataset->governments.count : 0) + 1, sizeof(bool));
  if (!own || !government)
    return fc_fail_memory(search->claiming->ctx);
  for (size_t i = 0; i < ground->n_own; i++)
    own[ground->own_award[i]] = true;
  for (size_t i = 0; i < ground->n_governments; i++)
    government[ground->governments[i]] = true;
  search->own = own;
  search->government = government;
  return FC_OK;
}

static void keep_stage(const sum_search *search, const char *stage) {
  for (size_t i = 0; i < search->sums->count;) {
    fc_claim_sum *sum = fc_seq_at(search->sums, i);
    if (fc_str_is(fc_dataset_text(search->dataset, sum->stage), stage)) {
      i++;
      continue;
    }
    fc_seq_free(&sum->year);
    *sum = *(fc_claim_sum *)fc_seq_at(search->sums, search->sums->count - 1);
    search->sums->count--;
  }
}

fc_status fc_claim_find_sums(const fc_claiming *claiming, fc_seq *sums) {
  sum_search search = {.claiming = claiming, .dataset = claiming->ground->dataset, .sums = sums};
  const fc_claim_of *of = &claiming->claim->of;
  bool amount = claiming->claim->has_amount, any = of->money == FC_CLAIM_ANY_MONEY && !of->select;
  fc_status status = prepare(&search);
  if (!status && (amount || any || of->money == FC_CLAIM_OWN_LOSS))
    status = add_own(&search);
  if (status || amount || !search.dataset)
    return status;
  if (of->select)
    status = add_selected(&search, of->select);
  if (!status && (any || of->money == FC_CLAIM_PROGRAM))
    status = add_program(&search);
  if (!status && (any || of->money == FC_CLAIM_AGENCY))
    status = add_agency(&search);
  if (!status && of->stage && claiming->claim->metric == FC_CLAIM_LOSS)
    keep_stage(&search, of->stage);
  return status;
}

void fc_claim_free_sums(fc_seq *sums) {
  for (size_t i = 0; i < sums->count; i++)
    fc_seq_free(&((fc_claim_sum *)fc_seq_at(sums, i))->year);
  fc_seq_free(sums);
}
