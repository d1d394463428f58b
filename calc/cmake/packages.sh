# packages.sh - sourced by calc/quickstart.sh and tests/run.sh: the Debian packages that building and testing need, and
# how to get those that are missing.

build_packages="gcc libc6-dev cmake ninja-build pkg-config libcsv-dev libcjson-dev libutf8proc-dev libmd-dev zlib1g-dev libgsl-dev"
test_packages="g++ clang libclang-rt-14-dev libcmocka-dev python3 python3-jsonschema git"

# require_packages NAME...: installs those that are missing, as root or by sudo; else says what to install and fails.
require_packages() {
  local name missing=() as_root=()
  if ! command -v dpkg-query >/dev/null; then
    echo "This is not Debian, so nothing is installed here. Needed, by their Debian names: $*" >&2
    return 0
  fi
  for name in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null || { [ ! -t 0 ] && ! sudo -n true 2>/dev/null; }; then
      echo "Packages are missing. As root, run this and start again:" >&2
      echo "  apt-get install ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "Installing ${missing[*]}"
  # The lists of a fresh system are empty, those of an old one name versions that are gone: fetch them only if needed.
  apt_get install "${missing[@]}" || { apt_get update && apt_get install "${missing[@]}"; }
}

# Uses as_root of its caller.
apt_get() {
  local verb=$1
  shift
  if [ "$verb" = install ]; then
    set -- --no-install-recommends "$@"
  fi
  ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$verb" "$@"
}
