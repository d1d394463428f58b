/* stale_years.c - grants of years far from every budget of their government: no share can be made of them, or one of
 * the two files is an old one. An award year is a federal one and is spent over several years, and so may lie further
 * off. */
#include "dataset/audit_parts.h"
#include "dataset/budget.h"
#include "dataset/budget_rows.h"

enum { FISCAL_APART = 2, AWARD_APART = 4 };

/* The years of a government's grants and budgets. */
typedef struct span_of_years {
  int32_t first, last; /* of grants; 0: none */
  bool award;          /* award years: no row names a fiscal one */
  uint64_t rows;
  fc_origin origin; /* of the latest */
} span_of_years;

static fc_status stale_years_row(fc_audit *audit, void *state, fc_table_kind kind, uint32_t government,
                                 const fc_rows_of *rows) {
  fc_seq *of = state;
  int32_t year = fc_rows_year(rows, FC_ROLE_fiscal_year), award_year = fc_rows_year(rows, FC_ROLE_award_year);
  if (kind != FC_GRANTS || !(year || award_year))
    return FC_OK;
  fc_audit_look(audit);
  while (of->count <= government)
    if (!fc_seq_push(of))
      return FC_NO_MEMORY;
  span_of_years *years = fc_seq_at(of, government);
  bool award = !year, fresh = !years->rows || (years->award && !award);
  if (!fresh && award && !years->award)
    return FC_OK;
  year = award ? award_year : year;
  uint64_t seen = fresh ? 0 : years->rows;
  if (fresh)
    *years = (span_of_years){year, year, award, 0, fc_rows_origin(rows)};
  years->rows = seen + 1;
  years->first = year < years->first ? year : years->first;
  if (year > years->last) {
    years->last = year;
    years->origin = fc_rows_origin(rows);
  }
  return FC_OK;
}

/* Years from the grants to the nearest budget; 0 also where a budget holds for any year. */
static int32_t apart(const fc_audit *audit, const fc_government *government, const span_of_years *years,
                     fc_audit_whole *nearest) {
  int32_t least = INT32_MAX;
  for (uint32_t link = government->first_budget; link;) {
    fc_budget row = fc_budget_at(audit->dataset, link - 1);
    int32_t begins = row.year - row.years_covered + 1;
    int32_t off = begins > years->last ? begins - years->last : row.year < years->first ? years->first - row.year : 0;
    off = row.year ? off : 0;
    if (off < least || (off == least && row.year > nearest->year)) {
      least = off;
      *nearest = (fc_audit_whole){.year = row.year, .origin = row.origin};
    }
    link = fc_budget_kept_at(audit->dataset, link - 1)->next;
  }
  return least == INT32_MAX ? 0 : least;
}

static void check_government(fc_audit *audit, uint32_t government, const span_of_years *years) {
  fc_audit_whole nearest = {.year = 0};
  const char *kind = years->award ? "award" : "fiscal";
  int32_t off = apart(audit, fc_dataset_government(audit->dataset, government), years, &nearest);
  if (off < (years->award ? AWARD_APART : FISCAL_APART))
    return;
  fc_finding *finding = fc_audit_add(audit, FC_WARNING, government, years->origin);
  finding->subject = years->first == years->last ? fc_audit_text(audit, "grants of %s year %d", kind, (int)years->last)
                                                 : fc_audit_text(audit, "grants of %s years %d to %d", kind,
                                                                 (int)years->first, (int)years->last);
  finding->value = fc_audit_text(audit, "%llu row%s", (unsigned long long)years->rows, years->rows == 1 ? "" : "s");
  finding->expected = fc_audit_text(audit, "%s years near %d", kind, (int)nearest.year);
  finding->why = fc_audit_text(audit, "the nearest budget of this government is %d years away, of fiscal year %d",
                               (int)off, (int)nearest.year);
  finding->mend = "take grants and budgets of the same years, or leave the old rows out with --where";
  fc_audit_also(audit, finding, audit->dataset, nearest.origin);
}

static bool stale_years_begin(void *state) {
  fc_seq_init(state, sizeof(span_of_years));
  return true;
}

static void stale_years_release(void *state) {
  fc_seq_free(state);
}

static fc_status stale_years_end(fc_audit *audit, void *state) {
  const fc_seq *of = state;
  for (uint32_t i = 0; i < of->count; i++) {
    const span_of_years *years = fc_seq_at(of, i);
    if (years->rows)
      check_government(audit, i, years);
  }
  return FC_OK;
}

const fc_audit_check fc_audit_check_stale_years = {
    .name = "stale_years",
    .summary = "grants of years far from every budget",
    .looks_at =
        "the years of each government's grants and budgets: found where no budget is nearer than two years to the "
        "grants' fiscal years, or four to their award years where they name no fiscal one",
    .remembers = "the first and last year of grants of each government",
    .state = sizeof(fc_seq),
    .begin = stale_years_begin,
    .row = stale_years_row,
    .end = stale_years_end,
    .release = stale_years_release,
};
