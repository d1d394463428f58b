/* report_case.h - results as the commands make them, for tests of the formats: the story of 2018, a share without
 * files, counties, an exposure, and a budget with two totals. Figures and ranges are those of SEMANTICS sections 2 and
 * 4, worked out by hand. */
#ifndef FC_TESTS_REPORT_CASE_H
#define FC_TESTS_REPORT_CASE_H

#include "unit/result_case.h"
#include <fiscalc/report.h>

/* The founding example: 4.3M (half a unit either way: 50,000) of 85.99B (5,000,000 either way). */
static inline fc_result *case_story(void) {
  fc_result *result = case_result("run");
  case_table(result, "impact",
             "government:text|program:text|awards:integer|loss:money:USD|loss_low:money:USD|loss_high:money:USD|"
             "budget:money:USD|budget_low:money:USD|budget_high:money:USD|share:share|share_low:share|share_high:share|"
             "fiscal_year:integer|stage:text|contained:bool",
             CASE_ROWS("New York City|Byrne JAG|1|4300000|4250000|4350000|85990000000|85985000000|85995000000|"
                       "4300000/85990000000|4250000/85995000000|4350000/85985000000|2018|modified_nov_2017|yes"));
  case_table(result, "total",
             "governments:integer|governments_with_budget:integer|awards:integer|loss:money:USD|loss_low:money:USD|"
             "loss_high:money:USD|budget:money:USD|budget_low:money:USD|budget_high:money:USD|share:share|"
             "share_low:share|share_high:share|one_in:number|one_in_low:number|one_in_high:number|"
             "per_capita:number:USD per resident|per_capita_low:number:USD per resident|"
             "per_capita_high:number:USD per resident|days_of_spending:number:days|days_of_spending_low:number:days|"
             "days_of_spending_high:number:days",
             CASE_ROWS("1|1|1|4300000|4250000|4350000|85990000000|85985000000|85995000000|4300000/85990000000|"
                       "4250000/85995000000|4350000/85985000000|85990000000/4300000|85985000000/4350000|"
                       "85995000000/4250000|4300000/8622698|4250000/8622698|4350000/8622698|1569500000/85990000000|"
                       "1551250000/85995000000|1587750000/85985000000"));
  case_table(result, "cuts", "cut:text|effect:text|words:text|select:text|deed:text|awards:integer|loss:money:USD",
             CASE_ROWS("JAG ended|terminate|ended|assistance_listing = 16.738, award_year = 2016|Ending \xE2\x80\xA6|1|"
                       "4300000"));
  case_table(result, "denominators",
             "government:text|denominator:text|kind:text|stage:text|stage_words:text|scope:text|department:text|"
             "fiscal_year:integer|hedge:text|amount:money:USD|amount_low:money:USD|amount_high:money:USD|share:share|"
             "share_low:share|share_high:share|contained:bool|chosen:bool|flag:text|note:text|source:integer",
             CASE_ROWS("New York City|budget as modified November 2017, all funds|budget|modified_nov_2017|"
                       "as modified November 2017|all_funds||2018||85990000000|85985000000|85995000000|"
                       "4300000/85990000000|4250000/85995000000|4350000/85985000000|yes|yes|||2",
                       "New York City|adopted budget, all funds|budget|adopted|adopted|all_funds||2018||85200000000|"
                       "85150000000|85250000000|4300000/85200000000|4250000/85250000000|4350000/85150000000|yes|no|||5",
                       "New York City|budget as modified November 2017, net of prepayments|budget|modified_nov_2017|"
                       "as modified November 2017|net_of_prepayments||2018||88700000000|88650000000|88750000000|"
                       "4300000/88700000000|4250000/88750000000|4350000/88650000000|yes|no|||2",
                       "New York City|Police Department budget (executive)|department|executive|executive|all_funds|"
                       "Police Department|2018||5600000000|5550000000|5650000000|4300000/5600000000|"
                       "4250000/5650000000|4350000/5550000000|no|no||the police are one of several recipients|4"));
  case_table(result, "governments",
             "government:text|type:text|state:text|fiscal_year:integer|first_day:date|last_day:date|"
             "population:integer|population_year:integer|population_note:text|source:integer",
             CASE_ROWS("New York City|city|NY|2018|2017-07-01|2018-06-30|8622698|2017|July 2017|3"));
  case_table(result, "awards",
             "government:text|program:text|assistance_listing:code|award_id:code|award_year:integer|"
             "fiscal_year:integer|amount:money:USD|amount_low:money:USD|amount_high:money:USD|hedge:text|"
             "amount_basis:text|period_start:date|period_end:date|loss:money:USD|note:text|source:integer",
             CASE_ROWS("New York City|Byrne JAG|16.738||2016||4300000|4250000|4350000||formula|2015-10-01|2019-09-30|"
                       "4300000|rounded by its source|1"));
  case_table(result, "sources", "number:integer|file:text|line:integer|url:text|what:text",
             CASE_ROWS("1|grants.csv|6|https://example.org/jag|award", "2|budgets.csv|2||budget",
                       "3|governments.csv|2||population", "4|budgets.csv|17||budget", "5|budgets.csv|3||budget"));
  fc_notes_add(fc_result_notes_mutable(result), FC_NOTE, "N407", NULL, NULL,
               "an award of several years stands over the budget of one");
  fc_notes_add(fc_result_notes_mutable(result), FC_NOTE, "N407", NULL, NULL,
               "an award of several years stands over the budget of one");
  fc_result_set(result, "year", "2018");
  fc_result_set(result, "rounding", "half_away");
  fc_result_set_scenario(result, "The Byrne JAG award in the letter, ended", "jag.json", NULL);
  fc_result_set_reproduce(result, "fiscalc run jag.json");
  return result;
}

