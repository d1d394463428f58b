fc_unit_test(test_drawing risk)
