#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""tidy.py BUILD_DIR FILE...: clang-tidy on each C++ file, on all cores, and only where something changed.

A file that passed is remembered by the content of everything it includes, its compile command, the
configuration and the version of clang-tidy; while none of these changes it is not read again.
Exit status 1 when there is any finding. Findings are never remembered, so they come back every time.
"""
import concurrent.futures
import functools
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys

TIDY = "clang-tidy-16"
# Flags of GCC that clang does not know or judges by another rule; the compiler itself holds them.
GCC_ONLY = {"-fcoroutines", "-fpch-preprocess", "-Wno-maybe-uninitialized", "-Werror"}


def commands(build):
    """The compile command of each source file, in words that clang understands."""
    known = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        words = shlex.split(entry["command"])
        while pathlib.Path(words[0]).name in ("env", "ccache") or "=" in words[0]:
            words.pop(0)
        words = ["clang++-16" if i == 0 else word for i, word in enumerate(words) if word not in GCC_ONLY]
        source = os.path.realpath(os.path.join(entry["directory"], entry["file"]))
        known[source] = {"directory": entry["directory"], "file": source, "arguments": words}
    return known


@functools.lru_cache(maxsize=None)
def content(path):
    """A short name for what stands in a file; the system's headers change only with their packages."""
    try:
        if path.startswith("/usr/"):
            stat = os.stat(path)
            return f"{stat.st_size}-{stat.st_mtime_ns}"
        return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()
    except OSError:
        return "gone"


def digest(base, includes):
    joined = base + "\n".join(f"{path} {content(path)}" for path in includes)
    return hashlib.sha256(joined.encode()).hexdigest()


def includes_of(command):
    """Every file the compiler would read, by asking the preprocessor."""
    words, skip = [], False
    for word in command["arguments"]:
        if skip or word in ("-c",):
            skip = False
        elif word in ("-o", "-MF", "-MT"):
            skip = True
        elif word != "-MD":
            words.append(word)
    made = subprocess.run(words + ["-M", "-w"], cwd=command["directory"], capture_output=True, text=True)
    if made.returncode != 0:
        return None
    names = made.stdout.replace("\\\n", " ").split(":", 1)[1].split()
    return sorted({os.path.realpath(os.path.join(command["directory"], name)) for name in names})


def check(source, command, stamps, database, base):
    stamp = stamps / hashlib.sha256(source.encode()).hexdigest()
    if stamp.exists():
        remembered = json.loads(stamp.read_text())
        if remembered["digest"] == digest(base, remembered["includes"]):
            return source, True, ""
    ran = subprocess.run([TIDY, "--quiet", "-p", str(database), source], capture_output=True, text=True)
    if ran.returncode == 0 and not ran.stdout.strip():
        includes = includes_of(command)
        if includes is not None:
            stamp.write_text(json.dumps({"digest": digest(base, includes), "includes": includes}))
        return source, False, ""
    # Without findings of its own it failed before it could look; then its complaint is the finding.
    return source, False, ran.stdout if ran.stdout.strip() else ran.stderr or "clang-tidy failed"


def main():
    build = pathlib.Path(sys.argv[1])
    wanted = {os.path.realpath(name) for name in sys.argv[2:] if name.endswith(".cpp")}
    known = commands(build)
    database = build / "tidy"
    stamps = build / "tidy" / "passed"
    stamps.mkdir(parents=True, exist_ok=True)
    (database / "compile_commands.json").write_text(json.dumps(list(known.values()), indent=1))

    missing = sorted(wanted - known.keys())
    for source in missing:
        print(f"{source}: no target builds this file")
    version = subprocess.run([TIDY, "--version"], capture_output=True, text=True, check=True).stdout
    configuration = "".join(path.read_text() for path in sorted(pathlib.Path(".").glob("**/.clang-tidy"))
                            if "build" not in path.parts)

    found = len(missing)
    remembered = 0
    chosen = sorted(wanted & known.keys())
    # Long files first, so that no core is left with one at the end.
    chosen.sort(key=os.path.getsize, reverse=True)
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        jobs = []
        for source in chosen:
            base = version + configuration + " ".join(known[source]["arguments"])
            jobs.append(pool.submit(check, source, known[source], stamps, database, base))
        for done, job in enumerate(concurrent.futures.as_completed(jobs), start=1):
            source, cached, output = job.result()
            remembered += cached
            if output:
                found += 1
                print(output, flush=True)
            elif not cached:
                print(f"[{done}/{len(jobs)}] {os.path.relpath(source)}", flush=True)
    print(f"{len(chosen)} files, {remembered} unchanged since they passed, {found} with findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
