/* load_budgets.c - the budgets table: each row to its key, and of further columns only what a breakdown or a selector
 * of the run looks at. */
#include "dataset/budget.h"
#include "dataset/budget_rows.h"
#include "dataset/load.h"
#include "dataset/load_reserves.h"
#include "dataset/remark.h"
#include "dataset/stage.h"

#define YEARS_COVERED_MAX 50
#define WORD_MAX 128

static const fc_role roles[] = {
    FC_ROLE_government_id,   FC_ROLE_government,    FC_ROLE_state,       FC_ROLE_population, FC_ROLE_fiscal_year_start,
    FC_ROLE_fiscal_year,     FC_ROLE_stage,         FC_ROLE_scope,       FC_ROLE_direction,  FC_ROLE_department,
    FC_ROLE_department_code, FC_ROLE_fund,          FC_ROLE_fund_code,   FC_ROLE_fund_type,  FC_ROLE_account,
    FC_ROLE_account_code,    FC_ROLE_years_covered, FC_ROLE_budget_type, FC_ROLE_amount,     FC_ROLE_precision,
    FC_ROLE_source_url,      FC_ROLE_flag,          FC_ROLE_note};

static const struct fc_part_role {
  fc_role role;
  uint32_t bit;
} part_roles[] = {{FC_ROLE_department, FC_PART_DEPARTMENT},
                  {FC_ROLE_department_code, FC_PART_DEPARTMENT},
                  {FC_ROLE_fund, FC_PART_FUND},
                  {FC_ROLE_fund_code, FC_PART_FUND},
                  {FC_ROLE_fund_type, FC_PART_FUND_TYPE},
                  {FC_ROLE_account, FC_PART_ACCOUNT},
                  {FC_ROLE_account_code, FC_PART_ACCOUNT}};

void fc_load_want_budgets(const fc_loader *loader, fc_wanted *wanted) {
  for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
    wanted->roles[roles[i]] = true;
  if (loader->keep->reserves)
    fc_load_want_reserves(wanted);
  wanted->further = loader->dataset->part_columns;
  wanted->n_further = loader->dataset->n_part_columns;
  wanted->everything = loader->keep->watch != NULL;
}

typedef struct budget_file {
  uint32_t *words;     /* of the row's part */
  size_t *part_column; /* of the reader, for each of part_columns */
  bool *splits;        /* a further column of `by`: a row that fills it is a part */
} budget_file;

static fc_status bad_row(const fc_rows_of *rows, fc_role role, const char *code, const char *help,
                         const char *message) {
  fc_rows_fault(rows, role, code, help, "%s", message);
  return FC_OK;
}

/* "2017-19" covers two years; years_covered says so for any other way of writing. */
static bool read_years(const fc_rows_of *rows, fc_ledger *out) {
  fc_figure covered;
  int year, years = 1;
  fc_str text = fc_rows_text(rows, FC_ROLE_fiscal_year);
  out->year = fc_rows_year(rows, FC_ROLE_fiscal_year);
  if (text.n && !fc_fiscal_year_parse(text, &year, &years))
    years = 1;
  if (fc_rows_figure(rows, FC_ROLE_years_covered, &covered)) {
    if (covered.value < 1 || covered.value > YEARS_COVERED_MAX)
      return false;
    years = (int)covered.value;
  }
  out->years_covered = (uint32_t)(years < 1 ? 1 : years);
  return true;
}

/* Capital budgets are no part of all funds. */
static bool read_words(const fc_rows_of *rows, fc_ledger *out) {
  fc_intern *texts = &rows->dataset->texts;
  char stage[WORD_MAX], scope[WORD_MAX], type[WORD_MAX];
  fc_str written = fc_rows_text(rows, FC_ROLE_scope);
  fc_str budget_type = fc_scope_canonical(fc_rows_text(rows, FC_ROLE_budget_type), type, sizeof type);
  if (!written.n && fc_str_is(budget_type, "capital"))
    written = FC_STR("capital");
  out->stage = fc_intern_put(texts, fc_stage_canonical(fc_rows_text(rows, FC_ROLE_stage), stage, sizeof stage));
  out->scope = fc_intern_put(texts, fc_scope_canonical(written, scope, sizeof scope));
  return out->stage != FC_INTERN_NONE && out->scope != FC_INTERN_NONE;
}

static bool read_part(const fc_rows_of *rows, const budget_file *file) {
  fc_dataset *dataset = rows->dataset;
  fc_str department = fc_rows_text(rows, FC_ROLE_department);
  if (!department.n)
    department = fc_rows_text(rows, FC_ROLE_department_code);
  file->words[0] = fc_intern_put(&dataset->texts, department);
  file->words[1] = 0;
  for (size_t i = 0; i < sizeof part_roles / sizeof *part_roles; i++)
    if (fc_rows_text(rows, part_roles[i].role).n)
      file->words[1] |= part_roles[i].bit;
  for (size_t i = 0; i < dataset->n_part_columns; i++) {
    fc_str text = fc_rows_column(rows, file->part_column[i]);
    uint32_t number = fc_intern_put(&dataset->texts, text);
    file->words[FC_PART_WORDS + i] = number;
    if (number == FC_INTERN_NONE)
      return false;
    if (text.n && file->splits[i])
      file->words[1] |= FC_PART_OTHER;
  }
  return file->words[0] != FC_INTERN_NONE;
}

