// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_renewal.h"

#include "net/json.h"
#include "networks/bluesky/bluesky_identity.h"

#include <QCoreApplication>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

Error stopped()
{
    Error error{ErrorCode::Cancelled, Words::tr("Talking to Bluesky was stopped."), {}, {}, {}};
    error.detail = QStringLiteral("unsent");
    return error;
}

Error endedSignIn(const QString &why)
{
    return {ErrorCode::SignInNeeded,
            Words::tr("The sign-in to Bluesky has ended."),
            why,
            Words::tr("Sign in again; everything waits until then."),
            {}};
}

Error refusedBefore()
{
    return endedSignIn(Words::tr("Bluesky has refused to renew it, and was not asked again."));
}

/// Why nothing renews a sign-in in the browser any more.
Error endedByBrowser(const BlueskyCredential &credential, Instant now)
{
    if (credential.isRenewing) {
        return endedSignIn(Words::tr("Hatstand was stopped in the middle of renewing it, and Bluesky does "
                                     "not take the same key twice."));
    }
    if (const auto end = credential.endsAt(); end && now >= *end)
        return endedSignIn(Words::tr("A sign-in by the browser lasts for two weeks."));
    return endedSignIn(Words::tr("It was withdrawn on Bluesky, or has not been used for two weeks."));
}

/// Nothing of the request has left, or the server has not looked at it.
bool isUnused(const Error &error)
{
    return error.code == ErrorCode::Offline || error.code == ErrorCode::InsecureConnection ||
           error.code == ErrorCode::RateLimited || error.code == ErrorCode::InvalidInput;
}

/// Not whether it has been renewed since: each sign-in in the browser makes a key of its own.
bool isSameSignIn(const BlueskyCredential &one, const BlueskyCredential &other)
{
    return one.did == other.did && one.key == other.key && one.password == other.password;
}

/// The server has understood the question and will answer the same one in the same way.
bool isRefusal(const Error &error)
{
    return error.code == ErrorCode::SignInNeeded || error.code == ErrorCode::Refused ||
           error.code == ErrorCode::NotAllowed || error.code == ErrorCode::NotFound ||
           error.code == ErrorCode::Conflict;
}
} // namespace

Error wrongIdentity()
{
    return {ErrorCode::SignInNeeded,
            Words::tr("The sign-in belongs to another Bluesky account."),
            Words::tr("Nothing was sent; everything waits."),
            Words::tr("Sign in again with the account that is shown here."),
            {}};
}

Error unreadableCredential()
{
    return {ErrorCode::SignInNeeded,
            Words::tr("The sign-in in the keychain cannot be read."),
            Words::tr("Something else has written there."),
            Words::tr("Sign in again."),
            {}};
}

Result<BlueskySession> readProfile(const XrpcAnswer &answer)
{
    const auto object = answer.object();
    if (!object)
        return fail(object.error());
    BlueskySession session;
    for (const auto &[name, field] : {std::pair(QLatin1StringView("did"), &session.did),
                                      std::pair(QLatin1StringView("handle"), &session.handle)}) {
        auto value = net::requireString(*object, name);
        if (!value)
            return fail(std::move(value.error()));
        *field = std::move(*value);
    }
    if (!object->value(QLatin1StringView("active")).toBool(true)) {
        XrpcAnswer inactive = answer;
        const QString status = object->value(QLatin1StringView("status")).toString();
        inactive.errorName = status == QLatin1StringView("deactivated") ? QStringLiteral("AccountDeactivated")
                                                                        : QStringLiteral("AccountTakedown");
        return fail(inactive.error());
    }
    if (!isDid(session.did)) {
        return fail(ErrorCode::BadAnswer, Words::tr("The server did not say who you are."),
                    Words::tr("It may not be a Bluesky server."), Words::tr("Check its address."));
    }
    session.home = homeInDocument(object->value(QLatin1StringView("didDoc")).toObject(), session.did);
    return session;
}

Result<BlueskySession> readSession(const XrpcAnswer &answer)
{
    auto session = readProfile(answer);
    if (!session)
        return session;
    const auto object = answer.object();
    auto access = net::requireString(*object, QLatin1StringView("accessJwt"));
    auto refresh = net::requireString(*object, QLatin1StringView("refreshJwt"));
    if (!access || !refresh)
        return fail(access ? refresh.error() : access.error());
    session->access = std::move(*access);
    session->refresh = std::move(*refresh);
    return session;
}

