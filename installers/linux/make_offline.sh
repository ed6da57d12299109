#!/bin/sh
# Put the package, every Debian package a bare Debian 12 lacks for it, a sheet of their
# SHA-256 and an installing script into one folder, for a USB stick.
# Usage: make_offline.sh DEB FOLDER; as root, the chroot is kept in out/installers.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
deb=$(realpath "$1")
folder=$2
base=${BASE:-$here/../../out/installers/base}
# The mirrors this very machine uses; it must itself be a Debian 12.
sources=$(apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) main' \
    'Created-By: Packages' 'Component: main' | grep ' bookworm' | sort -u)
mirror=${MIRROR:-$(echo "$sources" | sed -n 's/^deb \(.*\) bookworm main$/\1/p' | head -n 1)}
[ -n "$mirror" ] || { echo "apt knows no mirror of bookworm; set MIRROR=…" >&2; exit 1; }

for tool in debootstrap dpkg-scanpackages sha256sum; do
    command -v "$tool" >/dev/null || PATH=$PATH:/usr/sbin:/sbin
    command -v "$tool" >/dev/null || { echo "$tool is not installed" >&2; exit 1; }
done
if [ ! -e "$base/.ready" ]; then
    rm -rf "$base"
    mkdir -p "$base"
    debootstrap --variant=minbase bookworm "$base" "$mirror" >"$base.log" 2>&1 \
        || { tail "$base.log" >&2; exit 1; }
    touch "$base/.ready"
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/offline.XXXXXX")
trap 'rm -rf "$work"' EXIT
cp -a "$base" "$work/bare"
cp /etc/resolv.conf "$work/bare/etc/resolv.conf"
# Mirrors move on; the fixes of Debian's security team belong on the stick, too.
printf '%s\n' "${sources:-deb $mirror bookworm main}" >"$work/bare/etc/apt/sources.list"
cp "$deb" "$work/bare/srv/"
chroot "$work/bare" apt-get -qq update
chroot "$work/bare" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
    --no-install-recommends --download-only "/srv/$(basename "$deb")" >/dev/null

rm -rf "$folder"
mkdir -p "$folder/packages"
cp "$work/bare/var/cache/apt/archives/"*.deb "$deb" "$folder/packages/"
cp "$here/deb/offline-install.sh" "$folder/install.sh"
cp "$here/deb/offline-README.txt" "$folder/README.txt"
chmod 755 "$folder/install.sh"
cd "$folder"
dpkg-scanpackages --multiversion packages 2>/dev/null >Packages
sha256sum install.sh README.txt Packages packages/*.deb >SHA256SUMS
echo "$folder: $(ls packages | wc -l) packages, $(du -sm . | cut -f1) MiB"
