#!/usr/bin/env bash
# run.sh - installs what the tests need, builds everything and runs every test; the last line counts them.
#
# First the release build with all tests, since it says most and soonest; then side by side gcc and clang with warnings
# as errors (clang also runs the tests), and the tests under the address and undefined behaviour sanitizers.
# FISCALC_SHARED names a folder of public data files that some tests read in place; they are skipped, with the reason
# printed, where it is missing. Default: ../shared beside the checkout.
set -uo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
cd -- "$root" || exit 1
. calc/cmake/packages.sh
# shellcheck disable=SC2086 # lists of words
require_packages $build_packages $test_packages || exit 1

if [ -z "${FISCALC_SHARED:-}" ] && [ -d "$root/../shared" ]; then
  FISCALC_SHARED=$(cd -- "$root/../shared" && pwd -P)
fi
export FISCALC_SHARED=${FISCALC_SHARED:-}
cores=$(nproc)
half=$(( cores > 1 ? cores / 2 : 1 ))
logs=$root/.build/logs
mkdir -p "$logs" && rm -f "$logs"/*

# build PRESET JOBS: its outcome is a line "build PRESET passed|failed" in the stage's log.
build() {
  if cmake --fresh --preset "$1" && cmake --build --preset "$1" -j "$2"; then
    echo "build $1: passed"
  else
    echo "build $1: FAILED"
    return 1
  fi
}

# check PRESET JOBS [ctest option...]: its counts are in PRESET.xml.
check() {
  local preset=$1 jobs=$2
  shift 2
  local outcome=0
  ctest --preset "$preset" -j "$jobs" --output-junit "$logs/$preset.xml" "$@" || outcome=$?
  grep -h '^skipped: ' ".build/$preset/Testing/Temporary/LastTest.log"
  return "$outcome"
}

# What one build shows as well as another (lint, installation, package schemas) is tested in the release build alone.
stage_release() { build release "$cores" && check release "$cores"; }
stage_gcc() { build dev "$half"; }
stage_clang() { build clang "$half" && check clang "$half" -LE once; }
stage_sanitizers() { build asan "$half" && check asan "$half" -LE once; }

# stage NAME: runs it, then prints its log (whole where it failed, else ctest's closing lines) in one piece.
stage() {
  local began=$SECONDS outcome=0
  "stage_$1" >"$logs/$1.log" 2>&1 || outcome=$?
  echo "$outcome" >"$logs/$1.outcome"
  {
    echo "== $1: $((SECONDS - began)) s"
    if [ "$outcome" -ne 0 ]; then
      cat "$logs/$1.log"
    else
      grep -E '^build |tests passed|^Total Test time|[Ww]arning:' "$logs/$1.log"
    fi
    grep -hE '^skipped: ' "$logs/$1.log" | sort -u
  } | tee "$logs/$1.shown"
}

stage release
{ stage gcc; stage clang; } &
stage sanitizers &
wait

# A build counts as one test, so that one that fails is never a success with fewer tests.
passed=0 failed=0 skipped=0
for log in "$logs"/*.log; do
  passed=$((passed + $(grep -cE '^build .*: passed$' "$log")))
  failed=$((failed + $(grep -cE '^build .*: FAILED$' "$log")))
done
for report in "$logs"/*.xml; do
  [ -e "$report" ] || continue
  count() { grep -m 1 -A 12 '<testsuite' "$report" | sed -n "s/.*[[:space:]]$1=\"\([0-9]*\)\".*/\1/p" | head -n 1; }
  gone=$(($(count skipped) + $(count disabled)))
  skipped=$((skipped + gone))
  failed=$((failed + $(count failures)))
  passed=$((passed + $(count tests) - $(count failures) - gone))
done
# A stage may also fail without a count, as when ctest itself cannot run.
for name in release gcc clang sanitizers; do
  if [ "$(cat "$logs/$name.outcome" 2>/dev/null)" != 0 ] && [ "$failed" -eq 0 ]; then
    echo "== $name failed without a test that did"
    failed=$((failed + 1))
  fi
done

echo "== all: $SECONDS s"
[ "$skipped" -eq 0 ] || echo "$skipped skipped"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
