"""The same bytes on any number of threads: more awards and more governments than one part of the work holds."""
import pathlib
import random
import subprocess
import sys
import tempfile

AWARDS, GOVERNMENTS = 40_000, 3_000
THREADS = (1, 2, 3, 8)
SCENARIO = """{"fiscalc": 1, "name": "many", "years": {"first": 2024, "last": 2026},
 "baseline": {"grant_growth": "3%", "budget_growth": "2%"},
 "cuts": [
  {"name": "percent", "select": {"assistance_listing": "16.*"}, "effect": "percent", "rate": "12.5%"},
  {"name": "shared", "select": {"assistance_listing": "16.10?|20.*"}, "effect": "amount", "amount": "$50M"},
  {"name": "capped", "select": {"assistance_listing": "20.*"}, "effect": "cap", "growth": "1%"},
  {"name": "late", "select": {"assistance_listing": "93.*"}, "effect": "delay", "months": 18, "interest": "2%"},
  {"name": "each", "select": {"assistance_listing": "93.*"}, "effect": "amount", "amount": "$5,000", "per": "government"}],
 "response": {"backfill": {"high": "50%"}}}"""


def write_data(folder):
    chance = random.Random(3)
    listings = ["16.%03d" % n for n in range(100, 120)] + ["20.205", "20.507", "93.268", "93.569"]
    with open(folder / "grants.csv", "w") as out:
        out.write("government,fiscal_year,award_id,assistance_listing,amount,priority\n")
        for award in range(AWARDS):
            amount = chance.randrange(-50_000, 9_000_000)
            out.write(f"G{chance.randrange(GOVERNMENTS):04d},2024,A{award},{chance.choice(listings)},{amount / 100:.2f},"
                      f"{chance.choice(['high', 'low'])}\n")
    with open(folder / "budgets.csv", "w") as out:
        out.write("government,fiscal_year,amount,population\n")
        for government in range(GOVERNMENTS):
            out.write(f"G{government:04d},2024,{1_000_000 + government * 377},{100 + government}\n")
    (folder / "many.json").write_text(SCENARIO)


def answer(fiscalc, folder, words, threads):
    data = ["--budgets", "budgets.csv", "--grants", "grants.csv", "--threads", str(threads)]
    done = subprocess.run([fiscalc, *words, *data], cwd=folder, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


def main():
    fiscalc = pathlib.Path(sys.argv[1]).resolve()
    commands = [["run", "many.json", "-f", "json"], ["run", "many.json", "--by", "program", "-f", "csv"],
                ["run", "many.json"], ["exposure", "--top", "20", "-f", "json"]]
    faults = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_data(folder)
        for words in commands:
            answers = {threads: answer(fiscalc, folder, words, threads) for threads in THREADS}
            first = answers[THREADS[0]]
            if first[0] not in (0, 1) or not first[1]:
                faults += 1
                print("no answer to", *words, first[2].decode()[:500])
            for threads in THREADS[1:]:
                if answers[threads] != first:
                    faults += 1
                    print(f"{' '.join(words)}: another answer on {threads} threads than on {THREADS[0]}")
    print(f"{len(commands)} commands, {AWARDS:,} awards, threads {THREADS}: {faults} faults")
    return faults > 0


if __name__ == "__main__":
    sys.exit(main())
