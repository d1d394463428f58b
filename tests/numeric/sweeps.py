#!/usr/bin/env python3
"""sweeps.py - what-if tables of random scenarios: each point is what the evaluator makes of the scenario written anew.

Usage: sweeps.py LIBRARY [--cases N] [--first SEED]"""
import argparse
import itertools
import random
import sys

import scenario_cases
from evaluator import LOSS, Evaluation
from library import Library
from random_scenarios import MONEY, cents
from varied_numbers import numbers


def choose(case):
    rng = random.Random(case["seed"])
    known = numbers(case["scenario"])
    chosen = rng.sample(known, min(len(known), rng.choice([1, 2, 2, 3])))
    return [(number, rng.sample(number.values, min(len(number.values), rng.choice([1, 2, 3, 4])))) for number in chosen]


def differences(case, axes, library):
    files = scenario_cases.texts(case)
    options = {**{name: name + ".csv" for name in files}, "no-digest": True, "format": "json", "rounding": case["rounding"],
               "vary": [f"{number.name}={','.join(values)}" for number, values in axes]}
    answer = library.ask({"command": "sweep", "scenario": case["scenario"], "options": options,
                          "files": {name + ".csv": text for name, text in files.items()}})
    if answer["errors"]:
        return [str(each) for each in answer["errors"]]
    rows = answer["tables"]["sweep"]["rows"]
    points = list(itertools.product(*(values for _, values in axes)))
    out = [] if len(rows) == len(points) else [f"{len(rows)} rows of {len(points)} points"]
    for point, row in zip(points, rows):
        scenario = case["scenario"]
        for (number, _), value in zip(axes, point):
            scenario = number.set(scenario, value)
        of = Evaluation(scenario, case["governments"], case["grants"], case["rounding"])
        known = [i for i in range(len(of.awards)) if not of.unknown[i]]
        for metric, accounts in MONEY.items():
            expected = sum(of.sum(accounts, award=i) for i in known)
            if row.get(metric) is not None and cents(row[metric]) != expected:
                out.append(f"{metric} at {point}: expected {expected}, got {row[metric]}")
        if known and row.get("loss") is None:
            out.append(f"no loss at {point}")
    return out


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("library")
    ask.add_argument("--cases", type=int, default=150)
    ask.add_argument("--first", type=int, default=0)
    asked = ask.parse_args()
    library = Library(asked.library)
    effects, metrics = library.names("effects"), library.names("metrics")
    done = 0
    for seed in range(asked.first, asked.first + asked.cases):
        case = scenario_cases.make(seed, effects, metrics)
        axes = choose(case)
        if not axes or Evaluation(case["scenario"], case["governments"], case["grants"], case["rounding"]).refusal:
            continue
        found = differences(case, axes, library)
        if found:
            print(f"seed {seed}:", case["scenario"], [(number.name, values) for number, values in axes], *found[:8], sep="\n")
            return 1
        done += 1
    print(f"{done} sweeps compared to the cent at every point")
    return 0 if done > asked.cases / 3 else 1


if __name__ == "__main__":
    sys.exit(main())
