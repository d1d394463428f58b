/* answer.c - what texts say of a run, read from the tables of its result. */
#include "report/answer.h"
#include "report/lines.h"
#include "report/lines.h"

#include <string.h>

/* Reads the first row of denominators that was chosen; an empty reader where none was. */
static bool open_budget(fc_answer *answer) {
  const fc_table *table = fc_result_find(answer->result, "denominators");
  size_t rows = table ? fc_table_rows(table) : 0;
  if (!fc_row_open(&answer->budget, table))
    return false;
  for (size_t i = 0; i < rows; i++) {
    fc_row_read(&answer->budget, i);
    if (fc_row_is(&answer->budget, "chosen"))
      return true;
  }
  answer->budget.table = NULL;
  return true;
}

/* What the cuts make late, together; absent where none does. */
static bool add_late(fc_answer *answer) {
  fc_row_reader cut;
  bool first = true;
  if (!fc_row_open(&cut, answer->cut.table))
    return false;
  for (size_t i = 0; i < (size_t)answer->cuts; i++, first = false) {
    fc_row_read(&cut, i);
    fc_reading late = fc_row_figure(&cut, "late"), after = fc_row_figure(&cut, "late_after");
    answer->late = first ? late : fc_reading_plus(answer->late, late);
    answer->late_after = first ? after : fc_reading_plus(answer->late_after, after);
  }
  fc_row_close(&cut);
  return true;
}

/* The year of a row; beside a breakdown by fiscal year it stands under a second name. */
static int64_t year_of(const fc_row_reader *row) {
  return fc_row_integer(row, fc_row_has(row, "fiscal_year_2") ? "fiscal_year_2" : "fiscal_year", 0);
}

fc_status fc_answer_open(fc_answer *answer, const fc_result *result, int most) {
  *answer = (fc_answer){.result = result, .most = most};
  bool opened = fc_result_first_row(result, "impact", &answer->impact) &&
                fc_result_first_row(result, "total", &answer->total) &&
                fc_result_first_row(result, "governments", &answer->government) &&
                fc_result_first_row(result, "awards", &answer->award) &&
                fc_result_first_row(result, "cuts", &answer->cut) && open_budget(answer);
  if (!opened)
    return FC_NO_MEMORY;
  answer->rows = (int64_t)fc_result_rows(result, "impact");
  answer->cuts = (int64_t)fc_result_rows(result, "cuts");
  answer->awards = (int64_t)fc_result_rows(result, "awards");
  answer->governments = fc_row_integer(&answer->total, "governments", (int64_t)fc_result_rows(result, "governments"));
  answer->with_budget = fc_row_integer(&answer->total, "governments_with_budget", 0);
  answer->first_year = year_of(&answer->impact);
  answer->first_year = fc_row_integer(&answer->impact, "first_year", answer->first_year);
  answer->last_year = fc_row_integer(&answer->impact, "last_year", answer->first_year);
  answer->contained = !fc_row_has(&answer->impact, "contained") || fc_row_is(&answer->impact, "contained");
  return add_late(answer) ? FC_OK : FC_NO_MEMORY;
}

void fc_answer_close(fc_answer *answer) {
  fc_row_close(&answer->impact);
  fc_row_close(&answer->total);
  fc_row_close(&answer->government);
  fc_row_close(&answer->award);
  fc_row_close(&answer->cut);
  fc_row_close(&answer->budget);
}

typedef enum occurrence { OCCURS_UNSAID, OCCURS_ONCE, OCCURS_YEARLY } occurrence;

static occurrence occurrence_of(const fc_row_reader *award) {
  fc_str basis = fc_row_text(award, "amount_basis");
  bool stock = fc_str_is(basis, "awarded") || fc_str_is(basis, "obligated");
  return stock || !fc_row_integer(award, "fiscal_year", 0) ? OCCURS_ONCE : OCCURS_YEARLY;
}

static occurrence common_occurrence(const fc_answer *answer) {
  const fc_table *table = fc_result_find(answer->result, "awards");
  fc_row_reader award;
  occurrence common = OCCURS_UNSAID;
  if (!table || !fc_row_open(&award, table))
    return common;
  for (size_t i = 0; i < fc_table_rows(table); i++) {
    fc_row_read(&award, i);
    occurrence each = occurrence_of(&award);
    if (i && each != common) {
      common = OCCURS_UNSAID;
      break;
    }
    common = each;
  }
  fc_row_close(&award);
  return common;
}

