// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/topic_depth.h"

#include "listen/inbox/message_table.h"
#include "listen/topics/topic_message_table.h"
#include "listen/topics/topic_query.h"

#include <QCoreApplication>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::listen)
};

/// Of a spike, so many messages are read to say what it is about.
constexpr int spikeMessages = 500;
constexpr size_t spikeWords = 3;

tl::unexpected<Error> calledOff()
{
    return fail(ErrorCode::Cancelled, Words::tr("The search was called off."));
}

Result<QString> reasonOf(storage::Database &database, const TopicView &view, const Spike &spike,
                         const WordCounts &usual, const QSet<QString> &known)
{
    const auto said =
        TopicMessageTable(database).ofSet(view.topic.set, spike.start, spike.end, spikeMessages);
    if (!said)
        return fail(said.error());
    WordCounts counts;
    for (const AskedMessage &asked : *said)
        counts.add(asked.message.text, asked.message.languages);
    const auto words = topWords(counts, usual, known, spikeWords);
    if (words.empty())
        return QString();
    // The first headline with the word that tells most says it best.
    for (auto asked = said->rbegin(); asked != said->rend(); ++asked) {
        if (asked->message.network != "feed"_L1)
            continue;
        const auto message = MessageTable(database).message(asked->id);
        if (!message)
            return fail(message.error());
        if (!message->has_value() || (*message)->title.isEmpty())
            continue;
        WordCounts headline;
        headline.add((*message)->title, asked->message.languages);
        if (headline.messagesWith(words.front().folded) > 0)
            return (*message)->title;
    }
    QStringList most;
    for (const TopWord &word : words)
        most << word.text;
    return most.join(u", "_s);
}
} // namespace

Result<TopicDepth> readDepth(storage::Database &database, const TopicView &view,
                             const std::atomic<bool> &isCancelled)
{
    TopicDepth depth;
    if (view.days.empty())
        return depth;
    const Instant from = view.days.front().said.start;
    const Instant to = view.days.back().said.end;
    const TopicMessageTable messages(database);
    const auto said = messages.ofSet(view.topic.set, from, to, depthMessages);
    if (!said)
        return fail(said.error());
    if (isCancelled)
        return calledOff();
    WordCounts words;
    TopPeople people;
    for (const AskedMessage &asked : *said) {
        const TopicMessage &message = asked.message;
        words.add(message.text, message.languages);
        if (!asked.speakerId.isNull() && !message.isOurs) {
            TopicSpeaker speaker;
            speaker.network = message.network;
            speaker.remoteId = asked.speakerId.toString();
            speaker.handle = message.authorHandle;
            speaker.name = message.authorName;
            speaker.followers = asked.followers;
            people.add(speaker, message.at, message.feeling);
        }
    }
    if (isCancelled)
        return calledOff();
    const auto others = messages.besideSet(view.topic.clientId, view.topic.set, from, to, depthMessages / 2);
    if (!others)
        return fail(others.error());
    WordCounts background;
    for (const AskedMessage &asked : *others)
        background.add(asked.message.text, asked.message.languages);
    if (isCancelled)
        return calledOff();
    const ParsedQuery parsed = parseQuery(view.topic.query);
    const QSet<QString> known = parsed.query ? wordsOf(*parsed.query) : QSet<QString>();
    depth.words = topWords(words, background, known, depthWords);
    depth.people = people.top(PeopleOrder::Messages, depthPeople);
    depth.read = qint64(said->size());
    depth.isAll = depth.read >= view.sum.count;
    for (const Spike &spike : view.spikes) {
        auto reason = reasonOf(database, view, spike, words, known);
        if (!reason)
            return fail(std::move(reason.error()));
        depth.spikeReasons.push_back(std::move(*reason));
        if (isCancelled)
            return calledOff();
    }
    return depth;
}

} // namespace hatstand::listen
