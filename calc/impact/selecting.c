/* selecting.c - values of columns, each with the cuts that it meets. */
#include "impact/selecting.h"

#include <stdlib.h>

typedef struct fc_looking_cut {
  uint32_t cut;
  const fc_select *select;
} fc_looking_cut;

typedef struct fc_met_list { /* of one value, in `met` */
  size_t first, n;
} fc_met_list;

typedef struct fc_looked_at {
  fc_award_column column;
  fc_seq cuts;   /* of fc_looking_cut */
  fc_keys value; /* words: text */
  fc_seq list;   /* of fc_met_list, by the number of the value */
} fc_looked_at;

struct fc_selecting {
  const fc_dataset *dataset;
  fc_looked_at *column;
  size_t n_columns, n_cuts;
  fc_seq met; /* of uint32_t: cuts */
};

fc_selecting *fc_selecting_new(const fc_dataset *dataset, size_t n_cuts) {
  fc_selecting *selecting = calloc(1, sizeof *selecting);
  if (!selecting)
    return NULL;
  selecting->dataset = dataset;
  selecting->n_cuts = n_cuts;
  selecting->column = calloc(n_cuts + 1, sizeof *selecting->column);
  fc_seq_init(&selecting->met, sizeof(uint32_t));
  if (selecting->column)
    return selecting;
  fc_selecting_free(selecting);
  return NULL;
}

void fc_selecting_free(fc_selecting *selecting) {
  if (!selecting)
    return;
  for (size_t i = 0; i < selecting->n_columns; i++) {
    fc_seq_free(&selecting->column[i].cuts);
    fc_keys_free(&selecting->column[i].value);
    fc_seq_free(&selecting->column[i].list);
  }
  fc_seq_free(&selecting->met);
  free(selecting->column);
  free(selecting);
}

static bool is_same(const fc_award_column *a, const fc_award_column *b) {
  return a->role == b->role && a->own == b->own && a->of_government == b->of_government;
}

/* The column among those that are looked at; NULL: no memory. */
static fc_looked_at *column_of(fc_selecting *selecting, const fc_award_column *column) {
  for (size_t i = 0; i < selecting->n_columns; i++)
    if (is_same(&selecting->column[i].column, column))
      return &selecting->column[i];
  fc_looked_at *at = &selecting->column[selecting->n_columns];
  at->column = *column;
  fc_seq_init(&at->cuts, sizeof(fc_looking_cut));
  fc_seq_init(&at->list, sizeof(fc_met_list));
  if (!fc_keys_init(&at->value, 1))
    return NULL;
  selecting->n_columns++;
  return at;
}

bool fc_selecting_add(fc_selecting *selecting, uint32_t cut, const fc_select *select, const fc_award_column *column) {
  fc_looked_at *at = column_of(selecting, column);
  fc_looking_cut *looking = at ? fc_seq_push(&at->cuts) : NULL;
  if (looking)
    *looking = (fc_looking_cut){cut, select};
  return looking != NULL;
}

/* The cuts that a value meets, which is new. */
static bool list_met(fc_selecting *selecting, fc_looked_at *at, uint32_t text) {
  const fc_str cell = fc_dataset_text(selecting->dataset, text);
  fc_met_list *list = fc_seq_push(&at->list);
  if (!list)
    return false;
  *list = (fc_met_list){selecting->met.count, 0};
  for (size_t i = 0; i < at->cuts.count; i++) {
    const fc_looking_cut *looking = fc_seq_at(&at->cuts, i);
    if (!fc_select_match(looking->select, &cell))
      continue;
    uint32_t *met = fc_seq_push(&selecting->met);
    if (!met)
      return false;
    *met = looking->cut;
    list->n++;
  }
  return true;
}

/* The cuts that the value of an award meets in one column, in order. */
static const fc_met_list *list_of(fc_selecting *selecting, fc_looked_at *at, const fc_award *award) {
  const uint32_t text = fc_award_column_text(selecting->dataset, award, &at->column);
  size_t known = fc_keys_count(&at->value);
  uint32_t value = fc_keys_put(&at->value, &text);
  if (value == FC_INTERN_NONE || (value >= known && !list_met(selecting, at, text)))
    return NULL;
  return fc_seq_at(&at->list, value);
}

/* Puts a cut in its place among n that are in order. */
static void insert(uint32_t *met, size_t n, uint32_t cut) {
  for (; n > 0 && met[n - 1] > cut; n--)
    met[n] = met[n - 1];
  met[n] = cut;
}

bool fc_selecting_meet(fc_selecting *selecting, const fc_award *award, uint32_t *met, size_t *n) {
  *n = 0;
  for (size_t i = 0; i < selecting->n_columns; i++) {
    const fc_met_list *list = list_of(selecting, &selecting->column[i], award);
    if (!list)
      return false;
    for (size_t k = 0; k < list->n; k++)
      insert(met, (*n)++, *(const uint32_t *)fc_seq_at(&selecting->met, list->first + k));
  }
  return true;
}
