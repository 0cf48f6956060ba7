// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/practice/practice_hearing.h"

#include "networks/practice/practice_place.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace hatstand::networks
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

using namespace std::chrono_literals;

/// Answers to answers to answers.
constexpr int deepest = 20;
/// How far back a search goes at most: a month of a topic is enough to see what it is about.
constexpr Milliseconds searchTime = 24h * 30;

Error notThere()
{
    return {ErrorCode::NotFound, Tr::tr("This message is not on Practice any more."), {}, {}, {}};
}

void append(std::vector<IncomingMessage> &all, std::vector<IncomingMessage> more)
{
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::optional<IncomingMessage> oneOf(std::vector<IncomingMessage> messages, const QString &remoteId)
{
    for (IncomingMessage &message : messages) {
        if (message.remoteId == remoteId)
            return std::move(message);
    }
    return std::nullopt;
}

/// The key of the post that such a remoteId belongs to: "KEY", "KEY-2", "KEY/r0".
QString keyOf(const QString &remoteId)
{
    return remoteId.section(u'/', 0, 0);
}

bool holdsAllWords(const QString &text, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(),
                       [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}
} // namespace

Result<std::vector<IncomingMessage>> PracticeHearing::between(const PracticeProfile &profile, Instant from,
                                                              Instant until) const
{
    std::vector<IncomingMessage> all = practiceVisitors(profile, from, until);
    const auto posts = m_table.postsSince(profile.handle, from - practiceEchoTime);
    if (!posts)
        return fail(posts.error());
    for (const PracticePost &post : *posts) {
        append(all, practiceEchoes(profile, post, until));
        if (post.answersId.isEmpty())
            continue;
        all.push_back(practiceOwn(profile, post));
        auto thanks = thanksFor(profile, post, until, 0);
        if (!thanks)
            return fail(std::move(thanks.error()));
        if (*thanks)
            all.push_back(std::move(**thanks));
    }
    all.erase(std::remove_if(all.begin(), all.end(),
                             [from, until](const IncomingMessage &message) {
                                 return message.at < from || message.at > until;
                             }),
              all.end());
    return all;
}

Result<std::optional<IncomingMessage>> PracticeHearing::thanksFor(const PracticeProfile &profile,
                                                                  const PracticePost &answer, Instant until,
                                                                  int depth) const
{
    auto answered = findAt(profile, answer.answersId, until, depth + 1);
    if (!answered)
        return fail(std::move(answered.error()));
    std::optional<IncomingMessage> thanks;
    if (*answered)
        thanks = practiceThanks(profile, answer, **answered, until);
    return thanks;
}

Result<std::optional<IncomingMessage>> PracticeHearing::find(const PracticeProfile &profile,
                                                             const QString &remoteId) const
{
    return findAt(profile, remoteId, m_clock.now(), 0);
}

Result<std::optional<IncomingMessage>> PracticeHearing::findAt(const PracticeProfile &profile,
                                                               const QString &remoteId, Instant until,
                                                               int depth) const
{
    if (depth > deepest || remoteId.isEmpty())
        return std::optional<IncomingMessage>();
    if (const auto day = practiceDayOf(remoteId)) {
        const Instant begins = practiceDayBegins(*day);
        const Instant ends = std::min(until, practiceDayBegins(*day + 1));
        const auto topic = practiceTopicOf(remoteId);
        return oneOf(topic ? practiceTalk(*topic, begins, ends) : practiceVisitors(profile, begins, ends),
                     remoteId);
    }
    if (remoteId.startsWith(QLatin1StringView("hello/"))) {
        const Instant ends = std::min(until, profile.createdAt + 1h);
        return oneOf(practiceVisitors(profile, profile.createdAt, ends), remoteId);
    }
    auto post = m_table.post(profile.handle, keyOf(remoteId));
    if (post && !*post) // a part of it: its key, "-" and a number
        post = m_table.post(profile.handle, keyOf(remoteId).section(u'-', 0, -2));
    if (!post)
        return fail(post.error());
    if (!*post)
        return std::optional<IncomingMessage>();
    std::vector<IncomingMessage> around = practiceOwnBelow(profile, **post);
    around.push_back(practiceOwn(profile, **post));
    append(around, practiceEchoes(profile, **post, until));
    if (auto found = oneOf(std::move(around), remoteId))
        return found;
    if (!(*post)->answersId.isEmpty() && remoteId == (*post)->recordKey + QLatin1StringView("/t"))
        return thanksFor(profile, **post, until, depth);
    return std::optional<IncomingMessage>();
}

Result<Heard> PracticeHearing::listen(const PracticeProfile &profile, const QString &cursor,
                                      Instant since) const
{
    PracticePlace place = PracticePlace::fromText(cursor);
    place.begin(m_clock.now(), since);
    auto all = between(profile, place.from, place.until);
    if (!all)
        return fail(std::move(all.error()));
    return place.takePage(std::move(*all));
}

Result<Heard> PracticeHearing::readThread(const PracticeProfile &profile, const QString &remoteId) const
{
    const Instant now = m_clock.now();
    const auto asked = find(profile, remoteId);
    if (!asked)
        return fail(asked.error());
    if (!*asked)
        return fail(notThere());
    const QString rootId = (*asked)->rootId.isEmpty() ? remoteId : (*asked)->rootId;
    Heard heard;
    const auto root = find(profile, rootId);
    if (!root)
        return fail(root.error());
    if (*root)
        heard.messages.push_back(**root);
    const auto rootPost = m_table.post(profile.handle, rootId);
    if (!rootPost)
        return fail(rootPost.error());
    if (*rootPost) {
        append(heard.messages, practiceOwnBelow(profile, **rootPost));
        for (IncomingMessage &echo : practiceEchoes(profile, **rootPost, now)) {
            if (echo.rootId == rootId)
                heard.messages.push_back(std::move(echo));
        }
    }
    const auto posts = m_table.postsSince(profile.handle, *root ? (*root)->at : Instant());
    if (!posts)
        return fail(posts.error());
    for (const PracticePost &post : *posts) {
        if (post.answersId.isEmpty() || post.rootId != rootId)
            continue;
        heard.messages.push_back(practiceOwn(profile, post));
        append(heard.messages, practiceOwnBelow(profile, post));
        auto thanks = thanksFor(profile, post, now, 0);
        if (!thanks)
            return fail(std::move(thanks.error()));
        if (*thanks)
            heard.messages.push_back(std::move(**thanks));
    }
    return heard;
}

Result<Heard> PracticeHearing::search(const PracticeProfile &profile, const SearchRequest &request) const
{
    QString topic = request.hashtag.trimmed();
    if (!topic.isEmpty() && !topic.startsWith(u'#'))
        topic.prepend(u'#');
    if (topic.isEmpty())
        topic = QString(request.words).remove(u'"').simplified();
    if (topic.isEmpty()) {
        return fail(ErrorCode::InvalidInput, Tr::tr("There is nothing to look for on Practice."),
                    Tr::tr("Neither words nor a hashtag were given."),
                    Tr::tr("Write the words to look for."));
    }
    const Instant now = m_clock.now();
    PracticePlace place = PracticePlace::fromText(request.cursor);
    place.begin(now, std::max(request.since, now - searchTime));
    std::vector<IncomingMessage> found = practiceTalk(topic, place.from, place.until);
    auto heard = between(profile, place.from, place.until);
    if (!heard)
        return fail(std::move(heard.error()));
    const QStringList words = topic.split(u' ');
    for (IncomingMessage &message : *heard) {
        const bool isPublic = message.channel != Channel::DirectMessage && !message.isOurs;
        if (!isPublic || !holdsAllWords(message.text, words))
            continue;
        message.channel = Channel::Said;
        found.push_back(std::move(message));
    }
    return place.takePage(std::move(found));
}

} // namespace hatstand::networks
