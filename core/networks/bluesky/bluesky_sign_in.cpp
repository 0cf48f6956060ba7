// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_sign_in.h"

#include "net/url_rules.h"

#include <QCoreApplication>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

Error incomplete(const QString &why, const QString &remedy)
{
    return {ErrorCode::InvalidInput, Words::tr("That is not enough to sign in."), why, remedy, {}};
}

/// Servers of the company behind the entryway: their accounts sign in there.
bool belongsToEntryway(const QUrl &home, const QUrl &entryway)
{
    return home.host() == entryway.host() || (entryway.host() == QLatin1StringView("bsky.social") &&
                                              home.host().endsWith(QLatin1StringView(".host.bsky.network")));
}

/// What com.atproto.server.describeServer tells, one of which is enough.
bool describesServer(const QJsonObject &object)
{
    return isDid(object[QLatin1StringView("did")].toString()) ||
           object[QLatin1StringView("availableUserDomains")].isArray();
}

/// Which server is asked after the sign-in. A server that the person named stays; the entryway says where
/// the account really lives.
QUrl homeOfSession(const BlueskySession &session, const QUrl &entry, const QUrl &entryway)
{
    const bool isUsable = !session.home.isEmpty() &&
                          net::isLoopbackHost(session.home.host()) == net::isLoopbackHost(entry.host());
    return entry == entryway && isUsable ? session.home : entry;
}
} // namespace

Result<QUrl> blueskyServer(const QUrl &typed)
{
    QUrl server = typed;
    if (server.scheme().isEmpty() || server.host().isEmpty())
        server = QUrl(QStringLiteral("https://") + typed.toString());
    server = server.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (auto problem = net::addressProblem(server))
        return fail(std::move(*problem));
    return server;
}

QUrl profilePage(const QUrl &site, const QUrl &home, const QString &handle, const QString &did)
{
    QUrl page = site;
    page.setPath(QStringLiteral("/profile/") + handle);
    if (net::isLoopbackHost(home.host()) && !net::isLoopbackHost(site.host())) {
        page = home;
        page.setPath(QStringLiteral("/xrpc/com.atproto.repo.describeRepo"));
        page.setQuery(QStringLiteral("repo=") + did);
    }
    return page;
}

QCoro::Task<Result<QUrl>> BlueskySignIn::entryFor(QUrl asked, QString name, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QUrl entryway = m_client->options().entryway;
    if (!asked.isEmpty()) {
        const auto server = blueskyServer(asked);
        if (!server)
            co_return fail(server.error());
        if (const auto known = co_await recognise(*server, cancel); !known)
            co_return fail(known.error());
        co_return *server;
    }
    if (name.contains(u'@') || name.endsWith(u'.' + entryway.host()))
        co_return entryway;
    const auto home = co_await m_identities->homeOf(name, cancel);
    if (!home)
        co_return fail(home.error());
    co_return belongsToEntryway(home->server, entryway) ? entryway : home->server;
}

