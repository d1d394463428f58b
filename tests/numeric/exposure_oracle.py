"""Exposure against an own computation: random tables always, and real files under $FISCALC_SHARED/data/real.

    exposure_oracle.py FISCALC

The rules are written again from SEMANTICS section 1, with csv, decimal and fractions: a budget is its total row, else the
sum of its parts; a department's is its own row, else the sum of its finer ones; expenditure unless only revenue exists; a
row that is not of one government is set against the budgets of all that get grants; a share uses those that have both.
Prints each difference; exit 1 if there is one.
"""
import csv
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

DIGITS = 12
BREAKDOWNS = (["government"], ["program"], ["department"], ["state"], ["government", "program"],
              ["government", "department"], ["federal_agency", "state"])


class Tables:
    """Budgets and grants of one year and stage as lists of dicts, amounts as fractions."""

    def __init__(self, budgets, grants, states=None, populations=None):
        self.budgets, self.grants = budgets, grants
        self.states, self.populations = states or {}, populations or {}
        self.receivers = {grant["government"] for grant in grants}

    def rows(self, government, direction):
        return [row for row in self.budgets if row["government"] == government and row.get("direction") == direction]

    def budget(self, government, department=""):
        """(amount, direction), or None."""
        for direction in ("expenditure", "revenue"):
            rows = self.rows(government, direction)
            if department:
                rows = [row for row in rows if row["department"] == department]
            own = [row for row in rows if not row["fund"] and row["department"] == department]
            amount = sum(row["amount"] for row in own) if own else self.parts(rows)
            if rows:
                return amount, direction
        return None

    @staticmethod
    def parts(rows):
        total = 0
        for department in {row["department"] for row in rows}:
            mine = [row for row in rows if row["department"] == department]
            own = [row for row in mine if department and not row["fund"]]
            total += sum(row["amount"] for row in own or mine)
        return total


def together(tables, governments, department=""):
    """The budgets that governments have together, and who has one."""
    found = {government: tables.budget(government, department) for government in governments}
    for direction in ("expenditure", "revenue"):
        having = {government: pair[0] for government, pair in found.items() if pair and pair[1] == direction}
        if having:
            return sum(having.values()), set(having)
    return None, set()


def value(tables, grant, column):
    return tables.states.get(grant["government"], "") if column == "state" else grant[column]


def expose(tables, by):
    groups = defaultdict(list)
    for grant in tables.grants:
        groups[tuple(value(tables, grant, column) for column in by)].append(grant)
    aid = sum(grant["amount"] for grant in tables.grants)
    answer = {}
    for key, grants in groups.items():
        row = dict(zip(by, key))
        members = {row["government"]} if "government" in row else {
            government for government in tables.receivers
            if "state" not in row or tables.states.get(government, "") == row["state"]}
        department, having = row.get("department", ""), set()
        if department:
            budget, having = together(tables, members, department)
        if not having:
            budget, having = together(tables, members)
        amount = sum(grant["amount"] for grant in grants)
        part = sum(grant["amount"] for grant in grants if grant["government"] in having)
        share = part / budget if having and budget > 0 else None
        answer[key] = {"amount": amount, "budget": budget if having else None, "share": share,
                       "share_of_federal_aid": amount / aid if aid > 0 else None}
    return answer


def ranked(answer):
    known = sorted((key for key in answer if answer[key]["share"] is not None), key=lambda key: (-answer[key]["share"], key))
    rest = sorted((key for key in answer if answer[key]["share"] is None), key=lambda key: (-answer[key]["amount"], key))
    return known + rest


def rounded(fraction):
    """To 12 significant digits, half away from zero, as the program prints it."""
    if fraction in (None, 0):
        return fraction
    sign, fraction = (-1 if fraction < 0 else 1), abs(Fraction(fraction))
    power = 0
    while fraction * Fraction(10) ** power < 10 ** (DIGITS - 1):
        power += 1
    while fraction * Fraction(10) ** power >= 10 ** DIGITS:
        power -= 1
    scaled = fraction * Fraction(10) ** power
    return sign * Fraction(int(scaled + Fraction(1, 2))) / Fraction(10) ** power


