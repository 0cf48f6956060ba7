// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/mastodon/mastodon_timeline.h"

#include "networks/mastodon/mastodon_html.h"
#include "networks/mastodon/mastodon_incoming.h"
#include "networks/post_options.h"

#include <QCoreApplication>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr int onePage = 40; ///< the most that a server gives at once
constexpr int mostPages = 50;
/// How many unlike ones are asked about all the same; a post that was handed over weeks ago has many after
/// it.
constexpr int mostQuestions = 20;
/// Our clock may have been wrong by hours while the post was sent, and be right by now (or the other way
/// round): what came this long before its noted moment is looked at too. That it is not an older post of the
/// same words is told by OutgoingPost::knownIds.
constexpr Milliseconds wrongClock = std::chrono::hours(25);

Error cannotTell(ErrorCode code)
{
    return {code,
            Words::tr("The server does not show all that was posted."),
            Words::tr("So it cannot be told whether the post stands there."),
            Words::tr("Look there yourself, then say here whether it does."),
            {}};
}

/// What it shows is not what such a server shows: the next answer may be another.
Error notShown()
{
    return cannotTell(ErrorCode::BadAnswer);
}

/// It stands too far back: asking again tells no more.
Error tooFarBack()
{
    return cannotTell(ErrorCode::NotAllowed);
}

QString idOf(const QJsonValue &item)
{
    return item.toObject().value(QLatin1StringView("id")).toString();
}

QJsonArray plainSnacStatuses(const QJsonArray &statuses)
{
    QJsonArray plain;
    for (const QJsonValue status : statuses)
        plain.append(plainSnacStatus(status.toObject()));
    return plain;
}

bool isForFew(const OutgoingPost &post)
{
    const QString visibility = post.options.value(option::visibility).toString();
    return visibility == QLatin1StringView("private") || visibility == QLatin1StringView("direct");
}

/// A person has looked at it a moment ago, so it is not far down: two hundred posts.
constexpr int pagesForAddress = 5;

bool isSamePage(const QUrl &one, const QUrl &other)
{
    const auto bare = [](const QUrl &url) {
        return url.adjusted(QUrl::RemoveScheme | QUrl::RemoveFragment | QUrl::RemoveQuery |
                            QUrl::StripTrailingSlash);
    };
    return one.isValid() && bare(one) == bare(other);
}
} // namespace

QCoro::Task<Result<MastodonTimeline::Page>>
MastodonTimeline::page(MastodonSessions::LinePointer line, QString path, QString before, CancelToken cancel)
{
    const auto self = shared_from_this();
    QUrlQuery query{{QStringLiteral("limit"), QString::number(onePage)}};
    if (path.startsWith(QLatin1StringView("/api/v1/accounts/")))
        query.addQueryItem(QStringLiteral("exclude_reblogs"), QStringLiteral("true"));
    if (!before.isEmpty())
        query.addQueryItem(QStringLiteral("max_id"), before);
    const MastodonCall look = MastodonCall::get(path, net::Purpose::LookUpPost, query);
    const auto answer = co_await m_sessions->call(line, look, cancel);
    if (!answer)
        co_return fail(answer.error());
    auto items = answer->array();
    if (!items)
        co_return fail(std::move(items.error()));
    // snac knows neither pages nor their length: it shows its newest, up to that many.
    constexpr qsizetype mostOfSnac = 256;
    const bool isAll = answer->isSnac() && items->size() < mostOfSnac;
    if (answer->isSnac())
        *items = plainSnacStatuses(*items);
    co_return Page{std::move(*items), answer->clockAhead(), answer->response.receivedAt, isAll,
                   answer->isSnac()};
}

