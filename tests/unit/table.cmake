fc_unit_test(test_csv table)
fc_unit_test(test_csv_suites table)
fc_unit_test(test_json table)
fc_unit_test(test_select table)
