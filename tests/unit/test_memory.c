/* test_memory.c - arenas and sequences (base/arena.c, base/seq.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/arena.h"
#include <string.h>

static void arena_gives_zeroed_aligned_bytes(void **state) {
  (void)state;
  fc_arena arena = {NULL};
  for (size_t size = 0; size < 3000; size += 7) {
    unsigned char *p = fc_arena_alloc(&arena, size);
    assert_non_null(p);
    assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
    for (size_t i = 0; i < size; i++)
      assert_int_equal(p[i], 0);
    memset(p, 0xFF, size);
  }
  fc_arena_free(&arena);
  assert_null(arena.block);
}

static void arena_refuses_sizes_that_overflow(void **state) {
  (void)state;
  fc_arena arena = {NULL};
  assert_null(fc_arena_array(&arena, SIZE_MAX / 2, 3));
  assert_null(fc_arena_alloc(&arena, SIZE_MAX - 4));
  assert_null(fc_arena_text(&arena, "", SIZE_MAX));
  fc_arena_free(&arena);
}

static void arena_text_ends_with_nul(void **state) {
  (void)state;
  fc_arena arena = {NULL};
  assert_string_equal(fc_arena_text(&arena, "grants, awards", 6), "grants");
  assert_string_equal(fc_arena_text(&arena, NULL, 0), "");
  char *large = fc_arena_alloc(&arena, 1 << 20); /* larger than any block */
  assert_non_null(large);
  fc_arena_free(&arena);
}

static void seq_never_moves_an_element(void **state) {
  (void)state;
  fc_seq seq;
  fc_seq_init(&seq, sizeof(uint64_t));
  uint64_t *first = fc_seq_push(&seq);
  assert_int_equal(*first, 0);
  for (uint64_t i = 1; i < 5000; i++)
    *(uint64_t *)fc_seq_push(&seq) = i;
  assert_ptr_equal(fc_seq_at(&seq, 0), first);
  for (uint64_t i = 0; i < 5000; i++)
    assert_int_equal(*(uint64_t *)fc_seq_at(&seq, i), i);
  assert_int_equal(seq.count, 5000);
  fc_seq_free(&seq);
  assert_int_equal(seq.count, 0);
  assert_non_null(fc_seq_push(&seq)); /* free leaves it ready */
  fc_seq_free(&seq);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(arena_gives_zeroed_aligned_bytes),
      cmocka_unit_test(arena_refuses_sizes_that_overflow),
      cmocka_unit_test(arena_text_ends_with_nul),
      cmocka_unit_test(seq_never_moves_an_element),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
