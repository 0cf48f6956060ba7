// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/mastodon/mastodon_sign_in.h"

#include "net/json.h"
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

MastodonCall verifyCall(net::Purpose purpose)
{
    return MastodonCall::get(QStringLiteral("/api/v1/accounts/verify_credentials"), purpose);
}

MastodonCall revokeCall(const MastodonCredential &credential)
{
    const QJsonObject body{{QStringLiteral("client_id"), credential.clientId},
                           {QStringLiteral("client_secret"), credential.clientSecret},
                           {QStringLiteral("token"), credential.token}};
    return MastodonCall::send(net::HttpMethod::Post, QStringLiteral("/oauth/revoke"), body,
                              net::Purpose::SignOut);
}

/// "example.social" of "me@example.social".
QString domainOf(const AccountIdentity &account)
{
    const QString domain = account.handle.section(u'@', 1);
    return domain.isEmpty() ? net::hostLabel(account.server) : domain;
}
} // namespace

QString mastodonScopes()
{
    return QStringLiteral(
        "read:accounts read:notifications read:statuses read:search write:media write:statuses");
}

QJsonObject appBody(const QUrl &wayBack, bool asList)
{
    const QString address = wayBack.toString(QUrl::FullyEncoded);
    return {{QStringLiteral("client_name"), QStringLiteral("Hatstand")},
            {QStringLiteral("redirect_uris"), asList ? QJsonValue(QJsonArray{address}) : QJsonValue(address)},
            {QStringLiteral("scopes"), mastodonScopes()}};
}

Result<SignedIn> readProfile(const QJsonObject &account, const QUrl &server, const QString &domain)
{
    SignedIn profile;
    const auto id = net::requireString(account, QLatin1StringView("id"));
    const auto name = net::requireString(account, QLatin1StringView("username"));
    if (!id || !name || id->isEmpty() || name->isEmpty()) {
        return fail(ErrorCode::BadAnswer, Words::tr("The server did not say who you are."),
                    Words::tr("It may not be a Mastodon server."), Words::tr("Check its address."));
    }
    profile.remoteId = *id;
    profile.handle = *name + u'@' + domain;
    profile.displayName = account.value(QLatin1StringView("display_name")).toString().simplified();
    if (profile.displayName.isEmpty())
        profile.displayName = profile.handle;
    profile.server = server;
    const QUrl page(account.value(QLatin1StringView("url")).toString(), QUrl::StrictMode);
    if (page.isValid() && !net::addressProblem(page))
        profile.page = page;
    return profile;
}

QCoro::Task<Result<MastodonAnswer>> MastodonSignIn::ask(QUrl server, MastodonCall call, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString noToken;
    auto answer = co_await m_client->call(server, noToken, call, cancel);
    if (!answer && answer.error().code == ErrorCode::ConnectionLost && !cancel.isCancelled())
        answer = co_await m_client->call(server, noToken, call, cancel);
    co_return answer;
}

QCoro::Task<Result<MastodonSignIn::App>> MastodonSignIn::registerApp(QUrl server, QUrl wayBack,
                                                                     CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString path = QStringLiteral("/api/v1/apps");
    auto answer = co_await ask(
        server, MastodonCall::send(net::HttpMethod::Post, path, appBody(wayBack, true), net::Purpose::SignIn),
        cancel);
    // What the server could not read: snac answers 404 to that. Of a server that is not well, or busy, the
    // other form knows nothing better.
    const int status = answer ? answer->response.status : 0;
    if (status >= 400 && status < 500 && status != 429) {
        answer = co_await ask(
            server,
            MastodonCall::send(net::HttpMethod::Post, path, appBody(wayBack, false), net::Purpose::SignIn),
            cancel);
    }
    if (!answer)
        co_return fail(answer.error());
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    App app{object->value(QLatin1StringView("client_id")).toString(),
            object->value(QLatin1StringView("client_secret")).toString(), wayBack};
    if (app.id.isEmpty() || app.secret.isEmpty())
        co_return fail(notMastodon(answer->response));
    co_return app;
}

