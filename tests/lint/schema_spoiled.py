"""Shipped files with one thing made wrong: each must fail its schema."""
import copy
import json

SCENARIO = "datasets/nyc-2018/scenarios/jag.json"
PACKAGE = "datasets/nyc-2018/datapackage.json"
RESULT = {
    "schema": "fiscalc-result/1", "fiscalc_version": "0.1.0", "command": "run", "reproduce": "fiscalc run jag.json",
    "settings": {"year": 2018, "rounding": "half_away"},
    "scenario": {"name": "JAG", "file": "jag.json", "sha256": "0" * 64},
    "inputs": [{"file": "grants.csv", "as": "grants", "sha256": None, "rows": 1, "columns": {"amount": "amount"}}],
    "tables": {"impact": {"columns": [{"name": "loss", "type": "money", "unit": "USD"}], "rows": [{"loss": 4300000.00}, {"loss": None}]}},
    "notes": [], "warnings": [{"code": "N401", "message": "one row has no budget", "line": 2}], "errors": [],
}

# (what is wrong, JSON pointer of the member, its new value; REMOVE takes it away)
REMOVE = object()
SPOILED = {
    "scenario": [
        ("another form", "/fiscalc", 2),
        ("no form", "/fiscalc", REMOVE),
        ("an unknown key", "/cutz", []),
        ("no cuts", "/cuts", []),
        ("neither cuts nor a scenario to extend", "/cuts", REMOVE),
        ("two scenarios to extend", "/extends", ["a.json", "b.json"]),
        ("an unknown effect", "/cuts/0/effect", "cancel"),
        ("no effect", "/cuts/0/effect", REMOVE),
        ("another effect's member", "/cuts/0/rate", "10%"),
        ("a percent without a rate", "/cuts/0", {"effect": "percent"}),
        ("a rate above one", "/cuts/0", {"effect": "percent", "rate": 10}),
        ("a rate that is a word", "/cuts/0", {"effect": "percent", "rate": "ten"}),
        ("a negative amount", "/cuts/0", {"effect": "amount", "amount": -5}),
        ("a day that does not exist", "/cuts/0/from", "2018-02-30"),
        ("years without a last", "/years", {"first": 2018}),
        ("a year that is a fraction", "/years", 2018.5),
        ("a condition that is an object", "/cuts/0/select/award_year", {"from": 2016}),
        ("an empty list of values", "/cuts/0/select/award_year", []),
        ("an exclusion within one", "/cuts/0/select/not", {"not": {"award_year": 2016}}),
        ("an exclusion of nothing", "/cuts/0/select/not", {}),
        ("an unknown metric", "/report/metrics", ["share", "shares"]),
        ("a claim without words", "/claims", [{"who": "Mayor"}]),
        ("no claim", "/claims", []),
        ("a claim about another metric", "/claims", [{"says": "tens of millions", "metric": "budget"}]),
        ("a claim of money that is none", "/claims", [{"says": "tens of millions", "of": {"money": "city"}}]),
        ("a phrase without its bounds", "/lexicon", {"tens of millions": {"strict": ">=$20M"}}),
        ("bounds that are none", "/lexicon", {"tens of millions": "ten"}),
        ("an unknown member of report", "/report/sort", "share"),
    ],
    "package": [
        ("no resources", "/resources", []),
        ("a table that is none", "/resources/0/fiscalc/as", "awards"),
        ("an unknown member", "/resources/0/fiscalc/mapp", {}),
        ("an unknown column", "/resources/0/fiscalc/map", {"amout": "Amount"}),
        ("a header that is a number", "/resources/0/fiscalc/map", {"amount": 3}),
        ("units that are none", "/resources/0/fiscalc/units", "lakhs"),
        ("amounts that are none", "/resources/0/fiscalc/amounts", "guess"),
        ("a path that leaves the folder", "/resources/0/path", "../other/governments.csv"),
        ("a path from the root", "/resources/0/path", "/governments.csv"),
        ("an address for a path", "/resources/0/path", "https://example.org/governments.csv"),
        ("no files in a path", "/resources/0/path", []),
        ("no path", "/resources/0/path", REMOVE),
    ],
    "result": [
        ("another schema", "/schema", "fiscalc-result/2"),
        ("no errors", "/errors", REMOVE),
        ("a digest that is none", "/scenario/sha256", "abc"),
        ("no file that is extended", "/scenario/extends", []),
        ("an unknown type", "/tables/impact/columns/0/type", "dollars"),
        ("a column without a unit", "/tables/impact/columns/0/unit", REMOVE),
        ("a cell that is a list", "/tables/impact/rows/0/loss", [1]),
        ("a message without a code", "/warnings/0/code", REMOVE),
        ("a line before the first", "/warnings/0/line", 0),
        ("a setting that is an object", "/settings/year", {}),
        ("an input of another kind", "/inputs/0/as", "awards"),
    ],
}


def spoil(document, pointer, value):
    spoiled = copy.deepcopy(document)
    *path, last = pointer.lstrip("/").split("/")
    place = spoiled
    for key in path:
        place = place[int(key) if isinstance(place, list) else key]
    last = int(last) if isinstance(place, list) else last
    if value is REMOVE:
        del place[last]
    else:
        place[last] = value
    return spoiled


def documents(root, load):
    """(schema, what is wrong, document)"""
    whole = {"scenario": load(root / SCENARIO), "package": load(root / PACKAGE), "result": json.loads(json.dumps(RESULT))}
    for schema, cases in SPOILED.items():
        for what, pointer, value in cases:
            yield schema, what, spoil(whole[schema], pointer, value)
