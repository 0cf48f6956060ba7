// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/url_rules.h"
#include "networks/account_limits.h"
#include "networks/mastodon/mastodon_client.h"

// Which server a person means, and what it says of itself.

namespace hatstand::networks
{

/// What a person typed: "social.example", "@me@social.example", "https://social.example/@me".
struct MastodonPlace
{
    QUrl site;    ///< scheme, host and port; the domain of the handle, which may not be the server
    QString user; ///< empty: not said

    [[nodiscard]] QString domain() const { return net::hostLabel(site); }
};

/// InvalidInput when no server can be read out of it. `server` goes before the handle's domain.
[[nodiscard]] Result<MastodonPlace> mastodonPlace(const QUrl &server, const QString &typed);

/// What a server says of itself.
struct MastodonInstance
{
    QUrl server;
    QString domain;     ///< that of its handles
    QString version;    ///< "4.5.0"
    int apiVersion = 0; ///< of Mastodon's own API; 0: not told
    AccountLimits limits;
    bool schedules = false; ///< it is known to hold posts until their time
    QUrl streaming;         ///< where it tells by itself what is new; empty: it does not
    /// It tells nobody anything who is not signed in (limited federation); all but `server` and `domain` has
    /// to be asked for with a token.
    bool isClosed = false;

    /// SignedIn::facts.
    [[nodiscard]] QJsonObject facts() const;
};

/// From /api/v2/instance or /api/v1/instance; BadAnswer when that is no such thing.
[[nodiscard]] Result<MastodonInstance> readInstance(const QJsonObject &object, const QUrl &server,
                                                    Instant readAt);
/// From the document of host-meta or WebFinger: the server that it leads to; empty when it names none.
[[nodiscard]] QUrl serverInHostMeta(const net::HttpResponse &response);
[[nodiscard]] QUrl serverInWebFinger(const QJsonObject &document);

namespace fact
{
/// The version of Mastodon's own API, a number; absent where the server does not say.
inline constexpr QLatin1StringView apiVersion("mastodonApi");
/// Where the server tells by itself what is new, an address; absent where it does not.
inline constexpr QLatin1StringView streaming("mastodonStreaming");
} // namespace fact
/// Quotes came with Mastodon 4.5 (docs.joinmastodon.org/entities/Instance: api_versions).
inline constexpr int apiVersionOfQuotes = 7;

class MastodonServers : public std::enable_shared_from_this<MastodonServers>
{
public:
    explicit MastodonServers(std::shared_ptr<MastodonClient> client) : m_client(std::move(client)) {}

    /// The server where that account lives, asked for by all ways that there are.
    [[nodiscard]] QCoro::Task<Result<MastodonInstance>> discover(MastodonPlace place, CancelToken cancel);
    /// What it says of itself to whoever has that token, which may be empty.
    [[nodiscard]] QCoro::Task<Result<MastodonInstance>> about(QUrl server, QString token, CancelToken cancel);

private:
    [[nodiscard]] QCoro::Task<QUrl> homeOf(MastodonPlace place, CancelToken cancel);
    [[nodiscard]] QCoro::Task<QUrl> hostMeta(QUrl site, CancelToken cancel);

    std::shared_ptr<MastodonClient> m_client;
};

} // namespace hatstand::networks
