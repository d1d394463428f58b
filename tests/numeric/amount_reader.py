"""A second reading of amounts, written from the rules alone: a grammar in regular expressions and exact fractions.

It shares no idea with the scanner of the library, so that both agree only where both follow the rules."""
import re
from fractions import Fraction

ROUND, EXPONENT, CHOSEN = 1, 2, 4
LEAST, LARGEST = -(2**63), 2**63 - 1
BLANK = "[ \t\u00a0\u202f]*"
HEDGES = {
    "nearly": 1, "almost": 1, "about": 2, "around": 2, "roughly": 2, "approximately": 2, "up to": 3, "at most": 3,
    "at least": 4, "more than": 5, "over": 5, "less than": 6, "under": 6,
}
SCALES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9, "tn": 12, "trillion": 12}
WORD = "(?![a-z])"
FRONT = rf"(?:(?:us\$|usd{WORD}|[$+\-\u2212(]){BLANK})*"
DIGITS = r"(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+"
BACK = rf"(?:{BLANK}(?:dollars{WORD}|usd{WORD}|[\-\u2212)]))*"
AMOUNT = re.compile(
    rf"{BLANK}(?:(?P<hedge>{'|'.join(HEDGES)}){WORD})?{BLANK}(?P<exactly>=)?{BLANK}(?P<front>{FRONT})"
    rf"(?P<digits>{DIGITS})(?:(?P<exponent>e[+-]?\d+)|{BLANK}(?P<scale>{'|'.join(SCALES)}){WORD})?(?P<back>{BACK}){BLANK}",
    re.IGNORECASE | re.ASCII,
)


def marks_fit(front, back):
    """Each mark once, one sign in all, brackets in pairs."""
    opened, closed = front.count("("), back.count(")")
    signs = sum((front + back).count(sign) for sign in "-+\u2212") + opened
    currencies = len(re.findall(r"usd|us\$|\$", front, re.IGNORECASE))
    names = len(re.findall(r"dollars|usd", back, re.IGNORECASE))
    return opened == closed <= 1 and signs <= 1 and currencies <= 1 and names <= 1


def half_away(value):
    magnitude = int(abs(value) + Fraction(1, 2))
    return -magnitude if value < 0 else magnitude


def is_tail(digits, decimals):
    """Binary floats: 15 digits or more, below the cent a run of 0 or 9 and then one or two others."""
    significant = len((digits.replace(",", "").replace(".", "")).lstrip("0"))
    tail = decimals[2:]
    if significant < 15 or len(tail) < 2:
        return False
    least = 1 if significant > 15 else 2
    return bool(re.fullmatch(rf"0{{{least},}}[1-9]\d?|0{{{least},}}|9{{{least},}}\d{{0,2}}", tail))


def read(text, how):
    """"low value high hedge", or "refused"."""
    found = AMOUNT.fullmatch(text)
    if not found or not marks_fit(found["front"], found["back"]):
        return "refused"
    if (found["hedge"] and how & CHOSEN) or (found["exponent"] and not how & EXPONENT):
        return "refused"
    decimals = found["digits"].partition(".")[2]
    power = int(found["exponent"][1:]) if found["exponent"] else SCALES[found["scale"].lower()] if found["scale"] else 0
    value = Fraction("0" + found["digits"].replace(",", "").rstrip(".")) * Fraction(10) ** (power + 2)
    if value.denominator != 1:
        plain = not found["exponent"] and not found["scale"]
        if not how & ROUND and not (plain and is_tail(found["digits"], decimals)):
            return "refused"
    cents = half_away(value)
    zeros = len(decimals) >= 3 and not decimals.strip("0")
    ranged = found["exponent"] or (found["scale"] and not zeros)
    half = 0
    if ranged and not found["exactly"] and not how & CHOSEN:
        half = int(Fraction(10) ** (power - len(decimals) + 2) / 2)
    if re.search("[-\u2212(]", found["front"] + found["back"]):
        cents = -cents
    if not LEAST <= cents - half <= cents + half <= LARGEST:
        return "refused"
    return f"{cents - half} {cents} {cents + half} {HEDGES.get((found['hedge'] or '').lower(), 0)}"
