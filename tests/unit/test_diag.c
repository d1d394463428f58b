/* test_diag.c - recording messages and printing them (base/ctx.c, notes.c, excerpt.c, diag_text.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/diag.h"
#include "base/excerpt.h"
#include "base/utf8.h"
#include <string.h>

static fc_ctx *new_ctx(uint32_t max_errors) {
  fc_ctx_options options = FC_CTX_OPTIONS_INIT;
  options.max_errors = max_errors;
  fc_ctx *ctx;
  assert_int_equal(fc_ctx_new(&options, &ctx), FC_OK);
  return ctx;
}

static void assert_prints(const fc_diag *diag, const char *expected) {
  fc_buf *text;
  assert_int_equal(fc_diag_text(diag, &text), FC_OK);
  assert_string_equal(fc_buf_data(text, NULL), expected);
  fc_buf_free(text);
}

static void a_cell_is_shown_with_its_mark(void **state) {
  (void)state;
  fc_ctx *ctx = new_ctx(100);
  const fc_where where = {.file = "grants.csv",
                          .line = 41,
                          .column = 7,
                          .row = 40,
                          .field = "federal_action_obligation",
                          .excerpt = FC_STR("16.738,NYC,\"12,3O0\""),
                          .mark_at = 11,
                          .mark_length = 8,
                          .mark = "letter O at position 4"};
  assert_int_equal(fc_fail(ctx, FC_BAD_FILE, "F012", &where, "fix the cell", "%s is not a number", "amount"),
                   FC_BAD_FILE);
  assert_prints(fc_diag_at(ctx, 0), "error[F012]: amount is not a number\n"
                                    "  --> grants.csv:41:7 (row 40, column \"federal_action_obligation\")\n"
                                    "   | 16.738,NYC,\"12,3O0\"\n"
                                    "   |            ^^^^^^^^ letter O at position 4\n"
                                    "   = help: fix the cell\n");
  fc_ctx_free(ctx);
}

static void places_without_parts(void **state) {
  (void)state;
  assert_prints(&(fc_diag){.severity = FC_NOTE, .message = "m"}, "note: m\n");
  assert_prints(&(fc_diag){.severity = FC_WARNING, .message = "m", .file = "a.csv"}, "warning: m\n  --> a.csv\n");
  assert_prints(&(fc_diag){.severity = FC_ERROR, .code = "F600", .message = "m", .field = "--by"},
                "error[F600]: m\n  --> --by\n");
  assert_prints(
      &(fc_diag){.severity = FC_ERROR, .message = "m", .file = "a.json", .line = 3, .pointer = "/cuts/0/rate"},
      "error: m\n  --> a.json:3 (at /cuts/0/rate)\n");
}

static void texts_of_input_cannot_act_on_a_terminal(void **state) {
  (void)state;
  fc_ctx *ctx = new_ctx(100);
  const fc_where where = {.file = "a\nb.csv", .excerpt = FC_STR("\x1B[2Jx,bad"), .mark_at = 6, .mark_length = 3};
  fc_fail(ctx, FC_BAD_FILE, NULL, &where, NULL, "unknown name \"%s\"", "\x1B]0;t\x07");
  const fc_diag *diag = fc_diag_at(ctx, 0);
  assert_string_equal(diag->message, "unknown name \"\\x1B]0;t\\x07\"");
  assert_string_equal(diag->excerpt, "\\x1B[2Jx,bad");
  assert_int_equal(diag->mark_at, 9);
  assert_int_equal(diag->mark_length, 3);
  assert_string_equal(diag->file, "a\\x0Ab.csv");
  fc_ctx_free(ctx);
}

static void wide_characters_keep_the_mark_in_place(void **state) {
  (void)state;
  assert_prints(
      &(fc_diag){.severity = FC_ERROR, .message = "m", .excerpt = "\xE6\x97\xA5,x", .mark_at = 2, .mark_length = 1},
      "error: m\n   | \xE6\x97\xA5,x\n   |    ^\n");
  assert_prints(&(fc_diag){.severity = FC_ERROR, .message = "m", .excerpt = "ab", .mark_at = 2, .mark = "here"},
                "error: m\n   | ab\n   |   ^ here\n");
}

/* Wherever the mark lies, at most 80 characters are kept and the marked ones are among them. */
static void long_excerpts_keep_their_mark(void **state) {
  (void)state;
  char text[300];
  for (uint32_t at = 0; at <= sizeof text; at++) {
    memset(text, '.', sizeof text);
    uint32_t length = at < sizeof text ? 1 : 0;
    if (length)
      text[at] = 'X';
    fc_arena arena = {NULL};
    fc_diag diag = {.message = ""};
    const fc_where where = {.excerpt = {text, sizeof text}, .mark_at = at, .mark_length = length};
    assert_true(fc_excerpt_fit(&arena, &where, &diag));
    assert_true(strlen(diag.excerpt) <= FC_EXCERPT_LENGTH);
    assert_int_equal(diag.mark_length, length);
    if (length)
      assert_int_equal(diag.excerpt[diag.mark_at], 'X');
    else
      assert_int_equal(diag.mark_at, strlen(diag.excerpt));
    fc_arena_free(&arena);
  }
}

