"""reproduce.py --fiscalc PROGRAM --datasets FOLDER GROUP... - "reproduce" of every answer runs again to the same bytes.

Each call of the program that a golden case makes is made again for JSON, then once more as its `reproduce` says, through a
shell. Then calls whose files and values have names that a shell would read otherwise. A command of the program that
none of them calls is a fault."""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import golden

# Their answers are no tables, or files that are written once.
NO_ANSWER = {"schema", "convert", "init"}
OUTPUT_WITH_VALUE = {"-f": 1, "--format": 1, "-o": 1, "--output": 1, "--table": 1, "--digits": 1, "--money": 1}
OUTPUT_FLAGS = {"--excel", "--no-guard", "--no-digest"}
RECORDER = """#!/bin/bash
printf '%s\\0' "$@" $'\\n' >> {record}
exec {program} "$@"
"""

BUDGETS = "government,fiscal_year,scope,amount\nSt. John's,2018,all_funds,1000000\n"
GRANTS = "government,fiscal_year,program,amount,a=b\nSt. John's,2018,\"Food, \"\"$HOME\"\"\",1000,x y\n"
SCENARIO = {"fiscalc": 1, "name": "odd", "years": 2018,
            "cuts": [{"name": "it's a \"cut\"", "effect": "percent", "rate": "10%", "select": {"program": "Food*"}}]}
ODD_NAMES = ["it's a $HOME `x`", 'a "quoted" name', "-f", "--where", "semi;colon & more", "wild*card?", "tilde~ #1", "line\nfeed",
             "Größe", "back\\slash", "$(exit 3)"]


def odd_calls(folder):
    """Arguments of calls over files of odd names in a folder."""
    for number, name in enumerate(ODD_NAMES):
        budgets, grants, scenario = f"{name}.b.csv", f"{name}.g.csv", f"{name}.json"
        (folder / budgets).write_text(BUDGETS, encoding="utf-8")
        (folder / grants).write_text(GRANTS, encoding="utf-8")
        (folder / scenario).write_text(json.dumps(SCENARIO), encoding="utf-8")
        files = [f"--budgets={budgets}", f"--grants={grants}"]
        yield ["run", *files, "--by", "government,program", "--", scenario]
        yield ["explain", *files, "--column=share", "--by", "government,program", "--row", "St. John's,Food, \"$HOME\"", "--", scenario]
        yield ["exposure", *files, "--where", 'grants."a=b"=x y', "--by=program"]
        yield ["cut", *files, "10%", "--select", "program=Food*", "--select", f"a=b={name}|x y"][:6 if number % 2 else 8]
        yield ["check", "--", scenario, budgets, grants]
        yield ["columns", "--", grants]
        yield ["audit", *files]
        yield ["plan", *files, "--set", f"grants.department={name}"]
        yield ["share", "-$1,000", "--of=$1,000,000"] if number % 2 else ["share", "4.3M", "85.99B"]


def without_output(words):
    """The words of a call without the options of output."""
    kept, skip, options = [], 0, True
    for word in words:
        if skip:
            skip -= 1
            continue
        options = options and word != "--"
        name = word.split("=")[0]
        short = name[:2] if not name.startswith("--") else name
        if options and name in OUTPUT_WITH_VALUE:
            skip = 0 if "=" in word else 1
        elif options and short in ("-f", "-o") and word.startswith(short) or options and name in OUTPUT_FLAGS:
            continue
        else:
            kept.append(word)
    return kept


def same(first, again, command):
    """Of "demo" the tables: it answers as the "run" does that it names, and says what it wrote."""
    if command == "demo":
        return json.loads(first.stdout)["tables"] == json.loads(again.stdout)["tables"]
    return (first.returncode, first.stdout) == (again.returncode, again.stdout)


