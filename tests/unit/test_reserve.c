/* test_reserve.c - drawing reserves down year by year (impact/reserve.c), with the reference cases of the rules. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include "impact/reserve.h"

enum { YEARS = 4 };
#define MILLION INT64_C(100000000) /* cents */

static const fc_i128 same_cost[YEARS] = {850 * MILLION, 850 * MILLION, 850 * MILLION, 850 * MILLION};
static const fc_money one[YEARS] = {1000 * MILLION, 1000 * MILLION, 1000 * MILLION, 1000 * MILLION};
static const fc_money two[YEARS] = {2000 * MILLION, 2000 * MILLION, 2000 * MILLION, 2000 * MILLION};

static fc_arena arena;

static fc_schedule draw_costs(const fc_reserve *reserves, size_t n, const fc_reserve_cost *costs, size_t n_costs,
                              size_t years, unsigned tiers) {
  const fc_reserve_case of = {years, 0, years, reserves, n, costs, n_costs, FC_HALF_AWAY, tiers};
  fc_schedule out;
  assert_int_equal(fc_reserve_draw(&arena, &of, &out), FC_OK);
  return out;
}

static fc_schedule draw(const fc_reserve *reserves, size_t n) {
  const fc_reserve_cost cost = {0, same_cost};
  return draw_costs(reserves, n, &cost, 1, YEARS, FC_ACCESSES);
}

static void assert_years(const fc_schedule *schedule, const int64_t *drawn, const int64_t *gap) {
  for (size_t year = 0; year < YEARS; year++) {
    assert_int_equal((int64_t)schedule->year[year].drawn, drawn[year]);
    assert_int_equal((int64_t)schedule->year[year].gap, gap[year]);
  }
}

static int end(void **state) {
  (void)state;
  fc_arena_free(&arena);
  arena = (fc_arena){NULL};
  return 0;
}

static void a_stock_is_drawn_down(void **state) {
  (void)state;
  const fc_reserve stock = {.kind = FC_RESERVE_STOCK, .amount = one};
  fc_schedule s = draw(&stock, 1);
  assert_years(&s, (int64_t[]){850 * MILLION, 150 * MILLION, 0, 0},
               (int64_t[]){0, 700 * MILLION, 850 * MILLION, 850 * MILLION});
  assert_int_equal(s.full_years, 1);
  assert_int_equal(s.first_gap, 1);
  assert_int_equal((int64_t)s.available, 1000 * MILLION); /* coverage 1000 / 3400 = 29.4 % */
  assert_int_equal((int64_t)s.total.cost, 3400 * MILLION);
  assert_int_equal(s.drawing[1].balance, 150 * MILLION);
  assert_int_equal(s.drawing[1].left, 0);
}

static void a_yearly_reserve_is_there_anew(void **state) {
  (void)state;
  const fc_reserve yearly = {.kind = FC_RESERVE_YEARLY, .amount = one};
  fc_schedule s = draw(&yearly, 1);
  assert_int_equal((int64_t)s.total.gap, 0);
  assert_int_equal(s.full_years, YEARS);
  assert_int_equal(s.first_gap, YEARS);
  assert_int_equal((int64_t)s.available, 4000 * MILLION);
}

static void no_more_than_a_rate_of_the_balance(void **state) {
  (void)state;
  const fc_reserve limited = {.kind = FC_RESERVE_STOCK, .amount = two, .limited = true, .limit = {1, 2}};
  fc_schedule s = draw(&limited, 1);
  assert_years(&s, (int64_t[]){850 * MILLION, 575 * MILLION, 28750000000, 14375000000},
               (int64_t[]){0, 275 * MILLION, 56250000000, 70625000000});
  assert_int_equal((int64_t)s.available, 1875 * MILLION); /* 1000 + 500 + 250 + 125 */
}

static void no_more_than_a_sum(void **state) {
  (void)state;
  const fc_reserve limited = {.kind = FC_RESERVE_STOCK, .amount = two, .limited = true, .limit_sum = 600 * MILLION};
  fc_schedule s = draw(&limited, 1);
  assert_years(&s, (int64_t[]){600 * MILLION, 600 * MILLION, 600 * MILLION, 200 * MILLION},
               (int64_t[]){250 * MILLION, 250 * MILLION, 250 * MILLION, 650 * MILLION});
  assert_int_equal(s.full_years, 0);
}

