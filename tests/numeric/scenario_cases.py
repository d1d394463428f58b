"""scenario_cases.py - random governments, grants, budgets and scenarios, each a pure function of its seed.

Holds what is hard: negative rows, one-cent and very large awards, nothing, stock and flow rows, rows of other years, names
with quotes and commas, cuts that overlap, that are dated, phased and conditional. Only effects that the program knows."""
import csv
import io
import random

FIRST = 2018
NAMES = ["Aville", "St. Mary's", 'The "Old" Town', "Bend, OR", "Córdoba", "Łódź", "zebra", "Zebra"]
PROGRAMS = {"16.738": "Byrne JAG", "16.710": "COPS", "84.010": "Title I, Part A", "93.778": "Medicaid", "20.507": "Transit; bus"}
RATES = ["10%", "1/3", "12.5%", "0%", "100%", "0.07%", "99.99%", "50%", "0.5"]
GROWTHS = ["2%", "0%", "5.25%", "-3%", "-50%", "1/3", "0.01%"]
MAPPINGS = ["overlap", "award_start", "even", "forward", {"profile": ["50%", "30%", "20%"]}, {"profile": ["1/3", "2/3"]}, {"profile": ["100%"]}]
COLUMNS = {
    "governments": ["government_id", "government", "state", "type", "population", "fiscal_year_start"],
    "budgets": ["government_id", "fiscal_year", "scope", "amount"],
    "grants": ["government_id", "award_id", "award_year", "fiscal_year", "period_start", "period_end", "assistance_listing",
               "program", "amount", "amount_basis", "outlayed", "incurred", "recurring", "priority"]}
SHOWN = ("loss", "loss_future", "loss_incurred", "loss_clawback", "expected_back", "float_cost", "cash", "own_cost", "gap", "share")


def money(cents):
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def some_cents(rng, large=True):
    kinds = [1, rng.randrange(1, 100), rng.randrange(1, 10**6), rng.randrange(1, 10**9), rng.randrange(1, 10**7) * 100]
    return rng.choice(kinds + ([9 * 10**14] if large and rng.random() < 0.2 else []))


def day(rng, first, last):
    return f"{rng.randint(first, last)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"


