#!/usr/bin/env python3
"""random_scenarios.py - random scenarios through the library and through the evaluator: every figure is the same, to the cent.

Usage: random_scenarios.py LIBRARY [--cases N] [--first SEED] [--keep FOLDER]
The first difference is made as small as it goes and, with --keep, written out as files for the command line."""
import argparse
import copy
import json
import os
import sys
from collections import Counter

import scenario_cases
from after_the_loss import carried, own_cost
from evaluator import LOSS, Evaluation
from library import Library

MONEY = {"loss": LOSS, "loss_future": ("future",), "loss_incurred": ("incurred",), "loss_clawback": ("clawback",),
         "expected_back": ("expected_back",), "float_cost": ("float",), "cash": ("cash",)}


def cents(text):
    sign, text = (-1, text[1:]) if text.startswith("-") else (1, text)
    whole, _, part = text.partition(".")
    return sign * (int(whole) * 100 + int((part + "00")[:2]))


def evaluate(case):
    return Evaluation(*(case[name] for name in ("scenario", "governments", "grants")), case["rounding"])


def differences(case, library):
    """Texts that say where the program and the evaluator part."""
    of = evaluate(case)
    tables, failure = library.run(case["scenario"], scenario_cases.texts(case), rounding=case["rounding"])
    if of.refusal:
        codes = {each[0] for each in failure or []}
        return [] if codes == {of.refusal} else [f"expected {of.refusal}; got {failure or 'an answer'}"]
    if failure:
        return [f"refused: {failure}"]
    return [*awards(of, tables), *steps(of, tables), *figures(of, tables), *gaps(of, tables)]


def same(what, expected, got):
    if expected != got:
        yield f"{what}: expected {expected}, got {got}"


def awards(of, tables):
    rows = tables["awards"]
    yield from same("awards", [each.row["award_id"] for each in of.awards], [each["award_id"] for each in rows])
    for i, (each, row) in enumerate(zip(of.awards, rows)):
        expected = None if of.unknown[i] else of.sum(award=i)
        yield from same(f"loss of {each.row['award_id']}", expected, None if row["loss"] is None else cents(row["loss"]))


def steps(of, tables):
    cuts = [each["name"] for each in of.scenario["cuts"]]
    expected = {(of.awards[i].row["award_id"], cuts[cut], account, year): each for (i, cut, account, year), each in of.taken.items()}
    got = Counter()
    for row in tables["steps"]:
        award = tables["awards"][int(row["award"]) - 1]["award_id"]
        got[award, row["cut"], row["account"], int(row.get("fiscal_year", of.first))] += int(row["taken_cents"])
    for key in sorted({*expected, *got}):
        yield from same(f"step {key}", expected.get(key, 0), got[key])


def figures(of, tables):
    """Every figure of money of every row, of all years and of each."""
    for index, row in enumerate(tables["cuts"]):
        yield from same(f"loss of {row['cut']}", of.sum(cut=index), cents(row.get("loss") or "0"))
    by = of.scenario["report"]["by"]
    keys = {tuple(each.row[column] for column in by) for each in of.awards}
    for name, columns in (("impact", by), ("total", ()), ("years", by), ("total_years", ())):
        if name not in tables:
            continue
        years = len(of.years) if "years" in name else 1
        yield from same(f"rows of {name}", (len(keys) if columns else 1) * years, len(tables[name]))
        for row in tables[name]:
            members = [i for i, each in enumerate(of.awards) if all(each.row[column] == row[column] for column in columns)]
            yield from figures_of(of, name, row, [i for i in members if not of.unknown[i]])


def figures_of(of, name, row, members):
    year = int(row["fiscal_year"]) if "years" in name else None
    for metric, accounts in MONEY.items():
        if members and row.get(metric) is not None:
            expected = sum(of.sum(accounts, award=i, year=year) for i in members)
            yield from same(f"{metric} in {name} {list(row.values())[:2]}", expected, cents(row[metric]))
    if members and row.get("own_cost") is not None and "response" in of.scenario:
        expected = sum(own_cost(of, i, each) for i in members for each in ([year] if year else of.years))
        yield from same(f"own_cost in {name} {list(row.values())[:2]}", expected, cents(row["own_cost"]))


def gaps(of, tables):
    if "contingencies" not in of.scenario:
        return
    for row in tables["total_years" if len(of.years) > 1 else "total"]:
        year = int(row.get("fiscal_year", of.first))
        if row.get("gap") is not None:
            yield from same(f"gap of {year}", carried(of)[year][1], cents(row["gap"]))


def smaller(case, library):
    """The case with everything left out that does not matter to its difference."""
    done = False
    while not done:
        done = True
        for rows in ("grants", "cuts", "governments"):
            where = case["scenario"] if rows == "cuts" else case
            for i in reversed(range(len(where[rows]))):
                less = copy.deepcopy(case)
                gone = (less["scenario"] if rows == "cuts" else less)[rows].pop(i)
                if rows == "governments":
                    less["budgets"] = [each for each in less["budgets"] if each["government_id"] != gone["government_id"]]
                try:
                    fails = less["grants"] and less["scenario"]["cuts"] and differences(less, library)
                except (KeyError, ValueError, IndexError):
                    fails = False
                if fails:
                    case, done = less, False
                    break
    return case


def keep(case, folder):
    os.makedirs(folder, exist_ok=True)
    for name, text in {**{name + ".csv": text for name, text in scenario_cases.texts(case).items()},
                       "scenario.json": json.dumps(case["scenario"], indent=2)}.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
            out.write(text)


def report(case, library, folder):
    small = smaller(case, library)
    print(f"seed {case['seed']} ({case['rounding']}), made smaller:")
    print(json.dumps(small["scenario"]))
    for name, text in scenario_cases.texts(small).items():
        print(f"--- {name}.csv\n{text}", end="")
    print(*differences(small, library)[:12], sep="\n")
    if folder:
        keep(small, folder)


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("library")
    ask.add_argument("--cases", type=int, default=350)
    ask.add_argument("--first", type=int, default=0)
    ask.add_argument("--keep", metavar="FOLDER")
    asked = ask.parse_args()
    library = Library(asked.library)
    effects, metrics = library.names("effects"), library.names("metrics")
    refused = 0
    for seed in range(asked.first, asked.first + asked.cases):
        case = scenario_cases.make(seed, effects, metrics)
        if differences(case, library):
            report(case, library, asked.keep)
            return 1
        refused += evaluate(case).refusal is not None
    print(f"{asked.cases - refused} scenarios compared to the cent, {refused} refused by both, effects: {', '.join(effects)}")
    return 0 if refused < asked.cases / 2 else 1


if __name__ == "__main__":
    sys.exit(main())
