/* compare.c - two states of a tracker: rows matched by their keys, and what became of each award. */
#include "impact/compare.h"
#include "dataset/award_key.h"
#include "dataset/stage.h"
#include "impact/comparing.h"
#include "impact/provenance.h"

#include <stdlib.h>
#include <string.h>

#define SEEN_WORDS 5

static bool is_of_side(const fc_comparing *c, const fc_award *award, const fc_compared_side *side) {
  char word[128];
  if (side->source != UINT32_MAX && award->origin.source != side->source)
    return false;
  if (side->stage && !fc_str_eq(fc_dataset_text(c->dataset, award->stage),
                                fc_stage_canonical(fc_str_of(side->stage), word, sizeof word)))
    return false;
  if (side->estimator && !fc_str_is(fc_dataset_text(c->dataset, award->estimator), side->estimator))
    return false;
  return fc_dataset_stands(c->dataset, award, side->as_of);
}

/* By the columns of --key; else by the award itself, estimators and stages apart unless they are what is compared. */
static bool key_of(const fc_comparing *c, const fc_award *award, uint32_t words[FC_COMPARED_KEY_MAX]) {
  const fc_compared_side *side = &c->options->side[0];
  memset(words, 0, FC_COMPARED_KEY_MAX * sizeof *words);
  if (!c->options->n_key) {
    const fc_award_facts facts = {award->government, award->award_id,   award->listing,
                                  award->program,    award->award_year, award->year};
    bool keyed = fc_award_key(&facts, words);
    words[FC_AWARD_KEY_WORDS] = side->estimator ? 0 : award->estimator;
    words[FC_AWARD_KEY_WORDS + 1] = side->stage ? 0 : award->stage;
    return keyed;
  }
  bool any = false;
  for (size_t i = 0; i < c->n_key; i++) {
    words[i] = fc_award_column_key(c->dataset, award, &c->key[i]);
    any = any || words[i] || fc_award_column_is_government(&c->key[i]);
  }
  return any;
}

/* What several estimators state, or several stages hold, is never added: the key must tell them apart. */
static fc_status check_apart(fc_comparing *c, const fc_award *award, const fc_award *first, const fc_compared_side *side) {
  fc_where where = fc_dataset_where(c->dataset, award->origin);
  bool estimators = award->estimator != first->estimator && !side->estimator;
  if (!estimators && (award->stage == first->stage || side->stage))
    return FC_OK;
  const char *column = estimators ? "estimator" : "stage";
  fc_str one = fc_dataset_text(c->dataset, estimators ? first->estimator : first->stage);
  fc_str other = fc_dataset_text(c->dataset, estimators ? award->estimator : award->stage);
  where.field = column;
  return fc_fail(c->ctx, FC_BAD_DATA, "F430", &where,
                 fc_ctx_format(c->ctx, "choose one for each side with --%s, or add %s to --key", column, column),
                 "rows of one key have two %ss, \"%.*s\" and \"%.*s\", which are never added", column, FC_STR_ARG(one),
                 FC_STR_ARG(other));
}

/* Whether a row of the key and side with the same amount, status and date was there before; false too: no memory. */
static bool repeats(fc_keys *seen, uint32_t key_and_side, const fc_award *award) {
  const uint32_t words[SEEN_WORDS] = {key_and_side, (uint32_t)award->amount.value,
                                      (uint32_t)((uint64_t)award->amount.value >> 32), award->status,
                                      (uint32_t)award->status_date};
  size_t known = fc_keys_count(seen);
  return fc_keys_put(seen, words) != FC_INTERN_NONE && fc_keys_count(seen) == known;
}

static fc_status add_row(fc_comparing *c, fc_compared_rows *rows, const fc_compared_side *side, uint32_t index) {
  const fc_award *award = fc_dataset_award(c->dataset, index);
  fc_status status = FC_OK;
  if (!rows->rows)
    rows->first = index;
  else
    status = check_apart(c, award, fc_dataset_award(c->dataset, rows->first), side);
  rows->rows++;
  fc_span_add(&rows->amount, award->amount);
  return status;
}

/* One row, on each side that it is of. */
static fc_status take_row(fc_comparing *c, uint32_t index, fc_keys *seen) {
  uint32_t words[FC_COMPARED_KEY_MAX], number = FC_INTERN_NONE;
  const fc_award *award = fc_dataset_award(c->dataset, index);
  bool keyed = key_of(c, award, words);
  for (int i = 0; i < 2; i++) {
    const fc_compared_side *side = &c->options->side[i];
    if (!is_of_side(c, award, side))
      continue;
    if (!keyed) {
      c->keyless.side[i].rows++;
      fc_span_add(&c->keyless.side[i].amount, award->amount);
      continue;
    }
    number = fc_keys_put(&c->keys, words);
    if (number == FC_INTERN_NONE)
      return FC_NO_MEMORY;
    fc_compared_award *compared =
        number < c->awards.count ? fc_seq_at(&c->awards, number) : fc_seq_push(&c->awards);
    fc_status status = compared ? add_row(c, &compared->side[i], side, index) : FC_NO_MEMORY;
    if (status)
      return status;
    compared->side[i].repeats += repeats(seen, number * 2 + (uint32_t)i, award);
  }
  return FC_OK;
}

