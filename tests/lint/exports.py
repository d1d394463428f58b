"""exports.py ROOT NM SHARED - the shared library exports what the public headers mark FC_API, all of it and no more."""

import re
import subprocess
import sys

from tree import fault, files, finish

DECLARED = re.compile(r"^FC_API\s[^;(]*?\b(\w+)\s*\(", re.MULTILINE)

declared = {}
for header in files(".h", under="include"):
    for name in DECLARED.findall(header.read_text()):
        declared[name] = header
table = subprocess.run([sys.argv[2], "-D", "--defined-only", sys.argv[3]], capture_output=True, text=True, check=True).stdout
exported = {line.split()[-1].split("@")[0] for line in table.splitlines() if line.strip()}

for name in sorted(exported - declared.keys()):
    fault(sys.argv[3].rsplit("/", 1)[-1], 0, f"exports {name}, which no public header declares")
for name in sorted(declared.keys() - exported):
    fault(declared[name], 0, f"declares {name}, which the library does not export")
for name in sorted(n for n in declared if not n.startswith("fc_")):
    fault(declared[name], 0, f"{name} does not start with fc_")

finish(f"{len(exported)} exported names")
