/* single_audit.c - expenditures of a single audit beside budgeted aid of the same year.
 *
 * A schedule of expenditures of federal awards counts what was spent, on accrual, with loans and what was passed
 * through; a budget counts what is expected. Both are flows of a year, so that rows of both kinds are added up as aid:
 * twice. */
#include "dataset/audit_parts.h"
#include "dataset/budget.h"
#include "dataset/sum.h"

enum { KEY_WORDS = 3 }; /* government, fiscal year, listing or program (0: the sum of all) */
enum { DIFFERS_NUM = 3, DIFFERS_DEN = 2 };

typedef struct single_audit {
  fc_keys keys;
  fc_seq sums; /* of both_sums, by keys */
  fc_seq spans;
} single_audit;

typedef struct both_sums {
  fc_sum expended, budgeted;
  fc_origin expended_at, budgeted_at;
} both_sums;

static bool single_audit_begin(void *state) {
  single_audit *self = state;
  fc_seq_init(&self->sums, sizeof(both_sums));
  fc_seq_init(&self->spans, sizeof(fc_span));
  return fc_keys_init(&self->keys, KEY_WORDS);
}

static void single_audit_release(void *state) {
  single_audit *self = state;
  fc_keys_free(&self->keys);
  fc_seq_free(&self->sums);
  fc_seq_free(&self->spans);
}

static bool says_expended(fc_str basis) {
  char letters[32];
  fc_str folded = {letters, fc_fold_header(basis, letters, sizeof letters)};
  return fc_str_is(folded, "expended") || fc_str_is(folded, "spent");
}

static bool says_budgeted(fc_str basis) {
  char letters[32];
  fc_str folded = {letters, fc_fold_header(basis, letters, sizeof letters)};
  return fc_str_is(folded, "") || fc_str_is(folded, "budgeted") || fc_str_is(folded, "allocated") ||
         fc_str_is(folded, "formula");
}

static fc_status add(single_audit *self, const uint32_t *words, const fc_rows_of *rows, bool expended,
                     fc_figure amount) {
  uint32_t number = fc_keys_put(&self->keys, words);
  both_sums *sums = number == FC_INTERN_NONE     ? NULL
                    : number == self->sums.count ? fc_seq_push(&self->sums)
                                                 : fc_seq_at(&self->sums, number);
  if (!sums)
    return FC_NO_MEMORY;
  fc_sum *sum = expended ? &sums->expended : &sums->budgeted;
  if (!sum->rows)
    *(expended ? &sums->expended_at : &sums->budgeted_at) = fc_rows_origin(rows);
  return fc_sum_add(&self->spans, sum, amount) ? FC_OK : FC_NO_MEMORY;
}

static fc_status single_audit_row(fc_audit *audit, void *state, fc_table_kind kind, uint32_t government,
                                  const fc_rows_of *rows) {
  single_audit *self = state;
  fc_str basis = fc_rows_text(rows, FC_ROLE_amount_basis), listing = fc_rows_text(rows, FC_ROLE_assistance_listing);
  int32_t year = fc_rows_year(rows, FC_ROLE_fiscal_year);
  fc_figure amount;
  bool expended = says_expended(basis);
  if (kind != FC_GRANTS || !year || (!expended && !says_budgeted(basis)) ||
      !fc_rows_figure(rows, FC_ROLE_amount, &amount))
    return FC_OK;
  fc_audit_look(audit);
  uint32_t words[KEY_WORDS] = {
      government, (uint32_t)year,
      fc_intern_put(&rows->dataset->texts, listing.n ? listing : fc_rows_text(rows, FC_ROLE_program))};
  if (words[2] == FC_INTERN_NONE)
    return FC_NO_MEMORY;
  fc_status status = words[2] ? add(self, words, rows, expended, amount) : FC_OK;
  words[2] = 0;
  return status ? status : add(self, words, rows, expended, amount);
}

static bool differ(fc_span a, fc_span b) {
  return a.low * DIFFERS_DEN > b.high * DIFFERS_NUM || b.low * DIFFERS_DEN > a.high * DIFFERS_NUM;
}

