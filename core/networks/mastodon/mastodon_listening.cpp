// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/mastodon/mastodon_listening.h"

#include "net/json.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};
using Part = MastodonHearing::Part;

/// Numbers are given before what they number can be seen; and clocks of a server's machines differ.
constexpr Milliseconds overlap = std::chrono::minutes(10);
constexpr Milliseconds untilAskedAgain = std::chrono::hours(24);
constexpr qsizetype mostTold = 100;

constexpr QLatin1StringView partKey("part");
constexpr QLatin1StringView conversationsKey("conversations");
constexpr QLatin1StringView notificationsKey("notifications");
constexpr QLatin1StringView ownAnswersKey("ownAnswers");
constexpr QLatin1StringView toldKey("told");
constexpr QLatin1StringView noConversationsKey("noConversationsUntil");

/// The most that a server gives of each at once (docs.joinmastodon.org/methods, November 2026).
constexpr int mostConversations = 40;
constexpr int mostNotifications = 80;
constexpr int mostStatuses = 40;

QUrlQuery typesQuery()
{
    QUrlQuery query;
    for (const char *type : {"mention", "quote"})
        query.addQueryItem(QStringLiteral("types[]"), QString::fromLatin1(type));
    // For servers that know only what is not wanted.
    for (const char *type : {"favourite", "reblog", "follow", "follow_request", "poll", "update"})
        query.addQueryItem(QStringLiteral("exclude_types[]"), QString::fromLatin1(type));
    return query;
}

/// Whether a server minds that it was asked for kinds of notifications that it does not know.
bool mindsTypes(const MastodonHearing &hearing, const MastodonAnswer &answer)
{
    const int status = answer.response.status;
    return hearing.part == Part::Notifications && (status == 400 || status == 422) && answer.speaks &&
           !answer.refusesToken();
}

MastodonCall callOf(const MastodonHearing &hearing, const QString &accountId)
{
    switch (hearing.part) {
    case Part::Conversations:
        return nextPage(hearing.conversations, QStringLiteral("/api/v1/conversations"), mostConversations, {},
                        net::Purpose::ReadMessages);
    case Part::Notifications:
        return nextPage(hearing.notifications, QStringLiteral("/api/v1/notifications"), mostNotifications,
                        typesQuery(), net::Purpose::ReadMentions);
    case Part::OwnAnswers:
        break;
    }
    return nextPage(hearing.ownAnswers, QStringLiteral("/api/v1/accounts/%1/statuses").arg(accountId),
                    mostStatuses, {{QStringLiteral("exclude_reblogs"), QStringLiteral("true")}},
                    net::Purpose::ReadPosts);
}

std::vector<MastodonEntry> entriesOf(Part part, const QJsonArray &page, const MastodonReader &reader)
{
    switch (part) {
    case Part::Conversations:
        return mastodonConversations(page, reader);
    case Part::Notifications:
        return mastodonNotifications(page, reader);
    case Part::OwnAnswers:
        break;
    }
    return mastodonOwnAnswers(page, reader);
}

Part after(Part part)
{
    static constexpr std::array next{Part::Notifications, Part::OwnAnswers, Part::Conversations};
    return next[static_cast<size_t>(part)];
}

/// What one list of a server is not there for, or not in order for, says nothing of the others; but that it
/// is asked too often does, and so does a token that it does not take.
bool isPassedOver(const MastodonHearing &hearing, const MastodonAnswer &answer)
{
    if (answer.response.status == 429 || answer.refusesToken())
        return false;
    return hearing.part != Part::Notifications || answer.isGone();
}

