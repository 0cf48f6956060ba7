// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_session.h"

#include "net/json.h"
#include "net/url_rules.h"
#include "networks/bluesky/bluesky_identity.h"

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

constexpr qsizetype largestEntry = 2048; // bytes a keychain takes everywhere
constexpr QLatin1StringView entryKey("entry");
constexpr QLatin1StringView homeKey("home");
constexpr QLatin1StringView didKey("did");
constexpr QLatin1StringView passwordKey("password");
constexpr QLatin1StringView accessKey("access");
constexpr QLatin1StringView refreshKey("refresh");

Error stopped()
{
    return {ErrorCode::Cancelled, Words::tr("Talking to Bluesky was stopped."), {}, {}, {}};
}

Error wrongIdentity()
{
    return {ErrorCode::SignInNeeded,
            Words::tr("The sign-in belongs to another Bluesky account."),
            Words::tr("Nothing was sent; everything waits."),
            Words::tr("Sign in again with the account that is shown here."),
            {}};
}

QByteArray compact(const BlueskyCredential &credential)
{
    return QJsonDocument(QJsonObject{{entryKey, credential.entry.toString()},
                                     {homeKey, credential.home.toString()},
                                     {didKey, credential.did},
                                     {passwordKey, credential.password},
                                     {accessKey, credential.access},
                                     {refreshKey, credential.refresh}})
        .toJson(QJsonDocument::Compact);
}
} // namespace

QString toText(const BlueskyCredential &credential)
{
    BlueskyCredential kept = credential;
    if (compact(kept).size() > largestEntry)
        kept.access.clear();
    if (compact(kept).size() > largestEntry)
        kept.refresh.clear();
    return QString::fromUtf8(compact(kept));
}

Result<BlueskyCredential> blueskyCredential(const QString &text)
{
    const auto object = net::parseJsonObject(text.toUtf8(), {largestEntry * 4, 2});
    BlueskyCredential credential;
    if (object) {
        credential.entry = QUrl(object->value(entryKey).toString());
        credential.home = QUrl(object->value(homeKey).toString());
        credential.did = object->value(didKey).toString();
        credential.password = object->value(passwordKey).toString();
        credential.access = object->value(accessKey).toString();
        credential.refresh = object->value(refreshKey).toString();
    }
    if (!isDid(credential.did) || net::addressProblem(credential.entry) ||
        net::addressProblem(credential.home) || credential.password.isEmpty()) {
        return fail(ErrorCode::SignInNeeded, Words::tr("The sign-in in the keychain cannot be read."),
                    Words::tr("Something else has written there."), Words::tr("Sign in again."));
    }
    return credential;
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

QCoro::Task<Result<BlueskyCredential>> BlueskySessions::read(QString accountKey)
{
    if (!m_credentials)
        co_return fail(stopped());
    const auto text = co_await m_credentials->read(std::move(accountKey));
    if (!text)
        co_return fail(text.error());
    co_return blueskyCredential(*text);
}

QCoro::Task<Result<void>> BlueskySessions::write(QString accountKey, QString text)
{
    if (!m_credentials)
        co_return fail(stopped());
    auto written = co_await m_credentials->write(std::move(accountKey), std::move(text));
    co_return written;
}

QCoro::Task<Result<BlueskySessions::LinePointer>> BlueskySessions::open(AccountIdentity account)
{
    const auto self = shared_from_this();
    auto credential = co_await read(account.accountKey);
    if (!credential)
        co_return fail(std::move(credential.error()));
    if (!account.remoteId.isEmpty() && account.remoteId != credential->did)
        co_return fail(wrongIdentity());
    co_return std::make_shared<Line>(Line{account.accountKey, std::move(*credential)});
}

QCoro::Task<Result<XrpcAnswer>> BlueskySessions::call(LinePointer line, XrpcCall call, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (!line->credential.access.isEmpty()) {
        auto answer = co_await m_client->call(line->credential.home, line->credential.access, call, cancel);
        if (!answer || !answer->refusesToken())
            co_return answer;
    }
    if (cancel.isCancelled())
        co_return fail(stopped());
    auto renewed = co_await renew(line->accountKey, line->credential.access);
    if (!renewed)
        co_return fail(std::move(renewed.error()));
    if (renewed->did != line->credential.did)
        co_return fail(wrongIdentity());
    line->credential = std::move(*renewed);
    auto again = co_await m_client->call(line->credential.home, line->credential.access, call, cancel);
    co_return again;
}

/// Joins a renewal under way, or makes one.
QCoro::Task<BlueskySessions::Renewed> BlueskySessions::renew(QString accountKey, QString refused)
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

/// Not cancelled with the call that began it: others wait for it, and a refresh token that was used and not
/// replaced is lost.
QCoro::Task<BlueskySessions::Renewed> BlueskySessions::renewAlone(QString accountKey, QString refused)
{
    auto credential = co_await read(accountKey);
    if (!credential)
        co_return fail(std::move(credential.error()));
    // Another program, or a new sign-in, was faster.
    if (!credential->access.isEmpty() && credential->access != refused)
        co_return credential;
    auto session = co_await newSession(*credential);
    if (!session)
        co_return fail(std::move(session.error()));
    if (session->did != credential->did)
        co_return fail(wrongIdentity());
    credential->access = session->access;
    credential->refresh = session->refresh;
    auto written = co_await write(accountKey, toText(*credential));
    if (!written)
        co_return fail(std::move(written.error()));
    co_return credential;
}

QCoro::Task<Result<BlueskySession>> BlueskySessions::newSession(BlueskyCredential credential)
{
    const CancelToken toItsEnd;
    if (!credential.refresh.isEmpty()) {
        const XrpcCall refresh = XrpcCall::tell(QLatin1StringView("com.atproto.server.refreshSession"), {},
                                                net::Purpose::RefreshSignIn);
        const auto answer = co_await m_client->call(credential.home, credential.refresh, refresh, toItsEnd);
        if (!answer)
            co_return fail(answer.error());
        if (!answer->refusesToken())
            co_return readSession(*answer);
    }
    const QString noToken;
    const XrpcCall create =
        createSessionCall(credential.did, credential.password, net::Purpose::RefreshSignIn);
    const auto answer = co_await m_client->call(credential.entry, noToken, create, toItsEnd);
    if (!answer)
        co_return fail(answer.error());
    if (!answer->isSuccess())
        co_return fail(signInError(*answer));
    co_return readSession(*answer);
}

} // namespace hatstand::networks
