/* run_sentence.c - the first sentence of a run: what is cut, what it would cost whom, and what share that is.
 *
 * Never a share without what it is a share of, "would" and not "will"; money that only comes late is not called lost
 * (SEMANTICS section 4). */
#include "report/lines.h"
#include "report/sentence.h"

#include <string.h>

/* Is the first chosen whole that of all rows together? A breakdown by department has one for each department; a loss of
 * several years is set against all of their budgets. */
static bool is_whole_of_all(const fc_answer *answer, const fc_reading *whole, const fc_reading *total) {
  if (fc_answer_years(answer) > 1)
    return false;
  return whole->present && (answer->rows <= 1 || !total->present || fc_ratio_cmp(whole->value, total->value) == 0);
}

/* "budget", "revenue", "Police Department budget", "budget (general fund)", "budget gap". */
static void print_noun(fc_buf *out, const fc_answer *answer, bool of_all) {
  if (fc_base_is_part(&answer->budget) && (of_all || answer->rows <= 1)) {
    fc_print_text(out, fc_base_name(&answer->budget));
    return;
  }
  const char *noun = fc_base_noun(fc_row_text(&answer->budget, "denominator"));
  fc_str scope = fc_row_text(&answer->budget, "scope");
  bool plain = !scope.n || fc_str_is(scope, "all_funds");
  bool says_it = !plain && memmem(scope.p, scope.n, noun, strlen(noun)) != NULL;
  fc_buf_text(out, says_it ? "" : noun);
  if (plain)
    return;
  fc_buf_text(out, says_it ? "" : " (");
  fc_print_name(out, scope);
  fc_buf_text(out, says_it ? "" : ")");
}

/* "New York City's $85.99 billion budget", "its $75.2 billion revenue", "its budget of $430 billion in these years". */
static void print_whole(fc_buf *out, const fc_answer *answer, bool its) {
  fc_reading whole = fc_row_figure(&answer->budget, "amount"), total = fc_row_figure(&answer->total, "budget");
  bool of_all = is_whole_of_all(answer, &whole, &total), several = fc_answer_years(answer) > 1;
  fc_buf whose = {0};
  fc_answer_whose(&whose, answer);
  if (its)
    fc_buf_text(out, "its ");
  else
    fc_print_possessive(out, fc_made(&whose));
  fc_buf_text(out, its ? "" : " ");
  if (several)
    print_noun(out, answer, of_all);
  if (several && !total.present) {
    fc_buf_text(out, " in these years");
    fc_buf_reset(&whose);
    return;
  }
  fc_buf_text(out, several ? " of " : "");
  fc_sentence_amount(out, of_all ? fc_row_text(&answer->budget, "hedge") : (fc_str){"", 0}, of_all ? &whole : &total,
                     answer->most, false);
  fc_buf_char(out, ' ');
  if (several)
    fc_buf_text(out, "in these years");
  else
    print_noun(out, answer, of_all);
  fc_buf_reset(&whose);
}

/* What parameters leave open: "; from $0 to $8.6 million over all that its parameters may be, $1.72 million expected".
 */
static void print_possible(fc_buf *out, const fc_answer *answer) {
  fc_reading least = fc_row_figure(&answer->total, "loss_min"), most = fc_row_figure(&answer->total, "loss_max");
  fc_reading expected = fc_row_figure(&answer->total, "loss_expected");
  if (!least.present || !most.present)
    return;
  fc_buf_text(out, "; from ");
  fc_print_money(out, &least, answer->most);
  fc_buf_text(out, " to ");
  fc_print_money(out, &most, answer->most);
  fc_buf_text(out, " over all that its parameters may be");
  if (expected.present) {
    fc_buf_text(out, ", ");
    fc_print_money(out, &expected, answer->most);
    fc_buf_text(out, " expected");
  }
}

/* Of a loss that holds money which only comes late: "; $2.25 million of it is late, not lost: it would come after
 * fiscal year 2030"; of one that does not: "; a further $1 million would come late". */
