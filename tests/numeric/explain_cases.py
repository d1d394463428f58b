"""explain_cases.py - random scenarios of every effect over several years, from a seed, as files in a folder."""
import csv
import json
import pathlib
import random

YEARS = range(2018, 2023)
PROGRAMS = {"16.738": "Byrne JAG", "84.010": "Title I", "93.778": "Medicaid", "20.507": "Transit, large"}
MAPPINGS = ["overlap", "award_start", "even", {"profile": ["50%", "30%", "20%"]}]


def dollars(cents):
    return f"{cents / 100:.2f}"


def cut(rng, index):
    effect = rng.choice(["percent", "amount", "terminate", "cap", "clawback", "delay", "delay", "sequester", "match_change", "moe_penalty",
                         "block_conversion"])
    members = {
        "percent": {"rate": rng.choice(["10%", "1/3", "100%", "0.07%"])},
        "amount": {"amount": dollars(rng.randrange(1, 10**8))},
        "terminate": {},
        "cap": rng.choice([{"level": dollars(rng.randrange(1, 10**7))}, {"growth": "1%"}]),
        "clawback": {"rate": rng.choice(["50%", "100%"]), "disputed": "30%", "paid_after": rng.choice([0, 5, 14])},
        "delay": {"months": rng.choice([3, 12, 19, 48]), "interest": "2%"},
        "sequester": {"rate": "7.3%", "mapping": rng.choice(MAPPINGS)},
        "match_change": {"from": "75%", "to": "70%", "response": rng.choice(["maintain", "hold_local"])},
        "moe_penalty": {"floor": "$100M", "spent": "$95M", "penalty": rng.choice(["dollar_for_dollar", "proportional", "all"]),
                        "lag": rng.choice([0, 1])},
        "block_conversion": {"level": dollars(rng.randrange(1, 10**8)), "growth": "2%", "key": rng.choice(["amount", "equal"])},
    }[effect]
    out = {"name": f"cut {index}", "effect": effect} | members
    if rng.random() < 0.7:
        out["select"] = {"assistance_listing": "|".join(sorted(rng.sample(sorted(PROGRAMS), 2)))}
    if effect in ("percent", "terminate") and rng.random() < 0.4:
        out["from"] = f"{rng.choice([2018, 2019])}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}"
    if effect == "amount" and rng.random() < 0.5:
        out["per"] = rng.choice(["government", "program", "award"])
    return out


