// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/ghost/ghost_posting.h"

#include "net/json.h"
#include "networks/post_options.h"

#include <QCoreApplication>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

Error strangeSuccess()
{
    return {ErrorCode::BadAnswer,
            Words::tr("Ghost took it, but answered something else than expected."),
            Words::tr("The post may or may not have arrived."),
            Words::tr("Hatstand looks there before it sends again."),
            {}};
}

Error gone()
{
    return {ErrorCode::NotFound,
            Words::tr("This post is not in Ghost any more."),
            Words::tr("Somebody has deleted it there."),
            {},
            {}};
}

/// Ids are of 24 digits and letters; anything else would be another address.
bool isId(const QString &id)
{
    return id.size() == 24 && isGhostRecordKey(id);
}

QString pathOf(const QString &id)
{
    return QStringLiteral("posts/%1/").arg(id);
}

/// Which letter goes out with it; empty: none.
QString newsletterOf(const OutgoingPost &post)
{
    return post.options[option::newsletter].toString().trimmed();
}

bool isDraft(const OutgoingPost &post)
{
    return post.options[option::status].toString() == option::statusDraft;
}

/// Ghost keeps whole seconds.
bool isSameSecond(std::optional<Instant> a, std::optional<Instant> b)
{
    return a && b && a->milliseconds() / 1000 == b->milliseconds() / 1000;
}

std::optional<HandedOver> handedOver(const std::optional<GhostStanding> &found)
{
    if (!found || found->status == ghostStatus::draft)
        return std::nullopt;
    HandedOver over;
    over.where = found->isPublic() ? HandedOver::Where::Published : HandedOver::Where::Waiting;
    over.at = found->publishedAt.value_or(Instant());
    over.post = toPublished(*found);
    return over;
}
} // namespace

GhostPosting::GhostPosting(std::shared_ptr<GhostClient> client, CredentialStore &credentials)
    : m_client(std::move(client))
    , m_images(std::make_shared<GhostImages>(m_client))
    , m_credentials(&credentials)
{
}

QCoro::Task<Result<GhostCredential>> GhostPosting::open(AccountIdentity account)
{
    const auto self = shared_from_this();
    if (!m_credentials) {
        co_return fail(ErrorCode::Cancelled, Words::tr("Talking to Ghost was stopped."), {}, {},
                       QStringLiteral("unsent"));
    }
    const auto text = co_await m_credentials->read(account.accountKey);
    if (!text)
        co_return fail(text.error());
    const auto credential = ghostCredential(*text);
    if (!credential) {
        co_return fail(ErrorCode::SignInNeeded, Words::tr("The sign-in of this account cannot be read."), {},
                       Words::tr("Sign in again."));
    }
    co_return *credential;
}

