#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""try_classifier.py WORDS_FOLDER TWEETS NEWSPAPER: does a classifier of our own beat VADER on English?

WORDS_FOLDER is resources/words/en. The two files are the ground truth of VADER's authors (MIT licence): texts rated
from -4 to 4 by twenty people each. A ridge regression on VADER's figures and hashed words, pairs of words and
beginnings of words learns the mean rating; three more learn the classes negative, neutral and positive (a mean up to
-0.2, between, and from 0.2: the paper's thresholds on this scale). Ten-fold cross-validation over both files, sentences
of one newspaper article staying together; what is chosen besides (offsets of the classes) is chosen within the nine
parts. Then each file is learnt alone and tried on the other. Needs numpy. What came out stands in docs/sentiment.md.
"""
import math
import pathlib
import string
import sys
import zlib

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tests/bench/sentiment"))
from vader_reference import Vader  # noqa: E402

FOLDS, BUCKETS, PENALTY, MIN_COUNT = 10, 1 << 17, 20, 2
WEIGHTS = {"word": 1.0, "pair": 0.5, "beginning": 0.7}


def load(path):
    rows = []
    for line in pathlib.Path(path).read_text(encoding="utf8", errors="replace").split("\n"):
        columns = line.rstrip("\r").split("\t", 2)
        if len(columns) == 3:
            rows.append((columns[0].split("_")[0], float(columns[1]), columns[2]))
    return rows


def features(vader, text):
    scores = vader.score(text)
    words = []
    for token in vader.without_emoji(text).split():
        word = token.strip(string.punctuation)
        words.append(word if len(word) > 2 else token)
    low = [word.lower() for word in words]
    capitals = 0 < sum(word.isupper() for word in words) < len(words)
    valences = [vader.valence_of(words, low, i, capitals) for i in range(len(words))]
    vader.weigh_but(low, valences)
    positive, negative = sum(v for v in valences if v > 0), -sum(v for v in valences if v < 0)
    compound, count = scores["compound"], max(1, len(low))
    dense = [1, compound, scores["pos"], scores["neg"], positive / 10, negative / 10,
             (positive - negative) / math.sqrt(count) / 2, min(text.count("!"), 4) / 4, min(text.count("?"), 3) / 3,
             max([*valences, 0]) / 4, min([*valences, 0]) / 4, math.tanh((positive - negative) / 3),
             math.tanh(positive / 3), math.tanh(negative / 3), compound * abs(compound), compound == 0,
             abs(compound) < 0.3, min(count, 40) / 40, compound >= 0.05, compound <= -0.05, abs(compound)]
    hashed = {("word", w) for w in low} | {("pair", f"{a} {b}") for a, b in zip(low, low[1:])}
    hashed |= {("beginning", w[:5]) for w in low if len(w) > 5}
    sparse = [(zlib.crc32(f"{kind}:{text}".encode()) % BUCKETS, WEIGHTS[kind]) for kind, text in hashed]
    return dense, sparse, compound


class Ridge:
    """Least squares with a penalty, by conjugate gradients, on rows of few hashed and some dense features."""

    def __init__(self, rows):
        self.row = np.array([i for i, (_, sparse, _) in enumerate(rows) for _ in sparse])
        self.column = np.array([c for _, sparse, _ in rows for c, _ in sparse])
        self.value = np.array([v for _, sparse, _ in rows for _, v in sparse])
        self.dense = np.array([dense for dense, _, _ in rows], float)

    def apply(self, weights, part):
        row, column, value, dense = part
        return np.bincount(row, value * weights[:BUCKETS][column], len(dense)) + dense @ weights[BUCKETS:]

    def part(self, mask, prune=False):
        keep, renumbered = mask[self.row], np.cumsum(mask) - 1
        row, column, value = renumbered[self.row[keep]], self.column[keep], self.value[keep]
        if prune:
            often = np.bincount(column, minlength=BUCKETS)[column] >= MIN_COUNT
            row, column, value = row[often], column[often], value[often]
        return row, column, value, self.dense[mask]

    def learn(self, mask, target):
        part = row, column, value, dense = self.part(mask, prune=True)

        def back(rest):
            return np.concatenate([np.bincount(column, value * rest[row], BUCKETS), dense.T @ rest])

        residual = back(target[mask])
        weights, direction, square = np.zeros_like(residual), residual.copy(), residual @ residual
        enough = 1e-8 * square
        for _ in range(120):
            image = back(self.apply(direction, part)) + PENALTY * direction
            step = square / (direction @ image)
            weights += step * direction
            residual -= step * image
            before, square = square, residual @ residual
            if square < enough:
                break
            direction = residual + square / before * direction
        return weights

    def predict(self, mask, weights):
        return self.apply(weights, self.part(mask))


def classes(values, threshold):
    return np.where(values >= threshold, 2, np.where(values <= -threshold, 0, 1))


def macro_f1(truth, guess):
    parts = [((truth == c).sum() + (guess == c).sum(), ((truth == c) & (guess == c)).sum()) for c in range(3)]
    return float(np.mean([2 * both / of_each if of_each else 0 for of_each, both in parts]))


def best_offsets(truth, guesses):
    steps = np.arange(-0.4, 0.41, 0.05)
    tried = [(macro_f1(truth, np.argmax(guesses + np.array([a, 0, b]), 1)), a, b) for a in steps for b in steps]
    return np.array([max(tried)[1], 0, max(tried)[2]])


class Trial:
    def __init__(self, folder, *paths):
        vader = Vader(folder)
        files = [load(path) for path in paths]
        self.file = np.concatenate([[i] * len(rows) for i, rows in enumerate(files)])
        rows = [row for rows in files for row in rows]
        made = [features(vader, text) for _, _, text in rows]
        self.rating = np.array([rating for _, rating, _ in rows])
        self.vader = np.array([compound for _, _, compound in made])
        self.truth, self.vader_class = classes(self.rating, 0.2), classes(self.vader, 0.05)
        self.model = Ridge(made)
        shuffle, self.fold = np.random.default_rng(7), np.zeros(len(rows), int)
        for number in range(len(files)):
            groups = sorted({g for (g, _, _), f in zip(rows, self.file) if f == number})
            shuffle.shuffle(groups)
            fold_of = {group: i % FOLDS for i, group in enumerate(groups)}
            for i, (group, _, _) in enumerate(rows):
                if self.file[i] == number:
                    self.fold[i] = fold_of[group]

    def three(self, learnt, asked):
        return np.stack([self.model.predict(asked, self.model.learn(learnt, (self.truth == c) * 1.0)) for c in range(3)], 1)

    def answers(self, learnt, asked):
        """Ratings and classes for those asked, from those learnt; offsets from three tenths of these, held out."""
        held = learnt & (self.fold % FOLDS < 3) if (learnt & (self.fold < 3)).sum() else learnt & (self.fold < 6)
        offsets = best_offsets(self.truth[held], self.three(learnt & ~held, held))
        rating = self.model.predict(asked, self.model.learn(learnt, self.rating))
        return rating, np.argmax(self.three(learnt, asked) + offsets, 1)

    def cross_validate(self, names):
        rating, guess = np.zeros(len(self.rating)), np.zeros(len(self.rating), int)
        for k in range(FOLDS):
            asked = self.fold == k
            rating[asked], guess[asked] = self.answers(~asked, asked)
        for number, name in enumerate(names):
            rows = []
            for k in range(FOLDS):
                at = (self.file == number) & (self.fold == k)
                rows.append((np.corrcoef(self.rating[at], self.vader[at])[0, 1], np.corrcoef(self.rating[at], rating[at])[0, 1],
                             macro_f1(self.truth[at], self.vader_class[at]), macro_f1(self.truth[at], guess[at])))
            self.report(name, np.array(rows))

    @staticmethod
    def report(name, rows):
        for what, a, b in (("correlation", 0, 1), ("macro F1", 2, 3)):
            gain = rows[:, b] - rows[:, a]
            print(f"{name:10} {what:12} VADER {rows[:, a].mean():.3f} ± {rows[:, a].std():.3f}  ours {rows[:, b].mean():.3f}"
                  f" ± {rows[:, b].std():.3f}  gain {gain.mean():+.3f} ± {gain.std():.3f}, better in {(gain > 0).sum()} of {len(gain)}",
                  flush=True)

    def across(self, names):
        for learnt, asked in ((0, 1), (1, 0)):
            at = self.file == asked
            rating, guess = self.answers(self.file == learnt, at)
            print(f"learnt from {names[learnt]}, asked about {names[asked]}: correlation VADER "
                  f"{np.corrcoef(self.rating[at], self.vader[at])[0, 1]:.3f}, ours {np.corrcoef(self.rating[at], rating)[0, 1]:.3f}; macro F1 "
                  f"{macro_f1(self.truth[at], self.vader_class[at]):.3f}, {macro_f1(self.truth[at], guess):.3f}", flush=True)
        everything = np.ones(len(self.rating), bool)
        weights = self.model.learn(everything, self.rating)
        fitted = self.model.predict(everything, weights)
        for number, name in enumerate(names):
            at = self.file == number
            print(f"{name}: correlation on what was learnt {np.corrcoef(self.rating[at], fitted[at])[0, 1]:.3f}")


if __name__ == "__main__":
    trial = Trial(*sys.argv[1:4])
    trial.across(("tweets", "newspaper"))
    trial.cross_validate(("tweets", "newspaper"))
