/* The pages of text and the sentence, from results built by hand. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "unit/report_case.h"

/* Writes and frees the result; the caller frees the text. */
static fc_buf *write_and_free(fc_result *result, const char *format, const fc_report_options *options) {
  fc_ctx *ctx;
  fc_buf *text;
  assert_int_equal(fc_ctx_new(NULL, &ctx), FC_OK);
  assert_int_equal(fc_report_text(ctx, result, format, options, &text), FC_OK);
  assert_int_equal(fc_diag_count(ctx), 0);
  fc_ctx_free(ctx);
  fc_result_free(result);
  return text;
}

static void assert_text(fc_result *result, const char *format, const char *expected) {
  fc_buf *text = write_and_free(result, format, NULL);
  assert_string_equal(fc_buf_data(text, NULL), expected);
  fc_buf_free(text);
}

static void the_story_is_told(void **state) {
  (void)state;
  assert_text(case_story(), "text",
              "$4.3 million is 0.0050% of New York City's $85.99 billion budget: about $1 of every $20,000.\n"
              "\n"
              "  award      Byrne JAG (16.738), federal fiscal year 2016, formula amount [1]\n"
              "  cut        ended: $4.3 million, once\n"
              "  budget     city fiscal year 2018 (July 2017 - June 2018), all funds, as modified November 2017 [2]\n"
              "  range      0.0049% to 0.0051%, from the rounding of these two figures alone\n"
              "\n"
              "  The $4.3 million comes to\n"
              "    50 cents       per resident (8.62 million, July 2017) [3]\n"
              "    26 minutes     of city spending\n"
              "    $1.1 million   a year, or 0.0013%, if spent evenly over the award's four years\n"
              "  and is equal to\n"
              "    0.08%          of the Police Department budget of $5.6 billion (executive) [4]; the police are\n"
              "                   one of several recipients\n"
              "\n"
              "  against another budget total   share      stage\n"
              "    $85.2 billion                0.0050%    adopted [5]\n"
              "    $88.7 billion                0.0048%    as modified November 2017, net of prepayments [2]\n"
              "\n"
              "  This does not say that the money is lost: a held award may be paid later, and a lost one need not\n"
              "  be replaced.\n"
              "\n"
              "  note       of the award: rounded by its source\n"
              "  note       an award of several years stands over the budget of one\n"
              "\n"
              "  sources    [1] grants.csv:6 https://example.org/jag\n"
              "             [2] budgets.csv:2\n"
              "             [3] governments.csv:2\n"
              "             [4]-[5] budgets.csv:17, 3\n"
              "\n"
              "  Again: fiscalc run jag.json\n");
}

static void a_share_is_told(void **state) {
  (void)state;
  assert_text(case_share(), "text",
              "$4.3 million is 0.0050% of nearly $86 billion: about $1 of every $20,000.\n"
              "\n"
              "  share          0.0050%, about 1 in 20,000\n"
              "  range          0.0049% to 0.0051%, from the rounding of these two figures alone\n"
              "  per resident   $0.50 (8,622,698 residents)\n"
              "  time           26 minutes of spending, if the total is a year's\n"
              "\n"
              "  Again: fiscalc share $4.3M 'nearly $86 billion' --population 8622698\n");
}

/* A share that no digit of survives is a range, and is told how to mend it. */
static void a_vague_share_is_a_range(void **state) {
  (void)state;
  fc_result *result = case_result("share");
  case_table(result, "share",
             "amount:money|amount_low:money|amount_high:money|total:money|total_low:money|total_high:money|"
             "share:share|share_low:share|share_high:share|one_in:number|one_in_low:number|one_in_high:number",
             CASE_ROWS("4000000|3500000|4500000|1000000000|500000000|1500000000|4/1000|35/15000|45/5000|250|"
                       "5000/45|15000/35"));
  assert_text(result, "text",
              "$4 million is 0.2% to 0.9% of $1 billion.\n"
              "\n"
              "  share          0.2% to 0.9%\n"
              "  mend           the figures are rounded too coarsely for one digit of the share: state them with\n"
              "                 more digits (4.30M), or mark them exact (=4M, or precision exact in a file)\n");
}

