"""after_the_loss.py - what of a loss the recipient pays, and which contingencies carry it: response and contingencies of
calc/docs/scenario.md, on top of the evaluator."""
from award_years import cents_of, rate_of

ACCESS = ("easy", "moderate", "somewhat_difficult", "very_difficult")


def own_cost(of, i, year):
    """Of one award in one year."""
    backfill = of.scenario["response"]["backfill"]
    if isinstance(backfill, dict):
        backfill = backfill.get(of.awards[i].row.get("priority"), backfill.get("other", 0))
    own = of.sum(("own",), award=i, year=year)
    future = of.sum(("future",), award=i, year=year) - own
    return of.sum(("incurred", "clawback"), award=i, year=year) + of.cents(of.rate(backfill) * future) + own


def governments(of):
    return sorted({award.row["government_id"] for award in of.awards})


def carried(of):
    """{ year: (drawn, gap) } of all governments together: each has the contingencies for itself."""
    out = {year: (0, 0) for year in of.years}
    for government in governments(of):
        for year, (drawn, gap) in carried_by(of, government).items():
            out[year] = (out[year][0] + drawn, out[year][1] + gap)
    return out


def carried_by(of, government):
    """Own cost is met by access, then in the order of the file."""
    chosen = sorted(of.scenario.get("contingencies", []), key=lambda each: ACCESS.index(each["access"]))
    own = [i for i, award in enumerate(of.awards) if award.row["government_id"] == government and not of.unknown[i]]
    left, out = {}, {}
    for year in of.years:
        cost = max(sum(own_cost(of, i, year) for i in own), 0)
        gap = cost
        for index, each in enumerate(chosen):
            if year < each.get("from", of.first):
                continue
            full = balance = cents_of(each["amount"])
            if each["kind"] == "stock" and index in left:
                balance = min(full, left[index] + cents_of(each.get("replenish", 0)))
            most = str(each.get("max_per_year", "100%"))
            most = of.cents(rate_of(most) * balance) if most.endswith("%") else cents_of(most)
            drawn = min(balance, most, gap)
            left[index] = balance - drawn
            gap -= drawn
        out[year] = (cost - gap, gap)
    return out
