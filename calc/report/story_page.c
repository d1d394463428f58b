/* story_page.c - one government's loss, told: of what it is a share, what it comes to, what it is equal to.
 *
 * The page of SEMANTICS section 4. Every line stands only where the tables hold its figures. */
#include "base/diag.h"
#include "report/after_lines.h"
#include "report/claim_page.h"
#include "report/closing.h"
#include "report/lines.h"
#include "report/page.h"
#include "report/run_lines.h"
#include "report/sentence.h"
#include "report/story.h"

#include <string.h>

#define TAB 13 /* where the texts of labeled lines start */

bool fc_story_page_fits(const fc_result *result) {
  fc_row_reader total;
  if (fc_result_rows(result, "impact") != 1 || fc_result_rows(result, "awards") < 1 ||
      fc_result_rows(result, "governments") != 1)
    return false;
  if (!fc_result_first_row(result, "total", &total))
    return false;
  bool fits = fc_row_figure(&total, "loss").present && fc_row_figure(&total, "share").present;
  fc_row_close(&total);
  return fits;
}

/* "Byrne JAG (16.738)"; the award's number where no program is named. */
static void put_program(fc_buf *out, const fc_answer *answer) {
  fc_str program = fc_answer_common(answer, "program"), listing = fc_answer_common(answer, "assistance_listing");
  fc_str unnamed = answer->awards == 1 ? FC_STR("a grant") : FC_STR("several programs");
  fc_print_text(out, program.n ? program : listing.n ? listing : unnamed);
  if (program.n)
    fc_print_in_parentheses(out, listing);
}

/* "Byrne JAG (16.738), federal fiscal year 2016, allocated [1]" */
static void put_award(fc_buf *out, const fc_answer *answer, fc_buf *text) {
  const fc_row_reader *award = &answer->award;
  int64_t award_year = fc_row_integer(award, "award_year", 0), year = fc_row_integer(award, "fiscal_year", 0);
  fc_str basis = fc_row_text(award, "amount_basis"), id = fc_row_text(award, "award_id");
  put_program(text, answer);
  if (id.n) {
    fc_buf_text(text, ", award ");
    fc_print_text(text, id);
  }
  if (award_year)
    fc_buf_printf(text, ", federal fiscal year %lld", (long long)award_year);
  else if (year)
    fc_buf_printf(text, ", fiscal year %lld", (long long)year);
  if (basis.n) {
    fc_buf_text(text, ", ");
    fc_print_name(text, basis);
    fc_buf_text(text, " amount");
  }
  fc_story_source(text, award);
  fc_lines_labeled(out, "award", TAB, fc_made(text));
}

/* What all selected awards amount to; absent where the amount of one is not known. */
static fc_reading sum_of_awards(const fc_answer *answer) {
  fc_reading sum = {true, true, {0, 1}, {0, 1}, {0, 1}};
  fc_row_reader award;
  if (!fc_row_open(&award, answer->award.table))
    return (fc_reading){0};
  for (size_t i = 0; i < (size_t)answer->awards && sum.present; i++) {
    fc_row_read(&award, i);
    fc_reading amount = fc_row_figure(&award, "amount");
    sum = amount.point ? fc_reading_plus(sum, amount) : (fc_reading){0};
  }
  fc_row_close(&award);
  return sum;
}

/* "5 awards of Byrne JAG (16.738), $20.9 million in all" */
static void put_awards(fc_buf *out, const fc_answer *answer, fc_buf *text) {
  fc_reading sum = sum_of_awards(answer);
  fc_print_count(text, answer->awards, "award", "awards");
  fc_buf_text(text, fc_answer_common(answer, "program").n ? " of " : ", ");
  put_program(text, answer);
  if (sum.present) {
    fc_buf_text(text, ", ");
    fc_print_money(text, &sum, answer->most);
    fc_buf_text(text, " in all");
  }
  fc_buf_text(text, " (--table awards lists them)");
  fc_lines_labeled(out, "awards", TAB, fc_made(text));
}

/* "ended: $4.3 million, once", "10% of it: $430,000 a year", "ended from 2025-04-08 on: $8.4 million in fiscal year 2025",
 * "capped at growth of 3% a year: ..." */
static void put_cut(fc_buf *out, const fc_answer *answer, fc_buf *text) {
  fc_reading loss = fc_row_figure(&answer->total, "loss");
  fc_str words = fc_row_text(&answer->cut, "words"), timing = fc_row_text(&answer->cut, "timing");
  if (answer->cuts != 1) {
    fc_cut_lines(out, answer, TAB);
    return;
  }
  fc_print_text(text, words);
  if (fc_cut_stands_before(&answer->cut))
    fc_buf_text(text, answer->awards == 1 ? " it" : " them");
  if (timing.n)
    fc_buf_text(text, fc_str_starts(timing, "from ") || fc_str_starts(timing, "until ") ? " " : ", ");
  fc_print_text(text, timing);
  fc_buf_text(text, ": ");
  bool late = fc_answer_only_late(answer);
  fc_print_money(text, late ? &answer->late : &loss, answer->most);
  if (late)
    fc_answer_in_years(text, answer);
  else
    fc_answer_occurrence(text, answer);
  fc_buf_text(text, late ? ", late and not lost" : "");
  fc_lines_labeled(out, "cut", TAB, fc_made(text));
}

