// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_session.h"

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

/// A token that ends so soon is renewed when somebody looks after the sign-in.
constexpr Milliseconds soon = std::chrono::minutes(10);

Error stopped()
{
    Error error{ErrorCode::Cancelled, Words::tr("Talking to Bluesky was stopped."), {}, {}, {}};
    error.detail = QStringLiteral("unsent");
    return error;
}
} // namespace

std::optional<Instant> tokenEnd(const QString &token)
{
    const QStringList parts = token.split(u'.');
    if (parts.size() != 3)
        return std::nullopt;
    const auto claims = net::parseJsonObject(
        QByteArray::fromBase64(parts[1].toLatin1(), QByteArray::Base64UrlEncoding), {64LL * 1024, 10});
    const qint64 seconds = claims ? claims->value(QLatin1StringView("exp")).toInteger() : 0;
    constexpr qint64 latest = 253'402'300'799; // the end of the year 9999
    if (seconds <= 0 || seconds > latest)
        return std::nullopt;
    return Instant::fromMilliseconds(seconds * 1000);
}

QCoro::Task<Result<BlueskySessions::LinePointer>> BlueskySessions::open(AccountIdentity account)
{
    const auto self = shared_from_this();
    auto credential = co_await m_renewals->read(account.accountKey);
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
        auto answer = co_await callOnce(line, call, cancel);
        if (!answer || !answer->refusesToken())
            co_return answer;
    }
    if (cancel.isCancelled())
        co_return fail(stopped());
    auto renewed = co_await renew(line);
    if (!renewed)
        co_return fail(std::move(renewed.error()));
    auto again = co_await callOnce(line, call, cancel);
    co_return again;
}

/// With the proof that the token of a sign-in in the browser wants; one that is refused for want of the
/// server's number or time is made once more.
QCoro::Task<Result<XrpcAnswer>> BlueskySessions::callOnce(LinePointer line, XrpcCall call, CancelToken cancel)
{
    const auto self = shared_from_this();
    const BlueskyCredential credential = line->credential;
    if (!credential.isByBrowser()) {
        auto answer = co_await m_client->call(credential.home, credential.access, call, cancel);
        co_return answer;
    }
    const auto key = SigningKey::fromText(credential.key);
    if (!key)
        co_return fail(unreadableCredential());
    if (call.isUpload && !m_client->dpop().knows(credential.home)) {
        // A refusal in the middle of a large body breaks the line; a small question has no body.
        const QUrlQuery noQuery;
        const XrpcCall small = XrpcCall::ask(QLatin1StringView("com.atproto.server.getSession"), noQuery,
                                             net::Purpose::CheckAccount);
        const auto asked =
            co_await m_client->callProven(credential.home, credential.access, *key, small, cancel);
        if (!asked)
            co_return fail(asked.error());
    }
    auto answer = co_await m_client->callProven(credential.home, credential.access, *key, call, cancel);
    co_return answer;
}

QCoro::Task<Result<void>> BlueskySessions::freshen(LinePointer line)
{
    const auto self = shared_from_this();
    const auto end = tokenEnd(line->credential.access);
    const Instant now = m_renewals->clock().now();
    if (!line->credential.access.isEmpty() && (!end || *end - now > soon))
        co_return Result<void>();
    auto renewed = co_await renew(line);
    co_return renewed;
}

/// Joins a renewal under way, or makes one.
QCoro::Task<Result<void>> BlueskySessions::renew(LinePointer line)
{
    const auto self = shared_from_this();
    std::optional<BlueskyRenewals::Renewed> renewed;
    if (const auto found = m_renewing.find(line->accountKey); found != m_renewing.end()) {
        const Completion<BlueskyRenewals::Renewed> joined;
        found->push_back(joined);
        renewed.emplace(co_await joined);
    } else {
        m_renewing.insert(line->accountKey, {});
        renewed.emplace(co_await m_renewals->renew(line->accountKey, line->credential.access));
        const auto waiting = m_renewing.take(line->accountKey);
        for (const Completion<BlueskyRenewals::Renewed> &one : waiting)
            one.complete(*renewed);
    }
    if (!*renewed)
        co_return fail(renewed->error());
    if ((*renewed)->did != line->credential.did)
        co_return fail(wrongIdentity());
    line->credential = **renewed;
    co_return Result<void>();
}

} // namespace hatstand::networks
