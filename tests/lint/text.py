"""text.py - how files are written: none over 500 lines of source or 128 characters of a line of C, no tabs, no blanks at
ends of lines, a newline at the end; nothing left for later; no name that says nothing; no path of the machine that it was
written on."""

import pathlib
import re

from tree import ROOT, fault, files, finish

SOURCES = (".c", ".h", ".py", ".sh", ".cmake", ".def")
DOCUMENTS = (".md", ".txt", ".json", ".in")
LIMIT, WIDTH = 500, 128
LATER = re.compile("|".join(r"\b" + word + r"\b" for word in ("TO" + "DO", "FIX" + "ME", "X" + "XX")))
NAMELESS = re.compile(r"(^|[_-])(util|utils|helper|helpers|manager|misc)([_.-]|$)")
# The checkout and the home folder; /tmp or /src, where a checkout may lie too, are names of any machine.
HERE = [re.compile(re.escape(str(place)) + r"(?=[/\s\"']|$)", re.MULTILINE)
        for place in {ROOT, pathlib.Path.home()} if len(place.parts) > 2 and place.is_dir()]
HERE.append(re.compile(r"(?<![\w.<}])/(home|work|root|Users)/[\w.]"))

looked = files(*SOURCES, *DOCUMENTS, ".csv", "")
for path in looked:
    relative = path.relative_to(ROOT)
    if any(NAMELESS.search(part) for part in relative.parts):
        fault(path, 0, "a name that says nothing; say what is in it")
    # Golden cases hold hostile bytes on purpose.
    content = path.read_bytes().decode("utf-8", errors="replace")
    for pattern in HERE:
        match = pattern.search(content)
        if match:
            fault(path, content.count("\n", 0, match.start()) + 1, f"a path of one machine: {match.group(0)}")
    if path.suffix not in SOURCES:
        continue
    if content and not content.endswith("\n"):
        fault(path, 0, "no newline at the end")
    rows = content.split("\n")
    if len(rows) > LIMIT + 1:
        fault(path, 0, f"{len(rows) - 1} lines: over {LIMIT}; make two rooms of it")
    for number, row in enumerate(rows, 1):
        if "\t" in row or row != row.rstrip():
            fault(path, number, "a tab, or blanks at the end of the line")
        if path.suffix in (".c", ".h") and len(row) > WIDTH:
            fault(path, number, f"{len(row)} characters: over {WIDTH}")
        if LATER.search(row):
            fault(path, number, "something left for later")

finish(f"{len(looked)} files")
