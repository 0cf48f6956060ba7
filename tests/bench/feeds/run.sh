#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Items a second out of 20 MB of feeds, half RSS and half Atom, beside rss-parser and feedsmith from npm. RUNS (5)
# rounds, in which the three take turns. Without Node and the packages the others are passed over, and it says so.
# shellcheck source=../../servers/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../servers/lib.sh"
bench=$HERE/../../../build/bench/bench
work=${BENCH_HOME:-$HERE/../../../build/bench-data}
mkdir -p "$work"
work=$(cd "$work" && pwd)

# Node and the packages; called in a shell of its own, which ends with the first failure.
if [[ ${1:-} = install ]]; then
    use_node22
    npm_deps
    cp "$HERE"/*.mjs "$CACHE" # packages are found beside the program
    exit
fi

others=(rss-parser feedsmith)
if "$HERE/run.sh" install >"$work/feeds-npm.log" 2>&1; then
    use_node22
else
    say "others are passed over: they need Node and packages from npm, and they are not to be had here ($work/feeds-npm.log)"
    others=()
fi
"$bench/bench_feeds" write "$work/feeds.bin"
lines=$work/feeds.jsonl
: >"$lines"
for _ in $(seq "${RUNS:-5}"); do
    "$bench/bench_feeds" "$work/feeds.bin" >>"$lines"
    for name in "${others[@]}"; do node "$CACHE/others.mjs" "$name" "$work/feeds.bin" >>"$lines"; done
done
python3 "$HERE/../report.py" feeds "$lines"