QCoro::Task<Result<bool>> MastodonTimeline::isPost(MastodonSessions::LinePointer line, QJsonObject status,
                                                   OutgoingPost post, CancelToken cancel)
{
    const auto self = shared_from_this();
    switch (likeness(status, post)) {
    case Likeness::Same:
        co_return true;
    case Likeness::Other:
        co_return false;
    case Likeness::Unclear:
        break;
    }
    const MastodonCall ask = MastodonCall::get(
        QStringLiteral("/api/v1/statuses/%1/source").arg(status.value(QLatin1StringView("id")).toString()),
        net::Purpose::LookUpPost);
    const auto answer = co_await m_sessions->call(line, ask, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (answer->isSuccess()) {
        const auto source = answer->object();
        if (!source)
            co_return fail(source.error());
        co_return isSource(*source, post);
    }
    if (!answer->isGone())
        co_return fail(answer->error());
    // Servers older than 3.5 keep no source; or it was deleted this moment.
    const QString shown = mastodonPlainText(status.value(QLatin1StringView("content")).toString());
    co_return mastodonBareSkeleton(shown) == mastodonBareSkeleton(textThere(status, post));
}

QCoro::Task<Result<QString>> MastodonTimeline::idAt(MastodonSessions::LinePointer line, QUrl address,
                                                    CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString path = QStringLiteral("/api/v1/accounts/%1/statuses").arg(line->credential.accountId);
    QString before;
    for (int pages = 0; pages < pagesForAddress; ++pages) {
        const auto got = co_await page(line, path, before, cancel);
        if (!got)
            co_return fail(got.error());
        const QJsonArray items = got->items;
        for (const QJsonValue item : items) {
            const QJsonObject status = item.toObject();
            for (const QLatin1StringView field : {QLatin1StringView("url"), QLatin1StringView("uri")}) {
                if (isSamePage(QUrl(status.value(field).toString()), address))
                    co_return idOf(item);
            }
        }
        const QString last = items.isEmpty() ? before : idOf(items.last());
        if (last == before || got->isAll)
            break;
        before = last;
    }
    co_return QString();
}

QCoro::Task<Result<std::optional<PublishedPost>>>
MastodonTimeline::findPublished(MastodonSessions::LinePointer line, OutgoingPost post, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString path = QStringLiteral("/api/v1/accounts/%1/statuses").arg(line->credential.accountId);
    QSet<QString> seen;
    QString before;
    int questions = 0;
    for (int pages = 0; pages < mostPages; ++pages) {
        const auto got = co_await page(line, path, before, cancel);
        if (!got)
            co_return fail(got.error());
        if (got->isSnac && isForFew(post)) {
            auto below = co_await findBelow(line, post, cancel);
            co_return below;
        }
        if (got->items.isEmpty())
            co_return std::optional<PublishedPost>();
        // What is noted for a time to come was noted by a clock that has been set right since.
        const Instant since = std::min(post.createdAt, got->receivedAt) +
                              std::min(got->clockAhead.value_or(Milliseconds(0)), Milliseconds(0)) -
                              wrongClock;
        bool isNew = false;
        bool reachedOlder = false;
        const QJsonArray items = got->items;
        for (const QJsonValue item : items) {
            const QJsonObject status = item.toObject();
            const QString id = idOf(item);
            const auto at = timeOf(status, QLatin1StringView("created_at"));
            if (id.isEmpty() || !at)
                co_return fail(notShown());
            if (seen.contains(id))
                continue;
            seen.insert(id);
            isNew = true;
            before = id;
            if (*at < since) {
                reachedOlder = true;
                continue;
            }
            if (id == post.earlierId)
                co_return std::optional<PublishedPost>();
            if (post.knownIds.contains(id))
                continue;
            if (likeness(status, post) == Likeness::Unclear && !looksAlike(status, post) &&
                ++questions > mostQuestions)
                continue;
            const auto same = co_await isPost(line, status, post, cancel);
            if (!same)
                co_return fail(same.error());
            if (*same) {
                auto published = readStatus(status);
                if (!published)
                    co_return fail(std::move(published.error()));
                co_return std::optional(std::move(*published));
            }
        }
        if (reachedOlder || got->isAll)
            co_return std::optional<PublishedPost>();
        // The same page again: the server cannot go back further.
        if (!isNew)
            break;
    }
    co_return fail(tooFarBack());
}

QCoro::Task<Result<std::optional<PublishedPost>>>
MastodonTimeline::findBelow(MastodonSessions::LinePointer line, OutgoingPost post, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (!post.answers || post.answers->parentId.isEmpty())
        co_return fail(tooFarBack());
    const MastodonCall look = MastodonCall::get(
        QStringLiteral("/api/v1/statuses/%1/context").arg(post.answers->parentId), net::Purpose::LookUpPost);
    const auto answer = co_await m_sessions->call(line, look, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (answer->isGone())
        co_return fail(tooFarBack());
    const auto context = answer->object();
    if (!context)
        co_return fail(context.error());
    const QJsonArray items = plainSnacStatuses(context->value(QLatin1StringView("descendants")).toArray());
    for (const QJsonValue item : items) {
        const QJsonObject status = item.toObject();
        if (idOf(status.value(QLatin1StringView("account"))) != line->credential.accountId ||
            post.knownIds.contains(idOf(item)) || idOf(item) == post.earlierId)
            continue;
        const auto same = co_await isPost(line, status, post, cancel);
        if (!same)
            co_return fail(same.error());
        if (*same) {
            auto published = readStatus(status);
            if (!published)
                co_return fail(std::move(published.error()));
            co_return std::optional(std::move(*published));
        }
    }
    co_return std::optional<PublishedPost>();
}

QCoro::Task<Result<std::optional<QJsonObject>>>
MastodonTimeline::findWaiting(MastodonSessions::LinePointer line, OutgoingPost post, CancelToken cancel)
{
    const auto self = shared_from_this();
    QSet<QString> seen;
    QString before;
    for (int pages = 0; pages < mostPages; ++pages) {
        const auto got = co_await page(line, QStringLiteral("/api/v1/scheduled_statuses"), before, cancel);
        if (!got)
            co_return fail(got.error());
        bool isNew = false;
        const QJsonArray items = got->items;
        for (const QJsonValue item : items) {
            const QString id = idOf(item);
            if (id.isEmpty())
                co_return fail(notShown());
            if (!post.knownIds.contains(id) && isWaiting(item.toObject(), post))
                co_return std::optional(item.toObject());
            isNew = isNew || !seen.contains(id);
            seen.insert(id);
            before = id;
        }
        if (items.isEmpty() || !isNew)
            co_return std::optional<QJsonObject>();
    }
    co_return fail(tooFarBack());
}

QCoro::Task<Result<std::optional<MastodonTimeline::Seen>>>
MastodonTimeline::status(MastodonSessions::LinePointer line, QString id, CancelToken cancel)
{
    const auto self = shared_from_this();
    const MastodonCall look =
        MastodonCall::get(QStringLiteral("/api/v1/statuses/") + id, net::Purpose::LookUpPost);
    const auto answer = co_await m_sessions->call(line, look, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (answer->isGone())
        co_return std::optional<Seen>();
    auto object = answer->object();
    if (!object)
        co_return fail(std::move(object.error()));
    co_return std::optional(Seen{std::move(*object), answer->clockAhead().value_or(Milliseconds(0))});
}

} // namespace hatstand::networks
