"""Reads a result from stdin as strictly as JSON allows and checks it against the schema named as the argument."""
import decimal
import json
import sys


def refuse(word):
    raise ValueError(f"{word} is no JSON")


def unique(pairs):
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise ValueError(f"a name stands twice: {names}")
    return dict(pairs)


text = sys.stdin.buffer.read().decode("utf-8", "strict")
result = json.loads(text, parse_float=decimal.Decimal, parse_constant=refuse, object_pairs_hook=unique)
try:
    import jsonschema
except ImportError:
    sys.exit(0)
with open(sys.argv[1], encoding="utf-8") as schema:
    jsonschema.Draft202012Validator(json.load(schema)).validate(json.loads(text))
