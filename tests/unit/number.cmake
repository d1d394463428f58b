fc_unit_test(test_amount number)
fc_unit_test(test_ratio number)
fc_unit_test(test_calendar number)