/* Do all cuts act once, on what was received before? Does any act on parts of years, or not alike in each? */
static void read_timing(const fc_answer *answer, bool *once, bool *timed) {
  fc_row_reader cut;
  *once = answer->cuts > 0;
  *timed = false;
  if (!fc_row_open(&cut, answer->cut.table))
    return;
  for (size_t i = 0; i < (size_t)answer->cuts; i++) {
    fc_row_read(&cut, i);
    fc_str timing = fc_row_text(&cut, "timing");
    *once = *once && fc_row_is(&cut, "once");
    *timed = *timed || (timing.n && !fc_str_starts(timing, "if "));
  }
  fc_row_close(&cut);
}

int64_t fc_answer_years(const fc_answer *answer) {
  return answer->last_year - answer->first_year + 1;
}

void fc_answer_in_years(fc_buf *out, const fc_answer *answer) {
  if (fc_answer_years(answer) > 1)
    fc_buf_printf(out, " over fiscal years %lld to %lld", (long long)answer->first_year, (long long)answer->last_year);
  else if (answer->first_year)
    fc_buf_printf(out, " in fiscal year %lld", (long long)answer->first_year);
}

void fc_answer_occurrence(fc_buf *out, const fc_answer *answer) {
  static const char *const words[] = {"", ", once", " a year"};
  occurrence common = common_occurrence(answer);
  bool once, timed;
  read_timing(answer, &once, &timed);
  if (fc_answer_years(answer) > 1)
    fc_answer_in_years(out, answer);
  else if (once)
    fc_buf_text(out, words[OCCURS_ONCE]);
  else if (common == OCCURS_YEARLY && timed)
    fc_answer_in_years(out, answer);
  else
    fc_buf_text(out, words[common]);
}

bool fc_answer_only_late(const fc_answer *answer) {
  fc_reading lost = fc_reading_minus(fc_row_figure(&answer->total, "loss"), answer->late_after);
  return fc_reading_is_positive(&answer->late) && lost.present && lost.value.num == 0;
}

bool fc_answer_is_award(const fc_answer *answer) {
  bool once, timed, known = fc_row_figure(&answer->total, "share").present &&
                            fc_row_figure(&answer->total, "loss").present;
  read_timing(answer, &once, &timed);
  return answer->awards == 1 && answer->governments <= 1 && answer->cuts == 1 && fc_answer_years(answer) <= 1 &&
         known && !once && !timed && !answer->late.present && !fc_row_figure(&answer->total, "loss_min").present;
}

fc_str fc_answer_common(const fc_answer *answer, const char *column) {
  fc_str first = fc_row_text(&answer->award, column);
  const fc_table *table = answer->award.table;
  fc_row_reader award;
  if (!first.n || !fc_row_open(&award, table))
    return (fc_str){"", 0};
  bool common = true;
  for (size_t i = 1; i < fc_table_rows(table) && common; i++) {
    fc_row_read(&award, i);
    common = fc_str_eq(first, fc_row_text(&award, column));
  }
  fc_row_close(&award);
  return common ? first : (fc_str){"", 0};
}

void fc_answer_whose(fc_buf *out, const fc_answer *answer) {
  fc_str name = fc_str_of(fc_result_setting(answer->result, "total_of")); /* of several that the result names */
  if (!name.n)
    name = fc_row_text(&answer->government, "government");
  if (!name.n)
    name = fc_row_text(&answer->impact, "government");
  if (answer->governments > 1)
    fc_print_count(out, answer->governments, "government", "governments");
  else if (name.n)
    fc_print_text(out, name);
  else
    fc_buf_text(out, "the government");
}

enum { PROGRAMS_NAMED = 3 };

/* The programs of all awards by name, where they are few: "CDBG (14.218) and HOME (14.239)". */
static bool print_programs(fc_buf *out, const fc_answer *answer) {
  fc_buf name[PROGRAMS_NAMED] = {{0}}, text = {0};
  fc_row_reader award;
  size_t n = 0;
  bool few = answer->awards > 0 && fc_row_open(&award, answer->award.table);
  for (size_t i = 0; few && i < (size_t)answer->awards; i++) {
    fc_row_read(&award, i);
    fc_str program = fc_row_text(&award, "program");
    fc_buf_clear(&text);
    fc_print_text(&text, program);
    fc_print_in_parentheses(&text, fc_row_text(&award, "assistance_listing"));
    size_t k = 0;
    while (k < n && !fc_str_eq(fc_made(&name[k]), fc_made(&text)))
      k++;
    few = program.n && k < PROGRAMS_NAMED;
    if (few && k == n)
      fc_buf_str(&name[n++], fc_made(&text));
  }
  if (answer->awards > 0)
    fc_row_close(&award);
  for (size_t k = 0; k < n; k++) {
    if (few) {
      fc_buf_text(out, k == 0 ? "" : k + 1 == n ? " and " : ", ");
      fc_buf_str(out, fc_made(&name[k]));
    }
    fc_buf_reset(&name[k]);
  }
  fc_buf_reset(&text);
  return few;
}

