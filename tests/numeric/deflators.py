#!/usr/bin/env python3
"""deflators.py - losses in the first year's dollars by an index of prices in a CSV, against fractions.

Usage: deflators.py LIBRARY [--cases N]"""
import argparse
import csv
import io
import random
import sys
from fractions import Fraction

from library import Library
from random_scenarios import cents

YEARS = ["fiscal_year", "year", "FY", "Budget Year"]
INDEXES = [("index", None), ("Index", None), ("CPI-U, Boston", "CPI-U, Boston"), ("índice", "índice")]


def away(x):
    """To the cent, half away from zero."""
    whole = int(abs(x) + Fraction(1, 2))
    return whole if x >= 0 else -whole


def price_file(rng, prices, header):
    """The index in one of the forms in which such files come: columns in any order, rows without an index, CRLF."""
    columns = [(rng.choice(YEARS), lambda year, price: rng.choice(["{}", "FY{}"]).format(year)),
               (header, lambda year, price: price), ("source", lambda year, price: "office, revised")]
    rng.shuffle(columns)
    rows = [*prices.items(), (max(prices) + 5, ""), (min(prices) - 1, rng.choice(["", "12.5"]))]
    rng.shuffle(rows)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=rng.choice(["\n", "\r\n"]))
    writer.writerow([name for name, _ in columns])
    writer.writerows([cell(year, price) for _, cell in columns] for year, price in rows)
    return rng.choice(["", "\ufeff"]) + out.getvalue()


def differences(seed, library):
    rng = random.Random(seed)
    first, n = rng.randint(1990, 2030), rng.randint(2, 6)
    years = range(first, first + n)
    prices = {year: f"{rng.randint(1, 40000) / rng.choice([1, 10, 1000])}" for year in years}
    grants = {year: [rng.randint(-10**6, 10**rng.randint(1, 12)) for _ in range(rng.randint(1, 3))] for year in years}
    rate = Fraction(rng.randint(0, 10000), 10000)
    header, named = rng.choice(INDEXES)
    deflator = {"index": "prices.csv", **({"column": named} if named else {})}
    scenario = {"fiscalc": 1, "years": {"first": first, "last": first + n - 1}, "baseline": {"deflator": deflator},
                "cuts": [{"effect": "percent", "rate": f"{rate.numerator}/{rate.denominator}"}]}
    rows = [f"Ø,{year},{i},{amount // 100}.{amount % 100:02}" if amount >= 0 else f"Ø,{year},{i},-{-amount // 100}.{-amount % 100:02}"
            for year in years for i, amount in enumerate(grants[year])]
    files = {"budgets.csv": "government,fiscal_year,amount\n" + "".join(f"Ø,{year},1\n" for year in years),
             "grants.csv": "government,fiscal_year,award_id,amount\n" + "\n".join(rows) + "\n",
             "prices.csv": price_file(rng, prices, header)}
    answer = library.ask({"command": "run", "scenario": scenario, "files": files, "options": {
        "budgets": "budgets.csv", "grants": "grants.csv", "format": "json", "metrics": ["loss_real", "change_real"]}})
    if answer["errors"]:
        return [str(each) for each in answer["errors"]]
    price = {year: Fraction(text) for year, text in prices.items()}
    real = sum(away(away(amount * rate) * price[first] / price[year]) for year in years for amount in grants[year])
    total, file = answer["tables"]["total"]["rows"][0], answer["inputs"][-1]
    out = [] if cents(total["loss_real"]) == real else [f"loss_real: expected {real}, got {total['loss_real']}"]
    if file["as"] != "deflator" or file["columns"]["index"] != header or int(file["rows"]) != n + 2:
        out.append(f"the deflator among the inputs is {file}")
    return out


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("library")
    ask.add_argument("--cases", type=int, default=200)
    asked = ask.parse_args()
    library, bad = Library(asked.library), 0
    for seed in range(asked.cases):
        for each in differences(seed, library):
            print(f"case {seed}: {each}")
            bad += 1
    print(f"{asked.cases} cases, {bad} differences")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
