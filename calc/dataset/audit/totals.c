/* totals.c - totals and parts that do not add.
 *
 * The rows of one government, year, stage, scope and direction are taken level by level: departments against the total,
 * funds against the total, finer rows of a department against the department's own row. Parts above their whole cannot
 * be. Parts below it may simply not all be there; where at least three of them come within a tenth of the whole, they
 * were meant to add up to it. A department named "Total" is no department. */
#include "dataset/audit_parts.h"
#include "dataset/budget.h"
#include "dataset/budget_rows.h"
#include "dataset/sum.h"

#include <stdlib.h>

#define LEVELS (FC_PART_DEPARTMENT | FC_PART_FUND | FC_PART_FUND_TYPE | FC_PART_ACCOUNT)

enum { FEWEST_PARTS = 3, NEAR_NUM = 9, NEAR_DEN = 10 };

/* One kept budget row; rows of one key lie side by side once sorted. */
typedef struct line {
  uint32_t government, ledger, level, department;
  size_t at;
} line;

static int compare_lines(const void *a, const void *b) {
  const line *x = a, *y = b;
  const uint32_t p[] = {x->government, x->ledger, x->level, x->department};
  const uint32_t q[] = {y->government, y->ledger, y->level, y->department};
  for (size_t i = 0; i < 4; i++)
    if (p[i] != q[i])
      return p[i] < q[i] ? -1 : 1;
  return x->at < y->at ? -1 : x->at > y->at;
}

/* Rows added up: parts that are to be compared with their whole. */
typedef struct parts {
  fc_span sum;
  size_t n, first;
} parts;

static void add_part(fc_audit *audit, parts *to, size_t at) {
  fc_budget row = fc_budget_at(audit->dataset, at);
  to->first = to->n ? to->first : at;
  to->n += row.rows;
  fc_span_add_span(&to->sum, row.amount);
}

static const char *level_words(uint32_t level) {
  if (level & FC_PART_ACCOUNT)
    return "accounts";
  if (level & FC_PART_FUND)
    return "funds";
  return level & FC_PART_DEPARTMENT ? "departments" : "classes of funds";
}

/* Whole dollars may each be off by half a dollar either way. */
static fc_i128 slack(const parts *of) {
  return (fc_i128)of->n * 100;
}

static void compare(fc_audit *audit, const fc_budget *whole, const fc_span *amount, const parts *of, uint32_t level) {
  bool above = of->sum.low > amount->high + slack(of);
  bool near = of->n >= FEWEST_PARTS && amount->low > 0 && of->sum.value >= amount->value / NEAR_DEN * NEAR_NUM;
  bool below = near && of->sum.high < amount->low - slack(of);
  fc_audit_look(audit);
  if (!above && !below)
    return;
  fc_finding *finding = fc_audit_add(audit, above ? FC_ERROR : FC_WARNING, whole->government, whole->origin);
  finding->subject = fc_audit_budget(audit, whole->stage, whole->scope, (fc_direction)whole->direction,
                                     whole->department, whole->year);
  finding->value = fc_audit_money(audit, of->sum.value);
  finding->expected = fc_audit_money(audit, amount->value);
  finding->why = fc_audit_text(
      audit, "%zu row%s of %s add up to %s %s than the %s", of->n, of->n == 1 ? "" : "s", level_words(level),
      fc_audit_money(audit, above ? of->sum.value - amount->value : amount->value - of->sum.value),
      above ? "more" : "less", whole->part ? "department's own row" : "total");
  finding->mend = above ? "a part stands twice, a subtotal is among the parts, or the total is of something else"
                        : "a part is missing, or an amount is mistyped";
  fc_audit_also(audit, finding, audit->dataset, fc_budget_at(audit->dataset, of->first).origin);
}

/* ---- a total that is read as a department ---- */

static bool says_total(fc_str name) {
  char letters[64];
  fc_str folded = {letters, fc_fold_header(name, letters, sizeof letters)};
  return fc_str_starts(folded, "total") || fc_str_starts(folded, "grandtotal") || fc_str_starts(folded, "subtotal");
}

static void check_named_totals(fc_audit *audit, const line *rows, size_t n, const parts *all) {
  for (size_t i = 0; i < n; i++) {
    fc_budget row = fc_budget_at(audit->dataset, rows[i].at);
    fc_str name = fc_dataset_text(audit->dataset, row.department);
    fc_i128 others = all->sum.value - row.amount.value, apart = others - row.amount.value;
    if (!says_total(name) || all->n < FEWEST_PARTS || (apart < 0 ? -apart : apart) > slack(all))
      continue;
    fc_finding *finding = fc_audit_add(audit, FC_ERROR, row.government, row.origin);
    finding->subject =
        fc_audit_budget(audit, row.stage, row.scope, (fc_direction)row.direction, row.department, row.year);
    finding->value = fc_audit_money(audit, row.amount.value);
    finding->expected = "a row without department, or no row";
    finding->why = "it is the sum of the other departments, and doubles them where departments are added up";
    finding->mend = fc_audit_text(audit, "leave it out: --where 'budgets.department!=%.*s'", FC_STR_ARG(name));
  }
}

/* ---- the rows of one ledger ---- */

/* The total; of several the range of all, with the first row. false: none. */
static bool total_of(fc_audit *audit, const line *rows, size_t n, fc_budget *whole, fc_span *amount) {
  for (size_t i = 0; i < n && rows[i].level == 0; i++) {
    fc_budget row = fc_budget_at(audit->dataset, rows[i].at);
    if (i == 0) {
      *whole = row;
      *amount = row.amount;
    }
    amount->low = row.amount.low < amount->low ? row.amount.low : amount->low;
    amount->high = row.amount.high > amount->high ? row.amount.high : amount->high;
  }
  return n && rows[0].level == 0;
}

