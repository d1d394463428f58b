/* test_threads.c - jobs done by threads (base/threads.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/threads.h"

#include <string.h>

enum { JOBS = 1000 };

static unsigned char done[JOBS];

static fc_status mark(void *work, size_t job, size_t thread) {
  const size_t *threads = work;
  if (thread >= *threads)
    return FC_INTERNAL;
  done[job]++;
  return FC_OK;
}

static void each_job_is_done_once(void **state) {
  (void)state;
  for (size_t threads = 1; threads <= 8; threads++) {
    memset(done, 0, sizeof done);
    assert_int_equal(fc_threads_run(threads, JOBS, mark, &threads), FC_OK);
    for (size_t job = 0; job < JOBS; job++)
      assert_int_equal(done[job], 1);
  }
  size_t one = 1;
  assert_int_equal(fc_threads_run(0, 1, mark, &one), FC_OK);
  assert_int_equal(fc_threads_run(8, 0, mark, &one), FC_OK);
  assert_true(fc_threads_here() >= 1 && fc_threads_here() <= FC_THREADS_MOST);
}

static fc_status fail_from_700(void *work, size_t job, size_t thread) {
  (void)work, (void)thread;
  return job < 700 ? FC_OK : job == 700 ? FC_OVERFLOW : FC_BAD_NUMBER;
}

static void the_first_failure_is_returned(void **state) {
  (void)state;
  for (int repeat = 0; repeat < 50; repeat++)
    for (size_t threads = 1; threads <= 8; threads++)
      assert_int_equal(fc_threads_run(threads, JOBS, fail_from_700, NULL), FC_OVERFLOW);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_job_is_done_once),
      cmocka_unit_test(the_first_failure_is_returned),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
