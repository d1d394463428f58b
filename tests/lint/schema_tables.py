"""What a JSON Schema cannot say: CSV files against the Table Schema of their resource, result rows against their columns."""
import csv
import io
import re

CELL = {
    "string": r".*",
    "number": r"-?[0-9]+(\.[0-9]+)?",
    "integer": r"-?[0-9]+",
    "year": r"[0-9]{4}",
    "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
}


def read(folder, resource):
    raw = (folder / resource["path"]).read_bytes()
    if raw.startswith(b"\xef\xbb\xbf") or b"\r" in raw or not raw.endswith(b"\n"):
        raise ValueError(f"{resource['path']}: not plain UTF-8 with LF line ends")
    return list(csv.reader(io.StringIO(raw.decode("utf-8"), newline="")))


def cell_faults(field, cell):
    limits = field.get("constraints", {})
    if not cell:
        if limits.get("required"):
            yield "is empty"
        return
    if not re.fullmatch(CELL[field["type"]], cell):
        yield f"\"{cell}\" is no {field['type']}"
    if "pattern" in limits and not re.fullmatch(limits["pattern"], cell):
        yield f"\"{cell}\" is not of the form {limits['pattern']}"
    if cell != cell.strip():
        yield f"\"{cell}\" has blanks around it"


def csv_faults(folder, resource):
    header, *rows = read(folder, resource)
    fields = resource["schema"]["fields"]
    if header != [field["name"] for field in fields]:
        yield f"{resource['path']}: header and schema differ"
        return
    for line, row in enumerate(rows, 2):
        if len(row) != len(fields):
            yield f"{resource['path']}:{line}: {len(row)} cells, {len(fields)} columns"
        for field, cell in zip(fields, row):
            for fault in cell_faults(field, cell):
                yield f"{resource['path']}:{line}: {field['name']} {fault}"
    if len(set(map(tuple, rows))) < len(rows):
        yield f"{resource['path']}: two rows are the same"


def column(folder, resource, name):
    header, *rows = read(folder, resource)
    return [row[header.index(name)] for row in rows]


def key_faults(folder, package):
    by_name = {resource["name"]: resource for resource in package["resources"]}
    for resource in package["resources"]:
        key = resource["schema"].get("primaryKey")
        if key and len(set(column(folder, resource, key))) < len(column(folder, resource, key)):
            yield f"{resource['path']}: {key} is not unique"
        for foreign in resource["schema"].get("foreignKeys", []):
            there = column(folder, by_name[foreign["reference"]["resource"]], foreign["reference"]["fields"])
            for value in sorted(set(column(folder, resource, foreign["fields"])) - set(there)):
                yield f"{resource['path']}: {foreign['fields']} \"{value}\" is in no row of {foreign['reference']['resource']}"


def package_faults(folder, package):
    for path in sorted(folder.glob("*.csv")):
        if path.name not in [resource["path"] for resource in package["resources"]]:
            yield f"{path.name} is not in the package"
    for resource in package["resources"]:
        yield from csv_faults(folder, resource)
    yield from key_faults(folder, package)


CELL_TYPE = {
    "text": str, "code": str, "date": str, "bool": bool, "integer": int, "money": (int, float, str), "share": (int, float),
    "number": (int, float),
}


def result_faults(result):
    for name, table in result["tables"].items():
        columns = [column["name"] for column in table["columns"]]
        if len(set(columns)) < len(columns):
            yield f"tables/{name}: two columns have one name"
        for index, row in enumerate(table["rows"]):
            if list(row) != columns:
                yield f"tables/{name}/rows/{index}: members and columns differ"
                continue
            for column in table["columns"]:
                cell = row[column["name"]]
                if cell is not None and (not isinstance(cell, CELL_TYPE[column["type"]]) or isinstance(cell, bool) != (column["type"] == "bool")):
                    yield f"tables/{name}/rows/{index}/{column['name']}: {cell!r} is no {column['type']}"
    if result["errors"]:
        yield "a stored result has errors"
