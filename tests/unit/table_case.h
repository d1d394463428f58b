/* table_case.h - what the tests of the table floor share: a context, the messages that came, the suites' folder. */
#ifndef FC_TEST_TABLE_CASE_H
#define FC_TEST_TABLE_CASE_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/diag.h"
#include "base/file.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline fc_ctx *new_ctx(void) {
  fc_ctx *ctx;
  assert_int_equal(fc_ctx_new(NULL, &ctx), FC_OK);
  return ctx;
}

/* The first message; the code must be this one. */
static inline const fc_diag *first_message(const fc_ctx *ctx, const char *code) {
  assert_true(fc_diag_count(ctx) > 0);
  const fc_diag *diag = fc_diag_at(ctx, 0);
  assert_non_null(diag->code);
  if (strcmp(diag->code, code) != 0)
    print_message("%s: %s\n", diag->code, diag->message);
  assert_string_equal(diag->code, code);
  return diag;
}

static inline void assert_has(const char *text, const char *part) {
  assert_non_null(text);
  if (!strstr(text, part))
    print_message("\"%s\" is not in: %s\n", part, text);
  assert_non_null(strstr(text, part));
}

static inline void print_messages(const fc_ctx *ctx) {
  for (size_t i = 0; i < fc_diag_count(ctx); i++) {
    fc_buf *text;
    assert_int_equal(fc_diag_text(fc_diag_at(ctx, i), &text), FC_OK);
    print_message("%s\n", fc_buf_data(text, NULL));
    fc_buf_free(text);
  }
}

/* A file beneath the folder of shared suites, or NULL where the machine has none; the text is the caller's. */
static inline char *shared_path(const char *name) {
  const char *folder = getenv("FISCALC_SHARED");
  if (!folder || !*folder)
    return NULL;
  char *path = malloc(strlen(folder) + strlen(name) + 2);
  assert_non_null(path);
  sprintf(path, "%s/%s", folder, name);
  return path;
}

#define SKIP_WITHOUT(path)                                                                                             \
  do {                                                                                                                 \
    if (!(path)) {                                                                                                     \
      print_message("skipped: FISCALC_SHARED does not name the folder that holds the public test suites\n");           \
      skip();                                                                                                          \
    }                                                                                                                  \
  } while (0)

#endif
