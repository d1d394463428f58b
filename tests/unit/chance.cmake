fc_unit_test(test_distributions chance)
fc_unit_test(test_metalog chance)
fc_unit_test(test_samplers chance)
fc_unit_test(test_table chance)
