"""ingest.py --fiscalc PROGRAM --measure PROGRAM [--rows N] - national tables, against peers in the same run.

The file is that of the shared folder's generator (FISCALC_SHARED/bench/gen_grants.c), 10,000,000 grants of 90,000 governments
unless --rows says otherwise. Peers: DuckDB on 2 threads (its C library in the folder that FISCALC_DUCKDB names, as npm
installs @duckdb/node-bindings-linux-x64), libcsv with empty callbacks, cat, zcat. What is not there is left out, with its
reason. All ratios are of CPU time but that to cat, which is of the best wall time; the answers of all ways of reading must
be the same bytes."""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from bench import Job, in_turn, target

GOVERNMENTS, ROUNDS = 90_000, 3

TYPES = ("columns={'award_id':'VARCHAR','fiscal_year':'SMALLINT','recipient_government_id':'VARCHAR','recipient_name':'VARCHAR',"
         "'assistance_listing':'VARCHAR','program_title':'VARCHAR','federal_agency':'VARCHAR','amount':'VARCHAR',"
         "'action_date':'VARCHAR','conditions':'VARCHAR'}")
BUDGET_TYPES = ("columns={'government_id':'VARCHAR','name':'VARCHAR','state':'VARCHAR','type':'VARCHAR','population':'BIGINT',"
                "'fiscal_year':'SMALLINT','total_budget':'DECIMAL(18,2)','federal_revenue':'DECIMAL(18,2)'}")
HOW = "header=true,delim=',',quote='\"',auto_detect=false"
CENTS = ("CAST(CASE WHEN amount[1]='(' THEN '-' ELSE '' END || replace(replace(replace(replace(amount,'$',''),',',''),'(',''),"
         "')','') AS DECIMAL(18,2))")


def build(folder, source, *libraries):
    program = folder / source.stem
    subprocess.run(["cc", "-O2", source, "-o", program, *libraries], check=True)
    return program


def left_out(what, reason):
    print(f"  left out: {what}: {reason}")


def totals_query(grants, budgets):
    return (f"COPY (SELECT b.government_id, b.name, g.s, round(g.s::DOUBLE/b.total_budget::DOUBLE,9) AS share FROM (SELECT "
            f"recipient_government_id AS id, sum({CENTS}) AS s FROM read_csv('{grants}',{HOW},{TYPES}) WHERE fiscal_year=2024 "
            f"GROUP BY 1) g JOIN read_csv('{budgets}',{HOW},{BUDGET_TYPES}) b ON b.government_id=g.id ORDER BY share DESC, 1 "
            "LIMIT 20) TO '/dev/null' (FORMAT csv);")


def listings_query(grants):
    return (f"COPY (SELECT assistance_listing, count(*) AS n, sum({CENTS}) AS s FROM read_csv('{grants}',{HOW},{TYPES}) WHERE "
            "federal_agency='DOJ' AND fiscal_year=2024 GROUP BY 1 ORDER BY s DESC, 1) TO '/dev/null' (FORMAT csv);")


def duckdb(folder, bench):
    library = os.environ.get("FISCALC_DUCKDB")
    if not library or not (pathlib.Path(library) / "libduckdb.so").exists():
        left_out("DuckDB", "FISCALC_DUCKDB names no folder with libduckdb.so (npm install @duckdb/node-bindings-linux-x64)")
        return None
    return build(folder, bench / "duck.c", f"-L{library}", "-lduckdb", f"-Wl,-rpath,{library}")


def exposure(asked, budgets, grants, *options):
    return [asked.fiscalc, "exposure", "--budgets", budgets, "--grants", grants, "--map",
            "grants.government_id=recipient_government_id", "--map", "budgets.amount=total_budget", "--year", "2024", "--top", "20",
            *options]


def same_bytes(commands):
    answers = {subprocess.run([str(word) for word in command], capture_output=True, check=True).stdout for command in commands}
    if len(answers) != 1:
        sys.exit("the answers differ by the way of reading")
    print(f"  ok   the same bytes {len(commands)} ways")


def best_wall(job):
    return min(run[0] for run in job.runs)