static void a_stock_is_filled_up_again_never_above_its_amount(void **state) {
  (void)state;
  const fc_i128 cost[YEARS] = {300 * MILLION, 0, 950 * MILLION, 600 * MILLION};
  const fc_reserve_cost costs = {0, cost};
  const fc_reserve stock = {.kind = FC_RESERVE_STOCK, .amount = one, .replenish = 500 * MILLION};
  fc_schedule s = draw_costs(&stock, 1, &costs, 1, YEARS, FC_ACCESSES);
  assert_int_equal(s.drawing[1].balance, 1000 * MILLION);
  assert_int_equal(s.drawing[3].balance, 550 * MILLION);
  assert_years(&s, (int64_t[]){300 * MILLION, 0, 950 * MILLION, 550 * MILLION}, (int64_t[]){0, 0, 0, 50 * MILLION});
}

static void access_comes_before_the_order_given(void **state) {
  (void)state;
  const fc_reserve reserves[] = {
      {.access = FC_ACCESS_VERY_DIFFICULT, .kind = FC_RESERVE_STOCK, .amount = one},
      {.access = FC_ACCESS_EASY, .kind = FC_RESERVE_STOCK, .amount = one, .from = 1},
      {.access = FC_ACCESS_EASY, .kind = FC_RESERVE_YEARLY, .amount = (fc_money[YEARS]){10, 10, 10, 10}},
  };
  fc_schedule s = draw(reserves, 3);
  assert_int_equal(s.drawing[0 * YEARS + 0].drawn, 850 * MILLION - 10); /* the easy one is not there yet */
  assert_int_equal(s.drawing[1 * YEARS + 0].balance, 0);
  assert_int_equal(s.drawing[1 * YEARS + 1].drawn, 850 * MILLION);
  assert_int_equal(s.drawing[2 * YEARS + 1].drawn, 0); /* given behind it */
  const fc_reserve_cost cost = {0, same_cost};
  s = draw_costs(reserves, 3, &cost, 1, YEARS, FC_ACCESS_EASY + 1);
  assert_int_equal((int64_t)s.year[0].drawn, 10);
  assert_int_equal(s.drawing[0].balance, 0); /* not among the tiers */
}

/* The general reserve leaves to the restricted one what that alone may pay for. */
static void a_restricted_reserve_does_not_stand_idle(void **state) {
  (void)state;
  const fc_i128 health[1] = {400}, other[1] = {400};
  const fc_reserve_cost costs[] = {{1, health}, {0, other}};
  const fc_money general_sum[1] = {500}, health_sum[1] = {1000};
  const fc_reserve reserves[] = {
      {.access = FC_ACCESS_EASY, .kind = FC_RESERVE_YEARLY, .amount = general_sum},
      {.access = FC_ACCESS_MODERATE, .kind = FC_RESERVE_STOCK, .amount = health_sum, .pays = 1},
  };
  fc_schedule s = draw_costs(reserves, 2, costs, 2, 1, FC_ACCESSES);
  assert_int_equal(s.drawing[0].drawn, 500);
  assert_int_equal(s.drawing[1].drawn, 300);
  assert_int_equal((int64_t)s.total.gap, 0);
  assert_int_equal((int64_t)s.available, 900); /* 500, and of 1000 the 400 that it may pay for */
}

/* In whatever order costs stand: the general one pays for B, which the moderate reserve could not carry. */
static void what_a_reserve_pays_for_is_open_until_all_have_drawn(void **state) {
  (void)state;
  const fc_i128 fifty[1] = {50};
  const fc_reserve_cost costs[] = {{1, fifty}, {2, fifty}};
  const fc_money sums[][1] = {{50}, {100}, {10}};
  const fc_reserve reserves[] = {
      {.access = FC_ACCESS_EASY, .kind = FC_RESERVE_YEARLY, .amount = sums[0]},
      {.access = FC_ACCESS_MODERATE, .kind = FC_RESERVE_STOCK, .amount = sums[1], .pays = 1},
      {.access = FC_ACCESS_MODERATE, .kind = FC_RESERVE_STOCK, .amount = sums[2], .pays = 2},
  };
  const fc_reserve_cost turned[] = {costs[1], costs[0]};
  for (int turn = 0; turn < 2; turn++) {
    fc_schedule s = draw_costs(reserves, 3, turn ? turned : costs, 2, 1, FC_ACCESSES);
    assert_int_equal(s.drawing[0].drawn, 50);
    assert_int_equal(s.drawing[1].drawn, 50);
    assert_int_equal(s.drawing[2].drawn, 0);
    assert_int_equal((int64_t)s.total.gap, 0);
  }
}

