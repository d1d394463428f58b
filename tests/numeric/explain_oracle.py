#!/usr/bin/env python3
"""explain_oracle.py PROJECT PROGRAM - every figure of a run, explained: what is shown must add up to it.

For each row and each metric of several answers, "explain" gives the same figure as "run"; its formula, worked out in exact
fractions from the terms, gives that figure; each term is the sum of its grants or of its budget rows; the steps that count
add up to the loss; each step leaves what it says; the equations in words are true; and each grant stands at its line."""
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import explain_cases

CASES = 36
ROWS = 5  # of one answer, and its total
SHARES = ("share", "share_of_department", "share_of_department_revenue", "share_of_federal_aid", "share_of_grant",
          "levy_rise")
SCHEDULED = ("gap", "gap_min", "gap_max", "new_gap", "full_years", "first_gap_year", "positions", "peak_cash")
LOSSES = ("future", "incurred", "clawback")
ACCOUNTS = {"loss": LOSSES, "loss_future": ("future",), "loss_incurred": ("incurred",), "loss_clawback": ("clawback",),
            "cash": ("cash",), "float_cost": ("float",), "expected_back": ("expected_back",)}
BEYOND_LOSS = {"awards", "first_year", "last_year", "fiscal_year", "stage", "contained", "governments", "governments_with_budget",
               "loss_without_suspect", "loss_min", "loss_max", "loss_expected"}


