/* test_parted.c - parts of work are all done, once, and what they say is the same on any number of threads. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/parted.h"
#include <stdatomic.h>

enum { PARTS = 100 };

typedef struct work {
  atomic_int done[PARTS];
  size_t fails_from; /* parts from here on fail */
} work;

static fc_status do_part(fc_ctx *ctx, void *self, size_t part, size_t thread) {
  work *w = self;
  if (thread >= 9)
    return FC_INTERNAL;
  atomic_fetch_add(&w->done[part], 1);
  if (part >= w->fails_from)
    return fc_fail(ctx, FC_OVERFLOW, "F402", NULL, NULL, "part %zu", part);
  return FC_OK;
}

static void all_parts_are_done_once(void **state) {
  (void)state;
  for (uint32_t threads = 0; threads < 9; threads++) {
    fc_ctx *ctx;
    assert_int_equal(fc_ctx_new(NULL, &ctx), FC_OK);
    fc_ctx_set_threads(ctx, threads);
    work w = {.fails_from = SIZE_MAX};
    assert_int_equal(fc_parted_run(ctx, PARTS, do_part, &w), FC_OK);
    for (size_t i = 0; i < PARTS; i++)
      assert_int_equal(atomic_load(&w.done[i]), 1);
    assert_int_equal(fc_parted_run(ctx, 0, do_part, &w), FC_OK);
    fc_ctx_free(ctx);
  }
}

static void the_first_failure_speaks(void **state) {
  (void)state;
  for (uint32_t threads = 1; threads < 9; threads++) {
    fc_ctx *ctx;
    assert_int_equal(fc_ctx_new(NULL, &ctx), FC_OK);
    fc_ctx_set_threads(ctx, threads);
    work w = {.fails_from = 41};
    assert_int_equal(fc_parted_run(ctx, PARTS, do_part, &w), FC_OVERFLOW);
    assert_int_equal(fc_diag_count(ctx), 1);
    assert_string_equal(fc_diag_at(ctx, 0)->message, "part 41");
    for (size_t i = 0; i <= 41; i++)
      assert_int_equal(atomic_load(&w.done[i]), 1);
    fc_ctx_free(ctx);
  }
}

static void a_cancelled_context_does_nothing(void **state) {
  (void)state;
  for (uint32_t threads = 1; threads < 4; threads++) {
    fc_ctx *ctx;
    assert_int_equal(fc_ctx_new(NULL, &ctx), FC_OK);
    fc_ctx_set_threads(ctx, threads);
    fc_ctx_cancel(ctx);
    work w = {.fails_from = SIZE_MAX};
    assert_int_equal(fc_parted_run(ctx, PARTS, do_part, &w), FC_CANCELLED);
    for (size_t i = 0; i < PARTS; i++)
      assert_int_equal(atomic_load(&w.done[i]), 0);
    fc_ctx_free(ctx);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(all_parts_are_done_once),
      cmocka_unit_test(the_first_failure_speaks),
      cmocka_unit_test(a_cancelled_context_does_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
