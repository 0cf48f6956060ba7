#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_english.py VADER_LEXICON EMOJI_TEST OUT_FOLDER: resources/words/en from the packages that hold it.

VADER_LEXICON is vader_lexicon.txt of npm's vader-sentiment 1.1.3: of its four columns the word and the mean of the
ratings are kept, and of a word that stands there twice the last, as VADER's own reader does. EMOJI_TEST is
emoji-test.txt of Debian's unicode-data: the names of the emoji of one code point up to Emoji 11, which are those
that VADER 3.3.2 knows. What differs in VADER's own files stands in vader-corrections.txt and emoji-corrections.txt,
which are written by hand.
"""
import pathlib
import re
import sys

LAST_EMOJI = 11.0


def lexicon(path):
    words = {}
    for line in path.read_text(encoding="utf8").split("\n"):
        columns = line.strip().split("\t")
        if len(columns) >= 2:
            words[columns[0]] = float(columns[1])
    return words


def emoji_names(path):
    names = {}
    for line in path.read_text(encoding="utf8").splitlines():
        found = re.match(r"([0-9A-F]+) *; [a-z-]+ +# \S+ E([0-9.]+) (.+)", line)
        if found and float(found[2]) <= LAST_EMOJI:
            names[chr(int(found[1], 16))] = found[3]
    return names


def main():
    vader, emoji, out = map(pathlib.Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    rows = [f"{word}\t{mean:.1f}\n" for word, mean in sorted(lexicon(vader).items())]
    (out / "vader-lexicon.txt").write_text("".join(rows), encoding="utf8")
    rows = [f"{character}\t{name}\n" for character, name in sorted(emoji_names(emoji).items())]
    (out / "emoji-names.txt").write_text("".join(rows), encoding="utf8")


if __name__ == "__main__":
    main()
