#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh: lines a second that are scored as VADER does it, beside VADER in Python and its port to JavaScript. RUNS (5)
# rounds of 100,000 lines, in which the three take turns. $VADER_PY names the folder of the original in Python; without
# it, our own of the published method stands in. Without npm its port is passed over.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$here/../../..
bench=$root/build/bench/bench
work=${BENCH_HOME:-$root/build/bench-data}
mkdir -p "$work"
lines=$work/sentiment-lines.txt
measured=$work/sentiment.jsonl
"$bench/bench_sentiment" lines 100000 >"$lines"

npm=$work/sentiment-npm
has_npm=
if command -v npm >/dev/null; then
    mkdir -p "$npm"
    cp "$here/package.json" "$here/npm_vader.mjs" "$npm"
    (cd "$npm" && npm install --no-audit --no-fund --ignore-scripts --silent >/dev/null 2>&1) && has_npm=1
fi
[[ -n $has_npm ]] || echo "# passed over: vader-sentiment of npm is not to be had here" >&2

: >"$measured"
for _ in $(seq "${RUNS:-5}"); do
    "$bench/bench_sentiment" score "$lines" 1 >>"$measured"
    python3 "$here/vader_reference.py" "$root/resources/words/en" "$lines" 1 >>"$measured"
    [[ -z $has_npm ]] || node "$npm/npm_vader.mjs" "$lines" 1 >>"$measured"
done
"$bench/bench_sentiment" judge >>"$measured"
python3 "$here/../report.py" sentiment "$measured"