QCoro::Task<Result<net::OAuthTokens>> MastodonSignIn::agree(QUrl server, App app, QUrl wayBack,
                                                            std::shared_ptr<BrowserVisit> visit,
                                                            CancelToken cancel)
{
    const auto self = shared_from_this();
    const net::Pkce pkce = net::makePkce();
    const QString state = net::randomToken();
    visit->expect([state](const QUrl &arrived) { return net::answersState(arrived, state); });
    QUrl page = server;
    page.setPath(QStringLiteral("/oauth/authorize"));
    page = net::authorizationAddress({page, app.id, wayBack, mastodonScopes(), state, pkce.challenge});
    const auto arrived = co_await visit->visit(page, cancel);
    if (!arrived)
        co_return fail(arrived.error());
    const auto code = net::authorizationCode(*arrived, {state}, mastodonName());
    if (!code)
        co_return fail(code.error());
    const MastodonCall trade =
        tokenCall(net::codeForm(*code, pkce.verifier, wayBack, app.id), app.secret, net::Purpose::SignIn);
    const auto answer = co_await ask(server, trade, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (!answer->isSuccess() && !answer->speaks)
        co_return fail(answer->error());
    co_return net::readTokens(answer->response, mastodonName());
}

QCoro::Task<Result<SignedIn>> MastodonSignIn::take(MastodonInstance instance, App app,
                                                   net::OAuthTokens tokens, QString wantedUser,
                                                   CancelToken cancel)
{
    const auto self = shared_from_this();
    MastodonCredential credential{
        instance.server, {}, app.id, app.secret, tokens.access, tokens.refresh, tokens.endsAt, app.wayBack};
    auto profile = co_await profileOf(instance, credential, wantedUser, cancel);
    if (!profile) {
        // Nobody keeps that token; on the server it would be good for ever.
        (void)co_await revoke(credential);
        co_return profile;
    }
    credential.accountId = profile->remoteId;
    profile->credential = toText(credential);
    profile->endsAt = credential.refresh.isEmpty() ? credential.endsAt : std::nullopt;
    co_return profile;
}

/// Conflict when the browser was signed in to another account than the one that was typed.
QCoro::Task<Result<SignedIn>> MastodonSignIn::profileOf(MastodonInstance instance,
                                                        MastodonCredential credential, QString wantedUser,
                                                        CancelToken cancel)
{
    const auto self = shared_from_this();
    // What told nothing to a stranger does so now.
    if (instance.isClosed) {
        auto told = co_await m_servers->about(instance.server, credential.token, cancel);
        if (!told)
            co_return fail(std::move(told.error()));
        instance = std::move(*told);
    }
    const auto answer = co_await m_client->call(instance.server, credential.token,
                                                verifyCall(net::Purpose::ReadProfile), cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    auto profile = readProfile(*object, instance.server, instance.domain);
    if (!profile)
        co_return profile;
    profile->facts = instance.facts();
    if (wantedUser.isEmpty() ||
        profile->handle.section(u'@', 0, 0).compare(wantedUser, Qt::CaseInsensitive) == 0)
        co_return profile;
    co_return fail(
        ErrorCode::Conflict, Words::tr("That is another account."),
        Words::tr("In the browser you are signed in as %1, not as %2.").arg(profile->handle, wantedUser),
        Words::tr("Sign out there in the browser, then start again."));
}

QCoro::Task<Result<SignedIn>>
MastodonSignIn::byBrowser(SignInRequest request, std::shared_ptr<BrowserVisit> visit, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto place = mastodonPlace(request.server, request.handle);
    if (!place)
        co_return fail(place.error());
    const auto wayBack = visit->wayBack(QStringLiteral("/callback"));
    if (!wayBack)
        co_return fail(wayBack.error());
    const auto instance = co_await m_servers->discover(*place, cancel);
    if (!instance)
        co_return fail(instance.error());
    const auto app = co_await registerApp(instance->server, *wayBack, cancel);
    if (!app)
        co_return fail(app.error());
    const auto tokens = co_await agree(instance->server, *app, *wayBack, visit, cancel);
    if (!tokens)
        co_return fail(tokens.error());
    auto signedIn = co_await take(*instance, *app, *tokens, place->user, cancel);
    co_return signedIn;
}

QCoro::Task<Result<SignedIn>> MastodonSignIn::check(AccountIdentity account, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto line = co_await m_sessions->open(account);
    if (!line)
        co_return fail(line.error());
    const MastodonCall verify = verifyCall(net::Purpose::CheckAccount);
    const auto answer = co_await m_sessions->call(*line, verify, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    const MastodonCredential &credential = (*line)->credential;
    auto profile = readProfile(*object, credential.server, domainOf(account));
    if (!profile)
        co_return profile;
    if (!account.remoteId.isEmpty() && profile->remoteId != account.remoteId) {
        co_return fail(ErrorCode::SignInNeeded,
                       Words::tr("The server knows this sign-in as another account."),
                       Words::tr("It is %1 there.").arg(profile->handle), Words::tr("Sign in again."));
    }
    profile->endsAt = credential.refresh.isEmpty() ? credential.endsAt : std::nullopt;
    // Limits change with the server's versions; without an answer the known ones stay.
    const auto instance = co_await m_servers->about(credential.server, credential.token, cancel);
    if (instance)
        profile->facts = instance->facts();
    co_return profile;
}

QCoro::Task<Result<SignedIn>> MastodonSignIn::renew(AccountIdentity account, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto line = co_await m_sessions->open(account);
    if (!line)
        co_return fail(line.error());
    if (!(*line)->credential.refresh.isEmpty()) {
        const auto renewed = co_await m_sessions->renew(account.accountKey, (*line)->credential.token);
        if (!renewed)
            co_return fail(renewed.error());
    }
    auto checked = co_await check(account, cancel);
    co_return checked;
}

QCoro::Task<Result<MastodonAnswer>> MastodonSignIn::revoke(MastodonCredential credential)
{
    const auto self = shared_from_this();
    const QString noToken;
    const CancelToken toItsEnd;
    auto answer = co_await m_client->call(credential.server, noToken, revokeCall(credential), toItsEnd);
    co_return answer;
}

QCoro::Task<Result<void>> MastodonSignIn::signOut(AccountIdentity account)
{
    const auto self = shared_from_this();
    const auto line = co_await m_sessions->open(account);
    if (!line) {
        // There is nothing to end.
        if (line.error().code == ErrorCode::SignInNeeded)
            co_return Result<void>();
        co_return fail(line.error());
    }
    const auto answer = co_await revoke((*line)->credential);
    if (!answer)
        co_return fail(answer.error());
    // A server that does not know the token any more has ended it already.
    if (!answer->isSuccess() && answer->error().isTransient())
        co_return fail(answer->error());
    co_return Result<void>();
}

} // namespace hatstand::networks
