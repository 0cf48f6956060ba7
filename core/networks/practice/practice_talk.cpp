// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/practice/practice_talk.h"

#include "networks/practice/practice_draw.h"
#include "networks/practice/practice_model.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
using namespace std::chrono_literals;

constexpr qint64 dayLength = 86'400'000;
constexpr QLatin1StringView dayPrefix("day");
constexpr QLatin1StringView helloPrefix("hello");
constexpr QLatin1StringView talkPrefix("talk");
constexpr qsizetype longestTopic = 60;
constexpr qsizetype longestTitle = 60;

qint64 dayOf(Instant instant)
{
    const qint64 value = instant.milliseconds();
    return (value - (value < 0 ? dayLength - 1 : 0)) / dayLength;
}

/// People write between seven and a quarter to ten, by the clock of no zone in particular.
Milliseconds timeOfDay(quint64 seed, quint64 purpose)
{
    constexpr double first = 7.0 * 3'600'000;
    constexpr double length = 14.75 * 3'600'000;
    return Milliseconds(static_cast<qint64>(first + length * drawn(seed, purpose)));
}

Milliseconds between(Milliseconds least, Milliseconds most, quint64 seed, quint64 purpose)
{
    return least + Milliseconds(static_cast<qint64>(static_cast<double>((most - least).count()) *
                                                    drawn(seed, purpose)));
}

Speaker speakerOf(const PracticePerson &person)
{
    Speaker speaker;
    speaker.remoteId = person.handle;
    speaker.handle = person.handle;
    speaker.displayName = person.name;
    speaker.page = practiceAddress(person.handle);
    // Most know a few people, some know many.
    const double share = drawn(seedOf(person.handle), 1);
    speaker.followers = static_cast<qint64>(12 + 9000 * share * share * share);
    return speaker;
}

Speaker speakerOf(const QString &handle)
{
    for (const PracticePerson &person : practiceVoices().people()) {
        if (person.handle == handle)
            return speakerOf(person);
    }
    return speakerOf(PracticePerson{handle, handle});
}

IncomingMessage said(Channel channel, const QString &remoteId, Instant at, const Speaker &speaker,
                     const PracticeLine &line)
{
    IncomingMessage message;
    message.remoteId = remoteId;
    message.channel = channel;
    message.at = at;
    message.from = speaker;
    message.text = line.text;
    message.title = line.title;
    message.languages = {line.language};
    if (channel == Channel::DirectMessage)
        message.threadId = QStringLiteral("with/") + speaker.remoteId;
    else
        message.url = practiceAddress(speaker.handle, remoteId);
    if (line.stars > 0)
        message.stars = line.stars;
    return message;
}

PracticeLine spokenTo(PracticeLine line, const PracticeProfile &profile)
{
    line.text.replace(QLatin1StringView("{name}"),
                      profile.displayName.isEmpty() ? profile.handle : profile.displayName);
    return line;
}

/// Something that may happen on its own accord.
struct Visit
{
    Channel channel;
    QLatin1StringView place;
    double chance;      ///< of a day
    Milliseconds hello; ///< so long after the profile was made, in any case; 0: not then
};
constexpr Visit visits[] = {
    {Channel::Mention, QLatin1StringView("mention"), 0.55, 2min},
    {Channel::DirectMessage, QLatin1StringView("message"), 0.35, 6min},
    {Channel::Review, QLatin1StringView("review"), 0.18, 25min},
    {Channel::Mention, QLatin1StringView("mention"), 0.15, 0min},
};

IncomingMessage visit(const PracticeProfile &profile, const Visit &kind, const QString &id, Instant at,
                      quint64 seed, quint64 purpose)
{
    const PracticeVoices &voices = practiceVoices();
    const PracticeLine line = spokenTo(voices.line(kind.place, seed, purpose + 2), profile);
    return said(kind.channel, id, at, speakerOf(voices.person(seed, purpose + 3)), line);
}

QStringList tagsIn(const QString &topic)
{
    return topic.startsWith(u'#') ? QStringList{topic.mid(1)} : QStringList{};
}
} // namespace

QUrl practiceAddress(const QString &handle, const QString &key)
{
    QUrl url;
    url.setScheme(QStringLiteral("practice"));
    url.setPath(u'/' + handle + (key.isEmpty() ? QString() : u'/' + key), QUrl::DecodedMode);
    return url;
}

Instant practiceDayBegins(qint64 day)
{
    return Instant::fromMilliseconds(day * dayLength);
}

