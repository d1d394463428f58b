"""Trackers against a second computation in SQL: random ones always, real ones under $FISCALC_SHARED/data/real.

    tracker_oracle.py FISCALC

sqlite3 works out what `compare`, `tracker` and `exposure --as-of` say: the last status of each award (its number, else
its program and year) on or before a date, full joins of two states, sums of lowest and highest estimates, and awards that
a government passes on. Amounts are whole cents. Prints each difference; exit 1 if there is one.
"""
import csv
import json
import os
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
from decimal import ROUND_HALF_UP, Decimal

COLUMNS = ["government", "award_id", "program", "fiscal_year", "amount", "status", "status_date", "estimator"]
GROUPS = {"active": "active", "Paused": "paused", "frozen": "paused", "terminated": "terminated",
          "canceled": "terminated", "reinstated": "reinstated", "": None, "sunset": "sunset"}
CUT = ("paused", "terminated")


class Checks:
    def __init__(self, fiscalc):
        self.fiscalc, self.faults, self.done = fiscalc, 0, 0

    def equal(self, what, got, expected):
        self.done += 1
        if got != expected:
            self.faults += 1
            print(f"{what}:\n  got      {got}\n  expected {expected}")

    def ask(self, what, arguments):
        ran = subprocess.run([self.fiscalc, *arguments, "-f", "json"], capture_output=True, text=True, timeout=120)
        if ran.returncode:
            self.equal(what, ran.stderr or ran.stdout, "an answer")
            return None
        answer = json.loads(ran.stdout, parse_float=Decimal)
        return {name: table["rows"] for name, table in answer["tables"].items()}


def cents(number):
    return None if number is None else int(Decimal(number) * 100)


def database(files):
    """One table `rows` of all files, `side` telling them apart."""
    db = sqlite3.connect(":memory:")
    db.execute(f"create table rows (side, n, cents integer, state, key, item, {', '.join(COLUMNS)})")
    for side, rows in enumerate(files):
        for n, row in enumerate(rows):
            number = row["award_id"]
            item = f"n/{row['government']}/{number}" if number else f"p/{row['government']}/{row['program']}/{row['fiscal_year']}"
            key = None if not number and not row["program"] else item + "/" + row["estimator"]
            db.execute(f"insert into rows values (?, ?, ?, ?, ?, ?{', ?' * len(COLUMNS)})",
                       [side, n, cents(row["amount"]), GROUPS[row["status"]], key, item if key else f"row {n}",
                        *(row[c] for c in COLUMNS)])
    return db


def standing(db, view, side, date, apart=True):
    """A view of the rows that stand on a side as of a date."""
    of_side = f"side = {side}" if apart else "1"
    db.execute(f"""create view {view} as
        with seen as (select * from rows where {of_side} and status_date <= '{date}')
        select * from seen where key is null or status_date =
            (select max(status_date) from seen as other where other.key = seen.key)""")


def write(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)


def random_rows(generator, statuses, estimators=("",)):
    """Awards with several statuses each; at most one row of an award on a day."""
    rows, used = [], set()
    for _ in range(generator.randrange(60)):
        number = generator.choice(["", "", *(f"A-{i}" for i in range(12))])
        row = {"government": generator.choice(["Springfield", "Shelbyville"]), "award_id": number,
               "program": generator.choice(["", "CDBG", "HOME", "Ports"]) if not number else "CDBG",
               "fiscal_year": str(generator.choice([2025, 2026])),
               "amount": str(Decimal(generator.randrange(-500, 10**7)) / 100), "status": generator.choice(statuses),
               "status_date": generator.choice(["", *(f"2025-0{month}-15" for month in range(1, 8))]),
               "estimator": generator.choice(estimators)}
        same = (row["government"], number or (row["program"], row["fiscal_year"]), row["status_date"], row["estimator"])
        if same not in used:
            used.add(same)
            rows.append(row)
    return rows


def change(before, after):
    if before is None or after is None:
        return "gone" if after is None else "new"
    if (after[1] == "active" and before[1] in CUT) or (after[1] == "reinstated" and before[1] != "reinstated"):
        return "reinstated"
    return "same" if before == after else "changed"


def matched(db):
    """key: (before, after), each (cents, state)."""
    sides = []
    for view in ("before", "after"):
        sides.append({key: (amount, state) for key, amount, state in db.execute(
            f"select key, sum(cents), max(state) from {view} where key is not null group by key")})
    return {key: (sides[0].get(key), sides[1].get(key)) for key in sides[0].keys() | sides[1].keys()}


def summary_of(pairs):
    table = {name: [0, 0, 0] for name in ("new", "reinstated", "changed", "gone", "same")}
    for before, after in pairs.values():
        row = table[change(before, after)]
        row[0] += 1
        row[1] += before[0] if before else 0
        row[2] += after[0] if after else 0
    return table


