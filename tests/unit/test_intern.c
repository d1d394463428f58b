/* test_intern.c - texts and keys to small numbers (base/intern.c, base/keys.c, base/hash.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/hash.h"
#include "base/intern.h"
#include <stdio.h>

static void a_text_has_one_number(void **state) {
  (void)state;
  fc_intern intern;
  assert_true(fc_intern_init(&intern));
  assert_int_equal(fc_intern_put(&intern, FC_STR("")), 0);
  assert_int_equal(fc_intern_put(&intern, (fc_str){NULL, 0}), 0);
  char text[32];
  for (uint32_t i = 1; i <= 10000; i++) {
    int n = snprintf(text, sizeof text, "program %u", i);
    assert_int_equal(fc_intern_put(&intern, (fc_str){text, (size_t)n}), i);
  }
  assert_int_equal(fc_intern_count(&intern), 10001);
  assert_int_equal(fc_intern_put(&intern, FC_STR("program 77")), 77);
  assert_int_equal(fc_intern_find(&intern, FC_STR("program 10000")), 10000);
  assert_int_equal(fc_intern_find(&intern, FC_STR("program 0")), FC_INTERN_NONE);
  assert_string_equal(fc_intern_text(&intern, 4321).p, "program 4321");
  assert_string_equal(fc_intern_text(&intern, 0).p, "");
  fc_intern_free(&intern);
}

static void a_key_has_one_number(void **state) {
  (void)state;
  fc_keys keys;
  assert_true(fc_keys_init(&keys, 3));
  assert_int_equal(fc_keys_find(&keys, (uint32_t[]){0, 0, 0}), FC_INTERN_NONE);
  for (uint32_t i = 0; i < 5000; i++)
    assert_int_equal(fc_keys_put(&keys, (uint32_t[]){i % 7, i, i / 3}), i);
  assert_int_equal(fc_keys_put(&keys, (uint32_t[]){4999 % 7, 4999, 4999 / 3}), 4999);
  assert_int_equal(fc_keys_count(&keys), 5000);
  assert_int_equal(fc_keys_at(&keys, 70)[1], 70);
  assert_int_equal(fc_keys_find(&keys, (uint32_t[]){9, 9, 9}), FC_INTERN_NONE);
  fc_keys_free(&keys);
}

static void the_hash_sees_every_byte_and_the_length(void **state) {
  (void)state;
  assert_true(fc_hash("abcdefghi", 9) != fc_hash("abcdefghj", 9));
  assert_true(fc_hash("a\0", 2) != fc_hash("a", 1));
  assert_true(fc_hash("a", 1) == fc_hash("ab", 1));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_text_has_one_number),
      cmocka_unit_test(a_key_has_one_number),
      cmocka_unit_test(the_hash_sees_every_byte_and_the_length),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
