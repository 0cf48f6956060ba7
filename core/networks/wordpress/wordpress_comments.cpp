// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/wordpress/wordpress_comments.h"

#include "net/json.h"
#include "networks/wordpress/wordpress_records.h"

#include <QCoreApplication>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

const QString comments = QStringLiteral("wp/v2/comments");
constexpr qint64 pageSize = 100; // the most that WordPress gives

Error noPost()
{
    return {
        ErrorCode::InvalidInput,
        Words::tr("There is no post that the comment could belong to."),
        Words::tr("No public post of this site stands at its address."),
        Words::tr("Try again with the link of the post, or write the comment yourself and leave it here."),
        {}};
}

Error answeredIsGone()
{
    return {ErrorCode::Refused,
            Words::tr("The comment that this one answers is not there any more."),
            Words::tr("Somebody has deleted it on the site."),
            Words::tr("Look there, then leave this one or write it below the post."),
            {}};
}

/// The number of the comment that a post answers; 0: it answers the post itself.
qint64 answeredComment(const OutgoingPost &post)
{
    const QString parent = post.answers ? post.answers->parentId : QString();
    return isCommentId(parent) ? routeOf(parent).section(u'/', -1).toLongLong() : 0;
}

bool isSamePath(const QUrl &one, const QUrl &other)
{
    return one.adjusted(QUrl::StripTrailingSlash).path() == other.adjusted(QUrl::StripTrailingSlash).path();
}

Result<PublishedPost> readComment(const QJsonObject &object)
{
    const auto id = net::requireInteger(object, QLatin1StringView("id"));
    if (!id)
        return fail(id.error());
    PublishedPost published;
    published.remoteId = commentRemoteId(*id);
    published.url = QUrl(object[QLatin1StringView("link")].toString());
    published.at = parseWordPressTime(object[QLatin1StringView("date_gmt")].toString());
    return published;
}
} // namespace

