// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/mastodon/mastodon_session.h"

#include "net/json.h"
#include "net/url_rules.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr QLatin1StringView serverKey("server");
constexpr QLatin1StringView accountKey("account");
constexpr QLatin1StringView clientKey("client");
constexpr QLatin1StringView clientSecretKey("clientSecret");
constexpr QLatin1StringView tokenKey("token");
constexpr QLatin1StringView refreshKey("refresh");
constexpr QLatin1StringView endsKey("ends");
constexpr QLatin1StringView wayBackKey("wayBack");

Error wrongAccount()
{
    return {ErrorCode::SignInNeeded,
            Words::tr("The sign-in in the keychain is that of another account."),
            Words::tr("Nothing was sent with it."),
            Words::tr("Sign in again."),
            {}};
}
} // namespace

QString toText(const MastodonCredential &credential)
{
    QJsonObject object{{serverKey, credential.server.toString()},
                       {accountKey, credential.accountId},
                       {clientKey, credential.clientId},
                       {clientSecretKey, credential.clientSecret},
                       {tokenKey, credential.token}};
    if (!credential.refresh.isEmpty())
        object.insert(refreshKey, credential.refresh);
    if (credential.endsAt)
        object.insert(endsKey, credential.endsAt->milliseconds());
    if (!credential.wayBack.isEmpty())
        object.insert(wayBackKey, credential.wayBack.toString(QUrl::FullyEncoded));
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Result<MastodonCredential> mastodonCredential(const QString &text)
{
    MastodonCredential credential;
    if (const auto object = net::parseJsonObject(text.toUtf8())) {
        credential.server = QUrl(object->value(serverKey).toString(), QUrl::StrictMode);
        credential.accountId = object->value(accountKey).toString();
        credential.clientId = object->value(clientKey).toString();
        credential.clientSecret = object->value(clientSecretKey).toString();
        credential.token = object->value(tokenKey).toString();
        credential.refresh = object->value(refreshKey).toString();
        if (object->contains(endsKey))
            credential.endsAt = Instant::fromMilliseconds(object->value(endsKey).toInteger());
        credential.wayBack = QUrl(object->value(wayBackKey).toString(), QUrl::StrictMode);
    }
    if (net::addressProblem(credential.server) || credential.token.isEmpty() ||
        credential.accountId.isEmpty()) {
        return fail(ErrorCode::SignInNeeded, Words::tr("The sign-in in the keychain cannot be read."),
                    Words::tr("Something else has written there."), Words::tr("Sign in again."));
    }
    return credential;
}

MastodonCall tokenCall(const QList<net::FormField> &form, const QString &clientSecret, net::Purpose purpose)
{
    QJsonObject body{{QStringLiteral("client_secret"), clientSecret}};
    for (const net::FormField &field : form)
        body.insert(field.name, field.value);
    return MastodonCall::send(net::HttpMethod::Post, QStringLiteral("/oauth/token"), body, purpose);
}

QCoro::Task<Result<MastodonCredential>> MastodonSessions::read(QString accountKey)
{
    const auto self = shared_from_this();
    if (!m_credentials)
        co_return fail(mastodonStopped());
    const auto text = co_await m_credentials->read(accountKey);
    if (!text)
        co_return fail(text.error());
    auto credential = mastodonCredential(*text);
    if (!credential || !m_unwritten.contains(accountKey))
        co_return credential;
    const Unwritten unwritten = m_unwritten.value(accountKey);
    // Signed in anew, or renewed by another program.
    if (credential->token != unwritten.replaced) {
        m_unwritten.remove(accountKey);
        co_return credential;
    }
    co_await keep(accountKey, unwritten.renewed, unwritten.replaced);
    co_return unwritten.renewed;
}

/// What the server has given is not given twice: what the keychain does not take is kept here.
QCoro::Task<void> MastodonSessions::keep(QString accountKey, MastodonCredential renewed, QString replaced)
{
    const auto self = shared_from_this();
    m_unwritten.insert(accountKey, {renewed, replaced});
    if (!m_credentials)
        co_return;
    const auto written = co_await m_credentials->write(accountKey, toText(renewed));
    if (written)
        m_unwritten.remove(accountKey);
}

QCoro::Task<Result<MastodonSessions::LinePointer>> MastodonSessions::open(AccountIdentity account)
{
    const auto self = shared_from_this();
    auto credential = co_await read(account.accountKey);
    if (!credential)
        co_return fail(std::move(credential.error()));
    if (!account.remoteId.isEmpty() && account.remoteId != credential->accountId)
        co_return fail(wrongAccount());
    co_return std::make_shared<Line>(Line{account.accountKey, std::move(*credential)});
}

QCoro::Task<Result<MastodonAnswer>> MastodonSessions::call(LinePointer line, MastodonCall call,
                                                           CancelToken cancel)
{
    const auto self = shared_from_this();
    auto answer = co_await m_client->call(line->credential.server, line->credential.token, call, cancel);
    if (!answer || !answer->refusesToken() || line->credential.refresh.isEmpty() || cancel.isCancelled())
        co_return answer;
    auto renewed = co_await renew(line->accountKey, line->credential.token);
    if (!renewed)
        co_return fail(std::move(renewed.error()));
    if (renewed->accountId != line->credential.accountId)
        co_return fail(wrongAccount());
    line->credential = std::move(*renewed);
    auto again = co_await m_client->call(line->credential.server, line->credential.token, call, cancel);
    co_return again;
}

/// Joins a renewal under way, or makes one.
QCoro::Task<Result<MastodonCredential>> MastodonSessions::renew(QString accountKey, QString refused)
{
    const auto self = shared_from_this();
    if (const auto found = m_renewing.find(accountKey); found != m_renewing.end()) {
        const Completion<Renewed> joined;
        found->push_back(joined);
        auto renewed = co_await joined;
        co_return renewed;
    }
    m_renewing.insert(accountKey, {});
    auto renewed = co_await renewAlone(accountKey, refused);
    const auto waiting = m_renewing.take(accountKey);
    for (const Completion<Renewed> &one : waiting)
        one.complete(renewed);
    co_return renewed;
}

QCoro::Task<Result<MastodonCredential>> MastodonSessions::renewAlone(QString accountKey, QString refused)
{
    const auto self = shared_from_this();
    const auto turn = co_await m_turns->take(accountKey);
    if (!turn)
        co_return fail(turn.error());
    auto credential = co_await read(accountKey);
    if (!credential)
        co_return credential;
    // Another program, or a new sign-in, was faster.
    if (credential->token != refused || credential->refresh.isEmpty())
        co_return credential;
    auto renewed = co_await useUp(accountKey, *credential);
    if (renewed || renewed.error().code != ErrorCode::SignInNeeded)
        co_return renewed;
    // Where no lock can be made another program may have used the refresh token up all the same.
    auto kept = co_await read(accountKey);
    if (kept && kept->token != refused)
        co_return kept;
    co_return renewed;
}

/// Not cancelled with the call that began it: others wait for it, and a refresh token that was used and not
/// replaced is lost.
QCoro::Task<Result<MastodonCredential>> MastodonSessions::useUp(QString accountKey,
                                                                MastodonCredential credential)
{
    const auto self = shared_from_this();
    const CancelToken toItsEnd;
    const QString noToken;
    QList<net::FormField> form = net::refreshForm(credential.refresh, credential.clientId);
    // Mastodon's API wants it with every token (docs.joinmastodon.org/methods/oauth).
    if (!credential.wayBack.isEmpty())
        form << net::FormField{QStringLiteral("redirect_uri"),
                               credential.wayBack.toString(QUrl::FullyEncoded)};
    const MastodonCall ask = tokenCall(form, credential.clientSecret, net::Purpose::RefreshSignIn);
    const auto answer = co_await m_client->call(credential.server, noToken, ask, toItsEnd);
    if (!answer)
        co_return fail(answer.error());
    if (!answer->isSuccess() && !answer->speaks)
        co_return fail(answer->error());
    const auto tokens = net::readTokens(answer->response, mastodonName());
    if (!tokens)
        co_return fail(tokens.error());
    const QString replaced = credential.token;
    credential.token = tokens->access;
    if (!tokens->refresh.isEmpty())
        credential.refresh = tokens->refresh;
    credential.endsAt = tokens->endsAt;
    co_await keep(accountKey, credential, replaced);
    co_return credential;
}

} // namespace hatstand::networks