static void print_late(fc_buf *out, const fc_answer *answer) {
  fc_reading within = fc_reading_minus(answer->late, answer->late_after);
  if (fc_reading_is_positive(&answer->late_after)) {
    fc_buf_text(out, "; ");
    fc_print_money(out, &answer->late_after, answer->most);
    fc_buf_printf(out, " of it is late, not lost: it would come after fiscal year %lld", (long long)answer->last_year);
  }
  if (fc_reading_is_positive(&within)) {
    fc_buf_text(out, "; a further ");
    fc_print_money(out, &within, answer->most);
    fc_buf_text(out, " would come late");
  }
}

static void print_end(fc_buf *out, const fc_answer *answer) {
  print_late(out, answer);
  print_possible(out, answer);
  fc_buf_char(out, '.');
}

/* "$4.3 million is 0.0050% of New York City's $85.99 billion budget: about $1 of every $20,000." */
static void award_sentence(fc_buf *out, const fc_answer *answer) {
  fc_reading loss = fc_row_figure(&answer->total, "loss"), share = fc_row_figure(&answer->total, "share");
  fc_sentence_amount(out, fc_row_text(&answer->award, "hedge"), &loss, answer->most, true);
  fc_buf_text(out, answer->contained ? " is " : " is equal to ");
  fc_sentence_share(out, &share, answer->most);
  fc_buf_text(out, " of ");
  print_whole(out, answer, false);
  fc_sentence_one_in(out, &answer->total, answer->most);
  print_end(out, answer);
}

/* ", 4.678% of their budgets (over 56 of 57)", ", 0.64% of its $115.6 billion budget: about $1 of every $160". */
static void print_loss_share(fc_buf *out, const fc_answer *answer, const fc_reading *share) {
  if (!answer->contained)
    fc_buf_text(out, "equal to ");
  fc_sentence_share(out, share, answer->most);
  fc_buf_text(out, " of ");
  if (answer->governments <= 1) {
    print_whole(out, answer, true);
    fc_sentence_one_in(out, &answer->total, answer->most);
    return;
  }
  fc_buf_printf(out, "their %s%s", fc_base_nouns(answer->result), fc_answer_years(answer) > 1 ? " in these years" : "");
  fc_sentence_over(out, answer->with_budget, answer->governments);
}

/* "Federal grants to New York City would fall by 41.53% from fiscal year 2009 to 2017 (by 50.09% in real terms)": of an
 * answer that leaves the loss out. */
static void change_sentence(fc_buf *out, const fc_answer *answer) {
  fc_reading change = fc_row_figure(&answer->total, "change"), real = fc_row_figure(&answer->total, "change_real");
  const fc_ratio turned = {-1, 1};
  bool falls = change.value.num < 0, falls_really = real.value.num < 0;
  fc_reading size = falls ? fc_reading_times(change, turned) : change;
  fc_reading real_size = falls_really ? fc_reading_times(real, turned) : real;
  fc_buf_text(out, "The selected grants to ");
  fc_answer_whose(out, answer);
  fc_buf_text(out, falls ? " would fall by " : " would rise by ");
  fc_sentence_share(out, &size, answer->most);
  fc_buf_printf(out, " from fiscal year %lld to %lld", (long long)answer->first_year, (long long)answer->last_year);
  if (real.present) {
    fc_buf_text(out, falls_really == falls ? " (by " : falls_really ? " (fall by " : " (rise by ");
    fc_sentence_share(out, &real_size, answer->most);
    fc_buf_text(out, " in real terms)");
  }
  fc_buf_char(out, '.');
}

static bool leaves_loss_out(const fc_answer *answer) {
  return answer->total.table && fc_table_find_column(answer->total.table, "loss") == SIZE_MAX;
}

/* Of an answer whose metrics leave the loss out, its share. */
static void print_without_loss(fc_buf *out, const fc_answer *answer, const fc_reading *share) {
  if (leaves_loss_out(answer))
    print_loss_share(out, answer, share);
  else
    fc_buf_text(out, "an amount that the data do not tell");
  fc_buf_char(out, '.');
}

/* "$18.79 million ($18.41 million in dollars of 2026) over fiscal years 2026 to 2030". */
static void print_loss(fc_buf *out, const fc_answer *answer, const fc_reading *loss) {
  fc_reading real = fc_row_figure(&answer->total, "loss_real");
  fc_print_money(out, loss, answer->most);
  if (real.present && fc_answer_years(answer) > 1) {
    fc_buf_text(out, " (");
    fc_print_money(out, &real, answer->most);
    fc_buf_printf(out, " in dollars of %lld)", (long long)answer->first_year);
  }
  fc_answer_occurrence(out, answer);
}

