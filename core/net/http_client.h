// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/timers.h"
#include "net/http_message.h"
#include "net/rate_limiter.h"
#include "net/traffic_log.h"

#include <QList>
#include <QObject>
#include <QSslCertificate>
#include <qcorotask.h>

#include <memory>

namespace hatstand::net
{

class Connectivity;
class TransferThread;
struct ExchangeResult;
struct TransferRequest;

/// What sends requests. An interface, so that connectors can be tested without a line.
class HttpSender
{
public:
    HttpSender() = default;
    HttpSender(const HttpSender &) = delete;
    HttpSender &operator=(const HttpSender &) = delete;
    virtual ~HttpSender() = default;

    /// Sends once. Any whole answer is a value, whatever its status. An error tells exactly how far it came:
    ///
    /// | error              | may it have arrived?                                                      |
    /// | ------------------ | ------------------------------------------------------------------------- |
    /// | InvalidInput, InsecureConnection, RateLimited | no: nothing of the request left              |
    /// | Offline            | no: there was no line, or it broke before the request was complete        |
    /// | TimedOut, ConnectionLost, TooLarge, BadAnswer | yes, it may (or has)                         |
    /// | Cancelled          | it may, unless it was cancelled before it began (Error::detail is "unsent") |
    ///
    /// When in doubt it is one of those that may have arrived. Nothing is ever sent a second time by this
    /// class, nor by the library beneath it, except the GET or HEAD of a followed redirect and a GET or
    /// HEAD on a kept connection that the server had closed.
    virtual QCoro::Task<Result<HttpResponse>> send(HttpRequest request, CancelToken cancel = {}) = 0;
};

/// HTTP/1.1 with time-outs, cancellation, limits of size and rate; TLS except to this computer.
///
/// Refused before anything leaves: another scheme than https (http only to 127.0.0.0/8, ::1 and localhost),
/// a name or password in the address, line breaks in headers, a body whose file is missing. Certificate
/// errors are never ignored. No cookies, no cache, no saved credentials.
///
/// HTTP/2 is off: whether a request may have arrived must be known, and of its streams it is not.
///
/// Belongs to the thread of the event loop. When it is destroyed, open requests are cut and answer Cancelled
/// on the next turn of the event loop.
class HttpClient final : public QObject, public HttpSender
{
    Q_OBJECT
public:
    struct Options
    {
        QString userAgent; ///< "Hatstand/0.1 (+https://…)"
        /// Trusted beside those of the system, for a server of one's own (and for tests).
        QList<QSslCertificate> extraAuthorities;
    };

    /// All references must outlive this. `log` and `connectivity` may be null.
    HttpClient(const Clock &clock, Timers &timers, RateLimiter &limiter, TrafficLog *log,
               Connectivity *connectivity, Options options, QObject *parent = nullptr);
    ~HttpClient() override;

    QCoro::Task<Result<HttpResponse>> send(HttpRequest request, CancelToken cancel = {}) override;

    /// Requests under way, those that wait for their turn included.
    [[nodiscard]] int activeCount() const { return m_active; }

private:
    TransferThread &line();
    TransferThread &longLine();
    [[nodiscard]] TransferRequest prepare(const HttpRequest &request) const;
    QCoro::Task<Result<void>> awaitTurn(QString host, Milliseconds longest, CancelToken cancel);
    void note(const HttpRequest &request, const ExchangeResult &result, Instant began);

    const Clock &m_clock;
    Timers &m_timers;
    RateLimiter &m_limiter;
    TrafficLog *m_log;
    Connectivity *m_connectivity;
    Options m_options;
    QByteArray m_authorities;               ///< PEM; empty: those of the system
    std::unique_ptr<TransferThread> m_line; ///< made with the first request
    /// For answers that are followed: they take no turn from the others to their host, nor keep old lines
    /// from being dropped.
    std::unique_ptr<TransferThread> m_longLine;
    int m_active = 0;
    int m_exchanging = 0; ///< those of them that are on the line
    Milliseconds m_lastUseSteady{0};
    Instant m_lastUseWall;
};

} // namespace hatstand::net