static void rows_are_aligned(void **state) {
  (void)state;
  assert_text(case_counties(), "text",
              "Cutting 25% of federal grants would cost 3 governments $3.413 million a year, 6.766% of their budgets "
              "(over 2 of 3).\n"
              "\n"
              "  government                     awards        loss       budget  share of budget  per resident\n"
              "  Alpine                              1  $1,234,568  $20,000,000           6.173%        $12.25\n"
              "  Evil\\x1B[2J\\xE2\\x80\\xAECounty       2         -$5            -                -             -\n"
              "  Modoc                               1  $2,178,616  $30,446,112           7.156%        $0.004\n"
              "  ---------------------------------------------------------------------------------------------\n"
              "  total                               4  $3,413,179  $50,446,112           6.766%\n"
              "\n"
              "  every row  fiscal year 2017; stage actual\n"
              "\n"
              "  total      $1,234,568 without the rows that are flagged suspect\n"
              "\n"
              "  warning    1 of 3 governments has no budget for fiscal year 2017 and no share: Evil\\x1B[2J County\n"
              "\n"
              "  Again: fiscalc cut 25% --budgets b.csv --grants g.csv\n");
}

static void exposure_of_revenue_says_so(void **state) {
  (void)state;
  assert_text(case_exposure(), "text",
              "Federal aid is $7.114 billion, 9.619% of the revenue; Social Services depends on it "
              "most: 70.03% of the revenue booked to it.\n"
              "\n"
              "  department               amount           budget  against                            "
              "share of revenue  of federal aid  rank\n"
              "  Social Services  $1,546,907,585   $2,209,045,215  revenue booked to Social Services            "
              "70.03%          21.75%     1\n"
              "  Education        $1,700,000,000   $9,000,000,000  revenue booked to Education                  "
              "18.89%          23.90%     2\n"
              "  ------------------------------------------------------------------------------------------------"
              "---------------------------\n"
              "  total            $7,113,728,532  $73,955,661,212  actual revenue, all funds                    "
              "9.619%            100%\n"
              "\n"
              "  of the aid  the largest gets $1.7 billion, 23.90%; the largest 5 get $3.247 billion, 45.64%\n");
}

static void two_totals_are_a_range(void **state) {
  (void)state;
  assert_text(case_conflict(), "text",
              "The scenario would cost 2 governments $2.058 million.\n"
              "\n"
              "  government  awards        loss                        budget     share of budget\n"
              "  Burlington       1     $38,845  $185,000,000 to $212,000,000  0.0184% to 0.0210%\n"
              "  Chicago          1  $2,019,194                $8,600,000,000            0.02348%\n"
              "  --------------------------------------------------------------------------------\n"
              "  total            2  $2,058,039\n"
              "\n"
              "  every row  fiscal year 2018\n");
}

static void sentences_stand_alone(void **state) {
  (void)state;
  assert_text(case_story(), "sentence",
              "$4.3 million is 0.0050% of New York City's $85.99 billion budget: about $1 of every $20,000.\n");
  fc_result *check = case_result("check");
  case_table(check, "checked", "file:text|kind:text|rows:integer|errors:integer|warnings:integer",
             CASE_ROWS("a.csv|grants|23|1|0", "b.csv|budgets|5|2|1"));
  assert_text(check, "sentence", "2 files checked: 3 errors, 1 warning.\n");
  fc_result *columns = case_result("columns");
  case_table(columns, "columns", "position:integer|header:text|role:text", CASE_ROWS("1|Amount|amount", "2|Odd|"));
  assert_text(columns, "sentence", "2 columns, 1 matched to a role.\n");
  fc_result *list = case_result("list");
  case_table(list, "list", "name:text|summary:text", CASE_ROWS("run|runs"));
  assert_text(list, "sentence", "1 entry.\n");
}

/* Any table prints, whatever its columns: units in headings, wide characters, texts that are too long. */
static void any_table_prints(void **state) {
  (void)state;
  fc_result *result = case_result("other");
  fc_report_options options = FC_REPORT_OPTIONS_INIT;
  options.table = "odd_things";
  case_table(result, "odd_things", "the_name:text|weight:number:kg|line:integer|seen:bool|about:text",
             CASE_ROWS("\xE6\xB1\x9F\xE6\x88\xB8|1/3|12345|yes|short",
                       "a name that is far longer than any column of a table ought to be, so that a reader would lose "
                       "the line of it|20000|7|no|x",
                       "|||no|"));
  fc_buf *text = write_and_free(result, "text", &options);
  assert_string_equal(fc_buf_data(text, NULL),
                      "  the name                                                                          weight (kg) "
                      "  line  seen  about\n"
                      "  \xE6\xB1\x9F\xE6\x88\xB8                                                                      "
                      "             0.3333  12345  yes   short\n"
                      "  a name that is far longer than any column of a table ought to be, so that a rea\xE2\x80\xA6"
                      "       20,000      7  no    x\n"
                      "  -                                                                                           - "
                      "     -  no    -\n");
  fc_buf_free(text);
}