static int compare_level(const void *key, const void *of) {
  const line *x = key, *y = of;
  if (x->level != y->level)
    return x->level < y->level ? -1 : 1;
  return x->department < y->department ? -1 : x->department > y->department;
}

/* The own row of a department, among sorted lines. */
static const line *own_row(const line *rows, size_t n, uint32_t department) {
  const line key = {.level = FC_PART_DEPARTMENT, .department = department};
  return bsearch(&key, rows, n, sizeof *rows, compare_level);
}

static void check_departments(fc_audit *audit, const line *rows, size_t n, const line *level, size_t n_level) {
  for (size_t i = 0; i < n_level;) {
    const line *own = level[i].department ? own_row(rows, n, level[i].department) : NULL;
    parts of = {.n = 0};
    size_t end = i;
    for (; end < n_level && level[end].department == level[i].department; end++)
      add_part(audit, &of, level[end].at);
    if (own) {
      fc_budget whole = fc_budget_at(audit->dataset, own->at);
      compare(audit, &whole, &whole.amount, &of, level[i].level);
    }
    i = end;
  }
}

static void check_ledger(fc_audit *audit, const line *rows, size_t n) {
  fc_budget whole;
  fc_span amount;
  bool has_total = total_of(audit, rows, n, &whole, &amount);
  for (size_t i = 0; i < n;) {
    uint32_t level = rows[i].level;
    parts of = {.n = 0};
    size_t end = i;
    for (; end < n && rows[end].level == level; end++)
      add_part(audit, &of, rows[end].at);
    if (level && has_total)
      compare(audit, &whole, &amount, &of, level);
    if (level == FC_PART_DEPARTMENT)
      check_named_totals(audit, rows + i, end - i, &of);
    else if (level & FC_PART_DEPARTMENT)
      check_departments(audit, rows, n, rows + i, end - i);
    i = end;
  }
}

/* ---- scopes within all funds ---- */

static bool is_within_all(fc_str scope) {
  return fc_str_is(scope, "general_fund") || fc_str_is(scope, "operating") || fc_str_is(scope, "federal_aid");
}

static bool same_book(const fc_audit_whole *part, const fc_audit_whole *whole, bool aid) {
  return part->government == whole->government && part->year == whole->year && part->stage == whole->stage &&
         (aid || part->direction == whole->direction);
}

static void check_scope(fc_audit *audit, const fc_audit_whole *part, const fc_audit_whole *wholes, size_t n) {
  fc_str scope = fc_dataset_text(audit->dataset, part->scope);
  bool aid = fc_str_is(scope, "federal_aid");
  if (!is_within_all(scope))
    return;
  for (size_t i = 0; i < n; i++) {
    const fc_audit_whole *whole = &wholes[i];
    if (!same_book(part, whole, aid) || !fc_str_is(fc_dataset_text(audit->dataset, whole->scope), "all_funds"))
      continue;
    fc_audit_look(audit);
    if (part->amount.low <= whole->amount.high)
      continue;
    fc_finding *finding = fc_audit_add(audit, FC_ERROR, part->government, part->origin);
    finding->subject = fc_audit_budget(audit, part->stage, part->scope, part->direction, 0, part->year);
    finding->value = fc_audit_money(audit, part->amount.value);
    finding->expected = fc_audit_text(audit, "at most %s", fc_audit_money(audit, whole->amount.high));
    finding->why = "it is a part of all funds, and more than all funds";
    finding->mend = "one of the two is of another year or scope, or stands in thousands";
    fc_audit_also(audit, finding, audit->dataset, whole->origin);
  }
}

static fc_status check_scopes(fc_audit *audit) {
  const fc_audit_whole *wholes;
  size_t n;
  fc_status status = fc_audit_wholes(audit, &wholes, &n);
  for (size_t i = 0; i < n && !status;) {
    size_t end = i;
    while (end < n && wholes[end].government == wholes[i].government && wholes[end].year == wholes[i].year)
      end++;
    for (size_t k = i; k < end; k++)
      check_scope(audit, &wholes[k], wholes + i, end - i);
    i = end;
  }
  return status;
}

static fc_status totals_end(fc_audit *audit, void *state) {
  (void)state;
  const fc_dataset *dataset = audit->dataset;
  size_t n = fc_budget_count(dataset);
  line *lines = calloc(n + 1, sizeof *lines);
  if (!lines)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < n; i++) {
    const fc_budget_kept *kept = fc_budget_kept_at(dataset, i);
    const uint32_t *part = fc_budget_part(dataset, kept);
    lines[i] = (line){kept->government, kept->ledger, part[1] & LEVELS, part[0], i};
  }
  qsort(lines, n, sizeof *lines, compare_lines);
  for (size_t i = 0; i < n;) {
    size_t end = i;
    while (end < n && lines[end].government == lines[i].government && lines[end].ledger == lines[i].ledger)
      end++;
    check_ledger(audit, lines + i, end - i);
    i = end;
  }
  free(lines);
  return check_scopes(audit);
}

const fc_audit_check fc_audit_check_totals = {
    .name = "totals",
    .summary = "totals and parts that do not add",
    .looks_at =
        "departments, funds and accounts against the total of the same government, year, stage, scope and "
        "direction, finer rows against their department, general fund, operating budget and federal aid against "
        "all funds: found where parts exceed their whole, or where three or more come within a tenth of it and "
        "miss it; and a department that is the sum of the others",
    .end = totals_end,
};
