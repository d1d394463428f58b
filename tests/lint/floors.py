"""floors.py - a folder includes only the floors before it; report sees base, number and table alone; the command line
sees the public headers alone, and so does everything outside. Public headers have the same order."""

import re

from tree import ROOT, fault, files, finish, lines

INCLUDE = re.compile(r'\s*#\s*include\s+(["<])([^">]+)[">]')

order = re.search(r"set\(FISCALC_FLOOR_FOLDERS ([a-z ]+)\)", (ROOT / "calc/CMakeLists.txt").read_text()).group(1).split()
may_use = {floor: set(order[:at + 1]) for at, floor in enumerate(order)}
may_use["report"] = {"base", "number", "table", "report"}
may_use["cli"] = {"cli"}
public = {floor: set(order[:at + 1]) for at, floor in enumerate(order)}
public["fiscalc"] = set(order)

looked = 0
for path in files(".c", ".h", ".def", ".in", under="calc"):
    floor = path.relative_to(ROOT / "calc").parts[0]
    if floor not in may_use:
        continue
    for number, line in lines(path):
        match = INCLUDE.match(line)
        if not match:
            continue
        looked += 1
        quoted, name = match.group(1) == '"', match.group(2)
        if name.startswith("fiscalc/"):
            wanted = name[len("fiscalc/"):-len(".h")]
            if floor != "cli" and wanted not in may_use[floor]:
                fault(path, number, f"{floor} includes <{name}>, which is not before it")
        elif quoted:
            wanted = name.split("/")[0]
            if wanted in order + ["cli"] and wanted not in may_use[floor]:
                fault(path, number, f'{floor} includes "{name}", which is not before it')
            elif "/" not in name and not name.startswith("fc_"):
                fault(path, number, f'"{name}" is named without its floor')

for path in files(".h", under="include"):
    for number, line in lines(path):
        match = INCLUDE.match(line)
        if match and match.group(2).startswith("fiscalc/"):
            looked += 1
            if match.group(2)[len("fiscalc/"):-len(".h")] not in public[path.stem]:
                fault(path, number, f"<{match.group(2)}> is of a later floor")
        elif match and match.group(1) == '"':
            fault(path, number, f'a public header includes only <fiscalc/...> and the standard library')

finish(f"{looked} includes")