QCoro::Task<Result<GhostPosting::Found>> GhostPosting::byKey(GhostCredential who, QString key,
                                                             CancelToken cancel)
{
    const auto self = shared_from_this();
    if (!isGhostRecordKey(key))
        co_return fail(ErrorCode::InvalidInput, Words::tr("This post has a key that Ghost cannot keep."));
    const GhostCall call = GhostCall::ask(
        QStringLiteral("posts/"),
        {{QStringLiteral("filter"), QStringLiteral("%1:'%2'").arg(QString(ghostKeyField), key)},
         {QStringLiteral("fields"), QString(ghostStandingFields)}},
        net::Purpose::LookUpPost);
    const auto answer = co_await m_client->call(who, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto posts = net::requireArray(*answer, QLatin1StringView("posts"));
    if (!posts)
        co_return fail(posts.error());
    auto found = foremost(*posts);
    co_return found;
}

QCoro::Task<Result<GhostPosting::Found>> GhostPosting::byId(GhostCredential who, QString id,
                                                            CancelToken cancel)
{
    const auto self = shared_from_this();
    if (!isId(id))
        co_return Found();
    const GhostCall call = GhostCall::ask(
        pathOf(id), {{QStringLiteral("fields"), QString(ghostStandingFields)}}, net::Purpose::LookUpPost);
    const auto answer = co_await m_client->call(who, call, cancel);
    if (!answer && answer.error().code == ErrorCode::NotFound)
        co_return Found();
    if (!answer)
        co_return fail(answer.error());
    const auto posts = net::requireArray(*answer, QLatin1StringView("posts"));
    if (!posts)
        co_return fail(posts.error());
    const auto standing = readGhostStanding(posts->first().toObject());
    if (!standing)
        co_return fail(standing.error());
    co_return Found(*standing);
}

QCoro::Task<Result<GhostPosting::Found>> GhostPosting::seek(GhostCredential who, QString id, QString key,
                                                            CancelToken cancel)
{
    const auto self = shared_from_this();
    if (id.isEmpty()) {
        auto found = co_await byKey(who, key, cancel);
        co_return found;
    }
    auto found = co_await byId(who, id, cancel);
    co_return found;
}

/// The page as it stands, with its picture above: to know which pictures are there.
QCoro::Task<Result<QString>> GhostPosting::shownThere(GhostCredential who, QString id, CancelToken cancel)
{
    const auto self = shared_from_this();
    const GhostCall call =
        GhostCall::ask(pathOf(id),
                       {{QStringLiteral("fields"), QStringLiteral("id,html,feature_image")},
                        {QStringLiteral("formats"), QStringLiteral("html")}},
                       net::Purpose::LookUpPost);
    const auto answer = co_await m_client->call(who, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const QJsonObject post = (*answer)[QLatin1StringView("posts")].toArray().first().toObject();
    co_return QStringLiteral("<img src=\"%1\">").arg(post[QLatin1StringView("feature_image")].toString()) +
        post[QLatin1StringView("html")].toString();
}

QCoro::Task<Result<GhostStanding>> GhostPosting::write(GhostCredential who, net::HttpMethod method,
                                                       QString path, QJsonObject fields, QString newsletter,
                                                       CancelToken cancel)
{
    const auto self = shared_from_this();
    const bool isNew = method == net::HttpMethod::Post;
    GhostCall call = GhostCall::tell(method, path, {{QStringLiteral("posts"), QJsonArray{fields}}},
                                     isNew ? net::Purpose::SendPost : net::Purpose::EditPost);
    if (fields.contains(QLatin1StringView("html")))
        call.query.emplace_back(QStringLiteral("source"), QStringLiteral("html"));
    if (!newsletter.isEmpty())
        call.query.emplace_back(QStringLiteral("newsletter"), newsletter);
    const auto answer = co_await m_client->call(who, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto standing =
        readGhostStanding((*answer)[QLatin1StringView("posts")].toArray().first().toObject());
    if (!standing)
        co_return fail(strangeSuccess());
    co_return *standing;
}

/// Ghost publishes without a letter, or fails half-way, when there is none of that name.
QCoro::Task<Result<void>> GhostPosting::checkNewsletter(GhostCredential who, QString newsletter,
                                                        CancelToken cancel)
{
    const auto self = shared_from_this();
    const GhostCall call = GhostCall::ask(QStringLiteral("newsletters/"),
                                          {{QStringLiteral("filter"), QStringLiteral("status:active")},
                                           {QStringLiteral("fields"), QStringLiteral("slug")},
                                           {QStringLiteral("limit"), QStringLiteral("100")}},
                                          net::Purpose::ReadServerInfo);
    const auto answer = co_await m_client->call(who, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto all = net::requireArray(*answer, QLatin1StringView("newsletters"));
    if (!all)
        co_return fail(all.error());
    QStringList names;
    for (const QJsonValue one : *all)
        names << one[QLatin1StringView("slug")].toString();
    if (names.contains(newsletter))
        co_return Result<void>();
    co_return fail(ErrorCode::Refused, Words::tr("Ghost has no newsletter \"%1\".").arg(newsletter),
                   names.isEmpty() ? Words::tr("There is none that is in use.")
                                   : Words::tr("There are: %1.").arg(names.join(QStringLiteral(", "))),
                   Words::tr("Choose another one, or none."));
}

QCoro::Task<Result<void>> GhostPosting::erase(GhostCredential who, QString id, net::Purpose purpose,
                                              CancelToken cancel)
{
    const auto self = shared_from_this();
    const GhostCall call = GhostCall::tell(net::HttpMethod::Delete, pathOf(id), {}, purpose);
    const auto answer = co_await m_client->call(who, call, cancel);
    if (!answer && answer.error().code != ErrorCode::NotFound)
        co_return fail(answer.error());
    co_return Result<void>();
}

/// A new post in one call; with a letter in two, because Ghost sends one only with the step from a draft.
QCoro::Task<Result<GhostStanding>> GhostPosting::make(GhostCredential who, Wish wish, GhostArticle article,
                                                      QString newsletter, Progress progress,
                                                      CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto media = co_await m_images->uploadAll(who, wish.post.media, {}, progress, cancel);
    if (!media)
        co_return fail(media.error());
    QJsonObject fields = ghostContent(wish.post, article, *media, false);
    fields.insert(ghostKeyField, wish.post.recordKey);
    QJsonObject step{{QStringLiteral("status"), wish.status}};
    if (wish.at)
        step.insert(QStringLiteral("published_at"), wish.at->toIso());
    const QString none;
    const QString path = QStringLiteral("posts/");
    if (newsletter.isEmpty()) {
        for (auto one = step.constBegin(); one != step.constEnd(); ++one)
            fields.insert(one.key(), one.value());
        auto made = co_await write(who, net::HttpMethod::Post, path, fields, none, cancel);
        co_return made;
    }
    fields.insert(QStringLiteral("status"), QString(ghostStatus::draft));
    const auto draft = co_await write(who, net::HttpMethod::Post, path, fields, none, cancel);
    if (!draft)
        co_return fail(draft.error());
    step.insert(QStringLiteral("updated_at"), draft->updatedAt);
    auto done = co_await write(who, net::HttpMethod::Put, pathOf(draft->id), step, newsletter, cancel);
    if (!done && done.error().code == ErrorCode::Refused) {
        // Nobody shall find half a post there; when it cannot be taken away, a repeat goes on with it.
        const auto erased = co_await erase(who, draft->id, net::Purpose::DeletePost, cancel);
        Q_UNUSED(erased)
    }
    co_return done;
}

QCoro::Task<Result<GhostStanding>> GhostPosting::put(AccountIdentity account, Wish wish, Progress progress,
                                                     CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto article = ghostArticle(wish.post);
    if (!article)
        co_return fail(article.error());
    const auto opened = co_await open(account);
    if (!opened)
        co_return fail(opened.error());
    const GhostCredential &who = *opened;
    const auto found = co_await byKey(who, wish.post.recordKey, cancel);
    if (!found)
        co_return fail(found.error());
    const bool isThere =
        *found && ((*found)->isPublic() || ((*found)->status == wish.status &&
                                            (!wish.at || isSameSecond((*found)->publishedAt, wish.at))));
    if (isThere)
        co_return **found;
    const QString newsletter = wish.status == ghostStatus::draft ? QString() : newsletterOf(wish.post);
    if (!newsletter.isEmpty()) {
        const auto known = co_await checkNewsletter(who, newsletter, cancel);
        if (!known)
            co_return fail(known.error());
    }
    if (!*found) {
        auto made = co_await make(who, wish, *article, newsletter, progress, cancel);
        co_return made;
    }
    // An earlier attempt came so far.
    const GhostStanding begun = **found;
    const auto shown = co_await shownThere(who, begun.id, cancel);
    if (!shown)
        co_return fail(shown.error());
    const auto media = co_await m_images->uploadAll(who, wish.post.media, *shown, progress, cancel);
    if (!media)
        co_return fail(media.error());
    QJsonObject fields = ghostContent(wish.post, *article, *media, true);
    fields.insert(QStringLiteral("status"), wish.status);
    // A time that it waited for must not stay.
    fields.insert(QStringLiteral("published_at"), wish.at.value_or(m_client->serverNow(who)).toIso());
    fields.insert(QStringLiteral("updated_at"), begun.updatedAt);
    auto done = co_await write(who, net::HttpMethod::Put, pathOf(begun.id), fields, newsletter, cancel);
    co_return done;
}

QCoro::Task<Result<PublishedPost>> GhostPosting::publish(AccountIdentity account, OutgoingPost post,
                                                         Progress progress, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (post.answers) {
        co_return fail(ErrorCode::InvalidInput, Words::tr("Ghost takes no comments from programs."), {},
                       Words::tr("Leave the comment out."));
    }
    const Wish wish{post, isDraft(post) ? ghostStatus::draft : ghostStatus::published, std::nullopt};
    const auto standing = co_await put(account, wish, progress, cancel);
    if (!standing)
        co_return fail(standing.error());
    co_return toPublished(*standing);
}

QCoro::Task<Result<std::optional<PublishedPost>>> GhostPosting::find(AccountIdentity account,
                                                                     OutgoingPost post, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto who = co_await open(account);
    if (!who)
        co_return fail(who.error());
    const auto found = co_await byKey(*who, post.recordKey, cancel);
    if (!found)
        co_return fail(found.error());
    std::optional<PublishedPost> published;
    // With a letter, a draft is only its first step, and with a time it waits: a repeat goes on from there.
    const bool isBegun = *found && !(*found)->isPublic() && !isDraft(post) &&
                         (!newsletterOf(post).isEmpty() || (*found)->status == ghostStatus::scheduled);
    if (*found && !isBegun)
        published = toPublished(**found);
    co_return published;
}

QCoro::Task<Result<HandedOver>> GhostPosting::handOver(AccountIdentity account, OutgoingPost post, Instant at,
                                                       Progress progress, CancelToken cancel)
{
    const auto self = shared_from_this();
    const Wish wish{post, ghostStatus::scheduled, at};
    const auto standing = co_await put(account, wish, progress, cancel);
    if (!standing)
        co_return fail(standing.error());
    const auto over = handedOver(*standing);
    if (!over)
        co_return fail(strangeSuccess());
    co_return *over;
}

QCoro::Task<Result<std::optional<HandedOver>>>
GhostPosting::standing(AccountIdentity account, QString remoteId, OutgoingPost post, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto who = co_await open(account);
    if (!who)
        co_return fail(who.error());
    const auto found = co_await seek(*who, remoteId, post.recordKey, cancel);
    if (!found)
        co_return fail(found.error());
    co_return handedOver(*found);
}

QCoro::Task<Result<std::optional<HandedOver>>>
GhostPosting::takeBack(AccountIdentity account, QString remoteId, OutgoingPost post, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto who = co_await open(account);
    if (!who)
        co_return fail(who.error());
    constexpr int mostLooks = 3;
    for (int look = 1;; ++look) {
        const auto found = co_await seek(*who, remoteId, post.recordKey, cancel);
        if (!found)
            co_return fail(found.error());
        // A draft waits for nothing: somebody made it one there, and it stays theirs.
        if (!*found || (*found)->status == ghostStatus::draft)
            co_return std::optional<HandedOver>();
        if ((*found)->isPublic())
            co_return handedOver(*found);
        // By way of a draft: a deletion would also take one that has become public in this instant.
        const QJsonObject fields{{QStringLiteral("status"), QString(ghostStatus::draft)},
                                 {QStringLiteral("updated_at"), (*found)->updatedAt}};
        const QString none;
        const auto drafted =
            co_await write(*who, net::HttpMethod::Put, pathOf((*found)->id), fields, none, cancel);
        if (!drafted && look < mostLooks &&
            (drafted.error().code == ErrorCode::Conflict || drafted.error().code == ErrorCode::NotFound))
            continue;
        if (!drafted)
            co_return fail(drafted.error());
        const auto erased = co_await erase(*who, (*found)->id, net::Purpose::DeletePost, cancel);
        if (!erased)
            co_return fail(erased.error());
        co_return std::optional<HandedOver>();
    }
}

QCoro::Task<Result<PublishedPost>> GhostPosting::edit(AccountIdentity account, QString remoteId,
                                                      OutgoingPost post, Progress progress,
                                                      CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto article = ghostArticle(post);
    if (!article)
        co_return fail(article.error());
    const auto who = co_await open(account);
    if (!who)
        co_return fail(who.error());
    const auto found = co_await byId(*who, remoteId, cancel);
    if (!found)
        co_return fail(found.error());
    if (!*found)
        co_return fail(gone());
    const auto shown = co_await shownThere(*who, remoteId, cancel);
    if (!shown)
        co_return fail(shown.error());
    const auto media = co_await m_images->uploadAll(*who, post.media, *shown, progress, cancel);
    if (!media)
        co_return fail(media.error());
    QJsonObject fields = ghostContent(post, *article, *media, true);
    fields.insert(QStringLiteral("updated_at"), (*found)->updatedAt);
    const QString none;
    const auto done = co_await write(*who, net::HttpMethod::Put, pathOf(remoteId), fields, none, cancel);
    if (!done && done.error().code == ErrorCode::NotFound)
        co_return fail(gone());
    if (!done)
        co_return fail(done.error());
    co_return toPublished(*done);
}

QCoro::Task<Result<void>> GhostPosting::remove(AccountIdentity account, QString remoteId, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto who = co_await open(account);
    if (!who)
        co_return fail(who.error());
    if (!isId(remoteId))
        co_return Result<void>();
    auto erased = co_await erase(*who, remoteId, net::Purpose::DeletePost, cancel);
    co_return erased;
}

} // namespace hatstand::networks
