"""Every shipped package, scenario and stored result against the published schemas, by a validator that is not ours.

    schema_check.py ROOT

Also checked: the schemas themselves, that spoiled files fail, that the schemas name the same effects, metrics and columns as
the .def files that the program is built from, and what a schema cannot say (schema_tables.py). Prints each fault; exit 1 if
there is one.
"""
import json
import pathlib
import re
import sys

import jsonschema

import schema_spoiled
import schema_tables


class Schemas:
    """The schemas of datasets/schema, each found under its $id by the others."""

    def __init__(self, folder):
        self.by_id = {}
        for path in sorted(folder.glob("*.schema.json")):
            schema = json.loads(path.read_text(encoding="utf-8"))
            jsonschema.Draft202012Validator.check_schema(schema)
            if schema["$id"] != path.name:
                raise SystemExit(f"{path}: its $id is {schema['$id']}")
            self.by_id[path.name] = schema

    def faults(self, name, document):
        schema = self.by_id[name + ".schema.json"]
        resolver = jsonschema.RefResolver.from_schema(schema, store=self.by_id)
        validator = jsonschema.Draft202012Validator(schema, resolver=resolver, format_checker=jsonschema.FormatChecker())
        return [f"{'/'.join(map(str, error.absolute_path)) or '(root)'}: {error.message}" for error in validator.iter_errors(document)]


def no_constant(text):
    raise ValueError(f"{text} is no JSON number")


def no_duplicates(pairs):
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError(f"a key stands twice among {[key for key, _ in pairs]}")
    return dict(pairs)


def load(path):
    return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=no_duplicates, parse_constant=no_constant)


def kinds(root, def_file, macro):
    """The first words of the lines MACRO(word ...) of a .def file."""
    return re.findall(rf"^{macro}\((\w+)", (root / "calc" / def_file).read_text(encoding="utf-8"), re.M)


def effect_members(root, effect):
    """The names in an effect's parameter specs."""
    text = (root / "calc/scenario/effects" / f"{effect}.c").read_text(encoding="utf-8")
    return re.findall(r"\.name = \"(\w+)\",\s*\.type = FC_PARAM", text)


def drift(root, schemas):
    scenario, package = schemas.by_id["scenario.schema.json"]["$defs"], schemas.by_id["package.schema.json"]["$defs"]
    roles = kinds(root, "table/roles.def", "FC_ROLE")
    built_effects = kinds(root, "scenario/effects.def", "FC_EFFECT")
    pairs = [
        ("effects", scenario["cut"]["properties"]["effect"]["enum"], built_effects),
        ("metrics", scenario["metric"]["enum"], kinds(root, "impact/metrics.def", "FC_METRIC")),
        ("columns", package["role"]["enum"], roles + ["year"]),
    ]
    for effect in built_effects:
        members = set(scenario.get(effect, {}).get("properties", {})) - {"effect"}
        pairs.append((f"members of {effect}", members, effect_members(root, effect)))
    for what, said, built in pairs:
        for name in sorted(set(said) ^ set(built)):
            yield f"{what}: \"{name}\" is known to {'the schema' if name in said else 'the program'} only"


def shipped(root, schemas):
    """(file, faults) for every file under datasets/."""
    datasets = root / "datasets"
    for path in sorted(datasets.glob("*/datapackage.json")):
        yield path, schemas.faults("package", load(path)) + list(schema_tables.package_faults(path.parent, load(path)))
    for path in sorted(datasets.glob("*/scenarios/*.json")):
        if path.name.endswith(".result.json"):
            yield path, schemas.faults("result", load(path)) + list(schema_tables.result_faults(load(path)))
        else:
            stored = path.with_suffix(".result.json")
            yield path, schemas.faults("scenario", load(path)) + ([] if stored.exists() else [f"has no stored result {stored.name}"])


def main(root):
    schemas = Schemas(root / "datasets" / "schema")
    faults = list(drift(root, schemas))
    files = 0
    for path, found in shipped(root, schemas):
        files += 1
        faults += [f"{path.relative_to(root)}: {fault}" for fault in found]
    spoiled = 0
    for name, what, document in schema_spoiled.documents(root, load):
        spoiled += 1
        if not schemas.faults(name, document):
            faults.append(f"{name}.schema.json lets pass: {what}")
    if files == 0 or spoiled == 0:
        faults.append("nothing was checked")
    print("\n".join(faults) if faults else f"{files} files fit their schemas, {spoiled} spoiled ones do not")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
