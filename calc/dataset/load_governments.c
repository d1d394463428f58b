/* load_governments.c - the governments table: names, states, populations, and which are in the selection. A government
 * may stand in several rows, one for each year of its population. */
#include "dataset/load.h"

static const fc_role roles[] = {FC_ROLE_government_id, FC_ROLE_government,        FC_ROLE_state,  FC_ROLE_type,
                                FC_ROLE_population,    FC_ROLE_fiscal_year_start, FC_ROLE_within, FC_ROLE_fiscal_year,
                                FC_ROLE_precision,     FC_ROLE_source_url,        FC_ROLE_flag,   FC_ROLE_note};

void fc_load_want_governments(const fc_loader *loader, fc_wanted *wanted) {
  for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
    wanted->roles[roles[i]] = true;
  wanted->further = loader->dataset->government_columns;
  wanted->n_further = loader->dataset->n_government_columns;
  wanted->everything = loader->keep->everything || loader->keep->watch;
}

/* A cell of the table as a selector sees it: a state by its letters. */
static fc_str cell_of(const fc_rows_of *rows, fc_str name) {
  size_t column = fc_reader_column(rows->reader, name);
  fc_str text = fc_rows_column(rows, column);
  bool state = column != SIZE_MAX && fc_reader_match(rows->reader, column)->role == FC_ROLE_state;
  return state ? fc_state_code(text) : text;
}

/* 1: selected, 0: not, -1: no memory. */
static int is_chosen(const fc_loader *loader, const fc_rows_of *rows) {
  const fc_select *select = loader->keep->governments;
  fc_arena arena = {NULL};
  size_t n = select ? fc_select_columns(select) : 0;
  fc_str *cells = select ? fc_arena_array(&arena, n + 1, sizeof *cells) : NULL;
  int chosen = !select ? 1 : !cells ? -1 : 0;
  for (size_t i = 0; cells && i < n; i++)
    cells[i] = cell_of(rows, fc_select_column(select, i));
  if (cells)
    chosen = fc_select_match(select, cells);
  fc_arena_free(&arena);
  return chosen;
}

static fc_status keep_columns(fc_dataset *dataset, const fc_rows_of *rows, fc_government *government) {
  size_t n = dataset->n_government_columns;
  if (!n || government->text)
    return FC_OK;
  uint32_t *texts = fc_arena_array(&dataset->arena, n, sizeof *texts);
  if (!texts)
    return FC_NO_MEMORY;
  for (size_t i = 0; i < n; i++) {
    texts[i] = fc_intern_put(&dataset->texts, cell_of(rows, fc_str_of(dataset->government_columns[i])));
    if (texts[i] == FC_INTERN_NONE)
      return FC_NO_MEMORY;
  }
  government->text = texts;
  return FC_OK;
}

static fc_status take_row(fc_loader *loader, const fc_rows_of *rows, void *self) {
  (void)self;
  uint32_t index;
  const fc_link_row row = fc_rows_link(rows);
  fc_status status = fc_link_list(&loader->link, &row, &index);
  if (status || index == FC_NO_GOVERNMENT)
    return status;
  fc_government *government = fc_seq_at(&loader->dataset->governments, index);
  int chosen = is_chosen(loader, rows);
  if (chosen < 0 || (!government->within && !fc_rows_number(rows, FC_ROLE_within, &government->within)))
    return FC_NO_MEMORY;
  government->left_out = !chosen;
  fc_load_start(loader, rows, index);
  status = keep_columns(loader->dataset, rows, government);
  if (!status && chosen)
    status = fc_load_watch(loader, rows, FC_GOVERNMENTS, index);
  return status ? status : fc_load_population(loader, rows, index, fc_rows_year(rows, FC_ROLE_fiscal_year), true);
}

fc_status fc_load_governments(fc_loader *loader, const fc_loading *file) {
  loader->link.kind = FC_GOVERNMENTS;
  return fc_load_each(loader, file, take_row, NULL);
}
