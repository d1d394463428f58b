"""The stories' CSV files, read without the program: which grants a scenario selects, and which budget stands beside them."""
import csv
import json

from stories_figures import Figure

STAGES = ["proposed", "preliminary", "executive", "recommended", "adopted", "modified", "actual"]
PARTS = ("department", "fund")


def rank(stage):
    """(place in the order, has a suffix); a stage outside the order is never used unasked."""
    for place, name in enumerate(STAGES):
        if stage == name or stage.startswith(name + "_"):
            return place, stage != name
    return None


class Story:
    def __init__(self, folder):
        self.folder = folder
        read = lambda name: list(csv.DictReader((folder / name).open(encoding="utf-8", newline="")))
        self.governments = {row["government_id"]: row for row in read("governments.csv")}
        self.budgets, self.grants = read("budgets.csv"), read("grants.csv")

    def scenario(self, name):
        own = json.loads((self.folder / "scenarios" / f"{name}.json").read_text(encoding="utf-8"))
        return {**self.scenario(own["extends"].removesuffix(".json")), **own} if "extends" in own else own

    def selected(self, scenario):
        """The rows of its one cut, under the rule of years."""
        cut, = scenario["cuts"]
        wanted = cut.get("select", {})
        for row in self.grants:
            of_year = row.get("fiscal_year") == str(scenario["years"]) or "fiscal_year" in wanted
            undated = not row.get("fiscal_year") and not row["award_year"]
            by_award = not row.get("fiscal_year") and "award_year" in wanted
            if (of_year or undated or by_award) and all(row[column] == str(value) for column, value in wanted.items()):
                yield row

    def totals(self, government, year, scope="all_funds"):
        """{stage: [figure a year, ...]} of the rows that are whole budgets."""
        found = {}
        for row in self.budgets:
            covered = range(int(row["fiscal_year"]) - int(row["years_covered"]) + 1, int(row["fiscal_year"]) + 1)
            if (row["government_id"], row["scope"]) != (government, scope) or year not in covered or any(row[p] for p in PARTS):
                continue
            figure = Figure.read(row["amount"], row["precision"]).times(1 / Figure(row["years_covered"]).value)
            found.setdefault(row["stage"], []).append(figure)
        return found

    def budget(self, government, year, not_after=None):
        """(stage, figure) of the latest stage; (None, None) where there is none."""
        totals = {stage: figures for stage, figures in self.totals(government, year).items() if rank(stage)}
        if not_after:
            totals = {stage: figures for stage, figures in totals.items() if rank(stage) <= rank(not_after)}
        if not totals:
            return None, None
        stage = max(totals, key=rank)
        figures = totals[stage]
        return stage, figures[0] if len(figures) == 1 else Figure.of_conflict(figures)

    def population(self, government):
        row = self.governments[government]
        return Figure.read(row["population"], row["precision"]) if row["population"] else None