class Answer:
    def __init__(self, program, folder, words):
        command = [program, *words, "-f", "json", "--no-digest"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
        whole = json.loads(done.stdout, parse_float=Decimal, parse_int=Decimal) if done.stdout else {}
        self.by = whole.get("settings", {}).get("by", "").split(",")
        self.code, self.errors = done.returncode, [each["code"] for each in whole.get("errors", [])]
        self.tables = {name: table["rows"] for name, table in whole.get("tables", {}).items()}
        self.columns = {name: {each["name"]: each for each in table["columns"]} for name, table in whole.get("tables", {}).items()}


def twelve(value):
    """A fraction in 12 significant digits, rounded half away from zero."""
    if value == 0:
        return Decimal(0)
    places = 11 - Decimal(value.numerator / value.denominator).copy_abs().adjusted()
    scaled = abs(value) * Fraction(10) ** places
    whole = (scaled + Fraction(1, 2)) // 1
    if whole >= 10**12:  # the quick guess of its size was one too low
        places -= 1
        whole = (abs(value) * Fraction(10) ** places + Fraction(1, 2)) // 1
    return Decimal(int(whole)).scaleb(-places) * (1 if value > 0 else -1)


def formed(metric, terms):
    """What the formula makes of its terms, written here anew; None: a schedule of years makes it."""
    if metric in SCHEDULED:
        return None
    amounts = {name: Fraction(each["count"] if each.get("count") is not None else each["amount"]) for name, each in terms.items()}
    if metric == "change":
        return amounts["left_last"] / amounts["left_first"] - 1
    if metric == "change_real":
        return amounts["left_last_real"] / amounts["left_first"] - 1
    if metric == "two_month_floor":
        sixth = amounts["budget"] * 100 / 6
        return Fraction((sixth + Fraction(1, 2)) // 1, 100)
    if metric == "reserve_used":
        return amounts["drawn"] / amounts["available"]
    if metric == "coverage":
        return amounts["available"] / amounts["own_cost"]
    if metric == "one_in":
        return amounts["budget"] / amounts["loss"]
    if metric == "days_of_spending":
        return amounts["loss"] * 365 / amounts["budget"]
    if metric in SHARES or metric == "per_capita":
        loss = amounts.pop("loss")
        (whole,) = amounts.values()
        return loss / whole
    return sum(amounts.values())


class Checker:
    def __init__(self, program, folder, scenario, options, rounding):
        self.program, self.folder, self.scenario, self.options = program, pathlib.Path(folder), scenario, options
        self.rounding = ROUND_HALF_EVEN if rounding == "half_even" else ROUND_HALF_UP
        self.faults, self.explained, self.files = [], {}, {}

    def same(self, what, wanted, got):
        if wanted != got:
            self.faults.append(f"{self.scenario} {what}: wanted {wanted}, got {got}")

    def run(self):
        answer = Answer(self.program, self.folder, ["run", self.scenario, *self.options])
        if answer.code:
            return answer.errors
        metrics = [name for name in answer.columns["total"]
                   if name not in BEYOND_LOSS and not name.endswith(("_low", "_high"))]
        rows = answer.tables["impact"]
        for row in rows[::max(1, len(rows) // ROWS)]:
            for metric in metrics:
                self.explain(metric, ",".join(row[name] or "" for name in answer.by), row)
        for metric in metrics:
            self.explain(metric, "total", answer.tables["total"][0])
        return []

    def explain(self, metric, key, row):
        answer = Answer(self.program, self.folder, ["explain", self.scenario, *self.options, "--row", key, "--column", metric])
        what = f"{key}: {metric}"
        self.explained[metric] = self.explained.get(metric, 0) + 1
        if answer.code:
            self.same(what, 0, (answer.code, answer.errors))
            return
        (figure,) = answer.tables["explained"]
        for end in ("", "_low", "_high"):
            if "value" + end in figure:
                self.same(what + end, row.get(metric + end, row[metric]), figure["value" + end])
        terms = {each["term"]: each for each in answer.tables["terms"]}
        if figure["value"] is not None:
            money = answer.columns["explained"]["value"]["type"] == "money"
            value = formed(metric, terms)
            if value is not None:
                made = Decimal(value.numerator) / value.denominator if money else twelve(value)
                self.same(what + " formed", figure["value"], made)
        self.terms(what, answer, terms)
        self.steps(what, answer, terms)
        self.lines(what, answer)

    def terms(self, what, answer, terms):
        for name, term in terms.items():
            amount = term["count"] if term.get("count") is not None else term["amount"]
            if name in answer.columns["awards"]:
                known = [each[name] for each in answer.tables["awards"] if each[name] is not None]
                if known:
                    self.same(f"{what}: grants of {name}", sum(known), amount)
            elif amount is not None and name not in ("drawn", "available"):
                rows = answer.tables["budget_rows"]
                self.same(f"{what}: rows of {name}", sum((each.get("count") or each["amount"] or 0) for each in rows), amount)

    def steps(self, what, answer, terms):
        rows = answer.tables["steps"]
        for name in terms.keys() & ACCOUNTS.keys():
            booked = sum(each["booked"] for each in rows if each["counted"] and each["account"] in ACCOUNTS[name])
            if terms[name]["amount"] is not None:
                self.same(f"{what}: steps of {name}", terms[name]["amount"], booked)
        for each in rows:
            if each["before"] is not None:
                self.same(f"{what}: step", each["after"], each["before"] - each["taken"])
            if each["words"]:
                self.words(what, each)

    def words(self, what, step):
        """ "10% of $1,000 x 25% (phase) x 84/365 (days of the year) = $5.75", or "...: $10 - $1 = $9". """
        text = step["words"]
        sums = re.fullmatch(r".*: (-?\$[\d,.]+) - (-?\$[\d,.]+) = (-?\$[\d,.]+)", text)
        rate = re.fullmatch(r"(\S+) of (-?\$[\d,.]+)((?: x \S+ \([a-z ]+\))*) = (-?\$[\d,.]+)", text)
        if sums:
            self.same(f"{what}: {text}", [step["before"], step["taken"], step["after"]], [amount(each) for each in sums.groups()])
        elif rate:
            product = fraction(rate[1]) * Fraction(amount(rate[2]))
            for factor in re.findall(r" x (\S+) \(", rate[3]):
                product *= fraction(factor)
            cents = (Decimal(product.numerator) / product.denominator).quantize(Decimal("0.01"), self.rounding)
            self.same(f"{what}: {text}", [step["before"], step["taken"], step["taken"]], [amount(rate[2]), cents, amount(rate[4])])
        elif text != "not yet in force":
            self.faults.append(f"{self.scenario} {what}: words that no one can check: {text}")

    def lines(self, what, answer):
        for award in answer.tables["awards"]:
            cells = self.line_of(award["file"], int(award["line"]))
            self.same(f"{what}: id at {award['file']}:{award['line']}", award["award_id"] or "", cells.get("award_id", ""))
            if "amount" in cells and "M" not in cells["amount"]:
                self.same(f"{what}: amount at {award['file']}:{award['line']}", award["amount"],
                          Decimal(cells["amount"].replace("$", "").replace(",", "")))

    def line_of(self, name, number):
        if name not in self.files:
            with open(self.folder / name, encoding="utf-8", newline="") as text:
                rows = csv.DictReader(text)
                self.files[name] = {rows.line_num: row for row in rows}
        return self.files[name][number]


def amount(text):
    return Decimal(text.replace("$", "").replace(",", ""))


def fraction(text):
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def main():
    project, program = pathlib.Path(sys.argv[1]), str(pathlib.Path(sys.argv[2]).resolve())
    checkers, refused = [], {}
    for story in sorted((project / "datasets").glob("*/scenarios/*.json")):
        if not story.name.endswith(".result.json"):
            checkers.append(Checker(program, story.parent, story.name, [], "half_away"))
            checkers[-1].run()
    passed = project / "tests" / "golden" / "run-passed" / "given"
    files = [word for name in ("governments", "budgets", "grants") for word in ("--" + name, name + ".csv")]
    for by in ("government", "program"):
        checkers.append(Checker(program, passed, "half.json", [*files, "--by", by], "half_away"))
        checkers[-1].run()
    for seed in range(1, CASES + 1):
        with tempfile.TemporaryDirectory(prefix="fiscalc-explain-") as folder:
            options = explain_cases.make(seed, folder)
            checkers.append(Checker(program, folder, "scenario.json", options, options[-1]))
            errors = checkers[-1].run()
            for code in errors:
                refused[code] = refused.get(code, 0) + 1
            checkers[-1].faults = [f"case {seed}: {each}" for each in checkers[-1].faults]
    faults = [fault for each in checkers for fault in each.faults]
    explained = {}
    for each in checkers:
        for metric, count in each.explained.items():
            explained[metric] = explained.get(metric, 0) + count
    known = {each["name"] for each in Answer(program, ".", ["list", "metrics"]).tables["list"]}
    faults += [f"{metric} was never explained" for metric in sorted(known - explained.keys())]
    for fault in faults[:40]:
        print(fault)
    print(f"explained: {explained}; {len(faults)} faults; refused: {refused or 'none'}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
