#!/bin/bash
# A PC's whole life in two bare Debian 12 without network: installed from the offline
# folder, enrolled by an answer file, ten dossiers off line, updated by signed metadata, a
# bad update taken back, lost, restored elsewhere, everything sent, purged.
# Usage: test_whole_life.sh OUT, as root, after test_installers.sh OUT has left the
# packages and offline folders there. The transcript is OUT/whole-life.txt.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
repository=$(realpath "$here/../..")
out=$(realpath -m "$1")
python=${PYTHON:-$repository/.venv/bin/python}
exec > >(tee "$out/whole-life.txt") 2>&1
[ "$(id -u)" = 0 ] || { echo "A chroot is made by root only."; exit 1; }

failed=0
step() { echo; echo "== $*"; }
held() { # held WORDS COMMAND...
    local words=$1 status=0; shift
    "$@" || status=$?
    if [ $status = 0 ]; then echo "ok: $words"; else echo "FAILED ($status): $words"; failed=1; fi
}
refused() { # refused STATUS WORDS COMMAND...
    local wanted=$1 words=$2 status=0; shift 2
    "$@" || status=$?
    if [ $status = "$wanted" ]; then echo "ok: $words ($status)"
    else echo "FAILED ($status, not $wanted): $words"; failed=1; fi
}

work=$(mktemp -d "${TMPDIR:-/tmp}/life.XXXXXX")
net=life$$
portal=
tidy() {
    [ -z "$portal" ] || kill "$portal" 2>/dev/null || true
    for pc in first second; do
        for place in media newer city stick dev/shm dev/pts dev sys proc; do
            umount -l "$work/$pc/$place" 2>/dev/null || true
        done
    done
    ip netns delete $net 2>/dev/null || true
    rm -rf --one-file-system "$work"
}
trap tidy EXIT
ip netns add $net # one wire for the portal and both PCs, and no way out
ip -n $net link set lo up

bare() { # bare PC: a Debian 12 as it comes, with one ordinary account
    local root=$work/$1
    mkdir -p "$root"
    cp -a "$repository/out/installers/base/." "$root/"
    mkdir -p "$root"/{media,newer,city,stick}
    mount -t proc proc "$root/proc"
    mount --bind /dev "$root/dev"
    mount --bind /dev/pts "$root/dev/pts"
    mount --bind "$out/offline" "$root/media"
    mount --bind "$out/offline-newer" "$root/newer"
    mount --bind "$work/city" "$root/city"
    mount --bind "$work/stick" "$root/stick"
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
    chmod 755 "$root/usr/sbin/policy-rc.d"
    rm -f "$root/etc/resolv.conf"
    chroot "$root" useradd --create-home --uid 1000 canbo
    cp "$here/at_a_counter.py" "$root/usr/local/lib/"
    # A keyring of the account's own, unlocked as signing in at the PC would.
    printf '%s\n' '#!/bin/sh' \
        'printf x | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null 2>&1' \
        'until dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q true; do :; done' \
        'exec "$@"' >"$root/usr/local/bin/signed-in"
    chmod 755 "$root/usr/local/bin/signed-in"
}
inside() { # inside PC COMMAND...: as root
    local pc=$1; shift
    ip netns exec $net chroot "$work/$pc" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        LC_ALL=C.UTF-8 HOME=/root ${CLOCK:+LD_PRELOAD=/usr/local/lib/libfaketime.so.1 FAKETIME=$CLOCK} "$@"
}
officer() { # officer PC COMMAND...: as the account, in a session with a keyring
    local pc=$1; shift
    inside "$pc" setpriv --reuid=1000 --regid=1000 --clear-groups env HOME=/home/canbo \
        USER=canbo PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin \
        dbus-run-session -- signed-in "$@" 2> >(grep -v "fd limit\|GetPass\|fallback_getpass\|echoed\|^Password\|^The same again" >&2)
}
typed() { # typed WORDS... -- COMMAND...: each word and Enter
    local words=()
    while [ "$1" != -- ]; do words+=("$1"); shift; done
    shift
    printf '%s\n' "${words[@]}" | "$@"
}
counter() { officer "$1" /usr/lib/mot-cua-phuong/runtime/bin/python -I -X utf8 \
    /usr/local/lib/at_a_counter.py "${@:2}"; }