static void messages_beyond_the_limit_are_counted(void **state) {
  (void)state;
  fc_ctx *ctx = new_ctx(2);
  for (int i = 0; i < 5; i++)
    fc_fail(ctx, FC_BAD_FILE, NULL, NULL, NULL, "%d", i);
  fc_notes_add(fc_ctx_notes(ctx), FC_NOTE, NULL, NULL, NULL, "a note");
  assert_int_equal(fc_diag_count(ctx), 3);
  assert_int_equal(fc_diag_dropped(ctx), 3);
  assert_int_equal(fc_ctx_errors(ctx), 5);
  assert_string_equal(fc_ctx_format(ctx, "help %d", 1), ""); /* of a message that is not kept */
  fc_diag_clear(ctx);
  assert_int_equal(fc_diag_count(ctx), 0);
  assert_int_equal(fc_diag_dropped(ctx), 0);
  assert_string_equal(fc_ctx_format(ctx, "help %d", 1), "help 1");
  fc_ctx_free(ctx);
}

static void notes_are_copied_whole(void **state) {
  (void)state;
  fc_notes from, to;
  fc_notes_init(&from, 1);
  fc_notes_init(&to, 0);
  const fc_where where = {.file = "a.csv", .line = 2};
  fc_notes_add(&from, FC_WARNING, "N001", &where, "h", "w%d", 1);
  fc_notes_add(&from, FC_WARNING, "N001", &where, "h", "w%d", 2);
  fc_notes_copy(&to, &from);
  fc_notes_free(&from);
  assert_int_equal(fc_notes_count(&to), 1);
  assert_int_equal(to.counted[FC_WARNING], 2);
  assert_string_equal(fc_notes_at(&to, 0)->message, "w1");
  assert_string_equal(fc_notes_at(&to, 0)->file, "a.csv");
  fc_notes_free(&to);
}

static void endless_texts_are_cut(void **state) {
  (void)state;
  char text[4000];
  memset(text, 'x', sizeof text - 1);
  text[sizeof text - 1] = '\0';
  fc_ctx *ctx = new_ctx(2);
  fc_fail(ctx, FC_BAD_FILE, NULL, NULL, NULL, "unknown \"%s\"", text);
  assert_int_equal(strlen(fc_diag_at(ctx, 0)->message), 603);
  fc_ctx_free(ctx);
}

static void suggestions(void **state) {
  (void)state;
  const char *const names[] = {"percent", "amount"};
  fc_ctx *ctx = new_ctx(2);
  assert_string_equal(fc_did_you_mean(ctx, FC_STR("amuont"), names, 2), "; did you mean \"amount\"?");
  assert_string_equal(fc_did_you_mean(ctx, FC_STR("zzz"), names, 2), "");
  assert_int_equal(fc_fail_memory(ctx), FC_NO_MEMORY);
  fc_ctx_free(ctx);
}

static void a_context_is_made_and_cancelled(void **state) {
  (void)state;
  fc_ctx *ctx;
  assert_int_equal(fc_ctx_new(NULL, &ctx), FC_OK);
  assert_false(fc_ctx_cancelled(ctx));
  fc_ctx_cancel(ctx);
  assert_true(fc_ctx_cancelled(ctx));
  fc_ctx_free(ctx);
  fc_ctx_free(NULL);
  assert_int_equal(fc_ctx_new(&(fc_ctx_options){.size = 1}, &ctx), FC_BAD_ARGUMENT);
  assert_null(ctx);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_cell_is_shown_with_its_mark),
      cmocka_unit_test(places_without_parts),
      cmocka_unit_test(texts_of_input_cannot_act_on_a_terminal),
      cmocka_unit_test(wide_characters_keep_the_mark_in_place),
      cmocka_unit_test(long_excerpts_keep_their_mark),
      cmocka_unit_test(messages_beyond_the_limit_are_counted),
      cmocka_unit_test(notes_are_copied_whole),
      cmocka_unit_test(endless_texts_are_cut),
      cmocka_unit_test(suggestions),
      cmocka_unit_test(a_context_is_made_and_cancelled),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
