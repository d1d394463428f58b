"""codes.py - each message code stands once in diag_codes.def, in the order of its numbers within a section, and is used;
each code that is used stands there."""

import re

from tree import ROOT, fault, files, finish, lines

TABLE = ROOT / "calc/base/diag_codes.def"
CODE = re.compile(r'\\?"([A-Z]\d{3})\\?"|\bFC_CODE_([A-Z]\d{3})\b')

stated = {}
for number, line in lines(TABLE):
    match = re.match(r'FC_CODE\(([A-Z]\d{3}), "(.+)"\)', line)
    if not match:
        continue
    code = match.group(1)
    if code in stated:
        fault(TABLE, number, f"{code} stands at line {stated[code]} as well")
    stated[code] = number

used = set()
for path in files(".c", ".h", under="calc"):
    for number, line in lines(path):
        # A code in a comment is an example, not a use.
        for match in CODE.finditer(re.sub(r"/\*.*?(\*/|$)|^ \*.*", "", line)):
            code = match.group(1) or match.group(2)
            used.add(code)
            if code not in stated:
                fault(path, number, f"{code} does not stand in diag_codes.def")
for code, number in stated.items():
    if code not in used:
        fault(TABLE, number, f"no message has the code {code}; take the line away")

finish(f"{len(stated)} codes")
