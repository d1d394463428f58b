/* test_about.c - names of statuses and types, versions, digests (base/status.c, param.c, version.c, digest.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/digest.h"
#include "base/param.h"
#include <fiscalc/base.h>
#include <string.h>

static void every_status_has_words(void **state) {
  (void)state;
  assert_string_equal(fc_status_name(FC_BAD_FILE), "FC_BAD_FILE");
  assert_string_equal(fc_status_name(FC_OK), "FC_OK");
  assert_string_equal(fc_status_name(12345), "unknown status");
  assert_true(strlen(fc_status_text(-999)) > 0);
  for (int status = -802; status <= 0; status++)
    assert_true(strlen(fc_status_text(status)) > 0);
}

static void versions_are_told(void **state) {
  (void)state;
  assert_true(strlen(fc_version()) >= 5);
  static const char *const libraries[] = {"libcsv 3.", "cJSON 1.", "utf8proc 2.", "libmd 1.", "GSL 2."};
  for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
    assert_non_null(strstr(fc_version_libraries(), libraries[i]));
}

static void types_have_names(void **state) {
  (void)state;
  assert_string_equal(fc_param_type_name(FC_PARAM_MONEY), "amount");
  for (int type = FC_PARAM_FLAG; type <= FC_PARAM_CHOICE; type++)
    assert_true(strlen(fc_param_type_name((fc_param_type)type)) > 0);
}

/* FIPS 180-4, the examples of one block and of none. */
static void digests(void **state) {
  (void)state;
  char hex[65];
  fc_digest *digest = fc_digest_new();
  assert_non_null(digest);
  fc_digest_add(digest, "ab", 2);
  fc_digest_add(digest, "c", 1);
  fc_digest_hex(digest, hex);
  assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  fc_digest_free(digest);
  digest = fc_digest_new();
  fc_digest_hex(digest, hex);
  assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  fc_digest_free(digest);
  fc_digest_free(NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_status_has_words),
      cmocka_unit_test(versions_are_told),
      cmocka_unit_test(types_have_names),
      cmocka_unit_test(digests),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
