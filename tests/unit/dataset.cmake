fc_unit_test(test_stage dataset)
fc_unit_test(test_budget dataset)
fc_unit_test(test_dataset dataset)
fc_unit_test(test_package dataset)
