# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""report.py start|frames FILE...: medians and spread of what was measured, each beside what is promised.

start: one file for each program, a line for each round. Ratios are taken round by round (round i of one program
against round i of the other), since a slow minute hits all of them alike.
frames: one file, a line for each figure and run. The median of the runs is held against the promise.
The exit status is 1 when a promise was missed or could not be measured.
"""
import collections
import json
import pathlib
import statistics
import sys

MEBIBYTES = 75
PAGE_SWITCH = 100  # milliseconds
FRAME = 16  # milliseconds
missed = []


def rows_of(path):
    return [json.loads(line) for line in pathlib.Path(path).read_text().splitlines() if line.startswith("{")]


def spread(values, digits=1):
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


def promise(what, values, limit, unit="", digits=1):
    """The median counts; `limit` and the values are in `unit`."""
    if not values:
        missed.append(what)
        print(f"{what}: NOT MEASURED, promised at most {limit}{unit}")
        return
    median = statistics.median(values)
    if median > limit:
        missed.append(what)
    print(f"{what}: {spread(values, digits)}{unit}, promised at most {limit}{unit}: "
          f"{median / limit:.2f} of it{', MISSED' if median > limit else ''}")


def start(files):
    runs = {}
    for path in map(pathlib.Path, files):
        rows = [row for row in rows_of(path) if row["drawn"] > 0]
        if rows:
            runs[path.stem.removeprefix("start-")] = rows
    print(f"{'program':14} {'first drawing, ms':>26} {'memory (PSS), MiB':>26}   n")
    for name, rows in sorted(runs.items()):
        print(f"{name:14} {spread([r['drawn'] for r in rows]):>26} {spread([r['pss'] for r in rows]):>26}   {len(rows)}")
    ours = runs.get("hatstand", [])

    def ratios(other):
        return [a["drawn"] / b["drawn"] for a, b in zip(ours, runs.get(other, []))]

    promise("start, against an empty window", ratios("empty"), 5.0, digits=2)
    promise("start, against qBittorrent", ratios("qbittorrent"), 0.8, digits=2)
    if ratios("keepassxc"):
        print(f"start, against KeePassXC: {spread(ratios('keepassxc'), 2)}")
    promise("memory", [row["pss"] for row in ours], MEBIBYTES, " MiB")


def frames(files):
    figures = collections.defaultdict(list)
    for path in files:
        for row in rows_of(path):
            figures[row["id"]].append(row)
    for name, rows in figures.items():
        if name.startswith("page."):
            promise(f"{name}, drawn at the first visit", [row["drawn"] for row in rows], PAGE_SWITCH, " ms")
            promise(f"{name}, later visits, the slowest", [row["max"] for row in rows], PAGE_SWITCH, " ms")
        else:
            promise(f"{name}, p99 of {rows[0]['n']}", [row["p99"] for row in rows], FRAME, " ms")


{"start": start, "frames": frames}[sys.argv[1]](sys.argv[2:])
sys.exit(1 if missed else 0)
