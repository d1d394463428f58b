#!/usr/bin/env python3
"""laws.py - what must hold of every scenario, whatever its effects: the whole is the sum of its parts, more is never less,
nothing loses more than it has, and neither the order of rows nor the size of the numbers matters.

Usage: laws.py LIBRARY [--cases N] [--first SEED]"""
import argparse
import copy
import os
import random
import sys
from collections import Counter

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "numeric"))
import scenario_cases  # noqa: E402
from award_years import cents_of  # noqa: E402
from evaluator import Evaluation  # noqa: E402
from library import Library  # noqa: E402

PLACES = ("source", "file", "line")  # follow the order of the file, as they must
SUMS = {"amount": ("amount",), "cap": ("level",), "clawback": ("amount",), "moe_penalty": ("floor", "of", "spent"),
        "block_conversion": ("level",)}
FURTHER = {"percent": "rate", "sequester": "rate", "amount": "amount"}  # what takes more when it is larger
LESS = {"cap": "level", "block_conversion": "level", "moe_penalty": "spent"}  # what takes more when it is smaller


def cents(text):
    return cents_of(text or 0)


def total(tables):
    return cents(tables["total"][0].get("loss"))


def evaluate(case):
    return Evaluation(*(case[name] for name in ("scenario", "governments", "grants")), case["rounding"])


