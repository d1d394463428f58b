#!/usr/bin/env python3
"""invariance.py - what must hold of any scenario: parts add up, rows may stand in any order, nothing loses more than it has."""
import copy
import random
import sys
import tempfile

import cases
from evaluator import Evaluation, cents

CASES = 60
PLACES = ("source", "file", "line")  # follow the order of the file, as they must


def cents_of(text):
    return 0 if text is None else cents(text)


def without_places(tables):
    return {name: [{column: value for column, value in row.items() if column not in PLACES} for row in rows]
            for name, rows in tables.items() if name != "sources"}


def parts_add_up(case, tables):
    total = cents_of(tables["total"][0]["loss"])
    for name in ("impact", "awards", "cuts"):
        whole = sum(cents_of(row["loss"]) for row in tables[name])
        if whole != total:
            yield f"{name} adds up to {whole}, the total is {total}"
    taken = [0] * len(tables["awards"])
    for step in tables["steps"]:
        taken[int(step["award"]) - 1] += int(step["taken_cents"])
    for award, each in zip(tables["awards"], taken):
        if award["loss"] is not None and cents(award["loss"]) != each:
            yield f"steps of {award['award_id']} add up to {each}, its loss is {award['loss']}"


def nothing_loses_more_than_it_has(case, tables):
    of = Evaluation(case)
    for award, row in zip(of.awards, tables["awards"]):
        loss, left = cents_of(row["loss"]), of.left(award, 1)
        if (left >= 0 and not 0 <= loss <= left) or (left < 0 and not left <= loss <= 0):
            yield f"{award['award_id']} has {left} and loses {loss}"


def any_row_order(case, tables, again):
    shuffled = copy.deepcopy(case)
    rng = random.Random(case["seed"])
    for name in ("governments", "budgets", "grants"):
        rng.shuffle(shuffled[name])
    if without_places(again(shuffled)) != without_places(tables):
        yield "the tables depend on the order of rows"


def a_cut_of_nothing(case, tables, again):
    nothing = copy.deepcopy(case)
    for cut in nothing["scenario"]["cuts"]:
        for member in ("rate", "amount", "from"):
            cut.pop(member, None)
        cut.update(effect="percent", rate="0%")
    for row in again(nothing)["awards"]:
        if cents_of(row["loss"]) != 0:
            yield f"{row['award_id']} loses {row['loss']} by a cut of 0 %"


def all_of_it(case, tables, again):
    whole, ended = copy.deepcopy(case), copy.deepcopy(case)
    for each in (whole, ended):
        for row in each["grants"]:
            row.update(amount_basis="budgeted", outlayed="", incurred="")
        for cut in each["scenario"]["cuts"]:
            for member in ("rate", "amount", "from"):
                cut.pop(member, None)
    for cut in whole["scenario"]["cuts"]:
        cut.update(effect="percent", rate="100%")
    for cut in ended["scenario"]["cuts"]:
        cut.update(effect="terminate")
    if again(whole)["impact"] != again(ended)["impact"]:
        yield "100 % of flow rows is not their termination"


def main(program):
    faults, checked = [], 0
    with tempfile.TemporaryDirectory() as folder:
        again = lambda case: cases.run(program, case, folder)[0]
        for seed in range(10_000, 10_000 + CASES):
            case = cases.make(seed)
            tables = again(case)
            if tables is None:
                continue
            checked += 1
            found = [*parts_add_up(case, tables), *nothing_loses_more_than_it_has(case, tables)]
            for check in (any_row_order, a_cut_of_nothing, all_of_it):
                found += check(case, tables, again)
            faults += [f"case {seed}: {each}" for each in found]
    print("\n".join(faults[:40]))
    print(f"{checked} scenarios, {len(faults)} faults")
    return 1 if faults or checked < CASES // 2 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
