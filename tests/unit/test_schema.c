/* test_schema.c - roles, the headers that stand for them, and texts in their one form (table/schema.c, alias.c,
 * canonical.c, listing.c). */
#include "table_case.h"
#include "table/canonical.h"
#include "table/listing.h"

static void finds_roles_by_name(void **state) {
  (void)state;
  assert_int_equal(fc_role_find(FC_STR("amount")), FC_ROLE_amount);
  assert_int_equal(fc_role_find(FC_STR("year")), FC_ROLE_fiscal_year);
  assert_int_equal(fc_role_find(FC_STR("Amount")), FC_NO_ROLE);
  for (int role = 0; role < FC_ROLES; role++) {
    assert_int_equal(fc_role_find(fc_str_of(fc_role_names()[role])), role);
    assert_true(strlen(fc_role_get((fc_role)role)->what) > 0);
  }
  assert_true(fc_role_get(FC_ROLE_within)->in[FC_GOVERNMENTS]);
  assert_false(fc_role_get(FC_ROLE_within)->in[FC_GRANTS]);
}

typedef struct fc_expected {
  const char *header;
  fc_table_kind kind;
  fc_role role;
  int year;
  const char *brought;
} fc_expected;

/* Headers of published files (the open data of the places that aliases.def names). */
static void knows_the_headers_of_the_field(void **state) {
  (void)state;
  static const fc_expected cases[] = {
      {"amount", FC_BUDGETS, FC_ROLE_amount, 0, NULL},
      {"Fiscal_Year", FC_GRANTS, FC_ROLE_fiscal_year, 0, NULL},
      {"Entity Name", FC_BUDGETS, FC_ROLE_government, 0, NULL},
      {"Federal Program", FC_GRANTS, FC_ROLE_program, 0, NULL},
      {"Estimated Population", FC_BUDGETS, FC_ROLE_population, 0, NULL},
      {"Total Expenditures", FC_BUDGETS, FC_ROLE_amount, 0, "expenditure"},
      {"Total Revenues", FC_BUDGETS, FC_ROLE_amount, 0, "revenue"},
      {"Total Revenues", FC_GRANTS, FC_NO_ROLE, 0, NULL},
      {"Actuals", FC_GRANTS, FC_ROLE_amount, 0, "actual"},
      {"CFDA Number", FC_GRANTS, FC_ROLE_assistance_listing, 0, NULL},
      {"Agency Name", FC_GRANTS, FC_ROLE_department, 0, NULL},
      {"Revenue Source Name", FC_GRANTS, FC_ROLE_program, 0, NULL},
      {"Revenue Source Name", FC_BUDGETS, FC_ROLE_account, 0, NULL},
      {"2024 ORDINANCE (AMOUNT $)", FC_BUDGETS, FC_ROLE_amount, 2024, "adopted"},
      {"2019 ordinance (amount $)", FC_BUDGETS, FC_ROLE_amount, 2019, "adopted"},
      {"2020 REVISED APPROPRIATION", FC_BUDGETS, FC_ROLE_amount, 2020, "modified"},
      {"FY24 Adopted", FC_BUDGETS, FC_ROLE_amount, 2024, "adopted"},
      {"FY21 Actual Expense", FC_BUDGETS, FC_ROLE_amount, 2021, "actual"},
      {"Appropriations 1995", FC_BUDGETS, FC_ROLE_amount, 1995, "adopted"},
      {"pop_2024", FC_GOVERNMENTS, FC_ROLE_population, 2024, NULL},
      {"123 ORDINANCE (AMOUNT $)", FC_BUDGETS, FC_NO_ROLE, 0, NULL},
      {"20245 ORDINANCE (AMOUNT $)", FC_BUDGETS, FC_NO_ROLE, 0, NULL},
      {"FUND TYPE", FC_BUDGETS, FC_ROLE_fund_type, 0, NULL},
      {"FUND DESCRIPTION", FC_BUDGETS, FC_ROLE_fund, 0, NULL},
      {"DEPARTMENT NUMBER", FC_BUDGETS, FC_ROLE_department_code, 0, NULL},
      {"APPROPRIATION ACCOUNT", FC_BUDGETS, FC_ROLE_account_code, 0, NULL},
      {"federal_action_obligation", FC_GRANTS, FC_ROLE_amount, 0, "obligated"},
      {"amount_expended", FC_GRANTS, FC_ROLE_amount, 0, "expended"},
      {"total_budget", FC_BUDGETS, FC_ROLE_amount, 0, NULL},
      {"recipient_government_id", FC_GRANTS, FC_ROLE_government_id, 0, NULL},
      {"program_title", FC_GRANTS, FC_ROLE_program, 0, NULL},
      {"", FC_GRANTS, FC_NO_ROLE, 0, NULL},
      {"within", FC_GRANTS, FC_NO_ROLE, 0, NULL},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    fc_alias alias = fc_alias_of(fc_str_of(cases[i].header), cases[i].kind);
    if (alias.role != cases[i].role || alias.year != cases[i].year)
      fail_msg("%s: role %d, year %d", cases[i].header, alias.role, alias.year);
    if (cases[i].brought)
      assert_string_equal(alias.brought, cases[i].brought);
    else
      assert_null(alias.brought);
  }
}

