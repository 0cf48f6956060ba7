#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What is promised of sending (docs/speed.md):
#   run.sh [bluesky] [stub] [burst] [week]      everything when nothing is named
# RUNS (5; 9 for bluesky, where rounds differ most) rounds; in each, those that are compared take turns (slices.py).
# What needs Node and cannot have it is passed over, and says so.
# shellcheck source=../../servers/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../servers/lib.sh"
bench=$HERE/../../../build/bench/bench
work=${BENCH_HOME:-$HERE/../../../build/bench-data}
runs=${RUNS:-}
mkdir -p "$work"
work=$(cd "$work" && pwd)
status=0
stub=
report() { python3 "$HERE/../report.py" "$@" || status=1; }

# Node and the two clients that Hatstand is measured against; called by have_node in a shell of its own, which
# ends with the first failure.
if [[ ${1:-} = install ]]; then
    use_node22
    npm_deps
    cp "$HERE"/*.mjs "$CACHE" # packages are found beside the program
    exit
fi

have_node() {
    if ! "$HERE/run.sh" install >"$work/publish-npm.log" 2>&1; then
        say "passed over: it needs Node and packages from npm, and they are not to be had here ($work/publish-npm.log)"
        return 1
    fi
    use_node22
}

# rounds ID ROUNDS SLICES URL HANDLE PASSWORD COUNT WARM WHO…: Hatstand and those others, taking turns.
rounds() {
    local id=$1 usual=$2 slices=$3 lines=$work/publish-$1.jsonl who
    local where=("${@:4:5}") programs=(-- "$bench/bench_publish" "$work" "${@:4:5}")
    for who in "${@:9}"; do programs+=(-- node "$CACHE/others.mjs" "$who" "${where[@]}"); done
    python3 "$HERE/slices.py" "${runs:-$usual}" "$slices" "${programs[@]}" >"$lines"
    report "publish-$id" "$lines"
}

measure_stub() {
    have_node || return 0
    node "$CACHE/stub.mjs" >"$work/stub.port" &
    stub=$!
    for _ in $(seq 100); do [[ -s $work/stub.port ]] && break; sleep 0.05; done
    rounds stub 5 1 "http://127.0.0.1:$(cat "$work/stub.port")" stub.test x 5000 500 official
    kill "$stub"
    stub=
}

measure_bluesky() {
    have_node || return 0
    local server=$HERE/../../servers/server.sh
    export APPVIEW=0 INSTANCE=bench PORT=28940
    local lines
    if ! lines=$("$server" start bluesky); then
        say "passed over: the Bluesky server does not start here"
        return 0
    fi
    local BLUESKY_URL BLUESKY_ALICE_HANDLE BLUESKY_ALICE_PASSWORD
    eval "$(grep -E '^BLUESKY_(URL|ALICE_HANDLE|ALICE_PASSWORD)=' <<<"$lines")"
    # 500 posts, in slices of a hundred.
    rounds bluesky 9 5 "$BLUESKY_URL" "$BLUESKY_ALICE_HANDLE" "$BLUESKY_ALICE_PASSWORD" 100 100 bare official
    "$server" stop bluesky
}

# shellcheck disable=SC2317 # the trap calls it
finish() {
    [[ -z $stub ]] || kill "$stub" 2>/dev/null || true
    rm -rf "$work"/publish-?????? "$work"/burst-?????? "$work"/week-??????
}
trap finish EXIT

(($# > 0)) || set -- bluesky stub burst week
for part; do
    case $part in
        bluesky) measure_bluesky ;;
        stub) measure_stub ;;
        burst) report burst <(for _ in 1 2 3; do "$bench/bench_burst" "$work"; done) ;;
        week) report week <("$bench/bench_week" "$work") ;;
        *) die "there is no part \"$part\"" ;;
    esac
done
exit "$status"
