"""Plans of cuts against an own computation: random tables always, and New York's accounts under $FISCALC_SHARED.

    plan_oracle.py FISCALC

Sums are made by sqlite3, rates and rounding by fractions: a row is what a government's department gets for a program;
each rate takes its part of the row's sum, rounded once; a row stays in the plan where a threshold that is set is reached
by the government or by the department, or where nobody can tell. Prints each difference; exit 1 if there is one.
"""
import csv
import json
import os
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
from fractions import Fraction

RATES = {"5%": Fraction(5, 100), "12.5%": Fraction(125, 1000), "25%": Fraction(1, 4), "33.3%": Fraction(333, 1000), "100%": Fraction(1)}
LIMITS = {"1%": Fraction(1, 100), "10%": Fraction(1, 10), "40%": Fraction(2, 5), "99%": Fraction(99, 100)}
CENTS = 100


def column(rate):
    return "cut_" + rate.rstrip("%").replace(".", "_")


def rounded(value, half_even):
    """A fraction of cents to a whole cent."""
    below, rest = divmod(abs(value), 1)
    up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (not half_even or below % 2))
    return (int(below) + up) * (-1 if value < 0 else 1)


def text(cents):
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // CENTS}.{abs(cents) % CENTS:02d}"


def number(cents):
    return float(text(cents))


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def random_tables(rng):
    governments = [f"City {letter}" for letter in "ABCDEF"[:rng.randrange(1, 7)]]
    departments, programs = ["Police", "Health", "Roads", ""], ["JAG", "Title I", "Medicaid", "Transit"]
    grants = [{"government": rng.choice(governments), "fiscal_year": 2026, "department": rng.choice(departments),
               "program": rng.choice(programs), "amount": text(rng.randrange(-2000, 10 ** rng.randrange(2, 11)))}
              for _ in range(rng.randrange(1, 40))]
    budgets = [{"government": government, "fiscal_year": 2026, "department": department,
                "amount": text(rng.randrange(1, 10 ** rng.randrange(4, 12)))}
               for government in governments for department in ["", "Police", "Health"] if rng.random() < 0.8]
    return grants, budgets


def cents(amount):
    return int(amount.replace(".", ""))


class Wanted:
    """The plan and the thresholds as they should be."""

    def __init__(self, grants, budgets, rates, limits, half_even):
        self.base = sqlite3.connect(":memory:")
        self.base.execute("create table grants (government, department, program, cents integer)")
        self.base.execute("create table budgets (government, department, cents integer)")
        self.base.executemany("insert into grants values (?, ?, ?, ?)",
                              [(g["government"], g["department"], g["program"], cents(g["amount"])) for g in grants])
        self.base.executemany("insert into budgets values (?, ?, ?)",
                              [(b["government"], b["department"], cents(b["amount"])) for b in budgets])
        self.rates, self.limits, self.half_even = rates, limits, half_even

    def ask(self, question, *values):
        return self.base.execute(question, values).fetchall()

    def budget(self, government, department):
        """A department's is its row alone; a government's its total, else the sum of its departments."""
        own = self.ask("select cents from budgets where government = ? and department = ?", government, department)
        if own or department:
            return own[0][0] if own else None
        return self.ask("select sum(cents) from budgets where government = ?", government)[0][0]

    def reached(self, government, department, limit):
        asked = "select sum(cents) from grants where government = ?" + (" and department = ?" if department else "")
        amount = self.ask(asked, *[government, department][:2 if department else 1])[0][0]
        budget = self.budget(government, department)
        if not budget or budget <= 0:
            return amount, False if amount <= 0 else None
        return amount, Fraction(amount, budget) >= limit

    def thresholds(self):
        rows = []
        for (government,) in self.ask("select distinct government from grants order by government"):
            if "government" in self.limits:
                rows.append((government, "", *self.reached(government, "", self.limits["government"])))
            departments = self.ask("select distinct department from grants where government = ? and department <> '' "
                                   "order by department", government) if "department" in self.limits else []
            for (department,) in departments:
                rows.append((government, department, *self.reached(government, department, self.limits["department"])))
        return rows

    def plan(self):
        verdicts = {(government, department): reached for government, department, _, reached in self.thresholds()}
        rows = self.ask("select government, department, program, sum(cents) from grants group by 1, 2, 3 order by 1, 2, 3")
        return [(*row, *[rounded(row[3] * rate, self.half_even) for rate in self.rates])
                for row in rows if self.is_kept(verdicts, row[0], row[1])]

    def is_kept(self, verdicts, government, department):
        said = [verdicts[key] for key in {(government, ""), (government, department)} if key in verdicts]
        return not self.limits or any(verdict is not False for verdict in said)


