/* request_case.h - a context for each test of the request floor, and short ways to ask. */
#ifndef TESTS_UNIT_REQUEST_CASE_H
#define TESTS_UNIT_REQUEST_CASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "request/asked.h"

static fc_ctx *ctx;

static int start(void **state) {
  (void)state;
  return fc_ctx_new(NULL, &ctx);
}

static int stop(void **state) {
  (void)state;
  fc_ctx_free(ctx);
  return 0;
}

/* The code of the last message, "" where there is none. */
static inline const char *last_code(void) {
  size_t count = fc_diag_count(ctx);
  return count ? fc_diag_at(ctx, count - 1)->code : "";
}

static inline fc_request *new_request(const char *command) {
  fc_request *request;
  assert_int_equal(fc_request_new(ctx, command, &request), FC_OK);
  return request;
}

static inline fc_request *share_request(const char *amount, const char *total) {
  fc_request *request = new_request("share");
  assert_int_equal(fc_request_add(ctx, request, "", amount), FC_OK);
  assert_int_equal(fc_request_add(ctx, request, "", total), FC_OK);
  return request;
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, start, stop)

#endif
