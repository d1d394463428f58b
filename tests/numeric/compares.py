#!/usr/bin/env python3
"""compares.py - random pairs of scenarios side by side: each figure is what `run` says of the scenario alone; every step from
one to the other is worth what the evaluator makes of the scenarios before and after it; the steps add up.

Usage: compares.py LIBRARY [--cases N] [--first SEED]"""
import argparse
import copy
import json
import random
import re
import sys

import scenario_cases
from evaluator import LOSS, Evaluation
from library import Library
from random_scenarios import cents
from varied_numbers import numbers

FILES = ("first.json", "second.json")


def renamed(value):
    """A part of the second scenario with its parameters under names of their own, so that cuts of both fit into one."""
    if isinstance(value, dict):
        when = {"when": {f"{name}B": outcomes for name, outcomes in value["when"].items()}} if isinstance(value.get("when"), dict) else {}
        return {**{key: renamed(each) for key, each in value.items()}, **when}
    if isinstance(value, list):
        return [renamed(each) for each in value]
    return re.sub(r"\$([a-z]\w*)", r"$\1B", value) if isinstance(value, str) else value


def kind(cut):
    return json.dumps([cut["effect"], cut.get("select"), cut.get("exempt")])


def pair(case):
    """Two scenarios made of one: each with some of its cuts, the second with other numbers and perhaps in another order."""
    rng, cuts = random.Random(case["seed"] * 31 + 7), case["scenario"]["cuts"]
    one, two = [sorted(rng.sample(range(len(cuts)), rng.randint(1, len(cuts)))) for _ in range(2)]
    if rng.random() < 0.3:
        rng.shuffle(two)
    alone = [kind(cuts[i]) for i in set(one) ^ set(two)]
    if len(set(alone)) < len(alone):  # the program would take them for one, changed
        return None
    first, second = [{**copy.deepcopy(case["scenario"]), "name": name, "cuts": [copy.deepcopy(cuts[i]) for i in chosen]}
                     for name, chosen in (("first", one), ("second", two))]
    known = numbers(second)
    for number in rng.sample(known, min(len(known), rng.choice([0, 1, 1, 2, 3]))):
        second = number.set(second, rng.choice(number.values))
    return first, second


class Bridge:
    """The scenarios between two, each a list of cuts under what one of the two assumes."""

    def __init__(self, first, second, case):
        self.case, self.first = case, first
        self.second = {**second, "cuts": renamed(second["cuts"]), "baseline": renamed(second.get("baseline", {}))}
        self.parameters = {**first.get("parameters", {}), **{f"{k}B": v for k, v in second.get("parameters", {}).items()}}
        self.old = {cut["name"]: cut for cut in self.first["cuts"]}
        self.new = {cut["name"]: cut for cut in self.second["cuts"]}

    def loss(self, cuts, assumed):
        if not cuts:
            return 0
        scenario = {**assumed, "cuts": cuts, "parameters": self.parameters}
        of = Evaluation(scenario, self.case["governments"], self.case["grants"], self.case["rounding"])
        return None if of.refusal else sum(of.sum(LOSS, award=i) for i in range(len(of.awards)) if not of.unknown[i])

    def steps(self):
        """(change, cut, loss after it), by what the manual says of their order."""
        old, new, second = list(self.old), list(self.new), self.second
        out = [("assumptions", "", self.loss(self.first["cuts"], second))]
        left = list(old)
        for name in old:
            if name not in new:
                left.remove(name)
                out.append(("removed", name, self.loss([self.old[each] for each in left], second)))
        state = {name: self.old[name] for name in new if name in self.old}
        out.append(("reordered", "", self.loss(list(state.values()), second)))
        for name in new:
            change = "changed" if name in state else "added"
            state[name] = self.new[name]
            out.append((change, name, self.loss([state[each] for each in new if each in state], second)))
        return out

    @staticmethod
    def one_change(of, other, name):
        """The cuts of one with that of `name` as it is in the other; a new one goes behind its nearest common one before it."""
        if name in of and name in other:
            return [other[name] if each == name else cut for each, cut in of.items()]
        if name in of:
            return [cut for each, cut in of.items() if each != name]
        before = list(other)[:list(other).index(name)]
        common = [each for each in before if each in of]
        at = list(of).index(common[-1]) + 1 if common else 0
        cuts = list(of.values())
        return cuts[:at] + [other[name]] + cuts[at:]

    def order(self, change, name, worth):
        """What a change is worth as the first and as the last of all; None where some scenario cannot be."""
        total = [self.loss(list(cuts.values()), of) for cuts, of in ((self.old, self.first), (self.new, self.second))]
        if change == "assumptions":
            unmade = self.loss(list(self.new.values()), self.first)
            return None if unmade is None else (worth, total[1] - unmade)
        made = self.loss(self.one_change(self.old, self.new, name), self.first)
        unmade = self.loss(self.one_change(self.new, self.old, name), self.second)
        return None if None in (made, unmade) else (made - total[0], total[1] - unmade)


