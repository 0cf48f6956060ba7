// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_sentiment lines COUNT: prints COUNT made-up lines of about 90 bytes, of words with the words, marks
// and emoji between them that sentiment reads. bench_sentiment score FILE ROUNDS: how fast the lines of a
// file are scored as VADER does it, on one thread; one JSON line a round. bench_sentiment judge: what reading
// the lists takes, and judging an item of 1 kB with its language unknown.
#include "listen/sentiment/sentiment.h"
#include "listen/sentiment/vader.h"

#include <QElapsedTimer>
#include <QFile>

#include <array>
#include <cstdio>
#include <cstring>
#include <random>
#include <string>
#include <vector>

using namespace hatstand::listen;

namespace
{
constexpr std::array moods{"great",    "love",     "terrible",  "hate",         "awesome",   "SO GOOD",
                           "not good", "never",    "the worst", "kind of nice", "broken",    "thanks",
                           "useless",  "LOVED IT", "but",       "very sad",     "isn't bad", ":)",
                           ":(",       "😍",       "😡",        "helpful"};
constexpr std::array ends{"", ".", "!", "!!!", "?", "??", "..."};
constexpr unsigned seed = 20261130;

/// Words that nobody knows, of two to four syllables, some thousands of them.
std::vector<std::string> madeUpWords(std::mt19937 &random)
{
    static constexpr std::array syllables{"ba",  "cor", "del", "fi", "gan", "hum", "ja",
                                          "kel", "lo",  "mar", "ne", "op",  "per", "qui",
                                          "ra",  "sto", "tan", "ul", "ver", "win"};
    std::vector<std::string> words(8000);
    for (std::string &word : words) {
        for (unsigned i = 2 + random() % 3; i > 0; --i)
            word += syllables[random() % syllables.size()];
    }
    return words;
}

void printLines(int count)
{
    std::mt19937 random(seed);
    const std::vector<std::string> words = madeUpWords(random);
    for (int i = 0; i < count; ++i) {
        std::string line;
        const std::size_t length = 20 + random() % 100;
        while (line.size() < length)
            line += words[random() % words.size()] + ' ';
        for (unsigned k = random() % 4; k > 0; --k)
            line += std::string(moods[random() % moods.size()]) + ' ' +
                    (random() % 2 == 0 ? words[random() % words.size()] + ' ' : std::string());
        line.pop_back();
        std::printf("%s%s\n", line.c_str(), ends[random() % ends.size()]);
    }
}

int scoreLines(const char *path, int rounds)
{
    QFile file(QString::fromLocal8Bit(path));
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    const QByteArray text = file.readAll();
    std::vector<std::string_view> lines;
    for (const char *at = text.constData(); *at != '\0';) {
        const char *end = std::strchr(at, '\n');
        const std::size_t length = end != nullptr ? std::size_t(end - at) : std::strlen(at);
        lines.emplace_back(at, length);
        at += length + (end != nullptr ? 1 : 0);
    }
    const WordLists lists;
    const VaderScorer scorer(lists.english());
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        double sum = 0;
        for (const std::string_view line : lines)
            sum += scorer.score(line).compound;
        std::printf("{\"who\":\"hatstand\",\"n\":%zu,\"seconds\":%.6f,\"mean\":%.6f}\n", lines.size(),
                    double(timer.nsecsElapsed()) / 1e9, sum / double(lines.size()));
    }
    return 0;
}

void judgeItems()
{
    QElapsedTimer timer;
    const WordLists lists;
    timer.start();
    const std::size_t english = lists.english().memory();
    const double englishTime = double(timer.nsecsElapsed()) / 1e6;
    timer.start();
    const std::size_t german = lists.of("de")->memory();
    const double germanTime = double(timer.nsecsElapsed()) / 1e6;
    std::printf("{\"id\":\"english\",\"ms\":%.3f,\"kib\":%zu}\n{\"id\":\"german\",\"ms\":%.3f,\"kib\":%zu}\n",
                englishTime, english / 1024, germanTime, german / 1024);
    const SentimentJudge judge(lists);
    const auto item = [&](const char *name, const std::string &sentence) {
        std::string text;
        while (text.size() < 1000)
            text += sentence;
        constexpr int times = 20000;
        double sum = 0;
        timer.start();
        for (int i = 0; i < times; ++i)
            sum += judge.judge(text, {}).compound;
        std::printf("{\"id\":\"item in %s\",\"us\":%.2f,\"mean\":%.4f}\n", name,
                    double(timer.nsecsElapsed()) / 1e3 / times, sum / times);
    };
    item("English",
         "The new bakery in our street opened last week, and the bread that they bake is wonderful. ");
    item("German",
         "Die neue Bäckerei in unserer Straße hat letzte Woche geöffnet, und das Brot ist wunderbar. ");
}
} // namespace

int main(int argc, char **argv)
{
    const std::string what = argc > 1 ? argv[1] : "";
    if (what == "lines" && argc == 3)
        printLines(QByteArray(argv[2]).toInt());
    else if (what == "score" && argc == 4)
        return scoreLines(argv[2], QByteArray(argv[3]).toInt());
    else if (what == "judge")
        judgeItems();
    else
        return 2;
    return 0;
}