static void corrections_lessen_what_is_to_pay(void **state) {
  (void)state;
  const fc_i128 minus[1] = {-150}, plus[1] = {400};
  const fc_reserve_cost costs[] = {{0, plus}, {1, minus}};
  const fc_money sum[1] = {1000};
  const fc_reserve stock = {.kind = FC_RESERVE_STOCK, .amount = sum};
  fc_schedule s = draw_costs(&stock, 1, costs, 2, 1, FC_ACCESSES);
  assert_int_equal((int64_t)s.total.cost, 250);
  assert_int_equal((int64_t)s.total.drawn, 250);
  s = draw_costs(&stock, 1, costs + 1, 1, 1, FC_ACCESSES);
  assert_int_equal((int64_t)s.total.cost, -150);
  assert_int_equal((int64_t)s.total.drawn, 0);
  assert_int_equal((int64_t)s.total.gap, 0);
}

static void a_limit_is_rounded_once_to_the_cent(void **state) {
  (void)state;
  const fc_i128 cost[2] = {100, 100};
  const fc_reserve_cost costs = {0, cost};
  const fc_money sum[2] = {101, 0};
  const fc_reserve thirds = {.kind = FC_RESERVE_STOCK, .amount = sum, .limited = true, .limit = {1, 2}};
  fc_schedule s = draw_costs(&thirds, 1, &costs, 1, 2, FC_ACCESSES);
  assert_int_equal(s.drawing[0].drawn, 51); /* 50.5 */
  assert_int_equal(s.drawing[1].drawn, 25);
}

static void years_before_those_added_up_are_drawn_all_the_same(void **state) {
  (void)state;
  const fc_reserve stock = {.kind = FC_RESERVE_STOCK, .amount = two};
  const fc_reserve_cost cost = {0, same_cost};
  const fc_reserve_case of = {YEARS, 1, 3, &stock, 1, &cost, 1, FC_HALF_AWAY, FC_ACCESSES};
  fc_schedule s;
  assert_int_equal(fc_reserve_draw(&arena, &of, &s), FC_OK);
  assert_int_equal((int64_t)s.total.cost, 1700 * MILLION);
  assert_int_equal((int64_t)s.total.drawn, 1150 * MILLION);
  assert_int_equal((int64_t)s.available, 1150 * MILLION); /* what the year before has left */
  assert_int_equal(s.full_years, 1);
  assert_int_equal(s.first_gap, 2);
}

static void without_reserves_all_is_gap(void **state) {
  (void)state;
  fc_schedule s = draw(NULL, 0);
  assert_int_equal((int64_t)s.total.gap, 3400 * MILLION);
  assert_int_equal(s.first_gap, 0);
  assert_int_equal((int64_t)s.available, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_teardown(a_stock_is_drawn_down, end),
      cmocka_unit_test_teardown(a_yearly_reserve_is_there_anew, end),
      cmocka_unit_test_teardown(no_more_than_a_rate_of_the_balance, end),
      cmocka_unit_test_teardown(no_more_than_a_sum, end),
      cmocka_unit_test_teardown(a_stock_is_filled_up_again_never_above_its_amount, end),
      cmocka_unit_test_teardown(access_comes_before_the_order_given, end),
      cmocka_unit_test_teardown(a_restricted_reserve_does_not_stand_idle, end),
      cmocka_unit_test_teardown(what_a_reserve_pays_for_is_open_until_all_have_drawn, end),
      cmocka_unit_test_teardown(corrections_lessen_what_is_to_pay, end),
      cmocka_unit_test_teardown(a_limit_is_rounded_once_to_the_cent, end),
      cmocka_unit_test_teardown(years_before_those_added_up_are_drawn_all_the_same, end),
      cmocka_unit_test_teardown(without_reserves_all_is_gap, end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
