/* budget.c - finding a budget: the row that is exactly what is asked for, else the sum of its finer rows, never both.
 *
 * Rows of the government that match are either exact (a total; a department's own row where a department is asked for)
 * or finer. Of finer rows a department's own row stands for all finer rows of that department; and where one set of
 * rows splits the budget by department and another by fund or account, the two are views of one budget and are not
 * added. */
#include "dataset/budget.h"
#include "dataset/budget_rows.h"
#include "dataset/remark.h"
#include "dataset/stage.h"
#include "dataset/sum.h"

#include <stdlib.h>

#define DETAIL (FC_PART_DEPARTMENT | FC_PART_FUND | FC_PART_FUND_TYPE | FC_PART_ACCOUNT)

typedef struct finder {
  const fc_dataset *dataset;
  const fc_budget_query *query;
  fc_direction direction;
  bool dated;     /* rows of the year; else rows that name none */
  uint32_t asked; /* FC_PART_ bits */
} finder;

/* The number of a government's next row, 0 at the end. */
static uint32_t first_row(const fc_dataset *dataset, uint32_t government) {
  return fc_dataset_government(dataset, government)->first_budget;
}

static uint32_t part_bit(const char *name) {
  switch (fc_role_find(fc_str_of(name))) {
  case FC_ROLE_department:
  case FC_ROLE_department_code:
    return FC_PART_DEPARTMENT;
  case FC_ROLE_fund:
  case FC_ROLE_fund_code:
    return FC_PART_FUND;
  case FC_ROLE_fund_type:
    return FC_PART_FUND_TYPE;
  case FC_ROLE_account:
  case FC_ROLE_account_code:
    return FC_PART_ACCOUNT;
  default:
    return FC_PART_OTHER;
  }
}

static uint32_t asked_bits(const fc_dataset *dataset, const fc_budget_query *query) {
  uint32_t bits = query->department ? FC_PART_DEPARTMENT : 0;
  for (size_t i = 0; i < query->n_further; i++)
    bits |= part_bit(dataset->part_columns[query->further_column[i]]);
  return bits;
}

static bool year_matches(const finder *f, const fc_ledger *ledger) {
  if (!f->dated)
    return ledger->year == 0;
  return ledger->year >= f->query->year && ledger->year - (int32_t)ledger->years_covered < f->query->year;
}

static bool part_matches(const finder *f, const uint32_t *part) {
  if (f->query->department && part[0] != f->query->department)
    return false;
  for (size_t i = 0; i < f->query->n_further; i++)
    if (part[FC_PART_WORDS + f->query->further_column[i]] != f->query->further_value[i])
      return false;
  return true;
}

static bool stage_matches(const finder *f, uint32_t stage) {
  if (!f->query->any_stage)
    return stage == f->query->stage;
  return stage == 0 || fc_stage_rank(fc_dataset_text(f->dataset, stage)) > 0;
}

static bool matches(const finder *f, const fc_budget_kept *kept) {
  fc_ledger ledger = fc_budget_ledger(f->dataset, kept);
  return ledger.direction == (uint32_t)f->direction && ledger.scope == f->query->scope &&
         stage_matches(f, ledger.stage) && year_matches(f, &ledger) &&
         part_matches(f, fc_budget_part(f->dataset, kept));
}

/* A fund's row names its class as well, and is no finer for it. */
static bool is_exact(const finder *f, const uint32_t *part) {
  uint32_t allowed = f->asked | (f->asked & FC_PART_FUND ? FC_PART_FUND_TYPE : 0);
  return f->asked ? !(part[1] & DETAIL & ~allowed) : part[1] == 0;
}

static fc_span annual(const fc_dataset *dataset, const fc_budget_kept *kept) {
  fc_span span = fc_sum_span(&dataset->spans, kept->amount);
  fc_i128 years = (fc_i128)fc_budget_ledger(dataset, kept).years_covered;
  if (years > 1) {
    span.low = fc_i128_divide(span.low, years, FC_HALF_AWAY);
    span.value = fc_i128_divide(span.value, years, FC_HALF_AWAY);
    span.high = fc_i128_divide(span.high, years, FC_HALF_AWAY);
  }
  return span;
}