static void many_sources_are_cut(void **state) {
  (void)state;
  fc_result *result = case_counties();
  char line[64][48];
  const char *rows[65] = {NULL};
  for (int i = 0; i < 64; i++) {
    snprintf(line[i], sizeof line[i], "%d|g.csv|%d|https://x.org/%d|", i + 1, i + 2, i);
    rows[i] = line[i];
  }
  case_table(result, "sources", "number:integer|file:text|line:integer|url:text|what:text", rows);
  fc_buf *text = write_and_free(result, "text", NULL);
  assert_non_null(strstr(fc_buf_data(text, NULL), "[30] g.csv:31 https://x.org/29\n"));
  assert_null(strstr(fc_buf_data(text, NULL), "[31]"));
  assert_non_null(strstr(fc_buf_data(text, NULL), "... and 34 more (-f json lists all)\n"));
  fc_buf_free(text);
}

/* Lines of one file behind one address are told together. */
static void like_sources_are_joined(void **state) {
  (void)state;
  fc_result *result = case_counties();
  char line[40][32];
  const char *rows[41] = {NULL};
  for (int i = 0; i < 40; i++) {
    snprintf(line[i], sizeof line[i], "%d|%s|%d||", i + 1, i < 20 ? "g.csv" : i < 23 ? "b.csv" : "c.csv", i + 2);
    rows[i] = line[i];
  }
  case_table(result, "sources", "number:integer|file:text|line:integer|url:text|what:text", rows);
  fc_buf *text = write_and_free(result, "text", NULL);
  assert_non_null(strstr(fc_buf_data(text, NULL), "\n  sources    [1]-[20] g.csv (20 lines)\n"
                                                  "             [21]-[23] b.csv:22, 23, 24\n"
                                                  "             [24]-[40] c.csv (17 lines)\n"));
  fc_buf_free(text);
}

/* No text of the input acts on the terminal, wherever it stands. */
static void hostile_texts_do_not_act(void **state) {
  (void)state;
  static const char *const formats[] = {"text", "sentence"};
  for (size_t i = 0; i < 2; i++) {
    fc_result *result = case_result("run");
    case_table(result, "impact", "government:text|loss:money|a\x1B[31m:text", CASE_ROWS("E\x1B[2J|1|\xE2\x80\xAE"));
    case_table(result, "total", "governments:integer|loss:money", CASE_ROWS("1|1"));
    case_table(result, "cuts", "words:text|select:text|deed:text",
               CASE_ROWS("10% of|a = \x1B]0;x\x07|Cutting \x1B \xE2\x80\xA6"));
    case_table(result, "sources", "number:integer|file:text|url:text", CASE_ROWS("1|\x1B.csv|http://\x1B"));
    fc_notes_add(fc_result_notes_mutable(result), FC_NOTE, "N400", NULL, NULL, "note \x1B[2J");
    fc_result_set_reproduce(result, "fiscalc '\x1B'");
    fc_buf *text = write_and_free(result, formats[i], NULL);
    assert_null(strchr(fc_buf_data(text, NULL), '\x1B'));
    assert_null(strchr(fc_buf_data(text, NULL), '\x07'));
    assert_null(strstr(fc_buf_data(text, NULL), "\xE2\x80\xAE"));
    fc_buf_free(text);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_story_is_told),           cmocka_unit_test(a_share_is_told),
      cmocka_unit_test(a_vague_share_is_a_range),    cmocka_unit_test(rows_are_aligned),
      cmocka_unit_test(exposure_of_revenue_says_so), cmocka_unit_test(two_totals_are_a_range),
      cmocka_unit_test(sentences_stand_alone),       cmocka_unit_test(any_table_prints),
      cmocka_unit_test(like_sources_are_joined),     cmocka_unit_test(many_sources_are_cut),
      cmocka_unit_test(hostile_texts_do_not_act),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
