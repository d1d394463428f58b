/* claims.c - what claims are held against: the public tables of the scenario's answer, and the grants round it.
 *
 * The data are read a second time, now with every row of the program, the agency and the claims' own selections, which
 * the answer itself has no use for. */
#include "request/claims.h"
#include "base/buf.h"
#include "dataset/stage.h"
#include "impact/provenance.h"
#include "report/reading.h"
#include "request/answer.h"
#include "request/asked_read.h"
#include "table/select.h"

#include <string.h>

typedef struct claims_work {
  fc_ctx *ctx;
  const fc_claims_asked *claims;
  fc_arena arena;
  fc_sources *sources;
  fc_dataset *dataset;
  fc_select *round[2]; /* grants of the program, of the agency */
  fc_claim_ground ground;
} claims_work;

/* ---- the grants round the scenario ---- */

/* What all rows of a table hold in a column; empty where they differ. In the arena. */
static fc_status common_text(claims_work *work, const fc_table *table, const char *column, fc_str *out) {
  fc_row_reader row;
  *out = (fc_str){"", 0};
  if (!fc_row_open(&row, table))
    return fc_fail_memory(work->ctx);
  for (size_t i = 0; table && i < fc_table_rows(table); i++) {
    fc_row_read(&row, i);
    fc_str text = fc_row_text(&row, column);
    if (i == 0) {
      const char *kept = fc_arena_text(&work->arena, text.p ? text.p : "", text.n);
      *out = (fc_str){kept, kept ? text.n : 0};
    } else if (!fc_str_eq(*out, text)) {
      *out = (fc_str){"", 0};
      break;
    }
  }
  fc_row_close(&row);
  return out->p ? FC_OK : fc_fail_memory(work->ctx);
}

/* A condition that the value meets, whatever marks it holds: those that would part or range values match any character.
 * Rows that it takes beside are passed over later. */
static fc_status select_value(claims_work *work, const char *column, fc_str value, fc_select **out) {
  fc_buf text = {0};
  fc_buf_printf(&text, "\"%s\"=", column);
  for (size_t i = 0; i < value.n; i++) {
    bool dots = value.p[i] == '.' && i + 1 < value.n && value.p[i + 1] == '.';
    fc_buf_char(&text, value.p[i] == '|' || value.p[i] == '!' || dots ? '?' : value.p[i]);
  }
  fc_status status = fc_buf_status(&text) ? fc_fail_memory(work->ctx) : FC_OK;
  const fc_str condition = {text.p, text.n};
  if (!status)
    status = fc_select_from_options(work->ctx, "--select", &condition, 1, out);
  fc_buf_reset(&text);
  return status;
}

static fc_status select_round(claims_work *work) {
  static const char *const columns[] = {"assistance_listing", "program", "federal_agency"};
  const fc_table *awards = fc_result_find(work->claims->answer, "awards");
  fc_status status = FC_OK;
  for (size_t i = 0; i < sizeof columns / sizeof *columns && !status; i++) {
    fc_select **to = &work->round[i / 2];
    fc_str value;
    status = common_text(work, awards, columns[i], &value);
    if (!status && value.n && !*to)
      status = select_value(work, columns[i], value, to);
  }
  return status;
}

static void keep_select(fc_keep *keep, const fc_select **list, const fc_select *select) {
  if (select)
    list[keep->n_selects++] = select;
}

static fc_status read_dataset(claims_work *work) {
  const fc_claims_asked *claims = work->claims;
  const fc_scenario *scenario = claims->scenario;
  size_t cuts = scenario ? scenario->n_cuts : 0;
  const fc_select **list = fc_arena_array(&work->arena, cuts + claims->n + 3, sizeof(void *));
  if (!list)
    return fc_fail_memory(work->ctx);
  fc_keep keep = {.selects = list,
                  .governments = scenario ? scenario->governments : NULL,
                  .digest = !scenario && fc_asked_wants_digest(claims->asked)};
  for (size_t i = 0; i < cuts; i++) {
    keep.everything = keep.everything || !scenario->cuts[i].select;
    keep_select(&keep, list, scenario->cuts[i].select);
  }
  for (size_t i = 0; i < claims->n; i++)
    keep_select(&keep, list, claims->claim[i].of.select);
  for (size_t i = 0; i < 2; i++)
    keep_select(&keep, list, work->round[i]);
  return fc_dataset_read(work->ctx, fc_sources_list(work->sources), fc_sources_count(work->sources), &keep,
                         &work->dataset);
}

