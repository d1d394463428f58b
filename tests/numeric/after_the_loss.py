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


def carried(of):
    """{ year: (drawn, gap) }: own cost is met by access, then in the order of the file."""
    chosen = sorted(of.scenario.get("contingencies", []), key=lambda each: ACCESS.index(each["access"]))
    left, out = {}, {}
    for year in of.years:
        cost = max(sum(own_cost(of, i, year) for i in range(len(of.awards)) if not of.unknown[i]), 0)
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