static fc_award_status status_of(const fc_comparing *c, const fc_compared_rows *rows) {
  return fc_award_status_of(fc_dataset_text(c->dataset, fc_dataset_award(c->dataset, rows->first)->status));
}

/* Whether the statuses differ: two words of one group are the same. */
static bool status_differs(const fc_comparing *c, const fc_compared_award *award, fc_award_status was,
                           fc_award_status is) {
  const fc_award *before = fc_dataset_award(c->dataset, award->side[0].first);
  const fc_award *after = fc_dataset_award(c->dataset, award->side[1].first);
  return was != is || (is == FC_AWARD_OTHER && before->status != after->status);
}

static fc_change change_of(const fc_comparing *c, const fc_compared_award *award) {
  const fc_compared_rows *before = &award->side[0], *after = &award->side[1];
  if (!before->rows || !after->rows)
    return before->rows ? FC_CHANGE_GONE : FC_CHANGE_NEW;
  fc_award_status was = status_of(c, before), is = status_of(c, after);
  bool back = is == FC_AWARD_active && fc_award_status_is_cut(was);
  if (back || (is == FC_AWARD_reinstated && was != FC_AWARD_reinstated))
    return FC_CHANGE_REINSTATED;
  bool same = before->amount.value == after->amount.value && before->amount.low == after->amount.low &&
              before->amount.high == after->amount.high;
  return same && !status_differs(c, award, was, is) ? FC_CHANGE_SAME : FC_CHANGE_CHANGED;
}

fc_status fc_comparing_match(fc_comparing *c) {
  fc_keys seen;
  fc_status status = fc_keys_init(&seen, SEEN_WORDS) ? FC_OK : FC_NO_MEMORY;
  for (uint32_t i = 0; i < c->dataset->awards.count && !status; i++)
    status = take_row(c, i, &seen);
  fc_keys_free(&seen);
  for (size_t i = 0; i < c->awards.count && !status; i++) {
    fc_compared_award *award = fc_seq_at(&c->awards, i);
    award->change = change_of(c, award);
  }
  c->keyless.change = FC_CHANGE_UNKEYED;
  return status;
}

const fc_award *fc_comparing_award(const fc_comparing *c, const fc_compared_award *compared) {
  const fc_compared_rows *rows = &compared->side[compared->side[1].rows ? 1 : 0];
  return fc_dataset_award(c->dataset, rows->first);
}

fc_span fc_compared_difference(const fc_compared_award *compared) {
  fc_span before = compared->side[0].amount, after = compared->side[1].amount;
  return (fc_span){after.low - before.high, after.value - before.value, after.high - before.low};
}

const char *fc_change_name(fc_change change) {
  static const char *const names[FC_CHANGES] = {"new", "reinstated", "changed", "gone", "same", "without a key"};
  return names[change];
}

/* ---- what is asked ---- */

static fc_status find_column(fc_comparing *c, const char *option, const char *name, fc_award_column *out) {
  size_t n = 0;
  if (fc_award_column_find(c->dataset, name, out))
    return FC_OK;
  const char *const *names = fc_award_column_names(c->dataset, &c->arena, &n);
  return fc_fail(c->ctx, FC_BAD_USAGE, "F323", &(fc_where){.field = option, .excerpt = fc_str_of(name)},
                 fc_ctx_format(c->ctx, "see the headers with `fiscalc columns FILE`%s",
                               fc_did_you_mean(c->ctx, fc_str_of(name), names, n)),
                 "the rows have no column \"%s\"", name);
}

