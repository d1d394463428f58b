/* story_wholes.c - what else a loss may be set against: departments, federal aid, reserves, and the other totals of the
 * same budget. "x% of" is said only of a whole that the money lies inside (SEMANTICS section 1). */
#include "report/lines.h"
#include "report/sentence.h"
#include "report/story.h"

#include <string.h>

#define ITEM_TAB 19  /* where the texts behind a figure start */
#define SHARE_TAB 33 /* of the other budget totals: share, stage */
#define STAGE_TAB 44

void fc_story_source(fc_buf *out, const fc_row_reader *row) {
  int64_t source = fc_row_integer(row, "source", 0);
  if (source > 0)
    fc_buf_printf(out, " [%lld]", (long long)source);
}

/* A line of a block: its figure, padded to the block's tab, and what it is. */
void fc_story_item(fc_buf *out, const fc_buf *figure, const fc_buf *rest) {
  fc_buf label = {0};
  fc_buf_text(&label, "  ");
  fc_buf_str(&label, fc_made(figure));
  fc_lines_labeled(out, label.p ? label.p : "", ITEM_TAB, fc_made(rest));
  fc_buf_reset(&label);
}

/* Whether the award goes to this department among others, as "A;B;C" names them. */
static bool is_one_of_several(const fc_answer *answer, fc_str department) {
  fc_str all = fc_row_text(&answer->award, "department");
  bool named = false;
  size_t parts = 0;
  for (size_t at = 0; answer->awards == 1 && at <= all.n; parts++) {
    size_t end = at;
    while (end < all.n && all.p[end] != ';')
      end++;
    named = named || fc_str_eq(fc_str_trim((fc_str){all.p + at, end - at}), department);
    at = end + 1;
  }
  return named && parts > 1;
}

/* "the Police Department budget of $5.6 billion (executive)", "$7.1 billion of federal aid" */
static void put_other_whole(fc_buf *rest, const fc_answer *answer, const fc_row_reader *row) {
  fc_str stage = fc_row_text(row, "stage_words");
  fc_reading amount = fc_row_figure(row, "amount");
  int64_t year = fc_row_integer(row, "fiscal_year", 0);
  fc_buf_text(rest, "of the ");
  fc_print_text(rest, fc_base_name(row));
  fc_buf_text(rest, " of ");
  fc_sentence_amount(rest, fc_row_text(row, "hedge"), &amount, answer->most, false);
  if (!fc_base_is_part(row))
    stage = (fc_str){"", 0}; /* the words hold it */
  bool other_year = year && year != fc_row_integer(&answer->budget, "fiscal_year", year);
  if (stage.n || other_year) {
    fc_buf_text(rest, " (");
    fc_print_text(rest, stage);
    fc_buf_text(rest, stage.n && other_year ? ", " : "");
    if (other_year)
      fc_buf_printf(rest, "fiscal year %lld", (long long)year);
    fc_buf_char(rest, ')');
  }
  fc_story_source(rest, row);
  if (is_one_of_several(answer, fc_row_text(row, "department")))
    fc_buf_text(rest, "; this department is one of several recipients");
  fc_str note = fc_row_text(row, "note");
  if (note.n) {
    fc_buf_text(rest, "; ");
    fc_print_text(rest, note);
  }
}

/* Wholes that are no budget total: as "x% of" where the money lies inside, else as "equal to x% of". */
static bool put_wholes(fc_buf *out, const fc_answer *answer, bool contained, bool follows) {
  const fc_table *table = fc_result_find(answer->result, "denominators");
  fc_row_reader row;
  fc_buf figure = {0}, rest = {0};
  bool headed = false;
  if (!table || !fc_row_open(&row, table))
    return false;
  for (size_t i = 0; i < fc_table_rows(table); i++) {
    fc_row_read(&row, i);
    fc_reading share = fc_row_figure(&row, "share");
    if (fc_row_is(&row, "chosen") || fc_str_is(fc_row_text(&row, "kind"), "budget") || !share.present ||
        fc_row_is(&row, "contained") != contained)
      continue;
    if (!headed) {
      if (follows)
        fc_buf_text(out, "  and");
      else
        fc_story_subject(out, answer);
      fc_buf_text(out, contained ? " is\n" : " is equal to\n");
    }
    headed = true;
    fc_buf_clear(&figure);
    fc_buf_clear(&rest);
    fc_print_figure(&figure, &share, &fc_unit_percent, answer->most);
    put_other_whole(&rest, answer, &row);
    fc_story_item(out, &figure, &rest);
  }
  fc_buf_reset(&figure);
  fc_buf_reset(&rest);
  fc_row_close(&row);
  return headed;
}

static void pad_to(fc_buf *out, size_t start, size_t column) {
  size_t width = fc_utf8_width((fc_str){out->p ? out->p + start : "", out->n - start});
  fc_buf_fill(out, ' ', width + 2 > column ? 2 : column - width);
}

/* "    $85.2 billion                    0.0050%    adopted [5]" */
static void put_total_line(fc_buf *out, const fc_answer *answer, const fc_row_reader *row) {
  fc_reading amount = fc_row_figure(row, "amount"), share = fc_row_figure(row, "share");
  fc_str scope = fc_row_text(row, "scope"), stage = fc_row_text(row, "stage_words");
  fc_str note = fc_row_text(row, "note");
  bool other_scope = scope.n && !fc_str_eq(scope, fc_row_text(&answer->budget, "scope"));
  size_t start = out->n;
  fc_buf_text(out, "    ");
  fc_sentence_amount(out, fc_row_text(row, "hedge"), &amount, answer->most, false);
  pad_to(out, start, SHARE_TAB);
  fc_print_figure(out, &share, &fc_unit_percent, answer->most);
  pad_to(out, start, STAGE_TAB);
  fc_buf rest = {0};
  fc_print_text(&rest, stage.n ? stage : fc_row_text(row, "denominator"));
  if (other_scope && stage.n) {
    fc_buf_text(&rest, ", ");
    fc_print_name(&rest, scope);
  }
  fc_story_source(&rest, row);
  if (note.n) {
    fc_buf_text(&rest, "; ");
    fc_print_text(&rest, note);
  }
  fc_lines_wrap(out, fc_made(&rest), STAGE_TAB, STAGE_TAB);
  fc_buf_reset(&rest);
}

static void put_other_totals(fc_buf *out, const fc_answer *answer) {
  const fc_table *table = fc_result_find(answer->result, "denominators");
  fc_row_reader row;
  bool headed = false;
  if (!table || !fc_row_open(&row, table))
    return;
  for (size_t i = 0; i < fc_table_rows(table); i++) {
    fc_row_read(&row, i);
    if (fc_row_is(&row, "chosen") || !fc_str_is(fc_row_text(&row, "kind"), "budget") ||
        !fc_row_figure(&row, "share").present)
      continue;
    if (!headed)
      fc_buf_text(out, "\n  against another budget total   share      stage\n");
    headed = true;
    put_total_line(out, answer, &row);
  }
  fc_row_close(&row);
}

void fc_story_subject(fc_buf *out, const fc_answer *answer) {
  fc_reading loss = fc_row_figure(&answer->total, "loss");
  fc_buf_text(out, "\n  The ");
  fc_print_money(out, &loss, answer->most);
}

void fc_story_wholes(fc_buf *out, const fc_answer *answer, bool follows) {
  follows = put_wholes(out, answer, true, follows) || follows;
  put_wholes(out, answer, false, follows);
  put_other_totals(out, answer);
}