static inline fc_result *case_share(void) {
  fc_result *result = case_result("share");
  case_table(result, "share",
             "amount:money:USD|amount_low:money:USD|amount_high:money:USD|amount_hedge:text|amount_written:text|"
             "total:money:USD|total_low:money:USD|total_high:money:USD|total_hedge:text|total_written:text|"
             "share:share|share_low:share|share_high:share|one_in:number|one_in_low:number|one_in_high:number|"
             "per_capita:number:USD per resident|per_capita_low:number:USD per resident|"
             "per_capita_high:number:USD per resident|days_of_spending:number:days|days_of_spending_low:number:days|"
             "days_of_spending_high:number:days|population:integer",
             CASE_ROWS("4300000|4250000|4350000||$4.3M|86000000000|85500000000|86500000000|nearly|nearly $86 billion|"
                       "4300000/86000000000|4250000/86500000000|4350000/85500000000|86000000000/4300000|"
                       "85500000000/4350000|86500000000/4250000|4300000/8622698|4250000/8622698|4350000/8622698|"
                       "1569500000/86000000000|1551250000/86500000000|1587750000/85500000000|8622698"));
  fc_result_set_reproduce(result, "fiscalc share $4.3M 'nearly $86 billion' --population 8622698");
  return result;
}

/* Three counties cut by a quarter; one has no budget and a name that would act on a terminal. */
static inline fc_result *case_counties(void) {
  fc_result *result = case_result("cut");
  case_table(result, "impact",
             "government:text|awards:integer|loss:money:USD|budget:money:USD|share:share|per_capita:number:USD per "
             "resident|fiscal_year:integer|stage:text",
             CASE_ROWS("Alpine|1|1234567.50|20000000|1234567.5/20000000|12.25|2017|actual",
                       "Evil\x1B[2J\xE2\x80\xAE"
                       "County|2|-4.50||||2017|actual",
                       "Modoc|1|2178615.50|30446112|2178615.5/30446112|1/250|2017|actual"));
  case_table(result, "total",
             "governments:integer|governments_with_budget:integer|awards:integer|loss:money:USD|"
             "budget:money:USD|share:share|loss_without_suspect:money:USD",
             CASE_ROWS("3|2|4|3413178.50|50446112|3413183/50446112|1234567.50"));
  case_table(result, "cuts", "cut:text|effect:text|words:text|select:text|deed:text|awards:integer|loss:money:USD",
             CASE_ROWS("cut|percent|25% of||Cutting 25% of \xE2\x80\xA6|4|3413178.50"));
  case_table(result, "awards", "government:text|program:text|fiscal_year:integer|amount_basis:text|amount:money:USD",
             CASE_ROWS("Alpine|Aid|2017|received|4938270", "Evil|Aid|2017|received|-18", "Evil|Other|2017|received|0",
                       "Modoc|Aid|2017|received|8714462"));
  fc_notes_add(fc_result_notes_mutable(result), FC_WARNING, "N400", NULL, NULL,
               "1 of 3 governments has no budget for fiscal year 2017 and no share: Evil\x1B[2J County");
  fc_result_set_reproduce(result, "fiscalc cut 25% --budgets b.csv --grants g.csv");
  return result;
}

static inline fc_result *case_exposure(void) {
  fc_result *result = case_result("exposure");
  case_table(result, "exposure",
             "department:text|amount:money:USD|budget:money:USD|denominator:text|share:share|"
             "share_of_federal_aid:share|per_capita:number:USD per resident|rank:integer",
             CASE_ROWS("Social Services|1546907585|2209045215|revenue booked to Social Services|1546907585/2209045215|"
                       "1546907585/7113728532||1",
                       "Education|1700000000|9000000000|revenue booked to Education|1700000000/9000000000|"
                       "1700000000/7113728532||2"));
  case_table(result, "total",
             "governments:integer|governments_with_budget:integer|amount:money:USD|budget:money:USD|denominator:text|"
             "share:share|share_of_federal_aid:share",
             CASE_ROWS("1|1|7113728532|73955661212|actual revenue, all funds|7113728532/73955661212|1"));
  case_table(result, "concentration", "largest:integer|amount:money:USD|share_of_federal_aid:share",
             CASE_ROWS("1|1700000000|1700000000/7113728532", "5|3246907585|3246907585/7113728532"));
  return result;
}

/* Burlington: 38,845 of 211M or of 190M; no point value. */
static inline fc_result *case_conflict(void) {
  fc_result *result = case_result("run");
  case_table(result, "impact",
             "government:text|awards:integer|loss:money:USD|budget:money:USD|budget_low:money:USD|"
             "budget_high:money:USD|share:share|share_low:share|share_high:share|fiscal_year:integer",
             CASE_ROWS("Burlington|1|38845||185000000|211500000||38845/211500000|38845/185000000|2018",
                       "Chicago|1|2019194|8600000000|8600000000|8600000000|2019194/8600000000|2019194/8600000000|"
                       "2019194/8600000000|2018"));
  case_table(result, "total", "governments:integer|governments_with_budget:integer|awards:integer|loss:money:USD",
             CASE_ROWS("2|2|2|2058039"));
  return result;
}

#endif
