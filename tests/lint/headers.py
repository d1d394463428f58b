"""headers.py ROOT CC CXX - each public header compiles alone, as C17 and as C++17, without a warning."""

import subprocess
import sys

from tree import ROOT, fault, files, finish

compilers = {"c": [sys.argv[2], "-std=c17", "-Wstrict-prototypes"], "c++": [sys.argv[3], "-std=c++17", "-Wold-style-cast"]}
headers = files(".h", under="include")
for header in headers:
    name = header.relative_to(ROOT / "include")
    for language, command in compilers.items():
        # Twice: the second inclusion must be empty.
        source = f"#include <{name}>\n#include <{name}>\nint unused_but_declared(void);\n"
        run = subprocess.run(command + ["-x", language, "-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow",
                                        "-Werror", "-I", str(ROOT / "include"), "-"], input=source, capture_output=True, text=True)
        if run.returncode:
            fault(header, 0, f"does not compile alone with {' '.join(command)}:\n{run.stderr}")

finish(f"{len(headers)} headers")
