/* sieve.c - which columns tell of rows that would count money twice.
 *
 * A total is told by a column that says so (is_total_row), or by the words in a label: Total, Subtotal, Grand Total
 * alone, at the start or at the end. Publications: New York City's budgets hold every publication of a year one after
 * another, and their sum is several times the budget. */
#include "table/sieve.h"
#include <string.h>

static const struct {
  const char *header;
  fc_row_kind kind;
  const char *tables, *values;
} marks[] = {
#define FC_ROW_MARK(header, kind, tables, values) {header, FC_ROWS_##kind, #tables, values},
#include "table/row_marks.def"
#undef FC_ROW_MARK
};

static const fc_role labels[] = {FC_ROLE_department, FC_ROLE_fund, FC_ROLE_account, FC_ROLE_program};
static const char *const further_labels[] = {"description", "category", "item", "label", "rowlabels", "lineitem"};
static const char *const publications[] = {"publicationdate", "publishdate", "publicationday"};

const char *fc_row_kind_name(fc_row_kind kind) {
  static const char *const names[FC_ROW_KINDS] = {"subtotals", "loans", "pass_through", "publications"};
  return names[kind];
}

bool fc_sieve_leaves(const fc_source *source, fc_row_kind kind) {
  fc_row_choice choice = source->rows[kind];
  return choice == FC_ROWS_LEAVE || (choice == FC_ROWS_AS_USUAL && kind != FC_ROWS_PASS_THROUGH);
}

static bool add(fc_sieve *sieve, fc_row_kind kind, size_t cell, const char *values) {
  fc_sieve_test *test = fc_seq_push(&sieve->tests);
  if (test)
    *test = (fc_sieve_test){kind, cell, values};
  return test != NULL;
}

static bool add_marks(fc_sieve *sieve, const fc_mapping *mapping) {
  const char letter = mapping->kind == FC_BUDGETS ? 'B' : 'A';
  size_t again;
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    size_t cell = fc_mapping_header(mapping, fc_str_of(marks[i].header), &again);
    if (strchr(marks[i].tables, letter) && cell != SIZE_MAX && !add(sieve, marks[i].kind, cell, marks[i].values))
      return false;
  }
  return true;
}

static bool add_labels(fc_sieve *sieve, const fc_mapping *mapping) {
  size_t again;
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
    const fc_slot *slot = &mapping->role[labels[i]];
    if (slot->from == FC_SLOT_CELL && !add(sieve, FC_ROWS_SUBTOTALS, slot->match.cell, NULL))
      return false;
  }
  for (size_t i = 0; i < sizeof further_labels / sizeof *further_labels; i++) {
    size_t cell = fc_mapping_header(mapping, fc_str_of(further_labels[i]), &again);
    bool free = cell != SIZE_MAX && fc_mapping_role_of(mapping, cell) == FC_NO_ROLE;
    if (free && !add(sieve, FC_ROWS_SUBTOTALS, cell, NULL))
      return false;
  }
  return true;
}

bool fc_sieve_make(fc_sieve *sieve, const fc_mapping *mapping, const fc_source *source) {
  fc_seq_init(&sieve->tests, sizeof(fc_sieve_test));
  fc_seq_init(&sieve->latest, sizeof(fc_str));
  sieve->published = SIZE_MAX;
  if (!fc_intern_init(&sieve->budgets))
    return false;
  if (mapping->kind == FC_GOVERNMENTS)
    return true;
  const fc_slot *direct = &mapping->role[FC_ROLE_is_direct];
  bool labelled = mapping->kind == FC_BUDGETS || source->rows[FC_ROWS_SUBTOTALS] != FC_ROWS_AS_USUAL;
  bool made = add_marks(sieve, mapping) && (!labelled || add_labels(sieve, mapping));
  if (made && direct->from == FC_SLOT_CELL)
    made = add(sieve, FC_ROWS_PASS_THROUGH, direct->match.cell, NULL);
  for (size_t i = 0; mapping->kind == FC_BUDGETS && i < sizeof publications / sizeof *publications; i++) {
    size_t again, cell = fc_mapping_header(mapping, fc_str_of(publications[i]), &again);
    sieve->published = cell == SIZE_MAX ? sieve->published : cell;
  }
  return made;
}

void fc_sieve_free(fc_sieve *sieve) {
  fc_seq_free(&sieve->tests);
  fc_seq_free(&sieve->latest);
  fc_intern_free(&sieve->budgets);
  fc_arena_free(&sieve->text);
}

bool fc_sieve_any(const fc_sieve *sieve) {
  return sieve->tests.count || sieve->published != SIZE_MAX;
}
