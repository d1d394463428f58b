#!/usr/bin/env bash
# quickstart.sh - from a fresh Debian 12 to the first answer: installs the packages that are missing, builds fiscalc and
# runs the story of 2018. May be called from any folder, and again.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
cd -- "$root"
. calc/cmake/packages.sh

# shellcheck disable=SC2086 # a list of words
require_packages $build_packages
cmake --fresh --preset release -D FISCALC_TESTS=OFF
cmake --build --preset release

echo
.build/release/fiscalc run datasets/nyc-2018/scenarios/jag.json
cat <<END

The program is .build/release/fiscalc. Next:

  .build/release/fiscalc share '\$4.3M' '\$85.99B' --population 8622698
  .build/release/fiscalc run datasets/letters-2018/scenarios/letters.json
  .build/release/fiscalc columns YOUR-FILE.csv
  .build/release/fiscalc --help
  sudo cmake --install .build/release
END
