/* breakeven_sentence.c - the sentence of a break-even: at which value a figure comes to its level, or that it does not.
 */
#include "report/lines.h"
#include "report/sentence.h"
#include "report/words.h"

#include <string.h>

enum { FURTHER_SHOWN = 3 }; /* values at which it does so again */

/* A cell in the words of its column's type. */
static void put_cell(fc_buf *out, const fc_row_reader *row, const char *column, int most) {
  size_t at = fc_table_find_column(row->table, column);
  fc_type type = at == SIZE_MAX ? FC_TEXT : fc_table_column_type(row->table, at);
  fc_reading figure = fc_row_figure(row, column);
  if (type == FC_MONEY)
    fc_print_money(out, &figure, most);
  else if (type == FC_INTEGER)
    fc_buf_printf(out, "%lld", (long long)fc_row_integer(row, column, 0));
  else if (type != FC_SHARE && fc_str_starts(fc_str_of(fc_table_column(row->table, at)->unit), "USD"))
    fc_print_figure(out, &figure, &fc_unit_dollars, most);
  else
    fc_print_figure(out, &figure, type == FC_SHARE ? &fc_unit_percent : &fc_unit_plain, most);
}

/* What a figure is, as the subject of the sentence; of a share of a loss the rest stands behind the level. */
typedef struct fc_subject {
  fc_str words, of;
} fc_subject;

static fc_str find(fc_str text, const char *part) {
  size_t n = strlen(part);
  for (size_t i = 0; i + n <= text.n; i++)
    if (memcmp(text.p + i, part, n) == 0)
      return (fc_str){text.p + i, text.n - i};
  return (fc_str){text.p + text.n, 0};
}

static fc_subject subject_of(const fc_row_reader *searched) {
  static const char *const share = "loss as a share of ", *const asides[] = {"; ", " ("};
  fc_str what = fc_row_text(searched, "what"), metric = fc_row_text(searched, "metric");
  for (size_t i = 0; i < sizeof asides / sizeof *asides; i++)
    what.n -= find(what, asides[i]).n;
  fc_str kind = find(what, ": ");
  if (kind.n) /* "part of the loss: money that ..." */
    what = (fc_str){kind.p + 2, kind.n - 2};
  if (fc_str_is(metric, "loss"))
    return (fc_subject){FC_STR("loss"), {"", 0}};
  if (fc_str_starts(what, share))
    return (fc_subject){FC_STR("loss"), {what.p + strlen(share), what.n - strlen(share)}};
  return (fc_subject){what, {"", 0}};
}

static void put_level(fc_buf *out, const fc_row_reader *searched, const fc_subject *subject, int most) {
  put_cell(out, searched, "level", most);
  if (subject->of.n) {
    fc_buf_text(out, " of ");
    fc_print_text(out, subject->of);
  }
}

/* Whether the figure stays at the level over values that do not read the same. */
static bool stays(const fc_row_reader *found, int most) {
  fc_buf from = {0}, to = {0};
  if (fc_row_has(found, "until")) {
    put_cell(&from, found, "value", most);
    put_cell(&to, found, "until", most);
  }
  bool apart = !fc_str_eq(fc_made(&from), fc_made(&to));
  fc_buf_reset(&from);
  fc_buf_reset(&to);
  return apart;
}

static const char *verb_of(const fc_row_reader *found, int most) {
  fc_str how = fc_row_text(found, "how");
  bool falls = fc_str_is(fc_row_text(found, "direction"), "falls");
  if (fc_str_is(how, "jumps"))
    return falls ? " would drop below " : " would jump over ";
  if (fc_str_is(how, "touches"))
    return " would touch ";
  if (stays(found, most) || !fc_row_has(found, "value_below"))
    return " would be ";
  return falls ? " would fall to " : " would reach ";
}

/* "15.62%", "$5 million to $9 million". */
static void put_values(fc_buf *out, const fc_row_reader *found, int most) {
  put_cell(out, found, "value", most);
  if (stays(found, most)) {
    fc_buf_text(out, " to ");
    put_cell(out, found, "until", most);
  }
}

