"""sipmath_oracle.py PROBE - SIPmath libraries: that they are ones by the published schema, and that their numbers are those
which the standard's generator and metalog give, worked out here in fractions and decimals.

The schema and known answers of the generator are no part of the sources: where $FISCALC_SHARED does not name a folder that
holds them, those checks are left out, and said so."""
import csv
import json
import os
import subprocess
import sys
from decimal import Decimal as D, getcontext
from fractions import Fraction
from pathlib import Path

getcontext().prec = 40
FORMS = {"unbounded": ([10, 2, 1], None, None), "above": ([2, D("0.3"), D("0.2")], 100, None),
         "below": ([-1, D("0.2"), D("0.1")], None, 5), "between": ([D("-0.5"), D("0.6"), D("-0.2")], 0, 1)}
faults = checked = 0


def expect(what, good):
    global faults, checked
    checked += 1
    if not good:
        faults += 1
        print("wrong:", what)


def hdr(index, variable, entity, seed3, seed4):
    """The whole numbers of the standard's formula; the uniform number is (integer + 1/2) / 2^32."""
    prime = 999999999999989
    left = prime % ((index * 2499997 + variable * 1800451 + entity * 2000371 + seed3 * 1796777 + seed4 * 2299603) % 7450589
                    * 4658 + 7450581) * 383 % 99991 * 7440893
    right = prime % ((index * 2246527 + variable * 2399993 + entity * 2100869 + seed3 * 1918303 + seed4 * 1624729) % 7450987
                     * 7580 + 7560584) * 17669 % 7440893
    return (left + right) * 1343 % 2 ** 32


def uniform(*names):
    return Fraction(2 * hdr(*names) + 1, 2 ** 33)


def metalog(coefficients, lower, upper, y):
    y = D(y.numerator) / D(y.denominator)
    logit, x, m = (y / (1 - y)).ln(), y - D("0.5"), D(0)
    for k, a in enumerate(coefficients, 1):
        m += D(a) * (D(1) if k == 1 else logit if k == 2 else x * logit if k == 3 else x if k == 4 else
                     x ** ((k - 1) // 2) if k % 2 else x ** (k // 2 - 1) * logit)
    if lower is None and upper is None:
        return m
    if upper is None:
        return lower + m.exp()
    if lower is None:
        return upper - (-m).exp()
    return (lower + upper * m.exp()) / (1 + m.exp())


def library(probe, table):
    return json.loads(subprocess.run([probe, table], check=True, capture_output=True, text=True).stdout, parse_float=D)


def check_trials(trials):
    names = [sip["name"] for sip in trials["sips"]]
    expect("the variables of the trials", names == list(FORMS))
    for k, sip in enumerate(trials["sips"]):
        values = sip["arguments"]["value"]
        expect("1,000 trials", len(values) == 1000 and sip["function"] == "SIP_Array")
        for i, value in enumerate(values, 1):
            right = metalog(*FORMS[sip["name"]], uniform(i, k + 1, 1, 0, 0))
            expect(f"{sip['name']} trial {i}: {value}, not {right}", abs(D(value) - right) <= D("1e-11") * max(1, abs(right)))


def check_metalogs(metalogs, trials):
    generators = {rng["name"]: rng["arguments"] for rng in metalogs["U01"]["rng"]}
    of = {sip["name"]: sorted(map(D, sip["arguments"]["value"])) for sip in trials["sips"]}
    for sip in metalogs["sips"]:
        arguments = sip["arguments"]
        expect("a generator for each", generators[sip["ref"]["name"]]["counter"] == "PM_Index")
        values = of[sip["name"]]
        mean = sum(values) / len(values)
        sd = (sum((x - mean) ** 2 for x in values) / len(values)).sqrt()
        lower, upper = arguments.get("lowerBound"), arguments.get("upperBound")
        far = max(abs(metalog(arguments["aCoefficients"], lower, upper, Fraction(2 * i + 1, 2000)) - values[i])
                  for i in range(50, 950, 7))
        expect(f"the curve of {sip['name']} lies {far / sd} sd from the trials", far < sd / 5)


def check_published(folder, libraries):
    import jsonschema
    schema = json.loads((folder / "multi-lib-schema-2021-08-19.json").read_text(encoding="utf-8"))
    for text in libraries:
        jsonschema.validate(json.loads(text), schema)
        expect("valid", True)
    with open(folder / "hdr_vectors.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            names = [int(row[name]) for name in ("pm_index", "var_id", "entity", "seed3", "seed4")]
            expect(f"the generator at {names}", hdr(*names) == int(row["integer"]))


def main():
    probe = sys.argv[1]
    trials, metalogs = library(probe, "draws"), library(probe, "metalogs")
    check_trials(trials)
    check_metalogs(metalogs, trials)
    folder = Path(os.environ.get("FISCALC_SHARED", "")) / "data" / "sipmath"
    if os.environ.get("FISCALC_SHARED") and folder.is_dir():
        check_published(folder, [subprocess.run([probe, t], check=True, capture_output=True, text=True).stdout
                                 for t in ("draws", "metalogs")])
    else:
        print("left out: no published schema and known answers (FISCALC_SHARED does not name a folder with data/sipmath)")
    print(f"{checked} figures, {faults} wrong")
    sys.exit(1 if faults or not checked else 0)


main()