class Checks:
    def __init__(self, fiscalc):
        self.fiscalc, self.made, self.faults = fiscalc, 0, []

    def equal(self, what, got, expected):
        self.made += 1
        if got != expected:
            self.faults.append(f"{what}: {got}, expected {expected}")

    def ask(self, what, arguments):
        done = subprocess.run([self.fiscalc, "exposure", *arguments, "-f", "json"], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            self.faults.append(f"{what}: ended with {done.returncode}\n{done.stdout[:2000]}{done.stderr[:2000]}")
            return None
        return json.loads(done.stdout, parse_float=Fraction, parse_int=Fraction)["tables"]

    def compare(self, what, tables, by, arguments):
        answer = self.ask(what, [*arguments, "--by", ",".join(by)])
        if not answer:
            return
        expected = expose(tables, by)
        rows = answer["exposure"]["rows"]
        order = ranked(expected)
        self.equal(f"{what}: order", [tuple(row[column] or "" for column in by) for row in rows], order)
        for row in rows:
            key = tuple(row[column] or "" for column in by)
            for figure, amount in expected.get(key, {}).items():
                shown = rounded(amount) if figure.startswith("share") else amount
                self.equal(f"{what}: {figure} of {key}", row[figure], shown)
        self.total(what, tables, answer["total"]["rows"][0])
        self.concentration(what, tables, expected, answer["concentration"]["rows"])

    def total(self, what, tables, row):
        budget, having = together(tables, tables.receivers)
        amount = sum(grant["amount"] for grant in tables.grants)
        part = sum(grant["amount"] for grant in tables.grants if grant["government"] in having)
        self.equal(f"{what}: total amount", row["amount"], amount)
        self.equal(f"{what}: governments", row["governments"], len(tables.receivers))
        self.equal(f"{what}: with budget", row["governments_with_budget"], len(having))
        self.equal(f"{what}: total budget", row["budget"], budget)
        self.equal(f"{what}: total share", row["share"], rounded(part / Fraction(budget)) if budget > 0 else None)

    def concentration(self, what, tables, expected, rows):
        amounts = sorted((figures["amount"] for figures in expected.values()), reverse=True)
        aid = sum(amounts)
        for row in rows:
            largest = sum(amounts[:int(row["largest"])])
            self.equal(f"{what}: largest {row['largest']}", row["amount"], largest)
            self.equal(f"{what}: their share", row["share_of_federal_aid"], rounded(largest / aid) if aid > 0 else None)


def cents(generator, low, high):
    return Fraction(generator.randint(low, high), 100)


def random_tables(generator):
    names = [f"G{number:02}" for number in range(generator.randint(1, 9))]
    states = {name: generator.choice(["NY", "CA", "OH"]) for name in names}
    departments, budgets = ["Police", "Parks", "Health"], []
    for name in names:
        kind = generator.choice(["total", "departments", "both", "fine", "none", "revenue"])
        direction = "revenue" if kind == "revenue" else "expenditure"
        if kind in ("total", "both"):
            budgets.append((name, direction, "", "", cents(generator, 10**5, 10**9)))
        if kind in ("departments", "both", "revenue"):
            budgets += [(name, direction, each, "", cents(generator, 10**4, 10**8)) for each in departments[:2]]
        if kind == "fine":
            for each in departments:
                funds = generator.sample(["General", "Grants", ""], generator.randint(1, 3))
                budgets += [(name, direction, each, fund, cents(generator, 10**4, 10**8)) for fund in funds]
    if not budgets:
        budgets.append((names[0], "expenditure", "", "", Fraction(1000)))
    grants = [(generator.choice(names), generator.choice(["JAG", "CDBG", "Title I"]), generator.choice(["DOJ", "HUD"]),
               generator.choice([*departments, "Housing", ""]), cents(generator, -10**5, 10**7))
              for _ in range(generator.randint(1, 60))]
    budgets = [dict(zip(("government", "direction", "department", "fund", "amount"), row)) for row in budgets]
    grants = [dict(zip(("government", "program", "federal_agency", "department", "amount"), row)) for row in grants]
    return Tables(budgets, grants, states)


def write(path, rows, columns, further):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*columns, *further])
        for row in rows:
            cells = [f"{Decimal(int(row[c] * 100)) / 100:.2f}" if c == "amount" else row[c] for c in columns]
            writer.writerow([*cells, *further.values()])


