/* load_grants.c - the grants table: each row is read once and folded into sums; only what a cut selects is kept.
 *
 * Aid holds what is cash of a year: ceilings and requests are counted and left out, as are rows that name an award year
 * alone (which of the recipient's years they fall into is not known) and rows of years that no budget has. */
#include "dataset/fold.h"
#include "dataset/stage.h"

#include <string.h>

#define WORD_MAX 128

static const fc_role roles[] = {FC_ROLE_government_id, FC_ROLE_government, FC_ROLE_state, FC_ROLE_population,
                                FC_ROLE_fiscal_year,   FC_ROLE_award_year, FC_ROLE_stage, FC_ROLE_amount,
                                FC_ROLE_amount_basis,  FC_ROLE_is_direct,  FC_ROLE_via,   FC_ROLE_precision};

static const fc_role award_roles[] = {FC_ROLE_award_id,       FC_ROLE_assistance_listing, FC_ROLE_program,
                                      FC_ROLE_federal_agency, FC_ROLE_department,         FC_ROLE_department_code,
                                      FC_ROLE_period_start,   FC_ROLE_period_end,         FC_ROLE_outlayed,
                                      FC_ROLE_incurred,       FC_ROLE_source_url,         FC_ROLE_flag,
                                      FC_ROLE_note,           FC_ROLE_estimator,          FC_ROLE_status,
                                      FC_ROLE_status_date,    FC_ROLE_recurring};

/* What a breakdown by a role needs beside its own column. */
static void want_role(fc_wanted *wanted, fc_role role) {
  wanted->roles[role] = true;
  if (role == FC_ROLE_program || role == FC_ROLE_federal_agency)
    wanted->roles[FC_ROLE_assistance_listing] = true;
  if (role == FC_ROLE_department)
    wanted->roles[FC_ROLE_department_code] = true;
}

void fc_load_want_grants(const fc_loader *loader, fc_wanted *wanted) {
  for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
    wanted->roles[roles[i]] = true;
  for (size_t i = 0; loader->keeps_awards && i < sizeof award_roles / sizeof *award_roles; i++)
    wanted->roles[award_roles[i]] = true;
  for (size_t i = 0; i < loader->n_named; i++) {
    fc_role role = fc_role_find(fc_str_of(loader->named[i]));
    if (role != FC_NO_ROLE)
      want_role(wanted, role);
    else
      wanted->roles[FC_ROLE_assistance_listing] = true; /* a header that turns out to be the program's */
  }
  if (loader->standing.n)
    fc_standing_want(wanted);
  wanted->further = loader->named;
  wanted->n_further = loader->n_named;
  wanted->everything = loader->keep->everything || loader->keep->watch;
}

static bool read_words(fc_loader *loader, const fc_rows_of *rows, fc_grant_row *row) {
  char word[WORD_MAX];
  fc_str basis = fc_rows_text(rows, FC_ROLE_amount_basis), stage = fc_rows_text(rows, FC_ROLE_stage);
  if (stage.n) /* else number 0, the empty text */
    row->stage = fc_intern_put(&loader->dataset->texts, fc_stage_canonical(stage, word, sizeof word));
  if (row->stage == FC_INTERN_NONE)
    return false;
  if (!basis.n || fc_basis_of(basis, &row->basis))
    return true;
  uint32_t number = fc_intern_put(&loader->dataset->texts, basis);
  loader->odd_bases++;
  loader->odd_basis = number == FC_INTERN_NONE ? basis : fc_intern_text(&loader->dataset->texts, number);
  return number != FC_INTERN_NONE;
}

/* Whether a row adds to the aid of a year, counting why it does not. */
static bool is_aid(fc_loader *loader, const fc_grant_row *row) {
  fc_dataset *dataset = loader->dataset;
  if (row->basis == FC_BASIS_CEILING || row->basis == FC_BASIS_REQUESTED) {
    dataset->left_basis[row->basis]++;
    return false;
  }
  if (!row->year && row->award_year) {
    dataset->undated++;
    return false;
  }
  bool any = loader->budgets_undated || loader->keep->any_year;
  if (!row->year || (loader->keep->year ? row->year == loader->keep->year : any) ||
      (!loader->keep->year && fc_load_has_year(&dataset->budget_years, row->year)))
    return true;
  dataset->left_year++;
  return false;
}

static void note_path(fc_dataset *dataset, const fc_rows_of *rows) {
  if (!dataset->has_indirect)
    dataset->has_indirect = fc_rows_text(rows, FC_ROLE_via).n || fc_rows_flag(rows, FC_ROLE_is_direct) == 0;
}