static void a_canonical_name_ranks_first(void **state) {
  (void)state;
  assert_int_equal(fc_alias_of(FC_STR("Department"), FC_BUDGETS).rank, 0);
  assert_true(fc_alias_of(FC_STR("dept"), FC_BUDGETS).rank > fc_alias_of(FC_STR("Agency Name"), FC_BUDGETS).rank);
}

/* Property: every alias of the table is itself in folded form, and of a role that its tables have. */
static void aliases_are_folded_and_in_their_tables(void **state) {
  (void)state;
  static const struct {
    const char *header;
    fc_role role;
    const char *tables;
  } lines[] = {
#define FC_ALIAS(header, role, tables, rank) {header, FC_ROLE_##role, #tables},
#define FC_ALIAS_BRINGS(header, role, tables, rank, brings, brought) {header, FC_ROLE_##role, #tables},
#include "table/aliases.def"
#undef FC_ALIAS
#undef FC_ALIAS_BRINGS
  };
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    char folded[128];
    size_t n = fc_fold_header(fc_str_of(lines[i].header), folded, sizeof folded);
    if (!fc_str_is((fc_str){folded, n}, lines[i].header))
      fail_msg("%s folds to %.*s", lines[i].header, (int)n, folded);
    for (const char *letter = lines[i].tables; *letter; letter++) {
      fc_table_kind kind = *letter == 'G' ? FC_GOVERNMENTS : *letter == 'B' ? FC_BUDGETS : FC_GRANTS;
      if (!fc_role_get(lines[i].role)->in[kind])
        fail_msg("%s: %s is no role of %s", lines[i].header, fc_role_get(lines[i].role)->name, fc_table_kind_name(kind));
      for (size_t j = 0; j < i; j++)
        if (strcmp(lines[i].header, lines[j].header) == 0 && strchr(lines[j].tables, *letter))
          fail_msg("%s stands twice for %s", lines[i].header, fc_table_kind_name(kind));
    }
  }
}

static void reads_listing_numbers(void **state) {
  (void)state;
  static const struct {
    const char *cell;
    fc_listing_form form;
    const char *number;
  } cases[] = {
      {"16.738", FC_LISTING_WHOLE, NULL},      {"93.RD", FC_LISTING_WHOLE, NULL},
      {"93.RD1", FC_LISTING_WHOLE, NULL},      {"93.U01", FC_LISTING_WHOLE, NULL},
      {"84.01", FC_LISTING_RESTORED, "84.010"}, {"14.9", FC_LISTING_RESTORED, "14.900"},
      {"8.001", FC_LISTING_RESTORED, "08.001"}, {"93224", FC_LISTING_POINTED, "93.224"},
      {"93-224", FC_LISTING_POINTED, "93.224"}, {"93 224", FC_LISTING_POINTED, "93.224"},
      {"1.00E+10", FC_LISTING_EXPONENT, NULL},  {"Not Federal Grant", FC_LISTING_ODD, NULL},
      {"16.738; 16.607", FC_LISTING_ODD, NULL}, {"93", FC_LISTING_ODD, NULL},
      {"93.", FC_LISTING_ODD, NULL},            {"", FC_LISTING_ODD, NULL},
      {"93.2240", FC_LISTING_ODD, NULL},        {"116.738", FC_LISTING_ODD, NULL},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char out[8] = "";
    if (fc_listing_read(fc_str_of(cases[i].cell), out) != cases[i].form)
      fail_msg("%s", cases[i].cell);
    if (cases[i].number)
      assert_string_equal(out, cases[i].number);
  }
}

static void keeps_one_form_of_a_text(void **state) {
  (void)state;
  char out[FC_CANONICAL_LENGTH];
  assert_true(fc_str_is(fc_canonical(FC_ROLE_fiscal_year, FC_STR("FY13-14"), out), "2014"));
  assert_true(fc_str_is(fc_canonical(FC_ROLE_period_end, FC_STR("9/30/2019"), out), "2019-09-30"));
  assert_true(fc_str_is(fc_canonical(FC_ROLE_assistance_listing, FC_STR("84.01"), out), "84.010"));
  assert_true(fc_str_is(fc_canonical(FC_ROLE_fiscal_year, FC_STR("soon"), out), "soon"));
  assert_true(fc_str_is(fc_canonical(FC_NO_ROLE, FC_STR("FY18"), out), "FY18"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finds_roles_by_name),        cmocka_unit_test(knows_the_headers_of_the_field),
      cmocka_unit_test(a_canonical_name_ranks_first), cmocka_unit_test(aliases_are_folded_and_in_their_tables),
      cmocka_unit_test(reads_listing_numbers),      cmocka_unit_test(keeps_one_form_of_a_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
