#!/usr/bin/env python3
"""breakevens.py - break-evens of random scenarios: at each value that is found the evaluator's loss is on the level or
beyond it, just below on the other side, and both are what the table says; where no other value is claimed to be
possible, random values in between never step back.

Usage: breakevens.py LIBRARY [--cases N] [--first SEED]"""
import argparse
import random
import sys
from fractions import Fraction

import scenario_cases
from evaluator import LOSS, Evaluation
from library import Library
from random_scenarios import cents
from varied_numbers import SUMS, numbers

RISES, FALLS = "rises", "falls"


def loss_of(case, number, value):
    of = Evaluation(number.set(case["scenario"], value), case["governments"], case["grants"], case["rounding"])
    known = [i for i in range(len(of.awards)) if not of.unknown[i]]
    return sum(of.sum(LOSS, award=i) for i in known)


def written(value, column):
    """A value of a table as a scenario would write it."""
    return value if column != "share" else f"{Fraction(value) * 100 + 0}%"


def ask(case, number, level, library):
    files = scenario_cases.texts(case)
    options = {**{name: name + ".csv" for name in files}, "no-digest": True, "format": "json", "rounding": case["rounding"],
               "vary": number.name, "until": f"loss={level // 100}.{level % 100:02}"}
    return library.ask({"command": "breakeven", "scenario": case["scenario"], "options": options,
                        "files": {name + ".csv": text for name, text in files.items()}})


def side(loss, level):
    return (loss > level) - (loss < level)


def check_break(row, at, level):
    """`at`: the loss at a value of the table."""
    out = []
    here, before = at(row["value"]), at(row["value_below"]) if row["value_below"] is not None else None
    if cents(row["at"]) != here:
        out.append(f"at {row['value']}: expected {here}, got {row['at']}")
    if before is not None and row["just_below"] is not None and cents(row["just_below"]) != before:
        out.append(f"at {row['value_below']}: expected {before}, got {row['just_below']}")
    if before is None:
        return out
    sides = side(before, level), side(here, level)
    fits = {RISES: sides[0] < 0 <= sides[1], FALLS: sides[0] > 0 >= sides[1]}
    if not fits.get(row["direction"], sides[1] == 0):
        out.append(f"{row['direction']} at {row['value']}, but {before} and {here} of {level}")
    if row["until"] is not None and side(at(row["until"]), level) != 0:
        out.append(f"does not stay on the level up to {row['until']}")
    return out


def differences(case, number, level, library, rng, seen):
    answer = ask(case, number, level, library)
    if answer["errors"]:
        return [] if answer["errors"][0]["code"] in ("F618", "F401") else [str(each) for each in answer["errors"]]
    table, searched = answer["tables"]["breakeven"], answer["tables"]["searched"]["rows"][0]
    kind = next(each["type"] for each in answer["tables"]["searched"]["columns"] if each["name"] == "from")

    def at(value):
        return loss_of(case, number, written(value, kind))

    out = [] if cents(searched["at_stated"]) == loss_of(case, number, case_value(case, number)) else ["not the loss as stated"]
    for row in table["rows"]:
        out += check_break(row, at, level)
    seen[searched["method"]] = seen.get(searched["method"], 0) + 1
    seen["found"] = seen.get("found", 0) + len(table["rows"])
    ends = side(at(searched["from"]), level), side(at(searched["to"]), level)
    if not table["rows"] and (0 in ends or ends[0] != ends[1]):
        out.append("none is found between different sides")
    if searched["method"] == "proof":
        low, high = Fraction(searched["from"]), Fraction(searched["to"])
        step = Fraction(searched["step"])
        some = sorted(low + rng.randrange(int((high - low) / step)) * step for _ in range(12)) + [high]
        losses = [loss_of(case, number, written(str(value), kind) if kind == "share" else f"{float(value):.2f}") for value in some]
        if losses != sorted(losses):
            out.append(f"it falls somewhere: {list(zip(map(str, some), losses))}")
    return out


def case_value(case, number):
    at = case["scenario"]
    for key in number.pointer:
        at = at[key]
    if isinstance(at, dict):
        return None
    return at


def choose(case, rng):
    """A number that is no set of names and no parameter with a distribution, and a level between two of its losses."""
    known = [number for number in numbers(case["scenario"])
             if case_value(case, number) is not None and not str(case_value(case, number)).startswith("$")]
    rng.shuffle(known)
    for number in known:
        if number.values is SUMS or number.name.endswith((".spent",)):
            values = ["0", "1234.56", "250000"]
        else:
            values = rng.sample(number.values, 3)
        losses = sorted({loss_of(case, number, value) for value in values})
        if losses[0] != losses[-1]:
            level = rng.choice([rng.randint(losses[0], losses[-1]), (losses[0] + losses[-1]) // 2, losses[0], losses[-1] + 1])
            return number, level
    return None


def main():
    ask_for = argparse.ArgumentParser()
    ask_for.add_argument("library")
    ask_for.add_argument("--cases", type=int, default=160)
    ask_for.add_argument("--first", type=int, default=0)
    asked = ask_for.parse_args()
    library = Library(asked.library)
    effects, metrics = library.names("effects"), library.names("metrics")
    done, seen = 0, {}
    for seed in range(asked.first, asked.first + asked.cases):
        case = scenario_cases.make(seed, effects, metrics)
        rng = random.Random(seed)
        if Evaluation(case["scenario"], case["governments"], case["grants"], case["rounding"]).refusal:
            continue
        chosen = choose(case, rng)
        if not chosen or chosen[1] < 0:
            continue
        found = differences(case, *chosen, library, rng, seen)
        if found:
            print(f"seed {seed}:", case["scenario"], chosen[0].name, f"loss={chosen[1]} cents", *found[:8], sep="\n")
            return 1
        done += 1
    print(f"{done} break-evens: {seen}")
    return 0 if done > asked.cases / 4 and seen.get("found") and seen.get("proof") else 1


if __name__ == "__main__":
    sys.exit(main())
