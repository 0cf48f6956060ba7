// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_client.h"
#include "net/json.h"
#include "networks/bluesky/dpop.h"
#include "networks/connector.h"

#include <QUrlQuery>

#include <memory>

namespace hatstand::networks
{

/// The addresses of the network that most people mean.
struct BlueskyOptions
{
    /// Signs in everyone who names no server of their own.
    QUrl entryway{QStringLiteral("https://bsky.social")};
    /// Where identities of the kind did:plc are written down.
    QUrl directory{QStringLiteral("https://plc.directory")};
    /// Where people read.
    QUrl site{QStringLiteral("https://bsky.app")};
    /// Makes films ready to be shown, for accounts of every server that it can reach.
    QUrl videoService{QStringLiteral("https://video.bsky.app")};
    /// Where programs of this person tell each other that they renew a sign-in; empty: the usual place.
    QString lockFolder = {};
};

/// One call of an XRPC method (atproto.com/specs/xrpc).
struct XrpcCall
{
    QString method; ///< "com.atproto.repo.getRecord"
    QUrlQuery query;
    bool isProcedure = false; ///< POST, else GET
    net::RequestBody body;
    QByteArray contentType;
    net::Purpose purpose = net::Purpose::Other;
    /// A body of megabytes: only silence ends it, however long it takes. The answer to it has its time.
    bool isUpload = false;
    /// Which other service the account's server asks for us ("did:web:…#id", atproto.com/specs/xrpc, service
    /// proxying); empty: the one that it chooses itself.
    QByteArray forwardTo = {};
    qint64 largestAnswer = 2LL * 1024 * 1024;
    net::PlaceInRow row = {};
    std::function<void(qint64 sent, qint64 total)> onProgress;

    [[nodiscard]] static XrpcCall ask(QLatin1StringView method, const QUrlQuery &query, net::Purpose purpose);
    [[nodiscard]] static XrpcCall tell(QLatin1StringView method, const QJsonObject &body,
                                       net::Purpose purpose);
};

/// What a server answered, whatever it was.
struct XrpcAnswer
{
    net::HttpResponse response;
    QString errorName; ///< "ExpiredToken"; empty for success, and when it is not a PDS that speaks
    QString message;   ///< its own words

    [[nodiscard]] bool isSuccess() const { return response.isSuccess(); }
    /// It wants another access token: nothing was done.
    [[nodiscard]] bool refusesToken() const;
    /// The body of a success; else error().
    [[nodiscard]] Result<QJsonObject> object(net::JsonLimits limits = {}) const;
    /// What the answer means, by Publisher's rule for what may have arrived.
    [[nodiscard]] Error error() const;
};

[[nodiscard]] XrpcAnswer readXrpcAnswer(net::HttpResponse response);
/// An answer that no PDS has given: of a proxy before it, of a hotel's network, of quite another server.
[[nodiscard]] Error strangeAnswer(const net::HttpResponse &response);

/// Calls the servers of the network. Held by shared pointer by whoever waits for an answer; after close()
/// nothing leaves any more, and the sender that was given may go.
class BlueskyClient : public std::enable_shared_from_this<BlueskyClient>
{
public:
    /// Both must outlive this, `http` until close().
    BlueskyClient(net::HttpSender &http, const Clock &clock, BlueskyOptions options)
        : m_http(&http), m_clock(clock), m_dpop(clock), m_options(std::move(options))
    {
    }

    [[nodiscard]] const BlueskyOptions &options() const { return m_options; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] const Dpop &dpop() const { return m_dpop; }
    void close() { m_http = nullptr; }

    /// Failures are those of the line (HttpSender::send) only, but never TooLarge: what is too large there is
    /// an answer, so that what it answers may have been done.
    [[nodiscard]] QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request, CancelToken cancel);
    /// `token` may be empty.
    [[nodiscard]] QCoro::Task<Result<XrpcAnswer>> call(QUrl server, QString token, XrpcCall call,
                                                       CancelToken cancel);
    /// The same with a token that wants a proof of the key (see Dpop). What is refused for want of the
    /// server's number, or because a clock is wrong, is sent once more.
    [[nodiscard]] QCoro::Task<Result<net::HttpResponse>> sendProven(net::HttpRequest request, QString token,
                                                                    SigningKey key, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<XrpcAnswer>> callProven(QUrl server, QString token, SigningKey key,
                                                             XrpcCall call, CancelToken cancel);

private:
    net::HttpSender *m_http;
    const Clock &m_clock;
    Dpop m_dpop;
    BlueskyOptions m_options;
};

} // namespace hatstand::networks
