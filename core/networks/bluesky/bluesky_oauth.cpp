// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_oauth.h"

#include "net/http_status.h"
#include "net/json.h"

#include <QCoreApplication>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr qint64 largestMetadata = 256LL * 1024;
constexpr net::JsonLimits metadataLimits{largestMetadata, 20};

QString service()
{
    return QStringLiteral("Bluesky");
}

/// What is refused word for word is refused; what a page or nothing at all refuses is not from that server.
Error asRefusal(Error error, const net::HttpResponse &response)
{
    const QString name = net::oauthErrorName(response);
    if (name == QLatin1StringView("use_dpop_nonce"))
        error.code = ErrorCode::ServerTrouble;
    else if (name.isEmpty() && response.status >= 400 && response.status < 500 &&
             error.code != ErrorCode::RateLimited && error.code != ErrorCode::TimedOut)
        error.code = ErrorCode::BadAnswer;
    return error;
}
} // namespace

QCoro::Task<Result<net::HttpResponse>> BlueskyOAuth::wellKnown(QUrl server, QLatin1StringView name,
                                                               CancelToken cancel)
{
    const auto self = shared_from_this();
    server.setPath(QStringLiteral("/.well-known/") + name);
    net::HttpRequest request = net::HttpRequest::get(server, net::Purpose::ReadServerInfo);
    request.redirects = net::Redirects::Never;
    request.maxResponseBytes = largestMetadata;
    auto answer = co_await m_client->send(std::move(request), cancel);
    co_return answer;
}

QCoro::Task<Result<BlueskyOAuthServer>> BlueskyOAuth::giverOf(QUrl server, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto answer = co_await wellKnown(server, QLatin1StringView("oauth-protected-resource"), cancel);
    if (!answer)
        co_return fail(answer.error());
    QUrl address = server;
    // An entryway keeps no accounts itself, and says nothing here.
    if (answer->status != 404) {
        const auto metadata = net::jsonObject(*answer, service(), metadataLimits);
        if (!metadata)
            co_return fail(metadata.error());
        const auto giver = blueskyTokenGiver(*metadata, server);
        if (!giver)
            co_return fail(giver.error());
        address = *giver;
    }
    auto giver = co_await giverAt(address, cancel);
    co_return giver;
}

QCoro::Task<Result<BlueskyOAuthServer>> BlueskyOAuth::giverAt(QUrl address, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (m_known.contains(address))
        co_return m_known.value(address);
    const auto answer = co_await wellKnown(address, QLatin1StringView("oauth-authorization-server"), cancel);
    if (!answer)
        co_return fail(answer.error());
    if (answer->status == 404) {
        co_return fail(ErrorCode::BadAnswer, Words::tr("This is no server of Bluesky's network."),
                       Words::tr("It does not know how people sign in there."),
                       Words::tr("Check its address."));
    }
    const auto metadata = net::jsonObject(*answer, service(), metadataLimits);
    if (!metadata)
        co_return fail(metadata.error());
    const auto giver = blueskyOAuthServer(*metadata, address);
    if (giver)
        m_known.insert(address, *giver);
    co_return giver;
}

QCoro::Task<Result<QUrl>> BlueskyOAuth::ask(BlueskyOAuthServer giver, Question question, SigningKey key,
                                            CancelToken cancel)
{
    const auto self = shared_from_this();
    QList<net::FormField> form{
        {QStringLiteral("client_id"), question.clientId},
        {QStringLiteral("response_type"), QStringLiteral("code")},
        {QStringLiteral("redirect_uri"), question.wayBack.toString(QUrl::FullyEncoded)},
        {QStringLiteral("scope"), QString(blueskyScope)},
        {QStringLiteral("state"), question.state},
        {QStringLiteral("code_challenge"), question.challenge},
        {QStringLiteral("code_challenge_method"), QStringLiteral("S256")}};
    if (!question.loginHint.isEmpty())
        form.append({QStringLiteral("login_hint"), question.loginHint});
    const net::HttpRequest request = net::tokenRequest(giver.push, form, net::Purpose::SignIn);
    const QString noToken;
    const auto answer = co_await m_client->sendProven(request, noToken, key, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (!answer->isSuccess()) {
        co_return fail(
            asRefusal(net::errorFromStatus(*answer, service(), net::serverWords(*answer)), *answer));
    }
    const auto object = net::jsonObject(*answer, service(), metadataLimits);
    if (!object)
        co_return fail(object.error());
    const auto name = net::requireString(*object, QLatin1StringView("request_uri"));
    if (!name)
        co_return fail(name.error());
    QUrl page = giver.authorize;
    page.setQuery(QString::fromLatin1(net::formBody(
        {{QStringLiteral("client_id"), question.clientId}, {QStringLiteral("request_uri"), *name}})));
    co_return page;
}

QCoro::Task<Result<net::OAuthTokens>> BlueskyOAuth::tokens(BlueskyOAuthServer giver,
                                                           QList<net::FormField> form, SigningKey key,
                                                           net::Purpose purpose, CancelToken cancel)
{
    const auto self = shared_from_this();
    const net::HttpRequest request = net::tokenRequest(giver.token, form, purpose);
    const QString noToken;
    const auto answer = co_await m_client->sendProven(request, noToken, key, cancel);
    if (!answer)
        co_return fail(answer.error());
    auto tokens = net::readTokens(*answer, service());
    if (!tokens)
        co_return fail(asRefusal(std::move(tokens.error()), *answer));
    if (tokens->type.compare(QLatin1StringView("DPoP"), Qt::CaseInsensitive) != 0 ||
        !tokens->scopes.contains(QLatin1StringView("atproto"))) {
        co_return fail(ErrorCode::BadAnswer, Words::tr("Bluesky gave no proper key for the account."),
                       Words::tr("It is of another kind than was asked for."),
                       Words::tr("Sign in with an app password instead."));
    }
    co_return tokens;
}

QCoro::Task<Result<void>> BlueskyOAuth::revoke(BlueskyCredential credential)
{
    const auto self = shared_from_this();
    const CancelToken toItsEnd;
    const QString token = credential.refresh.isEmpty() ? credential.access : credential.refresh;
    const auto key = SigningKey::fromText(credential.key);
    if (token.isEmpty() || !key)
        co_return Result<void>();
    const auto giver = co_await giverAt(credential.entry, toItsEnd);
    if (!giver)
        co_return fail(giver.error());
    if (giver->revoke.isEmpty())
        co_return Result<void>();
    const net::HttpRequest request = net::tokenRequest(
        giver->revoke, {{QStringLiteral("token"), token}, {QStringLiteral("client_id"), credential.clientId}},
        net::Purpose::SignOut);
    const QString noToken;
    const auto answer = co_await m_client->sendProven(request, noToken, *key, toItsEnd);
    if (!answer)
        co_return fail(answer.error());
    // A token that the server does not know any more has ended.
    if (!answer->isSuccess() && net::oauthErrorName(*answer).isEmpty())
        co_return fail(net::errorFromStatus(*answer, service(), net::serverWords(*answer)));
    co_return Result<void>();
}

} // namespace hatstand::networks
