"""kinds.py - each kind has its file and its reference: an effect, a metric, a check of an audit or a distribution a file
of cases in tests/contract, a command or a format a folder of golden cases."""

import re

from tree import ROOT, fault, files, finish, lines

REFERENCE = {
    "effects": "tests/contract/effects/{}.json",
    "metrics": "tests/contract/metrics/{}.json",
    "audit": "tests/contract/audit/{}.json",
    "distributions": "tests/contract/distributions/{}.json",
    "commands": "tests/golden/{}",
    "formats": "tests/golden/format-{}",
}

kinds = 0
for path in files(".def", under="calc"):
    if path.stem not in REFERENCE:
        continue
    for number, line in lines(path):
        match = re.match(r"FC_[A-Z]+\(([a-z0-9_]+)\)", line)
        if not match:
            continue
        kinds += 1
        name = match.group(1)
        if not (path.parent / path.stem / f"{name}.c").is_file():
            fault(path, number, f"{name} has no file {path.stem}/{name}.c")
        if not (ROOT / REFERENCE[path.stem].format(name)).exists():
            fault(path, number, f"{name} has no reference {REFERENCE[path.stem].format(name)}")

finish(f"{kinds} kinds")