IncomingMessage practiceOwn(const PracticeProfile &profile, const PracticePost &post)
{
    IncomingMessage message;
    message.remoteId = post.recordKey;
    message.channel = post.answersId.isEmpty() ? Channel::Said : Channel::Reply;
    message.at = post.createdAt;
    message.from.remoteId = profile.handle;
    message.from.handle = profile.handle;
    message.from.displayName = profile.displayName;
    message.from.page = practiceAddress(profile.handle);
    message.text = post.text;
    message.answersId = post.answersId;
    message.rootId = post.rootId;
    message.url = practiceAddress(profile.handle, post.recordKey);
    message.isOurs = true;
    return message;
}

std::vector<IncomingMessage> practiceOwnBelow(const PracticeProfile &profile, const PracticePost &post)
{
    std::vector<IncomingMessage> below;
    const IncomingMessage top = practiceOwn(profile, post);
    QString above = post.recordKey;
    const auto add = [&](const QString &text, const QString &answersId) {
        IncomingMessage message = top;
        message.remoteId = post.recordKey + u'-' + QString::number(below.size() + 1);
        message.at = top.at + Milliseconds(static_cast<qint64>(below.size()) + 1);
        message.channel = Channel::Reply;
        message.text = text;
        message.answersId = answersId;
        message.rootId = top.rootId.isEmpty() ? post.recordKey : top.rootId;
        above = message.remoteId;
        below.push_back(std::move(message));
    };
    const QJsonArray parts = QJsonDocument::fromJson(post.parts.toUtf8()).array();
    for (const QJsonValue part : parts)
        add(part.toString(), above);
    if (!post.firstComment.trimmed().isEmpty())
        add(post.firstComment, post.recordKey);
    return below;
}

std::vector<IncomingMessage> practiceEchoes(const PracticeProfile &profile, const PracticePost &post,
                                            Instant now)
{
    std::vector<IncomingMessage> echoes;
    if (!post.answersId.isEmpty())
        return echoes;
    const bool hasPicture = post.media.contains(QStringLiteral("mimeType"));
    const PracticeFeatures features = featuresOf(post.text, hasPicture);
    const PracticeVoices &voices = practiceVoices();
    const quint64 seed = mixed(profile.seed) ^ mixed(seedOf(post.recordKey));
    const std::vector<PracticeReply> replies = echoOf(profile, post.createdAt, features, now).replies;
    for (size_t i = 0; i < replies.size(); ++i) {
        const PracticeReply &reply = replies[i];
        // Below what leads to a page, people talk of that page.
        const bool isComment = features.hasLink && drawnIndex(seed, 40 + i, 2) == 1;
        const Channel channel = isComment ? Channel::Comment : Channel::Reply;
        const QString id = post.recordKey + QStringLiteral("/r") + QString::number(i);
        IncomingMessage message =
            said(channel, id, reply.at, speakerOf(reply.author), {reply.language, reply.text, {}, 0});
        message.answersId = post.recordKey;
        message.rootId = post.recordKey;
        if (channel == Channel::Comment) {
            message.about = practiceAddress(profile.handle, post.recordKey);
            message.aboutTitle = post.text.section(u'\n', 0, 0).left(longestTitle);
        }
        echoes.push_back(std::move(message));
    }
    constexpr double quoteChance = 0.35;
    constexpr double messageChance = 0.25;
    const Instant quotedAt = post.createdAt + between(1h, 9h, seed, 12);
    if (drawn(seed, 11) < quoteChance && quotedAt <= now) {
        IncomingMessage quote =
            said(Channel::Quote, post.recordKey + QStringLiteral("/q"), quotedAt,
                 speakerOf(voices.person(seed, 13)), voices.line(QLatin1StringView("quote"), seed, 14));
        quote.quotesId = post.recordKey;
        echoes.push_back(std::move(quote));
    }
    const Instant writtenAt = post.createdAt + between(20min, 6h, seed, 22);
    if (drawn(seed, 21) < messageChance && writtenAt <= now) {
        echoes.push_back(said(Channel::DirectMessage, post.recordKey + QStringLiteral("/m"), writtenAt,
                              speakerOf(voices.person(seed, 23)),
                              spokenTo(voices.line(QLatin1StringView("message"), seed, 24), profile)));
    }
    return echoes;
}