static fc_finding *tell(fc_audit *audit, const uint32_t *words, fc_origin origin, fc_i128 expended) {
  fc_finding *finding = fc_audit_add(audit, FC_WARNING, words[0], origin);
  finding->value = fc_audit_text(audit, "expended %s", fc_audit_money(audit, expended));
  finding->mend = "expenditures of a single audit and budgeted aid are not comparable: keep one of the two, "
                  "--where 'grants.amount_basis!=expended'";
  return finding;
}

static const char *year_words(fc_audit *audit, const uint32_t *words) {
  return fc_audit_text(audit, "federal aid, fiscal year %d", (int)words[1]);
}

/* A program under both. */
static void check_program(fc_audit *audit, const single_audit *self, const uint32_t *words, const both_sums *sums) {
  fc_span expended = fc_sum_span(&self->spans, sums->expended), budgeted = fc_sum_span(&self->spans, sums->budgeted);
  if (!words[2] || !sums->expended.rows || !sums->budgeted.rows)
    return;
  fc_finding *finding = tell(audit, words, sums->expended_at, expended.value);
  finding->subject =
      fc_audit_text(audit, "%s, fiscal year %d", fc_dataset_text(audit->dataset, words[2]).p, (int)words[1]);
  finding->expected = fc_audit_text(audit, "budgeted %s, or this", fc_audit_money(audit, budgeted.value));
  finding->why = "the program stands under both, and would count twice in the aid of the year";
  fc_audit_also(audit, finding, audit->dataset, sums->budgeted_at);
}

/* The sum of all beside budgeted rows, or beside a published total. */
static void check_year(fc_audit *audit, const single_audit *self, const uint32_t *words, const both_sums *sums,
                       const fc_audit_whole *published) {
  fc_span expended = fc_sum_span(&self->spans, sums->expended);
  fc_span budgeted = published ? published->amount : fc_sum_span(&self->spans, sums->budgeted);
  if (!differ(expended, budgeted))
    return;
  fc_finding *finding = tell(audit, words, sums->expended_at, expended.value);
  finding->subject = year_words(audit, words);
  finding->expected = fc_audit_text(audit, "of the size of %s", fc_audit_money(audit, budgeted.value));
  finding->why = fc_audit_text(audit,
                               "%s of the year is %s, and a single audit counts otherwise: accrual, loans, what is "
                               "passed through",
                               published ? "the published federal aid" : "the budgeted aid",
                               fc_audit_money(audit, budgeted.value));
  fc_audit_also(audit, finding, audit->dataset, published ? published->origin : sums->budgeted_at);
}

static bool is_published(const fc_audit *audit, const fc_audit_whole *whole, const uint32_t *words) {
  return whole->government == words[0] && whole->year == (int32_t)words[1] && !whole->conflict &&
         fc_str_is(fc_dataset_text(audit->dataset, whole->scope), "federal_aid");
}

static fc_status single_audit_end(fc_audit *audit, void *state) {
  const single_audit *self = state;
  const fc_audit_whole *wholes;
  size_t n;
  fc_status status = fc_audit_wholes(audit, &wholes, &n);
  for (uint32_t i = 0; i < self->sums.count && !status; i++) {
    const uint32_t *words = fc_keys_at(&self->keys, i);
    const both_sums *sums = fc_seq_at(&self->sums, i);
    check_program(audit, self, words, sums);
    if (words[2] || !sums->expended.rows)
      continue;
    if (sums->budgeted.rows)
      check_year(audit, self, words, sums, NULL);
    wholes = fc_audit_wholes_of(audit, words[0], &n);
    for (size_t k = 0; k < n; k++)
      if (is_published(audit, &wholes[k], words))
        check_year(audit, self, words, sums, &wholes[k]);
  }
  return status;
}

const fc_audit_check fc_audit_check_single_audit = {
    .name = "single_audit",
    .summary = "single-audit expenditures beside budgeted aid",
    .looks_at =
        "grants rows whose amount_basis is expended beside rows that are budgeted, allocated, by formula or "
        "without basis, and beside a published total of federal aid: found where a program stands under both, or "
        "where the sums of a government's year differ by half as much again",
    .remembers = "two sums for each government, year and program",
    .state = sizeof(single_audit),
    .begin = single_audit_begin,
    .row = single_audit_row,
    .end = single_audit_end,
    .release = single_audit_release,
};
