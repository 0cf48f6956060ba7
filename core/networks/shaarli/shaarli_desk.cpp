// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/shaarli/shaarli_desk.h"

#include "net/json.h"
#include "net/url_rules.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

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
            Words::tr("Shaarli answered something else than expected."),
            Words::tr("The bookmark may or may not have arrived."),
            Words::tr("Hatstand looks there before it sends again."),
            {}};
}

Error wasThere(const ShaarliLink &link)
{
    Error error{ErrorCode::Refused,
                Words::tr("This address is bookmarked in this Shaarli already."),
                {},
                Words::tr("Edit the bookmark that is there, or delete it and send this one again."),
                QStringLiteral("HTTP 409")};
    error.httpStatus = 409;
    if (link.created) {
        //: %1 is the title of a bookmark, %2 a date
        error.why =
            Words::tr("It is there as \"%1\" since %2.")
                .arg(link.title.left(100),
                     QLocale().toString(link.created->toUtc().toLocalTime().date(), QLocale::ShortFormat));
    } else {
        error.why = Words::tr("It is there as \"%1\".").arg(link.title.left(100));
    }
    return error;
}

Error gone()
{
    return {ErrorCode::NotFound,
            Words::tr("This bookmark is not in the Shaarli any more."),
            Words::tr("Somebody has deleted it there."),
            {},
            {}};
}