QCoro::Task<Result<QString>> WordPressComments::ownerOf(WordPressCredential credential, OutgoingPost post,
                                                        CancelToken cancel)
{
    const auto self = shared_from_this();
    const Answered above = post.answers.value_or(Answered{});
    if (answeredComment(post) > 0) {
        auto owner = co_await ownerOfComment(credential, above.parentId, cancel);
        co_return owner;
    }
    if (!above.rootId.isEmpty() || above.parentUrl.isEmpty()) {
        if (routeOf(above.rootId).isEmpty() || isCommentId(above.rootId))
            co_return fail(noPost());
        co_return above.rootId;
    }
    // Addresses are as the site likes them; nearly all name the post by its number or end with its slug.
    QUrlQuery query;
    const QString number = QUrlQuery(above.parentUrl).queryItemValue(QStringLiteral("p"));
    if (number.isEmpty()) {
        query.addQueryItem(QStringLiteral("slug"),
                           above.parentUrl.adjusted(QUrl::StripTrailingSlash).fileName());
    } else {
        query.addQueryItem(QStringLiteral("include"), number);
    }
    query.addQueryItem(QStringLiteral("_fields"), QStringLiteral("id,link"));
    const WordPressCall call =
        WordPressCall::ask(QStringLiteral("wp/v2/posts"), query, net::Purpose::LookUpPost);
    const auto answer = co_await m_client->call(credential, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto posts = answer->list();
    if (!posts)
        co_return fail(posts.error());
    for (const QJsonObject &one : *posts) {
        const QUrl link(one[QLatin1StringView("link")].toString());
        const auto id = net::requireInteger(one, QLatin1StringView("id"));
        if (id && link.host() == above.parentUrl.host() &&
            (!number.isEmpty() || isSamePath(link, above.parentUrl)))
            co_return QString::number(*id);
    }
    co_return fail(noPost());
}

QCoro::Task<Result<QString>> WordPressComments::ownerOfComment(WordPressCredential credential,
                                                               QString remoteId, CancelToken cancel)
{
    const auto self = shared_from_this();
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("_fields"), QStringLiteral("id,post,status"));
    const WordPressCall call = WordPressCall::ask(routeOf(remoteId), query, net::Purpose::LookUpPost);
    const auto answer = co_await m_client->call(credential, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (answer->code == QLatin1StringView("rest_comment_invalid_id"))
        co_return fail(answeredIsGone());
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    const QString status = object->value(QLatin1StringView("status")).toString();
    if (status == QLatin1StringView("trash") || status == QLatin1StringView("spam"))
        co_return fail(answeredIsGone());
    const auto post = net::requireInteger(*object, QLatin1StringView("post"));
    if (!post)
        co_return fail(post.error());
    co_return QString::number(*post);
}

QCoro::Task<Result<PublishedPost>> WordPressComments::write(WordPressCredential credential,
                                                            AccountIdentity account, OutgoingPost post,
                                                            CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto owner = co_await ownerOf(credential, post, cancel);
    if (!owner)
        co_return fail(owner.error());
    const QString &postId = *owner;
    QJsonObject body{{QStringLiteral("post"), postId.toLongLong()},
                     {QStringLiteral("content"), commentContent(post.text)}};
    const qint64 parent = answeredComment(post);
    if (parent > 0)
        body.insert(QLatin1StringView("parent"), parent);
    const WordPressCall call =
        WordPressCall::tell(comments, body, parent > 0 ? net::Purpose::SendReply : net::Purpose::SendPost);
    const auto answer = co_await m_client->call(credential, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (answer->code == QLatin1StringView("comment_duplicate")) {
        const auto there = co_await find(credential, account, post, cancel);
        if (!there)
            co_return fail(there.error());
        if (*there)
            co_return **there;
    }
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    co_return readComment(*object);
}

QCoro::Task<Result<std::vector<QJsonObject>>> WordPressComments::ofStatus(WordPressCredential credential,
                                                                          QUrlQuery place, QString author,
                                                                          QString status, CancelToken cancel)
{
    const auto self = shared_from_this();
    std::vector<QJsonObject> all;
    for (qint64 offset = 0;; offset += pageSize) {
        QUrlQuery query = place;
        query.addQueryItem(QStringLiteral("author"), author);
        query.addQueryItem(QStringLiteral("status"), status);
        query.addQueryItem(QStringLiteral("per_page"), QString::number(pageSize));
        query.addQueryItem(QStringLiteral("offset"), QString::number(offset));
        query.addQueryItem(QStringLiteral("_fields"), QStringLiteral("id,parent,link,date_gmt,content"));
        const WordPressCall call = WordPressCall::ask(comments, query, net::Purpose::LookUpPost);
        const auto answer = co_await m_client->call(credential, call, cancel);
        if (!answer)
            co_return fail(answer.error());
        const auto some = answer->list();
        if (!some)
            co_return fail(some.error());
        all.insert(all.end(), some->begin(), some->end());
        if (static_cast<qint64>(some->size()) < pageSize)
            co_return all;
    }
}

QCoro::Task<Result<std::optional<PublishedPost>>> WordPressComments::find(WordPressCredential credential,
                                                                          AccountIdentity account,
                                                                          OutgoingPost post,
                                                                          CancelToken cancel)
{
    const auto self = shared_from_this();
    // Among the answers to a comment it is looked for even when that comment is gone.
    const qint64 parent = answeredComment(post);
    QUrlQuery place;
    if (parent > 0) {
        place.addQueryItem(QStringLiteral("parent"), QString::number(parent));
    } else {
        const auto owner = co_await ownerOf(credential, post, cancel);
        if (!owner)
            co_return fail(owner.error());
        place.addQueryItem(QStringLiteral("post"), *owner);
    }
    const QStringList statuses{QStringLiteral("all"), QStringLiteral("spam"), QStringLiteral("trash")};
    for (const QString &one : statuses) {
        const auto some = co_await ofStatus(credential, place, account.remoteId, one, cancel);
        if (!some)
            co_return fail(some.error());
        for (const QJsonObject &comment : *some) {
            const QString shown =
                comment[QLatin1StringView("content")][QLatin1StringView("rendered")].toString();
            // The same words below another comment are another one.
            if (!saysTheSame(shown, post.text) || comment[QLatin1StringView("parent")].toInteger() != parent)
                continue;
            const auto read = readComment(comment);
            if (!read)
                co_return fail(read.error());
            co_return std::optional<PublishedPost>(*read);
        }
    }
    co_return std::optional<PublishedPost>();
}

QCoro::Task<Result<PublishedPost>> WordPressComments::rewrite(WordPressCredential credential,
                                                              QString remoteId, OutgoingPost post,
                                                              CancelToken cancel)
{
    const auto self = shared_from_this();
    const QJsonObject body{{QStringLiteral("content"), commentContent(post.text)}};
    const WordPressCall call = WordPressCall::tell(routeOf(remoteId), body, net::Purpose::EditPost);
    const auto answer = co_await m_client->call(credential, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    co_return readComment(*object);
}

} // namespace hatstand::networks
