#!/bin/sh
# Install or update mot-cua-phuong from this folder, without network and without a
# question. Exit status: 0 installed and looked at by doctor, 1 not (a sentence says
# why), 2 wrongly called. Usage: sudo sh install.sh
set -eu

say() {
    echo "install.sh: $1" >&2
    echo "install.sh: $2" >&2
}

[ $# = 0 ] || { say "Không nhận tham số." "There are no arguments."; exit 2; }
[ "$(id -u)" = 0 ] || {
    say "Phải chạy bằng quyền quản trị: sudo sh install.sh" "Run it as root: sudo sh install.sh"
    exit 1
}
here=$(cd "$(dirname "$0")" && pwd)
cd "$here"
sha256sum --quiet -c SHA256SUMS >&2 || {
    say "Thư mục bị hỏng hoặc bị sửa; chép lại. Chưa cài gì." \
        "This folder is damaged or altered; copy it again. Nothing was installed."
    exit 1
}

lists=$(mktemp -d)
trap 'rm -rf "$lists"' EXIT
mkdir "$lists/state" "$lists/cache"
# Everybody's apt reads the folder, whatever its place is called and may be read by.
echo "deb [trusted=yes] copy:$(printf %s "$here" | sed 's/ /%20/g') ./" >"$lists/here.list"
apt() {
    LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive apt-get -qq \
        -o APT::Sandbox::User=root \
        -o Dir::Etc::SourceList="$lists/here.list" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::State::Lists="$lists/state" -o Dir::Cache="$lists/cache" \
        -o DPkg::Lock::Timeout="${LOCK_SECONDS:-120}" -o Dpkg::Options::=--force-confold "$@"
}
set -- packages/mot-cua-phuong_*_amd64.deb
[ $# = 1 ] && [ -e "$1" ] || {
    say "Thư mục phải có đúng một gói mot-cua-phuong. Chưa cài gì." \
        "There must be exactly one package mot-cua-phuong here. Nothing was installed."
    exit 1
}
newest=$1
version=$(dpkg-deb -f "$newest" Version)
there=$(dpkg-query -W -f '${db:Status-Status} ${Version}' mot-cua-phuong 2>/dev/null || true)
case $there in
    installed\ *) there=${there#* } ;;
    *) there= ;;
esac
if [ -n "$there" ] && dpkg --compare-versions "$there" gt "$version"; then
    say "Máy đang có phiên bản $there, mới hơn $version; không hạ cấp." \
        "This PC has version $there, newer than $version; it is not taken back."
    exit 1
fi
put_in() { apt install -y --no-install-recommends "mot-cua-phuong=$version"; }
# A PC switched off in the middle of an installation: dpkg first ends what it began.
finish() {
    [ -n "$(dpkg --audit)$(ls /var/lib/dpkg/updates)" ] &&
        DEBIAN_FRONTEND=noninteractive dpkg --force-confold --configure -a
}
if ! { apt update && { put_in || { finish && put_in; }; }; } >"$lists/said" 2>&1 </dev/null; then
    tail -n 30 "$lists/said" >&2
    say "Chưa cài được; lý do ở trên." "Not installed; the reason is above."
    exit 1
fi
# What is there now is the way back when a later update fails its self-test.
kept=/var/lib/mot-cua-phuong/updates
mkdir -p -m 700 "$kept" "$kept/packages"
rm -f "$kept/packages/"*.deb
cp "$newest" "$kept/packages/" || echo "install.sh: $kept: no room for the way back" >&2
echo "mot-cua-phuong $(dpkg-query -W -f '${Version}' mot-cua-phuong): đã cài xong."
