# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# To be sourced: a bare Debian 12 in a folder, reached the way this machine reaches the network, and
# commands run in it. Needs root, debootstrap and unshare.

# make_bare_debian DIR: minbase with git and bash, or what an earlier call left there.
make_bare_debian() {
    local tree=$1
    ((EUID == 0)) || { echo "A bare Debian can only be made by root (debootstrap, chroot)." >&2; return 1; }
    if [[ ! -e $tree/.bare-debian-complete ]]; then
        echo "Making a bare Debian 12 in $tree" >&2
        mkdir -p "$tree"
        debootstrap --variant=minbase --include=git,bash,ca-certificates bookworm "$tree" "$(debian_mirror)" \
            >"$tree.log" 2>&1 || { tail -n 20 "$tree.log" >&2; return 1; }
        touch "$tree/.bare-debian-complete"
    fi
    pass_network_settings "$tree"
}

# The mirror this machine uses for Debian 12 itself, or Debian's own.
debian_mirror() {
    local mirror=
    if command -v apt-get >/dev/null; then
        # shellcheck disable=SC2016 # the names in the format are apt's
        mirror=$(apt-get indextargets --format '$(RELEASE) $(SITE)' 'Created-By: Packages' 2>/dev/null \
            | awk '$1 == "bookworm" && $2 ~ /debian\/?$/ { print $2; exit }') || true
    fi
    echo "${mirror:-http://deb.debian.org/debian}"
}

# Names, certificates, and how apt and npm reach their servers; never a user's own files, which hold secrets.
pass_network_settings() {
    local tree=$1 mirror
    mirror=$(debian_mirror)
    cat >"$tree/etc/apt/sources.list" <<SOURCES
deb $mirror bookworm main
deb $mirror bookworm-updates main
deb ${mirror%/debian*}/debian-security bookworm-security main
SOURCES
    apt-config dump 2>/dev/null | grep -E '^Acquire::(https?|Check|Retries|AllowReleaseInfoChange)[^ ]* "[^"]+' \
        >"$tree/etc/apt/apt.conf.d/90-of-the-host" || true
    cp -L /etc/resolv.conf "$tree/etc/resolv.conf"
    [[ ! -f /etc/npmrc ]] || cp /etc/npmrc "$tree/etc/npmrc"
    if compgen -G '/usr/local/share/ca-certificates/*.crt' >/dev/null; then
        mkdir -p "$tree/usr/local/share/ca-certificates"
        cp /usr/local/share/ca-certificates/*.crt "$tree/usr/local/share/ca-certificates/"
        chroot "$tree" update-ca-certificates >/dev/null 2>&1
    fi
}

# in_bare_debian [--no-network] DIR COMMAND…: as root in a login of its own; what it starts ends with it.
in_bare_debian() {
    local network=() lo=:
    if [[ $1 == --no-network ]]; then
        network=(--net)
        lo='ip link set lo up' # tests talk to servers of their own on the loopback
        shift
    fi
    local tree=$1 name keep=()
    shift
    for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY CI TERM; do
        [[ -z ${!name:-} ]] || keep+=("$name=${!name}")
    done
    # npm's node reads its certificates from its own list unless told otherwise.
    keep+=(NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt)
    # shellcheck disable=SC2016 # $1 is for the inner shell
    unshare --mount --pid --fork --kill-child "${network[@]}" bash -c '
        set -euo pipefail
        tree=$1; shift
        '"$lo"'
        mount -t proc proc "$tree/proc"
        mount --rbind /dev "$tree/dev"
        mount -t tmpfs tmpfs "$tree/tmp"
        mount -t tmpfs tmpfs "$tree/run"
        exec chroot "$tree" /usr/bin/env -i HOME=/root LANG=C.UTF-8 \
            PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
    ' bash "$tree" "${keep[@]}" "$@"
}
