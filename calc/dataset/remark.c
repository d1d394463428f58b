/* remark.c - what rows say beside their figures. */
#include "dataset/remark.h"

bool fc_remark_init(fc_dataset *dataset) {
  uint32_t number;
  return fc_keys_init(&dataset->remarks, 4) && fc_remark_put(dataset, (fc_remark){0, 0, 0, FC_EXACTLY}, &number);
}

bool fc_remark_put(fc_dataset *dataset, fc_remark remark, uint32_t *number) {
  const uint32_t words[] = {remark.flag, remark.note, remark.source_url, remark.hedge};
  *number = fc_keys_put(&dataset->remarks, words);
  return *number != FC_INTERN_NONE;
}

fc_remark fc_remark_at(const fc_dataset *dataset, uint32_t number) {
  const uint32_t *words = fc_keys_at(&dataset->remarks, number);
  return (fc_remark){words[0], words[1], words[2], words[3]};
}

bool fc_remark_of_row(const fc_rows_of *rows, fc_hedge hedge, uint32_t *number) {
  fc_remark remark = {.hedge = (uint32_t)hedge};
  return fc_rows_number(rows, FC_ROLE_flag, &remark.flag) && fc_rows_number(rows, FC_ROLE_note, &remark.note) &&
         fc_rows_number(rows, FC_ROLE_source_url, &remark.source_url) && fc_remark_put(rows->dataset, remark, number);
}

static uint32_t same(uint32_t a, uint32_t b) {
  return a == b ? a : 0;
}

bool fc_remark_common(fc_dataset *dataset, uint32_t a, uint32_t b, uint32_t *number) {
  if (a == b) {
    *number = a;
    return true;
  }
  fc_remark one = fc_remark_at(dataset, a), other = fc_remark_at(dataset, b);
  return fc_remark_put(dataset,
                       (fc_remark){same(one.flag, other.flag), same(one.note, other.note),
                                   same(one.source_url, other.source_url), same(one.hedge, other.hedge)},
                       number);
}
