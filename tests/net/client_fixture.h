// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timers.h"
#include "net/connectivity.h"
#include "net/http_client.h"
#include "support/await.h"
#include "support/hostile_server.h"
#include "support/memory_traffic_log.h"

#include <memory>

namespace hatstand::test
{

/// A client whose time stands still until the test moves it, and a server that does what the test says.
struct ClientFixture
{
    FakeClock clock;
    FakeTimers timers{clock};
    net::RateLimiter limiter{clock};
    MemoryTrafficLog log;
    net::Connectivity connectivity;
    HostileServer server;
    std::unique_ptr<net::HttpClient> client;

    explicit ClientFixture(QList<QSslCertificate> authorities = {})
        : client(std::make_unique<net::HttpClient>(
              clock, timers, limiter, &log, &connectivity,
              net::HttpClient::Options{QStringLiteral("Hatstand/test"), std::move(authorities)}))
    {
    }

    [[nodiscard]] net::HttpRequest get(const QByteArray &path) const
    {
        return net::HttpRequest::get(server.url(path), net::Purpose::ReadPosts);
    }
    [[nodiscard]] net::HttpRequest post(const QByteArray &path, const QByteArray &body) const
    {
        net::HttpRequest request;
        request.method = net::HttpMethod::Post;
        request.url = server.url(path);
        request.body = body;
        request.contentType = QByteArrayLiteral("text/plain");
        request.purpose = net::Purpose::SendPost;
        return request;
    }
    [[nodiscard]] Result<net::HttpResponse> send(net::HttpRequest request)
    {
        return await(client->send(std::move(request)));
    }
    [[nodiscard]] Awaited<Result<net::HttpResponse>> begin(net::HttpRequest request, CancelToken cancel = {})
    {
        return Awaited<Result<net::HttpResponse>>(client->send(std::move(request), std::move(cancel)));
    }
};

} // namespace hatstand::test

/// Compares the code of a failed result, with its words when it is another.
#define COMPARE_ERROR(result, expected)                                                                      \
    do {                                                                                                     \
        const auto &outcome = (result);                                                                      \
        QVERIFY2(!outcome, "it succeeded");                                                                  \
        const hatstand::Error &error = outcome.error();                                                      \
        QVERIFY2(error.code == (expected), qPrintable(hatstand::errorCodeName(error.code) + u' ' +           \
                                                      error.sentence() + u' ' + error.detail));              \
    } while (false)
