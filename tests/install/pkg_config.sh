#!/usr/bin/env bash
# pkg_config.sh LIBDIR CC CXX - builds and runs the consumers with what pkg-config says about the installed tree.
set -euo pipefail
libdir=$1 cc=$2 cxx=$3
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
export PKG_CONFIG_PATH=$libdir/pkgconfig
out=$(mktemp -d)
trap 'rm -rf -- "$out"' EXIT

flags=(-Wall -Wextra -Wpedantic -Werror)
read -ra cflags <<<"$(pkg-config --cflags fiscalc)"
read -ra shared <<<"$(pkg-config --libs fiscalc)"
# The static library by its file name, and what pkg-config says it needs.
read -ra static <<<"$(pkg-config --static --libs fiscalc | sed 's/-lfiscalc\b/-l:libfiscalc.a/')"

"$cc" -std=c17 "${flags[@]}" "${cflags[@]}" "$here/share.c" -o "$out/share_shared" "${shared[@]}" -lm
"$cc" -std=c17 "${flags[@]}" "${cflags[@]}" "$here/share.c" -o "$out/share_static" "${static[@]}" -lm
"$cxx" -std=c++17 "${flags[@]}" "${cflags[@]}" "$here/cut.cpp" -o "$out/cut_shared" "${shared[@]}"
"$cxx" -std=c++17 "${flags[@]}" "${cflags[@]}" "$here/cut.cpp" -o "$out/cut_static" "${static[@]}"
for program in share cut; do
  LD_LIBRARY_PATH=$libdir "$out/${program}_shared"
  "$out/${program}_static"
done
