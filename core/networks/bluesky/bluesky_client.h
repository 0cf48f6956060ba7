// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_client.h"
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
    [[nodiscard]] Result<QJsonObject> object() const;
    /// What the answer means, by Publisher's rule for what may have arrived.
    [[nodiscard]] Error error() const;
};

[[nodiscard]] XrpcAnswer readXrpcAnswer(net::HttpResponse response);

/// Calls the servers of the network. Held by shared pointer by whoever waits for an answer; after close()
/// nothing leaves any more, and the sender that was given may go.
class BlueskyClient : public std::enable_shared_from_this<BlueskyClient>
{
public:
    BlueskyClient(net::HttpSender &http, BlueskyOptions options)
        : m_http(&http), m_options(std::move(options))
    {
    }

    [[nodiscard]] const BlueskyOptions &options() const { return m_options; }
    void close() { m_http = nullptr; }

    /// Failures are those of the line (HttpSender::send) only, but never TooLarge: what is too large there is
    /// an answer, so that what it answers may have been done.
    [[nodiscard]] QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request, CancelToken cancel);
    /// `token` may be empty.
    [[nodiscard]] QCoro::Task<Result<XrpcAnswer>> call(QUrl server, QString token, XrpcCall call,
                                                       CancelToken cancel);

private:
    net::HttpSender *m_http;
    BlueskyOptions m_options;
};

} // namespace hatstand::networks
