// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_client.h"
#include "networks/server_clock.h"
#include "networks/shaarli/shaarli_bookmark.h"

#include <memory>

namespace hatstand::networks
{

/// One call of the REST API, version 1.
struct ShaarliCall
{
    net::HttpMethod method = net::HttpMethod::Get;
    QString path;   ///< "links/12"
    QString search; ///< asks for all bookmarks that hold this; empty: none is asked for
    QJsonObject body;
    net::Purpose purpose = net::Purpose::Other;
};

/// What a Shaarli answered; any other server's answers are failures.
struct ShaarliAnswer
{
    int status = 0; ///< 200, 201, 204, 404 (no such bookmark) or 409 (one of that address is there)
    QJsonValue body;
};

/// Calls a Shaarli. Held by shared pointer by whoever waits for an answer; after close() nothing leaves any
/// more, and the sender that was given may go.
class ShaarliClient : public std::enable_shared_from_this<ShaarliClient>
{
public:
    ShaarliClient(net::HttpSender &http, const Clock &clock) : m_http(&http), m_clock(clock) {}

    void close() { m_http = nullptr; }
    /// Failures by the rule of Publisher for what may have arrived.
    [[nodiscard]] QCoro::Task<Result<ShaarliAnswer>> call(ShaarliCredential who, ShaarliCall call,
                                                          CancelToken cancel);
    /// Where the Shaarli of that address really is; nothing secret leaves.
    [[nodiscard]] QCoro::Task<Result<QUrl>> locate(QUrl server, CancelToken cancel);

private:
    [[nodiscard]] QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request, CancelToken cancel);
    [[nodiscard]] net::HttpRequest prepared(const ShaarliCredential &who, const ShaarliCall &call) const;

    net::HttpSender *m_http;
    ServerClock m_clock;
};

} // namespace hatstand::networks
