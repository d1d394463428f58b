"""dependence_oracle.py PROBE - draws that go together: their correlations as they were asked for, reckoned here from the draws
themselves; how often two events happen together, by an integral of the bivariate normal law; and each draw's own law."""
import math
import subprocess
import sys
from statistics import NormalDist

NORMAL = NormalDist()
faults = checked = 0


def expect(what, got, right, allowed):
    global faults, checked
    checked += 1
    if not abs(got - right) <= allowed:
        faults += 1
        print(f"wrong: {what}: {got}, not {right}")


def draws(probe, kind, correlations, first, second):
    call = [probe, kind, *map(str, correlations), *first.split(), *second.split()]
    lines = subprocess.run(call, check=True, capture_output=True, text=True).stdout.splitlines()
    return list(zip(*(map(float, line.split()) for line in lines)))


def pearson(x, y):
    mean_x, mean_y = math.fsum(x) / len(x), math.fsum(y) / len(y)
    return (math.fsum((a - mean_x) * (b - mean_y) for a, b in zip(x, y))
            / math.sqrt(math.fsum((a - mean_x) ** 2 for a in x) * math.fsum((b - mean_y) ** 2 for b in y)))


def ranks(x):
    at = [0.0] * len(x)
    for rank, i in enumerate(sorted(range(len(x)), key=x.__getitem__)):
        at[i] = float(rank)
    return at


def both_above(p, q, r):
    """P(Z > z(1 - p), W > z(1 - q)) of normal numbers with correlation r, by Plackett's integral over the correlation."""
    h, k, steps = NORMAL.inv_cdf(1 - p), NORMAL.inv_cdf(1 - q), 2000

    def slope(t):
        return math.exp(-(h * h - 2 * t * h * k + k * k) / (2 * (1 - t * t))) / (2 * math.pi * math.sqrt(1 - t * t))
    width = r / steps
    return p * q + width * math.fsum(slope(width * (i + 0.5)) for i in range(steps))


def check_ranks(probe):
    for correlations in [(0.5, -0.3, 0.2), (-0.8, 0.6, -0.7), (0.95, 0.9, 0.85)]:
        x = draws(probe, "rank", correlations, "lognormal 1 2", "normal 5 3")
        for right, (a, b) in zip(correlations, [(0, 1), (0, 2), (1, 2)]):
            expect(f"rank correlation {a}, {b} of {correlations}", pearson(ranks(x[a]), ranks(x[b])), right, 0.003)


def check_linear(probe):
    for correlations, first, second in [((0.5, -0.3, 0.2), "lognormal 1 0.5", "normal 5 3"),
                                        ((0.4, -0.6, -0.2), "bernoulli 0.3 0", "lognormal 2 1"),
                                        ((0.45, 0.5, 0.3), "bernoulli 0.3 0", "bernoulli 0.6 0")]:
        x = draws(probe, "linear", correlations, first, second)
        for right, (a, b) in zip(correlations, [(0, 1), (0, 2), (1, 2)]):
            expect(f"linear correlation {a}, {b} of {first}, {second}", pearson(x[a], x[b]), right, 0.006)


def check_events(probe):
    for p, q, r in [(0.3, 0.6, 0.5), (0.1, 0.1, 0.8), (0.5, 0.2, -0.7), (0.9, 0.7, -0.3)]:
        x = draws(probe, "normal", (r, 0, 0), f"bernoulli {p} 0", f"bernoulli {q} 0")
        n = len(x[0])
        expect(f"first of {p}, {q}, {r}", sum(x[0]) / n, p, 0.002)
        expect(f"second of {p}, {q}, {r}", sum(x[1]) / n, q, 0.002)
        expect(f"both of {p}, {q}, {r}", sum(a * b for a, b in zip(x[0], x[1])) / n, both_above(p, q, r), 0.003)
        expect(f"third apart from {p}, {q}, {r}", pearson(x[0], x[2]), 0, 0.005)


def main():
    check_ranks(sys.argv[1])
    check_linear(sys.argv[1])
    check_events(sys.argv[1])
    print(f"{checked} figures, {faults} wrong")
    sys.exit(1 if faults or not checked else 0)


main()
