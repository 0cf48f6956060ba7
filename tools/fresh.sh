#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# fresh.sh [DIR]: a newcomer's machine. A bare Debian 12 in DIR (build/fresh), in it a user who may use sudo and
# has a clean clone of HEAD, "./dev run" and "./dev test" in that, and both once more with the network unplugged.
# The tree is kept, so that the next call only builds what changed; remove DIR to begin from nothing. Needs root.
# Called by "./dev fresh".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. tools/bare_debian.sh

tree=$(realpath -m "${1:-build/fresh}")
clone=$tree/home/newcomer/hatstand
report=()

# step NAME COMMAND…: runs it, notes how long it took, and stops at the first failure.
step() {
    local name=$1 began=$SECONDS
    shift
    echo "== $name"
    "$@" || { echo "== $name failed after $((SECONDS - began)) s" >&2; exit 1; }
    report+=("$(printf '%5d s  %s' $((SECONDS - began)) "$name")")
}

[[ -z $(git status --porcelain --untracked-files=no) ]] || echo "Only what is committed is cloned; there are changes that are not." >&2

add_newcomer() {
    [[ ! -d $tree/home/newcomer ]] || return 0
    in_bare_debian "$tree" bash -c '
        apt-get -qq update
        DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends sudo >/dev/null
        useradd --create-home --shell /bin/bash newcomer
        echo "newcomer ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/newcomer'
}

# as_newcomer [--no-network] COMMAND: a line of shell in the clone.
as_newcomer() {
    local network=()
    [[ $1 != --no-network ]] || { network=(--no-network); shift; }
    in_bare_debian "${network[@]}" "$tree" \
        runuser -u newcomer -- env HOME=/home/newcomer bash -c "cd ~/hatstand && $1"
}

clone_head() {
    # git only works in what belongs to whoever calls it.
    [[ ! -d $clone ]] || chown -R --reference="$PWD" "$clone"
    if [[ -d $clone ]]; then
        git -C "$clone" fetch --quiet "$PWD" HEAD
        git -C "$clone" checkout --quiet --force --detach FETCH_HEAD
        git -C "$clone" clean --quiet --force -d
    else
        git clone --quiet --no-local --no-checkout . "$clone"
        git -C "$clone" checkout --quiet --detach "$(git rev-parse HEAD)"
    fi
    chown -R --reference="$tree/home/newcomer" "$clone"
}

step "a bare Debian 12" make_bare_debian "$tree"
step "a user with sudo" add_newcomer
step "a clone of HEAD" clone_head
step "./dev run" as_newcomer "./dev run"
step "./dev test" as_newcomer "./dev test"
unset CI # the real servers are there by now, but not all that they ask for at their start
step "./dev run again, without a network" as_newcomer --no-network "./dev run"
step "./dev test again, without a network" as_newcomer --no-network "./dev test"

printf '\n'
printf '%s\n' "${report[@]}"
