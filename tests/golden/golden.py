"""golden.py [--update] --fiscalc PROGRAM --datasets FOLDER GROUP... - runs the cases of a group and compares what they say.

A case is a folder GROUP/CASE with

  cmd           one line for bash; fiscalc is in its path, $DATASETS are the shipped stories, $SHARED public files that
                are not part of the project (a case that names it is skipped where FISCALC_SHARED names no folder)
  prepare       a line that makes its input files, where they are no text or would be long
  stdout        what it must print, byte for byte; no file: nothing
  stderr        the same for messages
  exit          its exit code; no file: 0
  want/         files that it must have written
  stdout.like   instead of stdout: a regular expression a line
  tables.json   instead of stdout, which is then a JSON result; see golden_tables.py

and any other files, which lie in the folder that it runs in, a copy, beside those of GROUP/given. --update writes stdout, stderr, exit and want anew:
read the difference before keeping it. Exit code 77: every case was skipped."""

import argparse
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import golden_tables

SAID = ("cmd", "prepare", "stdout", "stderr", "exit", "stdout.like", "tables.json", "want")
SKIPPED = 77


class Ran:
    """What a case said: its streams as text (bytes that are no UTF-8 kept), its exit code, the files it wrote."""

    def __init__(self, case, program, datasets, shared):
        with tempfile.TemporaryDirectory(prefix="fiscalc-golden-") as name:
            folder = pathlib.Path(name)
            line = read(case / "cmd").strip()
            where = lay_out(case, folder, program, datasets, shared)
            given = {path.relative_to(folder) for path in folder.rglob("*")}
            run = subprocess.run(["bash", "-c", line], capture_output=True, **where)
            self.stdout = text(run.stdout)
            self.stderr = text(run.stderr)
            self.exit = run.returncode
            self.files = {}
            for path in sorted(folder.rglob("*")):
                short = path.relative_to(folder)
                if path.is_file() and short not in given and short.parts[0] not in ("datasets", "shared"):
                    self.files[str(short)] = text(path.read_bytes())


def lay_out(case, folder, program, datasets, shared):
    """Puts a case's files into a folder. Short names relative to it, so that messages are the same on every machine."""
    for path in [*(case.parent / "given").glob("*"), *case.iterdir()]:
        if path.name not in SAID:
            (shutil.copytree if path.is_dir() else shutil.copy)(path, folder / path.name)
    line = read(case / "cmd")
    if "$DATASETS" in line:
        shutil.copytree(datasets, folder / "datasets")
    if "$SHARED" in line:
        (folder / "shared").symlink_to(shared)
    where = {"cwd": folder, "env": environment(program), "stdin": subprocess.DEVNULL, "timeout": 120}
    subprocess.run(["bash", "-c", read(case / "prepare")], check=True, **where)
    return where


def environment(program):
    kept = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    return kept | {"PATH": f"{program.parent}:/usr/bin:/bin", "HOME": "/nonexistent", "DATASETS": "datasets",
                   "SHARED": "shared", "LC_ALL": "C.UTF-8"}


def text(raw):
    return raw.decode("utf-8", errors="surrogateescape")


def read(path, otherwise=""):
    return text(path.read_bytes()) if path.is_file() else otherwise


def write(path, content):
    if content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8", errors="surrogateescape"))
    elif path.exists():
        path.unlink()


def difference(name, wanted, said):
    if wanted == said:
        return []
    lines = difflib.unified_diff(wanted.splitlines(), said.splitlines(), f"{name} wanted", f"{name} said", lineterm="")
    return list(lines) or [f"{name}: differs in its ends of lines"]


def difference_of_patterns(patterns, said):
    patterns, lines = patterns.splitlines(), said.splitlines()
    faults = [f"stdout has {len(lines)} lines, wanted {len(patterns)}"] if len(patterns) != len(lines) else []
    return faults + [f"stdout line {number}: {line!r} is not like {pattern!r}"
                     for number, (pattern, line) in enumerate(zip(patterns, lines), 1) if not re.fullmatch(pattern, line)]


def faults_of(case, ran):
    faults = difference("stderr", read(case / "stderr"), ran.stderr)
    if (case / "tables.json").is_file():
        faults += golden_tables.difference(read(case / "tables.json"), ran.stdout)
    elif (case / "stdout.like").is_file():
        faults += difference_of_patterns(read(case / "stdout.like"), ran.stdout)
    else:
        faults += difference("stdout", read(case / "stdout"), ran.stdout)
    wanted_exit = int(read(case / "exit", "0"))
    if wanted_exit != ran.exit:
        faults.append(f"exit code wanted {wanted_exit}, got {ran.exit}")
    wanted = {str(path.relative_to(case / "want")): read(path) for path in (case / "want").rglob("*") if path.is_file()}
    for name in sorted(wanted.keys() | ran.files.keys()):
        faults += difference(f"file {name}", wanted.get(name, ""), ran.files.get(name, ""))
    return faults


def update(case, ran):
    if not any((case / name).is_file() for name in ("stdout.like", "tables.json")):
        write(case / "stdout", ran.stdout)
    write(case / "stderr", ran.stderr)
    write(case / "exit", f"{ran.exit}\n" if ran.exit else "")
    shutil.rmtree(case / "want", ignore_errors=True)
    for name, content in ran.files.items():
        write(case / "want" / name, content)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--fiscalc", type=pathlib.Path, required=True)
    parser.add_argument("--datasets", type=pathlib.Path, required=True)
    parser.add_argument("groups", type=pathlib.Path, nargs="+")
    asked = parser.parse_args()
    shared = os.environ.get("FISCALC_SHARED", "")
    passed, failed, skipped = 0, 0, 0
    for case in sorted(path.parent for group in asked.groups for path in group.glob("*/cmd")):
        name = f"{case.parent.name}/{case.name}"
        if "$SHARED" in read(case / "cmd") and not os.path.isdir(shared):
            print(f"skipped: golden {name} reads public data files, and FISCALC_SHARED names no folder")
            skipped += 1
            continue
        ran = Ran(case, asked.fiscalc.resolve(), asked.datasets.resolve(), shared)
        faults = faults_of(case, ran)
        if faults and asked.update:
            update(case, ran)
            faults = faults_of(case, ran)
            print(f"updated {name}")
        if faults:
            failed += 1
            print(f"FAILED {name}: {read(case / 'cmd').strip()}", *faults, "", sep="\n")
        else:
            passed += 1
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed else 0 if passed else SKIPPED)


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")
    main()
