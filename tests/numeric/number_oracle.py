"""The number floor against Python's exact fractions, on random questions (fixed seed)."""
import decimal
import math
import random
import sys
from fractions import Fraction

import amount_reader
from number_probe import ask, compare

COUNT = 3000
LARGEST = 2**127 - 1
dice = random.Random(20180124)


def integer(most):
    """Of every size, and often at an edge."""
    if dice.random() < 0.05:
        return dice.choice([0, 1, 9, 10, 99, 100, most, most - 1])
    return min(most, int(2 ** dice.uniform(0, math.log2(most))))


def signed(most):
    return integer(most) * dice.choice([1, 1, -1])


def half_away(value):
    return amount_reader.half_away(value)


def rounded(value, rule):
    return round(value) if rule else half_away(value)  # Python rounds half to even


def fixed_text(value, decimals, marks):
    units = half_away(value * 10**decimals)
    whole, rest = divmod(abs(units), 10**decimals)
    text = f"{whole:,}" if marks else str(whole)
    return ("-" if units < 0 else "") + text + (f".{rest:0{decimals}d}" if decimals else "")


def top_of(value):
    """The power of ten of the first digit."""
    top = len(str(abs(value.numerator))) - len(str(value.denominator))
    return top if abs(value) >= Fraction(10) ** top else top - 1


def at_power(value, last):
    """The value rounded at 10^last, as text with a point where decimals remain."""
    return fixed_text(half_away(value / Fraction(10) ** last) * Fraction(10) ** last, max(0, -last), False)


def significant_text(value, digits):
    if not value:
        return "0"
    text = at_power(value, top_of(value) - digits + 1)
    return text.rstrip("0").rstrip(".") if "." in text else text


def honest_text(value, low, high, power, most):
    value, half = value * Fraction(10) ** power, (high - low) * Fraction(10) ** power / 2
    if not value:
        return "0 0" if not half else ""
    last = top_of(value) - most + 1
    if top_of(half_away(value / Fraction(10) ** last) * Fraction(10) ** last) > top_of(value):
        last += 1
    if half:
        supported = top_of(half)
        if Fraction(10) ** supported < half:
            supported += 1
        if supported > top_of(value):
            return ""
        last = max(last, supported)
    return f"{last} {at_power(value, last)}"


def ratio():
    most = dice.choice([10**6, 2**63, LARGEST])
    return Fraction(signed(most), integer(most) or 1)


def terms(value):
    return [value.numerator, value.denominator]


def roundings():
    for _ in range(COUNT):
        den = integer(LARGEST) or 1
        num = signed(LARGEST) if dice.random() < 0.5 else den // 2 * dice.choice([1, -1, 3])
        num = max(-LARGEST, min(LARGEST, num))
        rule = dice.randrange(2)
        yield ["divide", num, den, rule], str(rounded(Fraction(num, den), rule))


def scalings():
    for _ in range(COUNT):
        money, num, den = signed(2**63 - 1), signed(2**63 - 1), integer(2**63 - 1) or 1
        if dice.random() < 0.7:
            num, den = dice.randrange(-1000, 1001), dice.choice([2, 3, 7, 100, 365, 1000])
        rule = dice.randrange(2)
        scaled = rounded(Fraction(money) * num / den, rule)
        fits = -(2**63) <= scaled < 2**63
        yield ["scale", money, num, den, rule], f"ok {scaled}" if fits else "FC_OVERFLOW"


def hamilton(total, weights):
    exact = [Fraction(abs(total)) * weight / sum(weights) for weight in weights]
    parts = [int(part) for part in exact]
    order = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in order[: abs(total) - sum(parts)]:
        parts[i] += 1
    return [-part if total < 0 else part for part in parts]


def splits():
    for _ in range(COUNT):
        most = dice.choice([3, 1000, 2**63 - 1])
        weights = [dice.choice([integer(most), 1, 0]) for _ in range(dice.randrange(1, 12))]
        total = signed(2**63 - 1)
        right = "ok " + " ".join(map(str, hamilton(total, weights))) if sum(weights) else "FC_BAD_NUMBER"
        yield ["allocate", total, *weights], right


def fixed_prints():
    for _ in range(COUNT):
        value, power, decimals, marks = ratio(), dice.choice([0, 0, 2, -3, 6]), dice.randrange(21), dice.randrange(2)
        yield ["fixed", *terms(value), power, decimals, marks], fixed_text(value * Fraction(10) ** power, decimals, marks)


