fc_unit_test(test_drawing risk)
fc_unit_test(test_simulation risk)
fc_unit_test(test_exact risk)
fc_unit_test(test_methods risk)