def check_random(checks, folder, count):
    generator = random.Random(20180124)
    year = {"fiscal_year": 2018}
    for number in range(count):
        tables = random_tables(generator)
        if not any(tables.budget(government) for government in tables.receivers):
            continue
        governments, budgets, grants = (folder / f"{name}.csv" for name in ("governments", "budgets", "grants"))
        write(governments, [{"government": g, "state": s} for g, s in tables.states.items()], ["government", "state"], {})
        write(budgets, tables.budgets, ["government", "direction", "department", "fund", "amount"], year)
        write(grants, tables.grants, ["government", "program", "federal_agency", "department", "amount"], year)
        files = ["--governments", str(governments), "--budgets", str(budgets), "--grants", str(grants)]
        for by in generator.sample(BREAKDOWNS, 3):
            checks.compare(f"random {number} by {','.join(by)}", tables, by, files)


def records(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def money(text):
    return Fraction(Decimal(text.replace("$", "").replace(",", "")))


def check_counties(checks, real):
    """The same questions of two denominators: spending and revenue."""
    summary = real / "ca_counties/derived_ca_counties_2017_summary.csv"
    programs = real / "ca_counties/derived_ca_counties_2017_federal_by_program.csv"
    for header in ("Total Expenditures", "Total Revenues"):
        budgets = [{"government": row["Entity Name"], "direction": "expenditure", "department": "", "fund": "",
                    "amount": money(row[header])} for row in records(summary)]
        grants = [{"government": row["Entity Name"], "program": row["Federal Program"], "amount": money(row["Amount"])}
                  for row in records(programs)]
        for by in (["government"], ["program"], ["government", "program"]):
            checks.compare(f"counties, {header}, by {','.join(by)}", Tables(budgets, grants), by,
                           ["--budgets", str(summary), "--grants", str(programs), "--map", f"budgets.amount={header}"])


def check_city(checks, real):
    """One file as budget and as grants, for each year and stage that it holds."""
    path = real / "nyc/derived_cafr_all_sources_fy2010-2014.csv"
    for year, stage in (("2010", "Actuals"), ("2012", "Actuals"), ("2014", "Adopted"), ("2014", "Modified"), ("2014", "Actuals")):
        rows = [row for row in records(path) if row["Year"] == year]
        budgets = [{"government": "New York City", "direction": "revenue", "department": row["Agency Name"],
                    "fund": row["Revenue Source Code"], "amount": money(row[stage] or "0")} for row in rows]
        grants = [{"government": "New York City", "department": row["Agency Name"], "program": row["Revenue Source Name"],
                   "amount": money(row[stage])} for row in rows if row["Funding Source"].startswith("Federal") and row[stage]]
        for by in (["department"], ["government"]):
            checks.compare(f"city {year} {stage} by {','.join(by)}", Tables(budgets, grants), by,
                           ["--budgets", str(path), "--grants", str(path), "--where", "grants.Funding Source=Federal*",
                            "--where", f"Year={year}", "--map", f"amount={stage}", "--set", "government=New York City",
                            "--set", "budgets.direction=revenue"])


def main():
    checks = Checks(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        check_random(checks, pathlib.Path(folder), 40)
    shared = os.environ.get("FISCALC_SHARED")
    if shared:
        check_counties(checks, pathlib.Path(shared) / "data/real")
        check_city(checks, pathlib.Path(shared) / "data/real")
    else:
        print("the real files are left out: FISCALC_SHARED does not name the folder that holds data/real")
    for fault in checks.faults[:40]:
        print(fault)
    print(f"{checks.made} figures compared, {len(checks.faults)} differ")
    return 1 if checks.faults else 0


if __name__ == "__main__":
    sys.exit(main())
