"""Every shipped package, scenario and stored result against the published schemas, by a validator that is not ours.

    schema_check.py ROOT

Also checked: the schemas themselves, that spoiled files fail, and what a schema cannot say (schema_tables.py). That they are
what `fiscalc schema` makes of the program's own effects, metrics and columns is a golden test. Prints each fault; exit 1
if there is one.
"""
import json
import pathlib
import sys

import jsonschema

import schema_spoiled
import schema_tables


class Schemas:
    """The schemas of datasets/schema by their names."""

    def __init__(self, folder):
        self.by_name = {}
        for path in sorted(folder.glob("*.schema.json")):
            schema = json.loads(path.read_text(encoding="utf-8"))
            jsonschema.Draft202012Validator.check_schema(schema)
            if schema["$id"] != path.name:
                raise SystemExit(f"{path}: its $id is {schema['$id']}")
            self.by_name[path.name.removesuffix(".schema.json")] = schema

    def faults(self, name, document):
        validator = jsonschema.Draft202012Validator(self.by_name[name], format_checker=jsonschema.FormatChecker())
        return [f"{'/'.join(map(str, error.absolute_path)) or '(root)'}: {error.message}" for error in validator.iter_errors(document)]


def no_constant(text):
    raise ValueError(f"{text} is no JSON number")


def no_duplicates(pairs):
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError(f"a key stands twice among {[key for key, _ in pairs]}")
    return dict(pairs)


def load(path):
    return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=no_duplicates, parse_constant=no_constant)


def shipped(root, schemas):
    """(file, faults) for every file under datasets/."""
    datasets = root / "datasets"
    for path in sorted(datasets.glob("*/datapackage.json")):
        yield path, schemas.faults("package", load(path)) + list(schema_tables.package_faults(path.parent, load(path)))
    for path in sorted(datasets.glob("standard/*.json")):
        yield path, schemas.faults("scenario", load(path))
    for path in sorted(datasets.glob("*/scenarios/*.json")):
        if path.name.endswith(".result.json"):
            yield path, schemas.faults("result", load(path)) + list(schema_tables.result_faults(load(path)))
        else:
            stored = path.with_suffix(".result.json")
            yield path, schemas.faults("scenario", load(path)) + ([] if stored.exists() else [f"has no stored result {stored.name}"])


def main(root):
    schemas = Schemas(root / "datasets" / "schema")
    faults = []
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