Heard heardOf(MastodonHearing &hearing, std::vector<IncomingMessage> told, bool hasMore)
{
    std::erase_if(told, [&hearing](const IncomingMessage &message) {
        return hearing.part != Part::Conversations && hearing.told.contains(message.remoteId);
    });
    if (hearing.part == Part::Conversations) {
        for (const IncomingMessage &message : told)
            hearing.told << message.remoteId;
        hearing.told = hearing.told.mid(std::max<qsizetype>(0, hearing.told.size() - mostTold));
    }
    Heard heard;
    heard.messages = std::move(told);
    heard.hasMore = hasMore || hearing.part != Part::OwnAnswers;
    if (!hasMore)
        hearing.part = after(hearing.part);
    heard.cursor = toText(hearing);
    return heard;
}

/// The account can post, so that it is not taken for signed out.
Error mayNotListen()
{
    return {ErrorCode::NotAllowed,
            Words::tr("This account was signed in before Hatstand could listen."),
            Words::tr("Its server lets Hatstand post, but not read what others say to the account."),
            Words::tr("Sign in again."),
            {}};
}

Error noSuchStatus()
{
    return {ErrorCode::NotFound,
            Words::tr("The post is not there any more."),
            Words::tr("It was deleted, or may not be read any more."),
            {},
            {}};
}
} // namespace

MastodonTrail &MastodonHearing::trail()
{
    switch (part) {
    case Part::Conversations:
        return conversations;
    case Part::Notifications:
        return notifications;
    case Part::OwnAnswers:
        break;
    }
    return ownAnswers;
}

