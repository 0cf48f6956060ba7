// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/wordpress/wordpress_posting.h"

#include "net/http_status.h"
#include "net/json.h"
#include "networks/post_options.h"
#include "networks/wordpress/wordpress_errors.h"

#include <QCoreApplication>

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

const QString posts = QStringLiteral("wp/v2/posts");
constexpr qint64 pageSize = 100; // the most that WordPress gives
/// Each page of the list begins a little before the end of the one before, so that nothing slips through
/// when something is deleted meanwhile.
constexpr qint64 pageStep = 90;
/// Our clock, the site's and the one of the moment when the key was chosen may differ by so much.
constexpr Milliseconds clockSlack = std::chrono::hours(24 * 7);

/// A site says when it was asked or when it answered. What is due within this of it may have gone out before
/// it became a draft.
constexpr Milliseconds drafting = std::chrono::minutes(1);

Error notTold()
{
    return {ErrorCode::BadAnswer,
            Words::tr("The site does not tell all that stands there."),
            Words::tr("Something before it shortens its answers."),
            Words::tr("Look at the site, and say whether the post is there."),
            {}};
}

Error notThere()
{
    return {ErrorCode::NotFound,
            Words::tr("The post is not on the site any more."),
            Words::tr("Somebody has deleted it there."),
            {},
            {}};
}

Error unknownId()
{
    return {ErrorCode::InvalidInput, Words::tr("That is no post of a WordPress site."), {}, {}, {}};
}

QUrlQuery fields()
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("context"), QStringLiteral("edit"));
    query.addQueryItem(QStringLiteral("_fields"), QString(postFields));
    return query;
}

/// The better known where several have one key: what people can read comes first.
int rankOf(const QString &status)
{
    static const std::array<QLatin1StringView, 6> order{
        QLatin1StringView("publish"), QLatin1StringView("private"), QLatin1StringView("future"),
        QLatin1StringView("pending"), QLatin1StringView("draft"),   QLatin1StringView("trash")};
    return static_cast<int>(std::find(order.begin(), order.end(), status) - order.begin());
}

/// By the clock of the site.
std::optional<Instant> dateOf(const net::HttpResponse &response)
{
    return net::parseHttpDate(response.header(QByteArrayLiteral("Date")));
}

/// It was a draft before its time came. What is due goes out as soon as anybody asks the site anything, by
/// its own schedule, and an answer does not tell what a draft was before.
bool wasNeverPublic(const WordPressPost &draft, const WordPressPost &waiting,
                    const net::HttpResponse &response)
{
    const Instant answered = dateOf(response).value_or(response.receivedAt);
    return draft.at == waiting.at && draft.at > answered + drafting;
}

bool isGone(const WordPressAnswer &answer)
{
    return (answer.response.status == 404 || answer.response.status == 410) &&
           (answer.code == QLatin1StringView("rest_post_invalid_id") ||
            answer.code == QLatin1StringView("rest_comment_invalid_id"));
}
} // namespace

WordPressPosting::WordPressPosting(std::shared_ptr<WordPressClient> client)
    : m_client(std::move(client))
    , m_media(std::make_shared<WordPressMedia>(m_client))
    , m_terms(std::make_shared<WordPressTerms>(m_client))
{
}

QCoro::Task<Result<WordPressParts>> WordPressPosting::prepare(WordPressCredential credential,
                                                              OutgoingPost post, Progress progress,
                                                              CancelToken cancel)
{
    const auto self = shared_from_this();
    using Terms = WordPressTerms;
    WordPressParts parts;
    // What may be refused goes first: then nothing was uploaded for nothing.
    const QStringList categories = categoryNames(post);
    auto ids =
        co_await m_terms->idsOf(credential, Terms::Kind::Category, categories, Terms::Missing::Fails, cancel);
    if (!ids)
        co_return fail(std::move(ids.error()));
    parts.categories = std::move(*ids);
    const QStringList chosen = chosenTags(post);
    ids = co_await m_terms->idsOf(credential, Terms::Kind::Tag, chosen, Terms::Missing::Fails, cancel);
    if (!ids)
        co_return fail(std::move(ids.error()));
    parts.tags = std::move(*ids);
    const QStringList inText = tagsOfText(post);
    ids = co_await m_terms->idsOf(credential, Terms::Kind::Tag, inText, Terms::Missing::LeftOut, cancel);
    if (!ids)
        co_return fail(std::move(ids.error()));
    for (const qint64 id : *ids) {
        if (std::find(parts.tags.begin(), parts.tags.end(), id) == parts.tags.end())
            parts.tags.push_back(id);
    }
    const QString title = makeArticle(post.text, post.options[option::title].toString(), 0, false).title;
    auto media = co_await m_media->uploadAll(credential, post, title, progress, cancel);
    if (!media)
        co_return fail(std::move(media.error()));
    parts.media = std::move(*media);
    co_return parts;
}

