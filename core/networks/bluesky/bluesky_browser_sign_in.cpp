// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_browser_sign_in.h"

#include "networks/bluesky/bluesky_renewal.h"

#include <QCoreApplication>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

Error cannotSign()
{
    return {ErrorCode::NotAllowed,
            Words::tr("No key could be made for this sign-in."),
            Words::tr("The library for signatures on this computer does not work."),
            Words::tr("Sign in with an app password instead."),
            {}};
}

Error somebodyElse(const QString &handle)
{
    return {ErrorCode::InvalidInput,
            Words::tr("You have signed in with another account than \"%1\".").arg(handle),
            Words::tr("Nothing was connected."),
            Words::tr("Sign in again, and choose that account on the page; or enter the other handle here."),
            {}};
}

Error notItsServer()
{
    return {ErrorCode::BadAnswer,
            Words::tr("The server that signed you in is not the one of this account."),
            Words::tr("The account's identity names another one, so nothing was connected."),
            Words::tr("Enter the handle alone, without a server."),
            {}};
}

Error doesNotFit()
{
    return {ErrorCode::TooLarge,
            Words::tr("The keys of this server do not fit into the keychain."),
            Words::tr("Nothing was connected."),
            Words::tr("Sign in with an app password instead."),
            {}};
}
} // namespace

QCoro::Task<Result<BlueskyBrowserSignIn::Giver>> BlueskyBrowserSignIn::giverFor(QUrl server, QString handle,
                                                                                CancelToken cancel)
{
    const auto self = shared_from_this();
    QUrl home = server;
    QString did;
    if (home.isEmpty() && handle.isEmpty())
        home = m_client->options().entryway;
    if (home.isEmpty()) {
        const auto found = co_await m_identities->homeOf(handle, cancel);
        if (!found)
            co_return fail(found.error());
        did = found->did;
        home = found->server;
    } else if (!handle.isEmpty()) {
        const auto found = co_await m_identities->didOf(home, handle, cancel);
        if (!found)
            co_return fail(found.error());
        did = *found;
    }
    const auto giver = co_await m_oauth->giverOf(home, cancel);
    if (!giver)
        co_return fail(giver.error());
    co_return Giver{*giver, did};
}

QCoro::Task<Result<net::OAuthTokens>> BlueskyBrowserSignIn::agree(BlueskyOAuthServer giver, QString handle,
                                                                  SigningKey key,
                                                                  std::shared_ptr<BrowserVisit> visit,
                                                                  QUrl wayBack, CancelToken cancel)
{
    const auto self = shared_from_this();
    const net::Pkce pkce = net::makePkce();
    const QString state = net::randomToken();
    const QString clientId = blueskyClientId(wayBack);
    const BlueskyOAuth::Question question{clientId, wayBack, state, pkce.challenge, handle};
    const auto page = co_await m_oauth->ask(giver, question, key, cancel);
    if (!page)
        co_return fail(page.error());
    visit->expect([state](const QUrl &arrived) { return net::answersState(arrived, state); });
    const auto arrived = co_await visit->visit(*page, cancel);
    if (!arrived)
        co_return fail(arrived.error());
    const auto code =
        net::authorizationCode(*arrived, {state, giver.issuer, true}, QStringLiteral("Bluesky"));
    if (!code)
        co_return fail(code.error());
    auto tokens = co_await m_oauth->tokens(giver, net::codeForm(*code, pkce.verifier, wayBack, clientId), key,
                                           net::Purpose::SignIn, cancel);
    co_return tokens;
}

/// Whose tokens these are: the answer's own word counts only when the identity it names is known, lives on a
/// server that takes tokens of that giver, and that server agrees.
QCoro::Task<Result<BlueskyBrowserSignIn::Agreed>>
BlueskyBrowserSignIn::prove(BlueskyCredential credential, SigningKey key, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (!isDid(credential.did))
        co_return fail(notItsServer());
    const auto home = co_await m_identities->homeOfDid(credential.did, cancel);
    if (!home)
        co_return fail(home.error());
    const auto giver = co_await m_oauth->giverOf(home->server, cancel);
    if (!giver)
        co_return fail(giver.error());
    if (QUrl(giver->issuer) != credential.entry)
        co_return fail(notItsServer());
    credential.home = home->server;
    const auto kept = blueskyCredential(toText(credential));
    if (!kept)
        co_return fail(kept.error());
    if (kept->refresh.isEmpty())
        co_return fail(doesNotFit());
    const QUrlQuery noQuery;
    const XrpcCall call = XrpcCall::ask(QLatin1StringView("com.atproto.server.getSession"), noQuery,
                                        net::Purpose::CheckAccount);
    const auto answer = co_await m_client->callProven(credential.home, credential.access, key, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto profile = readProfile(*answer);
    if (!profile)
        co_return fail(profile.error());
    if (profile->did != credential.did)
        co_return fail(notItsServer());
    co_return Agreed{credential, profile->handle};
}

QCoro::Task<Result<BlueskyBrowserSignIn::Agreed>>
BlueskyBrowserSignIn::signIn(QUrl server, QString handle, std::shared_ptr<BrowserVisit> visit,
                             CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto key = SigningKey::generate();
    if (!key || key->toText().isEmpty())
        co_return fail(cannotSign());
    const auto giver = co_await giverFor(server, handle, cancel);
    if (!giver)
        co_return fail(giver.error());
    const auto wayBack = visit->wayBack(QStringLiteral("/callback"));
    if (!wayBack)
        co_return fail(wayBack.error());
    const auto tokens = co_await agree(giver->server, handle, *key, visit, *wayBack, cancel);
    if (!tokens)
        co_return fail(tokens.error());
    BlueskyCredential credential;
    credential.entry = QUrl(giver->server.issuer);
    credential.home = credential.entry;
    credential.did = tokens->all[QLatin1StringView("sub")].toString();
    credential.access = tokens->access;
    credential.refresh = tokens->refresh;
    credential.key = key->toText();
    credential.clientId = blueskyClientId(*wayBack);
    credential.began = m_client->clock().now();
    const bool isAnother = !giver->did.isEmpty() && credential.did != giver->did;
    Result<Agreed> agreed = fail(somebodyElse(handle));
    if (!isAnother)
        agreed = co_await prove(credential, *key, cancel);
    // What nobody will use shall not lie about there. Whether that works changes nothing.
    if (!agreed)
        (void)co_await m_oauth->revoke(credential);
    co_return agreed;
}

} // namespace hatstand::networks