/* "Cutting 25% of federal grants would cost 57 governments $2.757 billion a year, 4.678% of their budgets (over 57 of
 * 57)." */
static void cut_sentence(fc_buf *out, const fc_answer *answer) {
  fc_reading loss = fc_row_figure(&answer->total, "loss"), share = fc_row_figure(&answer->total, "share");
  fc_answer_deed(out, answer);
  if (leaves_loss_out(answer) && !share.present) {
    fc_buf_text(out, " has its figures in table impact, for ");
    fc_answer_whose(out, answer);
    fc_answer_in_years(out, answer);
    fc_buf_char(out, '.');
    return;
  }
  fc_buf_text(out, " would cost ");
  fc_answer_whose(out, answer);
  fc_buf_char(out, ' ');
  if (!loss.present) {
    print_without_loss(out, answer, &share);
    return;
  }
  if (loss.value.num == 0 && fc_reading_is_exact(&loss)) {
    fc_buf_text(out, "nothing");
    fc_answer_in_years(out, answer);
    print_end(out, answer);
    return;
  }
  print_loss(out, answer, &loss);
  if (share.present) {
    fc_buf_text(out, ", ");
    print_loss_share(out, answer, &share);
  } else if (!answer->with_budget) {
    fc_buf_text(out, "; no budget is known to set it against");
  }
  print_end(out, answer);
}

/* "; waiting for it would cost $344,000". */
static void print_float(fc_buf *out, const fc_answer *answer) {
  fc_reading cost = fc_row_figure(&answer->total, "float_cost");
  if (!fc_reading_is_positive(&cost))
    return;
  fc_buf_text(out, "; waiting for it would cost ");
  fc_print_money(out, &cost, answer->most);
}

/* "Delaying Byrne JAG (16.738) by 48 months would make $4.3 million late for New York City in fiscal year 2018, 0.0050%
 * of its $85.99 billion budget: late, not lost." By less than a year: "..., $1 million of it beyond that year, 0.1% of
 * its budget". Over several years: "... and lose none of it: $1 million would come after fiscal year 2030." */
static void delay_sentence(fc_buf *out, const fc_answer *answer) {
  fc_reading share = fc_row_figure(&answer->total, "share");
  fc_reading within = fc_reading_minus(answer->late, answer->late_after);
  bool several = fc_answer_years(answer) > 1;
  fc_answer_deed(out, answer);
  fc_buf_text(out, " would make ");
  fc_print_money(out, &answer->late, answer->most);
  fc_buf_text(out, " late for ");
  fc_answer_whose(out, answer);
  fc_answer_in_years(out, answer);
  if (!several && fc_reading_is_positive(&within)) {
    fc_buf_text(out, ", ");
    fc_print_money(out, &answer->late_after, answer->most);
    fc_buf_text(out, " of it beyond that year");
  }
  if (!several && share.present) {
    fc_buf_text(out, ", "); /* of what is late beyond the year, which is the loss of the year */
    if (!answer->contained)
      fc_buf_text(out, "equal to ");
    fc_sentence_share(out, &share, answer->most);
    fc_buf_text(out, " of ");
    if (answer->governments <= 1)
      print_whole(out, answer, true);
    else
      fc_buf_printf(out, "their %s", fc_base_nouns(answer->result));
  }
  fc_buf_text(out, several ? ", and lose none of it" : ": late, not lost");
  if (several && fc_reading_is_positive(&answer->late_after)) {
    fc_buf_text(out, ": ");
    fc_print_money(out, &answer->late_after, answer->most);
    fc_buf_printf(out, " would come after fiscal year %lld", (long long)answer->last_year);
  }
  print_float(out, answer);
  print_possible(out, answer);
  fc_buf_char(out, '.');
}

void fc_run_sentence(fc_buf *out, const fc_answer *answer) {
  if (leaves_loss_out(answer) && fc_row_figure(&answer->total, "change").present)
    change_sentence(out, answer);
  else if (fc_answer_only_late(answer))
    delay_sentence(out, answer);
  else if (fc_answer_is_award(answer))
    award_sentence(out, answer);
  else
    cut_sentence(out, answer);
}