/* What the one cut takes from: its programs, else the grants that its conditions name. */
static void print_object(fc_buf *out, const fc_answer *answer) {
  fc_str select = fc_row_text(&answer->cut, "select");
  if (select.n && print_programs(out, answer))
    return;
  fc_buf_text(out, "federal grants");
  if (select.n) {
    fc_buf_text(out, " with ");
    fc_print_text(out, select);
  }
}

bool fc_cut_stands_before(const fc_row_reader *cut) {
  fc_str deed = fc_row_text(cut, "deed"), words = fc_row_text(cut, "words");
  return words.n && deed.n && memmem(deed.p, deed.n, words.p, words.n) != NULL;
}

void fc_cut_deed(fc_buf *out, const fc_row_reader *cut, fc_str grants, bool closed) {
  static const char mark[] = "\xE2\x80\xA6"; /* where the deed names the grants */
  fc_str deed = fc_row_text(cut, "deed"), timing = fc_row_text(cut, "timing");
  const char *at = deed.n ? memmem(deed.p, deed.n, mark, sizeof mark - 1) : NULL;
  if (!at) {
    fc_buf_text(out, "The cut");
    return;
  }
  fc_print_text(out, (fc_str){deed.p, (size_t)(at - deed.p)});
  fc_buf_str(out, grants);
  at += sizeof mark - 1;
  fc_print_text(out, (fc_str){at, deed.n - (size_t)(at - deed.p)});
  if (!timing.n)
    return;
  bool dated = fc_str_starts(timing, "from ") || fc_str_starts(timing, "until ");
  bool aside = !dated || memchr(timing.p, ',', timing.n);
  fc_buf_text(out, dated ? " " : ", ");
  fc_print_text(out, timing);
  fc_buf_text(out, aside && closed ? "," : "");
}

void fc_answer_deed(fc_buf *out, const fc_answer *answer) {
  const char *scenario = fc_result_scenario_name(answer->result);
  if (answer->cuts == 0) {
    fc_buf_text(out, "The scenario");
    return;
  }
  if (answer->cuts != 1) {
    fc_buf_text(out, "The ");
    fc_print_count(out, answer->cuts, "cut", "cuts");
    if (scenario)
      fc_buf_text(out, " of \"");
    fc_print_text(out, fc_str_of(scenario));
    fc_buf_text(out, scenario ? "\"" : "");
    return;
  }
  fc_buf grants = {0};
  print_object(&grants, answer);
  fc_cut_deed(out, &answer->cut, fc_made(&grants), true);
  fc_buf_reset(&grants);
}

bool fc_base_is_part(const fc_row_reader *denominator) {
  fc_str kind = fc_row_text(denominator, "kind");
  return fc_str_is(kind, "department") || fc_str_is(kind, "reserve");
}

fc_str fc_base_name(const fc_row_reader *denominator) {
  fc_str words = fc_row_text(denominator, "denominator");
  const char *stage = words.n && words.p[words.n - 1] == ')' ? memrchr(words.p, '(', words.n) : NULL;
  return stage ? fc_str_trim((fc_str){words.p, (size_t)(stage - words.p)}) : words;
}

static bool holds(fc_str text, const char *word) {
  return text.n && memmem(text.p, text.n, word, strlen(word)) != NULL;
}

const char *fc_base_noun(fc_str denominator) {
  return holds(denominator, "revenue") ? "revenue" : holds(denominator, "spending") ? "spending" : "budget";
}

/* Table and column that name what shares are of. */
static const fc_table *bases(const fc_result *result, bool *only_chosen) {
  const fc_table *table = fc_result_find(result, "denominators");
  *only_chosen = table != NULL;
  return table ? table : fc_result_find(result, "exposure");
}

const char *fc_base_nouns(const fc_result *result) {
  bool only_chosen;
  const fc_table *table = bases(result, &only_chosen);
  const char *common = NULL;
  fc_row_reader row;
  if (!table || !fc_row_open(&row, table))
    return "budgets";
  for (size_t i = 0; i < fc_table_rows(table); i++) {
    fc_row_read(&row, i);
    fc_str words = fc_row_text(&row, "denominator");
    if (!words.n || (only_chosen && !fc_row_is(&row, "chosen")))
      continue;
    const char *noun = fc_base_noun(words);
    if (common && strcmp(common, noun) != 0) {
      common = NULL;
      break;
    }
    common = noun;
  }
  fc_row_close(&row);
  return common && strcmp(common, "budget") != 0 ? common : "budgets";
}
