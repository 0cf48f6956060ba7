# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""report.py WHAT FILE...: medians and spread of what was measured, each beside what is promised.

start: one file for each program, a line for each round. Ratios are taken round by round (round i of one program
against round i of the other), since a slow minute hits all of them alike.
publish-bluesky, publish-stub: the same in one file, whose lines say who it was.
frames, burst: one file, a line for each figure and run. The median of the runs is held against the promise.
feeds: one file, a line for each program and round; the ratios are taken round by round.
inbox, intake, due: one file, a line for each figure.
week: one file, a line for each day.
sentiment: one file, a line for each round, which says who it was; figures without a promise last.
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
AGAINST_BARE = 1.05
OFFICIAL_RATE = 1.3
OFFICIAL_CPU = 0.6
LATE = 1000  # milliseconds
FLAT = 1.05
FEEDS_RATE = 2
INTAKE_RATE = 20_000
INBOX_PAGE = (3, 3)  # times the bare query, at p50 and p95
INBOX_SEARCH = (1.3, 1.5)
SENTIMENT_RATE = 20
SENTIMENT_LOAD = 5  # milliseconds
missed = []


def rows_of(path):
    return [json.loads(line) for line in pathlib.Path(path).read_text().splitlines() if line.startswith("{")]


def spread(values, digits=1):
    if not values:
        return "not measured"
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


def promise_at_least(what, values, least, digits=2):
    """The same of what shall be large."""
    if not values:
        missed.append(what)
        print(f"{what}: NOT MEASURED, promised at least {least}")
        return
    median = statistics.median(values)
    if median < least:
        missed.append(what)
    print(f"{what}: {spread(values, digits)}, promised at least {least}: "
          f"{median / least:.2f} of it{', MISSED' if median < least else ''}")


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


def publish(files, promises):
    runs = collections.defaultdict(list)
    for row in rows_of(files[0]):
        runs[row["who"]].append(row)
    print(f"{'who':10} {'posts/s':>26} {'CPU, us/post':>26}   n")
    for who, rows in runs.items():
        rates = spread([row["n"] / row["seconds"] for row in rows])
        print(f"{who:10} {rates:>26} {spread([row['cpu'] for row in rows]):>26}   {len(rows)} x {rows[0]['n']}")

    def ratios(other, what):
        return [ours[what] / theirs[what] for ours, theirs in zip(runs["hatstand"], runs[other])]

    promises(ratios)
    print(f"before that, planning one post: {spread([r['planned'] * 1000 / r['n'] for r in runs['hatstand']], 2)} ms")


def bluesky(files):
    def promises(ratios):
        promise("time, against a bare client", ratios("bare", "seconds"), AGAINST_BARE, digits=2)
        print(f"time, against the official client: {spread(ratios('official', 'seconds'), 2)}")
    publish(files, promises)


def stub(files):
    def promises(ratios):
        rates = [1 / ratio for ratio in ratios("official", "seconds")]
        promise_at_least("rate, against the official client", rates, OFFICIAL_RATE)
        promise("CPU time, against the official client", ratios("official", "cpu"), OFFICIAL_CPU, digits=2)
    publish(files, promises)


def burst(files):
    figures = collections.defaultdict(list)
    for row in rows_of(files[0]):
        figures[row["id"]].append(row)
    started, window = figures["burst.start"], figures["burst.window"]
    promise("begun after its time, p99", [row["p99"] for row in started], LATE, " ms", 0)
    promise("events of the window wait, p99", [row["p99"] for row in window], FRAME, " ms")
    for name, rows in figures.items():
        for part in ("p50", "max"):
            print(f"{name}, {part}: {spread([row[part] for row in rows])} ms")


def week(files):
    days = rows_of(files[0])
    if len(days) < 2:
        missed.append("week")
        print("week: NOT MEASURED")
        return
    for row in days:
        print(f"end of day {row['day']}: {row['published']} published, {row['rss']} KiB resident, "
              f"{row['heap']} KiB of heap in use beside SQLite's {row['sqlite']} KiB")
    for what in ("rss", "heap"):
        promise(f"{what}, end of day {days[-1]['day']} against the start of day 2",
                [days[-1][what] / days[0][what]], FLAT, digits=3)