static fc_status find_columns(fc_comparing *c) {
  static const char *const key[] = {"government", "award_id", "assistance_listing", "program", "award_year",
                                    "fiscal_year", "estimator", "stage"};
  const fc_compare_options *options = c->options;
  const char *by = c->dataset->governments.count > 1 ? "government" : "program";
  fc_status status = FC_OK;
  for (size_t i = 0; i < options->n_key; i++) {
    fc_status found = find_column(c, "--key", options->key[i], &c->key[c->n_key++]);
    status = status ? status : found;
  }
  for (size_t i = 0; !options->n_key && i < sizeof key / sizeof *key; i++) {
    bool compared = (options->side[0].estimator && strcmp(key[i], "estimator") == 0) ||
                    (options->side[0].stage && strcmp(key[i], "stage") == 0);
    c->n_key += !compared && fc_award_column_find(c->dataset, key[i], &c->key[c->n_key]);
  }
  for (size_t i = 0; i < options->n_by; i++) {
    fc_status found = find_column(c, "--by", options->by[i], &c->by[c->n_by++]);
    status = status ? status : found;
  }
  if (!options->n_by)
    c->n_by += fc_award_column_find(c->dataset, by, &c->by[0]);
  return status;
}

static bool side_has_rows(const fc_comparing *c, int side) {
  bool any = c->keyless.side[side].rows > 0;
  for (size_t i = 0; i < c->awards.count && !any; i++)
    any = ((const fc_compared_award *)fc_seq_at(&c->awards, i))->side[side].rows > 0;
  return any;
}

/* The stages or estimators that there are. */
static const char *present_names(fc_comparing *c, bool stages, fc_str written) {
  const char *list = "", *names[64];
  size_t n = 0;
  for (size_t i = 0; i < c->dataset->awards.count && n < 64; i++) {
    const fc_award *award = fc_dataset_award(c->dataset, i);
    const char *name = fc_dataset_text(c->dataset, stages ? award->stage : award->estimator).p;
    bool known = !*name;
    for (size_t k = 0; k < n && !known; k++)
      known = strcmp(names[k], name) == 0;
    if (known)
      continue;
    names[n++] = name;
    list = fc_ctx_format(c->ctx, "%s%s\"%s\"", list, *list ? "; " : "", name);
  }
  return fc_ctx_format(c->ctx, "the rows have %s%s", *list ? list : "none",
                       fc_did_you_mean(c->ctx, written, names, n));
}

/* An empty file is a state of a tracker; a stage or an estimator that no row has is a slip. */
static fc_status check_side(fc_comparing *c, int number) {
  const fc_compared_side *side = &c->options->side[number];
  if (side_has_rows(c, number) || (!side->stage && !side->estimator))
    return FC_OK;
  const char *word = side->stage ? side->stage : side->estimator, *option = side->stage ? "--stage" : "--estimator";
  return fc_fail(c->ctx, FC_NO_MATCH, "F403", &(fc_where){.field = option, .excerpt = fc_str_of(word)},
                 present_names(c, side->stage != NULL, fc_str_of(word)), "no row has the %s \"%s\"", option + 2, word);
}

static fc_status check_keys(fc_comparing *c) {
  if (c->awards.count || !(c->keyless.side[0].rows + c->keyless.side[1].rows))
    return FC_OK;
  return fc_fail(c->ctx, FC_BAD_DATA, "F431", NULL,
                 "say which columns tell them apart with --key COLUMN,..., or map a number with --map award_id=HEADER",
                 "no row has an award number, a listing or a program to be matched by");
}

static fc_status compare(fc_comparing *c, fc_result *result) {
  fc_status status = find_columns(c);
  if (!status && !(fc_keys_init(&c->keys, FC_COMPARED_KEY_MAX)))
    status = FC_NO_MEMORY;
  fc_seq_init(&c->awards, sizeof(fc_compared_award));
  if (!status)
    status = fc_comparing_match(c);
  for (int side = 0; side < 2 && !status; side++)
    status = check_side(c, side);
  if (!status)
    status = check_keys(c);
  if (!status)
    status = fc_result_set(result, "before", c->options->side[0].name);
  if (!status)
    status = fc_result_set(result, "after", c->options->side[1].name);
  if (!status)
    status = fc_comparing_put_tables(c, result);
  if (!status)
    status = fc_result_add_dataset(result, c->dataset);
  if (!status)
    fc_comparing_put_notes(c, fc_result_notes_mutable(result));
  return status;
}

fc_status fc_compare(fc_ctx *ctx, const fc_dataset *dataset, const fc_compare_options *options, fc_result **out) {
  fc_comparing c = {.ctx = ctx, .dataset = dataset, .options = options};
  fc_result *result = NULL;
  *out = NULL;
  fc_status status = options->n_by > FC_BY_MAX
                         ? fc_fail(ctx, FC_BAD_USAGE, "F207", NULL, NULL, "a breakdown has at most %d columns", FC_BY_MAX)
                         : fc_result_new("compare", &result);
  if (!status)
    status = compare(&c, result);
  fc_keys_free(&c.keys);
  fc_seq_free(&c.awards);
  fc_arena_free(&c.arena);
  if (status) {
    fc_result_free(result);
    return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
  }
  *out = result;
  return FC_OK;
}
