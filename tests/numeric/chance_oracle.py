"""chance_oracle.py PROBE - random laws against their definitions in decimals of sixty digits (laws.py).

A quantile is right where the probability of being below it is the one that was asked for, within 1e-12 of the smaller tail
and its own last digits; cdf, mean and variance within 1e-12 of themselves. Of a beta law with one shape below 10 and the other
above 5,000 it is 2e-11."""
import random
import sys
from decimal import Decimal as D

import laws
from number_probe import ask

PROBABILITIES = [1e-9, 0.003, 0.05, 0.25, 0.5, 0.8, 0.97, 0.9999]
rng = random.Random(4711)


def three_points():
    low = rng.choice([0.0, -5.0, 1e6]) + rng.random()
    high = low + 10 ** rng.uniform(-2, 3)
    return low, low + (high - low) * rng.random(), high


def pert():
    low, mode, high = three_points()
    weight = rng.choice([4.0, 1.0, 20.0, 100.0])
    return "pert", {"min": low, "mode": mode, "max": high, "lambda": weight}, laws.pert(D(low), D(mode), D(high), D(weight))


def triangular():
    low, mode, high = three_points()
    return "triangular", {"min": low, "mode": mode, "max": high}, laws.Triangular(D(low), D(mode), D(high))


def beta():
    a, b = 10 ** rng.uniform(-2, 4.5), 10 ** rng.uniform(-2, 4.5)
    return "beta", {"alpha": a, "beta": b}, laws.Beta(D(a), D(b))


def normal():
    mean, sd = rng.uniform(-10, 10), 10 ** rng.uniform(-3, 3)
    return "normal", {"mean": mean, "sd": sd}, laws.Normal(D(mean), D(sd))


def lognormal():
    if rng.random() < 0.5:
        mean, sd = rng.uniform(-5, 5), rng.uniform(0.01, 2)
        return "lognormal", {"log_mean": mean, "log_sd": sd}, laws.Lognormal(D(mean), D(sd))
    mean, sd = 10 ** rng.uniform(-2, 6), 10 ** rng.uniform(-2, 6)
    return "lognormal", {"mean": mean, "sd": sd}, laws.lognormal_by_mean(D(mean), D(sd))


def truncated_normal():
    mean, sd, start = rng.uniform(-3, 3), 10 ** rng.uniform(-1, 1), rng.choice([-60.0, -5.0, -1.0, 0.0, 2.0, 9.0, 45.0])
    low = mean + sd * (start + rng.random())
    high = low + sd * 10 ** rng.uniform(-3, 2)
    ends = rng.choice(["min", "max", "both"]) if abs(start) < 5 else "both"
    members = {"mean": mean, "sd": sd}
    if ends != "max":
        members["min"] = low
    if ends != "min":
        members["max"] = high
    return "truncated_normal", members, laws.Truncated(
        D(mean), D(sd), D(low) if ends != "max" else None, D(high) if ends != "min" else None)


def metalog():
    middle, wide = rng.uniform(20, 30), rng.uniform(2, 8)
    points = [(0.1, middle - wide * rng.uniform(0.8, 1.2)), (0.5, middle), (0.9, middle + wide * rng.uniform(0.8, 1.2))]
    low, high = rng.choice([None, 0.0]), rng.choice([None, 80.0])
    members = {"quantiles": points}
    if low is not None:
        members["min"] = low
    if high is not None:
        members["max"] = high
    return "metalog", members, laws.metalog_fit([(D(p), D(x)) for p, x in points],
                                                None if low is None else D(low), None if high is None else D(high))


def text_of(value):
    if isinstance(value, list):
        return ",".join(f"{p!r}:{x!r}" for p, x in value)
    return repr(value)


def question(kind, members, *what):
    return [kind, *(f"{name}={text_of(value)}" for name, value in members.items()), *what]


faults = checked = 0


def expect(name, got, right, allowed):
    global faults, checked
    checked += 1
    if not abs(D(got) - right) <= allowed:
        faults += 1
        print(f"{name}: {got!r}, not {float(right)!r}")


def expect_between(name, got, low, high, allowed):
    middle = (low + high) / 2
    expect(name, got, middle, (high - low) / 2 + allowed)


def main():
    makers = [pert, triangular, beta, normal, lognormal, truncated_normal, metalog]
    cases = [make() for make in makers for _ in range(6 if make is metalog else 25)]
    questions = []
    for kind, members, _ in cases:
        questions += [question(kind, members, "mean"), question(kind, members, "variance")]
        questions += [question(kind, members, "quantile", repr(p)) for p in PROBABILITIES]
    answers = iter(map(float, ask(sys.argv[1], questions)))
    again, quantiles = [], []
    for kind, members, law in cases:
        name = f"{kind} {members}"
        expect(name + " mean", next(answers), law.mean, D("1e-12") * (abs(law.mean) + law.variance.sqrt()))
        expect(name + " variance", next(answers), law.variance, D("1e-12") * law.variance)
        for p in PROBABILITIES:
            x = next(answers)
            again.append(question(kind, members, "cdf", repr(x)))
            quantiles.append((name, law, p, x))
    answers = iter(map(float, ask(sys.argv[1], again)))
    for name, law, p, x in quantiles:
        lopsided = isinstance(law, laws.Beta) and min(law.a, law.b) < 10 and max(law.a, law.b) > 5000
        part = D("2e-11" if lopsided else "1e-12")
        grain = D(abs(x)) * D("4e-16")
        low, right, high = law.cdf(D(x) - grain), law.cdf(D(x)), law.cdf(D(x) + grain)
        expect_between(f"{name} quantile {p}", p, low, high, part * D(min(p, 1 - p)))
        expect_between(f"{name} cdf {x!r}", next(answers), low, high, part * min(right, 1) + D("4e-16"))
    print(f"{checked} figures, {faults} wrong")
    sys.exit(1 if faults or not checked else 0)


main()