Error signInError(const XrpcAnswer &answer)
{
    Error error = answer.error();
    if (answer.errorName == QLatin1StringView("AuthFactorTokenRequired")) {
        error.code = ErrorCode::SignInNeeded;
        error.what = Words::tr("Bluesky asks for a code by e-mail.");
        error.why = Words::tr("It does so for the account's own password, which does not belong here.");
        error.remedy = Words::tr("Make an app password on Bluesky, under Settings, Privacy and security, "
                                 "App passwords, and sign in with that.");
    } else if (answer.errorName == QLatin1StringView("AuthenticationRequired")) {
        error.code = ErrorCode::SignInNeeded;
        error.what = Words::tr("Bluesky does not know this name with this app password.");
        error.why = Words::tr("One of both is misspelt, or the app password was withdrawn.");
        error.remedy =
            Words::tr("Check the name and the server, or make a new app password on Bluesky, under "
                      "Settings, Privacy and security, App passwords.");
    }
    return error;
}

XrpcCall createSessionCall(const QString &identifier, const QString &password, net::Purpose purpose)
{
    return XrpcCall::tell(
        QLatin1StringView("com.atproto.server.createSession"),
        {{QStringLiteral("identifier"), identifier}, {QStringLiteral("password"), password}}, purpose);
}

QCoro::Task<Result<BlueskyCredential>> BlueskyRenewals::read(QString accountKey)
{
    if (!m_credentials)
        co_return fail(stopped());
    const auto text = co_await m_credentials->read(std::move(accountKey));
    if (!text)
        co_return fail(text.error());
    co_return blueskyCredential(*text);
}

QCoro::Task<Result<void>> BlueskyRenewals::write(QString accountKey, BlueskyCredential credential)
{
    if (!m_credentials)
        co_return fail(stopped());
    auto written = co_await m_credentials->write(std::move(accountKey), toText(credential));
    co_return written;
}

QCoro::Task<BlueskyRenewals::Renewed> BlueskyRenewals::replace(QString accountKey,
                                                               BlueskyCredential credential)
{
    const auto self = shared_from_this();
    auto kept = co_await read(accountKey);
    if (!kept || !isSameSignIn(*kept, credential))
        co_return kept;
    auto written = co_await write(std::move(accountKey), credential);
    if (!written)
        co_return fail(std::move(written.error()));
    co_return credential;
}

/// Unless somebody has signed in anew meanwhile. That it cannot be kept changes nothing.
QCoro::Task<void> BlueskyRenewals::markRefused(QString accountKey, BlueskyCredential credential)
{
    const auto self = shared_from_this();
    auto kept = co_await read(accountKey);
    if (!kept || kept->refresh != credential.refresh || !isSameSignIn(*kept, credential))
        co_return;
    kept->access.clear();
    kept->refresh.clear();
    kept->isRenewing = false;
    kept->isRefused = true;
    (void)co_await write(accountKey, *kept);
}

QCoro::Task<BlueskyRenewals::Renewed> BlueskyRenewals::renew(QString accountKey, QString refused)
{
    const auto self = shared_from_this();
    auto credential = co_await read(accountKey);
    if (!credential)
        co_return fail(std::move(credential.error()));
    // Another program, or a new sign-in, was faster.
    if (!credential->access.isEmpty() && credential->access != refused)
        co_return credential;
    if (credential->isRefused)
        co_return fail(refusedBefore());
    if (credential->isByBrowser()) {
        auto renewed = co_await renewByBrowser(accountKey, refused);
        co_return renewed;
    }
    auto renewed = co_await renewByPassword(accountKey, *credential);
    co_return renewed;
}

