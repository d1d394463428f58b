/* test_claim_says.c - what the words of a claim mean, and which are refused (scenario/claim_says.c, claim_lexicon.c). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/buf.h"
#include "scenario/claim_says.h"
#include <string.h>

/* ">=10000000", "0.175..0.225", "..<0.01": bounds as plain numbers. */
static void print_bounds(fc_buf *out, const fc_bounds *bounds) {
  if (bounds->low.given && !bounds->high.given)
    fc_buf_text(out, bounds->low.open ? ">" : ">=");
  if (!bounds->low.given)
    fc_buf_text(out, bounds->high.open ? "<" : "<=");
  if (bounds->low.given)
    fc_ratio_print(out, bounds->low.at, 12);
  if (bounds->low.given && bounds->high.given)
    fc_buf_text(out, bounds->high.open ? "..<" : "..");
  if (bounds->high.given)
    fc_ratio_print(out, bounds->high.at, 12);
}

static void assert_bounds(const char *says, const char *which, const fc_bounds *bounds, const char *expected) {
  fc_buf text = {0};
  print_bounds(&text, bounds);
  if (strcmp(fc_buf_data(&text, NULL), expected) != 0)
    fail_msg("\"%s\": %s is %s, not %s", says, which, fc_buf_data(&text, NULL), expected);
  fc_buf_reset(&text);
}

static const char *const units[] = {"$", "%", "x"};

