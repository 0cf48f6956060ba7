#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""tidy.py BUILD_DIR FILE...: clang-tidy on each C++ file, on all cores, and only where something changed.

Most of what clang-tidy does for one of our files is to read Qt's headers and to look at them with every
check. So the files of a folder are read together: a source that includes a dozen of them takes little
longer than one does. A name that several of them have for themselves is another in each; files that cannot
stand together for other reasons are parted.

What passed is remembered by the content of everything it includes, its compile command, the configuration
and the version of clang-tidy; while none of these changes it is not read again.
Exit status 1 when there is any finding. Findings are never remembered, so they come back every time.
"""
import collections
import concurrent.futures
import functools
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

TIDY = "clang-tidy-16"
TOGETHER = 12
# As .clang-tidy has it, and our sources besides, since each of them is included by another here.
OURS = r"/(app|core|ui|tests|translations)/[^.]*\.(h|cpp)$"
# In a test a few copies more cost nothing, and chance is to be the same every time.
NOT_IN_TESTS = "-performance-inefficient-vector-operation,-cert-msc32-c,-cert-msc51-cpp"
# Flags of GCC that clang does not know or judges by another rule; the compiler itself holds them.
GCC_ONLY = {"-fcoroutines", "-fpch-preprocess", "-Wno-maybe-uninitialized", "-Werror"}


def commands(build):
    """How each source file is compiled, in words that clang understands, without what it reads and writes."""
    known = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        words = shlex.split(entry["command"])
        while pathlib.Path(words[0]).name in ("env", "ccache") or "=" in words[0]:
            words.pop(0)
        flags, rest = [], iter(words[1:])
        for word in rest:
            if word in ("-o", "-c", "-MF", "-MT"):
                next(rest)
            elif word == "-isystem":
                flags.append(word + next(rest))
            elif word not in GCC_ONLY and word != "-MD":
                flags.append(word)
        known[os.path.realpath(os.path.join(entry["directory"], entry["file"]))] = flags
    return known


def batches(sources, known):
    """The files of one folder that differ at most in where they find their headers and what is defined."""
    alike = collections.defaultdict(list)
    for source in sources:
        rest = [flag for flag in known[source] if not flag.startswith(("-I", "-isystem", "-D"))]
        alike[os.path.dirname(source), " ".join(rest)].append(source)
    for group in alike.values():
        parts = -(-len(group) // TOGETHER)
        for first in range(parts):
            yield group[first::parts]


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


def own_names(sources):
    """What more than one of the sources defines for itself, as far as one sees it without a compiler."""
    texts = [pathlib.Path(source).read_text() for source in sources]
    count = collections.Counter(name for text in texts for name in set(re.findall(r"^(?:struct|class) (\w+)", text, re.MULTILINE)))
    return {"main", *(name for name, times in count.items() if times > 1)}


class Batch:
    """Some sources in one file that includes them."""

    def __init__(self, folder, sources, known):
        self.sources = sources
        self.flags = list(dict.fromkeys(flag for source in sources for flag in known[source]))
        name = hashlib.sha256("\n".join(sources).encode()).hexdigest()[:16]
        self.stamp = folder / f"{name}.passed"
        self.file = folder / f"{name}.cpp"
        if not self.file.exists():
            self.write(own_names(sources))

    def write(self, names):
        """Each of these names is another one in each of the sources."""
        text = ""
        for number, source in enumerate(self.sources):
            changed = sorted(names) if len(self.sources) > 1 else []
            text += "".join(f"#define {name} {name}{number}\n" for name in changed)
            text += f'#include "{source}" // NOLINT(bugprone-suspicious-include)\n'
            text += "".join(f"#undef {name}\n" for name in changed)
        self.file.write_text(text)

    def clang(self, *more):
        return subprocess.run(["clang++-16", *self.flags, "-w", *more, str(self.file)], capture_output=True, text=True)

    def digest(self, base, includes):
        lines = [base, *self.flags, *(f"{path} {content(path)}" for path in includes)]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def is_remembered(self, base):
        if not self.stamp.exists():
            return False
        remembered = json.loads(self.stamp.read_text())
        return remembered["digest"] == self.digest(base, remembered["includes"])

    def remember(self, base):
        made = self.clang("-M")
        if made.returncode == 0:
            names = made.stdout.replace("\\\n", " ").split(":", 1)[1].split()
            includes = sorted({os.path.realpath(name) for name in names})
            self.stamp.write_text(json.dumps({"digest": self.digest(base, includes), "includes": includes}))

    def intruders(self):
        """Those of several sources that do not compile after the others."""
        names, more = set(), own_names(self.sources)
        while more:
            names |= more
            self.write(names)
            errors = self.clang("-fsyntax-only", "-ferror-limit=0", "-fno-caret-diagnostics").stderr
            more = set(re.findall(r"(?:redefinition of|call to) '(\w+)'", errors)) - names
        wrong = set(re.findall(r"^([^\s:]+):\d+:\d+: (?:fatal )?error:", errors, re.MULTILINE))
        return [source for source in self.sources[1:] if source in wrong]

    def findings(self):
        # What is a file's own in its anonymous namespace is not hidden by a name in another file.
        flags = [flag for flag in self.flags if flag != "-Wshadow"]
        are_tests = all("/tests/" in source for source in self.sources)
        checks = [f"--checks={NOT_IN_TESTS}"] if are_tests else []
        ran = subprocess.run([TIDY, "--quiet", f"--header-filter={OURS}", *checks, str(self.file), "--", *flags],
                             capture_output=True, text=True)
        if ran.returncode == 0 and not ran.stdout.strip():
            return ""
        # Without findings of its own it failed before it could look; then its complaint is the finding.
        return ran.stdout if ran.stdout.strip() else ran.stderr or "clang-tidy failed"


def check(folder, sources, known, base):
    """Yields each part of the sources that was read together: its files, whether it was remembered, what was found."""
    batch = Batch(folder, sources, known)
    if batch.is_remembered(base):
        return [(sources, True, "")]
    apart = batch.intruders() if len(sources) > 1 else []
    if apart:
        left = [source for source in sources if source not in apart]
        return check(folder, left, known, base) + check(folder, apart, known, base)
    found = batch.findings()
    if not found:
        batch.remember(base)
    return [(sources, False, found)]


def main():
    build = pathlib.Path(sys.argv[1])
    wanted = {os.path.realpath(name) for name in sys.argv[2:] if name.endswith(".cpp")}
    known = commands(build)
    folder = (build / "tidy").resolve()
    folder.mkdir(parents=True, exist_ok=True)

    # What only another system's build takes is read with the flags of its folder.
    beside = {os.path.dirname(source): flags for source, flags in known.items()}
    for source in wanted - known.keys():
        if os.path.dirname(source) in beside:
            known[source] = beside[os.path.dirname(source)]
    missing = sorted(wanted - known.keys())
    for source in missing:
        print(f"{source}: no target builds this file")
    version = subprocess.run([TIDY, "--version"], capture_output=True, text=True, check=True).stdout
    # clang-tidy looks for its configuration beside the file that it is given and above.
    base = version + pathlib.Path(".clang-tidy").read_text()

    chosen = sorted(wanted & known.keys())
    found, remembered, done = len(missing), 0, 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        jobs = [pool.submit(check, folder, group, known, base) for group in batches(chosen, known)]
        for job in concurrent.futures.as_completed(jobs):
            for sources, cached, output in job.result():
                done += len(sources)
                remembered += len(sources) * cached
                found += bool(output)
                if output:
                    print(output, flush=True)
                elif not cached:
                    print(f"[{done}/{len(chosen)}] {' '.join(map(os.path.relpath, sources))}", flush=True)
    print(f"{len(chosen)} files, {remembered} unchanged since they passed"
          + (f"; findings in {found} places" if found else ""))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
