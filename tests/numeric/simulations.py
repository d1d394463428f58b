"""simulations.py - figures of `fiscalc simulate` worked out a second time: quantiles and means of the worst by integrals over
the laws, samples from the draws that are listed one by one, and intervals held against the truth.

Usage: simulations.py ROOT FISCALC"""

import json
import math
import os
import subprocess
import sys
import tempfile

ROOT, FISCALC = sys.argv[1:3]
GIVEN = os.path.join(ROOT, "tests/golden/simulate/given")
FILES = [word for name in ("budgets", "grants", "governments") for word in (f"--{name}", os.path.join(GIVEN, name + ".csv"))]
TITLE_I, LATE, COURT = 5.4e9, 5e8, 0.4
faults = []


def simulate(scenario, *options):
    run = subprocess.run([FISCALC, "simulate", scenario, *FILES, "-f", "json", *options], capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit(run.stdout + run.stderr)
    return json.loads(run.stdout)


def rows(result, table):
    return result["tables"][table]["rows"]


def near(what, got, wanted, allowed):
    if not abs(got - wanted) <= allowed:
        faults.append(f"{what}: {got!r}, not {wanted!r} (may be {allowed:.3g} away)")


# pert(.1, .3, .9) has the density of a beta law of 2 and 4 on .1 to .9: its own formula, no library.
LOW, HIGH, A, B = 0.1, 0.9, 2.0, 4.0
STEPS = 4000
NODES = []
for i in range(STEPS):
    x = (i + 0.5) / STEPS
    density = x ** (A - 1) * (1 - x) ** (B - 1) * math.gamma(A + B) / math.gamma(A) / math.gamma(B)
    NODES.append((TITLE_I * (LOW + (HIGH - LOW) * x), density / STEPS))


def uniform_below(x):
    return min(max(x / LATE, 0), 1)


def uniform_excess(x):
    """E max(U - x, 0)"""
    if x <= 0:
        return LATE / 2 - x
    return (LATE - x) ** 2 / (2 * LATE) if x < LATE else 0.0


def below(x):
    return (1 - COURT) * uniform_below(x) + COURT * sum(w * uniform_below(x - s) for s, w in NODES)


def excess(x):
    return (1 - COURT) * uniform_excess(x) + COURT * sum(w * uniform_excess(x - s) for s, w in NODES)


def quantile(p):
    low, high = 0.0, TITLE_I + LATE
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if below(middle) >= p else (middle, high)
    return high


SUM = os.path.join(GIVEN, "sum.json")
LEVELS = {"p05": .05, "p10": .1, "p25": .25, "p50": .5, "p75": .75, "p90": .9, "p95": .95, "p99": .99, "p99.9": .999}
truth = {name: quantile(p) for name, p in LEVELS.items()}
for name, p in (("cvar95", .95), ("cvar99", .99)):
    q = quantile(p)
    truth[name] = q + excess(q) / (1 - p)
second = COURT * sum(w * (s * s + s * LATE + LATE ** 2 / 3) for s, w in NODES) + (1 - COURT) * LATE ** 2 / 3
truth["mean"] = COURT * sum(w * s for s, w in NODES) + LATE / 2
truth["sd"] = math.sqrt(second - truth["mean"] ** 2)

result = simulate(SUM)
for row in rows(result, "risk"):
    if row["loss_known"] != "exact":
        faults.append(f"{row['figure']} is {row['loss_known']}, not exact")
    near("exact " + row["figure"], row["loss"], truth[row["figure"]], 3e-6 * truth[row["figure"]])
for row in rows(result, "exceedance"):
    near(f"exact P(loss > {row['loss_above']})", row["probability"], 1 - below(row["loss_above"]),
         2e-4 if row["loss_above"] == LATE else 3e-6)  # there the density jumps

# Drawn: each interval holds the truth, or all but; one of twenty may not.
outside = 0
for method in (["montecarlo"], ["sobol"]):
    for row in rows(simulate(SUM, "--method", *method), "risk"):
        half = (row["loss_to"] - row["loss_from"]) / 2
        near(f"{method[0]} {row['figure']}", row["loss"], truth[row["figure"]], 4 * half)
        outside += not row["loss_from"] <= truth[row["figure"]] <= row["loss_to"]
if outside > 6:
    faults.append(f"{outside} of 26 intervals miss the truth")

# Listed: each loss by its own inputs, and the figures of exactly these draws.
DRAWS = 3000
listed = simulate(SUM, "--method", "montecarlo", "--draws", str(DRAWS), "--list-draws", str(DRAWS))
losses = []
for row in rows(listed, "draws"):
    losses.append(row["loss"])
    near(f"draw {row['draw']}", row["loss"], TITLE_I * row["court"] * row["severity"] + row["late"], 0.02)
losses.sort()
whole = {row["figure"]: row for row in rows(listed, "risk")}


def printed(row):
    """What the figure may be away by its own printing; where no draw is far enough out for an end, nothing."""
    ends = row["loss_from"], row["loss_to"]
    return 0.01 if None in ends else (ends[1] - ends[0]) / 2 / 10 + 0.01


for name, p in LEVELS.items():
    near("sample " + name, whole[name]["loss"], losses[math.ceil(DRAWS * p - 1e-9) - 1], printed(whole[name]))
near("sample mean", whole["mean"]["loss"], sum(losses) / DRAWS, printed(whole["mean"]))
tail = losses[round(DRAWS * .95):]
near("sample cvar95", whole["cvar95"]["loss"], sum(tail) / len(tail), printed(whole["cvar95"]))
allocated = {}
for row in rows(listed, "allocation"):
    allocated[row["by"]] = allocated.get(row["by"], 0) + round(row["mean_of_worst"] * 100)
for by, cents in allocated.items():
    near(f"allocation by {by}", cents / 100, sum(tail) / len(tail), 0.01)

# The same bytes by any number of threads, and the same draws whatever else is cut.
texts = {subprocess.run([FISCALC, "simulate", SUM, *FILES, "-f", "json", "--draws", "150000", "--threads", str(n)],
                        capture_output=True).stdout.replace(f" --threads {n}".encode(), b"") for n in (1, 2, 3, 8)}
if len(texts) != 1:
    faults.append("threads change the answer")
with open(SUM) as file:
    scenario = json.load(file)
with tempfile.TemporaryDirectory() as folder:
    scenario["parameters"]["more"] = {"distribution": "uniform", "min": 0, "max": 0.1}
    scenario["cuts"].insert(0, {"name": "more", "select": {"program": "CDBG"}, "effect": "percent", "rate": "$more"})
    path = os.path.join(folder, "more.json")
    with open(path, "w") as file:
        json.dump(scenario, file)
    for one, other in zip(rows(listed, "draws")[:50], rows(simulate(path, "--draws", "50", "--list-draws", "50"), "draws")):
        if (one["severity"], one["late"]) != (other["severity"], other["late"]):
            faults.append(f"a cut more moves draw {one['draw']}")
            break

for text in faults:
    print(text)
print(f"{len(faults)} faults")
sys.exit(1 if faults else 0)