def ask(library, case, command, arguments, scenarios):
    files = {f"{name}.csv": text for name, text in scenario_cases.texts(case).items()}
    options = {**{name[:-4]: name for name in files}, "no-digest": True, "format": "json", "rounding": case["rounding"]}
    files.update({name: json.dumps(scenario) for name, scenario in scenarios.items()})
    return library.ask({"command": command, "arguments": arguments, "options": options, "files": files})


def check_figures(answers, tables):
    """Each row of table compare is the total of `run`; table differences the one less the other."""
    out = []
    for row, answer in zip(tables["compare"]["rows"], answers):
        total = answer["tables"]["total"]["rows"][0]
        out += [f"{row['scenario']}: {name} is {row[name]}, of run {value}" for name, value in total.items()
                if name in row and row[name] != value]
    one, two = tables["compare"]["rows"]
    difference = tables["differences"]["rows"][0]
    for column in tables["differences"]["columns"]:
        name = column["name"]
        if column["type"] == "money" and one.get(name) and two.get(name) and cents(difference[name]) != cents(two[name]) - cents(one[name]):
            out.append(f"difference of {name}: {difference[name]}")
    return out


def check_steps(bridge, tables):
    rows = tables["waterfall"]["rows"]
    if not rows:
        return ["no steps"]
    out, steps, before = [], [row for row in rows if row["change"] not in ("base", "scenario")], cents(rows[0]["loss"])
    if sum(cents(row["contribution"]) for row in steps) != cents(rows[-1]["loss"]) - before:
        out.append("the steps do not add up")
    expected, between = [], bridge.steps()
    if any(loss is None for _, _, loss in between):  # one that no one could ask for: the difference stands as one
        return out + ([] if [row["change"] for row in steps] in ([], ["together"]) else [f"steps over what cannot be: {steps}"])
    for change, name, loss in between:
        if loss != before:
            expected.append((change, name, loss - before, loss))
        before = loss
    got = [(row["change"], row["cut"] or "", cents(row["contribution"]), cents(row["loss"])) for row in steps]
    if [each for each in got if each[2]] != expected:
        out.append(f"steps: expected {expected}, got {got}")
    for row, each in zip(steps, got):
        if len(got) > 1 and each[0] != "reordered" and row.get("first", "") is not None:  # empty: not known; without the columns the order is said not to matter
            said = tuple(cents(row.get(end, row["contribution"])) for end in ("first", "last"))
            ends = bridge.order(each[0], each[1], each[2])
            if ends is not None and said != ends:
                out.append(f"{each}: first and last are {said}, expected {ends}")
    return out


def differences(case, scenarios, library):
    first, second = scenarios
    by_file = dict(zip(FILES, scenarios))
    answers = [ask(library, case, "run", [name], {name: scenario}) for name, scenario in by_file.items()]
    answer = ask(library, case, "compare", list(FILES), by_file)
    refused = [each for each in answers if each["errors"]]
    if refused or answer["errors"]:
        return None if refused and answer["errors"] else [str(refused), str(answer["errors"])]
    tables = answer["tables"]
    if any(row.get("loss") is None for row in tables["compare"]["rows"]):
        return check_figures(answers, tables)
    return check_figures(answers, tables) + check_steps(Bridge(first, second, case), tables)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("library")
    parser.add_argument("--cases", type=int, default=250)
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args()
    library = Library(asked.library)
    effects, metrics = library.names("effects"), library.names("metrics")
    done = 0
    for seed in range(asked.first, asked.first + asked.cases):
        case = scenario_cases.make(seed, effects, metrics)
        scenarios = pair(case)
        if not scenarios:
            continue
        found = differences(case, scenarios, library)
        if found:
            print(f"seed {seed}:", json.dumps(scenarios[0]), json.dumps(scenarios[1]), *found[:8], sep="\n")
            return 1
        done += found is not None
    print(f"{done} pairs compared to the cent, step by step")
    return 0 if done > asked.cases / 2 else 1


if __name__ == "__main__":
    sys.exit(main())
