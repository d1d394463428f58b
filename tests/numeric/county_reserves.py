"""county_reserves.py - the counties of California, fiscal year 2017: a cut of 25 %, kept up whole from a reserve of 5 % of
the budget each. Which have a gap, to the cent, worked out again with exact fractions from the published files.

Usage: county_reserves.py FISCALC. FISCALC_SHARED names the folder of public files; without it the test is skipped.
"""

import csv
import io
import os
import pathlib
import subprocess
import sys
from fractions import Fraction

SKIPPED = 77


def cents(exact):
    """To the cent, half away from zero."""
    size = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return size if exact >= 0 else -size


def dollars(text):
    return Fraction(text.replace(",", ""))


def rows(path):
    return csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))


def main():
    shared = os.environ.get("FISCALC_SHARED", "")
    folder = pathlib.Path(shared) / "data/real/ca_counties"
    if not shared or not folder.is_dir():
        print("skipped: FISCALC_SHARED names no folder with data/real/ca_counties")
        return SKIPPED
    grants = folder / "derived_ca_counties_2017_federal_by_program.csv"
    budgets = folder / "derived_ca_counties_2017_summary.csv"
    cost, reserve = {}, {}
    for row in rows(grants):
        name = row["Entity Name"]
        cost[name] = cost.get(name, 0) + cents(dollars(row["Amount"]) * 100 / 4)
    for row in rows(budgets):
        reserve[row["Entity Name"]] = cents(dollars(row["Total Expenditures"]) * 100 / 20)
    expected = {name: (own, min(max(own, 0), reserve[name]), max(own - reserve[name], 0)) for name, own in cost.items()}

    line = [sys.argv[1], "cut", "25%", "--budgets", budgets, "--grants", grants, "--map", "budgets.amount=Total Expenditures",
            "--year", "2017", "--backfill", "100%", "--reserve", "5%", "--no-digest", "-f", "csv", "--table", "gap"]
    said = subprocess.run(line, capture_output=True, text=True, check=True).stdout
    got = {row["government"]: tuple(cents(Fraction(row[key]) * 100) for key in ("own_cost", "drawn", "gap"))
           for row in csv.DictReader(io.StringIO(said))}
    faults = sorted(name for name in expected.keys() | got.keys() if expected.get(name) != got.get(name))
    for name in faults:
        print(f"{name}: expected own cost, drawn, gap {expected.get(name)}, got {got.get(name)}")
    with_gap = [name for name, figures in expected.items() if figures[2]]
    print(f"{len(expected)} counties, {len(with_gap)} with a gap, {sum(f[2] for f in expected.values())} cents in all, "
          f"{len(faults)} faults")
    return 1 if faults or not with_gap else 0


if __name__ == "__main__":
    sys.exit(main())
