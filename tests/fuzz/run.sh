#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs fuzzers of the preset "fuzz", which is built before:
#   run.sh [NAME|all] [SECONDS]     all, 60 seconds each, when nothing is named
# What it finds out goes to build/fuzz/corpus, what breaks to build/fuzz/broken; the exit status is then 1. Give such a
# file to the fuzzer again with: build/fuzz/bin/fuzz_NAME FILE
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
name=${1:-all}
seconds=${2:-60}
[[ $seconds =~ ^[0-9]+$ ]] || { echo "run.sh: \"$seconds\" is no number of seconds" >&2; exit 2; }
names=()
for folder in tests/fuzz/corpus/*/; do names+=("$(basename "$folder")"); done
if [[ $name != all ]]; then
    [[ -d tests/fuzz/corpus/$name ]] || { echo "run.sh: there is no fuzzer \"$name\"; there are: ${names[*]}" >&2; exit 2; }
    names=("$name")
fi
status=0
for one in "${names[@]}"; do
    found=build/fuzz/corpus/$one broken=build/fuzz/broken/$one/
    mkdir -p "$found" "$broken"
    # A single input may take ten seconds under the sanitizers, and 2 GB.
    "build/fuzz/bin/fuzz_$one" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 \
        -artifact_prefix="$broken" -print_final_stats=1 -verbosity=0 "$found" "tests/fuzz/corpus/$one" || status=1
    echo "fuzz_$one: $([[ -n $(ls -A "$broken") ]] && echo "broken, see $broken" || echo "nothing found")"
done
exit "$status"