/* Taxes are forecast, and reserves named, for years that have no budget yet. */
static bool note_years(fc_loader *loader, const fc_ledger *ledger) {
  bool of_run = ledger->scope == loader->dataset->scope;
  fc_seq *years = of_run ? &loader->dataset->budget_years : &loader->further_years;
  if (ledger->year == 0)
    loader->budgets_undated = true;
  for (int32_t back = 0; back < (int32_t)ledger->years_covered && ledger->year > back; back++)
    if (!fc_load_add_year(years, ledger->year - back))
      return false;
  return true;
}

static fc_status take_row(fc_loader *loader, const fc_rows_of *rows, void *self) {
  const budget_file *file = self;
  fc_budget_row row = {.part = file->words, .origin = fc_rows_origin(rows)};
  fc_direction direction;
  fc_status status = fc_load_government(loader, rows, &row.government);
  if (status || row.government == FC_NO_GOVERNMENT)
    return status;
  if (!read_years(rows, &row.ledger))
    return bad_row(rows, FC_ROLE_years_covered, "F205", "1 for a year's budget, 2 for a biennium",
                   "not a count of years");
  if (!fc_direction_of(fc_rows_text(rows, FC_ROLE_direction), &direction))
    return bad_row(rows, FC_ROLE_direction, "F204", "expenditure or revenue (expense, spending, E; R)",
                   "neither expenditure nor revenue");
  fc_load_start(loader, rows, row.government);
  status = fc_load_watch(loader, rows, FC_BUDGETS, row.government);
  if (!status)
    status = fc_load_population(loader, rows, row.government, row.ledger.year, false);
  if (status || !fc_load_amount(loader, rows, FC_BUDGETS, &row.amount))
    return status;
  row.ledger.direction = (uint32_t)direction;
  if (!read_words(rows, &row.ledger) || !read_part(rows, file) || !note_years(loader, &row.ledger) ||
      !fc_remark_of_row(rows, row.amount.hedge, &row.remark) ||
      !fc_budget_rows_keep(loader->dataset, &loader->budget_index, &row))
    return FC_NO_MEMORY;
  return loader->keep->reserves ? fc_load_reserve(rows, &row, &loader->reserves) : FC_OK;
}

/* Which columns of the file the kept parts are. */
static bool map_parts(const fc_loader *loader, const fc_reader *reader, budget_file *file) {
  fc_dataset *dataset = loader->dataset;
  size_t n = dataset->n_part_columns;
  file->words = fc_arena_array(&dataset->arena, FC_PART_WORDS + n, sizeof *file->words);
  file->part_column = fc_arena_array(&dataset->arena, n + 1, sizeof *file->part_column);
  file->splits = fc_arena_array(&dataset->arena, n + 1, sizeof *file->splits);
  if (!file->words || !file->part_column || !file->splits)
    return false;
  for (size_t i = 0; i < n; i++) {
    size_t column = fc_reader_column(reader, fc_str_of(dataset->part_columns[i]));
    file->part_column[i] = column;
    dataset->part_known[i] = dataset->part_known[i] || column != SIZE_MAX;
    for (size_t k = 0; k < dataset->n_by; k++)
      if (dataset->by_part[k] == i && column != SIZE_MAX && fc_reader_match(reader, column)->role == FC_NO_ROLE)
        file->splits[i] = true;
  }
  return true;
}

fc_status fc_load_budgets(fc_loader *loader, const fc_loading *file) {
  budget_file self;
  loader->link.kind = FC_BUDGETS;
  if (!map_parts(loader, file->reader, &self))
    return FC_NO_MEMORY;
  return fc_load_each(loader, file, take_row, &self);
}

fc_status fc_load_end_budgets(fc_loader *loader) {
  fc_dataset *dataset = loader->dataset;
  for (size_t i = 0, none = dataset->budget_years.count == 0; none && i < loader->further_years.count; i++)
    if (!fc_load_add_year(&dataset->budget_years, *(const int32_t *)fc_seq_at(&loader->further_years, i)))
      return FC_NO_MEMORY;
  size_t *by_part = dataset->by_part;
  for (size_t i = 0; i < dataset->n_by; i++)
    if (by_part[i] != SIZE_MAX && !dataset->part_known[by_part[i]])
      by_part[i] = SIZE_MAX;
  fc_keys_free(&loader->budget_index);
  return fc_load_end_reserves(dataset, &loader->reserves);
}
