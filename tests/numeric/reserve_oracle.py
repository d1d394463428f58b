"""reserve_oracle.py - random schedules of reserves against a second evaluation, written from the rules alone.

What reserves can pay for together is judged by Hall's condition over every set of them, where the library searches paths:
the two have no step in common. Usage: reserve_oracle.py PROBE
"""

import itertools
import random
import subprocess
import sys
from fractions import Fraction

CASES = 4000


def to_cent(value, half_even):
    whole = value.numerator // value.denominator
    rest = value - whole
    if rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (whole % 2 if half_even else True)):
        whole += 1
    return whole


def random_case(rng):
    years, n_costs = rng.randint(1, 5), rng.randint(0, 4)
    reserves = []
    for _ in range(rng.randint(0, 5)):
        reserves.append({
            "access": rng.randrange(4), "kind": rng.randrange(2), "from": rng.randrange(years + 1),
            "limited": rng.random() < 0.5, "rate": Fraction(rng.randint(0, 7), 7) if rng.random() < 0.5 else None,
            "sum": rng.randint(0, 90), "replenish": rng.choice([0, rng.randint(0, 60)]),
            "pays": rng.choice([0, 0, 1, 2, 4]), "amount": [rng.randint(0, 120) for _ in range(years)]})
    costs = [{"mask": rng.randrange(8), "cost": [rng.randint(0, 150) if rng.random() < 0.95 else -rng.randint(0, 60)
                                                for _ in range(years)]} for _ in range(n_costs)]
    return {"years": years, "reserves": reserves, "costs": costs, "tiers": rng.randint(1, 4), "even": rng.random() < 0.5}


def line_of(case):
    words = [case["years"], len(case["reserves"]), len(case["costs"]), case["tiers"], int(case["even"])]
    for r in case["reserves"]:
        rate = r["rate"]
        words += [r["access"], r["kind"], r["from"], int(r["limited"]), rate.numerator if rate is not None else 0,
                  rate.denominator if rate is not None else 0, r["sum"], r["replenish"], r["pays"], *r["amount"]]
    for c in case["costs"]:
        words += [c["mask"], *c["cost"]]
    return " ".join(str(word) for word in words)


def open_costs(case, year):
    opened = [max(c["cost"][year], 0) for c in case["costs"]]
    below = sum(max(-c["cost"][year], 0) for c in case["costs"])
    for i, cost in enumerate(opened):
        part = min(cost, below)
        opened[i] -= part
        below -= part
    return opened


def payable(case, opened, reserves):
    """What a set of reserves could pay if none of them had a limit."""
    return sum(cost for cost, c in zip(opened, case["costs"])
               if any(not r["pays"] or r["pays"] & c["mask"] for r in reserves))


def offer(case, reserve, year, left):
    if year < reserve["from"]:
        return 0, 0
    if reserve["kind"] == 1:
        balance = reserve["amount"][year]
    else:
        full = reserve["amount"][reserve["from"]]
        balance = full if year == reserve["from"] else min(full, left + reserve["replenish"])
    limit = balance
    if reserve["limited"]:
        limit = to_cent(balance * reserve["rate"], case["even"]) if reserve["rate"] is not None else reserve["sum"]
    return balance, min(balance, limit)


def evaluate(case):
    years, reserves = case["years"], case["reserves"]
    order = [r for _, r in sorted((r["access"], i) for i, r in enumerate(reserves) if r["access"] < case["tiers"])]
    drawings = {(r, year): (0, 0, 0, 0) for r in range(len(reserves)) for year in range(years)}
    sums, left = [], [0] * len(reserves)
    for year in range(years):
        opened, drawn = open_costs(case, year), {}
        for r in order:
            balance, available = offer(case, reserves[r], year, left[r])
            amount = available
            for k in range(len(drawn) + 1):
                for others in itertools.combinations(drawn, k):
                    together = payable(case, opened, [reserves[o] for o in others] + [reserves[r]])
                    amount = min(amount, together - sum(drawn[o] for o in others))
            drawn[r] = amount
            left[r] = balance - amount
            drawings[r, year] = (balance, available, amount, left[r])
        sums.append((sum(c["cost"][year] for c in case["costs"]), sum(drawn.values()), sum(opened) - sum(drawn.values())))
    most = 0
    for r in order:
        held = 0
        for year in range(years):
            balance, available = offer(case, reserves[r], year, held)
            drawn = min(available, payable(case, open_costs(case, year), [reserves[r]])) if reserves[r]["pays"] else available
            held = balance - drawn
            most += drawn
    gaps = [year for year in range(years) if sums[year][2] > 0]
    first = gaps[0] if gaps else years
    words = [number for r in range(len(reserves)) for year in range(years) for number in drawings[r, year]]
    return " ".join(str(word) for word in words + [number for year in sums for number in year] + [most, first, first])


def main():
    rng = random.Random(20170124)
    cases = [random_case(rng) for _ in range(CASES)]
    asked = "\n".join(line_of(case) for case in cases) + "\n"
    answers = subprocess.run([sys.argv[1]], input=asked, capture_output=True, text=True, check=True).stdout.splitlines()
    faults = abs(len(answers) - len(cases))
    for case, got in zip(cases, answers):
        expected = evaluate(case)
        if got != expected:
            faults += 1
            if faults < 4:
                print(f"{case}\n  expected {expected}\n  got      {got}")
    print(f"{len(cases)} schedules, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
