"""The external tables of amounts, roundings and splits, read in place under $FISCALC_SHARED/data/suites/own."""
import csv
import os
import pathlib
import sys

from number_probe import ask, compare

SKIPPED = 77


def amounts(rows):
    questions = [["amount", 0, 1, row["input"]] for row in rows]
    expected = [row["expected_cents"] for row in rows]
    return questions, ["refused" if cents in ("reject", "missing") else f"{cents} {cents} {cents}" for cents in expected]


def amount_answer(answer):
    return " ".join(answer.split()[1:4]) if answer.startswith("ok ") else "refused"


def roundings(rows):
    questions, expected = [], []
    for row in rows:
        for number, rule in enumerate(("half_away", "half_even")):
            questions.append(["divide", row["numerator"], row["denominator"], number])
            expected.append(row[rule])
    return questions, expected


def splits(rows):
    questions = [["allocate", row["total_cents"], *row["weights"].split()] for row in rows]
    return questions, [row["expected_cents"] for row in rows]


def split_answer(answer):
    return answer[3:] if answer.startswith("ok ") else "reject"


SUITES = [
    ("money_parse.csv", amounts, amount_answer),
    ("rounding.csv", roundings, str),
    ("allocate_largest_remainder.csv", splits, split_answer),
]


def main(probe):
    shared = os.environ.get("FISCALC_SHARED")
    if not shared:
        print("skipped: FISCALC_SHARED does not name the folder that holds data/suites/own")
        return SKIPPED
    folder = pathlib.Path(shared) / "data" / "suites" / "own"
    wrong = 0
    for name, question, answer in SUITES:
        with open(folder / name, newline="", encoding="utf-8") as file:
            questions, expected = question(list(csv.DictReader(file)))
        wrong += compare(name, questions, [answer(a) for a in ask(probe, questions)], expected)
    return 1 if wrong else 0


sys.exit(main(sys.argv[1]))