class Laws:
    """Each law yields what speaks against it; a law that a case is no example of yields nothing."""

    def __init__(self, library, case):
        self.library, self.case, self.of = library, case, evaluate(case)
        self.rng = random.Random(case["seed"])
        self.examples = Counter()
        self.tables = None if self.of.refusal else self.run(case)

    def run(self, case):
        tables, failure = self.library.run(case["scenario"], scenario_cases.texts(case), rounding=case["rounding"])
        if failure:
            raise AssertionError(f"refused: {failure}")
        return tables

    def changed(self):
        return copy.deepcopy(self.case)

    def parts_add_up(self):
        whole = total(self.tables)
        for name in ("impact", "awards", "cuts", "years", "total_years"):
            if name in self.tables:
                parts = sum(cents(row.get("loss")) for row in self.tables[name])
                if parts != whole:
                    yield f"{name} adds up to {parts}, the total is {whole}"

    def nothing_loses_more_than_it_has(self):
        """Of what is due in a year, and of what was received."""
        taken = Counter()
        for step in self.tables["steps"]:
            year = int(step.get("fiscal_year", self.of.first))
            taken[int(step["award"]) - 1, step["account"] == "clawback", year] += int(step["taken_cents"])
        for (i, back, year), cents_taken in taken.items():
            award = self.of.awards[i]
            has = award.received_at_first if back else award.due[min(award.due)] if award.once else award.due.get(year, 0)
            if not min(has, 0) <= cents_taken <= max(has, 0):
                yield f"{award.row['award_id']} has {has} in {year} and loses {cents_taken}"

    def any_row_order(self):
        shuffled = self.changed()
        for name in ("governments", "budgets", "grants"):
            self.rng.shuffle(shuffled[name])
        def bare(tables):
            return {name: [{key: value for key, value in row.items() if key not in PLACES} for row in rows]
                    for name, rows in tables.items() if name != "sources"}
        if bare(self.run(shuffled)) != bare(self.tables):
            yield "the tables depend on the order of rows"

    def cuts_commute_where_they_do_not_overlap(self):
        cuts = self.case["scenario"]["cuts"]
        apart = [i for i in range(len(cuts) - 1) if not set(self.of.members[i]) & set(self.of.members[i + 1])]
        if not apart:
            return
        swapped, i = self.changed(), self.rng.choice(apart)
        other = swapped["scenario"]["cuts"]
        other[i], other[i + 1] = other[i + 1], other[i]
        self.examples["commute"] += 1
        steps = lambda tables: sorted(tuple(sorted(row.items())) for row in tables["steps"])
        if steps(self.run(swapped)) != steps(self.tables):
            yield f"cuts {i} and {i + 1} share no award, yet their order matters"

    def more_is_never_less(self):
        """To the cent; where a sum is split and cut again, to the cents of the split. Corrections are apart: what is cut
        of them is a gain; and so is a delay, which brings money back."""
        more, cut = self.changed(), self.rng.randrange(len(self.case["scenario"]["cuts"]))
        asked = more["scenario"]["cuts"][cut]
        if asked["effect"] == "delay" or any(cents(row["amount"]) < 0 for row in self.case["grants"]):
            return
        if FURTHER.get(asked["effect"]) in asked:
            name = FURTHER[asked["effect"]]
            asked[name] = "100%" if name == "rate" else scenario_cases.money(2 * cents(asked[name]) + 7)
        elif LESS.get(asked["effect"]) in asked:
            asked[LESS[asked["effect"]]] = scenario_cases.money(cents(asked[LESS[asked["effect"]]]) // 2)
        else:
            asked.pop("phase", None)
        self.examples["more"] += 1
        loss = total(self.run(more))
        split = any(each["effect"] in SUMS for each in self.case["scenario"]["cuts"])
        if loss + (len(self.of.awards) * len(self.of.years) if split else 0) < total(self.tables):
            yield f"cut {cut} takes more, but the loss falls from {total(self.tables)} to {loss}"

    def termination_is_a_full_cut_of_what_is_undrawn(self):
        ended = self.changed()
        ended["grants"] = [row for row in ended["grants"] if row["amount_basis"] != "budgeted" and row["outlayed"]]
        for each in ended["scenario"]["cuts"]:
            kept = {name: each[name] for name in ("name", "select", "when", "until", "mapping") if name in each}
            kept.update({"from": each["from"]} if "from" in each and each["effect"] != "match_change" else {})
            each.clear()
            each.update(kept, effect="terminate")
        if not ended["grants"] or evaluate(ended).refusal:
            return
        whole = copy.deepcopy(ended)
        for each in whole["scenario"]["cuts"]:
            each.update(effect="percent", rate="100%")
        self.examples["terminate"] += 1
        loss = lambda tables: [(row["award_id"], row["loss"]) for row in tables["awards"]]
        if loss(self.run(whole)) != loss(self.run(ended)):
            yield f"termination is {loss(self.run(ended))}, a full cut {loss(self.run(whole))}"

    def larger_amounts_scale(self):
        """Times k, to half a cent for each rounding of either."""
        k, larger = self.rng.choice([2, 3, 10]), self.changed()
        scenario = self.case["scenario"]
        if "grants" in scenario.get("baseline", {}) or any("of" in cut or cut.get("key") == "equal" for cut in scenario["cuts"]):
            return  # a cent more or less is not one in the end: amounts that are blown up, a floor that is rounded itself,
            # parts that go to every award of which a cent is due
        for name, columns in (("grants", ("amount", "outlayed", "incurred")), ("budgets", ("amount",))):
            for row in larger[name]:
                row.update({column: scenario_cases.money(k * cents(row[column])) for column in columns if row[column]})
        for cut in larger["scenario"]["cuts"]:
            for name in SUMS.get(cut["effect"], ()):
                if name in cut and "%" not in str(cut[name]) and not (name == "floor" and "of" in cut):
                    cut[name] = scenario_cases.money(k * cents(cut[name]))
        self.examples["scale"] += 1
        rounded = evaluate(larger).roundings + k * self.of.roundings
        self.examples["scale exactly"] += rounded == 0
        apart = abs(total(self.run(larger)) - k * total(self.tables))
        if 2 * apart > rounded:
            yield f"{k} times the amounts lose {apart} cents more or less than {k} times, after {rounded} roundings"

    def all(self):
        for law in (self.parts_add_up, self.nothing_loses_more_than_it_has, self.any_row_order, self.more_is_never_less,
                    self.cuts_commute_where_they_do_not_overlap, self.termination_is_a_full_cut_of_what_is_undrawn,
                    self.larger_amounts_scale):
            for fault in law():
                yield f"{law.__name__}: {fault}"


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("library")
    ask.add_argument("--cases", type=int, default=200)
    ask.add_argument("--first", type=int, default=50_000)
    asked = ask.parse_args()
    library, faults, examples = Library(asked.library), [], Counter()
    effects, metrics = library.names("effects"), library.names("metrics")
    for seed in range(asked.first, asked.first + asked.cases):
        laws = Laws(library, scenario_cases.make(seed, effects, metrics))
        if laws.tables:
            examples["scenarios"] += 1
            faults += [f"case {seed}: {each}" for each in laws.all()]
            examples += laws.examples
    print("\n".join(faults[:40]))
    print(f"{dict(examples)}, {len(faults)} faults")
    return 1 if faults or examples["scenarios"] < asked.cases / 2 else 0


if __name__ == "__main__":
    sys.exit(main())