class Checker:
    def __init__(self, program):
        self.program, self.faults, self.again, self.called, self.seen = program, [], {}, set(), set()

    def call(self, what, words, where):
        """Makes a call for JSON, and what its answer says once more."""
        words = without_output(words)
        if "--" in words:
            at = words.index("--")
            command = [self.program, *words[:at], "-f", "json", "--no-digest", *words[at:]]
        else:
            command = [self.program, *words, "-f", "json", "--no-digest"]
        first = subprocess.run(command, capture_output=True, check=False, **where)
        try:
            answer = json.loads(first.stdout)
        except ValueError:
            return
        if not isinstance(answer, dict) or answer.get("errors") or "tables" not in answer or not answer["tables"]:
            return
        self.called.add(answer["command"])
        line = answer.get("reproduce")
        if not line:
            self.faults.append(f"{what}: {words}: no reproduce")
            return
        tool, command_name, *rest = line.split(" ", 2)
        line = " ".join([tool, command_name, "-f json --no-digest", *rest])
        again = subprocess.run(["bash", "-c", line], capture_output=True, check=False, **where)
        self.again[answer["command"]] = self.again.get(answer["command"], 0) + 1
        if not same(first, again, answer["command"]):
            self.faults += [f"{what}: {line}: exit {first.returncode}, then {again.returncode}", again.stderr.decode(),
                            *golden.difference("answer", first.stdout.decode(), again.stdout.decode())[:20]]

    def case(self, case, datasets, shared):
        with tempfile.TemporaryDirectory(prefix="fiscalc-reproduce-") as name:
            folder, record = pathlib.Path(name) / "case", pathlib.Path(name) / "record"
            tools = pathlib.Path(name) / "tools"
            folder.mkdir()
            tools.mkdir()
            (tools / "fiscalc").write_text(RECORDER.format(record=record, program=self.program), encoding="utf-8")
            (tools / "fiscalc").chmod(0o755)
            where = golden.lay_out(case, folder, tools / "fiscalc", datasets, shared)
            subprocess.run(["bash", "-c", golden.read(case / "cmd").strip()], capture_output=True, check=False, **where)
            where["env"]["PATH"] = where["env"]["PATH"].replace(str(tools), str(self.program.parent))
            calls = record.read_bytes().decode("utf-8", errors="surrogateescape").split("\n\0") if record.exists() else []
            own = any(path.name not in golden.SAID for path in case.iterdir()) or (case / "prepare").exists()
            for call in calls:
                known = (case.parent, tuple(without_output(call.split("\0")[:-1])))
                before = sum(self.again.values())
                if call.strip("\0") and (own or known not in self.seen):
                    self.call(f"{case.parent.name}/{case.name}", call.split("\0")[:-1], where)
                if sum(self.again.values()) > before:
                    self.seen.add(known)

    def odd(self):
        with tempfile.TemporaryDirectory(prefix="fiscalc-reproduce-") as name:
            folder = pathlib.Path(name)
            where = {"cwd": folder, "env": golden.environment(self.program), "stdin": subprocess.DEVNULL, "timeout": 120}
            for words in odd_calls(folder):
                before = sum(self.again.values())
                self.call("odd names", words, where)
                if sum(self.again.values()) == before and words[0] not in ("cut", "share", "check"):
                    self.faults.append(f"odd names: {words} has no answer")

    def commands(self):
        listed = subprocess.run([self.program, "list", "commands", "-f", "json"], capture_output=True, check=True)
        names = {row["name"] for row in json.loads(listed.stdout)["tables"]["list"]["rows"]}
        self.faults += [f"no answer of \"{name}\" was made again" for name in sorted(names - NO_ANSWER - self.called)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--fiscalc", type=pathlib.Path, required=True)
    parser.add_argument("--datasets", type=pathlib.Path, required=True)
    parser.add_argument("groups", type=pathlib.Path, nargs="+")
    asked = parser.parse_args()
    checker, shared = Checker(asked.fiscalc.resolve()), os.environ.get("FISCALC_SHARED", "")
    for case in sorted(path.parent for group in asked.groups for path in group.glob("*/cmd")):
        if "$SHARED" not in golden.read(case / "cmd"):
            checker.case(case, asked.datasets.resolve(), shared)
    checker.odd()
    checker.commands()
    print(*checker.faults, sep="\n")
    print(f"made again: {checker.again}; {len(checker.faults)} faults")
    sys.exit(1 if checker.faults else 0)


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")
    main()
