/* result_case.h - results built by hand from short texts, for tests of result tables and of reports. */
#ifndef FC_TESTS_RESULT_CASE_H
#define FC_TESTS_RESULT_CASE_H

#include "number/figure.h"
#include "table/result.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CASE_COLUMNS 32

static inline fc_type case_type(fc_str name) {
  static const char *const names[] = {"text", "code", "integer", "money", "share", "number", "date", "bool"};
  for (int i = 0; i < 8; i++)
    if (fc_str_is(name, names[i]))
      return (fc_type)i;
  fail_msg("unknown type %.*s", FC_STR_ARG(name));
  return FC_TEXT;
}

/* The next part of *rest up to `end`. */
static inline fc_str case_part(const char **rest, char end) {
  const char *stop = strchr(*rest, end);
  fc_str part = {*rest, stop ? (size_t)(stop - *rest) : strlen(*rest)};
  *rest += part.n + (stop != NULL);
  return part;
}

/* "123.45", "4300000/85990000000": a number or a ratio of two. */
static inline fc_ratio case_ratio(fc_str text) {
  const char *slash = memchr(text.p, '/', text.n);
  fc_figure over = {100, 100, 100, FC_EXACTLY}, figure;
  fc_number_fault fault;
  size_t n = slash ? (size_t)(slash - text.p) : text.n;
  assert_int_equal(fc_amount_parse(text.p, n, FC_AMOUNT_CHOSEN, &figure, &fault), FC_OK);
  if (slash)
    assert_int_equal(fc_amount_parse(slash + 1, text.n - n - 1, FC_AMOUNT_CHOSEN, &over, &fault), FC_OK);
  return fc_ratio_of(figure.value, over.value);
}

static inline fc_cell case_cell(fc_type type, fc_str text) {
  if (!text.n)
    return fc_cell_none();
  if (type == FC_TEXT || type == FC_CODE || type == FC_DATE)
    return fc_cell_text(text);
  if (type == FC_BOOL)
    return fc_cell_bool(fc_str_is(text, "yes"));
  fc_ratio ratio = case_ratio(text);
  if (type == FC_INTEGER)
    return fc_cell_integer((int64_t)(ratio.num / ratio.den));
  return type == FC_MONEY ? fc_cell_money(ratio.num * 100 / ratio.den) : fc_cell_ratio(ratio);
}

/* columns: "government:text|loss:money:USD"; rows: cells parted by |, NULL behind the last row. */
static inline void case_table(fc_result *result, const char *name, const char *columns, const char *const *rows) {
  fc_column column[CASE_COLUMNS];
  char names[CASE_COLUMNS][2][64];
  size_t n = 0;
  while (*columns) {
    fc_str whole = case_part(&columns, '|');
    char text[128];
    snprintf(text, sizeof text, "%.*s", FC_STR_ARG(whole));
    const char *rest = text;
    fc_str word = case_part(&rest, ':'), type = case_part(&rest, ':');
    snprintf(names[n][0], sizeof names[n][0], "%.*s", FC_STR_ARG(word));
    snprintf(names[n][1], sizeof names[n][1], "%s", rest);
    column[n] = (fc_column){names[n][0], names[n][1], case_type(type)};
    n++;
  }
  fc_table_builder *builder;
  assert_int_equal(fc_result_build_table(result, name, column, n, &builder), FC_OK);
  for (; *rows; rows++) {
    fc_cell cells[CASE_COLUMNS] = {0};
    const char *rest = *rows;
    for (size_t i = 0; i < n; i++)
      cells[i] = case_cell(column[i].type, case_part(&rest, '|'));
    assert_int_equal(fc_table_add_row(builder, cells), FC_OK);
  }
}

#define CASE_ROWS(...) ((const char *const[]){__VA_ARGS__, NULL})

static inline fc_result *case_result(const char *command) {
  fc_result *result;
  assert_int_equal(fc_result_new(command, &result), FC_OK);
  return result;
}

#endif
