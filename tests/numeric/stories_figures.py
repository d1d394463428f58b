"""Figures with the range that their rounding leaves, and honest digits: the rules of reported numbers once more, in
fractions, sharing no code with the program."""
import math
from fractions import Fraction

SCALE = {"": 1, "K": 10**3, "M": 10**6, "B": 10**9}


class Figure:
    """low <= value <= high; value is None where two totals contradict each other."""

    def __init__(self, value, low=None, high=None):
        self.value = None if value is None else Fraction(value)
        self.low = Fraction(value if low is None else low)
        self.high = Fraction(value if high is None else high)

    @staticmethod
    def read(amount, precision):
        """An amount and its precision column: exact, rounded_0.1M, ..."""
        value, half = Fraction(amount), 0
        if precision.startswith("rounded_"):
            unit = precision.removeprefix("rounded_")
            letter = unit[-1] if unit[-1] in SCALE else ""
            half = Fraction(unit.removesuffix(letter)) * SCALE[letter] / 2
        elif precision not in ("", "exact"):
            raise ValueError(f"precision {precision}")
        return Figure(value, value - half, value + half)

    @staticmethod
    def of_conflict(figures):
        return Figure(None, min(f.low for f in figures), max(f.high for f in figures))

    def __add__(self, other):
        return Figure(self.value + other.value, self.low + other.low, self.high + other.high)

    def times(self, factor):
        factor = Fraction(factor)
        return Figure(None if self.value is None else self.value * factor, self.low * factor, self.high * factor)

    def over(self, whole):
        """Two independent figures: the low end meets the high one."""
        known = self.value is not None and whole.value is not None
        return Figure(self.value / whole.value if known else None, self.low / whole.high, self.high / whole.low)

    def is_exact(self):
        return self.value is not None and self.low == self.high


def half_away(value):
    """To the nearest integer, halves away from zero."""
    return (1 if value >= 0 else -1) * math.floor(abs(value) + Fraction(1, 2))


def magnitude(value):
    """The power of ten of the first digit: 3 for 4300, -5 for 0.000050."""
    value, power = abs(Fraction(value)), 0
    while value >= 10:
        value, power = value / 10, power + 1
    while value < 1:
        value, power = value * 10, power - 1
    return power


def significant(value, digits=12):
    """Rounded to that many significant digits, as shares and numbers stand in JSON."""
    if value == 0:
        return Fraction(0)
    unit = Fraction(10) ** (magnitude(value) - digits + 1)
    return half_away(value / unit) * unit


def honest(figure, scale=1, most=4):
    """As text would print value * scale: to the smallest power of ten not below half the range, with one to four
    significant digits; None where no digit survives."""
    shown = figure.times(scale)
    first = magnitude(shown.value)
    unit = first - most + 1
    half = (shown.high - shown.low) / 2
    while half > Fraction(10) ** unit:
        unit += 1
    if unit > first:
        return None
    digits = half_away(shown.value / Fraction(10) ** unit)
    if unit >= 0:
        return f"{digits * 10**unit:,}"
    return f"{digits // 10**-unit:,}.{digits % 10**-unit:0{-unit}d}"
