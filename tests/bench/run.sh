#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Measures what the project promises to be fast, as ratios within one run:
#   run.sh [start] [pages] [calendar] [feeds] [intake] [due] [inbox] [publish] [sentiment]   everything when nothing is named
#   run.sh publish [bluesky] [stub] [burst] [week]   parts of what is promised of sending
# RUNS (9) rounds; in each round the programs take turns, so that a slow minute hits all of them alike.
# The exit status is 1 when a promise was missed. What it is measured with, and why so, tells report.py.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
bin=build/bench/bin
bench=build/bench/bench
work=${BENCH_HOME:-build/bench-data}
runs=${RUNS:-9}
mkdir -p "$work"
work=$(cd "$work" && pwd)
what=${*:-start pages calendar feeds intake due inbox publish sentiment}
publishing=()
if [[ ${1:-} = publish ]]; then
    what=publish
    publishing=("${@:2}")
fi
status=0

# measure_frames COMMAND…: three runs of a program that prints its figures.
measure_frames() {
    local lines
    lines=$(for _ in 1 2 3; do "$@"; done)
    python3 tests/bench/report.py frames <(echo "$lines") || status=1
}

machine() {
    echo "# $(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(awk '/MemTotal/ {printf "%.0f GiB", $2 / 1048576}' /proc/meminfo), kernel $(uname -r)"
}

# A workspace of 50 clients and 100,000 posts, made anew each day so that "today" has posts in it.
large_workspace() {
    local file=$work/large.hatstand stamp
    stamp=$(date +%F)
    if [[ ! -s $file || $(cat "$work/large.date" 2>/dev/null) != "$stamp" ]]; then
        echo "# making 50 clients and 100,000 posts" >&2
        rm -rf "$file"*
        "$bench/bench_data" "$file" 50 100000
        echo "$stamp" >"$work/large.date"
    fi
}

start_display() {
    rm -f "$work/display" "$work/bus"
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$work/display" 2>/dev/null &
    local xvfb=$!
    dbus-daemon --session --nofork --print-address=3 3>"$work/bus" >/dev/null 2>&1 &
    local bus=$!
    # shellcheck disable=SC2064
    trap "kill $xvfb $bus 2>/dev/null || true" EXIT
    for _ in $(seq 100); do [[ -s $work/display && -s $work/bus ]] && break; sleep 0.05; done
    DISPLAY=:$(cat "$work/display")
    DBUS_SESSION_BUS_ADDRESS=$(cat "$work/bus")
    export DISPLAY DBUS_SESSION_BUS_ADDRESS QT_QPA_PLATFORM=xcb
}

# one NAME COMMAND…: one start, with a home of its own; its JSON line goes to the file of its name.
one() {
    local name=$1 home=$work/home-$1
    shift
    mkdir -p "$home/run"
    chmod 700 "$home/run"
    env HOME="$home" XDG_RUNTIME_DIR="$home/run" XDG_CONFIG_HOME="$home/.config" \
        XDG_DATA_HOME="$home/.local/share" XDG_CACHE_HOME="$home/.cache" \
        "$bench/bench_mapwait" 2 400 300 "$@" >>"$work/start-$name.jsonl" || echo "# $name: no window in 30 s" >&2
}

measure_start() {
    large_workspace
    start_display
    rm -f "$work"/start-*.jsonl
    local qbittorrent=$work/home-qbittorrent/.config/qBittorrent round
    mkdir -p "$qbittorrent"
    grep -qs Accepted=true "$qbittorrent/qBittorrent.conf" \
        || printf '[LegalNotice]\nAccepted=true\n' >>"$qbittorrent/qBittorrent.conf"
    for round in $(seq 0 "$runs"); do # round 0 warms caches and writes configuration
        one empty "$bench/bench_empty"
        one hatstand "$bin/hatstand" "$work/large.hatstand"
        one hatstand-new "$bin/hatstand" "$work/small.hatstand"
        ! command -v qbittorrent >/dev/null || one qbittorrent qbittorrent --no-splash
        ! command -v keepassxc >/dev/null || one keepassxc keepassxc
        ((round > 0)) || rm -f "$work"/start-*.jsonl
    done
    python3 tests/bench/report.py start "$work"/start-*.jsonl || status=1
}

machine
for part in $what; do
    case $part in
        start)
            [[ -s $work/small.hatstand ]] || "$bin/hatstand-cli" --workspace "$work/small.hatstand" workspace new >/dev/null
            measure_start
            ;;
        pages)
            large_workspace
            measure_frames "$bench/bench_pages" "$work/large.hatstand"
            ;;
        calendar)
            measure_frames "$bench/bench_calendar"
            ;;
        feeds)
            tests/bench/feeds/run.sh || status=1
            ;;
        due)
            python3 tests/bench/report.py due <(for _ in 1 2 3; do "$bench/bench_due_feeds" "$work"; done) || status=1
            ;;
        intake)
            "$bench/bench_feeds" write "$work/feeds.bin"
            python3 tests/bench/report.py intake <("$bench/bench_intake" "$work/feeds.bin" "$work") || status=1
            ;;
        inbox)
            python3 tests/bench/report.py inbox <("$bench/bench_inbox" "$work") || status=1
            ;;
        publish)
            tests/bench/publish/run.sh "${publishing[@]}" || status=1
            ;;
        sentiment)
            tests/bench/sentiment/run.sh || status=1
            ;;
        *) echo "run.sh: there is no part \"$part\"" >&2; exit 2 ;;
    esac
done
exit "$status"
