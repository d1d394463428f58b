"""run.py - the command line against what it must print: run.py PROGRAM [--update].

A case is a folder <group>/<case> with `cmd` (one line for a shell, in which fiscalc is the program), and what that must
give: `stdout`, `stderr`, `exit`, and in `left` the names of the files that it leaves. Each runs in an empty folder.
--update writes what the program gives now; read the difference before it is committed."""

import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def run(program, case):
    with tempfile.TemporaryDirectory() as folder:
        script = f'fiscalc() {{ "{program}" "$@"; }}\n' + (case / "cmd").read_text()
        done = subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, stdin=subprocess.DEVNULL,
                              env={**os.environ, "LC_ALL": "C"}, timeout=60)
        left = sorted(path.name for path in pathlib.Path(folder).iterdir())
    return {"stdout": done.stdout, "stderr": done.stderr, "exit": f"{done.returncode}\n".encode(),
            "left": "".join(name + "\n" for name in left).encode()}


def compare(case, name, got, update):
    file = case / name
    expected = file.read_bytes() if file.exists() else b""
    if expected == got:
        return 0
    if update:
        file.write_bytes(got) if got else file.unlink(missing_ok=True)
        return 0
    print(f"{case.relative_to(HERE)}: {name} differs\n--- expected\n{expected.decode(errors='replace')}"
          f"--- got\n{got.decode(errors='replace')}")
    return 1


def main():
    program, update = pathlib.Path(sys.argv[1]).resolve(), "--update" in sys.argv
    cases = sorted(path.parent for path in HERE.glob("*/*/cmd"))
    failed = sum(compare(case, name, got, update) for case in cases for name, got in run(program, case).items())
    print(f"{len(cases)} cases, {failed} differences")
    return 1 if failed or not cases else 0


sys.exit(main())
