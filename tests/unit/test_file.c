/* test_file.c - opening and reading files, and staying beneath a folder (base/file.c, file_beneath.c, path.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/diag.h"
#include "base/file.h"
#include "base/file_beneath.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char place[] = "/tmp/fiscalc-file-XXXXXX"; /* story/{grants.csv,scenarios/a.json} and outside.csv */

static void write_file(const char *path, const char *text) {
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_true(fputs(text, file) >= 0);
  assert_int_equal(fclose(file), 0);
}

static int make_place(void **state) {
  (void)state;
  assert_non_null(mkdtemp(place));
  assert_int_equal(chdir(place), 0);
  assert_int_equal(mkdir("story", 0700), 0);
  assert_int_equal(mkdir("story/scenarios", 0700), 0);
  write_file("story/grants.csv", "amount\n1\n");
  write_file("story/scenarios/a.json", "{}");
  write_file("outside.csv", "secret");
  assert_int_equal(symlink("../outside.csv", "story/link.csv"), 0);
  assert_int_equal(symlink("grants.csv", "story/inner.csv"), 0);
  assert_int_equal(symlink("..", "story/up"), 0);
  assert_int_equal(mkfifo("story/pipe", 0600), 0);
  return 0;
}

static int remove_place(void **state) {
  (void)state;
  static const char *const names[] = {"story/pipe",      "story/up",    "story/inner.csv",
                                      "story/link.csv",  "outside.csv", "story/scenarios/a.json",
                                      "story/grants.csv"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    unlink(names[i]);
  rmdir("story/scenarios");
  rmdir("story");
  return chdir("/") || rmdir(place);
}

/* The code of the message that opening gives; "" where it opens. */
static const char *code_of(const char *path, const char *root, char *help, size_t cap) {
  static char code[8];
  fc_ctx *ctx;
  assert_int_equal(fc_ctx_new(NULL, &ctx), FC_OK);
  fc_file *file;
  fc_status status = fc_file_open(ctx, path, root, &file);
  assert_int_equal(status ? FC_CANNOT_READ : FC_OK, status);
  assert_int_equal(file == NULL, status != FC_OK);
  const fc_diag *diag = status ? fc_diag_at(ctx, 0) : NULL;
  snprintf(code, sizeof code, "%s", diag ? diag->code : "");
  if (help)
    snprintf(help, cap, "%s", diag && diag->help ? diag->help : "");
  fc_file_free(file);
  fc_ctx_free(ctx);
  return code;
}

static void a_file_is_read_whole(void **state) {
  (void)state;
  fc_ctx *ctx;
  assert_int_equal(fc_ctx_new(NULL, &ctx), FC_OK);
  fc_file *file;
  assert_int_equal(fc_file_open(ctx, "story/grants.csv", NULL, &file), FC_OK);
  assert_string_equal(fc_file_name(file), "story/grants.csv");
  fc_buf *all;
  assert_int_equal(fc_file_all(ctx, file, 9, &all), FC_OK);
  assert_string_equal(fc_buf_data(all, NULL), "amount\n1\n");
  fc_buf_free(all);
  fc_file_free(file);
  assert_int_equal(fc_file_open(ctx, "story/grants.csv", NULL, &file), FC_OK);
  assert_int_equal(fc_file_all(ctx, file, 8, &all), FC_BAD_FILE);
  assert_null(all);
  assert_string_equal(fc_diag_at(ctx, 0)->code, "F006");
  fc_file_free(file);
  fc_ctx_free(ctx);
}

static void memory_is_a_file_too(void **state) {
  (void)state;
  fc_ctx *ctx;
  assert_int_equal(fc_ctx_new(NULL, &ctx), FC_OK);
  fc_file *file;
  assert_int_equal(fc_file_memory(ctx, "grants.csv", "abcdef", 6, &file), FC_OK);
  char part[4];
  size_t n;
  assert_int_equal(fc_file_read(ctx, file, part, sizeof part, &n), FC_OK);
  assert_int_equal(n, 4);
  assert_int_equal(fc_file_read(ctx, file, part, sizeof part, &n), FC_OK);
  assert_int_equal(n, 2);
  assert_memory_equal(part, "ef", 2);
  assert_int_equal(fc_file_read(ctx, file, part, sizeof part, &n), FC_OK);
  assert_int_equal(n, 0);
  fc_ctx_cancel(ctx);
  assert_int_equal(fc_file_read(ctx, file, part, sizeof part, &n), FC_CANCELLED);
  fc_file_free(file);
  assert_int_equal(fc_file_memory(ctx, "empty", NULL, 0, &file), FC_OK);
  fc_file_free(file);
  fc_ctx_free(ctx);
}

static void what_is_no_regular_file_is_refused(void **state) {
  (void)state;
  char help[256];
  assert_string_equal(code_of("story", NULL, NULL, 0), "F002");
  assert_string_equal(code_of("story/pipe", NULL, NULL, 0), "F002");
  assert_string_equal(code_of("/dev/null", NULL, NULL, 0), "F002");
  assert_string_equal(code_of("story/grant.csv", NULL, help, sizeof help), "F001");
  assert_string_equal(help, "did you mean \"story/grants.csv\"?");
  assert_string_equal(code_of("nowhere/grants.csv", NULL, help, sizeof help), "F001");
  assert_string_equal(help, "the folder \"nowhere\" does not exist or cannot be read");
  assert_string_equal(code_of("story/zzzzzz", NULL, help, sizeof help), "F001");
  assert_string_equal(help, "the folder \"story\" holds no file of a similar name");
  assert_string_equal(code_of("", NULL, NULL, 0), "F001");
}

static void paths_stay_beneath_their_root(void **state) {
  (void)state;
  char absolute[64], absolute_file[128];
  snprintf(absolute, sizeof absolute, "%s/story", place);
  snprintf(absolute_file, sizeof absolute_file, "%s/grants.csv", absolute);
  const struct {
    const char *path, *root, *code;
  } cases[] = {
      {"story/grants.csv", "story", ""},
      {"story/grants.csv", "story/", ""},
      {"story/scenarios/../grants.csv", "story", ""},
      {"story/grants.csv", "story/scenarios/..", ""},
      {"story/inner.csv", "story", ""},
      {"story/grants.csv", ".", ""},
      {"story/grants.csv", absolute, ""},
      {absolute_file, "story", ""},
      {absolute_file, absolute, ""},
      {"outside.csv", "story", "F004"},
      {"story/link.csv", "story", "F004"},
      {"story/up/outside.csv", "story", "F004"},
      {"story/../outside.csv", "story", "F004"},
      {"story/scenarios/../../outside.csv", "story", "F004"},
      {"/etc/passwd", "story", "F004"},
      {"/etc/passwd", ".", "F004"},
      {"/nowhere/at/all", "story", "F004"},
      {"../no-such-file", ".", "F004"},
      {"story/missing.csv", "story", "F001"},
      {"story", "story", "F002"},
      {"stories.csv", "story", "F004"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    if (strcmp(code_of(cases[i].path, cases[i].root, NULL, 0), cases[i].code) != 0)
      fail_msg("%s beneath %s: %s", cases[i].path, cases[i].root, code_of(cases[i].path, cases[i].root, NULL, 0));
}

static void the_way_for_old_kernels_agrees(void **state) {
  (void)state;
  static const struct {
    const char *path;
    int error;
  } cases[] = {
      {"story/grants.csv", 0}, {"story/inner.csv", 0},          {"story/link.csv", EXDEV}, {"outside.csv", EXDEV},
      {"/etc/passwd", EXDEV},  {"story/up/outside.csv", EXDEV}, {"story/missing", ENOENT}, {"/nowhere/at/all", EXDEV},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    int fd = fc_open_resolved("story", cases[i].path);
    int error = fd < 0 ? errno : 0;
    if (fd >= 0)
      close(fd);
    assert_int_equal(error, cases[i].error);
  }
}

static void paths_as_texts(void **state) {
  (void)state;
  static const char *const folders[][2] = {{"a/b", "a"},  {"b", "."}, {"/b", "/"},   {"/", "/"},
                                           {"a/b/", "a"}, {"", "."},  {"a//b", "a"}, {"../x.json", ".."}};
  static const char *const joins[][3] = {{"a", "b", "a/b"}, {"a/", "b", "a/b"}, {".", "b", "b"},
                                         {"a", "/b", "/b"}, {"/", "b", "/b"},   {"", "b", "b"}};
  fc_arena arena = {NULL};
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
    assert_string_equal(fc_path_folder(&arena, folders[i][0]), folders[i][1]);
  for (size_t i = 0; i < sizeof joins / sizeof *joins; i++)
    assert_string_equal(fc_path_join(&arena, joins[i][0], joins[i][1]), joins[i][2]);
  fc_arena_free(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_file_is_read_whole),
      cmocka_unit_test(memory_is_a_file_too),
      cmocka_unit_test(what_is_no_regular_file_is_refused),
      cmocka_unit_test(paths_stay_beneath_their_root),
      cmocka_unit_test(the_way_for_old_kernels_agrees),
      cmocka_unit_test(paths_as_texts),
  };
  return cmocka_run_group_tests(tests, make_place, remove_place);
}
