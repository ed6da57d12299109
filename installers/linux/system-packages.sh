#!/bin/sh
# Install the Debian packages listed in the given files, or say what an administrator
# must type. Usage: system-packages.sh FILE...
set -eu

wanted=$(cat "$@" | grep -v '^#' | tr '\n' ' ')
missing=
for package in $wanted; do
    # One line an architecture; a package on hold is installed, too.
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null \
        | grep -qx installed || missing="$missing $package"
done
# Any Python that can make an environment will do; Debian's own needs python3-venv.
if "${PYTHON:-python3}" -c 'import ensurepip' 2>/dev/null; then
    missing=$(printf '%s' "$missing" | sed 's/ python3-venv//')
fi
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
    echo "There is no apt-get here to install these Debian packages:$missing" >&2
    exit 1
fi
install="apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=120$missing"
if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=sudo
else
    echo "Some system packages are missing. An administrator must run this one line:" >&2
    echo "  sudo apt-get update && sudo $install" >&2
    exit 1
fi
echo "Installing system packages:$missing"
log=$(mktemp)
if ! { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive $install; } \
    >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    echo "The packages could not be installed; the whole log is $log" >&2
    exit 1
fi
rm -f "$log"
