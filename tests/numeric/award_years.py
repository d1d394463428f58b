"""award_years.py - awards as the evaluator sees them: figures from texts, fiscal years by their days, spans and mappings.

From calc/docs/scenario.md (Years, Mappings) and SEMANTICS section 1 alone."""
import datetime
from fractions import Fraction

STOCK = ("awarded", "obligated")


def rate_of(value):
    text = str(value)
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def cents_of(value):
    cents = Fraction(str(value).replace("$", "").replace(",", "")) * 100
    assert cents.denominator == 1, value
    return cents.numerator


def allocate(total, weights):
    """Largest remainder, ties to the first; a negative total mirrors a positive one."""
    if total < 0:
        return [-each for each in allocate(-total, weights)]
    whole = sum(weights)
    shares = [total * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-(total * Fraction(weights[i]) / whole % 1), i))
    for i in order[:total - sum(shares)]:
        shares[i] += 1
    return shares


class Calendar:
    """A government's fiscal years, each named by the calendar year in which it ends."""

    def __init__(self, start):
        self.month, self.day = map(int, (start or "01-01").split("-"))
        self.shift = 0 if (self.month, self.day) == (1, 1) else 1

    def first_day(self, year):
        return datetime.date(year - self.shift, self.month, self.day)

    def year_of(self, day):
        return day.year + self.shift if day >= self.first_day(day.year + self.shift) else day.year + self.shift - 1

    def part(self, year, start, end):
        """The part of the days of a year from the first day to the last one, both included."""
        first, after = self.first_day(year), self.first_day(year + 1)
        low = max(first, start) if start else first
        high = min(after, end + datetime.timedelta(1)) if end else after
        return Fraction(max((high - low).days, 0), (after - first).days)


def month_of(day):
    return day.year * 12 + day.month - 1


def first_of(month):
    return datetime.date(month // 12, month % 12 + 1, 1)


class Award:
    """A row of grants: its own columns and those of its government, what is due by year, what was received."""

    def __init__(self, row, government):
        self.row = {**government, **{name: value for name, value in row.items() if value != "" or name not in government}}
        self.calendar = Calendar(government.get("fiscal_year_start"))
        self.government = government["government"]
        self.amount = cents_of(row["amount"])
        self.stock = row["amount_basis"] in STOCK
        self.year = int(row["fiscal_year"]) if row.get("fiscal_year") else None
        self.award_year = int(row["award_year"]) if row.get("award_year") else None
        self.outlayed = cents_of(row["outlayed"]) if row.get("outlayed") else None
        self.incurred = cents_of(row["incurred"]) if row.get("incurred") else 0
        self.key = (self.government, row["program"], row["award_id"], self.year or self.award_year or 0, self.amount)
        self.once = self.mapped = self.foreign = False  # one balance over its life; spread by a mapping; of another year
        self.due, self.left = {}, {}
        self.received_at_first = self.outlayed if self.outlayed is not None else 0 if self.stock else self.amount
        self.received = [self.received_at_first]

    def balance(self):
        """What of it can still be withheld: of an award over its life, what was not paid out."""
        if not self.stock or self.outlayed is None:
            return self.amount
        return max(self.amount - self.outlayed, 0) if self.amount >= 0 else self.amount - self.outlayed

    def span(self):
        """First day and last day: its period, else the federal year of its award year."""
        if self.row.get("period_start"):
            return tuple(datetime.date.fromisoformat(self.row[name]) for name in ("period_start", "period_end"))
        return datetime.date(self.award_year - 1, 10, 1), datetime.date(self.award_year, 9, 30)

    def spread(self, mapping, amount, split):
        """{ year: cents }: an amount on the recipient's years."""
        start, end = self.span()
        first = self.calendar.year_of(start)
        if mapping == "award_start":
            return {first: amount}
        if mapping == "forward":
            federal = self.award_year or start.year + (start.month >= 10)
            return {self.calendar.year_of(datetime.date(federal, 9, 30)): amount}
        if mapping == "overlap":
            years = [self.calendar.year_of(first_of(month)) for month in range(month_of(start), month_of(end) + 1)]
            parts = [years.count(year) for year in range(years[0], years[-1] + 1)]
            first = years[0]
        elif mapping == "even":
            parts = [1] * -(-(month_of(end) - month_of(start) + 1) // 12)
        else:
            parts = [rate_of(each) for each in mapping["profile"]]
        return dict(zip(range(first, first + len(parts)), split(amount, parts)))
