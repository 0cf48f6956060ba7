// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/mastodon/mastodon_streaming.h"

#include "net/json.h"
#include "net/url_rules.h"
#include "networks/mastodon/mastodon_server.h"

#include <QCoreApplication>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

/// Mastodon says something every fifteen seconds, others every half a minute: who is silent for longer than
/// this is not there any more.
constexpr Milliseconds longestSilence{90'000};
/// A status with all that belongs to it has some ten thousand bytes.
constexpr qsizetype longestLine = 1024LL * 1024;

Error doesNotTell()
{
    return {ErrorCode::NotAllowed, Words::tr("This server does not tell by itself what is new."), {}, {}, {}};
}

Error lineEnded()
{
    return {ErrorCode::ConnectionLost,
            Words::tr("The server has ended the line on which it tells what is new."),
            {},
            {},
            {}};
}

/// What the part of a stream that has come says.
struct Ear
{
    MastodonEvents events;
    QString accountId;
    bool hasHeard = false;
};

net::HttpRequest request(const QUrl &server, const QString &token, const std::shared_ptr<Ear> &ear)
{
    QUrl address = server;
    address.setPath(QStringLiteral("/api/v1/streaming/user"));
    net::HttpRequest request = net::HttpRequest::get(address, net::Purpose::ReadMentions);
    request.setBearer(token);
    request.setHeader(QByteArrayLiteral("Accept"), QByteArrayLiteral("text/event-stream"));
    request.setHeader(QByteArrayLiteral("Accept-Encoding"), QByteArrayLiteral("identity"));
    request.redirects = net::Redirects::Never;
    request.limitIsHosts = false;
    request.timeouts.total = Milliseconds(0);
    request.timeouts.idle = longestSilence;
    request.onBodyPart = [ear](const QByteArray &part) {
        const auto events = ear->events.feed(part);
        ear->hasHeard = std::ranges::any_of(
            events, [&ear](const MastodonEvents::Event &event) { return isNews(event, ear->accountId); });
        return !ear->hasHeard;
    };
    return request;
}
} // namespace

std::vector<MastodonEvents::Event> MastodonEvents::feed(const QByteArray &bytes)
{
    std::vector<Event> whole;
    qsizetype from = 0;
    while (from < bytes.size()) {
        const qsizetype end = bytes.indexOf('\n', from);
        const QByteArrayView piece =
            QByteArrayView(bytes).sliced(from, (end < 0 ? bytes.size() : end) - from);
        from = end < 0 ? bytes.size() : end + 1;
        if (!m_isTooLong)
            m_rest.append(piece);
        if (m_rest.size() > longestLine) {
            m_isTooLong = true;
            m_rest.clear();
        }
        if (end < 0)
            break;
        if (!m_isTooLong)
            read(m_rest, whole);
        m_rest.clear();
        m_isTooLong = false;
    }
    return whole;
}

void MastodonEvents::read(QByteArrayView line, std::vector<Event> &whole)
{
    if (line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty()) {
        if (!m_name.isEmpty() || !m_data.isEmpty())
            whole.push_back({m_name, m_data});
        m_name.clear();
        m_data.clear();
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon == 0)
        return; // a comment
    const QByteArrayView field = colon < 0 ? line : line.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    if (field == "event") {
        m_name = value.toByteArray();
    } else if (field == "data" && m_data.size() + value.size() <= longestLine) {
        if (!m_data.isEmpty())
            m_data += '\n';
        m_data += value;
    }
}

bool isNews(const MastodonEvents::Event &event, const QString &accountId)
{
    if (event.name == "conversation")
        return true;
    if (event.name != "notification" && event.name != "update")
        return false;
    const auto object = net::parseJsonObject(event.data);
    // What cannot be read is looked at.
    if (!object)
        return event.name == "notification";
    if (event.name == "notification") {
        const QString type = object->value(QLatin1StringView("type")).toString();
        return type.isEmpty() || type == QLatin1StringView("mention") || type == QLatin1StringView("quote");
    }
    const QJsonObject author = object->value(QLatin1StringView("account")).toObject();
    return author.value(QLatin1StringView("id")).toString() == accountId;
}

QUrl MastodonStreaming::addressFor(const AccountIdentity &account) const
{
    const QUrl address(account.options.value(fact::streaming).toString(), QUrl::StrictMode);
    const bool isNone = address.isEmpty() || net::addressProblem(address) || m_silent.contains(address);
    return isNone ? QUrl() : address;
}

QCoro::Task<Result<void>> MastodonStreaming::untilNews(AccountIdentity account, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QUrl server = addressFor(account);
    if (server.isEmpty())
        co_return fail(doesNotTell());
    const auto line = co_await m_sessions->open(account);
    if (!line)
        co_return fail(line.error());
    MastodonCredential credential = (*line)->credential;
    for (bool isRenewed = false;; isRenewed = true) {
        const auto ear = std::make_shared<Ear>();
        ear->accountId = credential.accountId;
        auto answered = co_await m_sessions->client()->send(request(server, credential.token, ear), cancel);
        if (ear->hasHeard)
            co_return Result<void>();
        if (!answered)
            co_return fail(std::move(answered.error()));
        const MastodonAnswer answer = readMastodonAnswer(std::move(*answered));
        if (answer.isSuccess())
            co_return fail(lineEnded());
        if (answer.response.status == 404 || answer.response.status == 501) {
            m_silent.insert(server);
            co_return fail(doesNotTell());
        }
        if (isRenewed || !answer.refusesToken() || credential.refresh.isEmpty() || cancel.isCancelled())
            co_return fail(answer.error());
        auto renewed = co_await m_sessions->renew(account.accountKey, credential.token);
        if (!renewed)
            co_return fail(std::move(renewed.error()));
        if (renewed->accountId != credential.accountId)
            co_return fail(answer.error());
        credential = std::move(*renewed);
    }
}

} // namespace hatstand::networks
