"""share_ctypes.py LIBRARY - Python calls the installed library without a compiler: JSON in, JSON out."""

import ctypes
import json
import sys

fiscalc = ctypes.CDLL(sys.argv[1])
fiscalc.fc_buf_data.restype = ctypes.c_char_p


def run(request):
    """The result as a dict and the status, 0 where all is well."""
    ctx, answer = ctypes.c_void_p(), ctypes.c_void_p()
    assert fiscalc.fc_ctx_new(None, ctypes.byref(ctx)) == 0
    text = json.dumps(request).encode()
    status = fiscalc.fc_run_json(ctx, text, ctypes.c_size_t(len(text)), ctypes.byref(answer))
    result = json.loads(fiscalc.fc_buf_data(answer, None))
    fiscalc.fc_buf_free(answer)
    fiscalc.fc_ctx_free(ctx)
    return result, status


result, status = run({"command": "share", "arguments": ["4.3M", "85.99B"], "options": {"population": 8622698}})
row = result["tables"]["share"]["rows"][0]
assert status == 0 and abs(row["share"] - 4.3e6 / 85.99e9) < 1e-15, result
print("share", row["share"], "per resident", row["per_capita"])

grants = "government,fiscal_year,assistance_listing,amount,amount_basis\nSpringfield,2026,16.738,1234.50,budgeted\n"
budgets = "government,fiscal_year,stage,amount\nSpringfield,2026,adopted,200000000\n"
result, status = run({"command": "cut", "arguments": ["10%"], "files": {"grants.csv": grants, "budgets.csv": budgets},
                      "options": {"grants": "grants.csv", "budgets": "budgets.csv"}})
assert status == 0 and result["tables"]["total"]["rows"][0]["loss"] == 123.45, result

result, status = run({"command": "share", "arguments": ["4.3X", "85.99B"]})
assert status != 0 and result["errors"][0]["code"].startswith("F"), result
print("refused:", result["errors"][0]["message"])
