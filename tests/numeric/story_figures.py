"""The thirty stories of a budget office, a newsroom and a comptroller: the figure of each, worked out here from what the
story starts from, against what the program answers.

    story_figures.py ROOT FISCALC

Runs the command of each case of tests/golden/stories once more as JSON and compares its tables with the figures below, so
that what those cases hold is not the program's own word alone. tests/golden/README.md tells the stories. Prints each
difference; exit 1 if there is one.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
from fractions import Fraction

from stories_figures import Figure, half_away, honest, significant

M, B = 10**6, 10**9


class Answer:
    """The tables of a result; figures are fractions."""

    def __init__(self, name, result):
        self.name, self.result = name, result

    def rows(self, table):
        return self.result["tables"][table]["rows"]

    def row(self, table, **key):
        found = [row for row in self.rows(table) if all(row[column] == value for column, value in key.items())]
        assert len(found) == 1, f"{self.name}: {len(found)} rows of {table} with {key}"
        return found[0]

    def says(self, *words):
        return any(all(word in note["message"] for word in words) for note in self.result["notes"] + self.result["warnings"])


class Checks:
    def __init__(self):
        self.made, self.faults = 0, []

    def same(self, answer, what, got, expected):
        self.made += 1
        if got != expected:
            self.faults.append(f"{answer.name}: {what}: {got!r}, expected {expected!r}")

    def share(self, answer, what, got, expected):
        """A share stands with twelve digits."""
        self.same(answer, what, got, significant(Fraction(expected)))

    def printed(self, answer, what, row, name, scale, expected):
        figure = Figure(row[name], row.get(name + "_low"), row.get(name + "_high"))
        self.same(answer, f"{what}, as printed", honest(figure, scale), expected)


def cents(value):
    return half_away(Fraction(value) * 100) / Fraction(100)


def founding(checks, answer):
    row, = answer.rows("impact")
    checks.share(answer, "share", row["share"], Fraction(4300000, 85990000000))
    checks.printed(answer, "share", row, "share", 100, "0.0050")
    checks.printed(answer, "one in", row, "one_in", 1, "20,000")


def every_denominator(checks, answer):
    for scope, stage, whole, printed in (("all_funds", "adopted", 852 * 10**8, "0.0050"), ("all_funds", "modified_nov_2017", 8599 * 10**7, "0.0050"),
                                         ("net_of_prepayments_excl_reserves", "modified_nov_2017", 887 * 10**8, "0.0048")):
        row = answer.row("denominators", scope=scope, stage=stage, department=None)
        checks.share(answer, f"share of {stage} {scope}", row["share"], Fraction(4300000, whole))
        checks.printed(answer, f"share of {stage} {scope}", row, "share", 100, printed)


def resident_and_time(checks, answer):
    row, = answer.rows("share")
    checks.printed(answer, "dollars per resident", row, "per_capita", 1, "0.50")
    checks.printed(answer, "minutes", row, "days_of_spending", 24 * 60, "26")


def tens_of_millions(checks, answer):
    readings = answer.rows("readings")
    jag, = [row for row in readings if row["estimator"] == "BJS" and row["years"] == "FFY2016"]
    doj, = [row for row in readings if row["estimator"] == "Mayor's office"]
    checks.same(answer, "the award", (jag["value"], jag["holds"], jag["margin"]), (4300000, False, 4300000 - 10 * M))
    checks.same(answer, "all Justice money", (doj["value"], doj["holds"], doj["independent"]), (43 * M, True, False))
    several, = [row for row in readings if row["years"] == "FFY2016-18"]
    checks.same(answer, "three award years reach it, as 2.3 would", several["holds"], 3 > Fraction(10 * M, 4300000))


def twenty_three(checks, answer):
    for government, amount, budget, people, share, each in (
            ("City and County of Denver", 423861, 24 * 10**8, 704620, "0.018", "0.60"), ("Chicago", 2019194, 86 * 10**8, 2716450, "0.023", "0.74"),
            ("City of Los Angeles", 1953647, 92 * 10**8, 3999800, "0.021", "0.49"), ("New York City", 4120447, 8599 * 10**7, 8622700, "0.004792", "0.48")):
        row = answer.row("impact", government=government)
        checks.same(answer, government, row["loss"], amount)
        checks.share(answer, f"{government}: share", row["share"], Fraction(amount, budget))
        checks.printed(answer, f"{government}: share", row, "share", 100, share)
        checks.same(answer, f"{government}: each", f"{float(row['per_capita']):.2f}", f"{amount / people:.2f}")
        checks.same(answer, f"{government}: each, as told", f"{float(row['per_capita']):.2f}", each)


def published_total(checks, answer):
    rows, (total,) = answer.rows("impact"), answer.rows("total")
    checks.same(answer, "rows", len(rows), 23)
    checks.same(answer, "sum of the rows", sum(row["loss"] for row in rows), 53067195)
    checks.same(answer, "total", total["loss"], 53067195)
    checks.same(answer, "without Oregon", total["loss_without_suspect"], 53067195 - 18244126)
    checks.same(answer, "Oregon is flagged", answer.says("State of Oregon", "suspect"), True)


def two_totals(checks, answer):
    shares = {row["amount"]: row for row in answer.rows("denominators") if row["scope"] == "all_funds" and row["share"] is not None}
    for total, printed in ((211 * M, "0.0184"), (190 * M, "0.020")):
        checks.share(answer, f"share of {total}", shares[total]["share"], Fraction(38845, total))
        checks.printed(answer, f"share of {total}", shares[total], "share", 100, printed)
    row, = answer.rows("impact")
    checks.same(answer, "no single share", row["share"], None)
    checks.same(answer, "two totals are warned of", answer.says("two totals", "Burlington"), True)


def which_denominator(checks, answer):
    claim, = answer.rows("claims")
    checks.same(answer, "the whole it would hold of", claim["whole_from"], cents(Fraction(760 * M * 1000, 13)))
    taxes = [row for row in answer.rows("readings") if row["scope"] == "taxes"][0]
    checks.share(answer, "share of taxes", taxes["value"], Fraction(760, 57294))
    checks.same(answer, "taxes stand nearest", "57.294" in claim["nearest"], True)


def ten_percent(checks, answer):
    year = {row["fiscal_year"]: row for row in answer.rows("total_years")}
    checks.same(answer, "loss of 2025", year[2025]["loss"], 792 * M)
    checks.same(answer, "loss of 2026", year[2026]["loss"], 740 * M)
    checks.share(answer, "share of 2026", year[2026]["share"], Fraction(740 * M, 1156 * 10**8))
    checks.printed(answer, "share of 2026", year[2026], "share", 100, "0.64")
    checks.same(answer, "two stages are warned of", answer.says("adopted in 2025", "preliminary in 2026"), True)


def two_programs(checks, answer):
    total, = answer.rows("total")
    checks.same(answer, "loss", total["loss"], (298 + 12) * M)
    checks.share(answer, "share", total["share"], Fraction(310 * M, 8599 * 10**7))
    checks.printed(answer, "share", total, "share", 100, "0.36")
    checks.same(answer, "by agency", {row["department"]: row["loss"] for row in answer.rows("impact")},
                {None: 298 * M, "Department of Housing Preservation and Development": 12 * M})


def notices(checks, answer):
    checks.same(answer, "by year", {row["fiscal_year"]: row["amount"] for row in answer.rows("at_risk")}, {"2025": 400 * M, "2026": 135 * M})
    total, = answer.rows("total")
    checks.same(answer, "total", (total["amount"], total["hedge"]), (535 * M, "up to"))


def taken_back(checks, answer):
    total, = answer.rows("total")
    unpaid, back = 237 * M - 200 * M, 80500000
    checks.same(answer, "loss", total["loss"], unpaid + back)
    checks.same(answer, "incurred and taken back", (total["loss_incurred"], total["loss_clawback"], total["loss_future"]), (unpaid, back, 0))
    checks.same(answer, "cash", total["cash"], -back)
    checks.share(answer, "part of the award", total["share_of_grant"], Fraction(unpaid + back, 237 * M))
    checks.same(answer, "part of the award, as told", round(float(total["share_of_grant"]) * 100, 1), 49.6)


def paid_late(checks, answer):
    total, = answer.rows("total")
    checks.same(answer, "loss", total["loss"], 0)
    checks.same(answer, "cost of waiting", total["float_cost"], Fraction(4300000 * 2, 100) * 48 / 12)
    checks.same(answer, "waited for", total["peak_cash"], 4300000)
    checks.same(answer, "years", {row["fiscal_year"]: row["loss"] for row in answer.rows("total_years") if row["loss"]}, {2018: 4300000, 2022: -4300000})


def phased(growth):
    def check(checks, answer):
        due, so_far = Fraction(850 * M), Fraction(0)
        for year, phase in zip(range(2018, 2022), (25, 50, 75, 100)):
            row = answer.row("total_years", fiscal_year=year)
            so_far += cents(due * phase / 100)
            checks.same(answer, f"loss of {year}", row["loss"], cents(due * phase / 100))
            checks.same(answer, f"loss up to {year}", row["loss_so_far"], so_far)
            due = cents(due * (100 + growth) / 100)
        if not growth:
            checks.same(answer, "cumulative", so_far, 2125 * M)
    return check


def reserves(checks, answer):
    for row, further in zip(answer.rows("sweep"), (0, 250 * M)):
        checks.share(answer, f"{further} more: used", row["reserve_used"], Fraction(850 * M, 1000 * M + further))
        checks.share(answer, f"{further} more: coverage", row["coverage"], Fraction(1000 * M + further, 850 * M))
        checks.same(answer, f"{further} more: gap", row["gap"], 0)
    checks.same(answer, "as told", [float(row["reserve_used"]) for row in answer.rows("sweep")], [0.85, 0.68])
    checks.same(answer, "years, as told", round(float(answer.rows("sweep")[0]["coverage"]), 2), 1.18)


def days(checks, answer):
    total, = answer.rows("total")
    checks.share(answer, "days", total["days_of_spending"], Fraction(850 * M * 365, 8599 * 10**7))
    checks.same(answer, "days, as told", round(float(total["days_of_spending"]), 1), 3.6)
    checks.same(answer, "two months", total["two_month_floor"], cents(Fraction(8599 * 10**7, 6)))
    checks.same(answer, "two months, as told", round(float(total["two_month_floor"]) / B, 1), 14.3)


def later_gaps(checks, answer):
    row, = answer.rows("impact")
    checks.same(answer, "gap of 2021", row["budget"], 23 * 10**8)
    checks.share(answer, "rise of the gap", row["share"], Fraction(850 * M, 23 * 10**8))
    checks.same(answer, "new gap", row["new_gap"], 23 * 10**8 + 850 * M)


def unmatched(checks, answer):
    checks.same(answer, "refused", [error["code"] for error in answer.result["errors"]], ["F327"])


def jobs(checks, answer):
    total, = answer.rows("total")
    checks.same(answer, "a position", half_away(Fraction(200600000, 321 + 1000)), 151855)
    checks.share(answer, "jobs", total["positions"], Fraction(4300000, 151855))
    checks.same(answer, "jobs, as told", half_away(total["positions"]), 28)


def match(checks, answer):
    total, = answer.rows("total")
    freed = Fraction(300 * M * 25, 75)
    checks.same(answer, "match freed", total["match_freed"], freed)
    checks.same(answer, "service lost with it", total["service_loss"], 300 * M + freed)
    checks.same(answer, "kept up or not", (total["own_cost_min"], total["own_cost_max"]), (0, 300 * M))
    checks.same(answer, "as told", (freed, 300 * M + freed), (100 * M, 400 * M))


def effort(checks, answer):
    grant, floor = 10 * M, 100 * M
    rules = {"dollar for dollar": lambda short: min(short, grant), "proportional": lambda short: Fraction(grant * short, floor),
             "all": lambda short: grant if short else 0}
    rows = answer.rows("sweep")
    checks.same(answer, "points", len(rows), 3 * 4)
    for row in rows:
        checks.same(answer, f"{row['rule']}, {row['spent']}", row["loss"], rules[row["rule"]](floor - row["spent"]))


def cap(checks, answer):
    due, ceiling = Fraction(100 * M), Fraction(100 * M)
    for year in range(2025, 2031):
        checks.same(answer, f"loss of {year}", answer.row("total_years", fiscal_year=year)["loss"], due - ceiling)
        last, due, ceiling = due - ceiling, cents(due * 105 / 100), cents(ceiling * 103 / 100)
    checks.same(answer, "as told", round(float(last) / M, 2), 11.70)


def overlap(checks, answer):
    total, = answer.rows("total")
    checks.same(answer, "counted once", total["loss"], 298 * M)
    checks.same(answer, "of the two", [row["loss"] for row in answer.rows("cuts")], [Fraction(298 * M, 10), Fraction(298 * M * 9, 10)])
    checks.same(answer, "said", answer.says("both take from 1 grant"), True)


def court(checks, answer):
    total, = answer.rows("total")
    award, back = 4300000, 4300000
    chances = ((Fraction(7, 10), 0), (Fraction(2, 10), award), (Fraction(1, 10), award + back))
    checks.same(answer, "expected", total["loss_expected"], sum(chance * loss for chance, loss in chances))
    checks.same(answer, "range", (total["loss_min"], total["loss_max"]), (0, award + back))
    checks.same(answer, "as told", [float(total[name]) / M for name in ("loss_expected", "loss_min", "loss_max")], [1.72, 0, 8.6])


def estimators(checks, answer):
    total, = answer.rows("total")
    low, high = (151, 10, 23, 190, 100), (240, 12, 40, 190, 106)
    checks.same(answer, "sums", (total["lowest"], total["highest"]), (sum(low) * M, sum(high) * M))
    checks.same(answer, "sums, as told", (total["lowest"], total["highest"]), (474 * M, 588 * M))
    checks.same(answer, "never added", total["amount"], None)


def break_even(checks, answer):
    exact, step = Fraction(1156 * M, 7400 * M), Fraction(1, 10**8)
    row, = answer.rows("breakeven")
    checks.same(answer, "the least rate of eight digits", row["value"], -(-exact // step) * step)
    checks.same(answer, "and one less is not enough", row["value_below"], exact // step * step)
    checks.same(answer, "rate, as told", round(float(row["value"]) * 100, 1), 15.6)


def grid(checks, answer):
    budgets = {"all_funds": 8599 * 10**7, "net_of_prepayments_excl_reserves": 887 * 10**8}
    rows = answer.rows("sweep")
    checks.same(answer, "points", len(rows), 11 * 2)
    for row in rows:
        checks.same(answer, f"loss at {row['rate']}", row["loss"], row["rate"] * (298 + 12) * M)
        checks.share(answer, f"share at {row['rate']} of {row['denominator']}", row["share"], row["rate"] * 310 * M / budgets[row["denominator"]])


def agencies(checks, answer):
    for agency, part in (("Department of Housing Preservation and Development", Fraction(476, 1000)), ("Department of Education", Fraction(7, 100))):
        checks.share(answer, agency, answer.row("exposure", department=agency)["share"], part)
    total, = answer.rows("total")
    checks.share(answer, "the city", total["share"], Fraction(9, 100))
    eleven = answer.row("concentration", largest=11)
    checks.share(answer, "eleven agencies", eleven["share_of_federal_aid"], Fraction(92, 100))
    checks.same(answer, "eleven agencies, dollars", eleven["amount"], Fraction(835 * 10**8 * 9 * 92, 100 * 100))


def real_terms(checks, answer):
    total, = answer.rows("total")
    nominal = Fraction(4120447, 7046812) - 1
    price = Fraction(102, 100) ** 8
    checks.share(answer, "change", total["change"], nominal)
    checks.same(answer, "change, as told", round(float(total["change"]) * 100, 1), -41.5)
    checks.same(answer, "real change", round(float(total["change_real"]), 6), round(float((nominal + 1) / price - 1), 6))


def states(checks, answer):
    california, oregon = (answer.row("exposure", government=name) for name in ("State of California", "State of Oregon"))
    checks.share(answer, "California", california["share"], Fraction(107498, 179987 + 3269 + 107498))
    checks.same(answer, "California, as told", round(float(california["share"]) * 100, 1), 37.0)
    checks.share(answer, "Oregon, of one of two years", oregon["share"], Fraction(293, 1000))
    checks.same(answer, "Oregon's year", oregon["budget"], Fraction(759 * 10**8, 2))


def passed_on(checks, answer):
    direct, passed, state = 524845, 1400000 - 524845, 17701281
    city = answer.row("exposure", government="City and County of San Francisco")
    total, = answer.rows("total")
    checks.same(answer, "with what the state passes on", city["amount"], direct + passed)
    checks.same(answer, "together, once", total["amount"], direct + state)
    checks.same(answer, "said", answer.says("$875,155", "passed on"), True)


STORIES = {
    "01": founding, "02": every_denominator, "03": resident_and_time, "04": tens_of_millions, "05": twenty_three, "06": published_total,
    "07": two_totals, "08": which_denominator, "09": ten_percent, "10": two_programs, "11": notices, "12": taken_back, "13": paid_late,
    "14-phased-in": phased(0), "14-phased-in-growing": phased(2), "15": reserves, "16": days, "17-later-gaps": later_gaps,
    "17-later-gaps-unmatched": unmatched, "18": jobs, "19": match, "20": effort, "21": cap, "22": overlap, "23": court, "24": estimators,
    "25": break_even, "26": grid, "27": agencies, "28": real_terms, "29": states, "30": passed_on,
}


def ask(golden, case, fiscalc, datasets):
    with tempfile.TemporaryDirectory(prefix="fiscalc-story-") as name:
        folder = pathlib.Path(name)
        where = golden.lay_out(case, folder, fiscalc, datasets, "")
        line = golden.read(case / "cmd").strip().removesuffix(" -f csv").replace(" --table total", "")
        done = subprocess.run(["bash", "-c", line + " -f json"], capture_output=True, text=True, check=False, **where)
        return Answer(case.name, json.loads(done.stdout, parse_float=Fraction, parse_int=int))


def main(root, fiscalc):
    sys.path.insert(0, str(root / "tests" / "golden"))
    import golden
    checks, told = Checks(), set()
    table = golden.read(root / "tests" / "golden" / "README.md")
    for case in sorted(path.parent for path in (root / "tests" / "golden" / "stories").glob("*/cmd")):
        check = STORIES.get(case.name) or STORIES[case.name[:2]]
        told.add(int(case.name[:2]))
        check(checks, ask(golden, case, fiscalc, root / "datasets"))
        if golden.read(case / "cmd").strip().replace("|", "\\|") not in table:
            checks.faults.append(f"{case.name}: tests/golden/README.md does not name its command")
    for story in sorted({int(name[:2]) for name in STORIES} - told):
        checks.faults.append(f"story {story} has no case")
    print("\n".join(checks.faults) if checks.faults else f"{checks.made} figures of {len(told)} stories agree")
    return 1 if checks.faults else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()))