def significant_prints():
    for _ in range(COUNT):
        value, digits = ratio(), dice.choice([1, 2, 12, 12, 17, 38])
        yield ["significant", *terms(value), digits], significant_text(value, digits)


def honest_prints():
    for _ in range(COUNT):
        value, power, most = ratio(), dice.choice([0, 2]), dice.choice([1, 4, 4, 8])
        low = high = value
        if dice.random() < 0.8:  # the range of a share whose terms were rounded
            part, whole = integer(10**14) + 1, integer(10**16) + 1
            off, of = dice.randrange(part), dice.randrange(whole)
            value, low, high = Fraction(part, whole), Fraction(part - off, whole + of), Fraction(part + off, whole - of)
        yield ["honest", *terms(value), *terms(low), *terms(high), power, most], honest_text(value, low, high, power, most)


def comparisons():
    for _ in range(COUNT):
        a = ratio()
        b = a if dice.random() < 0.1 else ratio()
        if dice.random() < 0.3 and abs(a.numerator) < LARGEST and a.denominator < LARGEST:
            b = Fraction(a.numerator + 1, a.denominator + 1)
        yield ["compare", *terms(a), *terms(b)], str((a > b) - (a < b))


def rates():
    for _ in range(COUNT):
        digits, decimals, percent = dice.randrange(10**9), dice.randrange(10), dice.choice(["", "%", " %"])
        written = decimal.Decimal(digits).scaleb(-decimals)
        value = Fraction(written) / (100 if percent else 1)
        yield ["rate", f"{written:f}{percent}"], f"ok {value.numerator} {value.denominator}"


def cents_prints():
    for _ in range(COUNT):
        cents = signed(LARGEST)
        yield ["cents", cents], fixed_text(Fraction(cents, 100), 2, False)


PIECES = (
    ["nearly ", "about ", "up to ", "at least ", "more than ", "=", "$", "US$", "USD ", "(", ")", "-", "+", "\u2212", " ", ","]
    + [".", "%", "e", "E+", "O", "l", "x", "K", " M", "mn", "MM", "B", "bn", " billion", "T", " trillion", " dollars", "\u00a0"]
    + [str(digit) for digit in range(10)] + ["1,234", "000", ",000", ".50", "0.00", "4.3", "85.99", "00000004"]
)


def good_amount():
    whole = integer(10 ** dice.choice([2, 4, 8, 13]))
    digits = f"{whole:,}" if dice.random() < 0.5 else str(whole)
    digits += dice.choice(["", "", f".{dice.randrange(10)}", f".{dice.randrange(100):02d}", ".000", f".{dice.randrange(1000):03d}"])
    if dice.random() < 0.05:
        digits = repr(dice.randrange(10**9) / 100 + dice.randrange(10**9) / 100)
    front = dice.choice(["", "", "$", "$ ", "-", "-$", "$-", "(", "nearly $", "= ", "about ", "\u2212"])
    scale = dice.choice(["", "", "", "M", " million", "K", "bn", "B", " thousand", " tn"])
    return front + digits + scale + (")" if "(" in front else dice.choice(["", "", "", "", "-"]))


def spoiled(text):
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(PIECES) + text[at + dice.randrange(2):]


def amounts():
    for _ in range(4 * COUNT):
        how = dice.choice([0, 0, amount_reader.ROUND, amount_reader.EXPONENT, amount_reader.CHOSEN, 3])
        kind = dice.random()
        text = good_amount()
        if kind > 0.4:
            text = spoiled(text)
        if kind > 0.9:
            text = "".join(dice.choice(PIECES) for _ in range(dice.randrange(1, 7)))
        yield ["amount", how, 1, text], amount_reader.read(text, how)


def amount_answer(answer):
    return " ".join(answer.split()[1:5]) if answer.startswith("ok ") else "refused"


QUESTIONS = [roundings, scalings, splits, fixed_prints, significant_prints, honest_prints, comparisons, rates, cents_prints]


def main(probe):
    wrong = 0
    for kind in QUESTIONS:
        questions, expected = zip(*kind())
        wrong += compare(kind.__name__, questions, ask(probe, questions), expected)
    questions, expected = zip(*amounts())
    wrong += compare("amounts", questions, [amount_answer(a) for a in ask(probe, questions)], expected)
    return 1 if wrong else 0


sys.exit(main(sys.argv[1]))