def grants(rng):
    rows = []
    for index in range(rng.randrange(2, 10)):
        cents, listing = rng.randrange(1, 10 ** rng.choice([4, 7, 9])), rng.choice(sorted(PROGRAMS))
        row = {"government": rng.choice(["City A", "City B", "Town C"]), "award_id": f"F{index}", "assistance_listing": listing,
               "program": PROGRAMS[listing], "department": rng.choice(["Police", "Schools"]), "fiscal_year": 2018, "award_year": "",
               "amount": dollars(cents), "amount_basis": "budgeted", "outlayed": "", "incurred": "", "precision": "",
               "period_start": "2017-10-01", "period_end": "2019-09-30"}
        kind = rng.random()
        if kind < 0.2:
            row |= {"amount_basis": "awarded", "outlayed": dollars(cents // 3), "incurred": dollars(cents // 5)}
        elif kind < 0.24:  # its balance is not stated
            row |= {"amount_basis": "awarded"}
        elif kind < 0.3:
            row |= {"amount": dollars(-cents // 10)}
        elif kind < 0.5:
            row |= {"precision": "rounded_100"}
        rows.append(row)
    whole = next((row for row in rows if row["government"] == "City A"), None)
    if whole and rng.random() < 0.5:  # what City A passes on is in its own row too
        rows.append(whole | {"government": "City B", "via": "City A"})
    return [{"via": "", "match_rate": rng.choice(["", "25%"])} | row for row in rows]


def budgets(rng):
    rows = []
    for name in ("City A", "City B"):
        for department in ("", "Police"):
            rows.append({"government": name, "fiscal_year": 2018, "scope": "all_funds", "department": department,
                         "amount": dollars(rng.randrange(10**9, 10**11)), "precision": rng.choice(["", "rounded_10K"])})
    if rng.random() < 0.5:  # parts alone, which add up to the whole
        rows += [{"government": "Town C", "fiscal_year": 2018, "scope": "all_funds", "department": name,
                  "amount": dollars(rng.randrange(10**8, 10**9)), "precision": ""} for name in ("Police", "Schools")]
    rows = [row | {"direction": "expenditure"} for row in rows]
    rows += [{"government": name, "fiscal_year": 2018, "scope": "property_tax", "department": "", "precision": "",
              "amount": dollars(rng.randrange(10**7, 10**9)), "direction": "revenue"} for name in ("City A", "Town C")]
    rows += [{"government": name, "fiscal_year": 2018, "scope": "budget_gap", "department": "", "precision": "rounded_10K",
              "amount": dollars(rng.randrange(10**7, 10**9)), "direction": "expenditure"} for name in ("City A", "City B", "Town C")]
    rows.append({"government": "City A", "fiscal_year": 2018, "scope": "all_funds", "department": "Police", "precision": "",
                 "amount": dollars(rng.randrange(10**7, 10**9)), "direction": "revenue"})
    return rows


def after(rng, scenario):
    """What is kept up, and what can meet it."""
    kind = rng.random()
    if kind < 0.4:
        scenario["response"] = {"backfill": rng.choice(["100%", "1/3"]), "position_cost": "$90,000"}
    if kind < 0.6:
        scenario["contingencies"] = [{"name": "reserve", "amount": "$1M", "kind": "stock", "access": "easy", "max_per_year": "50%"},
                                     {"name": "state aid", "rate": "20%", "of": "loss", "access": "moderate"}]
    if kind < 0.1:
        scenario["report"] = {"by": ["government"], "denominator": "budget_gap", "metrics": ["share", "gap", "new_gap"]}
    if 0.6 < kind < 0.8:
        scenario["report"] = {"by": ["department"], "metrics": ["loss_future", "loss_incurred", "loss_clawback",
                                                                "share_of_department_revenue"]}
    if kind > 0.8:
        scenario["report"]["metrics"] = ["levy_rise", "two_month_floor", "own_cost", "gap"]


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def make(seed, folder):
    """Writes a case and returns the scenario's name and the options of its run."""
    rng = random.Random(seed)
    folder = pathlib.Path(folder)
    people = rng.choice(["", "50000"])
    write(folder / "governments.csv",
          [{"government": name, "population": count, "fiscal_year_start": "07-01"}
           for name, count in (("City A", "1234500"), ("City B", people), ("Town C", "999"))])
    write(folder / "budgets.csv", budgets(rng))
    rows = grants(rng)
    write(folder / "grants.csv", rows)
    scenario = {"fiscalc": 1, "name": f"case {seed}", "years": {"first": YEARS[0], "last": rng.choice(YEARS)},
                "baseline": {"grant_growth": "1.7%", "budget_growth": "2.3%", "population_growth": rng.choice([0, "1%"]),
                             "deflator": "2%"},
                "cuts": [cut(rng, index) for index in range(1, rng.randrange(2, 5))],
                "report": {"by": rng.choice([["government"], ["program"], ["government", "program"], ["department"]])}}
    if rng.random() < 0.3:
        scenario["baseline"]["budget"] = "$80M"
    if rng.random() < 0.5 and all(row["amount_basis"] == "budgeted" for row in rows):  # a balance is due once
        scenario["cuts"][0]["phase"] = ["25%", "50%", "100%"]
    after(rng, scenario)
    (folder / "scenario.json").write_text(json.dumps(scenario), encoding="utf-8")
    return ["--governments", "governments.csv", "--budgets", "budgets.csv", "--grants", "grants.csv",
            "--rounding", rng.choice(["half_away", "half_even"])]
