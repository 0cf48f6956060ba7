#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# fresh.sh [DIR]: a newcomer's machine. A bare Debian 12 in DIR (build/fresh), in it a clean clone of HEAD,
# "./dev run" and "./dev test" in that, and both once more with the network unplugged. The tree is kept, so
# that the next call only builds what changed; remove DIR to begin from nothing. Called by "./dev fresh".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. tools/bare_debian.sh

tree=$(realpath -m "${1:-build/fresh}")
clone=$tree/root/hatstand
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

clone_head() {
    if [[ -d $clone ]]; then
        git -C "$clone" fetch --quiet "$PWD" HEAD
        git -C "$clone" checkout --quiet --force --detach FETCH_HEAD
        git -C "$clone" clean --quiet --force -d
    else
        git clone --quiet --no-local --no-checkout . "$clone"
        git -C "$clone" checkout --quiet --detach "$(git rev-parse HEAD)"
    fi
}

step "a bare Debian 12" make_bare_debian "$tree"
step "a clone of HEAD" clone_head
step "./dev run" in_bare_debian "$tree" bash -c 'cd ~/hatstand && ./dev run'
step "./dev test" in_bare_debian "$tree" bash -c 'cd ~/hatstand && ./dev test'
step "./dev run again, without a network" in_bare_debian --no-network "$tree" bash -c 'cd ~/hatstand && ./dev run'
step "./dev test again, without a network" env -u CI "$BASH" -c ". tools/bare_debian.sh; in_bare_debian --no-network '$tree' bash -c 'cd ~/hatstand && ./dev test'"

printf '\n'
printf '%s\n' "${report[@]}"