QString toText(const MastodonHearing &hearing)
{
    QJsonObject object{{partKey, static_cast<int>(hearing.part)},
                       {conversationsKey, toJson(hearing.conversations)},
                       {notificationsKey, toJson(hearing.notifications)},
                       {ownAnswersKey, toJson(hearing.ownAnswers)}};
    if (!hearing.told.isEmpty())
        object.insert(toldKey, QJsonArray::fromStringList(hearing.told));
    if (hearing.noConversationsUntil)
        object.insert(noConversationsKey, hearing.noConversationsUntil->milliseconds());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

MastodonHearing mastodonHearing(const QString &text)
{
    MastodonHearing hearing;
    const auto object = net::parseJsonObject(text.toUtf8());
    if (!object)
        return hearing;
    const int part = object->value(partKey).toInt();
    if (part >= 0 && part <= static_cast<int>(Part::OwnAnswers))
        hearing.part = static_cast<Part>(part);
    hearing.conversations = mastodonTrail(object->value(conversationsKey).toObject());
    hearing.notifications = mastodonTrail(object->value(notificationsKey).toObject());
    hearing.ownAnswers = mastodonTrail(object->value(ownAnswersKey).toObject());
    const QJsonArray told = object->value(toldKey).toArray();
    for (const QJsonValue one : told)
        hearing.told << one.toString();
    if (object->contains(noConversationsKey)) {
        hearing.noConversationsUntil =
            Instant::fromMilliseconds(object->value(noConversationsKey).toInteger());
    }
    return hearing;
}

MastodonCall nextPage(const MastodonTrail &trail, const QString &path, int most, QUrlQuery query,
                      net::Purpose purpose)
{
    query.addQueryItem(QStringLiteral("limit"), QString::number(most));
    if (isPlainMastodonId(trail.low))
        query.addQueryItem(QStringLiteral("since_id"), trail.low);
    if (isPlainMastodonId(trail.before))
        query.addQueryItem(QStringLiteral("max_id"), trail.before);
    MastodonCall call = MastodonCall::get(path, purpose, query);
    if (!trail.isUnderWay())
        call.knownTag = trail.etag;
    return call;
}

bool isLastPage(const MastodonAnswer &answer)
{
    // snac shows its newest all at once, whatever it is asked.
    const QByteArray link = answer.response.header(QByteArrayLiteral("Link"));
    return answer.isSnac() ||
           (!link.isEmpty() && !link.contains("rel=\"next\"") && !link.contains("rel=next"));
}

QCoro::Task<Result<Heard>> MastodonListening::listen(AccountIdentity account, QString cursor, Instant since,
                                                     CancelToken cancel)
{
    const auto self = shared_from_this();
    MastodonHearing hearing = mastodonHearing(cursor);
    const Instant now = m_clock.now();
    // A clock that was set back does not make it wait for years.
    const bool isLacking = hearing.noConversationsUntil && now < *hearing.noConversationsUntil &&
                           *hearing.noConversationsUntil - now <= untilAskedAgain;
    if (hearing.part == Part::Conversations && isLacking)
        hearing.part = Part::Notifications;
    const auto line = co_await m_sessions->open(account);
    if (!line)
        co_return fail(line.error());
    const MastodonCall call = callOf(hearing, (*line)->credential.accountId);
    auto answer = co_await m_sessions->call(*line, call, cancel);
    if (answer && mindsTypes(hearing, *answer)) {
        const MastodonCall ofAll =
            nextPage(hearing.notifications, call.path, mostNotifications, {}, call.purpose);
        answer = co_await m_sessions->call(*line, ofAll, cancel);
    }
    if (!answer)
        co_return fail(answer.error());
    std::vector<IncomingMessage> told;
    if (answer->isUnchanged() && !call.knownTag.isEmpty())
        co_return heardOf(hearing, std::move(told), false);
    const auto page = answer->array();
    if (!page) {
        if (answer->wantsMoreScopes())
            co_return fail(mayNotListen());
        if (!isPassedOver(hearing, *answer))
            co_return fail(page.error());
        if (hearing.part == Part::Conversations && !answer->isSuccess())
            hearing.noConversationsUntil = now + untilAskedAgain;
        co_return heardOf(hearing, std::move(told), false);
    }
    AccountIdentity itself = account;
    itself.remoteId = (*line)->credential.accountId;
    const MastodonReader reader = mastodonReader(itself, answer->isSnac());
    MastodonTrail &trail = hearing.trail();
    const QString lowBefore = trail.low;
    const bool wasNewest = !trail.isUnderWay();
    const bool hasMore =
        trail.advance(entriesOf(hearing.part, *page, reader), isLastPage(*answer), since, overlap, told);
    // The tag is that of the same question.
    const bool isSameQuestion = wasNewest && !hasMore && trail.low == lowBefore;
    trail.etag = isSameQuestion ? answer->response.header(QByteArrayLiteral("ETag")) : QByteArray();
    co_return heardOf(hearing, std::move(told), hasMore);
}

QCoro::Task<Result<Heard>> MastodonListening::readThread(AccountIdentity account, QString remoteId,
                                                         CancelToken cancel)
{
    const auto self = shared_from_this();
    if (!isPlainMastodonId(remoteId))
        co_return fail(noSuchStatus());
    const auto line = co_await m_sessions->open(account);
    if (!line)
        co_return fail(line.error());
    const QString path = QStringLiteral("/api/v1/statuses/") + remoteId;
    const MastodonCall look = MastodonCall::get(path, net::Purpose::ReadPosts);
    const auto there = co_await m_sessions->call(*line, look, cancel);
    if (!there)
        co_return fail(there.error());
    if (there->isGone())
        co_return fail(noSuchStatus());
    const auto status = there->object();
    if (!status)
        co_return fail(status.error());
    const MastodonCall around = MastodonCall::get(path + QStringLiteral("/context"), net::Purpose::ReadPosts);
    const auto answer = co_await m_sessions->call(*line, around, cancel);
    if (!answer)
        co_return fail(answer.error());
    // Deleted this moment, or a server that knows no threads: then it stands alone.
    const auto context = answer->isGone() ? Result<QJsonObject>(QJsonObject()) : answer->object();
    if (!context)
        co_return fail(context.error());
    AccountIdentity itself = account;
    itself.remoteId = (*line)->credential.accountId;
    Heard heard;
    heard.messages = mastodonThread(*status, *context, mastodonReader(itself, there->isSnac()));
    co_return heard;
}

} // namespace hatstand::networks
