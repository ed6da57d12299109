#!/bin/bash
# Install, use, update, refuse and purge the package in a bare Debian 12 without network.
# Usage: test_installers.sh OUT, as root. Every step must hold; the transcript is
# OUT/transcript.txt. Exit status 0 only if all did.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
repository=$(realpath "$here/../..")
out=$(realpath -m "$1")
python=${PYTHON:-$repository/.venv/bin/python}
mkdir -p "$out"
exec > >(tee "$out/transcript.txt") 2>&1
[ "$(id -u)" = 0 ] || { echo "A chroot is made by root only."; exit 1; }

now=$(sed -n 's/^version = "\(.*\)"/\1/p' "$repository/pyproject.toml")
next=$now.1
failed=0
build() { (cd "$repository" && "$python" -m installers.linux.build_deb "$@"); }
step() { echo; echo "== $*"; }
held() { # held WORDS COMMAND...: the command ends with 0
    local words=$1 status=0; shift
    "$@" || status=$?
    if [ $status = 0 ]; then echo "ok: $words"; else echo "FAILED ($status): $words"; failed=1; fi
}
refused() { # refused STATUS WORDS COMMAND...: it ends with this status
    local wanted=$1 words=$2 status=0; shift 2
    "$@" || status=$?
    if [ $status = "$wanted" ]; then echo "ok: $words ($status)"
    else echo "FAILED ($status, not $wanted): $words"; failed=1; fi
}

if [ -n "${DEB:-}" ] && [ -n "${NEWER:-}" ]; then # built already: take these
    deb=$(realpath "$DEB") newer=$(realpath "$NEWER")
    next=$(dpkg-deb -f "$newer" Version)
else
    step "Build $now twice, compare byte by byte; build $next"
    for place in first second; do
        build --out "$out/$place"
    done
    held "the same bytes twice" cmp "$out"/{first,second}/mot-cua-phuong_"${now}"_amd64.deb
    build --out "$out/newer" --version "$next"
    deb=$out/first/mot-cua-phuong_${now}_amd64.deb
    newer=$out/newer/mot-cua-phuong_${next}_amd64.deb
fi

step "The package"
held "lintian finds nothing" lintian --fail-on error,warning "$deb"

