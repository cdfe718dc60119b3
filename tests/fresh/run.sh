#!/bin/sh
# Proves both commands on machines that have nothing: two Debian 12 systems of their own, made by debootstrap.
#   root     may install: ./test and ./run work as they are
#   reader   may not: gets exactly one apt line and status 1; root types it; then both work
# Needs root, debootstrap and unshare. What the host's package clients are told (mirror, proxy, certificates,
# index) is carried into the systems; no address stands here. FRESH_KEEP=1 keeps the folder.
set -eu
HERE=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
SUITE=${FRESH_SUITE:-bookworm}
say() { printf '\n== %s\n' "$*"; }
die() { printf 'fresh: %s\n' "$*" >&2; exit 1; }

if [ "${FRESH_INSIDE:-}" != yes ]; then
    [ "$(id -u)" = 0 ] || die "needs root: it makes systems of its own"
    command -v debootstrap >/dev/null || { apt-get -qq update && apt-get -qq install --yes debootstrap; } >&2
    FRESH_INSIDE=yes exec unshare --mount --fork sh "$0"  # mounts vanish with the namespace
fi
mount --make-rprivate /
WORK=$(mktemp -d "${TMPDIR:-/var/tmp}/altmetric-fresh.XXXXXX")
clean_up() {
    for place in "$WORK"/*/dev "$WORK"/*/proc; do umount -R -l "$place" 2>/dev/null || true; done
    rm -rf --one-file-system "$WORK"
}
[ -n "${FRESH_KEEP:-}" ] || trap clean_up EXIT

carry_clients() {  # carry_clients ROOT: apt and pip there are told what they are told here
    apt-config dump | grep -E '^Acquire::(https?::|Check-|Retries|ForceIPv)' >"$1/etc/apt/apt.conf.d/00host" || true
    mkdir -p "$1/usr/local/share/ca-certificates"
    cp /usr/local/share/ca-certificates/*.crt "$1/usr/local/share/ca-certificates/" 2>/dev/null || true
    { echo '[global]'; python3 -m pip config list 2>/dev/null \
        | sed -n "s/^[^=]*\.\(index-url\|cert\|proxy\|trusted-host\|default-timeout\|timeout\)='\(.*\)'\$/\1 = \2/p" \
        | sed 's/^default-timeout/timeout/' | sort -u; } >"$1/etc/pip.conf"
}

inside() {  # inside ROOT USER COMMAND…: an empty environment but for a proxy
    root=$1 user=$2
    shift 2
    home=/root
    [ "$user" = root ] || home=/home/$user
    chroot --userspec="$user" "$root" /usr/bin/env -i HOME="$home" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        LANG=C.UTF-8 ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
        ${no_proxy:+no_proxy="$no_proxy"} sh -c 'cd "$HOME/altmetric-desktop" 2>/dev/null || cd /; "$@"' sh "$@" </dev/null
}

new_system() {  # new_system NAME USER: a copy of the base with a clone of the project in the user's home
    cp -a "$WORK/base" "$WORK/$1"
    mount -t proc proc "$WORK/$1/proc"
    mount --rbind /dev "$WORK/$1/dev"
    home=/root
    [ "$2" = root ] || { home=/home/$2; chroot "$WORK/$1" useradd --create-home "$2"; }
    git clone --quiet "$HERE" "$WORK/$1$home/altmetric-desktop"
    chroot "$WORK/$1" chown -R "$2:$2" "$home"
}

has_workbook() { [ -s "$1/altmetric-desktop/demonstration.xlsx" ] || die "no workbook was written"; }

refused() {  # refused COMMAND…: the reader is told one apt line, with status 1; keeps it in `line`
    status=0
    inside "$WORK/reader" reader "$@" >"$WORK/said" 2>&1 || status=$?
    cat "$WORK/said"
    [ "$status" = 1 ] || die "expected status 1, got $status"
    [ "$(grep -c apt-get "$WORK/said")" = 1 ] || die "expected exactly one apt line"
    line=$(grep apt-get "$WORK/said")
}

root_types() {
    say "root types: $1"
    inside "$WORK/reader" root env DEBIAN_FRONTEND=noninteractive sh -c "$1" >"$WORK/apt.log" 2>&1 \
        || { tail -n 20 "$WORK/apt.log"; die "root's line did not work"; }
}

say "a Debian ($SUITE) with nothing in it"
mirror=$(apt-get indextargets --format '$(REPO_URI)' "Codename: $SUITE" 2>/dev/null | head -n 1)
debootstrap --variant=minbase "$SUITE" "$WORK/base" $mirror >"$WORK/debootstrap.log" 2>&1 \
    || { tail -n 20 "$WORK/debootstrap.log"; die "debootstrap failed"; }
carry_clients "$WORK/base"

say "as root: ./run, then ./test"
new_system root root
inside "$WORK/root" root ./run
has_workbook "$WORK/root/root"
inside "$WORK/root" root ./test

say "as a user who may not install: ./run and ./test each name one line"
new_system reader reader
refused ./run
refused ./test
root_types "$line"
inside "$WORK/reader" reader ./run
has_workbook "$WORK/reader/home/reader"
inside "$WORK/reader" reader ./test --fast

say "both commands work on a fresh $SUITE, as root and as a user"
