/* test_outfile.c - files that are written whole or not at all. */
#include "request_case.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64];

static int start_in_folder(void **state) {
  strcpy(folder, "/tmp/fiscalc-outfile-XXXXXX");
  return mkdtemp(folder) && chdir(folder) == 0 ? start(state) : -1;
}

static int leave_folder(void **state) {
  char command[128];
  snprintf(command, sizeof command, "rm -r %s", folder);
  return chdir("/") == 0 && system(command) == 0 ? stop(state) : -1;
}

static size_t entries(void) {
  DIR *open = opendir(".");
  size_t count = 0;
  for (const struct dirent *entry; (entry = readdir(open));)
    count += entry->d_name[0] != '.' || strlen(entry->d_name) > 2;
  closedir(open);
  return count;
}

static void holds(const char *path, const char *expected) {
  char text[64] = "";
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  size_t n = fread(text, 1, sizeof text - 1, file);
  fclose(file);
  text[n] = 0;
  assert_string_equal(text, expected);
}

static void put(const char *path, const char *text, int keep) {
  fc_outfile *file;
  assert_int_equal(fc_outfile_open(ctx, path, &file), FC_OK);
  assert_int_equal(fc_outfile_write(file, text, strlen(text)), FC_OK);
  assert_int_equal(fc_outfile_close(ctx, file, keep), FC_OK);
}

static void test_the_old_file_stays_until_the_new_one_is_whole(void **state) {
  (void)state;
  put("out.csv", "old", 1);
  fc_outfile *file;
  assert_int_equal(fc_outfile_open(ctx, "out.csv", &file), FC_OK);
  assert_int_equal(fc_outfile_write(file, "new", 3), FC_OK);
  holds("out.csv", "old");
  assert_int_equal(fc_outfile_close(ctx, file, 1), FC_OK);
  holds("out.csv", "new");
  assert_int_equal(entries(), 1);
}

static void test_nothing_stays_of_what_is_not_kept(void **state) {
  (void)state;
  put("out.csv", "half", 0);
  assert_int_equal(entries(), 0);
  put("out.csv", "old", 1);
  put("out.csv", "half", 0);
  holds("out.csv", "old");
  assert_int_equal(entries(), 1);
}

static void test_mode_and_links_stay(void **state) {
  (void)state;
  struct stat about;
  put("real.csv", "old", 1);
  assert_int_equal(chmod("real.csv", 0640), 0);
  assert_int_equal(symlink("real.csv", "link.csv"), 0);
  put("link.csv", "new", 1);
  holds("real.csv", "new");
  assert_int_equal(lstat("link.csv", &about), 0);
  assert_true(S_ISLNK(about.st_mode));
  assert_int_equal(stat("real.csv", &about), 0);
  assert_int_equal(about.st_mode & 07777, 0640);
}

static void test_what_cannot_be_written_is_told(void **state) {
  (void)state;
  fc_outfile *file;
  assert_int_equal(fc_outfile_open(ctx, "no/such/folder.csv", &file), FC_CANNOT_WRITE);
  assert_null(file);
  assert_string_equal(last_code(), "F510");
  assert_int_equal(fc_outfile_open(ctx, ".", &file), FC_CANNOT_WRITE);
  assert_int_equal(fc_outfile_open(ctx, "/dev/full", &file), FC_OK);
  assert_int_equal(fc_outfile_write(file, "x", 1), FC_CANNOT_WRITE);
  assert_int_equal(fc_outfile_close(ctx, file, 1), FC_CANNOT_WRITE);
  assert_string_equal(fc_diag_at(ctx, 2)->message, "the file cannot be written: no space is left");
  assert_int_equal(fc_outfile_close(ctx, NULL, 1), FC_OK);
}

#define FOLDER_CASE(name) cmocka_unit_test_setup_teardown(name, start_in_folder, leave_folder)

int main(void) {
  const struct CMUnitTest tests[] = {
      FOLDER_CASE(test_the_old_file_stays_until_the_new_one_is_whole),
      FOLDER_CASE(test_nothing_stays_of_what_is_not_kept),
      FOLDER_CASE(test_mode_and_links_stay),
      FOLDER_CASE(test_what_cannot_be_written_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