static bool same_span(fc_span a, fc_span b) {
  return a.low == b.low && a.value == b.value && a.high == b.high;
}

static void leave_trail(const finder *f, size_t at) {
  fc_budget_trail *trail = f->query->trail;
  size_t *row = trail ? fc_seq_push(&trail->rows) : NULL;
  if (row)
    *row = at;
  else if (trail)
    trail->failed = true;
}

static void clear_trail(const fc_budget_query *query) {
  if (query->trail)
    query->trail->rows.count = 0;
}

/* Adds a row to an answer. */
static void take(const finder *f, size_t at, fc_budget_answer *out) {
  const fc_dataset *dataset = f->dataset;
  const fc_budget_kept *kept = fc_budget_kept_at(dataset, at);
  int years = (int)fc_budget_ledger(dataset, kept).years_covered;
  fc_span_add_span(&out->amount, annual(dataset, kept));
  out->flag = out->present ? 0 : fc_remark_at(dataset, kept->remark).flag;
  out->present = true;
  out->rows += kept->amount.rows;
  out->years_covered = years > out->years_covered ? years : out->years_covered;
  out->first = at < out->first ? at : out->first;
  leave_trail(f, at);
}

/* One more total under a key: both are kept, as the ends of a range. false: it is the same. */
static bool stand_beside(fc_budget_answer *out, fc_span other, size_t at) {
  if (same_span(out->amount, other))
    return false;
  out->conflict = true;
  out->amount.low = other.low < out->amount.low ? other.low : out->amount.low;
  out->amount.high = other.high > out->amount.high ? other.high : out->amount.high;
  if (at < out->first) {
    out->second = out->first;
    out->first = at;
  } else if (out->second == SIZE_MAX || at < out->second) {
    out->second = at;
  }
  return true;
}

/* Exact rows of the fewest years: a year's own budget stands before its share of a biennium. */
static void find_exact(const finder *f, fc_budget_answer *out) {
  uint32_t fewest = UINT32_MAX;
  for (uint32_t link = first_row(f->dataset, f->query->government); link;) {
    const fc_budget_kept *kept = fc_budget_kept_at(f->dataset, link - 1);
    uint32_t years = fc_budget_ledger(f->dataset, kept).years_covered;
    if (years <= fewest && matches(f, kept) && is_exact(f, fc_budget_part(f->dataset, kept))) {
      if (years < fewest) {
        *out = (fc_budget_answer){.direction = f->direction, .first = SIZE_MAX, .second = SIZE_MAX};
        clear_trail(f->query);
      }
      fewest = years;
      if (!out->present || f->asked)
        take(f, link - 1, out);
      else if (stand_beside(out, annual(f->dataset, kept), link - 1))
        leave_trail(f, link - 1);
    }
    link = kept->next;
  }
}

typedef struct finer_row {
  size_t at;
  uint32_t department, detail;
} finer_row;

static int by_department(const void *a, const void *b) {
  const finer_row *x = a, *y = b;
  if (x->department != y->department)
    return x->department < y->department ? -1 : 1;
  return x->at < y->at ? -1 : x->at > y->at;
}

static fc_status collect_finer(const finder *f, finer_row **rows, size_t *n) {
  size_t room = 0;
  *rows = NULL;
  *n = 0;
  for (uint32_t link = first_row(f->dataset, f->query->government); link;) {
    const fc_budget_kept *kept = fc_budget_kept_at(f->dataset, link - 1);
    if (matches(f, kept)) {
      const uint32_t *part = fc_budget_part(f->dataset, kept);
      if (*n == room) {
        room = room ? room * 2 : 64;
        finer_row *grown = realloc(*rows, room * sizeof *grown);
        if (!grown)
          return FC_NO_MEMORY;
        *rows = grown;
      }
      (*rows)[(*n)++] = (finer_row){link - 1, part[0], part[1] & DETAIL};
    }
    link = kept->next;
  }
  if (*n)
    qsort(*rows, *n, sizeof **rows, by_department);
  return FC_OK;
}

