"""evaluator.py - the rules of SEMANTICS sections 1 to 3 once more, in exact fractions, without a look at the library.

Only what random cases hold: one year, no stages, percent, amount and terminate, shares of budgets and grants."""
import datetime
import fnmatch
from fractions import Fraction
from itertools import product

STOCK = ("awarded", "obligated")
HALF = {"rounded_1": Fraction(1, 2), "rounded_100": 50, "rounded_1K": 500, "rounded_10M": 5_000_000}


def cents(text):
    value = Fraction(text) * 100
    assert value.denominator == 1
    return value.numerator


def span(row, amount=None):
    """low, value, high of an amount in cents (a population: residents)."""
    value = cents(row["amount"]) if amount is None else amount
    half = HALF.get(row["precision"], 0) * (100 if amount is None else 1)
    return value - half, value, value + half


def rounded(value, how):
    whole, part = divmod(abs(value), 1)
    if part > Fraction(1, 2) or (part == Fraction(1, 2) and (how == "half_away" or whole % 2)):
        whole += 1
    return int(whole) if value >= 0 else -int(whole)


def rate_of(text):
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def holds(conditions, grant):
    for column, wanted in conditions.items():
        if column == "not":
            if holds(wanted, grant):
                return False
            continue
        values = wanted if isinstance(wanted, list) else [wanted]
        if not any(fnmatch.fnmatchcase(str(grant[column]), value) for value in values):
            return False
    return True


def part_of_year(start, from_day, year):
    month, day = map(int, start.split("-"))
    first = datetime.date(year if (month, day) == (1, 1) else year - 1, month, day)
    after = datetime.date(first.year + 1, month, day)
    days = (after - first).days
    if from_day <= first:
        return Fraction(1)
    return Fraction(max((after - from_day).days, 0), days)


def allocate(total, weights):
    """Largest remainder, ties by order."""
    whole = sum(weights)
    shares = [total * weight // whole for weight in weights]
    rest = total - sum(shares)
    order = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in order[:rest]:
        shares[i] += 1
    return shares


class Evaluation:
    """One case; awards in the order of their keys: government, program, award_id."""

    def __init__(self, case):
        self.case = case
        self.governments = {each["government_id"]: each for each in case["governments"]}
        name = lambda each: self.governments[each["government_id"]]["government"]
        grants = sorted(case["grants"], key=lambda each: (name(each), each["program"], each["award_id"]))
        cuts = case["scenario"]["cuts"]
        self.members = []
        self.awards = [each for each in grants if any(holds(cut.get("select", {}), each) for cut in cuts)]
        for cut in cuts:
            self.members.append([i for i, each in enumerate(self.awards) if holds(cut.get("select", {}), each)])
        self.selects_nothing = any(not each for each in self.members)
        self.unknown = [any(i in self.members[k] and cuts[k]["effect"] == "terminate" for k in range(len(cuts)))
                        and each["amount_basis"] in STOCK and not each["outlayed"] for i, each in enumerate(self.awards)]
        self.shares_sums = any(cut["effect"] == "amount" for cut in cuts)

    def refusal(self):
        """Exit code and message codes where there is no answer: a selection of nothing, said once, no budget at all."""
        if self.selects_nothing:
            return 4, ["F328"] * len({repr(cut.get("select")) for cut, each in zip(self.case["scenario"]["cuts"], self.members) if not each})
        touched = {each["government_id"] for each in self.awards}
        if not any(self.whole_budget(each) for each in touched):
            return 3, ["F400"]
        return None

    def left(self, award, end):
        amount = span(award)[end]
        if award["amount_basis"] in STOCK and award["outlayed"]:
            left = amount - cents(award["outlayed"])
            return max(left, 0) if amount >= 0 else left
        return amount

    def take(self, cut, award, left):
        how = self.case["rounding"]
        if cut["effect"] == "percent":
            return rounded(left * rate_of(cut["rate"]), how)
        if "from" not in cut:
            return left
        start = self.governments[award["government_id"]]["fiscal_year_start"]
        day = datetime.date.fromisoformat(cut["from"])
        part = part_of_year(start, day, self.case["scenario"]["years"])
        if award["amount_basis"] in STOCK:  # a balance ends whole, in the year of the day or a later one
            return left if part else 0
        return rounded(left * part, how)

    def losses(self, ends):
        """The loss of each award, with its amount at ends[i]."""
        left = [self.left(award, end) for award, end in zip(self.awards, ends)]
        loss = [0] * len(left)
        for cut, members in zip(self.case["scenario"]["cuts"], self.members):
            members = [i for i in members if not self.unknown[i]]
            if cut["effect"] == "amount":
                weights = [max(left[i], 0) for i in members]
                asked = cents(cut["amount"])
                taken = weights if asked >= sum(weights) else allocate(asked, weights)
            else:
                taken = [self.take(cut, self.awards[i], left[i]) for i in members]
            for i, each in zip(members, taken):
                left[i] -= each
                loss[i] += each
        return loss

    def key(self, award):
        government = self.governments[award["government_id"]]
        values = {**award, "government": government["government"], "state": government["state"]}
        return tuple(values[column] for column in self.case["scenario"]["report"]["by"])

    def rows(self):
        keys = {}
        for i, award in enumerate(self.awards):
            keys.setdefault(self.key(award), []).append(i)
        return dict(sorted(keys.items()))

    def governments_of(self, members):
        """Those that a row is about: its own, those of its awards for a state, else all that a cut touches."""
        by = self.case["scenario"]["report"]["by"]
        own = "government" in by or "state" in by
        touched = {self.awards[i]["government_id"] for i in (members if own else range(len(self.awards)))}
        return sorted(touched)

    def whole_budget(self, government, department=""):
        """low, value, high; value None for two totals; None for no budget."""
        rows = [each for each in self.case["budgets"] if each["government_id"] == government]
        if department:
            found = [span(each) for each in rows if each["department"] == department]
            return tuple(map(sum, zip(*found))) if found else None
        totals = [span(each) for each in rows if not each["department"]]
        if len(totals) > 1 and len(set(totals)) > 1:
            return min(each[0] for each in totals), None, max(each[2] for each in totals)
        parts = totals[:1] or [span(each) for each in rows]
        return tuple(map(sum, zip(*parts))) if parts else None

    def population(self, government):
        row = self.governments[government]
        return span(row, int(row["population"])) if row["population"] else None

    def corners(self, members):
        """Every combination of low, value and high of a row's rounded awards; None where there are too many."""
        loose = [i for i in members if not self.unknown[i] and span(self.awards[i])[0] != span(self.awards[i])[2]]
        if len(loose) > 5:
            return None
        out = []
        for ends in product((0, 1, 2), repeat=len(loose)):
            chosen = [1] * len(self.awards)
            for i, end in zip(loose, ends):
                chosen[i] = end
            out.append(chosen)
        return out
