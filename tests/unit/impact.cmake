fc_unit_test(test_exposure impact)
fc_unit_test(test_plan impact)
fc_unit_test(test_plan_faults impact)
fc_unit_test(test_totals impact)
