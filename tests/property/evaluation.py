#!/usr/bin/env python3
"""evaluation.py - a few hundred random scenarios: every figure of the program equals that of an independent evaluator."""
import sys
import tempfile
from fractions import Fraction

import cases
from evaluator import Evaluation, span

CASES = 200


def digits(value, most=12):
    """A fraction in at most 12 significant digits, rounded half away from zero, as the program prints it."""
    value = Fraction(value)
    if value == 0:
        return "0"
    sign, value, exponent = ("-" if value < 0 else ""), abs(value), 0
    while value >= Fraction(10) ** (exponent + 1):
        exponent += 1
    while value < Fraction(10) ** exponent:
        exponent -= 1
    unit = Fraction(10) ** (exponent - most + 1)
    whole = (value / unit + Fraction(1, 2)) // 1 * unit
    places = max(0, most - 1 - exponent)
    text = str(int(whole * 10**places)).rjust(places + 1, "0")
    text = text[:-places] + "." + text[-places:] if places else text
    return sign + (text.rstrip("0").rstrip(".") if places else text)


class Checker:
    def __init__(self, case, answer):
        self.case, self.answer, self.of = case, answer, Evaluation(case)
        self.faults = []

    def same(self, what, expected, got):
        if expected != got:
            self.faults.append(f"case {self.case['seed']}: {what}: expected {expected}, got {got}")

    def awards(self, losses):
        rows = self.answer["awards"]
        self.same("awards", [each["award_id"] for each in self.of.awards], [each["award_id"] for each in rows])
        for award, loss, unknown, row in zip(self.of.awards, losses, self.of.unknown, rows):
            self.same(f"loss of {award['award_id']}", None if unknown else cases.money(loss), row["loss"])

    def members_with(self, row, loss, find):
        """The budgets (or residents) of the row's governments that have one, and the loss of those."""
        governments, whole, part = self.of.governments_of(row), [], 0
        for government in governments:
            found = find(government)
            if found:
                whole.append(found)
                part += sum(loss[i] for i in row if self.of.awards[i]["government_id"] == government)
        conflict = any(each[1] is None for each in whole)
        values = [sum(end[i] or 0 for end in whole) for i in range(3)]
        return values if whole else None, conflict, part

    def budget_of(self, key, row, loss):
        by = self.case["scenario"]["report"]["by"]
        department = dict(zip(by, key)).get("department", "")
        if department:
            own = self.members_with(row, loss, lambda each: self.of.whole_budget(each, department))
            if own[0]:
                return own
        return self.members_with(row, loss, self.of.whole_budget)

    def impact(self, key, row, shown, loss):
        known = [i for i in row if not self.of.unknown[i]]
        if not known:
            self.same(f"{key} loss", None, shown["loss"])
            return
        lost = sum(loss[i] for i in known)
        self.same(f"{key} loss", cases.money(lost), shown["loss"])
        budget, conflict, part = self.budget_of(key, row, loss)
        if budget and budget[0] > 0 and not conflict:
            self.same(f"{key} share", digits(Fraction(part, budget[1])), shown["share"])
            self.same(f"{key} budget", cases.money(budget[1]), shown["budget"])
            self.same(f"{key} days", digits(Fraction(part * 365, budget[1])), shown["days_of_spending"])
        elif "share" in shown:
            self.same(f"{key} share", None, shown["share"])
        if conflict:
            self.same(f"{key} budget_low", cases.money(budget[0]), shown["budget_low"])
            self.same(f"{key} budget_high", cases.money(budget[2]), shown["budget_high"])
        residents, _, part = self.members_with(row, loss, self.of.population)
        if residents:
            self.same(f"{key} per_capita", digits(Fraction(part, residents[1] * 100)), shown["per_capita"])
        self.grant_share(key, known, shown, loss)

    def grant_share(self, key, known, shown, loss):
        amount = lambda ends: sum(span(self.of.awards[i])[ends[i]] for i in known)
        whole = amount([1] * len(loss))
        if amount([0] * len(loss)) <= 0:
            return
        value = Fraction(sum(loss[i] for i in known), whole)
        self.same(f"{key} share_of_grant", digits(value), shown["share_of_grant"])
        if self.of.shares_sums:
            self.inside(key, known, shown, amount)
            return
        corners = self.of.corners(known)
        if corners is None:
            return
        ratios = [value]
        for ends in corners:
            each = self.of.losses(ends)
            ratios.append(Fraction(sum(each[i] for i in known), amount(ends)))
        low, high = shown.get("share_of_grant_low", shown["share_of_grant"]), shown.get("share_of_grant_high", shown["share_of_grant"])
        self.same(f"{key} share_of_grant_low", digits(min(ratios)), low)
        self.same(f"{key} share_of_grant_high", digits(max(ratios)), high)

    def inside(self, key, known, shown, amount):
        """Where a sum is shared, every combination of ends of all awards lies between the ends that are shown."""
        for ends in self.of.corners(range(len(self.of.awards))) or []:
            each = self.of.losses(ends)
            lost = sum(each[i] for i in known)
            for what, value in (("loss", Fraction(lost, 100)), ("share_of_grant", Fraction(lost, amount(ends)))):
                low, high = shown.get(what + "_low", shown[what]), shown.get(what + "_high", shown[what])
                if not Fraction(low) - Fraction(1, 10**11) <= value <= Fraction(high) + Fraction(1, 10**11):
                    self.faults.append(f"case {self.case['seed']}: {key} {what} may be {float(value)}, outside of {low} to {high}")

    def run(self):
        loss = self.of.losses([1] * len(self.of.awards))
        self.awards(loss)
        rows = self.of.rows()
        by = self.case["scenario"]["report"]["by"]
        self.same("rows", [tuple(each or None for each in key) for key in rows],
                  [tuple(row[column] for column in by) for row in self.answer["impact"]])
        for (key, row), shown in zip(rows.items(), self.answer["impact"]):
            self.impact(key, row, shown, loss)
        return self.faults


def main(program):
    faults, checked, refused = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(CASES):
            case = cases.make(seed)
            answer, failure = cases.run(program, case, folder)
            expected = Evaluation(case).refusal()
            if failure or expected:
                refused += 1
                if failure != expected:
                    faults.append(f"case {seed}: expected {expected}, got {failure}")
                continue
            checked += 1
            faults += Checker(case, answer).run()
    print("\n".join(faults[:40]))
    print(f"{checked} scenarios compared, {refused} that are refused, {len(faults)} differences")
    return 1 if faults or checked < CASES // 2 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