def compare_answers(checks, what, answer, pairs, keyless=(0, 0)):
    got = {row["change"]: [row["awards"], cents(row["amount_before"]), cents(row["amount_after"])]
           for row in answer["summary"] if row["change"] != "without a key"}
    checks.equal(f"{what}: summary", got, summary_of(pairs))
    differences = [(after[0] if after else 0) - (before[0] if before else 0) for before, after in pairs.values()]
    total = answer["total"][0]
    extra = keyless[1] - keyless[0]
    checks.equal(f"{what}: net", cents(total["net"]), sum(differences) + extra)
    checks.equal(f"{what}: gross", cents(total["gross"]), sum(map(abs, differences)) + abs(extra))
    listed = sorted(cents(row["difference"]) for row in answer["changes"])
    checks.equal(f"{what}: changes", listed, sorted(
        (after[0] if after else 0) - (before[0] if before else 0) for before, after in pairs.values()
        if change(before, after) != "same"))


def keyless_of(db):
    return [db.execute(f"select coalesce(sum(cents), 0) from {view} where key is null").fetchone()[0]
            for view in ("before", "after")]


def check_compare(checks, folder, generator, number):
    files = [random_rows(generator, list(GROUPS)) for _ in range(2)]
    paths = [folder / f"{number}-{side}.csv" for side in range(2)]
    for path, rows in zip(paths, files):
        write(path, rows)
    date = generator.choice(["2025-03-31", "2025-05-01", "2025-12-31"])
    db = database(files)
    standing(db, "before", 0, date)
    standing(db, "after", 1, date)
    pairs = matched(db)
    answer = checks.ask(f"compare {number}", ["compare", *map(str, paths), "--as-of", date]) if pairs else None
    if answer:
        compare_answers(checks, f"compare {number}", answer, pairs, keyless_of(db))
    db = database(files[:1])
    standing(db, "before", 0, "2025-03-01")
    standing(db, "after", 0, date)
    pairs = matched(db)
    arguments = ["compare", str(paths[0]), "--as-of", "2025-03-01", "--as-of", date]
    answer = checks.ask(f"dates {number}", arguments) if pairs else None
    if answer:
        compare_answers(checks, f"dates {number}", answer, pairs, keyless_of(db))


def check_tracker(checks, folder, generator, number):
    rows = random_rows(generator, list(GROUPS), ("", "Mayor", "Council", "Comptroller"))
    path, date = folder / f"{number}-tracker.csv", generator.choice(["2025-02-20", "2025-06-30"])
    write(path, rows)
    db = database([rows])
    standing(db, "stands", 0, date)
    if not db.execute("select count(*) from stands").fetchone()[0]:
        return
    answer = checks.ask(f"tracker {number}", ["tracker", str(path), "--as-of", date, "--by", "government,program"])
    if not answer:
        return
    stated = """with said as (select {group} as grp, item, estimator, sum(cents) as cents from stands group by 1, 2, 3),
                     items as (select grp, item, min(cents) as low, max(cents) as high from said group by 1, 2)
                select grp, count(*), sum(low), sum(high) from items group by 1"""
    for table, group, name in (("at_risk", "government || '/' || program", lambda r: f"{r['government']}/{r['program'] or ''}"),
                               ("status", "state", lambda r: r["status"]), ("total", "1", lambda r: 1)):
        if table not in answer:
            continue
        got = {name(row): (row["awards"], cents(row.get("lowest", row["amount"])), cents(row.get("highest", row["amount"])))
               for row in answer[table]}
        checks.equal(f"tracker {number}: {table}", got,
                     {grp: (n, low, high) for grp, n, low, high in db.execute(stated.format(group=group))})
    if "estimators" in answer:
        got = {row["estimator"] or "": cents(row["amount"]) for row in answer["estimators"]}
        checks.equal(f"tracker {number}: estimators", got,
                     dict(db.execute("select estimator, sum(cents) from stands group by 1")))


