// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/instant.h"
#include "net/request_body.h"
#include "net/row.h"
#include "net/traffic_log.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <functional>
#include <optional>

class QJsonObject;

namespace hatstand::net
{

enum class HttpMethod { Get, Head, Post, Put, Patch, Delete, MakeCollection };

/// "GET", "POST", …; making a collection is WebDAV's "MKCOL".
[[nodiscard]] QByteArray httpMethodName(HttpMethod method);

struct HttpHeader
{
    QByteArray name;
    QByteArray value;
};

/// How long to wait for what. Zero means no limit, which only uploads of media should ask for (total), and
/// then limit the answer: idle alone lets one that comes by the byte go on for ever. An answer that is
/// followed (HttpRequest::onBodyPart) goes on for as long as it likes, and has idle alone.
struct Timeouts
{
    Milliseconds connect{15'000}; ///< until the request begins to leave
    Milliseconds idle{30'000};    ///< without a byte either way
    Milliseconds total{120'000};  ///< for everything, redirects included, waits in the rate limiter not
    Milliseconds answer{0};       ///< for the whole answer, once the body has gone or the answer begins
};

/// Which redirects are followed. Only GET and HEAD ever follow one: anything else is answered with the 3xx as
/// it came, because sending twice is the caller's to decide. At most five in a row; never from https to http;
/// never from another computer to this one; credentials never go along to another host.
enum class Redirects {
    Never,    ///< the 3xx is the answer
    SameHost, ///< the same scheme, host and port (or http→https of the same host); another host is an error
    AnyHost,  ///< for public pages (link cards); Authorization, Cookie and DPoP are dropped at another host
};

/// A request as a value. See HttpClient::send for what is refused before anything leaves.
struct HttpRequest
{
    HttpMethod method = HttpMethod::Get;
    QUrl url;
    QList<HttpHeader> headers;
    RequestBody body;
    QByteArray contentType;           ///< of the body; needed when there is one
    Purpose purpose = Purpose::Other; ///< for the log of what left the computer
    Timeouts timeouts;
    /// Of the body of the answer, after decompression. More is ErrorCode::TooLarge, noticed while it arrives.
    qint64 maxResponseBytes = 8LL * 1024 * 1024;
    Redirects redirects = Redirects::SameHost;
    /// Whether arriving twice does no harm; unset: by the method (GET, HEAD, PUT and DELETE are). Set it for
    /// a POST whose record key or idempotency key makes a repeat the same thing. It never causes a repeat
    /// here.
    std::optional<bool> idempotent;
    /// The longest wait for a turn in the rate limiter. If more would be needed, the answer is
    /// ErrorCode::RateLimited with retryAfter, at once, and nothing leaves.
    Milliseconds longestQueueWait{10'000};
    /// Whether "too many requests" (429, 503 with a pause) holds back everything to that host. Not for calls
    /// whose limit counts by account: the other accounts there go on, and the caller holds back its own.
    bool limitIsHosts = true;
    PlaceInRow row = {};
    /// For an answer that comes little by little and may never end (server-sent events): called with each
    /// part of the body of a success as it arrives, which then is not in the answer. False: that is enough,
    /// the line is cut, and the answer is a success without headers. Such a request has a line of its own
    /// beside the others to that host; maxResponseBytes holds for what waits to be taken. It should ask for
    /// "Accept-Encoding: identity": what is packed is BadAnswer.
    std::function<bool(const QByteArray &part)> onBodyPart;
    /// Bytes of the body so far and in all (never called for an empty one).
    std::function<void(qint64 sent, qint64 total)> onUploadProgress;

    [[nodiscard]] bool isIdempotent() const;
    /// Replaces a header of the same name (names are compared without case).
    void setHeader(const QByteArray &name, const QByteArray &value);
    void setBearer(const QString &token);

    [[nodiscard]] static HttpRequest get(QUrl url, Purpose purpose);
    [[nodiscard]] static HttpRequest postJson(QUrl url, const QJsonObject &body, Purpose purpose);
};

/// An answer as a value, whatever its status: see http_status.h for turning one into an Error.
struct HttpResponse
{
    int status = 0;
    QList<HttpHeader> headers;
    QByteArray body;      ///< decompressed
    QUrl finalUrl;        ///< after redirects
    Milliseconds took{0}; ///< from the first byte of work to the last byte of the answer
    Instant receivedAt;

    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
    /// The first header of that name (without case), or null bytes. Several values are joined by ", ".
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

} // namespace hatstand::net
