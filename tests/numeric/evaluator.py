"""evaluator.py - the rules of calc/docs/scenario.md and SEMANTICS section 3 once more, in exact fractions and in another
form than the library's: what each cut takes from each award in each year, and to what it is booked, to the cent.

Inputs are a scenario (a dict) and the rows of governments and grants (dicts of texts, as csv.DictReader gives them)."""
import datetime
import fnmatch
from fractions import Fraction

from award_years import Award, allocate, cents_of, first_of, month_of, rate_of

NOTHING_SELECTED, NOTHING_TO_SCALE = "F328", "F330"  # codes of messages
LOSS = ("future", "incurred", "clawback")


def meets(conditions, row):
    for column, wanted in conditions.items():
        if column == "not":
            if meets(wanted, row):
                return False
            continue
        values = wanted if isinstance(wanted, list) else str(wanted).split("|")
        if not any(fnmatch.fnmatchcase(str(row.get(column, "")), str(value)) for value in values):
            return False
    return True


def date_of(cut, name):
    """First or last day of a cut; the "from" of a match_change is a share."""
    is_share = name == "from" and cut["effect"] == "match_change"
    return datetime.date.fromisoformat(cut[name]) if name in cut and not is_share else None


class Evaluation:
    def __init__(self, scenario, governments, grants, rounding="half_away"):
        self.scenario, self.rounding = scenario, rounding
        self.roundings = 0  # how often half a cent may have come or gone
        years = scenario["years"]
        years = years if isinstance(years, dict) else {"first": years, "last": years}
        self.first, self.last = years["first"], years["last"]
        self.years = range(self.first, self.last + 1)
        self.points = {name: self.point(each) for name, each in scenario.get("parameters", {}).items()}
        self.baseline = scenario.get("baseline", {})
        by_id = {each["government_id"]: each for each in governments}
        rows = [Award(row, by_id[row["government_id"]]) for row in grants]
        self.last_year = {}
        for each in rows:
            if each.year and not each.stock and each.year <= self.last:
                self.last_year[each.government] = max(each.year, self.last_year.get(each.government, 0))
        self.set_due(rows)
        self.choose(rows)
        self.refusal = None if all(self.members) else NOTHING_SELECTED
        if "grants" in self.baseline:
            self.scale(self.sum_of(self.baseline["grants"]))
        self.taken, self.booked = {}, {}  # (award, cut, account, year): cents, of years after the last one too
        for each in self.awards:
            each.left = dict(each.due)
        for index, cut in enumerate(scenario["cuts"]):
            self.act(index, cut)

    # ---- figures

    def split(self, total, weights):
        """By largest remainder; each share is less than a cent from its exact one."""
        self.roundings += 2 * sum(total * weight % sum(weights) != 0 for weight in weights)
        return allocate(total, weights)

    def cents(self, value):
        """A figure of cents, rounded once: half away from zero, or to the even cent."""
        whole, part = divmod(abs(value), 1)
        self.roundings += part != 0
        if part > Fraction(1, 2) or (part == Fraction(1, 2) and (self.rounding == "half_away" or whole % 2)):
            whole += 1
        return int(whole) if value >= 0 else -int(whole)

    @staticmethod
    def point(parameter):
        if not isinstance(parameter, dict):
            return rate_of(parameter)
        kind = parameter["distribution"]
        if "point" in parameter:
            return parameter["point"] if kind == "outcomes" else rate_of(parameter["point"])
        if kind == "bernoulli":
            return Fraction(1)
        if kind == "outcomes":
            return max(parameter["outcomes"], key=lambda name: rate_of(parameter["outcomes"][name]))
        if kind == "discrete":
            chances = [rate_of(each) for each in parameter["probabilities"]]
            return rate_of(parameter["values"][chances.index(max(chances))])
        if kind == "uniform":
            return (rate_of(parameter["min"]) + rate_of(parameter["max"])) / 2
        return rate_of(parameter["mode"])

    def figure(self, value):
        return self.points[value[1:]] if str(value).startswith("$") and str(value)[1:] in self.points else value

    def rate(self, value):
        return rate_of(self.figure(value))

    def sum_of(self, value):
        return cents_of(self.figure(value))

    def grown(self, amount, growth, years):
        """Rounded to the cent each year, from the rounded figure."""
        for _ in range(years):
            amount = self.cents(amount * (1 + growth))
        return amount

    # ---- what is due

    def set_due(self, rows):
        mapping = next((cut["mapping"] for cut in self.scenario["cuts"] if "mapping" in cut), None)
        growth = self.rate(self.baseline["grant_growth"]) if "grant_growth" in self.baseline else None
        for each in rows:
            if mapping and (each.stock or not each.year):
                parts = each.spread(mapping, each.balance(), self.split)
                each.due, each.mapped, each.begins = {year: parts[year] for year in parts if year in self.years}, True, min(parts)
            elif each.stock or not each.year:
                each.due = {each.year or self.first: each.balance()} if not each.year or each.year in self.years else {}
                each.once = each.stock
            else:
                last = self.last_year.get(each.government) == each.year and each.row.get("recurring") != "no" and growth is not None
                each.due = {year: self.grown(each.amount, growth, year - each.year) for year in self.years
                            if year == each.year or (year > each.year and last)}
            if not each.due and not each.mapped:
                each.due, each.foreign = {self.first: each.balance()}, True
            each.begins = each.begins if each.mapped else min(each.due, default=self.first)

    def scale(self, total):
        """All that is due of the selected awards in the first year is that sum, corrections and all."""
        due = [each for each in self.awards if each.due.get(self.first)]
        if not any(each.due[self.first] > 0 for each in due):
            self.refusal = self.refusal or NOTHING_TO_SCALE
            return
        parts = self.split(total, [max(each.due[self.first], 0) for each in due])
        growth = self.rate(self.baseline.get("grant_growth", 0))
        for each, part in zip(due, parts):
            yearly = not (each.mapped or each.once or each.foreign)
            each.due = {year: self.grown(part, growth, year - self.first) if yearly else own if year > self.first else part
                        for year, own in each.due.items()}

    def choose(self, rows):
        """The awards that a cut selects, in the order of their keys; the members of each cut."""
        cuts = self.scenario["cuts"]
        self.awards = sorted((each for each in rows if any(self.selects(cut, each) for cut in cuts)), key=lambda each: each.key)
        self.members = [[i for i, each in enumerate(self.awards) if self.selects(cut, each)] for cut in cuts]
        drawn = {i for cut, members in zip(cuts, self.members) if cut["effect"] in ("terminate", "clawback") for i in members}
        self.unknown = [i in drawn and each.stock and each.outlayed is None for i, each in enumerate(self.awards)]

    def selects(self, cut, award):
        """Rows of other years are out of the question; those of a federal year alone where the cut speaks of it."""
        spoken = award.year or not award.award_year or "mapping" in cut or "award_year" in cut.get("select", {})
        of_year = not award.foreign or "fiscal_year" in cut.get("select", {})
        exempt = "exempt" in cut and meets(cut["exempt"], award.row)
        return bool(spoken and of_year and meets(cut.get("select", {}), award.row) and not exempt)

    # ---- cuts

    def mix(self, cut, award, year):
        """phase * when * part of the year; of what is met once no part of the year is left out."""
        begins, at = self.begins(cut, award), year - int(cut.get("lag", 0))
        once = award.once or cut["effect"] == "clawback"
        since = 0 if once or award.foreign else at - begins
        if since < 0:
            return Fraction(0)
        phase = cut.get("phase", [1])
        out = self.rate(phase[min(since, len(phase) - 1)]) * self.when(cut.get("when"))
        return out if once else out * award.calendar.part(award.year if award.foreign else at, date_of(cut, "from"), date_of(cut, "until"))

    def begins(self, cut, award):
        return award.calendar.year_of(date_of(cut, "from")) if date_of(cut, "from") else self.first

    def when(self, condition):
        if condition is None:
            return Fraction(1)
        if isinstance(condition, dict):
            return Fraction(all(self.points[name] in outcomes for name, outcomes in condition.items()))
        name, *rest = condition[1:].split()
        value = self.points[name]
        if not rest:
            return Fraction(value)
        bound = rate_of(rest[1])
        return Fraction({"<": value < bound, "<=": value <= bound, ">": value > bound, ">=": value >= bound,
                         "=": value == bound, "!=": value != bound}[rest[0]])

    def act(self, index, cut):
        for year in self.years:
            acting = {i: self.balance_of(cut, self.awards[i], year) for i in self.members[index] if not self.unknown[i]}
            acting = {i: balance for i, balance in acting.items() if balance}
            has = {i: balance[key] for i, (balance, key) in acting.items()}
            for i, take in self.takings(cut, acting, has, year).items():
                balance, key = acting[i]
                balance[key] -= take
                self.book(index, cut, i, year, has[i], take)

    def balance_of(self, cut, award, year):
        """The balance that a cut takes from in a year, as (balances, key): what is due in it. The balance of an award over
        its life, and what was received, are met once: in the year of "from", else in that in which they are due."""
        received = cut["effect"] == "clawback"
        if not received and not award.once:
            return (award.left, year) if year in award.due else None
        met = max(self.begins(cut, award) if date_of(cut, "from") else award.begins, self.first)
        until = date_of(cut, "until")
        if until and until < award.calendar.first_day(met) or met + int(cut.get("lag", 0)) != year:
            return None
        return (award.received, 0) if received else (award.left, min(award.due))

    def takings(self, cut, acting, has, year):
        """{ award: what it loses }"""
        mix = {i: self.mix(cut, self.awards[i], year) for i in acting}
        own, shared = self.terms(cut, acting, has, year)
        if own:
            return {i: self.cents(mix[i] * own(i)) for i in acting}
        out = {}
        for group in self.groups(cut, acting):
            group = [i for i in group if has[i] > 0]
            weights = [has[i] for i in group]
            asked = min(shared(group), sum(weights))
            alike = len({mix[i] for i in group}) == 1
            parts = self.split(self.cents(mix[group[0]] * asked) if alike else asked, weights) if group else []
            out.update({i: part if alike else self.cents(mix[i] * part) for i, part in zip(group, parts)})
        return out

    def groups(self, cut, acting):
        groups = {}
        for i in acting:
            key = {"government": self.awards[i].government, "program": self.awards[i].row["program"], "award": i}.get(cut.get("per"))
            groups.setdefault(key, []).append(i)
        return list(groups.values())

    def terms(self, cut, acting, has, year):
        """What an award loses of its own, before mix; or what a group loses together."""
        effect = cut["effect"]
        part_of = lambda rate: ((lambda i: rate * has[i]), None)
        above = lambda ceiling: ((lambda i: max(has[i] - max(ceiling(i), 0), 0)), None)
        if effect in ("percent", "sequester"):
            return part_of(self.rate(cut["rate"]))
        if effect in ("terminate", "delay"):
            return part_of(1)
        if effect == "clawback" and "amount" not in cut:
            return part_of(self.rate(cut.get("rate", 1)))
        if effect in ("amount", "clawback"):
            return None, lambda group: self.sum_of(cut["amount"])
        if effect == "match_change":
            old, new = self.rate(cut["from"]), self.rate(cut["to"])
            return part_of((old - new) / old if cut["response"] == "maintain" else 1 - (1 - old) / old * new / (1 - new))
        if effect == "moe_penalty":
            floor = self.rate(cut["floor"]) * self.sum_of(cut["of"]) if "of" in cut else self.sum_of(cut["floor"])
            floor = int(floor + Fraction(1, 2))  # a stated figure: half up, whatever the rounding of takings
            short = max(floor - self.sum_of(cut["spent"]), 0)
            if cut["penalty"] == "dollar_for_dollar":
                return None, lambda group: short
            return part_of((Fraction(short, floor) if cut["penalty"] == "proportional" else 1) if short else 0)
        if effect == "cap" and "growth" in cut:
            return above(lambda i: self.first_due(self.awards[i], self.rate(cut["growth"]), year))
        level = self.sum_of(cut["level"])
        if effect == "cap":
            return (None, lambda group: max(sum(has[i] for i in group) - level, 0)) if "per" in cut else above(lambda i: level)
        return self.block(cut, acting, has, year)

    def block(self, cut, acting, has, year):
        block, parts = self.grown(self.sum_of(cut["level"]), self.rate(cut.get("growth", 0)), year - self.first), {}
        due = {i: self.awards[i].due.get(min(self.awards[i].due) if self.awards[i].once else year, 0) for i in acting}
        for group in self.groups(cut, acting):
            group = [i for i in group if due[i] > 0]
            parts.update(zip(group, self.split(block, [due[i] if cut["key"] == "amount" else 1 for i in group]) if group else []))
        return (lambda i: max(has[i] - parts[i], 0) if i in parts else 0), None

    def first_due(self, award, growth, year):
        """What was due of an award in the first year in which anything was, grown since then."""
        first = next((each for each in sorted(award.due) if award.due[each]), self.first)
        return self.grown(award.due.get(first, 0), growth, max(year - first, 0))

    # ---- books

    def later(self, cents, months, year, weights=(1,) * 12):
        """Money of a year is due over its months by their weights: what comes in which year when it comes later."""
        soon = self.cents(Fraction(cents * sum(weights[:12 - months % 12]), sum(weights)))
        return (year + months // 12, soon), (year + months // 12 + 1, cents - soon)

    def book(self, index, cut, i, year, had, take):
        """What is taken is booked where it is taken, and perhaps elsewhere: (account, year, cents)."""
        award, effect, others = self.awards[i], cut["effect"], []
        incurred = self.incurred(cut, award, year, had) if effect == "terminate" and award.stock else 0
        takings = [("clawback" if effect == "clawback" else "future", year, take - incurred), ("incurred", year, incurred)]
        if effect == "clawback":
            others.append(("expected_back", year, self.cents(take * self.rate(cut.get("disputed", 0)))))
            others += [("cash", *each) for each in self.later(-take, int(self.figure(cut.get("paid_after", 0))), year)]
        if effect == "match_change" and cut["response"] == "maintain":
            others.append(("own", year, take))
        if effect == "delay":
            others += self.delay(cut, award, year, take)
        for book, entries in ((self.taken, takings), (self.booked, takings + others)):
            for account, when, cents in entries:
                if cents:
                    book[i, index, account, when] = book.get((i, index, account, when), 0) + cents

    def incurred(self, cut, award, year, had):
        """Of what is spent and not yet paid, what is lost: once, however many years and cuts share it."""
        lost = self.cents(self.mix(cut, award, year) * min(award.incurred, max(had, 0)))
        award.incurred -= lost
        return lost

    def delay(self, cut, award, year, take):
        months, paid = int(self.figure(cut["months"])), []
        comes = month_of(award.calendar.first_day(year)) + months
        end = award.row.get("period_end")
        if not cut.get("lapses") or not end or datetime.date.fromisoformat(end) >= first_of(comes):
            paid = self.later(take, months, year, self.months_of(cut, award, year))
            yield "float", year, self.cents(take * self.rate(cut.get("interest", 0)) * months / 12)
        yield "cash", year, -take
        for when, part in paid:
            yield "future", when, -part
            yield "cash", when, part

    def months_of(self, cut, award, year):
        """Evenly over the twelve months; of a dated cut by the days of each between its first and its last."""
        begins, ends = date_of(cut, "from"), date_of(cut, "until")
        if award.once or not (begins or ends):
            return (1,) * 12
        start = month_of(award.calendar.first_day(award.year if award.foreign else year - int(cut.get("lag", 0))))
        shift = datetime.timedelta(award.calendar.day - 1)
        firsts = [first_of(start + month) + shift for month in range(13)]
        days = [(min(after, ends + datetime.timedelta(1)) if ends else after) - (max(first, begins) if begins else first)
                for first, after in zip(firsts, firsts[1:])]
        weights = tuple(max(each.days, 0) for each in days)
        return weights if any(weights) else (1,) * 12

    # ---- what follows from the books

    def sum(self, accounts=LOSS, award=None, cut=None, year=None):
        """Cents in some accounts within the horizon, of an award, a cut or a year where one is named."""
        asked = (award, cut, None, year)
        return sum(cents for key, cents in self.booked.items() if key[2] in accounts and key[3] <= self.last
                   and all(each is None or each == own for each, own in zip(asked, key)))