def feeds(files):
    rates = collections.defaultdict(list)
    for row in rows_of(files[0]):
        rates[row["id"]].append(row["rate"])
    for name, rows in rates.items():
        print(f"{name}: {spread(rows, 0)} items/s")
    ours = rates.pop("hatstand", [])
    for name, rows in rates.items():
        ratios = [mine / other for mine, other in zip(ours, rows)]
        if name == "rss-parser":
            promise_at_least(f"rate against {name}", ratios, FEEDS_RATE)
        else:
            print(f"rate against {name}: {spread(ratios, 2)}")


def inbox(files):
    for row in rows_of(files[0]):
        if "ratio_p50" not in row:
            print(f"{row['id']}: {row['ms']} ms")
            continue
        page = row["id"].startswith("inbox.")
        at_median, at_p95 = INBOX_PAGE if page else INBOX_SEARCH
        print(f"{row['id']}: {row['ours_p50']} us, bare {row['bare_p50']} us; p95 {row['ours_p95']} and {row['bare_p95']} us")
        promise(f"{row['id']} at p50", [row["ratio_p50"]], at_median)
        promise(f"{row['id']} at p95", [row["ratio_p95"]], at_p95)


def due(files):
    figures = collections.defaultdict(list)
    for row in rows_of(files[0]):
        figures[row["id"]].append(row)
    window = figures["due-feeds.window"]
    promise("events of the window wait while 500 feeds are due, p99", [row["p99"] for row in window], FRAME, " ms")
    promise("the longest of them", [row["max"] for row in window], FRAME, " ms")
    print(f"all of them read after {spread([row['max'] for row in figures['due-feeds.took']])} ms")


def intake(files):
    rates = {row["id"]: row["rate"] for row in rows_of(files[0])}
    promise_at_least("items taken in a second", [rates["intake.new"]], INTAKE_RATE, digits=0)
    print(f"known items a second: {rates['intake.known']:.0f}; put into the index a second: {rates['intake.indexed']:.0f}")


def sentiment(files):
    rows = rows_of(files[0])
    runs = collections.defaultdict(list)
    for row in rows:
        if "who" in row:
            runs[row["who"]].append(row)
    print(f"{'who':16} {'lines/s':>34} {'mean compound':>14}   n")
    for who, of_one in runs.items():
        rates = spread([row["n"] / row["seconds"] for row in of_one], 0)
        print(f"{who:16} {rates:>34} {of_one[0]['mean']:>14.4f}   {len(of_one)} x {of_one[0]['n']}")

    def ratios(other):
        return [theirs["seconds"] / ours["seconds"] for ours, theirs in zip(runs["hatstand"], runs[other])]

    python = "python-original" if "python-original" in runs else "python-ours"
    promise_at_least(f"rate, against {python}", ratios(python), SENTIMENT_RATE, digits=1)
    if "npm" in runs:
        print(f"rate, against npm's vader-sentiment: {spread(ratios('npm'), 1)}")
    if abs(runs["hatstand"][0]["mean"] - runs[python][0]["mean"]) > 1e-5:
        missed.append("the same figures")
        print("the same figures as Python: MISSED")
    for row in rows:
        if "kib" in row:
            promise(f"reading the {row['id']} list ({row['kib']} KiB)", [row["ms"]], SENTIMENT_LOAD, " ms", 2)
        elif "us" in row:
            print(f"judging an {row['id']} of 1 kB: {row['us']:.1f} us")


{"start": start, "frames": frames, "feeds": feeds, "inbox": inbox, "intake": intake, "due": due, "publish-bluesky": bluesky, "publish-stub": stub, "burst": burst,
 "sentiment": sentiment, "week": week}[sys.argv[1]](sys.argv[2:])
sys.exit(1 if missed else 0)