QCoro::Task<Result<void>> BlueskySignIn::recognise(QUrl server, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QUrlQuery noQuery;
    const XrpcCall call = XrpcCall::ask(QLatin1StringView("com.atproto.server.describeServer"), noQuery,
                                        net::Purpose::ReadServerInfo);
    const QString noToken;
    const auto answer = co_await m_client->call(server, noToken, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto object = answer->object();
    // It may be one that is in trouble, or wants to be asked later.
    if (!object && object.error().code != ErrorCode::Refused &&
        object.error().code != ErrorCode::SignInNeeded)
        co_return fail(object.error());
    if (!object || !describesServer(*object))
        co_return fail(strangeAnswer(answer->response));
    co_return Result<void>();
}

QCoro::Task<Result<SignedIn>> BlueskySignIn::signIn(SignInRequest request, CancelToken cancel)
{
    const auto self = shared_from_this();
    QString name = cleanHandle(request.handle);
    const QString secret = request.secret.trimmed();
    if (name.isEmpty())
        co_return fail(incomplete(Words::tr("The name is missing."), Words::tr("Enter your handle.")));
    if (secret.isEmpty()) {
        co_return fail(incomplete(Words::tr("The app password is missing."),
                                  Words::tr("Make one on Bluesky, under Settings, Privacy and security, App "
                                            "passwords.")));
    }
    if (!name.contains(u'.') && request.server.isEmpty())
        name += u'.' + m_client->options().entryway.host();
    if (!name.contains(u'@') && !isHandle(name) && !isDid(name)) {
        co_return fail(incomplete(Words::tr("\"%1\" is not a name on Bluesky.").arg(name),
                                  Words::tr("Enter your whole handle, as in name.bsky.social.")));
    }
    const auto entry = co_await entryFor(request.server, name, cancel);
    if (!entry)
        co_return fail(entry.error());
    const QString noToken;
    const XrpcCall create = createSessionCall(name, secret, net::Purpose::SignIn);
    const auto answer = co_await m_client->call(*entry, noToken, create, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (!answer->isSuccess())
        co_return fail(signInError(*answer));
    const auto session = readSession(*answer);
    if (!session)
        co_return fail(session.error());
    const QUrl home = homeOfSession(*session, *entry, m_client->options().entryway);
    SignedIn signedIn;
    signedIn.handle = session->handle;
    signedIn.remoteId = session->did;
    signedIn.server = *entry;
    signedIn.page = profilePage(m_client->options().site, home, session->handle, session->did);
    BlueskyCredential credential;
    credential.entry = *entry;
    credential.home = home;
    credential.did = session->did;
    credential.password = secret;
    credential.access = session->access;
    credential.refresh = session->refresh;
    signedIn.credential = toText(credential);
    signedIn.displayName = co_await displayName(home, session->did, cancel);
    co_return signedIn;
}

/// Empty when there is none; nothing depends on it.
QCoro::Task<QString> BlueskySignIn::displayName(QUrl home, QString did, CancelToken cancel)
{
    const auto self = shared_from_this();
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("repo"), did);
    query.addQueryItem(QStringLiteral("collection"), QStringLiteral("app.bsky.actor.profile"));
    query.addQueryItem(QStringLiteral("rkey"), QStringLiteral("self"));
    const XrpcCall call =
        XrpcCall::ask(QLatin1StringView("com.atproto.repo.getRecord"), query, net::Purpose::ReadProfile);
    const QString noToken;
    const auto answer = co_await m_client->call(home, noToken, call, cancel);
    if (!answer)
        co_return QString();
    const auto object = answer->object();
    if (!object)
        co_return QString();
    constexpr qsizetype longest = 64; // graphemes in app.bsky.actor.profile; never more units than this here
    const QJsonObject profile = object->value(QLatin1StringView("value")).toObject();
    co_return profile[QLatin1StringView("displayName")].toString().simplified().left(longest);
}

QCoro::Task<Result<SignedIn>>
BlueskySignIn::signInByBrowser(SignInRequest request, std::shared_ptr<BrowserVisit> visit, CancelToken cancel)
{
    const auto self = shared_from_this();
    QString handle = cleanHandle(request.handle);
    QUrl server;
    if (!request.server.isEmpty()) {
        const auto asked = blueskyServer(request.server);
        if (!asked)
            co_return fail(asked.error());
        server = *asked;
    }
    if (!handle.isEmpty() && !handle.contains(u'.') && server.isEmpty())
        handle += u'.' + m_client->options().entryway.host();
    if (!handle.isEmpty() && !isHandle(handle)) {
        co_return fail(incomplete(Words::tr("\"%1\" is not a name on Bluesky.").arg(handle),
                                  Words::tr("Enter your whole handle, as in name.bsky.social.")));
    }
    const auto agreed = co_await m_browser->signIn(server, handle, visit, cancel);
    if (!agreed)
        co_return fail(agreed.error());
    const BlueskyCredential credential = agreed->credential;
    SignedIn signedIn;
    signedIn.handle = agreed->handle;
    signedIn.remoteId = credential.did;
    signedIn.server = credential.entry;
    signedIn.page = profilePage(m_client->options().site, credential.home, agreed->handle, credential.did);
    signedIn.credential = toText(credential);
    signedIn.endsAt = credential.endsAt();
    signedIn.displayName = co_await displayName(credential.home, credential.did, cancel);
    co_return signedIn;
}

QCoro::Task<Result<SignedIn>> BlueskySignIn::check(AccountIdentity account, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto line = co_await m_sessions->open(account);
    if (!line)
        co_return fail(line.error());
    auto checked = co_await checkLine(*line, cancel);
    co_return checked;
}

QCoro::Task<Result<SignedIn>> BlueskySignIn::renew(AccountIdentity account, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto line = co_await m_sessions->open(account);
    if (!line)
        co_return fail(line.error());
    if (const auto fresh = co_await m_sessions->freshen(*line); !fresh)
        co_return fail(fresh.error());
    auto checked = co_await checkLine(*line, cancel);
    co_return checked;
}

QCoro::Task<Result<SignedIn>> BlueskySignIn::checkLine(BlueskySessions::LinePointer line, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QUrlQuery noQuery;
    const XrpcCall call = XrpcCall::ask(QLatin1StringView("com.atproto.server.getSession"), noQuery,
                                        net::Purpose::CheckAccount);
    auto answer = co_await m_sessions->call(line, call, cancel);
    if (!answer)
        co_return fail(std::move(answer.error()));
    const BlueskyCredential credential = line->credential;
    const auto session = readProfile(*answer);
    if (!session)
        co_return fail(session.error());
    SignedIn signedIn;
    signedIn.handle = session->handle;
    signedIn.remoteId = session->did;
    signedIn.server = credential.entry;
    signedIn.page = profilePage(m_client->options().site, credential.home, session->handle, session->did);
    signedIn.credential = toText(credential);
    signedIn.endsAt = credential.endsAt();
    signedIn.displayName = co_await displayName(credential.home, session->did, cancel);
    co_return signedIn;
}

QCoro::Task<Result<void>> BlueskySignIn::signOut(AccountIdentity account)
{
    const auto self = shared_from_this();
    const auto line = co_await m_sessions->open(account);
    if (!line)
        co_return fail(line.error());
    const BlueskyCredential credential = (*line)->credential;
    if (credential.isByBrowser()) {
        auto revoked = co_await m_oauth->revoke(credential);
        co_return revoked;
    }
    if (credential.refresh.isEmpty())
        co_return Result<void>();
    const XrpcCall call =
        XrpcCall::tell(QLatin1StringView("com.atproto.server.deleteSession"), {}, net::Purpose::SignOut);
    const CancelToken toItsEnd;
    const auto answer = co_await m_client->call(credential.home, credential.refresh, call, toItsEnd);
    if (!answer)
        co_return fail(answer.error());
    // A session that the server does not know any more has ended.
    if (!answer->isSuccess() && !answer->refusesToken())
        co_return fail(answer->error());
    co_return Result<void>();
}

} // namespace hatstand::networks