version() { inside "$1" dpkg-query -W -f '${Version}' mot-cua-phuong; }
password=tap-duot-2026

step "The city: a portal, its keys, its signing room"
mkdir -p "$work"/{portal,city,stick,keys} && chmod 777 "$work/stick" "$work/city"
database=sqlite:///$work/portal/portal.db
city() { (cd "$repository" && "$python" -m city_portal "$@"); }
# Every key has its password, and it comes by a descriptor.
printf 'sáu từ bất kỳ ghép lại\n' >"$work/key-password"
publish() { (cd "$repository" && "$python" main.py publish "$@" --password-fd 3 3<"$work/key-password"); }
city organisation --database "$database" --org 000.12.34.H26 --name "Điểm phục vụ phường Thử" \
    --parent-line "TRUNG TÂM PHỤC VỤ HCC" --office-line "ĐIỂM PHỤC VỤ" --place "Hà Nội"
open_portal() {
    (cd "$repository" && exec ip netns exec $net "$python" -m city_portal serve --port 8790 \
        --database "$database" --files "$work/portal/files" \
        --catalogue resources/catalogue) >"$work/portal/said" 2>&1 &
    portal=$!
    until grep -q listening "$work/portal/said" 2>/dev/null; do kill -0 $portal; sleep 0.2; done
}
close_portal() { kill $portal; wait $portal 2>/dev/null || true; portal=; }
code() { city enrolment-code --database "$database" --org 000.12.34.H26 --counter 03 \
    | tail -n 1 | awk '{print $NF}'; }
city_law() { (cd "$repository" && "$python" main.py catalogue "$@" >"$work/said"); }
pin() { # pin PC: as a city does it in its own package, before the package is built
    cp "$work/pinned" "$work/$1/usr/lib/mot-cua-phuong/resources/trust/catalogue.toml"
}
{ echo "threshold = 1"; city_law key --out "$work/keys/law.pem" --id thanh-pho; sed -n '/^\[\[keys/,$p' "$work/said"; } >"$work/pinned"
cp -r "$repository/resources/catalogue" "$work/law"
sed -i 's/^serial = 1$/serial = 2/' "$work/law/pack.toml"
printf '[mandatory]\nreceipt_size = "A5"\n' >"$work/city.toml"
held "the city's settings are signed" city_law profile "$work/city.toml" --out "$work/law/city-profile.json" --key "$work/keys/law.pem" --id thanh-pho
held "the pack is built" city_law build "$work/law" --out "$work/law.pack"
held "the pack is signed" city_law sign "$work/law.pack" --key "$work/keys/law.pem" --id thanh-pho
held "the portal publishes it" city publish --files "$work/portal/files" --pack "$work/law.pack"
open_portal
for key in r1 r2 r3 t1 t2 online; do publish key --out "$work/keys/$key" >/dev/null; done
keys=$work/keys
publish begin --repository "$work/city/updates" --root "$keys/r1" --root "$keys/r2" \
    --root "$keys/r3" --targets "$keys/t1" --targets "$keys/t2" --online "$keys/online"
(cd "$repository" && typed khoa-thanh-pho khoa-thanh-pho -- setsid "$python" main.py \
    --profile "$work/none" recovery-key --out "$work/city/city.pem") >"$work/recovery" 2>/dev/null
chmod 644 "$work/city/city.pem"
recovery=$(sed -n 's/.*recovery_key = "\(.*\)".*/\1/p' "$work/recovery")
held "the city has a recovery key" test -n "$recovery"

step "The first PC: installed from the folder, enrolled by an answer file"
bare first
held "installed" inside first sh /media/install.sh
first=$(version first)
pin first
printf 'portal = "http://127.0.0.1:8790"\ncounter = "03"\ncode = "%s"\n[settings]\nrecovery_key = "%s"\nbackup_folder = "/stick/sao-luu"\nreceipt_size = "A4"\n' \
    "$(code)" "$recovery" >"$work/first/home/canbo/answers.toml"