static void words_are_bounds(void **state) {
  (void)state;
  static const struct {
    const char *says, *unit, *loose, *strict;
  } cases[] = {
      /* SEMANTICS section 3 */
      {"tens of millions", "$", ">=10000000", ">=20000000"},
      {"at minimum in the tens of millions", "$", ">=10000000", ">=20000000"},
      {"far less than one percent", "%", "<0.005", "<0.001"},
      {"far less than $100 million", "$", "<50000000", "<10000000"},
      {"nearly $86 billion", "$", "81700000000..86000000000", "84280000000..86000000000"},
      {"double", "x", "1.5..2.5", "1.95..2.05"},
      {"one in five", "%", "0.175..0.225", "0.195..0.205"},
      {"about $4.3M", "$", "4250000..4350000", "4250000..4350000"},
      /* orders of magnitude */
      {"hundreds of thousands", "$", ">=100000", ">=200000"},
      {"hundreds of millions of dollars", "$", ">=100000000", ">=200000000"},
      {"millions", "$", ">=1000000", ">=2000000"},
      {"billions lost", "$", ">=1000000000", ">=2000000000"},
      {"Tens-of-Millions", "$", ">=10000000", ">=20000000"},
      {"easily tens of millions a year", "$", ">=10000000", ">=20000000"},
      {"tens  of millions.", "$", ">=10000000", ">=20000000"},
      {"\"tens of millions\"", "$", ">=10000000", ">=20000000"},
      {"tens of millions in federal aid", "$", ">=10000000", ">=20000000"},
      {"less than tens of millions", "$", "<10000000", "<20000000"},
      {"more than hundreds of millions", "$", ">100000000", ">200000000"},
      /* limits */
      {"at least $10 million", "$", ">=10000000", ">=10000000"},
      {"$10 million or more", "$", ">=10000000", ">=10000000"},
      {"$10 million at minimum", "$", ">=10000000", ">=10000000"},
      {"$10M+", "$", ">=10000000", ">=10000000"},
      {"$10M or less", "$", "<=10000000", "<=10000000"},
      {"more than half", "%", ">0.5", ">0.5"},
      {"up to $400 million", "$", "<=400000000", "<=400000000"},
      {"at most 1.3 percent of city revenue", "%", "<=0.013", "<=0.013"},
      {"no more than 1.3%", "%", "<=0.013", "<=0.013"},
      {"under $5 million", "$", "<5000000", "<5000000"},
      {"less than one percent", "%", "<0.01", "<0.01"},
      {"less than a percent", "%", "<0.01", "<0.01"},
      {"a fraction of one percent", "%", "<0.01", "<0.005"},
      {"well over 10 percent", "%", ">0.125", ">0.15"},
      {"just under $1 billion", "$", "950000000..<1000000000", "980000000..<1000000000"},
      {"more than double the general reserve", "x", ">2", ">2"},
      {"at least nearly half", "%", ">=0.475", ">=0.49"},
      /* points and their rounding */
      {"$4.3 million", "$", "4250000..4350000", "4250000..4350000"},
      {"$4,120,447", "$", "4120447..4120447", "4120447..4120447"},
      {"about $43,000,000", "$", "42500000..43500000", "42500000..43500000"},
      {"roughly 7 percent", "%", "0.065..0.075", "0.065..0.075"},
      {"47.6%", "%", "0.4755..0.4765", "0.4755..0.4765"},
      {"exactly 5 percent", "%", "0.05..0.05", "0.05..0.05"},
      {"half a billion", "$", "450000000..550000000", "450000000..550000000"},
      {"a million dollars", "$", "500000..1500000", "500000..1500000"},
      {"50 cents for each resident", "$", "0.495..0.505", "0.495..0.505"},
      {"12 times", "x", "11.5..12.5", "11.5..12.5"},
      /* shares and ratios */
      {"a majority", "%", ">0.5", ">0.5"},
      {"most of the budget", "%", ">0.5", ">0.5"},
      {"half of the budget", "%", "0.4375..0.5625", "0.4875..0.5125"},
      {"a third", "%", "0.291666666667..0.375", "0.325..0.341666666667"},
      {"one in 20,000", "%", "0.00004375..0.00005625", "0.00004875..0.00005125"},
      {"1 in 20 thousand", "%", "0.00004375..0.00005625", "0.00004875..0.00005125"},
      {"less than one in ten", "%", "<0.1", "<0.1"},
      {"a tenth of one percent", "%", "0.000875..0.001125", "0.000975..0.001025"},
      {"less than a tenth of one percent", "%", "<0.001", "<0.001"},
      {"half a percent", "%", "0.0045..0.0055", "0.0045..0.0055"},
      {"half of one percent", "%", "0.004375..0.005625", "0.004875..0.005125"},
      {"nearly a quarter of a billion dollars", "$", "237500000..250000000", "245000000..250000000"},
      {"triple", "x", "2.5..3.5", "2.95..3.05"},
      /* two ends */
      {"between $5 and $10 million", "$", "5000000..10000000", "5000000..10000000"},
      {"from 5 to 10 percent", "%", "0.05..0.1", "0.05..0.1"},
      {"5-10 million", "$", "5000000..10000000", "5000000..10000000"},
      {"$500,000 to $1 million", "$", "500000..1000000", "500000..1000000"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_understood said;
    fc_claim_fault fault;
    if (fc_claim_understand(NULL, fc_str_of(cases[i].says), &said, &fault))
      fail_msg("\"%s\": %s at %zu", cases[i].says, fault.what, fault.at);
    if (strcmp(units[said.unit], cases[i].unit) != 0)
      fail_msg("\"%s\" is in %s", cases[i].says, units[said.unit]);
    assert_bounds(cases[i].says, "loose", &said.loose, cases[i].loose);
    assert_bounds(cases[i].says, "strict", &said.strict, cases[i].strict);
  }
}

static void what_is_not_understood_is_refused(void **state) {
  (void)state;
  static const struct {
    const char *says;
    size_t at;
    const char *what;
  } cases[] = {
      {"", 0, "no quantity"},
      {"a lot", 0, "without a unit"},
      {"huge", 0, "lexicon"},
      {"tens of milions", 0, "lexicon"},
      {"at least lots", 9, "lexicon"},
      {"1.3", 0, "without a unit"},
      {"at most 12", 8, "without a unit"},
      {"5 percentage points", 0, "percentage points"},
      {"$5 percent", 0, "$"},
      {"up to tens of millions", 0, "a limit"},
      {"nearly a majority", 0, "a limit"},
      {"tens of millions maybe", 17, "behind"},
      {"half of 3 to 5 million", 0, "one number"},
      {"a majority of 3 million", 11, "behind"},
      {"between $5 million", 8, "second end"},
      {"between 10 and 5 percent", 8, "exchange"},
      {"from 5 percent to $10", 5, "two units"},
      {"one in", 6, "no count"},
      {"one in none", 7, "no count"},
      {"5 MM", 0, "without a unit"},
      {"at least", 8, "no quantity"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_understood said;
    fc_claim_fault fault;
    if (!fc_claim_understand(NULL, fc_str_of(cases[i].says), &said, &fault))
      fail_msg("\"%s\" is understood", cases[i].says);
    if (!strstr(fault.what, cases[i].what) && !strstr(fault.mend, cases[i].what))
      fail_msg("\"%s\": %s", cases[i].says, fault.what);
    if (fault.at != cases[i].at)
      fail_msg("\"%s\": at %zu, not %zu", cases[i].says, fault.at, cases[i].at);
  }
}

static fc_understood understood(const fc_lexicon *lexicon, const char *says) {
  fc_understood said;
  fc_claim_fault fault;
  if (fc_claim_understand(lexicon, fc_str_of(says), &said, &fault))
    fail_msg("\"%s\": %s", says, fault.what);
  return said;
}

static void what_stands_beside_is_kept(void **state) {
  (void)state;
  fc_understood said = understood(NULL, "at most 1.3 percent of city revenue a year");
  assert_true(said.yearly);
  assert_true(fc_str_is(said.of, "of city revenue"));
  assert_int_equal(said.phrases, 1);
  assert_string_equal(said.phrase[0]->words, "at most");
  assert_int_equal(said.slack.num * 2000, said.slack.den);
  said = understood(NULL, "50 cents per resident");
  assert_true(said.per_resident);
  said = understood(NULL, "in the tens of millions");
  assert_false(said.yearly);
  assert_int_equal(said.of.n, 0);
}

static void a_lexicon_lies_over_another(void **state) {
  (void)state;
  static const fc_phrase outer[] = {{FC_PHRASE_AMOUNT, "tens of millions", "", ">=$30M", ">=$40M"},
                                    {FC_PHRASE_SHARE, "a drop in the bucket", "", "<0.1%", "<0.01%"}};
  static const fc_phrase inner[] = {{FC_PHRASE_BEFORE, "far less than", "", "<1/3", "<1/4"}};
  const fc_lexicon scenario = {outer, 2, NULL}, claim = {inner, 1, &scenario};
  fc_understood said = understood(&claim, "at least tens of millions");
  assert_bounds("tens of millions", "loose", &said.loose, ">=30000000");
  assert_bounds("tens of millions", "strict", &said.strict, ">=40000000");
  said = understood(&claim, "a drop in the bucket");
  assert_bounds("a drop in the bucket", "loose", &said.loose, "<0.001");
  said = understood(&claim, "far less than 3 percent");
  assert_bounds("far less than 3 percent", "loose", &said.loose, "<0.01");
  said = understood(&scenario, "far less than 3 percent");
  assert_bounds("far less than 3 percent", "loose", &said.loose, "<0.015");
}

/* Every line of the lexicon has bounds that can be read, the strict ones within the loose ones, and is found by its own
 * words. */
static bool is_within(const fc_bounds *inner, const fc_bounds *outer) {
  bool low = !outer->low.given || (inner->low.given && fc_ratio_cmp(inner->low.at, outer->low.at) >= 0);
  bool high = !outer->high.given || (inner->high.given && fc_ratio_cmp(inner->high.at, outer->high.at) <= 0);
  return low && high;
}

static void every_line_of_the_lexicon_is_whole(void **state) {
  (void)state;
  for (size_t i = 0; i < fc_phrases(); i++) {
    const fc_phrase *phrase = fc_phrase_at(i);
    fc_bounds loose, strict;
    size_t length;
    if (!fc_bounds_parse(phrase->kind, fc_str_of(phrase->loose), &loose) ||
        !fc_bounds_parse(phrase->kind, fc_str_of(phrase->strict), &strict))
      fail_msg("\"%s\" has no bounds", phrase->words);
    if (!loose.rounding && !is_within(&strict, &loose))
      fail_msg("\"%s\": strict is not within loose", phrase->words);
    assert_ptr_equal(fc_lexicon_match(NULL, fc_str_of(phrase->words), 1u << phrase->kind, &length), phrase);
    assert_int_equal(length, strlen(phrase->words));
    assert_true(fc_str_eq(fc_str_of(phrase->words), fc_str_of(fc_phrase_names()[i])));
  }
}

static void bounds_that_are_none(void **state) {
  (void)state;
  static const char *const none[] = {"", "10M", ">", "..", "2..1", ">=ten", "1..", "rounding"};
  fc_bounds bounds;
  for (size_t i = 0; i < sizeof none / sizeof *none; i++)
    if (fc_bounds_parse(FC_PHRASE_AMOUNT, fc_str_of(none[i]), &bounds))
      fail_msg("\"%s\" is read as bounds", none[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_are_bounds),
      cmocka_unit_test(what_is_not_understood_is_refused),
      cmocka_unit_test(what_stands_beside_is_kept),
      cmocka_unit_test(a_lexicon_lies_over_another),
      cmocka_unit_test(every_line_of_the_lexicon_is_whole),
      cmocka_unit_test(bounds_that_are_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