/* An award that another government may have in its own rows too. */
static bool note_passing(fc_loader *loader, const fc_grant_row *row, fc_passed_place place) {
  const fc_rows_of *rows = row->rows;
  fc_passed_facts facts = {
      .government = row->government, .year = row->year ? row->year : row->award_year, .amount = row->amount};
  return fc_rows_number(rows, FC_ROLE_award_id, &facts.award_id) &&
         fc_rows_number(rows, FC_ROLE_assistance_listing, &facts.listing) &&
         fc_rows_number(rows, FC_ROLE_program, &facts.program) && fc_rows_number(rows, FC_ROLE_via, &facts.via) &&
         fc_passing_note(&loader->passing, &facts, place);
}

static fc_status add_to_sums(fc_loader *loader, const fc_fold *fold, const fc_grant_row *row) {
  fc_passed_place place = {FC_INTERN_NONE, FC_INTERN_NONE};
  fc_status status = fc_fold_aid(loader, row, &place.aid);
  if (!status && loader->makes_groups)
    status = fc_fold_group(loader, fold, row, &place.group);
  if (status || row->rows->column[FC_ROLE_via] == SIZE_MAX)
    return status;
  return note_passing(loader, row, place) ? FC_OK : FC_NO_MEMORY;
}

static fc_status take_row(fc_loader *loader, const fc_rows_of *rows, void *self) {
  const fc_fold *fold = self;
  fc_dataset *dataset = loader->dataset;
  fc_grant_row row = {.rows = rows,
                      .year = fc_rows_year(rows, FC_ROLE_fiscal_year),
                      .award_year = fc_rows_year(rows, FC_ROLE_award_year),
                      .stands = loader->standing.n ? fc_standing_of(&loader->standing, rows) : 1};
  bool derived = false;
  if (!row.stands)
    return FC_OK;
  fc_status status = fc_load_government(loader, rows, &row.government);
  if (status || row.government == FC_NO_GOVERNMENT)
    return status;
  status = fc_load_watch(loader, rows, FC_GRANTS, row.government);
  if (!status)
    status = fc_load_population(loader, rows, row.government, row.year, false);
  if (status || !fc_load_amount(loader, rows, FC_GRANTS, &row.amount))
    return status;
  if (!read_words(loader, rows, &row) || !fc_load_add_year(&dataset->grant_years, row.year))
    return FC_NO_MEMORY;
  note_path(dataset, rows);
  if (loader->wants_agency)
    fc_grant_agency(rows, &derived);
  loader->derived_agencies += derived;
  if ((row.stands & 1) && !loader->keep->awards_alone && is_aid(loader, &row))
    status = add_to_sums(loader, fold, &row);
  return status || !loader->keeps_awards ? status : fc_fold_award(loader, fold, &row);
}

static const fc_grant_column *columns_of(fc_loader *loader, const fc_reader *reader, const char *const *names,
                                         size_t n) {
  fc_grant_column *columns = fc_arena_array(&loader->dataset->arena, n + 1, sizeof *columns);
  for (size_t i = 0; columns && i < n; i++)
    columns[i] = fc_grant_column_of(loader->dataset, reader, names[i]);
  return columns;
}

static uint32_t stands_bit(const fc_dataset *dataset, fc_date date) {
  for (size_t i = 0; i < dataset->n_as_of; i++)
    if (dataset->as_of[i] == date)
      return UINT32_C(1) << i;
  return 1;
}

/* The columns of the selectors, by their place among those that awards carry. */
static bool map_selects(const fc_loader *loader, fc_fold *fold) {
  fc_dataset *dataset = loader->dataset;
  const fc_keep *keep = loader->keep;
  const size_t **places = fc_arena_array(&dataset->arena, keep->n_selects + 1, sizeof *places);
  size_t most = 0;
  fold->select_stands = fc_arena_array(&dataset->arena, keep->n_selects + 1, sizeof *fold->select_stands);
  if (!fold->select_stands)
    return false;
  for (size_t i = 0; places && i < keep->n_selects; i++) {
    size_t n = keep->selects[i] ? fc_select_columns(keep->selects[i]) : 0;
    size_t *place = fc_arena_array(&dataset->arena, n + 1, sizeof *place);
    if (!place)
      return false;
    for (size_t k = 0; k < n; k++)
      place[k] = fc_dataset_column(dataset, fc_select_column(keep->selects[i], k));
    places[i] = place;
    fold->select_stands[i] = stands_bit(dataset, fc_select_as_of(keep->selects[i]));
    most = n > most ? n : most;
  }
  fold->select_column = (const size_t *const *)places;
  fold->cells = fc_arena_array(&dataset->arena, most + 1, sizeof *fold->cells);
  return places && fold->cells;
}