/* " (from 0.4% to 1.2%)" of a jump. */
static void put_jump(fc_buf *out, const fc_row_reader *found, int most) {
  if (!fc_str_is(fc_row_text(found, "how"), "jumps"))
    return;
  fc_buf_text(out, " (from ");
  put_cell(out, found, "just_below", most);
  fc_buf_text(out, " to ");
  put_cell(out, found, "at", most);
  fc_buf_char(out, ')');
}

static void put_further(fc_buf *out, fc_row_reader *found, int most) {
  size_t n = fc_table_rows(found->table);
  for (size_t i = 1; i < n && i <= FURTHER_SHOWN; i++) {
    fc_row_read(found, i);
    fc_buf_text(out, i == 1 ? ", and again where it is " : i + 1 == n ? " and " : ", ");
    put_values(out, found, most);
  }
  if (n > FURTHER_SHOWN + 1)
    fc_buf_printf(out, " (%zu more)", n - FURTHER_SHOWN - 1);
}

/* "200 losses like this one would make 1% of the budget" */
static void put_times(fc_buf *out, const fc_row_reader *searched, const fc_row_reader *found, const fc_subject *subject,
                      int most) {
  put_cell(out, found, "value", most);
  fc_buf_text(out, " losses like this one would make ");
  put_level(out, searched, subject, most);
}

static void put_none(fc_buf *out, const fc_row_reader *searched, const fc_subject *subject, int most) {
  fc_reading least = fc_row_figure(searched, "least"), greatest = fc_row_figure(searched, "greatest");
  bool moves = fc_ratio_cmp(least.value, greatest.value) != 0;
  fc_print_text(out, subject->words);
  fc_buf_text(out, " would not come to ");
  put_level(out, searched, subject, most);
  fc_buf_text(out, " at any ");
  fc_print_text(out, fc_row_text(searched, "number"));
  fc_buf_text(out, fc_str_is(fc_row_text(searched, "method"), "scan") ? " that was looked at, from " : " from ");
  put_cell(out, searched, "from", most);
  fc_buf_text(out, " to ");
  put_cell(out, searched, "to", most);
  fc_buf_text(out, moves ? ": it lies between " : ": it is ");
  put_cell(out, searched, "least", most);
  fc_buf_text(out, moves ? " and " : " throughout");
  if (moves)
    put_cell(out, searched, "greatest", most);
}

static void put_found(fc_buf *out, const fc_row_reader *searched, fc_row_reader *found, const fc_subject *subject,
                      int most) {
  fc_row_read(found, 0);
  fc_print_text(out, subject->words);
  fc_buf_text(out, verb_of(found, most));
  put_level(out, searched, subject, most);
  fc_buf_text(out, " where ");
  fc_print_text(out, fc_row_text(searched, "number"));
  fc_buf_text(out, " is ");
  put_values(out, found, most);
  put_jump(out, found, most);
  put_further(out, found, most);
}

/* "The loss would reach 1% of the budget where rate is 15.62%." */
fc_status fc_breakeven_sentence(fc_buf *out, const fc_result *result, int most) {
  fc_row_reader searched, found;
  if (!fc_result_first_row(result, "searched", &searched))
    return FC_NO_MEMORY;
  if (!fc_row_open(&found, fc_result_find(result, "breakeven"))) {
    fc_row_close(&searched);
    return FC_NO_MEMORY;
  }
  fc_subject subject = subject_of(&searched);
  fc_str row = fc_row_text(&searched, "row");
  size_t n = fc_result_rows(result, "breakeven");
  bool total = fc_str_is(row, "total"), times = n == 1 && fc_str_is(fc_row_text(&searched, "counts"), "losses");
  if (!total) {
    fc_print_text(out, row);
    fc_buf_text(out, ": ");
  }
  if (times) {
    fc_row_read(&found, 0);
    put_times(out, &searched, &found, &subject, most);
  } else {
    fc_buf_text(out, total ? "The " : "the ");
    if (n)
      put_found(out, &searched, &found, &subject, most);
    else
      put_none(out, &searched, &subject, most);
  }
  fc_buf_char(out, '.');
  fc_row_close(&searched);
  fc_row_close(&found);
  return fc_buf_status(out);
}