/* ---- what the answer's tables say ---- */

static fc_status find_governments(claims_work *work) {
  const fc_table *table = work->claims->answer ? fc_result_find(work->claims->answer, "governments") : NULL;
  size_t most = work->dataset->governments.count;
  uint32_t *list = fc_arena_array(&work->arena, most + 1, sizeof *list);
  fc_row_reader row;
  if (!list || !fc_row_open(&row, table))
    return fc_fail_memory(work->ctx);
  work->ground.governments = list;
  for (size_t i = 0; table && i < fc_table_rows(table) && i < most; i++) {
    fc_row_read(&row, i);
    uint32_t found = fc_dataset_find_government(work->dataset, fc_row_text(&row, "government"));
    if (found != UINT32_MAX)
      list[work->ground.n_governments++] = found;
    else if (most == 1) /* files that name none */
      list[work->ground.n_governments++] = 0;
    if (i == 0)
      work->ground.year = (int)fc_row_integer(&row, "fiscal_year", 0);
  }
  for (uint32_t i = 0; !work->claims->answer && i < most; i++)
    if (!fc_dataset_government(work->dataset, i)->left_out)
      list[work->ground.n_governments++] = i;
  fc_row_close(&row);
  return FC_OK;
}

/* The budget that shares are of. */
static fc_status find_budget(claims_work *work) {
  const fc_table *table = fc_result_find(work->claims->answer, "denominators");
  fc_row_reader row;
  if (!fc_row_open(&row, table))
    return fc_fail_memory(work->ctx);
  for (size_t i = 0; table && i < fc_table_rows(table) && !work->ground.scope; i++) {
    fc_row_read(&row, i);
    fc_str stage = fc_row_text(&row, "stage"), scope = fc_row_text(&row, "scope");
    if (!fc_row_is(&row, "chosen") || !fc_str_is(fc_row_text(&row, "kind"), "budget"))
      continue;
    work->ground.stage = fc_arena_text(&work->arena, stage.p ? stage.p : "", stage.n);
    work->ground.scope = fc_arena_text(&work->arena, scope.p ? scope.p : "", scope.n);
  }
  fc_row_close(&row);
  if (work->ground.scope)
    return FC_OK;
  const char *scope = fc_result_setting(work->claims->answer, "denominator"); /* of several years no table lists them */
  work->ground.stage = fc_result_setting(work->claims->answer, "stage");
  work->ground.scope = scope && strcmp(scope, "all") != 0 ? scope : NULL;
  return FC_OK;
}

static fc_i128 cents(fc_ratio dollars) {
  return dollars.num * 100 / dollars.den; /* money comes from whole cents */
}

static fc_span span_of(const fc_reading *dollars) {
  return (fc_span){cents(dollars->low), cents(dollars->value), cents(dollars->high)};
}

static void read_figures(const fc_row_reader *row, fc_claim_figure *figures) {
  for (int metric = 0; metric < FC_CLAIM_METRICS; metric++) {
    fc_reading figure = fc_row_figure(row, fc_claim_metric_name((fc_claim_metric)metric));
    if (figure.present)
      figures[metric] = (fc_claim_figure){figure.point, figure.value, figure.low, figure.high, false, false};
  }
}

static fc_status find_loss(claims_work *work) {
  fc_row_reader total;
  if (!fc_result_first_row(work->claims->answer, "total", &total))
    return fc_fail_memory(work->ctx);
  fc_reading loss = fc_row_figure(&total, "loss");
  work->ground.own_known = loss.point;
  if (loss.point)
    work->ground.own = span_of(&loss);
  read_figures(&total, work->ground.own_figure);
  fc_row_close(&total);
  return FC_OK;
}