QCoro::Task<BlueskyRenewals::Renewed> BlueskyRenewals::renewByPassword(QString accountKey,
                                                                       BlueskyCredential credential)
{
    const auto self = shared_from_this();
    const auto answer = co_await newSession(credential);
    if (!answer)
        co_return fail(answer.error());
    if (answer->errorName == QLatin1StringView("AuthenticationRequired"))
        co_await markRefused(accountKey, credential);
    if (!answer->isSuccess())
        co_return fail(signInError(*answer));
    const auto session = readSession(*answer);
    if (!session)
        co_return fail(session.error());
    if (session->did != credential.did)
        co_return fail(wrongIdentity());
    credential.access = session->access;
    credential.refresh = session->refresh;
    auto written = co_await replace(accountKey, credential);
    co_return written;
}

QCoro::Task<Result<XrpcAnswer>> BlueskyRenewals::newSession(BlueskyCredential credential)
{
    const CancelToken toItsEnd;
    if (!credential.refresh.isEmpty()) {
        const XrpcCall refresh = XrpcCall::tell(QLatin1StringView("com.atproto.server.refreshSession"), {},
                                                net::Purpose::RefreshSignIn);
        auto answer = co_await m_client->call(credential.home, credential.refresh, refresh, toItsEnd);
        if (!answer || !answer->refusesToken())
            co_return answer;
    }
    const QString noToken;
    const XrpcCall create =
        createSessionCall(credential.did, credential.password, net::Purpose::RefreshSignIn);
    auto answer = co_await m_client->call(credential.entry, noToken, create, toItsEnd);
    co_return answer;
}

QCoro::Task<BlueskyRenewals::Renewed> BlueskyRenewals::renewByBrowser(QString accountKey, QString refused)
{
    const auto self = shared_from_this();
    const auto turn = co_await m_turns->take(accountKey);
    if (!turn)
        co_return fail(turn.error());
    if (m_unwritten.contains(accountKey)) {
        const BlueskyCredential renewed = m_unwritten.value(accountKey);
        const auto written = co_await replace(accountKey, renewed);
        if (!written)
            co_return fail(written.error());
        m_unwritten.remove(accountKey);
    }
    auto credential = co_await read(accountKey);
    if (!credential)
        co_return fail(std::move(credential.error()));
    if (!credential->access.isEmpty() && credential->access != refused)
        co_return credential;
    if (credential->isRefused)
        co_return fail(refusedBefore());
    if (credential->refresh.isEmpty()) {
        co_await markRefused(accountKey, *credential);
        co_return fail(endedByBrowser(*credential, clock().now()));
    }
    auto renewed = co_await useUp(accountKey, *credential);
    co_return renewed;
}

QCoro::Task<BlueskyRenewals::Renewed> BlueskyRenewals::useUp(QString accountKey, BlueskyCredential credential)
{
    const auto self = shared_from_this();
    const CancelToken toItsEnd;
    const auto key = SigningKey::fromText(credential.key);
    if (!key)
        co_return fail(unreadableCredential());
    const auto giver = co_await m_oauth->giverAt(credential.entry, toItsEnd);
    if (!giver)
        co_return fail(giver.error());
    BlueskyCredential renewed = credential;
    renewed.isRenewing = true;
    auto marked = co_await replace(accountKey, renewed);
    if (!marked || !isSameSignIn(*marked, credential))
        co_return marked;
    const auto tokens =
        co_await m_oauth->tokens(*giver, net::refreshForm(credential.refresh, credential.clientId), *key,
                                 net::Purpose::RefreshSignIn, toItsEnd);
    if (!tokens) {
        Error error = tokens.error();
        if (isRefusal(error)) {
            co_await markRefused(accountKey, credential);
            Error ended = endedByBrowser(credential, clock().now());
            ended.httpStatus = error.httpStatus;
            ended.detail = error.detail;
            co_return fail(std::move(ended));
        }
        // Else the token may have been used up: that stays written down.
        if (isUnused(error))
            (void)co_await replace(accountKey, credential);
        co_return fail(std::move(error));
    }
    if (tokens->all[QLatin1StringView("sub")].toString() != credential.did)
        co_return fail(wrongIdentity());
    renewed.access = tokens->access;
    if (!tokens->refresh.isEmpty())
        renewed.refresh = tokens->refresh;
    renewed.isRenewing = false;
    auto written = co_await replace(accountKey, renewed);
    if (!written && written.error().code != ErrorCode::SignInNeeded) // else somebody has signed out
        m_unwritten.insert(accountKey, renewed);
    co_return written;
}

} // namespace hatstand::networks
