"""Every public file of $FISCALC_SHARED/data/real that holds budgets or awards: rows and the total to the cent that
`fiscalc convert` gives (tests/golden/real-loads) against Python's csv and decimal modules.

A line of FILES says how the file is read here: the columns that hold amounts (each makes a row), which rows count, what an
amount is multiplied by, how many records stand before the header (None: there is none, and columns are numbered)."""

import csv
import decimal
import fnmatch
import os
import pathlib
import sys

CENT = decimal.Decimal("0.01")
UNKNOWN = {"", "NA", "#Missing"}


def every(row):
    return True


class File:
    def __init__(self, columns, rows=every, units=1, before=0):
        self.columns, self.rows, self.units, self.before = columns, rows, units, before


FILES = {
    "boston": File(["FY21 Actual Expense", "FY22 Actual Expense", "FY23 Appropriation", "FY24 Adopted"]),
    "nih-cuts": File(["budg_NIH_cuts"]),
    "nih-baseline": File(["raw_funding"]),
    "california-budgets": File(["Total Expenditures"]),
    "california-grants": File(["Amount"]),
    "california-police": File(["Police Protection_Total"]),
    "census-1997": File("B_B*"),
    "census-2002": File("B_B*"),
    "chicago-budget": File(["2024 ORDINANCE (AMOUNT $)"]),
    "chicago-grants": File(["Year Total"], lambda row: "Total" not in row["Description"]),
    "cook": File("* [12][0-9][0-9][0-9]"),
    "audit-awards": File(["amount_expended"]),
    "audit-entities": File(["amount_expended_num"]),
    "illinois": File("[12][0-9][0-9][0-9]", lambda row: row["Row Labels"] != "Grand Total", before=1),
    "new-york-categories": File(["Categorical.Citywide.Rev"], lambda row: row["Path"] == "0"),
    "new-york-payable": File(["Prior Payable"]),
    "new-york-260": File(["recognized"]),
    "new-york-801": File(["recognized"]),
    "new-york-report": File(["Actuals"]),
    "new-york-bronx": File(["total_outlayed_amount_for_overall_award"]),
    "oakland-2016": File(["amount"]),
    "oakland-2020": File(["amount"]),
    "freeze-list": File(["Funding"]),
    "philadelphia": File(["Original Appn Balance"]),
    "police": File("LEA FY *"),
    "sacramento": File(["Amount"]),
    "san-antonio": File(["adopted_amount"], lambda row: row["is_total_row"] == "False"),
    "san-francisco": File("[12][0-9][0-9][0-9]"),
    "agencies-by-year": File([4], before=None),
    "agencies-by-quarter": File(["amount"]),
    "state-finances": File(["Totals.Expenditure"], units=1000),
    "states-by-agency": File(["amount"]),
    "college-park": File(["savings"]),
    "maryland": File(["savings"]),
    "doge-march-30": File(["value"]),
    "doge-march-19": File(["value"]),
    "nsf": File(["usaspending_obligated"]),
    "losses-by-week": File(["current_loss"], lambda row: row["week"] == "2025-05-02"),
    "additional-programs": File(["2025_outlays"]),
    "improper-payments": File(["outlays"]),
}


def amount(text):
    """The amount as published, to the cent, half away from zero."""
    text = text.strip().replace("$", "").replace(",", "").replace(" ", "")
    if text.startswith("(") and text.endswith(")"):
        text = "-" + text[1:-1]
    return decimal.Decimal(text).quantize(CENT, rounding=decimal.ROUND_HALF_UP)


def read(path, how):
    """Rows and total of a file, and its records."""
    with open(path, encoding="utf-8-sig", newline="") as text:
        records = list(csv.reader(text))
    if how.before is None:
        header = list(range(len(records[0])))
    else:
        header = [name.strip() for name in records[how.before]]
        records = records[how.before + 1:]
    if isinstance(how.columns, str):
        columns = [i for i, name in enumerate(header) if fnmatch.fnmatchcase(name, how.columns)]
    else:
        columns = [header.index(name) for name in how.columns]
    rows, total = 0, decimal.Decimal(0)
    for record in records:
        if not how.rows(dict(zip(header, record))):
            continue
        for column in columns:
            rows += 1
            if record[column].strip() not in UNKNOWN:
                total += amount(record[column]) * how.units
    return len(records), rows, total


def main():
    shared = os.environ.get("FISCALC_SHARED")
    if not shared or not (pathlib.Path(shared) / "data" / "real").is_dir():
        print("skipped: FISCALC_SHARED does not name the folder that holds data/real")
        return 77
    decimal.getcontext().prec = 60
    group = pathlib.Path(__file__).parent.parent / "golden" / "real-loads"
    cases = {case.name for case in group.iterdir() if case.is_dir()}
    wrong = sorted(cases ^ set(FILES))
    for name in sorted(cases & set(FILES)):
        with open(group / name / "stdout", encoding="utf-8", newline="") as said:
            row = list(csv.DictReader(said))[0]
        path = pathlib.Path(shared) / row["from"].removeprefix("shared/")
        records, rows, total = read(path, FILES[name])
        found = int(row["records"]), int(row["rows"]), decimal.Decimal(row["amount"])
        if found != (records, rows, total):
            wrong.append(f"{name}: fiscalc {found}, csv and decimal {(records, rows, total)}")
    for fault in wrong:
        print(fault)
    print(f"{len(cases)} files, {len(wrong)} differ")
    return 1 if wrong or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
