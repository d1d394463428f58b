/* account.c - lines that add up. Amounts are written whole, so that a reader can add them. */
#include "report/account.h"

#include <string.h>

enum { AMOUNT_END = 25, WORDS = 27, FURTHER = 31 }; /* columns where amounts end and words start */

void fc_account_print(fc_buf *out, fc_ratio amount, bool people) {
  if (amount.num < 0) {
    fc_buf_char(out, '-');
    amount.num = -amount.num;
  }
  fc_buf_text(out, people ? "" : "$");
  fc_ratio_print_fixed(out, amount, 0, people ? 0 : 2, true);
}

static void put(fc_account_lines *account, fc_str amount, fc_str words) {
  size_t width = amount.n < AMOUNT_END ? AMOUNT_END - amount.n : 0;
  fc_buf_fill(account->out, ' ', width);
  fc_buf_str(account->out, amount);
  fc_buf_fill(account->out, ' ', WORDS - AMOUNT_END);
  fc_lines_wrap(account->out, words, width + amount.n + WORDS - AMOUNT_END, WORDS);
}

/* Money and counts have few denominators: cents over 100 in lowest terms. */
static fc_ratio add(fc_ratio a, fc_ratio b) {
  return fc_ratio_of(a.num * (100 / a.den) + b.num * (100 / b.den), 100);
}

void fc_account_line(fc_account_lines *account, fc_reading amount, fc_str words) {
  fc_buf text = {0};
  if (amount.point) {
    account->sum = add(account->sum.den ? account->sum : (fc_ratio){0, 1}, amount.value);
    fc_account_print(&text, amount.value, account->people);
  } else {
    fc_buf_text(&text, "not known");
  }
  put(account, fc_made(&text), words);
  fc_buf_reset(&text);
}

void fc_account_words(fc_account_lines *account, fc_str words) {
  fc_buf_fill(account->out, ' ', FURTHER);
  fc_lines_wrap(account->out, words, FURTHER, FURTHER);
}

void fc_account_sum(fc_account_lines *account, fc_str words) {
  fc_buf text = {0};
  fc_account_print(&text, account->sum.den ? account->sum : (fc_ratio){0, 1}, account->people);
  size_t rule = text.n < AMOUNT_END ? text.n : AMOUNT_END;
  fc_buf_fill(account->out, ' ', AMOUNT_END - rule);
  fc_buf_fill(account->out, '-', rule);
  fc_buf_char(account->out, '\n');
  put(account, fc_made(&text), words);
  fc_buf_reset(&text);
}
