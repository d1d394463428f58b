"""grants_file.py - a made-up file of grants and one of budgets, the same on every machine: names with commas, amounts such
as "$1,234,567", negative ones in parentheses. Where FISCALC_SHARED names the public data files, its generator
(bench/gen_grants.c) is used instead, so that figures compare with those measured before; it has the same columns."""

import os
import pathlib
import random
import subprocess

LISTINGS = [f"{prefix}.{number:03}" for prefix in (10, 14, 16, 20, 84, 93, 97) for number in range(100, 140)]


def make(folder, rows, governments):
    """The paths of the two files."""
    grants, budgets = folder / "grants.csv", folder / "budgets.csv"
    generator = pathlib.Path(os.environ.get("FISCALC_SHARED") or "/nonexistent") / "bench/gen_grants.c"
    if generator.is_file():
        program = folder / "generate"
        subprocess.run(["cc", "-O2", "-w", "-o", program, generator], check=True)
        for path, words in ((budgets, ["budgets", str(governments)]), (grants, ["grants", str(rows), str(governments), "mixed"])):
            with path.open("wb") as out:
                subprocess.run([program, *words], stdout=out, check=True)
        return grants, budgets

    chance = random.Random(1)
    with budgets.open("w") as out:
        out.write("government_id,name,state,type,population,fiscal_year,total_budget,federal_revenue\n")
        for at in range(governments):
            total = chance.randrange(10**6, 10**9)
            out.write(f'G{at:06},"Springfield, {at}",NY,city,{total // 5000},2024,{total}.00,{total // 10}.00\n')
    with grants.open("w") as out:
        out.write("award_id,fiscal_year,recipient_government_id,recipient_name,assistance_listing,program_title,federal_agency,amount,"
                  "action_date,conditions\n")
        for at in range(rows):
            government, cents = chance.randrange(governments), chance.randrange(10**4, 10**8)
            amount = f"{cents // 100:,}.{cents % 100:02}"
            amount = f"(${amount})" if at % 25 == 0 else f"${amount}"
            out.write(f'A{at:09},{2020 + at % 6},G{government:06},"Springfield, {government}",{chance.choice(LISTINGS)},'
                      f'"Formula Grants, Part ""B""",DOJ,"{amount}",2024-01-15,\n')
    return grants, budgets
