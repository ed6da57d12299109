#!/bin/bash
# The package under a real systemd: a bare Debian 12 booted without network (systemd is
# process 1, by systemd-nspawn), installed from the offline folder, the timer, the update
# service with its sandbox, an administrator's word, purge.
# Usage: test_systemd.sh OUT, as root, after test_installers.sh OUT has left the packages
# and offline folders there. The transcript is OUT/systemd.txt.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
repository=$(realpath "$here/../..")
out=$(realpath -m "$1")
python=${PYTHON:-$repository/.venv/bin/python}
base=${BASE:-$repository/out/installers/base}
exec > >(tee "$out/systemd.txt") 2>&1
[ "$(id -u)" = 0 ] || { echo "A machine is booted by root only."; exit 1; }

failed=0
step() { echo; echo "== $*"; }
held() { # held WORDS COMMAND...
    local words=$1 status=0; shift
    "$@" || status=$?
    if [ $status = 0 ]; then echo "ok: $words"; else echo "FAILED ($status): $words"; failed=1; fi
}

work=$(mktemp -d "${TMPDIR:-/tmp}/systemd.XXXXXX")
root=$work/pc
machine= first=
tidy() {
    [ -z "$machine" ] || { kill "$machine" 2>/dev/null && wait "$machine" 2>/dev/null; } || true
    rm -rf --one-file-system "$work"
}
trap tidy EXIT

step "A bare Debian 12 with systemd, booted"
mkdir -p "$work"/{keys,city}
cp -a "$base" "$root"
cp /etc/resolv.conf "$root/etc/resolv.conf"
apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) main' \
    'Created-By: Packages' 'Component: main' | grep ' bookworm' | sort -u >"$root/etc/apt/sources.list"
chroot "$root" sh -c 'apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
    --no-install-recommends systemd systemd-sysv' >"$work/said" 2>&1 || { tail "$work/said"; exit 1; }
rm -f "$root/etc/resolv.conf"
: >"$root/etc/machine-id"
cp "$(ls /usr/lib/*/faketime/libfaketime.so.1)" "$root/usr/local/lib/"
systemd-nspawn --quiet --directory="$root" --boot --private-network --register=no --keep-unit \
    --console=pipe --bind-ro="$out/offline:/media" --bind-ro="$out/offline-newer:/newer" \
    --bind-ro="$work/city:/city" >"$work/console" 2>&1 </dev/null &
machine=$!
until [ -n "$first" ]; do # its process 1, as it is called out here
    kill -0 $machine
    sleep 0.2
    for process in $(ps -o pid= --ppid $machine); do
        [ "$(sed -n 's/^NSpid:.*\t//p' "/proc/$process/status" 2>/dev/null)" != 1 ] || first=$process
    done
done
inside() {
    nsenter --target "$first" --mount --uts --ipc --net --pid --cgroup --root --wd \
        env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 HOME=/root "$@"
}
until inside test -S /run/systemd/private 2>/dev/null; do kill -0 $machine; sleep 0.2; done
held "systemd is process 1 and everything started" inside systemctl is-system-running --wait

step "Installed"
timer=mot-cua-phuong-update.timer service=mot-cua-phuong-update.service
held "installed from the folder, no network, no question" inside sh /media/install.sh
held "nothing failed to start" inside systemctl is-system-running --wait
held "the timer is enabled" inside systemctl is-enabled $timer
held "the timer waits" inside systemctl is-active $timer
next=$(inside systemctl show -p NextElapseUSecRealtime --value $timer)
hour=$(TZ=Asia/Ho_Chi_Minh date -d "$next" +%H%M)
held "for an evening in Hà Nội, 17:40 to 21:40 ($hour)" test "$hour" -ge 1740 -a "$hour" -le 2140
held "systemd finds no fault in both units" inside systemd-analyze verify --man=no \
    /lib/systemd/system/$timer /lib/systemd/system/$service
inside systemd-analyze security --no-pager $service | tail -n 1
inside systemctl start $service
held "without the city's root the service does nothing" test \
    "$(inside systemctl show -p ConditionResult --value $service)" = no

step "The update service, started by systemd in its sandbox"
printf 'sáu từ bất kỳ ghép lại\n' >"$work/key-password"
publish() { (cd "$repository" && "$python" main.py publish "$@" --password-fd 3 3<"$work/key-password" >/dev/null); }
keys=$work/keys
for key in r1 r2 r3 t1 t2 online; do publish key --out "$keys/$key"; done
publish begin --repository "$work/city/updates" --root "$keys/r1" --root "$keys/r2" \
    --root "$keys/r3" --targets "$keys/t1" --targets "$keys/t2" --online "$keys/online"
newer=$(ls "$out"/offline-newer/packages/mot-cua-phuong_*_amd64.deb)
version=$(dpkg-deb -f "$newer" Version)
publish release --repository "$work/city/updates" --package "$newer" --urgent --key "$keys/t1"
publish sign --repository "$work/city/updates" --key "$keys/t2" --key "$keys/online"
install -m 644 "$work/city/updates/metadata/1.root.json" "$root/etc/mot-cua-phuong/updates/root.json"
printf '{"update_source": "/city/updates", "update_ring": 0}\n' >"$root/etc/mot-cua-phuong/policy.d/city.json"
now=$(TZ=Asia/Ho_Chi_Minh date +%H%M)
if [ "$now" -ge 0730 ] && [ "$now" -lt 1730 ]; then
    mkdir -p "$root/etc/systemd/system/$service.d"
    printf '[Service]\nEnvironment=LD_PRELOAD=/usr/local/lib/libfaketime.so.1 FAKETIME=+11h\n' \
        >"$root/etc/systemd/system/$service.d/evening.conf"
    inside systemctl daemon-reload
fi
inside systemctl start $service || inside journalctl --no-pager -n 30 -u $service
held "it ended well" test "$(inside systemctl show -p Result --value $service)" = success
held "$version is installed and did its main job" test \
    "$(inside dpkg-query -W -f '${db:Status-Status} ${Version}' mot-cua-phuong)" = "installed $version"
inside journalctl --no-pager --output=cat -u $service | grep "as signed\|main job" || true
held "the timer is still enabled and waits" inside systemctl is-active $timer

step "What an administrator switched off stays off"
inside systemctl disable --now $timer
held "installed once more" inside sh /newer/install.sh
held "still off" sh -c '[ "$1" = disabled ]' sh "$(inside systemctl is-enabled $timer || true)"
held "not running either" sh -c '[ "$1" = inactive ]' sh "$(inside systemctl is-active $timer || true)"

step "Purge"
held "purged" inside sh -c 'DEBIAN_FRONTEND=noninteractive apt-get -qq purge -y mot-cua-phuong >/dev/null'
held "systemd knows neither unit" sh -c '[ -z "$1" ]' sh \
    "$(inside systemctl list-unit-files --no-legend 'mot-cua-phuong*')"
held "nothing is left failed" inside systemctl is-system-running

step "$([ $failed = 0 ] && echo "All held" || echo "Not all held")"
exit $failed
