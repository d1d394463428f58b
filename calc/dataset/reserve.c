/* reserve.c - the words of reserve rows, and finding those of a government. */
#include "dataset/reserve.h"

#define FOLDED_MAX 32

static const char *const access_names[FC_ACCESSES] = {
    [FC_ACCESS_EASY] = "easy",
    [FC_ACCESS_MODERATE] = "moderate",
    [FC_ACCESS_SOMEWHAT_DIFFICULT] = "somewhat_difficult",
    [FC_ACCESS_VERY_DIFFICULT] = "very_difficult",
};

static const char *const kind_names[FC_RESERVE_KINDS] = {
    [FC_RESERVE_STOCK] = "stock",
    [FC_RESERVE_YEARLY] = "yearly",
};

const char *const *fc_access_names(void) {
  return access_names;
}

const char *const *fc_reserve_kind_names(void) {
  return kind_names;
}

/* The place of a word in a list, by folded letters; n: none. */
static size_t find_word(fc_str text, const char *const *names, size_t n) {
  char written[FOLDED_MAX], known[FOLDED_MAX];
  fc_str folded = {written, fc_fold_header(text, written, sizeof written)};
  size_t i = 0;
  while (i < n && !fc_str_eq(folded, (fc_str){known, fc_fold_header(fc_str_of(names[i]), known, sizeof known)}))
    i++;
  return i;
}

bool fc_access_parse(fc_str text, fc_access *out) {
  size_t at = find_word(text, access_names, FC_ACCESSES);
  *out = at < FC_ACCESSES ? (fc_access)at : FC_ACCESS_EASY;
  return at < FC_ACCESSES;
}

bool fc_reserve_kind_parse(fc_str text, fc_reserve_kind *out) {
  size_t at = find_word(text, kind_names, FC_RESERVE_KINDS);
  *out = at < FC_RESERVE_KINDS ? (fc_reserve_kind)at : FC_RESERVE_STOCK;
  return at < FC_RESERVE_KINDS;
}

const fc_reserve_row *fc_dataset_reserves(const fc_dataset *dataset, uint32_t government, size_t *n) {
  const fc_reserve_row *rows = dataset->reserves;
  size_t low = 0, high = dataset->n_reserves;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (rows[middle].government < government)
      low = middle + 1;
    else
      high = middle;
  }
  size_t end = low;
  while (end < dataset->n_reserves && rows[end].government == government)
    end++;
  *n = end - low;
  return *n ? rows + low : NULL;
}