/* Of a scenario of several years, each apart. */
static fc_status find_years(claims_work *work) {
  const fc_table *table = fc_result_find(work->claims->answer, "total_years");
  size_t n = table ? fc_table_rows(table) : 0;
  fc_claim_own_year *years = fc_arena_array(&work->arena, n + 1, sizeof *years);
  fc_row_reader row;
  if (!years || !fc_row_open(&row, table))
    return fc_fail_memory(work->ctx);
  work->ground.own_year = years;
  for (size_t i = 0; i < n; i++) {
    fc_row_read(&row, i);
    fc_reading loss = fc_row_figure(&row, "loss");
    if (!loss.point)
      continue;
    fc_claim_own_year *year = &years[work->ground.n_own_years++];
    year->year = (int)fc_row_integer(&row, "fiscal_year", 0);
    year->loss = span_of(&loss);
    fc_reading budget = fc_row_figure(&row, "budget");
    year->has_budget = budget.point;
    if (budget.point)
      year->budget = span_of(&budget);
    read_figures(&row, year->figure);
  }
  fc_row_close(&row);
  return FC_OK;
}

/* ---- the awards that the scenario takes, found again by file, line and stage ---- */

static uint32_t put_text(fc_intern *texts, fc_str text) {
  return fc_intern_put(texts, text);
}

static fc_status index_awards(claims_work *work, fc_intern *texts, fc_keys *places, size_t *award_of) {
  for (size_t i = 0; i < work->dataset->awards.count; i++) {
    const fc_award *award = fc_dataset_award(work->dataset, i);
    fc_str stage = fc_dataset_text(work->dataset, award->stage);
    const uint32_t words[3] = {put_text(texts, fc_str_of(fc_dataset_where(work->dataset, award->origin).file)),
                               award->origin.line, put_text(texts, stage)};
    size_t before = fc_keys_count(places);
    uint32_t number = fc_keys_put(places, words);
    if (number == FC_INTERN_NONE)
      return fc_fail_memory(work->ctx);
    if (number >= before)
      award_of[number] = i;
  }
  return FC_OK;
}

static fc_status match_awards(claims_work *work, fc_intern *texts, const fc_keys *places, const size_t *award_of) {
  const fc_table *table = fc_result_find(work->claims->answer, "awards");
  size_t n = table ? fc_table_rows(table) : 0;
  size_t *own = fc_arena_array(&work->arena, n + 1, sizeof *own);
  bool *taken = fc_arena_array(&work->arena, work->dataset->awards.count + 1, sizeof *taken);
  fc_row_reader row;
  if (!own || !taken || !fc_row_open(&row, table))
    return fc_fail_memory(work->ctx);
  for (size_t i = 0; i < n; i++) {
    fc_row_read(&row, i);
    const uint32_t words[3] = {put_text(texts, fc_row_text(&row, "file")), (uint32_t)fc_row_integer(&row, "line", 0),
                               put_text(texts, fc_row_text(&row, "stage"))};
    uint32_t number = fc_keys_find(places, words);
    if (number == FC_INTERN_NONE || taken[award_of[number]])
      continue;
    taken[award_of[number]] = true;
    own[work->ground.n_own++] = award_of[number];
  }
  fc_row_close(&row);
  work->ground.own_award = own;
  return FC_OK;
}

static fc_status find_own_awards(claims_work *work) {
  fc_intern texts;
  fc_keys places;
  size_t *award_of = fc_arena_array(&work->arena, work->dataset->awards.count + 1, sizeof *award_of);
  if (!award_of || !fc_intern_init(&texts))
    return fc_fail_memory(work->ctx);
  if (!fc_keys_init(&places, 3)) {
    fc_intern_free(&texts);
    return fc_fail_memory(work->ctx);
  }
  fc_status status = index_awards(work, &texts, &places, award_of);
  if (!status)
    status = match_awards(work, &texts, &places, award_of);
  fc_keys_free(&places);
  fc_intern_free(&texts);
  return status;
}

/* "Byrne JAG, the scenario's own loss"; of several programs the scenario's name. */
static fc_status name_own(claims_work *work) {
  fc_str program;
  fc_buf text = {0};
  fc_status status = common_text(work, fc_result_find(work->claims->answer, "awards"), "program", &program);
  if (status)
    return status;
  const char *name = fc_result_scenario_name(work->claims->answer);
  fc_buf_str(&text, program.n ? program : fc_str_of(name ? name : "the scenario"));
  fc_buf_text(&text, ", the scenario's own loss");
  work->ground.own_words = text.failed ? NULL : fc_arena_text(&work->arena, text.p, text.n);
  fc_buf_reset(&text);
  return work->ground.own_words ? FC_OK : fc_fail_memory(work->ctx);
}

/* ---- the ground ---- */