/* The rows of one department, or those of none: its own rows stand for the finer ones. */
static void take_department(const finder *f, const finer_row *rows, size_t n, fc_budget_answer *out) {
  bool own = false;
  for (size_t i = 0; i < n; i++)
    own = own || rows[i].detail == FC_PART_DEPARTMENT;
  for (size_t i = 0; i < n; i++)
    if (!own || rows[i].detail == FC_PART_DEPARTMENT)
      take(f, rows[i].at, out);
}

/* Whether rows without a department are another view of the same budget: no row of a department is split by what they
 * are split by. */
static bool other_view(const finer_row *rows, size_t n, size_t without) {
  uint32_t with_department = 0, others = 0;
  for (size_t i = 0; i < n; i++)
    *(i < without ? &others : &with_department) |= rows[i].detail & ~(uint32_t)FC_PART_DEPARTMENT;
  return without && without < n && others && !(others & with_department);
}

static fc_status find_finer(const finder *f, fc_budget_answer *out) {
  finer_row *rows;
  size_t n, without = 0;
  fc_status status = collect_finer(f, &rows, &n);
  while (!status && without < n && rows[without].department == 0)
    without++;
  bool views = !status && !f->asked && other_view(rows, n, without);
  fc_budget_answer view = *out;
  if (!status && without)
    take_department(f, rows, without, views ? &view : out);
  if (views)
    clear_trail(f->query);
  for (size_t i = without; !status && i < n;) {
    size_t end = i;
    while (end < n && rows[end].department == rows[i].department)
      end++;
    take_department(f, rows + i, end - i, out);
    i = end;
  }
  fc_budget_answer again = {0};
  if (views && stand_beside(out, view.amount, view.first))
    take_department(f, rows, without, &again); /* for the trail: both views make the conflict */
  free(rows);
  return status;
}

fc_status fc_budget_find(const fc_dataset *dataset, const fc_budget_query *query, fc_budget_answer *out) {
  const fc_direction both[] = {FC_EXPENDITURE, FC_REVENUE}, one[] = {query->direction};
  const fc_direction *directions = query->any_direction ? both : one;
  size_t n = query->any_direction ? 2 : 1;
  bool whole = !query->department && !query->n_further;
  *out = (fc_budget_answer){.first = SIZE_MAX, .second = SIZE_MAX};
  clear_trail(query);
  if (!first_row(dataset, query->government))
    return FC_OK;
  for (size_t i = 0; i < n && !out->present; i++)
    for (int dated = 1; dated >= 0 && !out->present; dated--) {
      finder f = {dataset, query, directions[i], dated, asked_bits(dataset, query)};
      *out = (fc_budget_answer){.direction = directions[i], .first = SIZE_MAX, .second = SIZE_MAX};
      find_exact(&f, out);
      fc_status status = out->present ? FC_OK : find_finer(&f, out);
      if (status)
        return status;
    }
  out->nothing = whole && out->present && !out->conflict && out->amount.value <= 0;
  out->present = out->present && !out->nothing;
  return query->trail && query->trail->failed ? FC_NO_MEMORY : FC_OK;
}

bool fc_budget_ask_parts(const fc_dataset *dataset, const uint32_t *by_values, fc_budget_parts *parts,
                         fc_budget_query *query) {
  query->further_column = parts->column;
  query->further_value = parts->value;
  for (size_t i = 0; i < dataset->n_by; i++) {
    bool department = dataset->by_role[i] == FC_ROLE_department;
    if (!department && dataset->by_part[i] == SIZE_MAX)
      continue;
    if (!by_values[i])
      return false;
    if (department) {
      query->department = by_values[i];
    } else {
      parts->column[query->n_further] = (uint32_t)dataset->by_part[i];
      parts->value[query->n_further++] = by_values[i];
    }
  }
  return query->department || query->n_further;
}

/* The latest stage of a government's rows that is before `before` (0: no such bound given); unknown stages are used
 * only when named, rows without a stage come last. false: none. */