/* " (July 2017 - June 2018)" of the years that are answered for. */
static void print_days(fc_buf *text, const fc_answer *answer) {
  fc_str first = fc_row_text(&answer->government, "first_day"), last = fc_row_text(&answer->government, "last_day");
  if (!first.n || !last.n)
    return;
  fc_buf_text(text, " (");
  fc_print_month(text, first);
  fc_buf_text(text, " - ");
  fc_print_month_after(text, last, (int)fc_answer_years(answer) - 1);
  fc_buf_char(text, ')');
}

/* "city fiscal year 2018 (July 2017 - June 2018), all funds, as modified November 2017 [2]" */
static void put_budget(fc_buf *out, const fc_answer *answer, fc_buf *text) {
  const fc_row_reader *budget = &answer->budget, *government = &answer->government;
  fc_str type = fc_row_text(government, "type"), stage = fc_row_text(budget, "stage_words");
  fc_str scope = fc_row_text(budget, "scope");
  int64_t year = answer->first_year;
  bool several = fc_answer_years(answer) > 1;
  if (fc_base_is_part(budget)) {
    fc_print_text(text, fc_base_name(budget));
    fc_buf_text(text, several || year ? ", " : "");
  }
  fc_print_name(text, several || year ? type : (fc_str){0});
  fc_buf_text(text, (several || year) && type.n ? " " : "");
  if (several)
    fc_buf_printf(text, "fiscal years %lld to %lld", (long long)answer->first_year, (long long)answer->last_year);
  else if (year)
    fc_buf_printf(text, "fiscal year %lld", (long long)year);
  if (several || fc_row_integer(government, "fiscal_year", year) == year)
    print_days(text, answer);
  if (scope.n) {
    fc_buf_text(text, text->n ? ", " : "");
    fc_print_name(text, scope);
  }
  fc_buf_text(text, text->n && stage.n ? ", " : "");
  fc_print_text(text, stage);
  fc_story_source(text, budget);
  fc_lines_labeled(out, fc_base_noun(fc_row_text(budget, "denominator")), TAB, fc_made(text));
}

static void put_range(fc_buf *out, const fc_answer *answer, fc_buf *text) {
  fc_reading share = fc_row_figure(&answer->total, "share");
  if (fc_survives(&share, &fc_unit_percent, answer->most) &&
      fc_print_range(text, &share, &fc_unit_percent, answer->most)) {
    fc_buf_text(text, fc_answer_years(answer) > 1 ? ", from the rounding of the figures alone"
                                                  : ", from the rounding of these two figures alone");
    fc_lines_labeled(out, "range", TAB, fc_made(text));
  }
  fc_print_mend(out, &share, answer->most, TAB);
}

/* The year's part of an award of several years, spread evenly. */
static void put_yearly(fc_buf *out, const fc_answer *answer, fc_buf *figure, fc_buf *rest) {
  fc_reading years = {0};
  if (answer->awards == 1 && fc_answer_years(answer) <= 1)
    years = fc_years_between(fc_row_text(&answer->award, "period_start"), fc_row_text(&answer->award, "period_end"));
  if (!years.present)
    return;
  fc_ratio part = {years.value.den, years.value.num};
  fc_reading loss = fc_reading_times(fc_row_figure(&answer->total, "loss"), part);
  fc_reading share = fc_reading_times(fc_row_figure(&answer->total, "share"), part);
  fc_print_money(figure, &loss, answer->most);
  fc_buf_text(rest, "a year, or ");
  fc_print_figure(rest, &share, &fc_unit_percent, answer->most);
  fc_buf_text(rest, ", if spent evenly over the award's ");
  fc_print_years(rest, &years);
  fc_buf_text(rest, " years");
  fc_story_item(out, figure, rest);
}

/* The residents that a figure of several years was divided by: those of the last, who may be more than the data's. */
static bool grown_residents(const fc_answer *answer, const fc_reading *people, fc_reading *out) {
  fc_reading loss = fc_row_figure(&answer->total, "loss"), each = fc_row_figure(&answer->total, "per_capita");
  if (fc_answer_years(answer) == 1 || !people->point || !loss.point || !each.point || each.value.num == 0)
    return false;
  fc_ratio residents = fc_ratio_of(loss.value.num * each.value.den, loss.value.den * each.value.num);
  *out = (fc_reading){true, true, residents, residents, residents};
  return fc_ratio_cmp(residents, people->value) != 0;
}

