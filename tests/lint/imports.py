"""imports.py ROOT NM STATIC - the library never prints, ends the process, or reads clock, environment or locale; numbers
are not read or printed by functions that follow the locale; of cJSON only parsing is used."""

import re
import subprocess
import sys

from tree import fault, finish

FORBIDDEN = {
    "prints": r"(__)?(v?f?printf|puts|putchar|perror|fputs|fwrite)(_chk)?|stdout|stderr",
    "ends the process": r"_?_?exit|_Exit|abort|quick_exit|__assert_fail|v?errx?|signal|sigaction",
    "reads the clock": r"time|clock|clock_gettime|gettimeofday|localtime(_r)?|gmtime(_r)?",
    "reads the environment": r"(secure_)?getenv|setenv|putenv|environ",
    "follows the locale": r"setlocale|newlocale|uselocale|localeconv|strto(d|f|ld)|__isoc\d+_s?scanf|ato[fil]|strcoll|strcasecmp",
    "is cJSON's printing or comparing": r"cJSON_(Print.*|Compare|Minify)|cJSONUtils_.*",
}

table = subprocess.run([sys.argv[2], "-A", "-u", sys.argv[3]], capture_output=True, text=True, check=True).stdout
used = re.findall(r":([\w.]+\.o):\s+U (\S+)", table)
for member, name in sorted(set(used)):
    for why, pattern in FORBIDDEN.items():
        if re.fullmatch(pattern, name):
            fault(member.removesuffix(".o"), 0, f"uses {name}, which {why}")

finish(f"{len(used)} imported names")