/// Ids are numbers; anything else would be another address.
bool isId(const QString &remoteId)
{
    return !remoteId.isEmpty() &&
           std::all_of(remoteId.cbegin(), remoteId.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

PublishedPost published(const ShaarliCredential &who, const ShaarliLink &link)
{
    PublishedPost post;
    post.remoteId = QString::number(link.id);
    post.url = who.server;
    post.url.setPath(who.server.path() + QStringLiteral("/shaare/") + link.shortUrl);
    post.at = link.created;
    post.revision = link.updated;
    return post;
}
} // namespace

void ShaarliDesk::close()
{
    m_client->close();
    m_credentials = nullptr;
}

QCoro::Task<Result<ShaarliCredential>> ShaarliDesk::open(AccountIdentity account)
{
    const auto self = shared_from_this();
    if (!m_credentials)
        co_return fail(ErrorCode::Cancelled, Words::tr("Talking to Shaarli was stopped."), {}, {},
                       QStringLiteral("unsent"));
    const auto text = co_await m_credentials->read(account.accountKey);
    if (!text)
        co_return fail(text.error());
    const auto credential = shaarliCredential(*text);
    if (!credential) {
        co_return fail(ErrorCode::SignInNeeded, Words::tr("The sign-in of this account cannot be read."), {},
                       Words::tr("Sign in again."));
    }
    co_return *credential;
}

QCoro::Task<Result<PublishedPost>> ShaarliDesk::publish(AccountIdentity account, OutgoingPost post,
                                                        CancelToken cancel)
{
    const auto self = shared_from_this();
    if (post.answers) {
        co_return fail(ErrorCode::InvalidInput, Words::tr("Shaarli has no comments."), {},
                       Words::tr("Leave the comment out."));
    }
    const auto bookmark = shaarliBookmark(post);
    if (!bookmark)
        co_return fail(bookmark.error());
    const auto who = co_await open(account);
    if (!who)
        co_return fail(who.error());
    const ShaarliCall call{
        net::HttpMethod::Post, QStringLiteral("links"), {}, toJson(*bookmark), net::Purpose::SendPost};
    const auto answer = co_await m_client->call(*who, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto link = readShaarliLink(answer->body.toObject());
    if (!link)
        co_return fail(strangeSuccess());
    if (answer->status == 409 && !isSame(*link, *bookmark))
        co_return fail(wasThere(*link));
    co_return published(*who, *link);
}

QCoro::Task<Result<std::optional<PublishedPost>>> ShaarliDesk::find(AccountIdentity account,
                                                                    OutgoingPost post, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto bookmark = shaarliBookmark(post);
    if (!bookmark)
        co_return fail(bookmark.error());
    const auto who = co_await open(account);
    if (!who)
        co_return fail(who.error());
    const ShaarliCall call{net::HttpMethod::Get,
                           QStringLiteral("links"),
                           searchTermFor(*bookmark),
                           {},
                           net::Purpose::LookUpPost};
    const auto answer = co_await m_client->call(*who, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (!answer->body.isArray())
        co_return fail(strangeSuccess());
    std::optional<PublishedPost> found;
    for (const QJsonValue one : answer->body.toArray()) {
        const auto link = readShaarliLink(one.toObject());
        if (!link)
            co_return fail(link.error());
        if (isSame(*link, *bookmark))
            found = published(*who, *link);
    }
    co_return found;
}

QCoro::Task<Result<PublishedPost>> ShaarliDesk::edit(AccountIdentity account, QString remoteId,
                                                     OutgoingPost post, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto bookmark = shaarliBookmark(post);
    if (!bookmark)
        co_return fail(bookmark.error());
    const auto who = co_await open(account);
    if (!who)
        co_return fail(who.error());
    if (!isId(remoteId))
        co_return fail(gone());
    const ShaarliCall call{net::HttpMethod::Put,
                           QStringLiteral("links/") + remoteId,
                           {},
                           toJson(*bookmark),
                           net::Purpose::EditPost};
    const auto answer = co_await m_client->call(*who, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (answer->status == 404)
        co_return fail(gone());
    const auto link = readShaarliLink(answer->body.toObject());
    if (!link)
        co_return fail(strangeSuccess());
    if (answer->status == 409)
        co_return fail(wasThere(*link));
    co_return published(*who, *link);
}

QCoro::Task<Result<void>> ShaarliDesk::remove(AccountIdentity account, QString remoteId, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto who = co_await open(account);
    if (!who)
        co_return fail(who.error());
    if (!isId(remoteId))
        co_return Result<void>();
    const ShaarliCall call{
        net::HttpMethod::Delete, QStringLiteral("links/") + remoteId, {}, {}, net::Purpose::DeletePost};
    const auto answer = co_await m_client->call(*who, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (answer->status != 204 && answer->status != 404)
        co_return fail(strangeSuccess());
    co_return Result<void>();
}

QCoro::Task<Result<SignedIn>> ShaarliDesk::signIn(SignInRequest request, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString secret = request.secret.trimmed();
    const QUrl typed = request.server.isEmpty() ? QUrl(request.handle.trimmed()) : request.server;
    if (typed.isEmpty()) {
        co_return fail(ErrorCode::InvalidInput, Words::tr("That is not enough to sign in."),
                       Words::tr("The address of the Shaarli is missing."),
                       Words::tr("Type the address of its first page."));
    }
    if (secret.isEmpty()) {
        co_return fail(
            ErrorCode::InvalidInput, Words::tr("That is not enough to sign in."),
            Words::tr("The API secret is missing."),
            Words::tr("It stands in Shaarli under Tools, Configure your Shaarli, REST API secret."));
    }
    const auto server = shaarliServer(typed);
    if (!server)
        co_return fail(server.error());
    const auto found = co_await m_client->locate(*server, cancel);
    if (!found)
        co_return fail(found.error());
    const ShaarliCredential who{*found, secret};
    auto signedIn = co_await profile(who, net::Purpose::SignIn, cancel);
    co_return signedIn;
}

QCoro::Task<Result<SignedIn>> ShaarliDesk::check(AccountIdentity account, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto who = co_await open(account);
    if (!who)
        co_return fail(who.error());
    auto signedIn = co_await profile(*who, net::Purpose::CheckAccount, cancel);
    co_return signedIn;
}

QCoro::Task<Result<SignedIn>> ShaarliDesk::profile(ShaarliCredential who, net::Purpose purpose,
                                                   CancelToken cancel)
{
    const auto self = shared_from_this();
    const ShaarliCall call{net::HttpMethod::Get, QStringLiteral("info"), {}, {}, purpose};
    const auto answer = co_await m_client->call(who, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto settings = net::requireObject(answer->body.toObject(), QLatin1StringView("settings"));
    if (!settings)
        co_return fail(settings.error());
    SignedIn signedIn;
    signedIn.handle = net::hostLabel(who.server) + who.server.path();
    signedIn.displayName = settings->value(QLatin1StringView("title")).toString().simplified().left(100);
    // It belongs to one person and has no number: its address is what it is.
    signedIn.remoteId = signedIn.handle;
    signedIn.server = who.server;
    signedIn.page = who.server;
    if (signedIn.page.path().isEmpty())
        signedIn.page.setPath(QStringLiteral("/"));
    signedIn.credential = toText(who);
    co_return signedIn;
}

} // namespace hatstand::networks