std::vector<IncomingMessage> practiceVisitors(const PracticeProfile &profile, Instant from, Instant now)
{
    std::vector<IncomingMessage> all;
    const auto add = [&](const Visit &kind, const QString &id, Instant at, quint64 seed, quint64 purpose) {
        if (at >= from && at <= now)
            all.push_back(visit(profile, kind, id, at, seed, purpose));
    };
    const quint64 own = mixed(profile.seed);
    quint64 number = 0;
    for (const Visit &kind : visits) {
        ++number;
        if (kind.hello > 0ms)
            add(kind, QString(helloPrefix) + u'/' + QString::number(number), profile.createdAt + kind.hello,
                own, 1000 * number);
    }
    // From the day after it was made.
    const qint64 first = std::max(dayOf(profile.createdAt) + 1, dayOf(from));
    for (qint64 day = first; day <= dayOf(now); ++day) {
        const quint64 seed = own ^ mixed(static_cast<quint64>(day));
        number = 0;
        for (const Visit &kind : visits) {
            ++number;
            if (drawn(seed, 100 * number) >= kind.chance)
                continue;
            const QString id = QStringLiteral("%1/%2/%3").arg(QString(dayPrefix)).arg(day).arg(number);
            add(kind, id, practiceDayBegins(day) + timeOfDay(seed, 100 * number + 1), seed, 100 * number);
        }
    }
    return all;
}

std::optional<IncomingMessage> practiceThanks(const PracticeProfile &profile, const PracticePost &answer,
                                              const IncomingMessage &answered, Instant now)
{
    const quint64 seed = mixed(profile.seed) ^ mixed(seedOf(answer.recordKey));
    constexpr double chance = 0.6;
    const Instant at = answer.createdAt + between(4min, 2h, seed, 32);
    if (answered.isOurs || answered.remoteId.endsWith(QLatin1StringView("/t")) || drawn(seed, 31) >= chance ||
        at > now)
        return std::nullopt;
    const bool isPrivate = answered.channel == Channel::DirectMessage;
    IncomingMessage thanks =
        said(isPrivate ? Channel::DirectMessage : Channel::Reply, answer.recordKey + QStringLiteral("/t"), at,
             answered.from, practiceVoices().line(QLatin1StringView("thanks"), seed, 33));
    thanks.answersId = answer.recordKey;
    thanks.rootId = answer.rootId;
    thanks.threadId = answered.threadId;
    return thanks;
}

std::vector<IncomingMessage> practiceTalk(const QString &given, Instant from, Instant now)
{
    std::vector<IncomingMessage> all;
    const QString topic = given.simplified().left(longestTopic);
    if (topic.isEmpty())
        return all;
    const PracticeVoices &voices = practiceVoices();
    const quint64 own = seedOf(topic.toCaseFolded());
    constexpr size_t least = 2;
    constexpr size_t further = 4;
    for (qint64 day = dayOf(from); day <= dayOf(now); ++day) {
        const quint64 seed = own ^ mixed(static_cast<quint64>(day));
        const size_t count = least + drawnIndex(seed, 1, further);
        for (size_t i = 0; i < count; ++i) {
            const quint64 purpose = 10 * (i + 1);
            const Instant at = practiceDayBegins(day) + timeOfDay(seed, purpose);
            if (at < from || at > now)
                continue;
            const QString id = QStringLiteral("%1/%2/%3/%4")
                                   .arg(QString(talkPrefix),
                                        QString::fromLatin1(QUrl::toPercentEncoding(topic.toCaseFolded())))
                                   .arg(day)
                                   .arg(i);
            PracticeLine line = voices.line(QLatin1StringView("talk"), seed, purpose + 1);
            line.text.replace(QLatin1StringView("{topic}"), topic);
            IncomingMessage message =
                said(Channel::Said, id, at, speakerOf(voices.person(seed, purpose + 2)), line);
            message.hashtags = tagsIn(topic);
            all.push_back(std::move(message));
        }
    }
    return all;
}

std::optional<qint64> practiceDayOf(const QString &remoteId)
{
    const QStringList pieces = remoteId.split(u'/');
    const bool isTalk = pieces.size() == 4 && pieces[0] == talkPrefix;
    if (!isTalk && (pieces.size() != 3 || pieces[0] != dayPrefix))
        return std::nullopt;
    bool isNumber = false;
    const qint64 day = pieces[isTalk ? 2 : 1].toLongLong(&isNumber);
    constexpr qint64 latest = 3'000'000; // thousands of years
    if (!isNumber || day < 0 || day > latest)
        return std::nullopt;
    return day;
}

std::optional<QString> practiceTopicOf(const QString &remoteId)
{
    const QStringList pieces = remoteId.split(u'/');
    if (pieces.size() != 4 || pieces[0] != talkPrefix)
        return std::nullopt;
    return QUrl::fromPercentEncoding(pieces[1].toLatin1());
}

} // namespace hatstand::networks
