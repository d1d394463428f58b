/* effect.c - the registry of effects, read from effects.def. */
#include "scenario/effect.h"
#include "number/ratio.h"

#define FC_EFFECT(name) extern const fc_effect fc_effect_##name;
#include "scenario/effects.def"
#undef FC_EFFECT

#define FC_EFFECT(name) &fc_effect_##name,
static const fc_effect *const effects[] = {
#include "scenario/effects.def"
};
#undef FC_EFFECT

#define FC_EFFECT(name) #name,
static const char *const effect_names[] = {
#include "scenario/effects.def"
};
#undef FC_EFFECT

size_t fc_effects(void) {
  return sizeof effects / sizeof *effects;
}

const fc_effect *fc_effect_at(size_t index) {
  return effects[index];
}

const fc_effect *fc_effect_find(fc_str name) {
  for (size_t i = 0; i < fc_effects(); i++)
    if (fc_str_is(name, effects[i]->name))
      return effects[i];
  return NULL;
}

const char *const *fc_effect_names(void) {
  return effect_names;
}

fc_step *fc_steps_add(fc_steps *steps, unsigned on, fc_account account) {
  fc_step *step = &steps->step[steps->n++];
  *step = (fc_step){.on = on};
  fc_step_book(step, account, (fc_rate){1, 1}, 0);
  return step;
}

void fc_step_book(fc_step *step, fc_account account, fc_rate coefficient, int months) {
  step->booking[step->bookings++] = (fc_booking){.account = account, .coefficient = coefficient, .months = months};
}

const char *fc_account_name(fc_account account) {
  static const char *const names[FC_ACCOUNTS] = {
      [FC_BOOK_FUTURE] = "future", [FC_BOOK_INCURRED] = "incurred", [FC_BOOK_CLAWBACK] = "clawback",
      [FC_BOOK_CASH] = "cash",     [FC_BOOK_FLOAT] = "float",       [FC_BOOK_OWN] = "own",
      [FC_BOOK_EXPECTED_BACK] = "expected_back"};
  return names[account];
}

void fc_words_rate(fc_buf *out, fc_rate rate) {
  fc_ratio_print(out, fc_ratio_of((fc_i128)rate.num * 100, rate.den), 9);
  fc_buf_char(out, '%');
}

void fc_words_count(fc_buf *out, int count, const char *one) {
  fc_buf_printf(out, "%d %s%s", count, one, count == 1 ? "" : "s");
}

void fc_words_growth(fc_buf *out, fc_rate growth) {
  if (growth.num == 0) {
    fc_buf_text(out, "unchanged");
    return;
  }
  fc_buf_text(out, growth.num < 0 ? "falling by " : "growing by ");
  fc_words_rate(out, (fc_rate){growth.num < 0 ? -growth.num : growth.num, growth.den});
  fc_buf_text(out, " a year");
}

void fc_words_per(fc_buf *out, fc_per per) {
  static const char *const words[] = {
      [FC_PER_DEFAULT] = "",
      [FC_PER_GOVERNMENT] = " for each government",
      [FC_PER_PROGRAM] = " for each program",
      [FC_PER_AWARD] = " for each award",
  };
  fc_buf_text(out, words[per]);
}

void fc_words_money(fc_buf *out, fc_money money) {
  static const struct {
    const char *word;
    fc_money unit; /* cents */
  } scale[] = {{" billion", 100000000000}, {" million", 100000000}};
  fc_buf_char(out, '$');
  for (size_t i = 0; i < sizeof scale / sizeof *scale; i++) {
    if (money < scale[i].unit || money % (scale[i].unit / 1000) != 0)
      continue;
    fc_ratio_print(out, fc_ratio_of(money, scale[i].unit), 20);
    fc_buf_text(out, scale[i].word);
    return;
  }
  fc_ratio_print_fixed(out, fc_ratio_of(money, 100), 0, money % 100 ? 2 : 0, true);
}