fc_status fc_load_grants(fc_loader *loader, const fc_loading *file) {
  fc_dataset *dataset = loader->dataset;
  fc_fold fold = {.by = columns_of(loader, file->reader, dataset->by, dataset->n_by),
                  .columns = columns_of(loader, file->reader, dataset->columns, dataset->n_columns),
                  .words = fc_arena_array(&dataset->arena, dataset->n_by + 4, sizeof *fold.words)};
  loader->link.kind = FC_GRANTS;
  if (!fold.by || !fold.columns || !fold.words || !map_selects(loader, &fold))
    return FC_NO_MEMORY;
  return fc_load_each(loader, file, take_row, &fold);
}

/* "1 grants row is", "3 grants rows are". */
static void note_rows(fc_dataset *dataset, const char *code, const char *help, uint64_t rows, const char *one,
                      const char *several) {
  if (rows == 1)
    fc_notes_add(&dataset->notes, FC_NOTE, code, NULL, help, "1 grants row %s", one);
  else if (rows)
    fc_notes_add(&dataset->notes, FC_NOTE, code, NULL, help, "%llu grants rows %s", (unsigned long long)rows, several);
}

static void note_left(fc_dataset *dataset, bool asked /* for one year */) {
  note_rows(dataset, "N103", NULL, dataset->left_basis[FC_BASIS_CEILING],
            "is a ceiling, not money of a year: left out of aid", "are ceilings, not money of a year: left out of aid");
  note_rows(dataset, "N103", NULL, dataset->left_basis[FC_BASIS_REQUESTED],
            "was only requested and is no money of a year: left out of aid",
            "were only requested and are no money of a year: left out of aid");
  note_rows(dataset, "N104", NULL, dataset->left_year,
            asked ? "is of another fiscal year: left out of aid"
                  : "is of a fiscal year for which there is no budget: left out of aid",
            asked ? "are of other fiscal years: left out of aid"
                  : "are of fiscal years for which there is no budget: left out of aid");
  note_rows(dataset, "N105", "a cut can select them by award_year", dataset->undated,
            "names an award year and no fiscal year: left out of aid",
            "name an award year and no fiscal year: left out of aid");
}

/* Who passes on, by the text of `via`. */
static uint32_t find_holder(const void *self, uint32_t text) {
  const fc_dataset *dataset = self;
  return fc_dataset_find_government(dataset, fc_dataset_text(dataset, text));
}

static int compare_texts(const fc_dataset *dataset, uint32_t a, uint32_t b) {
  return fc_str_cmp(fc_dataset_text(dataset, a), fc_dataset_text(dataset, b));
}

/* Of the places of one government: the one in the row's own group, else by the groups' texts, then by stage. */
static int compare_places(const void *self, fc_passed_place row, fc_passed_place a, fc_passed_place b) {
  const fc_dataset *dataset = self;
  int order = 0;
  if (row.group != FC_INTERN_NONE) {
    const uint32_t *own = fc_keys_at(&dataset->group_keys, row.group), *x = fc_keys_at(&dataset->group_keys, a.group),
                   *y = fc_keys_at(&dataset->group_keys, b.group);
    size_t bytes = dataset->n_by * sizeof *own;
    order = (memcmp(own, y, bytes) == 0) - (memcmp(own, x, bytes) == 0);
    for (size_t i = 0; i < dataset->n_by && !order; i++)
      if (dataset->by_role[i] != FC_ROLE_government && dataset->by_role[i] != FC_ROLE_government_id)
        order = compare_texts(dataset, x[i], y[i]);
  }
  return order ? order
               : compare_texts(dataset, fc_keys_at(&dataset->aid_keys, a.aid)[2],
                                 fc_keys_at(&dataset->aid_keys, b.aid)[2]);
}

fc_status fc_load_end_grants(fc_loader *loader) {
  fc_dataset *dataset = loader->dataset;
  const fc_passing_ways ways = {dataset, find_holder, compare_places};
  if (!fc_passing_end(&loader->passing, &ways, &dataset->passed))
    return FC_NO_MEMORY;
  dataset->later_statuses = loader->standing.later;
  if (loader->standing.n)
    fc_standing_notes(&loader->standing, &dataset->notes);
  note_left(dataset, loader->keep->year != 0);
  note_rows(dataset, "N106", NULL, loader->derived_agencies,
            "names no federal agency; it was taken from the Assistance Listing number",
            "name no federal agency; it was taken from the Assistance Listing number");
  if (loader->odd_bases)
    fc_notes_add(&dataset->notes, FC_WARNING, "N107", NULL,
                 "say awarded or obligated for a stock, ceiling, or requested with --set grants.amount_basis=WORD",
                 "amount_basis \"%.*s\" is not known: taken as money of the year (rows with an unknown one: %llu)",
                 FC_STR_ARG(loader->odd_basis), (unsigned long long)loader->odd_bases);
  fc_keys_free(&loader->has_keys);
  fc_seq_free(&loader->has);
  return loader->keeps_awards ? fc_fold_sort_awards(dataset) : FC_OK;
}
