"""Audits against an own computation: random tables always, and the tracker of ended grants under $FISCALC_SHARED/data/real.

    audit_oracle.py FISCALC

Which rows a check must find is worked out again with csv, decimal and fractions, and nothing else may be found; and the
findings but for their places must not depend on the order of the rows. Prints each difference; exit 1 if there is one.
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

ROUNDS = 40
TRACKER = "data/real/terminations/doge-grant_2025-03-30.csv"
PLACES = ("file", "line", "also")


def audit(program, folder, *words):
    line = [program, "audit", *words, "-f", "json", "--no-digest"]
    run = subprocess.run(line, cwd=folder, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(words)}: exit {run.returncode}\n{run.stderr}")
    findings = json.loads(run.stdout)["tables"]["findings"]["rows"]
    if (run.returncode == 1) != bool(findings):
        raise RuntimeError(f"{' '.join(words)}: exit {run.returncode} with {len(findings)} findings")
    return findings


def places(findings, *checks):
    return sorted((finding["check"], finding["line"]) for finding in findings if finding["check"] in checks)


def write(path, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def above_and_negative(rows):
    """(check, line) of every row of a tracker whose parts or savings cannot be; a ceiling is never negative."""
    for line, row in enumerate(rows, 2):
        amount = Decimal(row["amount"])
        paid, spent = (Decimal(row[name]) if row[name] else None for name in ("outlayed", "incurred"))
        if amount >= 0:
            if (paid or 0) > amount or (spent or 0) > amount or (paid or 0) + (spent or 0) > amount:
                yield "above_award", line
            if row["savings"] and Decimal(row["savings"]) > amount:
                yield "above_award", line
        elif row["amount_basis"] == "ceiling":
            yield "negative", line
        if row["savings"] and Decimal(row["savings"]) < 0:
            yield "negative", line


def random_tracker(rng):
    def figure(low, high, missing):
        return "" if rng.random() < missing else f"{rng.randrange(low, high) / 100:.2f}"
    return [{"government": f"G{rng.randrange(4)}", "award_id": f"A-{number}", "fiscal_year": 2018,
             "amount": figure(-1000, 20000, 0), "amount_basis": rng.choice(["awarded", "ceiling"]),
             "outlayed": figure(0, 15000, 0.5), "incurred": figure(0, 9000, 0.7), "savings": figure(-500, 20000, 0.3)}
            for number in range(rng.randrange(1, 30))]


def random_books(rng):
    """Budgets with totals, departments and funds; which governments' parts exceed their total by more than a dollar a row."""
    rows, wrong = [], set()
    for number in range(rng.randrange(1, 8)):
        government, total = f"G{number}", rng.randrange(10**6, 10**9)
        parts = [total * rng.randrange(5, 25) // 100 for _ in range(rng.randrange(1, 7))]
        rows.append({"government": government, "fiscal_year": 2018, "stage": "adopted", "department": "", "amount": total})
        rows += [{"government": government, "fiscal_year": 2018, "stage": "adopted", "department": f"D{at}", "amount": part}
                 for at, part in enumerate(parts)]
        above = sum(parts) > total + len(parts)
        near = len(parts) >= 3 and sum(parts) * 100 >= total * 90 and sum(parts) < total - len(parts)
        if above or near:
            wrong.add(government)
    return rows, wrong


def outliers(rows, residents):
    """Governments whose budget a head is three times the next and five times the median of the others; else, as far below."""
    heads = sorted(((Fraction(row["amount"], residents[row["government"]]), row["government"]) for row in rows), reverse=True)
    return apart(heads) or apart([(1 / value, name) for value, name in reversed(heads)])


def apart(heads):
    found = 0
    for k in range(1, max(1, len(heads) // 10) + 1):
        rest = heads[k:]
        if len(rest) >= 2 and heads[k - 1][0] >= max(3 * rest[0][0], 5 * rest[len(rest) // 2][0]):
            found = k
    return {name for _, name in heads[:found]}


def duplicated(rows):
    groups = defaultdict(list)
    for line, row in enumerate(rows, 2):
        groups[tuple(row.values())].append(line)
    return sorted(("duplicates", lines[0]) for lines in groups.values() if len(lines) > 1)


def faults(program, rng, folder):
    tracker = random_tracker(rng)
    write(folder / "grants.csv", tracker)
    found = audit(program, folder, "--grants", "grants.csv", "--check", "above_award,negative")
    if places(found, "above_award", "negative") != sorted(above_and_negative(tracker)):
        yield f"tracker: {places(found, 'above_award', 'negative')}, not {sorted(above_and_negative(tracker))}"
    twice = tracker + rng.sample(tracker, rng.randrange(len(tracker) + 1))
    twice = [row for row in twice if Decimal(row["amount"])] or tracker
    rng.shuffle(twice)
    write(folder / "grants.csv", twice)
    found = audit(program, folder, "--grants", "grants.csv")
    if places(found, "duplicates") != duplicated(twice):
        yield f"duplicates: {places(found, 'duplicates')}, not {duplicated(twice)}"
    yield from any_order(program, rng, folder, twice, found)
    books, wrong = random_books(rng)
    write(folder / "budgets.csv", books)
    found = audit(program, folder, "--budgets", "budgets.csv", "--check", "totals")
    if {finding["government"] for finding in found} != wrong:
        yield f"totals: {found}, not {wrong}"
    yield from heads(program, rng, folder)


def any_order(program, rng, folder, rows, found):
    rows = rows[:]
    rng.shuffle(rows)
    write(folder / "grants.csv", rows)
    again = audit(program, folder, "--grants", "grants.csv")
    key = lambda finding: [str(value) for name, value in finding.items() if name not in PLACES]
    if sorted(map(key, found)) != sorted(map(key, again)):
        yield "the findings depend on the order of rows"


def heads(program, rng, folder):
    n = rng.randrange(3, 30)
    residents = {f"G{at}": rng.randrange(1000, 10**6) for at in range(n)}
    rows = [{"government": name, "fiscal_year": 2018, "stage": "adopted",
             "amount": count * rng.randrange(100, 900) * rng.choice([1] * 12 + [10, 30])} for name, count in residents.items()]
    write(folder / "budgets.csv", rows)
    write(folder / "governments.csv", [{"government": name, "type": "township", "population": count}
                                       for name, count in residents.items()])
    found = audit(program, folder, "--budgets", "budgets.csv", "--governments", "governments.csv", "--check", "per_head")
    if {finding["government"] for finding in found} != outliers(rows, residents):
        yield f"per_head: {[finding['government'] for finding in found]}, not {outliers(rows, residents)}"


def tracker_faults(program, shared):
    path = shared / TRACKER
    with path.open(newline="", encoding="utf-8") as file:
        rows = [(Decimal(row["value"]), Decimal(row["savings"])) for row in csv.DictReader(file)]
    above, below = sum(saved > value for value, saved in rows), sum(value < 0 or saved < 0 for value, saved in rows)
    found = audit(program, shared, "--grants", TRACKER, "--map", "amount=value")
    counts = [sum(finding["check"] == check for finding in found) for check in ("above_award", "negative")]
    if counts != [above, below] or not above or not below:
        yield f"{TRACKER}: {counts} findings, not {[above, below]}"


def main():
    program, wrong = str(pathlib.Path(sys.argv[1]).resolve()), 0
    shared = os.environ.get("FISCALC_SHARED")
    with tempfile.TemporaryDirectory(prefix="fiscalc-audit-") as name:
        for seed in range(ROUNDS):
            for fault in faults(program, random.Random(seed), pathlib.Path(name)):
                print(f"seed {seed}: {fault}")
                wrong += 1
    if shared and (pathlib.Path(shared) / TRACKER).is_file():
        for fault in tracker_faults(program, pathlib.Path(shared)):
            print(fault)
            wrong += 1
    print(f"{ROUNDS} rounds, {wrong} differences")
    return wrong != 0


sys.exit(main())
