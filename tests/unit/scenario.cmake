fc_unit_test(test_scenario scenario)
fc_unit_test(test_scenario_faults scenario)
fc_unit_test(test_effects scenario)
fc_unit_test(test_extends scenario)
