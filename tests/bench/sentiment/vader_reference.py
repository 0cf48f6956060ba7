# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""vader_reference.py WORDS_FOLDER LINES [ROUNDS]: lines a second of VADER's method in Python.

Written anew from the paper (Hutto and Gilbert, 2014) and the constants of version 3.3.2, to stand in where the
original is not at hand ($VADER_PY names its folder; then that is measured instead). WORDS_FOLDER is
resources/words/en. Prints one JSON line a round.
"""
import json
import math
import os
import string
import sys
import time

BOOST, CAPITALS, NEGATION, ALPHA = 0.293, 0.733, -0.74, 15
UP = """absolutely amazingly awfully completely considerable considerably decidedly deeply effing enormous enormously
entirely especially exceptional exceptionally extreme extremely fabulously flipping flippin frackin fracking fricking
frickin frigging friggin fully fuckin fucking fuggin fugging greatly hella highly hugely incredible incredibly
intensely major majorly more most particularly purely quite really remarkably so substantially thoroughly total
totally tremendous tremendously uber unbelievably unusually utter utterly very""".split()
DOWN = """almost barely hardly kinda kindof kind-of less little marginal marginally occasional occasionally partly
scarce scarcely slight slightly somewhat sorta sortof sort-of""".split() + ["just enough", "kind of", "sort of"]
BOOSTERS = {**dict.fromkeys(UP, BOOST), **dict.fromkeys(DOWN, -BOOST)}
NEGATIONS = set("""aint arent cannot cant couldnt darent didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt
neither neednt never none nope nor not nothing nowhere oughtnt shant shouldnt uhuh wasnt werent uh-uh without wont
wouldnt rarely seldom despite""".split())
IDIOMS = {"the shit": 3, "the bomb": 3, "bad ass": 1.5, "bus stop": 0.0, "yeah right": -2, "kiss of death": -1.5,
          "to die for": 3, "beating heart": 3.1, "broken heart": -2.9}


def read_table(*paths):
    table = {}
    for path in paths:
        with open(path, encoding="utf8") as lines:
            for line in lines:
                if not line.startswith("# ") and line.strip():
                    key, value = line.rstrip("\n").split("\t")
                    table[key] = value
    return table


class Vader:
    def __init__(self, folder):
        words = read_table(f"{folder}/vader-lexicon.txt", f"{folder}/vader-corrections.txt")
        self.lexicon = {word: float(value) for word, value in words.items()}
        self.emoji = read_table(f"{folder}/emoji-names.txt", f"{folder}/emoji-corrections.txt")

    def without_emoji(self, text):
        parts, after_space = [], True
        for c in text:
            name = self.emoji.get(c)
            if name is None:
                parts.append(c)
                after_space = c == " "
            else:
                parts.append(name if after_space else " " + name)
                after_space = False
        return "".join(parts).strip()

    @staticmethod
    def negates(word):
        return word in NEGATIONS or "n't" in word

    def step(self, valence, words, low, i, distance, capitals):
        """What the word that stands `distance` before word i does to its valence."""
        before = low[i - distance]
        scalar = BOOSTERS.get(before, 0.0)
        if scalar:
            if valence < 0:
                scalar = -scalar
            if capitals and words[i - distance].isupper():
                scalar += CAPITALS if valence > 0 else -CAPITALS
            valence += scalar * (1, 1, 0.95, 0.9)[distance]
        if distance == 1:
            return valence * NEGATION if self.negates(before) else valence
        one, two = low[i - 1], low[i - 2]
        if distance == 2:
            intense, doubtless = before == "never" and one in ("so", "this"), one == "doubt"
        else:
            intense = before == "never" and two in ("so", "this") or one in ("so", "this")
            doubtless = "doubt" in (one, two)
        if intense:
            valence *= 1.25
        elif not (before == "without" and doubtless) and self.negates(before):
            valence *= NEGATION
        return self.idioms(valence, low, i) if distance == 3 else valence

    @staticmethod
    def idioms(valence, low, i):
        three, two, one, zero = low[i - 3:i + 1]
        for phrase in (f"{one} {zero}", f"{two} {one} {zero}", f"{two} {one}", f"{three} {two} {one}", f"{three} {two}"):
            if phrase in IDIOMS:
                valence = IDIOMS[phrase]
                break
        for end in (i + 2, i + 3):
            if end <= len(low):
                valence = IDIOMS.get(" ".join(low[i:end]), valence)
        for phrase in (f"{three} {two} {one}", f"{three} {two}", f"{two} {one}"):
            valence += BOOSTERS.get(phrase, 0)
        return valence

    def valence_of(self, words, low, i, capitals):
        word = low[i]
        if word in BOOSTERS or word not in self.lexicon or (word == "kind" and low[i + 1:i + 2] == ["of"]):
            return 0
        valence = own = self.lexicon[word]
        if word == "no" and i + 1 < len(low) and low[i + 1] in self.lexicon:
            valence = 0.0
        if "no" in low[max(i - 2, 0):i] or (i > 2 and low[i - 3] == "no" and low[i - 1] in ("or", "nor")):
            valence = own * NEGATION
        if capitals and words[i].isupper():
            valence += CAPITALS if valence > 0 else -CAPITALS
        for distance in (1, 2, 3):
            if i >= distance and low[i - distance] not in self.lexicon:
                valence = self.step(valence, words, low, i, distance, capitals)
        if i > 0 and low[i - 1] == "least" and "least" not in self.lexicon:
            if i == 1 or low[i - 2] not in ("at", "very"):
                valence *= NEGATION
        return valence

    @staticmethod
    def weigh_but(low, valences):
        """As the original does it: each value is looked for from the beginning, so equal ones are found there."""
        if "but" in low:
            but = low.index("but")
            for value in valences:
                place = valences.index(value)
                if place != but:
                    valences[place] = value * (0.5 if place < but else 1.5)

    def score(self, text):
        text = self.without_emoji(text)
        words = []
        for token in text.split():
            word = token.strip(string.punctuation)
            words.append(word if len(word) > 2 else token)
        if not words:
            return {"neg": 0.0, "neu": 0.0, "pos": 0.0, "compound": 0.0}
        low = [word.lower() for word in words]
        capitals = 0 < sum(word.isupper() for word in words) < len(words)
        valences = [self.valence_of(words, low, i, capitals) for i in range(len(words))]
        self.weigh_but(low, valences)
        questions = text.count("?")
        emphasis = min(text.count("!"), 4) * 0.292
        emphasis += 0 if questions < 2 else questions * 0.18 if questions <= 3 else 0.96
        total = float(sum(valences))
        total += emphasis if total > 0 else -emphasis if total < 0 else 0
        compound = max(-1.0, min(1.0, total / math.sqrt(total * total + ALPHA)))
        positive = sum(float(v) + 1 for v in valences if v > 0)
        negative = sum(float(v) - 1 for v in valences if v < 0)
        neutral = sum(v == 0 for v in valences)
        if positive > abs(negative):
            positive += emphasis
        elif positive < abs(negative):
            negative -= emphasis
        whole = positive + abs(negative) + neutral
        return {"neg": round(abs(negative / whole), 3), "neu": round(neutral / whole, 3),
                "pos": round(positive / whole, 3), "compound": round(compound, 4)}


def main():
    original = os.environ.get("VADER_PY")
    if original:
        sys.path.insert(0, original)
        try:
            from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
        except ImportError:
            from vaderSentiment import SentimentIntensityAnalyzer
        who, score = "python-original", SentimentIntensityAnalyzer().polarity_scores
    else:
        who, score = "python-ours", Vader(sys.argv[1]).score
    with open(sys.argv[2], encoding="utf8") as file:
        lines = file.read().rstrip("\n").split("\n")
    for _ in range(int(sys.argv[3]) if len(sys.argv) > 3 else 3):
        start = time.perf_counter()
        total = sum(score(line)["compound"] for line in lines)
        print(json.dumps({"who": who, "n": len(lines), "seconds": time.perf_counter() - start, "mean": total / len(lines)}))


if __name__ == "__main__":
    main()
