# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Medians of the start-up runs, and ratios taken round by round (round i of one against round i of the other)."""
import json
import pathlib
import statistics
import sys

runs = {}
for path in map(pathlib.Path, sys.argv[1:]):
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    rows = [row for row in rows if row["drawn"] > 0]
    if rows:
        runs[path.stem.removeprefix("start-")] = rows


def spread(values):
    return f"{statistics.median(values):8.1f}  ({min(values):.1f}–{max(values):.1f})"


print(f"{'program':14} {'first drawing, ms':>28} {'memory (PSS), MiB':>28}   n")
for name, rows in sorted(runs.items()):
    print(f"{name:14} {spread([r['drawn'] for r in rows]):>28} {spread([r['pss'] for r in rows]):>28}   {len(rows)}")
limits = {"empty": 5.0, "qbittorrent": 0.8}
for other, limit in limits.items():
    if "hatstand" in runs and other in runs:
        ratios = [a["drawn"] / b["drawn"] for a, b in zip(runs["hatstand"], runs[other])]
        print(f"hatstand / {other}: {statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f}), promised at most {limit}")
if "hatstand" in runs:
    memory = statistics.median(r["pss"] for r in runs["hatstand"])
    print(f"hatstand memory: {memory:.1f} MiB, promised at most 75")
