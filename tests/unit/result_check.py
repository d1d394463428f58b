"""Reads results from stdin, each behind a line with its length, as strictly as JSON allows, and checks each against the
schema named as the argument."""
import decimal
import json
import sys

try:
    import jsonschema
except ImportError:
    jsonschema = None


def refuse(word):
    raise ValueError(f"{word} is no JSON")


def unique(pairs):
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise ValueError(f"a name stands twice: {names}")
    return dict(pairs)


with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
validator = jsonschema and jsonschema.Draft202012Validator(schema)
read = 0
while length := sys.stdin.buffer.readline():
    text = sys.stdin.buffer.read(int(length)).decode("utf-8", "strict")
    json.loads(text, parse_float=decimal.Decimal, parse_constant=refuse, object_pairs_hook=unique)
    if validator:
        validator.validate(json.loads(text))
    read += 1
sys.exit(0 if read else "nothing was read")
