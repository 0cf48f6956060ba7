// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_oauth_server.h"

#include "net/oauth.h"
#include "net/url_rules.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

Error noWayIn(const QString &why)
{
    return {ErrorCode::BadAnswer,
            Words::tr("This server cannot be signed in to by the browser."),
            why,
            Words::tr("Sign in with an app password instead."),
            {}};
}

QUrl originOf(const QUrl &url)
{
    return url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

/// Nothing but scheme, host and port, and somewhere where something may be sent. A stranger's server never
/// leads to this computer.
bool isServerAddress(const QUrl &url, const QUrl &teller)
{
    return !net::addressProblem(url) && (url == originOf(url) || url.path() == QLatin1StringView("/")) &&
           net::isLoopbackHost(url.host()) == net::isLoopbackHost(teller.host());
}

bool isEndpoint(const QUrl &url, const QUrl &issuer)
{
    return !net::addressProblem(url) && net::isLoopbackHost(url.host()) == net::isLoopbackHost(issuer.host());
}

bool lists(const QJsonObject &metadata, QLatin1StringView name, QLatin1StringView value)
{
    return metadata[name].toArray().contains(QJsonValue(QString(value)));
}
} // namespace

Result<QUrl> blueskyTokenGiver(const QJsonObject &metadata, const QUrl &server)
{
    const QUrl resource(metadata[QLatin1StringView("resource")].toString());
    if (originOf(resource) != originOf(server))
        return fail(noWayIn(Words::tr("It speaks for another server.")));
    const QJsonArray givers = metadata[QLatin1StringView("authorization_servers")].toArray();
    const QUrl giver(givers.first().toString());
    if (givers.size() != 1 || !isServerAddress(giver, server))
        return fail(noWayIn(Words::tr("It does not say in a proper way who signs people in.")));
    return originOf(giver);
}

Result<BlueskyOAuthServer> blueskyOAuthServer(const QJsonObject &metadata, const QUrl &address)
{
    const auto urlOf = [&metadata](QLatin1StringView name) { return QUrl(metadata[name].toString()); };
    BlueskyOAuthServer server;
    server.issuer = metadata[QLatin1StringView("issuer")].toString();
    // To the letter: it is compared as text later on (RFC 8414, 3.3).
    if (server.issuer != originOf(address).toString())
        return fail(noWayIn(Words::tr("It speaks for another server.")));
    server.authorize = urlOf(QLatin1StringView("authorization_endpoint"));
    server.push = urlOf(QLatin1StringView("pushed_authorization_request_endpoint"));
    server.token = urlOf(QLatin1StringView("token_endpoint"));
    server.revoke = urlOf(QLatin1StringView("revocation_endpoint"));
    if (!isEndpoint(server.revoke, address))
        server.revoke.clear();
    if (!isEndpoint(server.authorize, address) || !isEndpoint(server.push, address) ||
        !isEndpoint(server.token, address))
        return fail(noWayIn(Words::tr("It leads to addresses where nothing may be sent.")));
    if (!lists(metadata, QLatin1StringView("dpop_signing_alg_values_supported"),
               QLatin1StringView("ES256")) ||
        !lists(metadata, QLatin1StringView("code_challenge_methods_supported"), QLatin1StringView("S256")) ||
        !lists(metadata, QLatin1StringView("scopes_supported"), QLatin1StringView("atproto")))
        return fail(noWayIn(Words::tr("It wants another kind of signing in than Bluesky's.")));
    return server;
}

QString blueskyClientId(const QUrl &wayBack)
{
    // The port is another one each time, and does not count (RFC 8252, 7.3).
    QUrl redirect = wayBack;
    redirect.setPort(-1);
    const QByteArray query =
        net::formBody({{QStringLiteral("redirect_uri"), redirect.toString(QUrl::FullyEncoded)},
                       {QStringLiteral("scope"), QString(blueskyScope)}});
    return QStringLiteral("http://localhost?") + QString::fromLatin1(query);
}

} // namespace hatstand::networks
