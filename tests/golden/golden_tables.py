"""golden_tables.py - the figures of a JSON result that a case states, each exact, apart from how the rest is written.

    { "exposure": { "count": 57, "rows": [ { "government": "Modoc", "amount": 8714462.00, "share": "~0.28622577" } ] },
      "warnings": [ "N401" ] }

A row stands for one row of the table that holds these cells; "~0.2862" for a number that is equal to it when rounded to
as many decimals; null for a missing value. Under "warnings", "notes" and "errors" stand codes that must be among the
messages."""

import decimal
import json

MESSAGES = ("notes", "warnings", "errors")


def difference(wanted, said):
    wanted = json.loads(wanted, parse_float=decimal.Decimal)
    try:
        result = json.loads(said, parse_float=decimal.Decimal)
    except ValueError as fault:
        return [f"stdout is no JSON: {fault}"]
    faults = []
    for name, content in wanted.items():
        if name in MESSAGES:
            codes = {message["code"] for message in result[name]}
            faults += [f"no {code} among the {name}: {sorted(codes)}" for code in content if code not in codes]
        elif name not in result["tables"]:
            faults.append(f"no table {name}; there are {', '.join(result['tables'])}")
        else:
            faults += difference_of_table(name, content, result["tables"][name]["rows"])
    return faults


def difference_of_table(name, wanted, rows):
    faults = []
    if wanted.get("count", len(rows)) != len(rows):
        faults.append(f"table {name}: {len(rows)} rows, wanted {wanted['count']}")
    for row in wanted.get("rows", []):
        if not any(agreeing(row, each) == len(row) for each in rows):
            best = max(rows, key=lambda each: agreeing(row, each), default={})
            faults.append(f"table {name}: no row holds {shown(row)}")
            faults.append(f"  nearest: {shown({column: best.get(column, 'no such column') for column in row})}")
    return faults


def shown(row):
    return ", ".join(f"{column} {cell}" for column, cell in row.items())


def agreeing(wanted, row):
    return sum(1 for column, cell in wanted.items() if column in row and equal(cell, row[column]))


def equal(wanted, said):
    if isinstance(wanted, str) and wanted.startswith("~") and isinstance(said, (int, decimal.Decimal)):
        rounded = decimal.Decimal(wanted[1:])
        return decimal.Decimal(said).quantize(rounded, rounding=decimal.ROUND_HALF_UP) == rounded
    if isinstance(wanted, bool) or isinstance(said, bool):
        return wanted is said
    return wanted == said
