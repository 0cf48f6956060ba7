// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_kinds [MESSAGES [LANGUAGE…]]: how long it takes to judge of what kind a message is that is prepared
// already, by the usual rules of the languages (nl) alone and with 200 corrections learned. Prints one JSON
// line; CPU time, so that other programs matter little.
#include "listen/kinds/kind_judge.h"
#include "listen/kinds/usual_kind_rules.h"
#include "listen/topics/topic_message.h"
#include "networks/listener.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <vector>

using namespace hatstand::listen;
using namespace Qt::StringLiterals;

namespace
{
QString wordOf(int number)
{
    static const QStringList syllables{u"ba"_s,  u"de"_s, u"for"_s, u"ge"_s,  u"in"_s, u"ker"_s, u"li"_s,
                                       u"men"_s, u"no"_s, u"or"_s,  u"pre"_s, u"re"_s, u"sta"_s, u"un"_s};
    QString word;
    do {
        word += syllables[number % syllables.size()];
        number /= static_cast<int>(syllables.size());
    } while (number > 0);
    return word + u' ';
}

/// Words as in a language: a few often, most seldom (Zipf).
std::vector<PreparedMessage> talk(int messages)
{
    std::vector<double> weights;
    for (int i = 0; i < 5'000; ++i)
        weights.push_back(1.0 / (i + 3));
    std::discrete_distribution<int> next(weights.begin(), weights.end());
    std::mt19937 random(1);
    std::vector<PreparedMessage> all;
    for (int i = 0; i < messages; ++i) {
        QString text;
        for (int word = 0; word < 20; ++word)
            text += wordOf(next(random));
        all.emplace_back(TopicMessage{.text = text,
                                      .authorHandle = {},
                                      .authorName = {},
                                      .languages = {},
                                      .hashtags = {},
                                      .network = {},
                                      .source = {},
                                      .channel = hatstand::networks::Channel::Reply});
    }
    return all;
}

double microsecondsEach(const KindJudge &judge, const std::vector<PreparedMessage> &messages)
{
    constexpr int rounds = 10;
    qint64 kinds = 0;
    const std::clock_t start = std::clock();
    for (int round = 0; round < rounds; ++round) {
        for (const PreparedMessage &message : messages)
            kinds += static_cast<qint64>(judge.judge(message).kind);
    }
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    // So that the work is not left out.
    return kinds < 0 ? 0 : seconds * 1e6 / (rounds * static_cast<double>(messages.size()));
}
} // namespace

int main(int count, char **arguments)
{
    const int messages = count > 1 ? std::atoi(arguments[1]) : 2'000;
    QStringList languages;
    for (int i = 2; i < count; ++i)
        languages.append(QString::fromLocal8Bit(arguments[i]));
    if (languages.isEmpty())
        languages.append(u"nl"_s);
    const std::vector<PreparedMessage> said = talk(messages);
    KindJudge judge(KindRules(usualKindRules(languages)));
    const double rules = microsecondsEach(judge, said);
    for (size_t i = 0; i < 200 && i < said.size(); ++i)
        judge.learner().learn(judge.example(said[i], allKinds[i % allKinds.size()]));
    const double both = microsecondsEach(judge, said);
    std::printf("{\"bench\": \"kinds\", \"rules\": %zu, \"rulesMicroseconds\": %.2f, "
                "\"learnedMicroseconds\": %.2f}\n",
                judge.rules().rules().size(), rules, both);
    return 0;
}