step "Offline folders"
held "folder of $now" sh "$here/make_offline.sh" "$deb" "$out/offline"
rm -rf "$out/offline-newer"
cp -a "$out/offline" "$out/offline-newer"
rm "$out/offline-newer/packages/$(basename "$deb")"
cp "$newer" "$out/offline-newer/packages/"
(cd "$out/offline-newer" && dpkg-scanpackages --multiversion packages 2>/dev/null >Packages \
    && sha256sum install.sh README.txt Packages packages/*.deb >SHA256SUMS)

step "A bare Debian 12"
root=$(mktemp -d "${TMPDIR:-/tmp}/installed.XXXXXX")
tidy() {
    for place in media newer dev/shm dev/pts dev sys proc; do
        umount -l "$root/$place" 2>/dev/null || true
    done
    rm -rf --one-file-system "$root"
}
trap tidy EXIT
cp -a "$repository/out/installers/base/." "$root/"
mkdir -p "$root/media" "$root/newer"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
mount --bind /dev/pts "$root/dev/pts"
mount --bind "$out/offline" "$root/media"
mount --bind "$out/offline-newer" "$root/newer"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"  # no service of a chroot
chmod 755 "$root/usr/sbin/policy-rc.d"
rm -f "$root/etc/resolv.conf"
inside() { # without network, but for itself
    unshare -n -- sh -c 'ip link set lo up 2>/dev/null || ifconfig lo up; exec "$@"' sh \
        chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 HOME=/root "$@"
}
officer() {
    inside setpriv --reuid=1000 --regid=1000 --clear-groups env HOME=/home/canbo \
        USER=canbo PATH=/usr/bin:/bin:/usr/sbin "$@"
}
inside useradd --create-home --uid 1000 canbo
refused 1 "who is not root is told so" officer sh /media/install.sh
cp -a "$out/offline" "$root/damaged"
printf x >>"$root/damaged/packages/mot-cua-phuong_${now}_amd64.deb"
refused 1 "a damaged folder installs nothing" inside sh /damaged/install.sh
rm -rf "$root/damaged"
refused 127 "nothing is installed yet" inside mot-cua-phuong --help

step "What goes wrong while it is installed, and how it ends"
broken() { # broken: a copy of the folder to be spoilt, as /damaged
    rm -rf "$root/damaged"
    cp -a "$out/offline" "$root/damaged"
}
resummed() { (cd "$root/damaged" && sha256sum install.sh README.txt Packages packages/*.deb >SHA256SUMS); }
refused 2 "an argument is a wrong call" inside sh /media/install.sh now
broken; rm "$root/damaged/SHA256SUMS"
refused 1 "without the sheet of sums nothing is installed" inside sh /damaged/install.sh
broken; rm "$root/damaged/packages/mot-cua-phuong_${now}_amd64.deb"
refused 1 "a package that is away is noticed" inside sh /damaged/install.sh
resummed 2>/dev/null
refused 1 "and so is a folder that was made without it" inside sh /damaged/install.sh
broken; cp "$newer" "$root/damaged/packages/"; resummed
refused 1 "two versions in one folder are not chosen from" inside sh /damaged/install.sh
broken; rm "$root/damaged/packages/"libsane1_*.deb; resummed
refused 1 "a package it depends on is away" inside sh /damaged/install.sh
rm -rf "$root/damaged"
set -m # groups of their own, to be killed whole
inside perl -e 'open F, "+<", "/var/lib/dpkg/lock-frontend" or die; my $all = pack("s s x4 q q i x4", 1, 0, 0, 0, 0); fcntl F, 6, $all or die; open S, ">", "/held"; close S; sleep 300' &
holding=$!
set +m
until [ -e "$root/held" ] || ! kill -0 $holding 2>/dev/null; do sleep 0.2; done
refused 1 "somebody else is installing" inside env LOCK_SECONDS=2 sh /media/install.sh
kill -KILL -- -$holding 2>/dev/null || true
wait $holding 2>/dev/null || true
rm -f "$root/held"
mkdir -p "$root/usr/lib/mot-cua-phuong"
mount -t tmpfs -o size=40m tmpfs "$root/usr/lib/mot-cua-phuong"
refused 1 "the disk is full" inside sh /media/install.sh
umount "$root/usr/lib/mot-cua-phuong"
set -m
inside sh /media/install.sh >/dev/null 2>&1 &
killed=$!
set +m
until [ -s "$root/usr/lib/mot-cua-phuong/VERSION" ] || ! kill -0 $killed 2>/dev/null; do sleep 0.2; done
kill -KILL -- -$killed 2>/dev/null || true
wait $killed 2>/dev/null || true
for process in /proc/[0-9]*; do # apt gives dpkg a session of its own
    [ "$(readlink "$process/root" 2>/dev/null)" != "$root" ] || kill -KILL "${process#/proc/}" 2>/dev/null || true
done
echo "killed in the middle: $(inside dpkg-query -W -f '${db:Status-Status}' mot-cua-phuong 2>/dev/null)"

step "Install"
began=$(date +%s.%N)
held "installed from the folder, no network, no question" inside sh /media/install.sh
echo "seconds: $(echo "$(date +%s.%N) - $began" | bc)"
echo "installed: $(inside dpkg-query -W -f '${Installed-Size}' mot-cua-phuong) KiB," \
    "$(du -sm "$root/usr/lib/mot-cua-phuong" | cut -f1) MiB on disk," \
    "package $(stat -c %s "$deb") bytes"
held "at most 300 MB (286 MiB)" test "$(du -sm "$root/usr/lib/mot-cua-phuong" | cut -f1)" -le 286
held "root has no profile by it" inside sh -c "test ! -e ~/.local/share/mot-cua-phuong"

step "Use it as an officer"
inside mot-cua-phuong doctor --post-install --language en || true
held "doctor" sh -c '[ "$1" -lt 2 ]' sh "$(officer mot-cua-phuong doctor --post-install >/dev/null; echo $?)"
held "self-test" officer mot-cua-phuong selftest --out /home/canbo/selftest
"$python" -c 'import sys, pillow_heif
from PIL import Image
pillow_heif.from_pillow(Image.new("RGB", (300, 200))).save(sys.argv[1])' "$root/home/canbo/photo.heic"
held "a telephone's picture is read" officer /usr/lib/mot-cua-phuong/runtime/bin/python -I -c \
    'import pillow_heif
from PIL import Image
pillow_heif.register_heif_opener(thumbnails=False)
Image.open("/home/canbo/photo.heic").load()'
held "days off are counted beyond what is decreed" sh -c 'grep -q "dự kiến" <<X
$1
X' sh "$(officer mot-cua-phuong due --received 2035-02-05T08:30 --rule 5wd)"
held "the receipt is there" test -s "$root/home/canbo/selftest/receipt.pdf"
cp -a "$root/home/canbo/selftest" "$out/" 2>/dev/null || true
cp -a "$repository/benchmarks" "$root/root" # measured, not judged: the disk is this machine's
held "how long it takes until an officer can sign in, cold and warm" inside env -C /root \
    PYTHONPATH=/usr/lib/mot-cua-phuong /usr/lib/mot-cua-phuong/runtime/bin/python \
    -m benchmarks --only cold_start --only start --rounds 5
rm -r "$root/root"/benchmarks
held "it calls itself by the name that was typed" sh -c 'grep -q "^usage: mot-cua-phuong " <<X
$1
X' sh "$(officer mot-cua-phuong --help)"
held "no policy is no fault" officer mot-cua-phuong policy explain idle_minutes
printf '{"idle_minutes": 3}\n' >"$root/etc/mot-cua-phuong/policy.d/ward.json"
held "the machine's policy counts" sh -c 'grep -q policy.d' <<<"$(officer mot-cua-phuong policy explain idle_minutes --json)"
mkdir -p "$root/home/canbo/.local/share/mot-cua-phuong"
echo kept >"$root/home/canbo/.local/share/mot-cua-phuong/what-an-officer-keeps"

step "Update $now to $next, refuse the way back"
held "updated" inside sh /newer/install.sh
held "it is $next" test "$(inside dpkg-query -W -f '${Version}' mot-cua-phuong)" = "$next"
held "the policy is still there" test -s "$root/etc/mot-cua-phuong/policy.d/ward.json"
refused 1 "the folder of $now is refused" inside sh /media/install.sh
refused 1 "dpkg is refused too" inside dpkg -i "/media/packages/$(basename "$deb")"
held "still $next, still whole" test "$(inside dpkg-query -W -f '${db:Status-Status} ${Version}' mot-cua-phuong)" = "installed $next"
held "it still starts" officer mot-cua-phuong policy explain idle_minutes

step "A PC on which the program cannot work"
mv "$root/usr/share/zoneinfo" "$root/usr/share/zoneinfo.away"
refused 1 "the installation says so" inside sh -c 'dpkg -i /newer/packages/mot-cua-phuong_*.deb >/dev/null'
mv "$root/usr/share/zoneinfo.away" "$root/usr/share/zoneinfo"
held "mended, it goes on" inside dpkg --configure -a

step "Purge"
held "purged" inside env DEBIAN_FRONTEND=noninteractive apt-get -qq purge -y mot-cua-phuong
for place in usr/lib usr/share/doc usr/bin etc; do
    held "nothing left in /$place" test ! -e "$root/$place/mot-cua-phuong"
done
held "what an officer keeps is kept" grep -q kept \
    "$root/home/canbo/.local/share/mot-cua-phuong/what-an-officer-keeps"

step "$([ $failed = 0 ] && echo "All held" || echo "Not all held")"
exit $failed