static fc_status read_answer(claims_work *work) {
  fc_status (*const parts[])(claims_work *) = {find_budget, find_loss, find_years, find_own_awards,
                                                      name_own};
  fc_status status = FC_OK;
  for (size_t i = 0; i < sizeof parts / sizeof *parts && !status; i++)
    status = parts[i](work);
  return status;
}

/* Without a scenario: every government of the files, in the year that is asked for or the latest. */
static fc_status read_files(claims_work *work, fc_result *result) {
  const fc_asked *asked = work->claims->asked;
  fc_status status = fc_sources_collect(work->ctx, asked, fc_asked_value(asked, "data"), &work->sources);
  if (!status)
    status = read_dataset(work);
  if (status)
    return status;
  int asked_year = fc_asked_year(asked);
  work->ground.dataset = work->dataset;
  status = find_governments(work);
  work->ground.year = asked_year ? asked_year : fc_dataset_year(work->dataset);
  if (!status && fc_result_add_dataset(result, work->dataset))
    status = fc_fail_memory(work->ctx);
  return status ? status : fc_sources_check_used(work->ctx, work->sources);
}

static bool has_files(const fc_asked *asked) {
  return fc_asked_count(asked, "data") || fc_asked_count(asked, "budgets");
}

static fc_status prepare(claims_work *work, fc_result *result) {
  const fc_claims_asked *claims = work->claims;
  work->ground.total = claims->total;
  if (!claims->scenario)
    return has_files(claims->asked) ? read_files(work, result) : FC_OK;
  fc_status status = select_round(work);
  if (!status)
    status = fc_answer_sources(work->ctx, claims->asked, claims->scenario, claims->lies_somewhere, &work->arena,
                               &work->sources);
  if (!status)
    status = read_dataset(work);
  if (!status)
    status = find_governments(work);
  work->ground.dataset = work->dataset;
  return status ? status : read_answer(work);
}

static fc_status judge_one(claims_work *work, const fc_claim *claim, fc_claim_answer *out) {
  fc_claim_ground ground = work->ground;
  if (claim->has_amount) {
    fc_buf words = {0};
    fc_claim_amount_words(&words, claim);
    ground.own_words = words.failed ? NULL : fc_arena_text(&work->arena, words.p, words.n);
    fc_buf_reset(&words);
    if (!ground.own_words)
      return fc_fail_memory(work->ctx);
  }
  return fc_claim_judge(work->ctx, &ground, claim, &work->arena, out);
}

static fc_status judge(claims_work *work, bool finding, fc_result *result) {
  size_t n = work->claims->n;
  fc_claim_answer *answers = fc_arena_array(&work->arena, n + 1, sizeof *answers);
  fc_status status = answers ? FC_OK : fc_fail_memory(work->ctx);
  for (size_t i = 0; i < n && status != FC_NO_MEMORY; i++) {
    fc_status each = answers ? judge_one(work, &work->claims->claim[i], &answers[i]) : FC_NO_MEMORY;
    status = status ? status : each;
  }
  if (!status)
    status = fc_claims_write(work->ctx, answers, n, result);
  for (size_t i = 0; i < n && !status && finding; i++)
    if (answers[i].loose == FC_VERDICT_FAILS)
      fc_result_set_finding(result, true);
  return status;
}

fc_status fc_claims_add(fc_ctx *ctx, const fc_claims_asked *claims, bool finding, fc_result *result) {
  claims_work work = {.ctx = ctx, .claims = claims};
  fc_status status = prepare(&work, result);
  if (!status)
    status = judge(&work, finding, result);
  fc_dataset_free(work.dataset);
  fc_sources_free(work.sources);
  for (size_t i = 0; i < 2; i++)
    fc_select_free(work.round[i]);
  fc_arena_free(&work.arena);
  return status;
}

fc_status fc_claims_add_own(fc_ctx *ctx, const fc_asked *asked, const fc_scenario *scenario, bool lies_somewhere,
                            fc_result *answer) {
  const fc_claims_asked claims = {.asked = asked,
                                  .claim = scenario->claims,
                                  .n = scenario->n_claims,
                                  .scenario = scenario,
                                  .lies_somewhere = lies_somewhere,
                                  .answer = answer};
  return scenario->n_claims ? fc_claims_add(ctx, &claims, false, answer) : FC_OK;
}
