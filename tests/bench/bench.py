"""bench.py --fiscalc PROGRAM --measure PROGRAM --datasets FOLDER - how fast and how small, against peers in the same run.

Three jobs, each the whole process from start to end: the 23 governments of letters-2018 (medians of 50, in turn), the
exposure of a file of a million grants, and a sweep of ten thousand points over two cuts of them. The peer is sqlite3, which
answers the same question from the same files; the floor is /bin/true. Prints times, peak memory and ratios; it fails only where a program fails or the answers differ."""

import argparse
import csv
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

import grants_file

ROUNDS, ROWS, GOVERNMENTS = 50, 1_000_000, 90_000


class Job:
    def __init__(self, name, *command):
        self.name, self.command, self.runs = name, [str(word) for word in command], []

    def run(self, measure, folder):
        report = folder / "measured"
        subprocess.run([measure, report, *self.command], check=True, stdin=subprocess.DEVNULL)
        wall, cpu, memory, code = map(int, report.read_text().split())
        if code:
            sys.exit(f"{self.name}: exit code {code} from {' '.join(self.command)}")
        self.runs.append((wall / 1000, cpu / 1000, memory / 1024))

    wall = property(lambda self: statistics.median(run[0] for run in self.runs))
    cpu = property(lambda self: statistics.median(run[1] for run in self.runs))
    memory = property(lambda self: max(run[2] for run in self.runs))


def in_turn(jobs, rounds, asked, folder):
    for _ in range(rounds):
        for job in jobs:
            job.run(asked.measure, folder)
    print(f"  {'':28}{'wall ms':>10}{'cpu ms':>10}{'peak MB':>10}")
    for job in jobs:
        print(f"  {job.name:28}{job.wall:10.1f}{job.cpu:10.1f}{job.memory:10.1f}")


def target(what, value, limit, unit=""):
    print(f"  {'ok  ' if value <= limit else 'OVER'} {what}: {value:.2f}{unit} (at most {limit}{unit})")


def sqlite(*statements):
    """sqlite3 on tables in memory; statements that start with a point are its own commands."""
    commands = [word for statement in statements[:-1] for word in ("-cmd", statement)]
    return ["sqlite3", "-csv", ":memory:", *commands, statements[-1]]


def letters(asked, folder):
    story = asked.datasets / "letters-2018"
    join = sqlite(".mode csv", f".import '{story}/governments.csv' v", f".import '{story}/budgets.csv' b", f".import '{story}/grants.csv' g",
                  "select v.government, sum(g.amount) loss, b.amount, sum(g.amount) / b.amount share, sum(g.amount) / nullif(v.population, '') "
                  "from g join v using (government_id) left join (select government_id, max(amount + 0.0) amount from b where "
                  "scope = 'all_funds' group by 1) b using (government_id) group by g.government_id order by 1")
    floor = Job("/bin/true", "/bin/true")
    ours = Job("fiscalc run letters.json", asked.fiscalc, "run", story / "scenarios/letters.json")
    peer = Job("sqlite3, the same join", *join)
    print(f"The 23 governments, medians of {ROUNDS} in turn")
    in_turn([floor, ours, peer], ROUNDS, asked, folder)
    target("fiscalc over /bin/true", ours.wall - floor.wall, 5, " ms")
    target("fiscalc as a part of sqlite3", ours.wall / peer.wall, 1)
    target("peak memory", ours.memory, 16, " MB")