def check_passed(checks, folder, generator, number):
    """Totals of several governments hold an award once that one of them passes on to another."""
    names = ["Ohio", "Lake", "Lima", "Troy"]
    rows = []
    for _ in range(generator.randrange(1, 25)):
        number = generator.choice(["", "", "CDBG-1", "HOME-1", "HOME-2"])
        rows.append([generator.choice(names), number, number[:4] or generator.choice(["CDBG", "HOME"]), 2025,
                     generator.randrange(1, 10**6), generator.choice(["", "", *names, "Erie"])])
    db = sqlite3.connect(":memory:")
    db.execute("create table g (government, award_id, program, fiscal_year, amount integer, via)")
    db.executemany("insert into g values (?, ?, ?, ?, ?, ?)", rows)
    grants, budgets = folder / f"{number}-g.csv", folder / f"{number}-b.csv"
    with open(grants, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["government", "award_id", "program", "fiscal_year", "amount", "via"], *rows])
    with open(budgets, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["government", "fiscal_year", "amount"], *([name, 2025, 10**9] for name in names)])
    own = """exists (select 1 from g as o where o.government = g.via and o.government <> g.government and
                     o.via <> g.government and
                     ((g.award_id <> '' and o.award_id = g.award_id) or (o.award_id = '' and o.program = g.program)))"""
    expected = dict(db.execute(f"select program, sum(case when {own} then 0 else amount end) from g group by 1"))
    answer = checks.ask(f"passed {number}", ["exposure", "--budgets", str(budgets), "--grants", str(grants), "--by", "program"])
    if answer:
        checks.equal(f"passed {number}: by program", {row["program"]: int(row["amount"]) for row in answer["exposure"]},
                     expected)
        checks.equal(f"passed {number}: total", int(answer["total"][0]["amount"]), sum(expected.values()))
    answer = checks.ask(f"cut {number}", ["cut", "50%", "--budgets", str(budgets), "--grants", str(grants), "--by", "program"])
    if answer:
        checks.equal(f"cut {number}: by program", {row["program"]: row["loss"] * 2 for row in answer["impact"]}, expected)
        checks.equal(f"cut {number}: total", answer["total"][0]["loss"] * 2, sum(expected.values()))


def records(path):
    csv.field_size_limit(10**9)
    with open(path, newline="", encoding="utf-8-sig") as file:
        rows = list(csv.reader(file))
    return rows[0], rows[1:]


def check_lists(checks, real, folder):
    """Two published lists of terminated grants, matched by their descriptions."""
    sides = []
    for name in ("doge-grant_data2_2025-03-19.csv", "doge-grant_2025-03-30.csv"):
        header, rows = records(real / "terminations" / name)
        value, description = header.index("value"), header.index("description")
        sides.append([(row[value], " ".join(row[description].split()) and row[description].strip()) for row in rows])
    paths = [folder / "before.csv", folder / "after.csv"]
    for path, rows in zip(paths, sides):
        with open(path, "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([["amount", "description"], *rows])
    pairs, keyless = {}, [0, 0]
    for side, rows in enumerate(sides):
        for amount, description in rows:
            if not amount:
                continue
            if not description:
                keyless[side] += cents(amount)
                continue
            pair = pairs.setdefault(description, [None, None])
            pair[side] = ((pair[side][0] if pair[side] else 0) + cents(amount), None)
    answer = checks.ask("lists", ["compare", *map(str, paths), "--key", "description"])
    if answer:
        compare_answers(checks, "lists", answer, pairs, keyless)


def check_weeks(checks, real):
    """A weekly series by state: what changed between two weeks."""
    path = real / "terminations" / "terminations_state.csv"
    header, rows = records(path)
    state, week, loss = (header.index(name) for name in ("state", "week", "current_loss"))
    last = [{}, {}]
    dates = ["2025-03-10", "2025-05-20"]
    for row in rows:
        for side, date in enumerate(dates):
            held = last[side].get(row[state])
            if row[week] <= date and (not held or held[0] <= row[week]):
                amount = Decimal(row[loss] or "0").quantize(Decimal("0.01"), ROUND_HALF_UP)
                last[side][row[state]] = (row[week], int(amount * 100))
    pairs = {name: (last[0].get(name) and (last[0][name][1], None), last[1].get(name) and (last[1][name][1], None))
             for name in last[0].keys() | last[1].keys()}
    answer = checks.ask("weeks", ["compare", str(path), "--map", "government=state", "--map", "status_date=week", "--map",
                                  "amount=current_loss", "--amounts", "round", "--key", "government", "--as-of", dates[0],
                                  "--as-of", dates[1]])
    if answer:
        compare_answers(checks, "weeks", answer, pairs)


def main():
    checks = Checks(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="fiscalc-tracker-") as name:
        folder = pathlib.Path(name)
        generator = random.Random(20250330)
        for number in range(60):
            check_compare(checks, folder, generator, number)
            check_tracker(checks, folder, generator, number)
            check_passed(checks, folder, generator, number)
        shared = os.environ.get("FISCALC_SHARED")
        if shared:
            check_lists(checks, pathlib.Path(shared) / "data" / "real", folder)
            check_weeks(checks, pathlib.Path(shared) / "data" / "real")
        else:
            print("the real files are left out: FISCALC_SHARED does not name the folder that holds data/real")
    print(f"{checks.done} checks, {checks.faults} differ")
    return 1 if checks.faults or not checks.done else 0


if __name__ == "__main__":
    sys.exit(main())
