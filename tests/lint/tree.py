"""tree.py - what every lint check needs: the project's own files, and how a fault is told.

A check is a script that gets the root of the project, prints one line a fault, "file:line: what is wrong; how to mend
it", and fails if there was one."""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()

faults = []


def fault(path, line, text):
    place = pathlib.Path(path)
    place = place.relative_to(ROOT) if place.is_absolute() else place
    faults.append(f"{place}:{line}: {text}" if line else f"{place}: {text}")


def finish(looked_at):
    """Ends the check. `looked_at` says what was read; a check that read nothing has failed as well."""
    for text in faults:
        print(text)
    print(f"{len(faults)} faults in {looked_at}")
    sys.exit(1 if faults or looked_at.startswith("0 ") else 0)


def files(*suffixes, under=""):
    """The files of the project: those that git tracks or would, or all but hidden folders outside a checkout."""
    listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            capture_output=True)
    if listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:
        paths = [p for p in ROOT.rglob("*") if not any(part.startswith(".") for part in p.relative_to(ROOT).parts)]
    base = ROOT / under
    return sorted(p for p in set(paths)
                  if p.is_file() and p.is_relative_to(base) and (not suffixes or p.suffix in suffixes))


def lines(path):
    return enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
