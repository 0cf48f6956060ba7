// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_topics [TOPICS [MESSAGES]]: how many messages a second of one processor are cut into words and asked
// of TOPICS (50) queries. Prints one JSON line; CPU time, so that other programs matter little.
#include "listen/topics/topic_match.h"
#include "listen/topics/topic_query.h"
#include "networks/listener.h"

#include <QStringList>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <vector>

using namespace hatstand::listen;
using namespace Qt::StringLiterals;

namespace
{
/// Words as in a language: a few often, most seldom (Zipf).
class Talk
{
public:
    Talk()
    {
        std::vector<double> weights;
        for (int i = 0; i < 20'000; ++i) {
            weights.push_back(1.0 / (i + 3));
            m_words.append(u"wörd%1"_s.arg(i));
        }
        m_next = std::discrete_distribution<int>(weights.begin(), weights.end());
    }
    QString word() { return m_words[m_next(m_random)]; }
    QString text(int words)
    {
        QString text;
        for (int i = 0; i < words; ++i)
            text += word() + (i % 12 == 11 ? u". "_s : u" "_s);
        return text + u"#bike @eva https://x.example/page"_s;
    }

private:
    QStringList m_words;
    std::mt19937 m_random{1};
    std::discrete_distribution<int> m_next;
};

int numberOf(char **arguments, int count, int index, int usual)
{
    return index < count ? std::atoi(arguments[index]) : usual;
}

double cpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}
} // namespace

int main(int count, char **arguments)
{
    const int topics = numberOf(arguments, count, 1, 50);
    const int messages = numberOf(arguments, count, 2, 40'000);
    Talk talk;
    std::vector<CompiledQuery> queries;
    for (int i = 0; i < topics; ++i) {
        const QString typed =
            u"(\"%1 %2\" OR %3 OR %4*) NEAR/8 (%5 OR #bike) OR \"%6 %7\" -%8 -lang:nl"_s.arg(
                talk.word(), talk.word(), talk.word(), talk.word(), talk.word(), talk.word(), talk.word(),
                talk.word());
        queries.emplace_back(*parseQuery(typed).query, "Europe/Lisbon");
    }
    std::vector<TopicMessage> said;
    for (int i = 0; i < messages; ++i) {
        said.push_back({.text = talk.text(30),
                        .authorHandle = u"eva@town.example"_s,
                        .authorName = u"Eva Mulder"_s,
                        .languages = {u"pt"_s},
                        .hashtags = {},
                        .network = u"mastodon"_s,
                        .source = {},
                        .channel = hatstand::networks::Channel::Said});
    }
    qint64 met = 0;
    const double start = cpuSeconds();
    for (const TopicMessage &message : said) {
        const PreparedMessage prepared(message);
        for (const CompiledQuery &query : queries)
            met += query.matches(prepared) ? 1 : 0;
    }
    const double seconds = cpuSeconds() - start;
    std::printf("{\"topics\": %d, \"messages\": %d, \"met\": %lld, \"messagesPerSecond\": %.0f}\n", topics,
                messages, static_cast<long long>(met), messages / seconds);
    return 0;
}
