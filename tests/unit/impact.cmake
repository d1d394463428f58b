fc_unit_test(test_exposure impact)
