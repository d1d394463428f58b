"""varied_numbers.py - the numbers of a random scenario: by which name each is set, and the scenario in which it is."""
import copy

RATES = ["0%", "100%", "1/3", "12.5%", "0.0701", "99.99%", "50%", "7%"]
SUMS = ["0", "0.01", "7", "1234.56", "$1000000", "250000000.5", "1000000000000"]
OF_MEMBER = {"rate": RATES, "amount": SUMS, "level": SUMS, "growth": ["0%", "2%", "-50%", "5.25%"], "months": ["1", "12", "30", "5"],
             "interest": ["0%", "2%", "1/3"], "disputed": RATES, "paid_after": ["0", "7", "24"], "spent": SUMS}


class Number:
    def __init__(self, pointer, values, name=None):
        self.pointer, self.values, self.name = pointer, values, name or "/" + "/".join(map(str, pointer))

    def set(self, scenario, value):
        out = copy.deepcopy(scenario)
        at = out
        for key in self.pointer[:-1]:
            at = at[key]
        if isinstance(at[self.pointer[-1]], dict):  # a parameter: its point
            at[self.pointer[-1]]["point"] = value
        else:
            at[self.pointer[-1]] = value
        return out


def numbers(scenario):
    """All that the test varies: members of cuts, phases, growth, parameters."""
    out = []
    for i, cut in enumerate(scenario["cuts"]):
        for member, values in OF_MEMBER.items():
            if member in cut:
                out.append(Number(("cuts", i, member), values, f"{cut['name']}.{member}"))
        out += [Number(("cuts", i, "phase", year), RATES) for year in range(len(cut.get("phase", [])))]
    if "grant_growth" in scenario.get("baseline", {}):
        out.append(Number(("baseline", "grant_growth"), OF_MEMBER["growth"], "baseline.grant_growth"))
    for name, parameter in scenario.get("parameters", {}).items():
        if isinstance(parameter, str):
            out.append(Number(("parameters", name), ["0%", "30%", "100%", "0.29"], name))
        elif parameter["distribution"] == "outcomes":
            out.append(Number(("parameters", name), list(parameter["outcomes"]), name))
        elif parameter["distribution"] == "uniform":
            out.append(Number(("parameters", name), ["10%", "0.3", "0.29", "60%"], name))
    return out
