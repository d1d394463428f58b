/* account.h - lines that add up: amounts at the right of a column, what each is beside it, the sum beneath a rule. */
#ifndef FC_REPORT_ACCOUNT_H
#define FC_REPORT_ACCOUNT_H

#include "report/lines.h"
#include "report/reading.h"

typedef struct fc_account_lines {
  fc_buf *out;
  bool people; /* a count, not dollars */
  fc_ratio sum;
} fc_account_lines;

/* One line; its amount is added to the sum. `amount` absent: the words stand alone, further beneath those above. */
void fc_account_line(fc_account_lines *account, fc_reading amount, fc_str words);
void fc_account_words(fc_account_lines *account, fc_str words);
/* The rule, the sum, and what it is. */
void fc_account_sum(fc_account_lines *account, fc_str words);
/* Every dollar and cent, or every resident. */
void fc_account_print(fc_buf *out, fc_ratio amount, bool people);

#endif
