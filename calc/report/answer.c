/* answer.c - what texts say of a run, read from the tables of its result. */
#include "report/answer.h"
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
  return FC_OK;
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

static bool ends(fc_str words, fc_str *since) {
  static const char ended[] = "terminated";
  if (words.n && !fc_str_starts(words, ended))
    return false;
  *since = words.n ? (fc_str){words.p + strlen(ended), words.n - strlen(ended)} : words;
  return true;
}

bool fc_answer_ends(const fc_answer *answer, fc_str *since) {
  return ends(fc_row_text(&answer->cut, "words"), since);
}

/* Does any cut take a part of the year alone? */
static bool has_date(const fc_answer *answer) {
  fc_row_reader cut;
  fc_str since;
  bool dated = false;
  if (!fc_row_open(&cut, answer->cut.table))
    return false;
  for (size_t i = 0; i < (size_t)answer->cuts && !dated; i++) {
    fc_row_read(&cut, i);
    dated = ends(fc_row_text(&cut, "words"), &since) && since.n > 0;
  }
  fc_row_close(&cut);
  return dated;
}

void fc_answer_occurrence(fc_buf *out, const fc_answer *answer) {
  static const char *const words[] = {"", ", once", " a year"};
  occurrence common = common_occurrence(answer);
  int64_t year = fc_row_integer(&answer->government, "fiscal_year", 0);
  if (common != OCCURS_YEARLY || !has_date(answer))
    fc_buf_text(out, words[common]);
  else if (year)
    fc_buf_printf(out, " in fiscal year %lld", (long long)year);
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

/* What is cut: the program that all awards share, else the grants that the conditions name. */
static void print_object(fc_buf *out, const fc_answer *answer) {
  fc_str program = fc_answer_common(answer, "program");
  fc_str listing = fc_answer_common(answer, "assistance_listing");
  fc_str select = fc_row_text(&answer->cut, "select");
  if (select.n && program.n) {
    fc_print_text(out, program);
    fc_print_in_parentheses(out, listing);
    return;
  }
  fc_buf_text(out, "federal grants");
  if (select.n) {
    fc_buf_text(out, " with ");
    fc_print_text(out, select);
  }
}

/* "Cutting 10% of federal grants", "A sequester of 5% of federal grants", "Federal grants (delayed by 3 months)". */
static void print_done(fc_buf *out, fc_str words, fc_str object) {
  bool part_of = words.n > 3 && memcmp(words.p + words.n - 3, " of", 3) == 0;
  if (!part_of) {
    fc_print_capital(out, object);
    fc_print_in_parentheses(out, words);
    return;
  }
  bool figure = words.p[0] == '$' || (words.p[0] >= '0' && words.p[0] <= '9');
  fc_buf_text(out, figure ? "Cutting " : "");
  if (figure)
    fc_print_text(out, words);
  else
    fc_print_capital(out, words);
  fc_buf_char(out, ' ');
  fc_print_text(out, object);
}

void fc_answer_deed(fc_buf *out, const fc_answer *answer) {
  fc_str words = fc_row_text(&answer->cut, "words"), since;
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
  if (fc_answer_ends(answer, &since)) {
    fc_buf_text(out, "Ending ");
    print_object(out, answer);
    fc_print_text(out, since);
    return;
  }
  fc_buf object = {0};
  print_object(&object, answer);
  print_done(out, words, fc_made(&object));
  fc_buf_reset(&object);
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