/* "per resident (8.62 million, July 2017) [3]", "per resident (8.88 million in 2021) over the 4 years [3]" */
static void put_residents(fc_buf *rest, const fc_answer *answer) {
  const fc_row_reader *government = &answer->government;
  fc_reading people = fc_row_figure(government, "population"), grown;
  fc_str note = fc_row_text(government, "population_note");
  int64_t year = fc_row_integer(government, "population_year", 0);
  fc_buf_text(rest, "per resident");
  if (people.present) {
    bool grows = grown_residents(answer, &people, &grown);
    fc_buf_text(rest, " (");
    fc_print_people(rest, grows ? &grown : &people);
    if (grows) {
      fc_buf_printf(rest, " in %lld", (long long)answer->last_year);
    } else if (note.n && note.n <= 24) {
      fc_buf_text(rest, ", ");
      fc_print_text(rest, note);
    } else if (year) {
      fc_buf_printf(rest, ", %lld", (long long)year);
    }
    fc_buf_char(rest, ')');
  }
  if (fc_answer_years(answer) > 1)
    fc_buf_printf(rest, " over the %lld years", (long long)fc_answer_years(answer));
  fc_story_source(rest, government);
}

/* true: something was printed. */
static bool put_comes_to(fc_buf *out, const fc_answer *answer, fc_buf *figure, fc_buf *rest) {
  fc_reading resident = fc_row_figure(&answer->total, "per_capita");
  fc_reading days = fc_row_figure(&answer->total, "days_of_spending");
  fc_str type = fc_row_text(&answer->government, "type");
  size_t start = out->n;
  if (fc_row_figure(&answer->total, "loss").value.num == 0)
    return false;
  fc_story_subject(out, answer);
  fc_buf_text(out, " comes to\n");
  size_t headed = out->n;
  if (resident.present) {
    fc_print_per_resident(figure, &resident, answer->most);
    put_residents(rest, answer);
    fc_story_item(out, figure, rest);
  }
  fc_buf_clear(figure);
  fc_buf_clear(rest);
  if (days.present) {
    fc_print_time(figure, &days, answer->most);
    fc_buf_text(rest, "of ");
    fc_print_name(rest, type);
    fc_buf_text(rest, type.n ? " spending" : "spending");
    if (fc_answer_years(answer) > 1)
      fc_buf_text(rest, " a year");
    fc_story_item(out, figure, rest);
  }
  fc_buf_clear(figure);
  fc_buf_clear(rest);
  put_yearly(out, answer, figure, rest);
  if (out->n > headed)
    return true;
  fc_buf_cut(out, start);
  return false;
}

static void put_caveat(fc_buf *out, const fc_answer *answer) {
  fc_str text = answer->awards == 1
                    ? FC_STR("This does not say that the money is lost: a held award may be paid later, and a lost one "
                             "need not be replaced.")
                    : FC_STR("This does not say that the money is lost: held awards may be paid later, and lost ones "
                             "need not be replaced.");
  fc_buf_text(out, "\n  ");
  fc_lines_wrap(out, text, 2, 2);
}

/* Does a note of the result hold the text already? */
static bool is_noted(const fc_result *result, fc_str text) {
  for (size_t i = 0; i < fc_result_notes(result); i++) {
    const char *message = fc_result_note(result, i)->message;
    if (memmem(message, strlen(message), text.p, text.n))
      return true;
  }
  return false;
}

/* What its row says of the award. */
static void print_remark(fc_buf *out, const fc_answer *answer) {
  fc_str note = fc_row_text(&answer->award, "note");
  if (answer->awards != 1 || !note.n || is_noted(answer->result, note))
    return;
  fc_buf_text(out, "of the award: ");
  fc_print_text(out, note);
}

static void put_head(fc_buf *out, const fc_answer *answer) {
  fc_buf text = {0};
  static void (*const lines[])(fc_buf *, const fc_answer *, fc_buf *) = {put_cut, put_budget, put_range};
  if (answer->awards == 1)
    put_award(out, answer, &text);
  else
    put_awards(out, answer, &text);
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    fc_buf_clear(&text);
    lines[i](out, answer, &text);
  }
  fc_buf_reset(&text);
  fc_year_lines(out, answer);
}

static fc_status put_body(fc_buf *out, const fc_answer *answer) {
  fc_buf figure = {0}, rest = {0};
  bool follows = put_comes_to(out, answer, &figure, &rest);
  fc_story_wholes(out, answer, follows);
  fc_status status = fc_after_lines(out, answer->result, answer->most);
  if (!fc_answer_only_late(answer))
    put_caveat(out, answer);
  fc_buf_reset(&figure);
  fc_buf_reset(&rest);
  return status;
}

fc_status fc_story_page(fc_ctx *ctx, const fc_result *result, const fc_report_options *options, fc_sink *sink) {
  fc_answer answer;
  fc_buf *out = fc_sink_buf(sink);
  fc_status status = fc_answer_open(&answer, result, fc_digits_most(options));
  if (!status)
    status = fc_sentence(out, result, answer.most);
  if (!status) {
    fc_buf_text(out, "\n\n");
    put_head(out, &answer);
    status = put_body(out, &answer);
    if (!status)
      status = fc_print_claims(out, result, answer.most);
    fc_buf remark = {0};
    print_remark(&remark, &answer);
    fc_closing_notes(out, result, fc_made(&remark));
    fc_buf_reset(&remark);
    if (!status)
      status = fc_closing_sources(out, result);
    fc_closing_again(out, result);
  }
  fc_answer_close(&answer);
  return status == FC_NO_MEMORY ? fc_fail_memory(ctx) : status;
}