def run(fiscalc, folder, *options):
    done = subprocess.run([fiscalc, "plan", "--budgets", "budgets.csv", "--grants", "grants.csv", "-f", "json", *options],
                          cwd=folder, capture_output=True, encoding="utf-8", check=True)
    return json.loads(done.stdout)["tables"]


def difference(tables, wanted, names):
    plan = [(row["government"], row["department"] or "", row["program"], row["amount"], *[row[name] for name in names])
            for row in tables["plan"]["rows"]]
    expected = [(*row[:3], *map(number, row[3:])) for row in wanted.plan()]
    if plan != expected:
        yield f"plan: {plan} is not {expected}"
    total = tables["total"]["rows"][0]
    sums = [sum(row[3 + i] for row in wanted.plan()) for i in range(1 + len(names))]
    if [total["amount"], *[total[name] for name in names]] != [number(value) for value in sums]:
        yield f"total: {total} is not {sums}"
    if wanted.limits:
        said = [(row["government"], row.get("department") or "", row["amount"], row["reached"]) for row in tables["thresholds"]["rows"]]
        expected = [(government, department, number(amount), reached) for government, department, amount, reached in wanted.thresholds()]
        if said != expected:
            yield f"thresholds: {said} is not {expected}"


def random_case(fiscalc, folder, seed):
    rng = random.Random(seed)
    grants, budgets = random_tables(rng)
    rates = rng.sample(sorted(RATES), rng.randrange(1, 4))
    half_even = rng.random() < 0.3
    names = [name for name in ("government", "department") if rng.random() < 0.5] if budgets else []
    limits = {name: rng.choice(sorted(LIMITS)) for name in names}
    with_budget = {b["government"] for b in budgets} & {g["government"] for g in grants}
    if not with_budget:
        limits = {}
    write(folder / "grants.csv", grants)
    write(folder / "budgets.csv", budgets or [{"government": "Nowhere", "fiscal_year": 2026, "department": "", "amount": "1"}])
    options = ["--rates", ",".join(rates)] + [f"--threshold={name}={limit}" for name, limit in limits.items()]
    options += ["--rounding", "half_even"] if half_even else []
    wanted = Wanted(grants, budgets, [RATES[rate] for rate in rates], {name: LIMITS[limit] for name, limit in limits.items()}, half_even)
    for fault in difference(run(fiscalc, folder, *options), wanted, [column(rate) for rate in rates]):
        yield f"seed {seed}, {' '.join(options)}: {fault}"


def new_york(fiscalc, shared):
    """5, 10, 25, 50 and 100 % of the federal revenue of fiscal year 2014, as adopted, as modified and as received."""
    path = pathlib.Path(shared) / "data/real/nyc/derived_cafr_all_sources_fy2010-2014.csv"
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Year"] == "2014" and row["Funding Source"].startswith("Federal")]
    for stage in ("Adopted", "Modified", "Actuals"):
        done = subprocess.run([fiscalc, "plan", "--grants", path, "--where", "Funding Source=Federal*", "--year", "2014",
                               "--set", "government=New York City", "--map", f"amount={stage}", "--by", "department",
                               "--rates", "5%,10%,25%,50%,100%", "-f", "json"], capture_output=True, encoding="utf-8", check=True)
        total = json.loads(done.stdout)["tables"]["total"]["rows"][0]
        by_department = {}
        for row in rows:
            by_department.setdefault(row["Agency Name"], []).append(round(Fraction(row[stage].replace(",", "") or 0) * CENTS))
        for rate in ("5", "10", "25", "50", "100"):
            wanted = sum(rounded(sum(amounts) * Fraction(int(rate), 100), False) for amounts in by_department.values())
            if total[f"cut_{rate}"] != number(wanted):
                yield f"New York, {stage}, {rate} %: {total[f'cut_{rate}']} is not {text(wanted)}"


def main(fiscalc, count=150):
    fiscalc = str(pathlib.Path(fiscalc).resolve())
    faults = []
    with tempfile.TemporaryDirectory(prefix="fiscalc-plan-") as name:
        for seed in range(count):
            faults += random_case(fiscalc, pathlib.Path(name), seed)
    shared = os.environ.get("FISCALC_SHARED", "")
    if os.path.isdir(shared):
        faults += new_york(fiscalc, shared)
    print("\n".join(faults[:20]) if faults else f"{count} random plans agree")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