def million(asked, folder):
    grants, budgets = grants_file.make(folder, ROWS, GOVERNMENTS)
    year = 2024
    columns = ["--map", "grants.government_id=recipient_government_id", "--map", "budgets.amount=total_budget", "--year", str(year)]
    options = ["exposure", "--budgets", budgets, "--grants", grants, *columns]
    cents = ("case when amount like '(%' then -1 else 1 end * cast(round(100 * replace(replace(replace(replace(amount, '$', ''), "
             "',', ''), '(', ''), ')', '')) as integer)")
    query = (f"select b.government_id, b.name, s / 100.0, s / 100.0 / b.total_budget share from (select recipient_government_id id, sum({cents}) s "
             f"from g where fiscal_year = '{year}' group by 1) x join b on b.government_id = x.id order by share desc")
    peer = Job("sqlite3, the same join", *sqlite(".mode csv", f".import '{grants}' g", f".import '{budgets}' b", "create index i on b(government_id)", query))
    ours = Job("fiscalc exposure", asked.fiscalc, *options, "--top", "20", "--no-digest")
    print(f"Exposure of {GOVERNMENTS:,} governments from {ROWS:,} grants, {grants.stat().st_size / 1e6:.0f} MB")
    in_turn([ours], 3, asked, folder)
    in_turn([peer], 1, asked, folder)
    target("fiscalc as a part of sqlite3", ours.wall / peer.wall, 1)
    target("peak memory", ours.memory, 32, " MB")
    same_answer(asked, options, peer.command)


def sweep(asked, folder):
    """What a point of a 100 x 100 sweep over two of fifty cuts costs, each cut about 2 % of the grants, over five years."""
    cuts, found = [], set()
    grants, budgets = folder / "g24.csv", folder / "budgets.csv"
    with (folder / "grants.csv").open(newline="") as rows, grants.open("w", newline="") as out:
        reader, writer = csv.reader(rows), csv.writer(out, lineterminator="\n")
        head = next(reader)
        writer.writerow(head)
        listing, year = head.index("assistance_listing"), head.index("fiscal_year")
        for row in reader:
            found.add(row[listing])
            row[year] = "2024"
            writer.writerow(row)
    found = sorted(found)
    each = max(1, len(found) // 50)
    for at in range(50):
        cuts.append({"name": f"cut {at}", "select": {"assistance_listing": "|".join(found[at * each:(at + 1) * each])},
                     "effect": "percent", "rate": f"{5 + at}%"})
    scenario = folder / "fifty.json"
    scenario.write_text(json.dumps({"fiscalc": 1, "name": "fifty cuts", "years": {"first": 2024, "last": 2028},
                                    "baseline": {"grant_growth": "2%", "budget_growth": "2%"}, "cuts": cuts}))
    options = ["--budgets", budgets, "--grants", grants, "--map", "grants.government_id=recipient_government_id",
               "--map", "budgets.amount=total_budget", "--no-digest", "-o", folder / "swept.csv"]
    few, many = (Job(f"sweep of {n * n:,} points", asked.fiscalc, "sweep", scenario, "--vary", f"cut 3.rate=0:{n - 1}%:1%",
                     "--vary", f"cut 7.rate=0:{n - 1}%:1%", *options) for n in (2, 100))
    first = Job("fiscalc run, the same scenario", asked.fiscalc, "run", scenario, "--top", "20", "--table", "total", *options)
    print(f"A sweep over the rates of two of fifty cuts of {ROWS:,} grants, five years")
    in_turn([first, few, many], 1, asked, folder)
    target("a point as a part of the first run", 100 * (many.cpu - few.cpu) / (100 * 100 - 4) / first.cpu, 1, " %")


def same_answer(asked, options, query):
    """The sum of each government, to the cent."""
    def rows(command):
        return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True).stdout.splitlines()
    ours = {(row["government"], row["amount"]) for row in csv.DictReader(rows([asked.fiscalc, *options, "-f", "csv", "--table", "exposure"]))}
    peers = {(row[1], f"{float(row[2]):.2f}") for row in csv.reader(rows(query))}
    ours = {(name, amount) for name, amount in ours if amount}
    if peers - ours:
        sys.exit(f"the answers differ, for example {sorted(peers - ours)[:3]}")
    print(f"  ok   the same amounts for {len(peers):,} governments")


def main():
    parser = argparse.ArgumentParser()
    for name in ("fiscalc", "measure", "datasets"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    asked = parser.parse_args()
    if not shutil.which("sqlite3"):
        sys.exit("the peer is missing: apt-get install sqlite3")
    print(f"{os.cpu_count()} processors")
    with tempfile.TemporaryDirectory(prefix="fiscalc-bench-") as folder:
        letters(asked, pathlib.Path(folder))
        million(asked, pathlib.Path(folder))
        sweep(asked, pathlib.Path(folder))


if __name__ == "__main__":
    main()