chown 1000:1000 "$work/first/home/canbo/answers.toml"
held "enrolled, no question asked" officer first mot-cua-phuong enrol --answers /home/canbo/answers.toml
held "the used code is gone from the file" sh -c '! grep -q ^code "$1"' sh "$work/first/home/canbo/answers.toml"
held "an officer is let in" typed $password $password -- officer first mot-cua-phuong officer \
    --account hant.vmqtg --name "Nguyễn Thu Hà" --role intake --role handover --role lead --counter 03
held "a second one" typed mat-khau-thu-hai-2 mat-khau-thu-hai-2 $password -- officer first mot-cua-phuong officer \
    --account minhlt.vmqtg --name "Lê Thị Minh" --role intake --role lead --counter 03 --by hant.vmqtg
held "first contact" counter first send
step "What the city signed for all its counters"
held "the officer's screen shows the value, who set it and a lock" sh -c 'printf "%s\n" "$1"; grep -q "\"row\": \"Khổ giấy hẹn: A5.nthành phố\", \"lock\": true," <<X && ! grep -q keep-setting <<X
$1
X
$1
X' sh "$(counter first settings --title "Khổ giấy hẹn")"
officer first mot-cua-phuong policy explain receipt_size || true
held "policy explain says that the city's file set it" sh -c 'grep -q "\"level\": \"city-profile\"" <<X
$1
X' sh "$(officer first mot-cua-phuong policy explain receipt_size --json)"
step "Doctor and self-test of the first PC"
officer first mot-cua-phuong doctor --language en || true
held "doctor finds no error" sh -c '[ "$1" -lt 2 ]' sh \
    "$(officer first mot-cua-phuong doctor >/dev/null; echo $?)"
began=$(date +%s.%N)
looked=$({ officer first mot-cua-phuong doctor --json || true; } | "$python" -c \
    'import json, sys; print(len(json.load(sys.stdin)["checks"]))')
echo "doctor: $looked checks, with a session and its keyring, in $(echo "$(date +%s.%N) - $began" | bc) s"
held "at least thirty checks" test "$looked" -ge 30
held "self-test" officer first sh -c 'mot-cua-phuong selftest --out /home/canbo/selftest >/tmp/said; s=$?; tail -n 4 /tmp/said; exit $s'

step "Ten dossiers while the portal is away"
close_portal
held "received" counter first receive 10
held "backed up" typed $password -- officer first mot-cua-phuong backup now --by hant.vmqtg

step "Updates, signed by the city"
newer=$(ls "$out"/offline-newer/packages/mot-cua-phuong_*_amd64.deb)
next=$(dpkg-deb -f "$newer" Version)
release() { # release PACKAGE: two of targets sign, the online key dates it
    publish release --repository "$work/city/updates" --package "$1" --urgent --key "$keys/t1" >/dev/null
    publish sign --repository "$work/city/updates" --key "$keys/t2" --key "$keys/online"
}
release "$newer"
printf '{"update_source": "/city/updates", "update_ring": 0}\n' >"$work/first/etc/mot-cua-phuong/policy.d/city.json"
refused 2 "without the city's root nothing is believed" inside first mot-cua-phuong update install
install -m 644 "$work/city/updates/metadata/1.root.json" "$work/first/etc/mot-cua-phuong/updates/root.json"
cp "$(ls /usr/lib/*/faketime/libfaketime.so.1)" "$work/first/usr/local/lib/"
now=$(TZ=Asia/Ho_Chi_Minh date +%H%M)
if [ "$now" -ge 0730 ] && [ "$now" -lt 1730 ]; then
    inside first mot-cua-phuong update install
    held "nothing is installed in working hours" test "$(version first)" = "$first"
    evening=+11h
else
    evening=+0
