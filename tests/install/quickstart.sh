#!/usr/bin/env bash
# quickstart.sh ROOT - the first of the two commands, on a copy of the sources in a folder with a blank in its name, from
# another folder, without a home folder and without a terminal.
set -euo pipefail
copy=$(mktemp -d)/"the sources"
trap 'rm -rf -- "$(dirname -- "$copy")"' EXIT
mkdir "$copy"
tar -C "$1" --exclude=./.build --exclude=./.git -c . | tar -C "$copy" -x

cd /
said=$(env -i PATH="$PATH" HOME= bash "$copy/calc/quickstart.sh" </dev/null)
echo "$said"
case $said in
  *'0.0050%'*) ;;
  *) echo "quickstart.sh did not show the share of the founding story" >&2; exit 1 ;;
esac
