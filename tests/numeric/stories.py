"""The two stories of 2018: every figure that the program gives for them, worked out again from the CSV files.

    stories.py ROOT FISCALC
    stories.py ROOT FISCALC --store     writes the stored results anew; read their difference before keeping it

Runs each shipped scenario and the `share` command, compares tables with an own computation in fractions, compares what is
printed of the founding figures by the rule of honest digits, and compares each answer with its stored result. Prints each
difference; exit 1 if there is one.
"""
import json
import pathlib
import subprocess
import sys
from fractions import Fraction

from stories_data import Story
from stories_figures import Figure, half_away, honest, significant

EXACT_TYPES = ("money", "integer")


class Checks:
    def __init__(self):
        self.made, self.faults = 0, []

    def equal(self, what, got, expected):
        self.made += 1
        if got != expected:
            self.faults.append(f"{what}: {shown(got)}, expected {shown(expected)}")


def shown(value):
    return f"{float(value)!r}" if isinstance(value, Fraction) else repr(value)


def answer(fiscalc, arguments, folder):
    done = subprocess.run([fiscalc, *arguments, "-f", "json"], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"fiscalc {' '.join(arguments)} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return json.loads(done.stdout, parse_float=Fraction)


def rows(result, table):
    return result["tables"][table]["rows"]


def columns(result, table):
    return {column["name"]: column["type"] for column in result["tables"][table]["columns"]}


def check_figure(checks, where, kind, row, name, figure):
    """A figure's column with its _low and _high; figure None: the cell must be empty."""
    rounded = (lambda x: x) if kind in EXACT_TYPES else significant
    for suffix, end in (("", "value"), ("_low", "low"), ("_high", "high")):
        expected = None if figure is None else getattr(figure, end)
        if suffix and name + suffix not in row:
            checks.equal(f"{where}: {name} has a range but no column for it", figure is not None and not figure.is_exact(), False)
            return
        checks.equal(f"{where}: {name}{suffix}", row[name + suffix], None if expected is None else rounded(expected))


def one_in(loss, budget):
    return budget.over(loss)


def expected_metrics(story, government, loss, budget):
    population = story.population(government)
    return {
        "loss": loss,
        "budget": budget,
        "share": loss.over(budget) if budget else None,
        "one_in": one_in(loss, budget) if budget else None,
        "per_capita": loss.over(population) if population else None,
        "days_of_spending": loss.over(budget).times(365) if budget else None,
    }


def losses(scenario, grants):
    """The loss of each selected row: all of it, or the rate of it to the cent."""
    cut, = scenario["cuts"]
    rate = {"terminate": lambda: Fraction(1), "percent": lambda: Fraction(cut["rate"].rstrip("%")) / 100}[cut["effect"]]()
    return [Figure.read(row["amount"], row["precision"]).times(rate) for row in grants]


def key_of(story, by, row):
    return tuple(story.governments[row["government_id"]]["government"] if column == "government" else row[column] for column in by)


def total_of(figures):
    return sum(figures[1:], figures[0])


def check_impact(checks, story, name, scenario, result):
    grants = list(story.selected(scenario))
    lost = losses(scenario, grants)
    stage_of_grants = max({row.get("stage") or "" for row in grants})
    groups = {}
    for row, loss in zip(grants, lost):
        groups.setdefault(key_of(story, scenario["report"]["by"], row), []).append((row, loss))
    found = {tuple(row[column] for column in scenario["report"]["by"]): row for row in rows(result, "impact")}
    checks.equal(f"{name}: rows of impact", sorted(found), sorted(groups))
    with_budget = set()
    for key, members in groups.items():
        government = members[0][0]["government_id"]
        stage, budget = story.budget(government, scenario["years"], stage_of_grants or None)
        if budget:
            with_budget.add(government)
        row, where = found.get(key, {}), f"{name}: {' / '.join(key)}"
        checks.equal(f"{where}: awards", row.get("awards"), len(members))
        checks.equal(f"{where}: stage", row.get("stage") or None, stage)
        kinds = columns(result, "impact")
        for metric, figure in expected_metrics(story, government, total_of([loss for _, loss in members]), budget).items():
            if metric in kinds:
                check_figure(checks, where, kinds[metric], row, metric, figure)
    check_total(checks, story, name, result, grants, lost, with_budget)
    check_awards(checks, story, name, result, grants, lost)


def overlaps(story, members):
    return any(inside in members for member in members for inside in story.governments[member].get("within", "").split(";"))


def check_total(checks, story, name, result, grants, lost, with_budget):
    total, = rows(result, "total")
    kinds, where = columns(result, "total"), f"{name}: total"
    governments = {row["government_id"] for row in grants}
    checks.equal(f"{where}: governments", total["governments"], len(governments))
    checks.equal(f"{where}: governments_with_budget", total["governments_with_budget"], len(with_budget))
    checks.equal(f"{where}: awards", total["awards"], len(grants))
    check_figure(checks, where, "money", total, "loss", total_of(lost))
    sure = [loss for row, loss in zip(grants, lost) if row["flag"] != "suspect"]
    if len(sure) < len(lost):
        checks.equal(f"{where}: loss_without_suspect", total["loss_without_suspect"], total_of(sure).value)
    with_people = {government for government in governments if story.population(government)}
    if overlaps(story, with_budget):
        checks.equal(f"{where}: share of governments that overlap", total.get("share"), None)
    if overlaps(story, with_people):
        checks.equal(f"{where}: per_capita of governments that overlap", total.get("per_capita"), None)
    elif with_people and "per_capita" in kinds:
        people = total_of([story.population(government) for government in sorted(with_people)])
        theirs = total_of([loss for row, loss in zip(grants, lost) if row["government_id"] in with_people])
        check_figure(checks, where, kinds["per_capita"], total, "per_capita", theirs.over(people))
    if len(rows(result, "impact")) == 1:
        only = rows(result, "impact")[0]
        for metric in kinds.keys() & only.keys():
            checks.equal(f"{where}: {metric}", total[metric], only[metric])


def check_awards(checks, story, name, result, grants, lost):
    """Every award stands in the table with its loss, and its source leads to its line and address."""
    lines = (story.folder / "grants.csv").read_text(encoding="utf-8").split("\n")
    sources = {source["number"]: source for source in rows(result, "sources")}
    awards = rows(result, "awards")
    listed = sorted((row["government"], row["amount"], row["loss"], row["flag"] or "") for row in awards)
    checks.equal(f"{name}: awards", listed, sorted(
        (story.governments[row["government_id"]]["government"], Fraction(row["amount"]), loss.value, row["flag"]) for row, loss in zip(grants, lost)))
    for row in awards:
        source = sources[row["source"]]
        checks.equal(f"{name}: source {row['source']}: line", (source["file"], source["line"]), (row["file"], row["line"]))
        checks.equal(f"{name}: source {row['source']}: address", source["url"] in lines[source["line"] - 1], True)


def store(fiscalc, path):
    subprocess.run([fiscalc, "run", path.name, "-o", path.with_suffix(".result.json").name], cwd=path.parent, check=True)


def check_stored(checks, story, name, result):
    path = story.folder / "scenarios" / f"{name}.result.json"
    stored = json.loads(path.read_text(encoding="utf-8"), parse_float=Fraction) if path.exists() else {}
    for member in ("settings", "scenario", "inputs", "tables", "notes", "warnings", "reproduce"):
        checks.equal(f"{name}: stored result has the same {member}", stored.get(member) == result[member], True)


def read(row, name):
    """A figure of a result row with its range."""
    return Figure(row[name], row.get(name + "_low"), row.get(name + "_high"))


def check_printed(checks, what, figure, scale, expected):
    checks.equal(f"{what}: printed", honest(figure, scale), expected)


def check_founding(checks, result):
    """Stories 1 to 3: 0.0050 %, of three budgets, per resident and as time."""
    row, = rows(result, "impact")
    for name, scale, expected in (("share", 100, "0.0050"), ("one_in", 1, "20,000"), ("per_capita", 1, "0.50"), ("days_of_spending", 24 * 60, "26")):
        check_printed(checks, f"jag: {name}", read(row, name), scale, expected)
    shares = {}
    for whole in rows(result, "denominators"):
        shares[whole["scope"], whole["stage"], whole["department"] or ""] = honest(read(whole, "share"), 100)
    for key, expected in {
        ("all_funds", "adopted", ""): "0.0050",
        ("all_funds", "modified_nov_2017", ""): "0.0050",
        ("net_of_prepayments_excl_reserves", "modified_nov_2017", ""): "0.0048",
        ("all_funds", "executive", "Police Department"): "0.08",
    }.items():
        checks.equal(f"jag: share of {' '.join(key)}", shares.get(key), expected)


def check_letters(checks, result):
    """Stories 5 to 7: the cities compared, the published total with and without Oregon, two totals for one vote."""
    by_name = {row["government"]: row for row in rows(result, "impact")}
    for name, share, per_head in (("City and County of Denver", "0.018", "0.60"), ("Chicago", "0.023", "0.74"),
                                  ("City of Los Angeles", "0.021", "0.49"), ("New York City", "0.004792", "0.48")):
        check_printed(checks, f"letters: {name}: share", read(by_name[name], "share"), 100, share)
        checks.equal(f"letters: {name}: dollars per resident", f"{float(by_name[name]['per_capita']):.2f}", per_head)
    total, = rows(result, "total")
    checks.equal("letters: published total", total["loss"], Fraction("53067195.00"))
    checks.equal("letters: total without Oregon", total["loss_without_suspect"], Fraction("34823069.00"))
    checks.equal("letters: rows of awards", len(rows(result, "awards")), 23)
    checks.equal("letters: Oregon is warned of", any("suspect" in w["message"] for w in result["warnings"]), True)
    burlington = by_name["Burlington"]
    checks.equal("letters: Burlington has no one share", burlington["share"], None)
    two = [whole for whole in rows(result, "denominators") if whole["government"] == "Burlington" and whole["scope"] == "all_funds"]
    printed = {honest(read(whole, "share"), 100) for whole in two if whole["share"] is not None}
    checks.equal("letters: Burlington's two shares", printed, {"0.0184", "0.020"})


def check_doj(checks, result):
    row, = rows(result, "impact")
    checks.equal("doj-all: loss", row["loss"], Fraction(43000000))
    check_printed(checks, "doj-all: share", read(row, "share"), 100, "0.050")
    checks.equal("doj-all: year of the budget", row["fiscal_year"], 2018)
    checks.equal("doj-all: year of the money", rows(result, "awards")[0]["fiscal_year"], 2016)


def check_ten(checks, result):
    total, = rows(result, "total")
    checks.equal("ten-percent: loss", total["loss"], Fraction(31000000))
    check_printed(checks, "ten-percent: share", read(total, "share"), 100, "0.037")


def check_held(checks, result):
    """Story 13, and 23 with the award of the year before: late by four years, lost, or lost and more taken back."""
    story = Story(pathlib.Path(sys.argv[1]).resolve() / "datasets" / "nyc-2018")
    held, earlier = (Fraction(next(row["amount"] for row in story.grants if row["award_year"] == year and row["estimator"] == "BJS"))
                     for year in ("2016", "2015"))
    total, = rows(result, "total")
    checks.equal("jag-held: loss", total["loss"], 0)
    checks.equal("jag-held: float", total["float_cost"], held * 2 / 100 * 4)
    checks.equal("jag-held: waited for", total["peak_cash"], held)
    checks.equal("jag-held: range", (total["loss_min"], total["loss_max"]), (0, held + earlier))
    checks.equal("jag-held: expected", total["loss_expected"], held * 3 / 10 + earlier / 10)
    years = rows(result, "total_years")
    checks.equal("jag-held: years", [row["fiscal_year"] for row in years], [2018, 2019, 2020, 2021, 2022])
    checks.equal("jag-held: loss of each year", [row["loss"] for row in years], [held, 0, 0, 0, -held])
    (_, first), (_, last) = story.budget("new_york_city", 2018), story.budget("new_york_city", 2019)
    checks.equal("jag-held: share of 2018", years[0]["share"], significant(held / first.value))
    grown = last.value
    for _ in range(2020, 2023):
        grown = half_away(grown * 102) / Fraction(100)
    checks.equal("jag-held: share of 2022", years[-1]["share"], significant(-held / grown))


def outcome(low, high, least):
    return "holds" if low >= least else "fails" if high < least else "open"


def tens_of_millions(story):
    """{(estimator, stage, years): (low, high, loose, strict)} of every sum that the first claim may have meant, in dollars."""
    own = next(row for row in story.grants if row["award_year"] == "2016" and row["estimator"] == "BJS")
    program = [row for row in story.grants if row["assistance_listing"] == own["assistance_listing"] and row["award_year"] in ("2017", "2018")]
    figures = {("BJS", None, "FFY2016"): Figure.read(own["amount"], own["precision"]),
               (None, None, "FFY2016-18"): total_of([Figure.read(row["amount"], row["precision"]) for row in [own, *program]])}
    found = {key: (figure.low, figure.high) for key, figure in figures.items()}
    groups = {}
    for row in story.grants:
        if row["federal_agency"] == own["federal_agency"] and row["fiscal_year"]:
            figure = Figure.read(row["amount"], row["precision"])
            key = row["estimator"], row["stage"] or None, outcome(figure.low, figure.high, 10**7), outcome(figure.low, figure.high, 2 * 10**7)
            groups.setdefault(key, []).append((int(row["fiscal_year"]), figure))
    for (estimator, stage, _, _), figures in groups.items():
        first, last = min(figures)[0], max(figures, key=lambda each: each[0])[0]
        years = f"FY{first}" + (f"-{last % 100:02}" if last > first else "")
        found[estimator, stage, years] = min(each.low for _, each in figures), max(each.high for _, each in figures)
    return {key: (low, high, outcome(low, high, 10**7), outcome(low, high, 2 * 10**7)) for key, (low, high) in found.items()}


def check_claims(checks, result):
    """Stories 4 and 8: tens of millions, and which whole 1.3 percent of $760 million is of."""
    check_founding(checks, result)
    story = Story(pathlib.Path(sys.argv[1]).resolve() / "datasets" / "nyc-2018")
    verdicts = [(claim["verdict"], claim["verdict_strict"]) for claim in rows(result, "claims")]
    checks.equal("claims: verdicts", verdicts, [("depends", "depends"), ("holds", "holds"), ("depends", "depends")])
    told = {True: "holds", False: "fails", None: "open"}
    readings = [row for row in rows(result, "readings") if row["claim"] == 1]
    checks.equal("claims: tens of millions", {(row["estimator"], row["stage"], row["years"]): (
        row["amount_low"], row["amount_high"], told[row["holds"]], told[row["holds_strict"]]) for row in readings}, tens_of_millions(story))
    checks.equal("claims: the speaker's own", [row["estimator"] for row in readings if not row["independent"]], ["Mayor's office"])
    checks.equal("claims: short", [row["margin"] for row in readings if row["estimator"] == "BJS"], [Fraction(-5700000)])
    revenue = {row["scope"]: row for row in rows(result, "readings") if row["claim"] == 3 and row["denominator_stage"] != "modified_nov_2017"}
    taxes, = [row for row in story.budgets if row["scope"] == "taxes" and row["fiscal_year"] == "2018"]
    share = Fraction(760000000) / Fraction(taxes["amount"])
    checks.equal("claims: share of taxes", revenue["taxes"]["value"], significant(share))
    checks.equal("claims: fails of taxes", (revenue["taxes"]["holds"], revenue["taxes"]["rounds_to"]), (False, True))
    checks.equal("claims: whole", rows(result, "claims")[2]["whole_from"], Fraction("58461538461.54"))


def check_share_command(checks, fiscalc, folder):
    """Story 1 and 3 without files; the population of SEMANTICS section 2 is exact."""
    result = answer(fiscalc, ["share", "$4.3M", "$85.99B", "--population", "8622698"], folder)
    row, = rows(result, "share")
    kinds = columns(result, "share")
    loss, budget = Figure.read("4300000", "rounded_0.1M"), Figure.read("85990000000", "rounded_10M")
    expected = {"amount": loss, "total": budget, "share": loss.over(budget), "one_in": one_in(loss, budget),
                "per_capita": loss.over(Figure(8622698)), "days_of_spending": loss.over(budget).times(365)}
    for name, figure in expected.items():
        check_figure(checks, "share", kinds[name], row, name, figure)
    for name, scale, printed in (("share", 100, "0.0050"), ("one_in", 1, "20,000"), ("per_capita", 1, "0.50"), ("days_of_spending", 1440, "26")):
        check_printed(checks, f"share: {name}", read(row, name), scale, printed)
    for amount, total, printed in (("4,120,447", "85.99B", "0.004792"), ("38,845", "211M", "0.0184"), ("38,845", "190M", "0.0204")):
        row, = rows(answer(fiscalc, ["share", amount, total], folder), "share")
        check_printed(checks, f"share {amount} of {total}", read(row, "share"), 100, printed)


FURTHER = {"jag": check_founding, "doj-all": check_doj, "ten-percent": check_ten, "claims": check_claims, "letters": check_letters,
           "jag-held": check_held}


def main(root, fiscalc, storing):
    checks = Checks()
    for folder in (root / "datasets" / "nyc-2018", root / "datasets" / "letters-2018"):
        story = Story(folder)
        for path in sorted((folder / "scenarios").glob("*.json")):
            if path.name.endswith(".result.json"):
                continue
            if storing:
                store(fiscalc, path)
            result = answer(fiscalc, ["run", path.name], path.parent)
            scenario = story.scenario(path.stem)
            if len(scenario["cuts"]) == 1:
                check_impact(checks, story, path.stem, scenario, result)
            check_stored(checks, story, path.stem, result)
            FURTHER[path.stem](checks, result)
    check_share_command(checks, fiscalc, root)
    print("\n".join(checks.faults) if checks.faults else f"{checks.made} figures agree")
    return 1 if checks.faults else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), str(pathlib.Path(sys.argv[2]).resolve()), "--store" in sys.argv[3:]))