fi
CLOCK=$evening held "updated, and the new version did its main job" \
    inside first sh -c 'mot-cua-phuong update install >/tmp/said 2>&1; s=$?; grep -v "^\(Selecting\|Preparing\|Unpacking\|Reading\|Building\)" /tmp/said | tail -n 6; exit $s'
held "it is $next" test "$(version first)" = "$next"
pin first # this test's newer package was not built by the city

bad=$work/bad # a version that installs well and cannot do its job
dpkg-deb -R "$newer" "$bad"
worse=$next.1
sed -i "s/^Version: .*/Version: $worse/" "$bad/DEBIAN/control"
sed -i "s/$next/$worse/g" "$bad/DEBIAN/preinst"
echo "$worse" >"$bad/usr/lib/mot-cua-phuong/VERSION"
broken=$bad/usr/lib/mot-cua-phuong/counter_app/services/intake.py
echo 'raise RuntimeError("this version is broken")' >"$broken"
rm -f "$(dirname "$broken")"/__pycache__/intake.*
dpkg-deb -Zgzip -z1 --root-owner-group --build "$bad" "$work/mot-cua-phuong_${worse}_amd64.deb" >/dev/null
release "$work/mot-cua-phuong_${worse}_amd64.deb" >/dev/null
CLOCK=$evening refused 1 "a version that fails its self-test is taken back" \
    inside first sh -c 'mot-cua-phuong update install >/tmp/said 2>&1; s=$?; grep "is back\|failed\|offered" /tmp/said; exit $s'
held "it is $next again" test "$(inside first dpkg-query -W -f '${db:Status-Status} ${Version}' mot-cua-phuong)" = "installed $next"
CLOCK=$evening held "it is not tried again" inside first mot-cua-phuong update install
held "doctor tells it" sh -c 'grep -A1 DR-043 <<X
$1
X' sh "$(officer first mot-cua-phuong doctor --language en || true)"
publish halt --repository "$work/city/updates" --key "$keys/t1" --key "$keys/t2" --key "$keys/online" >/dev/null
CLOCK=$evening inside first mot-cua-phuong update check
held "the ten are still there" counter first receive 0
held "backed up by the new version" typed $password -- officer first mot-cua-phuong backup now --by hant.vmqtg

step "The first PC is lost; a second one takes its place"
for place in media newer city stick dev/shm dev/pts dev sys proc; do
    umount -l "$work/first/$place" 2>/dev/null || true
done
rm -rf --one-file-system "$work/first"
bare second
held "installed from the newer folder" inside second sh /newer/install.sh
pin second
held "drill" typed khoa-thanh-pho -- officer second mot-cua-phuong restore --from /stick/sao-luu --drill --by hant.vmqtg --key /city/city.pem
held "restored with the city's key" typed khoa-thanh-pho $password $password -- officer second mot-cua-phuong restore \
    --from /stick/sao-luu --by hant.vmqtg --key /city/city.pem
open_portal
held "enrolled as the same counter, data confirmed" typed $password -- officer second mot-cua-phuong enrol \
    --portal http://127.0.0.1:8790 --code "$(code)" --counter 03 --by hant.vmqtg
held "everything is sent" counter second send
at_portal=$("$python" - "$work/portal/portal.db" <<'PY'
import sqlite3, sys
[[count]] = sqlite3.connect(sys.argv[1]).execute("SELECT count(*) FROM dossier")
print(count)
PY
)
held "the portal has ten dossiers (it has $at_portal)" test "$at_portal" = 10

step "Purge"
held "purged" inside second sh -c 'DEBIAN_FRONTEND=noninteractive apt-get -qq purge -y mot-cua-phuong >/dev/null'
for place in usr/lib usr/share/doc usr/bin etc var/lib; do
    held "nothing left in /$place" test ! -e "$work/second/$place/mot-cua-phuong"
done
held "what the officer keeps is kept" test -s "$work/second/home/canbo/.local/share/mot-cua-phuong/counter.db"

step "$([ $failed = 0 ] && echo "All held" || echo "Not all held")"
exit $failed
