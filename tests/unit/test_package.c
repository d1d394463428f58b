/* A data package: its files, what it says of them, and every fault of it in one run. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "dataset/package.h"
#include "unit/dataset_case.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/fiscalc-package-XXXXXX";

static void write_file(const char *name, const char *text) {
  char path[128];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
}

static const char *package_path(void) {
  static char path[128];
  snprintf(path, sizeof path, "%s/datapackage.json", folder);
  return path;
}

static int make_folder(void **state) {
  (void)state;
  return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state) {
  (void)state;
  static const char *const names[] = {"datapackage.json", "b.csv", "g.csv"};
  for (size_t i = 0; i < 3; i++) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, names[i]);
    unlink(path);
  }
  return rmdir(folder);
}

static void a_package_says_how_files_are_read(void **state) {
  (void)state;
  fc_ctx *ctx = case_ctx();
  fc_package *package;
  write_file("datapackage.json", "{ \"name\": \"x\", \"title\": \"free\", \"resources\": [\n"
                                 " { \"name\": \"budgets\", \"path\": \"b.csv\", \"fiscalc\": { \"map\": { \"amount\": "
                                 "\"Total\" }, \"units\": \"thousands\",\n"
                                 "   \"set\": { \"fiscal_year\": 2018 }, \"amounts\": [\"round\", \"exponent\"] } },\n"
                                 " { \"name\": \"awards\", \"path\": [\"g.csv\"], \"fiscalc\": { \"as\": \"grants\", "
                                 "\"where\": { \"Source\": \"Federal*\" } } },\n"
                                 " { \"name\": \"notes\", \"path\": \"n.csv\" } ] }");
  assert_int_equal(fc_package_read(ctx, package_path(), &package), FC_OK);
  assert_int_equal(fc_package_sources(package), 2);
  const fc_source *budgets = fc_package_source(package, 0), *grants = fc_package_source(package, 1);
  assert_int_equal(budgets->as, FC_BUDGETS);
  assert_int_equal(budgets->units, 1000);
  assert_int_equal(budgets->amounts, FC_AMOUNT_ROUND | FC_AMOUNT_EXPONENT);
  assert_true(budgets->n_map == 1 && fc_str_is(budgets->map[0].key, "amount") &&
              fc_str_is(budgets->map[0].value, "Total"));
  assert_true(budgets->n_set == 1 && fc_str_is(budgets->set[0].value, "2018"));
  assert_true(grants->as == FC_GRANTS && grants->n_where == 1);
  assert_string_equal(fc_package_name(package), "x");
  fc_package_free(package);
  fc_ctx_free(ctx);
}

static void every_fault_is_said(void **state) {
  (void)state;
  fc_ctx *ctx = case_ctx();
  fc_package *package;
  write_file("datapackage.json",
             "{ \"resources\": [\n"
             " { \"name\": \"a\", \"path\": \"b.csv\", \"fiscalc\": { \"as\": \"budget\" } },\n"
             " { \"name\": \"b\", \"path\": \"b.csv\", \"fiscalc\": { \"as\": \"budgets\", \"mapp\": {} } },\n"
             " { \"name\": \"c\", \"path\": \"b.csv\", \"fiscalc\": { \"as\": \"budgets\", \"units\": \"dozens\" } },\n"
             " { \"name\": \"d\", \"path\": \"https://example.org/b.csv\", \"fiscalc\": { \"as\": \"budgets\" } },\n"
             " { \"name\": \"grants\" } ] }");
  assert_int_equal(fc_package_read(ctx, package_path(), &package), FC_BAD_FILE);
  assert_null(package);
  assert_int_equal(fc_diag_count(ctx), 5);
  for (size_t i = 0; i < 5; i++) {
    assert_int_equal(fc_diag_at(ctx, i)->line, i + 2);
    assert_non_null(fc_diag_at(ctx, i)->help);
  }
  fc_ctx_free(ctx);
}

static void a_dataset_is_loaded_from_a_package(void **state) {
  (void)state;
  fc_ctx *ctx = case_ctx();
  fc_dataset *dataset;
  write_file("datapackage.json",
             "{ \"resources\": [ { \"name\": \"budgets\", \"path\": \"b.csv\" }, { \"name\": \"grants\", \"path\": "
             "\"g.csv\" } ] }");
  write_file("b.csv", "government,fiscal_year,amount\nA,2018,100\n");
  write_file("g.csv", "government,fiscal_year,amount\nA,2018,10\n");
  assert_int_equal(fc_dataset_load(ctx, package_path(), &dataset), FC_OK);
  assert_int_equal(fc_dataset_awards(dataset), 1);
  assert_string_equal(fc_dataset_government_name(dataset, 0), "A");
  fc_dataset_free(dataset);
  fc_ctx_free(ctx);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_package_says_how_files_are_read),
      cmocka_unit_test(every_fault_is_said),
      cmocka_unit_test(a_dataset_is_loaded_from_a_package),
  };
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
