"""cases.py - random scenarios over random tables, from a seed; and running them through the command line."""
import csv
import io
import json
import os
import random
import subprocess

LISTINGS = ["16.738", "16.710", "84.010", "84.027", "93.778", "20.507"]
PROGRAMS = {"16.738": "Byrne JAG", "16.710": "COPS", "84.010": "Title I", "84.027": "IDEA", "93.778": "Medicaid", "20.507": "Transit"}
DEPARTMENTS = ["Police", "Education", "Health"]
YEAR = 2018


def money(cents):
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def government(rng, index):
    row = {"government_id": f"g{index}", "government": f"City {chr(65 + index)}", "state": rng.choice(["NY", "CA"]),
           "type": "city", "population": "", "fiscal_year_start": rng.choice(["07-01", "01-01", "10-01"]), "precision": ""}
    if rng.random() < 0.8:
        row["population"] = str(rng.randrange(1, 90000) * 100)
        row["precision"] = rng.choice(["", "rounded_100", "exact"])
    return row


def budget(government_id, cents, department="", precision=""):
    return {"government_id": government_id, "fiscal_year": YEAR, "scope": "all_funds", "department": department,
            "amount": money(cents), "precision": precision, "note": f"note of {cents}"}


def budgets(rng, governments):
    rows = []
    for each in governments:
        kind = rng.random()
        if kind < 0.15:
            continue
        if kind < 0.3:  # parts alone: they add up to the whole
            rows += [budget(each["government_id"], rng.randrange(1, 10**11), name) for name in DEPARTMENTS]
            continue
        precision = rng.choice(["", "", "rounded_10M"])
        rows.append(budget(each["government_id"], rng.randrange(10**10, 10**13), precision=precision))
        if kind > 0.7:  # parts beside a whole: never both
            rows.append(budget(each["government_id"], rng.randrange(1, 10**11), rng.choice(DEPARTMENTS)))
        if kind > 0.93:  # a second total: no share has a point
            rows.append(budget(each["government_id"], rng.randrange(10**10, 10**13)))
    if not rows:
        rows.append(budget(governments[0]["government_id"], 10**12))
    return rows


def grant(rng, governments, index):
    listing = rng.choice(LISTINGS)
    cents = rng.choice([rng.randrange(1, 10**4), rng.randrange(1, 10**9), rng.randrange(1, 10**7) * 100])
    if rng.random() < 0.12:
        cents = -cents // 10
    row = {"government_id": rng.choice(governments)["government_id"], "award_id": f"F{index:03d}", "fiscal_year": YEAR,
           "assistance_listing": listing, "program": PROGRAMS[listing], "department": rng.choice(DEPARTMENTS + [""]),
           "amount": money(cents), "amount_basis": "budgeted", "outlayed": "", "incurred": "", "precision": ""}
    if rng.random() < 0.25:
        row["precision"] = "rounded_" + rng.choice(["1", "100", "1K"])
    if cents > 0 and rng.random() < 0.3:
        row["amount_basis"] = rng.choice(["awarded", "obligated"])
        if rng.random() < 0.8:
            row["outlayed"] = money(rng.randrange(0, cents + cents // 20 + 1))
            if rng.random() < 0.5:
                row["incurred"] = money(rng.randrange(0, cents + 1))
    return row


def select(rng, governments):
    kind = rng.random()
    if kind < 0.3:
        return None
    if kind < 0.5:
        return {"assistance_listing": rng.choice(["16.*", "84.*", "*"])}
    if kind < 0.65:
        return {"program": sorted(rng.sample(sorted(PROGRAMS.values()), 3))}
    if kind < 0.8:
        return {"not": {"assistance_listing": rng.choice(LISTINGS)}}
    return {"government_id": rng.choice(governments)["government_id"]}


def cut(rng, governments, index):
    out = {"name": f"cut {index}"}
    chosen = select(rng, governments)
    if chosen is not None:
        out["select"] = chosen
    effect = rng.choice(["percent", "percent", "amount", "terminate"])
    out["effect"] = effect
    if effect == "percent":
        out["rate"] = rng.choice(["10%", "1/3", "12.5%", "0%", "100%", "0.07%", "99.99%"])
    elif effect == "amount":
        out["amount"] = money(rng.choice([0, 1, 7, rng.randrange(1, 10**6), rng.randrange(1, 10**9), 10**14]))
    elif rng.random() < 0.5:
        out["from"] = f"{rng.choice([2017, 2018])}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}"
    return out


def make(seed):
    rng = random.Random(seed)
    governments = [government(rng, i) for i in range(rng.randrange(1, 5))]
    grants = [grant(rng, governments, i) for i in range(rng.randrange(1, 16))]
    scenario = {"fiscalc": 1, "name": f"case {seed}", "years": YEAR,
                "cuts": [cut(rng, governments, i) for i in range(rng.randrange(1, 4))],
                "report": {"by": rng.choice([["government"], ["program"], ["government", "program"], ["state"], ["department"],
                                             ["assistance_listing"]])}}
    return {"seed": seed, "governments": governments, "budgets": budgets(rng, governments), "grants": grants,
            "scenario": scenario, "rounding": rng.choice(["half_away", "half_even"])}


def table(rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def write(case, folder):
    for name in ("governments", "budgets", "grants"):
        with open(os.path.join(folder, name + ".csv"), "w", encoding="utf-8") as out:
            out.write(table(case[name]))
    with open(os.path.join(folder, "scenario.json"), "w", encoding="utf-8") as out:
        json.dump(case["scenario"], out)


def run(program, case, folder):
    """The tables, figures as the texts that were printed; or the exit code and the messages."""
    write(case, folder)
    command = [program, "run", os.path.join(folder, "scenario.json"), "--rounding", case["rounding"], "-f", "json", "--no-digest"]
    for name in ("governments", "budgets", "grants"):
        command += ["--" + name, os.path.join(folder, name + ".csv")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    answer = json.loads(done.stdout, parse_float=str, parse_int=str) if done.stdout else None
    if done.returncode != 0:
        return None, (done.returncode, [each["code"] for each in answer["errors"]] if answer else done.stderr)
    return {name: each["rows"] for name, each in answer["tables"].items()}, None