def compare(asked, folder, bench, budgets, grants):
    duck = duckdb(folder, bench)
    raw = build(folder, bench / "csvraw.c", "-lcsv")
    csv = ("-f", "csv", "--by", "government")
    one = Job("by government, 1 thread", *exposure(asked, budgets, grants, *csv, "--threads", "1"))
    two = Job("by government, 2 threads", *exposure(asked, budgets, grants, *csv, "--threads", "2"))
    digests = Job("by government, json, digests", *exposure(asked, budgets, grants, "-f", "json", "--threads", "2"))
    listings = Job("filtered, by listing", *exposure(asked, budgets, grants, "-f", "csv", "--by", "assistance_listing", "--where",
                                                     "grants.federal_agency=DOJ", "--threads", "2"))
    floor = Job("csv_parse, empty callbacks", raw, grants, "empty")
    cat = Job("cat", "cat", grants)
    jobs = [one, two, listings, floor, cat]
    peers = [Job("DuckDB, by government", duck, "2", totals_query(grants, budgets)),
             Job("DuckDB, filtered, by listing", duck, "2", listings_query(grants))] if duck else []
    in_turn(jobs + peers, ROUNDS, asked, folder)
    in_turn([digests], 1, asked, folder)
    target("totals, of csv_parse's CPU time", one.cpu / floor.cpu, 1 / 4)
    target("totals, best wall in times of cat", best_wall(two) / best_wall(cat), 5)
    target("peak memory", max(job.memory for job in (one, two, listings)), 32, " MB")
    if peers:
        target("totals, of DuckDB's CPU time", two.cpu / peers[0].cpu, 1 / 6)
        target("filtered sums, of DuckDB's CPU time", listings.cpu / peers[1].cpu, 1 / 6)


def packed(asked, folder, bench, budgets, grants):
    with open(folder / "grants.csv.gz", "wb") as out:
        subprocess.run(["gzip", "-1c", grants], stdout=out, check=True)
    gz = folder / "grants.csv.gz"
    ours = Job("by government, from gzip", *exposure(asked, budgets, gz, "-f", "csv", "--by", "government", "--threads", "2"))
    in_turn([ours], 1, asked, folder)
    duck = duckdb(folder, bench)
    if duck:
        query = totals_query("/dev/stdin", budgets)
        peer = Job("zcat | DuckDB", "sh", "-c", f'zcat "{gz}" | "{duck}" 2 "$0"', query)
        in_turn([peer], 1, asked, folder)
        target("from gzip, as a part of zcat | DuckDB, wall", ours.wall / peer.wall, 1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--fiscalc", type=pathlib.Path, required=True)
    parser.add_argument("--measure", type=pathlib.Path, required=True)
    parser.add_argument("--rows", type=int, default=10_000_000)
    asked = parser.parse_args()
    bench = pathlib.Path(os.environ.get("FISCALC_SHARED", "")) / "bench"
    if not (bench / "gen_grants.c").exists():
        return left_out("everything", "FISCALC_SHARED names no folder with bench/gen_grants.c")
    if not shutil.which("cc"):
        return left_out("everything", "there is no C compiler for the generator")
    with tempfile.TemporaryDirectory(prefix="fiscalc-ingest-") as name:
        folder = pathlib.Path(name)
        generator, grants, budgets = build(folder, bench / "gen_grants.c"), folder / "grants.csv", folder / "budgets.csv"
        with budgets.open("wb") as out:
            subprocess.run([generator, "budgets", str(GOVERNMENTS)], stdout=out, check=True)
        with grants.open("wb") as out:
            subprocess.run([generator, "grants", str(asked.rows), str(GOVERNMENTS), "mixed"], stdout=out, check=True)
        print(f"{asked.rows:,} grants, {grants.stat().st_size / 1e6:.0f} MB; {os.cpu_count()} processors")
        compare(asked, folder, bench, budgets, grants)
        same_bytes([exposure(asked, budgets, grants, "-f", "csv", "--by", "government", *way) for way in
                    (("--threads", "1"), ("--threads", "2"), ("--threads", "4"), ("--reader", "fast:1000000"),
                     ("--reader", "libcsv"))])
        packed(asked, folder, bench, budgets, grants)


if __name__ == "__main__":
    main()