QCoro::Task<Result<WordPressPost>> WordPressPosting::write(WordPressCredential credential, OutgoingPost post,
                                                           std::optional<Instant> at, Progress progress,
                                                           CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto parts = co_await prepare(credential, post, progress, cancel);
    if (!parts)
        co_return fail(parts.error());
    if (cancel.isCancelled())
        co_return fail(stoppedTalking());
    QJsonObject body = postContent(post, *parts);
    if (at) {
        body.insert(QLatin1StringView("status"), QStringLiteral("future"));
        body.insert(QLatin1StringView("date_gmt"), wordPressTime(*at));
    } else {
        body.insert(QLatin1StringView("status"),
                    isDraft(post) ? QStringLiteral("draft") : QStringLiteral("publish"));
    }
    WordPressCall call = WordPressCall::tell(posts, body, net::Purpose::SendPost);
    call.query = fields();
    const auto answer = co_await m_client->call(credential, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    co_return readWordPressPost(*object);
}

QCoro::Task<Result<WordPressPosting::Page>> WordPressPosting::changedSince(WordPressCredential credential,
                                                                           Instant since, qint64 offset,
                                                                           CancelToken cancel)
{
    const auto self = shared_from_this();
    QUrlQuery query = fields();
    query.addQueryItem(QStringLiteral("status"),
                       QStringLiteral("publish,future,draft,pending,private,trash"));
    // Before WordPress 5.7 it is not understood, and the list is that of all posts.
    query.addQueryItem(QStringLiteral("modified_after"), wordPressTime(since) + u'Z');
    query.addQueryItem(QStringLiteral("orderby"), QStringLiteral("id"));
    query.addQueryItem(QStringLiteral("order"), QStringLiteral("asc"));
    query.addQueryItem(QStringLiteral("per_page"), QString::number(pageSize));
    query.addQueryItem(QStringLiteral("offset"), QString::number(offset));
    const WordPressCall call = WordPressCall::ask(posts, query, net::Purpose::LookUpPost);
    const auto answer = co_await m_client->call(credential, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    // Strangers are told that they may not ask for these, and not that they are strangers.
    if (answer->code == QLatin1StringView("rest_invalid_param") &&
        answer->data[QLatin1StringView("params")].toObject().contains(QLatin1StringView("status")))
        co_return fail(
            wordPressError(answer->response, QStringLiteral("rest_not_logged_in"), answer->message));
    const auto objects = answer->list();
    if (!objects)
        co_return fail(objects.error());
    Page page;
    bool isNumber = false;
    page.total = answer->response.header(QByteArrayLiteral("X-WP-Total")).trimmed().toLongLong(&isNumber);
    if (!isNumber || page.total < 0)
        co_return fail(notTold());
    for (const QJsonObject &object : *objects) {
        auto post = readWordPressPost(object);
        if (!post)
            co_return fail(std::move(post.error()));
        page.posts.push_back(std::move(*post));
    }
    page.receivedAt = answer->response.receivedAt;
    if (const auto date = dateOf(answer->response))
        page.skew = *date - page.receivedAt;
    co_return page;
}

QCoro::Task<Result<std::optional<WordPressPost>>>
WordPressPosting::findByKey(WordPressCredential credential, OutgoingPost post, CancelToken cancel)
{
    const auto self = shared_from_this();
    std::optional<WordPressPost> found;
    Instant since = post.createdAt - clockSlack;
    bool isMoved = false;
    for (qint64 offset = 0;;) {
        const auto page = co_await changedSince(credential, since, offset, cancel);
        if (!page)
            co_return fail(page.error());
        // When our clock runs before the site's, or did when the key was chosen, the list has to reach back
        // further.
        const Instant needed = std::min(post.createdAt, page->receivedAt) +
                               std::min(page->skew.value_or(Milliseconds(0)), Milliseconds(0)) -
                               clockSlack / 2;
        if (!isMoved && needed < since) {
            isMoved = true;
            since = needed - clockSlack;
            offset = 0;
            continue;
        }
        for (const WordPressPost &one : page->posts) {
            if (isOfKey(one, post.recordKey) && (!found || rankOf(one.status) < rankOf(found->status)))
                found = one;
        }
        if (offset + pageSize >= page->total)
            co_return found;
        offset += pageStep;
    }
}

QCoro::Task<Result<std::optional<WordPressPost>>>
WordPressPosting::findById(WordPressCredential credential, QString remoteId, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString route = routeOf(remoteId);
    if (route.isEmpty() || isCommentId(remoteId))
        co_return fail(unknownId());
    const QUrlQuery query = fields();
    const WordPressCall call = WordPressCall::ask(route, query, net::Purpose::LookUpPost);
    const auto answer = co_await m_client->call(credential, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (isGone(*answer))
        co_return std::optional<WordPressPost>();
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    auto post = readWordPressPost(*object);
    if (!post)
        co_return fail(std::move(post.error()));
    co_return std::optional<WordPressPost>(std::move(*post));
}

QCoro::Task<Result<WordPressPost>> WordPressPosting::rewrite(WordPressCredential credential, QString remoteId,
                                                             OutgoingPost post, Progress progress,
                                                             CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto there = co_await findById(credential, remoteId, cancel);
    if (!there)
        co_return fail(there.error());
    if (!*there || (*there)->status == QLatin1StringView("trash"))
        co_return fail(notThere());
    const auto parts = co_await prepare(credential, post, progress, cancel);
    if (!parts)
        co_return fail(parts.error());
    const QJsonObject body = postContent(post, *parts);
    WordPressCall call = WordPressCall::tell(routeOf(remoteId), body, net::Purpose::EditPost);
    call.query = fields();
    const auto answer = co_await m_client->call(credential, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (isGone(*answer))
        co_return fail(notThere());
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    co_return readWordPressPost(*object);
}

QCoro::Task<Result<std::optional<WordPressPost>>>
WordPressPosting::withdraw(WordPressCredential credential, WordPressPost waiting, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString id = QString::number(waiting.id);
    const QJsonObject body{{QStringLiteral("status"), QStringLiteral("draft")}};
    WordPressCall call = WordPressCall::tell(routeOf(id), body, net::Purpose::EditPost);
    call.query = fields();
    const auto answer = co_await m_client->call(credential, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    std::optional<WordPressPost> stands;
    if (isGone(*answer))
        co_return stands;
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    const auto draft = readWordPressPost(*object);
    if (!draft)
        co_return fail(draft.error());
    if (draft->status != QLatin1StringView("draft")) {
        stands = *draft;
        co_return stands;
    }
    if (wasNeverPublic(*draft, waiting, answer->response)) {
        const auto erased = co_await erase(credential, id, cancel);
        if (!erased)
            co_return fail(erased.error());
    }
    co_return stands;
}

QCoro::Task<Result<void>> WordPressPosting::erase(WordPressCredential credential, QString remoteId,
                                                  CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString route = routeOf(remoteId);
    if (route.isEmpty())
        co_return fail(unknownId());
    const WordPressCall call = WordPressCall::erase(route, net::Purpose::DeletePost);
    const auto answer = co_await m_client->call(credential, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (!answer->isSuccess() && !isGone(*answer))
        co_return fail(answer->error());
    co_return Result<void>();
}

} // namespace hatstand::networks
