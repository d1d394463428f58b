fc_unit_test(test_digits report)
fc_unit_test(test_report_text report)
fc_unit_test(test_report_csv report)
fc_unit_test(test_report_json report)
target_compile_definitions(test_report_json PRIVATE FISCALC_PYTHON="${FISCALC_PYTHON}"
  RESULT_CHECK="${CMAKE_CURRENT_SOURCE_DIR}/unit/result_check.py"
  RESULT_SCHEMA="${PROJECT_SOURCE_DIR}/datasets/schema/result.schema.json")
fc_unit_test(test_sipmath report)