class Maker:
    def __init__(self, seed, effects, metrics):
        self.rng = random.Random(seed)
        self.effects, self.metrics = sorted(effects), metrics
        whole = "cap" in effects  # the language of several years
        self.last = FIRST + (self.rng.choice([0, 0, 1, 2, 4]) if whole else 0)
        self.whole = whole
        rng = self.rng
        one_start = rng.random() < 0.5
        starts = [rng.choice(["07-01", "01-01", "10-01", "09-01", "04-01"])] * 8
        if not one_start:
            starts = [rng.choice(["07-01", "01-01", "10-01", "09-01", "04-01"]) for _ in range(8)]
        names = rng.sample(NAMES, rng.randint(1, 4))
        self.governments = [{"government_id": f"g{i}", "government": name, "state": rng.choice(["NY", "CA"]), "type": "city",
                             "population": "", "fiscal_year_start": starts[i]} for i, name in enumerate(names)]
        self.mapping = None
        if whole and rng.random() < 0.25:
            late = all(each["fiscal_year_start"] in ("07-01", "09-01") for each in self.governments)
            self.mapping = rng.choice([each for each in MAPPINGS if late or each != "forward"])
        self.stock = rng.random() < 0.6
        self.grants = [self.grant(i) for i in range(rng.randint(1, 14))]
        self.parameters = self.some_parameters() if whole and rng.random() < 0.4 else {}

    def grant(self, index):
        rng, listing = self.rng, self.rng.choice(sorted(PROGRAMS))
        cents = some_cents(rng)
        basis = rng.choice(["awarded", "obligated"]) if self.stock and rng.random() < 0.35 else "budgeted"
        row = dict.fromkeys(COLUMNS["grants"], "")
        row.update(government_id=rng.choice(self.governments)["government_id"], award_id=f"A-{index:02d}", amount_basis=basis,
                   assistance_listing=listing, program=PROGRAMS[listing], priority=rng.choice(["mandatory", "high", "low", ""]))
        settled = basis != "budgeted" and not self.whole  # an award of another year is not looked at
        year = FIRST if settled or rng.random() < 0.6 else rng.randint(FIRST - 1, self.last + (self.last > FIRST))
        if basis == "budgeted":
            cents = rng.choice([cents] * 6 + [0, -cents])
            row["recurring"] = rng.choice(["", "", "", "no", "yes"]) if self.whole else ""
            if self.whole and rng.random() < 0.2:
                row["outlayed"] = money(rng.randint(0, abs(cents)))
        elif rng.random() < 0.85:
            row["outlayed"] = money(rng.randrange(0, cents + cents // 20 + 1))
            row["incurred"] = money(rng.randrange(0, cents + 1)) if rng.random() < 0.5 else ""
        row.update(amount=money(cents), fiscal_year=year)
        if self.mapping and (basis != "budgeted" or rng.random() < 0.6):
            self.place(row, basis)
        return row

    def place(self, row, basis):
        """A federal year or a period in place of the recipient's year."""
        rng = self.rng
        row["fiscal_year"] = "" if basis == "budgeted" or rng.random() < 0.7 else row["fiscal_year"]
        row["award_year"] = rng.randint(FIRST - 1, self.last)
        if rng.random() < 0.5 and self.mapping != "forward":
            start = rng.randint(FIRST - 2, self.last) * 12 + rng.randrange(12)
            end = start + rng.randint(1, 50)
            row["period_start"] = f"{start // 12}-{start % 12 + 1:02d}-01"
            row["period_end"] = f"{end // 12}-{end % 12 + 1:02d}-28"

    def some_parameters(self):
        rng = self.rng
        return {"share": rng.choice(["40%", {"distribution": "uniform", "min": 0.1, "max": 0.6},
                                     {"distribution": "triangular", "min": 0, "mode": 0.3, "max": 1},
                                     {"distribution": "pert", "min": "10%", "mode": "20%", "max": "80%", "point": "1/4"},
                                     {"distribution": "discrete", "values": [0.2, 0.7, 0.9], "probabilities": [0.4, 0.4, 0.2]}]),
                "vote": rng.choice([{"distribution": "bernoulli", "probability": 0.3},
                                    {"distribution": "bernoulli", "probability": 0.3, "point": 0}]),
                "court": {"distribution": "outcomes", "outcomes": {"lost": 0.4, "paid late": 0.4, "taken back": 0.2}}}

    # ---- cuts

    def rate(self, choices=RATES):
        return "$share" if self.parameters and choices is RATES and self.rng.random() < 0.3 else self.rng.choice(choices)

    def sum(self):
        return money(self.rng.choice([0, 1, 7, 10**14, *(some_cents(self.rng, False) for _ in range(6))]))

    def select(self):
        rng, row = self.rng, self.rng.choice(self.grants)
        kind = rng.random()
        if kind < 0.35:
            return None
        if kind < 0.55:
            return {"assistance_listing": row["assistance_listing"][:2] + ".*"}
        if kind < 0.7:
            return {"program": [row["program"], rng.choice(sorted(PROGRAMS.values()))]}
        if kind < 0.75 and self.whole and row["fiscal_year"]:
            return {"fiscal_year": row["fiscal_year"]}
        if kind < 0.85:
            return {"not": {"assistance_listing": rng.choice(sorted(PROGRAMS))}}
        return {"government_id": row["government_id"]}

    def cut(self, index):
        rng, effect = self.rng, self.rng.choice(self.effects + ["percent"])
        if effect == "sequester" and not self.mapping:
            effect = "percent"
        out = {"name": f"cut {index}", "effect": effect}
        chosen = self.select()
        if chosen is not None:
            out["select"] = chosen
        if self.mapping:
            out["mapping"] = self.mapping
        out.update(getattr(self, effect)())
        self.modify(out)
        return out

    def percent(self):
        return {"rate": self.rate()}

    def amount(self):
        return {"amount": self.sum(), **self.per()}

    def terminate(self):
        return {}

    def cap(self):
        return self.rng.choice([{"level": self.sum(), **self.per()}, {"growth": self.rate(GROWTHS)}])

    def clawback(self):
        out = self.rng.choice([{}, {"rate": self.rate()}, {"amount": self.sum(), **self.per()}])
        if self.rng.random() < 0.3:
            out["disputed"] = self.rate()
        if self.rng.random() < 0.3:
            out["paid_after"] = self.rng.randrange(30)
        return out

    def delay(self):
        out = {"months": self.rng.choice([1, 5, 12, 13, 24, 48])}
        if self.rng.random() < 0.5:
            out["interest"] = self.rng.choice(["2%", "0.125%", "1/30"])
        if self.rng.random() < 0.3:
            out["lapses"] = self.rng.random() < 0.8
        return out

    def sequester(self):
        out = {"rate": self.rate()}
        if self.rng.random() < 0.5:
            out["exempt"] = {"assistance_listing": self.rng.choice(sorted(PROGRAMS))}
        return out

    def match_change(self):
        old, new = sorted(self.rng.sample(["50%", "60%", "70%", "75%", "80%", "2/3", "90%"], 2), key=len)
        values = {"2/3": 2 / 3}
        number = lambda text: values.get(text) or float(text[:-1]) / 100
        old, new = (old, new) if number(old) > number(new) else (new, old)
        return {"from": old, "to": new, "response": self.rng.choice(["maintain", "hold_local"])}

    def moe_penalty(self):
        out = {"spent": self.sum(), "penalty": self.rng.choice(["dollar_for_dollar", "proportional", "all"])}
        out.update(self.rng.choice([{"floor": self.sum()}, {"floor": self.rng.choice(["90%", "33.3%"]), "of": self.sum()}]))
        if self.rng.random() < 0.3:
            out["lag"] = self.rng.randrange(3)
        return {**out, **(self.per() if out["penalty"] == "dollar_for_dollar" else {})}

    def block_conversion(self):
        out = {"level": self.sum(), "key": self.rng.choice(["amount", "equal"])}
        per = self.per()
        return {**out, **({"growth": self.rate(GROWTHS)} if self.rng.random() < 0.4 else {}), **(per if per.get("per") != "award" else {})}

    def per(self):
        return {"per": self.rng.choice(["government", "program", "award"])} if self.whole and self.rng.random() < 0.4 else {}

    def modify(self, cut):
        """Dates, phases and conditions, where the effect and the rows can have them."""
        rng, stock = self.rng, any(each["amount_basis"] != "budgeted" for each in self.grants)
        dated = self.whole or (cut["effect"] == "terminate" and not stock)
        if dated and cut["effect"] != "match_change" and rng.random() < 0.35:
            cut["from"] = day(rng, FIRST - 1, self.last)
        if self.whole and rng.random() < 0.15:
            cut["until"] = day(rng, FIRST, self.last + 1)
            if cut["effect"] != "match_change" and cut.get("from", "") > cut["until"]:
                del cut["from"]
        if self.whole and (not stock or self.mapping) and rng.random() < 0.3:
            cut["phase"] = [self.rate() for _ in range(rng.randint(1, 4))]
        if self.parameters and rng.random() < 0.3:
            cut["when"] = rng.choice(["$vote", "$share < 0.3", "$share >= 0.3", {"court": ["lost", "taken back"]}, {"court": ["paid late"]}])

    # ---- the whole

    def scenario(self):
        rng = self.rng
        years = FIRST if self.last == FIRST else {"first": FIRST, "last": self.last}
        out = {"fiscalc": 1, "name": "random", "years": years, "cuts": [self.cut(i) for i in range(rng.randint(1, 4))]}
        if self.parameters:
            out["parameters"] = self.parameters
        if self.whole:
            out["baseline"] = {"grant_growth": self.rate(GROWTHS), "budget_growth": self.rate(GROWTHS)}
        if self.whole and rng.random() < 0.1:
            out["baseline"]["grants"] = money(10**9 + some_cents(rng, False))
        if "own_cost" in self.metrics and rng.random() < 0.4:
            out["response"] = {"backfill": rng.choice(["50%", 1, 0, {"mandatory": 1, "high": "1/3", "other": 0}])}
        if "response" in out and "gap" in self.metrics:
            out["contingencies"] = [self.contingency(i) for i in range(rng.randrange(4))]
        shown = [each for each in self.metrics if each in SHOWN]
        out["report"] = {"metrics": shown, "by": rng.choice([["government"], ["program"], ["government", "program"], ["state"]])}
        return out

    def contingency(self, index):
        rng, out = self.rng, {"name": f"reserve {index}", "amount": self.sum()}
        out.update(kind=rng.choice(["stock", "yearly"]), access=rng.choice(["easy", "moderate", "very_difficult"]))
        if rng.random() < 0.3:
            out["max_per_year"] = rng.choice(["50%", "12.5%", self.sum()])
        if rng.random() < 0.3:
            out["from"] = rng.randint(FIRST, self.last)
        if out["kind"] == "stock" and rng.random() < 0.3:
            out["replenish"] = self.sum()
        return out

    def case(self):
        scenario = self.scenario()
        budgets = [{"government_id": each["government_id"], "fiscal_year": FIRST, "scope": "all_funds",
                    "amount": money(self.rng.randrange(10**10, 10**13))} for each in self.governments]
        return {"governments": self.governments, "budgets": budgets, "grants": self.grants, "scenario": scenario,
                "rounding": self.rng.choice(["half_away", "half_away", "half_even"])}


def make(seed, effects, metrics):
    case = {"seed": seed, **Maker(seed, effects, metrics).case()}
    case["grants"] = [{name: str(value) for name, value in row.items()} for row in case["grants"]]
    return case


def texts(case):
    """The CSV file of each table."""
    out = {}
    for name, columns in COLUMNS.items():
        text = io.StringIO()
        writer = csv.DictWriter(text, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(case[name])
        out[name] = text.getvalue()
    return out