static bool stage_before(const fc_dataset *dataset, uint32_t government, bool bounded, uint32_t before,
                         uint32_t *stage) {
  bool found = false;
  for (uint32_t link = first_row(dataset, government); link;) {
    const fc_budget_kept *kept = fc_budget_kept_at(dataset, link - 1);
    uint32_t each = fc_budget_ledger(dataset, kept).stage;
    fc_str text = fc_dataset_text(dataset, each);
    bool usable = each == 0 || fc_stage_rank(text) > 0;
    bool lower = !bounded || (before != 0 && (each == 0 || fc_stage_cmp(text, fc_dataset_text(dataset, before)) < 0));
    bool higher = !found || *stage == 0 || (each != 0 && fc_stage_cmp(text, fc_dataset_text(dataset, *stage)) > 0);
    if (usable && lower && higher) {
      *stage = each;
      found = true;
    }
    link = kept->next;
  }
  return found;
}

fc_status fc_budget_find_latest(const fc_dataset *dataset, const fc_budget_query *query, fc_budget_answer *out,
                                uint32_t *stage) {
  fc_budget_query each = *query;
  fc_status status = fc_budget_find(dataset, query, out);
  *stage = query->stage;
  for (bool bounded = false; !status && !out->present; bounded = true) {
    if (!stage_before(dataset, query->government, bounded, each.stage, &each.stage))
      break;
    *stage = each.stage;
    status = fc_budget_find(dataset, &each, out);
  }
  return status;
}

typedef struct listing {
  const fc_dataset *dataset;
  fc_budget_name *names;
  size_t n;
} listing;

static bool listed(const listing *list, fc_budget_name name) {
  for (size_t i = 0; i < list->n; i++)
    if (list->names[i].stage == name.stage && list->names[i].scope == name.scope)
      return true;
  return false;
}

/* Latest stage first, unknown stages and rows without one last; all funds before other scopes. */
static int compare_names(const void *a, const void *b, void *self) {
  const fc_budget_name *x = a, *y = b;
  const fc_dataset *dataset = ((const listing *)self)->dataset;
  if (x->stage != y->stage) {
    if (!x->stage || !y->stage)
      return x->stage ? -1 : 1;
    return fc_stage_cmp(fc_dataset_text(dataset, y->stage), fc_dataset_text(dataset, x->stage));
  }
  fc_str p = fc_dataset_text(dataset, x->scope), q = fc_dataset_text(dataset, y->scope);
  bool p_all = fc_str_is(p, "all_funds"), q_all = fc_str_is(q, "all_funds");
  return p_all != q_all ? (p_all ? -1 : 1) : fc_str_cmp(p, q);
}

fc_status fc_budget_list(const fc_dataset *dataset, uint32_t government, int32_t year, fc_arena *arena,
                         const fc_budget_name **out, size_t *n) {
  size_t room = 0;
  for (uint32_t link = first_row(dataset, government); link; link = fc_budget_kept_at(dataset, link - 1)->next)
    room++;
  listing list = {dataset, fc_arena_array(arena, room + 1, sizeof *list.names), 0};
  *out = list.names;
  *n = 0;
  if (!list.names)
    return FC_NO_MEMORY;
  for (uint32_t link = first_row(dataset, government); link;) {
    const fc_budget_kept *kept = fc_budget_kept_at(dataset, link - 1);
    fc_ledger ledger = fc_budget_ledger(dataset, kept);
    fc_budget_name name = {ledger.stage, ledger.scope, FC_EXPENDITURE};
    link = kept->next;
    if (!fc_scope_is_whole(fc_dataset_text(dataset, name.scope)) || listed(&list, name))
      continue;
    const fc_budget_query query = {
        .government = government, .year = year, .stage = name.stage, .scope = name.scope, .any_direction = true};
    fc_budget_answer answer;
    fc_status status = fc_budget_find(dataset, &query, &answer);
    if (status)
      return status;
    name.direction = answer.direction;
    if (answer.present)
      list.names[list.n++] = name;
  }
  qsort_r(list.names, list.n, sizeof *list.names, compare_names, &list);
  *n = list.n;
  return FC_OK;
}
